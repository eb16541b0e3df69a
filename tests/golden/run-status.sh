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
releases=$build/releases
[ -x "$releases" ] || skip "the tools are not built ($releases)"
# Nobody's own releases: none is held until hold() pulls it.
LC_ALL=C TZ=UTC XDG_DATA_HOME=$work/data
export LC_ALL TZ XDG_DATA_HOME
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

# --- what was lost is found among the releases held ---

# hold VERSION FOLDER: pulls a release of that catalog, which says that version.
serial=0
hold() {
	serial=$((serial + 1))
	rm -rf site
	mkdir site
	"$releases" pack "$2/clauses" "$2/templates" mini "$1" 2026-04-01 "site/mini-$1.jokou" || fail "pack $2"
	cat >site/index.xml <<INDEX
<index format="1" program="0.1.0" id="mini" serial="$serial" date="2026-01-01" expires="9999-12-31">
<release version="$1" file="mini-$1.jokou" size="$(wc -c <"site/mini-$1.jokou" | tr -d ' ')" sha256="$(sha256sum "site/mini-$1.jokou" | cut -d' ' -f1)" effective="2026-04-01" program="0.1.0" date="2026-11-30"/>
</index>
INDEX
	"$releases" sign key.key "site/mini-$1.jokou" site/index.xml || fail "sign $1"
	"$jokou" catalog pull site --version "$1" --key key.pub >/dev/null || fail "pull $1"
}

# by_hand FROM TO: an ODT in which a person changed the article on the purpose.
by_hand() {
	python3 - "$1" "$2" <<'PYTHON'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as new:
    for item in old.infolist():
        data = old.read(item)
        if item.filename == "content.xml":
            changed = data.replace("から受ける。".encode(), "から速やかに受ける。".encode()).replace("から受けなければ".encode(), "から速やかに受けなければ".encode())
            assert changed != data
            data = changed
        new.writestr(item.filename, data, zipfile.ZIP_STORED if item.filename == "mimetype" else zipfile.ZIP_DEFLATED)
PYTHON
}

"$releases" key key || fail "key"
mkdir lost kept
for name in open final; do
	cp "drafts/$name/contract.odt" "kept/$name.odt"
	python3 "$edit" --saved "drafts/$name/contract.odt" "lost/$name.odt" || fail "edit.py --saved $name"
	by_hand "kept/$name.odt" "kept/$name-edited.odt" || fail "by_hand kept $name"
	by_hand "lost/$name.odt" "lost/$name-edited.odt" || fail "by_hand lost $name"
done
status 1 lost --catalog next --format json
tells "all(x['state'] == 'unknown' and '1.0.0' in x['reason'] and not x['edited'] for x in r['drafts'])"
# What another catalog of the same version says is not what they were made from.
XDG_DATA_HOME=$work/other
cp -r mini twin
sed -i 's/から受ける。/から受け取る。/' twin/clauses/topic/purpose.xml
hold 1.0.0 twin
status 1 lost --catalog next --format json
tells "all(x['state'] == 'unknown' and 'other texts' in x['reason'] and not x['edited'] for x in r['drafts'])"
XDG_DATA_HOME=$work/data
hold 1.0.0 mini
status 1 kept --catalog next --format json
sed 's|"kept/|"lost/|' out >wanted
tells "d['open-edited.odt']['edited'] and not d['open.odt']['edited'] and hand('open-edited.odt') == {'purpose': 'changed'}"
status 1 lost --catalog next --format json
cmp -s wanted out || { fail "what was lost is told otherwise than what was kept"; diff wanted out | head -20; }
mkdir many
for i in 0 1 2 3 4 5 6 7 8 9; do
	for name in lost/*; do cp "$name" "many/$i-$(basename "$name")"; done
done
status 1 many --catalog next --format json
cp out one
tells "r['summary'] == {'drafts': 40, 'current': 0, 'behind': 40, 'ahead': 0, 'unknown': 0, 'edited': 20, 'broken': 0}"
status 1 many --catalog next --format json --jobs 3
cmp -s one out || fail "several processes find other releases than one"
# Of a later version than the catalog: it tells what hands did, no more.
python3 "$edit" --saved later/open/contract.odt later/saved.odt || fail "edit.py --saved later"
by_hand later/saved.odt later/edited.odt || fail "by_hand later"
status 1 later/edited.odt --catalog mini --format json
tells "d['edited.odt']['state'] == 'ahead' and not d['edited.odt']['edited']"
hold 1.1.0 next
status 1 later/saved.odt later/edited.odt --catalog mini --format json
tells "d['saved.odt']['state'] == 'ahead' and not d['saved.odt']['edited'] and hand('edited.odt') == {'purpose': 'changed'}"
# A release that was damaged is as one that is not held.
for held in $(find data -name 1.0.0.jokou); do printf x | dd of="$held" bs=1 seek=200 conv=notrunc 2>/dev/null; done
status 1 lost --catalog next --format json
tells "all(x['state'] == 'unknown' and '1.0.0' in x['reason'] for x in r['drafts'])"

echo "$compared compared, $failed faults"
[ "$failed" = 0 ]
