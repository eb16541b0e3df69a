/* What differs between two catalogs besides clauses and rows; and which files that explains. */
#include <string.h>
#include "base/index.h"
#include "base/text.h"
#include "compare/changelog.h"
#include "compare/summary.h"

typedef struct {
	jk_changelog *log;
	jk_log_category category;
	jk_index whole; /* what came in or went as a whole: nothing in it is told again */
	int no_memory;
} holding;

/* What a thing's scope is. */
static const char *const scopes[JK_LOG_CATEGORIES] = {
	[JK_LOG_DOCUMENT] = "document", [JK_LOG_PLACE] = "document",  [JK_LOG_FIELD] = "document",   [JK_LOG_PARAMETER] = "clause",
	[JK_LOG_CHOICE] = "parameter",  [JK_LOG_TERM] = "vocabulary", [JK_LOG_LEVEL] = "vocabulary", [JK_LOG_CHAPTER] = "vocabulary",
};
/* What things of a category may be the scope of. */
static const char *const names[JK_LOG_CATEGORIES] = {
	[JK_LOG_DOCUMENT] = "document", [JK_LOG_PARAMETER] = "parameter", [JK_LOG_VOCABULARY] = "vocabulary"};

static void note_whole(holding *h, const char *kind, const char *id)
{
	if (kind)
		h->no_memory |= jk_index_add(&h->whole, h->log->arena, kind, id, id) != JK_OK;
}

static int is_in_whole(const holding *h, const jk_log_thing *thing)
{
	const char *kind = scopes[h->category];
	return (kind && jk_index_find(&h->whole, kind, thing->scope)) || (h->category == JK_LOG_PLACE && jk_index_find(&h->whole, "clause", thing->id));
}

static void add(holding *h, jk_log_state state, const jk_log_thing *was, const jk_log_thing *is)
{
	const jk_log_thing *shown = is ? is : was;
	int told = state != JK_LOG_CHANGED && is_in_whole(h, shown);
	if (state != JK_LOG_CHANGED && (!*shown->scope || told || h->category == JK_LOG_PARAMETER))
		note_whole(h, names[h->category], shown->id);
	jk_log_change *change = jk_arena_allocate(h->log->arena, sizeof *change);
	if (change)
		*change = (jk_log_change){h->category, state, shown->scope, shown->id, shown->name, was ? was->text : NULL, is ? is->text : NULL};
	h->no_memory |= !change || jk_list_add(told ? &h->log->parts : &h->log->changes, h->log->arena, change) != JK_OK;
}

/* Ids of parameters are unique over a catalog; one may go to another clause. */
static const char *scope_of(const holding *h, const jk_log_thing *thing) { return h->category == JK_LOG_PARAMETER ? "" : thing->scope; }

static void index_things(holding *h, jk_index *index, const jk_list *things)
{
	for (size_t i = 0; i < things->count; i++) {
		const jk_log_thing *thing = things->items[i];
		h->no_memory |= jk_index_add(index, h->log->arena, scope_of(h, thing), thing->id, thing) != JK_OK;
	}
}

static void hold(holding *h, const jk_list *olds, const jk_list *news)
{
	jk_index old_index = {0}, new_index = {0};
	index_things(h, &old_index, olds);
	index_things(h, &new_index, news);
	for (size_t i = 0; i < news->count; i++) {
		const jk_log_thing *is = news->items[i], *was = jk_index_find(&old_index, scope_of(h, is), is->id);
		if (!was)
			add(h, JK_LOG_IN, NULL, is);
		else if (!jk_text_equal(was->text, is->text))
			add(h, JK_LOG_CHANGED, was, is);
	}
	for (size_t i = 0; i < olds->count; i++) {
		const jk_log_thing *was = olds->items[i];
		if (!jk_index_find(&new_index, scope_of(h, was), was->id))
			add(h, JK_LOG_OUT, was, NULL);
	}
}

/* A clause that stands elsewhere among the others, in the place that it had. */
static void hold_moves(holding *h)
{
	const jk_list *papers = &h->log->comparison->papers;
	for (size_t i = 0; i < papers->count; i++) {
		const jk_paper_pair *paper = papers->items[i];
		for (size_t k = 0; k < paper->units.count; k++) {
			const jk_unit_pair *pair = paper->units.items[k];
			if (!pair->moved || !pair->new_unit || !pair->old_unit || !pair->new_unit->id || !jk_text_equal(pair->old_unit->chapter, pair->new_unit->chapter))
				continue;
			const jk_log_thing thing = {jk_paper_shown(paper)->kind, pair->new_unit->id, pair->new_unit->title, pair->new_unit->chapter};
			add(h, JK_LOG_CHANGED, &thing, &thing);
		}
	}
}

