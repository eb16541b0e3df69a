# The frame of the tests of the command line; a test is a shell function named test_…, run in an empty folder of its own.
#   . "$(dirname "$0")/frame.sh"; test_one() { …; }; …; run_tests
set -u
top=$(cd "${JK_SOURCE:-$(dirname "$0")/../../..}" && pwd) || exit 1
jokou=${JK_PROGRAM:-$top/build/dev/jokou}
# Each paper is synced to the disk, which memory does not make us wait for.
frame=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d) || exit 1
trap 'rm -rf "$frame"' EXIT
LC_ALL=C TZ=UTC JOKOU_DATA=$top XDG_DATA_HOME=$frame/data
export LC_ALL TZ JOKOU_DATA XDG_DATA_HOME
unset LANGUAGE SOURCE_DATE_EPOCH
sample=$top/samples/profiles/resident-application.xml

# run ARGUMENT...: the program, with its words in out and err and its status in $status.
run() {
	"$jokou" "$@" >out 2>err
	status=$?
}

# Each says what is wrong and marks the test as failed.
fault() {
	echo "  $*"
	failed=1
}
expect_status() { [ "$status" = "$1" ] || { fault "status $status, not $1"; sed 's/^/    /' err; }; }
expect_in() { grep -qF -e "$2" "$1" || { fault "$1 lacks: $2"; head -20 "$1" | sed 's/^/    /'; }; }
expect_not_in() { ! grep -qF -e "$2" "$1" || fault "$1 has: $2"; }
expect_empty() { [ ! -s "$1" ] || { fault "$1 is not empty"; head -5 "$1" | sed 's/^/    /'; }; }
expect_file() { [ -s "$1" ] || fault "no file $1"; }
expect_none() { [ ! -e "$1" ] || fault "$1 exists"; }

run_tests() {
	count=0 broken=0
	for name in $(sed -n 's/^\(test_[a-z0-9_]*\)().*/\1/p' "$0"); do
		failed=0
		mkdir "$frame/$name"
		cd "$frame/$name" || exit 1
		"$name"
		count=$((count + 1))
		[ "$failed" = 0 ] || { echo "FAIL $name"; broken=$((broken + 1)); }
	done
	echo "$count tests, $broken failed"
	[ "$broken" = 0 ]
}
