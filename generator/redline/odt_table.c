/* Tables: changes stay inside cells (ODF has none of rows and cells), so two tables go together only when all their cells do. */
#include <string.h>
#include "base/text.h"
#include "redline/odt.h"

static void collect_rows(jk_odt *o, jk_list *rows, const jk_node *table)
{
	for (jk_node *n = jk_node_first_element(table); n; n = jk_node_next_element(n)) {
		if (jk_redline_odt_is(n, JK_ODT_TABLE, "table-row"))
			jk_redline_add(o->r, rows, n);
		else if (jk_redline_odt_is(n, JK_ODT_TABLE, "table-header-rows") || jk_redline_odt_is(n, JK_ODT_TABLE, "table-rows") ||
			 jk_redline_odt_is(n, JK_ODT_TABLE, "table-row-group"))
			collect_rows(o, rows, n);
	}
}

static int is_cell(const jk_node *node)
{
	return jk_redline_odt_is(node, JK_ODT_TABLE, "table-cell") || jk_redline_odt_is(node, JK_ODT_TABLE, "covered-table-cell");
}

static jk_node *next_cell(jk_node *cell)
{
	while (cell && !is_cell(cell))
		cell = jk_node_next_element(cell);
	return cell;
}

static int same_number(const jk_node *a, const jk_node *b, const char *name)
{
	const char *x = jk_node_attribute_ns(a, JK_ODT_TABLE, name), *y = jk_node_attribute_ns(b, JK_ODT_TABLE, name);
	return strcmp(x ? x : "1", y ? y : "1") == 0;
}

static int cells_fit(const jk_node *a, const jk_node *b)
{
	return strcmp(jk_node_name(a), jk_node_name(b)) == 0 && same_number(a, b, "number-columns-spanned") &&
	       same_number(a, b, "number-rows-spanned") && same_number(a, b, "number-columns-repeated") &&
	       !jk_node_first_element(a) == !jk_node_first_element(b);
}

static int rows_fit(const jk_node *old_row, const jk_node *new_row)
{
	jk_node *a = next_cell(jk_node_first_element(old_row)), *b = next_cell(jk_node_first_element(new_row));
	if (!same_number(old_row, new_row, "number-rows-repeated"))
		return 0;
	while (a && b && cells_fit(a, b)) {
		a = next_cell(jk_node_next_element(a));
		b = next_cell(jk_node_next_element(b));
	}
	return !a && !b;
}

/* --- rows that are the same rows --- */

static jk_align_item *items_of(jk_odt *o, const jk_list *rows)
{
	jk_align_item *items = jk_redline_need(o->r, jk_arena_array(o->r->arena, rows->count + 1, sizeof *items));
	for (size_t i = 0; items && i < rows->count && jk_redline_fine(o->r); i++)
		items[i].text = jk_redline_string(o->r, jk_odt_content(o, rows->items[i]));
	return jk_redline_fine(o->r) ? items : NULL;
}

/* Whether no row was put in, taken out or moved between rows that stay: those that are paired stand at the same place. */
static int stand_alike(jk_odt *o, const jk_list *old_rows, const jk_list *new_rows)
{
	jk_list steps = {0};
	jk_align_item *a = items_of(o, old_rows), *b = items_of(o, new_rows);
	if (!a || !b)
		return 0;
	jk_redline_steps(&steps, o->r, a, old_rows->count, b, new_rows->count, 0);
	for (size_t i = 0; i < steps.count; i++) {
		const jk_step *step = steps.items[i];
		if (step->kind == JK_STEP_PAIR && step->old_at != step->new_at)
			return 0;
	}
	return jk_redline_fine(o->r);
}

int jk_odt_tables_fit(jk_odt *o, const jk_node *old_table, const jk_node *new_table)
{
	jk_list old_rows = {0}, new_rows = {0};
	collect_rows(o, &old_rows, old_table);
	collect_rows(o, &new_rows, new_table);
	if (old_rows.count != new_rows.count)
		return 0;
	for (size_t i = 0; i < new_rows.count; i++)
		if (!rows_fit(old_rows.items[i], new_rows.items[i]))
			return 0;
	return jk_redline_fine(o->r) && stand_alike(o, &old_rows, &new_rows);
}

void jk_odt_tables(jk_odt *o, jk_node *old_table, jk_node *new_table)
{
	jk_list old_rows = {0}, new_rows = {0};
	collect_rows(o, &old_rows, old_table);
	collect_rows(o, &new_rows, new_table);
	for (size_t i = 0; i < new_rows.count && i < old_rows.count && jk_redline_fine(o->r); i++) {
		jk_node *a = next_cell(jk_node_first_element(old_rows.items[i])), *b = next_cell(jk_node_first_element(new_rows.items[i]));
		for (; a && b && jk_redline_fine(o->r); a = next_cell(jk_node_next_element(a)), b = next_cell(jk_node_next_element(b)))
			jk_odt_story(o, a, b);
	}
}
