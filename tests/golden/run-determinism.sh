#!/bin/sh
# All samples twice: another time zone, locale, folder, time of day and number of workers must not change a byte. Reports are compared, too.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
unset SOURCE_DATE_EPOCH

# papers NAME: digests of all papers into $work/NAME.sums. The settings are in the environment.
papers() {
	name=$1
	shift
	mkdir -p "$work/$name/deep"
	(cd "$work/$name/deep" && "$jokou" generate "$top"/samples/profiles/*.xml -o out "$@") >"$work/log" 2>&1 || {
		fail "generate $*"
		tail -n 5 "$work/log"
	}
	(cd "$work/$name/deep/out" && find . -type f | LC_ALL=C sort | xargs sha256sum) >"$work/$name.sums"
}

# reports NAME: everything that must not hang on the locale, of a few samples: the papers of all hold the same texts.
reports() {
	for profile in resident-application web-conference school-contact sns; do
		profile=$top/samples/profiles/$profile.xml
		"$jokou" check "$profile" --format json
		"$jokou" clauses "$profile"
		"$jokou" clauses "$profile" --format text
		"$jokou" explain "$profile" --format json
	done >"$work/$1.reports" 2>"$work/log" || fail "reports"
}

TZ=UTC LC_ALL=C LANG=C
export TZ LC_ALL LANG
papers first
reports first
TZ=Pacific/Kiritimati LC_ALL=ja_JP.UTF-8 LANG=ja_JP.UTF-8 LANGUAGE=ja
export TZ LC_ALL LANG LANGUAGE
papers second --jobs 2
reports second
TZ=America/St_Johns LC_ALL=C.UTF-8 LANG=tr_TR.UTF-8 LANGUAGE=en
papers third --jobs 7
cmp "$work/first.sums" "$work/second.sums" || fail "other papers in Japan"
cmp "$work/first.sums" "$work/third.sums" || fail "other papers in Newfoundland"
cmp "$work/first.reports" "$work/second.reports" || fail "other reports in Japan"
count=$(wc -l <"$work/first.sums")
echo "$count papers, $failed faults"
[ "$count" -gt 0 ] && [ $failed = 0 ]
