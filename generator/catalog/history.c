/* What became of everything in a catalog, and when: revisions, latest first, and the versions with their days. */
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/text.h"
#include "base/version.h"
#include "catalog/catalog.h"

/* A version and its days. */
typedef struct {
	const char *what, *id, *title, *version, *from, *until, *file;
} item;

/* A revision, and what it is of. */
typedef struct {
	const char *what, *id, *title;
	const jk_revision *revision;
	size_t order; /* of being found */
} change;

typedef struct {
	const jk_catalog *catalog;
	const char *id; /* wanted; NULL: all */
	jk_arena *arena;
	jk_list items, changes;
	jk_index known; /* changes, by what they are of and their version */
	int no_memory;
} gathering;

static int is_wanted(const gathering *g, const char *id) { return !g->id || jk_text_equal(id, g->id); }

static void push(gathering *g, jk_list *list, const void *thing, size_t size)
{
	void *kept = jk_arena_allocate(g->arena, size);
	g->no_memory |= !kept;
	if (kept)
		memcpy(kept, thing, size);
	g->no_memory |= !kept || jk_list_add(list, g->arena, kept) != JK_OK;
}

/* --- gathering --- */

/* A file that takes the place of another repeats the history so far: each revision is told once. */
static void add_change(gathering *g, const char *what, const char *id, const char *title, const jk_revision *revision)
{
	const char *name = jk_arena_format(g->arena, "%s|%s", what, id);
	g->no_memory |= !name;
	if (!name || jk_index_find(&g->known, name, revision->version))
		return;
	g->no_memory |= jk_index_add(&g->known, g->arena, name, revision->version, revision) != JK_OK;
	push(g, &g->changes, &(change){what, id, title, revision, g->changes.count}, sizeof(change));
}

/* The latest first. */
static void gather_versions(gathering *g, const jk_record *record)
{
	if (record->successor)
		gather_versions(g, record->successor);
	push(g, &g->items,
	     &(item){jk_record_word(record->kind), record->id, record->title, record->version, record->from, record->until, record->file}, sizeof(item));
}

static void gather_record(gathering *g, const jk_record *record)
{
	const char *what = jk_record_word(record->kind);
	if (!record->succeeds && is_wanted(g, record->id))
		gather_versions(g, record);
	for (size_t i = 0; i < record->revision_count; i++) {
		const jk_revision *revision = &record->revisions[i];
		const jk_provision *about = revision->provision ? jk_catalog_provision(g->catalog, revision->provision) : NULL;
		if (about && is_wanted(g, about->id))
			add_change(g, "provision", about->id, about->section, revision);
		else if (!about && is_wanted(g, record->id))
			add_change(g, what, record->id, record->title, revision);
	}
}

/* A provision is in force from the edition that gave it its content to the day before the one that took it out. */
static void gather_provision(gathering *g, const jk_provision *provision)
{
	const jk_list *editions = &g->catalog->editions;
	const jk_edition *since = provision->since ? provision->since : editions->count ? editions->items[0] : NULL;
	const jk_record *file = jk_catalog_record(g->catalog, JK_RECORD_PROVISIONS, jk_record_word(JK_RECORD_PROVISIONS));
	const char *until = provision->withdrawn ? jk_date_shifted(g->arena, provision->withdrawn->from, -1) : NULL;
	g->no_memory |= provision->withdrawn && !until;
	push(g, &g->items,
	     &(item){"provision", provision->id, provision->section, since ? since->name : g->catalog->standard_edition,
		     since ? since->from : g->catalog->standard_from, until, file ? file->file : NULL},
	     sizeof(item));
}

static int by_time(const void *a, const void *b)
{
	const change *first = *(const change *const *)a, *second = *(const change *const *)b;
	int order = strcmp(second->revision->date, first->revision->date);
	if (!order && strcmp(first->what, second->what) == 0 && strcmp(first->id, second->id) == 0)
		order = jk_version_order(second->revision->version, first->revision->version);
	return order ? order : (first->order > second->order) - (first->order < second->order);
}

static void gather(gathering *g)
{
	for (size_t i = 0; i < g->catalog->records.count; i++)
		gather_record(g, g->catalog->records.items[i]);
	const jk_provision *provision = g->id ? jk_catalog_provision(g->catalog, g->id) : NULL;
	if (provision)
		gather_provision(g, provision);
	if (g->changes.count && !g->no_memory)
		qsort(g->changes.items, g->changes.count, sizeof *g->changes.items, by_time);
}

/* --- text --- */

static const char *weight_text(jk_weight weight)
{
	return weight == JK_WEIGHT_EDITORIAL ? _("editorial") : weight == JK_WEIGHT_CORRECTION ? _("correction") : _("substantive");
}

