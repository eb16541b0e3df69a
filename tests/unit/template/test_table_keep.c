#include "mini.h"
#include "template/template.h"

#define P(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define CELL(text) "<w:tc>" P(text) "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"
#define IF(content) P("{{#if i = 9}}") content P("{{/if}}")

#define OP(text) "<text:p>" text "</text:p>"
#define OCELL(text) "<table:table-cell>" OP(text) "</table:table-cell>"
#define OROW(cells) "<table:table-row>" cells "</table:table-row>"
#define OTABLE(content) "<table:table>" content "</table:table>"
#define OHEAD(rows) "<table:table-header-rows>" rows "</table:table-header-rows>"

static void becomes(const char *format, const char *body, const char *wanted)
{
	ck_assert_str_eq(jk_mini_fill(format, body, "<paper><i>1</i><i>2</i></paper>"), wanted);
}

START_TEST(an_empty_cell_keeps_a_paragraph_that_looks_like_its_first)
{
	jk_mini();
	becomes("docx", TABLE(ROW("<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val=\"S\"/><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:jc w:val=\"right\"/></w:pPr>"
				  "<w:r><w:t>{{#if i = 9}}x{{/if}}</w:t></w:r></w:p></w:tc>")),
		TABLE(ROW("<w:tc><w:tcPr/><w:p><w:pPr><w:pStyle w:val=\"S\"/><w:jc w:val=\"right\"/></w:pPr></w:p></w:tc>")));
	becomes("docx", TABLE(ROW("<w:tc>" IF(P("x")) "</w:tc>")), TABLE(ROW("<w:tc><w:p></w:p></w:tc>")));
	becomes("docx", TABLE(ROW("<w:tc>" P("{{#for v in none}}") P("{{$v}}") P("{{/for}}") "</w:tc>")), TABLE(ROW("<w:tc><w:p></w:p></w:tc>")));
}
END_TEST

START_TEST(a_cell_that_holds_something_gets_nothing)
{
	jk_mini();
	becomes("docx", TABLE(ROW("<w:tc>" P("{{#for v in i}}") P("{{$v}}") P("{{/for}}") "</w:tc>")), TABLE(ROW("<w:tc>" P("1") P("2") "</w:tc>")));
	becomes("docx", TABLE(ROW("<w:tc>" IF(P("x")) P("y") "</w:tc>")), TABLE(ROW(CELL("y"))));
	becomes("docx", TABLE(ROW("<w:tc>" P("{{#if i = 1}}") "<w:p w:rsidR=\"1\"/>" P("{{/if}}") "</w:tc>")), TABLE(ROW("<w:tc><w:p w:rsidR=\"1\"/></w:tc>")));
}
END_TEST

START_TEST(a_cell_ends_with_a_paragraph)
{
	jk_mini();
	becomes("docx", TABLE(ROW("<w:tc>" P("{{#for v in i}}") TABLE(ROW(CELL("{{$v}}"))) P("{{/for}}") "</w:tc>")),
		TABLE(ROW("<w:tc>" TABLE(ROW(CELL("1"))) TABLE(ROW(CELL("2"))) "<w:p></w:p></w:tc>")));
	becomes("docx", TABLE(ROW("<w:tc>" P("前") TABLE(ROW(CELL("x"))) P("{{#if i = 9}}y{{/if}}") "</w:tc>")),
		TABLE(ROW("<w:tc>" P("前") TABLE(ROW(CELL("x"))) "<w:p></w:p></w:tc>")));
}
END_TEST

START_TEST(text_boxes_keep_a_paragraph)
{
#define BOX(content) "<w:p><w:r><w:pict><w:txbxContent>" content "</w:txbxContent></w:pict></w:r></w:p>"
	jk_mini();
	becomes("docx", BOX(IF(P("x"))), BOX("<w:p></w:p>"));
	becomes("docx", BOX(P("{{#if i = 9}}x{{/if}}")), BOX("<w:p></w:p>"));
}
END_TEST

