#include "mini.h"

#define P(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define CELL(text) "<w:tc>" P(text) "</w:tc>"
#define BEGIN(text) "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" P(text) "</w:tc>"
#define GOES_ON "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>"
#define EMPTY "<w:tc><w:p/></w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"

#define OP(text) "<text:p>" text "</text:p>"
#define OCELL(text) "<table:table-cell>" OP(text) "</table:table-cell>"
#define OTALL(rows, text) "<table:table-cell table:number-rows-spanned=\"" rows "\">" OP(text) "</table:table-cell>"
#define OEMPTY "<table:table-cell/>"
#define COVERED "<table:covered-table-cell/>"
#define OROW(cells) "<table:table-row>" cells "</table:table-row>"
#define OTABLE(content) "<table:table>" content "</table:table>"
#define MODEL "<paper yes='1'><i>い</i><i>ろ</i><i>は</i><g n='甲'><i>a</i></g><g n='乙'><i>b</i><i>c</i></g></paper>"

static void docx(const char *body, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", body, MODEL), wanted);
}

static void odt(const char *body, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("odt", body, MODEL), wanted);
}

START_TEST(a_cell_goes_on_over_repeated_rows)
{
	docx(TABLE(ROW(BEGIN("類") CELL("頭")) ROW(GOES_ON CELL("{{#for v in i}}") CELL("{{$v}}{{/for}}")) ROW(CELL("末") EMPTY)),
	     TABLE(ROW(BEGIN("類") CELL("頭")) ROW(GOES_ON CELL("") CELL("い")) ROW(GOES_ON CELL("") CELL("ろ")) ROW(GOES_ON CELL("") CELL("は")) ROW(CELL("末") EMPTY)));
}
END_TEST

START_TEST(odt_counts_the_rows_that_are_written)
{
	odt(OTABLE(OROW(OTALL("2", "類") OCELL("頭")) OROW(COVERED OCELL("{{#for v in i}}") OCELL("{{$v}}{{/for}}")) OROW(OCELL("末") OEMPTY)),
	    OTABLE(OROW(OTALL("4", "類") OCELL("頭")) OROW(COVERED OCELL("") OCELL("い")) OROW(COVERED OCELL("") OCELL("ろ")) OROW(COVERED OCELL("") OCELL("は")) OROW(OCELL("末") OEMPTY)));
}
END_TEST

START_TEST(rows_of_tags_do_not_count)
{
	odt(OTABLE(OROW(OTALL("4", "類") OCELL("頭")) OROW(COVERED OCELL("{{#for v in i}}")) OROW(COVERED OCELL("{{$v}}")) OROW(COVERED OCELL("{{/for}}"))),
	    OTABLE(OROW(OTALL("4", "類") OCELL("頭")) OROW(COVERED OCELL("い")) OROW(COVERED OCELL("ろ")) OROW(COVERED OCELL("は"))));
	ck_assert_str_eq(jk_mini_fill("odt", OTABLE(OROW(OTALL("4", "類") OCELL("頭")) OROW(COVERED OCELL("{{#if @yes = 2}}")) OROW(COVERED OCELL("x")) OROW(COVERED OCELL("{{/if}}"))), MODEL),
			 OTABLE(OROW(OTALL("1", "類") OCELL("頭"))));
	ck_assert_str_eq(jk_mini_fill("odt", OTABLE(OROW(OTALL("4", "類") OCELL("{{i}}")) OROW(COVERED OCELL("{{#if @yes = 1}}")) OROW(COVERED OCELL("{{/if}}")) OROW(COVERED OCELL("x"))), MODEL),
			 OTABLE(OROW(OTALL("2", "類") OCELL("い")) OROW(COVERED OCELL("x"))));
}
END_TEST

START_TEST(each_turn_counts_its_own)
{
	odt(OTABLE(OROW(OCELL("{{#for g in g}}") OCELL("")) OROW(OTALL("4", "{{$g/@n}}") OCELL("計")) OROW(COVERED OCELL("{{#for v in $g/i}}")) OROW(COVERED OCELL("{{$v}}"))
		   OROW(COVERED OCELL("{{/for}}")) OROW(OCELL("{{/for}}") OCELL(""))),
	    OTABLE(OROW(OTALL("2", "甲") OCELL("計")) OROW(COVERED OCELL("a")) OROW(OTALL("3", "乙") OCELL("計")) OROW(COVERED OCELL("b")) OROW(COVERED OCELL("c"))));
}
END_TEST

