/* Marks of changes in the new tree: where a change starts, ends, or stood. */
#include <stdio.h>
#include <string.h>
#include "redline/odt.h"

void jk_odt_mark(jk_odt *o, jk_odt_item *item, const char *element, const char *id, jk_odt_side side, size_t at)
{
	jk_odt_cut *cut = jk_redline_need(o->r, jk_arena_allocate(o->r->arena, sizeof *cut));
	if (!cut || !jk_redline_string(o->r, id))
		return;
	*cut = (jk_odt_cut){element, id, side, at};
	jk_redline_add(o->r, &item->cuts, cut);
}

/* --- cutting nodes --- */

typedef struct {
	jk_odt *o;
	jk_odt_item *item;
	jk_odt_piece *pieces; /* of the item, cut where marks come in between */
	size_t count;
} cutting;

static void add_piece(cutting *c, jk_node *node, size_t from, size_t to)
{
	c->pieces[c->count++] = (jk_odt_piece){node, from, to};
}

static void set_spaces(jk_odt *o, jk_node *node, size_t count)
{
	char text[24];
	snprintf(text, sizeof text, "%zu", count);
	jk_redline_check(o->r, jk_node_set_ns(node, JK_ODT_TEXT, "c", text));
}

/* The part [from, to) of a piece's node as a node of its own behind `last`; the node itself becomes the first part. */
static jk_node *cut_part(cutting *c, const jk_odt_piece *piece, const char *text, jk_node *last, size_t from, size_t to)
{
	jk_odt *o = c->o;
	if (!text) {
		jk_node *node = last == NULL ? piece->node : jk_redline_need(o->r, jk_node_shell_after(last));
		if (node)
			set_spaces(o, node, to - from);
		return node;
	}
	const char *part = jk_redline_string(o->r, jk_arena_text(o->r->arena, text + (from - piece->from), to - from));
	if (!part)
		return NULL;
	if (last)
		return jk_redline_need(o->r, jk_node_text_after(last, part));
	return jk_redline_check(o->r, jk_node_set_text(piece->node, part)) ? piece->node : NULL;
}

/* Adds a piece, cut at the places of marks strictly inside it; `k` is the first mark that may be there. */
static size_t cut_piece(cutting *c, const jk_odt_piece *piece, size_t k)
{
	const jk_list *cuts = &c->item->cuts;
	size_t from = piece->from;
	jk_node *last = NULL;
	const char *text = jk_node_text(piece->node);
	int whole = !text && !jk_redline_odt_is(piece->node, JK_ODT_TEXT, "s");
	for (; k < cuts->count && !whole && jk_redline_fine(c->o->r); k++) {
		const jk_odt_cut *cut = cuts->items[k];
		if (cut->side == JK_ODT_HEAD || cut->at <= from)
			continue;
		if (cut->side == JK_ODT_TAIL || cut->at >= piece->to)
			break;
		if (!last && text)
			text = jk_redline_string(c->o->r, jk_arena_string(c->o->r->arena, text));
		last = cut_part(c, piece, text, last, from, cut->at);
		add_piece(c, last, from, cut->at);
		from = cut->at;
	}
	if (last && jk_redline_fine(c->o->r))
		last = cut_part(c, piece, text, last, from, piece->to);
	add_piece(c, last ? last : piece->node, from, piece->to);
	return k;
}

static void cut_pieces(cutting *c)
{
	const jk_odt_item *item = c->item;
	size_t k = 0;
	c->pieces = jk_redline_need(c->o->r, jk_arena_array(c->o->r->arena, item->piece_count + item->cuts.count + 1, sizeof *c->pieces));
	for (size_t i = 0; i < item->piece_count && jk_redline_fine(c->o->r); i++)
		k = cut_piece(c, &item->pieces[i], k);
}

/* --- putting marks --- */

