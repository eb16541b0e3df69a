#include <string.h>
#include "mini.h"

#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(text) "<w:p>" R(text) "</w:p>"
#define V(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define CELL(text) "<w:tc>" P(text) "</w:tc>"
#define VCELL(text) "<w:tc>" V(text) "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define MODEL "<paper yes='1' no=''><i n='1'>い<s>x</s><s>y</s></i><i n='2'>ろ</i><i n='3'>は<s>z</s></i></paper>"

static void expect(const char *body, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", body, MODEL), wanted);
}

static void expect_odt(const char *body, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("odt", body, MODEL), wanted);
}

/* --- inside one paragraph --- */

START_TEST(a_condition_in_a_line) { expect(P("前{{#if @yes = 1}}中{{/if}}後"), V("前中後")); }
END_TEST

START_TEST(a_condition_in_a_line_that_does_not_hold) { expect(P("前{{#if @yes = 2}}中{{/if}}後"), V("前後")); }
END_TEST

START_TEST(else_in_a_line)
{
	static const char *const wanted[] = {V("一。"), V("二。"), V("三。"), V("他。")};
	jk_mini();
	for (int i = 1; i <= 4; i++)
		ck_assert_str_eq(jk_mini_fill("docx", P("{{#if @n = 1}}一{{#elif @n = 2}}二{{#elif @n = 3}}三{{#else}}他{{/if}}。"), jk_mini_format("<paper n='%d'/>", i)), wanted[i - 1]);
}
END_TEST

START_TEST(a_loop_in_a_line) { expect(P("{{#for v in i}}{{$v_index}}{{$v/text()}}、{{/for}}以上"), V("1い、2ろ、3は、以上")); }
END_TEST

START_TEST(blocks_in_a_line_nest)
{
	expect(P("{{#for v in i}}{{$v/text()}}{{#if $v/s}}（{{#for w in $v/s}}{{$w}}{{/for}}）{{/if}} {{/for}}"), V("い（xy） ろ は（z） "));
}
END_TEST

START_TEST(a_block_over_several_runs_keeps_their_formatting)
{
	expect("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>前{{#for v in i}}太</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>斜{{/for}}後</w:t></w:r></w:p>",
	       "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">前</w:t></w:r>"
	       "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">太</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>斜</w:t></w:r>"
	       "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">太</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>斜</w:t></w:r>"
	       "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">太</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>斜</w:t></w:r>"
	       "<w:r><w:rPr><w:i/></w:rPr><w:t>後</w:t></w:r></w:p>");
}
END_TEST

START_TEST(spans_of_odt_are_split_too)
{
	expect_odt("<text:p>前<text:span text:style-name=\"B\">太{{#if @yes = 2}}斜</text:span>外{{/if}}後</text:p>",
		   "<text:p>前<text:span text:style-name=\"B\">太</text:span>後</text:p>");
}
END_TEST

/* --- whole paragraphs --- */

START_TEST(paragraphs_between_tags_that_stand_alone)
{
	expect(P("前") P("{{#if @yes = 1}}") P("中") P("{{/if}}") P("後"), P("前") P("中") P("後"));
}
END_TEST

START_TEST(paragraphs_left_out) { expect(P("前") P(" {{#if @yes = 2}} ") P("中") P("{{/if}}") P("後"), P("前") P("後")); }
END_TEST

START_TEST(else_between_paragraphs)
{
	expect(P("{{#if @yes = 2}}") P("一") P("{{#elif @yes = 1}}") P("二") P("{{#else}}") P("三") P("{{/if}}"), P("二"));
}
END_TEST

START_TEST(paragraphs_repeat)
{
	expect(P("{{#for v in i}}") P("{{$v_index}} {{$v/text()}}") P("{{/for}}"), V("1 い") V("2 ろ") V("3 は"));
}
END_TEST

