/* jokou catalog verify: whether a release, a folder of them or what is held here is what those who hold the key have signed; and what it is. */
#include <stdio.h>
#include <string.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/session.h"
#include "cli/store.h"

typedef struct {
	const jk_arguments *arguments;
	const jk_public_key *key; /* NULL: what is held here, each with the key it came with */
	jk_buffer text;
	jk_json json;
	int as_json;
} verifying;

/* --- files with their signatures --- */

/* Reads `path` and path.minisig; *comment is the trusted comment. */
static jk_result read_signed(jk_buffer *bytes, char **comment, const verifying *v, const char *path, size_t limit)
{
	jk_buffer signature;
	jk_diagnostics *d = v->arguments->diagnostics;
	const char *beside = jk_arena_format(v->arguments->arena, "%s.minisig", path);
	if (!beside)
		return JK_NO_MEMORY;
	jk_buffer_init(&signature, 0);
	jk_result result = jk_file_read(bytes, path, limit, d);
	if (result == JK_OK)
		result = jk_file_read(&signature, beside, JK_SIGNATURE_FILE_LIMIT, d);
	if (result == JK_OK)
		result = jk_verify(comment, v->key, jk_buffer_text(bytes), bytes->length, jk_buffer_text(&signature),
				   signature.length, path, d);
	jk_buffer_dispose(&signature);
	return result;
}

/* --- what is said --- */

static void put_release(verifying *v, const char *path, const jk_release_info *info, const char *comment)
{
	if (v->as_json) {
		jk_json_object(&v->json, NULL);
		jk_json_string(&v->json, "file", path);
		jk_json_string(&v->json, "id", info->id);
		jk_json_string(&v->json, "version", info->version);
		jk_json_string(&v->json, "date", info->date);
		jk_json_string(&v->json, "effective", info->effective);
		jk_json_string(&v->json, "standard", info->standard);
		jk_json_string(&v->json, "program", info->program);
		jk_json_number(&v->json, "format", info->format);
		jk_json_string(&v->json, "digest", info->digest);
		jk_json_number(&v->json, "files", (double)info->file_count);
		jk_json_string(&v->json, "key", jk_public_key_id(v->key));
		jk_json_string(&v->json, "comment", comment);
		jk_json_end_object(&v->json);
		return;
	}
	jk_buffer_format(&v->text, _("%s: good\n"), path);
	jk_buffer_format(&v->text, _("  catalog %s, version %s of %s, meant from %s\n"), info->id, info->version, info->date,
			 info->effective);
	jk_buffer_format(&v->text, _("  standard: %s; needs jokou %s or later\n"), info->standard, info->program);
	jk_buffer_format(&v->text, _("  digest %s, %zu files\n"), info->digest, info->file_count);
	jk_buffer_format(&v->text, _("  signed with key %s: %s\n"), jk_public_key_id(v->key), comment);
}

static void put_index(verifying *v, const char *path, const jk_release_index_info *info)
{
	if (v->as_json) {
		jk_json_object(&v->json, "index");
		jk_json_string(&v->json, "file", path);
		jk_json_string(&v->json, "id", info->id);
		jk_json_number(&v->json, "serial", (double)info->serial);
		jk_json_string(&v->json, "date", info->date);
		jk_json_string(&v->json, "expires", info->expires);
		jk_json_end_object(&v->json);
		return;
	}
	jk_buffer_format(&v->text, _("%s: good\n  catalog %s, index %lu of %s, for use until %s\n"), path, info->id, info->serial,
			 info->date, info->expires);
}

/* --- one release --- */

/* `entry` NULL: no index speaks of it. */
static jk_result check_entry(const verifying *v, const char *path, const jk_buffer *bytes, const jk_release_entry *entry)
{
	char sha256[JK_DIGEST_TEXT];
	if (!entry)
		return JK_OK;
	jk_digest(sha256, jk_buffer_text(bytes), bytes->length);
	if (bytes->length == entry->size && jk_text_equal(sha256, entry->sha256))
		return JK_OK;
	JK_REPORT(v->arguments->diagnostics, JK_DIAG_RELEASE_FILE, &JK_ORIGIN(path, 0), {"path", path}, {"part", entry->file},
		  {"reason", _("its size or hash is not the one in the index")});
	return JK_FAILED;
}

static jk_result verify_release(verifying *v, const char *path, const jk_release_entry *entry)
{
	jk_buffer bytes;
	char *comment = NULL;
	jk_release_file *release = NULL;
	jk_buffer_init(&bytes, 0);
	jk_result result = read_signed(&bytes, &comment, v, path, JK_PACKAGE_FILE_LIMIT);
	if (result == JK_OK)
		result = check_entry(v, path, &bytes, entry);
	if (result == JK_OK)
		result = jk_release_read(&release, jk_buffer_text(&bytes), bytes.length, path, v->arguments->diagnostics);
	if (result == JK_OK) {
		const jk_release_info info = jk_release_about(release);
		put_release(v, path, &info, comment);
	}
	jk_release_free(release);
	jk_text_free(comment);
	jk_buffer_dispose(&bytes);
	return result;
}

/* --- a folder --- */

