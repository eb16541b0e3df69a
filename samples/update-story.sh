#!/bin/sh
# The story of a release: the central office publishes 1.0.0, three sections make contracts and work on them, 1.1.0 comes, and the drafts are
# brought up to date with every hand edit in place. Everything is left in samples/out/story (or the folder given); safe to run again.
#
#   sh samples/update-story.sh [FOLDER]
set -eu
cd "$(dirname "$0")/.."
. samples/packages.sh

install_missing "$build_packages
$story_packages"
top=$PWD
jokou=${JK_PROGRAM:-}
if [ -z "$jokou" ]; then
	echo 'Building ...'
	cmake --preset release >/dev/null
	cmake --build --preset release
	jokou=$top/build/release/jokou
fi
story=${1:-samples/out/story}
rm -rf "$story"
mkdir -p "$story"
cd "$story"
# A store of the story's own: nothing of the person who runs it is touched.
XDG_DATA_HOME=$PWD/store
SOURCE_DATE_EPOCH=1795996800 # 2026-11-30
export XDG_DATA_HOME SOURCE_DATE_EPOCH
python=$(command -v /usr/bin/python3 || command -v python3)

say() { printf '\n== %s\n' "$*"; }
# run ARGUMENT...: shows the command and runs it; a status that is not 0 is told and is no end.
run() {
	printf '$ jokou %s\n' "$*"
	"$jokou" "$@" || printf '  (status %s)\n' $?
}

say 'The central office: a pair of keys, and release 1.0.0'
mkdir catalog golden
cp -r "$top/clauses" "$top/templates" catalog/
for name in school-contact resident-application iaas-library; do
	cp "$top/samples/profiles/$name.xml" golden/
done
echo 'kagi no kotoba' >password
run catalog key -o office --password-file password
run catalog release --catalog catalog --golden golden --accept --key office.key -o published
echo '  (the clause sets of the golden papers are read and kept; now the release)'
run catalog release --catalog catalog --golden golden --key office.key --password-file password -o published

say 'The sections: they get it, and make their contracts'
run catalog pull published --key office.pub
run generate golden/school-contact.xml golden/resident-application.xml golden/iaas-library.xml --catalog external-service@1.0.0 \
	--document contract --format both -o drafts -q

say 'They work on them: straight in the XML, and in LibreOffice'
mkdir hand
for format in docx odt; do
	"$python" "$top/samples/story/edit.py" school "drafts/school-contact/contract.$format" "hand/school.$format"
	"$python" "$top/samples/story/edit.py" citizen "drafts/resident-application/contract.$format" "hand/citizen.$format"
	"$python" "$top/samples/story/edit-office.py" "drafts/iaas-library/contract.$format" "hand/library.$format"
done
ls hand

say 'The central office changes four clauses and publishes 1.1.0'
"$python" "$top/samples/story/next-release.py" catalog/clauses
run catalog release --catalog catalog --golden golden --accept --key office.key -o published
run catalog release --catalog catalog --golden golden --key office.key --password-file password -o published
run catalog log external-service@1.0.0 catalog
run catalog log external-service@1.0.0 catalog --format docx -o log.docx

say 'The sections get it, and ask what it means for their drafts'
run catalog pull published
run catalog verify external-service@1.1.0
run status hand drafts --catalog external-service@1.1.0

say 'The drafts are brought up to date'
mkdir updated again
for draft in hand/*; do
	name=${draft#hand/}
	run update "$draft" --to external-service@1.1.0 -o "updated/$name"
done

say 'A second run changes nothing'
for draft in updated/*; do
	run update "$draft" --to external-service@1.1.0 -o "again/${draft#updated/}"
done
run status updated --catalog external-service@1.1.0
