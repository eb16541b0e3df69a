/* Bringing a draft up to date. */
#include <string.h>
#include "base/text.h"
#include "jokou/redline.h"
#include "review/reading.h"
#include "update/memory.h"
#include "update/updating.h"

/* --- comparing --- */

static const jk_paper_pair *find_pair(const jk_comparison *comparison, const char *group)
{
	const jk_paper_pair *found = NULL;
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *pair = comparison->papers.items[i];
		if (pair->old_paper && pair->new_paper && (!found || jk_text_equal(pair->new_paper->group, group)))
			found = pair;
	}
	return found;
}

static const jk_paper_pair *find_pair_over(const jk_comparison *comparison, const jk_side_paper *base)
{
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *pair = comparison->papers.items[i];
		if (pair->old_paper == base && pair->new_paper)
			return pair;
	}
	return NULL;
}

/* --- amending --- */

typedef struct {
	jk_updating *u;
	jk_plan *plan;
	char *bytes;
	size_t length;
	jk_amend_result result;
} amending;

static jk_result amend_once(amending *a)
{
	const jk_updating *u = a->u;
	const jk_amend_options options = {.date = u->options->date, .references_author = JK_UPDATE_NUMBERING};
	jk_amendment *all = jk_arena_array(u->arena, a->plan->steps.count + 1, sizeof *all);
	if (!all)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < a->plan->steps.count; i++)
		all[i] = ((const jk_planned *)a->plan->steps.items[i])->amendment;
	jk_text_free(a->bytes);
	a->bytes = NULL;
	return jk_amend(&a->bytes, &a->length, &a->result, u->draft.bytes, u->draft.length, u->path, u->made, u->made_length, u->update->is, all,
			a->plan->steps.count, &options, u->diagnostics);
}

static void forget_refused(amending *a)
{
	union {
		const unsigned char *bytes;
		char *text;
	} refused = {a->result.refused};
	jk_text_free(refused.text);
	a->result.refused = NULL;
}

/* What was refused is told instead; a remark that cannot stand at what was to come in stands at the draft's own paragraph. */
static jk_result amend(amending *a)
{
	enum { ROUNDS = 3 };
	int any = 1;
	jk_result result = JK_OK;
	for (int i = 0; i < ROUNDS && any && result == JK_OK; i++) {
		forget_refused(a);
		result = amend_once(a);
		any = 0;
		if (result == JK_OK && a->result.refused && i + 1 < ROUNDS)
			result = jk_plan_refused(a->plan, a->result.refused, &any);
	}
	return result;
}

/* --- lines --- */

static const char *own(jk_updating *u, const char *text, jk_result *result)
{
	const char *copy = jk_arena_string(u->arena, text);
	if (text && !copy)
		*result = JK_NO_MEMORY;
	return copy;
}

/* Sides and comparisons go, the report stays. */
static jk_result take_lines(jk_updating *u, const jk_plan *plan)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < plan->lines.count && result == JK_OK; i++) {
		jk_update_line *line = plan->lines.items[i];
		const char **const texts[] = {&line->id, &line->title, &line->label, &line->was, &line->is, &line->hand, &line->base, &line->release};
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
			*texts[k] = own(u, *texts[k], &result);
		u->update->conflicts += line->conflict != 0;
		if (result == JK_OK)
			result = jk_list_add(&u->update->lines, u->arena, line);
	}
	return result;
}

/* --- all --- */

static int is_renumbered(const jk_paper_pair *pair)
{
	for (size_t i = 0; i < pair->units.count; i++)
		if (((const jk_unit_pair *)pair->units.items[i])->renumbered)
			return 1;
	return 0;
}

static jk_result make_plan(jk_updating *u, jk_plan *plan)
{
	const jk_compare_options by_hand = {.review = 1, .kind = u->update->kind}, by_release = {.kind = u->update->kind};
	jk_result result = jk_compare(&u->by_hand, u->base, u->hand, &by_hand, u->diagnostics);
	if (result == JK_OK)
		result = jk_compare(&u->by_release, u->base, u->release, &by_release, u->diagnostics);
	if (result == JK_OK)
		result = jk_words_new(&u->words, u->diagnostics);
	if (result != JK_OK)
		return result;
	plan->hand = find_pair(u->by_hand, jk_provenance_group(u->provenance));
	plan->release = plan->hand ? find_pair_over(u->by_release, plan->hand->old_paper) : NULL;
	plan->source = u->source->papers.count ? u->source->papers.items[0] : NULL;
	plan->words = u->words;
	plan->author = jk_arena_format(u->arena, "catalog v%s", u->update->is);
	if (!plan->author)
		return JK_NO_MEMORY;
	if (plan->release && !plan->release->old_paper->units.count && !plan->release->new_paper->units.count)
		plan->release = NULL;
	if (plan->release && plan->source)
		return jk_plan_make(plan);
	JK_REPORT(u->diagnostics, JK_DIAG_UPDATE_NO_CLAUSES, &JK_ORIGIN(u->path, 0), {"path", u->path}, {"title", u->update->title});
	return JK_OK;
}

