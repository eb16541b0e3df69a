#!/bin/sh
# What `jokou status` says of drafts: untouched, saved by a word processor, edited by script, of an older or later catalog, strangers' and broken
# ones; in both languages and as JSON, with one process and with several.
# After a wanted change: JK_UPDATE=1 sh tests/golden/run-status.sh, and read the difference.
set -u
cd "$(dirname "$0")" || exit 1
. ../lib.sh
. ./lib.sh
need_program
need python3 python3
make_work
make_mini
LC_ALL=C TZ=UTC
export LC_ALL TZ
unset LANGUAGE SOURCE_DATE_EPOCH
edit="$top/tests/golden/review/edit.py"
here=$top/tests/golden/status

# status WANTED ARGUMENT...: runs status; what it printed is in out.
status() {
	wanted=$1
	shift
	"$jokou" status "$@" >out 2>err
	got=$?
	[ "$got" = "$wanted" ] || { fail "status $*: $got, not $wanted"; cat out err; }
}

# tells PYTHON: an expression over the drafts of the JSON in out (`d`: by file name) holds.
tells() {
	python3 -c '
import json, os, sys
r = json.load(open("out"))
d = {os.path.basename(x["path"]): x for x in r["drafts"]}
hand = lambda name: {c["id"]: c["hand"] for c in d[name]["clauses"] if c["hand"] != "none"}
raise SystemExit(not eval(sys.argv[1]))' "$1" || { fail "$1"; cat out; }
}

cd "$work" || exit 1

# --- by hand ---

"$jokou" generate "$top/samples/profiles/web-conference.xml" -o papers -q >/dev/null 2>&1
status 0 papers
grep -q ' up to date [1-9][0-9]*, behind 0, ahead 0, unknown 0; edited 0$' out || fail "what was just made is not up to date"
mkdir hand
for format in docx odt; do
	python3 "$edit" "papers/web-conference/contract.$format" "hand/edited.$format" || fail "edit.py $format"
	python3 "$edit" --saved "papers/web-conference/contract.$format" "hand/saved.$format" || fail "edit.py --saved $format"
	python3 "$edit" --bare "papers/web-conference/contract.$format" "hand/bare.$format" || fail "edit.py --bare $format"
	cp "papers/web-conference/application.$format" "hand/form.$format"
done
status 1 hand --format json
for format in docx odt; do
	# What stands behind a clause belongs to it, so a new clause may change the one before; the others are told as they were edited.
	tells "hand('edited.$format')['incident-report'] == 'changed' and hand('edited.$format')['recovery'] == 'changed'"
	tells "hand('edited.$format')['assignment-ban'] == 'removed' and hand('edited.$format')['damages'] == 'lost'"
	tells "'moved' in (hand('edited.$format').get('jurisdiction'), hand('edited.$format').get('governing-law'))"
	tells "hand('edited.$format')['return-erasure'] == 'changed' and d['edited.$format']['pending'] == 1 and d['edited.$format']['edited']"
	tells "len(hand('edited.$format')) <= 8 and d['edited.$format']['state'] == 'current'"
	tells "d['saved.$format']['state'] == 'current' and not d['saved.$format']['edited'] and not d['saved.$format']['clauses']"
	tells "d['bare.$format']['state'] == 'unknown' and d['bare.$format']['reason'] and not d['bare.$format']['broken']"
	tells "d['form.$format']['state'] == 'current' and not d['form.$format']['edited']"
done
tells "r['summary'] == {'drafts': 8, 'current': 6, 'behind': 0, 'ahead': 0, 'unknown': 2, 'edited': 2, 'broken': 0}"
cp out one
status 1 hand --format json --jobs 4
cmp -s one out || fail "several processes say other things than one"

# --- strangers and broken ones ---

mkdir -p odd/deep/er odd/.hidden
cp papers/web-conference/contract.odt odd/deep/er/LOUD.ODT
cp papers/web-conference/contract.odt odd/.hidden/hidden.odt
cp papers/web-conference/contract.docx 'odd/~$open.docx'
cp papers/web-conference/contract.odt 'odd/.~lock.contract.odt'
cp "$top/templates/contract.docx" odd/template.docx
: >odd/empty.docx
head -c 5000 papers/web-conference/contract.docx >odd/cut.docx
echo hello >odd/text.odt
cp "$top/samples/profiles/web-conference.xml" odd/
python3 - papers/web-conference/contract.docx odd/locked.docx <<'PYTHON'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
at = 0
while (at := data.find(b"PK\x03\x04", at)) >= 0:
    data[at + 6] |= 1
    at += 4
