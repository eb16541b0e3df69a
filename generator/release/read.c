/* Reading a release file, which may come from anybody: everything in it is compared with what it says of itself. */
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/i18n.h"
#include "base/index.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/xml.h"
#include "package/package.h"
#include "release/file.h"

extern const char jk_release_rng[];
extern const size_t jk_release_rng_length;

struct jk_release_file {
	jk_arena *arena;
	jk_release_info info;
	char digest[JK_DIGEST_TEXT];
	jk_release_part *parts; /* in the order of their paths */
};

typedef struct {
	jk_release_file *release;
	const jk_package *package;
	const char *name;
	jk_diagnostics *diagnostics, *quiet; /* what packages say speaks of documents: it is said anew for releases */
	int failed;
} reading;

static jk_result refuse(reading *r, jk_code code, const char *part, const char *reason)
{
	r->failed = 1;
	return jk_release_refuse(code, r->name, part, reason, r->diagnostics);
}

/* --- the archive --- */

static const char *argument_of(const jk_diagnostics *quiet, const char *name)
{
	const jk_diagnostic *last = jk_diagnostics_count(quiet) ? jk_diagnostics_at(quiet, jk_diagnostics_count(quiet) - 1) : NULL;
	for (const jk_argument *a = last ? last->arguments : NULL; a && a->name; a++)
		if (jk_text_equal(a->name, name))
			return a->value;
	return "";
}

static jk_result open_package(jk_package **out, reading *r, const char *bytes, size_t length)
{
	jk_buffer copy;
	*out = NULL;
	if (length > JK_PACKAGE_FILE_LIMIT)
		return refuse(r, JK_DIAG_RELEASE_DAMAGED, NULL, _("it is larger than releases are"));
	jk_buffer_init(&copy, 0);
	jk_buffer_add(&copy, bytes, length);
	jk_result result = jk_package_from_bytes(out, r->name, &copy, r->quiet);
	if (result != JK_FAILED)
		return result;
	const char *part = argument_of(r->quiet, "part");
	return refuse(r, *part ? JK_DIAG_RELEASE_MEMBER : JK_DIAG_RELEASE_DAMAGED, *part ? part : NULL, argument_of(r->quiet, "reason"));
}

static jk_result read_part(jk_buffer *out, reading *r, const char *name)
{
	jk_result result = jk_package_part(out, r->package, name, r->quiet);
	return result == JK_FAILED ? refuse(r, JK_DIAG_RELEASE_FILE, name, _("it is damaged")) : result;
}

/* --- release.xml --- */

static const char *attribute(reading *r, const jk_node *node, const char *name)
{
	return jk_arena_string(r->release->arena, jk_node_attribute(node, name));
}

static jk_result take_part(jk_release_part *part, reading *r, const jk_node *node)
{
	double size = 0;
	part->path = attribute(r, node, "path");
	if (!part->path)
		return JK_NO_MEMORY;
	memcpy(part->sha256, jk_node_attribute(node, "sha256"), JK_DIGEST_TEXT);
	(void)!jk_text_number(jk_node_attribute(node, "size"), &size);
	part->length = size < (double)JK_PACKAGE_INFLATED ? (size_t)size : JK_PACKAGE_INFLATED;
	return JK_OK;
}

static jk_result take_manifest(reading *r, const jk_node *root)
{
	jk_release_info *info = &r->release->info;
	size_t count = 0;
	*info = (jk_release_info){.id = attribute(r, root, "id"), .version = attribute(r, root, "version"), .standard = attribute(r, root, "standard"),
				  .effective = attribute(r, root, "effective"), .date = attribute(r, root, "date"), .program = attribute(r, root, "program")};
	info->format = (unsigned)strtoul(jk_node_attribute(root, "format"), NULL, 10);
	for (const jk_node *node = jk_node_first_element(root); node; node = jk_node_next_element(node))
		count++;
	r->release->parts = jk_arena_array(r->release->arena, count, sizeof *r->release->parts);
	if (!info->id || !info->version || !info->standard || !info->effective || !info->date || !info->program || !r->release->parts)
		return JK_NO_MEMORY;
	jk_result result = JK_OK;
	for (const jk_node *node = jk_node_first_element(root); node && result == JK_OK; node = jk_node_next_element(node))
		result = take_part(&r->release->parts[info->file_count++], r, node);
	return result;
}

