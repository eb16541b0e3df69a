#include <string.h>
#include "mini.h"

#define SENTENCE(words) "<Sentence>" words "</Sentence>"
#define P(id, words) "<Paragraph id='" id "'>" SENTENCE(words) "</Paragraph>"

/* The line of the text that begins with the label. */
static const char *line(const char *label)
{
	const char *text = jk_mini_text(), *at = strstr(text, jk_mini_format("%s　", label));
	ck_assert_ptr_nonnull(at);
	return jk_mini_format("%.*s", (int)strcspn(at, "\n"), at);
}

START_TEST(a_clause_by_its_number)
{
	jk_mini();
	jk_mini_clause("a", "", P("p", "{@b}による。"));
	jk_mini_clause("b", "", P("p", "{@a}の例による。"));
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(line("第1条"), "第1条　第2条による。");
	ck_assert_str_eq(line("第2条"), "第2条　第1条の例による。");
	const jk_block *block = jk_mini_find(set, "a")->blocks.items[1];
	const jk_span *span = block->spans.items[0];
	ck_assert_int_eq(span->kind, JK_SPAN_REFERENCE);
	ck_assert_str_eq(span->bookmark, "ar_b");
	ck_assert_ptr_null(span->slot);
}
END_TEST

START_TEST(a_paragraph_of_another_clause)
{
	jk_mini();
	jk_mini_clause("a", "", P("p", "{@b#one}、{@b#two}及び{@b#three}"));
	jk_mini_clause("b", "", P("one", "一。") P("two", "二。") P("three", "三。"));
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(line("第1条"), "第1条　第2条第1項、第2条第2項及び第2条第3項");
	/* Only the number of the article is live; the rest is text behind it. */
	const jk_block *block = jk_mini_find(set, "a")->blocks.items[1];
	ck_assert_str_eq(((const jk_span *)block->spans.items[0])->text, "第2条");
	ck_assert_str_eq(((const jk_span *)block->spans.items[1])->text, "第1項");
	ck_assert_int_eq(((const jk_span *)block->spans.items[1])->kind, JK_SPAN_TEXT);
}
END_TEST

START_TEST(the_only_paragraph_has_no_number)
{
	jk_mini();
	jk_mini_clause("a", "", P("p", "{@b#one}による。"));
	jk_mini_clause("b", "", P("one", "一。") "<Paragraph if='false()'>" SENTENCE("二。") "</Paragraph>");
	(void)jk_mini_set();
	ck_assert_str_eq(line("第1条"), "第1条　第2条による。");
}
END_TEST

START_TEST(the_paragraph_before_is_called_so)
{
	jk_mini();
	jk_mini_clause("a", "", P("one", "一。") P("two", "{@#one}の報告") P("three", "{@#two}及び{@#one}") P("four", "{@#three}、{@#five}") P("five", "五。"));
	(void)jk_mini_set();
	ck_assert_str_eq(line("2"), "2　前項の報告");
	ck_assert_str_eq(line("3"), "3　前項及び第1項");
	ck_assert_str_eq(line("4"), "4　前項、第5項");
}
END_TEST

START_TEST(what_is_before_hangs_on_what_is_left)
{
	jk_mini();
	jk_mini_clause("a", "", P("one", "一。") "<Paragraph if='false()'>" SENTENCE("零。") "</Paragraph>" P("two", "{@#one}の報告"));
	(void)jk_mini_set();
	ck_assert_str_eq(line("2"), "2　前項の報告");
}
END_TEST

START_TEST(a_paragraph_may_name_itself)
{
	jk_mini();
	jk_mini_clause("a", "", P("one", "{@#one}において") P("two", "{@#two}において"));
	(void)jk_mini_set();
	ck_assert_str_eq(line("第1条"), "第1条　第1項において");
	ck_assert_str_eq(line("2"), "2　第2項において");
}
END_TEST

#define ITEMS "<Item id='i'>" SENTENCE("い") "</Item><Item id='j'>" SENTENCE("ろ") "<Subitem1 id='s'>" SENTENCE("x") \
	      "<Subitem2 id='t'>" SENTENCE("y") "</Subitem2></Subitem1></Item>"

