#!/bin/sh
# Applications that LibreOffice has opened and saved again, in their own format and in the other, tell `jokou new --from` the same as before.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
need_papers docx
need soffice libreoffice-writer-nogui
make_work
export SOURCE_DATE_EPOCH=1796083200 LC_ALL=ja_JP.UTF-8

mkdir "$work/docx" "$work/odt"
for paper in "$papers"/*/application*.docx "$papers"/*/application*.odt; do
	cp "$paper" "$work/${paper##*.}/$(basename "$(dirname "$paper")").$(basename "$paper")"
done

# save FROM TO: a copy of each form in $work/FROM-TO, saved by LibreOffice.
save() {
	LC_ALL=C timeout 800 soffice "-env:UserInstallation=file://$work/home" --headless --norestore --convert-to "$2" --outdir "$work/$1-$2" "$work/$1"/*."$1" >"$work/log" 2>&1 || {
		fail "soffice: $1 to $2"
		tail -n 5 "$work/log"
	}
}

# told FORM: what is read back, without the questions that follow.
told() {
	rm -f "$work/profile.xml"
	"$jokou" new -o "$work/profile.xml" --from "$1" </dev/null 2>&1 | sed -n '1,/^申請書から/p'
}

count=0
for from in docx odt; do
	for to in docx odt; do
		save $from $to
		for form in "$work/$from"/*; do
			name=$(basename "$form" .$from) saved=$work/$from-$to/$(basename "$form" .$from).$to
			[ -s "$saved" ] || { fail "$name: not saved as $to"; continue; }
			told "$form" >"$work/before"
			told "$saved" >"$work/after"
			count=$((count + 1))
			grep -q '^申請書から' "$work/before" || fail "$name.$from: nothing was read"
			diff "$work/before" "$work/after" >"$work/difference" && continue
			fail "$name: $from saved as $to tells something else"
			head -n 10 "$work/difference"
		done
	done
done
echo "$count forms saved again, $failed faults"
[ $count -gt 0 ] && [ $failed = 0 ]