START_TEST(a_table_without_rows_goes)
{
	jk_mini();
	becomes("docx", P("前") TABLE("<w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" ROW(CELL("{{#for v in none}}{{$v}}") CELL("{{/for}}"))) P("後"), P("前") P("後"));
	becomes("docx", TABLE(ROW(CELL("{{#if i = 9}}x") CELL("{{/if}}"))) P("後"), P("後"));
	becomes("odt", OP("前") OTABLE("<table:table-column/>" OROW(OCELL("{{#for v in none}}{{$v}}") OCELL("{{/for}}"))), OP("前"));
	becomes("odt", OTABLE("<table:table-rows>" OROW(OCELL("{{#for v in none}}{{$v}}") OCELL("{{/for}}")) "</table:table-rows>"), "");
}
END_TEST

START_TEST(a_table_in_a_cell_goes_and_leaves_a_paragraph)
{
	jk_mini();
	becomes("docx", TABLE(ROW("<w:tc>" TABLE(ROW(CELL("{{#if i = 9}}x") CELL("{{/if}}"))) P("{{#if i = 9}}y{{/if}}") "</w:tc>")), TABLE(ROW("<w:tc><w:p></w:p></w:tc>")));
}
END_TEST

START_TEST(a_table_of_headings_stays)
{
	jk_mini();
	becomes("docx", TABLE(ROW("<w:trPr><w:tblHeader/></w:trPr>" CELL("頭") CELL("頭")) ROW(CELL("{{#for v in none}}{{$v}}") CELL("{{/for}}"))),
		TABLE(ROW("<w:trPr><w:tblHeader/></w:trPr>" CELL("頭") CELL("頭"))));
	becomes("odt", OTABLE(OHEAD(OROW(OCELL("頭") OCELL("頭"))) OROW(OCELL("{{#for v in none}}{{$v}}") OCELL("{{/for}}"))), OTABLE(OHEAD(OROW(OCELL("頭") OCELL("頭")))));
}
END_TEST

START_TEST(heading_rows_of_odt_are_not_empty)
{
	jk_mini();
	becomes("odt", OTABLE(OHEAD(OROW(OCELL("{{#if i = 9}}x") OCELL("{{/if}}"))) OROW(OCELL("y") OCELL("z"))), OTABLE(OROW(OCELL("y") OCELL("z"))));
	becomes("odt", OTABLE(OHEAD(OROW(OCELL("{{#if i = 9}}x") OCELL("{{/if}}"))) OROW(OCELL("{{#if i = 9}}x") OCELL("{{/if}}"))), "");
}
END_TEST

START_TEST(an_empty_control_goes)
{
#define CONTROL(content) "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>" content "</w:sdtContent></w:sdt>"
	jk_mini();
	becomes("docx", P("前") CONTROL(IF(P("x"))), P("前"));
	becomes("docx", CONTROL(P("{{#if i = 1}}") P("x") P("{{/if}}")), CONTROL(P("x")));
	becomes("docx", TABLE(ROW("<w:tc>" CONTROL(P("{{#if i = 9}}x{{/if}}")) "</w:tc>")), TABLE(ROW("<w:tc><w:p></w:p></w:tc>")));
}
END_TEST

START_TEST(only_what_may_become_empty_costs)
{
	jk_mini();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", P("{{i}}") TABLE(ROW(CELL("頭")) ROW("<w:tc>" P("{{#if i = 1}}a{{/if}}") P("{{i}}") "</w:tc>") ROW(CELL("{{#for v in i}}{{$v}}{{/for}}x")))));
	const jk_program *program = compiled->programs.items[0];
	size_t actions = 0;
	for (size_t i = 0; i < program->count; i++)
		actions += program->ops[i].kind == JK_OP_ACTION;
	ck_assert_uint_eq(actions, 3); /* all of the paragraph that may vanish */
}
END_TEST

Suite *suite_template_table_keep(void)
{
	return jk_suite("template/table_keep", (const TTest *const[]){
		an_empty_cell_keeps_a_paragraph_that_looks_like_its_first, a_cell_that_holds_something_gets_nothing, a_cell_ends_with_a_paragraph,
		text_boxes_keep_a_paragraph, a_table_without_rows_goes, a_table_in_a_cell_goes_and_leaves_a_paragraph, a_table_of_headings_stays,
		heading_rows_of_odt_are_not_empty, an_empty_control_goes, only_what_may_become_empty_costs, NULL});
}
