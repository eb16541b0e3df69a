#include "found.h"

START_TEST(an_announcement_needs_what_it_announces)
{
	jk_mini();
	jk_mini_clause("a", "", P("次に掲げる事項による。") P("次の表による。")
				"<Paragraph><Sentence>次の表による。</Sentence><Item><Sentence>号</Sentence></Item></Paragraph>\n"
				"<Paragraph><Sentence>次のとおりとする。</Sentence><TableStruct><Table><TableRow><TableColumn><Sentence>表</Sentence></TableColumn>"
				"</TableRow></Table></TableStruct></Paragraph>");
	const jk_lint *l = lint();
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_NO_ITEMS), 3);
	ck_assert_uint_eq(l->findings.count, 3);
}
END_TEST

START_TEST(items_that_a_case_leaves_out_are_missed)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>次に掲げる場所</Sentence><Item for='profile/places/place[@country = \"XX\"]'><Sentence>{=region}</Sentence>"
				"</Item></Paragraph>");
	const jk_finding *f = the(lint(), JK_DIAG_LINT_NO_ITEMS);
	ck_assert_str_eq(f->spot.place, "契約書 第1条");
}
END_TEST

START_TEST(an_item_announces_its_own)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>次に掲げる事項</Sentence><Item><Sentence>次に掲げる場所</Sentence><Subitem1><Sentence>東</Sentence></Subitem1>"
				"</Item><Item><Sentence>次に掲げる時</Sentence></Item></Paragraph>");
	ck_assert_str_eq(the(lint(), JK_DIAG_LINT_NO_ITEMS)->quote, "次に掲げる時");
}
END_TEST

START_TEST(items_need_an_announcement)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>場所は、東とする。</Sentence><Item><Sentence>東</Sentence></Item></Paragraph>");
	(void)the(lint(), JK_DIAG_LINT_UNANNOUNCED);
}
END_TEST

#define NUMBERING "<numbering><level name='Article' format='第{n}条'/></numbering>"
#define PLACE "<place id='x' title='x'><clause ref='o'/></place>"

static void annex(const char *test, const char *sentence)
{
	jk_mini_clause("a", "", jk_mini_format("<Paragraph><Sentence>%s</Sentence></Paragraph>", sentence));
	jk_mini_clause_with("o", "effective-from='2026-04-01' basis='practice'",
			    "<title>o</title><text document='contract'><Article><ArticleCaption>o</ArticleCaption><Paragraph><Sentence>一。</Sentence></Paragraph>"
			    "</Article></text><text document='sla'><Article><ArticleCaption>o</ArticleCaption><Paragraph><Sentence>一。</Sentence></Paragraph>"
			    "</Article></text>");
	jk_mini_document("sla", "title='水準' scope='service' layout='article' annex='別紙1'",
			 jk_mini_format("<applies test=\"%s\" because='要る' provision='1-1'/>" NUMBERING PLACE, test));
}

START_TEST(an_annex_is_made_with_what_names_it)
{
	jk_mini();
	annex("true()", "{%sla}による。");
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(an_annex_that_is_not_made_is_told)
{
	jk_mini();
	annex("profile/sla/binding = 'sla'", "{%sla}による。");
	const jk_finding *f = the(lint(), JK_DIAG_LINT_ANNEX);
	ck_assert_str_eq(f->words, "別紙1");
	ck_assert_str_eq(argument(f, "kind"), "sla");
}
END_TEST

START_TEST(a_sentence_under_the_annex_is_fine)
{
	jk_mini();
	annex("profile/sla/binding = 'sla'", "一。</Sentence><Sentence if=\"document('sla')\">{%sla}による。");
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(a_level_without_numbers_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("一。"));
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'",
			 "<numbering><level name='Item' format='({n})'/></numbering><place id='x' title='x'><clause ref='a'/></place>");
	ck_assert_str_eq(the(lint(), JK_DIAG_LINT_NUMBER)->spot.clause, "a");
}
END_TEST

START_TEST(a_clause_that_no_case_brings_in_is_told)
{
	jk_mini();
	jk_mini_clause("a", "<condition test='false()' because='要る' otherwise='要らない'/>", P("{@a}第9項"));
	jk_mini_clause("b", "", P("一。"));
	const jk_lint *l = lint();
	ck_assert_str_eq(the(l, JK_DIAG_LINT_UNREACHED)->words, "a");
	ck_assert_uint_eq(l->findings.count, 1);
}
END_TEST

Suite *suite_lint_paper(void)
{
	return jk_suite("lint/paper", (const TTest *const[]){an_announcement_needs_what_it_announces, items_that_a_case_leaves_out_are_missed,
							     an_item_announces_its_own, items_need_an_announcement, an_annex_is_made_with_what_names_it,
							     an_annex_that_is_not_made_is_told, a_sentence_under_the_annex_is_fine,
							     a_level_without_numbers_is_told, a_clause_that_no_case_brings_in_is_told, NULL});
}
