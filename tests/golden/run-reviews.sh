#!/bin/sh
# run-reviews.sh [SAMPLE...]: what a reviewer goes through for each sample, in one text: papers, clauses in and out with their reasons, warnings,
# what is undecided: samples/NAME/review.txt. After a wanted change: JK_UPDATE=1 sh tests/golden/run-reviews.sh, and read the difference.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
need python3 python3
make_work
LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
export LC_ALL PYTHONDONTWRITEBYTECODE
unset LANGUAGE SOURCE_DATE_EPOCH
kept=$top/tests/golden/samples

for profile in "$top"/samples/profiles/*.xml; do
	stem=$(basename "$profile" .xml)
	case " $* " in "  " | *" $stem "*) ;; *) continue ;; esac
	"$jokou" check "$profile" --format json >"$work/check" 2>"$work/said" || fail "check $stem: $(cat "$work/said")"
	"$jokou" explain "$profile" --format json >"$work/explain" 2>"$work/said" || fail "explain $stem: $(cat "$work/said")"
	python3 "$top/tests/golden/reviews/review.py" "$work/check" "$work/explain" "$top/clauses/provisions.xml" >"$work/made" || {
		fail "review of $stem"
		continue
	}
	compare "$kept/$stem/review.txt" "$work/made"
done
echo "$compared texts, $failed faults"
[ $compared -gt 0 ] && [ $failed = 0 ]
