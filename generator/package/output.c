#include <string.h>
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"
#include "package/package.h"
#include "package/zip_write.h"

/* A part in place of one of the base, or added. It stays when the output is cleared, so that its memory serves the next document; when that has
 * no such part, it goes: each document of a batch may have pictures that no other has. */
typedef struct {
	char *name;
	jk_buffer bytes;
	uint32_t check;
	int present;
} part;

struct jk_output {
	jk_arena *arena;
	const jk_package *base;
	jk_list parts;   /* those present, and kept ones */
	jk_list added;   /* those present that the base does not have, in order of adding */
	part **replaced; /* for each member of the base its part, or NULL */
	size_t room;     /* members that `replaced` can hold */
	jk_zip *zip;     /* behind a pointer: writing changes nothing that shows */
};

jk_result jk_output_new(jk_output **out, const jk_package *base)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_output *output = jk_arena_allocate(arena, sizeof *output);
	if (!output) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	output->arena = arena;
	output->zip = jk_arena_allocate(arena, sizeof *output->zip);
	if (output->zip && jk_output_clear(output, base) == JK_OK)
		*out = output;
	else
		jk_output_free(output);
	return *out ? JK_OK : JK_NO_MEMORY;
}

static void free_part(part *p)
{
	jk_buffer_dispose(&p->bytes);
	jk_release(p->name);
	jk_release(p);
}

/* Those of the last document stay. */
static void drop_unused_parts(jk_output *output)
{
	size_t kept = 0;
	for (size_t i = 0; i < output->parts.count; i++) {
		part *p = output->parts.items[i];
		if (p->present)
			output->parts.items[kept++] = p;
		else
			free_part(p);
	}
	for (size_t i = 0; i < kept; i++)
		((part *)output->parts.items[i])->present = 0;
	output->parts.count = kept;
}

void jk_output_free(jk_output *output)
{
	if (!output)
		return;
	for (size_t i = 0; i < output->parts.count; i++)
		free_part(output->parts.items[i]);
	if (output->zip)
		jk_zip_dispose(output->zip);
	jk_release(output->replaced);
	jk_arena_free(output->arena);
}

jk_result jk_output_clear(jk_output *output, const jk_package *base)
{
	size_t count = jk_package_count(base);
	if (count > output->room) {
		part **replaced = jk_resize(output->replaced, count * sizeof *replaced);
		if (!replaced)
			return JK_NO_MEMORY;
		output->replaced = replaced;
		output->room = count;
	}
	memset(output->replaced, 0, count * sizeof *output->replaced);
	drop_unused_parts(output);
	output->added.count = 0;
	output->base = base;
	return JK_OK;
}

const jk_package *jk_output_base(const jk_output *output) { return output->base; }
void jk_output_set_level(jk_output *output, int level) { jk_zip_set_level(output->zip, level); }

/* --- parts --- */

static part *find_kept(const jk_output *output, const char *name)
{
	for (size_t i = 0; i < output->parts.count; i++) {
		part *p = output->parts.items[i];
		if (strcmp(p->name, name) == 0)
			return p;
	}
	return NULL;
}

static const part *find_part(const jk_output *output, const char *name)
{
	const part *p = find_kept(output, name);
	return p && p->present ? p : NULL;
}

static part *new_part(jk_output *output, const char *name)
{
	part *p = jk_allocate(sizeof *p);
	if (!p)
		return NULL;
	*p = (part){.name = jk_copy_string(name)};
	jk_buffer_init(&p->bytes, 0);
	if (p->name && jk_list_add(&output->parts, output->arena, p) == JK_OK)
		return p;
	free_part(p);
	return NULL;
}

/* The part of that name, present from now on. */
static part *present_part(jk_output *output, const char *name)
{
	part *p = find_kept(output, name);
	if (!p)
		p = new_part(output, name);
	if (!p || p->present)
		return p;
	size_t member = jk_package_find(output->base, name);
	if (member != JK_PACKAGE_NONE)
		output->replaced[member] = p;
	else if (jk_list_add(&output->added, output->arena, p) != JK_OK)
		return NULL;
	p->present = 1;
	return p;
}

jk_result jk_output_put(jk_output *output, const char *name, const char *bytes, size_t length)
{
	part *p = present_part(output, name);
	if (!p)
		return JK_NO_MEMORY;
	jk_buffer_clear(&p->bytes);
	jk_buffer_add(&p->bytes, bytes, length);
	p->check = jk_zip_check(bytes, length);
	return jk_buffer_result(&p->bytes);
}

jk_result jk_output_take(jk_output *output, const char *name, jk_buffer *bytes)
{
	part *p = jk_buffer_result(bytes) == JK_OK ? present_part(output, name) : NULL;
	if (!p)
		return JK_NO_MEMORY;
	jk_buffer old = p->bytes;
	p->bytes = *bytes;
	p->check = jk_zip_check(jk_buffer_text(bytes), bytes->length);
	old.limit = bytes->limit;
	*bytes = old;
	jk_buffer_clear(bytes);
	return JK_OK;
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
	jk_buffer_add(out, p->bytes.bytes, p->bytes.length);
	return jk_buffer_result(out);
}

/* --- writing --- */

static int is_utf8(const char *name)
{
	while (*name) {
		const char *at = name;
		if (jk_text_next(&name) == 0xFFFD && strncmp(at, "\uFFFD", 3) != 0)
			return 0;
	}
	return 1;
}

