# Sourced after ../lib.sh by the tests of this folder.
# shellcheck shell=sh
papers=$build/papers
tools=${JK_OFFICE_TOOLS:-$top/build/office-tools}

# need_papers ENDING: skips unless papers of that kind were written.
need_papers() {
	ls "$papers"/*/*."$1" >/dev/null 2>&1 || skip "there are no papers (office.papers writes them)"
}

# documents ENDING: the templates and the papers, one a line.
documents() { ls "$top"/templates/*."$1" "$papers"/*/*."$1"; }
