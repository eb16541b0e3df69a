/* Coverage: what in the catalog answers each provision, in which state. */
#include "assemble/coverage.h"
#include <string.h>
#include "assemble/decision.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/text.h"

typedef struct {
	jk_coverage *coverage;
	jk_arena *arena;
	jk_covering *item;
	int no_memory;
} covering;

static const char *or_blank(const char *text) { return text ? text : ""; }

static void add(covering *c, jk_link link)
{
	jk_link *kept = jk_arena_allocate(c->arena, sizeof *kept);
	if (kept)
		*kept = link;
	c->no_memory |= !kept || jk_list_add(&c->item->links, c->arena, kept) != JK_OK;
}

/* --- what answers --- */

static const jk_place *place_of(const jk_document_kind *document, const jk_clause *clause)
{
	for (size_t i = 0; i < document->place_count; i++)
		for (size_t k = 0; k < document->places[i].clause_count; k++)
			if (document->places[i].clauses[k] == clause)
				return &document->places[i];
	return NULL;
}

static void add_clause(covering *c, const jk_clause *clause, const jk_cover *cover)
{
	const jk_list *documents = &c->coverage->catalog->documents;
	jk_link link = {.kind = JK_LINK_CLAUSE, .id = clause->id, .title = or_blank(clause->title), .version = or_blank(clause->version), .place = "",
			.relation = cover->relation, .cover = cover, .file = clause->file, .line = cover->line};
	int placed = 0;
	for (size_t i = 0; i < documents->count; i++) {
		const jk_place *place = place_of(documents->items[i], clause);
		if (!place)
			continue;
		link.document = documents->items[i];
		link.place = place->title;
		add(c, link);
		placed = 1;
	}
	if (!placed)
		add(c, link);
}

static void add_clauses(covering *c)
{
	const jk_list *clauses = &c->coverage->catalog->clauses;
	for (size_t i = 0; i < clauses->count; i++) {
		const jk_clause *clause = clauses->items[i];
		for (size_t k = 0; k < clause->cover_count; k++)
			if (clause->covers[k].provision == c->item->provision)
				add_clause(c, clause, &clause->covers[k]);
	}
}

/* Without a profile, slots show what they stand for: a term as the first vocabulary has it, names of values and clauses. */
static void put_slot(jk_buffer *text, const jk_catalog *catalog, const jk_slot *slot)
{
	const jk_vocabulary *words = catalog->vocabularies.count ? catalog->vocabularies.items[0] : NULL;
	const char *term = slot->kind == JK_SLOT_TERM && words ? jk_vocabulary_term(words, slot->text) : NULL;
	const jk_parameter *parameter = slot->kind == JK_SLOT_VALUE ? jk_catalog_parameter(catalog, slot->text) : NULL;
	const jk_clause *clause = slot->kind == JK_SLOT_REFERENCE ? jk_catalog_clause(catalog, slot->text) : NULL;
	const jk_document_kind *paper = slot->kind == JK_SLOT_ANNEX ? jk_catalog_document(catalog, slot->text) : NULL;
	if (slot->kind == JK_SLOT_TEXT)
		jk_buffer_string(text, slot->text);
	else if (term || paper)
		jk_buffer_string(text, term ? term : paper->title);
	else if (parameter || clause)
		jk_buffer_format(text, "〔%s〕", parameter ? parameter->label : clause->title);
	else
		jk_buffer_string(text, "…");
}

static const char *plain(covering *c, const jk_phrase *phrase)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < phrase->count; i++)
		put_slot(&text, c->coverage->catalog, &phrase->slots[i]);
	const char *kept = text.failed ? NULL : jk_arena_text(c->arena, jk_buffer_text(&text), text.length);
	jk_buffer_dispose(&text);
	c->no_memory |= !kept;
	return kept ? kept : "";
}

