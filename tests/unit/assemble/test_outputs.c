#include <stdio.h>
#include <string.h>
#include "mini.h"

/* Fails unless the text holds the words; prints the text. */
static void expect_in(const char *text, const char *words)
{
	if (!strstr(text, words))
		fprintf(stderr, "%s\nlacks\n%s\n", text, words);
	ck_assert_msg(strstr(text, words) != NULL, "words missing, see above");
}

static void expect_not_in(const char *text, const char *words)
{
	if (strstr(text, words))
		fprintf(stderr, "%s\nhas\n%s\n", text, words);
	ck_assert_msg(strstr(text, words) == NULL, "words too many, see above");
}

/* Texts are freed with the test. */
static const char *kept(jk_result result, char *text)
{
	ck_assert_int_eq(result, JK_OK);
	const char *copy = jk_mini_format("%s", text);
	jk_text_free(text);
	return copy;
}

static const char *xml(const jk_clause_set *set, const char *kind)
{
	char *text = NULL;
	jk_result result = jk_clause_set_xml(&text, set, kind);
	return kept(result, text);
}

static const char *json(const jk_clause_set *set, const char *kind)
{
	char *text = NULL;
	jk_result result = jk_clause_set_json(&text, set, kind);
	return kept(result, text);
}

static const char *decision(const jk_clause_set *set)
{
	char *text = NULL;
	jk_result result = jk_decision_text(&text, set);
	return kept(result, text);
}

static const char *decision_json(const jk_clause_set *set)
{
	char *text = NULL;
	jk_result result = jk_decision_json(&text, set);
	return kept(result, text);
}

static const char *explain(const jk_clause_set *set, const char *about)
{
	char *text = NULL;
	jk_result result = jk_explain_text(&text, set, about, jk_test_diagnostics());
	return kept(result, text);
}

/* --- a contract with everything that wording can hold --- */

#define PARAMETERS \
	"<param id='deadline' type='duration' unit='hour' stricter='less' source='profile/incident/first-report'><label>期限</label></param>" \
	"<param id='court' type='text' source='profile/contract/court'><label>裁判所</label></param>" \
	"<param id='copies' type='integer' unit='count'><label>部数</label><default>2</default></param>"

static const char rich_paragraphs[] =
	"<Paragraph><Sentence>{party.provider}は、{$deadline}以内に&lt;報告&gt;する。</Sentence><Sentence>部数は{$copies}とする。</Sentence></Paragraph>"
	"<Paragraph id='second'><Sentence>裁判所は、{$court}とする。</Sentence>"
	"<Item><Sentence>一</Sentence><Subitem1><Sentence>ア</Sentence><Subitem2><Sentence>深い</Sentence></Subitem2></Subitem1></Item>"
	"<Item id='last'><Sentence>二</Sentence></Item>"
	"<TableStruct><TableStructTitle>表</TableStructTitle><Table widths='1 2'>"
	"<TableHeaderRow><TableColumn><Sentence>名</Sentence></TableColumn><TableColumn><Sentence>値</Sentence></TableColumn></TableHeaderRow>"
	"<TableRow><TableColumn><Sentence>甲</Sentence></TableColumn><TableColumn><Sentence>乙</Sentence></TableColumn></TableRow>"
	"</Table></TableStruct></Paragraph>"
	"<Paragraph><Sentence>{@other}による。</Sentence></Paragraph>";

static const jk_clause_set *rich_set(void)
{
	jk_mini();
	jk_mini_clause_with("rich", "effective-from='2026-04-01' basis='standard'",
			    jk_mini_format("<title>豊かな条</title><covers provision='1-1' relation='equal-to'/>"
					   "<condition test='group/@chapter = 3' because='重いため' otherwise='軽いため'/>%s"
					   "<text document='contract'><Article><ArticleCaption>豊かな条</ArticleCaption>%s</Article></text>"
					   "<remarks>注記。</remarks>",
					   PARAMETERS, rich_paragraphs));
	jk_mini_clause("other", "", "<Paragraph><Sentence>終わり。</Sentence></Paragraph>");
	jk_mini_clause("light", "<condition test='group/@chapter = 4' because='軽いため' otherwise='重いため'/>",
		       "<Paragraph><Sentence>軽い。</Sentence></Paragraph>");
	jk_mini_profile("<incident><first-report unit='hour'>24</first-report></incident>"
			"<contract><court undecided='yes' decided-by='法務' due='2026-12-10'>調べている</court></contract>");
	return jk_mini_set();
}

