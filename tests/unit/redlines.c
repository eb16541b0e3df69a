#include "redlines.h"
#include <stdio.h>
#include "base/text.h"
#include "suite.h"
#include "package/package.h"

static const char head[] = "<w:document xmlns:w=\"" JK_PACK_W "\" xmlns:r=\"" JK_PACK_R "\" xmlns:m=\"http://schemas.openxmlformats.org/"
			   "officeDocument/2006/math\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><w:body>";

static jk_buffer last;          /* the package made last */
static jk_buffer last_part;
static jk_diagnostics *said;

static jk_diagnostics *collector(void)
{
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	return d;
}

char *jk_redlines_pack(size_t *length, const char *body, const jk_pack_part *more)
{
	jk_pack_part parts[16] = {{"[Content_Types].xml", JK_PACK_TYPES, 0}, {"_rels/.rels", JK_PACK_RELS, 0}};
	size_t count = 2;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_format(&text, "%s%s<w:sectPr/></w:body></w:document>", head, body);
	parts[count++] = (jk_pack_part){"word/document.xml", jk_buffer_text(&text), 0};
	for (; more && more->name; more++)
		parts[count++] = *more;
	char *bytes = jk_pack(length, parts);
	jk_buffer_dispose(&text);
	return bytes;
}

/* --- a reader of its own --- */

typedef struct {
	jk_buffer text;     /* lines that are whole */
	jk_buffer pending;  /* text of paragraphs whose mark is gone */
	int accept;
	const char *author; /* whose changes are settled so; NULL: all */
	const char *notes;  /* part of footnotes, or NULL */
	jk_xml *notes_xml;
} settling;

static int is(const jk_node *n, const char *name) { return n && jk_node_is_element(n) && jk_node_is(n, name); }
static int is_gone(const settling *s, const jk_node *n)
{
	const char *author = jk_node_is_element(n) ? jk_node_attribute_local(n, "author") : NULL;
	int accept = !s->author || (author && strncmp(author, s->author, strlen(s->author)) == 0) ? s->accept : 1;
	return accept ? is(n, "del") || is(n, "moveFrom") : is(n, "ins") || is(n, "moveTo");
}

static int holds_gone(const settling *s, const jk_node *properties)
{
	for (const jk_node *n = properties ? jk_node_first_element(properties) : NULL; n; n = jk_node_next_element(n))
		if (is_gone(s, n))
			return 1;
	return 0;
}

static void flush(settling *s)
{
	if (s->pending.length)
		jk_buffer_format(&s->text, "%s\n", jk_buffer_text(&s->pending));
	jk_buffer_clear(&s->pending);
}

static void read_blocks(settling *s, const jk_node *parent);

static void read_note(settling *s, const jk_node *reference)
{
	const char *id = jk_node_attribute_local(reference, "id");
	const jk_node *n = s->notes_xml ? jk_node_first_element(jk_xml_root(s->notes_xml)) : NULL;
	while (n && !jk_text_equal(jk_node_attribute_local(n, "id"), id))
		n = jk_node_next_element(n);
	ck_assert_msg(n != NULL, "note %s is not there", id);
	settling inner = {.accept = s->accept, .author = s->author};
	jk_buffer_init(&inner.text, 0);
	jk_buffer_init(&inner.pending, 0);
	read_blocks(&inner, n);
	flush(&inner);
	jk_buffer_format(&s->pending, "[%s]", jk_buffer_text(&inner.text));
	jk_buffer_dispose(&inner.text);
	jk_buffer_dispose(&inner.pending);
}

static void read_inline(settling *s, const jk_node *parent)
{
	for (const jk_node *n = jk_node_first(parent); n; n = jk_node_next(n)) {
		if (!jk_node_is_element(n) || is_gone(s, n) || is(n, "pPr") || is(n, "rPr") || is(n, "instrText") || is(n, "delInstrText"))
			continue;
		if (is(n, "t") || is(n, "delText"))
			for (const jk_node *t = jk_node_first(n); t; t = jk_node_next(t))
				jk_buffer_string(&s->pending, jk_node_text(t) ? jk_node_text(t) : "");
		else if (is(n, "tab") || is(n, "br"))
			jk_buffer_char(&s->pending, '\t');
		else if (is(n, "footnoteReference"))
			read_note(s, n);
		else if (is(n, "drawing"))
			jk_buffer_string(&s->pending, "<drawing>");
		else
			read_inline(s, n);
	}
}

static void read_table(settling *s, const jk_node *table)
{
	flush(s);
	for (const jk_node *row = jk_node_first_element(table); row; row = jk_node_next_element(row)) {
		if (!is(row, "tr") || holds_gone(s, jk_node_child(row, "trPr")))
			continue;
		for (const jk_node *cell = jk_node_first_element(row); cell; cell = jk_node_next_element(cell))
			if (is(cell, "tc")) {
				read_blocks(s, cell);
				flush(s);
				jk_buffer_string(&s->text, "|");
			}
		jk_buffer_string(&s->text, "\n");
	}
}

static void read_blocks(settling *s, const jk_node *parent)
{
	for (const jk_node *n = jk_node_first_element(parent); n; n = jk_node_next_element(n)) {
		if (is(n, "tbl"))
			read_table(s, n);
		else if (is(n, "sdt") || is(n, "sdtContent"))
			read_blocks(s, n);
		else if (is(n, "p")) {
			const jk_node *properties = jk_node_child(n, "pPr");
			read_inline(s, n);
			if (properties && holds_gone(s, jk_node_child(properties, "rPr")))
				continue;
			/* An empty paragraph counts: a redline must not leave one behind. */
			jk_buffer_format(&s->text, "%s\n", jk_buffer_text(&s->pending));
			jk_buffer_clear(&s->pending);
		}
	}
}

