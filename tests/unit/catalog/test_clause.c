#include <string.h>
#include "base/text.h"
#include "mini.h"

#define COVERS "<covers provision='1-1' relation='intersects-with'/>"
#define TEXT "<text document='contract'><Article><ArticleCaption>a</ArticleCaption><Paragraph><Sentence>本文。</Sentence></Paragraph></Article></text>"
#define STANDARD "effective-from='2026-04-01' basis='standard'"

static const jk_clause *clause(const char *id)
{
	const jk_clause *found = jk_catalog_clause(jk_mini_catalog(), id);
	ck_assert_ptr_nonnull(found);
	return found;
}

START_TEST(the_head_of_a_clause_is_read)
{
	jk_mini();
	jk_mini_clause("b", "", "<Paragraph><Sentence>乙。</Sentence></Paragraph>");
	jk_mini_clause_with("a", "effective-from='2026-04-01' effective-until='2027-03-31' basis='standard'",
			    "<title> 報告 </title>" COVERS "<covers provision='1-2' relation='superset-of'/>"
			    "<condition test='group/@chapter = 3' because='{term.important}のため' otherwise='扱わないため'/>"
			    "<requires clause='b'/><conflicts clause='b'/>" TEXT "<remarks>注記。</remarks>");
	const jk_clause *a = clause("a");
	ck_assert_str_eq(a->version, "1.0.0");
	ck_assert_str_eq(a->title, "報告");
	ck_assert_str_eq(a->from, "2026-04-01");
	ck_assert_str_eq(a->until, "2027-03-31");
	ck_assert_uint_eq(a->remarks.count, 1);
	ck_assert_str_eq(a->remarks.slots[0].text, "注記。");
	ck_assert_int_eq(a->practice, 0);
	ck_assert_uint_eq(a->line, 1);
	ck_assert(jk_text_ends(a->file, "catalog/topic/a.xml"));
	ck_assert_uint_eq(a->cover_count, 2);
	ck_assert_str_eq(a->covers[1].provision->id, "1-2");
	ck_assert_str_eq(a->covers[1].relation, "superset-of");
	ck_assert_str_eq(jk_xpath_text(a->condition), "group/@chapter = 3");
	ck_assert_uint_eq(a->because.count, 2);
	ck_assert_uint_eq(a->otherwise.count, 1);
	ck_assert_str_eq(a->requires[0], "b");
	ck_assert_str_eq(a->conflicts[0], "b");
	ck_assert_int_eq(clause("b")->practice, 1);
	ck_assert_ptr_null(clause("b")->condition);
}
END_TEST

START_TEST(parameters_are_read)
{
	jk_mini();
	jk_mini_clause("a", "<param id='report' type='duration' unit='hour' min='0.5' max='72' stricter='less' source='profile/incident/first-report'>"
		       "<label>第一報</label><default test='facts/@important'>1</default><default>24</default>"
		       "<guideline decided-by='{role.head}'>1、3又は24から選ぶ。</guideline></param>"
		       "<param id='cost' type='choice'><label>費用</label><choice value='each' rank='1'>各自</choice><choice value='provider' rank='3'>乙</choice></param>"
		       "<param id='rate' type='decimal' unit='percent' stricter='more'><label>率</label></param>"
		       "<param id='day' type='date'><label>日</label></param><param id='name' type='text'><label>名</label></param>"
		       "<param id='count' type='integer'><label>数</label></param>",
		       "<Paragraph><Sentence>本文。</Sentence></Paragraph>");
	const jk_catalog *catalog = jk_mini_catalog();
	const jk_parameter *report = jk_catalog_parameter(catalog, "report"), *cost = jk_catalog_parameter(catalog, "cost");
	ck_assert_int_eq(report->type, JK_TYPE_DURATION);
	ck_assert_int_eq(report->stricter, JK_STRICTER_LESS);
	ck_assert_str_eq(report->unit, "hour");
	ck_assert(report->has_min && report->min >= 0.5 && report->min <= 0.5 && report->has_max && report->max >= 72 && report->max <= 72);
	ck_assert_uint_eq(report->default_count, 2);
	ck_assert_str_eq(report->defaults[0].value, "1");
	ck_assert_ptr_nonnull(report->defaults[0].test);
	ck_assert_ptr_null(report->defaults[1].test);
	ck_assert_uint_eq(report->guideline.count, 1);
	ck_assert_uint_eq(report->decided_by.count, 1);
	ck_assert_str_eq(report->owner->id, "a");
	ck_assert_uint_eq(cost->choice_count, 2);
	ck_assert_str_eq(cost->choices[1].value, "provider");
	ck_assert_str_eq(cost->choices[1].label, "乙");
	ck_assert_int_eq(cost->choices[1].rank, 3);
	ck_assert_uint_eq(cost->index, 1);
	ck_assert_int_eq(jk_catalog_parameter(catalog, "rate")->type, JK_TYPE_DECIMAL);
	ck_assert_int_eq(jk_catalog_parameter(catalog, "rate")->stricter, JK_STRICTER_MORE);
	ck_assert_int_eq(jk_catalog_parameter(catalog, "day")->type, JK_TYPE_DATE);
	ck_assert_int_eq(jk_catalog_parameter(catalog, "name")->type, JK_TYPE_TEXT);
	ck_assert_int_eq(jk_catalog_parameter(catalog, "count")->type, JK_TYPE_INTEGER);
	ck_assert_int_eq(jk_catalog_parameter(catalog, "count")->has_min, 0);
}
END_TEST

