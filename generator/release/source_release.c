/* Releases as sources: a file, or one that the store holds. */
#include "base/file.h"
#include "base/limits.h"
#include "release/source.h"

/* The files stay where the release has them. */
static jk_result take(jk_tree *tree, jk_release_file *release)
{
	size_t count = jk_release_about(release).file_count;
	tree->release = release;
	tree->alone = 1;
	tree->files = jk_arena_array(tree->arena, count, sizeof *tree->files);
	if (!tree->files)
		return JK_NO_MEMORY;
	for (; tree->count < count; tree->count++) {
		jk_mounted *file = &tree->files[tree->count];
		file->name = jk_release_member(release, tree->count, &file->bytes, &file->length);
	}
	return JK_OK;
}

static jk_result verify(const jk_public_key *key, const jk_buffer *bytes, const char *name, const char *signature, jk_diagnostics *diagnostics)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_result result = jk_file_read(&text, signature, JK_SIGNATURE_FILE_LIMIT, diagnostics);
	if (result == JK_OK)
		result = jk_verify(NULL, key, jk_buffer_text(bytes), bytes->length, jk_buffer_text(&text), text.length, name, diagnostics);
	jk_buffer_dispose(&text);
	return result;
}

/* Who pinned a key wants to know who made a release; without one there is nothing to hold the signature against. */
static jk_result check_signature(const jk_tree *tree, const jk_store *store, const jk_buffer *bytes, const char *id, jk_diagnostics *diagnostics)
{
	jk_public_key *key = NULL;
	const char *signature = jk_arena_format(tree->arena, "%s.minisig", tree->prefix);
	if (!signature)
		return JK_NO_MEMORY;
	jk_result result = store ? jk_store_key(&key, store, id, diagnostics) : JK_OK;
	if (result == JK_OK && key && jk_file_exists(signature))
		result = verify(key, bytes, tree->prefix, signature, diagnostics);
	else if (result == JK_OK && key)
		JK_REPORT(diagnostics, JK_DIAG_SOURCE_UNSIGNED, NULL, {"path", tree->prefix}, {"id", id});
	jk_public_key_free(key);
	return result;
}

jk_result jk_tree_read_file(jk_tree *tree, const jk_store *store, jk_diagnostics *diagnostics)
{
	jk_release_file *release = NULL;
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, tree->prefix, JK_PACKAGE_FILE_LIMIT, diagnostics);
	if (result == JK_OK)
		result = jk_release_read(&release, jk_buffer_text(&bytes), bytes.length, tree->prefix, diagnostics);
	if (result == JK_OK)
		result = check_signature(tree, store, &bytes, jk_release_about(release).id, diagnostics);
	jk_buffer_dispose(&bytes);
	if (result == JK_OK)
		return take(tree, release);
	jk_release_free(release);
	return result;
}

jk_result jk_tree_read_held(jk_tree *tree, const jk_store *store, const jk_held *held, jk_diagnostics *diagnostics)
{
	jk_release_file *release = NULL;
	jk_result result = jk_store_read(&release, store, held, diagnostics);
	return result == JK_OK ? take(tree, release) : result;
}
