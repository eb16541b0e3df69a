#include "package/package.h"
#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include "base/file.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "package/zip_write.h"

struct jk_package {
	jk_arena *arena;
	const char *path;
	jk_package_member *members;        /* in the order of the archive */
	const jk_package_member **by_name; /* sorted */
	size_t count;
};

/* What is needed only while the archive is read. */
typedef struct {
	jk_package *package;
	const jk_buffer *bytes;
	zip_t *archive;
	size_t stored, inflated; /* bytes of the members so far */
	jk_diagnostics *diagnostics;
} reading;

static jk_result refuse(jk_diagnostics *d, jk_code code, const char *path, const char *part, const char *reason)
{
	jk_origin where = {.file = path, .part = part};
	JK_REPORT(d, code, &where, {"path", path}, {"part", part ? part : ""}, {"reason", reason});
	return JK_FAILED;
}

/* --- checking members --- */

static const char *unsafe_reason(const zip_stat_t *member)
{
	const char *name = member->name;
	const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
	if ((member->valid & needed) != needed)
		return N_("incomplete entry");
	if (*name == '/' || strchr(name, '\\') || strstr(name, "../") || jk_text_equal(name, ".."))
		return N_("unsafe name");
	if ((member->valid & ZIP_STAT_ENCRYPTION_METHOD) && member->encryption_method != ZIP_EM_NONE)
		return N_("encrypted");
	if (member->comp_method != ZIP_CM_STORE && member->comp_method != ZIP_CM_DEFLATE)
		return N_("compressed by another method than deflate");
	if (member->size > 1024 * 1024 && member->size / (member->comp_size + 1) > JK_PACKAGE_RATIO)
		return N_("inflates too much");
	if (member->size > JK_PACKAGE_XML_PART && (jk_text_ends(name, ".xml") || jk_text_ends(name, ".rels")))
		return N_("too large");
	return NULL;
}

/* A link, which whoever unpacks the archive would follow: no document and no release has one. */
static int is_link(zip_t *archive, zip_uint64_t index)
{
	zip_uint8_t system = 0;
	zip_uint32_t attributes = 0;
	const zip_uint32_t kind = 0170000, link = 0120000; /* of a mode of Unix, which stands in the upper half */
	return zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0 && system == ZIP_OPSYS_UNIX && (attributes >> 16 & kind) == link;
}

/* Members that lie on each other, the trick of a bomb whose ratios look harmless, take more bytes than the file has. */
static const char *excess_reason(reading *r, const zip_stat_t *member)
{
	if (member->size > JK_PACKAGE_INFLATED || (r->inflated += member->size) > JK_PACKAGE_INFLATED)
		return N_("together too large");
	if (member->comp_size > r->bytes->length || (r->stored += member->comp_size + jk_zip_heads(member->name)) > r->bytes->length)
		return N_("lies on another member");
	return NULL;
}

static jk_result check_member(reading *r, zip_uint64_t index)
{
	zip_stat_t about;
	jk_package *package = r->package;
	if (zip_stat_index(r->archive, index, 0, &about) < 0)
		return zip_error_code_zip(zip_get_error(r->archive)) == ZIP_ER_MEMORY ? JK_NO_MEMORY :
			refuse(r->diagnostics, JK_DIAG_PACKAGE_DAMAGED, package->path, NULL, zip_strerror(r->archive));
	const char *reason = is_link(r->archive, index) ? N_("a link to another file") : unsafe_reason(&about);
	if (!reason)
		reason = excess_reason(r, &about);
	if (reason)
		return refuse(r->diagnostics, JK_DIAG_PACKAGE_MEMBER, package->path, about.name, _(reason));
	jk_package_member *member = &package->members[package->count];
	package->by_name[package->count++] = member;
	*member = (jk_package_member){.name = jk_arena_string(package->arena, about.name), .stored = about.comp_size, .size = about.size, .check = about.crc,
				      .deflated = about.comp_method == ZIP_CM_DEFLATE};
	return member->name ? JK_OK : JK_NO_MEMORY;
}

static int by_name(const void *a, const void *b)
{
	return strcmp((*(const jk_package_member *const *)a)->name, (*(const jk_package_member *const *)b)->name);
}

