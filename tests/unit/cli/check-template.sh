#!/bin/sh
# jokou template: commands of two words, lint.
. "$(dirname "$0")/frame.sh"
pack=${JK_BUILD:-$top/build/dev}/pkgmake

# template NAME BODY: a DOCX of that body.
template() {
	rm -rf parts
	cp -r "$top/tests/golden/mini/templates/contract.docx" parts
	printf '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>' "$2" \
		>parts/word/document.xml
	sed -i 's/{{[^}]*}}//g' parts/word/header1.xml parts/docProps/core.xml
	"$pack" parts "$1"
}
paragraph() { printf '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' "$1"; }

test_commands_of_two_words() {
	run template
	expect_status 3
	expect_in err "template needs lint"
	run template lnt a.docx
	expect_status 3
	expect_in err "unknown command 'template lnt' [U005]"
	expect_in err "Did you mean 'lint'?"
	run templte lint a.docx
	expect_status 3
	expect_in err "Did you mean 'template'?"
	run template --help
	expect_status 0
	expect_in out "  lint  "
	run template lint --help
	expect_status 0
	expect_in out "Usage: jokou template lint FILE"
	expect_in out "man jokou-template"
	run template lint --frmat json a.docx
	expect_status 3
	expect_in err "'jokou template lint --help'"
	run template lint
	expect_status 3
}

test_a_template_without_faults() {
	run template lint "$top/templates/contract.docx"
	expect_status 0
	expect_in out "no faults"
	expect_empty err
	run template lint "$top/templates/contract.odt" --format json
	expect_status 0
	expect_in out '"format": "odt"'
	expect_in out '"faults": []'
}

test_every_fault_with_its_place() {
	template a.docx "$(paragraph '第2条（報告）')$(paragraph '{{#fi x}}')$(paragraph '乙は{{a +}}する。')"
	run template lint a.docx
	expect_status 2
	expect_in out "2 errors, 0 warnings"
	expect_in err "a.docx: body: paragraph 2, after '第2条（報告）': error: unknown tag '#fi x' [T003]"
	expect_in err "a.docx: body: paragraph 3, after '第2条（報告）': error:"
	LC_ALL=ja_JP.UTF-8 run template lint a.docx
	command -v msgfmt >/dev/null || return 0
	expect_in err "a.docx: 本文: 第2段落（「第2条（報告）」の後）: 誤り: 「#fi x」というタグはない [T003]"
}

test_faults_as_json() {
	template a.docx "$(paragraph '第2条（報告）')$(paragraph '{{#fi x}}')"
	run template lint a.docx --format json
	expect_status 2
	expect_empty err
	expect_in out '"file": "a.docx"'
	expect_in out '"id": "T003"'
	expect_in out '"part": "word/document.xml"'
	expect_in out '"partName": "body"'
	expect_in out '"paragraph": 2'
	expect_in out '"heading": "第2条（報告）"'
	expect_in out '"tag": "#fi x"'
	run template lint a.docx --format json -o faults.json
	expect_status 2
	expect_empty out
	expect_file faults.json
}

test_a_copy_with_comments() {
	template a.docx "$(paragraph '{{#fi x}}')"
	SOURCE_DATE_EPOCH=1795400000 run template lint a.docx --annotate b.docx
	expect_status 2
	expect_in err "[T003]"
	expect_file b.docx
	"${JK_PKGDUMP:-$top/build/dev/pkgdump}" b.docx >dump
	expect_in dump "commentRangeStart"
	expect_in dump "2026-11-2"
	cp b.docx first.docx
	run template lint a.docx --annotate b.docx
	expect_status 2
	expect_in err "'b.docx' exists already [F008]"
	cmp -s b.docx first.docx || fault "b.docx was overwritten"
	SOURCE_DATE_EPOCH=1795400000 run template lint a.docx --annotate b.docx --force
	expect_not_in err "[F008]"
	cmp -s b.docx first.docx || fault "b.docx is not the same again"
	ln a.docx c.docx
	run template lint a.docx --annotate c.docx --force
	expect_status 3
	expect_in err "option --annotate cannot be 'c.docx' [U004]"
}

