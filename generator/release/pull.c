/* Getting a release. The order matters: nothing is looked at before its signature fits, and nothing held changes before everything is right. */
#include "release/pull.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "release/store.h"

#define INDEX "index.xml"
#define SIGNATURE ".minisig"

typedef struct {
	jk_store *store;
	const jk_pull_options *options;
	jk_diagnostics *diagnostics;
	jk_arena *arena;
	jk_pull_place place;
	jk_buffer bytes, signature; /* of the index, then of the release */
	jk_public_key *key;         /* that the index is signed with */
	jk_release_index *list;
	jk_release_index_info index;
	char index_digest[JK_DIGEST_TEXT];
	const jk_trust *trust; /* of the index's id; NULL: none yet */
	int new_key;           /* `key` is not the pinned one */
	const jk_release_entry *entry;
	jk_release_file *release;
} pulling;

#define REFUSE(p, code, ...) (JK_REPORT((p)->diagnostics, (code), NULL, __VA_ARGS__), JK_FAILED)

/* --- the index and its signature --- */

static jk_result read_signed(pulling *p, const char *name, size_t limit)
{
	const char *signature = jk_arena_format(p->arena, "%s" SIGNATURE, name);
	if (!signature)
		return JK_NO_MEMORY;
	jk_result result = jk_pull_small(&p->bytes, &p->place, p->arena, name, limit, p->diagnostics);
	return result == JK_OK
		       ? jk_pull_small(&p->signature, &p->place, p->arena, signature, JK_SIGNATURE_FILE_LIMIT, p->diagnostics)
		       : result;
}

static jk_result verify(const pulling *p, const char *file, jk_diagnostics *diagnostics)
{
	const char *name = jk_pull_name(&p->place, p->arena, file);
	if (!name)
		return JK_NO_MEMORY;
	return jk_verify(NULL, p->key, jk_buffer_text(&p->bytes), p->bytes.length, jk_buffer_text(&p->signature),
			 p->signature.length, name, diagnostics);
}

static jk_result try_key(pulling *p, const char *key, jk_diagnostics *diagnostics)
{
	jk_public_key_free(p->key);
	p->key = NULL;
	jk_result result = jk_public_key_read(&p->key, key, diagnostics);
	return result == JK_OK ? verify(p, INDEX, diagnostics) : result;
}

/* Whether an attempt failed only because the key is another one. */
static int was_other_key(const jk_diagnostics *said)
{
	return jk_diagnostics_count(said) == 1 && jk_diagnostics_at(said, 0)->code == JK_DIAG_SIGNATURE_KEY;
}

/* Which id it is of is in the index, which is not read before a pinned key has verified it: so all are tried. */
static jk_result try_pinned(pulling *p)
{
	const jk_trust *last = NULL;
	for (size_t i = 0; i < p->store->trusts.count; i++) {
		const jk_trust *trust = p->store->trusts.items[i];
		if (p->options->id && strcmp(p->options->id, trust->id) != 0)
			continue;
		jk_diagnostics *said = NULL;
		jk_result result = jk_diagnostics_new(&said);
		if (result == JK_OK)
			result = try_key(p, trust->key, said);
		int go_on = result == JK_FAILED && was_other_key(said);
		jk_diagnostics_free(said);
		last = trust;
		if (!go_on && result != JK_FAILED)
			return result;
		if (!go_on)
			break;
	}
	if (last)
		return try_key(p, last->key, p->diagnostics);
	jk_report(p->diagnostics, JK_DIAG_KEY_UNKNOWN, NULL, NULL);
	return JK_FAILED;
}

static jk_result read_index(pulling *p)
{
	jk_result result = read_signed(p, INDEX, JK_INDEX_LIMIT);
	if (result == JK_OK)
		result = p->options->key ? try_key(p, jk_public_key_text(p->options->key), p->diagnostics) : try_pinned(p);
	const char *name = jk_pull_name(&p->place, p->arena, INDEX);
	if (result == JK_OK)
		result = name ? jk_release_index_read(&p->list, p->bytes.bytes, p->bytes.length, name, p->diagnostics)
			      : JK_NO_MEMORY;
	if (result != JK_OK)
		return result;
	p->index = jk_release_index_about(p->list);
	p->trust = jk_store_trust(p->store, p->index.id);
	p->new_key = !p->trust || strcmp(p->trust->key, jk_public_key_text(p->key)) != 0;
	jk_digest(p->index_digest, jk_buffer_text(&p->bytes), p->bytes.length);
	return JK_OK;
}

