/* Which paper is which. */
#include "base/text.h"
#include "compare/pairing.h"

typedef struct {
	jk_list olds, news; /* jk_side_paper that count */
	jk_match match;
} papers;

static jk_result add_papers(jk_list *out, jk_arena *arena, const jk_side *side, const char *kind)
{
	for (size_t i = 0; i < side->papers.count; i++) {
		const jk_side_paper *paper = side->papers.items[i];
		if ((!kind || !paper->kind || jk_text_equal(paper->kind, kind)) && jk_list_add(out, arena, paper) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

/* --- who goes with whom --- */

static int same_kind(const jk_side_paper *a, const jk_side_paper *b, int same_group)
{
	return a->kind && jk_text_equal(a->kind, b->kind) && (!same_group || jk_text_equal(a->group, b->group));
}

static void join_by_kind(papers *p, int same_group)
{
	for (size_t i = 0; i < p->news.count; i++)
		for (size_t k = 0; k < p->olds.count && p->match.to_old[i] == JK_ALIGN_NONE; k++)
			if (p->match.to_new[k] == JK_ALIGN_NONE && same_kind(p->olds.items[k], p->news.items[i], same_group))
				jk_match_join(&p->match, k, i);
}

static const char *paper_text(jk_arena *arena, const jk_side_paper *paper)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < paper->units.count; i++) {
		const char *unit = jk_side_unit_text(paper->units.items[i], arena);
		text.failed |= !unit;
		jk_buffer_format(&text, "%s\n", unit ? unit : "");
	}
	const char *kept = text.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return kept;
}

/* The free paper of a list that reads most like `paper`; the first of equals. */
static jk_result find_likest(size_t *out, jk_arena *arena, const jk_side_paper *paper, const jk_list *others, const size_t *partners)
{
	unsigned best = 0, alike;
	const char *text = paper_text(arena, paper);
	*out = JK_ALIGN_NONE;
	for (size_t i = 0; i < others->count; i++) {
		if (partners[i] != JK_ALIGN_NONE)
			continue;
		const char *other = text ? paper_text(arena, others->items[i]) : NULL;
		if (!other || jk_alike(&alike, text, other) != JK_OK)
			return JK_NO_MEMORY;
		if (*out == JK_ALIGN_NONE || alike > best) {
			*out = i;
			best = alike;
		}
	}
	return JK_OK;
}

/* A document that does not tell its kind goes with the paper it reads like. */
static jk_result join_unknown(papers *p, jk_arena *arena)
{
	size_t partner;
	for (size_t i = 0; i < p->news.count; i++) {
		if (p->match.to_old[i] != JK_ALIGN_NONE || ((const jk_side_paper *)p->news.items[i])->kind)
			continue;
		if (find_likest(&partner, arena, p->news.items[i], &p->olds, p->match.to_new) != JK_OK)
			return JK_NO_MEMORY;
		if (partner != JK_ALIGN_NONE)
			jk_match_join(&p->match, partner, i);
	}
	for (size_t i = 0; i < p->olds.count; i++) {
		if (p->match.to_new[i] != JK_ALIGN_NONE || ((const jk_side_paper *)p->olds.items[i])->kind)
			continue;
		if (find_likest(&partner, arena, p->olds.items[i], &p->news, p->match.to_old) != JK_OK)
			return JK_NO_MEMORY;
		if (partner != JK_ALIGN_NONE)
			jk_match_join(&p->match, i, partner);
	}
	return JK_OK;
}

/* Two single documents are compared whatever they are. */
static void join_documents(papers *p, const jk_comparison *comparison)
{
	if (comparison->old_side->kind == JK_SIDE_DOCUMENT && comparison->new_side->kind == JK_SIDE_DOCUMENT && p->olds.count == 1 &&
	    p->news.count == 1)
		jk_match_join(&p->match, 0, 0);
}

static jk_result match_papers(papers *p, jk_arena *arena, const jk_comparison *comparison)
{
	if (jk_match_new(&p->match, arena, p->olds.count, p->news.count) != JK_OK)
		return JK_NO_MEMORY;
	join_documents(p, comparison);
	join_by_kind(p, 1);
	join_by_kind(p, 0);
	if (join_unknown(p, arena) != JK_OK)
		return JK_NO_MEMORY;
	return jk_match_find_moved(&p->match, arena);
}

/* --- pairs --- */

/* A document is one paper: what the other side has besides is no matter of this comparison. */
static int counts(const jk_comparison *comparison, jk_step step)
{
	int lone_old = step.new_at == JK_ALIGN_NONE, lone_new = step.old_at == JK_ALIGN_NONE;
	return !(lone_old && comparison->new_side->kind == JK_SIDE_DOCUMENT) && !(lone_new && comparison->old_side->kind == JK_SIDE_DOCUMENT);
}

static jk_result add_pair(jk_comparison *comparison, const papers *p, jk_step step, jk_words *words)
{
	jk_paper_pair *pair = jk_arena_allocate(comparison->arena, sizeof *pair);
	if (!pair)
		return JK_NO_MEMORY;
	pair->old_paper = step.old_at == JK_ALIGN_NONE ? NULL : p->olds.items[step.old_at];
	pair->new_paper = step.new_at == JK_ALIGN_NONE ? NULL : p->news.items[step.new_at];
	jk_result result = jk_pair_units(pair, comparison->arena, words);
	return result == JK_OK ? jk_list_add(&comparison->papers, comparison->arena, pair) : result;
}

jk_result jk_pair_sides(jk_comparison *comparison, jk_words *words)
{
	papers p = {0};
	jk_step *steps;
	size_t count;
	jk_arena *arena = comparison->arena;
	if (add_papers(&p.olds, arena, comparison->old_side, comparison->kind) != JK_OK ||
	    add_papers(&p.news, arena, comparison->new_side, comparison->kind) != JK_OK || match_papers(&p, arena, comparison) != JK_OK ||
	    jk_match_order(&steps, &count, arena, &p.match) != JK_OK)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < count; i++)
		if (counts(comparison, steps[i]) && add_pair(comparison, &p, steps[i], words) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}
