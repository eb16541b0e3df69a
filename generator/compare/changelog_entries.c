/* The clauses and sheets whose files differ, and what became of their words. */
#include <string.h>
#include "base/index.h"
#include "base/text.h"
#include "base/version.h"
#include "compare/changelog.h"
#include "compare/summary.h"

typedef struct {
	jk_changelog *log;
	jk_index by_id;  /* jk_log_entry by "clause" or "row" and id; of a row: its sheet's entry */
	jk_index named;  /* of `followed` */
	jk_list found;   /* jk_log_entry in the order of the catalogs */
	int no_memory;
} gathering;

static void push(gathering *g, jk_list *list, const void *item) { g->no_memory |= !item || jk_list_add(list, g->log->arena, item) != JK_OK; }

static void name_entry(gathering *g, const char *kind, const char *id, jk_log_entry *entry)
{
	g->no_memory |= jk_index_add(&g->by_id, g->log->arena, kind, id, entry) != JK_OK;
}

/* --- which files differ --- */

/* Whether the bytes of a catalog's file differ from those of the other's file of that name. */
static int differs(const gathering *g, const jk_catalog *catalog, const char *file)
{
	size_t length = strlen(catalog->path);
	const char *name = strncmp(file, catalog->path, length) == 0 ? file + length + (file[length] == '/') : file;
	const char *path = jk_arena_format(g->log->arena, "clauses/%s", name);
	/* Out of memory, it is looked at more closely than it need be. */
	return !path || jk_log_find_file(g->log, path) != NULL;
}

static jk_log_entry *add_entry(gathering *g, jk_log_entry given)
{
	jk_log_entry *entry = jk_arena_allocate(g->log->arena, sizeof *entry);
	if (entry)
		*entry = given;
	push(g, &g->found, entry);
	return entry;
}

static void add_clause(gathering *g, const jk_clause *was, const jk_clause *is)
{
	const jk_clause *shown = is ? is : was;
	jk_log_entry *entry = add_entry(g, (jk_log_entry){.old_clause = was, .new_clause = is, .id = shown->id, .title = shown->title,
							   .was = was ? was->version : NULL, .is = is ? is->version : NULL,
							   .state = !was ? JK_LOG_IN : !is ? JK_LOG_OUT : JK_LOG_CHANGED});
	if (entry)
		name_entry(g, "clause", entry->id, entry);
}

static void find_clauses(gathering *g)
{
	const jk_list *news = &g->log->newer->clauses, *olds = &g->log->older->clauses;
	for (size_t i = 0; i < news->count; i++) {
		const jk_clause *is = news->items[i], *was = jk_catalog_clause(g->log->older, is->id);
		if (!was || !jk_text_equal(was->version, is->version) || differs(g, g->log->newer, is->file) || differs(g, g->log->older, was->file))
			add_clause(g, was, is);
	}
	for (size_t i = 0; i < olds->count; i++)
		if (!jk_catalog_clause(g->log->newer, ((const jk_clause *)olds->items[i])->id))
			add_clause(g, olds->items[i], NULL);
}

/* --- sheets: known by the file, or as the only one of their paper --- */

static const char *name_of(const jk_catalog *catalog, const jk_sheet *sheet)
{
	size_t length = strlen(catalog->path);
	return strncmp(sheet->file, catalog->path, length) == 0 ? sheet->file + length : sheet->file;
}

static const jk_sheet *partner_of(const jk_catalog *catalog, const jk_sheet *sheet, const jk_catalog *other)
{
	const jk_document_kind *kind = jk_catalog_document(catalog, sheet->document), *there = jk_catalog_document(other, sheet->document);
	for (size_t i = 0; there && i < there->sheets.count; i++)
		if (jk_text_equal(name_of(other, there->sheets.items[i]), name_of(catalog, sheet)))
			return there->sheets.items[i];
	return there && kind && there->sheets.count == 1 && kind->sheets.count == 1 ? there->sheets.items[0] : NULL;
}

static void name_rows(gathering *g, const jk_sheet *sheet, jk_log_entry *entry)
{
	for (size_t i = 0; sheet && i < sheet->section_count; i++)
		for (size_t k = 0; k < sheet->sections[i].row_count; k++)
			name_entry(g, sheet->document, sheet->sections[i].rows[k].id, entry);
}

