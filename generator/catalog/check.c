/* What no schema can say of a catalog: that everything referred to exists and that the pieces fit. */
#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "catalog/load.h"
#include "catalog/value.h"

typedef struct {
	const jk_catalog *catalog;
	const jk_clause *clause;
	const char *document; /* NULL: a row, which may refer to any paper */
	const char *file;     /* of what is no clause; NULL: the catalog */
	jk_diagnostics *diagnostics;
	size_t faults;
} checking;

static jk_origin place(const checking *c, unsigned line)
{
	const char *file = c->clause ? c->clause->file : c->file ? c->file : c->catalog->path;
	return (jk_origin){.file = file, .line = line ? line : c->clause ? c->clause->line : 0};
}

#define FAULT(c, line, code, ...) \
	do { \
		jk_origin where_ = place((c), (line)); \
		JK_REPORT((c)->diagnostics, (code), &where_, __VA_ARGS__); \
		(c)->faults++; \
	} while (0)

static void check_term(checking *c, const char *key, unsigned line)
{
	/* A vocabulary may leave a term out: it is undecided there. A term that none has is a slip. */
	for (size_t i = 0; i < c->catalog->vocabularies.count; i++)
		if (jk_vocabulary_term(c->catalog->vocabularies.items[i], key))
			return;
	FAULT(c, line, JK_DIAG_CATALOG_TERM, {"id", key});
}

static int has_anchor(const jk_element *element, const char *id)
{
	for (; element; element = element->next)
		if (jk_text_equal(element->id, id) || has_anchor(element->first, id))
			return 1;
	return 0;
}

/* The anchor must be in some variant: which one is chosen hangs on the profile. */
static int clause_has_anchor(const jk_clause *clause, const char *document, const char *id)
{
	for (size_t i = 0; i < clause->variant_count; i++) {
		const jk_variant *variant = &clause->variants[i];
		for (size_t k = 0; k < variant->text_count; k++) {
			const jk_clause_text *text = &variant->texts[k];
			if ((!document || jk_text_equal(text->document, document)) && text->article && has_anchor(text->article, id))
				return 1;
		}
	}
	return 0;
}

static void check_reference(checking *c, const jk_slot *slot, unsigned line)
{
	const jk_clause *target = *slot->text ? jk_catalog_clause(c->catalog, slot->text) : c->clause;
	if (!target)
		FAULT(c, line, JK_DIAG_CATALOG_CLAUSE, {"id", slot->text});
	else if (slot->anchor && !clause_has_anchor(target, c->document, slot->anchor))
		FAULT(c, line, JK_DIAG_CATALOG_ANCHOR, {"clause", target->id}, {"id", slot->anchor}, {"document", c->document ? c->document : "*"});
}

static void check_slot(checking *c, const jk_slot *slot, unsigned line)
{
	if (slot->kind == JK_SLOT_TERM)
		check_term(c, slot->text, line);
	else if (slot->kind == JK_SLOT_VALUE && !jk_catalog_parameter(c->catalog, slot->text))
		FAULT(c, line, JK_DIAG_CATALOG_PARAMETER, {"id", slot->text});
	else if (slot->kind == JK_SLOT_ANNEX && !jk_catalog_document(c->catalog, slot->text))
		FAULT(c, line, JK_DIAG_CATALOG_DOCUMENT, {"id", slot->text});
	else if (slot->kind == JK_SLOT_REFERENCE)
		check_reference(c, slot, line);
}

static void check_phrase(checking *c, const jk_phrase *phrase)
{
	for (size_t i = 0; i < phrase->count; i++)
		check_slot(c, &phrase->slots[i], phrase->line);
}

/* Writers lay a table out by its first row: a cell too many would be lost without a word. */
static void check_row(checking *c, const jk_element *row, size_t *wanted)
{
	char count[24], limit[24];
	size_t cells = 0;
	for (const jk_element *e = row->first; e; e = e->next)
		cells += e->kind == JK_ELEMENT_COLUMN;
	*wanted = *wanted ? *wanted : cells;
	if (cells == *wanted && cells > 0 && cells <= JK_COLUMNS_MOST)
		return;
	snprintf(count, sizeof count, "%zu", cells);
	snprintf(limit, sizeof limit, "%d", JK_COLUMNS_MOST);
	FAULT(c, row->line, JK_DIAG_CATALOG_CELLS, {"clause", c->clause->id}, {"count", count}, {"limit", limit});
}

