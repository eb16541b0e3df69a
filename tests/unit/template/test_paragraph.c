#include <string.h>
#include "base/xml.h"
#include "suite.h"
#include "template/paragraph.h"

#define W "xmlns:w='w'"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

/* The texts of all paragraphs, each ended by a bar. */
static void expect(const char *format, int plain, const char *part, const char *wanted)
{
	jk_xml *xml;
	jk_buffer text;
	const jk_dialect *dialect = jk_dialect_named(format);
	ck_assert_int_eq(jk_xml_parse(&xml, part, strlen(part), &(jk_origin){.part = "part"}, jk_test_diagnostics()), JK_OK);
	jk_buffer_init(&text, 0);
	for (jk_node *p = NULL; (p = jk_paragraph_next(dialect, plain, jk_xml_root(xml), p)) != NULL;) {
		jk_paragraph_text(&text, dialect, plain, p);
		jk_buffer_char(&text, '|');
	}
	ck_assert_str_eq(jk_buffer_text(&text), wanted);
	jk_buffer_dispose(&text);
	jk_xml_free(xml);
}

START_TEST(in_the_order_of_the_document)
{
	expect("docx", 0, "<w:body " W ">" P("一") "<w:tbl><w:tr><w:tc>" P("二") "</w:tc></w:tr></w:tbl>" P("三") "</w:body>", "一|二|三|");
}
END_TEST

START_TEST(one_inside_another_counts_behind_it)
{
	expect("docx", 0, "<w:body " W "><w:p><w:r><w:t>外</w:t><w:pict><w:txbxContent>" P("箱") "</w:txbxContent></w:pict></w:r></w:p>" P("後") "</w:body>",
	       "外|箱|後|");
	expect("odt", 0, "<t xmlns:text='t'><text:p>前<text:note><text:note-body><text:p>注</text:p></text:note-body></text:note>後</text:p><text:h>見</text:h></t>",
	       "前後|注|見|");
}
END_TEST

START_TEST(what_was_deleted_is_left_out)
{
	expect("docx", 0, "<w:body " W "><w:p><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:del><w:r><w:delText>消</w:delText></w:r></w:del>"
	       "<w:r><w:t>残</w:t></w:r></w:p></w:body>", "残|");
	expect("odt", 0, "<t xmlns:text='t'><text:tracked-changes><text:deletion><text:p>消</text:p></text:deletion></text:tracked-changes><text:p>残</text:p></t>",
	       "残|");
}
END_TEST

START_TEST(tabs_and_spaces_are_spaces)
{
	expect("docx", 0, "<w:body " W "><w:p><w:r><w:t>第1条</w:t><w:tab/><w:t>目的</w:t></w:r></w:p></w:body>", "第1条 目的|");
	expect("odt", 0, "<t xmlns:text='t'><text:p>a<text:s text:c='2'/>b</text:p></t>", "a b|");
}
END_TEST

START_TEST(properties_are_leaves)
{
	expect("docx", 1, "<p xmlns:dc='d'><dc:title>題</dc:title><dc:a><dc:b>値</dc:b></dc:a></p>", "題|値|");
}
END_TEST

START_TEST(a_part_without_paragraphs)
{
	expect("docx", 0, "<w:body " W "/>", "");
	expect("docx", 1, "<p/>", "|");
}
END_TEST

Suite *suite_template_paragraph(void)
{
	return jk_suite("template/paragraph",
			(const TTest *const[]){in_the_order_of_the_document, one_inside_another_counts_behind_it, what_was_deleted_is_left_out,
					       tabs_and_spaces_are_spaces, properties_are_leaves, a_part_without_paragraphs, NULL});
}
