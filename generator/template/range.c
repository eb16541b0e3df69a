/* The paragraph of a lone tag goes, and with it an end of a bookmark that reaches further would: ends without their other ends are kept. */
#include <string.h>
#include "base/text.h"
#include "template/compile.h"

static const struct {
	const char *begin, *end, *key;
} ranges[] = {
	{"bookmarkStart", "bookmarkEnd", "id"},
	{"permStart", "permEnd", "id"},
	{"bookmark-start", "bookmark-end", "name"},
	{"reference-mark-start", "reference-mark-end", "name"},
};

/* The other end's name; NULL when the node is no end. */
static const char *other_end(const jk_node *node, const char **key)
{
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
		*key = ranges[i].key;
		if (jk_node_is(node, ranges[i].begin))
			return ranges[i].end;
		if (jk_node_is(node, ranges[i].end))
			return ranges[i].begin;
	}
	return NULL;
}

static int holds(const jk_node *node, const char *name, const char *key, const char *value)
{
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		if ((jk_node_is(child, name) && jk_text_equal(jk_node_attribute_local(child, key), value)) || holds(child, name, key, value))
			return 1;
	return 0;
}

static jk_node *paragraph_below(const jk_compiling *c, jk_node *node)
{
	jk_node *found = NULL;
	if (jk_is_paragraph(c->dialect, node))
		return node;
	for (jk_node *child = jk_node_first_element(node); child && !found; child = jk_node_next_element(child))
		found = paragraph_below(c, child);
	return found;
}

/* WordprocessingML lets ends stand between paragraphs; ODF wants them inside one, so the next one takes it. */
static void keep(jk_compiling *c, jk_node *end, jk_node *holder)
{
	if (c->dialect->text) {
		jk_node_move_before(end, holder);
		return;
	}
	for (jk_node *next = jk_node_next(holder); next; next = jk_node_next(next)) {
		jk_node *paragraph = jk_node_is_element(next) ? paragraph_below(c, next) : NULL;
		if (!paragraph)
			continue;
		if (jk_node_first(paragraph))
			jk_node_move_before(end, jk_node_first(paragraph));
		return;
	}
}

static void look(jk_compiling *c, jk_node *node, jk_node *holder)
{
	for (jk_node *child = jk_node_first_element(node), *next; child; child = next) {
		const char *key, *other = other_end(child, &key);
		next = jk_node_next_element(child);
		if (other && !holds(holder, other, key, jk_node_attribute_local(child, key)))
			keep(c, child, holder);
		else
			look(c, child, holder);
	}
}

void jk_keep_ranges(jk_compiling *c, jk_node *holder) { look(c, holder, holder); }
