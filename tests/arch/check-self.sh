#!/bin/sh
# Proves that check-rooms.sh finds each kind of fault, and finds none where there is none.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# expect WORDS: check-rooms.sh refuses the tree and says WORDS, and nothing else.
expect() {
	if output=$(sh "$here/check-rooms.sh" "$tree"); then
		echo "not found: $1"
		failed=1
	elif ! printf '%s\n' "$output" | grep -qF -- "$1" || ! printf '%s\n' "$output" | grep -q '; 1 faults$'; then
		printf 'wanted: %s\ngot: %s\n' "$1" "$output"
		failed=1
	fi
}

# file PATH: what stands on standard input becomes the only file besides a blameless one.
file() {
	rm -rf "$tree/generator" "$tree/include"
	mkdir -p "$tree/generator/base" "$tree/include/jokou" "$(dirname "$tree/$1")"
	echo '#include "base/buffer.h"' >"$tree/generator/base/good.c"
	cat >"$tree/$1"
}

file generator/catalog/a.c <<-'TXT'
	#include "base/text.h"
	#include "catalog/load.h"
	#include "jokou/catalog.h"
	#include "jokou/diagnostic.h"
	#include "jokou/diagnostic.def"
	#include "profile/profile.h"
	#include <string.h>
	/* time() and malloc() in a comment, #include "cli/x.h" too,
	   getenv() on its second line */
	static const char *text = "printf() \" time(0)"; // exit(1)
	int f(void) { return a->free + b.time + my_malloc(1) + free_all(); }
TXT
sh "$here/check-rooms.sh" "$tree" >/dev/null || { echo 'a blameless file is blamed'; failed=1; }

echo '#include "assemble/set.h"' | file generator/catalog/a.c
expect 'generator/catalog/a.c:1: catalog may not include assemble'
echo '#include "jokou/assemble.h"' | file generator/profile/a.c
expect 'profile may not include assemble'
echo '#include "catalog/load.h"' | file generator/cli/a.c
expect 'cli may not include catalog'
echo '#include "profile/x.h"' | file generator/base/a.c
expect 'base may not include profile'
echo '#include "load.h"' | file generator/catalog/a.c
expect '"load.h" must be written with its room'
echo '#include "base/text.h"' | file include/jokou/a.h
expect 'a public header includes "base/text.h"'
echo '#include <libxml/tree.h>' | file generator/base/text.c
expect '<libxml/tree.h> belongs to'
echo '#include <zip.h>' | file generator/format/a.c
expect '<zip.h> belongs to'
echo '#include <pcre2.h>' | file generator/catalog/a.c
expect '<pcre2.h> belongs to'
echo '#include "base/xml_private.h"' | file generator/template/a.c
expect '"base/xml_private.h" is private to'
for call in 'time(NULL)' 'getenv("A")' 'setlocale(LC_ALL, "")' 'printf("a")' 'exit(1)' 'malloc(1)' 'strcpy(a, b)'; do
	echo "int f(void) { return $call; }" | file generator/template/a.c
	expect "template may not use ${call%%(*}"
done
echo 'int x;' | file generator/strange/a.c
expect 'room strange has no line'
{ echo 'int f(void)'; echo '{'; yes '	f();' | head -n 79; echo '}'; } | file generator/base/a.c
expect 'function of 81 lines'
for i in 1 2 3 4 5 6 7 8 9 10 11 12; do
	echo "int f$i(void)"; echo '{'; yes '	f();' | head -n 41; echo '}'
done | file generator/base/a.c
expect 'nine in ten functions should have'
yes 'int x;' | head -n 801 | file generator/base/a.c
expect 'file of 801 lines'

[ $failed = 0 ] && echo 'every kind of fault is found'
exit $failed
