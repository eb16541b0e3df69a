/* Pieces: what became of a text word by word, and of a table row by row. */
#include <string.h>
#include "base/text.h"
#include "compare/pairing.h"

static jk_result add(jk_list *pieces, jk_arena *arena, jk_piece value)
{
	jk_piece *piece = jk_arena_allocate(arena, sizeof *piece);
	if (!piece || !value.text || (value.mark == JK_KEPT && !value.old_text))
		return JK_NO_MEMORY;
	*piece = value;
	return jk_list_add(pieces, arena, piece);
}

jk_result jk_pieces_whole(jk_list *pieces, jk_arena *arena, jk_mark mark, const char *text)
{
	if (!*text)
		return JK_OK;
	return add(pieces, arena, (jk_piece){.mark = mark, .text = text, .old_text = mark == JK_KEPT ? text : NULL});
}

static jk_result add_stretch(jk_list *pieces, jk_arena *arena, const jk_stretch *s, const char *old_text, const char *new_text)
{
	jk_piece piece = {.mark = s->mark};
	if (s->mark != JK_INSERTED)
		piece.text = jk_arena_text(arena, old_text + s->old_from, s->old_to - s->old_from);
	if (s->mark == JK_KEPT)
		piece.old_text = piece.text;
	if (s->mark != JK_DELETED)
		piece.text = jk_arena_text(arena, new_text + s->new_from, s->new_to - s->new_from);
	return add(pieces, arena, piece);
}

jk_result jk_pieces_compare(jk_list *pieces, jk_arena *arena, jk_words *words, const char *old_text, const char *new_text)
{
	jk_list stretches = {0};
	if (jk_text_equal(old_text, new_text))
		return jk_pieces_whole(pieces, arena, JK_KEPT, new_text);
	jk_result result = jk_words_compare(&stretches, arena, words, old_text, strlen(old_text), new_text, strlen(new_text));
	for (size_t i = 0; i < stretches.count && result == JK_OK; i++)
		result = add_stretch(pieces, arena, stretches.items[i], old_text, new_text);
	return result;
}

int jk_pieces_same(const jk_list *pieces)
{
	for (size_t i = 0; i < pieces->count; i++)
		if (((const jk_piece *)pieces->items[i])->mark != JK_KEPT)
			return 0;
	return 1;
}

/* --- tables --- */

static const char *text_of(jk_arena *arena, const jk_side_row *row)
{
	const char *text = "";
	for (size_t i = 0; i < row->cells.count && text; i++)
		text = jk_arena_format(arena, "%s%s\t", text, (const char *)row->cells.items[i]);
	return text;
}

static jk_align_item *items_of(jk_arena *arena, const jk_list *rows)
{
	jk_align_item *items = jk_arena_array(arena, rows->count + 1, sizeof *items);
	for (size_t i = 0; i < rows->count && items; i++) {
		const jk_side_row *row = rows->items[i];
		items[i] = (jk_align_item){.text = text_of(arena, row), .kind = row->header != 0};
		if (!items[i].text)
			return NULL;
	}
	return items;
}

static jk_result pair_cell(jk_list *cells, jk_arena *arena, jk_words *words, const char *old_text, const char *new_text)
{
	jk_list *pieces = jk_arena_allocate(arena, sizeof *pieces);
	if (!pieces)
		return JK_NO_MEMORY;
	jk_result result = old_text && new_text ? jk_pieces_compare(pieces, arena, words, old_text, new_text)
			   : new_text           ? jk_pieces_whole(pieces, arena, JK_INSERTED, new_text)
						: jk_pieces_whole(pieces, arena, JK_DELETED, old_text);
	return result == JK_OK ? jk_list_add(cells, arena, pieces) : result;
}

static const char *cell_of(const jk_side_row *row, size_t index)
{
	return row && index < row->cells.count ? row->cells.items[index] : NULL;
}

static jk_result pair_row(jk_list *rows, int *same, jk_arena *arena, jk_words *words, const jk_side_row *old_row, const jk_side_row *new_row)
{
	jk_row_pair *pair = jk_arena_allocate(arena, sizeof *pair);
	if (!pair)
		return JK_NO_MEMORY;
	*pair = (jk_row_pair){.old_row = old_row, .new_row = new_row};
	size_t most = old_row ? old_row->cells.count : 0;
	if (new_row && new_row->cells.count > most)
		most = new_row->cells.count;
	for (size_t i = 0; i < most; i++) {
		if (pair_cell(&pair->cells, arena, words, cell_of(old_row, i), cell_of(new_row, i)) != JK_OK)
			return JK_NO_MEMORY;
		*same = *same && jk_pieces_same(pair->cells.items[i]);
	}
	*same = *same && old_row && new_row && old_row->cells.count == new_row->cells.count;
	return jk_list_add(rows, arena, pair);
}

jk_result jk_pair_rows(jk_list *rows, int *same, jk_arena *arena, jk_words *words, const jk_side_block *old_block, const jk_side_block *new_block)
{
	static const jk_list none = {0};
	const jk_list *old_rows = old_block ? &old_block->rows : &none, *new_rows = new_block ? &new_block->rows : &none;
	jk_align_item *old_items = items_of(arena, old_rows), *new_items = items_of(arena, new_rows);
	jk_match match;
	jk_step *steps;
	size_t count;
	*same = 1;
	if (!old_items || !new_items || jk_match_new(&match, arena, old_rows->count, new_rows->count) != JK_OK ||
	    jk_match_align(&match, arena, old_items, new_items, NULL) != JK_OK || jk_match_find_moved(&match, arena) != JK_OK ||
	    jk_match_order(&steps, &count, arena, &match) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = JK_OK;
	for (size_t i = 0; i < count && result == JK_OK; i++) {
		size_t old_at = steps[i].old_at, new_at = steps[i].new_at;
		result = pair_row(rows, same, arena, words, old_at == JK_ALIGN_NONE ? NULL : old_rows->items[old_at],
				  new_at == JK_ALIGN_NONE ? NULL : new_rows->items[new_at]);
		*same = *same && (new_at == JK_ALIGN_NONE || !match.moved[new_at]);
	}
	return result;
}
