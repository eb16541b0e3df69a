#include <stdio.h>
#include <string.h>
#include "mini.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define T(text) "<w:r><w:t>" text "</w:t></w:r>"

static const char *paper_bytes;
static size_t paper_length;

/* One clause with an undecided court, under a town of that style. */
static void begin(const char *style)
{
	jk_mini();
	jk_mini_put("catalog/vocabularies/town.xml", jk_mini_format("<vocabulary id='town' title='x' version='1.0.0'>%s<term key='entity'>村</term>"
		"<term key='role.head'>課長</term><term key='role.ciso'>長</term><term key='term.service'>サービス</term><term key='term.important'>情報</term>"
		"<levels of='confidentiality'><level id='class-1' rank='1'>Ⅰ</level></levels>"
		"<chapters><chapter number='3' important='yes' applicant='role.head' approver='role.ciso' split='required'/></chapters></vocabulary>", style));
	jk_mini_clause("a", "<param id='v' type='text'><label>あ、い</label></param>", "<Paragraph><Sentence>甲、乙は{$v}</Sentence></Paragraph>");
}

static const char *part(const char *name) { return jk_mini_part(paper_bytes, paper_length, name); }

static void make_docx(void)
{
	const char *path = jk_mini_package("h.docx", "[Content_Types].xml",
		"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
		"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/></Types>",
		"_rels/.rels", "<Relationships xmlns=\"" R "\"><Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
		"word/document.xml", "<w:document xmlns:w=\"" W "\"><w:body><w:p w:note=\"、\">" T("地の文、{{term('entity')}}、") "<w:r><w:instrText>IF 、</w:instrText></w:r></w:p>"
		"<w:p>" T("{{clauses}}") "</w:p></w:body></w:document>",
		"word/styles.xml", "<w:styles xmlns:w=\"" W "\"><w:style w:styleId=\"JkUndecided\"/><w:style w:styleId=\"JkDefault\"/><w:style w:styleId=\"JkArticle\"/>"
		"<w:style w:styleId=\"JkArticleCaption\"/></w:styles>",
		"word/header1.xml", "<w:hdr xmlns:w=\"" W "\"><w:p>" T("見出し、") "</w:p></w:hdr>",
		"word/numbering.xml", "<w:numbering xmlns:w=\"" W "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"aiueoFullWidth\"/></w:lvl>"
		"<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">"
		"<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"aiueo\"/></w:lvl></w:lvlOverride></w:num></w:numbering>", NULL);
	paper_bytes = jk_mini_document_make(jk_mini_set(), "contract", jk_mini_compile(path), &paper_length);
}

static void make_odt(void)
{
	const char *path = jk_mini_package("h.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		"<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
		" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:body><text:p text:style-name=\"、\">地の文、{{term('entity')}}</text:p><text:p>{{clauses}}</text:p></office:body></office:document-content>",
		"styles.xml", "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
		" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
		"<style:style style:name=\"JkUndecided\"/><style:style style:name=\"JkDefault\"/><style:style style:name=\"JkArticle\"/><style:style style:name=\"JkArticleCaption\"/>"
		"<text:list-style style:name=\"JkList\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/>"
		"<text:list-level-style-number text:level=\"2\" style:num-format=\"ア, イ, ウ, ...\"/></text:list-style></office:document-styles>",
		"meta.xml", "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
		" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"><office:meta/></office:document-meta>",
		"META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>", NULL);
	paper_bytes = jk_mini_document_make(jk_mini_set(), "contract", jk_mini_compile(path), &paper_length);
}

#define HOLDS(name, text) ck_assert_ptr_nonnull(strstr(part(name), text))
#define LACKS(name, text) ck_assert_ptr_null(strstr(part(name), text))

START_TEST(a_docx_has_the_comma_of_the_body_everywhere)
{
	begin("<term key='style.punct'>，。</term>");
	make_docx();
	HOLDS("word/document.xml", "地の文，村，");
	HOLDS("word/document.xml", "甲，乙は");
	HOLDS("word/document.xml", "w:note=\"、\"");
	HOLDS("word/document.xml", "IF 、");
	HOLDS("word/header1.xml", "見出し，");
	HOLDS("word/comments.xml", "あ，い");
	LACKS("word/comments.xml", "、");
	LACKS("customXml/item1.xml", "、");
	HOLDS("word/numbering.xml", "aiueoFullWidth");
}
END_TEST

START_TEST(a_docx_has_the_kana_of_the_body)
{
	begin("<term key='style.kana'>イロハ</term>");
	make_docx();
	HOLDS("word/numbering.xml", "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"irohaFullWidth\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"decimal\"/></w:lvl>");
	HOLDS("word/numbering.xml", "<w:numFmt w:val=\"iroha\"/></w:lvl></w:lvlOverride>");
	HOLDS("word/document.xml", "地の文、村、");
}
END_TEST

START_TEST(an_odt_has_both)
{
	begin("<term key='style.kana'>イロハ</term><term key='style.punct'>，。</term>");
	make_odt();
	HOLDS("content.xml", "地の文，村");
	HOLDS("content.xml", "甲，乙は");
	HOLDS("content.xml", "text:style-name=\"、\"");
	HOLDS("styles.xml", "style:num-format=\"イ, ロ, ハ, ...\"");
	HOLDS("styles.xml", "style:num-format=\"1\"");
	LACKS("styles.xml", "ア");
	LACKS("jokou/clause-set.xml", "、");
}
END_TEST

START_TEST(the_templates_own_style_is_left_alone)
{
	begin("");
	make_docx();
	HOLDS("word/document.xml", "地の文、村、");
	HOLDS("word/numbering.xml", "aiueoFullWidth");
	make_odt();
	HOLDS("styles.xml", "ア, イ, ウ, ...");
}
END_TEST

START_TEST(a_paper_in_house_style_is_still_untouched)
{
	begin("<term key='style.kana'>イロハ</term><term key='style.punct'>，。</term>");
	make_docx();
	const char *path = jk_mini_put("made.docx", "");
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(paper_bytes, 1, paper_length, file), paper_length);
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_eq(jk_document_untouched(path), 1);
}
END_TEST

Suite *suite_format_house(void)
{
	return jk_suite("format/house", (const TTest *const[]){a_docx_has_the_comma_of_the_body_everywhere, a_docx_has_the_kana_of_the_body, an_odt_has_both,
							       the_templates_own_style_is_left_alone, a_paper_in_house_style_is_still_untouched, NULL});
}