jk_node *jk_odt_add_mark(jk_odt *o, jk_node *parent, const char *element, const char *id)
{
	jk_node *mark = jk_redline_string(o->r, id) ? jk_redline_need(o->r, jk_node_add_ns(parent, JK_ODT_TEXT, element)) : NULL;
	if (mark)
		jk_redline_check(o->r, jk_node_set_ns(mark, JK_ODT_TEXT, "change-id", id));
	if (mark && jk_redline_fine(o->r) && strcmp(element, "change") == 0)
		jk_redline_check(o->r, jk_index_add(&o->changes, o->r->arena, id, "", mark));
	return mark;
}

static jk_node *make_mark(jk_odt *o, jk_node *parent, const jk_odt_cut *cut) { return jk_odt_add_mark(o, parent, cut->element, cut->id); }

static void put_head(cutting *c, const jk_odt_cut *cut, jk_node *first)
{
	jk_node *mark = make_mark(c->o, c->item->node, cut);
	if (mark && first)
		jk_node_move_before(mark, first);
}

/* Before the character at the place; behind the last text when there is none. `i` is the first piece that may bear it. */
static size_t put_before(cutting *c, const jk_odt_cut *cut, size_t i)
{
	while (i < c->count && c->pieces[i].to <= cut->at)
		i++;
	jk_node *mark = make_mark(c->o, c->item->node, cut);
	if (!mark)
		return i;
	if (i < c->count) {
		jk_node_move_before(mark, c->pieces[i].node);
		return i;
	}
	size_t last = c->count;
	while (last > 0 && c->pieces[last - 1].from == c->pieces[last - 1].to)
		last--;
	if (last > 0) {
		jk_node_move_after(mark, c->pieces[last - 1].node);
		c->pieces[last - 1].node = mark; /* the next mark goes behind this one */
	}
	return last ? last - 1 : 0;
}

/* Behind the character before the place. */
static size_t put_after(cutting *c, const jk_odt_cut *cut, size_t i)
{
	while (i < c->count && (c->pieces[i].to < cut->at || c->pieces[i].from == c->pieces[i].to))
		i++;
	jk_node *mark = make_mark(c->o, c->item->node, cut);
	if (mark && i < c->count) {
		jk_node_move_after(mark, c->pieces[i].node);
		c->pieces[i].node = mark;
	}
	return i;
}

static void put_in_paragraph(cutting *c)
{
	size_t i = 0;
	jk_node *first = jk_node_first(c->item->node);
	for (size_t k = 0; k < c->item->cuts.count && jk_redline_fine(c->o->r); k++) {
		const jk_odt_cut *cut = c->item->cuts.items[k];
		if (cut->side == JK_ODT_HEAD || (cut->side == JK_ODT_AFTER && !cut->at))
			put_head(c, cut, first);
		else if (cut->side == JK_ODT_BEFORE)
			i = put_before(c, cut, i);
		else if (cut->side == JK_ODT_AFTER)
			i = put_after(c, cut, i);
		else if (!make_mark(c->o, c->item->node, cut))
			return;
	}
}

/* Tables and sections have their marks beside them. */
static void put_beside(jk_odt *o, jk_odt_item *item)
{
	jk_node *last = item->node;
	for (size_t k = 0; k < item->cuts.count && jk_redline_fine(o->r); k++) {
		const jk_odt_cut *cut = item->cuts.items[k];
		jk_node *mark = make_mark(o, jk_node_parent(item->node), cut);
		if (!mark)
			return;
		if (cut->side == JK_ODT_HEAD)
			jk_node_move_before(mark, item->node);
		else {
			jk_node_move_after(mark, last);
			last = mark;
		}
	}
}

void jk_odt_put_marks(jk_odt *o, jk_odt_item *item)
{
	cutting c = {.o = o, .item = item};
	if (!item->cuts.count || !jk_redline_fine(o->r))
		return;
	if (item->kind != JK_ODT_PARAGRAPH) {
		put_beside(o, item);
		return;
	}
	cut_pieces(&c);
	if (jk_redline_fine(o->r))
		put_in_paragraph(&c);
}
