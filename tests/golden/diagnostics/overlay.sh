#!/bin/sh
# overlay.sh [FOLDER]: for `cmd` files. The small catalog of ../mini with the files of FOLDER (default: catalog) put over it; a file that is
# empty there is taken out. Prints where it is: below $OUT.
set -eu
here=$(dirname "$0")
cp -r "$here/../mini/clauses" "$OUT/catalog"
(cd "${1:-catalog}" && find . -type f) | while read -r file; do
	mkdir -p "$OUT/catalog/$(dirname "$file")"
	cp "${1:-catalog}/$file" "$OUT/catalog/$file"
	[ -s "$OUT/catalog/$file" ] || rm "$OUT/catalog/$file"
done
echo "$OUT/catalog"
