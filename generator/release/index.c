/* The list of releases. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/xml.h"
#include "release/file.h"

extern const char jk_index_rng[];
extern const size_t jk_index_rng_length;

struct jk_release_index {
	jk_arena *arena;
	jk_release_index_info info;
	jk_release_entry *entries;
};

/* --- reading --- */

static const char *attribute(jk_release_index *list, const jk_node *node, const char *name)
{
	return jk_arena_string(list->arena, jk_node_attribute(node, name));
}

static jk_result take_entry(jk_release_entry *entry, jk_release_index *list, const jk_node *node)
{
	*entry = (jk_release_entry){.version = attribute(list, node, "version"), .file = attribute(list, node, "file"),
				    .sha256 = attribute(list, node, "sha256"), .effective = attribute(list, node, "effective"),
				    .program = attribute(list, node, "program"), .date = attribute(list, node, "date"),
				    .size = strtoul(jk_node_attribute(node, "size"), NULL, 10)};
	int whole = entry->version && entry->file && entry->sha256 && entry->effective && entry->program && entry->date;
	return whole ? JK_OK : JK_NO_MEMORY;
}

static jk_result take(jk_release_index *list, const jk_node *root)
{
	jk_release_index_info *info = &list->info;
	size_t count = 0;
	for (const jk_node *node = jk_node_first_element(root); node; node = jk_node_next_element(node))
		count++;
	info->format = (unsigned)strtoul(jk_node_attribute(root, "format"), NULL, 10);
	info->serial = strtoul(jk_node_attribute(root, "serial"), NULL, 10);
	info->id = attribute(list, root, "id");
	info->date = attribute(list, root, "date");
	info->expires = attribute(list, root, "expires");
	list->entries = jk_arena_array(list->arena, count, sizeof *list->entries);
	jk_result result = info->id && info->date && info->expires && list->entries ? JK_OK : JK_NO_MEMORY;
	for (const jk_node *node = jk_node_first_element(root); node && result == JK_OK; node = jk_node_next_element(node))
		result = take_entry(&list->entries[info->count++], list, node);
	return result;
}

static int is_before(const char *a, const char *b)
{
	jk_date x, y;
	return jk_date_parse(a, &x) && jk_date_parse(b, &y) && jk_date_compare(x, y) < 0;
}

/* The name of a file follows from what it is: no index leads anywhere else. */
static int is_named(const char *file, const char *id, const char *version)
{
	size_t length = strlen(id);
	return strncmp(file, id, length) == 0 && file[length] == '-' && jk_text_starts(file + length + 1, version) &&
	       jk_text_equal(file + length + 1 + strlen(version), ".jokou");
}

static jk_result check(const jk_release_index *list, const char *name, jk_diagnostics *d)
{
	const jk_release_index_info *info = &list->info;
	if (is_before(info->expires, info->date))
		return jk_release_refuse(JK_DIAG_INDEX_BROKEN, name, NULL, _("it expires before it was made"), d);
	for (size_t i = 0; i < info->count; i++) {
		const jk_release_entry *entry = &list->entries[i];
		if (i && jk_version_compare(entry[-1].version, entry->version) >= 0)
			return jk_release_refuse(JK_DIAG_INDEX_BROKEN, name, NULL, _("its versions do not rise"), d);
		if (!is_named(entry->file, info->id, entry->version))
			return jk_release_refuse(JK_DIAG_INDEX_BROKEN, name, NULL, _("a file is not called after its id and version"), d);
	}
	return JK_OK;
}

static jk_result new_list(jk_release_index **out)
{
	jk_arena *arena;
	jk_result result = jk_arena_new(&arena);
	if (result != JK_OK)
		return result;
	*out = jk_arena_allocate(arena, sizeof **out);
	if (!*out) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	(*out)->arena = arena;
	return JK_OK;
}

