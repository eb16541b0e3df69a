/* A comparison as JSON (docs/man/jokou-diff.1). */
#include "base/json.h"
#include "base/text.h"
#include "compare/summary.h"

typedef struct {
	jk_json json;
	const jk_comparison *comparison;
	jk_arena *arena;
	const jk_paper_pair *paper;
	jk_result result;
} writing;

static void put_side(writing *w, const char *key, const jk_side *side)
{
	jk_json *j = &w->json;
	jk_json_object(j, key);
	jk_json_string(j, "name", side->name);
	jk_json_string(j, "kind", jk_side_kind_word(side->kind));
	jk_json_string(j, "catalog", side->catalog);
	jk_json_string(j, "version", side->version);
	jk_json_string(j, "vocabulary", side->vocabulary);
	jk_json_string(j, "profile", side->profile);
	jk_json_string(j, "service", side->service);
	jk_json_string(j, "date", side->date);
	jk_json_end_object(j);
}

static void put_summary(writing *w)
{
	const jk_compare_counts c = w->comparison->counts;
	const struct {
		const char *key;
		size_t count;
	} rows[] = {{"added", c.added},           {"removed", c.removed},   {"changed", c.changed},
		    {"moved", c.moved},           {"weakened", c.weakened}, {"strengthened", c.strengthened},
		    {"unclear", c.unclear},       {"renumbered", c.renumbered}, {"unchanged", c.same}};
	jk_json_object(&w->json, "summary");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		jk_json_number(&w->json, rows[i].key, (double)rows[i].count);
	jk_json_array(&w->json, "uncovered");
	for (size_t i = 0; i < w->comparison->uncovered.count; i++)
		jk_json_string(&w->json, NULL, ((const jk_uncovered *)w->comparison->uncovered.items[i])->provision->id);
	jk_json_end_array(&w->json);
	jk_json_end_object(&w->json);
}