static jk_result read_manifest(reading *r)
{
	const jk_schema_source schema[] = {{"release.rng", jk_release_rng, jk_release_rng_length}, {NULL, NULL, 0}};
	jk_xml *xml = NULL;
	jk_buffer bytes;
	if (!jk_text_equal(jk_package_name(r->package, 0), JK_RELEASE_MANIFEST))
		return refuse(r, JK_DIAG_RELEASE_DAMAGED, NULL, _("it does not begin with release.xml"));
	jk_buffer_init(&bytes, 0);
	jk_result result = read_part(&bytes, r, JK_RELEASE_MANIFEST);
	if (result == JK_OK)
		result = jk_release_parse(&xml, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.file = r->name, .part = JK_RELEASE_MANIFEST}, "release",
					  schema, r->diagnostics);
	if (result == JK_OK)
		result = take_manifest(r, jk_xml_root(xml));
	jk_xml_free(xml);
	jk_buffer_dispose(&bytes);
	return result;
}

/* --- names --- */

/* A file system that does not tell A from a would put one over the other. */
static const char *folded(jk_arena *arena, const char *path)
{
	size_t length = strlen(path);
	char *text = jk_arena_allocate(arena, length + 1);
	for (size_t i = 0; text && i < length; i++)
		text[i] = (char)(path[i] >= 'A' && path[i] <= 'Z' ? path[i] - 'A' + 'a' : path[i]);
	return text;
}

static jk_result check_name(reading *r, jk_index *seen, const jk_release_part *part)
{
	const char *fault = jk_release_name_fault(part->path), *key = folded(r->release->arena, part->path);
	if (!key)
		return JK_NO_MEMORY;
	const char *other = jk_index_find(seen, key, "");
	if (!fault && other)
		fault = jk_text_equal(other, part->path) ? N_("it is listed twice") : N_("another file differs from it in capital letters only");
	if (fault)
		return refuse(r, JK_DIAG_RELEASE_MEMBER, part->path, _(fault));
	return jk_index_add(seen, r->release->arena, key, "", part->path);
}

/* A member of the archive must be one that is listed, letter by letter. */
static jk_result check_stored(reading *r, const jk_index *seen, const char *name)
{
	const char *fault = jk_release_name_fault(name), *key = folded(r->release->arena, name);
	if (!key)
		return JK_NO_MEMORY;
	const char *listed = jk_index_find(seen, key, "");
	if (!fault && listed && !jk_text_equal(listed, name))
		fault = N_("another file differs from it in capital letters only");
	if (fault)
		return refuse(r, JK_DIAG_RELEASE_MEMBER, name, _(fault));
	return listed ? JK_OK : refuse(r, JK_DIAG_RELEASE_UNLISTED, name, "");
}

static jk_result check_names(reading *r)
{
	jk_index seen = {0};
	jk_result result = JK_OK;
	for (size_t i = 0; i < r->release->info.file_count && result == JK_OK; i++) {
		const jk_release_part *part = &r->release->parts[i];
		result = check_name(r, &seen, part);
		if (result == JK_OK && i && strcmp(part[-1].path, part->path) > 0)
			result = refuse(r, JK_DIAG_RELEASE_MEMBER, part->path, _("it is not in its place in the order of names"));
	}
	for (size_t i = 1; i < jk_package_count(r->package) && result == JK_OK; i++)
		result = check_stored(r, &seen, jk_package_name(r->package, i));
	return result;
}

/* --- contents --- */

