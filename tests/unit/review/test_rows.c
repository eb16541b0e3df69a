/* Papers that are nothing but rows. */
#include "documents.h"

static const char list[] =
	"<clause-set version='1'>\n<group id='g1'><document kind='contract' title='一覧' layout='section'>"
	"<section id='s' title='書類' number='1'>"
	"<row id='plan' version='1.0.0' number='1' applicable='yes'><provision id='3.1-1' relation='intersects-with'/><text>作業の計画を記載した書面</text>"
	"<cell name='when' title='期限'>契約の締結の日</cell><cell name='note' title='備考'>1部</cell></row>"
	"<row id='report' version='1.0.0' number='2' applicable='yes'><text>毎月の実績を記載した報告書</text>"
	"<cell name='when' title='期限'>翌月の10日</cell></row>"
	"<row id='staff' version='1.0.0' number='3' applicable='yes'><text>従事する者の名簿</text><cell name='when' title='期限'>着手の日</cell></row>"
	"</section></document></group></clause-set>";

static jk_side *base_of(const char *xml)
{
	jk_side *base;
	ck_assert_int_eq(jk_side_parse_set(&base, xml, strlen(xml), "set", jk_test_diagnostics()), JK_OK);
	return base;
}

#define ROW(number, text, when) "<w:tr>" CELL(number) CELL(text) CELL(when) "</w:tr>"
#define HEAD "<w:tbl>" ROW("No.", "書類", "期限")

static const char *rows_of(const char *table)
{
	jk_mini();
	jk_side *base = base_of(list);
	const char *text = told_with(docx_with(table, PROPERTY("jokou", OURS), ""), base);
	jk_side_free(base);
	return text;
}

START_TEST(rows_are_found_by_what_they_say)
{
	ck_assert_str_eq(rows_of(P(R("書類の一覧")) HEAD ROW("1", "作業の計画を記載した書面", "契約の締結の日") ROW("2", "毎月の実績を記載した報告書", "翌月の10日")
				 ROW("3", "従事する者の名簿", "着手の日") "</w:tbl>"),
			 "# row:plan 1 作業の計画を記載した書面\n2 1 [] 作業の計画を記載した書面\n2  [期限] 契約の締結の日\n2  [備考] 1部\n"
			 "# row:report 2 毎月の実績を記載した報告書\n2 1 [] 毎月の実績を記載した報告書\n2  [期限] 翌月の10日\n"
			 "# row:staff 3 従事する者の名簿\n2 1 [] 従事する者の名簿\n2  [期限] 着手の日\n");
}
END_TEST

START_TEST(cells_and_texts_may_be_edited_and_rows_come_and_go)
{
	/* The remarks are in no column: they are taken to be as they were. */
	ck_assert_str_eq(rows_of(HEAD ROW("1", "作業の計画を記載した書面", "契約の締結の日") ROW("2", "毎月の実績を記載した報告書（概要）", "翌月の末日")
				 ROW("", "", "") ROW("3", "議事録", "会議の翌日") "</w:tbl>"),
			 "# row:plan 1 作業の計画を記載した書面\n2 1 [] 作業の計画を記載した書面\n2  [期限] 契約の締結の日\n2  [備考] 1部\n"
			 "# row:report 2 毎月の実績を記載した報告書 81\n2 1 [] 毎月の実績を記載した報告書（概要）\n2  [期限] 翌月の末日\n"
			 "# -  議事録\n2 1 [] 議事録\n");
}
END_TEST

START_TEST(a_column_is_known_when_most_rows_agree)
{
	ck_assert_str_eq(rows_of(HEAD ROW("1", "作業の計画を記載した書面", "契約の締結の日") ROW("2", "毎月の実績を記載した報告書", "翌月の末日")
				 ROW("3", "従事する者の名簿", "着手の日") "</w:tbl>"),
			 "# row:plan 1 作業の計画を記載した書面\n2 1 [] 作業の計画を記載した書面\n2  [期限] 契約の締結の日\n2  [備考] 1部\n"
			 "# row:report 2 毎月の実績を記載した報告書\n2 1 [] 毎月の実績を記載した報告書\n2  [期限] 翌月の末日\n"
			 "# row:staff 3 従事する者の名簿\n2 1 [] 従事する者の名簿\n2  [期限] 着手の日\n");
}
END_TEST

START_TEST(a_form_has_nothing_to_compare)
{
	jk_mini();
	jk_side *base = base_of("<clause-set version='1'>\n<group id='g1'><document kind='sla' title='他' layout='section'/></group></clause-set>");
	ck_assert_str_eq(told_with(docx_with(P(R("申請者の氏名")), PROPERTY("jokou", OURS), ""), base), "");
	jk_side_free(base);
}
END_TEST

Suite *suite_review_rows(void)
{
	return jk_suite("review/rows", (const TTest *const[]){rows_are_found_by_what_they_say, cells_and_texts_may_be_edited_and_rows_come_and_go,
							      a_column_is_known_when_most_rows_agree, a_form_has_nothing_to_compare, NULL});
}
