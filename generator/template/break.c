/* A value of several lines: each line is a paragraph like the one the tag stands in, as if somebody had pressed Enter. */
#include <string.h>
#include "base/text.h"
#include "template/compile.h"

typedef struct {
	jk_compiling *c;
	jk_buffer close, open; /* ends of what encloses the mark, innermost first; and their beginnings, outermost first */
	int possible;
} breaking;

/* What may be ended and begun again around text. */
static int can_split(const jk_compiling *c, const jk_node *node)
{
	static const char *const docx[] = {"t", "r", "hyperlink", "ins", "moveTo", "smartTag", "customXml", NULL};
	static const char *const odt[] = {"span", "a", NULL};
	for (const char *const *name = c->dialect->text ? docx : odt; *name; name++)
		if (jk_node_is(node, *name))
			return 1;
	return 0;
}

static int holds_section(const jk_node *properties) { return properties && jk_node_child(properties, "sectPr") != NULL; }

/* The complex fields open where the node stands: one cannot reach over paragraphs here. */
static int in_field(const jk_node *paragraph, const jk_node *mark)
{
	int open = 0;
	for (const jk_node *n = mark; n != paragraph; n = jk_node_parent(n))
		for (const jk_node *before = jk_node_previous(n); before; before = jk_node_previous(before))
			for (const jk_node *child = jk_node_is(before, "r") ? jk_node_first_element(before) : NULL; child; child = jk_node_next_element(child)) {
				const char *type = jk_node_is(child, "fldChar") ? jk_node_attribute_local(child, "fldCharType") : NULL;
				open += jk_text_equal(type, "begin") - jk_text_equal(type, "end");
			}
	return open > 0;
}

static void put_end(jk_buffer *out, const jk_node *node)
{
	jk_buffer_string(out, "</");
	jk_xml_put_name(out, node);
	jk_buffer_char(out, '>');
}

static void begin_docx(breaking *b, const jk_node *node)
{
	const char *kind = jk_node_name(node);
	if (strcmp(kind, "p") == 0 || strcmp(kind, "r") == 0) { /* without the ids that Word gives every paragraph and run */
		jk_buffer_format(&b->open, "<w:%s>", kind);
		const jk_node *properties = jk_node_first_element(node);
		if (properties && (jk_node_is(properties, "rPr") || jk_node_is(properties, "pPr")))
			jk_xml_put_node(&b->open, properties);
	} else if (strcmp(kind, "t") == 0)
		jk_buffer_string(&b->open, "<w:t xml:space=\"preserve\">");
	else
		jk_xml_put_like(&b->open, node);
}

/* From the paragraph (or list item) down to the mark. */
static void begin_all(breaking *b, const jk_node *outer, const jk_node *mark)
{
	const jk_node *parent = jk_node_parent(mark);
	if (parent != outer)
		begin_all(b, outer, parent);
	if (b->c->dialect->text)
		begin_docx(b, parent);
	else
		jk_xml_put_like(&b->open, parent);
}

/* An item of a list that holds only this paragraph is split with it, as Enter does. */
static const jk_node *outermost(const jk_node *paragraph)
{
	const jk_node *item = jk_node_parent(paragraph);
	int only = item && jk_node_is(item, "list-item") && jk_node_first_element(item) == paragraph && !jk_node_next_element(paragraph);
	return only ? item : paragraph;
}

static void look(breaking *b, const jk_node *mark)
{
	const jk_node *node = jk_node_parent(mark);
	for (; node && !jk_is_paragraph(b->c->dialect, node); node = jk_node_parent(node)) {
		if (!can_split(b->c, node))
			return;
		put_end(&b->close, node);
	}
	if (!node || (b->c->dialect->text && (in_field(node, mark) || holds_section(jk_node_child(node, "pPr")))))
		return;
	const jk_node *outer = outermost(node);
	put_end(&b->close, node);
	if (outer != node)
		put_end(&b->close, outer);
	begin_all(b, outer, mark);
	b->possible = 1;
}

const char *jk_paragraph_break(jk_compiling *c, const jk_node *mark)
{
	breaking b = {.c = c};
	const char *text = NULL;
	if (c->dialect->text && !jk_node_is(jk_node_parent(mark), c->dialect->text))
		return NULL;
	jk_buffer_init(&b.close, 0);
	jk_buffer_init(&b.open, 0);
	look(&b, mark);
	if (b.possible) {
		text = jk_arena_format(c->arena, "%s%s", jk_buffer_text(&b.close), jk_buffer_text(&b.open));
		c->no_memory |= !text || b.close.failed || b.open.failed;
	}
	jk_buffer_dispose(&b.close);
	jk_buffer_dispose(&b.open);
	return text;
}
