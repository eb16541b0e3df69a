/* JSON of the clauses and of the decision. */
#include "assemble/texts.h"
#include "base/text.h"

void jk_json_head(jk_json *json, const jk_clause_set *set)
{
	jk_json_object(json, "catalog");
	jk_json_string(json, "id", set->catalog->id);
	jk_json_string(json, "version", set->catalog->version);
	jk_json_end_object(json);
	jk_json_string(json, "vocabulary", set->vocabulary->id);
	jk_json_string(json, "profile", jk_profile_id(set->profile));
	jk_json_string(json, "service", set->service);
	jk_json_string(json, "date", set->date);
	jk_json_string(json, "regime", set->regime);
}

static void put_strings(jk_json *json, const char *key, const jk_list *list)
{
	jk_json_array(json, key);
	for (size_t i = 0; i < list->count; i++)
		jk_json_string(json, NULL, list->items[i]);
	jk_json_end_array(json);
}

/* --- clauses --- */

static void put_parameter(jk_json *json, const jk_value *value)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "name", value->parameter->id);
	jk_json_string(json, "label", value->parameter->label);
	jk_json_string(json, "value", value->raw);
	jk_json_string(json, "unit", value->unit);
	jk_json_string(json, "text", value->text);
	jk_json_string(json, "origin", jk_origin_word(value->origin));
	jk_json_string(json, "undecided", value->undecided ? value->undecided->id : NULL);
	jk_json_end_object(json);
}

static void put_covers(jk_json *json, const jk_cover *covers, size_t count)
{
	jk_json_array(json, "provisions");
	for (size_t i = 0; i < count; i++)
		jk_json_string(json, NULL, covers[i].provision->id);
	jk_json_end_array(json);
	jk_json_array(json, "covers");
	for (size_t i = 0; i < count; i++) {
		jk_json_object(json, NULL);
		jk_json_string(json, "provision", covers[i].provision->id);
		jk_json_string(json, "section", covers[i].provision->section);
		jk_json_string(json, "relation", covers[i].relation);
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

static void put_wording(jk_json *json, const jk_clause_set *set, const jk_set_clause *item)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_put_clause_text(&text, set, item);
	if (jk_buffer_result(&text) != JK_OK)
		json->buffer->failed = 1;
	jk_json_string(json, "text", item->in ? jk_buffer_text(&text) : NULL);
	jk_buffer_dispose(&text);
}

static void put_clause(jk_json *json, const jk_clause_set *set, const jk_set_clause *item, int with_text)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "id", item->clause->id);
	jk_json_string(json, "version", item->clause->version);
	jk_json_string(json, "status", item->in ? "in" : "out");
	if (item->in)
		jk_json_number(json, "number", item->number);
	else
		jk_json_string(json, "number", NULL);
	jk_json_string(json, "label", item->in ? item->full_label : NULL);
	jk_json_string(json, "title", item->clause->title);
	put_covers(json, item->clause->covers, item->clause->cover_count);
	jk_json_string(json, "basis", item->clause->practice ? "practice" : "standard");
	jk_json_string(json, "variant", item->in ? item->variant->id : NULL);
	jk_json_string(json, "role", item->in ? item->text->role : NULL);
	jk_json_string(json, "reason", item->reason);
	jk_json_string(json, "facts", item->facts);
	jk_json_array(json, "parameters");
	for (size_t i = 0; i < item->values.count; i++)
		put_parameter(json, item->values.items[i]);
	jk_json_end_array(json);
	if (with_text)
		put_wording(json, set, item);
	jk_json_end_object(json);
}

/* --- rows --- */

static void put_spans(jk_json *json, const char *name, const jk_list *spans)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_block_put(&text, spans);
	if (text.failed)
		json->buffer->failed = 1;
	jk_json_string(json, name, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
}

static void put_cell(jk_json *json, const jk_set_cell *cell)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "name", cell->name);
	put_spans(json, "text", &cell->spans);
	jk_json_end_object(json);
}

