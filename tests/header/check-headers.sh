#!/bin/sh
# Every header compiles alone, and twice, without a warning; the public ones need nothing of generator/.
set -u
cd "${JK_SOURCE:-$(dirname "$0")/../..}" || exit 1
cc=${JK_CC:-cc}
flags="-std=c17 -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wcast-qual -Wstrict-prototypes -Werror -fsyntax-only"
libraries=$(pkg-config --cflags libxml-2.0 libzip libpcre2-8)
count=0 failed=0

# compile FOLDERS HEADER: includes it twice and then declares something, as a file of its own.
compile() {
	count=$((count + 1))
	# shellcheck disable=SC2086 # folders and flags are lists
	printf '#include "%s"\n#include "%s"\nextern int jk_nothing;\n' "$2" "$2" | $cc $flags $1 $libraries -x c - || {
		echo "$2 does not stand alone"
		failed=$((failed + 1))
	}
}

for header in include/jokou/*.h; do
	compile "-Iinclude" "${header#include/}"
done
for header in generator/*/*.h; do
	[ -e "$header" ] && compile "-Iinclude -Igenerator" "${header#generator/}"
done
echo "$count headers, $failed faults"
[ "$count" -gt 0 ] && [ "$failed" = 0 ]
