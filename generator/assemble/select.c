/* Which clauses are in, and why each is in or out. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

/* What a path of the condition finds, "—" for nothing. NULL when it only looks like a path, which is no fault. */
static const char *fact(jk_assembling *a, const char *field, jk_diagnostics *quiet)
{
	jk_xpath *path;
	const char *value = NULL;
	int found = 0;
	jk_result result = jk_xpath_compile(&path, field, NULL, quiet);
	if (result == JK_OK) {
		result = jk_xpath_string(&value, &found, a->arena, path, a->scope, jk_case_root(a), quiet);
		jk_xpath_free(path);
	}
	a->no_memory |= result == JK_NO_MEMORY;
	if (result != JK_OK)
		return NULL;
	return found && *value ? value : "—";
}

/* What stands in a predicate ("@use", "/@ref") means nothing by itself. */
static int stands_alone(const char *field)
{
	return *field != '@' && strncmp(field, "/@", 2) != 0 && strcmp(field, JK_PRACTICE_PATH) != 0;
}

/* "group/@chapter = 3、facts/@foreign = unknown": what the condition read, with the values found. */
static const char *facts_read(jk_assembling *a, const jk_clause *clause)
{
	const jk_xpath *condition = clause->condition;
	jk_list fields = {0};
	jk_buffer text;
	jk_diagnostics *quiet;
	jk_note(a, jk_diagnostics_new(&quiet));
	if (!quiet)
		return NULL;
	jk_note(a, jk_xpath_fields(&fields, a->arena, jk_xpath_text(condition)));
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < fields.count; i++) {
		const char *value = stands_alone(fields.items[i]) ? fact(a, fields.items[i], quiet) : NULL;
		if (value)
			jk_buffer_format(&text, "%s%s = %s", text.length ? ", " : "", (const char *)fields.items[i], value);
	}
	if (strstr(jk_xpath_text(condition), JK_PRACTICE_PATH))
		jk_buffer_format(&text, "%s" JK_PRACTICE_PATH "[@ref = '%s'] = %s", text.length ? ", " : "", clause->id, jk_practice_choice(a, clause->id));
	jk_diagnostics_free(quiet);
	return jk_keep_text(a, &text);
}

/* The first variant whose test holds and that has a text for the document. */
static const jk_variant *choose_variant(jk_assembling *a, const jk_clause *clause)
{
	for (size_t i = 0; i < clause->variant_count; i++) {
		const jk_variant *variant = &clause->variants[i];
		if (jk_variant_text(variant, a->document->kind->kind) && jk_holds(a, variant->test, jk_case_root(a)))
			return variant;
	}
	return NULL;
}

static const char *reason_text(jk_assembling *a, const jk_phrase *phrase, const char *otherwise)
{
	return phrase->count ? jk_phrase_text(a, phrase) : otherwise;
}

static void judge(jk_assembling *a, jk_set_clause *item)
{
	const jk_clause *clause = item->clause;
	const char *day = a->set->as_of;
	if (!jk_record_in_force(clause->record, day)) {
		item->reason = jk_kept(a, jk_arena_format(a->arena, "%sに施行されていないため", day));
		return;
	}
	int holds = jk_holds(a, clause->condition, jk_case_root(a));
	item->facts = clause->condition ? facts_read(a, clause) : NULL;
	if (!holds) {
		item->reason = reason_text(a, &clause->otherwise, "条件に当たらないため");
		return;
	}
	item->variant = choose_variant(a, clause);
	if (!item->variant) {
		item->reason = "どの変形の条件にも当たらないため";
		return;
	}
	item->in = 1;
	item->text = jk_variant_text(item->variant, a->document->kind->kind);
	item->reason = reason_text(a, &clause->because, clause->practice ? "契約に通常置く条項であるため" : "常に置く条項であるため");
}

/* A bookmark name: letters, digits and underscores. */
static const char *bookmark(jk_assembling *a, const char *prefix, const char *id)
{
	size_t before = strlen(prefix), length = strlen(id);
	char *name = jk_make(a, before + length + 1);
	if (!name)
		return "";
	memcpy(name, prefix, before);
	for (size_t i = 0; i < length; i++)
		name[before + i] = id[i] == '-' ? '_' : id[i];
	return name;
}

