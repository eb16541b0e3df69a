#include <string.h>
#include "mini.h"
#include "template/template.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define MODEL "<paper><a>甲</a><b>乙</b></paper>"

static void expect(const char *format, const char *body, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill(format, body, MODEL), wanted);
}

/* --- where Word and LibreOffice cut text --- */

START_TEST(a_tag_split_over_runs)
{
	expect("docx", "<w:p><w:r><w:t>前{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>a</w:t></w:r>"
	       "<w:r><w:t>}</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>}後</w:t></w:r></w:p>",
	       "<w:p><w:r><w:t xml:space=\"preserve\">前甲</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t></w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t></w:t></w:r>"
	       "<w:r><w:t></w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>後</w:t></w:r></w:p>");
}
END_TEST

START_TEST(every_character_in_a_run_of_its_own)
{
	expect("docx", "<w:p><w:r><w:t>{</w:t></w:r><w:r><w:t>{</w:t></w:r><w:r><w:t>b</w:t></w:r><w:r><w:t>}</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>",
	       "<w:p><w:r><w:t xml:space=\"preserve\">乙</w:t></w:r><w:r><w:t></w:t></w:r><w:r><w:t></w:t></w:r><w:r><w:t></w:t></w:r><w:r><w:t></w:t></w:r></w:p>");
}
END_TEST

START_TEST(several_tags_in_one_run)
{
	expect("docx", P("一{{a}}二{{b}}三"), "<w:p><w:r><w:t xml:space=\"preserve\">一甲二乙三</w:t></w:r></w:p>");
}
END_TEST

START_TEST(the_end_of_one_and_the_start_of_another)
{
	expect("docx", "<w:p><w:r><w:t>{{a</w:t></w:r><w:r><w:t>}}と{{</w:t></w:r><w:r><w:t>b}}。</w:t></w:r></w:p>",
	       "<w:p><w:r><w:t xml:space=\"preserve\">甲</w:t></w:r><w:r><w:t xml:space=\"preserve\">と乙</w:t></w:r><w:r><w:t>。</w:t></w:r></w:p>");
}
END_TEST

/* Word drops spaces at the ends of a text that does not keep them: inner ones must not get lost when the tag beside them goes. */
START_TEST(spaces_beside_a_tag_are_kept)
{
	expect("docx", "<w:p><w:r><w:t>{{a</w:t></w:r><w:r><w:t>}} と</w:t></w:r><w:r><w:t> 外</w:t></w:r></w:p>",
	       "<w:p><w:r><w:t xml:space=\"preserve\">甲</w:t></w:r><w:r><w:t xml:space=\"preserve\"> と</w:t></w:r><w:r><w:t> 外</w:t></w:r></w:p>");
	ck_assert_str_eq(jk_mini_fill("docx", "<w:p><w:r><w:t>前 {{#if a}} 中</w:t></w:r><w:r><w:t>外{{/if}} 後</w:t></w:r></w:p>", MODEL),
			 "<w:p><w:r><w:t xml:space=\"preserve\">前 </w:t></w:r><w:r><w:t xml:space=\"preserve\"> 中</w:t></w:r><w:r><w:t xml:space=\"preserve\">外</w:t></w:r>"
			 "<w:r><w:t xml:space=\"preserve\"> 後</w:t></w:r></w:p>");
}
END_TEST

START_TEST(inside_a_link)
{
	expect("docx", "<w:p><w:hyperlink w:anchor=\"_x\"><w:r><w:t>{{a}}</w:t></w:r></w:hyperlink></w:p>",
	       "<w:p><w:hyperlink w:anchor=\"_x\"><w:r><w:t xml:space=\"preserve\">甲</w:t></w:r></w:hyperlink></w:p>");
}
END_TEST

START_TEST(inside_the_instruction_of_a_field)
{
	expect("docx", "<w:p><w:r><w:instrText>REF {{a}} \\h</w:instrText></w:r></w:p>", "<w:p><w:r><w:instrText>REF 甲 \\h</w:instrText></w:r></w:p>");
}
END_TEST

START_TEST(a_text_box_is_a_paragraph_of_its_own)
{
	expect("docx", "<w:p><w:r><w:t>{{a</w:t></w:r><w:r><w:pict><w:txbxContent>" P("{{b}}") "</w:txbxContent></w:pict></w:r><w:r><w:t>}}</w:t></w:r></w:p>",
	       "<w:p><w:r><w:t xml:space=\"preserve\">甲</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t xml:space=\"preserve\">乙</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
	       "<w:r><w:t></w:t></w:r></w:p>");
}
END_TEST

START_TEST(spans_of_odt)
{
	expect("odt", "<office:text><text:p>前{<text:span text:style-name=\"T1\">{a</text:span>}}後</text:p><text:h text:outline-level=\"1\">{{b}}</text:h></office:text>",
	       "<office:text><text:p>前甲<text:span text:style-name=\"T1\"></text:span>後</text:p><text:h text:outline-level=\"1\">乙</text:h></office:text>");
}
END_TEST

/* --- faults and their places --- */

static void expect_quote(const char *quote)
{
	ck_assert_str_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.quote, quote);
}

