/* Footnotes, endnotes and comments of the annex. */
#include "base/text.h"
#include "template/include_docx.h"

typedef struct {
	const char *part, *element, *reference; /* kind of relationship, its elements, what refers to them */
} note_kind;

static const note_kind kinds[] = {
	{"footnotes", "footnote", "footnoteReference"}, {"endnotes", "endnote", "endnoteReference"}, {"comments", "comment", "commentReference"}};
enum { KINDS = 3 };

static jk_names *names_of(jk_docx_joining *d, size_t kind) { return kind == 0 ? &d->footnotes : kind == 1 ? &d->endnotes : &d->comments; }
static long *highest_of(jk_docx_joining *d, size_t kind) { return kind == 0 ? &d->footnote : kind == 1 ? &d->endnote : &d->comment; }

/* The ids that the body refers to, in its order. */
static void number_notes(jk_docx_joining *d, size_t kind)
{
	jk_node *body = jk_docx_body(jk_bundle_tree(d->j->from, JK_DOCUMENT));
	for (jk_node *node = body; node; node = jk_node_following(node, body)) {
		const char *id = jk_docx_is(node, kinds[kind].reference) ? jk_node_attribute_ns(node, JK_W, "id") : NULL;
		if (id && !jk_names_get(names_of(d, kind), id))
			jk_docx_map(d, names_of(d, kind), jk_join_need(d->j, jk_arena_string(d->arena, id)), jk_docx_number(d, ++*highest_of(d, kind)));
	}
}

/* Separators have types; the template keeps its own. */
static int comes_over(jk_docx_joining *d, size_t kind, const jk_node *node)
{
	const char *id = jk_node_attribute_ns(node, JK_W, "id"), *type = jk_node_attribute_ns(node, JK_W, "type");
	return jk_docx_is(node, kinds[kind].element) && (!type || jk_text_equal(type, "normal")) && jk_names_get(names_of(d, kind), id);
}

/* A template without notes gets the annex's separators with them. */
static void copy_separators(jk_docx_joining *d, size_t kind, const jk_node *from, jk_node *to)
{
	for (const jk_node *n = jk_node_first_element(from); n && !jk_node_first_element(to); n = jk_node_next_element(n)) {
		const jk_node *all = n;
		for (; all; all = jk_node_next_element(all))
			if (jk_docx_is(all, kinds[kind].element) && jk_node_attribute_ns(all, JK_W, "type") && !jk_text_equal(jk_node_attribute_ns(all, JK_W, "type"), "normal"))
				(void)jk_join_last(d->j, to, all);
		return;
	}
}

static void find_kind(jk_docx_joining *d, size_t kind)
{
	const char *part = jk_docx_linked(d, d->j->from, JK_DOCUMENT, kinds[kind].part), *name = NULL;
	jk_xml *from = part ? jk_bundle_tree(d->j->from, part) : NULL;
	number_notes(d, kind);
	jk_xml *to = from && names_of(d, kind)->count ? jk_docx_like_part(d, part, kinds[kind].part, &name) : NULL;
	if (!to || !jk_join_check(d->j, jk_xml_import_scope(to, from)))
		return;
	copy_separators(d, kind, jk_xml_root(from), jk_xml_root(to));
	for (jk_node *n = jk_node_first_element(jk_xml_root(from)); n; n = jk_node_next_element(n))
		if (comes_over(d, kind, n))
			jk_docx_add_root(d, n, part, name);
}

void jk_docx_find_notes(jk_docx_joining *d)
{
	for (size_t kind = 0; kind < KINDS; kind++)
		find_kind(d, kind);
}

void jk_docx_join_notes(jk_docx_joining *d)
{
	for (size_t i = 0; i < d->roots.count; i++) {
		const jk_docx_root *root = d->roots.items[i];
		for (size_t kind = 0; kind < KINDS; kind++) {
			jk_xml *to = jk_docx_is(root->node, kinds[kind].element) ? jk_bundle_change(d->j->to, root->to) : NULL;
			jk_node *copy = to ? jk_join_last(d->j, jk_xml_root(to), root->node) : NULL;
			const char *id = copy ? jk_names_get(names_of(d, kind), jk_node_attribute_ns(copy, JK_W, "id")) : NULL;
			if (id)
				jk_join_set(d->j, copy, JK_W, "id", id);
		}
	}
}
