#!/bin/sh
# The independent verification kit (JK_VERIFY_KIT, else ../shared/verify beside the project) passes every paper and template.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
kit=${JK_VERIFY_KIT:-$top/../shared/verify}
[ -x "$kit/check-docx" ] || skip "there is no verification kit"
need_papers docx
make_work
"$kit/setup.sh" >"$work/log" 2>&1 || {
	tail -n 5 "$work/log"
	skip "the verification kit could not be set up"
}
# shellcheck disable=SC2046 # names without spaces
"$kit/check-docx" $(documents docx) || fail "check-docx"
# shellcheck disable=SC2046
"$kit/check-odt" $(documents odt) || fail "check-odt"

# Copies of templates with a comment at each tag: data that has nothing makes every tag worth one.
need_program
echo '<none/>' >"$work/none.xml"
mkdir "$work/copies"
for template in "$top"/templates/*.docx "$top"/templates/*.odt; do
	"$jokou" template lint "$template" --data "$work/none.xml" --annotate "$work/copies/${template##*/}" >"$work/said" 2>&1
	[ -s "$work/copies/${template##*/}" ] || fail "no copy of $template: $(tail -n 2 "$work/said")"
done
"$kit/check-docx" "$work"/copies/*.docx || fail "check-docx on copies with comments"
"$kit/check-odt" "$work"/copies/*.odt || fail "check-odt on copies with comments"

# 新旧対照表: with and without the papers of a whole service.
for format in docx odt; do
	"$jokou" diff "$top/samples/profiles/school-contact.xml" "$top/samples/profiles/groupware.xml" --format $format -o "$work/all.$format" >"$work/said" 2>&1 ||
		fail "no table of old and new: $(tail -n 2 "$work/said")"
	"$jokou" diff "$top/samples/profiles/light-saas.xml" "$top/samples/profiles/sns.xml" --format $format --all --old-left -o "$work/left.$format" >"$work/said" 2>&1 ||
		fail "no table of old and new: $(tail -n 2 "$work/said")"
done
"$kit/check-docx" "$work/all.docx" "$work/left.docx" || fail "check-docx on tables of old and new"
"$kit/check-odt" "$work/all.odt" "$work/left.odt" || fail "check-odt on tables of old and new"
[ $failed = 0 ]
