/* Impact: each profile assembled with two catalogs, compared, and what differs kept. */
#include "compare/impact.h"
#include <string.h>
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"
#include "compare/summary.h"

/* One profile on its way through. */
typedef struct {
	jk_impact *impact;
	jk_impact_profile *out;
	jk_profile *profile;
	jk_clause_set *old_set, *new_set;
	jk_side *old_side, *new_side;
	jk_comparison *comparison;
	int no_memory;
} judging;

static void *make(judging *j, size_t bytes)
{
	void *memory = jk_arena_allocate(j->impact->arena, bytes);
	j->no_memory |= !memory;
	return memory;
}

static const char *keep(judging *j, const char *text)
{
	const char *copy = jk_arena_string(j->impact->arena, text);
	j->no_memory |= text && !copy;
	return copy;
}

static void push(judging *j, jk_list *list, const void *item)
{
	j->no_memory |= !item || jk_list_add(list, j->impact->arena, item) != JK_OK;
}

/* --- what differs --- */

static void add_detail(judging *j, jk_impact_clause *clause, jk_impact_detail detail)
{
	jk_impact_detail *kept = make(j, sizeof *kept);
	if (kept)
		*kept = detail;
	push(j, &clause->details, kept);
}

static void keep_details(judging *j, jk_impact_clause *clause, const jk_unit_pair *pair)
{
	for (size_t i = 0; i < pair->values.count; i++) {
		const jk_value_change *change = pair->values.items[i];
		const jk_side_value *known = change->new_value ? change->new_value : change->old_value;
		add_detail(j, clause, (jk_impact_detail){.effect = change->effect, .name = keep(j, known->name), .label = keep(j, known->label),
							 .old_text = keep(j, jk_side_value_text(change->old_value)),
							 .new_text = keep(j, jk_side_value_text(change->new_value)), .profiles = 1});
	}
	for (size_t i = 0; i < pair->findings.count; i++) {
		const jk_finding *finding = pair->findings.items[i];
		add_detail(j, clause, (jk_impact_detail){.effect = finding->effect, .finding = finding->kind,
							 .old_text = keep(j, finding->old_words ? finding->old_words : ""),
							 .new_text = keep(j, finding->new_words ? finding->new_words : ""), .profiles = 1});
	}
}

static void keep_because(judging *j, jk_impact_clause *clause, const jk_unit_pair *pair)
{
	for (size_t i = 0; i < pair->because.count; i++) {
		const jk_side_revision *revision = pair->because.items[i];
		jk_side_revision *kept = make(j, sizeof *kept);
		if (kept)
			*kept = (jk_side_revision){keep(j, revision->version), keep(j, revision->date), keep(j, revision->text)};
		push(j, &clause->because, kept);
	}
}

/* Papers of the whole service need no group to tell them apart. */
static int is_one_of_several(const judging *j, const jk_side_paper *paper)
{
	const jk_document_kind *kind = jk_catalog_document(j->impact->new_catalog, paper->kind);
	kind = kind ? kind : jk_catalog_document(j->impact->old_catalog, paper->kind);
	return (j->new_set->groups.count > 1 || j->old_set->groups.count > 1) && kind && kind->per_group;
}

static void keep_unit(judging *j, const jk_unit_pair *pair, const jk_side_paper *paper)
{
	const jk_side_unit *shown = jk_pair_shown(pair);
	jk_impact_clause *clause = make(j, sizeof *clause);
	if (!clause)
		return;
	*clause = (jk_impact_clause){.kind = keep(j, paper->kind), .paper = keep(j, jk_paper_title(paper)), .id = keep(j, shown->id),
				     .label = keep(j, shown->label), .title = keep(j, shown->title), .state = pair->state, .moved = pair->moved,
				     .effect = pair->effect, .profiles = 1};
	if (is_one_of_several(j, paper))
		clause->group = keep(j, paper->group);
	/* Its words stay, but a provision loses its cover: that is for a person to judge. */
	if (pair->lost.count && clause->effect < JK_EFFECT_UNCLEAR)
		clause->effect = JK_EFFECT_UNCLEAR;
	keep_details(j, clause, pair);
	keep_because(j, clause, pair);
	for (size_t i = 0; i < pair->lost.count; i++)
		push(j, &clause->lost, keep(j, jk_provision_name(j->comparison, pair->lost.items[i])));
	push(j, &j->out->clauses, clause);
}

