#!/bin/sh
# Papers that come back. Side by side, block by block (kind, path, number, text): what is read from each paper is its clause set; also when
# LibreOffice saved it, in either format; also when all bookmarks are gone. A changed number, a clause that is gone or stands elsewhere is found.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
need_papers docx
need soffice libreoffice-writer-nogui
need python3 python3
make_work
dump=${JK_SIDEDUMP:-$build/sidedump}
edit=$top/tests/office/edit-papers.py

# plain: without the chapters, which only the set knows in a contract.
plain() { sed 's/ how=1 score=100//; s/ <[^>]*> version=/ version=/'; }

# same NAME WANTED FOUND
same() {
	compared=$((compared + 1))
	diff "$2" "$3" >"$work/diff" || fail "$1: $(grep -c '^[<>]' "$work/diff") lines differ, first: $(sed -n 2p "$work/diff")"
}

compared=0
mkdir "$work/wanted" "$work/docx" "$work/odt"
for paper in "$papers"/*/*.docx "$papers"/*/*.odt; do
	name=$(basename "$(dirname "$paper")").$(basename "$paper")
	"$dump" --set "$paper" | plain >"$work/set"
	[ -s "$work/set" ] || continue
	"$dump" --base "$paper" | plain >"$work/read"
	same "$name" "$work/set" "$work/read"
	grep -q '^unit row:' "$work/set" && continue
	"$dump" "$paper" | plain >"$work/read"
	same "$name without its set" "$work/set" "$work/read"
	cp "$work/set" "$work/wanted/${name%.*}"
	cp "$paper" "$work/${name##*.}/$name"
done
for from in docx odt; do
	for to in docx odt; do
		timeout 400 soffice "-env:UserInstallation=file://$work/home" --headless --norestore --convert-to $to --outdir "$work/$from-$to" \
			"$work/$from"/* >"$work/log" 2>&1 || fail "soffice: $(tail -n 1 "$work/log")"
		for paper in "$work/$from-$to"/*; do
			"$dump" "$paper" | plain >"$work/read"
			same "$from to $to: $(basename "$paper")" "$work/wanted/$(basename "$paper" .$to)" "$work/read"
		done
	done
done
for paper in "$work"/docx/*; do
	name=$(basename "$paper")
	python3 "$edit" marks "$paper" "$work/edited.docx" || fail "$name: marks"
	"$dump" --base "$work/edited.docx" | plain >"$work/read"
	same "$name without bookmarks" "$work/wanted/${name%.*}" "$work/read"
done

# said WANTED: the review says so of the clause.
said() {
	compared=$((compared + 1))
	"$jokou" review "$work/edited.docx" --format json >"$work/review" 2>"$work/log"
	python3 - "$work/review" "$clause" "$1" <<'END' || fail "$what: $clause is not $1"
import json, sys
review = json.load(open(sys.argv[1]))
units = [u for u in review["clauses"] if u.get("id") == sys.argv[2]]
states = [u["state"] for u in units] + ["moved" for u in units if u.get("moved")] + [u["effect"] for u in units if u.get("effect")]
sys.exit(0 if sys.argv[3] in states else 1)
END
}

paper=$work/docx/resident-application.contract.docx
what=numbers clause=$(python3 "$edit" numbers "$paper" "$work/edited.docx")
said changed
said weakened
what=delete clause=$(python3 "$edit" delete "$paper" "$work/edited.docx")
said missing
what=move clause=$(python3 "$edit" move "$paper" "$work/edited.docx")
said moved
what=swap clause=$(python3 "$edit" swap "$paper" "$work/edited.docx")
said moved
echo "$compared comparisons, $failed faults"
[ $compared -gt 20 ] && [ $failed = 0 ]
