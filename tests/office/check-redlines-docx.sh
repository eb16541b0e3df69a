#!/bin/sh
# Redlines of DOCX are right for two engines of the verification kit (JK_VERIFY_KIT, else ../shared/verify beside the project): rejecting all changes
# gives the old text, accepting them the new one, and the files validate. Papers of one kind for different services, each with its neighbours
# (JK_ALL_PAIRS=1: all ordered pairs), and documents that Word, python-docx and LibreOffice made.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
kit=${JK_VERIFY_KIT:-$top/../shared/verify}
redlines=$build/redlines
[ -x "$kit/redline-check" ] || skip "there is no verification kit"
[ -x "$redlines" ] || skip "the tool is not built ($redlines)"
need_papers docx
need zip zip
make_work
"$kit/setup.sh" >"$work/log" 2>&1 || {
	tail -n 5 "$work/log"
	skip "the verification kit could not be set up"
}
list=$work/list.tsv
: >"$list"
count=0

# pair OLD NEW
pair() {
	count=$((count + 1))
	out=$work/redline-$count.docx
	"$redlines" 2026-11-23 jokou "$1" "$2" "$out" >"$work/said" 2>&1 || {
		fail "no redline of $1 and $2: $(tail -n 2 "$work/said")"
		return
	}
	printf '%s\t%s\t%s\n' "$1" "$2" "$out" >>"$list"
}

# pairs FILE...: each with the next one, both ways; or all with all.
pairs() {
	if [ "${JK_ALL_PAIRS:-}" = 1 ]; then
		for old; do for new; do [ "$old" = "$new" ] || pair "$old" "$new"; done; done
		return
	fi
	before=
	for file; do
		[ -z "$before" ] || { pair "$before" "$file"; pair "$file" "$before"; }
		before=$file
	done
}

for kind in contract specification sla operation-checklist application; do
	# shellcheck disable=SC2046 # names without spaces
	pairs $(ls "$papers"/*/$kind*.docx 2>/dev/null | head -n 8)
done

# Templates of tests lie as folders on top of a base; what word processors made stays as it is, up to the text.
mkdir "$work/foreign"
for maker in word python libreoffice; do
	for folder in "$top"/tests/golden/templates/*/$maker.docx; do
		case $folder in */base/*) continue ;; esac
		mkdir "$work/one"
		cp -r "$top/tests/golden/templates/base/$maker.docx/." "$work/one"
		cp -r "$folder/." "$work/one"
		(cd "$work/one" && zip -q -r -X "$work/foreign/$(basename "$(dirname "$folder")")-$maker.docx" .)
		rm -rf "$work/one"
	done
done
# shellcheck disable=SC2046
pairs $(ls "$work"/foreign/*-word.docx | head -n 30)
# shellcheck disable=SC2046
pairs $(ls "$work"/foreign/*-python.docx | tail -n 8) $(ls "$work"/foreign/*-libreoffice.docx | head -n 6)

"$kit/redline-check" --engines xml,docxodus --list "$list" >"$work/check" 2>&1 || {
	grep -v 'ok$' "$work/check" | head -n 20
	fail "redline-check"
}
while IFS="$(printf '\t')" read -r _ new out; do
	"$kit/check-docx" --only zip,opc,xsd,rules --base "$new" "$out" >"$work/said" 2>&1 || {
		cat "$work/said"
		fail "check-docx on the redline of $new"
	}
done <"$list"
echo "$count redlines, $failed faults"
[ $count -gt 0 ] && [ $failed = 0 ]
