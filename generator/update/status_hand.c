/* What people did to the clauses of a draft since it was made. */
#include <string.h>
#include "base/text.h"
#include "review/units.h"
#include "update/status.h"

/* --- who moved: those outside the longest run in order --- */

typedef struct {
	const jk_side_unit *base, *hand; /* hand NULL: gone */
	size_t at;                       /* place in the document */
	int kept;                        /* it is in the longest run */
} pair;

/* `best` and `before` have room for all pairs. Papers have some hundred clauses at most, and most are in order. */
static void mark_run(pair **found, size_t count, size_t *best, size_t *before)
{
	size_t last = count, longest = 0;
	for (size_t i = 0; i < count; i++) {
		best[i] = 1;
		before[i] = count;
		for (size_t k = i; k-- > 0;)
			if (found[k]->at < found[i]->at && best[k] + 1 > best[i]) {
				best[i] = best[k] + 1;
				before[i] = k;
				if (k + 1 == i)
					break;
			}
		if (best[i] > longest) {
			longest = best[i];
			last = i;
		}
	}
	for (; last < count; last = before[last])
		found[last]->kept = 1;
}

/* --- pairs --- */

static size_t place_of(const jk_side_paper *paper, const jk_side_unit *unit)
{
	for (size_t i = 0; i < paper->units.count; i++)
		if (paper->units.items[i] == unit)
			return i;
	return paper->units.count;
}

static size_t find_pairs(pair *pairs, const jk_side_paper *base, const jk_side_paper *hand)
{
	size_t count = 0;
	for (size_t i = 0; i < base->units.count; i++) {
		const jk_side_unit *unit = base->units.items[i];
		if (!unit->in || !unit->id || !unit->blocks.count)
			continue;
		const jk_side_unit *found = jk_side_find_unit(hand, unit->id);
		pairs[count++] = (pair){.base = unit, .hand = found, .at = found ? place_of(hand, found) : 0};
	}
	return count;
}

static jk_result mark_moves(pair *pairs, size_t count, jk_arena *arena)
{
	pair **found = jk_arena_array(arena, count + 1, sizeof *found);
	size_t *best = jk_arena_array(arena, count + 1, sizeof *best), *before = jk_arena_array(arena, count + 1, sizeof *before), there = 0;
	if (!found || !best || !before)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < count; i++)
		if (pairs[i].hand)
			found[there++] = &pairs[i];
	mark_run(found, there, best, before);
	return JK_OK;
}

/* --- judging --- */

static jk_hand hand_of(const pair *p, jk_arena *arena, int *no_memory)
{
	if (!p->hand)
		return JK_HAND_REMOVED;
	if (!jk_status_reads_same(p->base, p->hand, arena, no_memory))
		return JK_HAND_CHANGED;
	if (p->hand->how == JK_FOUND_BY_TEXT && !jk_text_starts(p->base->id, "row:"))
		return JK_HAND_LOST;
	return p->kept ? JK_HAND_NONE : JK_HAND_MOVED;
}

static jk_result tell(jk_draft *draft, const pair *p, jk_hand hand)
{
	jk_draft_clause *entry = jk_draft_entry(draft, p->base);
	if (!entry)
		return JK_NO_MEMORY;
	entry->hand = hand;
	draft->edited = 1;
	return JK_OK;
}

static jk_result judge(jk_draft *draft, const jk_side_paper *base, const jk_side_paper *hand, jk_arena *arena)
{
	int no_memory = 0;
	pair *pairs = jk_arena_array(arena, base->units.count + 1, sizeof *pairs);
	if (!pairs)
		return JK_NO_MEMORY;
	size_t count = find_pairs(pairs, base, hand);
	jk_result result = mark_moves(pairs, count, arena);
	for (size_t i = 0; i < count && result == JK_OK; i++) {
		jk_hand found = hand_of(&pairs[i], arena, &no_memory);
		if (found != JK_HAND_NONE)
			result = tell(draft, &pairs[i], found);
	}
	return no_memory ? JK_NO_MEMORY : result;
}

/* What stands between two clauses, and not before the first or behind the last: those belong to the template. */
static void count_between(jk_draft *draft, const jk_side_paper *hand)
{
	size_t first = hand->units.count, last = 0;
	for (size_t i = 0; i < hand->units.count; i++)
		if (((const jk_side_unit *)hand->units.items[i])->id) {
			first = first < i ? first : i;
			last = i;
		}
	for (size_t i = first; i < last; i++) {
		const jk_side_unit *unit = hand->units.items[i];
		if (!unit->id)
			draft->between += unit->blocks.count;
	}
	draft->edited |= draft->between != 0;
}

static void count_pending(jk_draft *draft, const jk_doc *doc)
{
	for (size_t i = 0; i < doc->pieces.count; i++)
		draft->pending += ((const jk_doc_piece *)doc->pieces.items[i])->changes.count;
	draft->edited |= draft->pending != 0;
}

/* --- reading --- */

static jk_result read(jk_looking *l, jk_side *side, const jk_package *package, const jk_side *base)
{
	jk_doc doc = {0};
	jk_result result = jk_doc_read(&doc, side->arena, package, l->diagnostics);
	if (result == JK_OK)
		result = jk_units_split(side, &doc, l->provenance, l->draft->path, base, l->diagnostics);
	if (result == JK_OK)
		count_pending(l->draft, &doc);
	return result;
}

jk_result jk_status_hand(jk_looking *l, const jk_package *package, const jk_side *base)
{
	jk_side *side = NULL;
	const jk_side_paper *was = jk_side_find_paper(base, jk_provenance_kind(l->provenance), jk_provenance_group(l->provenance));
	was = was ? was : jk_side_find_paper(base, jk_provenance_kind(l->provenance), NULL);
	jk_result result = jk_side_new(&side, JK_SIDE_DOCUMENT, l->draft->path);
	if (result == JK_OK)
		result = read(l, side, package, base);
	if (result == JK_OK && was && side->papers.count) {
		result = judge(l->draft, was, side->papers.items[0], side->arena);
		count_between(l->draft, side->papers.items[0]);
	}
	jk_side_free(side);
	return result;
}