static void add_sheet(gathering *g, const jk_sheet *was, const jk_sheet *is)
{
	const jk_sheet *shown = is ? is : was;
	const jk_document_kind *kind = jk_catalog_document(is ? g->log->newer : g->log->older, shown->document);
	jk_log_entry *entry = add_entry(g, (jk_log_entry){.old_sheet = was, .new_sheet = is, .id = shown->document,
							   .title = kind ? kind->title : shown->document, .was = was ? was->version : NULL,
							   .is = is ? is->version : NULL,
							   .state = !was ? JK_LOG_IN : !is ? JK_LOG_OUT : JK_LOG_CHANGED});
	if (!entry)
		return;
	name_rows(g, was, entry);
	name_rows(g, is, entry);
}

static void find_sheets_of(gathering *g, const jk_catalog *catalog, const jk_document_kind *kind)
{
	int newer = catalog == g->log->newer;
	const jk_catalog *other = newer ? g->log->older : g->log->newer;
	for (size_t i = 0; i < kind->sheets.count; i++) {
		const jk_sheet *sheet = kind->sheets.items[i], *partner = partner_of(catalog, sheet, other);
		if (!partner)
			add_sheet(g, newer ? NULL : sheet, newer ? sheet : NULL);
		else if (newer && (!jk_text_equal(sheet->version, partner->version) || differs(g, catalog, sheet->file) || differs(g, other, partner->file)))
			add_sheet(g, partner, sheet);
	}
}

static void find_sheets(gathering *g)
{
	for (size_t i = 0; i < g->log->newer->documents.count; i++)
		find_sheets_of(g, g->log->newer, g->log->newer->documents.items[i]);
	for (size_t i = 0; i < g->log->older->documents.count; i++)
		find_sheets_of(g, g->log->older, g->log->older->documents.items[i]);
}

/* --- words --- */

static const char *until(gathering *g, const char *text, char end)
{
	const char *part = jk_arena_text(g->log->arena, text, strcspn(text, (const char[]){end, '\0'}));
	g->no_memory |= !part;
	return part ? part : "";
}

/* The entry that a unit of a paper belongs to; NULL when its file is the same. */
static jk_log_entry *entry_of(gathering *g, const jk_side_paper *paper, const char *id)
{
	static const char row[] = "row:";
	if (jk_text_starts(id, row))
		return jk_index_find(&g->by_id, paper->kind, until(g, id + sizeof row - 1, '#'));
	return jk_index_find(&g->by_id, "clause", until(g, id, '/'));
}

static int is_owned(const jk_changelog *log, const jk_log_entry *entry, const char *name)
{
	const jk_parameter *parameter = jk_catalog_parameter(log->newer, name);
	parameter = parameter ? parameter : jk_catalog_parameter(log->older, name);
	return !parameter || jk_text_equal(parameter->owner->id, entry->id);
}

static int has_value(const jk_log_entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->values.count; i++) {
		const jk_value_change *change = entry->values.items[i];
		if (jk_text_equal((change->new_value ? change->new_value : change->old_value)->name, name))
			return 1;
	}
	return 0;
}

static void worsen(jk_log_entry *entry, jk_effect with)
{
	if (with > entry->effect)
		entry->effect = with;
}

/* Values of its own parameters: a clause that shows the value of another's is not what changed. */
static void take_values(gathering *g, jk_log_entry *entry, const jk_unit_pair *pair)
{
	for (size_t i = 0; i < pair->values.count; i++) {
		const jk_value_change *change = pair->values.items[i];
		const char *name = (change->new_value ? change->new_value : change->old_value)->name;
		if (entry->state != JK_LOG_CHANGED || !is_owned(g->log, entry, name))
			continue;
		worsen(entry, change->effect);
		if (!has_value(entry, name))
			push(g, &entry->values, change);
	}
}

static void take_unit(gathering *g, jk_log_entry *entry, const jk_paper_pair *paper, const jk_unit_pair *pair)
{
	jk_log_unit *unit = jk_arena_allocate(g->log->arena, sizeof *unit);
	if (unit)
		*unit = (jk_log_unit){paper, pair};
	push(g, &entry->units, unit);
	take_values(g, entry, pair);
	for (size_t i = 0; i < pair->findings.count; i++)
		worsen(entry, ((const jk_finding *)pair->findings.items[i])->effect);
	if (pair->state == JK_PAIR_ADDED || pair->state == JK_PAIR_REMOVED || pair->effect == JK_EFFECT_UNCLEAR)
		worsen(entry, pair->effect);
	for (size_t i = 0; i < pair->lost.count; i++)
		push(g, &entry->lost, pair->lost.items[i]);
	entry->words = 1;
}

