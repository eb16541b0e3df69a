#!/bin/sh
# jokou catalog: list, lint.
. "$(dirname "$0")/frame.sh"

# own FILE TEXT: a copy of the small clean catalog with one file changed.
own() {
	mkdir -p data/templates
	cp -r "$top/tests/golden/lint/clauses" data/clauses
	[ $# = 0 ] || printf '%s\n' "$2" >"data/clauses/$1"
}
wrong='<clause id="report" version="1.0.0" effective-from="2026-04-01" basis="practice"><title>報告</title>
<text document="contract"><Article><ArticleCaption>報告</ArticleCaption>
<Paragraph><Sentence>報告および、その他の記録を示す。</Sentence></Paragraph></Article></text>
<revision version="1.0.0" date="2026-11-30">初版</revision></clause>'

test_list() {
	run catalog list
	expect_status 0
	expect_in out "incident-report"
	expect_in out "契約書 ("
	expect_empty err
	run catalog list --format json
	expect_status 0
	expect_in out '"id": "incident-report"'
	expect_in out '"relation": "'
	python3 -c 'import json; d = json.load(open("out")); assert len(d["documents"]) == 17 and all(c["documents"] for c in d["clauses"])' ||
		fault "the list is not whole"
	LC_ALL=ja_JP.UTF-8 run catalog list
	expect_in out "条項"
}

test_a_clean_catalog() {
	own
	run catalog lint --catalog data --strict
	expect_status 0
	expect_in out "no faults"
	expect_empty err
}

test_findings_and_their_status() {
	own topic/report.xml "$wrong"
	run catalog lint --catalog data
	expect_status 2
	expect_in out "1 errors, 1 warnings, 0 notes"
	expect_in err "topic/report.xml:3: report (contract) 第1項: error: 'および': "
	expect_in err "topic/report.xml:3: report (contract) 第1項: warning: '、その他': "
	sed -i 's/および/及び/' data/clauses/topic/report.xml
	run catalog lint --catalog data
	expect_status 0
	run catalog lint --catalog data --strict
	expect_status 1
}

test_json() {
	own topic/report.xml "$wrong"
	run catalog lint --catalog data --format json
	expect_status 2
	python3 - <<-'PY' || fault "the JSON says something else"
		import json
		d = json.load(open("out"))
		assert (d["errors"], d["warnings"], d["notes"]) == (1, 1, 0), d
		first = d["findings"][0]
		assert (first["id"], first["rule"], first["clause"], first["paper"], first["words"]) == ("L001", "T01", "report", "contract", "および"), first
		assert first["line"] == 3 and first["text"] == "報告および、その他の記録を示す。" and first["hint"], first
		assert d["exemptions"] == [] and d["rules"] == 3 and d["cases"] == 10, d
	PY
	run catalog lint --catalog data --format json -o report.json
	expect_status 2
	expect_empty out
	expect_file report.json
}

test_in_japanese() {
	own topic/report.xml "$wrong"
	LC_ALL=ja_JP.UTF-8 run catalog lint --catalog data
	expect_in err "誤り"
	expect_not_in err "error"
}

test_the_papers_of_profiles() {
	own
	run catalog lint --catalog data "$top/tests/golden/mini/profiles/open.xml"
	expect_status 0
	expect_in out "papers of 1 cases"
	run catalog lint --catalog data none.xml
	expect_status 2
	expect_in err "[F001]"
}

test_the_same_every_time() {
	own topic/report.xml "$wrong"
	run catalog lint --catalog data --format json
	cp out first
	run catalog lint --catalog data --format json
	cmp -s first out || fault "two runs differ"
}

run_tests
