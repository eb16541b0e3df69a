/* What a document remembers of its making: the manifest. */
#include <string.h>
#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "format/writing.h"

enum { SHORT_DIGEST = 16 }; /* digits of a digest: enough to see a change, short enough to survive in a property */

static void put_digest(jk_json *json, const char *key, const char *digest)
{
	char text[SHORT_DIGEST + 1] = "";
	if (digest)
		memcpy(text, digest, SHORT_DIGEST);
	jk_json_string(json, key, digest ? text : NULL);
}

jk_result jk_clause_digest(char digest[JK_DIGEST_TEXT], const jk_set_clause *clause)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < clause->blocks.count; i++) {
		const jk_block *block = clause->blocks.items[i];
		jk_block_put(&text, &block->spans);
		for (size_t r = 0; r < block->rows.count; r++)
			for (size_t k = 0; k < ((const jk_row *)block->rows.items[r])->cells.count; k++)
				jk_block_put(&text, ((const jk_row *)block->rows.items[r])->cells.items[k]);
		jk_buffer_char(&text, '\n');
	}
	jk_digest(digest, jk_buffer_text(&text), text.length);
	digest[SHORT_DIGEST] = '\0';
	jk_result result = jk_buffer_result(&text);
	jk_buffer_dispose(&text);
	return result;
}

static void put_clause(jk_writing *w, jk_json *json, const jk_set_clause *clause)
{
	char digest[JK_DIGEST_TEXT];
	w->no_memory |= jk_clause_digest(digest, clause) != JK_OK;
	jk_json_array(json, NULL);
	jk_json_string(json, NULL, clause->clause->id);
	jk_json_string(json, NULL, clause->clause->version);
	jk_json_string(json, NULL, clause->variant->id ? clause->variant->id : "");
	put_digest(json, NULL, digest);
	jk_json_end_array(json);
}

/* Line breaks and indentation only help a reader of files; a property is kept short. */
static void squeeze(jk_buffer *text)
{
	size_t to = 0;
	for (size_t from = 0; from < text->length; from++) {
		if (text->bytes[from] != '\n') {
			text->bytes[to++] = text->bytes[from];
			continue;
		}
		while (from + 1 < text->length && text->bytes[from + 1] == ' ')
			from++;
	}
	text->length = to;
	if (text->bytes)
		text->bytes[to] = '\0';
}

jk_result jk_manifest(jk_writing *w, jk_buffer *out)
{
	jk_json json;
	jk_json_begin(&json, out);
	jk_json_object(&json, NULL);
	jk_json_number(&json, "format", 1);
	jk_json_string(&json, "generator", "jokou " JK_VERSION);
	jk_json_string(&json, "catalog", w->set->catalog->id);
	jk_json_string(&json, "version", w->set->catalog->version);
	/* Its files were read a moment ago: what is lacking is memory, and a paper must not silently remember less. */
	const char *digest = jk_catalog_digest(w->set->catalog);
	w->no_memory |= !digest;
	put_digest(&json, "digest", digest);
	jk_json_string(&json, "vocabulary", w->set->vocabulary->id);
	jk_json_string(&json, "profile", jk_profile_id(w->set->profile));
	jk_json_string(&json, "kind", w->kind->kind);
	jk_json_string(&json, "group", w->group->id);
	jk_json_string(&json, "date", w->set->date);
	jk_json_string(&json, "as-of", w->set->as_of);
	jk_json_object(&json, "template");
	jk_json_string(&json, "version", w->compiled->version);
	put_digest(&json, "digest", w->compiled->digest);
	jk_json_end_object(&json);
	jk_json_array(&json, "clauses");
	for (size_t i = 0; w->document && i < w->document->clauses.count; i++) {
		const jk_set_clause *clause = w->document->clauses.items[i];
		if (clause->in)
			put_clause(w, &json, clause);
	}
	jk_json_end_array(&json);
	jk_json_end_object(&json);
	if (!out->failed)
		squeeze(out);
	return w->no_memory ? JK_NO_MEMORY : jk_buffer_result(out);
}

/* --- properties --- */

int jk_is_property_of_ours(const char *name)
{
	return jk_text_equal(name, JK_PROPERTY_MANIFEST) || jk_text_equal(name, JK_PROPERTY_DIGEST) ||
	       (name && jk_text_starts(name, JK_PROPERTY_PROFILE "-"));
}

/* The digest comes last: everything before it is there already when it is taken a second time. */
jk_result jk_memory_each(const jk_memory *memory, jk_arena *arena, jk_result (*put)(void *state, const char *name, const char *value), void *state)
{
	jk_result result = put(state, JK_PROPERTY_MANIFEST, memory->manifest);
	size_t length = memory->profile ? strlen(memory->profile) : 0;
	for (size_t at = 0, n = 1; at < length && n <= JK_PROFILE_PROPERTIES && result == JK_OK; at += JK_PROFILE_PROPERTY, n++) {
		size_t piece = length - at < JK_PROFILE_PROPERTY ? length - at : JK_PROFILE_PROPERTY;
		const char *name = jk_arena_format(arena, JK_PROPERTY_PROFILE "-%zu", n), *value = jk_arena_text(arena, memory->profile + at, piece);
		result = name && value ? put(state, name, value) : JK_NO_MEMORY;
	}
	return result == JK_OK ? put(state, JK_PROPERTY_DIGEST, memory->digest) : result;
}
