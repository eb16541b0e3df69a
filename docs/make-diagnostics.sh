#!/bin/sh
# make-diagnostics.sh [--check]: writes docs/diagnostics.md from include/jokou/diagnostic.def and po/ja.po.
# With --check nothing is written: fails when the page is stale.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/page.awk" <<'AWK'
# Text between the quotes of the first C or PO string in `text`; `rest` is what follows it.
function unquote(text,    out, c) {
	text = substr(text, index(text, "\"") + 1)
	out = ""
	while ((c = substr(text, 1, 1)) != "\"" && text != "") {
		if (c == "\\") {
			text = substr(text, 2)
			c = substr(text, 1, 1)
		}
		out = out c
		text = substr(text, 2)
	}
	rest = substr(text, 2)
	return out
}
function cell(text) {
	gsub(/&/, "\\&amp;", text)
	gsub(/</, "\\&lt;", text)
	gsub(/>/, "\\&gt;", text)
	gsub(/\|/, "\\|", text)
	return text
}
function both(text) { return cell(text) (text in ja && ja[text] != "" ? "<br>" cell(ja[text]) : "") }
function row(line,    id, severity, message, hint) {
	sub(/\/\* xgettext[^*]*\*\//, "", line)
	id = unquote(line)
	severity = rest
	sub(/^, *JK_/, "", severity)
	sub(/,.*/, "", severity)
	message = unquote(rest)
	hint = index(rest, "\"") ? unquote(rest) : ""
	printf "| %s | %s | %s | %s |\n", id, tolower(severity), both(message), both(hint)
}
FILENAME ~ /\.po$/ {
	if (/^msgid "/)
		id = unquote($0)
	if (/^msgstr "/)
		ja[id] = unquote($0)
	next
}
/^\/\* [A-Z]: .* \*\/$/ {
	sub(/^\/\* /, "")
	sub(/ \*\/$/, "")
	printf "\n## %s\n\n| Id | Severity | Message | What to do |\n|---|---|---|---|\n", $0
}
/^JK_DIAGNOSTIC\(/ { line = ""; open = 1 }
open { line = line $0 }
open && /\)$/ { open = 0; row(line) }
AWK

{
	echo '# Diagnostics'
	echo
	echo 'Every message with an id that jokou can print. Made by docs/make-diagnostics.sh from include/jokou/diagnostic.def; do not edit.'
	echo 'Words in { } are filled in. Exit status: 2 after an error (3 for U…), 4 after one of the environment, 0 after notes and'
	echo 'warnings (1 with --strict).'
	LC_ALL=C awk -f "$work/page.awk" po/ja.po include/jokou/diagnostic.def
} >"$work/diagnostics.md"

if [ "${1:-}" = --check ]; then
	diff -u docs/diagnostics.md "$work/diagnostics.md" || { echo "docs/diagnostics.md is stale: run sh docs/make-diagnostics.sh"; exit 1; }
	exit 0
fi
cp "$work/diagnostics.md" docs/diagnostics.md
