#include <string.h>
#include "mini.h"

/* The phrase of the first sentence of clause "a". */
static const jk_phrase *phrase_of(const char *sentence)
{
	jk_mini_clause("a", "", jk_mini_format("<Paragraph id='p'><Sentence>%s</Sentence></Paragraph>", sentence));
	const jk_clause *clause = jk_catalog_clause(jk_mini_catalog(), "a");
	const jk_element *paragraph = clause->variants[0].texts[0].article->first->next;
	ck_assert_int_eq(paragraph->kind, JK_ELEMENT_PARAGRAPH);
	return &paragraph->first->phrase;
}

static void expect_slot(const jk_phrase *phrase, size_t index, jk_slot_kind kind, const char *text)
{
	ck_assert_uint_lt(index, phrase->count);
	ck_assert_int_eq(phrase->slots[index].kind, kind);
	ck_assert_str_eq(phrase->slots[index].text, text);
}

START_TEST(every_slot_is_read)
{
	jk_mini();
	jk_mini_clause("b", "<param id='days' type='duration' unit='day'><label>日数</label></param>",
		       "<Paragraph id='p'><Sentence>乙。</Sentence></Paragraph>");
	const jk_phrase *phrase = phrase_of("{party.city}は{$days}以内に{@b#p}及び{@b}による。{%contract}、{=profile/service/name}、{@#p}");
	expect_slot(phrase, 0, JK_SLOT_TERM, "party.city");
	expect_slot(phrase, 1, JK_SLOT_TEXT, "は");
	expect_slot(phrase, 2, JK_SLOT_VALUE, "days");
	expect_slot(phrase, 4, JK_SLOT_REFERENCE, "b");
	ck_assert_str_eq(phrase->slots[4].anchor, "p");
	expect_slot(phrase, 6, JK_SLOT_REFERENCE, "b");
	ck_assert_ptr_null(phrase->slots[6].anchor);
	expect_slot(phrase, 8, JK_SLOT_ANNEX, "contract");
	expect_slot(phrase, 10, JK_SLOT_EXPRESSION, "profile/service/name");
	ck_assert_str_eq(jk_xpath_text(phrase->slots[10].xpath), "profile/service/name");
}
END_TEST

START_TEST(text_without_slots_is_one_piece)
{
	jk_mini();
	const jk_phrase *phrase = phrase_of("乙は、報告する。");
	ck_assert_uint_eq(phrase->count, 1);
	expect_slot(phrase, 0, JK_SLOT_TEXT, "乙は、報告する。");
}
END_TEST

START_TEST(slots_may_touch)
{
	jk_mini();
	const jk_phrase *phrase = phrase_of("{party.city}{party.provider}");
	ck_assert_uint_eq(phrase->count, 2);
	expect_slot(phrase, 1, JK_SLOT_TERM, "party.provider");
}
END_TEST

/* Japanese text has no spaces at line ends: breaks of the source vanish with the spaces around them, spaces within a line stay. */
START_TEST(line_breaks_of_the_source_vanish)
{
	jk_mini();
	const jk_phrase *phrase = phrase_of("\n\t\t乙は、 直ちに\n\t\t報告する。 \r\n  {party.city}\n");
	expect_slot(phrase, 0, JK_SLOT_TEXT, "乙は、 直ちに報告する。");
	expect_slot(phrase, 1, JK_SLOT_TERM, "party.city");
	ck_assert_uint_eq(phrase->count, 2);
}
END_TEST

START_TEST(a_lone_closing_brace_is_text)
{
	jk_mini();
	expect_slot(phrase_of("a } b"), 0, JK_SLOT_TEXT, "a } b");
}
END_TEST

static void broken(const char *sentence)
{
	jk_mini();
	jk_mini_clause("a", "", jk_mini_format("\n<Paragraph><Sentence>%s</Sentence></Paragraph>", sentence));
	jk_mini_catalog_fails(JK_DIAG_CATALOG_SLOT, "topic/a.xml", 4);
}

START_TEST(an_open_slot_is_told) { broken("乙は{party.city"); }
END_TEST

START_TEST(an_empty_slot_is_told) { broken("乙は{}"); }
END_TEST

START_TEST(an_expression_is_compiled_at_once)
{
	jk_mini();
	jk_mini_clause("a", "", "\n<Paragraph><Sentence>{=profile/[}</Sentence></Paragraph>");
	jk_mini_catalog_fails(JK_DIAG_XPATH_SYNTAX, "topic/a.xml", 4);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "expression"), "profile/[");
}
END_TEST

START_TEST(braces_inside_a_literal_end_the_slot)
{
	/* A slot ends at the first brace: an expression cannot hold one. */
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>{=concat('}','x')}</Sentence></Paragraph>");
	jk_mini_catalog_fails(JK_DIAG_XPATH_SYNTAX, "topic/a.xml", 3);
}
END_TEST

Suite *suite_catalog_phrase(void)
{
	return jk_suite("catalog/phrase",
			(const TTest *const[]){every_slot_is_read, text_without_slots_is_one_piece, slots_may_touch, line_breaks_of_the_source_vanish,
					       a_lone_closing_brace_is_text, an_open_slot_is_told, an_empty_slot_is_told,
					       an_expression_is_compiled_at_once, braces_inside_a_literal_end_the_slot, NULL});
}
