#include <string.h>
#include "assemble/assembling.h"
#include "base/date.h"
#include "base/text.h"

/* --- small helpers of the room --- */

void jk_note(jk_assembling *a, jk_result result)
{
	a->no_memory |= result == JK_NO_MEMORY;
	a->failed |= result == JK_FAILED;
}

void *jk_make(jk_assembling *a, size_t bytes)
{
	void *block = jk_arena_allocate(a->arena, bytes);
	a->no_memory |= !block;
	return block;
}

const char *jk_kept(jk_assembling *a, const char *text)
{
	a->no_memory |= !text;
	return text;
}

void jk_push(jk_assembling *a, jk_list *list, const void *item)
{
	if (!item || jk_list_add(list, a->arena, item) != JK_OK)
		a->no_memory = 1;
}

const char *jk_keep_text(jk_assembling *a, jk_buffer *text)
{
	const char *kept = text->failed ? NULL : jk_arena_text(a->arena, jk_buffer_text(text), text->length);
	jk_buffer_dispose(text);
	return jk_kept(a, kept);
}

jk_node *jk_case_root(const jk_assembling *a) { return jk_xml_root(a->group->case_xml); }

int jk_holds(jk_assembling *a, const jk_xpath *test, jk_node *context)
{
	int holds = 1;
	if (test)
		jk_note(a, jk_xpath_boolean(&holds, test, a->scope, context, a->diagnostics));
	return holds;
}

/* --- papers --- */

static void need_paper(jk_assembling *a, const jk_document_kind *kind, const jk_need *need)
{
	jk_paper *paper = jk_make(a, sizeof *paper);
	if (!paper)
		return;
	const char *template = jk_catalog_template(a->set->catalog, kind->kind, a->set->as_of);
	int available = a->options->can_make ? a->options->can_make(kind->kind, template, a->options->state) : kind->place_count > 0;
	*paper = (jk_paper){.kind = kind->kind, .because = "", .available = available};
	if (need) {
		paper->because = jk_phrase_text(a, &need->because);
		paper->provision = need->provision;
		paper->mark = need->mark;
	}
	jk_push(a, &a->group->papers, paper);
}

static void find_paper(jk_assembling *a, const jk_document_kind *kind)
{
	for (size_t i = 0; i < kind->need_count; i++)
		if (jk_holds(a, kind->needs[i].test, jk_case_root(a))) {
			need_paper(a, kind, &kind->needs[i]);
			return;
		}
	if (!kind->need_count)
		need_paper(a, kind, NULL);
}

static void find_papers(jk_assembling *a)
{
	const jk_list *kinds = &a->set->catalog->documents;
	for (size_t i = 0; i < kinds->count; i++) {
		const jk_document_kind *kind = kinds->items[i];
		/* What is made once for the service is listed with the group that leads it. */
		if ((a->group->leads || kind->per_group) && jk_record_in_force(kind->record, a->set->as_of))
			find_paper(a, kind);
	}
}

static void assemble_document(jk_assembling *a, const jk_paper *paper)
{
	jk_set_document *document = jk_make(a, sizeof *document);
	if (!document)
		return;
	document->kind = jk_catalog_document(a->set->catalog, paper->kind);
	document->because = paper->because;
	document->provision = paper->provision;
	document->mark = paper->mark;
	a->document = document;
	jk_push(a, &a->group->documents, document);
	jk_select_clauses(a);
	if (a->failed || a->no_memory)
		return;
	jk_compose(a);
	if (!a->no_memory)
		jk_resolve_references(a);
	if (!a->no_memory)
		jk_house_clauses(a);
}

static void assemble_documents(jk_assembling *a)
{
	for (size_t i = 0; i < a->group->papers.count; i++) {
		const jk_paper *paper = a->group->papers.items[i];
		assemble_document(a, paper);
		a->document = NULL;
	}
	for (size_t i = 0; i < a->group->documents.count && !a->failed && !a->no_memory; i++) {
		a->document = a->group->documents.items[i];
		jk_compose_rows(a);
	}
}

/* --- warnings of the catalog --- */

/* Checks run for the group that leads. */
static const char *provision_of(const jk_assembling *a, const jk_check *check)
{
	return check->light && !a->group->important ? check->light : check->provision;
}

static void warn(jk_assembling *a, const jk_check *check, jk_node *node)
{
	a->context = node;
	if (jk_holds(a, check->test, node)) {
		jk_set_warning *warning = jk_make(a, sizeof *warning);
		if (warning)
			*warning = (jk_set_warning){check->id, provision_of(a, check), jk_phrase_text(a, &check->message),
						    jk_phrase_text(a, &check->hint), jk_node_line(node)};
		jk_push(a, &a->set->warnings, warning);
	}
	a->context = NULL;
}

