#!/bin/sh
# How the program is called: help, options, faults of usage.
. "$(dirname "$0")/frame.sh"

test_help_lists_every_command() {
	run --help
	expect_status 0
	for command in check generate clauses explain; do
		expect_in out "  $command"
	done
	expect_empty err
}

test_help_of_a_command_lists_its_options() {
	run generate --help
	expect_status 0
	expect_in out "Usage: jokou generate PROFILE|FOLDER|@LIST... -o DIR"
	expect_in out "--template FILE"
	run check -h
	expect_status 0
	expect_not_in out "--template"
}

test_version() {
	run --version
	expect_status 0
	expect_in out "jokou "
}

test_nothing_is_wrong_usage() {
	run
	expect_status 3
	expect_in err "Usage:"
}

test_an_unknown_command() {
	run zzzz
	expect_status 3
	expect_in err "[U001]"
	run chekc "$sample"
	expect_status 3
	expect_in err "Did you mean 'check'?"
}

test_an_unknown_option() {
	run check --frmat json "$sample"
	expect_status 3
	expect_in err "Did you mean '--format'?"
	run check --template x "$sample"
	expect_status 3
	expect_in err "[U002]"
	run check -x "$sample"
	expect_in err "unknown or incomplete option '-x' [U002]"
}

test_an_option_without_its_value() {
	run check "$sample" --format
	expect_status 3
	expect_in err "unknown or incomplete option '--format' [U002]"
	run check "$sample" --strict=yes
	expect_status 3
}

test_values_are_checked() {
	run check --format xml "$sample"
	expect_status 3
	expect_in err "Allowed: text|json."
	run check --date 2026-02-30 "$sample"
	expect_in err "option --date cannot be '2026-02-30' [U004]"
	run generate -o out.d -j 65 "$sample"
	expect_in err "Allowed: a number from 1 to 64, 0 or auto."
	run generate -o out.d --document contrct "$sample"
	expect_status 3
	expect_in err "option --document cannot be 'contrct' [U004]"
	run clauses --document contract,sla "$sample"
	expect_status 3
	expect_none out.d
}

test_all_faults_at_once() {
	run check --frmat x --date y --catalog
	expect_status 3
	expect_in err "[U006]"
	expect_in err "[U004]"
	expect_in err "'--catalog' [U002]"
}

test_counts_of_arguments() {
	run check
	expect_status 3
	expect_in err "Usage: jokou check PROFILE"
	run check "$sample" "$sample"
	expect_status 3
	run explain "$sample" one two
	expect_status 3
	run generate "$sample"
	expect_status 3
	expect_in err "generate needs -o DIR [U007]"
}

test_ways_to_write_an_option() {
	run check --format=json "$sample"
	expect_status 0
	expect_in out '"regime": "direct"'
	run check "$sample" -oresult.txt
	expect_status 0
	expect_file result.txt
	run check -- -o
	expect_status 2
	expect_in err "cannot read '-o'"
}

test_japanese_follows_the_locale() {
	LC_ALL=ja_JP.UTF-8 run check --help
	expect_status 0
	command -v msgfmt >/dev/null || return 0
	expect_in out "使い方"
	LC_ALL=ja_JP.UTF-8 run check nothing.xml
	expect_in err "読むことができない"
	expect_not_in err "?"
}

run_tests
