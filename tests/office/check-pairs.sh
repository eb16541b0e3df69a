#!/bin/sh
# Every sample's clause set is compared with every other one, both ways: what tests/tool/pairs.c says must hold.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../golden/lib.sh"
need_program
make_work
[ -x "$build/pairs" ] || fail "build/…/pairs is not there"

for profile in "$top"/samples/profiles/*.xml; do
	"$jokou" clauses "$profile" >"$work/$(basename "$profile")" 2>"$work/log" || fail "clauses of $profile: $(tail -n 1 "$work/log")"
done
"$build/pairs" "$work"/*.xml >"$work/out" 2>"$work/faults" || fail "$(head -n 20 "$work/faults")"
cat "$work/out"
exit "$failed"
