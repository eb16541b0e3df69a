/* Cells over several rows. DOCX says in each row that the cell above continues, so repeated rows take part by themselves. ODT says a number
 * where the cell begins, which must be that of the rows really written. */
#include <stdio.h>
#include "base/text.h"
#include "template/table.h"

/* A cell over several rows: where it begins, and the last row that it goes on in. */
typedef struct {
	jk_table *table;
	jk_table_cell *cell;
	size_t begins, ends;
} merged;

static jk_table_row *row_at(const jk_table *table, size_t index) { return index < table->rows.count ? table->rows.items[index] : NULL; }

static int is_within(const jk_table_stretch *inner, const jk_table_stretch *stretch)
{
	for (; inner; inner = inner->outer)
		if (inner == stretch)
			return 1;
	return 0;
}

static int repeats(const jk_table_stretch *stretch) { return stretch->opener->kind == JK_TAG_FOR; }

/* A stretch that holds where it begins must hold it whole: a turn, or a false condition, would leave a rest behind. */
static const jk_table_stretch *left_behind(const merged *m)
{
	for (const jk_table_stretch *s = row_at(m->table, m->begins)->stretch; s; s = s->outer)
		for (size_t i = m->begins + 1; i <= m->ends; i++)
			if (!is_within(row_at(m->table, i)->stretch, s))
				return s;
	return NULL;
}

/* And one that begins before a loop must reach over all its rows: the second turn could not continue it. */
static const jk_table_stretch *broken_off(const merged *m)
{
	const jk_table_row *first = row_at(m->table, m->begins), *last = row_at(m->table, m->ends), *next = row_at(m->table, m->ends + 1);
	for (const jk_table_stretch *s = last->stretch; s && next; s = s->outer)
		if (repeats(s) && !is_within(first->stretch, s) && is_within(next->stretch, s))
			return s;
	return NULL;
}

static size_t last_row(const jk_table *table, size_t begins, const jk_table_cell *cell)
{
	size_t row = begins;
	const jk_table_cell *below;
	while (row + 1 < table->rows.count && (below = jk_table_cell_at(row_at(table, row + 1), cell->first)) != NULL && below->continues)
		row++;
	return row;
}

/* --- ODT: the number --- */

static const size_t *new_slot(jk_compiling *c)
{
	size_t *slot = jk_arena_allocate(c->arena, sizeof *slot);
	c->no_memory |= !slot;
	if (slot)
		*slot = c->compiled->merged_rows++;
	return slot;
}

static void set_number(const merged *m, const char *value)
{
	jk_compiling *c = m->table->c;
	c->no_memory |= jk_node_change_local(m->cell->node, "number-rows-spanned", value) != JK_OK;
}

static int is_fixed(const merged *m)
{
	int fixed = 1;
	for (size_t i = m->begins + 1; i <= m->ends; i++)
		fixed &= row_at(m->table, i)->stretch == row_at(m->table, m->begins)->stretch;
	return fixed;
}

static void count_rows(const merged *m)
{
	jk_compiling *c = m->table->c;
	const size_t *slot = new_slot(c);
	if (!slot)
		return;
	set_number(m, jk_act_value(c, jk_rows_put_number, slot));
	for (size_t i = m->begins; i <= m->ends; i++)
		jk_act_before(c, row_at(m->table, i)->node, i == m->begins ? jk_rows_begin : jk_rows_more, slot);
	jk_act_after(c, m->table->node, jk_rows_end, slot);
}

static void look_at_cell(jk_table *table, size_t row, jk_table_cell *cell)
{
	merged m = {table, cell, row, last_row(table, row, cell)};
	const jk_table_stretch *fault = left_behind(&m);
	if (!fault)
		fault = broken_off(&m);
	if (fault) {
		jk_table_fault(table->c, JK_DIAG_TABLE_ROWS, cell->node, fault->opener);
		return;
	}
	if (jk_node_is(cell->node, "tc"))
		return;
	char number[24];
	snprintf(number, sizeof number, "%zu", m.ends - m.begins + 1);
	/* Rows that held only tags are gone, and do not count. */
	if (is_fixed(&m))
		set_number(&m, number);
	else
		count_rows(&m);
}

void jk_place_merged_rows(jk_table *table)
{
	for (size_t i = 0; i < table->rows.count; i++) {
		jk_table_row *row = row_at(table, i);
		for (size_t k = 0; k < row->cells.count && !table->c->no_memory; k++) {
			jk_table_cell *cell = row->cells.items[k];
			if (cell->rows > 1)
				look_at_cell(table, i, cell);
		}
	}
}

/* --- {{#merge}} --- */

