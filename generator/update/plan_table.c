/* A table of a clause: cell by cell while its rows are the same, else as a whole. */
#include <string.h>
#include "update/planning.h"

typedef struct {
	jk_plan *plan;
	const jk_side_block *hand, *release, *source; /* tables; source: of the new document, NULL when it is not known */
	const jk_block_pair *by_hand, *by_release;
	jk_list cells; /* jk_three_texts of the cells that the release changed */
} table;

static size_t row_index(const jk_side_block *block, const jk_side_row *row)
{
	size_t i = 0;
	while (i < block->rows.count && block->rows.items[i] != row)
		i++;
	return i;
}

static const jk_side_row *row_at(const jk_side_block *block, size_t index) { return block && index < block->rows.count ? block->rows.items[index] : NULL; }

/* The draft's row that a row of the base became; NULL when it is gone. */
static const jk_side_row *hand_row(const table *t, const jk_side_row *base)
{
	for (size_t i = 0; i < t->by_hand->rows.count; i++) {
		const jk_row_pair *pair = t->by_hand->rows.items[i];
		if (pair->old_row == base)
			return pair->new_row;
	}
	/* Rows are paired only where something differs. */
	return t->by_hand->rows.count ? NULL : row_at(t->hand, row_index(t->by_hand->old_block, base));
}

static const jk_list *places_of(const jk_side_row *row, size_t cell)
{
	static const jk_list nowhere = {0};
	return row && cell < row->places.count ? row->places.items[cell] : &nowhere;
}

/* Adds the cells of a row that the release changed; 0 when the row cannot be told cell by cell. */
static int add_cells(table *t, const jk_row_pair *pair)
{
	const jk_side_row *was = pair->old_row, *is = pair->new_row, *stands = was ? hand_row(t, was) : NULL;
	if (!was || !is || was->cells.count != is->cells.count)
		return 0;
	const jk_side_row *source = row_at(t->source, row_index(t->release, is));
	for (size_t i = 0; i < was->cells.count; i++) {
		if (strcmp(was->cells.items[i], is->cells.items[i]) == 0)
			continue;
		if (!stands || i >= stands->cells.count)
			return 0;
		jk_three_texts *texts = jk_arena_allocate(t->plan->arena, sizeof *texts);
		int known = source && i < source->cells.count && strcmp(source->cells.items[i], is->cells.items[i]) == 0;
		if (texts)
			*texts = (jk_three_texts){.base = was->cells.items[i], .hand = stands->cells.items[i], .release = is->cells.items[i],
						  .hand_places = places_of(stands, i), .release_places = places_of(known ? source : NULL, i),
						  .paragraph = jk_block_first(t->hand)};
		const jk_side_place *first = texts && texts->hand_places->count ? texts->hand_places->items[0] : NULL;
		if (first)
			texts->paragraph = first->paragraph;
		t->plan->no_memory |= !texts || jk_list_add(&t->cells, t->plan->arena, texts) != JK_OK;
	}
	return 1;
}

static int can_go_by_cells(table *t)
{
	int can = 1;
	for (size_t i = 0; can && i < t->by_release->rows.count; i++)
		can = add_cells(t, t->by_release->rows.items[i]);
	/* Rows that only changed places. */
	return can && t->cells.count;
}

static const char *row_text(jk_plan *plan, const jk_side_row *row)
{
	const char *text = "";
	for (size_t i = 0; i < row->cells.count; i++)
		text = jk_plan_keep(plan, jk_arena_format(plan->arena, "%s%s%s", text, i ? "｜" : "", (const char *)row->cells.items[i]));
	return text;
}

static int is_same(const jk_row_pair *pair)
{
	int same = pair->old_row && pair->new_row && pair->old_row->cells.count == pair->new_row->cells.count;
	for (size_t i = 0; same && i < pair->old_row->cells.count; i++)
		same = strcmp(pair->old_row->cells.items[i], pair->new_row->cells.items[i]) == 0;
	return same;
}

/* Rows that differ between the base and the release, as they read. */
static const char *changed_rows(table *t, int old_side)
{
	jk_plan *plan = t->plan;
	const char *text = "";
	for (size_t i = 0; i < t->by_release->rows.count; i++) {
		const jk_row_pair *pair = t->by_release->rows.items[i];
		const jk_side_row *row = old_side ? pair->old_row : pair->new_row;
		if (row && !is_same(pair))
			text = jk_plan_keep(plan, jk_arena_format(plan->arena, "%s%s%s", text, *text ? "\n" : "", row_text(plan, row)));
	}
	return text;
}

static const char *all_rows(table *t, const jk_side_block *block)
{
	const char *text = "";
	for (size_t i = 0; i < block->rows.count; i++)
		text = jk_plan_keep(t->plan, jk_arena_format(t->plan->arena, "%s%s%s", text, i ? "\n" : "", row_text(t->plan, block->rows.items[i])));
	return text;
}

static void replace(table *t)
{
	jk_plan *plan = t->plan;
	plan->groups++;
	plan->tally.put_in = 1;
	jk_plan_add(plan, &(jk_amendment){.kind = JK_AMEND_TABLE, .paragraph = t->hand->paragraph, .source = t->source->paragraph},
		    jk_plan_keep(plan, jk_arena_format(plan->arena, "この表は、%sで改正された。手で直す。\n作成時：%s\n%s：%s", plan->author, changed_rows(t, 1), plan->author,
						       changed_rows(t, 0))));
}

void jk_plan_table(jk_plan *plan, const jk_side_unit *unit, const jk_block_pair *hand, const jk_block_pair *release)
{
	table t = {.plan = plan, .hand = hand->new_block, .release = release->new_block, .source = jk_plan_source(plan, unit, release->new_block),
		   .by_hand = hand, .by_release = release};
	int untouched = hand->state == JK_PAIR_SAME, left = 0;
	if (can_go_by_cells(&t))
		for (size_t i = 0; i < t.cells.count; i++)
			left |= !jk_plan_texts(plan, t.cells.items[i]);
	else
		left = 1;
	if (!left)
		return;
	/* Cells that were put in already would be put in twice. */
	if (untouched && t.source && !plan->tally.conflict && !t.cells.count)
		replace(&t);
	else
		jk_plan_conflict(plan, t.hand->paragraph, "この表は、手で直されているが、カタログでも改正されている。手で直された表を残した。違いを見て、手で直す。", all_rows(&t, t.hand),
				 changed_rows(&t, 1), changed_rows(&t, 0));
}
