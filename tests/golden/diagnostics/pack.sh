#!/bin/sh
# pack.sh [ENDING]: for `cmd` files. Packs the contract template of ../mini with the files of the folder `template` put over it (an empty one
# is taken out). Prints where it is: below $OUT. With BARE=1 only the files of the folder are packed.
set -eu
here=$(dirname "$0")
ending=${1:-docx}
mkdir "$OUT/parts"
[ -n "${BARE:-}" ] || cp -r "$here/../mini/templates/contract.$ending/." "$OUT/parts"
cp -r template/. "$OUT/parts"
find "$OUT/parts" -type f -size 0 -exec rm {} +
"${JK_BUILD:-$here/../../../build/dev}/pkgmake" "$OUT/parts" "$OUT/template.$ending"
echo "$OUT/template.$ending"
