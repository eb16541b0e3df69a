#!/bin/sh
# diff and review: what they take, where they write, what they say of what does not fit.
. "$(dirname "$0")/frame.sh"

old=$top/samples/profiles/web-conference.xml
weaker() { sed 's|<first-report unit="hour">1<|<first-report unit="hour">6<|' "$old" >weaker.xml; }
# catalog VERSION: new/clauses with templates beside it.
catalog() {
	mkdir new
	cp -r "$top/clauses" "$top/templates" new
	sed 's|version="1.0.0"|version="'"$1"'"|' "$top/clauses/catalog.xml" >new/clauses/catalog.xml
}

test_the_ending_tells_the_format() {
	weaker
	for ending in txt json html docx odt; do
		run diff "$old" weaker.xml --document sla -o "report.$ending"
		expect_status 0
		expect_empty out
		expect_file "report.$ending"
	done
	expect_in report.json '"weakened"'
	expect_in report.html '<!DOCTYPE html>'
	expect_in report.txt 'What got weaker'
	[ "$(head -c 2 report.docx)" = PK ] || fault "report.docx is no package"
	# --format counts more than the ending.
	run diff "$old" weaker.xml --document sla --format text -o text.html
	expect_in text.html 'What got weaker'
}

test_faults_are_json_for_a_program() {
	run diff "$old" no-such.xml --format json
	expect_status 2
	expect_in out '"id": "F001"'
	run review "$old" --format json
	expect_status 2
	expect_in out '"id": "V091"'
}

test_both_sides_are_looked_at() {
	run diff one.xml two.xml
	expect_status 2
	expect_in err one.xml
	expect_in err two.xml
}

test_a_file_in_the_way_stays() {
	echo mine >report.html
	run diff "$old" "$old" -o report.html
	expect_status 2
	expect_in report.html mine
	run diff "$old" "$old" -o report.html --force
	expect_status 0
	expect_not_in report.html mine
}

test_kinds_are_told_by_what_is_inside() {
	cp "$old" profile.docx
	"$jokou" clauses "$old" -o set.txt 2>/dev/null
	run diff profile.docx set.txt --fail-on changed
	expect_status 0
	expect_in out 'Nothing differs.'
}

test_catalogs_by_either_folder() {
	catalog 9.0.0
	run diff "$top" new --fail-on changed,weakened,uncovered
	expect_status 0
	expect_in out 'version 9.0.0'
	run diff "$top/clauses" new/clauses --document contract
	expect_status 0
}

test_impact_needs_profiles() {
	catalog 9.0.0
	mkdir profiles
	cp "$old" profiles
	run diff "$top/clauses" new --impact profiles --fail-on changed
	expect_status 0
	expect_in out web-conference.xml
	run diff "$top/clauses" new --impact profiles --format json
	expect_in out '"version": "9.0.0"'
	run diff "$top/clauses" new --impact "$top/po"
	expect_status 2
}

# Of a document that carries its profile only.
test_another_version_is_told() {
	command -v python3 >/dev/null || return
	"$jokou" generate "$old" -o . --document sla --format docx -q 2>/dev/null
	python3 "$top/tests/golden/review/edit.py" --saved web-conference/sla.docx saved.docx
	run review saved.docx --strict
	expect_status 0
	catalog 9.0.0
	run review saved.docx --catalog new
	expect_status 0
	expect_in err '[V089]'
	expect_in out 'untouched 13'
	run review saved.docx --catalog new --strict
	expect_status 1
}

run_tests
