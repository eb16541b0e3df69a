#!/bin/sh
# How redlines read: jokou beside other comparers over tests/bench/readability/pairs.txt. A table on standard output; SHOW=1 adds the redlines.
# LibreOffice needs soffice and a python3 with uno (JK_UNO_PYTHON names it); docxodus node and its npm module (NODE_PATH names its folder).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=$here/readability
pairs=$tools/pairs.txt
jokou=${JK_PROGRAM:-$root/build/release/jokou}
words=${JK_WORDS:-$root/build/dev/words}
for program in "$jokou" "$words"; do
	[ -x "$program" ] || { echo "skipped: $program is not built" >&2; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/in" "$work/jokou" "$work/lo" "$work/docxodus"
python3 "$tools/readability.py" make "$pairs" "$work/in"
ids=$(grep -v '^#' "$pairs" | cut -f1)

# jobs FOLDER: OLD NEW OUT of each pair, one a line.
jobs() {
	for id in $ids; do
		printf '%s\n' "$work/in/$id.old.docx" "$work/in/$id.new.docx" "$1/$id.docx"
	done
}

for id in $ids; do
	"$jokou" diff "$work/in/$id.old.docx" "$work/in/$id.new.docx" --format docx --layout redline -o "$work/jokou/$id.docx" >&2 || :
done
set -- "jokou=$work/jokou"

uno=
for python in "${JK_UNO_PYTHON:-}" python3 /usr/bin/python3; do
	[ -n "$python" ] && "$python" -c 'import uno' 2>/dev/null && uno=$python && break
done
if [ -n "$uno" ] && command -v soffice >/dev/null; then
	jobs "$work/lo" | xargs -d '\n' "$uno" "$tools/lo_compare.py"
	set -- "$@" "LibreOffice $(soffice --version | awk '{ print $2 }')=$work/lo"
else
	echo 'left out: LibreOffice (no soffice, or no python3 with uno)' >&2
fi

if command -v node >/dev/null && node --no-warnings "$tools/docxodus.mjs" 2>/dev/null; then
	jobs "$work/docxodus" | xargs -d '\n' node --no-warnings "$tools/docxodus.mjs"
	version=$(node -p 'require.resolve.paths("x").concat((process.env.NODE_PATH || "").split(":")).map((d) => { try { return JSON.parse(require("fs").readFileSync(d + "/docxodus/package.json")).version } catch { return "" } }).find(Boolean)')
	set -- "$@" "docxodus $version=$work/docxodus"
else
	echo 'left out: docxodus (no node, or no module docxodus in NODE_PATH)' >&2
fi

python3 "$tools/readability.py" measure "$pairs" "$words" "$@"
if [ "${SHOW:-}" = 1 ]; then
	for folder in jokou lo docxodus; do
		[ -n "$(ls "$work/$folder")" ] || continue
		echo "== $folder"
		python3 "$tools/readability.py" show "$pairs" "$work/$folder"
	done
fi
