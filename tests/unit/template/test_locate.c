#include <string.h>
#include "jokou/template.h"
#include "mini.h"

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='r' xmlns:mc='m'"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define BODY(content) "<w:document " W "><w:body>" content "</w:body></w:document>"

/* Reads the template and fails unless these are its places: "PLACE/PARAGRAPH/HEADING" in order, ended by NULL. */
static void expect(const char *path, const char *const *wanted)
{
	jk_template *compiled;
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_FAILED);
	for (size_t i = 0; i < jk_diagnostics_count(d); i++) {
		const jk_origin *where = &jk_diagnostics_at(d, i)->where;
		ck_assert_ptr_nonnull(wanted[i]);
		ck_assert_str_eq(jk_mini_format("%s/%u/%s", where->place, where->paragraph, where->heading ? where->heading : "-"), wanted[i]);
	}
	ck_assert_ptr_null(wanted[jk_diagnostics_count(d)]);
}

#define EXPECT(path, ...) expect((path), (const char *const[]){__VA_ARGS__, NULL})

START_TEST(the_heading_before_and_the_cell)
{
	jk_mini();
	EXPECT(jk_mini_package("a.docx", "word/document.xml",
			       BODY(P("{{#a}}") P("第1条（目的）") P("{{#b}}") "<w:tbl><w:tr><w:tc>" P("x") "</w:tc></w:tr><w:tr><w:tc>" P("x")
				    "</w:tc><w:tc><w:tbl><w:tr><w:tc>" P("{{#c}}") "</w:tc></w:tr></w:tbl>" P("{{#d}}") "</w:tc></w:tr></w:tbl>"),
			       NULL),
	       "body/1/-", "body/3/第1条（目的）", "body, table 2 (row 1, cell 1)/6/第1条（目的）", "body, table 1 (row 2, cell 2)/7/第1条（目的）");
}
END_TEST

START_TEST(a_heading_with_a_fault_follows_the_one_before)
{
	jk_mini();
	EXPECT(jk_mini_package("a.docx", "word/document.xml", BODY(P("第1条（目的）") P("第2条（{{#x}}）")), NULL), "body/2/第1条（目的）");
}
END_TEST

START_TEST(headers_and_footers_by_their_pages)
{
	jk_mini();
	EXPECT(jk_mini_package(
		       "a.docx", "word/footer3.xml", "<w:ftr " W ">" P("{{#f}}") "</w:ftr>", "word/header1.xml", "<w:hdr " W ">" P("{{#d}}") "</w:hdr>",
		       "word/header2.xml", "<w:hdr " W ">" P("{{#e}}") "</w:hdr>", "word/_rels/document.xml.rels",
		       "<Relationships><Relationship Id='a' Target='header1.xml'/><Relationship Id='b' Target='/word/header2.xml'/>"
		       "<Relationship Id='c' Target='footer3.xml'/></Relationships>",
		       "word/document.xml",
		       BODY("<w:p><w:pPr><w:sectPr><w:headerReference w:type='first' r:id='a'/></w:sectPr></w:pPr><w:r><w:t>{{#b}}</w:t></w:r></w:p>"
			    "<w:sectPr><w:headerReference w:type='default' r:id='b'/><w:footerReference w:type='even' r:id='c'/></w:sectPr>"),
		       NULL),
	       "body/1/-", "header (first page), section 1/1/-", "header, section 2/1/-", "footer (even pages), section 2/1/-");
}
END_TEST

START_TEST(notes_comments_and_properties)
{
	jk_mini();
	EXPECT(jk_mini_package("a.docx", "docProps/core.xml", "<c xmlns:dc='d'><dc:x/><dc:title>{{#p}}</dc:title></c>", "docProps/custom.xml",
			       "<Properties xmlns:vt='v'><property name='部署'><vt:lpwstr>{{#q}}</vt:lpwstr></property></Properties>", "word/comments.xml",
			       "<w:comments " W "><w:comment>" P("x") "</w:comment><w:comment>" P("{{#c}}") "</w:comment></w:comments>", "word/footnotes.xml",
			       "<w:footnotes " W "><w:footnote w:type='separator'>" P("") "</w:footnote><w:footnote>" P("{{#n}}") "</w:footnote></w:footnotes>",
			       "word/document.xml", BODY(P("x")), NULL),
	       "footnote 1/2/-", "comment 2/2/-", "document property 'title'/0/-", "document property '部署'/0/-");
}
END_TEST

START_TEST(a_text_box_that_is_kept_twice_is_told_once)
{
	jk_mini();
	EXPECT(jk_mini_package("a.docx", "word/document.xml",
			       BODY("<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P("{{#a}}") "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
				    P("{{#a}}") "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"),
			       NULL),
	       "body, text box/2/-");
}
END_TEST

START_TEST(places_of_odt)
{
	jk_mini();
	EXPECT(jk_mini_package("a.odt", "mimetype", "application/vnd.oasis.opendocument.text", "styles.xml",
			       "<s xmlns:style='s' xmlns:text='t'><style:header-left><text:p>{{#h}}</text:p></style:header-left></s>", "meta.xml",
			       "<m xmlns:meta='m'><meta:user-defined meta:name='部署'>{{#q}}</meta:user-defined></m>", "content.xml",
			       "<c xmlns:text='t' xmlns:table='b'><text:h>目的</text:h><text:p>x<text:note text:note-class='footnote'><text:note-citation>3</text:note-citation>"
			       "<text:note-body><text:p>{{#n}}</text:p></text:note-body></text:note></text:p><table:table><table:table-row><table:table-cell>"
			       "<text:p>{{#t}}</text:p></table:table-cell></table:table-row></table:table></c>", NULL),
	       "body, footnote 3/3/目的", "body, table 1 (row 1, cell 1)/4/目的", "header (even pages)/1/-", "document property '部署'/0/-");
}
END_TEST

START_TEST(a_part_that_is_no_xml_is_named)
{
	jk_mini();
	EXPECT(jk_mini_package("a.docx", "word/document.xml", BODY(P("{{#x}}")), "word/header1.xml", "<a>{{</b>", NULL), "body/1/-", "header/0/-");
}
END_TEST

Suite *suite_template_locate(void)
{
	return jk_suite("template/locate", (const TTest *const[]){the_heading_before_and_the_cell, a_heading_with_a_fault_follows_the_one_before,
								  headers_and_footers_by_their_pages, notes_comments_and_properties,
								  a_text_box_that_is_kept_twice_is_told_once, places_of_odt,
								  a_part_that_is_no_xml_is_named, NULL});
}
