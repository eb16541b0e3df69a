#include "package/package.h"
#include <stdio.h>
#include <string.h>
#include <zip.h>
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"

struct jk_package {
	jk_arena *arena;
	jk_buffer bytes;
	zip_t *archive;
	const char *path;
	const char **names;
	size_t count;
};

static jk_result refuse(jk_diagnostics *d, jk_code code, const char *path, const char *part, const char *reason)
{
	jk_origin where = {.file = path, .part = part};
	JK_REPORT(d, code, &where, {"path", path}, {"part", part ? part : ""}, {"reason", reason});
	return JK_FAILED;
}

/* A fault that libzip tells of: want of memory is no fault of the file. */
static jk_result refuse_zip(jk_diagnostics *d, jk_code code, const char *path, const char *part, zip_error_t *error)
{
	return zip_error_code_zip(error) == ZIP_ER_MEMORY ? JK_NO_MEMORY : refuse(d, code, path, part, zip_error_strerror(error));
}

/* --- checking members --- */

static const char *unsafe_reason(const zip_stat_t *member)
{
	const char *name = member->name;
	const zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
	if ((member->valid & needed) != needed)
		return "incomplete entry";
	if (*name == '/' || strchr(name, '\\') || strstr(name, "../") || jk_text_equal(name, ".."))
		return "unsafe name";
	if ((member->valid & ZIP_STAT_ENCRYPTION_METHOD) && member->encryption_method != ZIP_EM_NONE)
		return "encrypted";
	if (member->comp_method != ZIP_CM_STORE && member->comp_method != ZIP_CM_DEFLATE)
		return "compressed by another method than deflate";
	if (member->size > 1024 * 1024 && member->size / (member->comp_size + 1) > JK_PACKAGE_RATIO)
		return "inflates too much";
	return NULL;
}

static int is_double(const jk_package *package, const char *name)
{
	for (size_t i = 0; i < package->count; i++)
		if (strcmp(package->names[i], name) == 0)
			return 1;
	return 0;
}

static jk_result check_member(jk_package *package, zip_uint64_t index, zip_uint64_t *total, jk_diagnostics *d)
{
	zip_stat_t member;
	if (zip_stat_index(package->archive, index, 0, &member) < 0)
		return refuse_zip(d, JK_DIAG_PACKAGE_DAMAGED, package->path, NULL, zip_get_error(package->archive));
	const char *reason = unsafe_reason(&member);
	if (!reason && is_double(package, member.name))
		reason = "stands twice";
	if (!reason && (member.size > JK_PACKAGE_INFLATED || (*total += member.size) > JK_PACKAGE_INFLATED))
		reason = "together too large";
	if (reason)
		return refuse(d, JK_DIAG_PACKAGE_MEMBER, package->path, member.name, reason);
	const char *name = jk_arena_string(package->arena, member.name);
	if (!name)
		return JK_NO_MEMORY;
	package->names[package->count++] = name;
	return JK_OK;
}

static jk_result check_members(jk_package *package, jk_diagnostics *d)
{
	zip_int64_t count = zip_get_num_entries(package->archive, 0);
	zip_uint64_t total = 0;
	if (count <= 0 || count > JK_PACKAGE_ENTRIES)
		return refuse(d, JK_DIAG_PACKAGE_DAMAGED, package->path, NULL, count > 0 ? "too many members" : "it is empty");
	package->names = jk_arena_array(package->arena, (size_t)count + 1, sizeof *package->names);
	if (!package->names)
		return JK_NO_MEMORY;
	jk_result result = JK_OK;
	for (zip_int64_t i = 0; i < count && result == JK_OK; i++)
		result = check_member(package, (zip_uint64_t)i, &total, d);
	return result;
}

/* --- reading --- */

static jk_result open_archive(jk_package *package, jk_diagnostics *d)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(package->bytes.bytes, package->bytes.length, 0, &error);
	if (source)
		package->archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (source && !package->archive)
		zip_source_free(source);
	jk_result result = JK_OK;
	if (!package->archive)
		result = refuse_zip(d, JK_DIAG_PACKAGE_DAMAGED, package->path, NULL, &error);
	zip_error_fini(&error);
	return result;
}

