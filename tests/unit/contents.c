#include "contents.h"
#include <stdlib.h>
#include <string.h>

static struct {
	char *bytes;
	size_t length;
} made;

#define HEADING(id, name, level, number) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:pPr>" number "<w:outlineLvl w:val=\"" level "\"/></w:pPr></w:style>"
#define IN_LIST(level) "<w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"1\"/></w:numPr>"
#define ENTRY(id, name) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/></w:style>"
#define LEVEL(level, text, more) "<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>" more "<w:lvlText w:val=\"" text "\"/></w:lvl>"

static const char styles[] = "<w:styles " SPACE ">"
	HEADING("1", "heading 1", "0", IN_LIST("0")) HEADING("2", "Heading 2", "1", IN_LIST("1")) HEADING("3", "heading 3", "2", IN_LIST("2"))
	ENTRY("11", "toc 1") ENTRY("21", "toc 2") ENTRY("31", "TOC 3") ENTRY("own", "自作")
	ENTRY("JkChapter", "JkChapter") HEADING("JkArticleCaption", "JkArticleCaption", "0", "") HEADING("JkArticle", "JkArticle", "9", "<w:numPr><w:numId w:val=\"3\"/></w:numPr>")
	ENTRY("JkParagraph", "JkParagraph") ENTRY("JkItem", "JkItem") ENTRY("JkSubitem1", "JkSubitem1") ENTRY("JkSubitem2", "JkSubitem2") ENTRY("JkTableTitle", "JkTableTitle")
	ENTRY("JkCell", "JkCell") ENTRY("JkCellHead", "JkCellHead") ENTRY("JkBreak", "JkBreak") ENTRY("JkTable", "JkTable") ENTRY("JkUndecided", "JkUndecided")
	ENTRY("JkDefault", "JkDefault") ENTRY("JkBasis", "JkBasis") ENTRY("JkReference", "JkReference")
	"<w:style w:type=\"paragraph\" w:styleId=\"based\"><w:name w:val=\"based\"/><w:basedOn w:val=\"1\"/></w:style></w:styles>";

/* 1: the headings; 2: a list 1. (a) i.; 3: articles and paragraphs. */
static const char numbering[] = "<w:numbering " SPACE ">"
	"<w:abstractNum w:abstractNumId=\"0\">" LEVEL("0", "第%1章", "<w:pStyle w:val=\"1\"/>") LEVEL("1", "%1.%2", "<w:pStyle w:val=\"2\"/>") LEVEL("2", "%1.%2.%3", "<w:pStyle w:val=\"3\"/>") "</w:abstractNum>"
	"<w:abstractNum w:abstractNumId=\"1\">" LEVEL("0", "%1.", "") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl>"
	"<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%3.\"/></w:lvl></w:abstractNum>"
	"<w:abstractNum w:abstractNumId=\"2\">" LEVEL("0", "第%1条", "") "<w:lvl w:ilvl=\"1\"><w:start w:val=\"2\"/><w:numFmt w:val=\"decimalFullWidth\"/><w:lvlText w:val=\"%2\"/></w:lvl></w:abstractNum>"
	"<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num></w:numbering>";

static const char settings[] = "<w:settings " SPACE "><w:zoom w:percent=\"100\"/><w:updateFields w:val=\"true\"/></w:settings>";
static const char data[] = "<data><i>い</i><i>ろ</i></data>";

static const char *document_of(const char *body)
{
	return jk_mini_format("<w:document " SPACE "><w:body>%s</w:body></w:document>", body);
}

static const char *docx_of(const char *body, const char *header)
{
	return jk_mini_package("contents.docx", "word/header1.xml", jk_mini_format("<w:hdr " SPACE ">%s</w:hdr>", header), "word/document.xml", document_of(body), "word/styles.xml", styles,
			       "word/numbering.xml", numbering, "word/settings.xml", settings,
			       "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>", NULL);
}

#define ODF(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"
#define SPACES "xmlns:office=\"" ODF("office") "\" xmlns:text=\"" ODF("text") "\" xmlns:style=\"" ODF("style") "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""

static const char *odt_of(const char *body)
{
	static const char outline[] = "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-prefix=\"第\" style:num-suffix=\"章\" style:num-format=\"1\"/>"
		"<text:outline-level-style text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/></text:outline-style>";
	static const char list[] = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-suffix=\".\" style:num-format=\"1\"/>"
		"<text:list-level-style-number text:level=\"2\" style:num-prefix=\"(\" style:num-suffix=\")\" style:num-format=\"a\"/></text:list-style>";
	return jk_mini_package("contents.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		jk_mini_format("<office:document-content " SPACES "><office:automatic-styles>%s</office:automatic-styles><office:body>%s</office:body></office:document-content>", list, body),
		"styles.xml", jk_mini_format("<office:document-styles " SPACES "><office:styles>%s</office:styles></office:document-styles>", outline), NULL);
}

static void drop(void) { jk_text_free(made.bytes); }

static void fill(const char *path)
{
	jk_records *records;
	const jk_template *compiled = jk_mini_compile(path);
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("data.xml", data), NULL, NULL, jk_test_diagnostics()), JK_OK);
	if (made.bytes)
		drop();
	else
		atexit(drop);
	ck_assert_int_eq(jk_template_fill(&made.bytes, &made.length, compiled, records, 0, jk_test_diagnostics()), JK_OK);
	jk_records_free(records);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
}

const char *jk_contents_part(const char *part) { return jk_mini_part(made.bytes, made.length, part); }

static const char *between(const char *text, const char *start, const char *stop)
{
	const char *from = strstr(text, start), *to = strstr(text, stop);
	ck_assert(from && to);
	from += strlen(start);
	return jk_mini_format("%.*s", (int)(to - from), from);
}

const char *jk_contents_fill_header(const char *body, const char *header)
{
	fill(docx_of(body, header));
	return between(jk_contents_part("word/document.xml"), "<w:body>", "</w:body>");
}

const char *jk_contents_fill(const char *body) { return jk_contents_fill_header(body, ""); }

const char *jk_contents_fill_clauses(const char *body)
{
	size_t length;
	jk_mini_clause("one", "", "<Paragraph><Sentence>甲は、払う。</Sentence></Paragraph>");
	jk_mini_clause("two", "", "<Paragraph><Sentence>{@one}による。</Sentence></Paragraph>");
	const jk_clause_set *set = jk_mini_set();
	const char *bytes = jk_mini_document_make(set, "contract", jk_mini_compile(docx_of(body, "")), &length);
	return between(jk_mini_part(bytes, length, "word/document.xml"), "<w:body>", "</w:body>");
}

const char *jk_contents_fill_odt(const char *body)
{
	fill(odt_of(body));
	return between(jk_contents_part("content.xml"), "<office:body>", "</office:body>");
}

void jk_contents_becomes(const char *body, const char *wanted) { ck_assert_str_eq(jk_contents_fill(body), wanted); }
void jk_contents_becomes_odt(const char *body, const char *wanted) { ck_assert_str_eq(jk_contents_fill_odt(body), wanted); }

void jk_contents_stays(const char *body, const char *header)
{
	fill(docx_of(body, header));
	ck_assert_str_eq(jk_contents_part("word/document.xml"), document_of(body));
}

void jk_contents_fails(const char *body, jk_code code, unsigned paragraph)
{
	jk_template *compiled;
	ck_assert_int_eq(jk_template_read(&compiled, docx_of(body, ""), jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(compiled);
	jk_test_only(jk_test_diagnostics(), code, 0);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.paragraph, paragraph);
}
