#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "release/pull.h"

#define INDEX "index.xml"

/* --- which place --- */

static const char *as_folder(jk_arena *arena, const char *path)
{
	return jk_arena_format(arena, "%s%s", path, jk_text_ends(path, "/") ? "" : "/");
}

/* A query would end up behind the names of the files. */
static jk_result open_address(jk_pull_place *out, jk_arena *arena, const char *from, const char *ca_file, unsigned seconds,
			      jk_diagnostics *diagnostics)
{
	jk_result result = jk_fetch_check_address(from, diagnostics);
	if (result != JK_OK)
		return result;
	if (strpbrk(from, "?#")) {
		JK_REPORT(diagnostics, JK_DIAG_PULL_ADDRESS, NULL, {"url", from});
		return JK_FAILED;
	}
	int names_index = jk_text_ends(from, "/" INDEX);
	out->base = names_index ? jk_arena_text(arena, from, strlen(from) - strlen(INDEX)) : as_folder(arena, from);
	return out->base ? jk_fetcher_new(&out->fetcher, ca_file, seconds, diagnostics) : JK_NO_MEMORY;
}

/* The folder of a file is "" when its name is all that was given. */
static jk_result open_here(jk_pull_place *out, jk_arena *arena, const char *from, jk_diagnostics *diagnostics)
{
	if (!jk_file_exists(from)) {
		JK_REPORT(diagnostics, JK_DIAG_FILE_OPEN, NULL, {"path", from}, {"reason", strerror(ENOENT)});
		return JK_FAILED;
	}
	if (jk_file_is_folder(from)) {
		out->base = as_folder(arena, from);
		return out->base ? JK_OK : JK_NO_MEMORY;
	}
	const char *slash = strrchr(from, '/'), *name = slash ? slash + 1 : from;
	out->base = jk_arena_text(arena, from, (size_t)(name - from));
	out->release = jk_text_equal(name, INDEX) ? NULL : jk_arena_string(arena, name);
	return out->base && (out->release || jk_text_equal(name, INDEX)) ? JK_OK : JK_NO_MEMORY;
}

jk_result jk_pull_place_open(jk_pull_place *out, jk_arena *arena, const char *from, const char *ca_file, unsigned seconds,
			     jk_diagnostics *diagnostics)
{
	*out = (jk_pull_place){0};
	return strstr(from, "://") ? open_address(out, arena, from, ca_file, seconds, diagnostics)
				   : open_here(out, arena, from, diagnostics);
}

void jk_pull_place_close(jk_pull_place *place)
{
	jk_fetcher_free(place->fetcher);
	place->fetcher = NULL;
}

const char *jk_pull_name(const jk_pull_place *place, jk_arena *arena, const char *name)
{
	return jk_arena_format(arena, "%s%s", place->base, name);
}

/* --- small files --- */

static jk_result begin_small(void *state, int continued, jk_diagnostics *diagnostics)
{
	(void)continued;
	(void)diagnostics;
	jk_buffer_clear(state);
	return JK_OK;
}

static jk_result take_small(void *state, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	(void)diagnostics;
	jk_buffer_add(state, bytes, length);
	return jk_buffer_result(state);
}

jk_result jk_pull_small(jk_buffer *out, const jk_pull_place *place, jk_arena *arena, const char *name, size_t limit,
			jk_diagnostics *diagnostics)
{
	const char *path = jk_pull_name(place, arena, name);
	if (!path)
		return JK_NO_MEMORY;
	jk_buffer_clear(out);
	if (!place->fetcher)
		return jk_file_read(out, path, limit, diagnostics);
	return jk_fetch(place->fetcher, &(jk_fetch_wanted){path, 0, limit}, &(jk_fetch_sink){begin_small, take_small, out},
			diagnostics);
}

/* --- releases --- */

static jk_result check_size(const char *path, size_t found, size_t size, jk_diagnostics *diagnostics)
{
	char here[24], wanted[24];
	if (found == size)
		return JK_OK;
	snprintf(here, sizeof here, "%zu", found);
	snprintf(wanted, sizeof wanted, "%zu", size);
	JK_REPORT(diagnostics, JK_DIAG_PULL_SIZE, NULL, {"file", path}, {"found", here}, {"wanted", wanted});
	return JK_FAILED;
}