static const jk_side_paper *paper_of(const jk_comparison *comparison, const jk_unit_pair *pair)
{
	for (size_t i = 0; i < comparison->papers.count; i++) {
		const jk_paper_pair *papers = comparison->papers.items[i];
		for (size_t k = 0; k < papers->units.count; k++)
			if (papers->units.items[k] == pair)
				return jk_paper_shown(papers);
	}
	return NULL;
}

/* Another number alone is no change of a clause. */
static void keep_comparison(judging *j)
{
	const jk_list *worst = &j->comparison->worst;
	for (size_t i = 0; i < worst->count && !j->no_memory; i++) {
		const jk_unit_pair *pair = worst->items[i];
		const jk_side_paper *paper = jk_pair_is_same(pair) ? NULL : paper_of(j->comparison, pair);
		if (paper)
			keep_unit(j, pair, paper);
	}
	j->out->counts = jk_comparison_counts(j->comparison);
}

/* --- papers that come and go --- */

static int has_paper(const jk_clause_set *set, jk_paper_info wanted)
{
	for (size_t i = 0; i < jk_clause_set_paper_count(set); i++)
		if (strcmp(jk_clause_set_paper(set, i).stem, wanted.stem) == 0)
			return 1;
	return 0;
}

/* Papers of `set` that `other` does not have. */
static void keep_papers(judging *j, jk_list *out, const jk_clause_set *set, const jk_clause_set *other)
{
	const char *kind = j->impact->options.kind;
	for (size_t i = 0; i < jk_clause_set_paper_count(set); i++) {
		jk_paper_info paper = jk_clause_set_paper(set, i);
		if ((!kind || strcmp(kind, paper.kind) == 0) && !has_paper(other, paper))
			push(j, out, keep(j, paper.title));
	}
}

/* --- one profile --- */

/* The first fault, as messages tell it. */
static void keep_reason(judging *j, const jk_diagnostics *diagnostics)
{
	const jk_diagnostic *item = jk_diagnostics_first(diagnostics, JK_ERROR);
	jk_buffer line;
	if (!item)
		return;
	jk_buffer_init(&line, 0);
	jk_diagnostic_line(&line, item);
	j->no_memory |= line.failed;
	j->out->reason = keep(j, jk_buffer_text(&line));
	jk_buffer_dispose(&line);
}

/* JK_FAILED: the reason is noted. */
static jk_result assemble(judging *j, jk_clause_set **out, const jk_catalog *catalog)
{
	jk_diagnostics *diagnostics = NULL;
	jk_result result = jk_diagnostics_new(&diagnostics);
	if (result == JK_OK)
		result = jk_assemble(out, j->profile, catalog, j->impact->options.assemble, diagnostics);
	if (result == JK_FAILED)
		keep_reason(j, diagnostics);
	jk_diagnostics_free(diagnostics);
	return result;
}

static jk_result read_profile(judging *j)
{
	jk_diagnostics *diagnostics = NULL;
	jk_result result = jk_diagnostics_new(&diagnostics);
	if (result == JK_OK && !j->impact->reader)
		result = jk_profile_reader_new(&j->impact->reader, diagnostics);
	if (result == JK_OK)
		result = jk_profile_read_with(&j->profile, j->impact->reader, j->out->path, diagnostics);
	if (result == JK_FAILED) {
		keep_reason(j, diagnostics);
		j->out->state = JK_IMPACT_UNREADABLE;
	}
	jk_diagnostics_free(diagnostics);
	return result;
}

static jk_result compare(judging *j)
{
	const jk_compare_options options = {.kind = j->impact->options.kind};
	jk_diagnostics *diagnostics = NULL;
	jk_result result = jk_diagnostics_new(&diagnostics);
	if (result == JK_OK)
		result = jk_side_of_set(&j->old_side, j->old_set, options.kind, jk_catalog_path(j->impact->old_catalog), diagnostics);
	if (result == JK_OK)
		result = jk_side_of_set(&j->new_side, j->new_set, options.kind, jk_catalog_path(j->impact->new_catalog), diagnostics);
	if (result == JK_OK)
		result = jk_compare(&j->comparison, j->old_side, j->new_side, &options, diagnostics);
	if (result == JK_FAILED) {
		keep_reason(j, diagnostics);
		j->out->state = JK_IMPACT_BROKEN;
	}
	jk_diagnostics_free(diagnostics);
	return result;
}

