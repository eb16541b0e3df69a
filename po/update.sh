#!/bin/sh
# update.sh [--check]: gathers the messages of the sources into jokou.pot and merges them into each LANGUAGE.po.
# With --check nothing is changed: fails when jokou.pot is stale or a message is not translated.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

{ find generator -name '*.c' -o -name 'command.def' -o -name 'option.def'; echo include/jokou/diagnostic.def; } | LC_ALL=C sort >"$work/files"
# No dates in the result: it changes only when messages do.
xgettext --language=C --from-code=UTF-8 --keyword= --keyword=_ --keyword=N_ --add-location=file --no-wrap \
	--package-name=jokou --files-from="$work/files" --output=- |
	sed -e '/^"POT-Creation-Date:/d' -e 's/charset=CHARSET/charset=UTF-8/' >"$work/jokou.pot"

if [ "${1:-}" = --check ]; then
	status=0
	diff -u po/jokou.pot "$work/jokou.pot" || { echo "po/jokou.pot is stale: run sh po/update.sh"; status=1; }
	for po in po/*.po; do
		msgmerge --quiet --no-wrap --no-fuzzy-matching --output-file="$work/merged.po" "$po" "$work/jokou.pot"
		msgfmt --check --output-file=/dev/null "$work/merged.po" || status=1
		missing=$(msgattrib --untranslated --no-obsolete "$work/merged.po"; msgattrib --only-fuzzy --no-obsolete "$work/merged.po")
		[ -z "$missing" ] || { echo "$po lacks:"; echo "$missing"; status=1; }
	done
	exit $status
fi

cp "$work/jokou.pot" po/jokou.pot
for po in po/*.po; do
	msgmerge --quiet --no-wrap --no-fuzzy-matching --output-file="$work/merged.po" "$po" po/jokou.pot
	sed '/^"POT-Creation-Date:/d' "$work/merged.po" | msgattrib --no-obsolete --no-wrap --output-file="$po"
	echo "$po: $(msgfmt --statistics --output-file=/dev/null "$po" 2>&1)"
done