jk_result jk_release_index_read(jk_release_index **out, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics)
{
	const jk_schema_source schema[] = {{"index.rng", jk_index_rng, jk_index_rng_length}, {NULL, NULL, 0}};
	jk_xml *xml = NULL;
	*out = NULL;
	if (length > JK_XML_FILE_LIMIT)
		return jk_release_refuse(JK_DIAG_INDEX_BROKEN, name, NULL, _("it is larger than an index is"), diagnostics);
	jk_result result = new_list(out);
	if (result == JK_OK)
		result = jk_release_parse(&xml, bytes, length, &JK_ORIGIN(name, 0), "index", schema, diagnostics);
	if (result == JK_OK)
		result = take(*out, jk_xml_root(xml));
	if (result == JK_OK)
		result = check(*out, name, diagnostics);
	jk_xml_free(xml);
	if (result != JK_OK) {
		jk_release_index_free(*out);
		*out = NULL;
	}
	return result;
}

void jk_release_index_free(jk_release_index *list)
{
	if (list)
		jk_arena_free(list->arena);
}

jk_release_index_info jk_release_index_about(const jk_release_index *list) { return list->info; }
const jk_release_entry *jk_release_index_at(const jk_release_index *list, size_t index) { return &list->entries[index]; }

/* --- writing --- */

static void put_entry(jk_buffer *out, const jk_release_entry *entry)
{
	jk_buffer_string(out, "  <release");
	jk_xml_put_attribute(out, "version", entry->version);
	jk_xml_put_attribute(out, "file", entry->file);
	jk_buffer_format(out, " size=\"%zu\"", entry->size);
	jk_xml_put_attribute(out, "sha256", entry->sha256);
	jk_xml_put_attribute(out, "effective", entry->effective);
	jk_xml_put_attribute(out, "program", entry->program);
	jk_xml_put_attribute(out, "date", entry->date);
	jk_buffer_string(out, "/>\n");
}

static void put_index(jk_buffer *out, const jk_release_index *before, const char *id, const jk_release_entry *added, const char *date, const char *expires)
{
	jk_buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<index");
	jk_buffer_format(out, " format=\"%d\"", JK_RELEASE_FORMAT);
	jk_xml_put_attribute(out, "program", JK_RELEASE_PROGRAM);
	jk_xml_put_attribute(out, "id", id);
	jk_buffer_format(out, " serial=\"%lu\"", before ? before->info.serial + 1 : 1);
	jk_xml_put_attribute(out, "date", date);
	jk_xml_put_attribute(out, "expires", expires);
	jk_buffer_string(out, ">\n");
	for (size_t i = 0; before && i < before->info.count; i++)
		put_entry(out, &before->entries[i]);
	if (added)
		put_entry(out, added);
	jk_buffer_string(out, "</index>\n");
}

static jk_result check_step(const jk_release_index *before, const char *id, const jk_release_entry *added, const char *date, jk_diagnostics *d)
{
	const jk_release_index_info *info = &before->info;
	const char *last = info->count ? before->entries[info->count - 1].version : "0.0.0", *reason = NULL;
	if (!jk_text_equal(info->id, id))
		reason = N_("it lists releases of another catalog");
	else if (is_before(date, info->date))
		reason = N_("it was made on a later day");
	if (reason)
		return jk_release_refuse(JK_DIAG_INDEX_BROKEN, "index.xml", NULL, _(reason), d);
	if (added && jk_version_compare(added->version, last) <= 0) {
		JK_REPORT(d, JK_DIAG_INDEX_VERSION, NULL, {"version", added->version}, {"last", last});
		return JK_FAILED;
	}
	return JK_OK;
}

jk_result jk_release_index_write(char **out, const jk_release_index *before, const char *id, const jk_release_entry *added, const char *date,
				 const char *expires, jk_diagnostics *diagnostics)
{
	jk_buffer text;
	*out = NULL;
	jk_result result = before ? check_step(before, id, added, date, diagnostics) : JK_OK;
	if (result != JK_OK)
		return result;
	jk_buffer_init(&text, 0);
	put_index(&text, before, id, added, date, expires);
	return jk_text_take(out, &text);
}