/* Assembled with both; what fails under the new catalog is what counts. */
static jk_result assemble_both(judging *j)
{
	jk_result old_result = assemble(j, &j->old_set, j->impact->old_catalog);
	jk_result new_result = old_result == JK_NO_MEMORY ? JK_NO_MEMORY : assemble(j, &j->new_set, j->impact->new_catalog);
	j->out->old_fails = old_result == JK_FAILED;
	if (new_result == JK_FAILED)
		j->out->state = JK_IMPACT_BROKEN;
	else if (old_result == JK_FAILED)
		j->out->state = JK_IMPACT_MENDED;
	return new_result == JK_OK ? old_result : new_result;
}

static jk_result judge(judging *j)
{
	jk_result result = read_profile(j);
	if (result != JK_OK)
		return result;
	j->out->id = keep(j, jk_profile_id(j->profile));
	result = assemble_both(j);
	if (j->new_set || j->old_set)
		j->out->service = keep(j, (j->new_set ? j->new_set : j->old_set)->service);
	if (result == JK_OK)
		result = compare(j);
	if (result != JK_OK)
		return result;
	keep_papers(j, &j->out->papers_added, j->new_set, j->old_set);
	keep_papers(j, &j->out->papers_removed, j->old_set, j->new_set);
	keep_comparison(j);
	if (j->out->clauses.count || j->out->papers_added.count || j->out->papers_removed.count)
		j->out->state = JK_IMPACT_CHANGED;
	return j->no_memory ? JK_NO_MEMORY : jk_impact_count_in(j->impact, j->out);
}

static void release(judging *j)
{
	jk_comparison_free(j->comparison);
	jk_side_free(j->old_side);
	jk_side_free(j->new_side);
	jk_clause_set_free(j->old_set);
	jk_clause_set_free(j->new_set);
	jk_profile_free(j->profile);
}

/* --- entries --- */

jk_result jk_impact_new(jk_impact **out, const jk_catalog *old_catalog, const jk_catalog *new_catalog, const jk_impact_options *options)
{
	jk_arena *arena = NULL;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_impact *impact = jk_arena_allocate(arena, sizeof *impact);
	if (!impact) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	*impact = (jk_impact){.arena = arena, .old_catalog = old_catalog, .new_catalog = new_catalog};
	if (options)
		impact->options = *options;
	*out = impact;
	return JK_OK;
}

void jk_impact_free(jk_impact *impact)
{
	if (!impact)
		return;
	jk_profile_reader_free(impact->reader);
	jk_arena_free(impact->arena);
}

jk_result jk_impact_add(jk_impact *impact, const char *path)
{
	judging j = {.impact = impact};
	j.out = make(&j, sizeof *j.out);
	if (!j.out)
		return JK_NO_MEMORY;
	j.out->path = keep(&j, path);
	j.out->order = impact->profiles.count + 1;
	push(&j, &impact->profiles, j.out);
	jk_result result = j.no_memory ? JK_NO_MEMORY : judge(&j);
	release(&j);
	return j.no_memory || result == JK_NO_MEMORY ? JK_NO_MEMORY : JK_OK;
}

jk_result jk_impact_add_folder(jk_impact *impact, const char *folder, jk_diagnostics *diagnostics)
{
	jk_arena *arena = NULL;
	jk_list names = {0};
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_file_list_flat(&names, arena, folder, ".xml", diagnostics);
	for (size_t i = 0; result == JK_OK && i < names.count; i++) {
		const char *path = jk_path_join(arena, folder, names.items[i]);
		result = path ? jk_impact_add(impact, path) : JK_NO_MEMORY;
	}
	if (result == JK_OK && !names.count) {
		JK_REPORT(diagnostics, JK_DIAG_NO_PROFILES, NULL, {"path", folder});
		result = JK_FAILED;
	}
	jk_arena_free(arena);
	return result;
}

jk_impact_counts jk_impact_count(const jk_impact *impact)
{
	jk_impact_counts counts = {.profiles = impact->profiles.count};
	for (size_t i = 0; i < impact->profiles.count; i++) {
		const jk_impact_profile *profile = impact->profiles.items[i];
		counts.same += profile->state == JK_IMPACT_SAME;
		counts.changed += profile->state == JK_IMPACT_CHANGED;
		counts.failed += profile->state > JK_IMPACT_CHANGED;
		counts.weakened += profile->counts.weakened != 0;
		counts.uncovered += profile->counts.uncovered != 0;
	}
	return counts;
}
