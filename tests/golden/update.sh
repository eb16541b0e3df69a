#!/bin/sh
# update.sh: makes every kept text anew (mini, samples, reviews, diagnostics, packages) with the program of build/dev. Read `git diff tests/golden` before you
# commit it: it is what people will see.
set -u
cd "$(dirname "$0")" || exit 1
status=0
for script in run-mini.sh run-samples.sh run-reviews.sh run-diagnostics.sh run-packages.sh; do
	echo "$script: $(JK_UPDATE=1 sh "$script" | tail -n 1)" || status=1
done
exit $status
