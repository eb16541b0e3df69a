#!/bin/sh
# run-templates.sh [CONSTRUCT...]: fills the templates of templates/, which LibreOffice, python-docx and a Word-like writer made, one folder for each
# construct of the template language. See templates/run.py for what is compared; JK_UPDATE=1 keeps what comes out.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
need_program
need python3 python3
[ -x "$pkgdump" ] || skip "the tools are not built ($pkgdump)"
JK_PROGRAM=$jokou JK_PKGDUMP=$pkgdump LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1
export JK_PROGRAM JK_PKGDUMP LC_ALL PYTHONDONTWRITEBYTECODE
unset LANGUAGE SOURCE_DATE_EPOCH
exec python3 "$(dirname "$0")/templates/run.py" "$@"
