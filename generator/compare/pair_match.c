/* Pairs between two sequences: made by likeness, put in order, told apart in moved and not moved. */
#include "compare/pairing.h"
#include <string.h>

jk_result jk_match_new(jk_match *match, jk_arena *arena, size_t old_count, size_t new_count)
{
	*match = (jk_match){.old_count = old_count, .new_count = new_count};
	match->to_new = jk_arena_array(arena, old_count + 1, sizeof *match->to_new);
	match->to_old = jk_arena_array(arena, new_count + 1, sizeof *match->to_old);
	match->moved = jk_arena_array(arena, new_count + 1, sizeof *match->moved);
	if (!match->to_new || !match->to_old || !match->moved)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < old_count; i++)
		match->to_new[i] = JK_ALIGN_NONE;
	for (size_t i = 0; i < new_count; i++)
		match->to_old[i] = JK_ALIGN_NONE;
	return JK_OK;
}

void jk_match_join(jk_match *match, size_t old_at, size_t new_at)
{
	match->to_new[old_at] = new_at;
	match->to_old[new_at] = old_at;
}

/* --- by likeness --- */

static jk_result index_keys(jk_index *out, jk_arena *arena, const jk_align_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (items[i].key && jk_index_add(out, arena, items[i].key, "", &items[i]) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}

static void forget_lonely_keys(jk_align_item *items, size_t count, const jk_index *others)
{
	for (size_t i = 0; i < count; i++)
		if (items[i].key && !jk_index_find(others, items[i].key, ""))
			items[i].key = NULL;
}

jk_result jk_match_align(jk_match *match, jk_arena *arena, jk_align_item *old_items, jk_align_item *new_items, const jk_align_options *options)
{
	jk_index old_keys = {0}, new_keys = {0};
	jk_alignment found;
	if (index_keys(&old_keys, arena, old_items, match->old_count) != JK_OK || index_keys(&new_keys, arena, new_items, match->new_count) != JK_OK)
		return JK_NO_MEMORY;
	forget_lonely_keys(old_items, match->old_count, &new_keys);
	forget_lonely_keys(new_items, match->new_count, &old_keys);
	if (jk_align(&found, arena, old_items, match->old_count, new_items, match->new_count, options) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < match->new_count; i++)
		if (found.to_old[i] != JK_ALIGN_NONE)
			jk_match_join(match, found.to_old[i], i);
	return JK_OK;
}

/* --- what moved --- */

/* The longest run of pairs in order ends with the pair at the last of `best`; `before` leads back. */
typedef struct {
	size_t *best, *before; /* new indices */
	size_t length;
} run;

/* Where in the row of ends a pair belongs: the first whose old place is behind its own. */
static size_t place_of(const run *r, const jk_match *match, size_t old_at)
{
	size_t low = 0, high = r->length;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (match->to_old[r->best[middle]] < old_at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

jk_result jk_match_find_moved(jk_match *match, jk_arena *arena)
{
	run r = {.best = jk_arena_array(arena, match->new_count + 1, sizeof *r.best),
		 .before = jk_arena_array(arena, match->new_count + 1, sizeof *r.before)};
	if (!r.best || !r.before)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < match->new_count; i++) {
		match->moved[i] = match->to_old[i] != JK_ALIGN_NONE;
		if (!match->moved[i])
			continue;
		size_t place = place_of(&r, match, match->to_old[i]);
		r.before[i] = place ? r.best[place - 1] : JK_ALIGN_NONE;
		r.best[place] = i;
		if (place == r.length)
			r.length++;
	}
	for (size_t i = r.length ? r.best[r.length - 1] : JK_ALIGN_NONE; i != JK_ALIGN_NONE; i = r.before[i])
		match->moved[i] = 0;
	return JK_OK;
}

/* --- reading order --- */

static int stays(const jk_match *match, size_t old_at)
{
	size_t new_at = match->to_new[old_at];
	return new_at != JK_ALIGN_NONE && !match->moved[new_at];
}

/* What is gone between `from` and the next that stays. */
static void add_gone(jk_step *steps, size_t *count, const jk_match *match, size_t from)
{
	for (size_t i = from; i < match->old_count && !stays(match, i); i++)
		if (match->to_new[i] == JK_ALIGN_NONE)
			steps[(*count)++] = (jk_step){i, JK_ALIGN_NONE};
}

jk_result jk_match_order(jk_step **steps, size_t *count, jk_arena *arena, const jk_match *match)
{
	*count = 0;
	*steps = jk_arena_array(arena, match->old_count + match->new_count + 1, sizeof **steps);
	if (!*steps)
		return JK_NO_MEMORY;
	add_gone(*steps, count, match, 0);
	for (size_t i = 0; i < match->new_count; i++) {
		(*steps)[(*count)++] = (jk_step){match->to_old[i], i};
		if (match->to_old[i] != JK_ALIGN_NONE && !match->moved[i])
			add_gone(*steps, count, match, match->to_old[i] + 1);
	}
	return JK_OK;
}
