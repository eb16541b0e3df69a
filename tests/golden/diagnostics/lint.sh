#!/bin/sh
# lint.sh: for `cmd` files. The clean catalog of ../lint with the files of `catalog` put over it and no templates beside it. Prints where it is:
# below $OUT.
set -eu
here=$(dirname "$0")
cp -r "$here/../lint/clauses" "$OUT/catalog"
mkdir "$OUT/templates"
cp -r catalog/. "$OUT/catalog/"
echo "$OUT/catalog"