static void check_table(checking *c, const jk_element *table)
{
	size_t wanted = 0;
	for (const jk_element *row = table->first; row; row = row->next)
		check_row(c, row, &wanted);
}

static void check_element(checking *c, const jk_element *element)
{
	for (; element; element = element->next) {
		check_phrase(c, &element->phrase);
		if (element->kind == JK_ELEMENT_TABLE)
			check_table(c, element);
		check_element(c, element->first);
	}
}

static int is_placed(const jk_document_kind *document, const jk_clause *clause)
{
	for (size_t i = 0; i < document->place_count; i++)
		for (size_t j = 0; j < document->places[i].clause_count; j++)
			if (document->places[i].clauses[j] == clause)
				return 1;
	return 0;
}

static int covers_duty(const jk_clause *clause)
{
	for (size_t i = 0; i < clause->cover_count; i++)
		if (clause->covers[i].provision->strength == JK_MUST)
			return 1;
	return clause->practice;
}

static void check_text(checking *c, const jk_clause_text *text)
{
	const jk_document_kind *document = jk_catalog_document(c->catalog, text->document);
	c->document = text->document;
	if (!document)
		FAULT(c, 0, JK_DIAG_CATALOG_DOCUMENT, {"id", text->document});
	else if (!is_placed(document, c->clause))
		FAULT(c, 0, JK_DIAG_CATALOG_NOT_PLACED, {"clause", c->clause->id}, {"document", text->document});
	if (jk_text_equal(text->role, "mandatory") && !covers_duty(c->clause))
		FAULT(c, 0, JK_DIAG_CATALOG_EXAMPLE_DUTY, {"clause", c->clause->id});
	check_element(c, text->article);
}

static void check_links(checking *c, const char *const *links, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!jk_catalog_clause(c->catalog, links[i]))
			FAULT(c, 0, JK_DIAG_CATALOG_CLAUSE, {"id", links[i]});
}

/* References of a note to the drafter lead to the catalog, not to a paper. */
static void check_remarks(checking *c, const jk_phrase *remarks)
{
	for (size_t i = 0; i < remarks->count; i++)
		if (remarks->slots[i].kind == JK_SLOT_TERM || remarks->slots[i].kind == JK_SLOT_VALUE)
			check_slot(c, &remarks->slots[i], remarks->line);
}

static void check_clause(checking *c)
{
	const jk_clause *clause = c->clause;
	check_remarks(c, &clause->remarks);
	check_phrase(c, &clause->because);
	check_phrase(c, &clause->otherwise);
	check_links(c, clause->requires, clause->require_count);
	check_links(c, clause->conflicts, clause->conflict_count);
	if (!clause->practice && !clause->cover_count)
		FAULT(c, 0, JK_DIAG_CATALOG_NO_COVER, {"clause", clause->id});
	for (size_t i = 0; i < clause->variant_count; i++)
		for (size_t j = 0; j < clause->variants[i].text_count; j++)
			check_text(c, &clause->variants[i].texts[j]);
}

static void check_parameter(checking *c, const jk_parameter *parameter)
{
	c->clause = parameter->owner;
	check_phrase(c, &parameter->guideline);
	check_phrase(c, &parameter->decided_by);
	if (parameter->term)
		check_term(c, parameter->term, 0);
	for (size_t i = 0; i < parameter->default_count; i++)
		if (!jk_value_fits(parameter, parameter->defaults[i].value, parameter->unit))
			FAULT(c, 0, JK_DIAG_CATALOG_DEFAULT, {"value", parameter->defaults[i].value}, {"id", parameter->id});
}

static int has_text_for(const jk_clause *clause, const char *document)
{
	for (size_t i = 0; i < clause->variant_count; i++)
		if (jk_variant_text(&clause->variants[i], document))
			return 1;
	return 0;
}

