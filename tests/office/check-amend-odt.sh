#!/bin/sh
# Drafts in ODT, amended at random: the verification kit and LibreOffice accept all to the amended text and reject all to the draft, also of a draft that
# LibreOffice has saved; and they are valid. Without the kit: skipped.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
kit=${JK_VERIFY_KIT:-$top/../shared/verify}
amend=${JK_AMEND:-$build/amend}
[ -x "$kit/tracked" ] || skip "there is no verification kit"
[ -x "$amend" ] || skip "the tool amend was not built"
need_papers odt
need python3 python3
make_work
"$kit/setup.sh" >"$work/log" 2>&1 || skip "the verification kit could not be set up"

# lines: text to be compared.
lines() { sed 's/[[:space:]　]//g' | grep .; }

# amended DRAFT SOURCE SEED ENGINE...
amended() {
	draft=$1 source=$2 seed=$3 name=$(basename "$1" .odt)-$3
	shift 3
	python3 "$top/tests/office/amendments.py" draw "$draft" "$source" "$seed" >"$work/$name.script" || fail "$name: no amendments"
	"$amend" "$draft" "$source" "$work/$name.odt" <"$work/$name.script" >"$work/$name.said" 2>"$work/log" || fail "$name: $(tail -n 1 "$work/log")"
	for engine in "$@"; do
		"$kit/tracked" "$work/$name.odt" accept --engine "$engine" >"$work/accepted" 2>"$work/log" || fail "$name, $engine: not accepted"
		python3 "$top/tests/office/amendments.py" check "$draft" "$source" "$work/$name.script" "$work/$name.said" "$work/accepted" 2>"$work/log" ||
			fail "$name, $engine, accepted: $(cat "$work/log")"
		"$kit/tracked" "$work/$name.odt" reject --engine "$engine" 2>"$work/log" | lines >"$work/rejected"
		"$kit/tracked" "$draft" accept --engine "$engine" 2>"$work/log" | lines >"$work/draft"
		cmp -s "$work/draft" "$work/rejected" || fail "$name, $engine, rejected: $(diff "$work/draft" "$work/rejected" | sed -n 2,3p)"
	done
}

mkdir "$work/saved"
soffice --headless -env:UserInstallation="file://$work/office" --convert-to odt --outdir "$work/saved" "$papers/resident-application/contract.odt" >"$work/log" 2>&1
amended "$papers/resident-application/sla.odt" "$papers/iaas-library/sla.odt" 1 xml lo
amended "$papers/iaas-library/security-annex.odt" "$papers/resident-application/security-annex.odt" 2 xml
amended "$papers/resident-application/contract.odt" "$papers/iaas-library/contract.odt" 3 xml
[ -s "$work/saved/contract.odt" ] || skip "LibreOffice saved nothing"
amended "$work/saved/contract.odt" "$papers/iaas-library/contract.odt" 4 xml lo
"$kit/check-odt" --only zip,package,rng,manifest,rules "$work"/*-*.odt >"$work/valid" || fail "$(grep FAIL "$work/valid")"
echo "$(cat "$work"/*.script | wc -l) amendments"
[ $failed = 0 ]
