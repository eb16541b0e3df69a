#!/bin/sh
# An installed jokou finds its catalog, templates and messages, and its library can be built against.
set -u
. "$(dirname "$0")/../lib.sh"
make_work
cmake --install "$build" --prefix "$work/usr" >"$work/log" 2>&1 || {
	cat "$work/log"
	exit 1
}
for wanted in share/jokou/clauses/catalog.xml share/jokou/templates/contract.docx share/jokou/templates/contract.odt \
	share/jokou/schema/profile.rng include/jokou/diagnostic.h include/jokou/diagnostic.def; do
	[ -s "$work/usr/$wanted" ] || fail "$wanted is not installed"
done
find "$work/usr/share" -name '*.py' | grep . && fail 'tools of the workshop are installed'

pc=$(find "$work/usr" -name jokou.pc)
cat >"$work/user.c" <<'TXT'
#include <jokou/diagnostic.h>
int main(void)
{
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return 1;
	jk_report(d, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	int status = jk_diagnostics_status(d, 0);
	jk_diagnostics_free(d);
	return status == 4 ? 0 : 1;
}
TXT
flags=$(PKG_CONFIG_PATH=$(dirname "$pc") pkg-config --define-variable=prefix="$work/usr" --cflags --libs jokou) || fail 'pkg-config'
# shellcheck disable=SC2086 # lists of flags
${JK_CC:-cc} -std=c17 -Wall -Werror ${JK_CFLAGS:-} "$work/user.c" -o "$work/user" $flags || fail 'a program that uses the library'
"$work/user" || fail 'that program fails'

if [ -x "$jokou" ]; then
	JOKOU_DATA=$work/usr/share/jokou "$work/usr/bin/jokou" generate "$top/samples/profiles/sns.xml" -o "$work/papers" >"$work/log" 2>&1 ||
		fail "the installed program: $(cat "$work/log")"
fi
[ $failed = 0 ]
