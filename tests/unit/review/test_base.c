#include "documents.h"

#define CLAUSE(id, label, caption, text) "<clause id=\"" id "\" version=\"1.0.0\" status=\"in\" number=\"1\" label=\"" label "\" bookmark=\"cl_" id "\" basis=\"standard\">" \
	"<title>" caption "</title><reason>理由</reason><provision id=\"3.1\" relation=\"equal-to\"/><text><Article Num=\"1\"><ArticleCaption>" caption "</ArticleCaption><ArticleTitle>" label "</ArticleTitle>" \
	"<Paragraph Num=\"1\"><ParagraphNum/><ParagraphSentence><Sentence>" text "</Sentence></ParagraphSentence></Paragraph></Article></text></clause>"
#define ROW(id, number, text, cell) "<row id=\"" id "\" version=\"1.0.0\" number=\"" number "\" applicable=\"yes\"><text>" text "</text><cell name=\"method\">" cell "</cell></row>"
#define SET(content) "<clause-set version=\"1\"><catalog id=\"c\" version=\"1.0.0\">c</catalog><standard edition=\"e\">s</standard><vocabulary id=\"town\">t</vocabulary><profile id=\"p\">p</profile>" \
	"<date as-of=\"2026-11-23\" final=\"no\">2026-11-23</date><decision regime=\"direct\" external-service=\"yes\" outsourcing=\"no\"/><warnings/><undecided-items/><defaults/>" \
	"<group id=\"g1\"><document kind=\"contract\" title=\"契約書\" layout=\"article\">" content "</document></group></clause-set>"

static const char clauses[] = SET("<chapter id=\"a\" title=\"総則\">" CLAUSE("one", "第1条", "目的", "乙は、事故を知ったときは、直ちに甲に報告しなければならない。")
	CLAUSE("two", "第2条", "秘密の保持", "乙は、本契約の履行に当たり知り得た秘密を他に漏らしてはならない。") "</chapter>");
static const char rows[] = SET("<section id=\"s\" title=\"確認\" number=\"1\">" ROW("r-one", "1", "識別コードの管理の手順を定め、担当を決めたか。", "管理手順") ROW("r-two", "2", "端末を登録し、登録のない端末から接続することができないか。", "設定値") "</section>");

static const char *found(const char *set, const char *path)
{
	jk_side *base;
	ck_assert_int_eq(jk_side_parse_set(&base, set, strlen(set), "base", jk_test_diagnostics()), JK_OK);
	const char *text = told_with(path, base);
	jk_side_free(base);
	return text;
}

START_TEST(clauses_without_bookmarks_are_found_by_their_words)
{
	jk_mini();
	const char *path = docx_with(S("JkArticleCaption", R("（秘密の保持）")) S("JkArticle", R("乙は、本契約の履行に当たり知り得た秘密を他に漏らしてはならない。")) S("JkArticleCaption", R("（事故）"))
				     S("JkArticle", R("乙は、事故を知ったときは、速やかに甲に報告しなければならない。")), PROPERTY("jokou", OURS), "");
	const char *text = found(clauses, path);
	ck_assert_ptr_nonnull(strstr(text, "# two 第1条 秘密の保持 100\n"));
	ck_assert_ptr_nonnull(strstr(text, "# one 第2条 事故 "));
}
END_TEST

START_TEST(what_is_not_alike_is_not_guessed)
{
	jk_mini();
	const char *path = docx_with(S("JkArticleCaption", R("（契約の期間）")) S("JkArticle", R("契約の期間は、令和9年4月1日から令和10年3月31日までとする。")), PROPERTY("jokou", OURS), "");
	const char *text = found(clauses, path);
	ck_assert_msg(strstr(text, "# - 第1条 契約の期間\n") != NULL, "%s", text);
}
END_TEST

START_TEST(a_document_of_others_takes_the_likest_paper)
{
	jk_mini();
	const char *text = found(clauses, docx(P(R("第１条　乙は、事故を知ったときは、直ちに甲に報告しなければならない。")) P(R("第２条　天気がよい日には、散歩をすることができるものとし、雨の日はその限りでない。"))));
	ck_assert_ptr_nonnull(strstr(text, "# one 第１条 目的 "));
	ck_assert_ptr_nonnull(strstr(text, "# - 第２条"));
}
END_TEST

#define TABLE_ROW(a, b, c) "<w:tr>" CELL(a) CELL(b) CELL(c) "</w:tr>"

START_TEST(rows_are_found_in_tables)
{
	jk_mini();
	const char *path = docx_with(P(R("確認表")) "<w:tbl>" TABLE_ROW("番号", "事項", "方法") TABLE_ROW("1", "端末を登録し、登録のない端末から接続することができないか。", "設定値") TABLE_ROW("2", "識別コードの管理の手順を定め、担当者を決めたか。", "管理手順")
				     "</w:tbl>", PROPERTY("jokou", OURS), "");
	const char *text = found(rows, path);
	ck_assert_ptr_nonnull(strstr(text, "# row:r-two 2 端末を登録し"));
	ck_assert_ptr_nonnull(strstr(text, "2 1 [] 識別コードの管理の手順を定め、担当者を決めたか。\n"));
	ck_assert_ptr_null(strstr(text, "# -"));
}
END_TEST

Suite *suite_review_base(void)
{
	return jk_suite("review/base", (const TTest *const[]){clauses_without_bookmarks_are_found_by_their_words, what_is_not_alike_is_not_guessed, a_document_of_others_takes_the_likest_paper, rows_are_found_in_tables, NULL});
}