jk_result jk_package_read(jk_package **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_package *package = jk_arena_allocate(arena, sizeof *package);
	if (!package) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	package->arena = arena;
	package->path = jk_arena_string(arena, path);
	jk_buffer_init(&package->bytes, 0);
	jk_result result = package->path ? jk_file_read(&package->bytes, path, JK_PACKAGE_FILE_LIMIT, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = open_archive(package, diagnostics);
	if (result == JK_OK)
		result = check_members(package, diagnostics);
	if (result == JK_OK)
		*out = package;
	else
		jk_package_free(package);
	return result;
}

void jk_package_free(jk_package *package)
{
	if (!package)
		return;
	if (package->archive)
		zip_discard(package->archive);
	jk_buffer_dispose(&package->bytes);
	jk_arena_free(package->arena);
}

const char *jk_package_path(const jk_package *package) { return package->path; }
size_t jk_package_count(const jk_package *package) { return package->count; }
const char *jk_package_name(const jk_package *package, size_t index) { return package->names[index]; }
int jk_package_has(const jk_package *package, const char *name) { return is_double(package, name); }

jk_result jk_package_part(jk_buffer *out, const jk_package *package, const char *name, jk_diagnostics *diagnostics)
{
	zip_stat_t about;
	int known = zip_stat(package->archive, name, 0, &about) == 0;
	zip_file_t *file = known ? zip_fopen(package->archive, name, 0) : NULL;
	if (!file)
		return refuse_zip(diagnostics, JK_DIAG_PACKAGE_PART, package->path, name, zip_get_error(package->archive));
	char block[32 * 1024];
	zip_int64_t n;
	size_t total = 0;
	/* Limits were checked by the size a member says it has: what holds more is a lie. A wrong check sum shows at the last read. */
	while ((n = zip_fread(file, block, sizeof block)) > 0 && (total += (size_t)n) <= about.size)
		jk_buffer_add(out, block, (size_t)n);
	int damaged = n != 0, no_memory = n < 0 && zip_error_code_zip(zip_file_get_error(file)) == ZIP_ER_MEMORY;
	zip_fclose(file);
	if (no_memory)
		return JK_NO_MEMORY;
	if (damaged)
		return refuse(diagnostics, JK_DIAG_PACKAGE_PART, package->path, name, "damaged");
	return jk_buffer_result(out);
}

/* --- output --- */

typedef struct {
	const char *name;
	const char *bytes;
	size_t length;
} part;

struct jk_output {
	jk_arena *arena;
	const jk_package *base;
	jk_list parts;
};

jk_result jk_output_new(jk_output **out, const jk_package *base)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	*out = jk_arena_allocate(arena, sizeof **out);
	if (!*out) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	(*out)->arena = arena;
	(*out)->base = base;
	return JK_OK;
}

void jk_output_free(jk_output *output)
{
	if (output)
		jk_arena_free(output->arena);
}

const jk_package *jk_output_base(const jk_output *output) { return output->base; }

static part *find_part(const jk_output *output, const char *name)
{
	for (size_t i = 0; i < output->parts.count; i++) {
		part *p = output->parts.items[i];
		if (strcmp(p->name, name) == 0)
			return p;
	}
	return NULL;
}

jk_result jk_output_put(jk_output *output, const char *name, const char *bytes, size_t length)
{
	part *p = find_part(output, name);
	if (!p) {
		p = jk_arena_allocate(output->arena, sizeof *p);
		if (!p || !(p->name = jk_arena_string(output->arena, name)) || jk_list_add(&output->parts, output->arena, p) != JK_OK)
			return JK_NO_MEMORY;
	}
	p->bytes = jk_arena_text(output->arena, bytes, length);
	p->length = length;
	return p->bytes ? JK_OK : JK_NO_MEMORY;
}

int jk_output_has(const jk_output *output, const char *name)
{
	return find_part(output, name) || jk_package_has(output->base, name);
}

