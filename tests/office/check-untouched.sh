#!/bin/sh
# Whoever reviews a paper that nobody touched is told that nothing differs: every paper of the samples, in both formats.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
need_papers docx
need_papers odt
make_work

checked=0
for paper in "$papers"/*/*.docx "$papers"/*/*.odt; do
	"$jokou" review "$paper" --format json >"$work/out" 2>"$work/log" || fail "$paper: $(tail -n 1 "$work/log")"
	if grep '"state":' "$work/out" | grep -qv '"untouched"' || grep -q '"renumbered": true' "$work/out"; then
		fail "$paper: something differs"
	fi
	checked=$((checked + 1))
done
echo "$checked papers, $failed faults"
[ "$checked" -gt 0 ] && [ "$failed" = 0 ]