static void run_check(jk_assembling *a, const jk_check *check)
{
	jk_list nodes = {0};
	if (!check->each) {
		warn(a, check, jk_case_root(a));
		return;
	}
	jk_note(a, jk_xpath_nodes(&nodes, a->arena, check->each, a->scope, jk_case_root(a), a->diagnostics));
	for (size_t k = 0; k < nodes.count; k++)
		warn(a, check, nodes.items[k]);
}

static void run_checks(jk_assembling *a)
{
	const jk_list *checks = &a->set->catalog->checks;
	int governed = jk_clause_set_governed(a->set);
	for (size_t i = 0; i < checks->count; i++) {
		const jk_check *check = checks->items[i];
		if (check->regime ? jk_text_equal(check->regime, a->set->regime) : governed)
			run_check(a, check);
	}
}

/* --- parts of the standard --- */

static void judge_parts(jk_assembling *a)
{
	const jk_list *parts = &a->set->catalog->parts;
	a->set->part_applies = jk_make(a, parts->count + 1);
	a->set->part_reasons = jk_make(a, (parts->count + 1) * sizeof *a->set->part_reasons);
	for (size_t i = 0; i < parts->count && !a->no_memory; i++) {
		const jk_part *part = parts->items[i];
		int applies = jk_holds(a, part->test, jk_case_root(a));
		a->set->part_applies[i] = (unsigned char)applies;
		a->set->part_reasons[i] = jk_phrase_text(a, applies ? &part->because : &part->otherwise);
	}
}

/* --- groups --- */

static jk_result open_group(jk_assembling *a, jk_set_group *group)
{
	a->group = group;
	jk_result result = jk_case_build(a, group);
	group->values = jk_make(a, (a->set->catalog->parameters.count + 1) * sizeof *group->values);
	if (!group->values)
		return JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_xpath_scope_new(&a->scope, group->case_xml, jk_assemble_functions, a);
	if (result == JK_OK)
		find_papers(a);
	return result;
}

static jk_result assemble_group(jk_assembling *a, jk_set_group *group)
{
	jk_result result = open_group(a, group);
	if (result == JK_OK && group->leads)
		run_checks(a);
	if (result == JK_OK && group->leads)
		judge_parts(a);
	if (result == JK_OK)
		assemble_documents(a);
	jk_xpath_scope_free(a->scope);
	a->scope = NULL;
	a->document = NULL;
	return result != JK_OK ? result : a->no_memory ? JK_NO_MEMORY : a->failed ? JK_FAILED : JK_OK;
}

/* The papers of the whole service come first, so that undecided items are numbered in their order. */
static jk_result assemble_groups(jk_assembling *a)
{
	jk_result result = JK_OK;
	for (int leading = 1; leading >= 0; leading--)
		for (size_t i = 0; i < a->set->groups.count && result == JK_OK; i++) {
			jk_set_group *group = a->set->groups.items[i];
			if (group->leads == leading)
				result = assemble_group(a, group);
		}
	return result;
}

/* --- the whole --- */

static const char *vocabulary_ids(jk_assembling *a)
{
	const jk_list *all = &a->set->catalog->vocabularies;
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < all->count; i++)
		jk_buffer_format(&text, "%s%s", i ? ", " : "", ((const jk_vocabulary *)all->items[i])->id);
	return jk_keep_text(a, &text);
}

static jk_result find_vocabulary(jk_assembling *a)
{
	const char *asked = a->options->vocabulary, *id = asked ? asked : jk_profile_vocabulary(a->set->profile);
	const jk_vocabulary *found = a->set->vocabulary = jk_catalog_vocabulary(a->set->catalog, id);
	jk_origin where = jk_node_origin(a->profile, jk_field(a->root, "body") ? jk_field(a->root, "body") : a->root);
	if (found && a->set->as_of && !jk_record_in_force(found->record, a->set->as_of))
		JK_REPORT(a->diagnostics, JK_DIAG_VOCABULARY_DAY, &where, {"id", id}, {"day", a->set->as_of});
	if (found)
		return JK_OK;
	JK_REPORT(a->diagnostics, JK_DIAG_VOCABULARY, asked ? NULL : &where, {"id", id}, {"catalog", a->set->catalog->path},
		  {"allowed", vocabulary_ids(a)});
	return JK_FAILED;
}

static jk_result find_date(jk_assembling *a)
{
	const jk_assemble_options *options = a->options;
	jk_date date;
	jk_clause_set *set = a->set;
	const char *given = options->date ? options->date : jk_field_text(a, a->root, "paper/date");
	given = given ? given : options->default_date;
	jk_origin where = a->profile ? jk_node_origin(a->profile, a->root) : (jk_origin){0};
	if (!given || !jk_date_parse(given, &date)) {
		JK_REPORT(a->diagnostics, JK_DIAG_DATE, &where, {"value", given ? given : ""});
		return JK_FAILED;
	}
	set->date = jk_kept(a, jk_arena_string(a->arena, given));
	set->as_of = options->as_of ? jk_kept(a, jk_arena_string(a->arena, options->as_of)) : set->date;
	return a->no_memory ? JK_NO_MEMORY : JK_OK;
}