static jk_result check_serial(const pulling *p)
{
	char serial[24], seen[24];
	/* The numbers of another key's indexes bind nobody. */
	if (p->new_key || !p->trust->index)
		return JK_OK;
	snprintf(serial, sizeof serial, "%lu", p->index.serial);
	snprintf(seen, sizeof seen, "%lu", p->trust->serial);
	if (p->index.serial < p->trust->serial)
		return REFUSE(p, JK_DIAG_INDEX_ROLLBACK, {"id", p->index.id}, {"serial", serial}, {"seen", seen});
	if (p->index.serial == p->trust->serial && strcmp(p->index_digest, p->trust->index) != 0)
		return REFUSE(p, JK_DIAG_INDEX_DIFFERS, {"id", p->index.id}, {"serial", serial});
	return JK_OK;
}

static jk_result check_index(const pulling *p)
{
	const jk_pull_options *o = p->options;
	if (o->id && strcmp(o->id, p->index.id) != 0)
		return REFUSE(p, JK_DIAG_INDEX_OTHER_ID, {"found", p->index.id}, {"wanted", o->id});
	jk_result result = jk_store_check_key(p->store, p->index.id, p->key, o->key && o->replace_key, p->diagnostics);
	if (result == JK_OK)
		result = check_serial(p);
	if (result == JK_OK && strcmp(o->today, p->index.expires) > 0)
		return REFUSE(p, JK_DIAG_INDEX_EXPIRED, {"id", p->index.id}, {"expires", p->index.expires}, {"today", o->today});
	return result;
}

/* --- which release --- */

static int is_readable(const jk_release_entry *entry) { return jk_version_compare(entry->program, JK_VERSION) <= 0; }

static int is_wanted(const pulling *p, const jk_release_entry *entry)
{
	if (p->place.release && strcmp(p->place.release, entry->file) != 0)
		return 0;
	return !p->options->version || strcmp(p->options->version, entry->version) == 0;
}

static jk_result refuse_unlisted(const pulling *p)
{
	jk_buffer listed;
	jk_buffer_init(&listed, 0);
	for (size_t i = 0; i < p->index.count; i++)
		jk_buffer_format(&listed, "%s%s", i ? ", " : "", jk_release_index_at(p->list, i)->version);
	jk_result result = jk_buffer_result(&listed);
	if (result == JK_OK) {
		const char *wanted = p->options->version ? p->options->version : p->place.release;
		JK_REPORT(p->diagnostics, JK_DIAG_VERSION_UNLISTED, NULL, {"id", p->index.id}, {"wanted", wanted ? wanted : ""},
			  {"listed", jk_buffer_text(&listed)});
		result = JK_FAILED;
	}
	jk_buffer_dispose(&listed);
	return result;
}

/* The highest that fits and that this program can read. */
static jk_result choose(pulling *p)
{
	const jk_release_entry *newer = NULL;
	for (size_t i = 0; i < p->index.count; i++) {
		const jk_release_entry *entry = jk_release_index_at(p->list, i);
		if (is_wanted(p, entry) && is_readable(entry))
			p->entry = entry;
		newer = is_wanted(p, entry) && !is_readable(entry) ? entry : newer;
	}
	if (newer && (!p->entry || jk_version_compare(newer->version, p->entry->version) > 0))
		JK_REPORT(p->diagnostics, p->entry ? JK_DIAG_VERSION_NEWER : JK_DIAG_VERSION_UNREADABLE, NULL, {"id", p->index.id},
			  {"version", newer->version}, {"program", newer->program});
	if (p->entry)
		return JK_OK;
	return newer ? JK_FAILED : refuse_unlisted(p);
}

/* That the entry's file is called after the id and the version, and both are made of harmless letters, jk_release_index_read has seen to. */
static jk_result check_entry(const pulling *p)
{
	char limit[24];
	const jk_release_entry *e = p->entry;
	const jk_held *highest = jk_store_find(p->store, p->index.id, NULL);
	if (e->size > JK_PACKAGE_FILE_LIMIT) {
		snprintf(limit, sizeof limit, "%zu", JK_PACKAGE_FILE_LIMIT);
		return REFUSE(p, JK_DIAG_PULL_LARGE, {"url", e->file}, {"limit", limit});
	}
	if (highest && !p->options->version && jk_version_compare(e->version, highest->version) < 0)
		return REFUSE(p, JK_DIAG_VERSION_BELOW, {"id", p->index.id}, {"version", e->version}, {"held", highest->version});
	return JK_OK;
}

