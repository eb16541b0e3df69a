/* Tables of a draft: rows go and come as a whole. */
#include <string.h>
#include "redline/docx_amend.h"

/* --- rows that go --- */

static void mark_cell_gone(jk_wml *d, jk_node *cell)
{
	jk_list blocks = {0};
	jk_wml_gather_plain(d, &blocks, cell);
	for (size_t i = 0; i < blocks.count && jk_redline_fine(d->r); i++) {
		const jk_wml_block *block = blocks.items[i];
		if (block->table) {
			jk_wml_mark_table_gone(d, block->table);
			continue;
		}
		jk_wml_mark_gone(d, &block->line->paragraphs);
		jk_wml_mark_end(d, block->last, "del");
	}
}

static void mark_cells_gone(jk_wml *d, jk_node *node)
{
	for (jk_node *n = jk_node_first_element(node); n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		if (jk_wml_is(n, "tc"))
			mark_cell_gone(d, n);
		else if (jk_wml_is(n, "sdt") || jk_wml_is(n, "sdtContent") || jk_wml_is(n, "customXml"))
			mark_cells_gone(d, n);
	}
}

static void mark_row_gone(jk_wml *d, jk_node *row)
{
	mark_cells_gone(d, row);
	jk_wml_mark_row(d, row, "del");
}

void jk_wml_mark_table_gone(jk_wml *d, jk_node *table)
{
	jk_list rows = {0};
	jk_wml_gather_rows(d, &rows, table, 0);
	for (size_t i = 0; i < rows.count && jk_redline_fine(d->r); i++)
		mark_row_gone(d, rows.items[i]);
}

/* --- which table --- */

static jk_node *table_around(jk_node *node)
{
	while (node && !jk_wml_is(node, "tbl"))
		node = jk_node_parent(node);
	return node;
}

static size_t count_children(const jk_node *node, const char *name)
{
	size_t count = 0;
	for (const jk_node *n = node ? jk_node_first_element(node) : NULL; n; n = jk_node_next_element(n))
		count += jk_wml_is(n, name) || jk_wml_is(n, "sdt");
	return count;
}

/* A table of one cell is but a frame around what stands in it. */
static int is_frame(const jk_node *table) { return count_children(table, "tr") == 1 && count_children(jk_wml_child(table, "tr"), "tc") == 1; }

/* The outermost table around a paragraph, frames aside. */
static jk_node *table_of(jk_node *paragraph)
{
	jk_node *found = table_around(paragraph), *outer = found;
	while ((outer = outer ? table_around(jk_node_parent(outer)) : NULL) != NULL)
		if (!is_frame(outer))
			found = outer;
	return found;
}

/* --- a table by another --- */

typedef struct {
	jk_wml *d;
	jk_node *table, *last;
	jk_list old_rows, new_rows; /* of the draft, of the source */
	jk_list steps;
} replacing;

static const jk_align_item *row_items(jk_wml *d, const jk_list *rows)
{
	jk_align_item *items = jk_redline_need(d->r, jk_arena_array(d->r->arena, rows->count + 1, sizeof *items));
	for (size_t i = 0; items && i < rows->count && jk_redline_fine(d->r); i++)
		items[i].text = jk_wml_text_below(d, rows->items[i], 0);
	return jk_redline_fine(d->r) ? items : NULL;
}

/* Rows that are alike but not equal are replaced. */
static void order_rows(replacing *p)
{
	jk_list steps = {0};
	jk_redlining *r = p->d->r;
	const jk_align_item *old_items = row_items(p->d, &p->old_rows), *new_items = row_items(p->d, &p->new_rows);
	if (jk_redline_fine(r))
		jk_redline_steps(&steps, r, old_items, p->old_rows.count, new_items, p->new_rows.count, 0);
	for (size_t i = 0; i < steps.count && jk_redline_fine(r); i++) {
		const jk_step *step = steps.items[i];
		jk_step *halves = jk_redline_need(r, jk_arena_array(r->arena, 2, sizeof *halves));
		if (!halves)
			return;
		halves[0] = *step;
		if (step->kind == JK_STEP_PAIR && strcmp(old_items[step->old_at].text, new_items[step->new_at].text) != 0) {
			halves[0].kind = JK_STEP_REMOVED;
			halves[1] = (jk_step){JK_STEP_ADDED, JK_ALIGN_NONE, step->new_at};
			jk_redline_add(r, &p->steps, &halves[0]);
			jk_redline_add(r, &p->steps, &halves[1]);
		} else
			jk_redline_add(r, &p->steps, &halves[0]);
	}
}

static int can_be_made(const replacing *p)
{
	for (size_t i = 0; i < p->steps.count; i++) {
		const jk_step *step = p->steps.items[i];
		if (step->kind == JK_STEP_REMOVED && jk_wml_holds_inserted(p->old_rows.items[step->old_at]))
			return 0;
	}
	return 1;
}

static void make(replacing *p)
{
	size_t next = 0;
	for (size_t i = 0; i < p->steps.count && jk_redline_fine(p->d->r); i++) {
		const jk_step *step = p->steps.items[i];
		jk_node *row = step->kind == JK_STEP_ADDED ? jk_wml_copy_row(p->d, p->table, p->new_rows.items[step->new_at]) : NULL;
		if (row) {
			jk_wml_place(p->table, &p->last, row, next < p->old_rows.count ? p->old_rows.items[next] : NULL);
			continue;
		}
		if (step->kind == JK_STEP_ADDED)
			return;
		if (step->kind == JK_STEP_REMOVED)
			mark_row_gone(p->d, p->old_rows.items[step->old_at]);
		p->last = p->old_rows.items[step->old_at];
		next = step->old_at + 1;
	}
}

static void replace(jk_wml_amending *m, size_t index)
{
	const jk_amendment *x = &m->a->amendments[index];
	replacing p = {.d = m->d, .table = table_of(jk_amend_paragraph(&m->draft, x->paragraph))};
	jk_node *source = table_of(jk_amend_paragraph(&m->source, x->source));
	if (!p.table || !source) {
		jk_amend_refuse(m->a, index);
		return;
	}
	jk_wml_gather_rows(m->d, &p.old_rows, p.table, 0);
	jk_wml_gather_rows(m->d, &p.new_rows, source, 0);
	order_rows(&p);
	if (!jk_redline_fine(m->d->r))
		return;
	if (can_be_made(&p))
		make(&p);
	else
		jk_amend_refuse(m->a, index);
}

void jk_wml_amend_tables(jk_wml_amending *m)
{
	for (size_t i = 0; i < m->a->count && jk_redline_fine(m->a->r); i++)
		if (m->a->amendments[i].kind == JK_AMEND_TABLE && jk_amend_begin(m->a, i))
			replace(m, i);
}
