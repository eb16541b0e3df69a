#!/bin/sh
# The decision and the clauses of every sample, compared with samples/NAME/check.json and clauses.txt. After a wanted change of the catalog:
# JK_UPDATE=1 sh tests/golden/run-samples.sh, and read the difference: it is what people will get.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
LC_ALL=C
export LC_ALL
unset LANGUAGE SOURCE_DATE_EPOCH
kept=$top/tests/golden/samples

# report NAME ARGUMENT...
report() {
	name=$1
	shift
	"$jokou" "$@" >"$work/made" 2>"$work/said" || {
		fail "$*: status $?"
		cat "$work/said"
	}
	compare "$kept/$name" "$work/made"
}

for profile in "$top"/samples/profiles/*.xml; do
	stem=$(basename "$profile" .xml)
	mkdir -p "$work/names"
	: >"$work/names/$stem"
	report "$stem/check.json" check "$profile" --format json
	report "$stem/clauses.txt" clauses "$profile" --format text
done
for folder in "$kept"/*/; do
	[ -e "$work/names/$(basename "$folder")" ] || fail "$folder belongs to no sample"
done
echo "$compared texts, $failed faults"
[ $compared -gt 0 ] && [ $failed = 0 ]
