#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "mini.h"
#include "template/template.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define V(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"

static void expect(const char *format, const char *body, const char *model, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill(format, body, model), wanted);
}

/* --- values --- */

START_TEST(values_are_escaped)
{
	expect("docx", P("{{a}}"), "<paper><a>&lt;&amp;&gt; \"x\" 'y'</a></paper>", V("&lt;&amp;&gt; \"x\" 'y'"));
}
END_TEST

/* What a profile says is text, whatever it looks like. */
START_TEST(braces_in_a_value_are_text)
{
	static const char model[] = "<paper><a>{{b}}{{#if 1 = 1}}｛｛clauses｝｝{$x}</a><b>secret</b></paper>";
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", P("{{a}}"), model), V("{{b}}{{#if 1 = 1}}｛｛clauses｝｝{$x}"));
	ck_assert_str_eq(jk_mini_fill("docx", "<w:p w:x=\"{{a}}\"/>", model), "<w:p w:x=\"{{b}}{{#if 1 = 1}}｛｛clauses｝｝{$x}\"/>");
}
END_TEST

START_TEST(spaces_at_the_ends_are_kept) { expect("docx", P("{{a}}。"), "<paper><a> x </a></paper>", V(" x 。")); }
END_TEST

START_TEST(spaces_are_kept_once)
{
	expect("docx", "<w:p><w:r><w:t xml:space=\"preserve\"> {{a}} </w:t></w:r></w:p>", "<paper><a>x</a></paper>", V(" x "));
}
END_TEST

static void becomes(const char *format, const char *body, const char *model, const char *wanted)
{
	ck_assert_str_eq(jk_mini_fill(format, body, model), wanted);
}

START_TEST(line_breaks_become_breaks)
{
	jk_mini();
	/* In a field, and around a section's end, only a break is possible. */
	becomes("docx", "<w:p><w:fldSimple w:instr=\"X\">" "<w:r><w:t>{{a}}</w:t></w:r></w:fldSimple></w:p>", "<paper><a>一\n二</a></paper>",
	       "<w:p><w:fldSimple w:instr=\"X\"><w:r><w:t xml:space=\"preserve\">一</w:t><w:br/><w:t xml:space=\"preserve\">二</w:t></w:r></w:fldSimple></w:p>");
	becomes("docx", "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{a}}</w:t></w:r></w:p>", "<paper><a>一\n二</a></paper>",
	       "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t xml:space=\"preserve\">一</w:t><w:br/><w:t xml:space=\"preserve\">二</w:t></w:r></w:p>");
	becomes("docx", "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t>{{a}}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>", "<paper><a>一\n二</a></paper>",
	       "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:t xml:space=\"preserve\">一</w:t><w:br/><w:t xml:space=\"preserve\">二</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
}
END_TEST

START_TEST(lines_become_paragraphs)
{
	static const char model[] = "<paper><a>一\n二</a></paper>";
	jk_mini();
	becomes("docx", "<w:p w:id=\"1\"><w:pPr><w:jc/></w:pPr><w:hyperlink w:anchor=\"_x\"><w:r w:id=\"2\"><w:rPr><w:b/></w:rPr><w:t>（{{a}}）</w:t></w:r></w:hyperlink></w:p>", model,
	       "<w:p w:id=\"1\"><w:pPr><w:jc/></w:pPr><w:hyperlink w:anchor=\"_x\"><w:r w:id=\"2\"><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">（一</w:t></w:r></w:hyperlink></w:p>"
	       "<w:p><w:pPr><w:jc/></w:pPr><w:hyperlink w:anchor=\"_x\"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">二）</w:t></w:r></w:hyperlink></w:p>");
	becomes("odt", "<text:p text:style-name=\"A\" xml:id=\"i\"><text:span text:style-name=\"B\">{{a}}</text:span></text:p>", model,
	       "<text:p text:style-name=\"A\" xml:id=\"i\"><text:span text:style-name=\"B\">一</text:span></text:p><text:p text:style-name=\"A\"><text:span text:style-name=\"B\">二</text:span></text:p>");
	becomes("odt", "<text:list><text:list-item><text:p>{{a}}</text:p></text:list-item></text:list>", model,
	       "<text:list><text:list-item><text:p>一</text:p></text:list-item><text:list-item><text:p>二</text:p></text:list-item></text:list>");
}
END_TEST

START_TEST(numbers_and_truth) { expect("docx", P("{{1 div 2}} {{3}} {{1 = 1}}"), "<paper/>", V("0.5 3 true")); }
END_TEST

START_TEST(an_empty_element_is_blank_not_missing) { expect("docx", P("（{{a}}）"), "<paper><a/></paper>", V("（）")); }
END_TEST

START_TEST(string_of_nothing_is_blank) { expect("docx", P("（{{string(nothing)}}）"), "<paper/>", V("（）")); }
END_TEST

START_TEST(nothing_is_a_fault)
{
	jk_mini();
	jk_mini_fill_fails("docx", P("x") P("名は{{nothing/at/all}}"), "<paper/>", JK_DIAG_FIELD);
	const jk_origin *where = &jk_diagnostics_at(jk_test_diagnostics(), 0)->where;
	ck_assert_str_eq(where->part, "word/document.xml");
	ck_assert_uint_eq(where->paragraph, 2);
	ck_assert_str_eq(where->quote, "名は{{nothing/at/all}}");
	ck_assert(jk_text_ends(where->file, "t.docx"));
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "expression"), "nothing/at/all");
}
END_TEST

START_TEST(an_unknown_function_is_a_fault)
{
	jk_mini();
	jk_mini_fill_fails("docx", P("{{nothing(1)}}"), "<paper/>", JK_DIAG_XPATH_RUN);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.paragraph, 1);
}
END_TEST

START_TEST(an_unknown_variable_is_a_fault)
{
	jk_mini();
	jk_mini_fill_fails("docx", P("{{$v}}"), "<paper/>", JK_DIAG_XPATH_RUN);
}
END_TEST

START_TEST(all_faults_of_a_part_are_told)
{
	jk_buffer out;
	jk_xml *xml;
	jk_xpath_scope *scope;
	jk_mini();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", P("{{one}}") P("{{two}}") P("{{#if three()}}x{{/if}}")));
	ck_assert_int_eq(jk_xml_new(&xml, "paper"), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, NULL, NULL), JK_OK);
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	jk_run run = {.compiled = compiled, .scope = scope, .context = jk_xml_root(xml), .arena = arena, .diagnostics = jk_test_diagnostics(), .clauses = NULL, .state = NULL};
	jk_buffer_init(&out, 0);
	ck_assert_int_eq(jk_program_run(&out, compiled->programs.items[0], &run), JK_FAILED);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 3);
	jk_buffer_dispose(&out);
	jk_arena_free(arena);
	jk_xpath_scope_free(scope);
	jk_xml_free(xml);
}
END_TEST

/* --- attributes --- */

START_TEST(values_in_attributes)
{
	expect("docx", "<w:p w:x=\"a{{a}}b{{b}}c\"/>", "<paper><a>\"1\"</a><b>&lt;</b></paper>", "<w:p w:x=\"a&quot;1&quot;b&lt;c\"/>");
}
END_TEST

START_TEST(only_values_in_attributes)
{
	jk_mini();
	jk_mini_compile_fails("docx", "<w:p w:x=\"{{#if a}}b\"/>", JK_DIAG_TAG_ATTRIBUTE, 1);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "tag"), "#if a");
	ck_assert_str_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.quote, "{{#if a}}b");
}
END_TEST