jk_result jk_output_part(jk_buffer *out, const jk_output *output, const char *name, jk_diagnostics *diagnostics)
{
	const part *p = find_part(output, name);
	if (!p)
		return jk_package_part(out, output->base, name, diagnostics);
	jk_buffer_add(out, p->bytes, p->length);
	return jk_buffer_result(out);
}

/* 1980-01-01 00:00, the beginning of ZIP's calendar. */
enum { DOS_TIME = 0, DOS_DATE = 1 << 5 | 1 };

static int add_source(zip_t *archive, const char *name, zip_source_t *source)
{
	zip_int64_t index = source ? zip_file_add(archive, name, source, ZIP_FL_ENC_UTF_8) : -1;
	if (source && index < 0)
		zip_source_free(source);
	return index < 0 ? -1 : zip_file_set_dostime(archive, (zip_uint64_t)index, DOS_TIME, DOS_DATE, 0);
}

static int add_part(zip_t *archive, const part *p)
{
	return add_source(archive, p->name, zip_source_buffer(archive, p->bytes, p->length, 0));
}

static int add_all(zip_t *archive, const jk_output *output)
{
	const jk_package *base = output->base;
	for (size_t i = 0; i < base->count; i++) {
		const part *p = find_part(output, base->names[i]);
		/* A whole member of another archive is copied as it is, without inflating. */
		int status = p ? add_part(archive, p) : add_source(archive, base->names[i], zip_source_zip(archive, base->archive, i, 0, 0, -1));
		if (status < 0)
			return -1;
	}
	for (size_t i = 0; i < output->parts.count; i++) {
		const part *p = output->parts.items[i];
		if (!jk_package_has(base, p->name) && add_part(archive, p) < 0)
			return -1;
	}
	return 0;
}

static int read_source(jk_buffer *out, zip_source_t *source)
{
	char block[64 * 1024];
	zip_int64_t n;
	if (zip_source_open(source) < 0)
		return -1;
	while ((n = zip_source_read(source, block, sizeof block)) > 0)
		jk_buffer_add(out, block, (size_t)n);
	zip_source_close(source);
	return n < 0 ? -1 : 0;
}

jk_result jk_output_bytes(jk_buffer *out, const jk_output *output, jk_diagnostics *diagnostics)
{
	zip_error_t error;
	zip_error_init(&error);
	jk_result result = JK_FAILED;
	zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *archive = memory ? zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &error) : NULL;
	if (!archive) {
		zip_source_free(memory);
		goto done;
	}
	zip_source_keep(memory);
	if (add_all(archive, output) < 0 || zip_close(archive) < 0) {
		zip_error_set(&error, zip_error_code_zip(zip_get_error(archive)), 0);
		zip_discard(archive);
	} else if (read_source(out, memory) == 0)
		result = jk_buffer_result(out);
	zip_source_free(memory);
done:
	if (result == JK_FAILED)
		result = refuse_zip(diagnostics, JK_DIAG_PACKAGE_WRITE, output->base->path, NULL, &error);
	zip_error_fini(&error);
	return result;
}

static jk_result digest_part(jk_digest_state *digest, const jk_output *output, const char *name, const char *left_out, jk_diagnostics *d)
{
	jk_buffer bytes;
	if (strcmp(name, left_out) == 0)
		return JK_OK;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_output_part(&bytes, output, name, d);
	jk_digest_add(digest, name, strlen(name) + 1);
	jk_digest_add(digest, jk_buffer_text(&bytes), bytes.length);
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_output_digest(char text[JK_DIGEST_TEXT], const jk_output *output, const char *left_out, jk_diagnostics *diagnostics)
{
	jk_digest_state digest;
	jk_result result = JK_OK;
	jk_digest_begin(&digest);
	for (size_t i = 0; i < output->base->count && result == JK_OK; i++)
		result = digest_part(&digest, output, output->base->names[i], left_out, diagnostics);
	for (size_t i = 0; i < output->parts.count && result == JK_OK; i++) {
		const part *p = output->parts.items[i];
		if (!jk_package_has(output->base, p->name))
			result = digest_part(&digest, output, p->name, left_out, diagnostics);
	}
	jk_digest_end(&digest, text);
	return result;
}
