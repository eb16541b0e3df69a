#!/bin/sh
# What `jokou diff` says of pairs of samples: the text in both languages, JSON that keeps its promises, pages and tables, exit statuses.
# diff/NAME.sed makes the second profile of the first (or FIRST in it names it); diff/NAME.txt and NAME.ja.txt are kept.
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

# status WANTED ARGUMENT...: runs diff; what it printed is in $work/out.
status() {
	wanted=$1
	shift
	"$jokou" diff "$@" >"$work/out" 2>"$work/err"
	got=$?
	[ "$got" = "$wanted" ] || { fail "diff $*: status $got, not $wanted"; cat "$work/err"; }
}

cp "$top"/samples/profiles/*.xml "$work"
cd "$work" || exit 1
for change in "$top"/tests/golden/diff/*.sed; do
	name=$(basename "$change" .sed)
	from=$(sed -n 's/^# from //p' "$change")
	options=$(sed -n 's/^# options //p' "$change")
	# The comparison names the files, so they have short names here.
	sed -f "$change" "$from.xml" >"$name.xml"
	cmp -s "$from.xml" "$name.xml" && fail "$name.sed changes nothing"
	# shellcheck disable=SC2086 # several words
	status 0 "$from.xml" "$name.xml" --catalog "$top/clauses" $options
	compare "$top/tests/golden/diff/$name.txt" "$work/out"
	LANGUAGE=ja LC_ALL=C.UTF-8 "$jokou" diff "$from.xml" "$name.xml" --catalog "$top/clauses" $options >"$work/out" 2>/dev/null
	compare "$top/tests/golden/diff/$name.ja.txt" "$work/out"
done

# JSON of different services, both ways; the numbers of one way are those of the other.
for pair in light-saas:sns web-conference:web-conference-lecture resident-application:groupware data-centre:iaas-library; do
	old=${pair%:*} new=${pair#*:}
	status 0 "$old.xml" "$new.xml" --format json
	cp "$work/out" there.json
	status 0 "$new.xml" "$old.xml" --format json
	cp "$work/out" back.json
	python3 "$top/tests/golden/diff/check.py" there.json || fail "JSON of $old and $new"
	python3 "$top/tests/golden/diff/check.py" back.json || fail "JSON of $new and $old"
	python3 - <<'P' || fail "$old and $new: one way does not fit the other"
import json, sys
there, back = (json.load(open(name))["summary"] for name in ("there.json", "back.json"))
sys.exit(not (there["added"] == back["removed"] and there["removed"] == back["added"] and there["changed"] == back["changed"] and there["unchanged"] == back["unchanged"]))
P
done

# A profile, the clause set of it, and its documents are the same.
"$jokou" clauses web-conference.xml -o set.xml 2>/dev/null
"$jokou" generate web-conference.xml -o . --document contract -q 2>/dev/null
for other in set.xml web-conference/contract.docx web-conference/contract.odt; do
	status 0 web-conference.xml "$other" --document contract --format json --fail-on changed,weakened,uncovered
	python3 "$top/tests/golden/diff/check.py" out || fail "JSON of $other"
	status 0 "$other" web-conference.xml --document contract --fail-on changed,weakened,uncovered
done
status 0 web-conference/contract.docx web-conference/contract.odt --fail-on changed,weakened,uncovered
status 0 "$top/clauses" "$top/clauses" --fail-on changed,weakened,uncovered

# --fail-on, one word at a time.
sed 's|<first-report unit="hour">1<|<first-report unit="hour">6<|' web-conference.xml >weaker.xml
status 1 web-conference.xml weaker.xml --fail-on weakened
status 1 web-conference.xml weaker.xml --fail-on uncovered,changed
status 0 web-conference.xml weaker.xml --fail-on uncovered
status 0 weaker.xml web-conference.xml --fail-on weakened
status 1 weaker.xml web-conference.xml --fail-on changed
status 3 weaker.xml web-conference.xml --fail-on worse
status 2 weaker.xml no-such.xml
status 4 weaker.xml web-conference.xml -o "$work/no/such/folder/file.txt"

# Colours only where they are wanted; the ending of -o tells the format; nothing is overwritten.
status 0 web-conference.xml weaker.xml --colour always
grep -q "$(printf '\033')" out || fail "no colours"
status 0 web-conference.xml weaker.xml
grep -q "$(printf '\033')" out && fail "colours in a file"
status 0 web-conference.xml weaker.xml -o report.html
grep -q '^<!DOCTYPE html>' report.html || fail "report.html is no page"
status 2 web-conference.xml weaker.xml -o report.html
status 0 web-conference.xml weaker.xml -o report.html --force
for format in docx odt; do
	status 0 web-conference.xml weaker.xml -o "table.$format" --titles 改正案,現行 --old-left
	"$pkgdump" "table.$format" >dump 2>/dev/null || fail "table.$format is no package"
	grep -q 改正案 dump || fail "table.$format has not the title given"
	status 0 web-conference.xml weaker.xml --document contract --layout redline --author 法規係 -o "redline.$format"
	"$pkgdump" "redline.$format" >dump 2>/dev/null || fail "redline.$format is no package"
	grep -q 法規係 dump || fail "redline.$format has not the author given"
	grep -q '第一報の期限：1時間 → 6時間【緩和】' dump || fail "redline.$format does not say what changed"
	status 0 "web-conference/contract.$format" "web-conference/contract.$format" --layout redline -o "same.$format"
done
status 0 web-conference.xml weaker.xml --layout redline --format odt -o papers/
[ -s papers/contract.odt ] || fail "no redline of the contract in the folder"
[ -e papers/traceability.odt ] && fail "a redline of a paper that is the same"
cp table.docx once.docx
LANGUAGE=ja LC_ALL=C.UTF-8 "$jokou" diff web-conference.xml weaker.xml -o table.docx --titles 改正案,現行 --old-left --force 2>/dev/null
cmp -s once.docx table.docx || fail "the table depends on the locale"
echo "$compared compared, $failed faults"
[ "$failed" = 0 ]