/* --- rules of the mark-up --- */

static int is_change(const jk_node *n) { return is(n, "ins") || is(n, "del") || is(n, "moveFrom") || is(n, "moveTo"); }

static void check_node(const jk_node *n, int inside, int deleted)
{
	if (is(n, "t") && strcmp(jk_node_namespace(n), JK_PACK_W) == 0)
		ck_assert_msg(!deleted, "w:t in w:del");
	if (is(n, "delText"))
		ck_assert_msg(deleted, "w:delText outside w:del");
	if (is_change(n) && !is(jk_node_parent(n), "rPr") && !is(jk_node_parent(n), "trPr")) {
		ck_assert_msg(!inside, "a change in a change");
		inside = 1;
		deleted = is(n, "del");
		ck_assert_ptr_nonnull(jk_node_attribute_local(n, "author"));
	}
	if (is(n, "tc"))
		ck_assert_msg(jk_node_first_element(n) != NULL, "a cell without paragraph");
	for (const jk_node *c = jk_node_first_element(n); c; c = jk_node_next_element(c))
		check_node(c, inside, deleted);
}

/* --- all of it --- */

static jk_xml *tree(const char *bytes, size_t length, const char *part)
{
	jk_diagnostics *d = collector();
	jk_package *package;
	jk_buffer copy, text;
	jk_xml *xml = NULL;
	jk_buffer_init(&copy, 0);
	jk_buffer_init(&text, 0);
	jk_buffer_add(&copy, bytes, length);
	ck_assert_int_eq(jk_package_from_bytes(&package, "test.docx", &copy, d), JK_OK);
	if (jk_package_has(package, part)) {
		ck_assert_int_eq(jk_package_part(&text, package, part, d), JK_OK);
		ck_assert_int_eq(jk_xml_parse(&xml, jk_buffer_text(&text), text.length, NULL, d), JK_OK);
	}
	jk_buffer_dispose(&text);
	jk_package_free(package);
	jk_diagnostics_free(d);
	return xml;
}

char *jk_redlines_settle(const char *bytes, size_t length, int accept, const char *author)
{
	settling s = {.accept = accept, .author = author};
	jk_xml *xml = tree(bytes, length, "word/document.xml");
	s.notes_xml = tree(bytes, length, "word/footnotes.xml");
	jk_buffer_init(&s.text, 0);
	jk_buffer_init(&s.pending, 0);
	read_blocks(&s, jk_node_child(jk_xml_root(xml), "body"));
	flush(&s);
	jk_xml_free(xml);
	jk_xml_free(s.notes_xml);
	jk_buffer_dispose(&s.pending);
	char *text;
	ck_assert_int_eq(jk_text_take(&text, &s.text), JK_OK);
	return text;
}

static void check_text(const char *wanted_bytes, size_t wanted_length, int accept)
{
	char *wanted = jk_redlines_settle(wanted_bytes, wanted_length, 1, NULL), *got = jk_redlines_settle(last.bytes, last.length, accept, NULL);
	ck_assert_str_eq(got, wanted);
	jk_text_free(wanted);
	jk_text_free(got);
}

void jk_redlines_check(const char *bytes, size_t length)
{
	jk_xml *xml = tree(bytes, length, "word/document.xml");
	check_node(jk_xml_root(xml), 0, 0);
	jk_xml_free(xml);
}

const char *jk_redlines_make(size_t *length, const char *old_body, const char *new_body, const jk_pack_part *old_more, const jk_pack_part *new_more,
			     const jk_redline_options *options, jk_redline_counts *counts)
{
	size_t old_length, new_length;
	char *old_bytes = jk_redlines_pack(&old_length, old_body, old_more), *new_bytes = jk_redlines_pack(&new_length, new_body, new_more), *out;
	jk_diagnostics_free(said);
	said = collector();
	jk_result result = jk_redline_make(&out, length, old_bytes, old_length, "old.docx", new_bytes, new_length, "new.docx", options, counts, said);
	ck_assert_msg(result == JK_OK, "%s", jk_redlines_said() ? jk_redlines_said() : "failed");
	jk_buffer_dispose(&last);
	jk_buffer_add(&last, out, *length);
	jk_text_free(out);
	jk_redlines_check(last.bytes, last.length);
	check_text(new_bytes, new_length, 1);
	check_text(old_bytes, old_length, 0);
	free(old_bytes);
	free(new_bytes);
	return last.bytes;
}

const char *jk_redlines_document(const char *old_body, const char *new_body)
{
	size_t length;
	jk_redlines_make(&length, old_body, new_body, NULL, NULL, NULL, NULL);
	return jk_redlines_part("word/document.xml");
}

const char *jk_redlines_part_of(const char *bytes, size_t length, const char *name)
{
	jk_xml *xml = tree(bytes, length, name);
	jk_buffer_dispose(&last_part);
	if (!xml)
		return NULL;
	jk_xml_put_document(&last_part, xml);
	jk_xml_free(xml);
	return jk_buffer_text(&last_part);
}

const char *jk_redlines_part(const char *name) { return jk_redlines_part_of(last.bytes, last.length, name); }

size_t jk_redlines_count(const char *text, const char *needle)
{
	size_t count = 0;
	for (; (text = strstr(text, needle)) != NULL; text += strlen(needle))
		count++;
	return count;
}

const char *jk_redlines_said(void)
{
	return said && jk_diagnostics_count(said) ? jk_diagnostic_kind_of(jk_diagnostics_at(said, 0)->code)->id : NULL;
}
