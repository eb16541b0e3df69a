/* Which paragraph of a unit is which: the heading, then by the catalog's id, by text, by place; what left one unit for another. */
#include <string.h>
#include "base/text.h"
#include "compare/pairing.h"

enum {
	ALIKE_IN_UNIT = 40, /* a clause is known to be the same: its paragraphs may differ more than those of strangers */
	ALIKE_IN_PLACE = 25, /* at the same place of both, and nothing else claims either */
	ALIKE_FAR = 80,
	SHORTEST_FAR = 12 /* characters */
};

typedef enum { HEADING = 1, TABLE_TITLE, TABLE, TEXT } sort;

static int is_heading(const jk_side_block *block, size_t at)
{
	return block->kind == JK_BLOCK_CAPTION || (at == 0 && block->kind == JK_BLOCK_ARTICLE && !*block->path);
}

static sort sort_of(const jk_side_block *block, size_t at)
{
	return is_heading(block, at)                  ? HEADING
	       : block->kind == JK_BLOCK_TABLE_TITLE ? TABLE_TITLE
	       : block->kind == JK_BLOCK_TABLE       ? TABLE
						      : TEXT;
}

/* All cells, parted by spaces. */
static const char *table_text(jk_arena *arena, const jk_side_block *block)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < block->rows.count; i++) {
		const jk_side_row *row = block->rows.items[i];
		for (size_t k = 0; k < row->cells.count; k++)
			jk_buffer_format(&text, "%s ", (const char *)row->cells.items[k]);
	}
	const char *kept = text.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

typedef enum { AS_WRITTEN, NARROW, FOLLOWED } reading;

static const char *read_text(jk_arena *arena, reading how, const jk_renumbering *renumbering, const char *text)
{
	static const jk_renumbering none = {0};
	return how == AS_WRITTEN ? text : jk_renumbering_apply(arena, how == FOLLOWED ? renumbering : &none, text);
}

static jk_align_item *items_of(jk_arena *arena, reading how, const jk_renumbering *renumbering, const jk_list *blocks)
{
	jk_align_item *items = jk_arena_array(arena, blocks->count + 1, sizeof *items);
	for (size_t i = 0; i < blocks->count && items; i++) {
		const jk_side_block *block = blocks->items[i];
		sort kind = sort_of(block, i);
		items[i] = (jk_align_item){.key = kind == HEADING && i == 0 ? "\x01heading" : block->anchor, .kind = kind,
					   .text = kind == TABLE ? table_text(arena, block) : block->text};
		if (items[i].text)
			items[i].text = read_text(arena, how, renumbering, items[i].text);
		if (!items[i].text)
			return NULL;
	}
	return items;
}

/* --- by place --- */

static int free_text(const jk_side_block *block, size_t partner, size_t at)
{
	return partner == JK_ALIGN_NONE && sort_of(block, at) == TEXT && *block->path;
}

static jk_result join_by_place(jk_match *match, jk_arena *arena, const jk_list *old_blocks, const jk_list *new_blocks)
{
	jk_index places = {0};
	for (size_t i = 0; i < old_blocks->count; i++) {
		const jk_side_block *block = old_blocks->items[i];
		if (free_text(block, match->to_new[i], i) && jk_index_add(&places, arena, block->path, "", &old_blocks->items[i]) != JK_OK)
			return JK_NO_MEMORY;
	}
	for (size_t i = 0; i < new_blocks->count && places.count; i++) {
		const jk_side_block *block = new_blocks->items[i];
		void **place = free_text(block, match->to_old[i], i) ? jk_index_find(&places, block->path, "") : NULL;
		unsigned alike = 0;
		if (place && jk_alike(&alike, ((const jk_side_block *)*place)->text, block->text) != JK_OK)
			return JK_NO_MEMORY;
		if (place && alike >= ALIKE_IN_PLACE)
			jk_match_join(match, (size_t)(place - old_blocks->items), i);
	}
	return JK_OK;
}

/* A clause that has one table, and had one, has the same one. */
static void join_only_tables(jk_match *match, const jk_list *old_blocks, const jk_list *new_blocks)
{
	size_t olds = 0, news = 0, old_at = 0, new_at = 0;
	for (size_t i = 0; i < old_blocks->count; i++)
		if (sort_of(old_blocks->items[i], i) == TABLE && ++olds)
			old_at = i;
	for (size_t i = 0; i < new_blocks->count; i++)
		if (sort_of(new_blocks->items[i], i) == TABLE && ++news)
			new_at = i;
	if (olds == 1 && news == 1 && match->to_new[old_at] == JK_ALIGN_NONE && match->to_old[new_at] == JK_ALIGN_NONE)
		jk_match_join(match, old_at, new_at);
}

static size_t count_known(const jk_index *texts, const jk_align_item *items, size_t count)
{
	size_t known = 0;
	for (size_t i = 0; i < count; i++)
		known += jk_index_find(texts, items[i].text, "") != NULL;
	return known;
}

/* A paragraph may be nothing but a reference. Whether its number followed the article tells the paper: a word processor brings references up to
 * date only when it is asked to. */
