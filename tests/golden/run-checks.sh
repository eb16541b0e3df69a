#!/bin/sh
# run-checks.sh [W-ID...]: every check of clauses/checks.xml is raised by a case of checks/cases.txt, and not by its near miss.
set -u
. "$(dirname "$0")/../lib.sh"
need_program
need python3 python3
JK_PROGRAM=$jokou LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
export JK_PROGRAM LC_ALL PYTHONDONTWRITEBYTECODE
unset LANGUAGE SOURCE_DATE_EPOCH
exec python3 "$(dirname "$0")/checks/run.py" "$@"
