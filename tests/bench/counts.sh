#!/bin/sh
# Instructions (callgrind) of the main ways through the program, beside those kept in counts.txt: more than 2 % up is a regression.
#   sh tests/bench/counts.sh [--update]
# The counts belong to one machine and its libraries, which counts.txt names: on another one, update first.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
kept=$here/counts.txt
cd "$root"
command -v valgrind >/dev/null || { echo "skipped: valgrind is not installed" >&2; exit 77; }
[ -f build/release/CMakeCache.txt ] || cmake --preset release >&2
cmake --build --preset release >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/counts_input.py" "$work"
export LC_ALL=C.UTF-8

# count NAME ARGUMENT...
count() {
	name=$1
	shift
	valgrind --tool=callgrind --callgrind-out-file="$work/out" "$root/build/release/jokou" "$@" >"$work/log" 2>&1 ||
		{ cat "$work/log" >&2; exit 1; }
	printf '%s %s\n' "$name" "$(sed -n 's/^==.*Collected : //p' "$work/log")"
}

{
	count version --version
	for format in docx odt; do
		count "lint-$format" template lint "$work/t.$format" --data "$work/one.xml"
		count "fill-$format-1" template fill "$work/t.$format" "$work/one.xml" -o "$work/out.$format"
		count "fill-$format-20" template fill "$work/t.$format" "$work/many.xml" --each record -o "$work/$format"
	done
	count check check samples/profiles/resident-application.xml
	count generate generate samples/profiles/resident-application.xml -o "$work/papers"
} >"$work/new"

if [ "${1:-}" = --update ]; then
	{
		echo "# instructions by callgrind; $(uname -m), $(cc --version | head -1)"
		echo "# $(for p in libxml-2.0 libzip libdeflate libpcre2-8 icu-uc; do printf '%s %s; ' "$p" "$(pkg-config --modversion "$p")"; done)"
		cat "$work/new"
	} >"$kept"
fi
awk 'FNR == NR { if ($1 != "#") kept[$1] = $2; next }
	{ change = kept[$1] ? ($2 - kept[$1]) * 100 / kept[$1] : 0; worse = change > 2; bad += worse
	  printf "%-14s %12d  %+6.1f %%%s\n", $1, $2, change, worse ? "  REGRESSION" : change < -2 ? "  better" : "" }
	END { exit bad > 0 }' "$kept" "$work/new"
