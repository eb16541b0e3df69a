/* The digest of a catalog: what `sha256sum` over all its files, itself put through `sha256sum`, gives. */
#include "base/digest.h"
#include <string.h>
#include "base/file.h"
#include "base/limits.h"
#include "catalog/load.h"

struct jk_catalog_digest {
	char text[JK_DIGEST_TEXT]; /* "": not reckoned yet, or a file cannot be read */
};

struct jk_catalog_digest *jk_catalog_digest_new(jk_arena *arena) { return jk_arena_allocate(arena, sizeof(struct jk_catalog_digest)); }

static jk_result add_file(jk_digest_state *digest, jk_arena *arena, const char *folder, const char *name, jk_diagnostics *quiet)
{
	char text[JK_DIGEST_TEXT];
	jk_buffer bytes;
	const char *path = jk_path_join(arena, folder, name);
	jk_buffer_init(&bytes, 0);
	jk_result result = path ? jk_file_read(&bytes, path, JK_PACKAGE_FILE_LIMIT, quiet) : JK_NO_MEMORY;
	if (result == JK_OK) {
		jk_digest(text, jk_buffer_text(&bytes), bytes.length);
		jk_digest_add(digest, text, strlen(text));
		jk_digest_add(digest, "  clauses/", strlen("  clauses/"));
		jk_digest_add(digest, name, strlen(name));
		jk_digest_add(digest, "\n", 1);
	}
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result reckon(char out[JK_DIGEST_TEXT], const char *folder, jk_arena *arena, jk_diagnostics *quiet)
{
	jk_digest_state digest;
	jk_list names = {0};
	jk_result result = jk_file_list(&names, arena, folder, "", quiet);
	jk_digest_begin(&digest);
	for (size_t i = 0; i < names.count && result == JK_OK; i++)
		result = add_file(&digest, arena, folder, names.items[i], quiet);
	if (result == JK_OK)
		jk_digest_end(&digest, out);
	return result;
}

const char *jk_catalog_digest(const jk_catalog *catalog)
{
	struct jk_catalog_digest *digest = (catalog->whole ? catalog->whole : catalog)->digest;
	jk_arena *arena = NULL;
	jk_diagnostics *quiet = NULL;
	if (*digest->text)
		return digest->text;
	jk_result result = jk_arena_new(&arena);
	if (result == JK_OK)
		result = jk_diagnostics_new(&quiet);
	if (result == JK_OK)
		result = reckon(digest->text, catalog->path, arena, quiet);
	jk_diagnostics_free(quiet);
	jk_arena_free(arena);
	return result == JK_OK ? digest->text : NULL;
}