static jk_result read_index(jk_release_index **out, const verifying *v, const char *path)
{
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = read_signed(&bytes, NULL, v, path, JK_XML_FILE_LIMIT);
	if (result == JK_OK)
		result = jk_release_index_read(out, jk_buffer_text(&bytes), bytes.length, path, v->arguments->diagnostics);
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result verify_listed(verifying *v, const char *folder, const jk_release_index *list)
{
	jk_result result = JK_OK;
	for (size_t i = 0; i < jk_release_index_about(list).count && result != JK_NO_MEMORY; i++) {
		const jk_release_entry *entry = jk_release_index_at(list, i);
		const char *path = jk_path_join(v->arguments->arena, folder, entry->file);
		jk_result one = path ? verify_release(v, path, entry) : JK_NO_MEMORY;
		result = one > result ? one : result;
	}
	return result;
}

static jk_result verify_folder(verifying *v, const char *folder)
{
	jk_release_index *list = NULL;
	const char *path = jk_path_join(v->arguments->arena, folder, "index.xml");
	jk_result result = path ? read_index(&list, v, path) : JK_NO_MEMORY;
	if (result == JK_OK) {
		const jk_release_index_info info = jk_release_index_about(list);
		put_index(v, path, &info);
		if (v->as_json)
			jk_json_array(&v->json, "releases");
		result = verify_listed(v, folder, list);
	}
	jk_release_index_free(list);
	return result;
}

/* --- what is held here --- */

/* Whether it is meant by ID or ID@VERSION; NULL means all. */
static int is_meant(const jk_held *held, const char *name)
{
	size_t length = strlen(held->id);
	if (!name)
		return 1;
	return strncmp(held->id, name, length) == 0 &&
	       (!name[length] || (name[length] == '@' && strcmp(name + length + 1, held->version) == 0));
}

static jk_result verify_one_held(verifying *v, const jk_store *store, const jk_held *held)
{
	jk_public_key *key = NULL;
	jk_result result = jk_store_verify(store, held, v->arguments->diagnostics);
	if (result == JK_OK)
		result = jk_public_key_read(&key, held->key, v->arguments->diagnostics);
	v->key = key;
	if (result == JK_OK)
		result = verify_release(v, held->path, NULL);
	v->key = NULL;
	jk_public_key_free(key);
	return result;
}

static jk_result verify_held(verifying *v, const char *name)
{
	jk_store *store = NULL;
	size_t found = 0;
	jk_result result = jk_open_store(&store, v->arguments);
	for (size_t i = 0; store && i < jk_store_count(store) && result != JK_NO_MEMORY; i++) {
		const jk_held *held = jk_store_at(store, i);
		if (!is_meant(held, name))
			continue;
		jk_result one = verify_one_held(v, store, held);
		result = one > result ? one : result;
		found++;
	}
	if (result == JK_OK && name && !found) {
		JK_REPORT(v->arguments->diagnostics, JK_DIAG_RELEASE_UNKNOWN, NULL, {"name", name});
		result = JK_FAILED;
	}
	jk_store_free(store);
	return result;
}

/* --- the command --- */

static jk_result verify_given(verifying *v)
{
	const char *given = v->arguments->operand_count ? v->arguments->operands[0] : NULL;
	int folder = v->key && jk_file_is_folder(given);
	if (v->as_json) {
		jk_json_begin(&v->json, &v->text);
		jk_json_object(&v->json, NULL);
		jk_json_string(&v->json, "key", v->key ? jk_public_key_id(v->key) : NULL);
	}
	if (v->as_json && !folder)
		jk_json_array(&v->json, "releases");
	jk_result result = folder ? verify_folder(v, given) : v->key ? verify_release(v, given, NULL) : verify_held(v, given);
	if (v->as_json && result == JK_OK) {
		jk_json_end_array(&v->json);
		jk_json_end_object(&v->json);
		jk_json_finish(&v->json);
	}
	return result;
}

static jk_result refuse_usage(const jk_arguments *a, const char *name, const char *other)
{
	const char *usage = jk_usage(a->arena, a->command);
	if (!usage)
		return JK_NO_MEMORY;
	JK_REPORT(a->diagnostics, JK_DIAG_USAGE_NEEDS, NULL, {"name", name}, {"other", other}, {"usage", usage});
	return JK_FAILED;
}

/* What is held needs none: it was trusted when it came. */
static jk_result need_key(jk_public_key **out, const jk_arguments *a)
{
	const char *given = a->operand_count ? a->operands[0] : NULL, *key = a->values[JK_KEY];
	if (key && !given)
		return refuse_usage(a, "--key", "RELEASE|FOLDER");
	if (key)
		return jk_public_key_read(out, key, a->diagnostics);
	return given && jk_file_exists(given) ? refuse_usage(a, "catalog verify", "--key FILE.pub") : JK_OK;
}

int jk_command_catalog_verify(const jk_arguments *arguments)
{
	jk_public_key *key = NULL;
	char *text = NULL;
	verifying v = {.arguments = arguments, .as_json = jk_text_equal(jk_format_word(arguments), "json")};
	jk_buffer_init(&v.text, 0);
	jk_result result = need_key(&key, arguments);
	v.key = key;
	if (result == JK_OK)
		result = verify_given(&v);
	if (result == JK_OK)
		result = jk_text_take(&text, &v.text);
	else
		jk_buffer_dispose(&v.text);
	jk_public_key_free(key);
	return jk_session_close(&(jk_session){.arguments = arguments}, result, text);
}
