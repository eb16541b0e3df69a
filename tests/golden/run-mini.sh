#!/bin/sh
# Everything jokou makes of a small catalog that holds each element of the structure once, compared with mini/expected: the reports in
# every form, and the parts of every paper as pkgdump writes them. After a wanted change: JK_UPDATE=1 sh tests/golden/run-mini.sh.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
make_mini
LC_ALL=C
export LC_ALL
unset LANGUAGE SOURCE_DATE_EPOCH
expected=$mini/expected
mkdir -p "$work/made" "$expected"

# report NAME ARGUMENT...
report() {
	name=$1
	shift
	"$jokou" "$@" --catalog "$work/mini" >"$work/made/$name" 2>"$work/said" || {
		fail "$name: status $?"
		cat "$work/said"
	}
	cat "$work/said" >>"$work/made/$name"
}

for profile in "$mini"/profiles/*.xml; do
	stem=$(basename "$profile" .xml)
	for format in text json; do
		report "$stem.check.$format" check "$profile" --format $format
		report "$stem.explain.$format" explain "$profile" --format $format
	done
	for format in xml text json; do
		report "$stem.clauses.$format" clauses "$profile" --format $format
	done
	report "$stem.clauses.contract.text" clauses "$profile" --document contract --format text
	report "$stem.explain.clause.text" explain "$profile" report
	report "$stem.explain.provision.json" explain "$profile" 1-2 --format json
	"$jokou" generate "$profile" --catalog "$work/mini" -o "$work/out" >"$work/said" 2>&1 || {
		fail "generate $stem"
		cat "$work/said"
	}
done
report final.final.clauses.xml clauses "$mini/profiles/final.xml" --final
report open.earlier.clauses.text clauses "$mini/profiles/open.xml" --as-of 2026-03-31 --format text
"$jokou" generate "$mini/profiles/final.xml" --catalog "$work/mini" --final --format docx -o "$work/out/final" >"$work/said" 2>&1 || fail "generate --final"
mv "$work/out/final/final" "$work/out/final-final"

# Provisions are left uncovered on purpose: the answer is 2.
for format in text json html; do
	"$jokou" catalog coverage --catalog "$work/mini" --format $format >"$work/made/coverage.$format" 2>"$work/said"
	[ $? = 2 ] || fail "catalog coverage --format $format"
	cat "$work/said" >>"$work/made/coverage.$format"
done

for folder in "$work"/out/*/; do
	stem=$(basename "$folder")
	for paper in "$folder"*.docx "$folder"*.odt; do
		[ -e "$paper" ] || continue
		made=$work/made/$stem.$(basename "$paper").dump
		"$pkgdump" "$paper" >"$work/dump" || fail "pkgdump $paper"
		# Parts without tags are carried over as they are (test_package.c); the clause set within is that of the report.
		awk '/^=== / { left_out = $2 ~ /^word\/(numbering|settings|styles)[.]xml$|^settings[.]xml$|(item1|clause-set)[.]xml$/ } !left_out' "$work/dump" |
			sed 's/"generator": *"jokou [0-9.]*"/"generator":"jokou"/
				s/"digest": "[0-9a-f]\{16\}"/"digest": "DIGEST"/g
				s/"[0-9][0-9]*:[A-Za-z0-9+\/=]\{20,\}"/"BYTES:DEFLATED"/' >"$made"
	done
done

for made in "$work"/made/*; do
	sed "s|$work|\$WORK|g; s|$top|\$TOP|g" "$made" >"$work/plain"
	compare "$expected/$(basename "$made")" "$work/plain"
done
same_files "$expected" "$work/made"
echo "$compared texts, $failed faults"
[ $compared -gt 0 ] && [ $failed = 0 ]
