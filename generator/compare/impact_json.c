/* Impact as JSON (docs/man/jokou-diff.1). */
#include "base/json.h"
#include "compare/impact.h"
#include "compare/summary.h"

static void put_catalog(jk_json *j, const char *key, const jk_catalog *catalog)
{
	jk_json_object(j, key);
	jk_json_string(j, "path", jk_catalog_path(catalog));
	jk_json_string(j, "catalog", jk_catalog_id(catalog));
	jk_json_string(j, "version", jk_catalog_version(catalog));
	jk_json_end_object(j);
}

static void put_counts(jk_json *j, const jk_impact *impact)
{
	const jk_impact_counts c = jk_impact_count(impact);
	jk_json_object(j, "summary");
	jk_json_number(j, "profiles", (double)c.profiles);
	jk_json_number(j, "changed", (double)c.changed);
	jk_json_number(j, "unchanged", (double)c.same);
	jk_json_number(j, "weakened", (double)c.weakened);
	jk_json_number(j, "uncovered", (double)c.uncovered);
	jk_json_number(j, "failed", (double)c.failed);
	jk_json_end_object(j);
}

static void put_texts(jk_json *j, const char *key, const jk_list *texts)
{
	jk_json_array(j, key);
	for (size_t i = 0; i < texts->count; i++)
		jk_json_string(j, NULL, texts->items[i]);
	jk_json_end_array(j);
}

/* --- a clause --- */

static void put_details(jk_json *j, const jk_impact_clause *clause, int total)
{
	jk_json_array(j, "details");
	for (size_t i = 0; i < clause->details.count; i++) {
		const jk_impact_detail *detail = clause->details.items[i];
		jk_json_object(j, NULL);
		jk_json_string(j, "parameter", detail->name);
		jk_json_string(j, "label", detail->label);
		jk_json_string(j, "finding", detail->name ? NULL : jk_finding_word(detail->finding));
		jk_json_string(j, "effect", jk_effect_word(detail->effect));
		jk_json_string(j, "old", detail->old_text);
		jk_json_string(j, "new", detail->new_text);
		if (total)
			jk_json_number(j, "profiles", (double)detail->profiles);
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

static void put_clause(jk_json *j, const jk_impact_clause *clause, int total)
{
	jk_json_object(j, NULL);
	jk_json_string(j, "document", clause->kind);
	jk_json_string(j, "id", clause->id);
	jk_json_string(j, "title", clause->title);
	if (total) {
		jk_json_number(j, "profiles", (double)clause->profiles);
		jk_json_number(j, "weakened", (double)clause->weakened);
	} else {
		jk_json_string(j, "group", clause->group);
		jk_json_string(j, "label", clause->label);
	}
	jk_json_string(j, "state", jk_impact_change_word(clause));
	jk_json_string(j, "effect", jk_effect_word(clause->effect));
	put_details(j, clause, total);
	put_texts(j, "lost", &clause->lost);
	jk_json_because(j, &clause->because);
	jk_json_end_object(j);
}

static void put_clauses(jk_json *j, const jk_list *clauses, int total)
{
	jk_json_array(j, "clauses");
	for (size_t i = 0; i < clauses->count; i++)
		put_clause(j, clauses->items[i], total);
	jk_json_end_array(j);
}

/* --- a profile --- */

static void put_profile(jk_json *j, const jk_impact_profile *profile)
{
	jk_json_object(j, NULL);
	jk_json_string(j, "path", profile->path);
	jk_json_string(j, "profile", profile->id);
	jk_json_string(j, "service", profile->service);
	jk_json_string(j, "state", jk_impact_state_word(profile->state));
	jk_json_bool(j, "oldFails", profile->old_fails);
	jk_json_string(j, "reason", profile->reason);
	jk_json_number(j, "weakened", (double)profile->counts.weakened);
	jk_json_number(j, "uncovered", (double)profile->counts.uncovered);
	jk_json_number(j, "unclear", (double)profile->counts.unclear);
	jk_json_number(j, "strengthened", (double)profile->counts.strengthened);
	put_texts(j, "papersAdded", &profile->papers_added);
	put_texts(j, "papersRemoved", &profile->papers_removed);
	put_clauses(j, &profile->clauses, 0);
	jk_json_end_object(j);
}

static void put_all(jk_json *j, const jk_impact *impact, const jk_list *profiles, const jk_list *totals)
{
	jk_json_object(j, NULL);
	put_catalog(j, "old", impact->old_catalog);
	put_catalog(j, "new", impact->new_catalog);
	put_counts(j, impact);
	put_clauses(j, totals, 1);
	jk_json_array(j, "profiles");
	for (size_t i = 0; i < profiles->count; i++)
		put_profile(j, profiles->items[i]);
	jk_json_end_array(j);
	jk_json_end_object(j);
	jk_json_finish(j);
}

jk_result jk_impact_json(char **out, const jk_impact *impact)
{
	jk_list profiles, totals;
	jk_arena *arena = NULL;
	jk_buffer text;
	jk_json json;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	if (jk_impact_worst_profiles(&profiles, arena, impact) == JK_OK && jk_impact_worst_totals(&totals, arena, impact) == JK_OK)
		put_all(&json, impact, &profiles, &totals);
	else
		text.failed = 1;
	jk_arena_free(arena);
	return jk_text_take(out, &text);
}
