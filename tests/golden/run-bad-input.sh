#!/bin/sh
# Wrong input and a machine that fails: the right status, every fault at its line, and nothing half-written.
#
# Each file of profiles/bad tells in its comment the lines at which faults must be told, and "meant: WORD" for a word that must be proposed.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
make_mini
LC_ALL=C
export LC_ALL
unset LANGUAGE SOURCE_DATE_EPOCH
checked=0
sample=$top/samples/profiles/resident-application.xml
final=$mini/profiles/final.xml

# run ARGUMENT...: the program in $work/here, its words in $work/said.
run() {
	rm -rf "$work/out"
	checked=$((checked + 1))
	(cd "$work" && "$jokou" "$@") >"$work/printed" 2>"$work/said"
	status=$?
}
# ends WHAT STATUS: judges the last run.
ends() {
	[ "$status" = "$2" ] && return
	fail "$1: status $status, not $2"
	head -n 5 "$work/said"
}
# left WHAT: nothing may be in the folder of papers.
left() {
	[ -z "$(find "$work/out" -type f 2>/dev/null)" ] || fail "$1 left $(find "$work/out" -type f | head -n 3)"
}
# says WHAT WORDS
says() { grep -qF -e "$2" "$work/said" || { fail "$1 does not say: $2"; head -n 5 "$work/said"; }; }

# --- profiles with faults ---

for profile in "$top"/tests/golden/profiles/bad/*.xml; do
	name=$(basename "$profile")
	run generate "$profile" -o "$work/out" --date 2026-11-23
	ends "$name" 2
	left "$name"
	promises=$(sed -n 's/^ *line \([0-9]*\):.*/\1/p' "$profile")
	[ -n "$promises" ] || fail "$name promises nothing"
	for line in $promises; do
		grep -q "$name:$line:" "$work/said" || { fail "$name: nothing told at line $line"; head -n 8 "$work/said"; }
	done
	# Every line told is a line promised.
	sed -n "s/.*$name:\([0-9]*\):.* error: .*/\1/p" "$work/said" | sort -u | while read -r line; do
		echo "$promises" | grep -qx "$line" || echo "$line"
	done >"$work/more"
	[ ! -s "$work/more" ] || fail "$name: more told, at line $(cat "$work/more")"
	for word in $(sed -n 's/.*meant: \([a-zA-Z-]*\).*/\1/p' "$profile"); do
		says "$name" "$word"
	done
	run check "$profile" --format json
	ends "$name as JSON" 2
done

# --- files that are missing, or not what they should be ---

