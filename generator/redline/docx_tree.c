/* Small pieces of a tree of WordprocessingML. */
#include <string.h>
#include "redline/docx.h"

jk_node *jk_wml_add(jk_wml *d, jk_node *parent, const char *name)
{
	if (!parent || !jk_redline_fine(d->r))
		return NULL;
	return jk_redline_need(d->r, jk_node_add_ns(parent, d->uri, name));
}

void jk_wml_set(jk_wml *d, jk_node *node, const char *attribute, const char *value)
{
	if (node && jk_redline_string(d->r, value))
		jk_redline_check(d->r, jk_node_set_ns(node, d->uri, attribute, value));
}

jk_node *jk_wml_need_first(jk_wml *d, jk_node *parent, const char *name)
{
	jk_node *child = jk_wml_child(parent, name);
	if (child || !parent)
		return child;
	child = jk_wml_add(d, parent, name);
	if (child)
		jk_node_move_first(child, parent);
	return child;
}

void jk_wml_keep_space(jk_wml *d, jk_node *text)
{
	if (text)
		jk_redline_check(d->r, jk_node_set_ns(text, "http://www.w3.org/XML/1998/namespace", "space", "preserve"));
}

jk_node *jk_wml_import(jk_wml *d, jk_node *parent, const jk_node *source)
{
	return parent && jk_redline_fine(d->r) ? jk_redline_need(d->r, jk_node_import(parent, source)) : NULL;
}

const char *jk_wml_next_id(jk_wml *d) { return jk_redline_string(d->r, jk_arena_format(d->r->arena, "%lu", ++d->annotation)); }

jk_node *jk_wml_revision(jk_wml *d, jk_node *parent, const char *name)
{
	jk_node *node = jk_wml_add(d, parent, name);
	if (!node)
		return NULL;
	jk_wml_set(d, node, "id", jk_wml_next_id(d));
	jk_wml_set(d, node, "author", d->r->author);
	if (d->r->stamp)
		jk_wml_set(d, node, "date", d->r->stamp);
	return node;
}

jk_node *jk_wml_split(jk_wml *d, jk_node *element, jk_node *child)
{
	jk_node *before = jk_node_previous(child), *properties = jk_wml_is(element, "r") ? jk_wml_child(element, "rPr") : NULL;
	if (!before || before == properties || !jk_redline_fine(d->r))
		return element;
	jk_node *rest = jk_redline_need(d->r, jk_node_shell_after(element));
	if (!rest)
		return element;
	jk_node_move_rest(before, rest);
	jk_node *copy = properties ? jk_wml_import(d, rest, properties) : NULL;
	if (copy)
		jk_node_move_first(copy, rest);
	if (jk_wml_pending(rest) != JK_KEPT)
		jk_wml_set(d, rest, "id", jk_wml_next_id(d));
	return rest;
}

static int is_within(const jk_node *node, const jk_node *ancestor)
{
	while (node && node != ancestor)
		node = jk_node_parent(node);
	return node != NULL;
}

void jk_wml_place(jk_node *container, jk_node **last, jk_node *node, jk_node *next)
{
	jk_node *at = *last;
	*last = node;
	while (at && jk_node_parent(at) != container && !(next && is_within(next, jk_node_parent(at))))
		at = jk_node_parent(at);
	if (at) {
		jk_node_move_after(node, at);
		return;
	}
	for (at = next; at && jk_node_parent(at) != container;)
		at = jk_node_parent(at);
	if (!at)
		at = jk_wml_child(container, "sectPr");
	if (at)
		jk_node_move_before(node, at);
}
