/* The canonical XML of a clause set: what documents carry and what comparing reads. */
#include "assemble/texts.h"
#include "base/text.h"

/* --- lines --- */

void jk_xml_text_start(jk_xml_text *xml, const char *name)
{
	for (unsigned i = 0; i < xml->depth; i++)
		jk_buffer_string(xml->out, "  ");
	jk_buffer_char(xml->out, '<');
	jk_buffer_string(xml->out, name);
}

void jk_xml_text_attribute(jk_xml_text *xml, const char *name, const char *value)
{
	if (value)
		jk_xml_put_attribute(xml->out, name, value);
}

void jk_xml_text_number(jk_xml_text *xml, const char *name, unsigned value)
{
	jk_buffer_format(xml->out, " %s=\"%u\"", name, value);
}

void jk_xml_text_open(jk_xml_text *xml)
{
	jk_buffer_string(xml->out, ">\n");
	xml->depth++;
}

void jk_xml_text_empty(jk_xml_text *xml) { jk_buffer_string(xml->out, "/>\n"); }

void jk_xml_text_content(jk_xml_text *xml, const char *name, const char *text)
{
	if (!*text) {
		jk_xml_text_empty(xml);
		return;
	}
	jk_buffer_char(xml->out, '>');
	jk_xml_put_text(xml->out, text);
	jk_buffer_format(xml->out, "</%s>\n", name);
}

void jk_xml_text_end(jk_xml_text *xml, const char *name)
{
	xml->depth--;
	for (unsigned i = 0; i < xml->depth; i++)
		jk_buffer_string(xml->out, "  ");
	jk_buffer_format(xml->out, "</%s>\n", name);
}

void jk_xml_text_element(jk_xml_text *xml, const char *name, const char *text)
{
	if (!text)
		return;
	jk_xml_text_start(xml, name);
	jk_xml_text_content(xml, name, text);
}

/* --- where it comes from --- */

static void put_sources(jk_xml_text *xml, const jk_clause_set *set)
{
	const jk_catalog *catalog = set->catalog;
	jk_xml_text_start(xml, "catalog");
	jk_xml_text_attribute(xml, "id", catalog->id);
	jk_xml_text_attribute(xml, "version", catalog->version);
	jk_xml_text_content(xml, "catalog", catalog->title ? catalog->title : "");
	jk_xml_text_start(xml, "standard");
	jk_xml_text_attribute(xml, "edition", catalog->standard_edition);
	jk_xml_text_content(xml, "standard", catalog->standard_title ? catalog->standard_title : "");
	jk_xml_text_start(xml, "vocabulary");
	jk_xml_text_attribute(xml, "id", set->vocabulary->id);
	jk_xml_text_content(xml, "vocabulary", set->vocabulary->title ? set->vocabulary->title : "");
	jk_xml_text_start(xml, "profile");
	jk_xml_text_attribute(xml, "id", jk_profile_id(set->profile));
	jk_xml_text_content(xml, "profile", set->service);
	jk_xml_text_start(xml, "date");
	jk_xml_text_attribute(xml, "as-of", set->as_of);
	jk_xml_text_attribute(xml, "final", jk_yes_no(set->final));
	jk_xml_text_content(xml, "date", set->date);
}

/* --- the decision --- */

static void put_paper(jk_xml_text *xml, const jk_clause_set *set, const jk_paper *paper)
{
	const jk_document_kind *kind = jk_catalog_document(set->catalog, paper->kind);
	jk_xml_text_start(xml, "paper");
	jk_xml_text_attribute(xml, "kind", paper->kind);
	jk_xml_text_attribute(xml, "title", kind->title);
	jk_xml_text_attribute(xml, "scope", kind->per_group ? "group" : "service");
	jk_xml_text_attribute(xml, "provision", paper->provision);
	jk_xml_text_content(xml, "paper", paper->because);
}

