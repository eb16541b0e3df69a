#include <string.h>
#include "mini.h"
#include "template/template.h"

#define T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(content) "<w:p>" content "</w:p>"
#define LINE(text) P(T(text))
static const char three[] = "<paper><i>1</i><i>2</i><i>3</i></paper>";

static void becomes(const char *format, const char *body, const char *wanted)
{
	ck_assert_str_eq(jk_mini_fill(format, body, three), wanted);
}

#define MARK(id, name, text) "<w:bookmarkStart w:id=\"" id "\" w:name=\"" name "\"/>" T(text) "<w:bookmarkEnd w:id=\"" id "\"/>"

START_TEST(bookmarks_of_a_loop_are_renewed)
{
	jk_mini();
	becomes("docx", LINE("{{#for v in i}}") P(MARK("7", "_Ref1", "{{$v}}")) LINE("{{/for}}"),
		P(MARK("7", "_Ref1", "1")) P(MARK("5000000", "_Ref1_2", "2")) P(MARK("5000001", "_Ref1_3", "3")));
}
END_TEST

START_TEST(references_in_the_same_turn_follow)
{
	jk_mini();
#define FIELD(name) "<w:fldSimple w:instr=\" REF " name " \\r \\h \">" T("第1条") "</w:fldSimple>"
#define INSTRUCTION(name) "<w:r><w:instrText xml:space=\"preserve\"> REF " name " \\h </w:instrText></w:r>"
#define LINK(name) "<w:hyperlink w:anchor=\"" name "\">" T("x") "</w:hyperlink>"
	becomes("docx", LINE("{{#for v in i[. &lt; 3]}}") P(FIELD("a") LINK("a")) P(MARK("1", "a", "{{$v}}")) P(INSTRUCTION("a")) LINE("{{/for}}"),
		P(FIELD("a") LINK("a")) P(MARK("1", "a", "1")) P(INSTRUCTION("a")) P(FIELD("a_2") LINK("a_2")) P(MARK("5000000", "a_2", "2")) P(INSTRUCTION("a_2")));
	/* From outside, and to what stands outside, as written. */
	becomes("docx", P(LINK("a")) LINE("{{#for v in i[. &lt; 3]}}") P(MARK("1", "a", "{{$v}}") LINK("b")) LINE("{{/for}}") P(MARK("2", "b", "x")),
		P(LINK("a")) P(MARK("1", "a", "1") LINK("b")) P(MARK("5000000", "a_2", "2") LINK("b")) P(MARK("2", "b", "x")));
}
END_TEST

START_TEST(an_instruction_split_over_runs)
{
	jk_mini();
	becomes("docx", LINE("{{#for v in i[. &lt; 3]}}") P(MARK("1", "a", "{{$v}}") "<w:r><w:instrText>REF</w:instrText></w:r><w:r><w:instrText> a \\h</w:instrText></w:r>") LINE("{{/for}}"),
		P(MARK("1", "a", "1") "<w:r><w:instrText>REF</w:instrText></w:r><w:r><w:instrText> a \\h</w:instrText></w:r>")
		P(MARK("5000000", "a_2", "2") "<w:r><w:instrText>REF</w:instrText></w:r><w:r><w:instrText> a_2 \\h</w:instrText></w:r>"));
}
END_TEST

START_TEST(pictures_and_controls_get_numbers)
{
	jk_mini();
	becomes("docx", LINE("{{#for v in i}}") P("<w:r><w:drawing><wp:docPr xmlns:wp=\"wp\" id=\"4\" name=\"p\"/></w:drawing></w:r>") LINE("{{/for}}"),
		P("<w:r><w:drawing><wp:docPr xmlns:wp=\"wp\" id=\"4\" name=\"p\"/></w:drawing></w:r>") P("<w:r><w:drawing><wp:docPr xmlns:wp=\"wp\" id=\"5000000\" name=\"p\"/></w:drawing></w:r>")
		P("<w:r><w:drawing><wp:docPr xmlns:wp=\"wp\" id=\"5000001\" name=\"p\"/></w:drawing></w:r>"));
	becomes("docx", LINE("{{#for v in i[. &lt; 3]}}") "<w:sdt><w:sdtPr><w:id w:val=\"-12\"/></w:sdtPr><w:sdtContent>" LINE("{{$v}}") "</w:sdtContent></w:sdt>" LINE("{{/for}}"),
		"<w:sdt><w:sdtPr><w:id w:val=\"-12\"/></w:sdtPr><w:sdtContent>" LINE("1") "</w:sdtContent></w:sdt>"
		"<w:sdt><w:sdtPr><w:id w:val=\"5000000\"/></w:sdtPr><w:sdtContent>" LINE("2") "</w:sdtContent></w:sdt>");
}
END_TEST