START_TEST(variants_come_in_order_and_loose_texts_last)
{
	jk_mini();
	jk_mini_clause_with("a", STANDARD, "<title>a</title>" COVERS
			    TEXT "<variant id='one' test='facts/@chapter = 3'><label>一</label>" TEXT "</variant>"
			    "<variant id='two'><label>二</label>" TEXT "</variant>");
	const jk_clause *a = clause("a");
	ck_assert_uint_eq(a->variant_count, 3);
	ck_assert_str_eq(a->variants[0].id, "one");
	ck_assert_str_eq(a->variants[0].label, "一");
	ck_assert_ptr_nonnull(a->variants[0].test);
	ck_assert_ptr_null(a->variants[1].test);
	ck_assert_ptr_null(a->variants[2].id);
	ck_assert_ptr_nonnull(jk_variant_text(&a->variants[2], "contract"));
	ck_assert_ptr_null(jk_variant_text(&a->variants[2], "sla"));
}
END_TEST

/* The children's kinds as digits, depth first. */
static void put_kinds(jk_buffer *out, const jk_element *element)
{
	for (; element; element = element->next) {
		jk_buffer_format(out, "%d", element->kind);
		if (!element->first)
			continue;
		jk_buffer_char(out, '(');
		put_kinds(out, element->first);
		jk_buffer_char(out, ')');
	}
}

START_TEST(every_element_of_the_structure_is_read)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph id='p' if='true()'><Sentence>一。</Sentence><Sentence Function='proviso'>ただし。</Sentence>"
		       "<Item id='i' for='profile/*'><Sentence>号</Sentence><Subitem1 for='profile'><Sentence>ア</Sentence><Subitem2><Sentence>(ア)</Sentence>"
		       "</Subitem2></Subitem1></Item>"
		       "<TableStruct><TableStructTitle>表</TableStructTitle><Table widths='2 3'><TableHeaderRow><TableColumn><Sentence>頭</Sentence></TableColumn>"
		       "</TableHeaderRow><TableRow for='profile/*'><TableColumn><Sentence>欄</Sentence></TableColumn></TableRow></Table></TableStruct></Paragraph>");
	const jk_element *article = clause("a")->variants[0].texts[0].article, *paragraph = article->first->next, *item = paragraph->first->next->next;
	jk_buffer kinds;
	jk_buffer_init(&kinds, 0);
	put_kinds(&kinds, article);
	/* Article(Caption Paragraph(Sentence Sentence Item(Sentence Subitem1(Sentence Subitem2(Sentence))) TableStruct(Title Table(HeaderRow(…) Row(…))))) */
	ck_assert_str_eq(jk_buffer_text(&kinds), "0(12(663(64(65(6)))7(89(10(12(6))11(12(6))))))");
	jk_buffer_dispose(&kinds);
	ck_assert_str_eq(paragraph->id, "p");
	ck_assert_str_eq(jk_xpath_text(paragraph->only_if), "true()");
	ck_assert_str_eq(item->id, "i");
	ck_assert_str_eq(jk_xpath_text(item->each), "profile/*");
	ck_assert_str_eq(item->next->first->next->widths, "2 3");
	ck_assert_uint_eq(paragraph->line, 3);
}
END_TEST

