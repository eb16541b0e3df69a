/* Putting a release and the new index in their folder: all four files, or none. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/placing.h"
#include "base/text.h"
#include "cli/releasing.h"

/* In the order in which they are put in place: an index never speaks of a release that is not there yet. */
enum { RELEASE, RELEASE_SIGNATURE, INDEX_SIGNATURE, INDEX, FILES };

typedef struct {
	jk_releasing *releasing;
	const char *names[FILES], *paths[FILES];
	char *bytes[FILES];
	size_t lengths[FILES];
	char sha256[JK_DIGEST_TEXT], digest[JK_DIGEST_TEXT];
	unsigned long serial;
} writing;

/* --- making the files --- */

static jk_result name_files(writing *w)
{
	const jk_releasing *r = w->releasing;
	jk_arena *arena = r->arguments->arena;
	w->names[RELEASE] = jk_arena_format(arena, "%s-%s.jokou", r->id, r->version);
	w->names[RELEASE_SIGNATURE] = w->names[RELEASE] ? jk_arena_format(arena, "%s.minisig", w->names[RELEASE]) : NULL;
	w->names[INDEX_SIGNATURE] = "index.xml.minisig";
	w->names[INDEX] = "index.xml";
	for (size_t i = 0; i < FILES; i++) {
		w->paths[i] = w->names[i] ? jk_path_join(arena, r->folder, w->names[i]) : NULL;
		if (!w->paths[i])
			return JK_NO_MEMORY;
	}
	if (!jk_file_exists(w->paths[RELEASE]))
		return JK_OK;
	JK_REPORT(r->arguments->diagnostics, JK_DIAG_FILE_EXISTS, NULL, {"path", w->paths[RELEASE]});
	return JK_FAILED;
}

/* What was packed is read as others will read it. */
static jk_result read_back(writing *w)
{
	jk_release_file *release;
	jk_result result = jk_release_read(&release, w->bytes[RELEASE], w->lengths[RELEASE], w->names[RELEASE], w->releasing->arguments->diagnostics);
	if (result == JK_OK)
		memcpy(w->digest, jk_release_about(release).digest, sizeof w->digest);
	jk_release_free(release);
	return result;
}

static jk_result pack(writing *w)
{
	const jk_releasing *r = w->releasing;
	const jk_release_options options = {.clauses = r->session.data.catalog, .templates = r->templates, .id = r->id, .version = r->version,
					    .standard = r->standard, .effective = r->effective, .date = r->date, .program = JK_RELEASE_PROGRAM};
	jk_result result = jk_release_pack(&w->bytes[RELEASE], &w->lengths[RELEASE], &options, r->arguments->diagnostics);
	if (result == JK_OK)
		jk_digest(w->sha256, w->bytes[RELEASE], w->lengths[RELEASE]);
	return result == JK_OK ? read_back(w) : result;
}

static jk_result sign(writing *w, size_t file, size_t signature, const char *comment)
{
	if (!comment)
		return JK_NO_MEMORY;
	jk_result result =
		jk_sign(&w->bytes[signature], w->releasing->secret, w->bytes[file], w->lengths[file], comment, w->releasing->arguments->diagnostics);
	if (result == JK_OK)
		w->lengths[signature] = strlen(w->bytes[signature]);
	return result;
}

static jk_result make_index(writing *w)
{
	const jk_releasing *r = w->releasing;
	const jk_release_entry entry = {.version = r->version, .file = w->names[RELEASE], .sha256 = w->sha256, .effective = r->effective,
					.program = JK_RELEASE_PROGRAM, .date = r->date, .size = w->lengths[RELEASE]};
	w->serial = r->before ? jk_release_index_about(r->before).serial + 1 : 1;
	jk_result result = jk_release_index_write(&w->bytes[INDEX], r->before, r->id, &entry, r->date, r->expires, r->arguments->diagnostics);
	if (result == JK_OK)
		w->lengths[INDEX] = strlen(w->bytes[INDEX]);
	return result;
}

static jk_result make(writing *w)
{
	const jk_releasing *r = w->releasing;
	jk_arena *arena = r->arguments->arena;
	jk_result result = pack(w);
	if (result == JK_OK)
		result = sign(w, RELEASE, RELEASE_SIGNATURE, jk_arena_format(arena, "file:%s id:%s version:%s date:%s", w->names[RELEASE], r->id, r->version, r->date));
	if (result == JK_OK)
		result = make_index(w);
	if (result == JK_OK)
		result = sign(w, INDEX, INDEX_SIGNATURE, jk_arena_format(arena, "file:index.xml id:%s serial:%lu expires:%s", r->id, w->serial, r->expires));
	return result;
}

