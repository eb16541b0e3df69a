/* Impact over all profiles: clauses counted together, and what is worst. */
#include <stdlib.h>
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "compare/impact.h"
#include "compare/summary.h"

/* --- totals --- */

int jk_impact_same_detail(const jk_impact_detail *a, const jk_impact_detail *b)
{
	return a->effect == b->effect && a->finding == b->finding && jk_text_equal(a->name, b->name) && jk_text_equal(a->old_text, b->old_text) &&
	       jk_text_equal(a->new_text, b->new_text);
}

static jk_result total_detail(jk_impact *impact, jk_impact_clause *total, const jk_impact_detail *detail)
{
	for (size_t i = 0; i < total->details.count; i++) {
		jk_impact_detail *known = total->details.items[i];
		if (jk_impact_same_detail(known, detail)) {
			known->profiles++;
			return JK_OK;
		}
	}
	jk_impact_detail *kept = jk_arena_allocate(impact->arena, sizeof *kept);
	if (!kept)
		return JK_NO_MEMORY;
	*kept = *detail;
	kept->profiles = 1;
	return jk_list_add(&total->details, impact->arena, kept);
}

static jk_result total_lost(jk_impact *impact, jk_impact_clause *total, const char *section)
{
	for (size_t i = 0; i < total->lost.count; i++)
		if (jk_text_equal(total->lost.items[i], section))
			return JK_OK;
	return jk_list_add(&total->lost, impact->arena, section);
}

static jk_impact_clause *new_total(jk_impact *impact, const jk_impact_clause *clause)
{
	jk_impact_clause *total = jk_arena_allocate(impact->arena, sizeof *total);
	if (!total)
		return NULL;
	*total = (jk_impact_clause){.kind = clause->kind, .paper = clause->paper, .id = clause->id, .label = "", .title = clause->title,
				    .state = clause->state, .moved = clause->moved, .because = clause->because};
	if (jk_list_add(&impact->totals, impact->arena, total) != JK_OK)
		return NULL;
	if (clause->id && jk_index_add(&impact->total_by_id, impact->arena, clause->kind ? clause->kind : "", clause->id, total) != JK_OK)
		return NULL;
	return total;
}

/* A profile may have several papers of a kind, one for each group: it counts once. */
static jk_result total_clause(jk_impact *impact, const jk_impact_profile *profile, const jk_impact_clause *clause)
{
	jk_impact_clause *total = jk_index_find(&impact->total_by_id, clause->kind ? clause->kind : "", clause->id);
	if (!total)
		total = new_total(impact, clause);
	if (!total)
		return JK_NO_MEMORY;
	int again = total->seen_in == profile->order;
	total->profiles += !again;
	total->weakened += !again && clause->effect == JK_EFFECT_WEAKENED;
	total->seen_in = profile->order;
	if (total->state != clause->state)
		total->state = JK_PAIR_CHANGED;
	if (clause->effect > total->effect)
		total->effect = clause->effect;
	jk_result result = JK_OK;
	for (size_t i = 0; i < clause->details.count && !again && result == JK_OK; i++)
		result = total_detail(impact, total, clause->details.items[i]);
	for (size_t i = 0; i < clause->lost.count && result == JK_OK; i++)
		result = total_lost(impact, total, clause->lost.items[i]);
	return result;
}

jk_result jk_impact_count_in(jk_impact *impact, const jk_impact_profile *profile)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < profile->clauses.count && result == JK_OK; i++)
		result = total_clause(impact, profile, profile->clauses.items[i]);
	return result;
}

/* --- worst first --- */

/* What the new catalog breaks is worse than what was broken before. */
static size_t failure(const jk_impact_profile *profile)
{
	return profile->state <= JK_IMPACT_MENDED ? 0 : profile->state == JK_IMPACT_BROKEN && !profile->old_fails ? 2 : 1;
}

/* -1, 0 or 1: what is larger comes first. */
static int larger(size_t a, size_t b) { return a > b ? -1 : a < b; }

static int by_weight(const void *first, const void *second)
{
	const jk_impact_profile *a = *(const jk_impact_profile *const *)first, *b = *(const jk_impact_profile *const *)second;
	const jk_compare_counts *x = &a->counts, *y = &b->counts;
	const size_t keys[][2] = {{failure(a), failure(b)},
				  {x->weakened + x->uncovered, y->weakened + y->uncovered},
				  {x->unclear, y->unclear},
				  {a->state == JK_IMPACT_MENDED, b->state == JK_IMPACT_MENDED},
				  {a->clauses.count, b->clauses.count},
				  {a->papers_added.count + a->papers_removed.count, b->papers_added.count + b->papers_removed.count}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i][0] != keys[i][1])
			return larger(keys[i][0], keys[i][1]);
	return larger(b->order, a->order);
}