at = 0
while (at := data.find(b"PK\x01\x02", at)) >= 0:
    data[at + 8] |= 1
    at += 4
open(sys.argv[2], "wb").write(data)
PYTHON
status 2 odd
compare "$here/expected/odd.text" out
status 2 odd --format json
tells "sorted(d) == ['LOUD.ODT', 'cut.docx', 'empty.docx', 'locked.docx', 'template.docx', 'text.odt'] and r['summary']['broken'] == 4"
tells "d['template.docx']['state'] == 'unknown' and not d['template.docx']['broken']"
status 2 nobody.docx papers/web-conference/sla.odt --format json
tells "d['nobody.docx']['broken'] and d['sla.odt']['state'] == 'current'"
mkdir none
status 2 none
grep -q W030 err || fail "not told that a folder is empty"
status 2 none papers --format json
tells "r['summary']['drafts'] > 0"

# --- behind and ahead ---

"$jokou" generate "$mini"/profiles/*.xml -o drafts --catalog mini -q >/dev/null 2>&1
cp -r "$work/mini" "$work/next"
# change FILE SCRIPT: a change of the next version that must take effect.
change() {
	sed "$2" "$work/next/$1" >changed || fail "sed $2"
	cmp -s "$work/next/$1" changed && fail "$1: $2 changes nothing"
	cp changed "$work/next/$1"
}
change clauses/catalog.xml 's/version="1.0.0"/version="1.1.0"/'
change clauses/topic/court.xml '2s/version="1.0.0"/version="1.0.1"/
s|<revision version="1.0.0"[^/]*/revision>|&<revision version="1.0.1" date="2027-03-01" kind="editorial">字句を整えた。</revision>|
s/の報告を妨げない。/の報告を妨げるものではない。/'
change clauses/topic/purpose.xml '2s/version="1.0.0"/version="1.1.0"/
s|<revision version="1.0.0"[^/]*/revision>|&<revision version="1.1.0" date="2027-03-01" kind="substantive">受ける義務を定めた。</revision>|
s/から受ける。/から受けなければならない。/'
change clauses/topic/places.xml '2s/version="1.0.0"/version="1.0.1"/
s|<revision version="1.0.0"[^/]*/revision>|&<revision version="1.0.1" date="2027-03-01" kind="correction">注記を正した。</revision>|'
change clauses/sheets/application.xml 's/仮想の機械/仮想の計算機/'
rm "$work/next/clauses/topic/penalty.xml"
change clauses/documents/contract.xml '/clause ref="penalty"/d
s|<clause ref="purpose"/>|<clause ref="opening"/>&|'
cat >"$work/next/clauses/topic/opening.xml" <<'CLAUSE'
<?xml version="1.0" encoding="UTF-8"?>
<clause id="opening" version="1.0.0" effective-from="2026-04-01" basis="practice">
  <title>前文</title>
  <text document="contract"><Article><ArticleCaption>前文</ArticleCaption><Paragraph><Sentence>{party.city}と{party.provider}は、次のとおり契約を結ぶ。</Sentence></Paragraph></Article></text>
  <revision version="1.0.0" date="2027-03-01" kind="substantive">前文を置いた。</revision>
</clause>
CLAUSE
for format in docx odt; do
	python3 "$edit" --saved "drafts/open/contract.$format" "drafts/open/saved.$format" || fail "edit.py --saved $format"
done
status 0 drafts --catalog mini
status 1 drafts --catalog next
compare "$here/expected/behind.text" out
status 1 drafts --catalog next --format json
compare "$here/expected/behind.json" out
"$jokou" generate "$mini"/profiles/*.xml -o later --catalog next -q >/dev/null 2>&1
status 0 later --catalog next
status 1 later --catalog mini
compare "$here/expected/ahead.text" out
status 1 drafts --format json
tells "all(x['state'] == 'unknown' and 'mini' in x['reason'] for x in r['drafts'])"

echo "$compared compared, $failed faults"
[ "$failed" = 0 ]
