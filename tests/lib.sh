# Sourced by the test scripts: where things are, and how to say that a test cannot run here.
# shellcheck shell=sh
top=${JK_SOURCE:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${JK_BUILD:-$top/build/dev}
jokou=${JK_PROGRAM:-$build/jokou}
pkgdump=${JK_PKGDUMP:-$build/pkgdump}
failed=0

# skip WORDS: ends the script; tests/run.sh shows the words at the end.
skip() {
	name=$(basename "$(dirname "$0")")/$(basename "$0" .sh)
	echo "skipped: $*"
	echo "$name: $*" >>"$build/skipped"
	exit 77
}

fail() {
	echo "FAIL $*"
	failed=$((failed + 1))
}

need_program() { [ -x "$jokou" ] || skip "the program is not built ($jokou)"; }

# need COMMAND PACKAGE
need() { command -v "$1" >/dev/null || skip "$1 is not here (package $2)"; }

# A folder that vanishes with the script, in $work.
make_work() {
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
}
