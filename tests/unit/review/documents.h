#ifndef JK_TESTS_DOCUMENTS_H
#define JK_TESTS_DOCUMENTS_H
/* Small documents of either format, and what a reader makes of them, a line for each block. Call jk_mini first. */
#include <string.h>
#include "compare/side.h"
#include "jokou/review.h"
#include "mini.h"

#define WML "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(content) "<w:p>" content "</w:p>"
#define S(style, content) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" content "</w:p>"
#define BEGIN(id, name) "<w:bookmarkStart w:id=\"" id "\" w:name=\"" name "\"/>"
#define END(id) "<w:bookmarkEnd w:id=\"" id "\"/>"
#define CELL(text) "<w:tc>" P(R(text)) "</w:tc>"

#define OURS "{&quot;catalog&quot;: &quot;c&quot;,&quot;version&quot;: &quot;1.0.0&quot;,&quot;vocabulary&quot;: &quot;town&quot;,&quot;profile&quot;: &quot;p&quot;," \
	"&quot;kind&quot;: &quot;contract&quot;,&quot;group&quot;: &quot;g1&quot;,&quot;date&quot;: &quot;2026-11-23&quot;,&quot;as-of&quot;: &quot;2026-11-22&quot;," \
	"&quot;clauses&quot;: [[&quot;one&quot;,&quot;1.2.0&quot;,&quot;&quot;,&quot;0&quot;]]}"

/* A property of a DOCX: all of them stand in docProps/custom.xml. */
#define PROPERTY(name, value) "<property name=\"" name "\"><vt:lpwstr>" value "</vt:lpwstr></property>"

#define JK_STYLE(id, number, level) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" id "\"/><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" number "\"/></w:numPr></w:pPr></w:style>"
#define JK_PLAIN(id, name, more) "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/><w:pPr>" more "</w:pPr></w:style>"
#define JK_LEVEL(level, start, text, more) "<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"" start "\"/><w:numFmt w:val=\"decimal\"/>" more "<w:lvlText w:val=\"" text "\"/></w:lvl>"

/* Styles JkArticle (第n条), JkParagraph (from 2), JkItem ((n)), JkArticleCaption, h1 (heading 1), toc; and of those properties. */
static const char *docx_with(const char *body, const char *properties, const char *notes)
{
	static const char styles[] = "<w:styles xmlns:w=\"" WML "\">" JK_STYLE("JkArticle", "1", "0") JK_STYLE("JkParagraph", "1", "1") JK_STYLE("JkItem", "1", "2")
		JK_PLAIN("JkArticleCaption", "JK 条見出し", "") JK_PLAIN("h1", "heading 1", "<w:outlineLvl w:val=\"0\"/>") JK_PLAIN("toc1", "toc 1", "") "</w:styles>";
	static const char numbering[] = "<w:numbering xmlns:w=\"" WML "\"><w:abstractNum w:abstractNumId=\"0\">" JK_LEVEL("0", "1", "第%1条", "")
		JK_LEVEL("1", "2", "%2", "") JK_LEVEL("2", "1", "(%3)", "") "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
	return jk_mini_package("r.docx", "[Content_Types].xml",
		"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
		"word/document.xml", jk_mini_format("<w:document xmlns:w=\"" WML "\"><w:body>%s</w:body></w:document>", body), "word/styles.xml", styles,
		"word/numbering.xml", numbering, "word/footnotes.xml", jk_mini_format("<w:footnotes xmlns:w=\"" WML "\">%s</w:footnotes>", notes),
		"docProps/custom.xml", jk_mini_format("<Properties xmlns:vt=\"v\">%s</Properties>", properties), NULL);
}

static inline const char *docx(const char *body) { return docx_with(body, "", ""); }

#define ODF(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"

/* List style L: 1, (1); the automatic style P1 is based on "JK_20_条". */
static inline const char *odt(const char *body)
{
	static const char spaces[] = "xmlns:office=\"" ODF("office") "\" xmlns:text=\"" ODF("text") "\" xmlns:style=\"" ODF("style") "\" xmlns:table=\"" ODF("table")
		"\" xmlns:draw=\"" ODF("drawing") "\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
	static const char automatic[] = "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"JK_20_条\"/><text:list-style style:name=\"L\">"
		"<text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/><text:list-level-style-number text:level=\"2\" style:num-prefix=\"(\" style:num-suffix=\")\" style:num-format=\"1\"/>"
		"</text:list-style>";
	return jk_mini_package("r.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		jk_mini_format("<office:document-content %s><office:automatic-styles>%s</office:automatic-styles><office:body><office:text>%s</office:text></office:body></office:document-content>",
			       spaces, automatic, body),
		"styles.xml", jk_mini_format("<office:document-styles %s><office:styles><style:style style:name=\"JK_20_条\" style:family=\"paragraph\"/></office:styles></office:document-styles>", spaces), NULL);
}

static inline void put_block(jk_buffer *out, const jk_side_block *block)
{
	jk_buffer_format(out, "%d %s [%s] %s\n", (int)block->kind, block->path, block->label, block->text);
	for (size_t r = 0; r < block->rows.count; r++) {
		const jk_side_row *row = block->rows.items[r];
		for (size_t i = 0; i < row->cells.count; i++)
			jk_buffer_format(out, "%s%s", i ? "|" : row->header ? "=" : "", (const char *)row->cells.items[i]);
		jk_buffer_char(out, '\n');
	}
	for (size_t i = 0; i < block->changes.count; i++) {
		const jk_side_change *change = block->changes.items[i];
		jk_buffer_format(out, "%c%zu %s %s %s\n", change->mark == JK_INSERTED ? '+' : '-', change->at, change->author ? change->author : "?",
				 change->date ? change->date : "?", change->text);
	}
}

/* Reads it: "# id label title" and the blocks of each unit, their changes behind them; good to the end of the test. */
static inline const char *told_with(const char *path, const jk_side *base)
{
	jk_side *side;
	jk_buffer out;
	ck_assert_int_eq(jk_side_read_document(&side, path, base, jk_test_diagnostics()), JK_OK);
	jk_buffer_init(&out, 0);
	const jk_side_paper *paper = side->papers.items[0];
	for (size_t i = 0; i < paper->units.count; i++) {
		const jk_side_unit *unit = paper->units.items[i];
		jk_buffer_format(&out, "# %s %s %s", unit->id ? unit->id : "-", unit->label, unit->title);
		if (unit->how == JK_FOUND_BY_TEXT)
			jk_buffer_format(&out, " %u", unit->score);
		jk_buffer_char(&out, '\n');
		for (size_t k = 0; k < unit->blocks.count; k++)
			put_block(&out, unit->blocks.items[k]);
	}
	const char *text = jk_mini_format("%s", jk_buffer_text(&out));
	jk_buffer_dispose(&out);
	jk_side_free(side);
	return text;
}

static inline const char *told(const char *path) { return told_with(path, NULL); }

#endif
