#!/bin/sh
# Writes the papers of some samples to PAPERS of the build folder, for the other tests of this folder: together they have every kind of paper.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
rm -rf "$build/papers"
set --
for name in resident-application web-conference iaas-library school-contact sns; do
	set -- "$@" "$top/samples/profiles/$name.xml"
done
"$jokou" generate "$@" -o "$build/papers" --format both || exit 1
for document in "$top"/clauses/documents/*.xml; do
	kind=$(basename "$document" .xml)
	ls "$build"/papers/*/"$kind"*.docx >/dev/null || fail "no sample has the paper $kind"
done
[ $failed = 0 ] || exit 1
ls "$build"/papers/*/*.docx >/dev/null && ls "$build"/papers/*/*.odt >/dev/null