static void put_row(jk_json *json, const jk_set_section *section, const jk_set_row *row)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "id", row->row->id);
	jk_json_string(json, "version", row->sheet->version);
	jk_json_number(json, "number", row->number);
	jk_json_string(json, "section", section->section->id);
	jk_json_bool(json, "applicable", row->applicable);
	jk_json_string(json, "reason", row->applicable ? NULL : row->reason);
	jk_json_string(json, "actor", jk_text_blank(row->actor) ? NULL : row->actor);
	put_covers(json, row->row->covers, row->row->cover_count);
	put_spans(json, "text", &row->spans);
	jk_json_array(json, "cells");
	for (size_t i = 0; i < row->cells.count; i++)
		put_cell(json, row->cells.items[i]);
	jk_json_end_array(json);
	jk_json_end_object(json);
}

static void put_rows(jk_json *json, const jk_set_document *document)
{
	jk_json_array(json, "rows");
	for (size_t i = 0; i < document->sections.count; i++) {
		const jk_set_section *section = document->sections.items[i];
		for (size_t k = 0; k < section->rows.count; k++)
			put_row(json, section, section->rows.items[k]);
	}
	jk_json_end_array(json);
}

static void put_document(jk_json *json, const jk_clause_set *set, const jk_set_document *document, const jk_selection *selection)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "kind", document->kind->kind);
	jk_json_string(json, "title", document->kind->title);
	jk_json_string(json, "reason", document->because);
	jk_json_string(json, "provision", document->provision);
	jk_json_array(json, "clauses");
	for (size_t i = 0; i < document->clauses.count; i++)
		if (jk_selects_clause(selection, document->clauses.items[i]))
			put_clause(json, set, document->clauses.items[i], selection->with_text);
	jk_json_end_array(json);
	if (document->sections.count && !selection->clause && !selection->provision)
		put_rows(json, document);
	jk_json_end_object(json);
}

