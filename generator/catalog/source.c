/* The files of a catalog: which kinds there are, and the reading of one after the other. */
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/schema.h"
#include "base/text.h"
#include "catalog/load.h"

#define SCHEMA(name) \
	extern const char jk_##name##_rng[]; \
	extern const size_t jk_##name##_rng_length
SCHEMA(clause);
SCHEMA(document);
SCHEMA(vocabulary);
SCHEMA(catalog);
SCHEMA(provisions);
SCHEMA(labels);
SCHEMA(checks);
SCHEMA(sheet);

/* In the order they are read: later ones refer to earlier ones. `prefix` or the whole name tells which is which; clauses are what is left. */
#define KIND(prefix, name, record, id) {prefix, #name ".rng", jk_##name##_rng, &jk_##name##_rng_length, record, id, jk_load_##name}
static const jk_file_kind kinds[] = {
	KIND("catalog.xml", catalog, JK_RECORD_CATALOG, "id"),
	KIND("provisions.xml", provisions, JK_RECORD_PROVISIONS, NULL),
	KIND("labels.xml", labels, JK_RECORD_LABELS, NULL),
	KIND("checks.xml", checks, JK_RECORD_CHECKS, NULL),
	KIND("vocabularies/", vocabulary, JK_RECORD_VOCABULARY, "id"),
	KIND("", clause, JK_RECORD_CLAUSE, "id"),
	KIND("documents/", document, JK_RECORD_DOCUMENT, "kind"),
	KIND("sheets/", sheet, JK_RECORD_SHEET, "id"),
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static int is_of_kind(const char *name, const jk_file_kind *kind)
{
	if (*kind->prefix)
		return jk_text_starts(name, kind->prefix);
	for (int i = 0; i < KINDS; i++)
		if (*kinds[i].prefix && jk_text_starts(name, kinds[i].prefix))
			return 0;
	return strchr(name, '/') != NULL;
}

typedef struct {
	jk_catalog *catalog;
	jk_diagnostics *diagnostics;
	jk_take_file *take;
	void *state;
} reading;

static jk_result note(const reading *r, const jk_file_kind *kind, const jk_xml *xml, jk_record **record)
{
	jk_loading loading = {.catalog = r->catalog, .xml = xml, .diagnostics = r->diagnostics};
	*record = jk_load_record(&loading, jk_xml_root(xml), kind->record, kind->id);
	if (*record && !loading.no_memory)
		jk_load_link(&loading, jk_xml_root(xml), *record);
	return loading.no_memory ? JK_NO_MEMORY : loading.failed ? JK_FAILED : JK_OK;
}

static jk_result read_file(const reading *r, const char *name, const jk_file_kind *kind, const jk_schema *schema)
{
	const char *path = jk_path_join(r->catalog->arena, r->catalog->path, name);
	jk_catalog_file file = {.kind = kind};
	jk_result result = path ? jk_xml_read(&file.xml, path, r->diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_schema_validate(schema, file.xml, r->diagnostics);
	if (result == JK_OK)
		result = note(r, kind, file.xml, &file.record);
	if (result == JK_OK)
		result = r->take(r->state, &file);
	jk_xml_free(file.xml);
	return result;
}

static jk_result read_kind(const reading *r, const jk_list *names, const jk_file_kind *kind)
{
	jk_schema *schema = NULL;
	jk_result result = jk_schema_load(&schema, kind->schema, *kind->schema_length, kind->schema_name, r->diagnostics), one;
	for (size_t i = 0; i < names->count && result != JK_NO_MEMORY && schema; i++) {
		if (!is_of_kind(names->items[i], kind))
			continue;
		one = read_file(r, names->items[i], kind, schema);
		if (one != JK_OK)
			result = one;
	}
	jk_schema_free(schema);
	return result;
}

jk_result jk_files_read(jk_catalog *catalog, jk_take_file *take, void *state, jk_diagnostics *diagnostics)
{
	const reading r = {catalog, diagnostics, take, state};
	jk_list names = {0};
	jk_result result = jk_file_list(&names, catalog->arena, catalog->path, ".xml", diagnostics), one;
	if (result != JK_OK)
		return result;
	if (names.count > JK_CATALOG_CLAUSES) {
		char limit[16];
		snprintf(limit, sizeof limit, "%d", JK_CATALOG_CLAUSES);
		JK_REPORT(diagnostics, JK_DIAG_CATALOG_LARGE, &(jk_origin){.file = catalog->path}, {"limit", limit});
		return JK_FAILED;
	}
	for (int i = 0; i < KINDS && result != JK_NO_MEMORY; i++) {
		one = read_kind(&r, &names, &kinds[i]);
		if (one != JK_OK)
			result = one;
	}
	return result;
}