static void put_uncovered(writing *w)
{
	jk_json *j = &w->json;
	jk_json_array(j, "uncovered");
	for (size_t i = 0; i < w->comparison->uncovered.count; i++) {
		const jk_uncovered *item = w->comparison->uncovered.items[i];
		jk_json_object(j, NULL);
		jk_json_string(j, "provision", item->provision->id);
		jk_json_string(j, "section", item->provision->section);
		jk_json_string(j, "text", item->provision->text);
		jk_json_string(j, "clause", item->was ? item->was->id : NULL);
		jk_json_string(j, "label", item->was ? item->was->label : NULL);
		jk_json_string(j, "document", item->was_in ? item->was_in->kind : NULL);
		jk_json_string(j, "reason", item->reason);
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

/* --- a unit --- */

static void put_value(jk_json *j, const char *key, const jk_side_value *value)
{
	jk_json_object(j, key);
	jk_json_string(j, "value", value->raw);
	jk_json_string(j, "unit", value->unit);
	jk_json_string(j, "origin", value->origin);
	jk_json_end_object(j);
}

static void put_values(jk_json *j, const jk_unit_pair *unit)
{
	jk_json_array(j, "parameters");
	for (size_t i = 0; i < unit->values.count; i++) {
		const jk_value_change *change = unit->values.items[i];
		const jk_side_value *was = change->old_value, *is = change->new_value, *known = is ? is : was;
		jk_json_object(j, NULL);
		jk_json_string(j, "name", known->name);
		jk_json_string(j, "label", known->label);
		jk_json_string(j, "old", was ? was->text : NULL);
		jk_json_string(j, "new", is ? is->text : NULL);
		jk_json_string(j, "effect", jk_effect_word(change->effect));
		if (was)
			put_value(j, "oldValue", was);
		if (is)
			put_value(j, "newValue", is);
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

static void put_findings(jk_json *j, const jk_unit_pair *unit)
{
	jk_json_array(j, "findings");
	for (size_t i = 0; i < unit->findings.count; i++) {
		const jk_finding *finding = unit->findings.items[i];
		jk_json_object(j, NULL);
		jk_json_string(j, "kind", jk_finding_word(finding->kind));
		jk_json_string(j, "effect", jk_effect_word(finding->effect));
		jk_json_string(j, "old", finding->old_words);
		jk_json_string(j, "new", finding->new_words);
		jk_json_string(j, "label", finding->block ? jk_block_shown(finding->block)->label : NULL);
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

void jk_json_because(jk_json *j, const jk_list *revisions)
{
	jk_json_array(j, "because");
	for (size_t i = 0; i < revisions->count; i++) {
		const jk_side_revision *revision = revisions->items[i];
		jk_json_object(j, NULL);
		jk_json_string(j, "version", revision->version);
		jk_json_string(j, "date", revision->date);
		jk_json_string(j, "text", revision->text);
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

static void put_cover_list(jk_json *j, const char *key, const jk_side_unit *unit)
{
	jk_json_array(j, key);
	for (size_t i = 0; unit && i < unit->covers.count; i++)
		jk_json_string(j, NULL, ((const jk_side_cover *)unit->covers.items[i])->id);
	jk_json_end_array(j);
}

static void put_provisions(jk_json *j, const jk_unit_pair *unit)
{
	put_cover_list(j, "provisions", jk_pair_shown(unit));
	jk_json_array(j, "lost");
	for (size_t i = 0; i < unit->lost.count; i++)
		jk_json_string(j, NULL, unit->lost.items[i]);
	jk_json_end_array(j);
}

/* --- blocks: only those that differ --- */

static void put_piece(void *state, const jk_piece *piece)
{
	static const char *const words[] = {[JK_KEPT] = "kept", [JK_INSERTED] = "inserted", [JK_DELETED] = "deleted"};
	jk_json_object(state, NULL);
	jk_json_string(state, "mark", words[piece->mark]);
	jk_json_string(state, "text", piece->text);
	jk_json_end_object(state);
}

static void put_rows(jk_json *j, const jk_block_pair *pair)
{
	jk_json_array(j, "rows");
	for (size_t i = 0; i < pair->rows.count; i++) {
		const jk_row_pair *row = pair->rows.items[i];
		if (jk_row_is_same(row))
			continue;
		jk_json_object(j, NULL);
		jk_json_number(j, "row", (double)i + 1);
		jk_json_array(j, "cells");
		for (size_t k = 0; k < jk_row_cells(row); k++) {
			jk_json_array(j, NULL);
			jk_cell_pieces(row, k, put_piece, j);
			jk_json_end_array(j);
		}
		jk_json_end_array(j);
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

static void put_pending(jk_json *j, const jk_side_block *block)
{
	jk_json_array(j, "pending");
	for (size_t i = 0; block && i < block->changes.count; i++) {
		const jk_side_change *change = block->changes.items[i];
		jk_json_object(j, NULL);
		jk_json_string(j, "mark", change->mark == JK_INSERTED ? "inserted" : "deleted");
		jk_json_string(j, "author", change->author);
		jk_json_string(j, "date", change->date);
		jk_json_string(j, "text", change->text);
		jk_json_end_object(j);
	}
	jk_json_end_array(j);
}

static void put_block(jk_json *j, const jk_block_pair *pair)
{
	static const char *const states[] = {"unchanged", "changed", "added", "removed"};
	const jk_side_block *was = pair->old_block, *is = pair->new_block;
	jk_json_object(j, NULL);
	jk_json_string(j, "state", states[pair->state]);
	jk_json_bool(j, "moved", pair->moved);
	jk_json_string(j, "path", jk_block_shown(pair)->path);
	jk_json_string(j, "oldLabel", was ? was->label : NULL);
	jk_json_string(j, "newLabel", is ? is->label : NULL);
	if (is && is->paragraph)
		jk_json_number(j, "paragraph", (double)is->paragraph);
	if (pair->elsewhere)
		jk_json_string(j, "elsewhere", jk_pair_shown(pair->elsewhere)->id);
	jk_json_array(j, "pieces");
	jk_block_pieces(pair, put_piece, j);
	jk_json_end_array(j);
	if (pair->rows.count)
		put_rows(j, pair);
	if (is && is->changes.count)
		put_pending(j, is);
	jk_json_end_object(j);
}

static void put_blocks(jk_json *j, const jk_unit_pair *unit)
{
	jk_json_array(j, "blocks");
	for (size_t i = 0; i < unit->blocks.count; i++)
		if (!jk_block_is_same(unit->blocks.items[i]))
			put_block(j, unit->blocks.items[i]);
	jk_json_end_array(j);
}

/* --- clauses --- */

static void put_text(writing *w, const char *key, const jk_side_unit *unit)
{
	const char *text = unit ? jk_side_unit_text(unit, w->arena) : NULL;
	if (unit && !text)
		w->result = JK_NO_MEMORY;
	jk_json_string(&w->json, key, text);
}

static void put_names(writing *w, const jk_unit_pair *unit)
{
	jk_json *j = &w->json;
	const jk_side_unit *was = jk_pair_old(unit), *is = jk_pair_new(unit), *shown = jk_pair_shown(unit);
	const jk_side_paper *paper = jk_paper_shown(w->paper);
	jk_json_string(j, "id", shown->id);
	jk_json_string(j, "state", jk_pair_word(unit, w->comparison->review));
	jk_json_string(j, "effect", jk_effect_word(unit->effect));
	jk_json_bool(j, "moved", unit->moved);
	jk_json_bool(j, "renumbered", unit->renumbered);
	jk_json_string(j, "document", paper->kind);
	jk_json_string(j, "group", paper->group);
	jk_json_string(j, "title", shown->title);
	jk_json_string(j, "oldLabel", was ? was->label : NULL);
	jk_json_string(j, "newLabel", is ? is->label : NULL);
	jk_json_string(j, "oldVersion", was ? was->version : NULL);
	jk_json_string(j, "newVersion", is ? is->version : NULL);
	if (is && w->comparison->review) {
		static const char *const words[] = {"id", "text", "no"};
		jk_json_string(j, "found", words[is->how]);
		if (is->how == JK_FOUND_BY_TEXT)
			jk_json_number(j, "score", is->score);
	}
}

static void put_unit(writing *w, const jk_unit_pair *unit)
{
	jk_json *j = &w->json;
	jk_json_object(j, NULL);
	put_names(w, unit);
	put_values(j, unit);
	put_text(w, "old", jk_pair_old(unit));
	put_text(w, "new", jk_pair_new(unit));
	put_findings(j, unit);
	jk_json_string(j, "reason", jk_pair_reason(unit));
	jk_json_because(j, &unit->because);
	put_provisions(j, unit);
	put_blocks(j, unit);
	jk_json_end_object(j);
}

static void put_papers(writing *w)
{
	const jk_list *papers = &w->comparison->papers;
	jk_json_array(&w->json, "clauses");
	for (size_t i = 0; i < papers->count; i++) {
		w->paper = papers->items[i];
		for (size_t k = 0; k < w->paper->units.count; k++)
			if (!jk_pair_is_nowhere(w->paper->units.items[k]))
				put_unit(w, w->paper->units.items[k]);
	}
	jk_json_end_array(&w->json);
}

jk_result jk_comparison_json(char **out, const jk_comparison *comparison)
{
	writing w = {.comparison = comparison, .result = JK_OK};
	jk_buffer text;
	*out = NULL;
	if (jk_arena_new(&w.arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&text, 0);
	jk_json_begin(&w.json, &text);
	jk_json_object(&w.json, NULL);
	put_side(&w, "old", comparison->old_side);
	put_side(&w, "new", comparison->new_side);
	jk_json_bool(&w.json, "review", comparison->review);
	jk_json_string(&w.json, "words", comparison->words_version);
	put_summary(&w);
	put_uncovered(&w);
	put_papers(&w);
	jk_json_end_object(&w.json);
	jk_json_finish(&w.json);
	jk_arena_free(w.arena);
	jk_result result = jk_text_take(out, &text);
	if (result == JK_OK && w.result != JK_OK) {
		jk_text_free(*out);
		*out = NULL;
		result = w.result;
	}
	return result;
}
