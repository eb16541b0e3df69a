#!/bin/sh
# How long `jokou status` takes over a folder of drafts: sh tests/bench/status.sh [DRAFTS]
# The papers of all samples, again and again until there are enough; half of them were edited (a word typed into the first clause), which a
# digest alone does not tell. Against the catalog they were made from, and against one in which a term, a value and a clause are others.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
jokou=${JK_PROGRAM:-$root/build/release/jokou}
drafts=${1:-1000}
[ -x "$jokou" ] || { echo "skipped: $jokou is not built" >&2; exit 77; }
[ -x /usr/bin/time ] || { echo 'skipped: /usr/bin/time is not installed' >&2; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LC_ALL=C
export LC_ALL
"$jokou" generate "$root/samples/profiles" -o "$work/papers" -q >/dev/null 2>&1
python3 "$here/status_input.py" "$work/papers" "$work/drafts" "$drafts"
mkdir "$work/next"
cp -r "$root/clauses" "$root/templates" "$work/next/"
sed -i 's/\(<term key="residents">\)[^<]*/\1区民/' "$work/next/clauses/vocabularies/"*.xml
sed -i 's/<default>24</<default>36</; s/しなければならない/するものとする/' "$work/next/clauses/incident/incident-report.xml"
for jobs in 1 0; do
	for catalog in "$root" "$work/next"; do
		for round in 1 2 3; do
			/usr/bin/time -f "%e s  %U s user  %M KB" -o "$work/time" "$jokou" status "$work/drafts" --catalog "$catalog" --jobs $jobs >"$work/said" || [ $? = 1 ]
			printf '%s jobs, %s: ' "$jobs" "$(basename "$catalog" | sed 's/^next$/next version/; t; s/.*/same version/')"
			grep -v 'Command exited' "$work/time" | tr '\n' ' '
			tail -n 1 "$work/said"
		done
	done
done
