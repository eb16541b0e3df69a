#!/bin/sh
# Writes the papers of all samples to PAPERS of the build folder, for the other tests of this folder.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
rm -rf "$build/papers"
"$jokou" generate "$top"/samples/profiles/*.xml -o "$build/papers" --format both || exit 1
ls "$build"/papers/*/*.docx >/dev/null && ls "$build"/papers/*/*.odt >/dev/null