/* The manifest of the document that was just made. */
static jk_result same_memory(int *same, jk_updating *u)
{
	jk_provenance *made = NULL;
	const char *own_set = jk_provenance_clause_set(u->provenance);
	jk_result result = jk_provenance_of_bytes(&made, u->made, u->made_length, u->update->is, u->diagnostics);
	if (result == JK_OK)
		*same = jk_text_equal(jk_provenance_manifest(made), jk_provenance_manifest(u->provenance)) &&
			jk_text_equal(jk_provenance_clause_set(made), own_set);
	jk_provenance_free(made);
	return result;
}

static jk_result write_result(jk_updating *u, jk_plan *plan, jk_buffer *out)
{
	amending a = {.u = u, .plan = plan};
	int same = 0;
	jk_result result = same_memory(&same, u);
	int amends = plan->steps.count || (plan->release && is_renumbered(plan->release));
	/* Of a paper without clauses nothing can be said to be that of the release. */
	u->update->no_clauses = !plan->release;
	u->update->nothing = u->update->no_clauses || (same && !amends);
	if (result != JK_OK || u->update->nothing)
		return result;
	if (amends)
		result = amend(&a);
	u->update->references = a.result.references;
	u->update->changed = plan->steps.count || a.result.references;
	if (result == JK_OK)
		result = jk_memory_renew(out, a.bytes ? a.bytes : u->draft.bytes, a.bytes ? a.length : u->draft.length, u->path, u->made, u->made_length,
					 u->update->is, u->diagnostics);
	forget_refused(&a);
	jk_text_free(a.bytes);
	return result;
}

static jk_result make(jk_updating *u, jk_buffer *out)
{
	jk_plan plan = {.arena = u->arena, .catalog = u->options->catalog};
	jk_result result = jk_update_read(u);
	if (result == JK_OK)
		result = jk_update_questions(u, &plan.questions);
	if (result != JK_OK)
		return result;
	result = make_plan(u, &plan);
	if (result == JK_OK)
		result = write_result(u, &plan, out);
	return result == JK_OK ? take_lines(u, &plan) : result;
}

static jk_result begin(jk_update **out)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_update *update = jk_arena_allocate(arena, sizeof *update);
	if (!update) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	update->arena = arena;
	*out = update;
	return JK_OK;
}

jk_result jk_update_make(jk_update **out, char **bytes, size_t *length, const char *path, const jk_update_options *options, jk_diagnostics *diagnostics)
{
	jk_update *update = NULL;
	jk_buffer made;
	*out = NULL;
	*bytes = NULL;
	*length = 0;
	if (begin(&update) != JK_OK)
		return JK_NO_MEMORY;
	jk_updating u = {.update = update, .arena = update->arena, .options = options, .diagnostics = diagnostics, .path = path};
	jk_buffer_init(&u.draft, 0);
	jk_buffer_init(&made, 0);
	jk_result result = make(&u, &made);
	jk_update_close(&u);
	*length = made.length;
	if (result == JK_OK && made.length)
		result = jk_text_take(bytes, &made);
	else
		jk_buffer_dispose(&made);
	if (result == JK_OK)
		*out = update;
	else
		jk_update_free(update);
	return result;
}

void jk_update_free(jk_update *update)
{
	if (update)
		jk_arena_free(update->arena);
}

size_t jk_update_conflicts(const jk_update *update) { return update->conflicts; }
size_t jk_update_count(const jk_update *update) { return update->lines.count; }
const jk_update_line *jk_update_at(const jk_update *update, size_t index) { return update->lines.items[index]; }
size_t jk_update_undecided_count(const jk_update *update) { return update->undecided.count; }
const char *jk_update_undecided_at(const jk_update *update, size_t index) { return update->undecided.items[index]; }