static int fits(char digest[JK_DIGEST_TEXT], const jk_buffer *bytes, const char *sha256)
{
	jk_digest(digest, jk_buffer_text(bytes), bytes->length);
	return strcmp(digest, sha256) == 0;
}

static jk_result check_digest(const char *path, const jk_buffer *bytes, const char *sha256, jk_diagnostics *diagnostics)
{
	char digest[JK_DIGEST_TEXT];
	if (fits(digest, bytes, sha256))
		return JK_OK;
	JK_REPORT(diagnostics, JK_DIAG_PULL_HASH, NULL, {"file", path}, {"found", digest}, {"wanted", sha256});
	return JK_FAILED;
}

static jk_result begin_part(void *state, int continued, jk_diagnostics *diagnostics)
{
	return continued ? JK_OK : jk_pull_part_empty(state, diagnostics);
}

static jk_result take_part(void *state, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	return jk_pull_part_append(state, bytes, length, diagnostics);
}

static jk_result fetch_rest(jk_pull_part *part, const jk_pull_place *place, const char *path, size_t size,
			    jk_diagnostics *diagnostics)
{
	const jk_fetch_sink sink = {begin_part, take_part, part};
	if (part->bytes->length == size)
		return JK_OK;
	return jk_fetch(place->fetcher, &(jk_fetch_wanted){path, part->bytes->length, size}, &sink, diagnostics);
}

/* An early end without a word from the server: what came is kept, the rest is asked for next time. */
static jk_result check_whole(const jk_pull_part *part, const char *path, size_t size, jk_diagnostics *diagnostics)
{
	char reason[64];
	if (part->bytes->length == size)
		return JK_OK;
	snprintf(reason, sizeof reason, "%zu/%zu", part->bytes->length, size);
	JK_REPORT(diagnostics, JK_DIAG_PULL_SHORT, NULL, {"url", path}, {"reason", reason});
	return JK_FAILED;
}

/* What an earlier pull left may be of no use; then the whole file is asked for. */
static jk_result download(jk_pull_part *part, const jk_pull_place *place, const char *path, const jk_pull_wanted *wanted,
			  jk_diagnostics *diagnostics)
{
	char digest[JK_DIGEST_TEXT];
	size_t had = part->bytes->length;
	jk_result result = fetch_rest(part, place, path, wanted->size, diagnostics);
	if (result == JK_OK && had && (part->bytes->length < wanted->size || !fits(digest, part->bytes, wanted->sha256))) {
		result = jk_pull_part_empty(part, diagnostics);
		if (result == JK_OK)
			result = fetch_rest(part, place, path, wanted->size, diagnostics);
	}
	return result == JK_OK ? check_whole(part, path, wanted->size, diagnostics) : result;
}

static jk_result fetch_release(jk_buffer *out, const jk_pull_place *place, jk_arena *arena, const char *path,
			       const jk_pull_wanted *wanted, jk_diagnostics *diagnostics)
{
	jk_pull_part part = {.fd = -1};
	jk_result result = jk_pull_part_open(&part, arena, out, wanted, diagnostics);
	if (result == JK_OK)
		result = download(&part, place, path, wanted, diagnostics);
	int whole = result == JK_OK;
	if (result == JK_OK)
		result = check_digest(path, out, wanted->sha256, diagnostics);
	/* Whole, it is right and goes to its place, or wrong and good for nothing. */
	jk_pull_part_close(&part, whole);
	return result;
}

jk_result jk_pull_release(jk_buffer *out, const jk_pull_place *place, jk_arena *arena, const jk_pull_wanted *wanted,
			  jk_diagnostics *diagnostics)
{
	const char *path = jk_pull_name(place, arena, wanted->name);
	if (!path)
		return JK_NO_MEMORY;
	jk_buffer_clear(out);
	if (place->fetcher)
		return fetch_release(out, place, arena, path, wanted, diagnostics);
	jk_result result = jk_file_read(out, path, JK_PACKAGE_FILE_LIMIT, diagnostics);
	if (result == JK_OK)
		result = check_size(path, out->length, wanted->size, diagnostics);
	return result == JK_OK ? check_digest(path, out, wanted->sha256, diagnostics) : result;
}
