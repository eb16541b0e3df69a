#!/bin/sh
# Drafts that were amended at random, as they are and saved by LibreOffice first: rejecting gives the draft, accepting the amended text, for engines of the
# verification kit (JK_VERIFY_KIT, else ../shared/verify beside the project) and for LibreOffice, and the files validate.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
kit=${JK_VERIFY_KIT:-$top/../shared/verify}
unit=$build/unit
[ -x "$kit/redline-check" ] || skip "there is no verification kit"
[ -x "$unit" ] || skip "the unit tests are not built ($unit)"
need_papers docx
need soffice libreoffice-writer-nogui
make_work
"$kit/setup.sh" >"$work/log" 2>&1 || skip "the verification kit could not be set up"
mkdir "$work/plain" "$work/saved" "$work/kept" "$work/kept-saved"
for kind in contract sla security-annex application; do
	for paper in "$papers"/resident-application/$kind*.docx "$papers"/sns/$kind*.docx; do
		[ -e "$paper" ] && cp "$paper" "$work/plain/$(basename "$(dirname "$paper")").$(basename "$paper")"
	done
done
timeout 300 soffice "-env:UserInstallation=file://$work/home" --headless --norestore --convert-to docx --outdir "$work/saved" "$work/plain"/*.docx \
	>"$work/log" 2>&1 || fail "soffice: $(tail -n 1 "$work/log")"

# amended FOLDER KEPT: the papers of the folder, amended.
amended() {
	JK_AMEND_PAPERS=$1 JK_AMEND_KEEP=$2 "$unit" redline/docx_amend_papers >"$work/said" 2>&1 || fail "$(tail -n 3 "$work/said")"
	for file in "$2"/*.amended.docx; do
		printf '%s\t%s\t%s\n' "${file%.amended.docx}.draft.docx" "${file%.amended.docx}.accepted.docx" "$file" >>"$work/list"
	done
}
amended "$work/plain" "$work/kept"
amended "$work/saved" "$work/kept-saved"
# LibreOffice by UNO is slow, and crashes at documents with comments: some without.
while IFS="$(printf '\t')" read -r draft accepted file; do
	unzip -p "$file" word/document.xml | grep -q commentReference || printf '%s\t%s\t%s\n' "$draft" "$accepted" "$file"
done <"$work/list" | head -n 4 >"$work/some"
"$kit/redline-check" --list "$work/list" --engines xml,docxodus >"$work/checked" 2>&1 || fail "$(grep -v 'ok$' "$work/checked" | head -n 10)"
[ ! -s "$work/some" ] || "$kit/redline-check" --list "$work/some" --engines lo >"$work/checked" 2>&1 || fail "$(grep -v 'ok$' "$work/checked" | head -n 10)"
cut -f 3 "$work/list" | while read -r file; do
	"$kit/check-docx" --only zip,opc,xsd,rules --base "${file%.amended.docx}.draft.docx" "$file" >"$work/valid" 2>&1 || cat "$work/valid"
done >"$work/faults"
[ ! -s "$work/faults" ] || fail "$(head -n 10 "$work/faults")"
echo "$(wc -l <"$work/list") amended drafts"
[ "$failed" = 0 ]
