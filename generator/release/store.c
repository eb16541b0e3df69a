#include "release/store.h"
#include <stdlib.h>
#include <string.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"

#define TRUSTED "trusted.xml"

/* --- reading --- */

static int by_id(const void *a, const void *b)
{
	const jk_trust *const *x = a, *const *y = b;
	return strcmp((*x)->id, (*y)->id);
}

/* `name` is "ID/trusted.xml". A folder that is no id is not ours. */
static jk_result load_one(jk_store *store, const char *catalogs, const char *name, jk_diagnostics *diagnostics)
{
	const char *slash = strchr(name, '/'), *id = slash ? jk_arena_text(store->arena, name, (size_t)(slash - name)) : NULL;
	if (!slash || strcmp(slash + 1, TRUSTED) != 0 || (id && !jk_store_is_id(id)))
		return JK_OK;
	const char *path = jk_path_join(store->arena, catalogs, name);
	jk_trust *trust = jk_arena_allocate(store->arena, sizeof *trust);
	if (!id || !path || !trust)
		return JK_NO_MEMORY;
	jk_result result = jk_trust_read(trust, store->arena, path, id, diagnostics);
	return result == JK_OK ? jk_list_add(&store->trusts, store->arena, trust) : result;
}

/* A row whose file was deleted is not held, but what was trusted stays. */
static jk_result list_held(jk_store *store)
{
	store->held = (jk_list){0};
	for (size_t i = 0; i < store->trusts.count; i++) {
		const jk_trust *trust = store->trusts.items[i];
		for (size_t j = 0; j < trust->rows.count; j++) {
			const jk_held *row = trust->rows.items[j];
			if (jk_file_exists(row->path) && jk_list_add(&store->held, store->arena, row) != JK_OK)
				return JK_NO_MEMORY;
		}
	}
	return JK_OK;
}

jk_result jk_store_load(jk_store *store, jk_diagnostics *diagnostics)
{
	jk_list names = {0};
	store->trusts = store->held = (jk_list){0};
	const char *catalogs = jk_path_join(store->arena, store->folder, "catalogs");
	if (!catalogs)
		return JK_NO_MEMORY;
	if (!jk_file_is_folder(catalogs))
		return JK_OK;
	jk_result result = jk_file_list(&names, store->arena, catalogs, "/" TRUSTED, diagnostics);
	for (size_t i = 0; i < names.count && result == JK_OK; i++)
		result = load_one(store, catalogs, names.items[i], diagnostics);
	if (store->trusts.count)
		qsort(store->trusts.items, store->trusts.count, sizeof *store->trusts.items, by_id);
	return result == JK_OK ? list_held(store) : result;
}

jk_result jk_store_open(jk_store **out, const char *folder, jk_diagnostics *diagnostics)
{
	*out = NULL;
	jk_store *store = jk_allocate(sizeof *store);
	if (!store)
		return JK_NO_MEMORY;
	*store = (jk_store){0};
	jk_result result = jk_arena_new(&store->arena);
	if (result == JK_OK)
		store->folder = jk_arena_string(store->arena, folder);
	if (result == JK_OK)
		result = store->folder ? jk_store_load(store, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		*out = store;
	else
		jk_store_free(store);
	return result;
}

void jk_store_free(jk_store *store)
{
	if (!store)
		return;
	jk_arena_free(store->arena);
	jk_release(store);
}

/* --- looking --- */

const char *jk_store_path(const jk_store *store, jk_arena *arena, const char *id, const char *name)
{
	return jk_arena_format(arena, "%s/catalogs/%s%s%s", store->folder, id, *name ? "/" : "", name);
}

const jk_trust *jk_store_trust(const jk_store *store, const char *id)
{
	for (size_t i = 0; i < store->trusts.count; i++) {
		const jk_trust *trust = store->trusts.items[i];
		if (strcmp(trust->id, id) == 0)
			return trust;
	}
	return NULL;
}

size_t jk_store_count(const jk_store *store) { return store->held.count; }

const jk_held *jk_store_at(const jk_store *store, size_t index) { return store->held.items[index]; }

const jk_held *jk_store_find(const jk_store *store, const char *id, const char *version)
{
	const jk_held *found = NULL;
	for (size_t i = 0; i < jk_store_count(store); i++) {
		const jk_held *held = jk_store_at(store, i);
		if (strcmp(held->id, id) == 0 && (!version || strcmp(held->version, version) == 0))
			found = held;
	}
	return found;
}

jk_result jk_store_key(jk_public_key **out, const jk_store *store, const char *id, jk_diagnostics *diagnostics)
{
	*out = NULL;
	const jk_trust *trust = jk_store_trust(store, id);
	return trust ? jk_public_key_read(out, trust->key, diagnostics) : JK_OK;
}

/* --- changing --- */

static jk_result take_in(jk_store *store, const jk_trust *changed)
{
	jk_trust *copy = jk_arena_allocate(store->arena, sizeof *copy);
	if (!copy)
		return JK_NO_MEMORY;
	*copy = *changed;
	for (size_t i = 0; i < store->trusts.count; i++) {
		const jk_trust *trust = store->trusts.items[i];
		if (strcmp(trust->id, changed->id) != 0)
			continue;
		store->trusts.items[i] = copy;
		return JK_OK;
	}
	jk_result result = jk_list_add(&store->trusts, store->arena, copy);
	if (result == JK_OK)
		qsort(store->trusts.items, store->trusts.count, sizeof *store->trusts.items, by_id);
	return result;
}

jk_result jk_store_commit(jk_store *store, const jk_trust *changed, jk_diagnostics *diagnostics)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_trust_put(&text, changed);
	const char *folder = jk_store_path(store, store->arena, changed->id, "");
	const char *path = jk_store_path(store, store->arena, changed->id, TRUSTED);
	jk_result result = folder && path ? jk_buffer_result(&text) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_file_make_folder(folder, diagnostics);
	if (result == JK_OK)
		result = jk_file_write(path, text.bytes, text.length, diagnostics);
	jk_buffer_dispose(&text);
	if (result == JK_OK)
		result = take_in(store, changed);
	return result == JK_OK ? list_held(store) : result;
}

