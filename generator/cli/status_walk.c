/* Which drafts: files as they are named, folders walked. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include "base/file.h"
#include "base/text.h"
#include "cli/status.h"

enum { DEEPEST = 32 }; /* folders in each other */

typedef struct {
	jk_list *out;
	jk_arena *arena;
	jk_diagnostics *diagnostics;
	int no_memory;
} walking;

static int by_name(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

static int ends(const char *name, const char *with)
{
	size_t length = strlen(name), own = strlen(with);
	return length > own && strcasecmp(name + length - own, with) == 0;
}

/* ~$name: what Word keeps beside an open document; .~lock.name#, .name: LibreOffice, and hidden ones. */
static int is_passed(const char *name) { return *name == '.' || jk_text_starts(name, "~$"); }

static jk_result list(jk_list *names, walking *w, const char *folder)
{
	errno = 0;
	DIR *open = opendir(folder);
	if (!open) {
		JK_REPORT(w->diagnostics, errno == EACCES ? JK_DIAG_FILE_UNREADABLE : JK_DIAG_FILE_OPEN, NULL, {"path", folder}, {"reason", strerror(errno)});
		return JK_FAILED;
	}
	for (const struct dirent *entry; (entry = readdir(open)) != NULL;) {
		const char *name = is_passed(entry->d_name) ? NULL : jk_arena_string(w->arena, entry->d_name);
		if (!is_passed(entry->d_name) && (!name || jk_list_add(names, w->arena, name) != JK_OK))
			w->no_memory = 1;
	}
	closedir(open);
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, by_name);
	return JK_OK;
}

static jk_result walk(walking *w, const char *folder, int depth);

static jk_result take(walking *w, const char *path, const char *name, int depth)
{
	struct stat found;
	if (lstat(path, &found) != 0)
		return JK_OK; /* gone since */
	if (S_ISDIR(found.st_mode))
		return depth < DEEPEST ? walk(w, path, depth + 1) : JK_OK;
	if (!S_ISREG(found.st_mode) && !S_ISLNK(found.st_mode))
		return JK_OK;
	if ((ends(name, ".docx") || ends(name, ".odt")) && !jk_file_is_folder(path) && jk_list_add(w->out, w->arena, path) != JK_OK)
		w->no_memory = 1;
	return JK_OK;
}

static jk_result walk(walking *w, const char *folder, int depth)
{
	jk_list names = {0};
	jk_result result = list(&names, w, folder);
	for (size_t i = 0; i < names.count && !w->no_memory; i++) {
		const char *path = jk_path_join(w->arena, folder, names.items[i]);
		jk_result one = path ? take(w, path, names.items[i], depth) : JK_NO_MEMORY;
		result = one > result ? one : result;
	}
	return result;
}

static jk_result add_operand(walking *w, const char *operand)
{
	size_t before = w->out->count;
	if (!jk_file_is_folder(operand))
		return jk_list_add(w->out, w->arena, operand);
	jk_result result = walk(w, operand, 0);
	if (result == JK_OK && w->out->count == before) {
		JK_REPORT(w->diagnostics, JK_DIAG_STATUS_EMPTY, NULL, {"path", operand});
		result = JK_FAILED;
	}
	return result;
}

/* A folder that cannot be read keeps nobody from hearing of the others. */
jk_result jk_status_walk(jk_list *out, const jk_arguments *arguments)
{
	walking w = {out, arguments->arena, arguments->diagnostics, 0};
	jk_result result = JK_OK;
	for (int i = 0; i < arguments->operand_count; i++) {
		jk_result one = add_operand(&w, arguments->operands[i]);
		result = one > result ? one : result;
	}
	return w.no_memory ? JK_NO_MEMORY : result;
}