static void add_row(covering *c, const jk_document_kind *document, const jk_sheet *sheet, const jk_sheet_section *section, const jk_sheet_row *row)
{
	for (size_t i = 0; i < row->cover_count; i++)
		if (row->covers[i].provision == c->item->provision)
			add(c, (jk_link){.kind = JK_LINK_ROW, .id = row->id, .title = plain(c, &row->text), .version = or_blank(sheet->version),
					 .place = plain(c, &section->title), .relation = row->covers[i].relation, .document = document,
					 .cover = &row->covers[i], .file = sheet->file, .line = row->covers[i].line});
}

static void add_sheet(covering *c, const jk_document_kind *document, const jk_sheet *sheet)
{
	for (size_t i = 0; i < sheet->section_count; i++)
		for (size_t k = 0; k < sheet->sections[i].row_count; k++)
			add_row(c, document, sheet, &sheet->sections[i], &sheet->sections[i].rows[k]);
}

static void add_fields(covering *c, const jk_document_kind *document)
{
	for (size_t i = 0; i < document->field_count; i++) {
		const jk_form_field *field = &document->fields[i];
		for (size_t k = 0; k < field->cover_count; k++)
			if (field->covers[k].provision == c->item->provision)
				add(c, (jk_link){.kind = JK_LINK_FIELD, .id = field->id, .title = field->title, .version = "", .place = "",
						 .relation = field->covers[k].relation, .document = document, .cover = &field->covers[k],
						 .file = document->file, .line = field->covers[k].line});
	}
}

static int is_needed_for(const jk_document_kind *document, const char *provision)
{
	for (size_t i = 0; i < document->need_count; i++)
		if (jk_text_equal(document->needs[i].provision, provision))
			return 1;
	return 0;
}

static void add_papers(covering *c)
{
	const jk_list *documents = &c->coverage->catalog->documents;
	for (size_t i = 0; i < documents->count; i++) {
		const jk_document_kind *document = documents->items[i];
		for (size_t k = 0; k < document->sheets.count; k++)
			add_sheet(c, document, document->sheets.items[k]);
		add_fields(c, document);
		if (is_needed_for(document, c->item->provision->id))
			add(c, (jk_link){.kind = JK_LINK_DECISION, .id = document->kind, .title = document->title, .version = "", .place = "",
					 .relation = "intersects-with", .document = document, .file = document->file, .line = document->line});
	}
}

static void add_decision(covering *c)
{
	const jk_list *checks = &c->coverage->catalog->checks;
	for (size_t i = 0; jk_decision_reason(i); i++)
		if (strcmp(jk_decision_reason(i)->provision, c->item->provision->id) == 0)
			add(c, (jk_link){.kind = JK_LINK_DECISION, .id = "decision", .title = jk_decision_reason(i)->text, .version = "", .place = "",
					 .relation = "intersects-with"});
	for (size_t i = 0; i < checks->count; i++) {
		const jk_check *check = checks->items[i];
		if (jk_text_equal(check->provision, c->item->provision->id) || jk_text_equal(check->light, c->item->provision->id))
			add(c, (jk_link){.kind = JK_LINK_CHECK, .id = check->id, .title = plain(c, &check->message), .version = "", .place = "",
					 .relation = "intersects-with"});
	}
}

/* --- states --- */

static size_t order(const jk_edition *edition) { return edition ? edition->index : 0; }

static int same_holder(const jk_link *a, const jk_link *b)
{
	return a->kind == b->kind && a->document == b->document && a->file == b->file && strcmp(a->id, b->id) == 0;
}

static int is_rival(const jk_link *a, const jk_link *b)
{
	return a->kind == JK_LINK_CLAUSE && b->kind == JK_LINK_CLAUSE && a->document == b->document && strcmp(a->id, b->id) != 0 &&
	       jk_text_equal(a->relation, "equal-to") && jk_text_equal(b->relation, "equal-to");
}

static jk_link_state state_of(const jk_covering *item, size_t index)
{
	const jk_link *link = item->links.items[index];
	if (!link->cover)
		return JK_LINK_CURRENT;
	if (item->provision->withdrawn || !link->document)
		return JK_LINK_ORPHANED;
	if (order(item->provision->since) > order(link->cover->edition))
		return JK_LINK_OUTDATED;
	for (size_t i = 0; i < index; i++)
		if (same_holder(item->links.items[i], link))
			return JK_LINK_DUPLICATE;
	for (size_t i = 0; i < item->links.count; i++)
		if (is_rival(item->links.items[i], link))
			return JK_LINK_AMBIGUOUS;
	return JK_LINK_CURRENT;
}

