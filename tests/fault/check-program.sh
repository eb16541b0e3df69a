#!/bin/sh
# The program in a machine that fails: a full standard output, a folder that cannot be written, too little memory. It ends with
# status 4 and leaves whole files only.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
make_work
profile=$top/samples/profiles/resident-application.xml
"$jokou" generate "$profile" -o "$work/right" >"$work/said" 2>&1 || fail "generate"

# ends_with STATUS WORDS: judges the status of the last command.
ends_with() { [ "$status" = "$1" ] || fail "$2: status $status, not $1"; }

"$jokou" check "$profile" >/dev/full 2>"$work/log"
status=$?
ends_with 4 'full standard output'
[ -s "$work/log" ] || fail 'full standard output: nothing said'

: >"$work/file"
"$jokou" generate "$profile" -o "$work/file/below" >"$work/log" 2>&1
status=$?
ends_with 4 'a file where a folder is wanted'

# Whatever was written must be one of the right files, whole.
no_halves() {
	find "$work/little" -type f | while read -r file; do
		cmp -s "$file" "$work/right/${file#"$work/little/"}" || echo "$file"
	done >"$work/halves"
	[ ! -s "$work/halves" ] || fail "$1: $(cat "$work/halves")"
}

good=0 short=0 limit=3000
while [ $limit -lt 400000 ] && [ $good -lt 3 ]; do
	rm -rf "$work/little"
	mkdir "$work/little"
	(
		ulimit -v $limit
		exec "$jokou" generate "$profile" -o "$work/little"
	) >"$work/log" 2>&1
	status=$?
	if [ $status = 0 ]; then
		good=$((good + 1))
		diff -rq "$work/right" "$work/little" >/dev/null || fail "$limit KiB: other papers"
	elif [ $status = 4 ]; then
		short=$((short + 1))
	elif [ $status = 127 ] || grep -q 'error while loading shared libraries' "$work/log"; then
		: # too little to start at all
	else
		fail "$limit KiB: status $status"
		head -n 3 "$work/log"
	fi
	no_halves "$limit KiB"
	limit=$((limit + limit / 40))
done
echo "out of memory at $short limits, enough at $good, $failed faults"
[ $good -gt 0 ] && [ $short -gt 0 ] && [ $failed = 0 ]
