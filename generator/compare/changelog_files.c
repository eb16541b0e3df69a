/* Which files of two catalogs differ, so that nothing changes in silence. */
#include <string.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "compare/changelog.h"

typedef struct {
	jk_changelog *log;
	const char *folders[2], *prefix;
	jk_diagnostics *diagnostics;
} looking;

/* *out NULL: the folder has no such file. */
static jk_result digest_of(const char **out, looking *l, int side, const char *name)
{
	char text[JK_DIGEST_TEXT];
	const char *path = jk_path_join(l->log->arena, l->folders[side], name);
	*out = NULL;
	if (!path)
		return JK_NO_MEMORY;
	if (!jk_file_exists(path))
		return JK_OK;
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_read(&bytes, path, JK_PACKAGE_FILE_LIMIT, l->diagnostics);
	if (result == JK_OK) {
		jk_digest(text, jk_buffer_text(&bytes), bytes.length);
		*out = jk_arena_string(l->log->arena, text);
		result = *out ? JK_OK : JK_NO_MEMORY;
	}
	jk_buffer_dispose(&bytes);
	return result;
}

static jk_result look(looking *l, const char *name)
{
	const char *digests[2];
	for (int side = 0; side < 2; side++) {
		jk_result result = digest_of(&digests[side], l, side, name);
		if (result != JK_OK)
			return result;
	}
	if (jk_text_equal(digests[0], digests[1]))
		return JK_OK;
	jk_log_file *file = jk_arena_allocate(l->log->arena, sizeof *file);
	const char *path = jk_arena_format(l->log->arena, "%s%s", l->prefix, name);
	if (!file || !path)
		return JK_NO_MEMORY;
	*file = (jk_log_file){.path = path, .state = !digests[0] ? JK_LOG_IN : !digests[1] ? JK_LOG_OUT : JK_LOG_CHANGED,
			      .old_digest = digests[0], .new_digest = digests[1]};
	return jk_list_add(&l->log->files, l->log->arena, file);
}

/* Both lists are sorted: the names of either, each once. */
static jk_result look_at_all(looking *l, const jk_list *olds, const jk_list *news)
{
	size_t i = 0, k = 0;
	jk_result result = JK_OK;
	while (result == JK_OK && (i < olds->count || k < news->count)) {
		int order = i == olds->count ? 1 : k == news->count ? -1 : strcmp(olds->items[i], news->items[k]);
		result = look(l, order <= 0 ? olds->items[i] : news->items[k]);
		i += order <= 0;
		k += order >= 0;
	}
	return result;
}

jk_result jk_log_files(jk_changelog *log, const char *older, const char *newer, const char *prefix, const char *suffix, jk_diagnostics *diagnostics)
{
	looking l = {log, {older, newer}, prefix, diagnostics};
	jk_list names[2] = {{0}, {0}};
	for (int side = 0; side < 2; side++) {
		jk_result result = jk_file_list(&names[side], log->arena, l.folders[side], suffix, diagnostics);
		if (result != JK_OK)
			return result;
	}
	return look_at_all(&l, &names[0], &names[1]);
}

const jk_log_file *jk_log_find_file(const jk_changelog *log, const char *path)
{
	for (size_t i = 0; i < log->files.count; i++)
		if (jk_text_equal(((const jk_log_file *)log->files.items[i])->path, path))
			return log->files.items[i];
	return NULL;
}
