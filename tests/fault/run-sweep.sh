#!/bin/sh
# Every allocation (a sample of them) and every system call of writing fails once, on the way from files to a paper of golden/mini:
# sweep.c tells what is judged.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../golden/lib.sh"
sweep=$build/sweep
[ -x "$sweep" ] || skip "the tools are not built ($sweep)"
make_work
make_mini
profile=$mini/profiles/open.xml

for ending in docx odt; do
	for mode in hooks system; do
		"$sweep" $mode "$work/mini/clauses" "$profile" "$work/mini/templates/contract.$ending" contract 2>"$work/said"
		status=$?
		[ $status = 77 ] && continue
		[ $status = 0 ] || { fail "$mode, $ending: status $status"; head -n 5 "$work/said"; }
	done
	mkdir "$work/$ending"
	"$sweep" write "$work/mini/clauses" "$profile" "$work/mini/templates/contract.$ending" contract "$work/$ending/paper" || fail "write, $ending"
	[ "$(ls "$work/$ending")" = paper ] || fail "write, $ending: a temporary file is left"
done
echo "$failed faults"
[ $failed = 0 ]
