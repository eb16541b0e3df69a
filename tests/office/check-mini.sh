#!/bin/sh
# The papers of golden/mini, which hold every element of the structure, pass the schemas and rules of the independent verification kit
# (JK_VERIFY_KIT, else ../shared/verify beside the project).
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/../golden/lib.sh"
kit=${JK_VERIFY_KIT:-$top/../shared/verify}
need_program
[ -x "$kit/check-docx" ] || skip "there is no verification kit"
make_work
make_mini
"$kit/setup.sh" >"$work/log" 2>&1 || skip "the verification kit could not be set up"
for profile in "$mini"/profiles/*.xml; do
	"$jokou" generate "$profile" --catalog "$work/mini" -o "$work/out" >"$work/said" 2>&1 || fail "generate $profile"
done
"$kit/check-docx" --only zip,opc,xsd,sdk,rules "$work"/out/*/*.docx || fail "check-docx"
"$kit/check-odt" --only zip,package,rng,manifest,rules "$work"/out/*/*.odt || fail "check-odt"
[ $failed = 0 ]
