/* Styles: what says the same under the same name is shared, the rest comes over under a name of its own. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/include_odt.h"

/* --- finding definitions --- */

/* Kind and name of a definition; NULL for what is none. */
static const char *kind_of(const jk_node *node, const char **name)
{
	*name = jk_node_attribute_ns(node, JK_STYLE, "name");
	if (jk_odt_is(node, JK_STYLE, "style"))
		return jk_node_attribute_ns(node, JK_STYLE, "family");
	if (jk_odt_is(node, JK_TEXT, "list-style"))
		return "list";
	if (jk_odt_is(node, JK_STYLE, "page-layout"))
		return "layout";
	if (jk_odt_is(node, JK_STYLE, "master-page"))
		return "master";
	if (jk_odt_is(node, JK_STYLE, "font-face"))
		return "font";
	if (strcmp(jk_node_namespace(node), JK_NUMBER) == 0)
		return "data";
	*name = jk_node_attribute_ns(node, JK_DRAW, "name");
	return *name ? "draw" : NULL;
}

static void index_node(jk_odt_joining *d, jk_names *index, jk_node *node)
{
	const char *name, *kind = kind_of(node, &name);
	if (!kind || !name)
		return;
	d->j->to->no_memory |= jk_list_add(&d->nodes, d->arena, node) != JK_OK;
	const char *key = jk_odt_key(d, kind, name), *number = jk_join_need(d->j, jk_arena_format(d->arena, "%zu", d->nodes.count - 1));
	if (key && number)
		jk_odt_map(d, index, key, number);
}

static void index_children(jk_odt_joining *d, jk_names *index, const jk_node *root, const char *holder)
{
	const jk_node *all = root ? jk_odt_child(root, JK_OFFICE, holder) : NULL;
	for (jk_node *n = all ? jk_node_first_element(all) : NULL; n; n = jk_node_next_element(n))
		index_node(d, index, n);
}

static void index_document(jk_odt_joining *d, jk_names *index, jk_node *const roots[2])
{
	for (int file = 0; file < 2; file++)
		index_children(d, &index[file], roots[file], "automatic-styles");
	index_children(d, &index[JK_ODT_COMMON], roots[JK_ODT_STYLES], "styles");
	index_children(d, &index[JK_ODT_COMMON], roots[JK_ODT_STYLES], "master-styles");
	/* Both files declare the fonts they use; those of the same name are one. */
	index_children(d, &index[JK_ODT_COMMON], roots[JK_ODT_STYLES], "font-face-decls");
	index_children(d, &index[JK_ODT_COMMON], roots[JK_ODT_CONTENT], "font-face-decls");
}

void jk_odt_index_styles(jk_odt_joining *d)
{
	index_document(d, d->index_from, d->from);
	index_document(d, d->index_to, d->to);
}

static jk_node *indexed(const jk_odt_joining *d, const jk_names *index, const char *key)
{
	const char *number = jk_names_get(index, key);
	return number ? d->nodes.items[strtoul(number, NULL, 10)] : NULL;
}

jk_node *jk_odt_definition(jk_odt_joining *d, int of_template, jk_odt_file file, const char *kind, const char *name)
{
	const jk_names *index = of_template ? d->index_to : d->index_from;
	const char *key = jk_odt_key(d, kind, name);
	jk_node *node = key ? indexed(d, &index[file], key) : NULL;
	return node || !key ? node : indexed(d, &index[JK_ODT_COMMON], key);
}

/* --- comparing --- */

/* What only helps people to choose a style. */
static int is_look(const char *uri, const char *name)
{
	static const char *const others[] = {"name", "display-name", "next-style-name", "class", "auto-update", "hidden", "default-outline-level"};
	int is_own = strcmp(uri, JK_STYLE) == 0 || strcmp(uri, JK_DRAW) == 0;
	for (size_t i = 0; is_own && i < sizeof others / sizeof *others; i++)
		if (strcmp(name, others[i]) == 0)
			return 0;
	return 1;
}

typedef struct {
	const jk_node *other;
	int same;
} comparing;

static void compare_attribute(const char *uri, const char *name, const char *value, void *state)
{
	comparing *c = state;
	const char *there = *uri ? jk_node_attribute_ns(c->other, uri, name) : jk_node_attribute(c->other, name);
	if (is_look(uri, name) && !jk_text_equal(value, there))
		c->same = 0;
}

static int same_definition(const jk_node *a, const jk_node *b)
{
	comparing to_b = {b, 1}, to_a = {a, 1};
	if (!jk_node_is(b, jk_node_name(a)))
		return 0;
	jk_node_visit_attributes(a, compare_attribute, &to_b);
	jk_node_visit_attributes(b, compare_attribute, &to_a);
	const jk_node *x = jk_node_first_element(a), *y = jk_node_first_element(b);
	for (; x && y && jk_node_same(x, y); x = jk_node_next_element(x), y = jk_node_next_element(y))
		;
	return to_a.same && to_b.same && !x && !y;
}

/* A style with a list is never shared: the annex's numbers begin anew. */
static int may_be_shared(const jk_node *node, const char *kind)
{
	const char *list = jk_node_attribute_ns(node, JK_STYLE, "list-style-name");
	return strcmp(kind, "list") != 0 && !(list && *list);
}

/* --- bringing over --- */

