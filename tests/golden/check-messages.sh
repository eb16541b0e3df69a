#!/bin/sh
# check-messages.sh: po/jokou.pot and docs/diagnostics.md fit the sources, and every message is translated.
set -u
top=$(cd "${JK_SOURCE:-$(dirname "$0")/../..}" && pwd) || exit 1
status=0
sh "$top/docs/make-diagnostics.sh" --check || status=1
if ! command -v xgettext >/dev/null || ! command -v msgmerge >/dev/null; then
	echo "xgettext is not here: translations not checked"
	[ "$status" = 0 ] && exit 77
	exit 1
fi
sh "$top/po/update.sh" --check || status=1
exit $status