START_TEST(blocks_of_paragraphs_nest)
{
	expect(P("{{#for v in i}}") P("{{$v/@n}}") P("{{#if $v/s}}") P("{{#for w in $v/s}}") P("{{$w}}") P("{{/for}}") P("{{#else}}") P("なし") P("{{/if}}") P("{{/for}}"),
	       V("1") V("x") V("y") V("2") P("なし") V("3") V("z"));
}
END_TEST

START_TEST(two_tags_may_share_a_paragraph_of_their_own)
{
	expect(P("{{#if @yes = 1}}{{#for v in i}}") P("{{$v/@n}}") P("{{/for}}{{/if}}"), V("1") V("2") V("3"));
}
END_TEST

START_TEST(tables_between_tags)
{
	expect(P("{{#if @yes = 1}}") "<w:tbl>" ROW(CELL("欄")) "</w:tbl>" P("{{/if}}"), "<w:tbl>" ROW(CELL("欄")) "</w:tbl>");
}
END_TEST

START_TEST(paragraphs_of_odt)
{
	expect_odt("<office:text><text:p>{{#for v in i}}</text:p><text:p>{{$v/@n}}</text:p><text:p><text:span>{{/for}}</text:span></text:p></office:text>",
		   "<office:text><text:p>1</text:p><text:p>2</text:p><text:p>3</text:p></office:text>");
}
END_TEST

/* --- table rows --- */

START_TEST(a_row_repeats)
{
	expect("<w:tbl>" ROW(CELL("頭") CELL("頭")) ROW(CELL("{{#for v in i}}{{$v/@n}}") CELL("{{$v/text()}}{{/for}}")) ROW(CELL("末") CELL("末")) "</w:tbl>",
	       "<w:tbl>" ROW(CELL("頭") CELL("頭")) ROW(VCELL("1") VCELL("い")) ROW(VCELL("2") VCELL("ろ")) ROW(VCELL("3") VCELL("は")) ROW(CELL("末") CELL("末")) "</w:tbl>");
}
END_TEST

START_TEST(a_row_is_left_out)
{
	expect("<w:tbl>" ROW(CELL("{{#if @yes = 2}}甲") CELL("乙{{/if}}")) ROW(CELL("末") CELL("末")) "</w:tbl>", "<w:tbl>" ROW(CELL("末") CELL("末")) "</w:tbl>");
}
END_TEST

START_TEST(rows_between_rows_of_tags)
{
	expect("<w:tbl>" ROW(CELL("{{#for v in i}}") CELL("")) ROW(CELL("{{$v/@n}}") CELL("甲")) ROW(CELL("乙") CELL("丙")) ROW(CELL("{{/for}}") CELL("")) "</w:tbl>",
	       "<w:tbl>" ROW(VCELL("1") CELL("甲")) ROW(CELL("乙") CELL("丙")) ROW(VCELL("2") CELL("甲")) ROW(CELL("乙") CELL("丙")) ROW(VCELL("3") CELL("甲"))
	       ROW(CELL("乙") CELL("丙")) "</w:tbl>");
}
END_TEST

START_TEST(a_pair_in_one_cell_stays_in_it)
{
	expect("<w:tbl>" ROW("<w:tc>" P("{{#for v in i}}") P("{{$v/@n}}") P("{{/for}}") "</w:tc>" CELL("乙")) "</w:tbl>",
	       "<w:tbl>" ROW("<w:tc>" V("1") V("2") V("3") "</w:tc>" CELL("乙")) "</w:tbl>");
}
END_TEST

