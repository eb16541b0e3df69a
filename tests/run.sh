#!/bin/sh
# run.sh [--fast] [ARGUMENTS OF CTEST]: installs what the tests need, builds, and runs them.
#
#   sh tests/run.sh              everything, with the address and undefined behaviour sanitizers
#   sh tests/run.sh --fast       the gate of every day: unit, golden, arch and header tests, in seconds
#   sh tests/run.sh -L unit      only tests with that label (unit golden arch header office fault fuzz)
#   sh tests/run.sh -R xpath     only tests whose name matches
set -eu
cd "$(dirname "$0")/.."
. samples/packages.sh

preset=sanitize tests=sanitize packages=$office_packages
case ${1:-} in
--fast)
	shift
	preset=dev tests=fast packages=
	;;
?*)
	case "$*" in *office*) ;; *) packages= ;; esac
	;;
esac
whole=$#

install_missing "$build_packages
$test_packages${packages:+
$packages}"
jobs=$(nproc 2>/dev/null || echo 2)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
rm -f build/sanitize/skipped build/dev/skipped

# build PRESET
build() {
	echo "Building $1 ..."
	cmake --preset "$1" >"$work/configure" 2>&1 || {
		cat "$work/configure"
		exit 1
	}
	cmake --build --preset "$1"
}

# run PRESET ARGUMENT...: runs the tests of a test preset and keeps what they said.
run() {
	name=$1
	shift
	{ ctest --preset "$name" -j "$jobs" "$@" && echo 0 >"$work/status" || echo $? >"$work/status"; } 2>&1 | tee -a "$work/log"
	[ "$(cat "$work/status")" = 0 ] || status=1
}

count() { grep -c "$1" "$work/log" || true; }

build $preset
run $tests "$@"
if [ $preset = sanitize ] && [ "$whole" = 0 ]; then
	# What happens when memory runs out is seen only without sanitizers.
	build dev
	run dev -L fault
fi

echo
for folder in build/sanitize build/dev; do
	if [ -s "$folder/skipped" ]; then
		sort -u "$folder/skipped" | sed 's/^/skipped: /'
	fi
done
passed=$(count ' Test *#.* Passed ') skipped=$(count ' Test *#.*\*\*\*Skipped') all=$(count '^ *[0-9]*/[0-9]* Test *#')
echo "$passed passed, $((all - passed - skipped)) failed, $skipped skipped"
exit $status
