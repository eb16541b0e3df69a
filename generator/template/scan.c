/* Finding tags: a tag may be split over any number of runs, so the text of a paragraph is looked at as a whole. */
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "template/compile.h"

/* The text nodes of one paragraph, and their text in a row. */
typedef struct {
	jk_list nodes;
	jk_buffer text;
} paragraph_text;

int jk_is_paragraph(const jk_dialect *dialect, const jk_node *node)
{
	if (!jk_node_is_element(node))
		return 0;
	for (const char *const *name = dialect->paragraphs; *name; name++)
		if (strcmp(jk_node_name(node), *name) == 0)
			return 1;
	return 0;
}

static int holds_text(const jk_dialect *dialect, const jk_node *parent)
{
	return !dialect->text || jk_node_is(parent, dialect->text) || jk_node_is(parent, dialect->instruction);
}

static void collect(jk_compiling *c, paragraph_text *p, const jk_node *node, int plain)
{
	for (jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		const char *text = jk_node_text(child);
		if (text && (plain || holds_text(c->dialect, node))) {
			jk_buffer_string(&p->text, text);
			c->no_memory |= jk_list_add(&p->nodes, c->arena, child) != JK_OK;
		} else if (jk_node_is_element(child) && !jk_is_paragraph(c->dialect, child))
			collect(c, p, child, plain);
	}
}

/* Braces may be typed full-width: the meaning is certain. Returns the bytes of the pair at `at`, 0 when there is none. */
static size_t brace_pair(const char *at, char half, const char *full)
{
	size_t wide = strlen(full);
	if (at[0] == half && at[1] == half)
		return 2;
	return strncmp(at, full, wide) == 0 && strncmp(at + wide, full, wide) == 0 ? 2 * wide : 0;
}

static const char *find_pair(const char *at, char half, const char *full, size_t *length)
{
	for (; *at; at++)
		if ((*length = brace_pair(at, half, full)) != 0)
			return at;
	return NULL;
}

/* Cuts text[start, end) out of the nodes; the node in which it began is returned split there: what was before stays in it. */
static jk_node *cut(jk_compiling *c, const paragraph_text *p, size_t start, size_t end, const char **rest)
{
	size_t offset = 0;
	jk_node *first = NULL;
	*rest = "";
	for (size_t i = 0; i < p->nodes.count; i++) {
		jk_node *node = p->nodes.items[i];
		const char *text = jk_node_text(node);
		size_t length = strlen(text ? text : ""), from = offset, to = offset + length;
		offset = to;
		if (to <= start || from >= end)
			continue;
		size_t head = start > from ? start - from : 0, tail = end < to ? end - from : length;
		const char *before = jk_arena_text(c->arena, text, head), *after = jk_arena_string(c->arena, text + tail);
		if (!before || !after) {
			c->no_memory = 1;
			return NULL;
		}
		if (!first) {
			first = node;
			*rest = after;
			c->no_memory |= jk_node_set_text(node, before) != JK_OK;
		} else
			c->no_memory |= jk_node_set_text(node, after) != JK_OK;
	}
	return first;
}

/* Puts the mark behind the text before the tag, and the text after the tag behind the mark. */
static void put_mark(jk_compiling *c, jk_tag *tag, jk_node *before, const char *rest)
{
	char index[24];
	snprintf(index, sizeof index, "%zu", c->tags.count - 1);
	tag->mark = jk_node_mark_after(before, JK_TAG_MARK, index);
	c->no_memory |= !tag->mark || (*rest && !jk_node_text_after(tag->mark, rest));
}

static const char *quote_of(jk_compiling *c, const char *text)
{
	size_t characters = 0;
	const char *at = text;
	while (*at && characters++ < 60)
		(void)jk_text_next(&at);
	const char *quote = jk_arena_format(c->arena, "%.*s%s", (int)(at - text), text, *at ? "…" : "");
	c->no_memory |= !quote;
	return quote;
}

/* Takes the first tag that is left in the paragraph; returns 0 when there is none. */
static int take_tag(jk_compiling *c, jk_node *node, int plain, const char *quote)
{
	paragraph_text p = {.nodes = {0}};
	jk_buffer_init(&p.text, 0);
	collect(c, &p, node, plain);
	c->no_memory |= p.text.failed;
	size_t open_length, close_length = 0;
	const char *text = jk_buffer_text(&p.text);
	const char *open = find_pair(text, '{', "｛", &open_length);
	const char *close = open ? find_pair(open + open_length, '}', "｝", &close_length) : NULL;
	jk_origin where = {.file = jk_package_path(c->compiled->package), .part = c->part, .paragraph = c->paragraphs, .quote = quote};
	jk_tag *tag = NULL;
	if (open && !close)
		jk_compile_fault(c, JK_DIAG_TAG_OPEN, &where, open, "");
	else if (open) {
		const char *body = open + open_length, *rest;
		tag = jk_read_tag(c, body, (size_t)(close - body), &where);
		jk_node *before = tag ? cut(c, &p, (size_t)(open - text), (size_t)(close - text) + close_length, &rest) : NULL;
		if (before) {
			tag->paragraph = node;
			put_mark(c, tag, before, rest);
		}
	}
	jk_buffer_dispose(&p.text);
	return tag && tag->mark;
}

/* Where Word drops spaces at the ends of a text, cutting a tag out of it must not bring inner ones there. */
static void keep_spaces(jk_compiling *c, const paragraph_text *p)
{
	static const char uri[] = "http://www.w3.org/XML/1998/namespace", spaces[] = " \t\n";
	for (size_t i = 0; i < p->nodes.count; i++) {
		const jk_node *node = p->nodes.items[i];
		jk_node *holder = jk_node_parent(node);
		const char *text = jk_node_text(node);
		if (!jk_node_is(holder, c->dialect->text) || jk_node_attribute_ns(holder, uri, "space") || !text[strcspn(text, spaces)])
			continue;
		int outer = strchr(spaces, text[0]) || strchr(spaces, text[strlen(text) - 1]);
		c->no_memory |= !outer && jk_node_set_ns(holder, uri, "space", "preserve") != JK_OK;
	}
}

static void scan_paragraph(jk_compiling *c, jk_node *node, int plain)
{
	paragraph_text p = {.nodes = {0}};
	c->paragraphs++;
	jk_buffer_init(&p.text, 0);
	collect(c, &p, node, plain);
	c->no_memory |= p.text.failed;
	size_t length;
	if (find_pair(jk_buffer_text(&p.text), '{', "｛", &length)) {
		if (c->dialect->text && !plain)
			keep_spaces(c, &p);
		const char *quote = quote_of(c, jk_buffer_text(&p.text));
		while (take_tag(c, node, plain, quote) && !c->no_memory)
			;
	}
	jk_buffer_dispose(&p.text);
}

static int has_element(const jk_node *node) { return jk_node_first_element(node) != NULL; }

static void scan(jk_compiling *c, jk_node *node, int plain)
{
	if (plain ? !has_element(node) : jk_is_paragraph(c->dialect, node))
		scan_paragraph(c, node, plain);
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		scan(c, child, plain);
}

void jk_scan_tags(jk_compiling *c)
{
	scan(c, jk_xml_root(c->xml), c->dialect->is_plain(c->part));
}