static jk_node *holder_of(jk_odt_joining *d, int scope, const char *kind, jk_odt_file file)
{
	const char *name = strcmp(kind, "font") == 0 ? "font-face-decls" : strcmp(kind, "master") == 0 ? "master-styles" : scope == JK_ODT_COMMON ? "styles" : "automatic-styles";
	jk_node *root = d->to[scope == JK_ODT_COMMON ? file : (jk_odt_file)scope], *holder = root ? jk_odt_child(root, JK_OFFICE, name) : NULL;
	static const char *const later[] = {"styles", "automatic-styles", "master-styles", "body"};
	if (holder || !root || !(holder = jk_odt_add(d, root, JK_OFFICE, name)))
		return holder;
	for (jk_node *n = jk_node_first_element(root); n; n = jk_node_next_element(n))
		for (size_t i = strcmp(name, "font-face-decls") == 0 ? 0 : strcmp(name, "styles") == 0 ? 1 : 2; i < sizeof later / sizeof *later; i++)
			if (n != holder && jk_odt_is(n, JK_OFFICE, later[i])) {
				jk_node_move_before(holder, n);
				return holder;
			}
	return holder;
}

static void put_definition(jk_odt_joining *d, int scope, const char *kind, const jk_node *node)
{
	jk_node *holder = holder_of(d, scope, kind, JK_ODT_STYLES), *copy = holder ? jk_join_last(d->j, holder, node) : NULL;
	if (copy)
		index_node(d, &d->index_to[scope], copy);
	if (strcmp(kind, "font") == 0 && (holder = holder_of(d, scope, kind, JK_ODT_CONTENT)) != NULL)
		(void)jk_join_last(d->j, holder, node);
}

static const char *name_uri(const char *kind) { return strcmp(kind, "draw") == 0 ? JK_DRAW : JK_STYLE; }

static void rename_definition(jk_odt_joining *d, jk_node *node, const char *kind, const char *name, unsigned count)
{
	const char *uri = name_uri(kind), *shown = jk_node_attribute_ns(node, uri, "display-name");
	jk_join_set(d->j, node, uri, "name", name);
	if (shown && count > 1)
		jk_join_set(d->j, node, uri, "display-name", jk_arena_format(d->arena, "%s (%u)", shown, count));
}

static int is_taken(jk_odt_joining *d, const char *key)
{
	return jk_names_get(&d->index_to[0], key) || jk_names_get(&d->index_to[1], key) || jk_names_get(&d->index_to[JK_ODT_COMMON], key);
}

/* An automatic style may be shared within its file, a common one with common ones. */
static const char *choose_name(jk_odt_joining *d, int scope, const char *kind, const char *name, const jk_node *node, unsigned *count)
{
	const char *other = name;
	for (*count = 1; other; ++*count) {
		const char *key = jk_odt_key(d, kind, other);
		const jk_node *there = key ? indexed(d, &d->index_to[scope], key) : NULL;
		if (there && may_be_shared(node, kind) && may_be_shared(there, kind) && same_definition(node, there)) {
			*count = 0;
			return other;
		}
		if (!key || !is_taken(d, key))
			return key ? other : NULL;
		other = jk_join_need(d->j, jk_arena_format(d->arena, "%s_%u", name, *count + 1));
	}
	return NULL;
}

static const char *bring(jk_odt_joining *d, int scope, jk_odt_file file, const char *kind, const char *name, const char *key, jk_node *node)
{
	unsigned count;
	/* Circles are allowed for masters (next page) and styles (next paragraph): till it is known, the name stands for itself. */
	jk_odt_map(d, &d->map[scope], key, name);
	const char *following = jk_node_attribute_ns(node, JK_STYLE, "next-style-name");
	const char *next = following ? jk_join_need(d->j, jk_arena_string(d->arena, following)) : NULL;
	jk_node_unset(node, JK_STYLE, "next-style-name");
	int is_master = strcmp(kind, "master") == 0;
	if (is_master)
		jk_odt_borrow_room(d, node);
	jk_odt_settle(d, file, node);
	if (is_master)
		jk_odt_borrow_heads(d, node);
	const char *to = choose_name(d, scope, kind, name, node, &count);
	if (!to)
		return NULL;
	jk_odt_map(d, &d->map[scope], key, to);
	if (!count)
		return to;
	rename_definition(d, node, kind, to, count);
	following = next && *next ? jk_odt_style(d, file, is_master ? "master" : "paragraph", next) : NULL;
	if (following)
		jk_join_set(d->j, node, JK_STYLE, "next-style-name", following);
	put_definition(d, scope, kind, node);
	return to;
}

const char *jk_odt_style(jk_odt_joining *d, jk_odt_file file, const char *kind, const char *name)
{
	const char *key = *name ? jk_odt_key(d, kind, name) : NULL;
	if (!key || jk_bundle_result(d->j->to) != JK_OK)
		return NULL;
	const int scopes[] = {(int)file, JK_ODT_COMMON};
	for (size_t i = 0; i < 2; i++) {
		const char *known = jk_names_get(&d->map[scopes[i]], key);
		jk_node *node = known ? NULL : indexed(d, &d->index_from[scopes[i]], key);
		if (known)
			return known;
		if (node)
			return bring(d, scopes[i], i ? JK_ODT_STYLES : file, kind, jk_join_need(d->j, jk_arena_string(d->arena, name)), key, node);
	}
	return NULL;
}

const char *jk_odt_free_style(jk_odt_joining *d, const char *kind, const char *base)
{
	const char *name = base;
	for (unsigned i = 2; name && is_taken(d, jk_odt_key(d, kind, name)) && jk_bundle_result(d->j->to) == JK_OK; i++)
		name = jk_join_need(d->j, jk_arena_format(d->arena, "%s_%u", base, i));
	return name;
}

void jk_odt_note_style(jk_odt_joining *d, const char *kind, const char *name, jk_node *node)
{
	(void)kind, (void)name;
	index_node(d, &d->index_to[JK_ODT_CONTENT], node);
}