START_TEST(a_row_repeats_within_a_repeated_table)
{
	expect(P("{{#for v in i}}") "<w:tbl>" ROW(CELL("{{#for w in $v/s}}{{$w}}") CELL("{{/for}}")) ROW(CELL("{{$v/@n}}")) "</w:tbl>" P("{{/for}}"),
	       "<w:tbl>" ROW(VCELL("x") "<w:tc><w:p><w:r><w:t></w:t></w:r></w:p></w:tc>") ROW(VCELL("y") "<w:tc><w:p><w:r><w:t></w:t></w:r></w:p></w:tc>") ROW(VCELL("1")) "</w:tbl>"
	       "<w:tbl>" ROW(VCELL("2")) "</w:tbl>"
	       "<w:tbl>" ROW(VCELL("z") "<w:tc><w:p><w:r><w:t></w:t></w:r></w:p></w:tc>") ROW(VCELL("3")) "</w:tbl>");
}
END_TEST

START_TEST(a_row_of_odt_repeats)
{
	expect_odt("<table:table><table:table-row><table:table-cell><text:p>{{#for v in i}}{{$v/@n}}</text:p></table:table-cell><table:table-cell><text:p>{{/for}}</text:p>"
		   "</table:table-cell></table:table-row></table:table>",
		   "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p></text:p></table:table-cell></table:table-row>"
		   "<table:table-row><table:table-cell><text:p>2</text:p></table:table-cell><table:table-cell><text:p></text:p></table:table-cell></table:table-row>"
		   "<table:table-row><table:table-cell><text:p>3</text:p></table:table-cell><table:table-cell><text:p></text:p></table:table-cell></table:table-row></table:table>");
}
END_TEST

/* --- clauses --- */

START_TEST(clauses_take_the_place_of_their_paragraph) { expect(P("前") P("{{clauses}}") P("後"), P("前") "<clauses/>" P("後")); }
END_TEST

START_TEST(clauses_may_stand_in_a_block) { expect(P("{{#if @yes = 2}}") P("{{clauses}}") P("{{/if}}") P("後"), P("後")); }
END_TEST

START_TEST(clauses_may_share_the_paragraph_of_a_block)
{
	expect(P("{{#if @yes = 1}}{{clauses}}") P("{{/if}}") P("後"), "<clauses/>" P("後"));
}
END_TEST

/* --- faults --- */

static void wrong(const char *body, jk_code code, unsigned paragraph, const char *tag)
{
	jk_mini();
	jk_mini_compile_fails("docx", body, code, paragraph);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "tag"), tag);
}

START_TEST(an_end_without_start) { wrong(P("x") P("{{/if}}"), JK_DIAG_TAG_UNOPENED, 2, "/if"); }
END_TEST

START_TEST(an_else_without_if) { wrong(P("{{#else}}"), JK_DIAG_TAG_UNOPENED, 1, "#else"); }
END_TEST

START_TEST(an_elif_in_a_loop)
{
	wrong(P("{{#for v in i}}x{{#elif a}}{{/for}}"), JK_DIAG_TAG_UNOPENED, 1, "#elif a");
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "other"), "#for v in i");
}
END_TEST

START_TEST(blocks_that_cross)
{
	jk_mini();
	jk_template *compiled;
	const char *path = jk_mini_template("docx", P("{{#if a}}{{#for v in i}}{{/if}}{{/for}}"));
	ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_FAILED);
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_TAG_UNOPENED);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "tag"), "/if");
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "other"), "#for v in i");
}
END_TEST

START_TEST(an_open_block) { wrong(P("x") P("{{#if a}}") P("y"), JK_DIAG_TAG_UNCLOSED, 2, "#if a"); }
END_TEST

START_TEST(a_tag_that_shares_its_paragraph) { wrong(P("{{#if a}}") P("中") P("後{{/if}}"), JK_DIAG_TAG_ALONE, 3, "/if"); }
END_TEST

START_TEST(clauses_that_share_their_paragraph) { wrong(P("次の{{clauses}}"), JK_DIAG_TAG_ALONE, 1, "clauses"); }
END_TEST

/* A picture or a page break in the paragraph of a tag would vanish with it. */
START_TEST(a_picture_is_company_too)
{
	wrong("<w:p>" R("{{#if a}}") "<w:r><w:drawing/></w:r></w:p>" P("{{/if}}"), JK_DIAG_TAG_ALONE, 1, "#if a");
}
END_TEST