/* A second one would be lost. */
START_TEST(a_text_has_one_article)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一。</Sentence></Paragraph></Article>\n<Article><ArticleCaption>b</ArticleCaption><Paragraph><Sentence>二。</Sentence></Paragraph>");
	ck_assert_ptr_null(jk_mini_read_catalog());
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_SCHEMA_REPEATED);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 4);
}
END_TEST

START_TEST(an_id_becomes_a_bookmark)
{
	jk_mini();
	jk_mini_clause("a23456789-b23456789-c23456789-d23456", "", "<Paragraph><Sentence>一。</Sentence></Paragraph>");
	ck_assert_uint_le(strlen(jk_mini_find(jk_mini_set(), "a23456789-b23456789-c23456789-d23456")->bookmark), 40);
	jk_mini_clause("a23456789-b23456789-c23456789-d234567", "", "<Paragraph><Sentence>一。</Sentence></Paragraph>");
	ck_assert_ptr_null(jk_mini_read_catalog());
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_SCHEMA_VALUE);
}
END_TEST

START_TEST(a_parameter_stands_once_in_the_catalog)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>x</label></param>", "<Paragraph><Sentence>本文。</Sentence></Paragraph>");
	jk_mini_clause("b", "\n<param id='x' type='text'><label>x</label></param>", "<Paragraph><Sentence>本文。</Sentence></Paragraph>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_DUPLICATE, "topic/b.xml", 3);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "id"), "x");
}
END_TEST

START_TEST(a_clause_stands_once_in_the_catalog)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>本文。</Sentence></Paragraph>");
	jk_mini_put("catalog/topic/z.xml", "<clause id='a' version='1.0.0' " STANDARD "><title>a</title>" COVERS TEXT
		    "<revision version='1.0.0' date='2026-11-23'>初版</revision></clause>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_OVERLAP, "topic/z.xml", 1);
}
END_TEST

START_TEST(an_unknown_provision_is_told)
{
	jk_mini();
	jk_mini_clause_with("a", STANDARD, "<title>a</title>\n<covers provision='9-9' relation='subset-of'/>" TEXT);
	ck_assert_ptr_null(jk_mini_read_catalog());
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_CATALOG_PROVISION);
	ck_assert_uint_eq(jk_diagnostics_at(d, 0)->where.line, 3);
	ck_assert_str_eq(jk_test_argument(d, 0, "id"), "9-9");
}
END_TEST

START_TEST(a_broken_condition_is_told_at_its_line)
{
	jk_mini();
	jk_mini_clause("a", "\n<condition test='group/@chapter =' because='b' otherwise='o'/>", "<Paragraph><Sentence>本文。</Sentence></Paragraph>");
	jk_mini_catalog_fails(JK_DIAG_XPATH_SYNTAX, "topic/a.xml", 3);
}
END_TEST

START_TEST(all_faults_of_all_files_are_told)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>{</Sentence></Paragraph>");
	jk_mini_clause("b", "", "<Paragraph if='('><Sentence>{}</Sentence></Paragraph>");
	jk_mini_clause("c", "", "<Paragraph><Sentense>x</Sentense></Paragraph>");
	jk_mini_put("catalog/topic/d.xml", "<clause");
	ck_assert_ptr_null(jk_mini_read_catalog());
	static const jk_code wanted[] = {JK_DIAG_CATALOG_SLOT, JK_DIAG_XPATH_SYNTAX, JK_DIAG_CATALOG_SLOT, JK_DIAG_SCHEMA_ELEMENT_NEAR,
					 JK_DIAG_XML_SYNTAX};
	const jk_diagnostics *d = jk_test_diagnostics();
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		ck_assert_uint_lt(i, jk_diagnostics_count(d));
		ck_assert_str_eq(jk_diagnostic_kind_of(jk_diagnostics_at(d, i)->code)->id, jk_diagnostic_kind_of(wanted[i])->id);
	}
}
END_TEST

Suite *suite_catalog_clause(void)
{
	return jk_suite("catalog/clause",
			(const TTest *const[]){the_head_of_a_clause_is_read, parameters_are_read, variants_come_in_order_and_loose_texts_last,
					       every_element_of_the_structure_is_read, a_text_has_one_article, an_id_becomes_a_bookmark, a_parameter_stands_once_in_the_catalog,
					       a_clause_stands_once_in_the_catalog, an_unknown_provision_is_told, a_broken_condition_is_told_at_its_line,
					       all_faults_of_all_files_are_told, NULL});
}