START_TEST(an_open_tag_is_told_with_its_paragraph)
{
	jk_mini();
	jk_mini_compile_fails("docx", P("一") P("二") P("三は{{a とする"), JK_DIAG_TAG_OPEN, 3);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "tag"), "{{a とする");
	expect_quote("三は{{a とする");
}
END_TEST

START_TEST(a_tag_does_not_reach_over_paragraphs)
{
	jk_mini();
	jk_mini_compile_fails("odt", "<office:text><text:p>一</text:p><text:h>{{a</text:h><text:p>}}</text:p></office:text>", JK_DIAG_TAG_OPEN, 2);
	expect_quote("{{a");
}
END_TEST

START_TEST(paragraphs_of_tables_count)
{
	jk_mini();
	jk_mini_compile_fails("docx", P("一") "<w:tbl><w:tr><w:tc>" P("二") "</w:tc><w:tc>" P("{{#x}}") "</w:tc></w:tr></w:tbl>", JK_DIAG_TAG_UNKNOWN, 3);
}
END_TEST

START_TEST(a_long_quote_is_cut)
{
	jk_mini();
	jk_mini_compile_fails("docx", P("あいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあいうえおかきくけこあ{{a"), JK_DIAG_TAG_OPEN, 1);
	expect_quote("…いうえおかきくけこあいうえおかきくけこあ{{a");
}
END_TEST

START_TEST(all_faults_of_all_parts_are_told)
{
	jk_mini();
	jk_template *compiled;
	const char *path = jk_mini_package("t.docx", "word/document.xml",
		"<w:document xmlns:w=\"w\">" P("{{a[}}") P("{{#x}}") P("{{/if}}") "</w:document>", "word/footer1.xml", "<w:ftr xmlns:w=\"w\">" P("{{") "</w:ftr>",
		"word/settings.xml", "<w:x xmlns:w=\"w\">" P("{{#never}}") "</w:x>", NULL);
	ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_FAILED);
	const jk_diagnostics *d = jk_test_diagnostics();
	static const jk_code codes[] = {JK_DIAG_XPATH_SYNTAX, JK_DIAG_TAG_UNKNOWN, JK_DIAG_TAG_OPEN};
	static const char *const parts[] = {"word/document.xml", "word/document.xml", "word/footer1.xml"};
	ck_assert_uint_eq(jk_diagnostics_count(d), 3);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_str_eq(jk_diagnostic_kind_of(jk_diagnostics_at(d, i)->code)->id, jk_diagnostic_kind_of(codes[i])->id);
		ck_assert_str_eq(jk_diagnostics_at(d, i)->where.part, parts[i]);
	}
}
END_TEST

START_TEST(a_part_that_is_no_xml)
{
	jk_mini();
	jk_template *compiled;
	ck_assert_int_eq(jk_template_read(&compiled, jk_mini_package("t.docx", "word/document.xml", "<w:p>{{a}}", NULL), jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_XML_SYNTAX, 1);
	ck_assert_str_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.part, "word/document.xml");
}
END_TEST

START_TEST(only_parts_with_tags_become_programs)
{
	jk_mini();
	const jk_template *compiled = jk_mini_compile(jk_mini_package("t.docx", "word/document.xml", "<w:document xmlns:w=\"w\">" P("{plain}") "</w:document>",
		"word/header1.xml", "<w:hdr xmlns:w=\"w\">" P("{{a}}") "</w:hdr>", "word/footer1.xml", "<w:ftr xmlns:w=\"w\">" P("x") "</w:ftr>",
		"docProps/core.xml", "<c xmlns=\"c\"><title>{{b}}</title></c>", NULL));
	ck_assert_uint_eq(compiled->programs.count, 2);
	ck_assert_str_eq(((const jk_program *)compiled->programs.items[0])->name, "word/header1.xml");
	ck_assert_str_eq(((const jk_program *)compiled->programs.items[1])->name, "docProps/core.xml");
	ck_assert_str_eq(jk_template_format(compiled), "docx");
}
END_TEST

START_TEST(neither_docx_nor_odt)
{
	jk_mini();
	jk_template *compiled;
	ck_assert_int_eq(jk_template_read(&compiled, jk_mini_package("t.xlsx", "xl/workbook.xml", "<x/>", NULL), jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(compiled);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_TEMPLATE_KIND, 0);
}
END_TEST

Suite *suite_template_scan(void)
{
	return jk_suite("template/scan",
			(const TTest *const[]){a_tag_split_over_runs, every_character_in_a_run_of_its_own, several_tags_in_one_run,
					       the_end_of_one_and_the_start_of_another, spaces_beside_a_tag_are_kept, inside_a_link, inside_the_instruction_of_a_field,
					       a_text_box_is_a_paragraph_of_its_own, spans_of_odt, an_open_tag_is_told_with_its_paragraph,
					       a_tag_does_not_reach_over_paragraphs, paragraphs_of_tables_count, a_long_quote_is_cut, all_faults_of_all_parts_are_told,
					       a_part_that_is_no_xml, only_parts_with_tags_become_programs, neither_docx_nor_odt, NULL});
}
