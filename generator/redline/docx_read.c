/* Parts as trees. Strict documents (ISO/IEC 29500-1, annex A) and transitional ones call the same things by other addresses: the old document is
 * read as if it spoke like the new one. */
#include <string.h>
#include "base/text.h"
#include "redline/docx.h"

static const char strict[] = "http://purl.oclc.org/ooxml/", transitional[] = "http://schemas.openxmlformats.org/";
static const char *const subjects[] = {"wordprocessingml/", "officeDocument/", "drawingml/"};

/* "http://purl.oclc.org/ooxml/SUBJECT/rest" at `at`: the bytes up to the rest; 0 when it is no such address. */
static size_t strict_address(const char *at, const char **subject)
{
	size_t length = sizeof strict - 1;
	if (strncmp(at, strict, length) != 0)
		return 0;
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
		if (jk_text_starts(at + length, subjects[i])) {
			*subject = subjects[i];
			return length + strlen(subjects[i]);
		}
	return 0;
}

/* The same for "http://schemas.openxmlformats.org/SUBJECT/2006/rest". */
static size_t transitional_address(const char *at, const char **subject)
{
	size_t length = sizeof transitional - 1;
	if (strncmp(at, transitional, length) != 0)
		return 0;
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
		size_t whole = length + strlen(subjects[i]);
		if (jk_text_starts(at + length, subjects[i]) && strncmp(at + whole, "2006/", 5) == 0) {
			*subject = subjects[i];
			return whole + 5;
		}
	}
	return 0;
}

static void translate(jk_buffer *out, const char *text, int to_strict)
{
	const char *done = text, *subject = NULL;
	for (const char *at = text; (at = strstr(at, "http://")) != NULL;) {
		size_t length = to_strict ? transitional_address(at, &subject) : strict_address(at, &subject);
		if (!length) {
			at += 7;
			continue;
		}
		jk_buffer_add(out, done, (size_t)(at - done));
		jk_buffer_format(out, "%s%s%s", to_strict ? strict : transitional, subject, to_strict ? "" : "2006/");
		done = at += length;
	}
	jk_buffer_string(out, done);
}

static jk_result parse(jk_xml **out, jk_wml *d, const jk_output *output, const char *part, const jk_buffer *bytes)
{
	jk_origin where = {.file = jk_package_path(jk_output_base(output)), .part = part};
	jk_result result = jk_xml_parse(out, jk_buffer_text(bytes), bytes->length, &where, d->r->diagnostics);
	if (result == JK_OK)
		result = jk_xml_set_prefix(*out, jk_node_namespace(jk_xml_root(*out)), "w");
	if (result != JK_OK) {
		jk_xml_free(*out);
		*out = NULL;
	}
	return result;
}

jk_xml *jk_wml_read(jk_wml *d, const jk_output *output, const char *part)
{
	jk_buffer bytes, other;
	jk_xml *xml = NULL;
	if (!jk_redline_fine(d->r))
		return NULL;
	jk_buffer_init(&bytes, 0);
	jk_buffer_init(&other, 0);
	if (jk_redline_check(d->r, jk_output_part(&bytes, output, part, d->r->diagnostics))) {
		int is_old = output == d->old_side.output, foreign = strstr(jk_buffer_text(&bytes), d->strict ? transitional : strict) != NULL;
		if (is_old && foreign)
			translate(&other, jk_buffer_text(&bytes), d->strict);
		if (jk_redline_check(d->r, jk_buffer_result(&other)))
			jk_redline_check(d->r, parse(&xml, d, output, part, is_old && foreign ? &other : &bytes));
	}
	jk_buffer_dispose(&other);
	jk_buffer_dispose(&bytes);
	return xml;
}
