#!/bin/sh
# LibreOffice and pandoc read in every document of the template corpus what its construct must give, in DOCX and ODT, numbers of lists too.
# JK_UPDATE=1 keeps the lines that LibreOffice shows (golden/templates/*/shown*.txt): look at every number.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
filled=$build/filled
[ -d "$filled/templates" ] || skip "there are no filled templates (office.fill-templates writes them)"
need soffice libreoffice-writer-nogui
need pandoc pandoc
make_work
for ending in docx odt; do
	rm -rf "$filled/$ending-txt"
	timeout 800 soffice "-env:UserInstallation=file://$work/home" --headless --norestore --convert-to 'txt:Text (encoded):UTF8' \
		--outdir "$filled/$ending-txt" "$filled"/*."$ending" >"$work/log" 2>&1 || fail "soffice: $(tail -n 1 "$work/log")"
done
LC_ALL=C.UTF-8 python3 -B "$top/tests/golden/templates/readers.py" "$filled" || fail "other words"
[ $failed = 0 ]
