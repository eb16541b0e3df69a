#include "found.h"

START_TEST(a_term_is_defined_once_and_used)
{
	jk_mini();
	jk_mini_clause("a", "", P("手順（以下「手順書」という。）を作る。") P("手順書を改める。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(a_second_definition_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("手順（以下「手順書」という。）を作り、手順書を守る。"));
	jk_mini_clause("b", "", P("方法（以下「手順書」という。）による。"));
	const jk_lint *l = lint();
	const jk_finding *f = the(l, JK_DIAG_LINT_TERM_TWICE);
	ck_assert_str_eq(f->spot.clause, "b");
	ck_assert_str_eq(argument(f, "first"), "契約書 第1条");
	ck_assert_uint_eq(l->findings.count, 1);
}
END_TEST

START_TEST(a_term_of_one_article_may_come_again)
{
	jk_mini();
	jk_mini_clause("a", "", P("手順（以下この条において「手順書」という。）を作る。") P("手順書を守る。"));
	jk_mini_clause("b", "", P("方法（以下この条において「手順書」という。）による。") P("手順書を改める。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(an_unused_term_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("手順（以下この条において「手順書」という。）を作る。"));
	jk_mini_clause("b", "", P("手順書を守る。"));
	ck_assert_str_eq(the(lint(), JK_DIAG_LINT_TERM_UNUSED)->words, "手順書");
}
END_TEST

START_TEST(a_longer_term_is_another_one)
{
	jk_mini();
	jk_mini_clause("a", "", P("手順（以下「手順書」という。）を作る。") P("復旧の手順（以下「復旧手順書」という。）を作る。") P("復旧手順書を守る。"));
	const jk_finding *f = the(lint(), JK_DIAG_LINT_TERM_UNUSED);
	ck_assert_str_eq(f->words, "手順書");
}
END_TEST

START_TEST(an_early_use_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", P("手順書を守る。"));
	jk_mini_clause("b", "", P("手順（以下「手順書」という。）を作る。"));
	const jk_finding *f = the(lint(), JK_DIAG_LINT_TERM_EARLY);
	ck_assert_str_eq(f->spot.clause, "a");
	ck_assert_str_eq(argument(f, "first"), "契約書 第2条");
}
END_TEST

START_TEST(a_use_that_says_where_may_be_early)
{
	jk_mini();
	jk_mini_clause("a", "", P("{@b}に規定する手順書を守る。") P("方針（{@b}に規定する方針をいう。）を守る。"));
	jk_mini_clause("b", "", P("手順（以下「手順書」という。）及び方角（以下「方針」という。）を作る。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(a_list_of_definitions_serves_the_whole_paper)
{
	jk_mini();
	jk_mini_clause("a", "", P("手順書を守る。"));
	jk_mini_clause("b", "", "<Paragraph><Sentence>次に掲げる用語</Sentence><Item><Sentence>手順書　手順を書いたものをいう。</Sentence></Item>"
				"<Item><Sentence>方針　方角をいう。</Sentence></Item></Paragraph>");
	const jk_lint *l = lint();
	ck_assert_str_eq(the(l, JK_DIAG_LINT_TERM_UNUSED)->words, "方針");
	ck_assert_uint_eq(l->findings.count, 1);
}
END_TEST

#define OTHER "<numbering><level name='Article' format='第{n}条'/></numbering><place id='x' title='x'><clause ref='o'/></place>"

static void other_paper(const char *attributes, const char *paragraph)
{
	jk_mini_clause_with("o", "effective-from='2026-04-01' basis='practice'",
			    jk_mini_format("<title>o</title><text document='contract'><Article><ArticleCaption>o</ArticleCaption>"
					   "<Paragraph><Sentence>手順（以下「手順書」という。）を作り、手順書を守る。</Sentence></Paragraph></Article></text>"
					   "<text document='sla'><Article><ArticleCaption>o</ArticleCaption>%s</Article></text>", paragraph));
	jk_mini_document("sla", attributes, OTHER);
}

START_TEST(a_term_of_another_paper_is_told)
{
	jk_mini();
	other_paper("title='別の文書' scope='service' layout='article'", P("手順書を見る。"));
	const jk_finding *f = the(lint(), JK_DIAG_LINT_TERM_UNDEFINED);
	ck_assert_str_eq(f->spot.paper, "sla");
	ck_assert_str_eq(argument(f, "first"), "契約書");
}
END_TEST

START_TEST(an_annex_has_the_terms_of_the_contract)
{
	jk_mini();
	other_paper("title='別の文書' scope='service' layout='article' annex='別紙1'", P("手順書を見る。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

START_TEST(a_paper_may_take_terms_over)
{
	jk_mini();
	other_paper("title='別の文書' scope='service' layout='article'", P("用語の意味は、契約書の例による。") P("手順書を見る。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

Suite *suite_lint_term(void)
{
	return jk_suite("lint/term", (const TTest *const[]){a_term_is_defined_once_and_used, a_second_definition_is_told,
							    a_term_of_one_article_may_come_again, an_unused_term_is_told, a_longer_term_is_another_one,
							    an_early_use_is_told, a_use_that_says_where_may_be_early,
							    a_list_of_definitions_serves_the_whole_paper, a_term_of_another_paper_is_told,
							    an_annex_has_the_terms_of_the_contract, a_paper_may_take_terms_over, NULL});
}