/* --- placing them --- */

/* Takes back the first `placed` files. The disk has just failed: what can be done is done, and the failure was told. */
static void take_back(const writing *w, size_t placed)
{
	jk_diagnostics *ignored;
	for (size_t i = 0; i < placed && i <= RELEASE_SIGNATURE; i++)
		unlink(w->paths[i]);
	if (placed <= INDEX_SIGNATURE)
		return;
	const char *old = w->releasing->old_signature;
	if (!old)
		unlink(w->paths[INDEX_SIGNATURE]);
	else if (jk_diagnostics_new(&ignored) == JK_OK) {
		(void)!jk_file_write(w->paths[INDEX_SIGNATURE], old, strlen(old), ignored);
		jk_diagnostics_free(ignored);
	}
}

static jk_result put_all(const writing *w, jk_placing *placings)
{
	jk_diagnostics *d = w->releasing->arguments->diagnostics;
	jk_result result = JK_OK;
	for (size_t i = 0; i < FILES && result == JK_OK; i++) {
		result = jk_placing_begin(&placings[i], w->paths[i], NULL, d);
		if (result == JK_OK)
			result = jk_placing_append(&placings[i], w->bytes[i], w->lengths[i], d);
		if (result == JK_OK)
			jk_placing_hasten(&placings[i]);
	}
	for (size_t i = 0; i < FILES && result == JK_OK; i++)
		result = jk_placing_sync(&placings[i], d);
	for (size_t i = 0; i < FILES && result == JK_OK; i++) {
		result = jk_placing_put(&placings[i], d);
		if (result != JK_OK)
			take_back(w, i);
	}
	return result == JK_OK ? jk_placing_sync_folder(&placings[INDEX], d) : result;
}

static jk_result place(const writing *w)
{
	jk_placing placings[FILES] = {{.fd = -1}, {.fd = -1}, {.fd = -1}, {.fd = -1}};
	jk_result result = jk_file_make_folder(w->releasing->folder, w->releasing->arguments->diagnostics);
	if (result == JK_OK)
		result = put_all(w, placings);
	for (size_t i = 0; i < FILES; i++)
		jk_placing_free(&placings[i]);
	return result;
}

/* --- what is said --- */

static void put_json(jk_buffer *text, const writing *w)
{
	const jk_releasing *r = w->releasing;
	jk_json json;
	jk_json_begin(&json, text);
	jk_json_object(&json, NULL);
	jk_json_string(&json, "file", w->paths[RELEASE]);
	jk_json_string(&json, "id", r->id);
	jk_json_string(&json, "version", r->version);
	jk_json_string(&json, "date", r->date);
	jk_json_string(&json, "effective", r->effective);
	jk_json_string(&json, "sha256", w->sha256);
	jk_json_string(&json, "digest", w->digest);
	jk_json_string(&json, "key", jk_public_key_id(r->public));
	jk_json_string(&json, "index", w->paths[INDEX]);
	jk_json_number(&json, "serial", (double)w->serial);
	jk_json_string(&json, "expires", r->expires);
	jk_json_end_object(&json);
	jk_json_finish(&json);
}

static void put_text(jk_buffer *text, const writing *w)
{
	const jk_releasing *r = w->releasing;
	jk_buffer_format(text, _("%s: catalog %s, version %s of %s, meant from %s\n"), w->paths[RELEASE], r->id, r->version, r->date, r->effective);
	jk_buffer_format(text, _("  digest %s\n  signed with key %s\n"), w->digest, jk_public_key_id(r->public));
	jk_buffer_format(text, _("%s: index %lu, for use until %s\n"), w->paths[INDEX], w->serial, r->expires);
}

jk_result jk_releasing_write(jk_releasing *r, jk_buffer *text)
{
	writing w = {.releasing = r};
	jk_result result = name_files(&w);
	if (result == JK_OK)
		result = make(&w);
	if (result == JK_OK)
		result = place(&w);
	if (result == JK_OK && jk_text_equal(jk_format_word(r->arguments), "json"))
		put_json(text, &w);
	else if (result == JK_OK)
		put_text(text, &w);
	for (size_t i = 0; i < FILES; i++)
		jk_text_free(w.bytes[i]);
	return result;
}