static void put_decided_group(jk_xml_text *xml, const jk_clause_set *set, const jk_set_group *group)
{
	jk_xml_text_start(xml, "group");
	jk_xml_text_attribute(xml, "id", group->id);
	jk_xml_text_attribute(xml, "chapter", group->chapter);
	jk_xml_text_attribute(xml, "important", jk_yes_no(group->important));
	jk_xml_text_attribute(xml, "confidentiality", group->confidentiality);
	jk_xml_text_attribute(xml, "personal-data", group->personal_data);
	jk_xml_text_attribute(xml, "web-conference", jk_yes_no(group->web_conference));
	jk_xml_text_attribute(xml, "applicant", group->applicant);
	jk_xml_text_attribute(xml, "approver", group->approver);
	jk_xml_text_attribute(xml, "leads", jk_yes_no(group->leads));
	jk_xml_text_open(xml);
	for (size_t i = 0; i < group->functions.count; i++) {
		jk_xml_text_start(xml, "function");
		jk_xml_text_attribute(xml, "id", group->functions.items[i]);
		jk_xml_text_content(xml, "function", group->names.items[i]);
	}
	for (size_t i = 0; i < group->reasons.count; i++) {
		const jk_reason *reason = group->reasons.items[i];
		jk_xml_text_start(xml, "reason");
		jk_xml_text_attribute(xml, "provision", reason->provision);
		jk_xml_text_content(xml, "reason", reason->text);
	}
	for (size_t i = 0; i < group->papers.count; i++)
		put_paper(xml, set, group->papers.items[i]);
	jk_xml_text_end(xml, "group");
}

static void put_decision(jk_xml_text *xml, const jk_clause_set *set)
{
	jk_xml_text_start(xml, "decision");
	jk_xml_text_attribute(xml, "regime", set->regime);
	jk_xml_text_attribute(xml, "external-service", jk_yes_no(set->external_service));
	jk_xml_text_attribute(xml, "outsourcing", jk_yes_no(set->outsourcing));
	jk_xml_text_open(xml);
	for (size_t i = 0; i < set->groups.count; i++)
		put_decided_group(xml, set, set->groups.items[i]);
	jk_xml_text_end(xml, "decision");
}

/* --- lists --- */

static void put_warning(jk_xml_text *xml, const jk_set_warning *warning)
{
	jk_xml_text_start(xml, "warning");
	jk_xml_text_attribute(xml, "id", warning->id);
	jk_xml_text_attribute(xml, "provision", warning->provision);
	jk_xml_text_open(xml);
	jk_xml_text_element(xml, "message", warning->message);
	jk_xml_text_element(xml, "hint", warning->hint);
	jk_xml_text_end(xml, "warning");
}

static void put_undecided(jk_xml_text *xml, const jk_undecided *item)
{
	jk_xml_text_start(xml, "undecided");
	jk_xml_text_attribute(xml, "id", item->id);
	jk_xml_text_attribute(xml, "parameter", item->parameter);
	jk_xml_text_attribute(xml, "provision", item->provision);
	jk_xml_text_attribute(xml, "place", item->place);
	jk_xml_text_attribute(xml, "decider", item->decider);
	jk_xml_text_attribute(xml, "due", item->due);
	jk_xml_text_open(xml);
	jk_xml_text_element(xml, "label", item->label);
	jk_xml_text_element(xml, "proposal", item->proposal);
	jk_xml_text_element(xml, "options", item->options);
	jk_xml_text_element(xml, "note", item->note);
	for (size_t i = 0; i < item->documents.count; i++) {
		jk_xml_text_start(xml, "document");
		jk_xml_text_attribute(xml, "kind", item->documents.items[i]);
		jk_xml_text_empty(xml);
	}
	jk_xml_text_end(xml, "undecided");
}

static void put_default(jk_xml_text *xml, const jk_value *value)
{
	jk_xml_text_start(xml, "default");
	jk_xml_text_attribute(xml, "parameter", value->parameter->id);
	jk_xml_text_attribute(xml, "label", value->parameter->label);
	jk_xml_text_attribute(xml, "value", value->raw);
	jk_xml_text_attribute(xml, "unit", value->unit);
	jk_xml_text_attribute(xml, "place", value->place);
	jk_xml_text_content(xml, "default", value->text);
}

