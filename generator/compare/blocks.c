/* Blocks as reports go through them. */
#include <string.h>
#include "base/text.h"
#include "compare/summary.h"

static jk_mark mark_of(int has_old, int has_new) { return has_old && has_new ? JK_KEPT : has_new ? JK_INSERTED : JK_DELETED; }

static void visit_list(const jk_list *pieces, jk_piece_visit *visit, void *state)
{
	for (size_t i = 0; i < pieces->count; i++)
		visit(state, pieces->items[i]);
}

const jk_side_block *jk_block_shown(const jk_block_pair *pair) { return pair->new_block ? pair->new_block : pair->old_block; }

void jk_block_pieces(const jk_block_pair *pair, jk_piece_visit *visit, void *state)
{
	const jk_side_block *was = pair->old_block, *is = pair->new_block;
	if (pair->pieces.count)
		visit_list(&pair->pieces, visit, state);
	else if (*jk_block_shown(pair)->text)
		visit(state, &(jk_piece){mark_of(was != NULL, is != NULL), jk_block_shown(pair)->text, was ? was->text : NULL});
}

static const jk_side_row *shown_row(const jk_row_pair *pair) { return pair->new_row ? pair->new_row : pair->old_row; }

size_t jk_row_cells(const jk_row_pair *pair)
{
	return pair->cells.count ? pair->cells.count : shown_row(pair)->cells.count;
}

void jk_cell_pieces(const jk_row_pair *pair, size_t cell, jk_piece_visit *visit, void *state)
{
	const jk_side_row *was = pair->old_row;
	if (cell < pair->cells.count)
		visit_list(pair->cells.items[cell], visit, state);
	else if (cell < shown_row(pair)->cells.count)
		visit(state, &(jk_piece){mark_of(was != NULL, pair->new_row != NULL), shown_row(pair)->cells.items[cell],
					 was && cell < was->cells.count ? was->cells.items[cell] : NULL});
}

int jk_row_is_same(const jk_row_pair *pair)
{
	if (!pair->old_row || !pair->new_row)
		return 0;
	for (size_t i = 0; i < pair->cells.count; i++) {
		const jk_list *pieces = pair->cells.items[i];
		for (size_t k = 0; k < pieces->count; k++)
			if (((const jk_piece *)pieces->items[k])->mark != JK_KEPT)
				return 0;
	}
	return 1;
}

/* The number of an article is told in the heading of the unit. */
static int is_renumbered(const jk_block_pair *pair) { return pair->renumbered && jk_block_shown(pair)->kind != JK_BLOCK_ARTICLE; }

/* Pending changes that wait in a document are told where they are. */
int jk_block_is_same(const jk_block_pair *pair)
{
	return pair->state == JK_PAIR_SAME && !pair->moved && !is_renumbered(pair) && !(pair->new_block && pair->new_block->changes.count);
}

int jk_block_is_heading(const jk_unit_pair *unit, const jk_block_pair *pair)
{
	const jk_side_block *block = jk_block_shown(pair);
	const jk_side_unit *shown = jk_pair_shown(unit);
	return unit->blocks.count && unit->blocks.items[0] == pair && shown->title && jk_text_equal(block->text, shown->title);
}

/* --- what is left out --- */

/* The name of a column or parameter is no number. */
static int is_numbered(const jk_side_block *block)
{
	return block->label && *block->label && ((block->path && *block->path) || block->kind == JK_BLOCK_ARTICLE);
}

static int depth(jk_block_kind kind) { return kind == JK_BLOCK_PARAGRAPH ? JK_BLOCK_ARTICLE : (int)kind; }

/* 第12条 is the number of the article, and of its first 項 only; so the 項 from 2 are left out on a line of their own. */
static int begins_another(const jk_side_block *first, const jk_side_block *block)
{
	return depth(block->kind) < depth(first->kind) ||
	       (block->kind == JK_BLOCK_PARAGRAPH && is_numbered(block) && first->kind < JK_BLOCK_PARAGRAPH);
}

size_t jk_same_run(const jk_unit_pair *unit, size_t from)
{
	size_t to = from;
	while (to < unit->blocks.count && jk_block_is_same(unit->blocks.items[to])) {
		if (to > from && begins_another(jk_block_shown(unit->blocks.items[from]), jk_block_shown(unit->blocks.items[to])))
			break;
		to++;
	}
	return to;
}

/* The outermost numbers among the blocks stand for what is below them. */
static int outermost(const jk_unit_pair *unit, size_t from, size_t to)
{
	int least = JK_BLOCK_TABLE;
	for (size_t i = from; i < to; i++) {
		const jk_side_block *block = jk_block_shown(unit->blocks.items[i]);
		if (is_numbered(block) && depth(block->kind) < least)
			least = depth(block->kind);
	}
	return least;
}

void jk_put_omitted(jk_buffer *out, const jk_unit_pair *unit, size_t from, size_t to)
{
	const char *first = NULL, *last = NULL;
	size_t count = 0;
	int level = outermost(unit, from, to);
	for (size_t i = from; i < to; i++) {
		const jk_side_block *block = jk_block_shown(unit->blocks.items[i]);
		if (!is_numbered(block) || depth(block->kind) != level)
			continue;
		first = first ? first : block->label;
		last = block->label;
		count++;
	}
	if (!count)
		jk_buffer_string(out, "（略）");
	else if (count == 1)
		jk_buffer_format(out, "%s　略", first);
	else
		jk_buffer_format(out, "%s%s%s　略", first, count == 2 ? "及び" : "～", last);
}
