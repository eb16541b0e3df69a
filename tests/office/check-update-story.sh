#!/bin/sh
# samples/update-story.sh from end to end: rejecting what an update did gives the draft that people had worked on, accepting it differs from that draft in
# just what story/NAME.diff shows; LibreOffice and docxodus (when the verification kit is there) settle the changes alike. A second run changes nothing.
# JK_UPDATE=1 writes the differences anew: look at them before you keep them.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
need soffice libreoffice-writer-nogui
need /usr/bin/python3 python3
/usr/bin/python3 -c 'import uno' 2>/dev/null || skip "python3 does not know LibreOffice (package python3-uno)"
make_work
unset LANGUAGE
LC_ALL=C.UTF-8
export LC_ALL
settle=$top/tests/golden/update/settle.py
kit=${JK_VERIFY_KIT:-$top/../shared/verify}
JK_PROGRAM=$jokou sh "$top/samples/update-story.sh" "$work/story" >"$work/said" 2>&1 || fail "the story ended early: $(tail -n 2 "$work/said")"
cd "$work/story" || exit 1
grep -q '(status [234])' "$work/said" && fail "a command of the story failed: $(grep -B 3 '(status [234])' "$work/said")"

# settled KIND FILE [AUTHOR...]: its lines.
settled() { python3 "$settle" "$@"; }
count=0
for name in school.docx school.odt citizen.docx citizen.odt library.docx library.odt; do
	[ -e "updated/$name" ] || { fail "$name was not updated"; continue; }
	count=$((count + 1))
	settled keep "hand/$name" >hand.txt
	settled reject "updated/$name" 'catalog v1.1.0' numbering >rejected.txt
	diff hand.txt rejected.txt >"$work/diff" || fail "$name, rejected: $(head -n 4 "$work/diff")"
	settled accept "updated/$name" 'catalog v1.1.0' numbering >accepted.txt
	diff -U 0 hand.txt accepted.txt | sed '1,2d; /^@@/d' >"$name.diff"
	if [ "${JK_UPDATE:-}" = 1 ]; then
		cp "$name.diff" "$top/tests/office/story/$name.diff"
	else
		diff "$top/tests/office/story/$name.diff" "$name.diff" >"$work/diff" || fail "$name, accepted: $(head -n 6 "$work/diff")"
	fi
	[ ! -e "again/$name" ] || fail "$name: a second run wrote something"
done
# What others make of it: the drafts without changes of other people.
if [ -x "$kit/tracked" ] && "$kit/setup.sh" >"$work/log" 2>&1; then
	for name in citizen.docx citizen.odt; do
		engines=lo
		[ "$name" = citizen.docx ] && engines='lo docxodus'
		for engine in $engines; do
			"$kit/tracked" "updated/$name" reject --engine "$engine" 2>"$work/log" | sed '/^$/d' >theirs.txt
			"$kit/tracked" "hand/$name" accept --engine "$engine" 2>>"$work/log" | sed '/^$/d' >ours.txt
			[ -s theirs.txt ] && diff ours.txt theirs.txt >"$work/diff" || fail "$name, rejected by $engine: $(head -n 4 "$work/diff" "$work/log")"
		done
	done
	# What LibreOffice left in a draft is not held against its update.
	for name in updated/*; do
		check=check-docx only=zip,opc,xsd,sdk,rules
		[ "${name##*.}" = odt ] && check=check-odt only=zip,package,rng,manifest,rules
		"$kit/$check" --only "$only" --base "hand/${name#updated/}" "$name" >"$work/valid" 2>&1 || fail "$(grep FAIL "$work/valid" | head -n 5)"
	done
else
	echo 'without the verification kit: its engines were not asked'
fi
echo "$count drafts brought up to date, $failed faults"
[ "$failed" = 0 ] && [ "$count" = 6 ]
