#!/bin/sh
# A batch that is killed at any moment leaves whole papers only, and the next run with --skip-existing ends with what an undisturbed one
# makes and nothing else. So does one on a disk that is full.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
make_work
profile=$top/samples/profiles/light-saas.xml
mkdir "$work/in"
for i in 1 2 3 4 5 6 7 8 9; do
	for j in 0 1 2 3 4 5; do
		cp "$profile" "$work/in/p$i$j.xml"
	done
done
"$jokou" generate "$work/in" -o "$work/right" -q >"$work/said" 2>&1 || fail "generate"

# Whatever is in place must be one of the right files, whole.
no_halves() {
	(cd "$2" && find . -type f ! -path './.jokou-*') | while read -r file; do
		cmp -s "$2/$file" "$work/right/$file" || echo "$file"
	done >"$work/halves"
	[ ! -s "$work/halves" ] || fail "$1: $(head -n 3 "$work/halves")"
}

for turn in 1 2 3 4 5 6; do
	rm -rf "$work/out"
	setsid "$jokou" generate "$work/in" -o "$work/out" -j 2 >"$work/said" 2>&1 &
	process=$!
	sleep "$(awk -v turn=$turn 'BEGIN { print turn * turn * 0.03 }')"
	# All of them at once, as when the machine is switched off; the group is the one that setsid made.
	kill -9 -- "-$process" 2>/dev/null
	wait "$process" 2>/dev/null
	mkdir -p "$work/out"
	no_halves "killed ($turn)" "$work/out"
	"$jokou" generate "$work/in" -o "$work/out" --skip-existing -q >"$work/said" 2>&1 || fail "the next run ($turn): $(head -n 3 "$work/said")"
	diff -rq "$work/right" "$work/out" >"$work/said" || fail "other papers after a kill ($turn): $(head -n 3 "$work/said")"
done

# A file system of its own, which only root may make.
mkdir "$work/small"
if mount -t tmpfs -o size=4m none "$work/small" 2>/dev/null; then
	"$jokou" generate "$work/in" -o "$work/small/out" -j 2 --report "$work/report" >"$work/said" 2>&1
	status=$?
	[ $status = 4 ] || fail "full disk: status $status"
	grep -q 'F003' "$work/said" || fail "full disk: nothing said"
	no_halves "full disk" "$work/small/out"
	find "$work/small" -name '.jokou-*' | grep -q . && fail "full disk: files left behind"
	[ "$(grep -c '"status": "written"' "$work/report")" -gt 3 ] || fail "full disk: what has room is not made"
	umount "$work/small"
else
	echo "no file system of its own here: the full disk is not tried"
fi
echo "$failed faults"
[ $failed = 0 ]
