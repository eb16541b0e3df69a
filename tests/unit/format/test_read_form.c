#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "format/read_form.h"
#include "suite.h"

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
#define MARK(id) "<w:bookmarkStart w:id='1' w:name='fd_" id "'/><w:r><w:t>L</w:t></w:r><w:bookmarkEnd w:id='1'/>"
#define CELL(content) "<w:tc><w:p>" content "</w:p></w:tc>"
#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define DOCX(rows) "<w:document " W "><w:body><w:tbl>" rows "</w:tbl></w:body></w:document>"

#define ODF "xmlns:office='o' xmlns:text='t' xmlns:table='b'"
#define ODT_MARK(id) "<text:bookmark-start text:name='fd_" id "'/>L<text:bookmark-end text:name='fd_" id "'/>"
#define ODT_CELL(content) "<table:table-cell><text:p>" content "</text:p></table:table-cell>"
#define ODT_ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define ODT(rows) "<office:document-content " ODF "><office:body><office:text><table:table>" rows "</table:table></office:text></office:body></office:document-content>"

/* Forms go with the test. */
enum { FORMS_MOST = 8 };
static jk_form *parsed[FORMS_MOST];
static size_t parsed_count;

static void end(void)
{
	for (size_t i = 0; i < parsed_count; i++)
		jk_form_free(parsed[i]);
}

static const jk_form *parse(int odt, const char *text)
{
	ck_assert_uint_lt(parsed_count, FORMS_MOST);
	if (!parsed_count)
		atexit(end);
	ck_assert_int_eq(jk_form_parse(&parsed[parsed_count], odt, text, strlen(text), &(jk_origin){.file = "form"}, jk_test_diagnostics()), JK_OK);
	return parsed[parsed_count++];
}

static const char *value_in(const jk_form *form, const char *field, unsigned row)
{
	for (size_t i = 0; i < jk_form_count(form); i++)
		if (strcmp(jk_form_at(form, i)->field, field) == 0 && jk_form_at(form, i)->row == row)
			return jk_form_at(form, i)->text;
	return NULL;
}

START_TEST(a_value_stands_beside_its_label)
{
	const jk_form *docx = parse(0, DOCX(ROW(CELL(MARK("service_name")) CELL(RUN("予約")))));
	const jk_form *odt = parse(1, ODT(ODT_ROW(ODT_CELL(ODT_MARK("service_name")) ODT_CELL("予約"))));
	ck_assert_uint_eq(jk_form_count(docx), 1);
	ck_assert_str_eq(value_in(docx, "service-name", 0), "予約");
	ck_assert_uint_eq(jk_form_count(odt), 1);
	ck_assert_str_eq(value_in(odt, "service-name", 0), "予約");
	ck_assert_uint_eq(jk_form_at(odt, 0)->list, 0);
}
END_TEST

START_TEST(a_row_may_hold_several_fields)
{
	const jk_form *form = parse(0, DOCX(ROW(CELL(MARK("a")) CELL(RUN("1")) CELL(MARK("b")) CELL(RUN("2")))));
	ck_assert_str_eq(value_in(form, "a", 0), "1");
	ck_assert_str_eq(value_in(form, "b", 0), "2");
}
END_TEST

START_TEST(text_is_whole_however_it_is_split)
{
	const jk_form *docx = parse(0, DOCX(ROW(CELL(MARK("a")) "<w:tc><w:p>" RUN("施設") "<w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>予約</w:t></w:r>"
						"<w:r><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t></w:r></w:p><w:p>" RUN("次") "</w:p></w:tc>")));
	const jk_form *odt = parse(1, ODT(ODT_ROW(ODT_CELL(ODT_MARK("a")) "<table:table-cell><text:p>施設<text:span>予約</text:span><text:s text:c='2'/>x<text:line-break/>y</text:p>"
									  "<text:p>次</text:p></table:table-cell>")));
	ck_assert_str_eq(value_in(docx, "a", 0), "施設予約 x\ny\n次");
	ck_assert_str_eq(value_in(odt, "a", 0), "施設予約  x\ny\n次");
}
END_TEST

