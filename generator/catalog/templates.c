/* templates/templates.xml, beside the folder of the clauses: which template serves which paper, and from when. */
#include <string.h>
#include "base/file.h"
#include "base/schema.h"
#include "base/text.h"
#include "catalog/load.h"

extern const char jk_templates_rng[];
extern const size_t jk_templates_rng_length;

/* "city/templates/templates.xml" for "city/clauses", also when that ends with a slash; of a path that says no name, by way of "..". */
static const char *path_of(const jk_catalog *catalog)
{
	const char *path = catalog->path;
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		length--;
	size_t name = length;
	while (name && path[name - 1] != '/')
		name--;
	int nameless = length == name || (path[name] == '.' && (length == name + 1 || (path[name + 1] == '.' && length == name + 2)));
	size_t kept = nameless ? length : name;
	return jk_arena_format(catalog->arena, "%.*s%stemplates/templates.xml", (int)kept, path, nameless ? "/../" : "");
}

static void load_template(jk_loading *loading, const jk_node *node)
{
	jk_record *record = jk_load_record(loading, node, JK_RECORD_TEMPLATE, jk_node_attribute(node, "kind") ? "kind" : "use");
	if (!record)
		return;
	const char *stem = jk_load_attribute(loading, node, "file");
	record->stem = stem ? stem : record->id;
	if (!loading->no_memory)
		jk_load_link(loading, node, record);
}

static jk_result load(jk_catalog *catalog, const jk_xml *xml, jk_diagnostics *diagnostics)
{
	jk_loading loading = {.catalog = catalog, .xml = xml, .diagnostics = diagnostics};
	for (const jk_node *node = jk_node_first_element(jk_xml_root(xml)); node && !loading.no_memory; node = jk_node_next_element(node))
		load_template(&loading, node);
	return loading.no_memory ? JK_NO_MEMORY : loading.failed ? JK_FAILED : JK_OK;
}

jk_result jk_load_templates(jk_catalog *catalog, jk_diagnostics *diagnostics)
{
	jk_schema *schema = NULL;
	jk_xml *xml = NULL;
	const char *path = path_of(catalog);
	if (!path)
		return JK_NO_MEMORY;
	if (!jk_file_exists(path))
		return JK_OK;
	jk_result result = jk_schema_load(&schema, jk_templates_rng, jk_templates_rng_length, "templates.rng", diagnostics);
	if (result == JK_OK)
		result = jk_xml_read(&xml, path, diagnostics);
	if (result == JK_OK)
		result = jk_schema_validate(schema, xml, diagnostics);
	if (result == JK_OK)
		result = load(catalog, xml, diagnostics);
	jk_xml_free(xml);
	jk_schema_free(schema);
	return result;
}

const char *jk_catalog_template(const jk_catalog *catalog, const char *kind, const char *day)
{
	const jk_record *first = jk_catalog_record(catalog, JK_RECORD_TEMPLATE, kind);
	return first ? jk_record_on(first, day)->stem : kind;
}

const char *jk_catalog_template_at(const jk_catalog *catalog, const char *kind, size_t index)
{
	const jk_record *record = jk_catalog_record(catalog, JK_RECORD_TEMPLATE, kind);
	if (!record)
		return index ? NULL : kind;
	for (; record && index; index--)
		record = record->successor;
	return record ? record->stem : NULL;
}

const char *jk_catalog_template_version(const jk_catalog *catalog, const char *stem)
{
	for (size_t i = 0; i < catalog->records.count; i++) {
		const jk_record *record = catalog->records.items[i];
		if (record->kind == JK_RECORD_TEMPLATE && jk_text_equal(record->stem, stem))
			return record->version;
	}
	return NULL;
}