START_TEST(cells_side_by_side_and_repeated_columns_count_alike)
{
	odt(OTABLE(OROW(OTALL("2", "一") OTALL("2", "{{#columns k in g}}{{$k/@n}}{{/columns}}") OCELL("頭")) OROW(COVERED COVERED OCELL("{{#for v in i}}") OCELL("{{$v}}{{/for}}"))),
	    OTABLE(OROW(OTALL("4", "一") OTALL("4", "甲") OTALL("4", "乙") OCELL("頭")) OROW(COVERED COVERED COVERED OCELL("") OCELL("い"))
		   OROW(COVERED COVERED COVERED OCELL("") OCELL("ろ")) OROW(COVERED COVERED COVERED OCELL("") OCELL("は"))));
}
END_TEST

START_TEST(a_cell_within_a_turn_keeps_its_number)
{
	odt(OTABLE(OROW(OCELL("{{#for v in i}}") OCELL("")) OROW(OTALL("2", "{{$v}}") OCELL("x")) OROW(COVERED OCELL("y")) OROW(OCELL("{{/for}}") OCELL(""))),
	    OTABLE(OROW(OTALL("2", "い") OCELL("x")) OROW(COVERED OCELL("y")) OROW(OTALL("2", "ろ") OCELL("x")) OROW(COVERED OCELL("y")) OROW(OTALL("2", "は") OCELL("x")) OROW(COVERED OCELL("y"))));
}
END_TEST

START_TEST(cells_over_rows_and_columns)
{
#define BLOCK(rows) "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"" rows "\">" OP("類") "</table:table-cell>"
	odt(OTABLE(OROW(BLOCK("2") COVERED OCELL("頭")) OROW(COVERED COVERED OCELL("{{#for v in i}}") OCELL("{{$v}}{{/for}}"))),
	    OTABLE(OROW(BLOCK("4") COVERED OCELL("頭")) OROW(COVERED COVERED OCELL("") OCELL("い")) OROW(COVERED COVERED OCELL("") OCELL("ろ")) OROW(COVERED COVERED OCELL("") OCELL("は"))));
}
END_TEST

static void refused(const char *format, const char *body)
{
	jk_mini();
	jk_mini_compile_fails(format, body, JK_DIAG_TABLE_ROWS, 1);
}

START_TEST(a_cell_may_not_leave_its_turn) { refused("docx", TABLE(ROW(BEGIN("{{#for v in i}}{{$v}}") CELL("x{{/for}}")) ROW(GOES_ON CELL("末")))); }
END_TEST

START_TEST(a_cell_may_not_leave_its_condition)
{
	refused("odt", OTABLE(OROW(OTALL("2", "{{#if @yes}}類") OCELL("x{{/if}}")) OROW(COVERED OCELL("末"))));
}
END_TEST

START_TEST(a_cell_may_not_end_within_a_turn)
{
	refused("odt", OTABLE(OROW(OTALL("3", "類") OCELL("頭")) OROW(COVERED OCELL("{{#for v in i}}")) OROW(COVERED OCELL("x")) OROW(OCELL("y") OCELL("z"))
			      OROW(OCELL("{{/for}}") OEMPTY)));
}
END_TEST

START_TEST(a_cell_may_end_within_a_condition)
{
	docx(TABLE(ROW(BEGIN("類") CELL("頭")) ROW(CELL("{{#if @yes = 1}}") EMPTY) ROW(GOES_ON CELL("x")) ROW(CELL("y") CELL("z")) ROW(CELL("{{/if}}") EMPTY)),
	     TABLE(ROW(BEGIN("類") CELL("頭")) ROW(GOES_ON CELL("x")) ROW(CELL("y") CELL("z"))));
}
END_TEST

/* --- {{#merge}} --- */

#define MERGED(value, content) "<w:tc><w:tcPr><w:vMerge w:val=\"" value "\"/></w:tcPr>" content "</w:tc>"
#define BLANK "<w:p/>"

START_TEST(a_cell_is_merged_over_the_turns_of_its_row)
{
	docx(TABLE(ROW(CELL("{{#for g in g}}{{#for v in $g/i}}{{#merge}}{{$g/@n}}") CELL("{{$v}}{{/for}}{{/for}}"))),
	     TABLE(ROW(MERGED("restart", P("甲")) CELL("a")) ROW(MERGED("restart", P("乙")) CELL("b")) ROW(MERGED("continue", BLANK) CELL("c"))));
}
END_TEST

START_TEST(a_cell_is_merged_over_each_turn_of_a_loop_that_is_named)
{
	docx(TABLE(ROW(CELL("{{#for p in /paper}}{{#for g in $p/g}}{{#for v in $g/i}}{{#merge p}}全") CELL("{{#merge g}}{{$g/@n}}") CELL("{{$v}}{{/for}}{{/for}}{{/for}}"))),
	     TABLE(ROW(MERGED("restart", P("全")) MERGED("restart", P("甲")) CELL("a")) ROW(MERGED("continue", BLANK) MERGED("restart", P("乙")) CELL("b"))
		   ROW(MERGED("continue", BLANK) MERGED("continue", BLANK) CELL("c"))));
}
END_TEST

