#!/bin/sh
# LibreOffice opens every paper and lays it out; no tag is left, no reference is broken; both formats of a paper have the same words.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_papers docx
need soffice libreoffice-writer-nogui
need pdftotext poppler-utils
make_work

# All papers side by side, so that few starts are enough: SERVICE.KIND.docx
mkdir "$work/docx" "$work/odt"
for paper in "$papers"/*/*.docx "$papers"/*/*.odt; do
	cp "$paper" "$work/${paper##*.}/$(basename "$(dirname "$paper")").$(basename "$paper")"
done

# convert ENDING FILTER
convert() {
	timeout 800 soffice "-env:UserInstallation=file://$work/home" --headless --norestore --convert-to "$2" \
		--outdir "$work/$1" "$work/$1"/*."$1" >"$work/log" 2>&1 || {
		fail "soffice: $1 to $2"
		tail -n 5 "$work/log"
	}
}

# words FILE: its lines without white space, empty ones left out. LibreOffice writes the numbers of lists, too.
words() { sed 's/\xef\xbb\xbf//; s/　//g; s/[ \t\r\f]//g; /^$/d' "$1"; }

for ending in docx odt; do
	convert $ending pdf
	convert $ending 'txt:Text (encoded):UTF8'
done

count=0
for paper in "$work"/docx/*.docx; do
	name=$(basename "$paper" .docx)
	count=$((count + 1))
	for ending in docx odt; do
		stem=$work/$ending/$name
		if [ ! -s "$stem.pdf" ] || [ ! -s "$stem.txt" ]; then
			fail "$name.$ending: not laid out"
			continue
		fi
		pdftotext "$stem.pdf" "$stem.laid"
		grep -n '{{\|}}\|Error: Reference\|エラー: 参照' "$stem.laid" && fail "$name.$ending: a tag or a broken reference"
		words "$stem.txt" >"$stem.words"
	done
	diff "$work/docx/$name.words" "$work/odt/$name.words" >"$work/difference" && continue
	fail "$name: DOCX and ODT have other words"
	head -n 10 "$work/difference"
done
echo "$count papers in two formats, $failed faults"
[ $count -gt 0 ] && [ $failed = 0 ]