static jk_result check_doubles(reading *r)
{
	jk_package *package = r->package;
	qsort(package->by_name, package->count, sizeof *package->by_name, by_name);
	for (size_t i = 1; i < package->count; i++)
		if (strcmp(package->by_name[i - 1]->name, package->by_name[i]->name) == 0)
			return refuse(r->diagnostics, JK_DIAG_PACKAGE_MEMBER, package->path, package->by_name[i]->name, _("stands twice"));
	return JK_OK;
}

static jk_result check_members(reading *r)
{
	jk_package *package = r->package;
	zip_int64_t count = zip_get_num_entries(r->archive, 0);
	if (count <= 0 || count > JK_PACKAGE_ENTRIES)
		return refuse(r->diagnostics, JK_DIAG_PACKAGE_DAMAGED, package->path, NULL, count > 0 ? _("too many members") : _("it is empty"));
	package->members = jk_arena_array(package->arena, (size_t)count, sizeof *package->members);
	package->by_name = jk_arena_array(package->arena, (size_t)count, sizeof *package->by_name);
	jk_result result = package->members && package->by_name ? JK_OK : JK_NO_MEMORY;
	for (zip_int64_t i = 0; i < count && result == JK_OK; i++)
		result = check_member(r, (zip_uint64_t)i);
	return result == JK_OK ? check_doubles(r) : result;
}

/* --- reading --- */

/* Reads a member as it is stored. libzip has found the place and compared both headers. */
static jk_result load_member(reading *r, size_t index, char *bytes)
{
	jk_package_member *member = &r->package->members[index];
	zip_file_t *file = zip_fopen_index(r->archive, index, ZIP_FL_COMPRESSED);
	zip_int64_t n = 0;
	size_t length = 0;
	while (file && length < member->stored && (n = zip_fread(file, bytes + length, member->stored - length)) > 0)
		length += (size_t)n;
	zip_error_t *error = file ? zip_file_get_error(file) : zip_get_error(r->archive);
	int no_memory = zip_error_code_zip(error) == ZIP_ER_MEMORY;
	if (file)
		zip_fclose(file);
	if (no_memory)
		return JK_NO_MEMORY;
	if (!file || length < member->stored)
		return refuse(r->diagnostics, JK_DIAG_PACKAGE_PART, r->package->path, member->name, _("damaged"));
	member->bytes = bytes;
	return JK_OK;
}

static jk_result load_members(reading *r)
{
	char *bytes = jk_arena_allocate(r->package->arena, r->stored);
	jk_result result = bytes ? JK_OK : JK_NO_MEMORY;
	for (size_t i = 0; i < r->package->count && result == JK_OK; i++) {
		result = load_member(r, i, bytes);
		bytes += r->package->members[i].stored;
	}
	return result;
}

