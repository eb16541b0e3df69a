/* Lists under amendments. To LibreOffice a paragraph has a list and a level; that lists stand in each other is but how ODF writes it. So lists are cut
 * where something comes in between, what comes brings lists of its own, and those that meet afterwards become one again. */
#include <string.h>
#include "base/text.h"
#include "redline/odt_amend.h"

static int is_list(const jk_node *node) { return node && jk_redline_odt_is(node, JK_ODT_TEXT, "list"); }
static int is_item(const jk_node *node) { return node && jk_redline_odt_is(node, JK_ODT_TEXT, "list-item"); }

static void touch(jk_odt_amending *m, unsigned chain)
{
	if (chain && chain <= m->touched_room)
		m->touched[chain - 1] = 1;
}

void jk_odt_touch(jk_odt_amending *m, const jk_node *paragraph) { touch(m, jk_odt_chain_of(paragraph)); }

/* --- cutting --- */

static jk_node *last_element(const jk_node *node)
{
	jk_node *last = jk_node_first_element(node);
	while (last && jk_node_next_element(last))
		last = jk_node_next_element(last);
	return last;
}

/* A second half for a list or item, behind it. A paragraph that goes on in an item bears no number, nor may it in the second half. */
static jk_node *add_half(jk_odt_amending *m, jk_node *whole, const jk_node *head)
{
	jk_redlining *r = m->o->r;
	jk_node *half;
	if (is_item(whole) && !is_list(head)) {
		half = jk_redline_need(r, jk_node_add_ns(jk_node_parent(whole), JK_ODT_TEXT, "list-header"));
		if (half)
			jk_node_move_after(half, whole);
		return half;
	}
	half = jk_redline_need(r, jk_node_shell_after(whole));
	if (!half)
		return NULL;
	while (jk_node_attribute_local(half, "id"))
		jk_node_unset_local(half, "id");
	jk_node_unset_local(half, "start-value");
	if (is_list(whole))
		jk_node_set_number(half, jk_node_number(whole));
	return half;
}

/* The first item of a list that may be merged with the one before it has a number. */
void jk_odt_flag_list(jk_node *list)
{
	jk_node *item = is_list(list) ? jk_node_first_element(list) : NULL;
	if (item)
		jk_node_set_number(item, 1);
}

jk_node *jk_odt_cut_behind(jk_odt_amending *m, jk_node *block, const jk_node *container)
{
	jk_node *node = block, *half = NULL;
	for (; jk_node_parent(node) != container && jk_redline_fine(m->o->r); node = jk_node_parent(node)) {
		jk_node *rest = jk_node_next_element(node);
		half = rest ? add_half(m, jk_node_parent(node), rest) : NULL;
		if (half)
			jk_node_move_rest(node, half);
	}
	if (half && is_list(node)) {
		touch(m, jk_node_number(node));
		jk_odt_flag_list(half);
	}
	return node;
}

/* --- coming --- */

static int same_style(const jk_node *a, const jk_node *b)
{
	const char *x = jk_node_attribute_ns(a, JK_ODT_TEXT, "style-name"), *y = jk_node_attribute_ns(b, JK_ODT_TEXT, "style-name");
	return !y || jk_text_equal(x, y);
}

/* The number of the draft's list in which a paragraph beside stands, if that looks the same. */
static unsigned beside(const jk_node *list, const jk_node *near)
{
	const jk_node *top = NULL;
	for (const jk_node *n = near; n && (n == near || jk_odt_is_list(n)); n = jk_node_parent(n))
		top = is_list(n) ? n : top;
	return top && same_style(top, list) ? jk_node_number(top) : 0;
}

static unsigned add_chain(jk_odt_amending *m)
{
	jk_redlining *r = m->o->r;
	jk_odt_chain *chain = jk_redline_need(r, jk_arena_allocate(r->arena, sizeof *chain));
	if (chain)
		jk_redline_add(r, &m->o->new_file.chains, chain);
	return (unsigned)m->o->new_file.chains.count;
}

static const jk_node *first_paragraph(const jk_node *node)
{
	while (node && jk_odt_is_list(node))
		node = jk_node_first_element(node);
	return node;
}

