#!/bin/sh
# Random hand edits against random changes of the catalog, in both formats (update/property.py). More of them: sh run-update-random.sh COUNT [SEED].
set -u
cd "$(dirname "$0")" || exit 1
. ../lib.sh
need_program
need python3 python3
make_work
unset LANGUAGE SOURCE_DATE_EPOCH
LC_ALL=C
export LC_ALL
exec python3 update/property.py "$jokou" "$top" "$work" "${1:-4}" ${2:+"$2"}