static const char *archive_reason(const jk_buffer *bytes, zip_error_t *error)
{
	if (bytes->length == 0)
		return _("it is empty");
	if (bytes->length > 8 && memcmp(bytes->bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
		return _("it is an old Word file (.doc) or protected by a password");
	switch (zip_error_code_zip(error)) {
	case ZIP_ER_NOZIP: return _("it is no ZIP archive, or its end is missing");
	case ZIP_ER_INCONS: return _("the directory of its ZIP archive contradicts itself");
	default: return zip_error_strerror(error);
	}
}

/* libzip's own check says that a name stands twice, but not which: without it check_doubles tells. */
static zip_t *open_source(zip_source_t *source, zip_error_t *error)
{
	zip_t *archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, error);
	if (!archive && zip_error_code_zip(error) == ZIP_ER_EXISTS)
		archive = zip_open_from_source(source, ZIP_RDONLY, error);
	return archive;
}

static jk_result read_archive(reading *r)
{
	zip_error_t error;
	jk_result result = JK_NO_MEMORY;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(jk_buffer_text(r->bytes), r->bytes->length, 0, &error);
	r->archive = source ? open_source(source, &error) : NULL;
	if (source && !r->archive)
		zip_source_free(source);
	if (r->archive)
		result = check_members(r);
	else if (zip_error_code_zip(&error) != ZIP_ER_MEMORY)
		result = refuse(r->diagnostics, JK_DIAG_PACKAGE_DAMAGED, r->package->path, NULL, archive_reason(r->bytes, &error));
	if (result == JK_OK)
		result = load_members(r);
	if (r->archive)
		zip_discard(r->archive);
	zip_error_fini(&error);
	return result;
}

/* LibreOffice encrypts the parts and says so in the manifest, which stays readable (ODF 1.3 part 2, 4.8). */
static jk_result check_password(const jk_package *package, jk_diagnostics *d)
{
	static const char manifest[] = "META-INF/manifest.xml";
	jk_buffer bytes;
	if (!jk_package_has(package, manifest))
		return JK_OK;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, package, manifest, d);
	if (result == JK_OK && strstr(jk_buffer_text(&bytes), ":encryption-data"))
		result = refuse(d, JK_DIAG_PACKAGE_DAMAGED, package->path, NULL, _("it is protected by a password"));
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_package *new_package(const char *path)
{
	jk_arena *arena;
	if (jk_arena_new(&arena) != JK_OK)
		return NULL;
	jk_package *package = jk_arena_allocate(arena, sizeof *package);
	if (package && (package->path = jk_arena_string(arena, path)) != NULL) {
		package->arena = arena;
		return package;
	}
	jk_arena_free(arena);
	return NULL;
}

jk_result jk_package_from_bytes(jk_package **out, const char *path, jk_buffer *bytes, jk_diagnostics *diagnostics)
{
	*out = NULL;
	reading r = {.package = new_package(path), .bytes = bytes, .diagnostics = diagnostics};
	jk_result result = r.package ? jk_buffer_result(bytes) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = read_archive(&r);
	jk_buffer_dispose(bytes);
	if (result == JK_OK)
		result = check_password(r.package, diagnostics);
	if (result == JK_OK)
		*out = r.package;
	else
		jk_package_free(r.package);
	return result;
}

jk_result jk_package_read(jk_package **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	*out = NULL;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_PACKAGE_FILE_LIMIT, diagnostics);
	if (result == JK_OK)
		result = jk_package_from_bytes(out, path, &bytes, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

void jk_package_free(jk_package *package)
{
	if (package)
		jk_arena_free(package->arena);
}

/* --- asking --- */

const char *jk_package_path(const jk_package *package) { return package->path; }
size_t jk_package_count(const jk_package *package) { return package->count; }
const char *jk_package_name(const jk_package *package, size_t index) { return package->members[index].name; }
const jk_package_member *jk_package_at(const jk_package *package, size_t index) { return &package->members[index]; }
int jk_package_has(const jk_package *package, const char *name) { return jk_package_find(package, name) != JK_PACKAGE_NONE; }

size_t jk_package_find(const jk_package *package, const char *name)
{
	const jk_package_member wanted = {.name = name}, *key = &wanted;
	const jk_package_member *const *found = bsearch(&key, package->by_name, package->count, sizeof *package->by_name, by_name);
	return found ? (size_t)(*found - package->members) : JK_PACKAGE_NONE;
}

/* Appends a part; what is found sound is noted, for the package is the same afterwards. */
static jk_result inflate(jk_buffer *out, const jk_package *package, size_t index, jk_diagnostics *d)
{
	int sound;
	jk_package_member *member = &package->members[index];
	char *to = jk_buffer_reserve(out, member->size);
	if (!to || jk_zip_inflate(to, member, &sound) != JK_OK)
		return JK_NO_MEMORY;
	if (!sound)
		return refuse(d, JK_DIAG_PACKAGE_PART, package->path, member->name, _("damaged"));
	jk_buffer_extend(out, member->size);
	member->sound = 1;
	return JK_OK;
}

jk_result jk_package_part(jk_buffer *out, const jk_package *package, const char *name, jk_diagnostics *diagnostics)
{
	size_t index = jk_package_find(package, name);
	if (index == JK_PACKAGE_NONE)
		return refuse(diagnostics, JK_DIAG_PACKAGE_PART, package->path, name, _("it is not there"));
	return inflate(out, package, index, diagnostics);
}

jk_result jk_package_verify(const jk_package *package, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	jk_result result = JK_OK;
	jk_buffer_init(&bytes, 0);
	for (size_t i = 0; i < package->count && result != JK_NO_MEMORY; i++) {
		jk_buffer_clear(&bytes);
		jk_result one = package->members[i].sound ? JK_OK : inflate(&bytes, package, i, diagnostics);
		result = one != JK_OK ? one : result;
	}
	jk_buffer_dispose(&bytes);
	return result;
}
