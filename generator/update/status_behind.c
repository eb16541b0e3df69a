/* What the catalog gives now, against what it gave when the draft was made. */
#include <string.h>
#include "base/text.h"
#include "base/version.h"
#include "update/status.h"

/* --- weight --- */

static const jk_sheet *sheet_of(const jk_catalog *catalog, const char *kind, const char *row)
{
	const jk_document_kind *document = jk_catalog_document(catalog, kind);
	for (size_t i = 0; document && i < document->sheets.count; i++) {
		const jk_sheet *sheet = document->sheets.items[i];
		for (size_t k = 0; k < sheet->section_count; k++)
			for (size_t n = 0; n < sheet->sections[k].row_count; n++)
				if (strncmp(sheet->sections[k].rows[n].id, row, strcspn(row, "#")) == 0 && !sheet->sections[k].rows[n].id[strcspn(row, "#")])
					return sheet;
	}
	return NULL;
}

static jk_weight weight_of_row(const jk_catalog *catalog, const char *kind, const char *row, const char *from)
{
	const jk_sheet *sheet = sheet_of(catalog, kind, row);
	jk_weight worst = JK_WEIGHT_NONE;
	for (size_t i = 0; sheet && from && i < sheet->revision_count; i++)
		if (jk_version_order(sheet->revisions[i].version, from) > 0 && sheet->revisions[i].weight > worst)
			worst = sheet->revisions[i].weight;
	return worst;
}

/* A text that differs although nobody raised its version is not taken lightly: a term or the value of another clause changed. */
static jk_weight weight_of(const jk_looking *l, const char *kind, const jk_side_unit *was)
{
	static const char row[] = "row:";
	const jk_catalog *catalog = l->set->catalog;
	jk_weight weight = jk_text_starts(was->id, row) ? weight_of_row(catalog, kind, was->id + sizeof row - 1, was->version)
							 : jk_catalog_weight(catalog, was->id, was->version ? was->version : "");
	return weight == JK_WEIGHT_NONE ? JK_WEIGHT_SUBSTANTIVE : weight;
}

/* --- units --- */

static const jk_side_unit *standing(const jk_side_paper *paper, const char *id)
{
	const jk_side_unit *unit = id ? jk_side_find_unit(paper, id) : NULL;
	return unit && unit->in ? unit : NULL;
}

static jk_result tell(jk_looking *l, const jk_side_unit *was, const jk_side_unit *is, jk_weight weight)
{
	jk_draft *draft = l->draft;
	jk_draft_clause *entry = jk_draft_entry(draft, was ? was : is);
	if (!entry)
		return JK_NO_MEMORY;
	entry->was = was && was->version ? jk_arena_string(draft->arena, was->version) : was ? "" : NULL;
	entry->is = is && is->version ? jk_arena_string(draft->arena, is->version) : is ? "" : NULL;
	entry->weight = weight;
	return (was && !entry->was) || (is && !entry->is) ? JK_NO_MEMORY : JK_OK;
}

/* Rows have the version of their sheet: it says nothing of one of them. */
static int is_row(const jk_side_unit *unit) { return jk_text_starts(unit->id, "row:"); }

static int reads_same(const jk_side_unit *was, const jk_side_unit *is, jk_status_numbers numbers, jk_arena *arena, int *no_memory)
{
	const char *old_words = jk_status_words(was, numbers, arena), *new_words = jk_status_words(is, numbers, arena);
	*no_memory |= !old_words || !new_words;
	return old_words && new_words && strcmp(old_words, new_words) == 0;
}

static jk_result hold_pair(jk_looking *l, const char *kind, const jk_side_unit *was, const jk_side_unit *is, int *differs)
{
	jk_arena *arena = l->draft->arena;
	int no_memory = 0;
	if (reads_same(was, is, JK_NUMBERS_TYPED, arena, &no_memory))
		return is_row(was) || jk_text_equal(was->version, is->version) ? JK_OK : tell(l, was, is, JK_WEIGHT_NONE);
	/* A row whose paper has new numbers is to follow, no more. */
	int follows = is_row(was) && reads_same(was, is, JK_NUMBERS_NONE, arena, &no_memory);
	*differs = 1;
	return no_memory ? JK_NO_MEMORY : tell(l, was, is, follows ? JK_WEIGHT_EDITORIAL : weight_of(l, kind, was));
}

jk_result jk_status_behind(jk_looking *l, const jk_side_paper *was, const jk_side_paper *is, int *differs)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < was->units.count && result == JK_OK; i++) {
		const jk_side_unit *unit = was->units.items[i], *now = standing(is, unit->id);
		if (!unit->in || !unit->id)
			continue;
		if (!now)
			*differs = 1;
		result = now ? hold_pair(l, was->kind, unit, now, differs) : tell(l, unit, NULL, JK_WEIGHT_SUBSTANTIVE);
	}
	for (size_t i = 0; i < is->units.count && result == JK_OK; i++) {
		const jk_side_unit *unit = is->units.items[i];
		if (!unit->in || !unit->id || standing(was, unit->id))
			continue;
		*differs = 1;
		result = tell(l, NULL, unit, JK_WEIGHT_SUBSTANTIVE);
	}
	return result;
}
