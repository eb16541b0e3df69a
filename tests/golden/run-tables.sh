#!/bin/sh
# run-tables.sh: the 新旧対照表 of pairs of samples, in both formats, say what tests/golden/tables/*.txt say, and both the same.
# After a wanted change: JK_UPDATE=1 sh tests/golden/run-tables.sh, and read the difference.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
need python3 python3
make_work
LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
export LC_ALL PYTHONDONTWRITEBYTECODE
unset LANGUAGE SOURCE_DATE_EPOCH
cd "$top/samples/profiles" || exit 1

# table NAME OLD NEW OPTION...
table() {
	name=$1 old=$2 new=$3
	shift 3
	for format in docx odt; do
		"$jokou" diff "$old" "$new" --format $format -o "$work/$name.$format" --date 2026-12-01 "$@" >"$work/said" 2>&1 || fail "$name.$format: $(cat "$work/said")"
		python3 "$top/tests/golden/tables/rows.py" "$work/$name.$format" >"$work/$name.$format.txt" || fail "cannot read $name.$format"
	done
	cmp "$work/$name.docx.txt" "$work/$name.odt.txt" || fail "$name: the formats differ"
	compare "$top/tests/golden/tables/$name.txt" "$work/$name.docx.txt"
}

table contract school-contact.xml groupware.xml --document contract
table sla school-contact.xml groupware.xml --document sla --titles 改正案,現行 --old-left --all
table plain school-contact.xml groupware.xml --document termination-plan --style national --no-remarks --no-notes --no-summary
table lists school-contact.xml groupware.xml --document submission-list
table same sns.xml sns.xml
python3 "$top/tests/golden/tables/documents.py" "$work" || fail "documents.py"
cd "$work" || exit 1
table documents old.docx new.docx --layout table
table national old.docx new.docx --layout table --style national
cd "$top/samples/profiles" || exit 1

# Same input, same bytes, in any locale.
for format in docx odt; do
	LC_ALL=C "$jokou" diff school-contact.xml groupware.xml --document contract --format $format -o "$work/again.$format" --date 2026-12-01 >"$work/said" 2>&1
	cmp "$work/contract.$format" "$work/again.$format" || fail "not the same bytes: $format"
done
echo "$compared texts, $failed faults"
[ $compared -gt 0 ] && [ $failed = 0 ]
