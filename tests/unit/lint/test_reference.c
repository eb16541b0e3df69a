#include "found.h"

START_TEST(the_only_paragraph_is_not_numbered)
{
	jk_mini();
	jk_mini_clause("a", "", P("{@b}第1項の規定による。") P("{@c}第1項の規定による。"));
	jk_mini_clause("b", "", P("一。"));
	jk_mini_clause("c", "", P("一。") P("二。"));
	const jk_finding *f = the(lint(), JK_DIAG_LINT_ONLY_PARAGRAPH);
	ck_assert_str_eq(f->words, "第1項");
	ck_assert_str_eq(f->quote, "第2条第1項の規定による。");
	ck_assert_uint_eq(f->spot.line, 3);
}
END_TEST

START_TEST(its_own_article_counts_too)
{
	jk_mini();
	jk_mini_clause("a", "", P("第1項の規定にかかわらず、所属長が定める。"));
	ck_assert_str_eq(the(lint(), JK_DIAG_LINT_ONLY_PARAGRAPH)->words, "第1項");
}
END_TEST

START_TEST(what_is_not_there_cannot_be_named)
{
	jk_mini();
	jk_mini_clause("a", "", P("{@b}第3項、{@b}第1項第2号、{@b}第1項第3号及び第4項による。") P("二。"));
	jk_mini_clause("b", "", "<Paragraph><Sentence>次の各号</Sentence><Item><Sentence>ア</Sentence></Item><Item><Sentence>イ</Sentence></Item></Paragraph>"
				P("二。"));
	const jk_lint *l = lint();
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_REFERENCE), 3);
	ck_assert_str_eq(((const jk_finding *)l->findings.items[0])->words, "第3項");
	ck_assert_str_eq(((const jk_finding *)l->findings.items[1])->words, "第1項第3号");
	ck_assert_str_eq(((const jk_finding *)l->findings.items[2])->words, "第4項");
}
END_TEST

START_TEST(laws_have_their_own_numbers)
{
	jk_mini();
	jk_mini_clause("a", "", P("地方自治法第234条の3第9項、同条第8項及び規則第7項による。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(the_first_has_none_before_it)
{
	jk_mini();
	jk_mini_clause("a", "", P("前項及び前条による。") "<Paragraph><Sentence>前項の次に掲げる事項</Sentence><Item><Sentence>前号の事項</Sentence></Item></Paragraph>");
	jk_mini_clause("b", "", P("前条による。"));
	const jk_lint *l = lint();
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_REFERENCE), 3);
	ck_assert_uint_eq(l->findings.count, 3);
}
END_TEST

Suite *suite_lint_reference(void)
{
	return jk_suite("lint/reference", (const TTest *const[]){the_only_paragraph_is_not_numbered, its_own_article_counts_too,
								 what_is_not_there_cannot_be_named, laws_have_their_own_numbers,
								 the_first_has_none_before_it, NULL});
}
