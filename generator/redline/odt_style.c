/* Styles of the old document that deleted text needs: one that the new document has under the same name, one that is the same under another
 * name, or a copy among its automatic styles. */
#include <string.h>
#include "base/text.h"
#include "redline/odt.h"

enum { PARENTS_MOST = 64 };

const char *jk_odt_family(const jk_node *style)
{
	if (jk_redline_odt_is(style, JK_ODT_TEXT, "list-style"))
		return "list";
	if (jk_redline_odt_is(style, JK_ODT_STYLE, "master-page"))
		return "master";
	const char *family = jk_redline_odt_is(style, JK_ODT_STYLE, "style") ? jk_node_attribute_ns(style, JK_ODT_STYLE, "family") : NULL;
	return family ? family : "other";
}

/* --- what a style says --- */

typedef struct {
	jk_odt *o;
	const jk_odt_side_file *file;
	jk_buffer *out;
} signing;

static void sign_attribute(const char *name, const char *value, void *state)
{
	const signing *s = state;
	const jk_node *list = strcmp(name, "list-style-name") == 0 ? jk_index_find(&s->file->automatic, "list", value) : NULL;
	if (strcmp(name, "name") == 0 || strcmp(name, "display-name") == 0)
		return;
	if (list)
		for (const jk_node *level = jk_node_first(list); level; level = jk_node_next(level))
			jk_xml_put_node(s->out, level);
	else
		jk_xml_put_attribute(s->out, name, value);
}

/* Everything but its name; NULL after a fault. */
static const char *sign(jk_odt *o, const jk_odt_side_file *file, const jk_node *style)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	signing s = {o, file, &text};
	jk_node_each_attribute(style, sign_attribute, &s);
	for (const jk_node *child = jk_node_first(style); child; child = jk_node_next(child))
		jk_xml_put_node(&text, child);
	const char *result = NULL;
	if (jk_redline_check(o->r, jk_buffer_result(&text)))
		result = jk_redline_string(o->r, jk_arena_string(o->r->arena, jk_buffer_text(&text)));
	jk_buffer_dispose(&text);
	return result;
}

/* --- the automatic styles of the new document --- */

static jk_node *automatic_styles(jk_odt *o)
{
	jk_node *root = jk_xml_root(o->new_file.content), *box = jk_node_child(root, "automatic-styles");
	if (box)
		return box;
	box = jk_redline_need(o->r, jk_node_add_ns(root, JK_ODT_OFFICE, "automatic-styles"));
	if (box)
		jk_node_move_before(box, jk_node_child(root, "body"));
	return box;
}

/* Those that can be shared, by what they say. */
static void index_alike(jk_odt *o)
{
	jk_node *box = automatic_styles(o);
	o->has_alike = 1;
	for (const jk_node *n = box ? jk_node_first_element(box) : NULL; n && jk_redline_fine(o->r); n = jk_node_next_element(n)) {
		const char *name = jk_node_attribute_ns(n, JK_ODT_STYLE, "name"), *says = name ? sign(o, &o->new_file, n) : NULL;
		if (says)
			jk_redline_check(o->r, jk_index_add(&o->alike, o->r->arena, jk_odt_family(n), says, name));
	}
}

static int is_taken(const jk_odt *o, const char *family, const char *name)
{
	return jk_index_find(&o->new_file.automatic, family, name) || jk_index_find(&o->new_file.named, family, name);
}

static const char *free_name(jk_odt *o, const char *family, const char *name)
{
	for (unsigned n = 1; jk_redline_fine(o->r); n++) {
		const char *tried = jk_redline_string(o->r, jk_arena_format(o->r->arena, "%s_%u", name, ++o->last_style));
		if (tried && !is_taken(o, family, tried))
			return tried;
	}
	return NULL;
}

/* --- copying --- */

/* A named style of the new document that is an old one: by its name, or by the one that people see. */
static const char *named_there(const jk_odt *o, const char *family, const char *name)
{
	if (jk_index_find(&o->new_file.named, family, name))
		return name;
	const jk_node *style = jk_index_find(&o->old_file.named, family, name);
	const char *shown = style ? jk_node_attribute_ns(style, JK_ODT_STYLE, "display-name") : NULL;
	return style ? jk_index_find(&o->new_file.displayed, family, shown ? shown : name) : NULL;
}

/* The nearest style above an old named one that the new document has. */
static const char *parent_there(jk_odt *o, const char *family, const char *name)
{
	for (unsigned n = 0; name && n < PARENTS_MOST; n++) {
		const char *there = named_there(o, family, name);
		if (there)
			return there;
		const jk_node *style = jk_index_find(&o->old_file.named, family, name);
		name = style ? jk_node_attribute_ns(style, JK_ODT_STYLE, "parent-style-name") : NULL;
	}
	return NULL;
}

