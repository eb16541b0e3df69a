#!/bin/sh
# Interviews from files of answers: what is asked, in which words, and the profile that comes of it.
#
# tests/golden/interview/NAME/ holds
#   answers     the lines that are typed; the file's end is the end of input
#   arguments   (may be missing) further arguments; $CASE is the folder, $OUT that of the profile
#   before.xml  (may be missing) a profile that is there already
#   language    (may be missing) the locale; ja_JP.UTF-8 without it
#   finished    (may be missing) the answers lead to the last question
#   transcript, profile.xml, status   what comes of it
# Every profile that is written must be one that `check` takes. JK_UPDATE=1 keeps what was made.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
make_work
export SOURCE_DATE_EPOCH=1796083200 # 2026-12-01

for folder in "$top"/tests/golden/interview/*/; do
	CASE=${folder%/}
	name=$(basename "$CASE")
	OUT=$work/$name
	export CASE OUT
	mkdir "$OUT"
	[ -e "$CASE/before.xml" ] && cp "$CASE/before.xml" "$OUT/profile.xml"
	language=$(cat "$CASE/language" 2>/dev/null || echo ja_JP.UTF-8)
	eval "set -- $(cat "$CASE/arguments" 2>/dev/null)"
	(cd "$OUT" && LC_ALL=$language exec "$jokou" new -o profile.xml "$@" <"$CASE/answers" >said 2>&1)
	status=$?
	[ $status -lt 128 ] || fail "$name: ended by a signal"
	echo $status >"$OUT/status"
	sed "s|$CASE/||g" "$OUT/said" >"$OUT/transcript"
	compare "$CASE/transcript" "$OUT/transcript"
	compare "$CASE/status" "$OUT/status"
	if [ -e "$OUT/profile.xml" ]; then
		compare "$CASE/profile.xml" "$OUT/profile.xml"
		"$jokou" check "$OUT/profile.xml" >"$OUT/check" 2>&1 || fail "$name: check refuses the profile: $(head -n 3 "$OUT/check")"
	elif [ -e "$CASE/profile.xml" ]; then
		fail "$name: no profile was written"
	fi
	[ ! -e "$CASE/finished" ] || ! grep -q '<?jokou-new ' "$OUT/profile.xml" || fail "$name: the answers no longer lead to the end"
	[ "$(find "$OUT" -name '.jokou-*' -o -name '*.tmp' | wc -l)" = 0 ] || fail "$name: something temporary is left"
done
echo "$compared compared, $failed faults"
[ $failed = 0 ]
