#!/bin/sh
# How long redlines take, by size and for hostile documents, beside docxodus: sh tests/bench/redline.sh [--rounds N]
# docxodus needs node and its npm module (NODE_PATH names the folder); without it jokou is measured alone.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
jokou=${JK_PROGRAM:-$root/build/release/jokou}
[ -x "$jokou" ] || { echo "skipped: $jokou is not built" >&2; exit 77; }
[ -x /usr/bin/time ] || { echo 'skipped: /usr/bin/time is not installed' >&2; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if command -v node >/dev/null && node --no-warnings "$here/readability/docxodus.mjs" 2>/dev/null; then
	set -- "$@" --peer node --no-warnings "$here/readability/docxodus.mjs"
else
	echo 'left out: docxodus (no node, or no module docxodus in NODE_PATH)' >&2
fi
python3 "$here/redline.py" "$jokou" "$root/clauses" "$work" "$@"