START_TEST(shapes_of_old_programs_get_names)
{
	jk_mini();
	becomes("docx", LINE("{{#for v in i[. &lt; 3]}}") P("<w:r><w:pict><v:rect xmlns:v=\"v\" id=\"Box1\"/></w:pict></w:r>") LINE("{{/for}}"),
		P("<w:r><w:pict><v:rect xmlns:v=\"v\" id=\"Box1\"/></w:pict></w:r>") P("<w:r><w:pict><v:rect xmlns:v=\"v\" id=\"Box1_2\"/></w:pict></w:r>"));
}
END_TEST

START_TEST(inner_loops_renew_their_own)
{
	jk_mini();
	becomes("docx", LINE("{{#for v in i[. &lt; 3]}}") P(MARK("1", "o", "{{$v}}")) LINE("{{#for w in /paper/i[. &lt; 3]}}") P(MARK("2", "n", "{{$w}}")) LINE("{{/for}}{{/for}}"),
		P(MARK("1", "o", "1")) P(MARK("2", "n", "1")) P(MARK("5000000", "n_2", "2")) P(MARK("5000001", "o_2", "2")) P(MARK("5000002", "n_3", "1")) P(MARK("5000003", "n_4", "2")));
}
END_TEST

START_TEST(names_stay_short_and_different)
{
	jk_mini();
	becomes("docx", LINE("{{#for v in i[. &lt; 3]}}") P(MARK("1", "a23456789b23456789c23456789d23456789e23x", "a")) P(MARK("2", "a23456789b23456789c23456789d23456789e23y", "b")) LINE("{{/for}}"),
		P(MARK("1", "a23456789b23456789c23456789d23456789e23x", "a")) P(MARK("2", "a23456789b23456789c23456789d23456789e23y", "b"))
		P(MARK("5000000", "a23456789b23456789c23456789d23_0_2", "a")) P(MARK("5000001", "a23456789b23456789c23456789d23_2_2", "b")));
}
END_TEST

START_TEST(names_of_odt)
{
	jk_mini();
	becomes("odt", "<text:p>{{#for v in i[. &lt; 3]}}</text:p><text:p xml:id=\"p\"><text:bookmark text:name=\"b\"/><text:bookmark-ref text:ref-name=\"b\"/><text:a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#b\">x</text:a></text:p><text:p>{{/for}}</text:p>",
		"<text:p xml:id=\"p\"><text:bookmark text:name=\"b\"/><text:bookmark-ref text:ref-name=\"b\"/><text:a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#b\">x</text:a></text:p>"
		"<text:p xml:id=\"p_2\"><text:bookmark text:name=\"b_2\"/><text:bookmark-ref text:ref-name=\"b_2\"/><text:a xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#b_2\">x</text:a></text:p>");
}
END_TEST

START_TEST(a_reference_to_what_is_left_out_is_a_fault)
{
	jk_mini();
	jk_mini_fill_fails("docx", LINE("{{#if i = 9}}") P(MARK("1", "a", "x")) LINE("{{/if}}") P(FIELD("a")), three, JK_DIAG_REFERENCE_OMITTED);
	const jk_origin *where = &jk_diagnostics_at(jk_test_diagnostics(), 0)->where;
	ck_assert_uint_eq(where->paragraph, 4);
	ck_assert_str_eq(where->quote, "第1条");
}
END_TEST

START_TEST(a_reference_left_out_with_its_target_is_none)
{
	jk_mini();
	becomes("docx", LINE("{{#if i = 9}}") P(MARK("1", "a", "x")) P(FIELD("a")) LINE("{{#else}}") P(MARK("1", "a", "y")) LINE("{{/if}}"), P(MARK("1", "a", "y")));
	becomes("docx", LINE("{{#if i = 9}}") P(MARK("1", "a", "x")) LINE("{{#else}}") P(MARK("1", "a", "y")) LINE("{{/if}}") P(LINK("a")), P(MARK("1", "a", "y")) P(LINK("a")));
}
END_TEST

START_TEST(a_reference_to_nothing_is_told)
{
	jk_template *compiled;
	jk_mini();
	ck_assert_int_eq(jk_template_read(&compiled, jk_mini_template("docx", P(T("{{i}}") LINK("nowhere") LINK("_top"))), jk_test_diagnostics()), JK_OK);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REFERENCE_UNKNOWN, 0);
	jk_template_free(compiled);
}
END_TEST

START_TEST(a_target_that_is_a_value_is_left_alone)
{
	jk_mini();
	becomes("docx", P("<w:r><w:instrText>PAGEREF {{i}} \\h</w:instrText></w:r>"), P("<w:r><w:instrText>PAGEREF 1 \\h</w:instrText></w:r>"));
}
END_TEST

Suite *suite_template_ids(void)
{
	return jk_suite("template/ids",
			(const TTest *const[]){bookmarks_of_a_loop_are_renewed, references_in_the_same_turn_follow, an_instruction_split_over_runs,
					       pictures_and_controls_get_numbers, inner_loops_renew_their_own, shapes_of_old_programs_get_names,
					       names_stay_short_and_different, names_of_odt, a_reference_to_what_is_left_out_is_a_fault,
					       a_reference_left_out_with_its_target_is_none, a_reference_to_nothing_is_told, a_target_that_is_a_value_is_left_alone, NULL});
}
