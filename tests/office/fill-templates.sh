#!/bin/sh
# Fills the corpus of golden/templates into `filled` of the build folder, for the tests of this folder.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
rm -rf "$build/filled"
JK_PROGRAM=$jokou python3 -B "$top/tests/golden/templates/write.py" "$build/filled"