static void refuse_undecided(jk_assembling *a)
{
	for (size_t i = 0; i < a->set->undecided.count; i++) {
		const jk_undecided *item = a->set->undecided.items[i];
		jk_origin where = {.file = jk_profile_path(a->set->profile)};
		JK_REPORT(a->diagnostics, JK_DIAG_FINAL_UNDECIDED, &where, {"id", item->id}, {"label", item->label},
			  {"decider", item->decider ? item->decider : "?"});
		a->failed = 1;
	}
}

/* All that follows knows of the clauses of one day only. */
static jk_result enter_day(jk_assembling *a)
{
	jk_result result = find_date(a);
	a->set->catalog = jk_catalog_as_of(a->set->catalog, a->set->as_of);
	a->evaluating = jk_make(a, a->set->catalog->parameters.count + 1);
	return a->no_memory ? JK_NO_MEMORY : result;
}

static jk_result run(jk_assembling *a)
{
	jk_result dated = enter_day(a), result = find_vocabulary(a), chosen = jk_check_practice(a);
	result = result == JK_OK ? chosen : result;
	if (result == JK_OK)
		result = jk_decide(a);
	result = result == JK_OK ? dated : result;
	if (result == JK_OK) {
		jk_check_risks(a);
		result = a->no_memory ? JK_NO_MEMORY : a->failed ? JK_FAILED : JK_OK;
	}
	if (result == JK_OK)
		result = assemble_groups(a);
	if (result == JK_OK) {
		jk_undecided_sweep(a);
		result = a->no_memory ? JK_NO_MEMORY : JK_OK;
	}
	if (result == JK_OK) {
		jk_list_papers(a);
		result = a->no_memory ? JK_NO_MEMORY : JK_OK;
	}
	if (result == JK_OK && a->set->final) {
		refuse_undecided(a);
		result = a->failed ? JK_FAILED : JK_OK;
	}
	return result;
}

static jk_clause_set *new_set(const jk_profile *profile, const jk_catalog *catalog, const jk_assemble_options *options)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return NULL;
	jk_clause_set *set = jk_arena_allocate(arena, sizeof *set);
	if (!set) {
		jk_arena_free(arena);
		return NULL;
	}
	set->arena = arena;
	set->profile = profile;
	set->catalog = catalog;
	set->final = options->final;
	return set;
}

jk_result jk_assemble(jk_clause_set **out, const jk_profile *profile, const jk_catalog *catalog, const jk_assemble_options *options,
		      jk_diagnostics *diagnostics)
{
	static const jk_assemble_options plain;
	*out = NULL;
	options = options ? options : &plain;
	jk_clause_set *set = new_set(profile, catalog, options);
	if (!set)
		return JK_NO_MEMORY;
	jk_assembling a = {.set = set, .options = options, .arena = set->arena, .diagnostics = diagnostics, .profile = jk_profile_xml(profile)};
	a.root = jk_xml_root(a.profile);
	set->service = jk_field_or(&a, a.root, "service/name", "");
	jk_result result = a.no_memory ? JK_NO_MEMORY : run(&a);
	if (result == JK_OK)
		*out = set;
	else
		jk_clause_set_free(set);
	return result;
}

void jk_clause_set_free(jk_clause_set *set)
{
	if (!set)
		return;
	for (size_t i = 0; i < set->groups.count; i++)
		jk_xml_free(((jk_set_group *)set->groups.items[i])->case_xml);
	jk_arena_free(set->arena);
}

void jk_block_put(jk_buffer *buffer, const jk_list *spans)
{
	for (size_t i = 0; i < spans->count; i++)
		jk_buffer_string(buffer, ((const jk_span *)spans->items[i])->text);
}

/* Each group has its own values: equal ones of two groups count once. */
static int has_value(const jk_list *list, const jk_value *value)
{
	for (size_t i = 0; i < list->count; i++) {
		const jk_value *each = list->items[i];
		if (each->parameter == value->parameter && jk_text_equal(each->raw, value->raw) && jk_text_equal(each->unit, value->unit))
			return 1;
	}
	return 0;
}

jk_result jk_set_defaults(jk_list *out, jk_arena *arena, const jk_set_document *document)
{
	for (size_t i = 0; i < document->clauses.count; i++) {
		const jk_set_clause *clause = document->clauses.items[i];
		for (size_t k = 0; k < clause->values.count; k++) {
			const jk_value *value = clause->values.items[k];
			if (value->origin == JK_FROM_CATALOG && !has_value(out, value) && jk_list_add(out, arena, value) != JK_OK)
				return JK_NO_MEMORY;
		}
	}
	return JK_OK;
}
