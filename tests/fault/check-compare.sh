#!/bin/sh
# diff and review in a machine that fails: little memory at any point, a full disk. What they write is there whole or not at all.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
make_work
old=$top/samples/profiles/web-conference.xml
new=$work/new.xml
sed 's|<first-report unit="hour">1<|<first-report unit="hour">6<|' "$old" >"$new"
"$jokou" generate "$new" -o "$work" --document contract --format docx -q 2>"$work/log" || fail "generate"
paper=$work/new/contract.docx

# starved NAME ARGUMENT...: with a little more memory each time; the file NAME is whole, or is not there.
starved() {
	name=$1
	shift
	"$jokou" "$@" -o "$work/right-$name" 2>"$work/log" || fail "$name: $(head -n 1 "$work/log")"
	good=0 short=0 limit=4000
	while [ $limit -lt 1000000 ] && [ $good -lt 2 ]; do
		rm -f "$work/$name"
		(
			ulimit -v $limit
			exec "$jokou" "$@" -o "$work/$name"
		) >"$work/said" 2>"$work/log"
		status=$?
		if [ $status = 0 ]; then
			good=$((good + 1))
			cmp -s "$work/right-$name" "$work/$name" || fail "$name, $limit KiB: another file"
		elif [ $status = 4 ]; then
			short=$((short + 1))
			[ ! -e "$work/$name" ] || fail "$name, $limit KiB: out of memory, and yet a file"
		elif [ $status = 127 ] || grep -q 'error while loading shared libraries' "$work/log"; then
			: # too little to start at all
		else
			fail "$name, $limit KiB: status $status"
			head -n 3 "$work/log"
		fi
		limit=$((limit + limit / 8))
	done
	[ $good = 2 ] && [ $short -gt 0 ] || fail "$name: $good good and $short starved runs"
}

starved text.txt diff "$old" "$new"
starved page.html diff "$old" "$new" --document contract
starved report.json diff "$old" "$paper"
starved table.docx diff "$old" "$new" --document contract
starved redline.docx diff "$old" "$new" --document contract --layout redline
starved copy.docx review "$paper" --base "$old"

for format in text json html; do
	"$jokou" diff "$old" "$new" --format $format >/dev/full 2>"$work/log"
	[ $? = 4 ] || fail "a full standard output: $format"
	grep -q 'F003' "$work/log" || fail "a full standard output: nothing said of $format"
done
mkdir "$work/small"
if mount -t tmpfs -o size=4k none "$work/small" 2>/dev/null; then
	for name in page.html table.docx; do
		"$jokou" diff "$old" "$new" --document contract -o "$work/small/$name" 2>"$work/log"
		[ $? = 4 ] || fail "full disk: $name"
		[ -z "$(ls -A "$work/small")" ] || fail "full disk: $name left something behind"
	done
	"$jokou" diff "$old" "$new" --layout redline --format docx -o "$work/small/" >"$work/said" 2>"$work/log"
	[ $? = 4 ] || fail "full disk: redlines"
	umount "$work/small"
else
	echo "no file system of its own here: the full disk is not tried"
fi
echo "$failed faults"
[ $failed = 0 ]