static void follow(gathering *g, const char *id)
{
	if (jk_index_find(&g->named, "", id))
		return;
	push(g, &g->log->followed, id);
	g->no_memory |= jk_index_add(&g->named, g->log->arena, "", id, id) != JK_OK;
}

static void take_words(gathering *g)
{
	const jk_list *papers = &g->log->comparison->papers;
	for (size_t i = 0; i < papers->count; i++) {
		const jk_paper_pair *paper = papers->items[i];
		for (size_t k = 0; k < paper->units.count && !g->no_memory; k++) {
			const jk_unit_pair *pair = paper->units.items[k];
			const char *id = jk_pair_shown(pair)->id;
			jk_log_entry *entry = jk_pair_is_same(pair) || !id ? NULL : entry_of(g, jk_paper_shown(paper), id);
			if (entry)
				take_unit(g, entry, paper, pair);
			else if (pair->state == JK_PAIR_CHANGED && id && !jk_text_starts(id, "paper:") && !jk_text_starts(id, "row:"))
				follow(g, until(g, id, '/'));
		}
	}
}

/* --- versions --- */

typedef struct {
	const jk_revision *list;
	size_t count;
} told;

static told revisions_of(const jk_log_entry *entry)
{
	if (entry->new_clause)
		return (told){entry->new_clause->revisions, entry->new_clause->revision_count};
	return entry->new_sheet ? (told){entry->new_sheet->revisions, entry->new_sheet->revision_count} : (told){NULL, 0};
}

static int tells_of(told revisions, const char *version)
{
	for (size_t i = 0; i < revisions.count; i++)
		if (jk_version_order(revisions.list[i].version, version) == 0)
			return 1;
	return 0;
}

static void take_reasons(gathering *g, jk_log_entry *entry)
{
	const told revisions = revisions_of(entry);
	for (size_t i = 0; i < revisions.count; i++) {
		const jk_revision *revision = &revisions.list[i];
		if (jk_version_order(revision->version, entry->is) > 0 || (entry->was && jk_version_order(revision->version, entry->was) <= 0))
			continue;
		push(g, &entry->because, revision);
		if (revision->weight > entry->weight)
			entry->weight = revision->weight;
	}
}

static void weigh(gathering *g, jk_log_entry *entry)
{
	const told revisions = revisions_of(entry);
	entry->unraised = entry->state == JK_LOG_CHANGED && entry->words && jk_version_order(entry->was, entry->is) == 0;
	entry->untold = entry->is && !entry->unraised && !tells_of(revisions, entry->is);
	if (entry->is)
		take_reasons(g, entry);
	if (entry->state != JK_LOG_CHANGED || entry->unraised || entry->untold || !tells_of(revisions, entry->was))
		entry->weight = JK_WEIGHT_SUBSTANTIVE;
	if (entry->state == JK_LOG_CHANGED && jk_version_order(entry->was, entry->is) > 0)
		entry->weight = JK_WEIGHT_SUBSTANTIVE;
}

/* One whose notes alone differ, under the same version, is a file that differs, not more. */
static int is_told(const jk_log_entry *entry)
{
	return entry->state != JK_LOG_CHANGED || entry->words || jk_version_order(entry->was, entry->is) != 0;
}

static void sort(gathering *g)
{
	for (int weight = JK_WEIGHT_SUBSTANTIVE; weight >= JK_WEIGHT_NONE; weight--)
		for (int state = JK_LOG_IN; state <= JK_LOG_CHANGED; state++)
			for (size_t i = 0; i < g->found.count; i++) {
				jk_log_entry *entry = g->found.items[i];
				if ((int)entry->weight == weight && (int)entry->state == state && is_told(entry))
					push(g, &g->log->entries, entry);
			}
}

jk_result jk_log_entries(jk_changelog *log)
{
	gathering g = {.log = log};
	find_clauses(&g);
	find_sheets(&g);
	if (!g.no_memory)
		take_words(&g);
	for (size_t i = 0; i < g.found.count && !g.no_memory; i++)
		weigh(&g, g.found.items[i]);
	if (!g.no_memory)
		sort(&g);
	return g.no_memory ? JK_NO_MEMORY : JK_OK;
}
