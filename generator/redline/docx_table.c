/* Tables: rows are put in, taken out, and compared cell by cell. */
#include <string.h>
#include "redline/docx.h"

/* --- rows --- */

static jk_mark row_pending(const jk_node *row)
{
	const jk_node *properties = jk_wml_child(row, "trPr");
	for (const jk_node *n = properties ? jk_node_first_element(properties) : NULL; n; n = jk_node_next_element(n))
		if (jk_wml_pending(n) != JK_KEPT)
			return jk_wml_pending(n);
	return JK_KEPT;
}

static int is_wrapper(const jk_node *node)
{
	return jk_wml_is(node, "sdt") || jk_wml_is(node, "sdtContent") || jk_wml_is(node, "customXml");
}

void jk_wml_gather_rows(jk_wml *d, jk_list *out, jk_node *table, int is_new)
{
	for (jk_node *n = jk_node_first_element(table); n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		if (jk_wml_is(n, "tr") && row_pending(n) != (is_new ? JK_INSERTED : JK_DELETED))
			jk_redline_add(d->r, out, n);
		else if (is_wrapper(n))
			jk_wml_gather_rows(d, out, n, is_new);
	}
}

static void gather_cells(jk_wml *d, jk_list *out, jk_node *row)
{
	for (jk_node *n = jk_node_first_element(row); n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		if (jk_wml_is(n, "tc"))
			jk_redline_add(d->r, out, n);
		else if (is_wrapper(n))
			gather_cells(d, out, n);
	}
}

/* The mark of a row comes behind its other properties, before a change of them. */
void jk_wml_mark_row(jk_wml *d, jk_node *row, const char *name)
{
	jk_node *properties = jk_wml_child(row, "trPr"), *exception = jk_wml_child(row, "tblPrEx");
	if (!properties) {
		properties = jk_wml_need_first(d, row, "trPr");
		if (properties && exception)
			jk_node_move_after(properties, exception);
	}
	jk_node *mark = properties ? jk_wml_revision(d, properties, name) : NULL, *change = jk_wml_child(properties, "trPrChange");
	if (mark && change)
		jk_node_move_before(mark, change);
}

/* --- what was put in --- */

static void mark_added_cell(jk_wml *d, jk_node *cell)
{
	jk_list blocks = {0};
	jk_wml_gather(d, &blocks, cell, 1);
	for (size_t i = 0; i < blocks.count && jk_redline_fine(d->r); i++) {
		jk_wml_block *block = blocks.items[i];
		if (block->table) {
			jk_wml_mark_added_table(d, block->table);
			continue;
		}
		jk_wml_mark_added(d, block->line);
		jk_wml_mark_end(d, block->last, "ins");
	}
}

static void mark_added_row(jk_wml *d, jk_node *row)
{
	jk_list cells = {0};
	if (row_pending(row) != JK_KEPT)
		return;
	gather_cells(d, &cells, row);
	for (size_t i = 0; i < cells.count && jk_redline_fine(d->r); i++)
		mark_added_cell(d, cells.items[i]);
	jk_wml_mark_row(d, row, "ins");
}

void jk_wml_mark_added_table(jk_wml *d, jk_node *table)
{
	jk_list rows = {0};
	jk_wml_gather_rows(d, &rows, table, 1);
	for (size_t i = 0; i < rows.count && jk_redline_fine(d->r); i++)
		mark_added_row(d, rows.items[i]);
}

/* --- pairs --- */

static jk_align_item *row_items(jk_wml *d, const jk_list *rows, int is_new)
{
	jk_align_item *items = jk_redline_need(d->r, jk_arena_array(d->r->arena, rows->count + 1, sizeof *items));
	for (size_t i = 0; items && i < rows->count && jk_redline_fine(d->r); i++)
		items[i].text = jk_wml_text_below(d, rows->items[i], is_new);
	return jk_redline_fine(d->r) ? items : NULL;
}

typedef struct {
	jk_wml *d;
	jk_node *table, *last;
	const jk_list *old_rows, *new_rows;
	size_t next;  /* the new row that comes next */
} marking;

static void take_out(marking *m, jk_node *old_row)
{
	jk_node *row = jk_wml_copy_row(m->d, m->table, old_row);
	jk_node *next = m->next < m->new_rows->count ? m->new_rows->items[m->next] : NULL;
	if (row)
		jk_wml_place(m->table, &m->last, row, next);
}

static void pair_rows(marking *m, jk_node *old_row, jk_node *new_row)
{
	jk_list old_cells = {0}, new_cells = {0};
	gather_cells(m->d, &old_cells, old_row);
	gather_cells(m->d, &new_cells, new_row);
	if (old_cells.count != new_cells.count) {
		take_out(m, old_row);
		mark_added_row(m->d, new_row);
		return;
	}
	for (size_t i = 0; i < new_cells.count && jk_redline_fine(m->d->r); i++)
		jk_wml_compare(m->d, old_cells.items[i], new_cells.items[i]);
}

static void mark_step(marking *m, const jk_step *step)
{
	if (step->kind == JK_STEP_REMOVED) {
		take_out(m, m->old_rows->items[step->old_at]);
		return;
	}
	jk_node *row = m->new_rows->items[step->new_at];
	if (step->kind == JK_STEP_PAIR)
		pair_rows(m, m->old_rows->items[step->old_at], row);
	else
		mark_added_row(m->d, row);
	m->last = row;
	m->next = step->new_at + 1;
}

void jk_wml_mark_table(jk_wml *d, jk_node *old_table, jk_node *new_table)
{
	jk_list old_rows = {0}, new_rows = {0}, steps = {0};
	jk_wml_gather_rows(d, &old_rows, old_table, 0);
	jk_wml_gather_rows(d, &new_rows, new_table, 1);
	const jk_align_item *old_items = row_items(d, &old_rows, 0), *new_items = row_items(d, &new_rows, 1);
	marking m = {.d = d, .table = new_table, .old_rows = &old_rows, .new_rows = &new_rows};
	if (jk_redline_fine(d->r))
		jk_redline_steps(&steps, d->r, old_items, old_rows.count, new_items, new_rows.count, 0);
	for (size_t i = 0; i < steps.count && jk_redline_fine(d->r); i++)
		mark_step(&m, steps.items[i]);
}
