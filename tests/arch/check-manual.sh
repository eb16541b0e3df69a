#!/bin/sh
# check-manual.sh: every command and every option it takes stands in its manual page; pages are clean roff.
set -u
top=$(cd "${JK_SOURCE:-$(dirname "$0")/../..}" && pwd) || exit 1
cd "$top" || exit 1
status=0
fail() {
	echo "$*"
	status=1
}

# check_row PAGE-NAME HEAD-OF-ROW
check_row() {
	page=docs/man/jokou-$1.1
	[ -f "$page" ] || { fail "no page $page"; return; }
	grep -q "jokou-$1 1" docs/man/jokou.1 || fail "docs/man/jokou.1 does not name $1"
	row=$(sed -n "/^$2,/,/^\$/p" generator/cli/command.def | tr '\n' ' ' | sed 's/) *JK_[A-Z]*(.*/)/')
	for key in $(echo "$row" | grep -o 'O([A-Z_]*)' | sed 's/O(\(.*\))/\1/'); do
		name=$(sed -n "s/^JK_OPTION($key, [^,]*, \"\([a-z-]*\)\".*/\1/p" generator/cli/option.def)
		letter=$(sed -n "s/^JK_OPTION($key, '\(.\)'.*/\1/p" generator/cli/option.def)
		grep -qE "Fl -$name( |\$)${letter:+|Fl $letter( |\$)}" "$page" || fail "$page lacks --$name"
		grep -qE "Fl -$name( |\$)" docs/man/jokou.1 "$page" || fail "no page explains --$name"
	done
}

for command in $(sed -n 's/^JK_COMMAND(\([a-z]*\),.*/\1/p' generator/cli/command.def); do
	check_row "$command" "JK_COMMAND($command"
done
for words in $(sed -n 's/^JK_SUBCOMMAND(\([a-z]*\), \([a-z]*\),.*/\1:\2/p' generator/cli/command.def); do
	group=${words%:*} command=${words#*:}
	check_row "$group" "JK_SUBCOMMAND($group, $command"
	grep -q "^\.Nm jokou $group $command" "docs/man/jokou-$group.1" || fail "docs/man/jokou-$group.1 does not show $command"
done

if command -v mandoc >/dev/null; then
	mandoc -T lint -W warning docs/man/*.[15] || status=1
fi
exit $status