static const char rich_xml[] =
	"        <clause id=\"rich\" version=\"1.0.0\" status=\"in\" number=\"1\" label=\"第1条\" bookmark=\"cl_rich\" number-bookmark=\"ar_rich\""
	" basis=\"standard\">\n"
	"          <title>豊かな条</title>\n"
	"          <reason>重いため</reason>\n"
	"          <facts>group/@chapter = 3</facts>\n"
	"          <provision id=\"1-1\" relation=\"equal-to\"/>\n"
	"          <parameter name=\"deadline\" origin=\"profile\" value=\"24\" unit=\"hour\" text=\"24時間\" stricter=\"less\">期限</parameter>\n"
	"          <parameter name=\"copies\" origin=\"catalog\" value=\"2\" unit=\"count\" text=\"2\">部数</parameter>\n"
	"          <parameter name=\"court\" origin=\"undecided\" undecided=\"U-001\">裁判所</parameter>\n"
	"          <revision version=\"1.0.0\" date=\"2026-11-23\">初版</revision>\n"
	"          <text>\n"
	"            <Article Num=\"1\">\n"
	"              <ArticleCaption>豊かな条</ArticleCaption>\n"
	"              <ArticleTitle>第1条</ArticleTitle>\n"
	"              <Paragraph Num=\"1\">\n"
	"                <ParagraphNum/>\n"
	"                <ParagraphSentence><Sentence>乙は、<value parameter=\"deadline\" origin=\"profile\">24時間</value>以内に&lt;報告&gt;する。"
	"部数は<value parameter=\"copies\" origin=\"catalog\">2</value>とする。</Sentence></ParagraphSentence>\n"
	"              </Paragraph>\n"
	"              <Paragraph Num=\"2\" id=\"second\">\n"
	"                <ParagraphNum>2</ParagraphNum>\n"
	"                <ParagraphSentence><Sentence>裁判所は、<undecided ref=\"U-001\">【未決：U-001 裁判所】</undecided>とする。</Sentence>"
	"</ParagraphSentence>\n"
	"                <Item Num=\"1\">\n"
	"                  <ItemTitle>(1)</ItemTitle>\n"
	"                  <ItemSentence><Sentence>一</Sentence></ItemSentence>\n"
	"                  <Subitem1 Num=\"1\">\n"
	"                    <Subitem1Title>ア</Subitem1Title>\n"
	"                    <Subitem1Sentence><Sentence>ア</Sentence></Subitem1Sentence>\n"
	"                    <Subitem2 Num=\"1\">\n"
	"                      <Subitem2Title>(ア)</Subitem2Title>\n"
	"                      <Subitem2Sentence><Sentence>深い</Sentence></Subitem2Sentence>\n"
	"                    </Subitem2>\n"
	"                  </Subitem1>\n"
	"                </Item>\n"
	"                <Item Num=\"2\" id=\"last\">\n"
	"                  <ItemTitle>(2)</ItemTitle>\n"
	"                  <ItemSentence><Sentence>二</Sentence></ItemSentence>\n"
	"                </Item>\n"
	"                <TableStruct>\n"
	"                  <TableStructTitle>表</TableStructTitle>\n"
	"                  <Table widths=\"1 2\">\n"
	"                    <TableHeaderRow>\n"
	"                      <TableHeaderColumn><Sentence>名</Sentence></TableHeaderColumn>\n"
	"                      <TableHeaderColumn><Sentence>値</Sentence></TableHeaderColumn>\n"
	"                    </TableHeaderRow>\n"
	"                    <TableRow>\n"
	"                      <TableColumn><Sentence>甲</Sentence></TableColumn>\n"
	"                      <TableColumn><Sentence>乙</Sentence></TableColumn>\n"
	"                    </TableRow>\n"
	"                  </Table>\n"
	"                </TableStruct>\n"
	"              </Paragraph>\n"
	"              <Paragraph Num=\"3\">\n"
	"                <ParagraphNum>3</ParagraphNum>\n"
	"                <ParagraphSentence><Sentence><ref target=\"ar_other\">第2条</ref>による。</Sentence></ParagraphSentence>\n"
	"              </Paragraph>\n"
	"            </Article>\n"
	"          </text>\n"
	"        </clause>\n";