START_TEST(cells_of_odt_are_merged_over_the_turns)
{
	odt(OTABLE(OROW(OCELL("{{#for g in g}}{{#for v in $g/i}}{{#merge}}{{$g/@n}}") OCELL("{{$v}}{{/for}}{{/for}}"))),
	    OTABLE(OROW(OTALL("1", "甲") OCELL("a")) OROW(OTALL("2", "乙") OCELL("b")) OROW(COVERED OCELL("c"))));
}
END_TEST

START_TEST(the_blank_of_a_merged_cell_looks_like_it_but_is_no_item)
{
	docx(TABLE(ROW("<w:tc><w:tcPr><w:tcW w:w=\"9\"/><w:shd/></w:tcPr><w:p><w:pPr><w:numPr/><w:jc/></w:pPr><w:r><w:t>{{#for v in g/i}}{{#merge}}x</w:t></w:r></w:p></w:tc>"
		       CELL("{{$v}}{{/for}}"))),
#define HELD(value, content) "<w:tc><w:tcPr><w:tcW w:w=\"9\"/><w:vMerge w:val=\"" value "\"/><w:shd/></w:tcPr>" content "</w:tc>"
#define ITEM "<w:p><w:pPr><w:numPr/><w:jc/></w:pPr><w:r><w:t xml:space=\"preserve\">x</w:t></w:r></w:p>"
#define NO_ITEM "<w:p><w:pPr><w:jc/></w:pPr></w:p>"
	     TABLE(ROW(HELD("restart", ITEM) CELL("a")) ROW(HELD("continue", NO_ITEM) CELL("b")) ROW(HELD("continue", NO_ITEM) CELL("c"))));
}
END_TEST

START_TEST(rows_that_a_condition_leaves_out_do_not_begin_a_merged_cell)
{
	odt(OTABLE(OROW(OCELL("{{#for v in i}}") OEMPTY) OROW(OCELL("{{#if $v != 'い'}}{{#merge}}類") OCELL("{{$v}}{{/if}}")) OROW(OCELL("{{/for}}") OEMPTY)),
	    OTABLE(OROW(OTALL("2", "類") OCELL("ろ")) OROW(COVERED OCELL("は"))));
}
END_TEST

static void nothing_to_merge(const char *format, const char *body, unsigned paragraph)
{
	jk_mini();
	jk_mini_compile_fails(format, body, JK_DIAG_TABLE_MERGE, paragraph);
}

START_TEST(a_row_that_does_not_repeat_has_nothing_to_merge) { nothing_to_merge("docx", TABLE(ROW(CELL("{{#merge}}x") CELL("{{#if i}}y{{/if}}"))), 1); }
END_TEST

START_TEST(a_loop_of_several_rows_cannot_merge_a_cell)
{
	nothing_to_merge("odt", OTABLE(OROW(OCELL("{{#for v in i}}")) OROW(OCELL("{{#merge}}x")) OROW(OCELL("{{$v}}")) OROW(OCELL("{{/for}}"))), 2);
}
END_TEST

START_TEST(an_unknown_loop_merges_nothing)
{
	nothing_to_merge("odt", OTABLE(OROW(OCELL("{{#for v in i}}{{#merge w}}x") OCELL("{{$v}}{{/for}}"))), 1);
}
END_TEST

Suite *suite_template_table_rows(void)
{
	return jk_suite("template/table_rows", (const TTest *const[]){
		a_cell_goes_on_over_repeated_rows, odt_counts_the_rows_that_are_written, rows_of_tags_do_not_count, each_turn_counts_its_own,
		cells_side_by_side_and_repeated_columns_count_alike, a_cell_within_a_turn_keeps_its_number, cells_over_rows_and_columns,
		a_cell_may_not_leave_its_turn, a_cell_may_not_leave_its_condition, a_cell_may_not_end_within_a_turn, a_cell_may_end_within_a_condition,
		a_cell_is_merged_over_the_turns_of_its_row, a_cell_is_merged_over_each_turn_of_a_loop_that_is_named, cells_of_odt_are_merged_over_the_turns,
		the_blank_of_a_merged_cell_looks_like_it_but_is_no_item, rows_that_a_condition_leaves_out_do_not_begin_a_merged_cell,
		a_row_that_does_not_repeat_has_nothing_to_merge, a_loop_of_several_rows_cannot_merge_a_cell, an_unknown_loop_merges_nothing, NULL});
}