static int has_section(const jk_clause *clause, size_t before, const char *section)
{
	for (size_t i = 0; i < before; i++)
		if (strcmp(clause->covers[i].provision->section, section) == 0)
			return 1;
	return 0;
}

/* The sections of the standard a clause rests on, each once. */
static const char *basis(jk_assembling *a, const jk_clause *clause)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < clause->cover_count; i++)
		if (!has_section(clause, i, clause->covers[i].provision->section))
			jk_buffer_format(&text, "%s%s", text.length ? "、" : "", clause->covers[i].provision->section);
	return clause->cover_count ? jk_keep_text(a, &text) : NULL;
}

jk_set_clause *jk_find_selected(const jk_assembling *a, const char *id)
{
	for (size_t i = 0; a->document && i < a->document->clauses.count; i++) {
		jk_set_clause *item = a->document->clauses.items[i];
		if (item->in && strcmp(item->clause->id, id) == 0)
			return item;
	}
	return NULL;
}

static int is_listed(const jk_assembling *a, const char *id)
{
	for (size_t i = 0; i < a->document->clauses.count; i++)
		if (strcmp(((const jk_set_clause *)a->document->clauses.items[i])->clause->id, id) == 0)
			return 1;
	return 0;
}

static void report_pair(jk_assembling *a, jk_code code, const jk_clause *clause, const char *other)
{
	const jk_clause *target = jk_catalog_clause(a->set->catalog, other);
	JK_REPORT(a->diagnostics, code, &JK_ORIGIN(clause->file, clause->line), {"clause", clause->id}, {"other", other},
		  {"document", a->document->kind->title}, {"title", target ? target->title : other},
		  {"provision", target && target->cover_count ? target->covers[0].provision->id : "-"});
	a->failed = 1;
}

static void check_links(jk_assembling *a, const jk_clause *clause)
{
	/* A requirement binds in the papers that can hold both. */
	for (size_t i = 0; i < clause->require_count; i++)
		if (is_listed(a, clause->requires[i]) && !jk_find_selected(a, clause->requires[i]))
			report_pair(a, JK_DIAG_REQUIRES, clause, clause->requires[i]);
	for (size_t i = 0; i < clause->conflict_count; i++)
		if (jk_find_selected(a, clause->conflicts[i]))
			report_pair(a, JK_DIAG_CONFLICT, clause, clause->conflicts[i]);
}

static void list_place(jk_assembling *a, const jk_place *place)
{
	jk_set_chapter *chapter = jk_make(a, sizeof *chapter);
	if (!chapter)
		return;
	chapter->place = place;
	for (size_t i = 0; i < place->clause_count; i++) {
		jk_set_clause *item = jk_make(a, sizeof *item);
		if (!item)
			return;
		item->clause = place->clauses[i];
		item->label = "";
		item->basis = basis(a, item->clause);
		item->bookmark = bookmark(a, "cl_", item->clause->id);
		item->number_bookmark = bookmark(a, "ar_", item->clause->id);
		jk_push(a, &a->document->clauses, item);
		judge(a, item);
		if (item->in)
			jk_push(a, &chapter->clauses, item);
	}
	if (!chapter->clauses.count)
		return;
	chapter->bookmark = bookmark(a, "ch_", place->id);
	jk_push(a, &a->document->chapters, chapter);
}

/* The order whose test holds first, else the places as the document kind lists them. */
static void choose_order(jk_assembling *a)
{
	const jk_document_kind *kind = a->document->kind;
	a->document->places = kind->places;
	a->document->place_count = kind->place_count;
	for (size_t i = 0; i < kind->order_count; i++)
		if (jk_holds(a, kind->orders[i].test, jk_case_root(a))) {
			a->document->places = kind->orders[i].chapters;
			a->document->place_count = kind->orders[i].chapter_count;
			return;
		}
}

void jk_select_clauses(jk_assembling *a)
{
	choose_order(a);
	for (size_t i = 0; i < a->document->place_count && !a->no_memory; i++)
		list_place(a, &a->document->places[i]);
	for (size_t i = 0; i < a->document->clauses.count; i++) {
		const jk_set_clause *item = a->document->clauses.items[i];
		if (item->in)
			check_links(a, item->clause);
	}
}
