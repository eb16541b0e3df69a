#!/bin/sh
# The changelog between the small catalog and copies of it that were edited as a central office would, compared with changelog/expected.
# After a wanted change: JK_UPDATE=1 sh tests/golden/run-changelog.sh, and read the difference.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
make_mini
LC_ALL=C
export LC_ALL
unset LANGUAGE SOURCE_DATE_EPOCH
here=$top/tests/golden/changelog
old=$work/mini
mkdir -p "$work/made" "$here/expected"

# copy NAME: another copy, which `change` edits from now on.
copy() {
	new=$work/$1
	cp -r "$old" "$new"
}

# change FILE SCRIPT: a change that must take effect.
change() {
	sed "$2" "$new/$1" >"$work/changed" || fail "sed $2"
	cmp -s "$new/$1" "$work/changed" && fail "$1: $2 changes nothing"
	cp "$work/changed" "$new/$1"
}

# log NAME FOLDER ARGUMENT...
log() {
	name=$1 folder=$2
	shift 2
	"$jokou" catalog log "$old" "$folder" "$@" >"$work/said" 2>&1
	status=$?
	sed "s|$work|\$WORK|g; s|$top|\$TOP|g" "$work/said" >"$work/made/$name"
	echo "status $status" >>"$work/made/$name"
}

# A release: a value that gets weaker and a bound, with a reason; words put in order; a mistake put right; a clause that goes and one that
# comes; a term, a check, a place, a question of a form, a template.
copy release
change clauses/catalog.xml '/<catalog /s/version="1.0.0"/version="2.0.0"/
s|^</catalog>|<revision version="2.0.0" date="2027-03-01">窓口の条項を廃し、引継ぎの条項を加えた。</revision></catalog>|'
change clauses/topic/report.xml '2s/version="1.1.0"/version="1.2.0"/
s|<default>24</default>|<default>48</default>|
s/max="72"/max="96"/
s|^</clause>|<revision version="1.2.0" date="2027-03-01" kind="substantive">夜間の体制に合わせて期限を延ばした。</revision></clause>|'
change clauses/topic/purpose.xml '2s/version="1.0.0"/version="1.0.1"/
s|<revision version="1.0.0"[^/]*/revision>|&<revision version="1.0.1" date="2027-03-01" kind="editorial">字句を整えた。</revision>|
s/定める。/規定する。/'
change clauses/topic/court.xml '2s/version="1.0.0"/version="1.0.1"/
s|<revision version="1.0.0"[^/]*/revision>|&<revision version="1.0.1" date="2027-03-01" kind="correction">条の見出しの誤りを正した。</revision>|
s|<ArticleCaption>[^<]*|&等|'
rm "$new/clauses/topic/optional.xml"
change clauses/documents/specification.xml '/clause ref="optional"/d'
change clauses/documents/contract.xml 's|<clause ref="court"/>|&<clause ref="handover"/>|'
cat >"$new/clauses/topic/handover.xml" <<'CLAUSE'
<?xml version="1.0" encoding="UTF-8"?>
<clause id="handover" version="1.0.0" effective-from="2027-04-01" basis="practice">
  <title>引継ぎ</title>
  <text document="contract">
    <Article><ArticleCaption>引継ぎ</ArticleCaption><Paragraph><Sentence>{party.provider}は、契約の終了に当たり、{party.city}に業務を引き継がなければならない。</Sentence></Paragraph></Article>
  </text>
  <revision version="1.0.0" date="2027-03-01" kind="substantive">終了の際の引継ぎを定めた。</revision>
</clause>
CLAUSE
change clauses/vocabularies/town.xml 's/所属長/課長/'
change clauses/documents/application.xml 's|^</document>|<field id="name" path="profile/service/name" title="名称"><covers provision="2-1" relation="intersects-with"/></field></document>|'
printf 'x' >>"$new/templates/contract.docx"
log text "$new"
log all.text "$new" --all
log json "$new" --format json
log html "$new" --format html
log strict.text "$new" --strict

# What authors leave untold: words that change under the old version, a version without a reason, an editorial change that weakens a duty, a
# version that goes back; a comment alone is no change of words.
copy untold
change clauses/topic/purpose.xml 's/定める。/規定する。/'
change clauses/topic/court.xml '2s/version="1.0.0"/version="1.1.0"/'
change clauses/topic/report.xml '2s/version="1.1.0"/version="1.1.1"/
s|<default>24</default>|<default>48</default>|
s|^</clause>|<revision version="1.1.1" date="2027-03-01" kind="editorial">整えた。</revision></clause>|'
change clauses/topic/places.xml '2s/version="1.0.0"/version="0.9.0"/'
change clauses/topic/penalty.xml 's|^</clause>|<!-- 例規担当と協議済み --></clause>|'
log untold.text "$new"
log untold.strict "$new" --strict
log untold.json "$new" --format json

# The same twice, and the other way round.
log same.text "$old"
log same.json "$old" --format json
"$jokou" catalog log "$work/release" "$old" >"$work/made/back.text" 2>&1
sed -i "s|$work|\$WORK|g" "$work/made/back.text"

# The table of old and new, in both formats.
for format in docx odt; do
	log "table.$format" "$work/release" -o "$work/table.$format"
	[ -s "$work/table.$format" ] || fail "no table.$format"
	"$jokou" diff "$work/table.$format" "$work/table.$format" --format json >"$work/read" || fail "table.$format cannot be read"
	for words in '小目録 2.0.0' '48時間' '引継ぎ' '（新設）'; do
		grep -qF "$words" "$work/read" || fail "table.$format: no $words"
	done
done

for made in "$work"/made/*; do
	compare "$here/expected/$(basename "$made")" "$made"
done
same_files "$here/expected" "$work/made"
echo "$compared texts, $failed faults"
[ $compared -gt 0 ] && [ $failed = 0 ]
