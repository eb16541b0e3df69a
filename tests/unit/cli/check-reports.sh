#!/bin/sh
# check, clauses and explain: results, places, statuses.
. "$(dirname "$0")/frame.sh"

test_check_tells_the_decision() {
	run check "$sample"
	expect_status 0
	expect_in out "Decision: the standard applies"
	expect_in out "[2-1.2]"
	expect_empty err
}

test_strict_counts_warnings() {
	run check --strict "$top/samples/profiles/sns.xml"
	expect_status 1
	run check "$top/samples/profiles/sns.xml"
	expect_status 0
}

test_json_is_json() {
	command -v python3 >/dev/null || return 0
	for arguments in "check $sample" "clauses $sample" "explain $sample" "explain $sample 3.1-8-5" "check nothing.xml"; do
		# shellcheck disable=SC2086
		run $arguments --format json
		python3 -m json.tool out >/dev/null || fault "not JSON: $arguments"
	done
}

test_faults_come_as_json_too() {
	run check nothing.xml --format json
	expect_status 2
	expect_in out '"id": "F001"'
	expect_in err "[F001]"
}

test_forms_of_the_clause_set() {
	run clauses "$sample"
	expect_status 0
	expect_in out '<clause-set version="1">'
	run clauses "$sample" --document contract --format text
	expect_in out "第1条　"
	expect_not_in out "調達の概要"
	run clauses "$top/samples/profiles/sns.xml" --document contract
	expect_status 0
	expect_in err "[G003]"
}

test_explain_one_thing() {
	run explain "$sample" incident-report
	expect_status 0
	expect_in out "Clause incident-report"
	run explain "$sample" incident-reprt
	expect_status 2
	expect_in err "Did you mean 'incident-report'?"
	expect_empty out
}

test_final_refuses_what_is_open() {
	run check --final "$sample"
	expect_status 2
	expect_in err "[A010]"
	expect_empty out
}

test_dates() {
	sed 's|<date>.*</date>||' "$sample" >undated.xml
	run check undated.xml
	expect_status 2
	expect_in err "[A009]"
	SOURCE_DATE_EPOCH=1795392000 run check undated.xml
	expect_status 0
	expect_in out "2026-11-23"
	SOURCE_DATE_EPOCH=0 run check "$sample" --format json
	expect_in out '"date": "2026-11-23"'
	SOURCE_DATE_EPOCH=0 run check "$sample" --date 2027-01-04 --format json
	expect_in out '"date": "2027-01-04"'
	SOURCE_DATE_EPOCH=soon run check "$sample"
	expect_status 3
}

test_places_of_the_catalog() {
	run check --catalog "$top/clauses" "$sample"
	expect_status 0
	run check --catalog "$top" "$sample"
	expect_status 0
	JOKOU_DATA=/nowhere run check "$sample"
	expect_status 2
	mkdir empty
	run check --catalog empty "$sample"
	expect_status 2
	expect_in err "[C014]"
}

test_a_full_disk_is_told() {
	[ -w /dev/full ] || return 0
	for command in check clauses explain; do
		"$jokou" $command "$sample" >/dev/full 2>err
		status=$?
		expect_status 4
		expect_in err "standard output"
	done
	"$jokou" --help >/dev/full 2>err
	status=$?
	expect_status 4
	"$jokou" check "$sample" >&- 2>err
	status=$?
	expect_status 4
}

test_a_file_instead_of_standard_output() {
	run clauses "$sample"
	mv out shown
	run clauses "$sample" -o set.xml
	expect_status 0
	expect_empty out
	cmp -s shown set.xml || fault "-o writes something else"
	run clauses "$sample" -o no/such/folder/set.xml
	expect_status 4
	expect_in err "[F003]"
}

run_tests
