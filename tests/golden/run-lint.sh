#!/bin/sh
# run-lint.sh: our own catalog and templates are clean, in every vocabulary and in the papers of every sample; each exemption has its reason and
# its use.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
make_work
JOKOU_DATA=$top LC_ALL=C
export JOKOU_DATA LC_ALL

# clean WORDS ARGUMENT...: linting with these arguments finds nothing.
clean() {
	words=$1
	shift
	"$jokou" catalog lint --format json "$@" >"$work/json" 2>"$work/said" || fail "$words: status $?"
	[ ! -s "$work/said" ] || fail "$words: $(head -n 5 "$work/said")"
	for count in errors warnings notes; do
		grep -q "^  \"$count\": 0,\$" "$work/json" || fail "$words: $(grep "^  \"$count\":" "$work/json")"
	done
}

clean 'the catalog' --strict
grep -q '"uses": 0$' "$work/json" && fail "an exemption is not needed"
[ "$(grep -c '"reason": ".' "$work/json")" = "$(grep -c '"reason":' "$work/json")" ] || fail "an exemption has no reason"
[ "$(sed -n 's/^  "cases": \(.*\),/\1/p' "$work/json")" -ge 20 ] || fail "too few cases"
clean 'the samples' "$top"/samples/profiles/*.xml
"$jokou" catalog lint >"$work/text"
grep -q 'no faults' "$work/text" || fail "the summary says: $(cat "$work/text")"
echo "$failed faults"
[ "$failed" = 0 ]
