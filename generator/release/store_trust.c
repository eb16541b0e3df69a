/* trusted.xml: what was last trusted of a catalog. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "base/schema.h"
#include "base/text.h"
#include "base/xml.h"
#include "release/store.h"

extern const char jk_trusted_rng[];
extern const size_t jk_trusted_rng_length;

int jk_store_is_id(const char *text)
{
	return *text && *text != '-' && strlen(text) <= JK_ID_LIMIT && !text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")];
}

/* --- reading --- */

typedef struct {
	jk_arena *arena;
	int no_memory;
} reading;

static const char *attribute(reading *r, const jk_node *node, const char *name)
{
	const char *value = jk_node_attribute(node, name), *copy = value ? jk_arena_string(r->arena, value) : NULL;
	r->no_memory |= value && !copy;
	return copy;
}

static const char *file_of(reading *r, const char *path, const char *version)
{
	const char *name = strrchr(path, '/');
	const char *file =
		version ? jk_arena_format(r->arena, "%.*s%s.jokou", (int)(name ? name + 1 - path : 0), path, version) : NULL;
	r->no_memory |= !file;
	return file;
}

static void read_row(reading *r, jk_trust *trust, const char *path, const jk_node *node)
{
	const char *version = attribute(r, node, "version");
	const jk_held row = {.id = trust->id,
			     .version = version,
			     .path = file_of(r, path, version),
			     .effective = attribute(r, node, "effective"),
			     .date = attribute(r, node, "date"),
			     .sha256 = attribute(r, node, "sha256"),
			     .digest = attribute(r, node, "digest"),
			     .key = attribute(r, node, "key")};
	r->no_memory |= r->no_memory || jk_trust_add(trust, r->arena, &row) != JK_OK;
}

static jk_result read_all(jk_trust *out, jk_arena *arena, const char *path, const jk_node *root)
{
	reading r = {.arena = arena};
	const char *serial = jk_node_attribute(root, "serial");
	*out = (jk_trust){.id = attribute(&r, root, "id"),
			  .key = attribute(&r, root, "key"),
			  .date = attribute(&r, root, "date"),
			  .index = attribute(&r, root, "index"),
			  .serial = serial ? strtoul(serial, NULL, 10) : 0};
	for (const jk_node *node = jk_node_first_element(root); node && !r.no_memory; node = jk_node_next_element(node))
		read_row(&r, out, path, node);
	return r.no_memory ? JK_NO_MEMORY : JK_OK;
}

static jk_result read_checked(jk_trust *out, jk_arena *arena, const char *path, jk_diagnostics *diagnostics)
{
	jk_xml *xml = NULL;
	jk_schema *schema = NULL;
	jk_result result = jk_xml_read(&xml, path, diagnostics);
	if (result == JK_OK)
		result = jk_schema_load(&schema, jk_trusted_rng, jk_trusted_rng_length, "trusted.rng", diagnostics);
	if (result == JK_OK)
		result = jk_schema_validate(schema, xml, diagnostics);
	if (result == JK_OK)
		result = read_all(out, arena, path, jk_xml_root(xml));
	jk_schema_free(schema);
	jk_xml_free(xml);
	return result;
}

jk_result jk_trust_read(jk_trust *out, jk_arena *arena, const char *path, const char *id, jk_diagnostics *diagnostics)
{
	jk_result result = read_checked(out, arena, path, diagnostics);
	if (result == JK_OK && strcmp(out->id, id) != 0)
		result = JK_FAILED;
	/* Starting anew silently would forget the key and the number of the last index: a person must decide that. */
	if (result == JK_FAILED)
		JK_REPORT(diagnostics, JK_DIAG_STORE_DAMAGED, NULL, {"path", path});
	return result;
}

/* --- writing --- */

static void put_row(jk_buffer *out, const jk_held *row)
{
	jk_buffer_string(out, "\t<release");
	jk_xml_put_attribute(out, "version", row->version);
	jk_xml_put_attribute(out, "effective", row->effective);
	jk_xml_put_attribute(out, "date", row->date);
	jk_xml_put_attribute(out, "sha256", row->sha256);
	jk_xml_put_attribute(out, "digest", row->digest);
	jk_xml_put_attribute(out, "key", row->key);
	jk_buffer_string(out, "/>\n");
}

void jk_trust_put(jk_buffer *out, const jk_trust *trust)
{
	char serial[24];
	snprintf(serial, sizeof serial, "%lu", trust->serial);
	jk_buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<trusted format=\"1\"");
	jk_xml_put_attribute(out, "id", trust->id);
	jk_xml_put_attribute(out, "key", trust->key);
	if (trust->index) {
		jk_xml_put_attribute(out, "serial", serial);
		jk_xml_put_attribute(out, "date", trust->date);
		jk_xml_put_attribute(out, "index", trust->index);
	}
	jk_buffer_string(out, ">\n");
	for (size_t i = 0; i < trust->rows.count; i++)
		put_row(out, trust->rows.items[i]);
	jk_buffer_string(out, "</trusted>\n");
}

jk_result jk_trust_add(jk_trust *trust, jk_arena *arena, const jk_held *row)
{
	jk_held *copy = jk_arena_allocate(arena, sizeof *copy);
	if (!copy)
		return JK_NO_MEMORY;
	*copy = *row;
	size_t at = 0;
	int order = -1;
	while (at < trust->rows.count) {
		const jk_held *other = trust->rows.items[at];
		order = jk_version_compare(row->version, other->version);
		if (order <= 0)
			break;
		at++;
	}
	if (at < trust->rows.count && order == 0) {
		trust->rows.items[at] = copy;
		return JK_OK;
	}
	if (jk_list_add(&trust->rows, arena, copy) != JK_OK)
		return JK_NO_MEMORY;
	memmove(trust->rows.items + at + 1, trust->rows.items + at, (trust->rows.count - 1 - at) * sizeof *trust->rows.items);
	trust->rows.items[at] = copy;
	return JK_OK;
}

jk_result jk_trust_copy(jk_trust *out, jk_arena *arena, const jk_trust *trust)
{
	*out = *trust;
	out->rows = (jk_list){0};
	for (size_t i = 0; i < trust->rows.count; i++)
		if (jk_list_add(&out->rows, arena, trust->rows.items[i]) != JK_OK)
			return JK_NO_MEMORY;
	return JK_OK;
}