static void check_document(checking *c, const jk_document_kind *document)
{
	c->clause = NULL;
	for (size_t i = 0; i < document->place_count; i++)
		for (size_t j = 0; j < document->places[i].clause_count; j++) {
			const jk_clause *clause = document->places[i].clauses[j];
			if (!has_text_for(clause, document->kind))
				FAULT(c, 0, JK_DIAG_CATALOG_NO_TEXT, {"clause", clause->id}, {"document", document->kind});
		}
	for (size_t i = 0; i < document->need_count; i++)
		check_phrase(c, &document->needs[i].because);
}

static void check_once(checking *c, const jk_document_kind *document)
{
	for (size_t k = 0; k < c->catalog->clauses.count; k++) {
		const jk_clause *clause = c->catalog->clauses.items[k];
		size_t times = 0;
		for (size_t i = 0; i < document->place_count; i++)
			for (size_t j = 0; j < document->places[i].clause_count; j++)
				times += document->places[i].clauses[j] == clause;
		if (times > 1)
			FAULT(c, 0, JK_DIAG_CATALOG_ORDER, {"clause", clause->id}, {"document", document->kind});
	}
}

static void check_sheet_row(checking *c, const jk_sheet_row *row)
{
	check_phrase(c, &row->text);
	check_phrase(c, &row->otherwise);
	for (size_t i = 0; i < row->cell_count; i++)
		check_phrase(c, &row->cells[i].phrase);
	if (row->actor)
		check_term(c, row->actor, row->line);
}

static size_t rows_named(const jk_document_kind *document, const char *id)
{
	size_t times = 0;
	for (size_t i = 0; i < document->sheets.count; i++) {
		const jk_sheet *sheet = document->sheets.items[i];
		for (size_t k = 0; k < sheet->section_count; k++)
			for (size_t r = 0; r < sheet->sections[k].row_count; r++)
				times += (size_t)jk_text_equal(sheet->sections[k].rows[r].id, id);
	}
	return times;
}

static void check_sheet(checking *c, const jk_document_kind *document, const jk_sheet *sheet)
{
	c->clause = NULL;
	c->document = NULL;
	c->file = sheet->file;
	for (size_t i = 0; i < sheet->section_count; i++) {
		check_phrase(c, &sheet->sections[i].title);
		for (size_t k = 0; k < sheet->sections[i].row_count; k++) {
			const jk_sheet_row *row = &sheet->sections[i].rows[k];
			check_sheet_row(c, row);
			if (rows_named(document, row->id) > 1)
				FAULT(c, row->line, JK_DIAG_CATALOG_DUPLICATE, {"id", row->id});
		}
	}
	c->file = NULL;
}

static void check_parts(checking *c)
{
	for (size_t i = 0; i < c->catalog->parts.count; i++) {
		const jk_part *part = c->catalog->parts.items[i];
		check_phrase(c, &part->because);
		check_phrase(c, &part->otherwise);
	}
}

jk_result jk_catalog_check(const jk_catalog *catalog, jk_diagnostics *diagnostics)
{
	checking c = {.catalog = catalog, .diagnostics = diagnostics};
	for (size_t i = 0; i < catalog->clauses.count; i++) {
		c.clause = catalog->clauses.items[i];
		check_clause(&c);
	}
	for (size_t i = 0; i < catalog->parameters.count; i++)
		check_parameter(&c, catalog->parameters.items[i]);
	for (size_t i = 0; i < catalog->documents.count; i++) {
		check_document(&c, catalog->documents.items[i]);
		check_once(&c, catalog->documents.items[i]);
	}
	for (size_t i = 0; i < catalog->documents.count; i++) {
		const jk_document_kind *document = catalog->documents.items[i];
		for (size_t k = 0; k < document->sheets.count; k++)
			check_sheet(&c, document, document->sheets.items[k]);
	}
	c.clause = NULL;
	check_parts(&c);
	for (size_t i = 0; i < catalog->labels.count; i++)
		check_phrase(&c, &((const jk_label *)catalog->labels.items[i])->phrase);
	for (size_t i = 0; i < catalog->checks.count; i++) {
		const jk_check *check = catalog->checks.items[i];
		check_phrase(&c, &check->message);
		check_phrase(&c, &check->hint);
	}
	return c.faults ? JK_FAILED : JK_OK;
}
