#!/bin/sh
# Too little memory for the program: it says so and leaves nothing behind.
. "$(dirname "$0")/frame.sh"

# The least address space at which the program starts at all, found by halving; then some more, too little for a catalog.
test_too_little_memory_is_told() {
	low=1000 high=2000000
	while [ $((high - low)) -gt 200 ]; do
		middle=$(((low + high) / 2))
		if (ulimit -v $middle && "$jokou" --version) >/dev/null 2>&1; then high=$middle; else low=$middle; fi
	done
	(ulimit -v $((high + 1000)) && exec "$jokou" generate "$sample" -o papers) >out 2>err
	status=$?
	expect_status 4
	expect_in err '[F006]'
	expect_none papers
}

if [ -n "${JK_SANITIZE:-}" ] || ldd "$jokou" 2>/dev/null | grep -q 'lib[at]san'; then
	echo "skipped: the sanitizers need more memory than this test allows"
	exit 77
fi
run_tests
