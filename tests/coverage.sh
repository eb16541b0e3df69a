#!/bin/sh
# Which lines the tests run: builds the preset coverage, runs all but the office tests, prints a line for each file, the worst first.
set -eu
cd "$(dirname "$0")/.."
cmake --preset coverage >/dev/null
cmake --build --preset coverage
find build/coverage -name '*.gcda' -delete
ctest --preset coverage -j "$(nproc 2>/dev/null || echo 2)" "$@" || echo 'Some tests failed; the lines they ran count all the same.'
find build/coverage/generator -name '*.gcda' | while read -r data; do
	gcov -n -o "$(dirname "$data")" "$data" 2>/dev/null
done | awk -v top="$PWD/" '
	/^File/ { file = $2; gsub(/\047/, "", file); sub(top, "", file) }
	/^Lines executed/ && file ~ /^generator\/.*[.]c$/ {
		sub(/.*:/, "")
		split($0, part, "% of ")
		if (!(file in lines)) { lines[file] = part[2]; run[file] = part[1] * part[2] / 100 }
		else if (part[1] * part[2] / 100 > run[file]) run[file] = part[1] * part[2] / 100
	}
	END {
		for (f in lines) { printf "%6.1f%% of %4d lines  %s\n", 100 * run[f] / lines[f], lines[f], f; all += lines[f]; done += run[f] }
		if (all) printf "%6.1f%% of %4d lines  all\n", 100 * done / all, all
	}' | sort -n
