/* The blocks of one pair of units in reading order, with their pieces, and what they make of the unit. */
#include "base/text.h"
#include "compare/pairing.h"

typedef struct {
	jk_unit_work *work;
	jk_arena *arena;
	jk_words *words;
	const jk_renumbering *renumbering;
} filling;

static int other_label(const char *a, const char *b) { return *a && *b && !jk_text_equal(a, b); }

/* --- one block --- */

static jk_result fill_lonely(const filling *f, jk_block_pair *pair)
{
	int same;
	const jk_side_block *block = pair->old_block ? pair->old_block : pair->new_block;
	pair->state = pair->old_block ? JK_PAIR_REMOVED : JK_PAIR_ADDED;
	if (block->kind == JK_BLOCK_TABLE)
		return jk_pair_rows(&pair->rows, &same, f->arena, f->words, pair->old_block, pair->new_block);
	return jk_pieces_whole(&pair->pieces, f->arena, pair->old_block ? JK_DELETED : JK_INSERTED, block->text);
}

static jk_result fill_texts(const filling *f, jk_block_pair *pair)
{
	int explained = 0;
	jk_result result = jk_pieces_compare(&pair->pieces, f->arena, f->words, pair->old_block->text, pair->new_block->text);
	if (result != JK_OK || jk_pieces_same(&pair->pieces))
		return result;
	result = jk_renumbering_explains(&explained, f->arena, f->renumbering, pair->old_block, pair->new_block);
	pair->renumbered |= explained;
	pair->state = explained ? JK_PAIR_SAME : JK_PAIR_CHANGED;
	return result;
}

static jk_result fill_both(const filling *f, jk_block_pair *pair)
{
	int same = 1;
	pair->renumbered = other_label(pair->old_block->label, pair->new_block->label);
	if (pair->new_block->kind != JK_BLOCK_TABLE)
		return fill_texts(f, pair);
	jk_result result = jk_pair_rows(&pair->rows, &same, f->arena, f->words, pair->old_block, pair->new_block);
	pair->state = same ? JK_PAIR_SAME : JK_PAIR_CHANGED;
	return result;
}

static jk_block_pair *block_pair_of(const filling *f, jk_step step)
{
	const jk_unit_work *work = f->work;
	jk_block_pair *pair = jk_arena_allocate(f->arena, sizeof *pair);
	if (!pair)
		return NULL;
	int has_old = step.old_at != JK_ALIGN_NONE, has_new = step.new_at != JK_ALIGN_NONE;
	jk_far_block to = has_old ? work->went_to[step.old_at] : (jk_far_block){0};
	jk_far_block from = has_new ? work->came_from[step.new_at] : (jk_far_block){0};
	if (has_old)
		pair->old_block = work->old_blocks.items[step.old_at];
	if (has_new)
		pair->new_block = work->new_blocks.items[step.new_at];
	if (from.unit)
		pair->old_block = from.unit->old_blocks.items[from.block];
	pair->elsewhere = to.unit ? to.unit->pair : from.unit ? from.unit->pair : NULL;
	pair->moved = pair->elsewhere || (has_new && work->match.moved[step.new_at]);
	return pair;
}

/* --- the unit --- */

static void weigh(jk_unit_pair *unit, const jk_block_pair *block)
{
	if (unit->state == JK_PAIR_SAME && (block->state != JK_PAIR_SAME || block->moved))
		unit->state = JK_PAIR_CHANGED;
	if (unit->state == JK_PAIR_SAME || unit->state == JK_PAIR_CHANGED)
		unit->renumbered |= block->renumbered;
}

jk_result jk_pair_unit(jk_unit_work *work, jk_arena *arena, jk_words *words, const jk_renumbering *renumbering)
{
	const filling f = {work, arena, words, renumbering};
	jk_unit_pair *unit = work->pair;
	jk_step *steps;
	size_t count;
	if (jk_match_order(&steps, &count, arena, &work->match) != JK_OK)
		return JK_NO_MEMORY;
	if (unit->old_unit && unit->new_unit)
		unit->renumbered |= other_label(unit->old_unit->label, unit->new_unit->label);
	for (size_t i = 0; i < count; i++) {
		jk_block_pair *pair = block_pair_of(&f, steps[i]);
		if (!pair || (pair->old_block && pair->new_block ? fill_both : fill_lonely)(&f, pair) != JK_OK ||
		    jk_list_add(&unit->blocks, arena, pair) != JK_OK)
			return JK_NO_MEMORY;
		weigh(unit, pair);
	}
	return JK_OK;
}
