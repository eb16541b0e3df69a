/* The canonical XML of a whole catalog: every paper with every clause and row, so that two catalogs can be compared like two sets. */
#include <string.h>
#include "assemble/put_catalog.h"
#include "base/text.h"
#include "base/xml.h"

/* --- head --- */

static void put_head(jk_catalog_text *t)
{
	const jk_catalog *catalog = t->catalog;
	jk_xml_text_start(&t->xml, "catalog");
	jk_xml_text_attribute(&t->xml, "id", catalog->id);
	jk_xml_text_attribute(&t->xml, "version", catalog->version);
	jk_xml_text_content(&t->xml, "catalog", catalog->title ? catalog->title : "");
}

static int is_field_of(const jk_document_kind *kind, const jk_provision *provision)
{
	for (size_t i = 0; i < kind->field_count; i++)
		for (size_t k = 0; k < kind->fields[i].cover_count; k++)
			if (kind->fields[i].covers[k].provision == provision)
				return 1;
	return 0;
}

/* A form answers it, a paper is needed because of it, or the catalog says why nothing follows. */
static int is_answered_otherwise(const jk_catalog *catalog, const jk_provision *provision)
{
	for (size_t i = 0; i < catalog->documents.count; i++) {
		const jk_document_kind *kind = catalog->documents.items[i];
		if (is_field_of(kind, provision))
			return 1;
		for (size_t k = 0; k < kind->need_count; k++)
			if (jk_text_equal(kind->needs[k].provision, provision->id))
				return 1;
	}
	return provision->explained != NULL;
}

static void put_provisions(jk_catalog_text *t)
{
	jk_xml_text_start(&t->xml, "provisions");
	jk_xml_text_open(&t->xml);
	for (size_t i = 0; i < t->catalog->provisions.count; i++) {
		const jk_provision *provision = t->catalog->provisions.items[i];
		jk_xml_text_start(&t->xml, "provision");
		jk_xml_text_attribute(&t->xml, "id", provision->id);
		jk_xml_text_attribute(&t->xml, "section", provision->section);
		jk_xml_text_attribute(&t->xml, "strength", jk_strength_word(provision->strength));
		jk_xml_text_attribute(&t->xml, "applies", provision->withdrawn ? "no" : NULL);
		jk_xml_text_attribute(&t->xml, "otherwise", is_answered_otherwise(t->catalog, provision) ? "yes" : NULL);
		jk_xml_text_content(&t->xml, "provision", provision->paraphrase ? provision->paraphrase : "");
	}
	jk_xml_text_end(&t->xml, "provisions");
}

/* --- clauses --- */

static void put_condition(jk_catalog_text *t, const char *name, const char *title, const jk_xpath *test)
{
	if (test)
		jk_catalog_put_cell(t, name, title, jk_xpath_text(test));
}

static void put_words(jk_catalog_text *t, const char *name, const char *title, const jk_phrase *phrase)
{
	jk_catalog_put_cell(t, name, title, phrase->count ? jk_catalog_phrase(t, phrase) : NULL);
}

static void put_links(jk_catalog_text *t, const char *name, const char *title, const char *const *ids, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const jk_clause *clause = jk_catalog_clause(t->catalog, ids[i]);
		jk_catalog_put_cell(t, name, title, clause ? clause->title : ids[i]);
	}
}

/* Everything that a reader of the papers does not see but that decides what stands in them. */
static void put_rules(jk_catalog_text *t, const jk_clause *clause, const jk_variant *variant)
{
	put_condition(t, "condition", "置く条件", clause->condition);
	put_words(t, "because", "置く理由", &clause->because);
	put_words(t, "otherwise", "置かない理由", &clause->otherwise);
	put_condition(t, "variant", "この文言を選ぶ条件", variant->test);
	jk_catalog_put_cell(t, "from", "施行日", clause->from);
	jk_catalog_put_cell(t, "until", "失効日", clause->until);
	put_links(t, "requires", "併せて要る条項", clause->requires, clause->require_count);
	put_links(t, "conflicts", "併せて置けない条項", clause->conflicts, clause->conflict_count);
	for (size_t i = 0; i < t->used.count; i++) {
		const jk_parameter *parameter = t->used.items[i];
		if (parameter->owner == clause)
			jk_catalog_put_bounds(t, parameter);
	}
}

static void gather_parameters(jk_catalog_text *t, const jk_clause *clause, const jk_clause_text *text)
{
	t->used = (jk_list){0};
	if (text->article)
		jk_catalog_use(t, text->article);
	for (size_t i = 0; i < t->catalog->parameters.count; i++) {
		const jk_parameter *parameter = t->catalog->parameters.items[i];
		if (parameter->owner == clause)
			jk_catalog_use_parameter(t, parameter);
	}
}