START_TEST(an_open_tag_in_an_attribute)
{
	jk_mini();
	jk_mini_compile_fails("docx", "<w:p w:x=\"a{{b\"/>", JK_DIAG_TAG_OPEN, 1);
}
END_TEST

/* --- loops --- */

START_TEST(a_loop_counts_from_1) { expect("docx", P("{{#for v in i}}{{$v_index}}{{$v}}{{/for}}"), "<paper><i>a</i><i>b</i></paper>", V("1a2b")); }
END_TEST

START_TEST(a_loop_over_nothing) { expect("docx", P("前{{#for v in i}}x{{/for}}後"), "<paper/>", V("前後")); }
END_TEST

START_TEST(inner_loops_see_outer_variables)
{
	expect("docx", P("{{#for v in i}}{{#for w in $v/j}}{{$v/@n}}{{$w}}{{$w_index}} {{/for}}{{/for}}"),
	       "<paper><i n='1'><j>a</j><j>b</j></i><i n='2'><j>c</j></i></paper>", V("1a1 1b2 2c1 "));
}
END_TEST

START_TEST(a_variable_ends_with_its_loop)
{
	jk_mini();
	jk_mini_fill_fails("docx", P("{{#for v in i}}{{$v}}{{/for}}{{$v}}"), "<paper><i>a</i></paper>", JK_DIAG_XPATH_RUN);
}
END_TEST

START_TEST(an_outer_variable_of_the_same_name_is_seen_again)
{
	expect("docx", P("{{#for v in i}}{{#for v in j}}{{$v}}{{/for}}{{$v}}{{$v_index}} {{/for}}"),
	       "<paper><i>a</i><i>b</i><j>1</j><j>2</j></paper>", V("12a1 12b2 "));
}
END_TEST

START_TEST(a_loop_over_a_number_is_a_fault)
{
	jk_mini();
	jk_mini_fill_fails("docx", P("{{#for v in 3}}x{{/for}}"), "<paper/>", JK_DIAG_XPATH_RUN);
}
END_TEST

