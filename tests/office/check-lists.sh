#!/bin/sh
# Native lists in loops: what LibreOffice shows of the filled templates, both formats, made by hand and saved by LibreOffice itself.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
need soffice libreoffice-writer-nogui
need python3 python3
make_work
here=$(dirname "$0")

# convert ENDING FOLDER FILE...
convert() {
	ending=$1 folder=$2
	shift 2
	timeout 300 soffice "-env:UserInstallation=file://$work/home" --headless --norestore --convert-to "$ending" --outdir "$folder" "$@" \
		>"$work/log" 2>&1 || fail "soffice: $(tail -n 1 "$work/log")"
}

python3 "$here/lists.py" "$work" || exit 1
mkdir "$work/saved" "$work/own" "$work/again"
convert odt "$work/saved" "$work/lists.docx"
convert docx "$work/saved" "$work/lists.odt"
for ending in docx odt; do
	"$jokou" template fill "$work/lists.$ending" "$work/data.xml" -o "$work/own/own-$ending.$ending" >"$work/log" || fail "fill lists.$ending"
	"$jokou" template fill "$work/saved/lists.$ending" "$work/data.xml" -o "$work/own/saved-$ending.$ending" >"$work/log" || fail "fill saved $ending"
done
convert 'txt:Text (encoded):UTF8' "$work/again" "$work"/own/*

checked=0
for text in "$work"/again/*.txt; do
	checked=$((checked + 1))
	sed 's/\xef\xbb\xbf//; s/^[ \t]*//; s/[ \t\f]*$//; /^$/d' "$text" >"$work/shown"
	diff "$work/wanted.txt" "$work/shown" >"$work/difference" && continue
	fail "$(basename "$text" .txt): LibreOffice shows other numbers"
	head -n 20 "$work/difference"
done
echo "$checked documents, $(grep -c '^#' "$work/wanted.txt") cases, $failed faults"
[ $checked = 4 ] && [ $failed = 0 ]
