/* Comparing two sides, step by step, and the summary of it. */
#include "base/text.h"
#include "compare/comparison.h"

/* The order of the list of what differs. */
typedef enum { UNCOVERS, WEAKENED, REMOVED, UNCLEAR, CHANGED, STRENGTHENED, ADDED, MOVED, RENUMBERED, SAME, RANKS } rank;

static rank rank_of(const jk_unit_pair *unit)
{
	return unit->lost.count                          ? UNCOVERS
	       : unit->effect == JK_EFFECT_WEAKENED     ? WEAKENED
	       : unit->state == JK_PAIR_REMOVED         ? REMOVED
	       : unit->effect == JK_EFFECT_UNCLEAR      ? UNCLEAR
	       : unit->state == JK_PAIR_ADDED           ? ADDED
	       : unit->effect == JK_EFFECT_STRENGTHENED ? STRENGTHENED
	       : unit->state == JK_PAIR_CHANGED         ? CHANGED
	       : unit->moved                            ? MOVED
	       : unit->renumbered                       ? RENUMBERED
							 : SAME;
}

static void count(jk_compare_counts *counts, const jk_unit_pair *unit)
{
	counts->same += rank_of(unit) == SAME;
	counts->added += unit->state == JK_PAIR_ADDED;
	counts->removed += unit->state == JK_PAIR_REMOVED;
	counts->changed += unit->state == JK_PAIR_CHANGED;
	counts->moved += unit->moved != 0;
	counts->renumbered += unit->renumbered != 0;
	counts->weakened += unit->effect == JK_EFFECT_WEAKENED;
	counts->strengthened += unit->effect == JK_EFFECT_STRENGTHENED;
	counts->unclear += unit->effect == JK_EFFECT_UNCLEAR;
}

static jk_result gather(jk_list *by_rank, jk_comparison *comparison)
{
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *papers = comparison->papers.items[i];
		for (size_t k = 0; k < papers->units.count; k++) {
			const jk_unit_pair *unit = papers->units.items[k];
			count(&comparison->counts, unit);
			if (jk_list_add(&by_rank[rank_of(unit)], comparison->arena, unit) != JK_OK)
				return JK_NO_MEMORY;
		}
	}
	return JK_OK;
}

static jk_result summarise(jk_comparison *comparison)
{
	jk_list by_rank[RANKS] = {0};
	comparison->counts.uncovered = comparison->uncovered.count;
	if (gather(by_rank, comparison) != JK_OK)
		return JK_NO_MEMORY;
	for (rank r = UNCOVERS; r < SAME; r++)
		for (size_t i = 0; i < by_rank[r].count; i++)
			if (jk_list_add(&comparison->worst, comparison->arena, by_rank[r].items[i]) != JK_OK)
				return JK_NO_MEMORY;
	return JK_OK;
}

static jk_result compare(jk_comparison *comparison, jk_diagnostics *diagnostics)
{
	jk_words *words;
	jk_result result = jk_words_new(&words, diagnostics);
	if (result != JK_OK)
		return result;
	comparison->words_version = jk_arena_string(comparison->arena, jk_words_version(words));
	result = comparison->words_version ? jk_pair_sides(comparison, words) : JK_NO_MEMORY;
	jk_words_free(words);
	if (result == JK_OK)
		result = jk_judge_effects(comparison);
	if (result == JK_OK)
		result = jk_find_uncovered(comparison);
	return result == JK_OK ? summarise(comparison) : result;
}

/* The comparison lives in its own arena. */
static jk_result begin(jk_comparison **out, const jk_side *old_side, const jk_side *new_side, const jk_compare_options *options)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_comparison *comparison = jk_arena_allocate(arena, sizeof *comparison);
	if (!comparison) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	*comparison = (jk_comparison){.arena = arena, .old_side = old_side, .new_side = new_side};
	*out = comparison;
	if (!options)
		return JK_OK;
	comparison->review = options->review;
	comparison->kind = jk_arena_string(arena, options->kind);
	return options->kind && !comparison->kind ? JK_NO_MEMORY : JK_OK;
}

jk_result jk_compare(jk_comparison **out, const jk_side *old_side, const jk_side *new_side, const jk_compare_options *options,
		     jk_diagnostics *diagnostics)
{
	*out = NULL;
	jk_comparison *comparison = NULL;
	jk_result result = begin(&comparison, old_side, new_side, options);
	if (result == JK_OK)
		result = compare(comparison, diagnostics);
	if (result == JK_OK)
		*out = comparison;
	else
		jk_comparison_free(comparison);
	return result;
}

void jk_comparison_free(jk_comparison *comparison)
{
	if (comparison)
		jk_arena_free(comparison->arena);
}

jk_compare_counts jk_comparison_counts(const jk_comparison *comparison) { return comparison->counts; }