static void put_lists(jk_xml_text *xml, const jk_clause_set *set)
{
	jk_xml_text_start(xml, "warnings");
	jk_xml_text_open(xml);
	for (size_t i = 0; i < set->warnings.count; i++)
		put_warning(xml, set->warnings.items[i]);
	jk_xml_text_end(xml, "warnings");
	jk_xml_text_start(xml, "undecided-items");
	jk_xml_text_open(xml);
	for (size_t i = 0; i < set->undecided.count; i++)
		put_undecided(xml, set->undecided.items[i]);
	jk_xml_text_end(xml, "undecided-items");
	jk_xml_text_start(xml, "defaults");
	jk_xml_text_open(xml);
	for (size_t i = 0; i < set->defaults.count; i++)
		put_default(xml, set->defaults.items[i]);
	jk_xml_text_end(xml, "defaults");
}

/* --- clauses --- */

static void put_clause_start(jk_xml_text *xml, const jk_set_clause *item)
{
	jk_xml_text_start(xml, "clause");
	jk_xml_text_attribute(xml, "id", item->clause->id);
	jk_xml_text_attribute(xml, "version", item->clause->version);
	jk_xml_text_attribute(xml, "status", item->in ? "in" : "out");
	if (item->in) {
		jk_xml_text_number(xml, "number", item->number);
		jk_xml_text_attribute(xml, "label", item->full_label);
		jk_xml_text_attribute(xml, "bookmark", item->bookmark);
		jk_xml_text_attribute(xml, "number-bookmark", item->number_bookmark);
		jk_xml_text_attribute(xml, "variant", item->variant->id);
		jk_xml_text_attribute(xml, "role", item->text->role);
	}
	jk_xml_text_attribute(xml, "basis", item->clause->practice ? "practice" : "standard");
	jk_xml_text_open(xml);
}

static void put_clause(jk_xml_text *xml, const jk_set_document *document, const jk_set_clause *item)
{
	const jk_clause *clause = item->clause;
	put_clause_start(xml, item);
	jk_xml_text_element(xml, "title", clause->title);
	jk_xml_text_element(xml, "reason", item->reason);
	jk_xml_text_element(xml, "facts", item->facts);
	jk_xml_text_covers(xml, clause->covers, clause->cover_count);
	for (size_t i = 0; i < item->values.count; i++)
		jk_xml_text_value(xml, item->values.items[i]);
	jk_xml_text_revisions(xml, clause->revisions, clause->revision_count);
	if (item->in)
		jk_xml_text_blocks(xml, document, item);
	jk_xml_text_end(xml, "clause");
}

static const jk_set_chapter *chapter_of(const jk_set_document *document, const jk_place *place)
{
	for (size_t i = 0; i < document->chapters.count; i++) {
		const jk_set_chapter *chapter = document->chapters.items[i];
		if (chapter->place == place)
			return chapter;
	}
	return NULL;
}

/* `first` is the index of the place's first clause in the document's list. */
static void put_chapter(jk_xml_text *xml, const jk_set_document *document, const jk_place *place, size_t first)
{
	const jk_set_chapter *chapter = chapter_of(document, place);
	jk_xml_text_start(xml, "chapter");
	jk_xml_text_attribute(xml, "id", place->id);
	jk_xml_text_attribute(xml, "title", place->title);
	if (chapter && document->kind->chapters) {
		jk_xml_text_number(xml, "number", chapter->number);
		jk_xml_text_attribute(xml, "label", chapter->label);
		jk_xml_text_attribute(xml, "bookmark", chapter->bookmark);
	}
	jk_xml_text_open(xml);
	for (size_t i = first; i < first + place->clause_count && i < document->clauses.count; i++)
		put_clause(xml, document, document->clauses.items[i]);
	jk_xml_text_end(xml, "chapter");
}

/* --- rows --- */

/* The text of a row, or of one of its cells. */
static void put_spans(jk_xml_text *xml, const char *name, const jk_set_cell *cell, const jk_list *spans)
{
	jk_xml_text_start(xml, name);
	jk_xml_text_attribute(xml, "name", cell ? cell->name : NULL);
	jk_xml_text_attribute(xml, "title", cell ? cell->title : NULL);
	if (!spans->count) {
		jk_xml_text_empty(xml);
		return;
	}
	jk_buffer_char(xml->out, '>');
	jk_xml_text_spans(xml, spans);
	jk_buffer_format(xml->out, "</%s>\n", name);
}

