#!/bin/sh
# generate: which files appear, what is overwritten, many profiles.
. "$(dirname "$0")/frame.sh"

profiles=$top/samples/profiles
ls "$top/templates/contract.docx" >/dev/null 2>&1 || { echo "no templates"; exit 77; }

sums() { (cd "$1" && find . -type f | LC_ALL=C sort | xargs cksum); }

# A change such as a word processor makes: a member of the package is replaced.
edit() {
	mkdir edit.d
	(cd edit.d && unzip -q "$OLDPWD/$1" && echo ' ' >>"$2" && zip -q "$OLDPWD/$1" "$2")
	rm -r edit.d
}

test_papers_of_one_profile() {
	run generate "$sample" -o papers
	expect_status 0
	for paper in specification contract sla application; do
		expect_file papers/resident-application/$paper.docx
		expect_file papers/resident-application/$paper.odt
		expect_in out "papers/resident-application/$paper.docx"
	done
	expect_in out "resident-application: files written: "
	expect_in out "undecided: "
}

test_groups_are_in_the_names() {
	run generate "$profiles/groupware.xml" -o papers --document application --format odt
	expect_status 0
	expect_file papers/groupware/application-g1.odt
	expect_file papers/groupware/application-g2.odt
	expect_none papers/groupware/application-g1.docx
	expect_none papers/groupware/contract.odt
}

test_same_input_same_bytes() {
	run generate "$profiles"/*.xml -o one
	mv out out.one
	mv err err.one
	TZ=Asia/Tokyo LC_ALL=C.UTF-8 run generate "$profiles"/*.xml -o two --jobs 3
	expect_status 0
	sums one >sums.one
	sums two >sums.two
	cmp -s sums.one sums.two || fault "other bytes with --jobs"
	sed 's/^two/one/' out | cmp -s - out.one || fault "other words with --jobs"
	cmp -s err err.one || fault "other diagnostics with --jobs"
}

test_again_is_fine() {
	run generate "$sample" -o papers
	run generate "$sample" -o papers
	expect_status 0
}

test_edited_files_stay() {
	command -v zip >/dev/null && command -v unzip >/dev/null || return 0
	run generate "$sample" -o papers
	edit papers/resident-application/contract.docx word/document.xml
	edit papers/resident-application/contract.odt content.xml
	sums papers >before
	rm papers/resident-application/sla.docx
	run generate "$sample" -o papers
	expect_status 2
	expect_in err "contract.docx' exists and was changed since jokou wrote it [F005]"
	expect_in err "contract.odt' exists and was changed since jokou wrote it [F005]"
	expect_none papers/resident-application/sla.docx
	run generate "$sample" -o papers --force
	expect_status 0
	expect_file papers/resident-application/sla.docx
	sums papers >after
	! cmp -s before after || fault "--force did not overwrite"
}

test_a_foreign_file_stays() {
	mkdir -p papers/resident-application
	echo mine >papers/resident-application/contract.docx
	run generate "$sample" -o papers --document contract
	expect_status 2
	expect_in papers/resident-application/contract.docx mine
}

test_nothing_of_a_profile_that_fails() {
	cp "$sample" service.xml
	mkdir -p data/templates
	cp -r "$top/clauses" data/clauses
	cp "$top"/templates/contract.* "$top"/templates/specification.* data/templates
	cp "$top/README.md" data/templates/sla.docx 2>/dev/null || echo text >data/templates/sla.docx
	JOKOU_DATA=$PWD/data run generate service.xml -o papers
	expect_status 2
	expect_in err "sla.docx"
	expect_none papers/service
}

test_one_bad_profile_does_not_stop_the_others() {
	echo '<service-profile' >bad.xml
	for jobs in 1 2; do
		run generate bad.xml nothing.xml "$sample" -o papers$jobs -j $jobs
		expect_status 2
		expect_in err "bad.xml:"
		expect_in err "[F001]"
		expect_file papers$jobs/resident-application/contract.docx
		expect_none papers$jobs/bad
	done
}

test_profiles_of_one_name() {
	mkdir other
	cp "$sample" other
	run generate "$sample" other/resident-application.xml -o papers
	expect_status 2
	expect_in err "[G005]"
	expect_file papers/resident-application/contract.docx
}

test_papers_without_template() {
	mkdir -p data/templates
	cp -r "$top/clauses" data/clauses
	cp "$top"/templates/contract.docx data/templates
	JOKOU_DATA=$PWD/data run generate "$sample" "$profiles/web-conference.xml" -o papers
	expect_status 0
	expect_file papers/resident-application/contract.docx
	expect_none papers/resident-application/contract.odt
	[ "$(grep -c '(sla).*\[G001\]' err)" = 1 ] || fault "the lack of the SLA's template is not told once"
	JOKOU_DATA=$PWD/data run generate "$sample" -o named --document contract,sla
	expect_status 2
	expect_in err "[G002]"
	expect_none named
	JOKOU_DATA=$PWD/data run check "$sample"
	expect_in out "○ 契約書 (contract)"
	expect_in out "× サービスレベル合意書 (sla)"
}

test_a_template_of_ones_own() {
	cp "$top/templates/contract.docx" ours.docx
	run generate "$sample" -o papers --template ours.docx --document contract
	expect_status 0
	expect_file papers/resident-application/contract.docx
	expect_none papers/resident-application/contract.odt
	run generate "$sample" -o papers --template ours.docx
	expect_status 3
	expect_in err "--template needs --document KIND [U007]"
	run generate "$sample" -o papers --template ours.docx --document contract --format odt
	expect_status 3
	expect_in err "Allowed: docx."
	run generate "$sample" -o papers --template nothing.docx --document contract
	expect_status 2
}

test_kinds_that_are_not_needed() {
	run generate "$profiles/sns.xml" -o papers --document contract
	expect_status 0
	expect_in err "[G003]"
	expect_none papers
}

test_out_of_scope_has_no_papers() {
	sed 's|<provider-external>yes|<provider-external>no|' "$sample" >own.xml
	run generate own.xml -o papers --document contract
	expect_status 0
	mkdir -p data/templates
	cp -r "$top/clauses" data/clauses
	JOKOU_DATA=$PWD/data run generate own.xml -o papers
	expect_status 0
	expect_in err "[G004]"
	expect_none papers
}

test_final_writes_nothing_while_something_is_open() {
	run generate "$sample" -o papers --final
	expect_status 2
	expect_in err "[A010]"
	expect_none papers
}

test_a_folder_that_cannot_be_made() {
	echo file >papers
	run generate "$sample" -o papers
	expect_status 4
	expect_in err "[F004]"
	expect_in papers file
}

run_tests
