# Sourced after ../lib.sh by the tests of this folder that compare with kept texts.
# shellcheck shell=sh
pkgmake=$build/pkgmake
numbers=$build/numbers
compared=0
# Papers are synced to the disk, which memory does not make us wait for.
[ -w /dev/shm ] && TMPDIR=${TMPDIR:-/dev/shm} && export TMPDIR

# compare KEPT MADE: a difference is a fault. JK_UPDATE=1 keeps what was made instead: look at `git diff` before you commit it.
compare() {
	compared=$((compared + 1))
	if [ "${JK_UPDATE:-}" = 1 ]; then
		mkdir -p "$(dirname "$1")"
		cp "$2" "$1"
	elif [ ! -e "$1" ]; then
		fail "$1 is not there (JK_UPDATE=1 makes it)"
	elif ! diff -u "$1" "$2" >"$work/difference"; then
		fail "$1"
		head -n 40 "$work/difference"
	fi
}

# same_files KEPT-FOLDER MADE-FOLDER: names in the first that are not in the second.
same_files() {
	for kept in "$1"/*; do
		[ -e "$2/$(basename "$kept")" ] && continue
		if [ "${JK_UPDATE:-}" = 1 ]; then
			rm -f "$kept"
		else
			fail "$kept is no longer made"
		fi
	done
}

# make_mini: the catalog of mini/ with its templates packed, in $work/mini.
make_mini() {
	mini=$top/tests/golden/mini
	[ -x "$pkgmake" ] || skip "the tools are not built ($pkgmake)"
	mkdir -p "$work/mini/templates"
	cp -r "$mini/clauses" "$work/mini/clauses"
	for template in "$mini"/templates/*; do
		"$pkgmake" "$template" "$work/mini/templates/$(basename "$template")" || fail "pkgmake $template"
	done
}

# labels PROFILE KIND OPTION...: the numbered lines of a clause set, from its canonical XML: LABEL　TEXT.
labels() {
	profile=$1 kind=$2
	shift 2
	"$jokou" clauses "$profile" --document "$kind" "$@" 2>>"$work/said" | awk '
	function text(line) {
		gsub(/<[^>]*>/, "", line)
		sub(/^ */, "", line)
		gsub(/&lt;/, "<", line); gsub(/&gt;/, ">", line); gsub(/&quot;/, "\"", line); gsub(/&#9;/, " ", line); gsub(/&amp;/, "\\&", line)
		return line
	}
	function attribute(line, name) {
		if (!match(line, " " name "=\"[^\"]*\"")) return ""
		return text(substr(line, RSTART + length(name) + 3, RLENGTH - length(name) - 4))
	}
	/<chapter / && attribute($0, "label") != "" { print attribute($0, "label") "　" attribute($0, "title") }
	/<ArticleCaption>/ { caption = text($0) }
	/<document / { section = attribute($0, "layout") == "section" }
	/<ArticleTitle>/ && section { print text($0) "　" caption; next }
	/<(ArticleTitle|ParagraphNum|ItemTitle|Subitem1Title|Subitem2Title)>/ { if (text($0) != "") label = text($0); next }
	/<(Paragraph|Item|Subitem1|Subitem2)Sentence>/ { if (label != "") print label "　" text($0); label = "" }'
}
