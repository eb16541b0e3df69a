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

run_tests
