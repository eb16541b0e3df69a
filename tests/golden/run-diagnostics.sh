#!/bin/sh
# run-diagnostics.sh [ID...]: every diagnostic of diagnostic.def is raised by a case here, or by a unit test.
#
# tests/golden/diagnostics/ID/ or ID-anything/ is a case, run inside that folder:
#   cmd      the arguments of jokou, as the shell reads them; $OUT is an empty folder for what is written
#   status   the exit status
#   stderr   (may be missing) exactly what is said; without it, [ID] must be in it
# tests/golden/diagnostics/by-test.txt: `ID ROOM/FILE test_name` for those that no command line can raise.
# JK_UPDATE=1 writes status and stderr anew: look at the difference before you keep it.
set -u
top=$(cd "${JK_SOURCE:-$(dirname "$0")/../..}" && pwd) || exit 1
jokou=${JK_PROGRAM:-$top/build/dev/jokou}
cases=$top/tests/golden/diagnostics
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
LC_ALL=C TZ=UTC
export LC_ALL TZ
unset LANGUAGE SOURCE_DATE_EPOCH

fail() {
	echo "FAIL $1"
	failed=$((failed + 1))
}

# run_case FOLDER ID: leaves the status in $status and the words in $work/stderr.
run_case() {
	OUT=$work/out
	rm -rf "$OUT"
	mkdir "$OUT"
	export OUT
	(
		cd "$1" || exit 99
		eval "set -- $(cat cmd)"
		"$jokou" "$@" >"$work/stdout" 2>"$work/raw"
	)
	status=$?
	sed "s|$OUT|\$OUT|g" "$work/raw" >"$work/stderr"
	if [ "${JK_UPDATE:-}" = 1 ]; then
		echo "$status" >"$1/status"
		cp "$work/stderr" "$1/stderr"
	fi
}

# judge FOLDER ID
judge() {
	name=${1##*/}
	if [ ! -s "$1/cmd" ]; then
		fail "$name: no cmd"
		return
	fi
	run_case "$1" "$2"
	wanted=$(cat "$1/status" 2>/dev/null)
	if [ "$status" != "$wanted" ]; then
		fail "$name: status $status, not ${wanted:-given}"
		sed 's/^/    /' "$work/stderr"
	elif ! grep -qF "[$2]" "$work/stderr"; then
		fail "$name: did not say [$2]"
		sed 's/^/    /' "$work/stderr"
	elif [ -e "$1/stderr" ] && ! diff -u "$1/stderr" "$work/stderr"; then
		fail "$name: says something else"
	else
		passed=$((passed + 1))
	fi
}

# by_test ID: whether by-test.txt names a unit test that exists.
by_test() {
	[ -e "$cases/by-test.txt" ] || return 1
	row=$(grep "^$1[[:space:]]" "$cases/by-test.txt") || return 1
	# shellcheck disable=SC2086 # words of the row
	set -- $row
	source=$top/tests/unit/${2%/*}/test_${2##*/}.c
	script=$top/tests/unit/${2%/*}/check-${2##*/}.sh
	grep -qs "^START_TEST($3)" "$source" || grep -qs "^$3()" "$script" || fail "$1: by-test.txt names $2 $3, which is not there"
}

ids=$(sed -n 's/^JK_DIAGNOSTIC([A-Z0-9_]*, "\([A-Z0-9]*\)".*/\1/p' "$top/include/jokou/diagnostic.def")
if [ ! -x "$jokou" ]; then
	echo "the program is not built ($jokou)"
	exit 77
fi
missing=
# shellcheck disable=SC2086 # one word for each id
[ $# -gt 0 ] || set -- $ids
for id; do
	found=0
	for folder in "$cases/$id" "$cases/$id"-*; do
		[ -d "$folder" ] || continue
		found=1
		judge "$folder" "$id"
	done
	[ $found = 1 ] || by_test "$id" || missing="$missing $id"
done
for folder in "$cases"/*/; do
	[ -d "$folder" ] || continue
	id=$(basename "$folder")
	printf '%s\n' "$ids" | grep -qx "${id%%-*}" || fail "$id: no such diagnostic"
done
for id in $missing; do
	name=$(sed -n "s/^JK_DIAGNOSTIC(\([A-Z0-9_]*\), \"$id\".*/\1/p" "$top/include/jokou/diagnostic.def")
	fail "$id $name: nothing raises it"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