/* The order of properties is fixed (17.4.66): vMerge stands behind these. */
static void add_vertical(jk_compiling *c, jk_node *cell, const char *value)
{
	static const char *const earlier[] = {"hMerge", "gridSpan", "tcW", "cnfStyle"};
	jk_node *properties = jk_node_child(cell, "tcPr"), *first = jk_node_first(cell), *place = NULL;
	if (!properties && (properties = jk_node_add_like(cell, "tcPr")) != NULL && first)
		jk_node_move_before(properties, first);
	for (size_t i = 0; properties && i < sizeof earlier / sizeof *earlier && !place; i++)
		place = jk_node_child(properties, earlier[i]);
	first = properties ? jk_node_first(properties) : NULL;
	jk_node *merge = properties ? jk_node_add_like(properties, "vMerge") : NULL;
	c->no_memory |= !merge || jk_node_set_ns(merge, jk_node_namespace(merge), "val", value) != JK_OK;
	if (merge && place)
		jk_node_move_after(merge, place);
	else if (merge && first)
		jk_node_move_before(merge, first);
}

/* What later turns hold instead of the cell's content: an empty paragraph like its first. */
static jk_node *add_blank(jk_compiling *c, jk_node *cell)
{
	const jk_node *like = jk_node_child(cell, "p");
	jk_node *blank = jk_node_add_like(cell, "p");
	const jk_node *properties = like ? jk_node_child(like, "pPr") : NULL;
	jk_node *copy = blank && properties ? jk_node_add_copy(blank, properties, NULL) : NULL;
	jk_node *item = copy ? jk_node_child(copy, "numPr") : NULL;
	c->no_memory |= !blank || (properties && !copy);
	if (item)
		jk_node_remove(item);
	return blank;
}

static void merge_docx(jk_compiling *c, jk_node *cell, const size_t *slot)
{
	add_vertical(c, cell, jk_act_value(c, jk_rows_put_merge, slot));
	jk_node *properties = jk_node_child(cell, "tcPr"), *first = properties ? jk_node_next(properties) : NULL, *last = first;
	while (last && jk_node_next(last))
		last = jk_node_next(last);
	jk_node *blank = last ? add_blank(c, cell) : NULL;
	if (!blank || c->no_memory)
		return;
	jk_guard(c, first, last, jk_rows_are_first, slot);
	jk_guard(c, blank, blank, jk_rows_are_later, slot);
}

static void merge_odt(jk_compiling *c, jk_node *cell, const size_t *slot)
{
	const char *style = jk_node_attribute_local(cell, "style-name"), *number = jk_act_value(c, jk_rows_put_number, slot);
	jk_node *covered = jk_node_add_like(jk_node_parent(cell), "covered-table-cell");
	if (!covered || (style && jk_node_set_ns(covered, jk_node_namespace(cell), "style-name", style) != JK_OK) ||
	    jk_node_set_ns(cell, jk_node_namespace(cell), "number-rows-spanned", number) != JK_OK) {
		c->no_memory = 1;
		return;
	}
	jk_node_move_after(covered, cell);
	jk_guard(c, cell, cell, jk_rows_are_first, slot);
	jk_guard(c, covered, covered, jk_rows_are_later, slot);
}

/* The loop that a row turns in: the innermost, or the one whose variable is named. */
static const jk_table_stretch *loop_around(const jk_table_row *row, const char *variable)
{
	const jk_table_stretch *s = row->stretch;
	while (s && (!repeats(s) || (variable && !jk_text_equal(s->opener->variable, variable))))
		s = s->outer;
	return s;
}

static int repeats_alone(const jk_table *table, const jk_table_stretch *loop)
{
	size_t rows = 0;
	for (size_t i = 0; i < table->rows.count; i++)
		rows += (size_t)is_within(row_at(table, i)->stretch, loop);
	return rows == 1;
}

int jk_merge_rows(jk_table *table, const jk_table_row *row, const jk_table_cell *cell, const char *variable)
{
	jk_compiling *c = table->c;
	const jk_table_stretch *loop = loop_around(row, variable);
	if (!loop || !repeats_alone(table, loop) || cell->covered || cell->continues || cell->rows > 1)
		return 0;
	const size_t *slot = new_slot(c);
	if (!slot)
		return 1;
	if (variable)
		jk_act_after(c, loop->opener->mark, jk_rows_clear, slot);
	else
		jk_act_before(c, loop->opener->mark, jk_rows_clear, slot);
	jk_act_before(c, row->node, jk_rows_more, slot);
	jk_act_after(c, table->node, jk_rows_end, slot);
	if (jk_node_is(cell->node, "tc"))
		merge_docx(c, cell->node, slot);
	else
		merge_odt(c, cell->node, slot);
	return 1;
}
