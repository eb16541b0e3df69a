/* Rows of sheets: checklists, risks, matrices, lists. They may name the clauses of any paper, so they come after all papers of their group. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/limits.h"
#include "base/text.h"

typedef struct {
	jk_assembling *a;
	const jk_sheet *sheet;
	jk_set_section *section;
	unsigned number, turns;
} listing;

/* --- texts --- */

static void name_reference(listing *l, const jk_sheet_row *row, jk_span *span)
{
	const jk_slot *slot = span->slot;
	const char *place = *slot->text ? jk_row_reference(l->a, slot) : NULL;
	span->slot = NULL;
	span->text = place ? place : "";
	if (place)
		return;
	const char *anchor = slot->anchor ? jk_kept(l->a, jk_arena_format(l->a->arena, "#%s", slot->anchor)) : "";
	JK_REPORT(l->a->diagnostics, JK_DIAG_ROW_REFERENCE, &JK_ORIGIN(l->sheet->file, row->line), {"row", row->id},
		  {"document", l->a->document->kind->title}, {"target", slot->text}, {"anchor", anchor});
	l->a->failed = 1;
}

/* A reference names its paper as well: the two spans that clauses use for it become one. */
static void resolve(listing *l, const jk_sheet_row *row, const jk_list *spans)
{
	for (size_t i = 0; i < spans->count; i++) {
		jk_span *span = spans->items[i];
		if (span->slot && span->kind == JK_SPAN_REFERENCE) {
			name_reference(l, row, span);
			span->kind = JK_SPAN_TEXT;
		} else
			span->slot = NULL;
	}
}

static void put_text(listing *l, jk_set_row *row, jk_list *spans, const jk_phrase *phrase, jk_node *context)
{
	const char *label = jk_kept(l->a, jk_arena_format(l->a->arena, "No.%u", row->number));
	const jk_spanning where = {.a = l->a, .context = context, .label = label ? label : "", .values = &row->values};
	jk_put_spans(&where, spans, phrase);
	resolve(l, row->row, spans);
}

static void put_cells(listing *l, jk_set_row *row, jk_node *context)
{
	for (size_t i = 0; i < row->row->cell_count; i++) {
		const jk_row_cell *source = &row->row->cells[i];
		jk_set_cell *cell = jk_holds(l->a, source->only_if, context) ? jk_make(l->a, sizeof *cell) : NULL;
		if (!cell)
			continue;
		cell->name = source->name;
		cell->title = jk_label_text(l->a, "column", source->name);
		put_text(l, row, &cell->spans, &source->phrase, context);
		jk_push(l->a, &row->cells, cell);
	}
}

/* --- rows --- */

static jk_strength strongest(const jk_sheet_row *row)
{
	jk_strength strength = row->cover_count ? row->covers[0].provision->strength : JK_NOTE_STRENGTH;
	for (size_t i = 0; i < row->cover_count; i++)
		strength = row->covers[i].provision->strength < strength ? row->covers[i].provision->strength : strength;
	return strength;
}

static const char *sections(jk_assembling *a, const jk_sheet_row *row)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < row->cover_count; i++) {
		const char *section = row->covers[i].provision->section;
		if (!i || strcmp(section, row->covers[i - 1].provision->section) != 0)
			jk_buffer_format(&text, "%s%s", i ? "、" : "", section);
	}
	return jk_keep_text(a, &text);
}

static void add_row(listing *l, const jk_sheet_row *source, jk_node *context)
{
	jk_assembling *a = l->a;
	jk_set_row *row = jk_make(a, sizeof *row);
	const char *actor = source->actor ? jk_term_text(a, source->actor) : NULL;
	if (!row)
		return;
	*row = (jk_set_row){.row = source, .sheet = l->sheet, .number = ++l->number, .reason = "", .basis = sections(a, source),
			    .strength = strongest(source), .actor = actor ? actor : ""};
	row->applicable = jk_holds(a, source->applies, context);
	if (!row->applicable) {
		a->context = context;
		row->reason = jk_phrase_text(a, &source->otherwise);
		a->context = NULL;
	}
	put_text(l, row, &row->spans, &source->text, context);
	put_cells(l, row, context);
	jk_push(a, &l->section->rows, row);
}

static void list_row(listing *l, const jk_sheet_row *row)
{
	jk_assembling *a = l->a;
	jk_list nodes = {0};
	if (!row->each) {
		if (jk_holds(a, row->only_if, jk_case_root(a)))
			add_row(l, row, jk_case_root(a));
		return;
	}
	jk_note(a, jk_xpath_nodes(&nodes, a->arena, row->each, a->scope, jk_case_root(a), a->diagnostics));
	for (size_t i = 0; i < nodes.count && l->turns < JK_EXPANSION_LIMIT; i++, l->turns++)
		if (jk_holds(a, row->only_if, nodes.items[i]))
			add_row(l, row, nodes.items[i]);
	if (l->turns == JK_EXPANSION_LIMIT) {
		jk_xpath_refuse_turns(row->each, JK_EXPANSION_LIMIT, a->diagnostics);
		a->failed = 1;
	}
}

static void list_section(listing *l, const jk_sheet_section *source)
{
	jk_assembling *a = l->a;
	jk_set_section *section = jk_make(a, sizeof *section);
	if (!section || !jk_holds(a, source->only_if, jk_case_root(a)))
		return;
	section->section = source;
	section->title = jk_phrase_text(a, &source->title);
	l->section = section;
	for (size_t i = 0; i < source->row_count && !a->no_memory; i++)
		list_row(l, &source->rows[i]);
	if (!section->rows.count)
		return;
	section->number = (unsigned)a->document->sections.count + 1;
	jk_push(a, &a->document->sections, section);
}

void jk_compose_rows(jk_assembling *a)
{
	const jk_list *sheets = &a->document->kind->sheets;
	listing l = {.a = a};
	a->in_rows = 1;
	for (size_t i = 0; i < sheets->count; i++) {
		l.sheet = sheets->items[i];
		for (size_t k = 0; jk_record_in_force(l.sheet->record, a->set->as_of) && k < l.sheet->section_count; k++)
			list_section(&l, &l.sheet->sections[k]);
	}
	a->in_rows = 0;
	if (!a->no_memory)
		jk_house_rows(a);
}

/* --- clauses of any paper --- */

static jk_set_clause *find_in(const jk_set_document *document, const char *id)
{
	for (size_t i = 0; i < document->clauses.count; i++) {
		jk_set_clause *item = document->clauses.items[i];
		if (item->in && strcmp(item->clause->id, id) == 0)
			return item;
	}
	return NULL;
}

/* What binds stands in articles: they come before sections. */
jk_set_clause *jk_find_anywhere(const jk_assembling *a, const char *id, jk_set_document **paper)
{
	for (int articles = 1; articles >= 0; articles--)
		for (size_t i = 0; i < a->set->groups.count; i++) {
			const jk_set_group *group = a->set->groups.items[i];
			for (size_t k = 0; k < group->documents.count; k++) {
				jk_set_document *document = group->documents.items[k];
				jk_set_clause *found = document->kind->sections != articles ? find_in(document, id) : NULL;
				if (found) {
					*paper = document;
					return found;
				}
			}
		}
	return NULL;
}
