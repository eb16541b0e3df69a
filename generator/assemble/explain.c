/* Why each clause is in or out, and what became of a provision. */
#include "assemble/texts.h"
#include "base/i18n.h"
#include "base/text.h"

/* --- what is asked about --- */

/* The clause or provision id most like `about`, in an arena; NULL when none is near. */
static const char *nearest(const jk_clause_set *set, const char *about, jk_arena *arena)
{
	const jk_list *clauses = &set->catalog->clauses, *provisions = &set->catalog->provisions;
	const char **ids = jk_arena_array(arena, clauses->count + provisions->count + 1, sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; ids && i < clauses->count; i++)
		ids[count++] = ((const jk_clause *)clauses->items[i])->id;
	for (size_t i = 0; ids && i < provisions->count; i++)
		ids[count++] = ((const jk_provision *)provisions->items[i])->id;
	return ids ? jk_text_nearest(about, ids, count) : NULL;
}

static jk_result refuse(const jk_clause_set *set, const char *about, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	const char *near = nearest(set, about, arena);
	if (near)
		JK_REPORT(diagnostics, JK_DIAG_ABOUT_NEAR, NULL, {"name", about}, {"near", near});
	else
		JK_REPORT(diagnostics, JK_DIAG_ABOUT, NULL, {"name", about});
	jk_arena_free(arena);
	return JK_FAILED;
}

static const jk_provision *find_provision(const jk_catalog *catalog, const char *about)
{
	const jk_provision *found = jk_catalog_provision(catalog, about);
	for (size_t i = 0; !found && i < catalog->provisions.count; i++) {
		const jk_provision *each = catalog->provisions.items[i];
		if (jk_text_equal(each->section, about))
			found = each;
	}
	return found;
}

static jk_result select_about(jk_selection *out, const jk_clause_set *set, const char *about, jk_diagnostics *diagnostics)
{
	*out = (jk_selection){0};
	if (!about)
		return JK_OK;
	out->clause = jk_catalog_clause(set->catalog, about);
	if (!out->clause)
		out->provision = find_provision(set->catalog, about);
	return out->clause || out->provision ? JK_OK : refuse(set, about, diagnostics);
}

/* --- text --- */

static const char *strength_text(jk_strength strength)
{
	static const char *const words[] = {[JK_MUST] = N_("must"),
					    [JK_SHOULD] = N_("should"),
					    [JK_NOTE_STRENGTH] = N_("note to the standard"),
					    [JK_EXAMPLE] = N_("example")};
	return _(words[strength]);
}

static const char *origin_text(jk_value_origin origin)
{
	static const char *const words[] = {[JK_FROM_PROFILE] = N_("from the profile"),
					    [JK_FROM_CATALOG] = N_("default of the catalog"),
					    [JK_FROM_NOBODY] = N_("undecided")};
	return _(words[origin]);
}

static void put_provisions(jk_buffer *out, const jk_clause *clause)
{
	jk_buffer_string(out, _("      rests on: "));
	for (size_t i = 0; i < clause->cover_count; i++)
		jk_buffer_format(out, "%s%s (%s, %s)", i ? _(", ") : "", clause->covers[i].provision->section,
				 clause->covers[i].provision->id, clause->covers[i].relation);
	jk_buffer_string(out, clause->cover_count ? "\n" : _("usual in contracts, not demanded by the standard\n"));
}

static void put_value(jk_buffer *out, const jk_value *value)
{
	JK_SAY(out, _("      value: {label} = {text} ({origin}; {parameter})\n"), {"label", value->parameter->label},
	    {"text", value->text ? value->text : value->undecided->id}, {"origin", origin_text(value->origin)},
	    {"parameter", value->parameter->id});
}

static void put_clause(jk_buffer *out, const jk_set_clause *item)
{
	const jk_clause *clause = item->clause;
	jk_buffer_format(out, "  %s %s%s%s [%s %s]\n", item->in ? "○" : "×", item->full_label ? item->full_label : "",
			 item->full_label ? " " : "", clause->title, clause->id, clause->version);
	JK_SAY(out, item->in ? _("      in: {reason}\n") : _("      out: {reason}\n"), {"reason", item->reason});
	if (!jk_text_blank(item->facts))
		JK_SAY(out, _("      read: {facts}\n"), {"facts", item->facts});
	if (item->in && item->variant->id)
		JK_SAY(out, _("      variant: {label} ({id})\n"), {"label", item->variant->label ? item->variant->label : ""},
		    {"id", item->variant->id});
	put_provisions(out, clause);
	for (size_t i = 0; i < item->values.count; i++)
		put_value(out, item->values.items[i]);
}

