/* A catalog from its folder: compiled file by file, unless files succeed one another; then view by view (view.c). */
#include <stdlib.h>
#include <string.h>
#include "base/diagnostic.h"
#include "catalog/load.h"

jk_catalog *jk_catalog_new(const char *path)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return NULL;
	jk_catalog *catalog = jk_arena_allocate(arena, sizeof *catalog);
	if (!catalog) {
		jk_arena_free(arena);
		return NULL;
	}
	catalog->arena = arena;
	catalog->path = jk_arena_string(arena, path);
	catalog->digest = jk_catalog_digest_new(arena);
	if (catalog->path && catalog->digest)
		return catalog;
	jk_arena_free(arena);
	return NULL;
}

jk_result jk_file_compile(jk_catalog *catalog, const jk_catalog_file *file, jk_diagnostics *diagnostics)
{
	jk_loading loading = {.catalog = catalog, .xml = file->xml, .diagnostics = diagnostics, .record = file->record};
	file->kind->load(&loading, jk_xml_root(file->xml));
	return loading.no_memory ? JK_NO_MEMORY : loading.failed ? JK_FAILED : JK_OK;
}

static int by_order(const void *a, const void *b)
{
	const jk_document_kind *first = *(const jk_document_kind *const *)a, *second = *(const jk_document_kind *const *)b;
	if (first->order != second->order)
		return first->order < second->order ? -1 : 1;
	return strcmp(first->kind, second->kind);
}

jk_result jk_catalog_finish(jk_catalog *catalog, jk_diagnostics *diagnostics)
{
	if (!catalog->id) {
		JK_REPORT(diagnostics, JK_DIAG_CATALOG_EMPTY, NULL, {"path", catalog->path});
		return JK_FAILED;
	}
	if (catalog->documents.count)
		qsort(catalog->documents.items, catalog->documents.count, sizeof *catalog->documents.items, by_order);
	return jk_catalog_check(catalog, diagnostics);
}

/* --- without successors --- */

typedef struct {
	jk_catalog *catalog;
	jk_diagnostics *diagnostics;
	int succession; /* a file has the id of another: this way leads nowhere */
} plain;

static jk_result compile_at_once(void *state, jk_catalog_file *file)
{
	plain *p = state;
	p->succession |= file->record->succeeds || file->record->successor;
	return p->succession ? JK_OK : jk_file_compile(p->catalog, file, p->diagnostics);
}

static void tell(jk_diagnostics *to, const jk_diagnostics *from)
{
	for (size_t i = 0; i < jk_diagnostics_count(from); i++) {
		const jk_diagnostic *item = jk_diagnostics_at(from, i);
		jk_report(to, item->code, &item->where, item->arguments);
	}
	jk_diagnostics_count_dropped(to, from);
}

/* *succession: nothing is told, and *out is NULL. */
static jk_result read_plain(jk_catalog **out, const char *path, int *succession, jk_diagnostics *diagnostics)
{
	plain p = {.catalog = jk_catalog_new(path)};
	jk_result result = p.catalog ? jk_diagnostics_new(&p.diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_files_read(p.catalog, compile_at_once, &p, p.diagnostics);
	*succession = result != JK_NO_MEMORY && p.succession;
	if (result == JK_OK && !p.succession)
		result = jk_catalog_finish(p.catalog, p.diagnostics);
	if (result == JK_OK && !p.succession)
		result = jk_load_templates(p.catalog, p.diagnostics);
	if (p.diagnostics && !*succession)
		tell(diagnostics, p.diagnostics);
	jk_diagnostics_free(p.diagnostics);
	*out = p.catalog;
	return result;
}

jk_result jk_catalog_read(jk_catalog **out, const char *path, jk_diagnostics *diagnostics)
{
	int succession = 0;
	jk_catalog *catalog = NULL;
	jk_result result = read_plain(&catalog, path, &succession, diagnostics);
	if (succession) {
		jk_catalog_free(catalog);
		result = jk_views_read(&catalog, path, diagnostics);
	}
	if (result != JK_OK) {
		jk_catalog_free(catalog);
		catalog = NULL;
	}
	*out = catalog;
	return result;
}

void jk_catalog_free(jk_catalog *catalog)
{
	if (!catalog)
		return;
	for (size_t i = 0; i < catalog->views.count; i++) {
		jk_view *view = catalog->views.items[i];
		if (view->catalog != catalog)
			jk_catalog_free(view->catalog);
	}
	for (size_t i = 0; i < catalog->expressions.count; i++)
		jk_xpath_free(catalog->expressions.items[i]);
	jk_arena_free(catalog->arena);
}