void jk_odt_adopt_list(jk_odt_amending *m, const jk_node *source, const jk_node *first, jk_node *list, const jk_node *const near[2])
{
	unsigned number = jk_node_number(source);
	jk_odt_chain *old = number && number <= m->o->old_file.chains.count ? m->o->old_file.chains.items[number - 1] : NULL;
	if (!old)
		return;
	int begins = old->first == source && first_paragraph(source) == first;
	for (int i = 0; i < 2 && !old->partner && !begins; i++)
		old->partner = near[i] ? beside(list, near[i]) : 0;
	if (!old->partner)
		old->partner = add_chain(m);
	if (!jk_redline_fine(m->o->r))
		return;
	jk_node_unset_local(list, "continue-list");
	jk_node_unset_local(list, "continue-numbering");
	jk_node_set_number(list, old->partner);
	touch(m, old->partner);
}

/* --- where items begin to count --- */

static int is_brought(const jk_node *item)
{
	const jk_node *paragraph = first_paragraph(item);
	return paragraph && !jk_node_number(paragraph);
}

/* The first item of a list says with which number it begins. One that came before it says so in its stead; one that came behind others must not. */
static void settle_starts(jk_node *node)
{
	jk_node *before = NULL;
	for (jk_node *n = jk_node_first_element(node); n; n = jk_node_next_element(n)) {
		const char *start = before && is_item(n) ? jk_node_attribute_ns(n, JK_ODT_TEXT, "start-value") : NULL;
		if (start && (is_brought(n) || (is_brought(before) && jk_text_equal(jk_node_attribute_ns(before, JK_ODT_TEXT, "start-value"), start))))
			jk_node_unset_local(n, "start-value");
		before = is_item(n) ? n : before;
		if (jk_odt_is_list(n))
			settle_starts(n);
	}
}

/* --- merging --- */

static void move_all(jk_node *from, jk_node *to)
{
	for (jk_node *child; (child = jk_node_first(from)) != NULL;)
		jk_node_move_last(child, to);
}

/* An item without a paragraph goes on with the one before it. Lists stand in each other up to the depth that XML may have. */
static void join(jk_node *left, jk_node *right)
{
	for (;;) {
		jk_node *item = jk_node_first_element(right), *last = last_element(left), *inner = item ? jk_node_first_element(item) : NULL;
		if (!is_item(item) || !is_list(inner) || !is_item(last)) {
			move_all(right, left);
			jk_node_remove(right);
			return;
		}
		jk_node *outer = last_element(last);
		jk_node_unset_local(item, "start-value");
		move_all(item, last);
		jk_node_remove(item);
		move_all(right, left);
		jk_node_remove(right);
		if (!is_list(outer) || !same_style(outer, inner))
			return;
		left = outer;
		right = inner;
	}
}

void jk_odt_merge_lists(jk_odt_amending *m, jk_node *container)
{
	for (jk_node *n = jk_node_first_element(container), *next; n && jk_redline_fine(m->o->r); n = next) {
		next = jk_node_next_element(n);
		const jk_node *item = is_list(next) ? jk_node_first_element(next) : NULL;
		if (!is_list(n) || !item || jk_node_number(item) != 1 || jk_node_number(n) != jk_node_number(next) || !same_style(n, next))
			continue;
		touch(m, jk_node_number(n));
		join(n, next);
		next = n; /* it may go on */
	}
	settle_starts(container);
}

/* --- which goes with which --- */

static const jk_node *paragraph_of(const jk_node *node)
{
	while (node && !jk_redline_odt_is(node, JK_ODT_TEXT, "p") && !jk_redline_odt_is(node, JK_ODT_TEXT, "h"))
		node = jk_node_parent(node);
	return node;
}

static void pair(jk_odt_amending *m, const jk_node *source, const jk_node *draft)
{
	unsigned old_number = source ? jk_odt_chain_of(source) : 0, new_number = draft ? jk_odt_chain_of(draft) : 0;
	if (!old_number || !new_number || old_number > m->o->old_file.chains.count)
		return;
	jk_odt_chain *chain = m->o->old_file.chains.items[old_number - 1];
	if (!chain->partner)
		chain->partner = new_number;
}

static void pair_bookmarks(jk_odt_amending *m, const jk_node *node)
{
	const char *kind = jk_odt_name_kind(node), *name = kind && strcmp(kind, "bookmark") == 0 ? jk_node_attribute_local(node, "name") : NULL;
	const jk_node *there = name ? jk_index_find(&m->o->new_file.names, "bookmark", name) : NULL;
	if (there)
		pair(m, paragraph_of(node), paragraph_of(there));
	for (const jk_node *n = jk_node_first_element(node); n; n = jk_node_next_element(n))
		pair_bookmarks(m, n);
}