START_TEST(wording_becomes_nested_elements)
{
	const char *text = xml(rich_set(), NULL);
	expect_in(text, rich_xml);
	expect_in(text, "<clause id=\"light\" version=\"1.0.0\" status=\"out\" basis=\"practice\">\n          <title>light</title>\n"
			"          <reason>重いため</reason>\n");
}
END_TEST

START_TEST(xml_tells_where_it_comes_from_and_what_was_decided)
{
	const char *text = xml(rich_set(), NULL);
	ck_assert(strncmp(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clause-set version=\"1\">\n  <catalog id=\"mini\" version=\"1.0.0\">",
			  90) == 0);
	expect_in(text, "  <profile id=\"booking\">予約サービス</profile>\n  <date as-of=\"2026-11-23\" final=\"no\">2026-11-23</date>\n");
	expect_in(text, "<decision regime=\"direct\" external-service=\"yes\" outsourcing=\"no\">\n    <group id=\"g1\" chapter=\"3\" important=\"yes\"");
	expect_in(text, "<undecided id=\"U-001\" parameter=\"court\" provision=\"1-1\" place=\"契約書 第1条\" decider=\"法務\" due=\"2026-12-10\">\n"
			"      <label>裁判所</label>\n      <note>調べている</note>\n      <document kind=\"contract\"/>\n    </undecided>\n");
	expect_in(text, "<default parameter=\"copies\" label=\"部数\" value=\"2\" unit=\"count\" place=\"契約書 第1条\">2</default>\n");
}
END_TEST

START_TEST(the_same_set_gives_the_same_xml)
{
	const jk_clause_set *set = rich_set();
	ck_assert_str_eq(xml(set, NULL), xml(set, NULL));
	const char *first = xml(set, NULL);
	ck_assert_str_eq(first, xml(jk_mini_set(), NULL));
}
END_TEST

START_TEST(a_kind_restricts)
{
	const jk_clause_set *set = rich_set();
	expect_not_in(xml(set, "sla"), "<clause ");
	expect_not_in(json(set, "sla"), "\"rich\"");
	ck_assert_str_eq(xml(set, "contract"), xml(set, NULL));
}
END_TEST

START_TEST(plain_text_has_the_numbers_a_person_reads)
{
	(void)rich_set();
	ck_assert_str_eq(jk_mini_text(), "　（豊かな条）\n"
					 "第1条　乙は、24時間以内に<報告>する。部数は2とする。\n"
					 "2　裁判所は、【未決：U-001 裁判所】とする。\n"
					 "　(1)　一\n"
					 "　　ア　ア\n"
					 "　　　(ア)　深い\n"
					 "　(2)　二\n"
					 "　表\n"
					 "　名 ｜ 値\n"
					 "　甲 ｜ 乙\n"
					 "3　第2条による。\n"
					 "\n"
					 "　（other）\n"
					 "第2条　終わり。\n");
}
END_TEST

START_TEST(json_has_the_members_scripts_rely_on)
{
	const char *text = json(rich_set(), NULL);
	expect_in(text, "\"id\": \"rich\",\n              \"version\": \"1.0.0\",\n              \"status\": \"in\",\n              \"number\": 1,\n"
			"              \"label\": \"第1条\",\n              \"title\": \"豊かな条\",\n              \"provisions\": [\n"
			"                \"1-1\"\n              ],\n");
	expect_in(text, "\"name\": \"deadline\",\n                  \"label\": \"期限\",\n                  \"value\": \"24\",\n"
			"                  \"unit\": \"hour\",\n                  \"text\": \"24時間\",\n                  \"origin\": \"profile\",\n");
	expect_in(text, "\"value\": null,\n                  \"unit\": null,\n                  \"text\": null,\n"
			"                  \"origin\": \"undecided\",\n                  \"undecided\": \"U-001\"\n");
	expect_in(text, "\"status\": \"out\",\n              \"number\": null,");
	expect_in(text, "\"text\": \"　（other）\\n第2条　終わり。\\n\"");
}
END_TEST

/* --- layout section --- */

