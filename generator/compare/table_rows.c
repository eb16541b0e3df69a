/* Tables inside a 新旧対照表: frames instead of underlines, around the cells that changed. */
#include "base/text.h"
#include "compare/table_private.h"

enum { SHORTEST_GAP = 3 }; /* rows in a row that are the same and therefore left out */

typedef struct {
	jk_contrasting *c;
	jk_contrast_line *line;
	int side, whole; /* the whole table came in or went */
	int unframed;
} laying;

static const jk_side_row *row_of(const jk_row_pair *pair, int side) { return side == JK_OLD_SIDE ? pair->old_row : pair->new_row; }

static int cell_changed(const jk_row_pair *pair, size_t index)
{
	const jk_list *pieces = index < pair->cells.count ? pair->cells.items[index] : NULL;
	for (size_t i = 0; pieces && i < pieces->count; i++)
		if (((const jk_piece *)pieces->items[i])->mark != JK_KEPT)
			return 1;
	return 0;
}

static int row_changed(const jk_row_pair *pair)
{
	for (size_t i = 0; i < pair->cells.count; i++)
		if (cell_changed(pair, i))
			return 1;
	return !pair->old_row || !pair->new_row;
}

static jk_contrast_table_row *add_row(laying *l, jk_contrast_row_kind kind)
{
	jk_contrast_table_row *row = jk_arena_allocate(l->c->arena, sizeof *row);
	if (row)
		row->kind = kind;
	jk_contrast_add(l->c, &l->line->rows, row);
	return row;
}

static void add_cell(laying *l, jk_contrast_table_row *row, const char *text, jk_contrast_mark mark)
{
	jk_contrast_run *cell = jk_arena_allocate(l->c->arena, sizeof *cell);
	if (cell)
		*cell = (jk_contrast_run){text, mark};
	jk_contrast_add(l->c, &row->cells, cell);
}

/* Thick lines around a row leave nothing to mark in its cells; dashes would be lost between the lines of other rows. */
static jk_contrast_mark mark_of(const laying *l, const jk_row_pair *pair, size_t index, jk_contrast_row_kind kind)
{
	int changed = kind != JK_ROW_FRAMED && (l->whole || !pair->old_row || !pair->new_row || cell_changed(pair, index));
	return !changed ? JK_CONTRAST_PLAIN : l->unframed ? JK_CONTRAST_LINED : JK_CONTRAST_FRAMED;
}

static void put_row(laying *l, const jk_row_pair *pair)
{
	const jk_side_row *own = row_of(pair, l->side);
	int alone = l->whole || !pair->old_row || !pair->new_row, national = l->c->options.national;
	jk_contrast_row_kind kind = own->header && (national || !l->whole) ? JK_ROW_HEAD : alone && !national ? JK_ROW_FRAMED : JK_ROW_PLAIN;
	jk_contrast_table_row *row = add_row(l, kind);
	for (size_t i = 0; row && i < own->cells.count; i++)
		add_cell(l, row, own->cells.items[i], mark_of(l, pair, i, kind));
	if (own->cells.count > l->line->columns)
		l->line->columns = own->cells.count;
}

/* How many rows from `at` on are the same and no heads. */
static size_t same_rows(const jk_list *rows, size_t at)
{
	size_t end = at;
	for (; end < rows->count; end++) {
		const jk_row_pair *pair = rows->items[end];
		if (row_changed(pair) || pair->new_row->header)
			break;
	}
	return end - at;
}

/* Every row has as many cells as the widest. */
static void fill_up(laying *l)
{
	for (size_t i = 0; i < l->line->rows.count; i++) {
		jk_contrast_table_row *row = l->line->rows.items[i];
		while (!l->c->no_memory && row->kind != JK_ROW_OMITTED && row->cells.count < l->line->columns)
			add_cell(l, row, "", JK_CONTRAST_PLAIN);
	}
}

static int any_changed(const jk_list *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (row_changed(rows->items[i]))
			return 1;
	return 0;
}

/* What nobody paired: a table that is the same, or stands on one side only. */
static void put_alone(laying *l, const jk_side_block *block)
{
	for (size_t i = 0; i < block->rows.count && !l->c->no_memory; i++) {
		const jk_side_row *row = block->rows.items[i];
		put_row(l, &(jk_row_pair){.old_row = row, .new_row = row});
	}
}

void jk_contrast_put_table(jk_contrasting *c, jk_contrast_line *line, int side, const jk_block_pair *pair, int unframed)
{
	laying l = {c, line, side, pair->state == JK_PAIR_ADDED || pair->state == JK_PAIR_REMOVED, unframed};
	const jk_list *rows = &pair->rows;
	line->framed = l.whole;
	c->paper->framed |= !unframed && (l.whole || any_changed(rows));
	if (!rows->count)
		put_alone(&l, jk_contrast_block(pair, side));
	for (size_t i = 0; i < rows->count && !c->no_memory; i++) {
		size_t same = l.whole ? 0 : same_rows(rows, i);
		if (same >= SHORTEST_GAP) {
			add_row(&l, JK_ROW_OMITTED);
			i += same - 1;
		} else if (row_of(rows->items[i], side))
			put_row(&l, rows->items[i]);
	}
	fill_up(&l);
}
