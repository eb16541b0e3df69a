#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/schema.h"
#include "base/text.h"
#include "catalog/load.h"

extern const char jk_clause_rng[], jk_document_rng[], jk_vocabulary_rng[], jk_catalog_rng[], jk_provisions_rng[], jk_labels_rng[], jk_checks_rng[],
	jk_sheet_rng[];
extern const size_t jk_clause_rng_length, jk_document_rng_length, jk_vocabulary_rng_length, jk_catalog_rng_length, jk_provisions_rng_length,
	jk_labels_rng_length, jk_checks_rng_length, jk_sheet_rng_length;

/* Kinds of files in the order they are read: later ones refer to earlier ones. `prefix` or the whole name tells which is which;
 * clauses are what is left. */
static const struct kind {
	const char *prefix, *schema_name, *schema;
	const size_t *schema_length;
	void (*load)(jk_loading *, const jk_node *);
} kinds[] = {
	{"catalog.xml", "catalog.rng", jk_catalog_rng, &jk_catalog_rng_length, jk_load_catalog},
	{"provisions.xml", "provisions.rng", jk_provisions_rng, &jk_provisions_rng_length, jk_load_provisions},
	{"labels.xml", "labels.rng", jk_labels_rng, &jk_labels_rng_length, jk_load_labels},
	{"checks.xml", "checks.rng", jk_checks_rng, &jk_checks_rng_length, jk_load_checks},
	{"vocabularies/", "vocabulary.rng", jk_vocabulary_rng, &jk_vocabulary_rng_length, jk_load_vocabulary},
	{"", "clause.rng", jk_clause_rng, &jk_clause_rng_length, jk_load_clause},
	{"documents/", "document.rng", jk_document_rng, &jk_document_rng_length, jk_load_document},
	{"sheets/", "sheet.rng", jk_sheet_rng, &jk_sheet_rng_length, jk_load_sheet},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static int is_of_kind(const char *name, const struct kind *kind)
{
	if (*kind->prefix)
		return jk_text_starts(name, kind->prefix);
	for (int i = 0; i < KINDS; i++)
		if (*kinds[i].prefix && jk_text_starts(name, kinds[i].prefix))
			return 0;
	return strchr(name, '/') != NULL;
}

static jk_result load_file(jk_catalog *catalog, const char *name, const struct kind *kind, const jk_schema *schema, jk_diagnostics *d)
{
	const char *path = jk_path_join(catalog->arena, catalog->path, name);
	jk_xml *xml = NULL;
	jk_result result = path ? jk_xml_read(&xml, path, d) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_schema_validate(schema, xml, d);
	if (result == JK_OK) {
		jk_loading loading = {.catalog = catalog, .xml = xml, .diagnostics = d};
		kind->load(&loading, jk_xml_root(xml));
		result = loading.no_memory ? JK_NO_MEMORY : loading.failed ? JK_FAILED : JK_OK;
	}
	jk_xml_free(xml);
	return result;
}

static jk_result load_kind(jk_catalog *catalog, const jk_list *names, const struct kind *kind, jk_diagnostics *d)
{
	jk_schema *schema = NULL;
	jk_result result = jk_schema_load(&schema, kind->schema, *kind->schema_length, kind->schema_name, d), one;
	for (size_t i = 0; i < names->count && result != JK_NO_MEMORY && schema; i++) {
		if (!is_of_kind(names->items[i], kind))
			continue;
		one = load_file(catalog, names->items[i], kind, schema, d);
		if (one != JK_OK)
			result = one;
	}
	jk_schema_free(schema);
	return result;
}

static jk_result load_all(jk_catalog *catalog, jk_diagnostics *d)
{
	jk_list names = {0};
	jk_result result = jk_file_list(&names, catalog->arena, catalog->path, ".xml", d), one;
	if (result != JK_OK)
		return result;
	if (names.count > JK_CATALOG_CLAUSES) {
		char limit[16];
		snprintf(limit, sizeof limit, "%d", JK_CATALOG_CLAUSES);
		JK_REPORT(d, JK_DIAG_CATALOG_LARGE, &(jk_origin){.file = catalog->path}, {"limit", limit});
		return JK_FAILED;
	}
	for (int i = 0; i < KINDS && result != JK_NO_MEMORY; i++) {
		one = load_kind(catalog, &names, &kinds[i], d);
		if (one != JK_OK)
			result = one;
	}
	if (result == JK_OK && !catalog->id) {
		JK_REPORT(d, JK_DIAG_CATALOG_EMPTY, NULL, {"path", catalog->path});
		result = JK_FAILED;
	}
	return result;
}

static int by_order(const void *a, const void *b)
{
	const jk_document_kind *first = *(const jk_document_kind *const *)a, *second = *(const jk_document_kind *const *)b;
	if (first->order != second->order)
		return first->order < second->order ? -1 : 1;
	return strcmp(first->kind, second->kind);
}

jk_result jk_catalog_read(jk_catalog **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_catalog *catalog = jk_arena_allocate(arena, sizeof *catalog);
	if (!catalog) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	catalog->arena = arena;
	catalog->path = jk_arena_string(arena, path);
	jk_result result = catalog->path ? load_all(catalog, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK && catalog->documents.count)
		qsort(catalog->documents.items, catalog->documents.count, sizeof *catalog->documents.items, by_order);
	if (result == JK_OK)
		result = jk_catalog_check(catalog, diagnostics);
	if (result == JK_OK)
		*out = catalog;
	else
		jk_catalog_free(catalog);
	return result;
}

void jk_catalog_free(jk_catalog *catalog)
{
	if (!catalog)
		return;
	for (size_t i = 0; i < catalog->expressions.count; i++)
		jk_xpath_free(catalog->expressions.items[i]);
	jk_arena_free(catalog->arena);
}
