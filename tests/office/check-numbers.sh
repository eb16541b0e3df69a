#!/bin/sh
# The numbers that LibreOffice shows are those of the clause set: every numbered line of every paper stands in its text, with its number
# and with the numbers its references show, in the same order. Numbering is the word processor's own, so this proves both formats.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../golden/lib.sh"
need_program
need_papers docx
need soffice libreoffice-writer-nogui
make_work

# A body that numbers イロハ: some of its papers, marked by their name.
town=shiomihara
"$jokou" generate "$top/samples/profiles/resident-application.xml" "$top/samples/profiles/groupware.xml" --vocabulary $town \
	-o "$work/town" >"$work/log" 2>&1 || fail "generate for $town: $(tail -n 1 "$work/log")"

for ending in docx odt; do
	mkdir "$work/$ending"
	for paper in "$papers"/*/*."$ending"; do
		cp "$paper" "$work/$ending/$(basename "$(dirname "$paper")").$(basename "$paper")"
	done
	for paper in "$work"/town/*/*."$ending"; do
		cp "$paper" "$work/$ending/$town+$(basename "$(dirname "$paper")").$(basename "$paper")"
	done
	timeout 400 soffice "-env:UserInstallation=file://$work/home" --headless --norestore --convert-to 'txt:Text (encoded):UTF8' \
		--outdir "$work/$ending" "$work/$ending"/*."$ending" >"$work/log" 2>&1 || fail "soffice: $(tail -n 1 "$work/log")"
done

# bare: lines without white space and without the marks of defaults.
bare() { sed 's/\xef\xbb\xbf//; s/〔既定〕//g; s/　//g; s/[ \t\r\f]//g; /^$/d' "$1"; }

# in_order WANTED SHOWN: the first wanted line that no shown line begins with, behind the one before; status 1 when there is one.
in_order() {
	awk 'NR == FNR { wanted[++count] = $0; next }
	at < count && index($0, wanted[at + 1]) == 1 { at++ }
	END { if (at < count) { print wanted[at + 1]; exit 1 } }' "$1" "$2"
}

checked=0 lines=0
for text in "$work"/docx/*.txt "$work"/odt/*.txt; do
	name=$(basename "$text" .txt)
	kind=${name#*.}
	grep -q '<place ' "$top/clauses/documents/${kind%-g[0-9]*}.xml" || continue # a form, or a table of rows
	profile=${name%%.*}
	case $name in
	$town+*) labels "$top/samples/profiles/${profile#*+}.xml" "$kind" --vocabulary $town >"$work/labels" ;;
	*) labels "$top/samples/profiles/$profile.xml" "$kind" >"$work/labels" ;;
	esac
	bare "$work/labels" >"$work/wanted"
	bare "$text" >"$work/shown"
	checked=$((checked + 1))
	lines=$((lines + $(wc -l <"$work/wanted")))
	missing=$(in_order "$work/wanted" "$work/shown") || fail "$(basename "$(dirname "$text")")/$name: LibreOffice does not show: $missing"
done
echo "$checked papers, $lines numbered lines, $failed faults"
[ $lines -gt 0 ] && [ $failed = 0 ]