/* Why an added part cannot be written; those of the base were read from an archive. */
static const char *fault_of(const part *p)
{
	if (!is_utf8(p->name))
		return N_("a name that is no UTF-8");
	return strlen(p->name) > JK_ZIP_NAME ? N_("a name that is too long") : NULL;
}

static size_t room_for(const jk_output *output)
{
	size_t room = JK_ZIP_END;
	for (size_t i = 0; i < jk_package_count(output->base); i++) {
		const jk_package_member *member = jk_package_at(output->base, i);
		const part *p = output->replaced[i];
		/* A deflated `mimetype` is stored anew. */
		size_t most = member->size > member->stored ? member->size : member->stored;
		room += jk_zip_heads(member->name) + (p ? p->bytes.length : strcmp(member->name, "mimetype") == 0 ? most : member->stored);
	}
	for (size_t i = 0; i < output->added.count; i++) {
		const part *p = output->added.items[i];
		room += jk_zip_heads(p->name) + p->bytes.length;
	}
	return room;
}

static jk_result add_part(const jk_output *output, const part *p)
{
	return jk_zip_add(output->zip, p->name, jk_buffer_text(&p->bytes), p->bytes.length, p->check, strcmp(p->name, "mimetype") == 0);
}

static jk_result add_mimetype(const jk_output *output, size_t index, jk_diagnostics *d)
{
	jk_buffer bytes;
	const jk_package_member *member = jk_package_at(output->base, index);
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_package_part(&bytes, output->base, member->name, d);
	if (result == JK_OK)
		result = jk_zip_add(output->zip, member->name, jk_buffer_text(&bytes), bytes.length, member->check, 1);
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result add_member(const jk_output *output, size_t index, jk_diagnostics *d)
{
	const jk_package_member *member = jk_package_at(output->base, index);
	if (output->replaced[index])
		return add_part(output, output->replaced[index]);
	if (member->deflated && strcmp(member->name, "mimetype") == 0)
		return add_mimetype(output, index, d);
	jk_zip_copy(output->zip, member);
	return JK_OK;
}

static jk_result add_all(const jk_output *output, jk_diagnostics *d)
{
	size_t first = jk_package_find(output->base, "mimetype");
	jk_result result = first != JK_PACKAGE_NONE ? add_member(output, first, d) : JK_OK;
	for (size_t i = 0; i < jk_package_count(output->base) && result == JK_OK; i++)
		if (i != first)
			result = add_member(output, i, d);
	for (size_t i = 0; i < output->added.count && result == JK_OK; i++)
		result = add_part(output, output->added.items[i]);
	return result;
}

static jk_result check_writable(const jk_output *output, jk_diagnostics *d)
{
	jk_origin where = {.file = jk_package_path(output->base)};
	const char *fault = jk_package_count(output->base) + output->added.count > JK_ZIP_MEMBERS ? N_("too many members") : NULL;
	for (size_t i = 0; i < output->added.count && !fault; i++) {
		const part *p = output->added.items[i];
		if ((fault = fault_of(p)) != NULL)
			where.part = p->name;
	}
	if (!fault && room_for(output) > JK_BUFFER_LIMIT)
		fault = N_("too large");
	if (!fault)
		return JK_OK;
	JK_REPORT(d, JK_DIAG_PACKAGE_WRITE, &where, {"path", where.file}, {"reason", _(fault)});
	return JK_FAILED;
}

jk_result jk_output_bytes(jk_buffer *out, const jk_output *output, jk_diagnostics *diagnostics)
{
	jk_result result = jk_package_verify(output->base, diagnostics);
	if (result == JK_OK)
		result = check_writable(output, diagnostics);
	if (result == JK_OK)
		result = jk_zip_begin(output->zip, out, room_for(output));
	if (result == JK_OK)
		result = add_all(output, diagnostics);
	if (result == JK_OK)
		jk_zip_end(output->zip);
	return result;
}

/* --- digest --- */

static void add_to_digest(jk_digest_state *digest, const char *name, size_t size, uint32_t check, const char *left_out)
{
	char numbers[12];
	if (left_out && strcmp(name, left_out) == 0)
		return;
	for (size_t i = 0; i < 8; i++)
		numbers[i] = (char)((uint64_t)size >> (8 * i) & 0xFF);
	for (size_t i = 0; i < 4; i++)
		numbers[8 + i] = (char)(check >> (8 * i) & 0xFF);
	jk_digest_add(digest, name, strlen(name) + 1);
	jk_digest_add(digest, numbers, sizeof numbers);
}

jk_result jk_package_digest(char text[JK_DIGEST_TEXT], const jk_package *package, jk_diagnostics *diagnostics)
{
	jk_output *output;
	jk_result result = jk_output_new(&output, package);
	if (result == JK_OK)
		result = jk_output_digest(text, output, NULL, diagnostics);
	jk_output_free(output);
	return result;
}

jk_result jk_output_digest(char text[JK_DIGEST_TEXT], const jk_output *output, const char *left_out, jk_diagnostics *diagnostics)
{
	jk_digest_state digest;
	jk_result result = jk_package_verify(output->base, diagnostics);
	jk_digest_begin(&digest);
	for (size_t i = 0; i < jk_package_count(output->base); i++) {
		const jk_package_member *member = jk_package_at(output->base, i);
		const part *p = output->replaced[i];
		add_to_digest(&digest, member->name, p ? p->bytes.length : member->size, p ? p->check : member->check, left_out);
	}
	for (size_t i = 0; i < output->added.count; i++) {
		const part *p = output->added.items[i];
		add_to_digest(&digest, p->name, p->bytes.length, p->check, left_out);
	}
	jk_digest_end(&digest, text);
	return result;
}
