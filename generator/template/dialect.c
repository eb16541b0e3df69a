#include <string.h>
#include "base/text.h"
#include "base/xml.h"
#include "template/template.h"

static int docx_is_plain(const char *part)
{
	return jk_text_starts(part, "docProps/");
}

static int docx_has_tags(const char *part)
{
	static const char *const prefixes[] = {"word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments"};
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (jk_text_starts(part, prefixes[i]) && jk_text_ends(part, ".xml"))
			return 1;
	return docx_is_plain(part) && jk_text_ends(part, ".xml");
}

/* Bytes of text before the next that needs an element of its own: the end of a line, a tab, or `other`. */
static size_t ordinary(const char *text, char other)
{
	const char *at = text;
	for (; *at && *at != '\t' && *at != other; at++)
		if ((*at == '\n' || *at == '\r' || *at == '\xC2' || *at == '\xE2') && jk_text_line_end(at))
			break;
	return (size_t)(at - text);
}

/* ISO/IEC 29500-1, 17.3.3: a tab or a break inside a text element is only white space. */
static void docx_put_text(jk_buffer *buffer, const char *text, const char *paragraph)
{
	while (*text) {
		size_t length = ordinary(text, '\t');
		jk_xml_put_text_part(buffer, text, length);
		text += length;
		if (*text == '\t')
			jk_buffer_string(buffer, "</w:t><w:tab/><w:t xml:space=\"preserve\">");
		else if (*text)
			jk_buffer_string(buffer, paragraph ? paragraph : "</w:t><w:br/><w:t xml:space=\"preserve\">");
		text += *text == '\t' ? 1 : jk_text_line_end(text);
	}
}

static int odt_is_plain(const char *part) { return strcmp(part, "meta.xml") == 0; }

static int odt_has_tags(const char *part)
{
	return strcmp(part, "content.xml") == 0 || strcmp(part, "styles.xml") == 0 || odt_is_plain(part);
}

/* ODF 1.3 part 3, 6.1.2: readers collapse white space, so all but a single space within text needs an element. */
static void odt_put_text(jk_buffer *buffer, const char *text, const char *paragraph)
{
	const char *start = text; /* of a paragraph, as far as is known here */
	while (*text) {
		size_t plain = ordinary(text, ' '), end;
		jk_xml_put_text_part(buffer, text, plain);
		text += plain;
		end = jk_text_line_end(text);
		if (end || *text == '\t') {
			jk_buffer_string(buffer, !end ? "<text:tab/>" : paragraph ? paragraph : "<text:line-break/>");
			text += end ? end : 1;
			start = text;
			continue;
		}
		size_t spaces = strspn(text, " ");
		if (spaces == 1 && text > start && text[1] && !jk_text_line_end(text + 1))
			jk_buffer_char(buffer, ' ');
		else if (spaces)
			jk_buffer_format(buffer, "<text:s text:c=\"%zu\"/>", spaces);
		text += spaces;
	}
}

static const jk_dialect dialects[] = {
	{"docx", "word/document.xml", "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", {"p", NULL, NULL}, "tr", "tbl", "t", "instrText", "r", docx_has_tags, docx_is_plain, docx_put_text},
	{"odt", "content.xml", "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0", {"p", "h", NULL}, "table-row", "table", NULL, NULL, "span", odt_has_tags, odt_is_plain, odt_put_text},
};

const jk_dialect *jk_dialect_of(const jk_package *package)
{
	if (jk_package_has(package, dialects[0].main_part))
		return &dialects[0];
	return jk_package_has(package, dialects[1].main_part) && jk_package_has(package, "mimetype") ? &dialects[1] : NULL;
}

const jk_dialect *jk_dialect_named(const char *format)
{
	for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
		if (jk_text_equal(dialects[i].format, format))
			return &dialects[i];
	return NULL;
}