/* Where lists of regions end that are there already. */
static void find_last(jk_odt_amending *m, const jk_node *node)
{
	for (const jk_node *n = jk_node_first_element(node); n && jk_redline_fine(m->o->r); n = jk_node_next_element(n)) {
		const char *id = is_list(n) && jk_node_number(n) ? jk_node_attribute_ns(n, JK_ODT_XML, "id") : NULL;
		if (id && jk_node_number(n) <= m->o->new_file.chains.count)
			((jk_odt_chain *)m->o->new_file.chains.items[jk_node_number(n) - 1])->last = jk_redline_string(m->o->r, jk_arena_string(m->o->r->arena, id));
		find_last(m, n);
	}
}

void jk_odt_pair_chains(jk_odt_amending *m)
{
	jk_redlining *r = m->o->r;
	m->touched_room = m->o->new_file.chains.count + m->o->old_file.chains.count;
	m->touched = jk_redline_need(r, jk_arena_array(r->arena, m->touched_room + 1, 1));
	pair_bookmarks(m, m->o->old_file.text);
	for (size_t i = 0; i < m->a->count; i++)
		if (m->a->amendments[i].kind == JK_AMEND_TEXT || m->a->amendments[i].kind == JK_AMEND_TABLE) {
			const jk_node *draft = jk_amend_paragraph(&m->draft, m->a->amendments[i].paragraph);
			pair(m, jk_amend_paragraph(&m->source, m->a->amendments[i].source), draft);
		}
	if (jk_redline_fine(r))
		find_last(m, m->o->tracked);
}

/* --- in the end --- */

typedef struct {
	jk_odt_amending *m;
	jk_node **last;    /* by number of a chain: its last list so far */
	unsigned before;   /* chain of the list before */
} linking;

static const char *id_of(linking *l, jk_node *list)
{
	jk_redlining *r = l->m->o->r;
	const char *id = jk_node_attribute_ns(list, JK_ODT_XML, "id"), *made = id ? NULL : jk_odt_free_id(l->m->o, "jkl");
	if (made)
		jk_redline_check(r, jk_node_set_ns(list, JK_ODT_XML, "id", made));
	return id ? id : made;
}

static void go_on(linking *l, jk_node *list, jk_node *last)
{
	const char *id = id_of(l, last);
	if (!id || !jk_redline_fine(l->m->o->r))
		return;
	jk_node_unset_local(list, "continue-numbering");
	jk_redline_check(l->m->o->r, jk_node_set_ns(list, JK_ODT_TEXT, "continue-list", id));
}

static void link_list(linking *l, jk_node *list)
{
	unsigned number = jk_node_number(list);
	if (!number || number > l->m->touched_room)
		return;
	jk_odt_chain *chain = l->m->o->new_file.chains.items[number - 1];
	jk_node *last = l->last[number - 1];
	const char *given = jk_node_attribute_ns(list, JK_ODT_TEXT, "continue-list");
	if (!last)
		chain->first = list;
	/* It went on with what is no longer before it. */
	if (last && (l->m->touched[number - 1] || (!given && l->before != number)))
		go_on(l, list, last);
	else if (!last && l->m->touched[number - 1]) {
		jk_node_unset_local(list, "continue-list");
		jk_node_unset_local(list, "continue-numbering");
	}
	l->last[number - 1] = list;
	l->before = number;
}

static void link_all(linking *l, jk_node *parent)
{
	for (jk_node *n = jk_node_first_element(parent); n && jk_redline_fine(l->m->o->r); n = jk_node_next_element(n)) {
		if (jk_redline_odt_is(n, JK_ODT_TEXT, "tracked-changes"))
			continue;
		if (is_list(n) && !jk_odt_is_list(jk_node_parent(n)))
			link_list(l, n);
		link_all(l, n);
	}
}

void jk_odt_link_lists(jk_odt_amending *m)
{
	jk_redlining *r = m->o->r;
	linking l = {.m = m, .last = jk_redline_need(r, jk_arena_array(r->arena, m->touched_room + 1, sizeof *l.last))};
	for (size_t i = 0; i < m->o->new_file.chains.count; i++)
		((jk_odt_chain *)m->o->new_file.chains.items[i])->first = NULL;
	if (l.last)
		link_all(&l, m->o->new_file.text);
	if (jk_redline_fine(r))
		jk_odt_tie_lists(m->o);
}