/* Whether it is held and sound. One that is damaged is fetched again. */
static jk_result look_at_held(const pulling *p, int *sound)
{
	*sound = 0;
	const jk_held *held = jk_store_find(p->store, p->index.id, p->entry->version);
	if (!held)
		return JK_OK;
	if (strcmp(held->sha256, p->entry->sha256) != 0)
		return REFUSE(p, JK_DIAG_VERSION_CHANGED, {"id", p->index.id}, {"version", p->entry->version});
	jk_diagnostics *said = NULL;
	jk_result result = jk_diagnostics_new(&said);
	if (result == JK_OK)
		result = jk_store_verify(p->store, held, said);
	jk_diagnostics_free(said);
	*sound = result == JK_OK;
	return result == JK_FAILED ? JK_OK : result;
}

/* --- the release --- */

static jk_result read_release(pulling *p)
{
	const char *signature = jk_arena_format(p->arena, "%s" SIGNATURE, p->entry->file);
	const jk_pull_wanted wanted = {.name = p->entry->file,
				       .sha256 = p->entry->sha256,
				       .size = p->entry->size,
				       .folder = jk_store_path(p->store, p->arena, p->index.id, "")};
	if (!signature || !wanted.folder)
		return JK_NO_MEMORY;
	jk_result result = jk_pull_small(&p->signature, &p->place, p->arena, signature, JK_SIGNATURE_FILE_LIMIT, p->diagnostics);
	if (result == JK_OK)
		result = jk_pull_release(&p->bytes, &p->place, p->arena, &wanted, p->diagnostics);
	if (result == JK_OK)
		result = verify(p, p->entry->file, p->diagnostics);
	const char *name = jk_pull_name(&p->place, p->arena, p->entry->file);
	if (result == JK_OK)
		result = name ? jk_release_read(&p->release, p->bytes.bytes, p->bytes.length, name, p->diagnostics) : JK_NO_MEMORY;
	return result;
}

/* What the release says of itself must be what the index says. */
static jk_result check_release(const pulling *p)
{
	jk_release_info info = jk_release_about(p->release);
	const jk_release_entry *e = p->entry;
	if (jk_text_equal(info.id, p->index.id) && jk_text_equal(info.version, e->version) &&
	    jk_text_equal(info.effective, e->effective))
		return JK_OK;
	const char *found = jk_arena_format(p->arena, "%s %s (%s)", info.id, info.version, info.effective);
	const char *wanted = jk_arena_format(p->arena, "%s %s (%s)", p->index.id, e->version, e->effective);
	if (!found || !wanted)
		return JK_NO_MEMORY;
	return REFUSE(p, JK_DIAG_PULL_MIXED, {"file", e->file}, {"found", found}, {"wanted", wanted});
}

typedef struct {
	const char *release, *signature;
	int held; /* a release of this version, though damaged, was held before */
} placed;

static jk_result place_files(placed *files, const pulling *p)
{
	const char *folder = jk_store_path(p->store, p->arena, p->index.id, "");
	files->release = folder ? jk_arena_format(p->arena, "%s/%s.jokou", folder, p->entry->version) : NULL;
	files->signature = files->release ? jk_arena_format(p->arena, "%s" SIGNATURE, files->release) : NULL;
	files->held = jk_store_find(p->store, p->index.id, p->entry->version) != NULL;
	if (!files->signature)
		return JK_NO_MEMORY;
	jk_result result = jk_file_make_folder(folder, p->diagnostics);
	if (result == JK_OK)
		result = jk_file_write(files->signature, jk_buffer_text(&p->signature), p->signature.length, p->diagnostics);
	return result == JK_OK ? jk_file_write(files->release, p->bytes.bytes, p->bytes.length, p->diagnostics) : result;
}

/* What is not listed is not held; it would only take room. */
static void take_back(const placed *files)
{
	if (!files->signature || files->held)
		return;
	(void)unlink(files->release);
	(void)unlink(files->signature);
}

/* --- what is trusted from now on --- */