static const char *what_text(const char *what)
{
	static const struct {
		const char *word, *text;
	} words[] = {{"catalog", N_("catalog")}, {"provisions", N_("standard")}, {"provision", N_("provision")}, {"labels", N_("labels")},
		     {"checks", N_("checks")}, {"vocabulary", N_("vocabulary")}, {"clause", N_("clause")}, {"document", N_("paper")},
		     {"sheet", N_("sheet")}, {"template", N_("template")}};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].word, what) == 0)
			return _(words[i].text);
	return what;
}

static void put_item(jk_buffer *out, const item *it)
{
	jk_buffer_format(out, "%s %s %s  %s〜%s  %s%s%s%s\n", what_text(it->what), it->id, it->version ? it->version : "—", it->from ? it->from : "",
			 it->until ? it->until : "", it->title ? it->title : "", it->file ? " [" : "", it->file ? it->file : "", it->file ? "]" : "");
}

static void put_change(jk_buffer *out, const change *c, int named)
{
	jk_buffer_format(out, "%s  %-8s %s", c->revision->date, c->revision->version, weight_text(c->revision->weight));
	if (named)
		jk_buffer_format(out, "  %s %s", what_text(c->what), c->id);
	jk_buffer_format(out, "  %s\n", c->revision->text);
}

/* Whether readers must be told what a revision is of: a clause and a template may share an id. */
static int is_mixed(const gathering *g)
{
	const item *first = g->items.count ? g->items.items[0] : NULL, *last = first ? g->items.items[g->items.count - 1] : NULL;
	return !g->id || !first || strcmp(first->what, last->what) != 0;
}

/* Of one id, its versions first; of everything, the revisions alone. */
static void put_text(jk_buffer *out, const gathering *g)
{
	for (size_t i = 0; i < g->items.count && g->id; i++)
		put_item(out, g->items.items[i]);
	if (g->id && g->changes.count)
		jk_buffer_char(out, '\n');
	for (size_t i = 0; i < g->changes.count; i++)
		put_change(out, g->changes.items[i], is_mixed(g));
}

/* --- JSON --- */

static void json_item(jk_json *json, const item *it)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "what", it->what);
	jk_json_string(json, "id", it->id);
	jk_json_string(json, "title", it->title);
	jk_json_string(json, "version", it->version);
	jk_json_string(json, "from", it->from);
	jk_json_string(json, "until", it->until);
	jk_json_string(json, "file", it->file);
	jk_json_end_object(json);
}

static void json_change(jk_json *json, const change *c)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "what", c->what);
	jk_json_string(json, "id", c->id);
	jk_json_string(json, "version", c->revision->version);
	jk_json_string(json, "date", c->revision->date);
	jk_json_string(json, "kind", jk_weight_word(c->revision->weight));
	jk_json_string(json, "text", c->revision->text);
	jk_json_end_object(json);
}

static void put_json(jk_buffer *out, const gathering *g)
{
	jk_json json;
	jk_json_begin(&json, out);
	jk_json_object(&json, NULL);
	jk_json_string(&json, "catalog", g->catalog->id);
	jk_json_string(&json, "version", g->catalog->version);
	jk_json_array(&json, "versions");
	for (size_t i = 0; i < g->items.count; i++)
		json_item(&json, g->items.items[i]);
	jk_json_end_array(&json);
	jk_json_array(&json, "changes");
	for (size_t i = 0; i < g->changes.count; i++)
		json_change(&json, g->changes.items[i]);
	jk_json_end_array(&json);
	jk_json_end_object(&json);
	jk_json_finish(&json);
}

/* --- both --- */

static jk_result tell(char **out, const gathering *g, void (*put)(jk_buffer *, const gathering *), jk_diagnostics *diagnostics)
{
	jk_buffer text;
	if (g->no_memory)
		return JK_NO_MEMORY;
	if (g->id && !g->items.count) {
		JK_REPORT(diagnostics, JK_DIAG_HISTORY_UNKNOWN, NULL, {"id", g->id});
		return JK_FAILED;
	}
	jk_buffer_init(&text, 0);
	put(&text, g);
	return jk_text_take(out, &text);
}

static jk_result history(char **out, const jk_catalog *catalog, const char *id, void (*put)(jk_buffer *, const gathering *), jk_diagnostics *diagnostics)
{
	gathering g = {.catalog = catalog, .id = id};
	*out = NULL;
	if (jk_arena_new(&g.arena) != JK_OK)
		return JK_NO_MEMORY;
	gather(&g);
	jk_result result = tell(out, &g, put, diagnostics);
	jk_arena_free(g.arena);
	return result;
}

jk_result jk_catalog_history_text(char **out, const jk_catalog *catalog, const char *id, jk_diagnostics *diagnostics)
{
	return history(out, catalog, id, put_text, diagnostics);
}

jk_result jk_catalog_history_json(char **out, const jk_catalog *catalog, const char *id, jk_diagnostics *diagnostics)
{
	return history(out, catalog, id, put_json, diagnostics);
}