START_TEST(names_may_be_japanese) { expect("docx", P("{{#for 項 in i}}{{$項}}{{/for}}"), "<paper><i>a</i></paper>", V("a")); }
END_TEST

/* 400 × 400 turns are more than a document can need: told, not cut off. */
START_TEST(a_loop_that_turns_too_often_is_told)
{
	jk_buffer model;
	jk_mini();
	jk_buffer_init(&model, 0);
	jk_buffer_string(&model, "<paper>");
	for (int i = 0; i < 400; i++)
		jk_buffer_string(&model, "<i/>");
	jk_buffer_string(&model, "</paper>");
	jk_mini_fill_fails("docx", P("{{#for v in i}}{{#for w in /paper/i}}x{{/for}}{{/for}}"), jk_buffer_text(&model), JK_DIAG_XPATH_RUN);
	jk_buffer_dispose(&model);
}
END_TEST

/* --- what nobody decided --- */

#define OPEN_MODEL "<paper><a>【未決：U-001 名】</a></paper>"

START_TEST(an_undecided_value_gets_a_run_of_its_own)
{
	expect("docx", "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>前{{a}}後</w:t></w:r></w:p>", OPEN_MODEL,
	       "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">前</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"JkUndecided\"/></w:rPr>"
	       "<w:t xml:space=\"preserve\">【未決：U-001 名】</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">後</w:t></w:r></w:p>");
}
END_TEST

START_TEST(an_undecided_value_gets_a_span_of_its_own)
{
	expect("odt", "<text:p>前{{a}}後</text:p>", OPEN_MODEL,
	       "<text:p>前<text:span text:style-name=\"JkUndecided\">【未決：U-001 名】</text:span>後</text:p>");
}
END_TEST

START_TEST(a_decided_value_gets_none) { expect("odt", "<text:p>前{{a}}後</text:p>", "<paper><a>x</a></paper>", "<text:p>前x後</text:p>"); }
END_TEST

START_TEST(in_attributes_and_instructions_it_is_plain)
{
	expect("docx", "<w:p w:x=\"{{a}}\"><w:r><w:instrText>{{a}}</w:instrText></w:r></w:p>", OPEN_MODEL,
	       "<w:p w:x=\"【未決：U-001 名】\"><w:r><w:instrText>【未決：U-001 名】</w:instrText></w:r></w:p>");
}
END_TEST

/* --- what must not change --- */

START_TEST(all_but_tags_is_copied)
{
	static const char rest[] = "<w:p w:a=\"&lt;&quot;&amp;\" xmlns:z=\"urn:z\"><!--c--><z:x z:y=\"1\"/><?pi x?><w:r><w:t>&lt;&amp;] 　{x}</w:t></w:r></w:p>";
	static const char kept[] = "<w:p xmlns:z=\"urn:z\" w:a=\"&lt;&quot;&amp;\"><z:x z:y=\"1\"/><?pi x?><w:r><w:t>&lt;&amp;] 　{x}</w:t></w:r></w:p>";
	jk_mini();
	const char *filled = jk_mini_fill("docx", jk_mini_format("%s" P("{{a}}") "%s", rest, rest), "<paper><a>甲</a></paper>");
	ck_assert_str_eq(filled, jk_mini_format("%s" V("甲") "%s", kept, kept));
}
END_TEST

START_TEST(a_program_may_run_again)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", P("{{#for v in i}}{{$v}}{{/for}}"), "<paper><i>a</i></paper>"), V("a"));
	ck_assert_str_eq(jk_mini_fill("docx", P("{{#for v in i}}{{$v}}{{/for}}"), "<paper><i>b</i><i>c</i></paper>"), V("bc"));
}
END_TEST

Suite *suite_template_run(void)
{
	return jk_suite("template/run",
			(const TTest *const[]){values_are_escaped, braces_in_a_value_are_text, spaces_at_the_ends_are_kept, spaces_are_kept_once, line_breaks_become_breaks, lines_become_paragraphs, numbers_and_truth,
					       an_empty_element_is_blank_not_missing, string_of_nothing_is_blank, nothing_is_a_fault, an_unknown_function_is_a_fault,
					       an_unknown_variable_is_a_fault, all_faults_of_a_part_are_told, values_in_attributes, only_values_in_attributes,
					       an_open_tag_in_an_attribute, a_loop_counts_from_1, a_loop_over_nothing, inner_loops_see_outer_variables,
					       a_variable_ends_with_its_loop, an_outer_variable_of_the_same_name_is_seen_again, a_loop_over_a_number_is_a_fault, names_may_be_japanese, a_loop_that_turns_too_often_is_told,
					       an_undecided_value_gets_a_run_of_its_own, an_undecided_value_gets_a_span_of_its_own, a_decided_value_gets_none,
					       in_attributes_and_instructions_it_is_plain, all_but_tags_is_copied, a_program_may_run_again, NULL});
}
