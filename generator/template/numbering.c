#include "template/numbering.h"
#include <stdlib.h>
#include "base/text.h"

const char *jk_numbering_value(const jk_node *node, const char *child)
{
	const jk_node *found = node ? jk_node_child(node, child) : NULL;
	return found ? jk_node_attribute_local(found, "val") : NULL;
}

static unsigned attribute_number(const jk_node *node, const char *name, unsigned otherwise)
{
	enum { MOST = 1000000000 };
	const char *text = jk_node_attribute_local(node, name);
	unsigned long number = text ? strtoul(text, NULL, 10) : otherwise;
	return number > MOST ? MOST : (unsigned)number;
}

static jk_result index_numbers(jk_numbering *n, jk_arena *arena)
{
	const jk_node *root = jk_xml_root(n->xml);
	jk_result result = jk_style_index_add(&n->index, arena, root, "numId");
	if (result == JK_OK)
		result = jk_style_index_add(&n->index, arena, root, "abstractNumId");
	for (const jk_node *num = jk_node_first_element(root); num; num = jk_node_next_element(num)) {
		unsigned number = jk_node_is(num, "num") ? attribute_number(num, "numId", 0) : 0;
		n->most = number > n->most ? number : n->most;
	}
	return result;
}

static jk_result read_part(jk_numbering *n, jk_compiling *c)
{
	jk_buffer bytes;
	if (!jk_package_has(c->compiled->package, JK_NUMBERING_PART))
		return JK_OK;
	jk_buffer_init(&bytes, 0);
	jk_origin where = {.file = jk_package_path(c->compiled->package), .part = JK_NUMBERING_PART};
	jk_result result = jk_package_part(&bytes, c->compiled->package, JK_NUMBERING_PART, c->diagnostics);
	if (result == JK_OK)
		result = jk_xml_parse(&n->xml, jk_buffer_text(&bytes), bytes.length, &where, c->diagnostics);
	jk_buffer_dispose(&bytes);
	return result == JK_OK ? index_numbers(n, c->arena) : result;
}

jk_numbering *jk_numbering_of(jk_compiling *c)
{
	if (c->compiled->numbering)
		return c->compiled->numbering;
	jk_numbering *n = jk_arena_allocate(c->arena, sizeof *n);
	jk_result result = n ? read_part(n, c) : JK_NO_MEMORY;
	c->compiled->numbering = n;
	c->no_memory |= result == JK_NO_MEMORY;
	c->failed |= result == JK_FAILED;
	return result == JK_OK ? n : NULL;
}

void jk_numbering_free(jk_numbering *numbering)
{
	if (numbering)
		jk_xml_free(numbering->xml);
}

jk_numbering_note *jk_numbering_note_of(jk_compiling *c, jk_numbering *n, jk_node *node)
{
	unsigned known = jk_node_number(node);
	if (known)
		return n->notes.items[known - 1];
	jk_numbering_note *note = jk_arena_allocate(c->arena, sizeof *note);
	if (!note || jk_list_add(&n->notes, c->arena, note) != JK_OK) {
		c->no_memory = 1;
		return NULL;
	}
	note->index = n->notes.count - 1;
	jk_node_set_number(node, (unsigned)n->notes.count);
	return note;
}

jk_node *jk_numbering_num(jk_numbering *n, const char *number) { return jk_style_find(&n->index, "num", "", number); }

/* The one that defines the numbering style of that name. */
static jk_node *linked(const jk_numbering *n, const char *style)
{
	jk_node *abstract = jk_node_first_element(jk_xml_root(n->xml));
	while (abstract && !(jk_node_is(abstract, "abstractNum") && jk_text_equal(jk_numbering_value(abstract, "styleLink"), style)))
		abstract = jk_node_next_element(abstract);
	return abstract;
}

jk_node *jk_numbering_abstract(jk_numbering *n, const jk_node *num)
{
	jk_node *abstract = jk_style_find(&n->index, "abstractNum", "", jk_numbering_value(num, "abstractNumId"));
	const char *style = jk_numbering_value(abstract, "numStyleLink");
	jk_node *meant = style ? linked(n, style) : NULL;
	return meant ? meant : abstract;
}

static const jk_node *child_of_level(const jk_node *parent, const char *name, unsigned level)
{
	const jk_node *child = parent ? jk_node_first_element(parent) : NULL;
	while (child && !(jk_node_is(child, name) && attribute_number(child, "ilvl", 0) == level))
		child = jk_node_next_element(child);
	return child;
}

const jk_node *jk_numbering_override(const jk_node *num, unsigned level) { return child_of_level(num, "lvlOverride", level); }

int jk_numbering_changes_levels(const jk_node *num)
{
	int found = 0;
	for (const jk_node *child = jk_node_first_element(num); child && !found; child = jk_node_next_element(child))
		found = jk_node_is(child, "lvlOverride") && jk_node_child(child, "lvl");
	return found;
}

const jk_node *jk_numbering_level(jk_numbering *n, const jk_node *num, unsigned level)
{
	const jk_node *override = jk_numbering_override(num, level);
	const jk_node *own = override ? jk_node_child(override, "lvl") : NULL;
	return own ? own : child_of_level(jk_numbering_abstract(n, num), "lvl", level);
}

unsigned jk_numbering_start(jk_numbering *n, const jk_node *num, unsigned level)
{
	const jk_node *override = jk_numbering_override(num, level);
	const jk_node *start = override ? jk_node_child(override, "startOverride") : NULL;
	const jk_node *definition = jk_numbering_level(n, num, level);
	if (!definition)
		return 1;
	if (!start)
		start = jk_node_child(definition, "start");
	return start ? attribute_number(start, "val", 0) : 0;
}
