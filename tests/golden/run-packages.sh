#!/bin/sh
# Hostile, damaged and unusual packages (packages/make.py makes them): each is told by its name and member, or read; in little time and memory.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
need python3 python3
make_work
LC_ALL=C
export LC_ALL
unset LANGUAGE
mkdir "$work/packages"
python3 "$top/tests/golden/packages/make.py" "$work/packages" || fail 'make.py'

# What is to be had here: seconds of the processor, and KiB of addresses, of which libraries and their data take a third. Sanitizers need
# them without end.
seconds=5 memory=300000
case ${JK_CFLAGS:-} in *sanitize*) seconds=60 memory=unlimited ;; esac

count=0
cd "$work/packages" || exit 1
for package in *; do
	count=$((count + 1))
	printf '%s\n' "== $package"
	(
		ulimit -t $seconds
		ulimit -v $memory
		exec "$jokou" template lint "$package" 2>&1 >/dev/null
	)
	echo "status $?"
done >"$work/all"
sed '/^  hint: /d' "$work/all" >"$work/said"
compare "$top/tests/golden/packages/expected.txt" "$work/said"
echo "$count packages, $failed faults"
[ $count -gt 20 ] && [ $failed = 0 ]
