#!/bin/sh
# Same input, same bytes: whatever the time zone, the locale, the folder, the order and the number of workers.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
make_work

# write NAME VARIABLE=VALUE... -- ARGUMENT...: the papers of two samples into $work/NAME.
write() {
	folder=$work/$1
	shift
	settings=
	while [ "$1" != -- ]; do
		settings="$settings $1"
		shift
	done
	shift
	# shellcheck disable=SC2086 # one word for each setting
	env $settings "$jokou" generate "$@" -o "$folder" >"$work/log" 2>&1 || {
		fail "generate"
		cat "$work/log"
	}
}

one=$top/samples/profiles/resident-application.xml
two=$top/samples/profiles/sns.xml
write first TZ=UTC LC_ALL=C -- "$one" "$two"
write second TZ=Asia/Tokyo LC_ALL=C.UTF-8 LANG=ja_JP.UTF-8 LANGUAGE=ja -- "$two" "$one" --jobs 2
diff -r "$work/first" "$work/second" || fail "the papers differ"
count=$(find "$work/first" -type f | wc -l)
echo "$count files, $failed faults"
[ "$count" -gt 0 ] && [ $failed = 0 ]
