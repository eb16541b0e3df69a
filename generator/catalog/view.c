/* Views: the catalog as it is in force from one day to the next on which a file takes another's place. Each is a whole catalog, compiled of the
 * files that hold then, so that nobody else need know of more than one clause for an id. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "catalog/load.h"

typedef struct {
	jk_catalog *catalog; /* the whole: the view of the last days */
	jk_list files;       /* jk_catalog_file with their trees, in the order they are read */
	jk_list days;        /* on which a view begins; the first, from the beginning, is not among them */
	jk_diagnostics *diagnostics;
} viewing;

static jk_result keep(void *state, jk_catalog_file *file)
{
	viewing *v = state;
	jk_catalog_file *kept = jk_arena_allocate(v->catalog->arena, sizeof *kept);
	if (!kept || jk_list_add(&v->files, v->catalog->arena, kept) != JK_OK)
		return JK_NO_MEMORY;
	*kept = *file;
	file->xml = NULL;
	return JK_OK;
}

/* --- days --- */

static int by_day(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

static jk_result add_day(viewing *v, const char *day)
{
	for (size_t i = 0; i < v->days.count; i++)
		if (strcmp(v->days.items[i], day) == 0)
			return JK_OK;
	return jk_list_add(&v->days, v->catalog->arena, day);
}

static jk_result find_days(viewing *v)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < v->files.count && result == JK_OK; i++) {
		const jk_record *record = ((const jk_catalog_file *)v->files.items[i])->record;
		if (record->succeeds)
			result = add_day(v, record->from);
	}
	if (v->days.count)
		qsort(v->days.items, v->days.count, sizeof *v->days.items, by_day);
	if (result != JK_OK || v->days.count < JK_CATALOG_VIEWS)
		return result;
	char limit[16];
	snprintf(limit, sizeof limit, "%d", JK_CATALOG_VIEWS);
	JK_REPORT(v->diagnostics, JK_DIAG_CATALOG_VIEWS, &(jk_origin){.file = v->catalog->path}, {"limit", limit});
	return JK_FAILED;
}

/* --- compiling --- */

static jk_result compile(jk_catalog *view, const viewing *v, const char *day)
{
	jk_result result = JK_OK, one;
	for (size_t i = 0; i < v->files.count && result != JK_NO_MEMORY; i++) {
		const jk_catalog_file *file = v->files.items[i];
		const jk_record *first = jk_catalog_record(v->catalog, file->record->kind, file->record->id);
		if (jk_record_on(first, day) != file->record)
			continue;
		one = jk_file_compile(view, file, v->diagnostics);
		if (one != JK_OK)
			result = one;
	}
	return result == JK_OK ? jk_catalog_finish(view, v->diagnostics) : result;
}

static jk_result add_view(const viewing *v, const char *from, jk_catalog *catalog)
{
	jk_view *view = jk_arena_allocate(v->catalog->arena, sizeof *view);
	if (!view)
		return JK_NO_MEMORY;
	*view = (jk_view){from, catalog};
	return jk_list_add(&v->catalog->views, v->catalog->arena, view);
}

static void tell_days(const viewing *v, const char *from)
{
	if (from)
		JK_REPORT(v->diagnostics, JK_DIAG_CATALOG_VIEW, &(jk_origin){.file = v->catalog->path}, {"from", from});
	else
		JK_REPORT(v->diagnostics, JK_DIAG_CATALOG_VIEW_FIRST, &(jk_origin){.file = v->catalog->path}, {"until", v->days.items[0]});
}

/* `from` NULL: the first view, whose files are the first of their ids; no day is before all days but the empty text. */
static jk_result make_view(const viewing *v, const char *from)
{
	jk_catalog *view = jk_catalog_new(v->catalog->path);
	jk_result result = view ? add_view(v, from, view) : JK_NO_MEMORY;
	if (result != JK_OK) {
		jk_catalog_free(view);
		return result;
	}
	view->whole = v->catalog;
	result = compile(view, v, from ? from : "");
	view->records = v->catalog->records;
	view->record_by_id = v->catalog->record_by_id;
	if (result == JK_FAILED)
		tell_days(v, from);
	return result;
}

/* The last view comes first: what is wrong at all is then told once, and of earlier ones only what is wrong in them alone. */
static jk_result compile_views(viewing *v)
{
	size_t count = v->days.count;
	jk_result result = compile(v->catalog, v, NULL);
	if (result == JK_OK)
		result = jk_load_templates(v->catalog, v->diagnostics);
	for (size_t i = 0; i < count && result == JK_OK; i++)
		result = make_view(v, i ? v->days.items[i - 1] : NULL);
	return result == JK_OK && count ? add_view(v, v->days.items[count - 1], v->catalog) : result;
}

jk_result jk_views_read(jk_catalog **out, const char *path, jk_diagnostics *diagnostics)
{
	viewing v = {.catalog = jk_catalog_new(path), .diagnostics = diagnostics};
	*out = v.catalog;
	jk_result result = v.catalog ? jk_files_read(v.catalog, keep, &v, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = find_days(&v);
	if (result == JK_OK)
		result = compile_views(&v);
	for (size_t i = 0; i < v.files.count; i++)
		jk_xml_free(((jk_catalog_file *)v.files.items[i])->xml);
	return result;
}

const jk_catalog *jk_catalog_as_of(const jk_catalog *catalog, const char *day)
{
	const jk_catalog *whole = catalog->whole ? catalog->whole : catalog, *found = whole;
	for (size_t i = 0; day && i < whole->views.count; i++) {
		const jk_view *view = whole->views.items[i];
		if (!view->from || strcmp(view->from, day) <= 0)
			found = view->catalog;
	}
	return found;
}