static void put_requirement(const char *id, const char *role)
{
	jk_mini_clause_with(id, "effective-from='2026-04-01' basis='practice'",
			    jk_mini_format("<title>%s</title><text document='specification' role='%s'><Article><ArticleCaption>%s</ArticleCaption>"
					   "<Paragraph><Sentence>満たすこと。</Sentence><Item><Sentence>一つ</Sentence></Item></Paragraph></Article></text>",
					   id, role, id));
}

static const jk_clause_set *section_set(void)
{
	jk_mini();
	put_requirement("first", "mandatory");
	put_requirement("second", "information");
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'", "");
	jk_mini_document("specification", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 "<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/><level name='Item' format='{ア}'/></numbering>"
			 "<place id='one' title='要件'><clause ref='first'/></place><place id='two' title='その他'><clause ref='second'/></place>");
	return jk_mini_set();
}

START_TEST(sections_have_chapters_and_headings)
{
	const jk_clause_set *set = section_set();
	const char *text = xml(set, "specification");
	expect_in(text, "<chapter id=\"two\" title=\"その他\" number=\"2\" label=\"2\" bookmark=\"ch_two\">");
	expect_in(text, "number=\"1\" label=\"2(1)\"");
	expect_in(text, "            <Article Num=\"1\">\n              <ArticleCaption>second</ArticleCaption>\n"
			"              <ArticleTitle>(1)</ArticleTitle>\n              <Paragraph Num=\"1\">\n                <ParagraphNum/>\n");
	ck_assert_str_eq(jk_mini_text(), "1　要件\n\n(1)　first【必須】\n　満たすこと。\n　ア　一つ\n\n2　その他\n\n(1)　second\n　満たすこと。\n　ア　一つ\n");
}
END_TEST

/* --- papers --- */

#define FUNCTION(id, logs, level) \
	"<function id='" id "'><name>" id "</name><information source='staff'><name>情報</name><confidentiality>" level "</confidentiality>" \
	"<personal-data>none</personal-data></information><measures><logs>" logs "</logs></measures></function>"

static const jk_clause_set *paper_set(const char *functions)
{
	jk_mini();
	jk_mini_clause("other", "", "<Paragraph><Sentence>終わり。</Sentence></Paragraph>");
	jk_mini_document("application", "title='申請書' scope='group' layout='section'", "<applies test='true()' because='申請するため' provision='1-1'/>");
	jk_mini_profile(jk_mini_format("<functions>%s</functions>", functions));
	return jk_mini_set();
}

START_TEST(what_is_only_usual_says_so)
{
	char *text = NULL;
	const jk_clause_set *set = rich_set();
	jk_result result = jk_clause_set_text(&text, set, NULL);
	const char *words = kept(result, text);
	expect_in(words, "　（豊かな条）\n第1条");
	expect_in(words, "　（other）［実務］\n第2条　終わり。\n");
	expect_in(explain(set, "other"), "usual in contracts, not demanded by the standard");
	expect_in(json(set, NULL), "\"basis\": \"practice\"");
}
END_TEST

/* "kind/stem/group kind/stem/group …" of all papers, sorted as given. */
static const char *papers(const jk_clause_set *set)
{
	const char *text = "";
	for (size_t i = 0; i < jk_clause_set_paper_count(set); i++) {
		jk_paper_info info = jk_clause_set_paper(set, i);
		text = jk_mini_format("%s%s%s/%s/%s", text, i ? " " : "", info.kind, info.stem, info.group);
	}
	return text;
}

START_TEST(one_group_needs_no_group_in_the_name)
{
	ck_assert_str_eq(papers(paper_set(FUNCTION("a", "yes", "class-1"))), "application/application/g1 contract/contract/g1");
}
END_TEST

START_TEST(papers_of_the_service_come_once_with_the_leading_group)
{
	const jk_clause_set *set = paper_set(FUNCTION("a", "yes", "class-3") FUNCTION("b", "no", "class-1"));
	ck_assert_str_eq(papers(set), "application/application-g2/g2 contract/contract/g2 application/application-g1/g1");
	expect_in(xml(set, "application"), "<paper kind=\"application\" title=\"申請書\" scope=\"group\" provision=\"1-1\">申請するため</paper>");
}
END_TEST

static int only_contract(const char *kind, const char *template, void *state)
{
	ck_assert_str_eq(template, kind);
	++*(int *)state;
	return strcmp(kind, "contract") == 0;
}

