#include "documents.h"

static char *bytes;
static size_t length;

#define CLAUSE(id, label, title, caption, text) "<clause id=\"" id "\" version=\"1.0.0\" status=\"in\" number=\"1\" label=\"" label "\" bookmark=\"cl_" id "\" basis=\"standard\">" \
	"<title>" title "</title><reason>理由</reason><text><Article Num=\"1\"><ArticleCaption>" caption "</ArticleCaption><ArticleTitle>" label "</ArticleTitle>" \
	"<Paragraph Num=\"1\"><ParagraphNum/><ParagraphSentence><Sentence>" text "</Sentence></ParagraphSentence></Paragraph></Article></text></clause>"

static const char base_xml[] = "<clause-set version=\"1\"><catalog id=\"c\" version=\"1.0.0\">c</catalog><standard edition=\"e\">s</standard><vocabulary id=\"town\">t</vocabulary><profile id=\"p\">p</profile>"
	"<date as-of=\"2026-11-23\" final=\"no\">2026-11-23</date><decision regime=\"direct\" external-service=\"yes\" outsourcing=\"no\"/><warnings/><undecided-items/><defaults/>"
	"<group id=\"g1\"><document kind=\"contract\" title=\"契約書\" layout=\"article\"><chapter id=\"a\" title=\"総則\">"
	CLAUSE("one", "第1条", "目的", "目的", "乙は、直ちに報告しなければならない。")
	CLAUSE("two", "第2条", "秘密", "秘密の保持", "乙は、秘密を漏らしてはならない。本契約が終わった後も、同様とする。")
	CLAUSE("three", "第3条", "協議", "協議", "定めのない事項は、協議して定める。")
	"</chapter></document></group></clause-set>";

/* Reviews the document against that set and annotates it. */
static jk_result try_review(const char *path, const char *date)
{
	jk_side *base, *side;
	jk_comparison *comparison;
	jk_compare_options options = {.review = 1};
	ck_assert_int_eq(jk_side_parse_set(&base, base_xml, strlen(base_xml), "base", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_side_read_document(&side, path, base, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_compare(&comparison, base, side, &options, jk_test_diagnostics()), JK_OK);
	jk_result result = jk_review_annotate(&bytes, &length, path, comparison, date, jk_test_diagnostics());
	jk_comparison_free(comparison);
	jk_side_free(side);
	jk_side_free(base);
	return result;
}

static void review(const char *path, const char *date) { ck_assert_int_eq(try_review(path, date), JK_OK); }

#define MARKED(id) "<w:commentRangeStart w:id=\"" id "\"/>"

START_TEST(a_comment_at_each_clause_that_differs)
{
	jk_mini();
	review(docx_with(S("JkArticleCaption", BEGIN("1", "cl_one") R("（目的）")) S("JkArticle", R("乙は、速やかに報告しなければならない。") END("1")) S("JkArticleCaption", BEGIN("2", "cl_three") R("（協議）"))
			 S("JkArticle", R("定めのない事項は、協議して定める。") END("2")), PROPERTY("jokou", OURS), ""), "2026-12-02");
	const char *body = jk_mini_part(bytes, length, "word/document.xml"), *comments = jk_mini_part(bytes, length, "word/comments.xml");
	ck_assert_ptr_nonnull(strstr(body, MARKED("1") MARKED("2") BEGIN("1", "cl_one")));
	ck_assert_ptr_null(strstr(body, MARKED("3")));
	ck_assert_ptr_nonnull(strstr(comments, "<w:comment w:id=\"1\" w:author=\"jokou\" w:date=\"2026-12-02T00:00:00Z\""));
	ck_assert_ptr_nonnull(strstr(comments, "変更【緩和】"));
	ck_assert_ptr_nonnull(strstr(comments, "直ちに"));
	ck_assert_ptr_nonnull(strstr(comments, "第2条　秘密の保持"));
	ck_assert_ptr_nonnull(strstr(comments, "削除【緩和】"));
	jk_text_free(bytes);
}
END_TEST

START_TEST(a_clause_without_its_bookmark_says_so)
{
	jk_mini();
	review(docx_with(S("JkArticleCaption", BEGIN("1", "cl_one") R("（目的）")) S("JkArticle", R("乙は、直ちに報告しなければならない。") END("1")) S("JkArticleCaption", R("（秘密の保持）"))
			 S("JkArticle", R("乙は、秘密を漏らしてはならない。本契約が終わった日から三年も、同様とする。")) S("JkArticleCaption", BEGIN("2", "cl_three") R("（協議）")) S("JkArticle", R("定めのない事項は、協議して定める。") END("2")),
			 PROPERTY("jokou", OURS), ""), NULL);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/comments.xml"), "目印（ブックマーク）が失われているため、文面から特定した（一致の度合い"));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/document.xml"), MARKED("1") R("（秘密の保持）")));
	jk_text_free(bytes);
}
END_TEST

START_TEST(the_same_document_stays_as_it_is)
{
	jk_mini();
	review(docx_with(S("JkArticleCaption", BEGIN("1", "cl_one") R("（目的）")) S("JkArticle", R("乙は、直ちに報告しなければならない。") END("1")) S("JkArticleCaption", BEGIN("3", "cl_two") R("（秘密の保持）"))
			 S("JkArticle", R("乙は、秘密を漏らしてはならない。本契約が終わった後も、同様とする。") END("3")) S("JkArticleCaption", BEGIN("2", "cl_three") R("（協議）")) S("JkArticle", R("定めのない事項は、協議して定める。") END("2")),
			 PROPERTY("jokou", OURS), ""), NULL);
	ck_assert_ptr_null(strstr(jk_mini_part(bytes, length, "word/document.xml"), "comment"));
	jk_text_free(bytes);
}
END_TEST

START_TEST(annotations_of_odt)
{
	jk_mini();
	review(odt("<text:p text:style-name=\"JkArticleCaption\"><text:bookmark-start text:name=\"cl_one\"/>（目的）</text:p><text:p text:style-name=\"P1\">第1条　乙は、速やかに報告しなければならない。<text:bookmark-end text:name=\"cl_one\"/></text:p>"),
	       "2026-12-02");
	const char *body = jk_mini_part(bytes, length, "content.xml");
	ck_assert_ptr_nonnull(strstr(body, "<text:p text:style-name=\"JkArticleCaption\"><office:annotation"));
	ck_assert_ptr_nonnull(strstr(body, "<text:p>変更【緩和】</text:p>"));
	jk_text_free(bytes);
}
END_TEST

START_TEST(a_document_without_paragraphs)
{
	jk_mini();
	ck_assert_int_eq(try_review(docx_with("", PROPERTY("jokou", OURS), ""), NULL), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REVIEW_ANCHOR, 0);
}
END_TEST

Suite *suite_review_annotate(void)
{
	return jk_suite("review/annotate", (const TTest *const[]){a_comment_at_each_clause_that_differs, a_clause_without_its_bookmark_says_so, the_same_document_stays_as_it_is, annotations_of_odt, a_document_without_paragraphs, NULL});
}
