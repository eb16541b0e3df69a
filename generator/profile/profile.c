#include "jokou/profile.h"
#include <string.h>
#include "base/base64.h"
#include "base/deflate.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/schema.h"
#include "base/text.h"
#include "profile/reader.h"
#include "profile/rules.h"

/* The schema, made part of the program by the build. */
extern const char jk_profile_rng[];
extern const size_t jk_profile_rng_length;

struct jk_profile {
	jk_arena *arena;
	jk_xml *xml;
	const char *id, *path, *name, *vocabulary;
	const char **packed; /* where the packed text is kept; NULL in it: nobody has asked yet */
};

static jk_result new_profile(jk_profile **out, const char *path)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_profile *profile = jk_arena_allocate(arena, sizeof *profile);
	if (profile) {
		profile->arena = arena;
		profile->path = jk_arena_string(arena, path);
		profile->name = jk_path_stem(arena, path);
		profile->packed = jk_arena_allocate(arena, sizeof *profile->packed);
	}
	if (profile && profile->path && profile->name && profile->packed) {
		*out = profile;
		return JK_OK;
	}
	jk_arena_free(arena);
	return JK_NO_MEMORY;
}

struct jk_profile_reader {
	jk_schema *schema;
};

jk_result jk_profile_reader_new(jk_profile_reader **out, jk_diagnostics *diagnostics)
{
	*out = jk_allocate(sizeof **out);
	if (!*out)
		return JK_NO_MEMORY;
	jk_result result = jk_schema_load(&(*out)->schema, jk_profile_rng, jk_profile_rng_length, "profile.rng", diagnostics);
	if (result == JK_OK)
		return JK_OK;
	jk_release(*out);
	*out = NULL;
	return result;
}

void jk_profile_reader_free(jk_profile_reader *reader)
{
	if (!reader)
		return;
	jk_schema_free(reader->schema);
	jk_release(reader);
}

/* Both kinds of checks run, so that all faults are seen; unless the file is something else altogether. */
static jk_result check(const jk_xml *xml, const jk_schema *schema, jk_diagnostics *diagnostics)
{
	jk_result by_schema = jk_schema_validate(schema, xml, diagnostics), by_rules = JK_OK;
	if (by_schema != JK_NO_MEMORY && jk_node_is(jk_xml_root(xml), "service-profile"))
		by_rules = jk_profile_check(xml, diagnostics);
	return by_rules == JK_OK || by_schema == JK_NO_MEMORY ? by_schema : by_rules;
}

/* The schema has seen that white space is all that may stand around them. */
static jk_result read_names(jk_profile *profile)
{
	const jk_node *root = jk_xml_root(profile->xml), *body = jk_node_child(root, "body");
	const char *id = jk_node_attribute(root, "id"), *vocabulary = body ? jk_node_attribute(body, "vocabulary") : NULL;
	profile->id = jk_text_trim(profile->arena, id);
	profile->vocabulary = jk_text_trim(profile->arena, vocabulary ? vocabulary : "kitakyushu");
	return profile->id && profile->vocabulary ? JK_OK : JK_NO_MEMORY;
}

/* Takes the XML over, whatever the answer. */
static jk_result finish(jk_profile **out, jk_profile *profile, const jk_profile_reader *reader, jk_result result, jk_diagnostics *diagnostics)
{
	if (result == JK_OK)
		result = check(profile->xml, reader->schema, diagnostics);
	if (result == JK_OK)
		result = read_names(profile);
	if (result == JK_OK)
		*out = profile;
	else
		jk_profile_free(profile);
	return result;
}

jk_result jk_profile_read_with(jk_profile **out, const jk_profile_reader *reader, const char *path, jk_diagnostics *diagnostics)
{
	jk_profile *profile;
	*out = NULL;
	jk_result result = new_profile(&profile, path);
	if (result == JK_OK)
		result = jk_xml_read(&profile->xml, path, diagnostics);
	return finish(out, profile, reader, result, diagnostics);
}

jk_result jk_profile_parse(jk_profile **out, const jk_profile_reader *reader, const char *bytes, size_t length, const char *path,
			   jk_diagnostics *diagnostics)
{
	jk_profile *profile;
	*out = NULL;
	jk_result result = new_profile(&profile, path);
	if (result == JK_OK)
		result = jk_xml_parse(&profile->xml, bytes, length, &(jk_origin){.file = path}, diagnostics);
	return finish(out, profile, reader, result, diagnostics);
}

const jk_schema *jk_profile_reader_schema(const jk_profile_reader *reader) { return reader->schema; }

jk_result jk_profile_read(jk_profile **out, const char *path, jk_diagnostics *diagnostics)
{
	jk_profile_reader *reader;
	*out = NULL;
	jk_result result = jk_profile_reader_new(&reader, diagnostics);
	if (result == JK_OK)
		result = jk_profile_read_with(out, reader, path, diagnostics);
	jk_profile_reader_free(reader);
	return result;
}

void jk_profile_free(jk_profile *profile)
{
	if (!profile)
		return;
	jk_xml_free(profile->xml);
	jk_arena_free(profile->arena);
}

/* --- packed --- */

static jk_result pack(jk_buffer *out, const jk_xml *xml)
{
	jk_buffer text, deflated;
	jk_buffer_init(&text, 0);
	jk_buffer_init(&deflated, 0);
	jk_xml_put_document(&text, xml);
	jk_result result = jk_buffer_result(&text);
	if (result == JK_OK)
		result = jk_deflate(&deflated, jk_buffer_text(&text), text.length);
	jk_buffer_format(out, "%zu:", text.length);
	jk_base64_put(out, jk_buffer_text(&deflated), deflated.length);
	jk_buffer_dispose(&text);
	jk_buffer_dispose(&deflated);
	return result == JK_OK ? jk_buffer_result(out) : result;
}

const char *jk_profile_packed(const jk_profile *profile)
{
	jk_buffer text;
	if (*profile->packed)
		return *profile->packed;
	jk_buffer_init(&text, 0);
	if (pack(&text, profile->xml) == JK_OK)
		*profile->packed = jk_arena_text(profile->arena, jk_buffer_text(&text), text.length);
	jk_buffer_dispose(&text);
	return *profile->packed;
}

const jk_xml *jk_profile_xml(const jk_profile *profile) { return profile->xml; }
const char *jk_profile_id(const jk_profile *profile) { return profile->id; }
const char *jk_profile_path(const jk_profile *profile) { return profile->path; }
const char *jk_profile_name(const jk_profile *profile) { return profile->name; }
const char *jk_profile_vocabulary(const jk_profile *profile) { return profile->vocabulary; }