static jk_result load_part(reading *r, jk_release_part *part)
{
	char sha256[JK_DIGEST_TEXT];
	jk_buffer bytes;
	if (!jk_package_has(r->package, part->path))
		return refuse(r, JK_DIAG_RELEASE_MISSING, part->path, "");
	jk_buffer_init(&bytes, 0);
	jk_result result = read_part(&bytes, r, part->path);
	if (result == JK_OK) {
		jk_digest(sha256, jk_buffer_text(&bytes), bytes.length);
		if (bytes.length != part->length || !jk_text_equal(sha256, part->sha256))
			result = refuse(r, JK_DIAG_RELEASE_FILE, part->path, _("its size or hash is not the one in release.xml"));
	}
	if (result == JK_OK) {
		part->bytes = jk_arena_text(r->release->arena, jk_buffer_text(&bytes), bytes.length);
		result = part->bytes ? JK_OK : JK_NO_MEMORY;
	}
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result load_parts(reading *r)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < r->release->info.file_count && result != JK_NO_MEMORY; i++)
		result = load_part(r, &r->release->parts[i]);
	return result == JK_NO_MEMORY ? result : r->failed ? JK_FAILED : JK_OK;
}

/* What the file is called must be what its catalog calls itself: documents remember the latter. */
static jk_result check_catalog(reading *r)
{
	const jk_release_info *info = &r->release->info;
	const jk_release_part *catalog = NULL;
	jk_xml *xml;
	for (size_t i = 0; i < info->file_count; i++)
		if (jk_text_equal(r->release->parts[i].path, JK_RELEASE_CATALOG))
			catalog = &r->release->parts[i];
	if (!catalog)
		return refuse(r, JK_DIAG_RELEASE_MISSING, JK_RELEASE_CATALOG, "");
	jk_result result =
		jk_xml_parse(&xml, catalog->bytes, catalog->length, &(jk_origin){.file = r->name, .part = JK_RELEASE_CATALOG}, r->diagnostics);
	if (result != JK_OK)
		return result;
	const char *id = jk_node_attribute(jk_xml_root(xml), "id"), *version = jk_node_attribute(jk_xml_root(xml), "version");
	if (!jk_text_equal(id, info->id) || !jk_text_equal(version, info->version)) {
		JK_REPORT(r->diagnostics, JK_DIAG_RELEASE_CATALOG, &(jk_origin){.file = r->name}, {"path", r->name}, {"id", info->id},
			  {"version", info->version}, {"other", id ? id : ""}, {"number", version ? version : ""});
		result = JK_FAILED;
	}
	jk_xml_free(xml);
	return result;
}

static jk_result read_all(reading *r)
{
	jk_result result = read_manifest(r);
	if (result == JK_OK)
		result = check_names(r);
	if (result == JK_OK)
		result = load_parts(r);
	if (result == JK_OK)
		result = check_catalog(r);
	if (result == JK_OK) {
		jk_release_digest(r->release->digest, r->release->parts, r->release->info.file_count);
		r->release->info.digest = r->release->digest;
	}
	return result;
}

static jk_result new_release(jk_release_file **out)
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

jk_result jk_release_read(jk_release_file **out, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics)
{
	reading r = {.name = name, .diagnostics = diagnostics};
	jk_package *package = NULL;
	*out = NULL;
	jk_result result = new_release(&r.release);
	if (result == JK_OK)
		result = jk_diagnostics_new(&r.quiet);
	if (result == JK_OK)
		result = open_package(&package, &r, bytes, length);
	r.package = package;
	if (result == JK_OK)
		result = read_all(&r);
	jk_package_free(package);
	jk_diagnostics_free(r.quiet);
	if (result == JK_OK)
		*out = r.release;
	else
		jk_release_free(r.release);
	return result;
}

void jk_release_free(jk_release_file *release)
{
	if (release)
		jk_arena_free(release->arena);
}

jk_release_info jk_release_about(const jk_release_file *release) { return release->info; }

const char *jk_release_member(const jk_release_file *release, size_t index, const char **bytes, size_t *length)
{
	const jk_release_part *part = &release->parts[index];
	*bytes = part->bytes;
	*length = part->length;
	return part->path;
}