static jk_align_item *old_items_of(jk_arena *arena, const jk_renumbering *renumbering, const jk_list *old_blocks, const jk_align_item *new_items,
				   size_t new_count)
{
	jk_index texts = {0};
	jk_align_item *plain = items_of(arena, NARROW, NULL, old_blocks), *followed = items_of(arena, FOLLOWED, renumbering, old_blocks);
	for (size_t i = 0; i < new_count && followed; i++)
		if (jk_index_add(&texts, arena, new_items[i].text, "", new_items) != JK_OK)
			return NULL;
	if (!plain || !followed)
		return NULL;
	return count_known(&texts, followed, old_blocks->count) > count_known(&texts, plain, old_blocks->count) ? followed : plain;
}

jk_result jk_match_blocks(jk_match *match, jk_arena *arena, const jk_renumbering *renumbering, const jk_list *old_blocks, const jk_list *new_blocks)
{
	static const jk_align_options options = {.least = ALIKE_IN_UNIT};
	int follow = renumbering && renumbering->labels.count;
	jk_align_item *new_items = items_of(arena, follow ? NARROW : AS_WRITTEN, NULL, new_blocks), *old_items = NULL;
	if (new_items)
		old_items = follow ? old_items_of(arena, renumbering, old_blocks, new_items, new_blocks->count) : items_of(arena, AS_WRITTEN, NULL, old_blocks);
	if (!old_items || jk_match_new(match, arena, old_blocks->count, new_blocks->count) != JK_OK ||
	    jk_match_align(match, arena, old_items, new_items, &options) != JK_OK ||
	    join_by_place(match, arena, old_blocks, new_blocks) != JK_OK)
		return JK_NO_MEMORY;
	join_only_tables(match, old_blocks, new_blocks);
	return jk_match_find_moved(match, arena);
}

/* --- between units --- */

/* Texts without partner, of all units of a side. */
typedef struct {
	jk_align_item *items;
	jk_far_block *places;
	size_t count;
} strays;

static void add_stray(strays *s, jk_unit_work *work, size_t at, const jk_side_block *block, size_t partner)
{
	if (partner != JK_ALIGN_NONE || sort_of(block, at) != TEXT || jk_text_length(block->text) < SHORTEST_FAR)
		return;
	s->items[s->count] = (jk_align_item){.text = block->text, .kind = TEXT};
	s->places[s->count++] = (jk_far_block){work, at};
}

static jk_result collect(strays *s, jk_arena *arena, const jk_list *works, int old_side)
{
	size_t most = 0;
	for (size_t i = 0; i < works->count; i++) {
		const jk_unit_work *work = works->items[i];
		most += old_side ? work->old_blocks.count : work->new_blocks.count;
	}
	*s = (strays){jk_arena_array(arena, most + 1, sizeof *s->items), jk_arena_array(arena, most + 1, sizeof *s->places), 0};
	if (!s->items || !s->places)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < works->count; i++) {
		jk_unit_work *work = works->items[i];
		const jk_list *blocks = old_side ? &work->old_blocks : &work->new_blocks;
		for (size_t k = 0; k < blocks->count; k++)
			add_stray(s, work, k, blocks->items[k], old_side ? work->match.to_new[k] : work->match.to_old[k]);
	}
	return JK_OK;
}

/* --- written anew --- */

static size_t free_run(const size_t *partners, const jk_far_block *far, size_t count, size_t from)
{
	size_t at = from;
	while (at < count && partners[at] == JK_ALIGN_NONE && !far[at].unit)
		at++;
	return at - from;
}

static int same_places(const jk_unit_work *work, size_t old_at, size_t new_at, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const jk_side_block *was = work->old_blocks.items[old_at + i], *is = work->new_blocks.items[new_at + i];
		if (sort_of(was, old_at + i) != TEXT || sort_of(is, new_at + i) != TEXT || !*was->path || !jk_text_equal(was->path, is->path))
			return 0;
	}
	return 1;
}

/* As many paragraphs as were taken out came in at their very place: they were written anew. */
jk_result jk_match_rewritten(jk_unit_work *work, jk_arena *arena)
{
	jk_match *match = &work->match;
	for (size_t i = 0; i < match->old_count; i++) {
		size_t j = i == 0 ? 0 : match->to_new[i - 1] == JK_ALIGN_NONE ? JK_ALIGN_NONE : match->to_new[i - 1] + 1;
		size_t count = free_run(match->to_new, work->went_to, match->old_count, i);
		if (!count || j == JK_ALIGN_NONE || free_run(match->to_old, work->came_from, match->new_count, j) != count ||
		    !same_places(work, i, j, count))
			continue;
		for (size_t k = 0; k < count; k++)
			jk_match_join(match, i + k, j + k);
	}
	return jk_match_find_moved(match, arena);
}

jk_result jk_match_far_blocks(const jk_list *works, jk_arena *arena)
{
	static const jk_align_options options = {.least = ALIKE_FAR, .least_moved = ALIKE_FAR, .shortest_moved = SHORTEST_FAR};
	strays olds, news;
	jk_alignment found;
	if (collect(&olds, arena, works, 1) != JK_OK || collect(&news, arena, works, 0) != JK_OK)
		return JK_NO_MEMORY;
	if (!olds.count || !news.count)
		return JK_OK;
	if (jk_align(&found, arena, olds.items, olds.count, news.items, news.count, &options) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < news.count; i++) {
		if (found.to_old[i] == JK_ALIGN_NONE)
			continue;
		jk_far_block from = olds.places[found.to_old[i]], to = news.places[i];
		if (from.unit == to.unit)
			continue;
		from.unit->went_to[from.block] = to;
		to.unit->came_from[to.block] = from;
	}
	return JK_OK;
}
