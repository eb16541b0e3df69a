/* Which clause of a paper is which: by id, and where ids do not help, by text. */
#include "base/text.h"
#include "compare/pairing.h"

enum { ALIKE_OTHER_ID = 80 /* two ids, nearly one text: the clause got another id */ };

typedef struct {
	jk_list olds, news; /* jk_side_unit that are in */
	jk_match match;
	jk_arena *arena;
	jk_words *words;
	jk_renumbering renumbering;
	jk_list works; /* jk_unit_work */
} matching;

static jk_result add_units(jk_list *out, jk_arena *arena, const jk_side_paper *paper)
{
	for (size_t i = 0; paper && i < paper->units.count; i++) {
		const jk_side_unit *unit = paper->units.items[i];
		if (unit->in && jk_list_add(out, arena, unit) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

/* --- who goes with whom --- */

static const char *words_of(jk_arena *arena, const jk_side_unit *unit)
{
	const char *text = jk_side_unit_text(unit, arena);
	return text && *unit->title ? jk_arena_format(arena, "%s\n%s", unit->title, text) : text;
}

static jk_align_item *items_of(jk_arena *arena, const jk_list *units, const jk_list *others)
{
	jk_index ids = {0};
	for (size_t i = 0; i < others->count; i++) {
		const jk_side_unit *unit = others->items[i];
		if (unit->id && jk_index_add(&ids, arena, unit->id, "", unit) != JK_OK)
			return NULL;
	}
	jk_align_item *items = jk_arena_array(arena, units->count + 1, sizeof *items);
	for (size_t i = 0; i < units->count && items; i++) {
		const jk_side_unit *unit = units->items[i];
		/* One that is found by its id needs no text. */
		int known = jk_index_find(&ids, unit->id, "") != NULL;
		items[i] = (jk_align_item){.key = known ? unit->id : NULL, .text = known ? "" : words_of(arena, unit)};
		if (!items[i].text)
			return NULL;
	}
	return items;
}

/* Strangers by id must be nearly the same by text. */
static jk_result part_strangers(matching *m, const jk_align_item *old_items, const jk_align_item *new_items)
{
	for (size_t i = 0; i < m->news.count; i++) {
		size_t at = m->match.to_old[i];
		const jk_side_unit *old_unit = at == JK_ALIGN_NONE ? NULL : m->olds.items[at], *new_unit = m->news.items[i];
		unsigned alike;
		if (!old_unit || !old_unit->id || !new_unit->id || jk_text_equal(old_unit->id, new_unit->id))
			continue;
		if (jk_alike(&alike, old_items[at].text, new_items[i].text) != JK_OK)
			return JK_NO_MEMORY;
		if (alike < ALIKE_OTHER_ID)
			m->match.to_old[i] = m->match.to_new[at] = JK_ALIGN_NONE;
	}
	return JK_OK;
}

static jk_result match_units(matching *m)
{
	jk_align_item *old_items = items_of(m->arena, &m->olds, &m->news), *new_items = items_of(m->arena, &m->news, &m->olds);
	if (!old_items || !new_items || jk_match_new(&m->match, m->arena, m->olds.count, m->news.count) != JK_OK ||
	    jk_match_align(&m->match, m->arena, old_items, new_items, NULL) != JK_OK || part_strangers(m, old_items, new_items) != JK_OK)
		return JK_NO_MEMORY;
	return jk_match_find_moved(&m->match, m->arena);
}

/* --- pairs --- */

static const char *reason_for_absence(const jk_side_unit *was, const jk_side_paper *now)
{
	const jk_side_unit *out = now && was->id ? jk_side_find_unit(now, was->id) : NULL;
	return out && !out->in && out->reason ? out->reason : "";
}

static jk_unit_work *work_of(matching *m, jk_step step, const jk_side_paper *new_paper)
{
	jk_unit_work *work = jk_arena_allocate(m->arena, sizeof *work);
	jk_unit_pair *pair = work ? jk_arena_allocate(m->arena, sizeof *pair) : NULL;
	if (!pair)
		return NULL;
	pair->old_unit = step.old_at == JK_ALIGN_NONE ? NULL : m->olds.items[step.old_at];
	pair->new_unit = step.new_at == JK_ALIGN_NONE ? NULL : m->news.items[step.new_at];
	pair->state = !pair->old_unit ? JK_PAIR_ADDED : !pair->new_unit ? JK_PAIR_REMOVED : JK_PAIR_SAME;
	pair->moved = pair->new_unit && m->match.moved[step.new_at];
	pair->reason = pair->new_unit ? "" : reason_for_absence(pair->old_unit, new_paper);
	work->pair = pair;
	if (pair->old_unit)
		work->old_blocks = pair->old_unit->blocks;
	if (pair->new_unit)
		work->new_blocks = pair->new_unit->blocks;
	work->went_to = jk_arena_array(m->arena, work->old_blocks.count + 1, sizeof *work->went_to);
	work->came_from = jk_arena_array(m->arena, work->new_blocks.count + 1, sizeof *work->came_from);
	return work->went_to && work->came_from ? work : NULL;
}

static jk_result add_work(matching *m, jk_step step, const jk_side_paper *new_paper)
{
	jk_unit_work *work = work_of(m, step, new_paper);
	if (!work || jk_list_add(&m->works, m->arena, work) != JK_OK)
		return JK_NO_MEMORY;
	const jk_unit_pair *pair = work->pair;
	if (!pair->old_unit || !pair->new_unit)
		return JK_OK;
	return jk_renumbering_add(&m->renumbering, m->arena, pair->old_unit->label, pair->new_unit->label);
}

/* Once all new numbers are known. */
static jk_result match_works(matching *m)
{
	for (size_t i = 0; i < m->works.count; i++) {
		jk_unit_work *work = m->works.items[i];
		if (jk_match_blocks(&work->match, m->arena, &m->renumbering, &work->old_blocks, &work->new_blocks) != JK_OK)
			return JK_NO_MEMORY;
	}
	return jk_match_far_blocks(&m->works, m->arena);
}

static jk_result fill_works(matching *m, jk_paper_pair *papers)
{
	for (size_t i = 0; i < m->works.count; i++) {
		jk_unit_work *work = m->works.items[i];
		jk_result result = jk_match_rewritten(work, m->arena);
		if (result == JK_OK)
			result = jk_pair_unit(work, m->arena, m->words, &m->renumbering);
		if (result == JK_OK)
			result = jk_list_add(&papers->units, m->arena, work->pair);
		if (result != JK_OK)
			return result;
	}
	return JK_OK;
}

jk_result jk_pair_units(jk_paper_pair *papers, jk_arena *arena, jk_words *words)
{
	matching m = {.arena = arena, .words = words};
	jk_step *steps;
	size_t count;
	if (add_units(&m.olds, arena, papers->old_paper) != JK_OK || add_units(&m.news, arena, papers->new_paper) != JK_OK ||
	    match_units(&m) != JK_OK || jk_match_order(&steps, &count, arena, &m.match) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < count; i++)
		if (add_work(&m, steps[i], papers->new_paper) != JK_OK)
			return JK_NO_MEMORY;
	if (match_works(&m) != JK_OK)
		return JK_NO_MEMORY;
	return fill_works(&m, papers);
}