START_TEST(changes_are_read_as_accepted)
{
	const jk_form *docx = parse(0, DOCX(ROW(CELL(MARK("a")) CELL("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>" RUN("新") "</w:ins>"
								      "<w:moveFrom>" RUN("移") "</w:moveFrom>" RUN("い"))) "<w:tr><w:trPr><w:del/></w:trPr>" CELL(MARK("b")) CELL(RUN("x")) "</w:tr>"));
	const jk_form *odt = parse(1, "<office:document-content " ODF "><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p>"
				      "</text:deletion></text:changed-region></text:tracked-changes><table:table>" ODT_ROW(ODT_CELL(ODT_MARK("a"))
				      ODT_CELL("<text:change text:change-id='1'/><text:change-start/>新<text:change-end/>い")) "</table:table></office:text></office:body></office:document-content>");
	ck_assert_str_eq(value_in(docx, "a", 0), "新い");
	ck_assert_ptr_null(value_in(docx, "b", 0));
	ck_assert_str_eq(value_in(odt, "a", 0), "新い");
}
END_TEST

START_TEST(comments_notes_and_field_codes_are_no_value)
{
	const jk_form *docx = parse(0, DOCX(ROW(CELL(MARK("a")) CELL("<w:r><w:instrText>DATE</w:instrText></w:r>" RUN("値")))));
	const jk_form *odt = parse(1, ODT(ODT_ROW(ODT_CELL(ODT_MARK("a")) ODT_CELL("値<office:annotation><text:p>意見</text:p></office:annotation><text:note><text:p>注</text:p></text:note>"))));
	ck_assert_str_eq(value_in(docx, "a", 0), "値");
	ck_assert_str_eq(value_in(odt, "a", 0), "値");
}
END_TEST

START_TEST(lists_are_read_row_by_row)
{
	const jk_form *docx = parse(0, DOCX(ROW(CELL(MARK("use")) CELL(MARK("country"))) ROW(CELL(RUN("保存")) CELL(RUN("日本"))) ROW(CELL(RUN("処理")) CELL(""))));
	ck_assert_uint_eq(jk_form_count(docx), 4);
	ck_assert_str_eq(jk_form_at(docx, 0)->field, "use");
	ck_assert_str_eq(jk_form_at(docx, 1)->field, "country");
	ck_assert_uint_eq(jk_form_at(docx, 2)->row, 2);
	ck_assert_uint_eq(jk_form_at(docx, 3)->list, 1);
	ck_assert_str_eq(value_in(docx, "country", 1), "日本");
	ck_assert_str_eq(value_in(docx, "country", 2), "");
}
END_TEST