static int by_effect(const void *first, const void *second)
{
	const jk_impact_clause *a = *(const jk_impact_clause *const *)first, *b = *(const jk_impact_clause *const *)second;
	const size_t keys[][2] = {{a->lost.count != 0, b->lost.count != 0}, {a->effect, b->effect}, {a->weakened, b->weakened}, {a->profiles, b->profiles}};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (keys[i][0] != keys[i][1])
			return larger(keys[i][0], keys[i][1]);
	int order = strcmp(a->kind ? a->kind : "", b->kind ? b->kind : "");
	return order ? order : strcmp(a->id ? a->id : "", b->id ? b->id : "");
}

static jk_result sorted(jk_list *out, jk_arena *arena, const jk_list *list, int (*order)(const void *, const void *))
{
	*out = (jk_list){0};
	for (size_t i = 0; i < list->count; i++)
		if (jk_list_add(out, arena, list->items[i]) != JK_OK)
			return JK_NO_MEMORY;
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, order);
	return JK_OK;
}

jk_result jk_impact_worst_profiles(jk_list *out, jk_arena *arena, const jk_impact *impact) { return sorted(out, arena, &impact->profiles, by_weight); }

jk_result jk_impact_worst_totals(jk_list *out, jk_arena *arena, const jk_impact *impact) { return sorted(out, arena, &impact->totals, by_effect); }

/* --- words --- */

const char *jk_impact_state_word(jk_impact_state state)
{
	static const char *const words[] = {"unchanged", "changed", "mended", "broken", "unreadable"};
	return words[state];
}

const char *jk_impact_state_name(const jk_impact_profile *profile)
{
	static const char *const names[] = {N_("unchanged"), N_("changed"), N_("can be made only now"), N_("cannot be made any more"), N_("cannot be read")};
	return profile->state == JK_IMPACT_BROKEN && profile->old_fails ? _("cannot be made with either") : _(names[profile->state]);
}

static int only_moved(const jk_impact_clause *clause) { return clause->state == JK_PAIR_SAME && clause->moved; }
static int only_covers_less(const jk_impact_clause *clause) { return clause->state == JK_PAIR_SAME && clause->lost.count; }

const char *jk_impact_change_word(const jk_impact_clause *clause)
{
	static const char *const words[] = {"unchanged", "changed", "added", "removed"};
	return only_covers_less(clause) ? "covers-less" : only_moved(clause) ? "moved" : words[clause->state];
}

const char *jk_impact_change_name(const jk_impact_clause *clause)
{
	static const char *const names[] = {N_("unchanged"), N_("changed"), N_("added"), N_("taken out")};
	return only_covers_less(clause) ? _("covers less") : only_moved(clause) ? _("moved") : _(names[clause->state]);
}

const char *jk_impact_detail_name(const jk_impact_detail *detail) { return detail->name ? detail->label : jk_finding_name(detail->finding); }

/* --- sentences --- */

void jk_impact_put_detail(jk_buffer *out, const jk_impact_detail *detail, size_t of)
{
	jk_buffer_string(out, jk_impact_detail_name(detail));
	jk_buffer_format(out, "　%s → %s", *detail->old_text ? detail->old_text : "－", *detail->new_text ? detail->new_text : "－");
	if (detail->profiles < of)
		jk_buffer_format(out, " (%zu)", detail->profiles);
}

void jk_impact_put_details(jk_buffer *out, const jk_impact_clause *clause, size_t of)
{
	for (size_t i = 0; i < clause->details.count; i++) {
		jk_buffer_string(out, i ? "、" : "");
		jk_impact_put_detail(out, clause->details.items[i], of);
	}
	for (size_t i = 0; i < clause->lost.count; i++) {
		jk_buffer_string(out, i ? "、" : clause->details.count ? "　" : "");
		if (!i)
			jk_buffer_format(out, "%s ", _("without cover"));
		jk_buffer_string(out, clause->lost.items[i]);
	}
}

void jk_impact_put_place(jk_buffer *out, const jk_impact_clause *clause)
{
	jk_buffer_string(out, clause->paper);
	if (clause->group)
		jk_buffer_format(out, "（%s）", clause->group);
	if (*clause->label)
		jk_buffer_format(out, "　%s", clause->label);
	if (*clause->title)
		jk_buffer_format(out, "　%s", clause->title);
	else if (!*clause->label && clause->id)
		jk_buffer_format(out, "　%s", clause->id);
}

void jk_impact_put_profile(jk_buffer *out, const jk_impact_profile *profile)
{
	const char *slash = strrchr(profile->path, '/');
	jk_buffer_string(out, slash ? slash + 1 : profile->path);
	if (profile->service && *profile->service)
		jk_buffer_format(out, "　%s", profile->service);
}