void jk_json_groups(jk_json *json, const jk_clause_set *set, const jk_selection *selection)
{
	jk_json_array(json, "groups");
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_set_group *group = set->groups.items[i];
		jk_json_object(json, NULL);
		jk_json_string(json, "id", group->id);
		jk_json_array(json, "documents");
		for (size_t k = 0; k < group->documents.count; k++)
			if (jk_selects_document(selection, group->documents.items[k]))
				put_document(json, set, group->documents.items[k], selection);
		jk_json_end_array(json);
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

jk_result jk_clause_set_json(char **out, const jk_clause_set *set, const char *kind)
{
	jk_buffer text;
	jk_json json;
	jk_selection selection = {.kind = kind, .with_text = 1};
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	jk_json_object(&json, NULL);
	jk_json_head(&json, set);
	jk_json_groups(&json, set, &selection);
	jk_json_end_object(&json);
	jk_json_finish(&json);
	jk_set_house(set, &text);
	return jk_text_take(out, &text);
}

/* --- the decision --- */

static void put_chapter(jk_json *json, const char *chapter)
{
	double number;
	if (chapter && jk_text_number(chapter, &number))
		jk_json_number(json, "chapter", number);
	else
		jk_json_string(json, "chapter", chapter);
}

static void put_reasons(jk_json *json, const jk_list *reasons)
{
	jk_json_array(json, "reasons");
	for (size_t i = 0; i < reasons->count; i++) {
		const jk_reason *reason = reasons->items[i];
		jk_json_object(json, NULL);
		jk_json_string(json, "provision", reason->provision);
		jk_json_string(json, "text", reason->text);
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

static const char *stem_of(const jk_clause_set *set, const jk_set_group *group, const jk_document_kind *kind)
{
	for (size_t i = 0; i < set->papers.count; i++) {
		const jk_paper_info *info = set->papers.items[i];
		if (jk_text_equal(info->kind, kind->kind) && (!kind->per_group || jk_text_equal(info->group, group->id)))
			return info->stem;
	}
	return NULL;
}

static void put_papers(jk_json *json, const jk_clause_set *set, const jk_set_group *group)
{
	jk_json_array(json, "documents");
	for (size_t i = 0; i < group->papers.count; i++)
		jk_json_string(json, NULL, ((const jk_paper *)group->papers.items[i])->kind);
	jk_json_end_array(json);
	jk_json_array(json, "papers");
	for (size_t i = 0; i < group->papers.count; i++) {
		const jk_paper *paper = group->papers.items[i];
		const jk_document_kind *kind = jk_catalog_document(set->catalog, paper->kind);
		jk_json_object(json, NULL);
		jk_json_string(json, "kind", paper->kind);
		jk_json_string(json, "title", kind->title);
		jk_json_string(json, "scope", kind->per_group ? "group" : "service");
		jk_json_string(json, "reason", paper->because);
		jk_json_string(json, "provision", paper->provision);
		jk_json_bool(json, "made", paper->available);
		jk_json_string(json, "file", stem_of(set, group, kind));
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

static void put_group(jk_json *json, const jk_clause_set *set, const jk_set_group *group)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "id", group->id);
	put_strings(json, "functions", &group->functions);
	put_strings(json, "functionNames", &group->names);
	jk_json_bool(json, "important", group->important);
	put_chapter(json, group->chapter);
	jk_json_string(json, "confidentiality", group->confidentiality);
	jk_json_string(json, "personalData", group->personal_data);
	jk_json_string(json, "approver", group->approver);
	jk_json_string(json, "applicant", group->applicant);
	jk_json_bool(json, "webConference", group->web_conference);
	jk_json_bool(json, "leads", group->leads);
	put_papers(json, set, group);
	put_reasons(json, &group->reasons);
	jk_json_end_object(json);
}

static void put_warnings(jk_json *json, const jk_clause_set *set)
{
	jk_json_array(json, "warnings");
	for (size_t i = 0; i < set->warnings.count; i++) {
		const jk_set_warning *warning = set->warnings.items[i];
		jk_json_object(json, NULL);
		jk_json_string(json, "id", warning->id);
		jk_json_string(json, "provision", warning->provision);
		jk_json_string(json, "message", warning->message);
		jk_json_string(json, "hint", warning->hint);
		jk_json_end_object(json);
	}
	jk_json_end_array(json);
}

static void put_undecided(jk_json *json, const jk_undecided *item)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "id", item->id);
	jk_json_string(json, "parameter", item->parameter);
	jk_json_string(json, "label", item->label);
	jk_json_string(json, "provision", item->provision);
	put_strings(json, "documents", &item->documents);
	jk_json_string(json, "place", item->place);
	jk_json_string(json, "decider", item->decider);
	jk_json_string(json, "due", item->due);
	jk_json_string(json, "proposal", item->proposal);
	jk_json_string(json, "options", item->options);
	jk_json_string(json, "note", item->note);
	jk_json_end_object(json);
}

static void put_lists(jk_json *json, const jk_clause_set *set)
{
	put_warnings(json, set);
	jk_json_array(json, "undecided");
	for (size_t i = 0; i < set->undecided.count; i++)
		put_undecided(json, set->undecided.items[i]);
	jk_json_end_array(json);
	jk_json_array(json, "defaults");
	for (size_t i = 0; i < set->defaults.count; i++)
		put_parameter(json, set->defaults.items[i]);
	jk_json_end_array(json);
}

jk_result jk_decision_json(char **out, const jk_clause_set *set)
{
	jk_buffer text;
	jk_json json;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	jk_json_object(&json, NULL);
	jk_json_head(&json, set);
	jk_json_array(&json, "groups");
	for (size_t i = 0; i < set->groups.count; i++)
		put_group(&json, set, set->groups.items[i]);
	jk_json_end_array(&json);
	put_lists(&json, set);
	jk_json_end_object(&json);
	jk_json_finish(&json);
	jk_set_house(set, &text);
	return jk_text_take(out, &text);
}
