#!/bin/sh
# The numbers that the templates' numbering definitions give (tool/numbers.c works them out) are those of the clause set, and every reference
# holds the number it points at: for the papers of mini/ and of all samples.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
[ -x "$numbers" ] || skip "the tools are not built ($numbers)"
make_work
make_mini
checked=0 lines=0

# examine PAPER PROFILE OPTION...
examine() {
	paper=$1 profile=$2
	shift 2
	kind=$(basename "$paper")
	kind=${kind%.*}
	checked=$((checked + 1))
	labels "$profile" "$kind" "$@" >"$work/wanted"
	if ! "$numbers" "$paper" >"$work/raw" 2>"$work/log"; then
		fail "$paper: references"
		head -n 10 "$work/log"
	fi
	# Beside a heading stand its role and basis, and behind a default its mark; the paper around the clauses is not numbered.
	sed 's/〔既定〕//g; s/^\([^　]*　.*\)［\(基準.*\|実務\)］$/\1/; s/【\(必須\|加点\|参加資格\)】$//' "$work/raw" >"$work/shown"
	lines=$((lines + $(wc -l <"$work/wanted")))
	diff "$work/wanted" "$work/shown" >"$work/difference" && return
	fail "$paper: other numbers than the clause set has (<)"
	head -n 10 "$work/difference"
}

for profile in "$mini"/profiles/*.xml; do
	"$jokou" generate "$profile" --catalog "$work/mini" -o "$work/out" >"$work/said" 2>&1 || fail "generate $profile"
	for paper in "$work/out/$(basename "$profile" .xml)"/contract.* "$work/out/$(basename "$profile" .xml)"/specification.*; do
		examine "$paper" "$profile" --catalog "$work/mini"
	done
done
# The second body numbers イロハ where the templates say ア. All clauses stand in some paper of a few services.
for body in kitakyushu shiomihara; do
	set -- "$top"/samples/profiles/resident-application.xml "$top"/samples/profiles/web-conference.xml "$top"/samples/profiles/my-number-insurance.xml
	[ $body = shiomihara ] || set -- "$@" "$top"/samples/profiles/iaas-library.xml "$top"/samples/profiles/ai-abroad.xml "$top"/samples/profiles/river-camera.xml
	"$jokou" generate "$@" --vocabulary $body -o "$work/$body" >"$work/said" 2>&1 || fail "generate the samples for $body"
	for paper in "$work/$body"/*/*.docx "$work/$body"/*/*.odt; do
		kind=$(basename "$paper")
		kind=${kind%.*}
		grep -q '<place ' "$top/clauses/documents/${kind%-g[0-9]*}.xml" || continue # a form, or a table of rows
		examine "$paper" "$top/samples/profiles/$(basename "$(dirname "$paper")").xml" --vocabulary $body
	done
	case $body in shiomihara) grep -q '^(*ロ' "$work/wanted" || fail "no number of $body is one of イロハ" ;; esac
done
echo "$checked papers, $lines numbered lines, $failed faults"
[ $lines -gt 0 ] && [ $failed = 0 ]