static void put_clause_start(jk_catalog_text *t, const jk_clause *clause, const jk_variant *variant, int plain, const char *role)
{
	const char *id = plain ? clause->id : jk_arena_format(t->arena, "%s/%s", clause->id, variant->id);
	t->no_memory |= !id;
	jk_xml_text_start(&t->xml, "clause");
	jk_xml_text_attribute(&t->xml, "id", id);
	jk_xml_text_attribute(&t->xml, "version", clause->version);
	jk_xml_text_attribute(&t->xml, "status", "in");
	jk_xml_text_attribute(&t->xml, "role", role);
	jk_xml_text_attribute(&t->xml, "basis", clause->practice ? "practice" : "standard");
	jk_xml_text_open(&t->xml);
	const char *title = plain ? clause->title : jk_arena_format(t->arena, "%s（%s）", clause->title, variant->label ? variant->label : variant->id);
	t->no_memory |= !title;
	jk_xml_text_element(&t->xml, "title", title);
}

static void put_variant(jk_catalog_text *t, const jk_clause *clause, const jk_variant *variant, int plain)
{
	const jk_clause_text *text = jk_variant_text(variant, t->kind->kind);
	t->clause = clause;
	gather_parameters(t, clause, text);
	put_clause_start(t, clause, variant, plain, text->role);
	jk_xml_text_covers(&t->xml, clause->covers, clause->cover_count);
	for (size_t i = 0; i < t->used.count; i++)
		jk_catalog_put_parameter(t, t->used.items[i]);
	jk_xml_text_revisions(&t->xml, clause->revisions, clause->revision_count);
	jk_catalog_put_text(t, text);
	put_rules(t, clause, variant);
	jk_xml_text_end(&t->xml, "clause");
	t->clause = NULL;
}

/* Each wording is a unit of its own. The last one, which needs no test, goes by the clause's id: it stays when others come and go. */
static void put_clause(jk_catalog_text *t, const jk_clause *clause)
{
	size_t left = 0;
	for (size_t i = 0; i < clause->variant_count; i++)
		left += jk_variant_text(&clause->variants[i], t->kind->kind) != NULL;
	for (size_t i = 0; i < clause->variant_count && !t->no_memory; i++)
		if (jk_variant_text(&clause->variants[i], t->kind->kind))
			put_variant(t, clause, &clause->variants[i], --left == 0);
}

static void put_place(jk_catalog_text *t, const jk_place *place)
{
	jk_xml_text_start(&t->xml, "chapter");
	jk_xml_text_attribute(&t->xml, "id", place->id);
	jk_xml_text_attribute(&t->xml, "title", place->title);
	jk_xml_text_open(&t->xml);
	for (size_t i = 0; i < place->clause_count; i++)
		put_clause(t, place->clauses[i]);
	jk_xml_text_end(&t->xml, "chapter");
}

/* --- rows --- */

static void put_row_conditions(jk_catalog_text *t, const jk_sheet_section *section, const jk_sheet_row *row)
{
	put_condition(t, "section", "表を置く条件", section->only_if);
	put_condition(t, "each", "繰り返すもの", row->each);
	put_condition(t, "condition", "置く条件", row->only_if);
	put_condition(t, "applies", "該当する条件", row->applies);
	put_words(t, "otherwise", "該当しない理由", &row->otherwise);
}

static void put_phrase(jk_catalog_text *t, const char *name, const jk_row_cell *cell, const jk_phrase *phrase)
{
	const jk_list *vocabularies = &t->catalog->vocabularies;
	jk_xml_text_start(&t->xml, name);
	jk_xml_text_attribute(&t->xml, "name", cell ? cell->name : NULL);
	if (cell && vocabularies->count)
		jk_xml_text_attribute(&t->xml, "title", jk_vocabulary_label(t->catalog, vocabularies->items[0], "column", cell->name, t->arena, &t->no_memory));
	jk_buffer_char(t->xml.out, '>');
	if (cell)
		jk_catalog_put_conditions(t, cell->only_if, NULL);
	jk_catalog_put_phrase(t, phrase);
	jk_buffer_format(t->xml.out, "</%s>\n", name);
}