START_TEST(check_says_which_papers_can_be_made)
{
	int asked = 0;
	(void)paper_set(FUNCTION("a", "yes", "class-1"));
	const jk_clause_set *set = jk_mini_try(&(jk_assemble_options){.can_make = only_contract, .state = &asked});
	ck_assert_int_eq(asked, 2);
	expect_in(decision(set), "    ○ 契約書 (contract)");
	expect_in(decision(set), "    × 申請書 (application) 申請するため [1-1]\n");
	expect_in(decision_json(set), "\"made\": true,\n          \"file\": \"contract\"");
	expect_in(decision_json(set), "\"made\": false,\n          \"file\": \"application\"");
}
END_TEST

/* --- the decision --- */

START_TEST(the_decision_as_text)
{
	const char *text = decision(rich_set());
	expect_in(text, "予約サービス (profile booking, catalog mini 1.0.0, 2026-11-23)\nDecision: the standard applies\n");
	expect_in(text, "\nGroup g1: chapter 3, 重要情報 handled\n  Applicant → approver: 所属長 → 責任者\n  Functions: 予約\n"
			"  Highest level: 第1種; personal data: なし\n");
	expect_in(text, "\nUndecided\n"
			"  No.    Item    Proposal  Who decides  Due         Where\n"
			"  U-001  裁判所  -         法務         2026-12-10  契約書 第1条\n");
	expect_in(text, "\nWarnings: 0, undecided: 1, values from the catalog's defaults: 1\n");
}
END_TEST

START_TEST(the_decision_as_json)
{
	const char *text = decision_json(rich_set());
	expect_in(text, "\"service\": \"予約サービス\"");
	expect_in(text, "\"regime\": \"direct\"");
	expect_in(text, "\"functions\": [\n        \"booking\"\n      ],\n      \"functionNames\": [\n        \"予約\"\n      ],\n"
			"      \"important\": true,\n      \"chapter\": 3,\n");
	expect_in(text, "\"approver\": \"責任者\",\n      \"applicant\": \"所属長\",\n      \"webConference\": false,\n");
	expect_in(text, "\"documents\": [\n        \"contract\"\n      ],\n");
	expect_in(text, "\"id\": \"U-001\",\n      \"parameter\": \"court\",\n      \"label\": \"裁判所\",\n      \"provision\": \"1-1\",\n"
			"      \"documents\": [\n        \"contract\"\n      ],\n");
	expect_in(text, "\"warnings\": [],\n");
}
END_TEST

START_TEST(out_of_scope_has_no_chapter_in_words)
{
	jk_mini();
	jk_mini_clause("other", "", "<Paragraph><Sentence>終わり。</Sentence></Paragraph>");
	jk_mini_profile("<scope><provider-external>no</provider-external></scope>");
	const char *text = decision(jk_mini_set());
	expect_in(text, "Decision: out of scope\n\nGroup g1\n  Functions: 予約\n");
	expect_not_in(text, "chapter");
	expect_not_in(text, "approver");
}
END_TEST

START_TEST(warnings_come_with_their_remedy)
{
	jk_mini();
	jk_mini_clause("other", "", "<Paragraph><Sentence>終わり。</Sentence></Paragraph>");
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-one' provision='1-2' test='true()'><message>注意。</message><hint>直す。</hint></check></checks>");
	const jk_clause_set *set = jk_mini_set();
	expect_in(decision(set), "\nWarnings\n  W-one 注意。 [1-2]\n    hint: 直す。\n");
	expect_in(decision_json(set), "\"id\": \"W-one\",\n      \"provision\": \"1-2\",\n      \"message\": \"注意。\",\n      \"hint\": \"直す。\"\n");
	expect_in(xml(set, NULL), "<warning id=\"W-one\" provision=\"1-2\">\n      <message>注意。</message>\n      <hint>直す。</hint>\n    </warning>\n");
}
END_TEST

/* --- explaining --- */

START_TEST(everything_is_explained)
{
	const char *text = explain(rich_set(), NULL);
	expect_in(text, "\n契約書 (contract, group g1)\n  ○ 第1条 豊かな条 [rich 1.0.0]\n      in: 重いため\n      read: group/@chapter = 3\n"
			"      rests on: 1(1) (1-1, equal-to)\n      value: 期限 = 24時間 (from the profile; deadline)\n"
			"      value: 部数 = 2 (default of the catalog; copies)\n      value: 裁判所 = U-001 (undecided; court)\n");
	expect_in(text, "  × light [light 1.0.0]\n      out: 重いため\n");
	expect_in(text, "usual in contracts, not demanded by the standard\n");
}
END_TEST

