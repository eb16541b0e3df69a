#!/bin/sh
# Every allocation (a sample of them) and every system call of writing fails once, on the way from files to a paper of golden/mini:
# sweep.c tells what is judged.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../golden/lib.sh"
sweep=$build/sweep
[ -x "$sweep" ] || skip "the tools are not built ($sweep)"
make_work
make_mini
profile=$mini/profiles/open.xml

# pack_contents ENDING: the contract's template with a table of contents, lists in a loop and references; prints where it is.
pack_contents() {
	here=$(dirname "$0") parts=$work/parts.$1
	cp -r "$mini/templates/contract.$1" "$parts"
	if [ "$1" = docx ]; then
		body='<w:body>' part=$parts/word/document.xml
		list='<w:abstractNum w:abstractNumId="50"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
		sed -i "s|</w:numbering>|$list<w:num w:numId=\"50\"><w:abstractNumId w:val=\"50\"/></w:num></w:numbering>|" "$parts/word/numbering.xml"
	else
		body='<office:text>' part=$parts/content.xml
	fi
	grep -q "$body" "$part" || fail "$1: the body does not begin as expected"
	awk -v body="$body" -v file="$here/contents.$1.xml" '{
		at = index($0, body)
		if (!at) { print; next }
		print substr($0, 1, at + length(body) - 1)
		while ((getline line < file) > 0) print line
		print substr($0, at + length(body))
	}' "$part" >"$work/part" && cp "$work/part" "$part"
	"$pkgmake" "$parts" "$work/contents.$1" && echo "$work/contents.$1"
}

for ending in docx odt; do
	contents=$(pack_contents $ending)
	for mode in hooks system; do
		for template in "$work/mini/templates/contract.$ending" "$contents"; do
			"$sweep" $mode "$work/mini/clauses" "$profile" "$template" contract 2>"$work/said"
			status=$?
			[ $status = 77 ] && continue
			[ $status = 0 ] || { fail "$mode, $(basename "$template"): status $status"; head -n 5 "$work/said"; }
		done
	done
	mkdir "$work/$ending"
	"$sweep" write "$work/mini/clauses" "$profile" "$work/mini/templates/contract.$ending" contract "$work/$ending/paper" || fail "write, $ending"
	[ "$(ls "$work/$ending")" = paper ] || fail "write, $ending: a temporary file is left"
done
for mode in hooks system; do
	"$sweep" $mode "$top/tests/golden/lint/clauses" "$profile" lint. lint 2>"$work/said"
	status=$?
	[ $status = 0 ] || [ $status = 77 ] || { fail "$mode, lint: status $status"; head -n 5 "$work/said"; }
done
echo "$failed faults"
[ $failed = 0 ]
