/* What changes mean: values, words, whole clauses; and why the catalog says they came. */
#include "base/text.h"
#include "base/version.h"
#include "compare/judging.h"

/* --- why --- */

static jk_result find_because(jk_unit_pair *unit, jk_arena *arena)
{
	const char *was = unit->old_unit ? unit->old_unit->version : NULL, *is = unit->new_unit ? unit->new_unit->version : NULL;
	if (!was || !is)
		return JK_OK;
	for (size_t i = 0; i < unit->new_unit->revisions.count; i++) {
		const jk_side_revision *revision = unit->new_unit->revisions.items[i];
		if (revision->version && jk_version_order(revision->version, was) > 0 && jk_version_order(revision->version, is) <= 0 &&
		    jk_list_add(&unit->because, arena, revision) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

/* --- units --- */

static void worsen(jk_effect *effect, jk_effect with)
{
	if (with > *effect)
		*effect = with;
}

/* A document that was read without the set it came from tells no values: its numbers are judged as words then. */
static int tells_values(const jk_side *side) { return side->kind != JK_SIDE_DOCUMENT || side->values_read; }

static jk_result judge_pair(jk_unit_pair *unit, jk_arena *arena, int with_values)
{
	int unclear = 0;
	if (with_values && jk_judge_values(unit, arena) != JK_OK)
		return JK_NO_MEMORY;
	if (unit->values.count && unit->state == JK_PAIR_SAME)
		unit->state = JK_PAIR_CHANGED;
	if (unit->state == JK_PAIR_CHANGED && jk_judge_words(unit, arena, with_values, &unclear) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < unit->values.count; i++)
		worsen(&unit->effect, ((const jk_value_change *)unit->values.items[i])->effect);
	for (size_t i = 0; i < unit->findings.count; i++)
		worsen(&unit->effect, ((const jk_finding *)unit->findings.items[i])->effect);
	worsen(&unit->effect, unclear ? JK_EFFECT_UNCLEAR : JK_EFFECT_NEUTRAL);
	return find_because(unit, arena);
}

jk_result jk_judge_effects(jk_comparison *comparison)
{
	int with_values = tells_values(comparison->old_side) && tells_values(comparison->new_side);
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *papers = comparison->papers.items[i];
		for (size_t k = 0; k < papers->units.count; k++) {
			jk_unit_pair *unit = papers->units.items[k];
			int both = unit->old_unit && unit->new_unit;
			jk_result result = both ? judge_pair(unit, comparison->arena, with_values) : jk_judge_lone_unit(unit, comparison->arena);
			if (result != JK_OK)
				return result;
		}
	}
	return JK_OK;
}
