/* Copies from the old document made fit for the new one: styles, names and ids, parts. */
#include <string.h>
#include "base/text.h"
#include "redline/odt.h"

/* Attributes that name a style, and of which family; an element of NULL stands for all. */
static const struct {
	const char *element, *attribute, *family;
} uses[] = {
	{"p", "style-name", "paragraph"},        {"h", "style-name", "paragraph"},
	{"span", "style-name", "text"},          {"a", "style-name", "text"},
	{"a", "visited-style-name", "text"},     {"ruby", "style-name", "ruby"},
	{"ruby-text", "style-name", "text"},     {"list", "style-name", "list"},
	{"list-item", "style-override", "list"}, {"numbered-paragraph", "style-name", "list"},
	{"section", "style-name", "section"},    {"table", "style-name", "table"},
	{"table-column", "style-name", "table-column"}, {"table-row", "style-name", "table-row"},
	{"table-cell", "style-name", "table-cell"}, {"covered-table-cell", "style-name", "table-cell"},
	{"table-column", "default-cell-style-name", "table-cell"}, {"table-row", "default-cell-style-name", "table-cell"},
	{NULL, "text-style-name", "paragraph"},  {NULL, "data-style-name", "other"},
	{NULL, "cond-style-name", "paragraph"},
};

static void set_style(jk_odt *o, jk_node *node, const char *attribute, const char *family)
{
	const char *name = jk_node_attribute_local(node, attribute);
	const char *there = name && *name ? jk_redline_odt_style(o, family, name) : NULL;
	if (!name || !*name || !jk_redline_fine(o->r))
		return;
	if (!there)
		jk_node_unset_local(node, attribute);
	else if (strcmp(there, name) != 0)
		jk_redline_check(o->r, jk_node_change_local(node, attribute, there));
}

static int is_drawn(const jk_node *node)
{
	return strcmp(jk_node_namespace(node), JK_ODT_DRAW) == 0;
}

static void set_styles(jk_odt *o, jk_node *node)
{
	if (is_drawn(node) && !jk_node_is(node, "a"))
		set_style(o, node, "style-name", "graphic");
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
		if (!uses[i].element || (jk_node_is(node, uses[i].element) && !is_drawn(node)))
			set_style(o, node, uses[i].attribute, uses[i].family);
}

/* What must be there once gets a name of its own. Bookmarks are settled when all regions are made. */
static void set_name(jk_odt *o, jk_node *node)
{
	const char *kind = jk_odt_name_kind(node), *name = kind ? jk_node_attribute_local(node, "name") : NULL;
	if (!name || strcmp(kind, "bookmark") == 0 || strcmp(kind, "mark") == 0)
		return;
	const char *wanted = name;
	while (jk_redline_fine(o->r) && jk_index_find(&o->new_file.names, kind, wanted)) {
		wanted = jk_redline_string(o->r, jk_arena_format(o->r->arena, "%s_%u", name, ++o->last_name));
		if (!wanted)
			return;
	}
	if (wanted != name)
		jk_redline_check(o->r, jk_node_change_local(node, "name", wanted));
	const char *kept = jk_redline_string(o->r, jk_arena_string(o->r->arena, wanted));
	if (kept)
		jk_redline_check(o->r, jk_index_add(&o->new_file.names, o->r->arena, kind, kept, node));
}

static void adapt_one(jk_odt *o, jk_node *node)
{
	while (jk_node_attribute_local(node, "id"))
		jk_node_unset_local(node, "id");
	set_styles(o, node);
	set_name(o, node);
	const char *href = is_drawn(node) ? jk_node_attribute_local(node, "href") : NULL;
	const char *part = href ? jk_odt_part(o, href) : NULL;
	if (part && strcmp(part, href) != 0)
		jk_redline_check(o->r, jk_node_change_local(node, "href", part));
}

void jk_odt_adapt(jk_odt *o, jk_node *copy)
{
	if (!jk_node_is_element(copy))
		return;
	adapt_one(o, copy);
	for (jk_node *child = jk_node_first_element(copy); child && jk_redline_fine(o->r); child = jk_node_next_element(child))
		jk_odt_adapt(o, child);
}
