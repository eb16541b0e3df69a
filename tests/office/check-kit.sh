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
[ $failed = 0 ]
