/* References: 第n条 as a live number, 第m項 and 第k号 as text behind it. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

typedef struct {
	jk_assembling *a;
	const jk_set_clause *from;
	const jk_block *block; /* the reference stands in */
} resolving;

static const jk_block *find_anchor(const jk_set_clause *clause, const char *anchor)
{
	for (size_t i = 0; i < clause->blocks.count; i++) {
		const jk_block *block = clause->blocks.items[i];
		if (jk_text_equal(block->anchor, anchor))
			return block;
	}
	return NULL;
}

static void refuse(resolving *r, const jk_slot *slot)
{
	const jk_clause *clause = r->from->clause;
	const char *anchor = slot->anchor ? jk_kept(r->a, jk_arena_format(r->a->arena, "#%s", slot->anchor)) : "";
	JK_REPORT(r->a->diagnostics, JK_DIAG_REFERENCE, &JK_ORIGIN(clause->file, clause->line), {"clause", clause->id},
		  {"target", *slot->text ? slot->text : clause->id}, {"anchor", anchor}, {"document", r->a->document->kind->title});
	r->a->failed = 1;
}

static int is_item(const jk_block *block) { return block->kind >= JK_BLOCK_ITEM && block->kind <= JK_BLOCK_SUBITEM2; }

/* 第m項 seen from the block: 前項 for the one before, nothing for the only one of its article. */
static const char *paragraph_text(resolving *r, const jk_set_clause *target, const jk_block *block)
{
	int inside = target == r->from;
	if (target->paragraphs == 1 || (inside && block->paragraph == r->block->paragraph && is_item(block)))
		return "";
	if (inside && block->paragraph + 1 == r->block->paragraph)
		return "前項";
	return jk_kept(r->a, jk_arena_format(r->a->arena, "第%u項", block->paragraph));
}

/* The last block of that kind up to a block: what it stands in. */
static const jk_block *around(const jk_set_clause *clause, const jk_block *block, jk_block_kind kind)
{
	const jk_block *found = NULL;
	for (size_t i = 0; i < clause->blocks.count; i++) {
		const jk_block *each = clause->blocks.items[i];
		found = each->kind == kind ? each : found;
		if (each == block)
			break;
	}
	return found;
}

/* The place among items, from the outside in: 第1号ア; in sections the labels as they stand. */
static const char *item_text(resolving *r, const jk_set_clause *target, const jk_block *block)
{
	const char *text = "";
	for (int kind = JK_BLOCK_ITEM; kind <= JK_BLOCK_SUBITEM2 && kind <= (int)block->kind; kind++) {
		const jk_block *outer = around(target, block, (jk_block_kind)kind);
		if (outer && kind == JK_BLOCK_ITEM && !r->a->document->kind->sections)
			text = jk_kept(r->a, jk_arena_format(r->a->arena, "第%u号", outer->number));
		else if (outer)
			text = jk_kept(r->a, jk_arena_format(r->a->arena, "%s%s", text ? text : "", outer->label));
	}
	return text ? text : "";
}

static const char *block_text(resolving *r, const jk_set_clause *target, const jk_block *block)
{
	const char *items = is_item(block) ? item_text(r, target, block) : "";
	if (r->a->document->kind->sections)
		return items;
	return jk_kept(r->a, jk_arena_format(r->a->arena, "%s%s", paragraph_text(r, target, block), items));
}

static const char *anchor_text(resolving *r, const jk_set_clause *target, const jk_slot *slot)
{
	const jk_block *block = find_anchor(target, slot->anchor);
	if (block)
		return block_text(r, target, block);
	refuse(r, slot);
	return "";
}

/* 契約書第12条第2項, 調達仕様書の4(3)ア. */
const char *jk_row_reference(jk_assembling *a, const jk_slot *slot)
{
	jk_set_document *from = a->document, *paper = NULL;
	const jk_set_clause *target = jk_find_anywhere(a, slot->text, &paper);
	const jk_block *block = target && slot->anchor ? find_anchor(target, slot->anchor) : NULL;
	if (!target || (slot->anchor && !block))
		return NULL;
	resolving r = {.a = a};
	a->document = paper;
	const char *within = block ? block_text(&r, target, block) : "";
	a->document = from;
	return jk_kept(a, jk_arena_format(a->arena, "%s%s%s%s", paper->kind->title, paper->kind->sections ? "の" : "", target->full_label, within));
}

static void resolve_span(resolving *r, jk_span *span)
{
	const jk_slot *slot = span->slot;
	const jk_set_clause *target = *slot->text ? jk_find_selected(r->a, slot->text) : r->from;
	span->slot = NULL;
	if (span->kind == JK_SPAN_REFERENCE && !target)
		refuse(r, slot);
	else if (span->kind == JK_SPAN_REFERENCE) {
		span->text = target->full_label;
		span->bookmark = target->number_bookmark;
	} else if (target)
		span->text = anchor_text(r, target, slot);
}

static void resolve_spans(resolving *r, const jk_list *spans)
{
	for (size_t i = 0; i < spans->count; i++) {
		jk_span *span = spans->items[i];
		if (span->slot)
			resolve_span(r, span);
	}
}

static void resolve_block(resolving *r, const jk_block *block)
{
	r->block = block;
	resolve_spans(r, &block->spans);
	for (size_t i = 0; i < block->rows.count; i++) {
		const jk_row *row = block->rows.items[i];
		for (size_t j = 0; j < row->cells.count; j++)
			resolve_spans(r, row->cells.items[j]);
	}
}

void jk_resolve_references(jk_assembling *a)
{
	for (size_t i = 0; i < a->document->clauses.count; i++) {
		const jk_set_clause *clause = a->document->clauses.items[i];
		resolving r = {.a = a, .from = clause};
		for (size_t j = 0; j < clause->blocks.count; j++)
			resolve_block(&r, clause->blocks.items[j]);
	}
}