run check nothing.xml
ends 'a missing profile' 2
run generate "$sample" nothing.xml -o "$work/out"
ends 'a missing profile beside a good one' 2
ls "$work/out/resident-application"/*.docx >/dev/null 2>&1 || fail 'a missing profile keeps others from being made'
run check "$work"
ends 'a folder for a profile' 2
run check "$final" --catalog /nowhere
ends 'a missing catalog' 2
run generate "$final" -o "$work/out" --catalog "$work/mini" --document contract --template "$final"
ends 'a profile for a template' 2
left 'a profile for a template'
says 'a profile for a template' '[D001]'
run generate "$final" -o "$work/out" --catalog "$work/mini" --document contract --template nothing.docx
ends 'a missing template' 2
left 'a missing template'
head -c 2000 "$work/mini/templates/contract.docx" >"$work/cut.docx"
run generate "$final" -o "$work/out" --catalog "$work/mini" --document contract --template cut.docx
ends 'half a template' 2
left 'half a template'
head -c 9000000 /dev/zero | tr '\0' ' ' >"$work/large.xml"
run check large.xml
ends 'a profile that is too large' 2
says 'a profile that is too large' '[F002]'

# --- undecided, edited ---

run generate "$mini/profiles/open.xml" -o "$work/out" --catalog "$work/mini" --final
ends '--final with undecided items' 2
left '--final with undecided items'
[ "$(grep -c '\[A010\]' "$work/said")" = 7 ] || fail '--final does not tell every undecided item'
run generate "$final" -o "$work/out" --catalog "$work/mini"
ends 'the papers' 0
paper=$work/out/final/contract.docx
cp "$paper" "$work/made.docx"
mkdir "$work/parts" "$work/parts/word"
echo '<w:document xmlns:w="w">edited</w:document>' >"$work/parts/word/document.xml"
"$pkgmake" "$work/parts" "$paper"
cp "$paper" "$work/edited.docx"
(cd "$work" && "$jokou" generate "$final" -o "$work/out" --catalog "$work/mini") >"$work/printed" 2>"$work/said"
status=$?
ends 'an edited paper' 2
says 'an edited paper' '[F005]'
cmp -s "$paper" "$work/edited.docx" || fail 'an edited paper was overwritten'
(cd "$work" && "$jokou" generate "$final" -o "$work/out" --catalog "$work/mini" --force) >"$work/printed" 2>"$work/said"
status=$?
ends '--force' 0
cmp -s "$paper" "$work/made.docx" || fail '--force does not overwrite'

# --- a machine that fails ---

# whole WHAT: every file is one of those that a good run makes, whole; no temporary file is left.
rm -rf "$work/right"
"$jokou" generate "$sample" -o "$work/right" >/dev/null 2>&1 || fail 'generate'
whole() {
	find "$work/out" -type f 2>/dev/null | while read -r file; do
		cmp -s "$file" "$work/right/${file#"$work/out/"}" || echo "$file"
	done >"$work/halves"
	[ ! -s "$work/halves" ] || fail "$1 left $(head -n 3 "$work/halves")"
}

for command in check clauses explain; do
	(cd "$work" && "$jokou" $command "$sample") >/dev/full 2>"$work/said"
	status=$?
	checked=$((checked + 1))
	ends "$command to a full device" 4
done
: >"$work/file"
run generate "$sample" -o "$work/file"
ends 'a file for a folder' 4
run generate "$sample" -o /proc/jokou/papers
ends 'a folder nobody can write' 4
run check "$sample" -o "$work/file/report.json"
ends 'a report below a file' 4

# A limit on the size of files is a full disk for every one of them.
for blocks in 0 1 8 20; do
	rm -rf "$work/out"
	checked=$((checked + 1))
	(
		trap '' XFSZ 2>/dev/null
		ulimit -f $blocks
		exec "$jokou" generate "$sample" -o "$work/out"
	) 2>&1 | cat >"$work/said"
	(
		trap '' XFSZ 2>/dev/null
		ulimit -f $blocks
		exec "$jokou" generate "$sample" -o "$work/out" >/dev/null 2>&1
	)
	status=$?
	ends "files of at most $blocks blocks" 4
	says "files of at most $blocks blocks" '[F003]'
	whole "files of at most $blocks blocks"
done

# A disk that is really full, where one can be mounted.
mkdir "$work/disk"
if mount -t tmpfs -o size=64k tmpfs "$work/disk" 2>/dev/null; then
	trap 'umount "$work/disk"; rm -rf "$work"' EXIT
	"$jokou" generate "$sample" -o "$work/disk" >/dev/null 2>"$work/said"
	status=$?
	checked=$((checked + 1))
	ends 'a full disk' 4
	says 'a full disk' '[F003]'
	rm -rf "$work/out"
	cp -r "$work/disk" "$work/out"
	whole 'a full disk'
	[ -z "$(find "$work/disk" -name '*.??????' -type f | grep -v '\.docx$\|\.odt$')" ] || fail 'a full disk: a temporary file is left'
	umount "$work/disk"
	trap 'rm -rf "$work"' EXIT
else
	echo 'no disk can be mounted here: only the limit on files was tried'
fi
echo "$checked runs, $failed faults"
[ $checked -gt 30 ] && [ $failed = 0 ]