static void put_row(jk_xml_text *xml, const jk_set_row *row)
{
	jk_xml_text_start(xml, "row");
	jk_xml_text_attribute(xml, "id", row->row->id);
	jk_xml_text_attribute(xml, "version", row->sheet->version);
	jk_xml_text_number(xml, "number", row->number);
	jk_xml_text_attribute(xml, "applicable", jk_yes_no(row->applicable));
	jk_xml_text_attribute(xml, "actor", jk_text_blank(row->actor) ? NULL : row->actor);
	jk_xml_text_open(xml);
	jk_xml_text_element(xml, "reason", jk_text_blank(row->reason) ? NULL : row->reason);
	jk_xml_text_covers(xml, row->row->covers, row->row->cover_count);
	for (size_t i = 0; i < row->values.count; i++)
		jk_xml_text_value(xml, row->values.items[i]);
	put_spans(xml, "text", NULL, &row->spans);
	for (size_t i = 0; i < row->cells.count; i++) {
		const jk_set_cell *cell = row->cells.items[i];
		put_spans(xml, "cell", cell, &cell->spans);
	}
	jk_xml_text_end(xml, "row");
}

static void put_section(jk_xml_text *xml, const jk_set_section *section)
{
	jk_xml_text_start(xml, "section");
	jk_xml_text_attribute(xml, "id", section->section->id);
	jk_xml_text_attribute(xml, "title", section->title);
	jk_xml_text_number(xml, "number", section->number);
	jk_xml_text_open(xml);
	if (section->rows.count) {
		const jk_sheet *sheet = ((const jk_set_row *)section->rows.items[0])->sheet;
		jk_xml_text_revisions(xml, sheet->revisions, sheet->revision_count);
	}
	for (size_t i = 0; i < section->rows.count; i++)
		put_row(xml, section->rows.items[i]);
	jk_xml_text_end(xml, "section");
}

static void put_document(jk_xml_text *xml, const jk_set_document *document)
{
	const jk_document_kind *kind = document->kind;
	const jk_place *places = document->places;
	jk_xml_text_start(xml, "document");
	jk_xml_text_attribute(xml, "kind", kind->kind);
	jk_xml_text_attribute(xml, "title", kind->title);
	jk_xml_text_attribute(xml, "annex", jk_text_blank(kind->annex) ? NULL : kind->annex);
	jk_xml_text_attribute(xml, "layout", kind->sections ? "section" : "article");
	jk_xml_text_attribute(xml, "provision", document->provision);
	jk_xml_text_open(xml);
	jk_xml_text_element(xml, "because", document->because);
	for (size_t i = 0, first = 0; i < document->place_count; first += places[i++].clause_count)
		put_chapter(xml, document, &places[i], first);
	for (size_t i = 0; i < document->sections.count; i++)
		put_section(xml, document->sections.items[i]);
	jk_xml_text_end(xml, "document");
}

static void put_groups(jk_xml_text *xml, const jk_clause_set *set, const jk_selection *selection)
{
	for (size_t i = 0; i < set->groups.count; i++) {
		const jk_set_group *group = set->groups.items[i];
		jk_xml_text_start(xml, "group");
		jk_xml_text_attribute(xml, "id", group->id);
		jk_xml_text_open(xml);
		for (size_t k = 0; k < group->documents.count; k++)
			if (jk_selects_document(selection, group->documents.items[k]))
				put_document(xml, group->documents.items[k]);
		jk_xml_text_end(xml, "group");
	}
}

jk_result jk_clause_set_xml(char **out, const jk_clause_set *set, const char *kind)
{
	jk_buffer text;
	jk_selection selection = {.kind = kind};
	jk_buffer_init(&text, 0);
	jk_xml_text xml = {.out = &text};
	jk_buffer_string(&text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	jk_xml_text_start(&xml, "clause-set");
	jk_xml_text_attribute(&xml, "version", "1");
	jk_xml_text_open(&xml);
	put_sources(&xml, set);
	put_decision(&xml, set);
	put_lists(&xml, set);
	jk_xml_text_provisions(&xml, set, &selection);
	put_groups(&xml, set, &selection);
	jk_xml_text_end(&xml, "clause-set");
	jk_set_house(set, &text);
	return jk_text_take(out, &text);
}
