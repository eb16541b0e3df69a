#!/bin/sh
# The small catalog as comparing sees it, and what a changed copy of it does to the papers of a few profiles, compared with impact/expected.
# After a wanted change: JK_UPDATE=1 sh tests/golden/run-impact.sh, and read the difference.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
make_mini
LC_ALL=C
export LC_ALL
unset LANGUAGE SOURCE_DATE_EPOCH
here=$top/tests/golden/impact
old=$work/mini/clauses
new=$work/new/clauses
mkdir -p "$work/new" "$work/made" "$work/profiles" "$here/expected"
cp -r "$old" "$new"
cp "$mini"/profiles/*.xml "$here"/profiles/*.xml "$work/profiles/"

# change FILE SCRIPT: a change of the new catalog that must take effect.
change() {
	sed "$2" "$new/$1" >"$work/changed" || fail "sed $2"
	cmp -s "$new/$1" "$work/changed" && fail "$1: $2 changes nothing"
	cp "$work/changed" "$new/$1"
}

# The version; a duty that becomes an effort, a default that gets longer, a bound that leaves less; words of a row, and the only cover of a
# provision; a clause that goes, and one that comes.
change catalog.xml 's/version="1.0.0"/version="1.1.0"/'
change topic/report.xml '2s/version="1.1.0"/version="1.2.0"/
s/以内に{party.city}に報告する。/以内に{party.city}に報告するよう努める。/
s|<default>24</default>|<default>48</default>|
s/min="0.5"/min="1"/
s|^</clause>|<revision version="1.2.0" date="2026-12-01">期限を延ばし、努力義務とした。</revision></clause>|'
change sheets/application.xml 's/を守れるか。/を守れるかを確かめたか。/
s|<covers provision="1-3" relation="subset-of"/>||'
change topic/optional.xml 's/ and not(profile/ and false()&/'
change topic/court.xml "s/profile.contract.jurisdiction = 'exclusive'/true()/"

# report NAME ARGUMENT...
report() {
	name=$1
	shift
	"$jokou" diff "$old" "$new" --impact "$work/profiles" "$@" >"$work/said" 2>&1
	status=$?
	sed "s|$work|\$WORK|g; s|$top|\$TOP|g" "$work/said" >"$work/made/$name"
	echo "status $status" >>"$work/made/$name"
}

report text
report all.text --all
report contract.text --document contract
report json --format json
report html --format html
report weakened.text --fail-on weakened
for which in old new; do
	eval "folder=\$$which"
	"$build/sidedump" --catalog "$folder" >"$work/made/catalog.$which" 2>&1 || fail "sidedump --catalog ($which)"
done
diff "$work/made/catalog.old" "$work/made/catalog.new" >"$work/made/catalog.difference" && fail "the catalogs do not differ"
rm "$work/made/catalog.new"

for made in "$work"/made/*; do
	compare "$here/expected/$(basename "$made")" "$made"
done
same_files "$here/expected" "$work/made"
echo "$compared texts, $failed faults"
[ $compared -gt 0 ] && [ $failed = 0 ]