static jk_result hold_category(holding *h)
{
	jk_list olds = {0}, news = {0};
	jk_arena *arena = h->log->arena;
	if (jk_log_list(&olds, arena, h->log->older, h->category) != JK_OK || jk_log_list(&news, arena, h->log->newer, h->category) != JK_OK)
		return JK_NO_MEMORY;
	hold(h, &olds, &news);
	if (h->category == JK_LOG_PLACE)
		hold_moves(h);
	return h->no_memory ? JK_NO_MEMORY : JK_OK;
}

/* --- files --- */

static int is_file_of(const char *path, const char *file)
{
	size_t length = file ? strlen(file) : 0, own = strlen(path);
	static const char folder[] = "clauses";
	return length >= own - (sizeof folder - 1) && strcmp(file + length - (own - (sizeof folder - 1)), path + sizeof folder - 1) == 0;
}

static int entry_has(const jk_log_entry *entry, const char *path)
{
	return (entry->old_clause && is_file_of(path, entry->old_clause->file)) || (entry->new_clause && is_file_of(path, entry->new_clause->file)) ||
	       (entry->old_sheet && is_file_of(path, entry->old_sheet->file)) || (entry->new_sheet && is_file_of(path, entry->new_sheet->file));
}

/* Files of many things, and of one thing each: the name without its ending is its id. */
static int change_has(const jk_log_change *change, const char *path)
{
	static const char *const files[JK_LOG_CATEGORIES] = {
		[JK_LOG_CATALOG] = "clauses/catalog.xml",        [JK_LOG_PROVISION] = "clauses/provisions.xml", [JK_LOG_CHECK] = "clauses/checks.xml",
		[JK_LOG_LABEL] = "clauses/labels.xml",           [JK_LOG_DOCUMENT] = "clauses/documents/",      [JK_LOG_PLACE] = "clauses/documents/",
		[JK_LOG_FIELD] = "clauses/documents/",           [JK_LOG_VOCABULARY] = "clauses/vocabularies/", [JK_LOG_TERM] = "clauses/vocabularies/",
		[JK_LOG_LEVEL] = "clauses/vocabularies/",        [JK_LOG_CHAPTER] = "clauses/vocabularies/",
	};
	const char *file = files[change->category], *of = *change->scope ? change->scope : change->id;
	if (!file || !jk_text_starts(path, file))
		return 0;
	const char *name = path + strlen(file);
	return !*name || (jk_text_starts(name, of) && strcmp(name + strlen(of), ".xml") == 0);
}

static int some_have(const jk_list *changes, const char *path)
{
	for (size_t i = 0; i < changes->count; i++)
		if (change_has(changes->items[i], path))
			return 1;
	return 0;
}

int jk_log_changes_have(const jk_changelog *log, const char *path) { return some_have(&log->changes, path); }

static int is_told(const jk_changelog *log, const jk_log_file *file)
{
	if (jk_text_equal(file->path, "clauses/catalog.xml") && !jk_text_equal(log->older->version, log->newer->version))
		return 1;
	for (size_t i = 0; i < log->entries.count; i++)
		if (entry_has(log->entries.items[i], file->path))
			return 1;
	return some_have(&log->changes, file->path) || some_have(&log->parts, file->path);
}

jk_result jk_log_things(jk_changelog *log)
{
	holding h = {.log = log};
	for (size_t i = 0; i < log->entries.count; i++) {
		const jk_log_entry *entry = log->entries.items[i];
		if (entry->state != JK_LOG_CHANGED && !entry->old_sheet && !entry->new_sheet)
			note_whole(&h, "clause", entry->id);
	}
	for (h.category = JK_LOG_CATALOG; h.category < JK_LOG_CATEGORIES; h.category++)
		if (hold_category(&h) != JK_OK)
			return JK_NO_MEMORY;
	for (size_t i = 0; i < log->files.count; i++) {
		jk_log_file *file = log->files.items[i];
		file->told = is_told(log, file);
	}
	return JK_OK;
}