test_what_is_no_template() {
	run template lint nothing.docx
	expect_status 2
	expect_in err "[F001]"
	echo x >text.docx
	run template lint text.docx --format json
	expect_status 2
	expect_in out '"format": null'
	expect_in out '"id": "D001"'
}

test_fields_of_a_paper() {
	template a.docx "$(paragraph '{{profile/service/name}}')$(paragraph '{{#if facts/@important = "yes"}}{{profile/service/name}}{{/if}}')"
	run template fields a.docx
	expect_status 0
	expect_empty err
	expect_in out "profile/service/name  "
	expect_in out "サービスの名称"
	expect_in out "profile: service/name"
	expect_in out "decision"
	# The second column is Japanese: two columns of the terminal and three bytes for each of 7 characters. The third begins below its head.
	head=$(sed -n 1p out)
	head=${head%%kind*}
	line=$(sed -n 2p out)
	line=${line%%text*}
	[ "$(printf %s "$line" | wc -c)" = $((${#head} + 7)) ] || fault "columns are not aligned"
	run template fields a.docx --format json
	expect_status 0
	expect_in out '"path": "profile/service/name"'
	expect_in out '"required": true'
	expect_in out '"part": "word/document.xml"'
	expect_in out '"origin": "decision"'
	run template lint a.docx --format json
	expect_in out '"path": "profile/service/name"'
}

test_fields_of_other_data() {
	letter
	run template lint letter.docx
	expect_status 2
	expect_in err "[T030]"
	expect_in err "note: the fields were looked up among those of papers [T053]"
	echo '<data date="8月1日"><name>山田</name></data>' >one.xml
	run template lint letter.docx --data one.xml
	expect_status 0
	expect_in out "no faults"
	run template fields letter.docx --data one.xml
	expect_status 0
	expect_in out "name "
	expect_not_in err "[T053]"
	template paper.docx "$(paragraph '{{profile/service/nme}}')$(paragraph '{{@date}}')"
	run template lint paper.docx
	expect_status 2
	expect_not_in err "[T053]"
	echo '<data/>' >none.xml
	run template lint letter.docx --data none.xml
	expect_status 0
	expect_in err "warning:"
	run template lint letter.docx --data none.xml --strict
	expect_status 1
	run template lint letter.docx --data nothing.xml
	expect_status 2
	expect_in err "[F001]"
}

test_fields_of_a_faulty_template() {
	template a.docx "$(paragraph '{{profile/service/nme}}')$(paragraph '{{#fi x}}')$(paragraph '{{@date}}')"
	run template fields a.docx
	expect_status 2
	expect_in out "@date"
	expect_in err "[T003]"
	expect_in err "Did you mean 'name'?"
	run template fields nothing.docx
	expect_status 2
	expect_empty out
}

# letter: the template of a letter and data for three.
letter() {
	template letter.docx "$(paragraph '{{name}}様')$(paragraph '{{/data/@date}}')"
	echo '<data date="8月1日"><to id="a"><name>山田</name></to><to id="b"><name>鈴木</name></to><to id="c"><name>佐藤</name></to></data>' >data.xml
	echo '<to><name>一人</name></to>' >one.xml
}
# expect_text FILE WORDS
expect_text() {
	"${JK_PKGDUMP:-$top/build/dev/pkgdump}" "$1" >dump
	expect_in dump "$2"
}

test_fill_one() {
	letter
	echo '<data date="8月1日"><name>一人</name></data>' >one.xml
	run template fill letter.docx one.xml -o out.docx
	expect_status 0
	expect_empty err
	expect_in out "out.docx"
	expect_text out.docx "一人様"
	cp out.docx first.docx
	run template fill letter.docx one.xml -o out.docx
	expect_status 2
	expect_in err "'out.docx' exists already [F008]"
	run template fill letter.docx one.xml -o out.docx --force
	expect_status 0
	cmp -s out.docx first.docx || fault "not the same bytes"
	mkdir folder
	run template fill letter.docx one.xml -o folder
	expect_status 0
	expect_file folder/one.docx
}

test_fill_is_for_the_templates_format() {
	letter
	run template fill letter.docx data.xml -o out.odt
	expect_status 3
	expect_in err "Allowed: *.docx."
	expect_none out.odt
}

test_fill_each() {
	letter
	run template fill letter.docx data.xml -o letters --each to
	expect_status 0
	expect_text letters/00001.docx "山田様"
	expect_text letters/00003.docx "8月1日"
	expect_in out "documents written: 3, failed: 0"
	run template fill letter.docx data.xml -o named --each to --name @id
	expect_status 0
	expect_text named/b.docx "鈴木様"
	run template fill letter.docx data.xml -o twice --each to --name "'x'"
	expect_status 2
	expect_in err "two documents would be named 'x' [T051]"
	expect_none twice/x.docx
	run template fill letter.docx data.xml -o none --each nobody
	expect_status 2
	expect_in err "[T017]"
	run template fill letter.docx data.xml -o named --name @id
	expect_status 3
	expect_in err "--name needs --each [U007]"
}

test_fill_several_files() {
	letter
	cp data.xml other.xml
	run template fill letter.docx data.xml other.xml -o letters --each to --name @id
	expect_status 0
	expect_text letters/data/a.docx "山田様"
	expect_file letters/other/c.docx
	mkdir sub
	cp data.xml sub/data.xml
	run template fill letter.docx data.xml sub/data.xml -o same
	expect_status 2
	expect_in err "two documents would be named 'data' [T051]"
}

test_one_bad_record_stops_no_other() {
	letter
	sed 's|<name>鈴木</name>||' data.xml >bad.xml
	run template fill letter.docx bad.xml -o letters --each to --name @id
	expect_status 2
	expect_file letters/a.docx
	expect_file letters/c.docx
	expect_none letters/b.docx
	expect_in err "letter.docx: body: paragraph 1: error: 'name' finds nothing [T011]"
	expect_in err "bad.xml: error: the document 'b' was not made [T052]"
	expect_in out "documents written: 2, failed: 1"
	echo '<broken' >broken.xml
	run template fill letter.docx broken.xml data.xml -o more --each to
	expect_status 2
	expect_file more/data/00001.docx
	expect_in err "[X001]"
}

test_jobs_change_nothing() {
	letter
	sed 's|<name>鈴木</name>||' data.xml >bad.xml
	run template fill letter.docx bad.xml -o papers --each to
	mv papers alone
	mv out out.alone
	mv err err.alone
	for jobs in 2 3 8; do
		rm -rf papers
		run template fill letter.docx bad.xml -o papers --each to -j $jobs
		expect_status 2
		diff -r alone papers || fault "other documents"
		diff out.alone out || fault "other words"
		diff err.alone err || fault "other faults"
	done
	cp data.xml second.xml
	run template fill letter.docx data.xml second.xml -o two --each to -j 2
	expect_status 0
	expect_in out "documents written: 6, failed: 0"
}

test_effort() {
	letter
	echo '<data date="8月1日"><name>一人</name></data>' >one.xml
	run template fill letter.docx one.xml -o quick.docx --level 1
	expect_status 0
	run template fill letter.docx one.xml -o small.docx --level 12
	expect_status 0
	"${JK_PKGDUMP:-$top/build/dev/pkgdump}" quick.docx >quick
	"${JK_PKGDUMP:-$top/build/dev/pkgdump}" small.docx >small
	cmp -s quick small || fault "the level changes the document"
	[ "$(wc -c <small.docx)" -le "$(wc -c <quick.docx)" ] || fault "small is larger than quick"
	run template fill letter.docx one.xml -o x.docx --level 13
	expect_status 3
	expect_in err "a number from 1 (quick) to 12 (small)"
}

test_fill_asks_for_a_target() {
	letter
	run template fill letter.docx one.xml
	expect_status 3
	expect_in err "template fill needs -o [U007]"
	run template fill letter.docx
	expect_status 3
}

run_tests
