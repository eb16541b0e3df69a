#!/bin/sh
# What `jokou update` makes of a draft that a section edited, when the catalog has changed under it, in both formats: a case for each row of the
# state table of docs/update.md (update/release.py changes the catalog, update/edit.py the draft).
set -u
cd "$(dirname "$0")" || exit 1
. ../lib.sh
. ./lib.sh
need_program
need python3 python3
make_work
LC_ALL=C TZ=UTC
export LC_ALL TZ
unset LANGUAGE SOURCE_DATE_EPOCH
story="$top/tests/golden/update"
profile="$top/samples/profiles/web-conference.xml"

# status WANTED ARGUMENT...: runs update; its report is in out.
status() {
	wanted=$1
	shift
	"$jokou" update "$@" >out 2>err
	got=$?
	[ "$got" = "$wanted" ] || { fail "update $*: status $got, not $wanted"; cat err; }
}

# text FILE ARGUMENT...: what it reads like.
text() { python3 "$story/show.py" "$@"; }

cd "$work" || exit 1
for release in base next; do
	python3 "$story/release.py" "$top" "$release" "$release" || fail "release.py $release"
done
"$jokou" generate "$profile" -o papers --document contract,submission-list,application --catalog base -q 2>/dev/null || fail "generate"
for format in docx odt; do
	made="papers/web-conference/contract.$format" draft="draft.$format" done="done.$format"
	python3 "$story/edit.py" "$made" "$draft" || fail "edit.py $format"
	status 1 "$draft" --to next -o "$done" --date 2027-01-20
	[ -s err ] && fail "$format: words on standard error: $(cat err)"
	compare "$story/report.$format.txt" out
	text "$done" >shown
	compare "$story/changes.$format.txt" shown
	# What nobody accepts is the draft; what the hand did is in what all accept.
	text "$done" --reject 'catalog v|numbering' >rejected
	text "$draft" --accept . >hand
	cmp -s rejected hand || fail "$format: rejecting is not the draft: $(diff rejected hand | head -5)"
	text "$done" --accept . >accepted
	for words in 相互に協力し 提供を再開するよう努める 協議に応じるよう努める 平日の昼間に受けることができる '業務記録（電磁的記録を含む。）を7年間保存' 生成AIの利用の有無; do
		grep -q "$words" accepted || fail "$format: accepted text lacks $words"
	done
	# Bytes and words do not change from run to run; a second one has nothing to do.
	status 1 "$draft" --to next -o "twice.$format" --date 2027-01-20
	cmp -s "$done" "twice.$format" || fail "$format: another run gives other bytes"
	status 0 "$done" --to next -o "again.$format"
	[ -e "again.$format" ] && fail "$format: a second run wrote something"
	tail -n 1 out | grep -q 'nothing was written' || fail "$format: a second run does not say that it wrote nothing"
	# As JSON, and in Japanese.
	status 1 "$draft" --to next -o "json.$format" --format json
	python3 "$story/check.py" out || fail "JSON of $format"
	status 2 "$draft" --to next -o "$done"
	grep -q F008 err || fail "$format: $done was overwritten"
	cp "$draft" "own.$format"
	status 1 "own.$format" --to next -o "own.$format" --force
	# An untouched paper becomes the new one; generate never overwrites what was brought up to date.
	rm -f "plain.$format"
	status 1 "$made" --to next -o "plain.$format"
	compare "$story/plain.$format.txt" out
	# Saved by LibreOffice it lost its clauses: the catalog it was made from makes them again.
	python3 "$story/edit.py" "$made" "saved.$format" --saved || fail "edit.py --saved $format"
	status 2 "saved.$format" --to next -o "x.$format"
	grep -q W006 err || fail "$format: not told that the clauses are lost"
	status 1 "saved.$format" --to next --base base -o "x.$format" --date 2027-01-20
	sed 's/saved\./draft./' out >named
	cmp -s named "$story/report.$format.txt" || fail "$format: with --base the report is another"
	text "x.$format" | cmp -s - "$story/changes.$format.txt" || fail "$format: with --base the changes are others"
	status 0 "x.$format" --to next -o "y.$format"
	# Rows of a list: numbers of the contract's articles change in their cells, and one cell may show two things of a row.
	list="papers/web-conference/submission-list.$format"
	status 1 "$list" --to next -o "list.$format"
	text "list.$format" --reject 'catalog v|numbering' >rejected
	text "$list" --accept . >hand
	cmp -s rejected hand || fail "list.$format: rejecting is not the draft"
	text "list.$format" >shown
	[ "$(grep -c 'catalog v1.1.0:' shown)" -ge 50 ] || fail "list.$format: cells are not brought up to date"
	status 0 "list.$format" --to next -o "list-again.$format"
	# A form has no clauses.
	status 0 "papers/web-conference/application.$format" --to next -o "form.$format"
	grep -q W008 err || fail "$format: not told that a form has no clauses"
	grep -q "up to date" out && fail "$format: a form is called up to date"
	# Back to the older release: only when asked to.
	status 2 "$done" --to base -o "back.$format"
	grep -q W003 err || fail "$format: went back unasked"
done
echo "$compared compared, $failed faults"
[ "$failed" = 0 ]
