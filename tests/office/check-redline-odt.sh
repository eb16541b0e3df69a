#!/bin/sh
# ODT redlines of papers of different samples: accepting gives the new text, rejecting the old, for the verification kit and for LibreOffice, and they
# are valid. Without the kit: skipped.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
kit=${JK_VERIFY_KIT:-$top/../shared/verify}
[ -x "$kit/redline-check" ] || skip "there is no verification kit"
need_papers odt
need_program
make_work
"$kit/setup.sh" >"$work/log" 2>&1 || skip "the verification kit could not be set up"
for kind in contract sla security-annex specification build-checklist application; do
	before=
	for paper in "$papers"/*/$kind.odt; do
		[ -e "$paper" ] || continue
		if [ -n "$before" ] && [ "$(ls "$work" | grep -c -- "-$kind.odt")" -lt 2 ]; then
			name=$(basename "$(dirname "$paper")")-$kind.odt
			"$jokou" diff "$before" "$paper" --format odt --layout redline -o "$work/$name" >/dev/null 2>"$work/said" ||
				fail "$name: $(tail -n 2 "$work/said")"
			printf '%s\t%s\t%s\n' "$before" "$paper" "$work/$name" >>"$work/list"
		fi
		before=$paper
	done
done
[ -s "$work/list" ] || skip "no two papers of one kind"
"$kit/redline-check" --list "$work/list" --engines xml >"$work/checked" || fail "$(grep FAIL "$work/checked")"
# LibreOffice reckons the page numbers of a table of contents anew, before it has laid out the pages.
grep -v specification "$work/list" >"$work/others"
"$kit/redline-check" --list "$work/others" --engines lo >"$work/checked" || fail "$(grep FAIL "$work/checked")"
"$kit/check-odt" --only zip,package,rng,manifest,rules "$work"/*-*.odt >"$work/valid" || fail "$(grep FAIL "$work/valid")"
echo "$(wc -l <"$work/list") redlines"
[ $failed = 0 ]
