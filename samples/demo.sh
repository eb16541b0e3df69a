#!/bin/sh
# Builds jokou, writes the papers of the sample services and a letter from a template to samples/out. Safe to run again.
set -eu
cd "$(dirname "$0")/.."
. samples/packages.sh

install_missing "$build_packages"
echo 'Building ...'
cmake --preset release >/dev/null
cmake --build --preset release

echo
build/release/jokou generate samples/profiles/*.xml -o samples/out --format both --force

echo
for profile in samples/profiles/*.xml; do
	name=$(basename "$profile" .xml)
	printf '%s\n' "$profile"
	# The service and the decision.
	build/release/jokou check "$profile" 2>/dev/null | sed -n '1,2s/^/  /p'
	papers=
	for paper in "samples/out/$name"/*.docx; do
		[ -e "$paper" ] && papers="$papers $(basename "$paper" .docx)"
	done
	echo "  ${papers:+samples/out/$name/ (.docx, .odt):}${papers:-no papers: the standard does not ask for any}"
done
echo
echo 'A template of your own: samples/templates/letter.docx, checked, what it needs, and filled from letter.xml'
build/release/jokou template lint samples/templates/letter.docx --data samples/templates/letter.xml
build/release/jokou template fields samples/templates/letter.docx --data samples/templates/letter.xml
build/release/jokou template fill samples/templates/letter.docx samples/templates/letter.xml -o samples/out/letter.docx --force
echo
echo 'Two services compared: what differs between their contracts, what is weaker (samples/out/compare/)'
mkdir -p samples/out/compare
for kind in 'table.docx --layout table' 'table.odt --layout table' 'redline.docx --layout redline' 'redline.odt --layout redline' 'report.html'; do
	# shellcheck disable=SC2086 # a name, and options
	set -- $kind
	name=$1
	shift
	build/release/jokou diff samples/profiles/school-contact.xml samples/profiles/groupware.xml --document contract --format "${name##*.}" "$@" \
		-o "samples/out/compare/$name" --force
	echo "  samples/out/compare/$name"
done
echo
echo 'Open any of them in Word or LibreOffice. Next: change a profile and run this again, or see build/release/jokou --help'