START_TEST(items)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph id='one'>" SENTENCE("一。") ITEMS "</Paragraph>" P("two", "{@#j}、{@#s}、{@#t}") P("three", "{@#i}"));
	jk_mini_clause("b", "", "<Paragraph id='only'>" SENTENCE("{@a#j}、{@#m}、{@a#s}") "<Item id='m'>" SENTENCE("は") "</Item></Paragraph>");
	(void)jk_mini_set();
	ck_assert_str_eq(line("2"), "2　前項第2号、前項第2号ア、前項第2号ア(ア)");
	ck_assert_str_eq(line("3"), "3　第1項第1号");
	ck_assert_str_eq(line("第2条"), "第2条　第1条第1項第2号、第1号、第1条第1項第2号ア");
}
END_TEST

START_TEST(an_item_of_its_own_paragraph)
{
	jk_mini();
	jk_mini_clause("a", "", P("one", "一。") "<Paragraph id='two'>" SENTENCE("{@#i}から{@#j}まで") ITEMS "</Paragraph>");
	(void)jk_mini_set();
	ck_assert_str_eq(line("2"), "2　第1号から第2号まで");
}
END_TEST

START_TEST(references_stand_in_tables_too)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph id='one'>" SENTENCE("一。") "<TableStruct><TableStructTitle>{@b}の表</TableStructTitle><Table><TableRow><TableColumn>" SENTENCE("{@b#two}")
		       "</TableColumn></TableRow></Table></TableStruct></Paragraph>");
	jk_mini_clause("b", "", P("one", "一。") P("two", "二。"));
	(void)jk_mini_set();
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "　第2条の表\n　第2条第2項\n"));
}
END_TEST

START_TEST(in_sections_with_the_chapter)
{
	jk_mini();
	jk_mini_clause("a", "", P("one", "{@b}、{@b#i}、{@b#s}、{@b#one}"));
	jk_mini_clause("b", "", "<Paragraph id='one'>" SENTENCE("一。") "<Item id='i'>" SENTENCE("い") "<Subitem1 id='s'>" SENTENCE("x") "</Subitem1></Item></Paragraph>");
	jk_mini_document("contract", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 "<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/><level name='Item' format='{ア}'/>"
			 "<level name='Subitem1' format='({ア})'/></numbering>"
			 "<place id='p' title='p'><clause ref='a'/></place><place id='q' title='q'><clause ref='b'/></place>");
	(void)jk_mini_set();
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "　2(1)、2(1)ア、2(1)ア(ア)、2(1)\n"));
}
END_TEST

#define OUT "<condition test='false()' because='b' otherwise='o'/>"

START_TEST(a_reference_to_what_is_out_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("one", "{@b#one}"));
	jk_mini_clause("b", OUT, P("one", "一。"));
	ck_assert_ptr_null(jk_mini_try(NULL));
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_count(d), 1);
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_REFERENCE);
	ck_assert_str_eq(jk_test_argument(d, 0, "clause"), "a");
	ck_assert_str_eq(jk_test_argument(d, 0, "target"), "b");
	ck_assert_str_eq(jk_test_argument(d, 0, "anchor"), "#one");
	ck_assert_str_eq(jk_test_argument(d, 0, "document"), "契約書");
}
END_TEST

START_TEST(a_reference_under_its_condition_is_fine)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph>" SENTENCE("一。") "<Sentence if=\"clause('b')\">{@b}</Sentence></Paragraph>");
	jk_mini_clause("b", OUT, P("one", "一。"));
	(void)jk_mini_set();
	ck_assert_str_eq(line("第1条"), "第1条　一。");
}
END_TEST

START_TEST(a_reference_to_a_paragraph_left_out_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("one", "{@#two}") "<Paragraph id='two' if='false()'>" SENTENCE("二。") "</Paragraph>");
	jk_mini_set_fails(JK_DIAG_REFERENCE);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "target"), "a");
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "anchor"), "#two");
}
END_TEST

START_TEST(all_references_that_lead_nowhere_are_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("one", "{@b}") P("two", "{@b}"));
	jk_mini_clause("b", OUT, P("one", "一。"));
	ck_assert_ptr_null(jk_mini_try(NULL));
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 2);
}
END_TEST

Suite *suite_assemble_reference(void)
{
	return jk_suite("assemble/reference",
			(const TTest *const[]){a_clause_by_its_number, a_paragraph_of_another_clause, the_only_paragraph_has_no_number,
					       the_paragraph_before_is_called_so, what_is_before_hangs_on_what_is_left, a_paragraph_may_name_itself, items,
					       an_item_of_its_own_paragraph, references_stand_in_tables_too, in_sections_with_the_chapter,
					       a_reference_to_what_is_out_is_told, a_reference_under_its_condition_is_fine,
					       a_reference_to_a_paragraph_left_out_is_told, all_references_that_lead_nowhere_are_told, NULL});
}