START_TEST(a_head_of_one_column_is_told_by_its_row)
{
	const jk_form *docx = parse(0, DOCX("<w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL(MARK("a")) CELL(RUN("備考")) "</w:tr>" ROW(CELL(RUN("1")) CELL(RUN("x")))));
	const jk_form *odt = parse(1, ODT("<table:table-header-rows>" ODT_ROW(ODT_CELL(ODT_MARK("a")) ODT_CELL("備考")) "</table:table-header-rows>" ODT_ROW(ODT_CELL("1") ODT_CELL("x"))));
	ck_assert_str_eq(value_in(docx, "a", 1), "1");
	ck_assert_str_eq(value_in(odt, "a", 1), "1");
}
END_TEST

START_TEST(merged_cells_keep_their_columns)
{
	const jk_form *docx = parse(0, DOCX(ROW(CELL(MARK("a")) CELL(MARK("b")) CELL(MARK("c")))
					    ROW("<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p>" RUN("1") "</w:p></w:tc>" CELL(RUN("3")))
					    ROW("<w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p>" RUN("上") "</w:p></w:tc>" CELL(RUN("2")) CELL(RUN("3")))
					    ROW("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" CELL(RUN("5")) CELL(RUN("6")))));
	const jk_form *odt = parse(1, ODT(ODT_ROW(ODT_CELL(ODT_MARK("a")) ODT_CELL(ODT_MARK("b"))) ODT_ROW(ODT_CELL("上") ODT_CELL("1")) ODT_ROW("<table:covered-table-cell/>" ODT_CELL("2"))));
	ck_assert_str_eq(value_in(docx, "a", 1), "1");
	ck_assert_str_eq(value_in(docx, "c", 1), "3");
	ck_assert_str_eq(value_in(docx, "a", 3), "上");
	ck_assert_str_eq(value_in(docx, "b", 3), "5");
	ck_assert_str_eq(value_in(odt, "a", 2), "上");
	ck_assert_str_eq(value_in(odt, "b", 2), "2");
}
END_TEST

START_TEST(tables_in_cells_are_no_rows_of_the_list)
{
	const jk_form *form = parse(0, DOCX(ROW(CELL(MARK("a"))) ROW("<w:tc><w:tbl>" ROW(CELL(RUN("内"))) "</w:tbl><w:p>" RUN("外") "</w:p></w:tc>")));
	ck_assert_uint_eq(jk_form_count(form), 1);
	ck_assert_str_eq(value_in(form, "a", 1), "内\n外");
}
END_TEST

START_TEST(content_controls_do_not_hide_cells)
{
	const jk_form *form = parse(0, DOCX("<w:sdt><w:sdtContent>" ROW(CELL(MARK("a")) "<w:sdt><w:sdtContent>" CELL("<w:sdt><w:sdtContent>" RUN("値") "</w:sdtContent></w:sdt>") "</w:sdtContent></w:sdt>") "</w:sdtContent></w:sdt>"));
	ck_assert_str_eq(value_in(form, "a", 0), "値");
}
END_TEST

START_TEST(the_first_of_two_labels_counts)
{
	const jk_form *form = parse(0, DOCX(ROW(CELL(MARK("a")) CELL(RUN("1"))) ROW(CELL(MARK("a")) CELL(RUN("2")))));
	ck_assert_uint_eq(jk_form_count(form), 1);
	ck_assert_str_eq(value_in(form, "a", 0), "1");
}
END_TEST

START_TEST(marks_outside_tables_are_passed_over)
{
	ck_assert_uint_eq(jk_form_count(parse(0, "<w:document " W "><w:body><w:p>" MARK("a") "</w:p></w:body></w:document>")), 0);
	ck_assert_uint_eq(jk_form_count(parse(0, DOCX(ROW(CELL("<w:bookmarkStart w:name='cl_a'/>") CELL(RUN("1")))))), 0);
}
END_TEST

static jk_result read_once(int *right)
{
	static const char text[] = DOCX(ROW(CELL(MARK("a")) CELL(RUN("1"))) ROW(CELL(MARK("x")) CELL(MARK("y"))) ROW(CELL(RUN("2")) CELL(RUN("3"))));
	jk_form *form = NULL;
	jk_diagnostics *d;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_form_parse(&form, 0, text, sizeof text - 1, &(jk_origin){.file = "form"}, d);
	*right = result == JK_OK && jk_form_count(form) == 3 && strcmp(jk_form_at(form, 2)->text, "3") == 0;
	jk_form_free(form);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(reading_survives_every_failed_allocation) { jk_test_sweep_libxml(read_once, 0); }
END_TEST

Suite *suite_format_read_form(void)
{
	return jk_suite("format/read_form", (const TTest *const[]){
		a_value_stands_beside_its_label, a_row_may_hold_several_fields, text_is_whole_however_it_is_split, changes_are_read_as_accepted,
		comments_notes_and_field_codes_are_no_value, lists_are_read_row_by_row, a_head_of_one_column_is_told_by_its_row, merged_cells_keep_their_columns,
		tables_in_cells_are_no_rows_of_the_list, content_controls_do_not_hide_cells, the_first_of_two_labels_counts, marks_outside_tables_are_passed_over,
		reading_survives_every_failed_allocation, NULL});
}
