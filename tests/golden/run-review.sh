#!/bin/sh
# What `jokou review` says of a generated document that was edited by script, in both formats: nothing of an untouched one; what was changed,
# taken out, put in and moved; values read back; where its base comes from; exit statuses.
set -u
cd "$(dirname "$0")" || exit 1
. ../lib.sh
. ./lib.sh
need_program
need python3 python3
make_work
LC_ALL=C TZ=UTC
export LC_ALL TZ
unset LANGUAGE SOURCE_DATE_EPOCH NO_COLOR
edit="$top/tests/golden/review/edit.py"

# status WANTED ARGUMENT...: runs review; what it printed is in out.
status() {
	wanted=$1
	shift
	"$jokou" review "$@" >out 2>err
	got=$?
	[ "$got" = "$wanted" ] || { fail "review $*: status $got, not $wanted"; cat err; }
}

cd "$work" || exit 1
"$jokou" generate "$top/samples/profiles/web-conference.xml" -o papers --document contract,sla,submission-list -q 2>/dev/null
for format in docx odt; do
	for kind in contract sla submission-list; do
		status 0 "papers/web-conference/$kind.$format" --fail-on changed,weakened,uncovered
		status 0 "papers/web-conference/$kind.$format" --format json
		python3 "$top/tests/golden/diff/check.py" out --review || fail "JSON of the untouched $kind.$format"
		python3 -c 'import json; r = json.load(open("out")); raise SystemExit(any(c["state"] != "untouched" for c in r["clauses"]))' || fail "$kind.$format is not untouched"
	done
	# The copy has a short name: reports name it.
	python3 "$edit" "papers/web-conference/contract.$format" "returned.$format" || fail "edit.py $format"
	status 0 "returned.$format"
	compare "$top/tests/golden/review/returned.$format.txt" out
	status 0 "returned.$format" --format json
	python3 "$top/tests/golden/diff/check.py" out --review || fail "JSON of returned.$format"
	python3 "$top/tests/golden/review/expect.py" out || fail "returned.$format"
	status 1 "returned.$format" --fail-on weakened
	status 0 "returned.$format" -o "table-$format.$format" --layout table
	status 2 "returned.$format" -o "table-$format.$format" --layout table
	status 0 "returned.$format" -o "copy-$format.$format"
	"$pkgdump" "copy-$format.$format" >dump 2>/dev/null || fail "copy-$format.$format is no package"
	grep -q '第一報の期限：1時間 → 72時間【緩和】' dump || fail "copy-$format.$format does not say what changed"
	# Saved by LibreOffice it carries the profile only.
	python3 "$edit" --saved "returned.$format" "saved.$format" || fail "edit.py --saved $format"
	status 0 "saved.$format" --format json --strict
	python3 "$top/tests/golden/review/expect.py" out || fail "saved.$format"
	# Without what it carries: told, and the base named instead.
	python3 "$edit" --bare "returned.$format" "bare.$format" || fail "edit.py --bare $format"
	status 2 "bare.$format"
	grep -q V088 err || fail "bare.$format: not told that nothing is carried"
	for base in "$top/samples/profiles/web-conference.xml" "papers/web-conference/contract.$format"; do
		status 0 "bare.$format" --base "$base" --format json
		python3 "$top/tests/golden/review/expect.py" out || fail "bare.$format with $base"
	done
done
# Another service, which has no contract: nothing was compared, and that is no "nothing differs".
status 2 returned.docx --base "$top/samples/profiles/sns.xml"
grep -q V093 err || fail "not told that the base has no such paper"
# A form has no clauses: that is told, and no fault.
"$jokou" generate "$top/samples/profiles/sns.xml" -o papers --document application -q 2>/dev/null
for format in docx odt; do
	status 0 "papers/sns/application.$format"
	grep -q V094 err || fail "not told that application.$format was not compared"
	status 1 "papers/sns/application.$format" --strict
done
status 2 "$top/samples/profiles/web-conference.xml"
status 3 returned.docx --layout redline -o no.docx
echo "$compared compared, $failed faults"
[ "$failed" = 0 ]
