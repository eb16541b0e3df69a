/* From provisions to what covers them in a set: clauses, rows, fields, the decision, or the reason why nothing follows. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

typedef struct {
	jk_arena *arena;
	const jk_clause_set *set;
	jk_trace *trace;
	int no_memory;
} tracing;

const char *jk_strength_word(jk_strength strength)
{
	static const char *const words[] = {[JK_MUST] = "must", [JK_SHOULD] = "should", [JK_NOTE_STRENGTH] = "note", [JK_EXAMPLE] = "example"};
	return words[strength];
}

static int is_known(const jk_list *list, const jk_trace_by *by)
{
	for (size_t i = 0; i < list->count; i++) {
		const jk_trace_by *each = list->items[i];
		if (each->kind == by->kind && each->paper == by->paper && strcmp(each->id, by->id) == 0 && strcmp(each->place, by->place) == 0)
			return 1;
	}
	return 0;
}

static void add(tracing *t, jk_trace_by by)
{
	if (is_known(&t->trace->by, &by))
		return;
	jk_trace_by *kept = jk_arena_allocate(t->arena, sizeof *kept);
	if (kept)
		*kept = by;
	t->no_memory |= !kept || jk_list_add(&t->trace->by, t->arena, kept) != JK_OK;
}

static const jk_cover *cover_of(const tracing *t, const jk_cover *covers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (covers[i].provision == t->trace->provision)
			return &covers[i];
	return NULL;
}

static void trace_clauses(tracing *t, const jk_set_document *document)
{
	for (size_t i = 0; i < document->clauses.count; i++) {
		const jk_set_clause *item = document->clauses.items[i];
		const jk_cover *cover = item->in ? cover_of(t, item->clause->covers, item->clause->cover_count) : NULL;
		if (cover)
			add(t, (jk_trace_by){JK_BY_CLAUSE, item->clause->id, item->clause->title, item->clause->version, item->full_label, cover->relation,
					     document->kind});
	}
}

static void trace_row(tracing *t, const jk_set_document *document, const jk_set_row *row)
{
	const jk_cover *cover = cover_of(t, row->row->covers, row->row->cover_count);
	const char *place = cover ? jk_arena_format(t->arena, "No.%u", row->number) : NULL;
	t->no_memory |= cover && !place;
	if (place)
		add(t, (jk_trace_by){JK_BY_ROW, row->row->id, "", row->sheet->version, place, cover->relation, document->kind});
}

static void trace_rows(tracing *t, const jk_set_document *document)
{
	for (size_t i = 0; i < document->sections.count; i++) {
		const jk_set_section *section = document->sections.items[i];
		for (size_t k = 0; k < section->rows.count; k++)
			trace_row(t, document, section->rows.items[k]);
	}
}

static void trace_fields(tracing *t, const jk_document_kind *kind)
{
	for (size_t i = 0; i < kind->field_count; i++) {
		const jk_form_field *field = &kind->fields[i];
		const jk_cover *cover = cover_of(t, field->covers, field->cover_count);
		if (cover)
			add(t, (jk_trace_by){JK_BY_FIELD, field->id, field->title, "", field->title, cover->relation, kind});
	}
}

static void trace_decision(tracing *t, const jk_set_group *group)
{
	for (size_t i = 0; i < group->reasons.count; i++) {
		const jk_reason *reason = group->reasons.items[i];
		if (jk_text_equal(reason->provision, t->trace->provision->id))
			add(t, (jk_trace_by){JK_BY_DECISION, "decision", reason->text, "", "", "intersects-with", NULL});
	}
	for (size_t i = 0; i < group->papers.count; i++) {
		const jk_paper *paper = group->papers.items[i];
		if (jk_text_equal(paper->provision, t->trace->provision->id))
			add(t, (jk_trace_by){JK_BY_DECISION, paper->kind, "", "", "", "intersects-with", jk_catalog_document(t->set->catalog, paper->kind)});
	}
}

static void trace_group(tracing *t, const jk_set_group *group)
{
	for (size_t i = 0; i < group->documents.count; i++) {
		const jk_set_document *document = group->documents.items[i];
		trace_clauses(t, document);
		trace_rows(t, document);
		trace_fields(t, document->kind);
	}
	trace_decision(t, group);
}

static void judge(tracing *t)
{
	const jk_provision *provision = t->trace->provision;
	const jk_part *part = provision->part;
	int decided = t->set->part_applies != NULL;
	t->trace->applies = !part || !decided || t->set->part_applies[part->index];
	t->trace->why = part && decided && t->set->part_reasons[part->index] ? t->set->part_reasons[part->index] : "";
	t->trace->gap = t->trace->applies && provision->strength <= JK_SHOULD && !t->trace->by.count;
}

static void trace_provision(tracing *t, const jk_provision *provision)
{
	t->trace = jk_arena_allocate(t->arena, sizeof *t->trace);
	if (!t->trace) {
		t->no_memory = 1;
		return;
	}
	t->trace->provision = provision;
	for (size_t i = 0; i < t->set->groups.count; i++)
		trace_group(t, t->set->groups.items[i]);
	if (provision->explained)
		add(t, (jk_trace_by){JK_BY_REASON, "", provision->explained, "", "", "", NULL});
	judge(t);
}

jk_result jk_set_trace(jk_list *out, jk_arena *arena, const jk_clause_set *set)
{
	tracing t = {.arena = arena, .set = set};
	for (size_t i = 0; i < set->catalog->provisions.count && !t.no_memory; i++) {
		trace_provision(&t, set->catalog->provisions.items[i]);
		t.no_memory |= !t.trace || jk_list_add(out, arena, t.trace) != JK_OK;
	}
	return t.no_memory ? JK_NO_MEMORY : JK_OK;
}
