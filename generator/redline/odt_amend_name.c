/* Bookmarks after amendments: a name stands once. The draft's own is kept; what comes reaches its ends further, or brings a new one. */
#include <string.h>
#include "base/text.h"
#include "redline/odt_amend.h"

/* What the text has of a name; a bookmark without extent is its own start and end. */
typedef struct {
	jk_node *start[2], *end[2];       /* of the draft, of what came */
	size_t start_at[2], end_at[2];    /* their order in the document */
} name;

typedef struct {
	jk_odt_amending *m;
	jk_redlining *r;
	jk_index index;   /* name by kind and name */
	jk_list names, doubles, references;
	size_t at;
} unifying;

static const char *kind_of(const jk_node *node)
{
	if (strcmp(jk_node_namespace(node), JK_ODT_TEXT) != 0 || jk_text_ends(jk_node_name(node), "-ref"))
		return NULL;
	return jk_text_starts(jk_node_name(node), "bookmark") ? "bookmark" : jk_text_starts(jk_node_name(node), "reference-mark") ? "mark" : NULL;
}

static name *name_of(unifying *u, const char *kind, const char *text)
{
	name *found = jk_index_find(&u->index, kind, text);
	if (found)
		return found;
	const char *kept = jk_redline_string(u->r, jk_arena_string(u->r->arena, text));
	found = kept ? jk_redline_need(u->r, jk_arena_allocate(u->r->arena, sizeof *found)) : NULL;
	if (!found || !jk_redline_check(u->r, jk_index_add(&u->index, u->r->arena, kind, kept, found)))
		return NULL;
	jk_redline_add(u->r, &u->names, found);
	return found;
}

static void note_mark(unifying *u, const char *kind, jk_node *node)
{
	const char *text = jk_node_attribute_ns(node, JK_ODT_TEXT, "name");
	name *n = text ? name_of(u, kind, text) : NULL;
	if (!n)
		return;
	int brought = jk_node_number(node) == JK_ODT_BROUGHT, end = jk_text_ends(jk_node_name(node), "-end"), start = jk_text_ends(jk_node_name(node), "-start");
	u->at++;
	if ((!end && n->start[brought]) || (!start && n->end[brought])) {
		if (brought)
			jk_redline_add(u->r, &u->doubles, node);
		return;
	}
	if (!end) {
		n->start[brought] = node;
		n->start_at[brought] = u->at;
	}
	if (!start) {
		n->end[brought] = node;
		n->end_at[brought] = u->at;
	}
}

static void note(unifying *u, jk_node *node)
{
	const char *kind = kind_of(node);
	if (kind)
		note_mark(u, kind, node);
	if (jk_node_number(node) == JK_ODT_BROUGHT && jk_redline_odt_is(node, JK_ODT_TEXT, "bookmark-ref"))
		jk_redline_add(u->r, &u->references, node);
	for (jk_node *n = jk_node_first_element(node); n && jk_redline_fine(u->r); n = jk_node_next_element(n))
		if (!jk_redline_odt_is(n, JK_ODT_TEXT, "tracked-changes"))
			note(u, n);
}

static void drop(jk_node **start, jk_node **end)
{
	if (*end && *end != *start)
		jk_node_remove(*end);
	if (*start)
		jk_node_remove(*start);
	*start = *end = NULL;
}

static void unify(name *n)
{
	int there = n->start[0] && n->end[0], both = n->start[1] && n->end[1];
	if (!there && both && n->start_at[1] <= n->end_at[1]) {
		drop(&n->start[0], &n->end[0]);
		return;
	}
	if (there && !both && n->start[0] != n->end[0]) {
		/* More of the same comes before or behind it. */
		if (n->end[1] && n->end_at[1] > n->end_at[0]) {
			jk_node_remove(n->end[0]);
			n->end[0] = n->end[1];
			return;
		}
		if (n->start[1] && n->start_at[1] < n->start_at[0]) {
			jk_node_remove(n->start[0]);
			n->start[0] = n->start[1];
			return;
		}
	}
	drop(&n->start[1], &n->end[1]);
}

/* Names that are in the text, and in regions that were there. */
static void remember(unifying *u, jk_node *node)
{
	const char *kind = kind_of(node), *text = kind && !jk_text_ends(jk_node_name(node), "-end") ? jk_node_attribute_ns(node, JK_ODT_TEXT, "name") : NULL;
	if (text)
		jk_redline_check(u->r, jk_index_add(&u->m->o->new_file.names, u->r->arena, kind, text, node));
	for (jk_node *n = jk_node_first_element(node); n && jk_redline_fine(u->r); n = jk_node_next_element(n))
		if (!jk_redline_odt_is(n, JK_ODT_TEXT, "changed-region") || !jk_node_number(n))
			remember(u, n);
}

/* A reference to what the draft has not would be shown as an error: its text stays. */
static void settle_reference(unifying *u, jk_node *node)
{
	const char *target = jk_node_attribute_ns(node, JK_ODT_TEXT, "ref-name");
	if (!target || jk_index_find(&u->m->o->new_file.names, "bookmark", target))
		return;
	const char *content = jk_redline_string(u->r, jk_node_content(node, u->r->arena));
	if (content && jk_redline_need(u->r, jk_node_text_after(node, content)))
		jk_node_remove(node);
}

void jk_odt_unify_names(jk_odt_amending *m)
{
	unifying u = {.m = m, .r = m->o->r};
	note(&u, m->o->new_file.text);
	for (size_t i = 0; i < u.names.count && jk_redline_fine(u.r); i++)
		unify(u.names.items[i]);
	for (size_t i = 0; i < u.doubles.count && jk_redline_fine(u.r); i++)
		jk_node_remove(u.doubles.items[i]);
	m->o->new_file.names = (jk_index){0};
	if (jk_redline_fine(u.r))
		remember(&u, m->o->new_file.text);
	for (size_t i = 0; i < u.references.count && jk_redline_fine(u.r); i++)
		settle_reference(&u, u.references.items[i]);
	if (jk_redline_fine(u.r))
		jk_odt_settle_names(m->o);
}