START_TEST(one_clause_is_explained_with_its_note)
{
	const char *text = explain(rich_set(), "rich");
	expect_in(text, "Clause rich 1.0.0: 豊かな条\nDrafter's note: 注記。\n");
	expect_not_in(text, "light");
}
END_TEST

START_TEST(a_provision_is_found_by_id_and_by_section)
{
	const jk_clause_set *set = rich_set();
	const char *text = explain(set, "1-1");
	expect_in(text, "Provision 1-1, 1(1) (must): 報告する。\n");
	expect_in(text, "[rich 1.0.0]");
	expect_not_in(text, "[other 1.0.0]");
	ck_assert_str_eq(explain(set, "1(1)"), text);
	expect_in(explain(set, "1-2"), "(should)");
	expect_in(explain(set, "1-2"), "No paper of this service has a clause on it.\n");
}
END_TEST

START_TEST(explain_json_names_what_was_asked)
{
	char *text = NULL;
	jk_result result = jk_explain_json(&text, rich_set(), "1-1", jk_test_diagnostics());
	const char *answer = kept(result, text);
	expect_in(answer, "\"clause\": null,\n  \"provision\": {\n    \"id\": \"1-1\",\n    \"section\": \"1(1)\",");
	expect_not_in(answer, "\"light\"");
	expect_not_in(answer, "第1条　");
}
END_TEST

START_TEST(what_is_neither_is_refused)
{
	char *text;
	ck_assert_int_eq(jk_explain_text(&text, rich_set(), "全く別", jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(text);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_ABOUT, 0);
}
END_TEST

START_TEST(what_is_nearly_one_gets_a_proposal)
{
	char *text;
	ck_assert_int_eq(jk_explain_json(&text, rich_set(), "rihc", jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_ABOUT_NEAR, 0);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "near"), "rich");
}
END_TEST

/* --- memory --- */

static const jk_clause_set *swept;

static jk_result all_texts(int *right)
{
	static jk_result (*const makers[])(char **, const jk_clause_set *) = {jk_decision_text, jk_decision_json};
	jk_result result = JK_OK;
	char *text = NULL;
	*right = 1;
	for (size_t i = 0; i < sizeof makers / sizeof *makers && result == JK_OK; i++) {
		result = makers[i](&text, swept);
		*right &= result != JK_OK || strstr(text, "U-001") != NULL;
		jk_text_free(text);
	}
	if (result == JK_OK)
		result = jk_clause_set_xml(&text, swept, NULL);
	*right &= result != JK_OK || strstr(text, rich_xml) != NULL;
	if (result == JK_OK) {
		jk_text_free(text);
		result = jk_clause_set_json(&text, swept, NULL);
		*right &= result != JK_OK || strstr(text, "第2条　終わり。") != NULL;
	}
	jk_text_free(text);
	return result;
}

START_TEST(failed_allocations_give_no_half_texts)
{
	swept = rich_set();
	jk_test_sweep(all_texts);
}
END_TEST

Suite *suite_assemble_outputs(void)
{
	return jk_suite("assemble/outputs",
			(const TTest *const[]){wording_becomes_nested_elements, xml_tells_where_it_comes_from_and_what_was_decided,
					       the_same_set_gives_the_same_xml, a_kind_restricts,
					       plain_text_has_the_numbers_a_person_reads, what_is_only_usual_says_so, json_has_the_members_scripts_rely_on,
					       sections_have_chapters_and_headings, one_group_needs_no_group_in_the_name,
					       papers_of_the_service_come_once_with_the_leading_group, check_says_which_papers_can_be_made,
					       the_decision_as_text, the_decision_as_json, out_of_scope_has_no_chapter_in_words,
					       warnings_come_with_their_remedy, everything_is_explained, one_clause_is_explained_with_its_note,
					       a_provision_is_found_by_id_and_by_section, explain_json_names_what_was_asked, what_is_neither_is_refused,
					       what_is_nearly_one_gets_a_proposal, failed_allocations_give_no_half_texts, NULL});
}
