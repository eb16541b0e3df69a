#!/bin/sh
# run-releases.sh: a release of each format that was ever written is read as it was; one of a later format, or for a later program, is refused with both
# versions named, before anything else of it is believed. tests/golden/releases/format-N.jokou are kept for ever; format-2 was made by hand for a format
# that does not exist yet: when it does, it takes the next number.
set -u
top=$(cd "${JK_SOURCE:-$(dirname "$0")/../..}" && pwd) || exit 1
jokou=${JK_PROGRAM:-$top/build/dev/jokou}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
LC_ALL=C TZ=UTC JOKOU_DATA=$top XDG_DATA_HOME=$work/data
export LC_ALL TZ JOKOU_DATA XDG_DATA_HOME
unset LANGUAGE SOURCE_DATE_EPOCH
cd "$top/tests/golden/releases" || exit 1
failed=0
fail() {
	echo "FAIL $*"
	sed 's/^/    /' "$work/err"
	failed=1
}

# The next version of the catalog, which reads all of the release that it follows.
: >"$work/empty"
"$jokou" catalog key -o "$work/next" --password-file "$work/empty" >"$work/out" 2>"$work/err" || fail 'no key'
python3 - "$work/next" <<-'PYTHON' || fail 'nothing to begin with'
	import sys, zipfile
	to = sys.argv[1]
	zipfile.ZipFile("format-1.jokou").extractall(to)
	text = open(to + "/clauses/catalog.xml", encoding="utf-8").read()
	text = text.replace('<catalog id="town" version="1.0.0"', '<catalog id="town" version="1.0.1"')
	text = text.replace("</catalog>", '  <revision version="1.0.1" date="2026-12-01" kind="editorial">改めた。</revision>\n</catalog>')
	open(to + "/clauses/catalog.xml", "w", encoding="utf-8").write(text)
PYTHON
cp -r town/golden "$work/next/golden"
"$jokou" catalog release --catalog "$work/next" --accept >"$work/out" 2>"$work/err" || fail 'no golden papers'

for release in format-1.jokou; do
	"$jokou" catalog verify "$release" --key format.pub >"$work/out" 2>"$work/err" || fail "$release is not verified"
	grep -q 'catalog town, version 1.0.0 of 2026-11-23' "$work/out" || fail "$release is another"
	grep -q 'digest b929767fa15249736e341fa6dd0119a88bd268bfcfe11a956adccdd5febda4e7, 6 files' "$work/out" || fail "$release has another digest"
	"$jokou" catalog release --catalog "$work/next" --key "$work/next.key" -o "$work/public" --after "$release" >"$work/out" 2>"$work/err" ||
		fail "nothing can follow $release"
	rm -rf "$work/public"
done

for use in "catalog verify format-2.jokou --key format.pub" "catalog release --catalog town --key $work/next.key -o $work/public --after format-2.jokou"; do
	# shellcheck disable=SC2086 # words of a command line
	"$jokou" $use >"$work/out" 2>"$work/err"
	[ $? = 2 ] || fail "$use: another status"
	grep -q 'is of format 2 and needs jokou 9.1.0 or later; this is jokou [0-9.]*, which reads formats up to 1 \[R001\]' "$work/err" || fail "$use: not told why"
	[ "$(grep 'error:' "$work/err" | grep -vc R019)" = 1 ] || fail "$use: more was looked at"
	[ ! -s "$work/out" ] || fail "$use: something came out"
done
[ "$failed" = 0 ] && echo 'releases of all formats are read, a later one is refused'
exit "$failed"
