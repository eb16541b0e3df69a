#include "odt_settle.h"
#include <string.h>
#include "base/index.h"
#include "base/text.h"

static const char text_uri[] = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

typedef struct {
	jk_arena *arena;
	jk_index regions;  /* changed-region by id */
	int reject;
	const char *author; /* only whose changes are rejected; NULL: all */
	unsigned inside;   /* insertions that are being rejected */
	jk_buffer line, out;
} settling;

static int is(const jk_node *node, const char *name) { return jk_node_is(node, name) && strcmp(jk_node_namespace(node), text_uri) == 0; }

static void end_line(settling *s)
{
	jk_buffer_string(&s->out, jk_buffer_text(&s->line));
	jk_buffer_char(&s->out, '\n');
	jk_buffer_clear(&s->line);
}

static void edge(settling *s)
{
	if (s->line.length && !s->inside)
		end_line(s);
}

static void blocks(settling *s, const jk_node *parent);

static int is_rejected(const settling *s, const jk_node *region)
{
	const jk_node *change = jk_node_first_element(region), *info = change ? jk_node_child(change, "change-info") : NULL;
	const jk_node *creator = info ? jk_node_child(info, "creator") : NULL;
	const char *author = creator ? jk_node_content(creator, s->arena) : NULL;
	return s->reject && (!s->author || (author && strcmp(author, s->author) == 0));
}

/* What a deletion took out, without the end of its last paragraph. */
static void put_back(settling *s, const jk_node *region)
{
	const jk_node *deletion = jk_node_child(region, "deletion");
	size_t before = s->out.length;
	if (!deletion || !is_rejected(s, region) || s->inside)
		return;
	blocks(s, deletion);
	if (s->out.length == before)
		return;
	/* The last line goes on. */
	jk_buffer_cut(&s->out, s->out.length - 1);
	size_t start = s->out.length;
	while (start > before && s->out.bytes[start - 1] != '\n')
		start--;
	jk_buffer_clear(&s->line);
	jk_buffer_string(&s->line, s->out.bytes + start);
	jk_buffer_cut(&s->out, start);
}

static int mark(settling *s, const jk_node *node)
{
	const char *id = jk_node_attribute_local(node, "change-id");
	const jk_node *region = id ? jk_index_find(&s->regions, id, "") : NULL;
	if (!is(node, "change") && !is(node, "change-start") && !is(node, "change-end"))
		return 0;
	ck_assert_msg(region != NULL, "a mark without a region");
	if (is(node, "change"))
		put_back(s, region);
	else if (is_rejected(s, region) && jk_node_child(region, "insertion"))
		s->inside += is(node, "change-start") ? 1u : (unsigned)-1;
	return 1;
}

static void text_of(settling *s, const jk_node *parent)
{
	for (const jk_node *n = jk_node_first(parent); n; n = jk_node_next(n)) {
		const char *text = jk_node_text(n);
		if (text && !s->inside)
			jk_buffer_string(&s->line, text);
		if (text || !jk_node_is_element(n) || mark(s, n) || jk_node_is(n, "annotation"))
			continue;
		if (is(n, "s") && !s->inside)
			for (size_t i = jk_node_attribute_local(n, "c") ? (size_t)(jk_node_attribute_local(n, "c")[0] - '0') : 1; i > 0; i--)
				jk_buffer_char(&s->line, ' ');
		else if (is(n, "tab") && !s->inside)
			jk_buffer_char(&s->line, '\t');
		else
			text_of(s, n);
	}
}

static void blocks(settling *s, const jk_node *parent)
{
	for (const jk_node *n = jk_node_first_element(parent); n; n = jk_node_next_element(n)) {
		if (is(n, "p") || is(n, "h")) {
			text_of(s, n);
			if (!s->inside)
				end_line(s);
		} else if (jk_node_is(n, "table-cell")) {
			blocks(s, n);
			edge(s);
		} else if (jk_node_is(n, "table")) {
			edge(s);
			blocks(s, n);
		} else if (!mark(s, n) && !is(n, "tracked-changes") && !jk_node_is(n, "change-info"))
			blocks(s, n);
	}
}

static void read_regions(settling *s, const jk_node *text)
{
	const jk_node *tracked = jk_node_child(text, "tracked-changes");
	for (const jk_node *n = tracked ? jk_node_first_element(tracked) : NULL; n; n = jk_node_next_element(n))
		ck_assert_int_eq(jk_index_add(&s->regions, s->arena, jk_node_attribute_local(n, "id"), "", n), JK_OK);
}

static const char *settle(const char *content, int reject, const char *author)
{
	settling s = {.reject = reject, .author = author};
	jk_xml *xml;
	ck_assert_int_eq(jk_xml_parse(&xml, content, strlen(content), NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_arena_new(&s.arena), JK_OK);
	jk_buffer_init(&s.line, 0);
	jk_buffer_init(&s.out, 0);
	const jk_node *text = jk_node_child(jk_node_child(jk_xml_root(xml), "body"), "text");
	read_regions(&s, text);
	blocks(&s, text);
	ck_assert_uint_eq(s.inside, 0);
	const char *result = jk_mini_format("%s%s", jk_buffer_text(&s.out), jk_buffer_text(&s.line));
	jk_buffer_dispose(&s.line);
	jk_buffer_dispose(&s.out);
	jk_arena_free(s.arena);
	jk_xml_free(xml);
	return result;
}

const char *jk_test_odt_settle(const char *content, int reject) { return settle(content, reject, NULL); }
const char *jk_test_odt_settle_of(const char *content, const char *author) { return settle(content, 1, author); }

const char *jk_test_odt_content(const char *styles, const char *body)
{
	return jk_mini_format("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
			      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
			      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
			      "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
			      "office:version=\"1.3\"><office:automatic-styles>%s</office:automatic-styles><office:body><office:text>%s</office:text>"
			      "</office:body></office:document-content>", styles, body);
}