START_TEST(a_page_break_is_company_too)
{
	wrong("<w:p>" R("{{#if a}}") "</w:p><w:p><w:r><w:br w:type=\"page\"/></w:r>" R("{{/if}}") "</w:p>", JK_DIAG_TAG_ALONE, 2, "/if");
}
END_TEST

START_TEST(the_end_of_a_section_is_company_too)
{
	wrong("<w:p><w:pPr><w:sectPr/></w:pPr>" R("{{#if a}}") "</w:p>" P("{{/if}}"), JK_DIAG_TAG_ALONE, 1, "#if a");
}
END_TEST

START_TEST(what_holds_paragraphs_is_company_too)
{
	jk_mini();
	jk_mini_compile_fails("odt", "<office:text><text:p>{{#for v in i}}<office:annotation><text:p>{{#if 1}}</text:p></office:annotation>{{/for}}</text:p>"
			      "<text:p>{{/if}}</text:p></office:text>", JK_DIAG_TAG_ALONE, 2);
	jk_template *compiled;
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_template_read(&compiled, jk_mini_template("odt", "<office:text><text:p>{{#for v in i}}<text:shape><text:p>{{#if 1}}</text:p></text:shape>"
			 "{{/for}}</text:p><text:p>{{/if}}</text:p></office:text>"), d), JK_FAILED);
	jk_test_only(d, JK_DIAG_TAG_ALONE, 0);
	jk_diagnostics_free(d);
}
END_TEST

/* Values and clauses beside a block tag: they would move to another side of it. */
START_TEST(a_value_is_company_too) { wrong(P("{{@n}}{{#if a}}") P("中") P("{{/if}}"), JK_DIAG_TAG_ALONE, 1, "#if a"); }
END_TEST

START_TEST(clauses_between_tags_of_one_paragraph)
{
	expect(P("{{#if @yes = 1}}{{clauses}}{{/if}}") P("後"), "<clauses/>" P("後"));
	ck_assert_str_eq(jk_mini_fill("docx", P("{{#if @yes = 2}}{{clauses}}{{/if}}") P("後"), MODEL), P("後"));
}
END_TEST

START_TEST(formatting_and_marks_are_no_company)
{
	expect("<w:p><w:pPr><w:pStyle w:val=\"x\"/></w:pPr><w:bookmarkStart w:id=\"1\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"1\"/>" R("{{#if @yes = 1}}") "</w:p>" P("中") P("{{/if}}"),
	       P("中"));
}
END_TEST

START_TEST(an_else_between_cells)
{
	wrong("<w:tbl>" ROW(CELL("{{#if a}}甲") CELL("{{#else}}乙") CELL("丙{{/if}}")) "</w:tbl>", JK_DIAG_TAG_ROW_ELSE, 2, "#else");
}
END_TEST

START_TEST(too_deep)
{
	jk_buffer body;
	jk_mini();
	jk_buffer_init(&body, 0);
	jk_buffer_string(&body, "<w:p><w:r><w:t>");
	for (int i = 0; i < 65; i++)
		jk_buffer_string(&body, "{{#if 1}}");
	for (int i = 0; i < 65; i++)
		jk_buffer_string(&body, "{{/if}}");
	jk_buffer_string(&body, "</w:t></w:r></w:p>");
	jk_mini_compile_fails("docx", jk_buffer_text(&body), JK_DIAG_TAG_DEEP, 1);
	jk_buffer_dispose(&body);
}
END_TEST

