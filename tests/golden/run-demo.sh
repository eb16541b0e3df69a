#!/bin/sh
# The commands on templates that samples/demo.sh and the READMEs show: run as they stand, and what they print and make is kept in demo/.
# After a wanted change: JK_UPDATE=1 sh tests/golden/run-demo.sh, and read the difference.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
[ -x "$pkgdump" ] || skip "the tools are not built ($pkgdump)"
make_work
LC_ALL=C
export LC_ALL
unset LANGUAGE SOURCE_DATE_EPOCH

# try TEXT MADE: runs the commands of TEXT in a folder of their own; MADE is the document they make.
try() {
	here=$work/$(basename "$1")
	mkdir -p "$here/build/release" "$here/samples/out"
	ln -s "$jokou" "$here/build/release/jokou"
	cp -r "$top/samples/templates" "$here/samples/"
	grep -E '^(build/release/)?jokou template .*samples/templates/' "$top/$1" >"$here/commands"
	[ "$(wc -l <"$here/commands")" = 3 ] || fail "$1 does not show lint, fields and fill"
	(cd "$here" && PATH=$here/build/release:$PATH sh -eu commands) >"$here/said" 2>&1 || fail "$1: status $?"
	sed 's|samples/out/||' "$here/said" >"$work/said"
	compare "$top/tests/golden/demo/said.txt" "$work/said"
	"$pkgdump" "$here/$2" word/document.xml >"$work/document" || fail "$1 makes no $2"
	compare "$top/tests/golden/demo/document.txt" "$work/document"
}

try samples/demo.sh samples/out/letter.docx
try README.md letter.docx
try README.en.md letter.docx

# The committed letter is what make.py writes.
if command -v python3 >/dev/null; then
	python3 "$top/samples/templates/make.py" "$work/letter.docx" || fail 'make.py'
	"$pkgdump" "$work/letter.docx" >"$work/made"
	"$pkgdump" "$top/samples/templates/letter.docx" >"$work/committed"
	cmp "$work/made" "$work/committed" || fail 'samples/templates/letter.docx differs from what make.py writes'
fi
echo "$compared texts, $failed faults"
[ $compared = 6 ] && [ $failed = 0 ]