/* Number of clauses told of. */
static size_t put_document(jk_buffer *out, const jk_set_group *group, const jk_set_document *document,
			   const jk_selection *selection)
{
	size_t count = 0;
	for (size_t i = 0; i < document->clauses.count; i++) {
		const jk_set_clause *item = document->clauses.items[i];
		if (!jk_selects_clause(selection, item))
			continue;
		if (!count++)
			JK_SAY(out, _("\n{title} ({kind}, group {group})\n"), {"title", document->kind->title},
			    {"kind", document->kind->kind}, {"group", group->id});
		put_clause(out, item);
	}
	return count;
}

/* What a slot of a drafter's note names. */
static const char *named(const jk_clause_set *set, const jk_slot *slot)
{
	const char *term = slot->kind == JK_SLOT_TERM ? jk_vocabulary_term(set->vocabulary, slot->text) : NULL;
	const char *label = slot->kind == JK_SLOT_TERM ? jk_catalog_label(set->catalog, "term", slot->text) : NULL;
	const jk_parameter *parameter = slot->kind == JK_SLOT_VALUE ? jk_catalog_parameter(set->catalog, slot->text) : NULL;
	const jk_clause *clause = slot->kind == JK_SLOT_REFERENCE ? jk_catalog_clause(set->catalog, slot->text) : NULL;
	const jk_document_kind *paper = slot->kind == JK_SLOT_ANNEX ? jk_catalog_document(set->catalog, slot->text) : NULL;
	if (term || label)
		return term ? term : label;
	return parameter ? parameter->label : clause ? clause->title : paper ? paper->title : slot->text;
}

static void put_note(jk_buffer *out, const jk_clause_set *set, const jk_phrase *remarks)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < remarks->count; i++)
		jk_buffer_string(&text, named(set, &remarks->slots[i]));
	out->failed |= text.failed;
	JK_SAY(out, _("Drafter's note: {remarks}\n"), {"remarks", jk_buffer_text(&text)});
	jk_buffer_dispose(&text);
}

static void put_subject(jk_buffer *out, const jk_clause_set *set, const jk_selection *selection)
{
	const jk_provision *provision = selection->provision;
	if (provision)
		JK_SAY(out, _("Provision {id}, {section} ({strength}): {paraphrase}\n"), {"id", provision->id},
		    {"section", provision->section}, {"strength", strength_text(provision->strength)},
		    {"paraphrase", provision->paraphrase ? provision->paraphrase : ""});
	if (selection->clause)
		JK_SAY(out, _("Clause {id} {version}: {title}\n"), {"id", selection->clause->id},
		    {"version", selection->clause->version}, {"title", selection->clause->title});
	if (selection->clause && selection->clause->remarks.count)
		put_note(out, set, &selection->clause->remarks);
}

jk_result jk_explain_text(char **out, const jk_clause_set *set, const char *about, jk_diagnostics *diagnostics)
{
	jk_buffer text;
	jk_selection selection;
	size_t count = 0;
	*out = NULL;
	jk_result result = select_about(&selection, set, about, diagnostics);
	if (result != JK_OK)
		return result;
	jk_buffer_init(&text, 0);
	put_subject(&text, set, &selection);
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_set_group *group = set->groups.items[i];
		for (size_t k = 0; k < group->documents.count; k++)
			count += put_document(&text, group, group->documents.items[k], &selection);
	}
	if (!count)
		jk_buffer_string(&text, _("\nNo paper of this service has a clause on it.\n"));
	jk_set_house(set, &text);
	return jk_text_take(out, &text);
}

/* --- JSON --- */

static void put_about(jk_json *json, const jk_selection *selection)
{
	const jk_provision *provision = selection->provision;
	jk_json_string(json, "clause", selection->clause ? selection->clause->id : NULL);
	if (!provision) {
		jk_json_string(json, "provision", NULL);
		return;
	}
	jk_json_object(json, "provision");
	jk_json_string(json, "id", provision->id);
	jk_json_string(json, "section", provision->section);
	jk_json_string(json, "paraphrase", provision->paraphrase);
	jk_json_end_object(json);
}

jk_result jk_explain_json(char **out, const jk_clause_set *set, const char *about, jk_diagnostics *diagnostics)
{
	jk_buffer text;
	jk_json json;
	jk_selection selection;
	*out = NULL;
	jk_result result = select_about(&selection, set, about, diagnostics);
	if (result != JK_OK)
		return result;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	jk_json_object(&json, NULL);
	jk_json_head(&json, set);
	put_about(&json, &selection);
	jk_json_groups(&json, set, &selection);
	jk_json_end_object(&json);
	jk_json_finish(&json);
	jk_set_house(set, &text);
	return jk_text_take(out, &text);
}
