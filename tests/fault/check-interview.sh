#!/bin/sh
# The interview in a machine that fails: little memory at any point, a full disk, a signal. A profile is there whole or not at all.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
make_work
answers=$top/tests/golden/interview/sns/answers
export SOURCE_DATE_EPOCH=1796083200
"$jokou" new -o "$work/right.xml" <"$answers" >"$work/said" 2>&1 || fail 'the interview itself'

good=0 short=0 limit=3000
while [ $limit -lt 400000 ] && [ $good -lt 2 ]; do
	rm -f "$work/little.xml"
	(
		ulimit -v $limit
		exec "$jokou" new -o "$work/little.xml" <"$answers"
	) >"$work/said" 2>"$work/log"
	status=$?
	if [ $status = 0 ]; then
		good=$((good + 1))
		cmp -s "$work/right.xml" "$work/little.xml" || sed 's/id="right"/id="little"/' "$work/right.xml" | cmp -s - "$work/little.xml" || fail "$limit KiB: another profile"
	elif [ $status = 4 ]; then
		short=$((short + 1))
		[ ! -e "$work/little.xml" ] || fail "$limit KiB: out of memory, and yet a profile"
	elif [ $status = 127 ] || grep -q 'error while loading shared libraries' "$work/log"; then
		: # too little to start at all
	else
		fail "$limit KiB: status $status"
		head -n 3 "$work/log"
	fi
	limit=$((limit + limit / 20))
done

"$jokou" new -o "$work/none/p.xml" <"$answers" >"$work/said" 2>&1
[ $? = 4 ] || fail 'a folder that is not there'
grep -q '^> ' "$work/said" && fail 'questions are asked although the profile has no place'
"$jokou" new -o "$work/full.xml" <"$answers" >/dev/full 2>"$work/log"
[ $? = 4 ] || fail 'a full standard output'

# stopped SIGNAL: what was answered before it is there, unfinished.
stopped() {
	rm -f "$work/s.xml"
	mkfifo "$work/pipe"
	"$jokou" new -o "$work/s.xml" <"$work/pipe" >"$work/said" 2>&1 &
	process=$!
	exec 3>"$work/pipe"
	head -n 4 "$answers" >&3
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		[ "$(grep -c '^> ' "$work/said")" -ge 4 ] && break
		sleep 0.2
	done
	sleep 0.5
	kill -s "$1" $process
	wait $process
	status=$?
	exec 3>&-
	rm -f "$work/pipe"
	[ $status = 0 ] || fail "$1: status $status"
	grep -q '<?jokou-new ' "$work/s.xml" || fail "$1: no unfinished profile"
	"$jokou" check "$work/s.xml" >"$work/log" 2>&1 || fail "$1: check refuses what is left"
}
stopped TERM
stopped HUP
[ "$(find "$work" -name '.*' -type f | wc -l)" = 0 ] || fail "a temporary file is left: $(find "$work" -name '.*' -type f)"
echo "out of memory at $short limits, enough at $good, $failed faults"
[ $good -gt 0 ] && [ $short -gt 0 ] && [ $failed = 0 ]
