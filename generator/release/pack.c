/* Making a release file of the folders of a catalog. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/xml.h"
#include "package/zip_write.h"
#include "release/file.h"

/* A release is made once and carried often. */
enum { LEVEL = 9 };

typedef struct {
	jk_arena *arena;
	jk_list parts; /* jk_release_part */
	jk_diagnostics *diagnostics;
} packing;

/* --- gathering --- */

static jk_result read_part(packing *p, const char *folder, const char *name, const char *path)
{
	jk_buffer bytes;
	jk_release_part *part = jk_arena_allocate(p->arena, sizeof *part);
	const char *file = jk_path_join(p->arena, folder, name), *fault = jk_release_name_fault(path);
	if (!part || !file)
		return JK_NO_MEMORY;
	if (fault)
		return jk_release_refuse(JK_DIAG_RELEASE_MEMBER, file, path, _(fault), p->diagnostics);
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, file, JK_PACKAGE_XML_PART, p->diagnostics);
	if (result == JK_OK) {
		*part = (jk_release_part){.path = path, .bytes = jk_arena_text(p->arena, jk_buffer_text(&bytes), bytes.length), .length = bytes.length};
		jk_digest(part->sha256, jk_buffer_text(&bytes), bytes.length);
		result = part->bytes ? jk_list_add(&p->parts, p->arena, part) : JK_NO_MEMORY;
	}
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result gather_kind(packing *p, const char *folder, const char *prefix, const char *ending)
{
	jk_list names = {0};
	jk_result result = jk_file_list(&names, p->arena, folder, ending, p->diagnostics);
	for (size_t i = 0; i < names.count && result == JK_OK; i++) {
		const char *path = jk_arena_format(p->arena, "%s/%s", prefix, (const char *)names.items[i]);
		result = path ? read_part(p, folder, names.items[i], path) : JK_NO_MEMORY;
	}
	return result;
}

/* The files that readers of a catalog would find, and pictures, which papers name; what else lies there (drafts, scripts, backups) is nobody's business
 * outside. */
static jk_result gather(packing *p, const char *folder, const char *prefix, const char *const *endings)
{
	jk_result result = JK_OK;
	for (; *endings && result == JK_OK; endings++)
		result = gather_kind(p, folder, prefix, *endings);
	return result;
}

static int by_path(const void *a, const void *b)
{
	return strcmp((*(const jk_release_part *const *)a)->path, (*(const jk_release_part *const *)b)->path);
}

static jk_result gather_all(packing *p, const jk_release_options *options)
{
	static const char *const of_clauses[] = {".xml", ".png", ".jpg", ".jpeg", ".gif", NULL}, *const of_templates[] = {".docx", ".odt", ".xml", NULL};
	jk_result result = gather(p, options->clauses, "clauses", of_clauses);
	if (result == JK_OK && options->templates)
		result = gather(p, options->templates, "templates", of_templates);
	if (result == JK_OK && p->parts.count >= JK_PACKAGE_ENTRIES)
		return jk_release_refuse(JK_DIAG_RELEASE_DAMAGED, options->clauses, NULL, _("it has too many files for one release"), p->diagnostics);
	if (p->parts.count)
		qsort(p->parts.items, p->parts.count, sizeof *p->parts.items, by_path);
	return result;
}

/* --- writing --- */

static void put_number(jk_buffer *out, const char *name, size_t number)
{
	jk_buffer_format(out, " %s=\"%zu\"", name, number);
}

static void put_manifest(jk_buffer *out, const jk_list *parts, const jk_release_options *options)
{
	jk_buffer_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<release");
	put_number(out, "format", JK_RELEASE_FORMAT);
	jk_xml_put_attribute(out, "program", options->program);
	jk_xml_put_attribute(out, "id", options->id);
	jk_xml_put_attribute(out, "version", options->version);
	jk_xml_put_attribute(out, "standard", options->standard);
	jk_xml_put_attribute(out, "effective", options->effective);
	jk_xml_put_attribute(out, "date", options->date);
	jk_buffer_string(out, ">\n");
	for (size_t i = 0; i < parts->count; i++) {
		const jk_release_part *part = parts->items[i];
		jk_buffer_string(out, "  <file");
		jk_xml_put_attribute(out, "path", part->path);
		put_number(out, "size", part->length);
		jk_xml_put_attribute(out, "sha256", part->sha256);
		jk_buffer_string(out, "/>\n");
	}
	jk_buffer_string(out, "</release>\n");
}

static jk_result add(jk_zip *zip, const char *name, const char *bytes, size_t length)
{
	return jk_zip_add(zip, name, bytes, length, jk_zip_check(bytes, length), 0);
}

static jk_result write_archive(jk_buffer *out, const jk_list *parts, const char *manifest, size_t length)
{
	jk_zip zip = {0};
	size_t room = JK_ZIP_END + jk_zip_heads(JK_RELEASE_MANIFEST) + length;
	for (size_t i = 0; i < parts->count; i++) {
		const jk_release_part *part = parts->items[i];
		room += jk_zip_heads(part->path) + part->length;
	}
	jk_zip_set_level(&zip, LEVEL);
	jk_result result = jk_zip_begin(&zip, out, room);
	if (result == JK_OK)
		result = add(&zip, JK_RELEASE_MANIFEST, manifest, length);
	for (size_t i = 0; i < parts->count && result == JK_OK; i++) {
		const jk_release_part *part = parts->items[i];
		result = add(&zip, part->path, part->bytes, part->length);
	}
	if (result == JK_OK)
		jk_zip_end(&zip);
	jk_zip_dispose(&zip);
	return result;
}

static jk_result write_release(jk_buffer *out, const packing *p, const jk_release_options *options)
{
	jk_buffer manifest;
	jk_buffer_init(&manifest, 0);
	put_manifest(&manifest, &p->parts, options);
	jk_result result = jk_buffer_result(&manifest);
	if (result == JK_OK)
		result = write_archive(out, &p->parts, jk_buffer_text(&manifest), manifest.length);
	jk_buffer_dispose(&manifest);
	if (result == JK_OK && out->length > JK_PACKAGE_FILE_LIMIT)
		return jk_release_refuse(JK_DIAG_RELEASE_DAMAGED, options->clauses, NULL, _("its files together are too large for one release"), p->diagnostics);
	return result;
}

jk_result jk_release_pack(char **out, size_t *length, const jk_release_options *options, jk_diagnostics *diagnostics)
{
	packing p = {.diagnostics = diagnostics};
	jk_buffer bytes;
	*out = NULL;
	*length = 0;
	jk_result result = jk_arena_new(&p.arena);
	if (result != JK_OK)
		return result;
	jk_buffer_init(&bytes, 0);
	result = gather_all(&p, options);
	if (result == JK_OK)
		result = write_release(&bytes, &p, options);
	if (result == JK_OK) {
		*length = bytes.length;
		result = jk_text_take(out, &bytes);
	} else
		jk_buffer_dispose(&bytes);
	jk_arena_free(p.arena);
	return result;
}