static jk_result add_row(const pulling *p, jk_trust *changed)
{
	jk_arena *arena = p->store->arena;
	jk_release_info info = jk_release_about(p->release);
	const char *file = jk_arena_format(p->arena, "%s.jokou", p->entry->version);
	const jk_held row = {.id = changed->id,
			     .version = jk_arena_string(arena, p->entry->version),
			     .path = file ? jk_store_path(p->store, arena, changed->id, file) : NULL,
			     .effective = jk_arena_string(arena, info.effective),
			     .date = jk_arena_string(arena, info.date),
			     .sha256 = jk_arena_string(arena, p->entry->sha256),
			     .digest = jk_arena_string(arena, info.digest),
			     .key = changed->key};
	int whole = row.version && row.path && row.effective && row.date && row.sha256 && row.digest;
	return whole ? jk_trust_add(changed, arena, &row) : JK_NO_MEMORY;
}

static jk_result trust_it(const pulling *p)
{
	jk_arena *arena = p->store->arena;
	jk_trust changed = {0};
	if (p->trust && jk_trust_copy(&changed, arena, p->trust) != JK_OK)
		return JK_NO_MEMORY;
	changed.id = jk_arena_string(arena, p->index.id);
	changed.key = jk_arena_string(arena, jk_public_key_text(p->key));
	changed.serial = p->index.serial;
	changed.date = jk_arena_string(arena, p->options->today);
	changed.index = jk_arena_string(arena, p->index_digest);
	if (!changed.id || !changed.key || !changed.date || !changed.index)
		return JK_NO_MEMORY;
	jk_result result = p->release ? add_row(p, &changed) : JK_OK;
	return result == JK_OK ? jk_store_commit(p->store, &changed, p->diagnostics) : result;
}

static jk_result tell(jk_pulled *out, const pulling *p)
{
	jk_arena *arena = p->store->arena;
	const jk_held *held = jk_store_find(p->store, p->index.id, p->entry->version);
	*out = (jk_pulled){.held = *held,
			   .key_id = jk_arena_string(arena, jk_public_key_id(p->key)),
			   .expires = jk_arena_string(arena, p->index.expires),
			   .already = !p->release,
			   .pinned = p->new_key};
	return out->key_id && out->expires ? JK_OK : JK_NO_MEMORY;
}

/* --- all of it --- */

static jk_result pull(jk_pulled *out, pulling *p, const char *from)
{
	int sound = 0;
	jk_result result = jk_pull_place_open(&p->place, p->arena, from, p->options->ca_file, p->options->seconds, p->diagnostics);
	if (result == JK_OK)
		result = read_index(p);
	if (result == JK_OK)
		result = check_index(p);
	if (result == JK_OK)
		result = choose(p);
	if (result == JK_OK)
		result = check_entry(p);
	if (result == JK_OK)
		result = look_at_held(p, &sound);
	if (result == JK_OK && !sound)
		result = read_release(p);
	if (result == JK_OK && !sound)
		result = check_release(p);
	placed files = {0};
	if (result == JK_OK && !sound)
		result = place_files(&files, p);
	if (result == JK_OK)
		result = trust_it(p);
	if (result != JK_OK)
		take_back(&files);
	return result == JK_OK ? tell(out, p) : result;
}

static void dispose(pulling *p)
{
	jk_release_free(p->release);
	jk_release_index_free(p->list);
	jk_public_key_free(p->key);
	jk_buffer_dispose(&p->bytes);
	jk_buffer_dispose(&p->signature);
	jk_pull_place_close(&p->place);
	jk_arena_free(p->arena);
}

jk_result jk_store_pull(jk_pulled *out, jk_store *store, const char *from, const jk_pull_options *options,
			jk_diagnostics *diagnostics)
{
	int lock = -1;
	pulling p = {.store = store, .options = options, .diagnostics = diagnostics};
	jk_buffer_init(&p.bytes, 0);
	jk_buffer_init(&p.signature, 0);
	jk_result result = jk_arena_new(&p.arena);
	if (result == JK_OK)
		result = jk_store_lock(&lock, store, diagnostics);
	/* Another pull may have ended since the store was read. */
	if (result == JK_OK)
		result = jk_store_load(store, diagnostics);
	if (result == JK_OK)
		result = pull(out, &p, from);
	dispose(&p);
	if (lock >= 0)
		close(lock);
	return result;
}