static jk_result refuse_key(const char *id, const char *pinned, const jk_public_key *given, jk_diagnostics *diagnostics)
{
	jk_public_key *key = NULL;
	jk_result result = jk_public_key_read(&key, pinned, diagnostics);
	if (result != JK_OK)
		return result;
	JK_REPORT(diagnostics, JK_DIAG_KEY_OTHER, NULL, {"id", id}, {"pinned", jk_public_key_id(key)},
		  {"given", jk_public_key_id(given)});
	jk_public_key_free(key);
	return JK_FAILED;
}

jk_result jk_store_check_key(const jk_store *store, const char *id, const jk_public_key *key, int replace,
			     jk_diagnostics *diagnostics)
{
	const jk_trust *trust = jk_store_trust(store, id);
	if (!trust || replace || strcmp(trust->key, jk_public_key_text(key)) == 0)
		return JK_OK;
	return refuse_key(id, trust->key, key, diagnostics);
}

jk_result jk_store_pin(jk_store *store, const char *id, const jk_public_key *key, int replace, jk_diagnostics *diagnostics)
{
	jk_result result = jk_store_check_key(store, id, key, replace, diagnostics);
	if (result != JK_OK)
		return result;
	const jk_trust *trust = jk_store_trust(store, id);
	if (trust && strcmp(trust->key, jk_public_key_text(key)) == 0)
		return JK_OK;
	/* With another key the indexes are counted anew: the numbers of the old ones bind nobody. */
	jk_trust changed = {.id = jk_arena_string(store->arena, id), .key = jk_arena_string(store->arena, jk_public_key_text(key))};
	if (trust)
		changed.rows = trust->rows;
	return changed.id && changed.key ? jk_store_commit(store, &changed, diagnostics) : JK_NO_MEMORY;
}

/* --- what is held, read --- */

static jk_result check_signature(const jk_held *row, const jk_buffer *bytes, jk_arena *arena, jk_diagnostics *diagnostics)
{
	jk_buffer signature;
	jk_public_key *key = NULL;
	jk_buffer_init(&signature, 0);
	const char *path = jk_arena_format(arena, "%s.minisig", row->path);
	jk_result result = path ? jk_file_read(&signature, path, JK_SIGNATURE_FILE_LIMIT, diagnostics) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_public_key_read(&key, row->key, diagnostics);
	if (result == JK_OK)
		result = jk_verify(NULL, key, bytes->bytes, bytes->length, jk_buffer_text(&signature), signature.length, row->path,
				   diagnostics);
	jk_public_key_free(key);
	jk_buffer_dispose(&signature);
	return result;
}

static jk_result read_held(jk_release_file **out, const jk_held *row, jk_arena *arena, jk_diagnostics *diagnostics)
{
	jk_buffer bytes;
	char digest[JK_DIGEST_TEXT];
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, row->path, JK_PACKAGE_FILE_LIMIT, diagnostics);
	if (result == JK_OK) {
		jk_digest(digest, jk_buffer_text(&bytes), bytes.length);
		if (strcmp(digest, row->sha256) != 0) {
			JK_REPORT(diagnostics, JK_DIAG_HELD_DAMAGED, NULL, {"path", row->path}, {"id", row->id},
				  {"version", row->version});
			result = JK_FAILED;
		}
	}
	if (result == JK_OK)
		result = check_signature(row, &bytes, arena, diagnostics);
	if (result == JK_OK)
		result = jk_release_read(out, bytes.bytes, bytes.length, row->path, diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

jk_result jk_store_read(jk_release_file **out, const jk_store *store, const jk_held *held, jk_diagnostics *diagnostics)
{
	jk_arena *arena = NULL;
	*out = NULL;
	(void)store;
	jk_result result = jk_arena_new(&arena);
	if (result == JK_OK)
		result = read_held(out, held, arena, diagnostics);
	jk_arena_free(arena);
	return result;
}

jk_result jk_store_verify(const jk_store *store, const jk_held *held, jk_diagnostics *diagnostics)
{
	jk_release_file *release = NULL;
	jk_result result = jk_store_read(&release, store, held, diagnostics);
	jk_release_free(release);
	return result;
}
