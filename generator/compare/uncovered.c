/* Provisions that a clause covered and that nothing covers any more. */
#include "base/index.h"
#include "base/text.h"
#include "compare/comparison.h"

/* Who covered a provision first. */
typedef struct {
	const char *id;
	const jk_side_unit *unit;
	const jk_side_paper *paper;
} cover;

typedef struct {
	jk_comparison *comparison;
	jk_index was, is;  /* provision → cover */
	jk_list wanted;    /* cover, in the order found */
	jk_index provisions; /* of the new side; of the old one when the new is a document, which lists none */
} search;

/* --- who covers what --- */

static jk_result note_covers(search *s, jk_index *index, jk_list *list, const jk_side_unit *unit, const jk_side_paper *paper)
{
	jk_arena *arena = s->comparison->arena;
	for (size_t i = 0; unit->in && i < unit->covers.count; i++) {
		const jk_side_cover *link = unit->covers.items[i];
		if (jk_index_find(index, link->id, ""))
			continue;
		cover *c = jk_arena_allocate(arena, sizeof *c);
		if (!c)
			return JK_NO_MEMORY;
		*c = (cover){link->id, unit, paper};
		if (jk_index_add(index, arena, link->id, "", c) != JK_OK || (list && jk_list_add(list, arena, c) != JK_OK))
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

static jk_result note_paper(search *s, jk_index *index, jk_list *list, const jk_side_paper *paper)
{
	for (size_t i = 0; paper && i < paper->units.count; i++)
		if (note_covers(s, index, list, paper->units.items[i], paper) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}

static int is_compared(const jk_comparison *comparison, const jk_side_paper *paper)
{
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *papers = comparison->papers.items[i];
		if (papers->old_paper == paper || papers->new_paper == paper)
			return 1;
	}
	return 0;
}

/* A document says nothing about the papers beside it: what they cover stays covered. */
static jk_result note_papers_beside(search *s, const jk_side *side)
{
	for (size_t i = 0; i < side->papers.count; i++)
		if (!is_compared(s->comparison, side->papers.items[i]) && note_paper(s, &s->is, NULL, side->papers.items[i]) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}

/* A clause that a document still has covers what it covered, although the document does not tell. */
static jk_result note_kept(search *s, const jk_paper_pair *papers)
{
	for (size_t i = 0; i < papers->units.count; i++) {
		const jk_unit_pair *unit = papers->units.items[i];
		if (unit->old_unit && unit->new_unit && note_covers(s, &s->is, NULL, unit->old_unit, papers->old_paper) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

static jk_result note_provisions(search *s)
{
	const jk_side *side = s->comparison->new_side->provisions.count ? s->comparison->new_side : s->comparison->old_side;
	for (size_t i = 0; i < side->provisions.count; i++) {
		const jk_side_provision *provision = side->provisions.items[i];
		if (jk_index_add(&s->provisions, s->comparison->arena, provision->id, "", provision) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

static jk_result note_all(search *s)
{
	const jk_comparison *comparison = s->comparison;
	int documents = comparison->new_side->kind == JK_SIDE_DOCUMENT;
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *papers = comparison->papers.items[i];
		if (note_paper(s, &s->was, &s->wanted, papers->old_paper) != JK_OK || note_paper(s, &s->is, NULL, papers->new_paper) != JK_OK ||
		    (documents && note_kept(s, papers) != JK_OK))
			return JK_NO_MEMORY;
	}
	if (note_papers_beside(s, comparison->new_side) != JK_OK)
		return JK_NO_MEMORY;
	return documents || comparison->kind ? note_papers_beside(s, comparison->old_side) : JK_OK;
}

/* --- what is lost --- */

static const char *reason_of(const jk_comparison *comparison, const cover *c)
{
	for (size_t i = 0; c->unit->id && i < comparison->new_side->papers.count; i++) {
		const jk_side_unit *now = jk_side_find_unit(comparison->new_side->papers.items[i], c->unit->id);
		if (now && !now->in && now->reason && *now->reason)
			return now->reason;
	}
	return "";
}

static jk_result tell(search *s, const cover *c, const jk_side_provision *provision)
{
	jk_comparison *comparison = s->comparison;
	jk_uncovered *item = jk_arena_allocate(comparison->arena, sizeof *item);
	if (!item)
		return JK_NO_MEMORY;
	*item = (jk_uncovered){provision, c->unit, c->paper, reason_of(comparison, c)};
	return jk_list_add(&comparison->uncovered, comparison->arena, item);
}

static jk_result tell_unlisted(search *s, const cover *c)
{
	jk_side_provision *provision = jk_arena_allocate(s->comparison->arena, sizeof *provision);
	if (!provision)
		return JK_NO_MEMORY;
	*provision = (jk_side_provision){.id = c->id, .section = c->id, .text = ""};
	return tell(s, c, provision);
}

/* A provision that does not apply any more, or that something else than a clause answers, is not lost. */
static int is_demanded(const search *s, const char *id)
{
	const jk_side_provision *provision = jk_index_find(&s->provisions, id, "");
	return !provision || (provision->applies && !provision->otherwise);
}

static const cover *lost(const search *s, const char *id)
{
	return jk_index_find(&s->is, id, "") || !is_demanded(s, id) ? NULL : jk_index_find(&s->was, id, "");
}

/* In the order of the standard; what its list does not have, behind. */
static jk_result tell_lost(search *s)
{
	jk_index listed = {0};
	const jk_list *provisions = &s->comparison->old_side->provisions;
	for (size_t i = 0; i < provisions->count; i++) {
		const jk_side_provision *provision = provisions->items[i];
		const cover *c = lost(s, provision->id);
		if (c && (jk_index_add(&listed, s->comparison->arena, c->id, "", c) != JK_OK || tell(s, c, provision) != JK_OK))
			return JK_NO_MEMORY;
	}
	for (size_t i = 0; i < s->wanted.count; i++) {
		const cover *c = s->wanted.items[i];
		if (lost(s, c->id) && !jk_index_find(&listed, c->id, "") && tell_unlisted(s, c) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

/* Each unit that is gone, or changed, tells which of them it took along. */
static jk_result note_lost(search *s, jk_unit_pair *unit)
{
	const jk_list *covers = unit->old_unit ? &unit->old_unit->covers : NULL;
	for (size_t i = 0; covers && i < covers->count; i++) {
		const jk_side_cover *link = covers->items[i];
		if (lost(s, link->id) && jk_list_add(&unit->lost, s->comparison->arena, link->id) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

jk_result jk_find_uncovered(jk_comparison *comparison)
{
	search s = {.comparison = comparison};
	if (note_provisions(&s) != JK_OK || note_all(&s) != JK_OK || tell_lost(&s) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *papers = comparison->papers.items[i];
		for (size_t k = 0; k < papers->units.count; k++)
			if (note_lost(&s, papers->units.items[k]) != JK_OK)
				return JK_NO_MEMORY;
	}
	return JK_OK;
}
