#!/bin/sh
# run-times.sh: what is made on the day before a clause, a vocabulary and a template are succeeded, and on the day; compared with times/expected.
# times/catalog is put over the catalog of mini/. After a wanted change: JK_UPDATE=1 sh tests/golden/run-times.sh.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
make_mini
LC_ALL=C
export LC_ALL
unset LANGUAGE SOURCE_DATE_EPOCH
times=$top/tests/golden/times
expected=$times/expected
# Paths are short and the same everywhere: lines are filled with them.
cd "$work" || exit 1
world=mini
mkdir -p "$work/made" "$expected"
cp -r "$times/catalog/." "$world/clauses"
cp "$times/templates.xml" "$world/templates"
cp "$world/templates/contract.docx" "$world/templates/contract@2027-04-01.docx"
mkdir p
cp "$mini/profiles/open.xml" p/
profile=p/open.xml
before=2027-03-31
after=2027-04-01

# report NAME STATUS ARGUMENT...
report() {
	name=$1 wanted=$2
	shift 2
	"$jokou" "$@" --catalog "$world" >"$work/made/$name" 2>"$work/said"
	status=$?
	[ $status = "$wanted" ] || fail "$name: status $status"
	cat "$work/said" >>"$work/made/$name"
}

for day in $before $after; do
	report "$day.contract.text" 0 clauses "$profile" --document contract --format text --as-of $day
	report "$day.report.text" 0 explain "$profile" report --as-of $day
	report "$day.check.text" 0 check "$profile" --as-of $day
	report "$day.coverage.text" 2 catalog coverage --as-of $day
	"$jokou" clauses "$profile" --catalog "$world" --as-of $day -o "$day.xml" 2>/dev/null || fail "clauses $day"
	"$jokou" generate "$profile" --catalog "$world" --as-of $day --document contract --format docx -q -o "$day" 2>"$work/said" || fail "generate $day: $(cat "$work/said")"
	"$pkgdump" "$work/$day/open/contract.docx" | grep -o '"as-of".*"clauses"' | sed 's/"digest": "[0-9a-f]\{16\}"/"digest": "DIGEST"/g' >"$work/made/$day.remembered"
	# Without --as-of it is the paper's own date that chooses.
	sed "s|<date>[0-9-]*</date>|<date>$day</date>|" "$profile" >"$work/open.xml"
	"$jokou" clauses "$work/open.xml" --catalog "$world" --document contract --format text 2>/dev/null >"$work/dated"
	grep -v '^[^ ]*: ' "$work/made/$day.contract.text" | grep -v '^  hint: ' >"$work/asked"
	cmp -s "$work/dated" "$work/asked" || fail "the date of the paper does not choose the text of $day"
done
report diff.text 0 diff "$before.xml" "$after.xml"
# The paper of the day before, held against what is to come.
report redline.text 0 diff "$before/open/contract.docx" "$profile" --document contract --as-of $after
report review.text 0 review "$before/open/contract.docx"
report history.text 0 catalog history
report history.report.text 0 catalog history report
report history.report.json 0 catalog history report --format json
report history.contract.text 0 catalog history contract
report history.provision.json 0 catalog history 1-2 --format json
report lint.text 0 catalog lint "$profile"

for made in "$work"/made/*; do
	sed "s|$work|\$WORK|g; s|$top|\$TOP|g" "$made" >"$work/plain"
	compare "$expected/$(basename "$made")" "$work/plain"
done
same_files "$expected" "$work/made"
echo "$compared texts, $failed faults"
[ $compared -gt 0 ] && [ $failed = 0 ]
