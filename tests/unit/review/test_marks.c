#include "documents.h"

#define ONE BEGIN("1", "cl_one") R("（目的）")
#define TWO BEGIN("2", "cl_two") R("（定義）")

START_TEST(clauses_by_their_bookmarks)
{
	jk_mini();
	const char *path = docx(P(R("表紙")) S("JkArticleCaption", ONE) S("JkArticle", R("一。")) S("JkParagraph", R("二。") END("1")) S("JkArticleCaption", TWO)
				S("JkArticle", R("三。")) S("JkItem", R("四")) S("JkItem", R("五") END("2")) P(R("記名")));
	ck_assert_str_eq(told(path), "# one 第1条 目的\n0  [] 目的\n1 1 [第1条] 一。\n2 2 [2] 二。\n"
				     "# two 第2条 定義\n0  [] 定義\n1 1 [第2条] 三。\n3 1/1 [(1)] 四\n3 1/2 [(2)] 五\n");
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
}
END_TEST

/* Word processors leave what is typed at the end of a clause outside of its bookmark. */
START_TEST(what_follows_a_clause_belongs_to_it)
{
	jk_mini();
	const char *path = docx(S("JkArticleCaption", ONE) S("JkArticle", R("一。") END("1")) S("JkParagraph", R("足した。")) S("JkArticleCaption", TWO)
				S("JkArticle", R("三。") END("2")) S("JkParagraph", R("足した。")) P(R("記名")));
	ck_assert_str_eq(told(path), "# one 第1条 目的\n0  [] 目的\n1 1 [第1条] 一。\n2 2 [2] 足した。\n"
				     "# two 第2条 定義\n0  [] 定義\n1 1 [第2条] 三。\n2 2 [2] 足した。\n");
}
END_TEST

START_TEST(a_new_article_is_a_unit_of_its_own)
{
	jk_mini();
	const char *path = docx(S("JkArticleCaption", ONE) S("JkArticle", R("一。") END("1")) S("JkArticleCaption", R("（新）")) S("JkArticle", R("新しい。"))
				S("JkParagraph", R("続き。")) S("JkArticleCaption", TWO) S("JkArticle", R("三。") END("2")));
	ck_assert_str_eq(told(path), "# one 第1条 目的\n0  [] 目的\n1 1 [第1条] 一。\n# - 第2条 新\n0  [] 新\n1 1 [第2条] 新しい。\n2 2 [2] 続き。\n"
				     "# two 第3条 定義\n0  [] 定義\n1 1 [第3条] 三。\n");
}
END_TEST

/* LibreOffice begins some bookmarks twice and leaves the first one open. */
START_TEST(a_bookmark_begun_twice)
{
	jk_mini();
	const char *path = docx(S("JkArticleCaption", ONE) S("JkArticle", R("一。")) S("JkParagraph", BEGIN("9", "cl_one") R("二。") END("9")) S("JkArticleCaption", TWO END("2")));
	ck_assert_str_eq(told(path), "# one 第1条 目的\n0  [] 目的\n1 1 [第1条] 一。\n2 2 [2] 二。\n# two  定義\n0  [] 定義\n");
}
END_TEST

START_TEST(a_copied_clause_is_told)
{
	jk_mini();
	const char *path = docx(S("JkArticleCaption", ONE) S("JkArticle", R("一。") END("1")) S("JkArticleCaption", BEGIN("3", "cl_one_Copy_1") R("（目的）"))
				S("JkArticle", R("一。") END("3")) S("JkArticleCaption", TWO) S("JkArticle", R("三。") END("2")));
	ck_assert_str_eq(told(path), "# one 第1条 目的\n0  [] 目的\n1 1 [第1条] 一。\n# - 第2条 目的\n0  [] 目的\n1 1 [第2条] 一。\n"
				     "# two 第3条 定義\n0  [] 定義\n1 1 [第3条] 三。\n");
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REVIEW_COPY, 0);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "id"), "one");
}
END_TEST

/* Deleting the text of a clause leaves its bookmark, which then stands in another one. */
START_TEST(an_empty_bookmark_is_no_clause)
{
	jk_mini();
	const char *path = docx(S("JkArticleCaption", BEGIN("1", "cl_one") END("1") TWO) S("JkArticle", R("三。") END("2")));
	ck_assert_str_eq(told(path), "# two 第1条 定義\n0  [] 定義\n1 1 [第1条] 三。\n");
	path = docx(S("JkArticleCaption", TWO) S("JkArticle", R("三。") END("2")) P(BEGIN("1", "cl_one") END("1")));
	ck_assert_str_eq(told(path), "# two 第1条 定義\n0  [] 定義\n1 1 [第1条] 三。\n");
}
END_TEST

START_TEST(a_clause_that_ends_in_a_table)
{
	jk_mini();
	const char *path = docx(S("JkArticleCaption", ONE) S("JkArticle", R("次の表。")) "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL("項目") CELL("値") "</w:tr><w:tr>" CELL("甲") CELL("1")
				"</w:tr></w:tbl>" P(END("1")) S("JkArticleCaption", TWO) S("JkArticle", R("三。") END("2")));
	ck_assert_str_eq(told(path), "# one 第1条 目的\n0  [] 目的\n1 1 [第1条] 次の表。\n7  [] \n=項目|値\n甲|1\n# two 第2条 定義\n0  [] 定義\n1 1 [第2条] 三。\n");
}
END_TEST

START_TEST(clauses_of_odt)
{
	jk_mini();
	const char *path = odt("<text:p>表紙</text:p><text:p text:style-name=\"JkArticleCaption\"><text:bookmark-start text:name=\"cl_one_two\"/>（目的）</text:p>"
			       "<text:list text:style-name=\"L\"><text:list-item><text:p text:style-name=\"P1\">一 <text:s text:c=\"2\"/>。</text:p><text:list><text:list-item>"
			       "<text:p text:style-name=\"JkItem\">あ<text:tab/>い<text:bookmark-end text:name=\"cl_one_two\"/></text:p></text:list-item></text:list></text:list-item></text:list>");
	ck_assert_str_eq(told(path), "# one-two 1 目的\n0  [] 目的\n1 1 [1] 一   。\n3 1/1 [(1)] あ\tい\n");
}
END_TEST

Suite *suite_review_marks(void)
{
	return jk_suite("review/marks", (const TTest *const[]){clauses_by_their_bookmarks, what_follows_a_clause_belongs_to_it, a_new_article_is_a_unit_of_its_own, a_bookmark_begun_twice,
							       a_copied_clause_is_told, an_empty_bookmark_is_no_clause, a_clause_that_ends_in_a_table, clauses_of_odt, NULL});
}
