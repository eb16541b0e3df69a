#!/bin/sh
# Every validator and reader of the independent verification kit (JK_VERIFY_KIT, else ../shared/verify beside the project) passes every document of
# the template corpus. Faults that the program made which wrote the template are not held against us: --base.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
kit=${JK_VERIFY_KIT:-$top/../shared/verify}
filled=$build/filled
[ -x "$kit/check-docx" ] || skip "there is no verification kit"
[ -d "$filled/templates" ] || skip "there are no filled templates (office.fill-templates writes them)"
make_work
"$kit/setup.sh" >"$work/log" 2>&1 || {
	tail -n 5 "$work/log"
	skip "the verification kit could not be set up"
}

# check VALIDATOR MAKER BASE: BASE is the construct whose template has the faults of its maker.
check() {
	ending=${1#check-}
	"$kit/$1" --base "$filled/templates/$3.$2.$ending" "$filled"/*."$2.$ending" >"$work/said" 2>&1 || {
		fail "$1 on what came of the templates of $2"
		grep -E 'FAIL' "$work/said" | head -n 40
	}
}

# Word's smart tags, which the SDK does not take; LibreOffice's numbers of lists (numFmt) and names of styles of nested tables.
check check-docx word value-marks
check check-docx python for-rows
check check-docx libreoffice for-rows
check check-odt libreoffice for-nested-table
echo "$(ls "$filled"/*.docx "$filled"/*.odt | wc -l) documents, $failed groups with faults"
[ $failed = 0 ]
