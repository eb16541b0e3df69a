#include <string.h>
#include "mini.h"

/* What an expression of a template gives for the world as it stands: the text of a one-paragraph paper. */
static const char *shown(const char *expression)
{
	size_t length;
	const jk_clause_set *set = jk_mini_set();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", jk_mini_format("<w:p><w:r><w:t>{{%s}}</w:t></w:r></w:p>", expression)));
	const char *bytes = jk_mini_document_make(set, "contract", compiled, &length), *part = jk_mini_part(bytes, length, "word/document.xml");
	/* From the first run of the paragraph to its end, without mark-up. */
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (const char *at = strstr(part, "<w:p>"); *at; at++) {
		if (*at == '<')
			at = strchr(at, '>');
		else
			jk_buffer_char(&text, *at);
	}
	const char *kept = jk_mini_format("%s", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

#define EXPECT(expression, wanted) ck_assert_str_eq(shown(expression), wanted)

static void world(void)
{
	jk_mini();
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='standard'", "<title>甲条</title><covers provision='1-1' relation='subset-of'/>"
			    "<param id='x' type='duration' unit='hour'><label>期限</label><default>24</default></param>"
			    "<param id='y' type='text'><label>名称</label><guideline decided-by='{role.head}'>短く。</guideline></param>"
			    "<text document='contract' role='scored'><Article><ArticleCaption>a</ArticleCaption>"
			    "<Paragraph><Sentence>{$x}と{$y}</Sentence></Paragraph></Article></text>");
	jk_mini_clause("b", "<condition test='false()' because='b' otherwise='o'/>", "<Paragraph><Sentence>x</Sentence></Paragraph>");
	jk_mini_profile("<provider><name undecided='yes' decided-by='契約課' due='2026-12-01'/><address>小町1番地</address></provider>");
}

START_TEST(the_paper)
{
	world();
	EXPECT("concat(@date, '/', @final, '/', @draft-label)", "2026-11-23/no/案");
	EXPECT("concat(document/@kind, '/', document/@title, '/', document/@annex)", "contract/契約書/");
}
END_TEST

START_TEST(profile_facts_and_group)
{
	world();
	EXPECT("profile/service/name", "予約サービス");
	EXPECT("facts/@chapter", "3");
	EXPECT("concat(group/@id, group/@important, group/function/name)", "g1yes予約");
	EXPECT("count(facts/group)", "1");
}
END_TEST

START_TEST(chapters_and_clauses_that_are_in)
{
	world();
	EXPECT("count(document/chapter)", "1");
	EXPECT("concat(document/chapter/@id, document/chapter/@title, document/chapter/@bookmark)", "all総則ch_all");
	EXPECT("number(document/chapter/@page) &gt;= 3", "true");
	EXPECT("count(document/clause)", "1");
	EXPECT("concat(document/clause/@id, document/clause/@label, document/clause/@title, document/clause/@role, document/clause/@version, document/clause/@bookmark)",
	       "a第1条甲条scored1.0.0ar_a");
}
END_TEST

START_TEST(undecided_items)
{
	world();
	EXPECT("count(undecided)", "2");
	EXPECT("concat(undecided[1]/@id, undecided[1]/@label, undecided[1]/@place, undecided[1]/@options, undecided[1]/@decider, undecided[1]/@basis)",
	       "U-001名称契約書 第1条短く。所属長1(1)");
	EXPECT("concat(undecided[2]/@label, undecided[2]/@due, '/', undecided[2]/@place, undecided[2]/@proposal)", "提供者の名称令和8年12月1日/");
}
END_TEST

START_TEST(defaults)
{
	world();
	EXPECT("concat(default/@label, default/@value, default/@place, default/@basis)", "期限24時間契約書 第1条1(1)");
}
END_TEST

START_TEST(words_and_reasons)
{
	world();
	EXPECT("term[@key = 'party.city']", "甲");
	EXPECT("count(reason) &gt; 2", "true");
	EXPECT("reason[1]/@provision", "R-3");
}
END_TEST

START_TEST(the_function_term)
{
	world();
	EXPECT("term('party.provider')", "乙");
	EXPECT("term(group/@approver)", "責任者");
}
END_TEST

START_TEST(a_term_that_is_nowhere_is_a_fault)
{
	char *bytes;
	size_t length;
	world();
	const jk_clause_set *set = jk_mini_set();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", "<w:p><w:r><w:t>{{term('nothing')}}</w:t></w:r></w:p>"));
	ck_assert_int_eq(jk_document_make(&bytes, &length, set, "g1", "contract", compiled, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(bytes);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_XPATH_RUN, 0);
}
END_TEST

START_TEST(the_function_label)
{
	world();
	EXPECT("label('confidentiality', 'class-2')", "第2種");
	EXPECT("label('place-use', 'backup')", "バックアップ");
	EXPECT("label('place-use', 'other')", "other");
}
END_TEST

START_TEST(the_function_wareki)
{
	world();
	EXPECT("wareki(@date)", "令和8年11月23日");
	EXPECT("和暦(@date, '年月')", "令和8年11月");
	EXPECT("wareki(undecided[2]/@due, 'short')", "R8.12.1");
	EXPECT("wareki(field(profile/use/from, '開始日'))", "【未決：開始日】");
}
END_TEST

START_TEST(the_function_field)
{
	world();
	EXPECT("field(profile/provider/address, '所在地')", "小町1番地");
	EXPECT("field(profile/provider/name, '名称')", "【未決：U-002 名称】");
	EXPECT("field(profile/provider/representative, '代表者')", "【未決：代表者】");
}
END_TEST

START_TEST(the_function_document)
{
	world();
	EXPECT("document('contract')", "true");
	EXPECT("document('sla')", "false");
}
END_TEST

Suite *suite_format_model(void)
{
	return jk_suite("format/model",
			(const TTest *const[]){the_paper, profile_facts_and_group, chapters_and_clauses_that_are_in, undecided_items, defaults, words_and_reasons,
					       the_function_term, a_term_that_is_nowhere_is_a_fault, the_function_label, the_function_wareki, the_function_field,
					       the_function_document, NULL});
}
