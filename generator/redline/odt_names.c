/* Bookmarks in regions: a name stands once in a document, with both of its ends; and references lead to what is there. */
#include <string.h>
#include "base/text.h"
#include "redline/odt.h"

typedef struct {
	jk_odt *o;
	jk_index starts, ends; /* of one region, by kind and name */
	jk_list marks;         /* jk_node of the region that name something */
	jk_list references;    /* jk_node of all regions */
} settling;

static int is_end(const jk_node *node) { return jk_text_ends(jk_node_name(node), "-end"); }
static int is_start(const jk_node *node) { return jk_text_ends(jk_node_name(node), "-start"); }

/* "bookmark" or "mark" for what must be unique by its text:name. */
static const char *mark_kind(const jk_node *node)
{
	if (strcmp(jk_node_namespace(node), JK_ODT_TEXT) != 0)
		return NULL;
	if (jk_text_starts(jk_node_name(node), "bookmark") && !jk_node_is(node, "bookmark-ref"))
		return "bookmark";
	return jk_text_starts(jk_node_name(node), "reference-mark") ? "mark" : NULL;
}

static void collect(settling *s, jk_node *node)
{
	const char *kind = mark_kind(node), *name = kind ? jk_node_attribute_ns(node, JK_ODT_TEXT, "name") : NULL;
	jk_redlining *r = s->o->r;
	if (kind)
		jk_redline_add(r, &s->marks, node);
	if (name && !is_end(node))
		jk_redline_check(r, jk_index_add(&s->starts, r->arena, kind, name, node));
	if (name && is_end(node))
		jk_redline_check(r, jk_index_add(&s->ends, r->arena, kind, name, node));
	if (jk_text_ends(jk_node_name(node), "-ref") && strcmp(jk_node_namespace(node), JK_ODT_TEXT) == 0)
		jk_redline_add(r, &s->references, node);
	for (jk_node *child = jk_node_first_element(node); child && jk_redline_fine(r); child = jk_node_next_element(child))
		collect(s, child);
}

/* Whether the mark may stay: nobody else has the name, and the other end is in the same region. */
static int may_stay(const settling *s, const jk_node *node)
{
	const char *kind = mark_kind(node), *name = jk_node_attribute_ns(node, JK_ODT_TEXT, "name");
	if (!name || jk_index_find(&s->o->new_file.names, kind, name))
		return 0;
	const jk_node *start = jk_index_find(&s->starts, kind, name), *end = jk_index_find(&s->ends, kind, name);
	if (is_end(node))
		return node == end && start && is_start(start);
	return node == start && (is_start(node) ? end != NULL : end == NULL);
}

/* Takes a mark out; where it stood is remembered for remarks. */
static void drop(settling *s, jk_node *region, jk_node *node)
{
	jk_redlining *r = s->o->r;
	if (strcmp(mark_kind(node), "bookmark") == 0 && !is_end(node)) {
		const char *name = jk_arena_string(r->arena, jk_node_attribute_ns(node, JK_ODT_TEXT, "name"));
		if (name)
			jk_redline_check(r, jk_index_add(&s->o->dropped, r->arena, name, "", region));
	}
	jk_node_remove(node);
}

static void settle_region(settling *s, jk_node *region)
{
	jk_redlining *r = s->o->r;
	jk_list kept = {0};
	s->starts = s->ends = (jk_index){0};
	s->marks.count = 0;
	collect(s, region);
	for (size_t i = 0; i < s->marks.count && jk_redline_fine(r); i++)
		if (may_stay(s, s->marks.items[i]))
			jk_redline_add(r, &kept, s->marks.items[i]);
	size_t k = 0;
	for (size_t i = 0; i < s->marks.count && jk_redline_fine(r); i++) {
		jk_node *node = s->marks.items[i];
		if (k == kept.count || kept.items[k] != node) {
			drop(s, region, node);
			continue;
		}
		k++;
		const char *name = jk_redline_string(r, jk_arena_string(r->arena, jk_node_attribute_ns(node, JK_ODT_TEXT, "name")));
		if (name && !is_end(node))
			jk_redline_check(r, jk_index_add(&s->o->new_file.names, r->arena, mark_kind(node), name, node));
	}
}

/* A reference to what is not there would be shown as an error: its text stays. Rejecting an amendment gives the draft as it was. */
static void settle_reference(settling *s, jk_node *node)
{
	const char *name = jk_node_attribute_ns(node, JK_ODT_TEXT, "ref-name");
	const char *kind = jk_node_is(node, "bookmark-ref") ? "bookmark" : jk_node_is(node, "reference-ref") ? "mark" : NULL;
	if (!kind || !name || jk_index_find(&s->o->new_file.names, kind, name))
		return;
	const char *content = jk_redline_string(s->o->r, jk_node_content(node, s->o->r->arena));
	if (!content || !jk_redline_need(s->o->r, jk_node_text_after(node, content)))
		return;
	jk_node_remove(node);
}

void jk_odt_settle_names(jk_odt *o)
{
	settling s = {.o = o};
	for (jk_node *n = jk_node_first_element(o->tracked); n && jk_redline_fine(o->r); n = jk_node_next_element(n))
		if (jk_node_number(n))
			settle_region(&s, n);
	for (size_t i = 0; !o->of_draft && i < s.references.count && jk_redline_fine(o->r); i++)
		settle_reference(&s, s.references.items[i]);
}