START_TEST(deep_enough)
{
	jk_buffer body;
	jk_mini();
	jk_buffer_init(&body, 0);
	jk_buffer_string(&body, "<w:p><w:r><w:t>");
	for (int i = 0; i < 64; i++)
		jk_buffer_format(&body, "{{#%s%d in /paper}}", i % 2 ? "for v" : "for w", i);
	jk_buffer_string(&body, "x");
	for (int i = 0; i < 64; i++)
		jk_buffer_string(&body, "{{/for}}");
	jk_buffer_string(&body, "</w:t></w:r></w:p>");
	ck_assert_ptr_nonnull(strstr(jk_mini_fill("docx", jk_buffer_text(&body), MODEL), ">x<"));
	jk_buffer_dispose(&body);
}
END_TEST

/* Word's own _GoBack, and bookmarks that begin on the line of a tag. */
START_TEST(ends_of_bookmarks_outlive_the_tag_they_stand_beside)
{
#define TAG(inside, tag) "<w:p>" inside "<w:r><w:t>" tag "</w:t></w:r></w:p>"
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", TAG("<w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/>", "{{#if i}}")
				      "<w:p><w:r><w:t>x</w:t></w:r></w:p>" TAG("<w:bookmarkEnd w:id=\"1\"/>", "{{/if}}"), "<paper><i/></paper>"),
			 "<w:bookmarkStart w:id=\"1\" w:name=\"a\"/><w:p><w:r><w:t>x</w:t></w:r></w:p><w:bookmarkEnd w:id=\"1\"/>");
	ck_assert_str_eq(jk_mini_fill("odt", "<text:p>{{#if i}}<text:bookmark-start text:name=\"a\"/></text:p><text:p>x<text:bookmark-end text:name=\"a\"/></text:p><text:p>{{/if}}</text:p>", "<paper><i/></paper>"),
			 "<text:p><text:bookmark-start text:name=\"a\"/>x<text:bookmark-end text:name=\"a\"/></text:p>");
}
END_TEST

/* A comment on a tag is for those who write templates. */
START_TEST(a_comment_on_a_tag_goes_with_it)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", "<w:p><w:commentRangeStart w:id=\"1\"/><w:r><w:t>{{#if i}}</w:t></w:r><w:commentRangeEnd w:id=\"1\"/><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>"
				      "<w:p><w:r><w:t>x</w:t></w:r></w:p>" TAG("", "{{/if}}"), "<paper><i/></paper>"), "<w:p><w:r><w:t>x</w:t></w:r></w:p>");
}
END_TEST

Suite *suite_template_block(void)
{
	return jk_suite("template/block",
			(const TTest *const[]){a_condition_in_a_line, a_condition_in_a_line_that_does_not_hold, else_in_a_line, a_loop_in_a_line, blocks_in_a_line_nest,
					       a_block_over_several_runs_keeps_their_formatting, spans_of_odt_are_split_too, paragraphs_between_tags_that_stand_alone,
					       paragraphs_left_out, else_between_paragraphs, paragraphs_repeat, blocks_of_paragraphs_nest,
					       two_tags_may_share_a_paragraph_of_their_own, tables_between_tags, paragraphs_of_odt, a_row_repeats, a_row_is_left_out,
					       rows_between_rows_of_tags, a_pair_in_one_cell_stays_in_it, a_row_repeats_within_a_repeated_table, a_row_of_odt_repeats,
					       clauses_take_the_place_of_their_paragraph, clauses_may_stand_in_a_block, an_end_without_start, an_else_without_if,
					       an_elif_in_a_loop, blocks_that_cross, an_open_block, a_tag_that_shares_its_paragraph,
					       clauses_may_share_the_paragraph_of_a_block, clauses_that_share_their_paragraph, a_picture_is_company_too, a_page_break_is_company_too,
					       the_end_of_a_section_is_company_too, what_holds_paragraphs_is_company_too, a_value_is_company_too,
					       clauses_between_tags_of_one_paragraph, formatting_and_marks_are_no_company, an_else_between_cells, too_deep, deep_enough,
					       ends_of_bookmarks_outlive_the_tag_they_stand_beside, a_comment_on_a_tag_goes_with_it, NULL});
}
