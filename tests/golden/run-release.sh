#!/bin/sh
# run-release.sh: the catalog that comes with jokou is fit to be released, with the golden papers of tests/golden/release. JK_UPDATE=1 writes these anew: look
# at the difference before you keep it.
set -u
top=$(cd "${JK_SOURCE:-$(dirname "$0")/../..}" && pwd) || exit 1
jokou=${JK_PROGRAM:-$top/build/dev/jokou}
golden=$top/tests/golden/release
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
LC_ALL=C TZ=UTC
export LC_ALL TZ
unset LANGUAGE SOURCE_DATE_EPOCH
cd "$work" || exit 1
if [ "${JK_UPDATE:-}" = 1 ]; then
	"$jokou" catalog release --catalog "$top" --golden "$golden" --accept || exit 1
fi
: >empty
"$jokou" catalog key -o key --password-file empty >/dev/null || exit 1
"$jokou" catalog release --catalog "$top" --golden "$golden" --key key.key -o public || exit 1
"$jokou" catalog verify public --key key.pub