static jk_coverage_state judge(const jk_covering *item)
{
	int outdated = 0;
	for (size_t i = 0; i < item->links.count; i++) {
		const jk_link *link = item->links.items[i];
		if (link->kind == JK_LINK_CHECK || link->state == JK_LINK_ORPHANED)
			continue;
		if (link->state != JK_LINK_OUTDATED)
			return JK_COVERED;
		outdated = 1;
	}
	if (item->provision->explained || item->provision->withdrawn)
		return JK_EXPLAINED;
	return outdated ? JK_OUTDATED : JK_UNCOVERED;
}

static void cover(covering *c, const jk_provision *provision)
{
	c->item = jk_arena_allocate(c->arena, sizeof *c->item);
	if (!c->item) {
		c->no_memory = 1;
		return;
	}
	c->item->provision = provision;
	add_clauses(c);
	add_papers(c);
	add_decision(c);
	for (size_t i = 0; i < c->item->links.count; i++)
		((jk_link *)c->item->links.items[i])->state = state_of(c->item, i);
	c->item->state = judge(c->item);
	c->coverage->counts[c->item->state]++;
	c->no_memory |= jk_list_add(&c->coverage->provisions, c->arena, c->item) != JK_OK;
}

jk_result jk_coverage_new(jk_coverage **out, const jk_catalog *catalog)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	covering c = {.coverage = jk_arena_allocate(arena, sizeof *c.coverage), .arena = arena};
	if (!c.coverage) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	c.coverage->arena = arena;
	c.coverage->catalog = catalog;
	for (size_t i = 0; i < catalog->provisions.count && !c.no_memory; i++)
		cover(&c, catalog->provisions.items[i]);
	if (c.no_memory) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	*out = c.coverage;
	return JK_OK;
}

void jk_coverage_free(jk_coverage *coverage)
{
	if (coverage)
		jk_arena_free(coverage->arena);
}

/* --- faults --- */

static void report_link(const jk_covering *item, const jk_link *link, jk_diagnostics *diagnostics)
{
	static const jk_code codes[] = {[JK_LINK_OUTDATED] = JK_DIAG_LINK_OUTDATED, [JK_LINK_ORPHANED] = JK_DIAG_LINK_ORPHANED,
					[JK_LINK_AMBIGUOUS] = JK_DIAG_LINK_AMBIGUOUS, [JK_LINK_DUPLICATE] = JK_DIAG_LINK_DUPLICATE};
	if (link->state == JK_LINK_CURRENT)
		return;
	JK_REPORT(diagnostics, codes[link->state], &JK_ORIGIN(link->file, link->line), {"id", link->id}, {"provision", item->provision->id},
		  {"edition", item->provision->since ? item->provision->since->name : ""},
		  {"document", link->document ? link->document->title : "-"});
}

/* A clause stands in several papers: what is wrong with its <covers> is told once. */
static int is_same_fault(const jk_link *before, const jk_link *link)
{
	return before->cover == link->cover && before->state == link->state && link->state != JK_LINK_AMBIGUOUS;
}

void jk_coverage_report(const jk_coverage *coverage, jk_diagnostics *diagnostics)
{
	const char *path = coverage->catalog->path, *file = jk_path_join(coverage->arena, path, "provisions.xml");
	for (size_t i = 0; i < coverage->provisions.count; i++) {
		const jk_covering *item = coverage->provisions.items[i];
		for (size_t k = 0; k < item->links.count; k++)
			if (k == 0 || !is_same_fault(item->links.items[k - 1], item->links.items[k]))
				report_link(item, item->links.items[k], diagnostics);
		if (item->state == JK_UNCOVERED)
			JK_REPORT(diagnostics, JK_DIAG_UNCOVERED, &JK_ORIGIN(file ? file : path, item->provision->line), {"id", item->provision->id},
				  {"section", item->provision->section}, {"text", item->provision->paraphrase});
	}
}
