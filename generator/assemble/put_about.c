/* What the canonical XML tells about clauses and rows besides their wording: values, provisions, history. */
#include "assemble/texts.h"
#include "base/text.h"

/* --- values --- */

static const jk_choice *choice_of(const jk_value *value)
{
	const jk_parameter *parameter = value->parameter;
	for (size_t i = 0; i < parameter->choice_count; i++)
		if (jk_text_equal(parameter->choices[i].value, value->raw))
			return &parameter->choices[i];
	return NULL;
}

static const char *stricter_word(jk_stricter stricter)
{
	if (stricter == JK_STRICTER_NONE)
		return NULL;
	return stricter == JK_STRICTER_MORE ? "more" : "less";
}

void jk_xml_text_value(jk_xml_text *xml, const jk_value *value)
{
	const jk_choice *choice = choice_of(value);
	jk_xml_text_start(xml, "parameter");
	jk_xml_text_attribute(xml, "name", value->parameter->id);
	jk_xml_text_attribute(xml, "origin", jk_origin_word(value->origin));
	jk_xml_text_attribute(xml, "value", value->raw);
	jk_xml_text_attribute(xml, "unit", value->unit);
	jk_xml_text_attribute(xml, "text", value->text);
	jk_xml_text_attribute(xml, "undecided", value->undecided ? value->undecided->id : NULL);
	jk_xml_text_attribute(xml, "stricter", stricter_word(value->parameter->stricter));
	if (choice)
		jk_buffer_format(xml->out, " rank=\"%d\"", choice->rank);
	jk_xml_text_content(xml, "parameter", value->parameter->label);
}

/* --- provisions and history of a clause or row --- */

void jk_xml_text_covers(jk_xml_text *xml, const jk_cover *covers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		jk_xml_text_start(xml, "provision");
		jk_xml_text_attribute(xml, "id", covers[i].provision->id);
		jk_xml_text_attribute(xml, "relation", covers[i].relation);
		jk_xml_text_empty(xml);
	}
}

void jk_xml_text_revisions(jk_xml_text *xml, const jk_revision *revisions, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		jk_xml_text_start(xml, "revision");
		jk_xml_text_attribute(xml, "version", revisions[i].version);
		jk_xml_text_attribute(xml, "date", revisions[i].date);
		jk_xml_text_content(xml, "revision", revisions[i].text ? revisions[i].text : "");
	}
}

/* --- provisions of the papers --- */

static int names(const jk_cover *covers, size_t count, const jk_provision *provision)
{
	for (size_t i = 0; i < count; i++)
		if (covers[i].provision == provision)
			return 1;
	return 0;
}

static int in_section(const jk_set_section *section, const jk_provision *provision)
{
	for (size_t i = 0; i < section->rows.count; i++) {
		const jk_set_row *row = section->rows.items[i];
		if (names(row->row->covers, row->row->cover_count, provision))
			return 1;
	}
	return 0;
}

/* Clauses that are out count: what they cover is what a comparison asks about. */
static int in_document(const jk_set_document *document, const jk_provision *provision)
{
	for (size_t i = 0; i < document->clauses.count; i++) {
		const jk_clause *clause = ((const jk_set_clause *)document->clauses.items[i])->clause;
		if (names(clause->covers, clause->cover_count, provision))
			return 1;
	}
	for (size_t i = 0; i < document->sections.count; i++)
		if (in_section(document->sections.items[i], provision))
			return 1;
	return 0;
}

static int is_named(const jk_clause_set *set, const jk_selection *selection, const jk_provision *provision)
{
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_list *documents = &((const jk_set_group *)set->groups.items[i])->documents;
		for (size_t k = 0; k < documents->count; k++)
			if (jk_selects_document(selection, documents->items[k]) && in_document(documents->items[k], provision))
				return 1;
	}
	return 0;
}

/* Whether something answers it that the text does not tell: a form, the decision, or a paper that is left out here. */
static int is_answered_otherwise(const jk_trace *trace, const jk_selection *selection)
{
	for (size_t i = 0; i < trace->by.count; i++) {
		const jk_trace_by *by = trace->by.items[i];
		int tells = by->kind == JK_BY_CLAUSE || by->kind == JK_BY_ROW;
		if (!tells || (selection->kind && !jk_text_equal(by->paper->kind, selection->kind)))
			return 1;
	}
	return 0;
}

static void put_provision(jk_xml_text *xml, const jk_clause_set *set, const jk_selection *selection, const jk_trace *trace)
{
	const jk_provision *provision = trace->provision;
	int named = is_named(set, selection, provision);
	jk_xml_text_start(xml, "provision");
	jk_xml_text_attribute(xml, "id", provision->id);
	jk_xml_text_attribute(xml, "section", provision->section);
	jk_xml_text_attribute(xml, "strength", jk_strength_word(provision->strength));
	jk_xml_text_attribute(xml, "applies", trace->applies && !provision->withdrawn ? NULL : "no");
	jk_xml_text_attribute(xml, "otherwise", is_answered_otherwise(trace, selection) ? "yes" : NULL);
	jk_xml_text_content(xml, "provision", named && provision->paraphrase ? provision->paraphrase : "");
}

/* All of the standard, so that another set finds what became of each; in words only those that the papers name. */
void jk_xml_text_provisions(jk_xml_text *xml, const jk_clause_set *set, const jk_selection *selection)
{
	jk_arena *arena = NULL;
	jk_list traces = {0};
	if (jk_arena_new(&arena) != JK_OK || jk_set_trace(&traces, arena, set) != JK_OK) {
		jk_arena_free(arena);
		xml->out->failed = 1;
		return;
	}
	jk_xml_text_start(xml, "provisions");
	jk_xml_text_open(xml);
	for (size_t i = 0; i < traces.count; i++)
		put_provision(xml, set, selection, traces.items[i]);
	jk_xml_text_end(xml, "provisions");
	jk_arena_free(arena);
}
