#!/bin/sh
# Every ODT obeys the OASIS schema of ODF 1.3.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_papers odt
need jing jing
need unzip unzip
schema=$tools/OpenDocument-schema-v1.3.rnc
[ -s "$schema" ] || skip "the schema of ODF 1.3 could not be fetched (inside package emacs-common)"
make_work
count=0
for file in $(documents odt); do
	count=$((count + 1))
	for part in content styles meta settings; do
		# A template's dates are tags, which no schema takes.
		case $file/$part in "$top"/templates/*/meta) continue ;; esac
		unzip -p "$file" $part.xml >"$work/$count-$part.xml" 2>/dev/null || rm -f "$work/$count-$part.xml"
	done
	echo "$count $file" >>"$work/names"
done
# One start of the validator for all of them.
if ! (cd "$work" && jing -i -c "$schema" ./*.xml) >"$work/faults" 2>&1; then
	sed "s|$work/||" "$work/faults" | head -n 40
	echo 'The number before the part is that of the document:'
	cat "$work/names"
	exit 1
fi
echo "$count documents, 0 faults"