static void put_row(jk_catalog_text *t, const jk_sheet *sheet, const jk_sheet_section *section, const jk_sheet_row *row, unsigned number)
{
	t->used = (jk_list){0};
	jk_catalog_use_phrase(t, &row->text);
	for (size_t i = 0; i < row->cell_count; i++)
		jk_catalog_use_phrase(t, &row->cells[i].phrase);
	jk_xml_text_start(&t->xml, "row");
	jk_xml_text_attribute(&t->xml, "id", row->id);
	jk_xml_text_attribute(&t->xml, "version", sheet->version);
	jk_xml_text_number(&t->xml, "number", number);
	jk_xml_text_attribute(&t->xml, "actor", row->actor ? jk_catalog_word(t->catalog, row->actor) : NULL);
	jk_xml_text_open(&t->xml);
	jk_xml_text_covers(&t->xml, row->covers, row->cover_count);
	for (size_t i = 0; i < t->used.count; i++)
		jk_catalog_put_parameter(t, t->used.items[i]);
	put_phrase(t, "text", NULL, &row->text);
	for (size_t i = 0; i < row->cell_count; i++)
		put_phrase(t, "cell", &row->cells[i], &row->cells[i].phrase);
	put_row_conditions(t, section, row);
	jk_xml_text_end(&t->xml, "row");
}

static void put_sheet(jk_catalog_text *t, const jk_sheet *sheet, unsigned *number)
{
	for (size_t i = 0; i < sheet->section_count && !t->no_memory; i++) {
		const jk_sheet_section *section = &sheet->sections[i];
		jk_xml_text_start(&t->xml, "section");
		jk_xml_text_attribute(&t->xml, "id", section->id);
		jk_xml_text_attribute(&t->xml, "title", jk_catalog_phrase(t, &section->title));
		jk_xml_text_open(&t->xml);
		jk_xml_text_revisions(&t->xml, sheet->revisions, sheet->revision_count);
		for (size_t k = 0; k < section->row_count; k++)
			put_row(t, sheet, section, &section->rows[k], ++*number);
		jk_xml_text_end(&t->xml, "section");
	}
}

/* --- papers --- */

/* When the paper is made, as a unit that stands before all others; no standard demands its words. */
static void put_needs(jk_catalog_text *t)
{
	const jk_document_kind *kind = t->kind;
	jk_xml_text_start(&t->xml, "chapter");
	jk_xml_text_attribute(&t->xml, "title", kind->title);
	jk_xml_text_open(&t->xml);
	jk_xml_text_start(&t->xml, "clause");
	jk_xml_text_attribute(&t->xml, "id", "paper:needs");
	jk_xml_text_attribute(&t->xml, "status", "in");
	jk_xml_text_attribute(&t->xml, "basis", "practice");
	jk_xml_text_open(&t->xml);
	jk_xml_text_element(&t->xml, "title", "この文書を作る場合");
	for (size_t i = 0; i < kind->need_count; i++) {
		put_condition(t, "need", "作る条件", kind->needs[i].test);
		put_words(t, "because", "作る理由", &kind->needs[i].because);
	}
	jk_xml_text_end(&t->xml, "clause");
	jk_xml_text_end(&t->xml, "chapter");
}

static void put_document(jk_catalog_text *t, const jk_document_kind *kind)
{
	unsigned number = 0;
	t->kind = kind;
	jk_xml_text_start(&t->xml, "document");
	jk_xml_text_attribute(&t->xml, "kind", kind->kind);
	jk_xml_text_attribute(&t->xml, "title", kind->title);
	jk_xml_text_attribute(&t->xml, "layout", kind->sections ? "section" : "article");
	jk_xml_text_open(&t->xml);
	if (kind->need_count)
		put_needs(t);
	for (size_t i = 0; i < kind->place_count && !t->no_memory; i++)
		put_place(t, &kind->places[i]);
	for (size_t i = 0; i < kind->sheets.count; i++)
		put_sheet(t, kind->sheets.items[i], &number);
	jk_xml_text_end(&t->xml, "document");
}

static void put_all(jk_catalog_text *t)
{
	jk_buffer_string(t->xml.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	jk_xml_text_start(&t->xml, "clause-set");
	jk_xml_text_attribute(&t->xml, "version", "1");
	jk_xml_text_open(&t->xml);
	put_head(t);
	put_provisions(t);
	jk_xml_text_start(&t->xml, "group");
	jk_xml_text_open(&t->xml);
	for (size_t i = 0; i < t->catalog->documents.count && !t->no_memory; i++)
		put_document(t, t->catalog->documents.items[i]);
	jk_xml_text_end(&t->xml, "group");
	jk_xml_text_end(&t->xml, "clause-set");
}

jk_result jk_catalog_xml(char **out, const jk_catalog *catalog)
{
	jk_buffer text;
	*out = NULL;
	jk_buffer_init(&text, 0);
	jk_catalog_text t = {.xml = {.out = &text}, .catalog = catalog};
	if (jk_arena_new(&t.arena) != JK_OK)
		return JK_NO_MEMORY;
	put_all(&t);
	jk_arena_free(t.arena);
	text.failed |= t.no_memory;
	return jk_text_take(out, &text);
}