static void set_or_drop(jk_odt *o, jk_node *node, const char *attribute, const char *value)
{
	const char *there = jk_node_attribute_local(node, attribute);
	if (!value)
		jk_node_unset_local(node, attribute);
	else if (!jk_text_equal(there, value))
		jk_redline_check(o->r, jk_node_change_local(node, attribute, value));
}

static void need_font(jk_odt *o, const char *name)
{
	jk_node *root = jk_xml_root(o->new_file.content), *box = jk_node_child(root, "font-face-decls");
	const jk_node *old_box = jk_node_child(jk_xml_root(o->old_file.content), "font-face-decls");
	for (const jk_node *n = box ? jk_node_first_element(box) : NULL; n; n = jk_node_next_element(n))
		if (jk_text_equal(jk_node_attribute_ns(n, JK_ODT_STYLE, "name"), name))
			return;
	for (const jk_node *n = box && old_box ? jk_node_first_element(old_box) : NULL; n; n = jk_node_next_element(n))
		if (jk_text_equal(jk_node_attribute_ns(n, JK_ODT_STYLE, "name"), name)) {
			jk_redline_need(o->r, jk_node_add_copy(box, n, NULL));
			return;
		}
}

static void copy_fonts(jk_odt *o, const jk_node *style)
{
	static const char *const names[] = {"font-name", "font-name-asian", "font-name-complex"};
	for (const jk_node *n = jk_node_first_element(style); n; n = jk_node_next_element(n))
		for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
			const char *font = jk_node_attribute_ns(n, JK_ODT_STYLE, names[i]);
			if (font)
				need_font(o, font);
		}
}

static void fit_references(jk_odt *o, jk_node *copy, const char *family)
{
	const char *parent = jk_node_attribute_ns(copy, JK_ODT_STYLE, "parent-style-name");
	const char *list = jk_node_attribute_ns(copy, JK_ODT_STYLE, "list-style-name");
	const char *master = jk_node_attribute_ns(copy, JK_ODT_STYLE, "master-page-name");
	const char *data = jk_node_attribute_ns(copy, JK_ODT_STYLE, "data-style-name");
	if (parent)
		set_or_drop(o, copy, "parent-style-name", parent_there(o, family, parent));
	if (list && *list)
		set_or_drop(o, copy, "list-style-name", jk_redline_odt_style(o, "list", list));
	if (master && *master && !jk_index_find(&o->new_file.named, "master", master))
		jk_node_unset_local(copy, "master-page-name");
	if (data)
		set_or_drop(o, copy, "data-style-name", jk_redline_odt_style(o, "other", data));
}

static const char *copy_style(jk_odt *o, const char *family, const char *name, const jk_node *style, const char *says)
{
	const char *wanted = is_taken(o, family, name) ? free_name(o, family, name) : name;
	jk_node *box = wanted ? automatic_styles(o) : NULL;
	jk_node *copy = box ? jk_redline_need(o->r, jk_node_add_copy(box, style, NULL)) : NULL;
	if (!copy)
		return NULL;
	jk_node_unset_local(copy, "display-name");
	jk_node_unset_local(copy, "next-style-name");
	jk_node_unset_local(copy, "default-outline-level");
	if (!jk_redline_check(o->r, jk_node_change_local(copy, "name", wanted)) ||
	    !jk_redline_check(o->r, jk_index_add(&o->new_file.automatic, o->r->arena, family, wanted, copy)) ||
	    !jk_redline_check(o->r, jk_index_add(&o->alike, o->r->arena, family, says, wanted)))
		return NULL;
	fit_references(o, copy, family);
	copy_fonts(o, copy);
	return wanted;
}

static const char *find_style(jk_odt *o, const char *family, const char *name)
{
	const jk_node *style = jk_index_find(&o->old_file.automatic, family, name);
	const char *named = style ? NULL : named_there(o, family, name);
	if (named)
		return named;
	style = style ? style : jk_index_find(&o->old_file.named, family, name);
	if (!style)
		return NULL;
	const char *says = sign(o, &o->old_file, style);
	const char *there = says ? jk_index_find(&o->alike, family, says) : NULL;
	if (there || !says)
		return there;
	return copy_style(o, family, name, style, says);
}

const char *jk_redline_odt_style(jk_odt *o, const char *family, const char *name)
{
	static const char none[] = "";
	const char *known = jk_index_find(&o->styles, family, name);
	if (known)
		return known == none ? NULL : known;
	name = jk_redline_string(o->r, jk_arena_string(o->r->arena, name)); /* the copy that has it will change */
	if (!name)
		return NULL;
	jk_odt_need_styles(o, &o->old_file);
	jk_odt_need_styles(o, &o->new_file);
	if (!o->has_alike && jk_redline_fine(o->r))
		index_alike(o);
	const char *found = jk_redline_fine(o->r) ? find_style(o, family, name) : NULL;
	if (jk_redline_fine(o->r))
		jk_redline_check(o->r, jk_index_add(&o->styles, o->r->arena, family, name, found ? found : none));
	return found;
}
