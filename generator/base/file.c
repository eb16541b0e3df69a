#include "base/file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/mount.h"
#include "base/text.h"

static jk_result refuse(jk_diagnostics *d, jk_code code, const char *path, const char *reason)
{
	JK_REPORT(d, code, NULL, {"path", path}, {"reason", reason});
	return JK_FAILED;
}

/* By errno: a wrong name is a fault of the input, a permission or a failing machine one of the environment. */
static jk_result refuse_reading(jk_diagnostics *d, const char *path)
{
	int reason = errno;
	int environment = reason == EACCES || reason == EPERM || reason == EIO || reason == EMFILE || reason == ENFILE || reason == ENOMEM;
	return refuse(d, environment ? JK_DIAG_FILE_UNREADABLE : JK_DIAG_FILE_OPEN, path, strerror(reason));
}

static jk_result refuse_large(jk_diagnostics *d, const char *path, size_t limit)
{
	char text[32];
	snprintf(text, sizeof text, "%zu", limit);
	JK_REPORT(d, JK_DIAG_FILE_LARGE, NULL, {"path", path}, {"limit", text});
	return JK_FAILED;
}

static jk_result read_all(jk_buffer *out, int fd, const char *path, size_t limit, jk_diagnostics *d)
{
	char block[64 * 1024];
	size_t total = 0;
	for (ssize_t n; (n = read(fd, block, sizeof block)) != 0;) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return refuse_reading(d, path);
		total += (size_t)n;
		if (total > limit)
			return refuse_large(d, path, limit);
		jk_buffer_add(out, block, (size_t)n);
	}
	return jk_buffer_result(out);
}

jk_result jk_file_read_open(jk_buffer *out, int fd, const char *name, size_t limit, jk_diagnostics *diagnostics)
{
	return read_all(out, fd, name, limit, diagnostics);
}

static jk_result read_mounted(jk_buffer *out, const char *path, size_t limit, jk_diagnostics *d)
{
	const jk_mounted *file = jk_mount_find(path);
	errno = jk_mount_is_folder(path) ? EISDIR : ENOENT;
	if (!file)
		return refuse_reading(d, path);
	if (file->length > limit)
		return refuse_large(d, path, limit);
	jk_buffer_add(out, file->bytes, file->length);
	return jk_buffer_result(out);
}

jk_result jk_file_read(jk_buffer *out, const char *path, size_t limit, jk_diagnostics *diagnostics)
{
	if (jk_mount_covers(path))
		return read_mounted(out, path, limit, diagnostics);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return refuse_reading(diagnostics, path);
	jk_result result = read_all(out, fd, path, limit, diagnostics);
	close(fd);
	return result;
}

jk_result jk_file_make_folder(const char *path, jk_diagnostics *diagnostics)
{
	if (jk_mount_covers(path))
		return refuse(diagnostics, JK_DIAG_FILE_FOLDER, path, strerror(EROFS));
	char *name = jk_copy_string(path);
	if (!name)
		return JK_NO_MEMORY;
	jk_result result = JK_OK;
	for (char *slash = strchr(name + 1, '/'); result == JK_OK; slash = strchr(slash + 1, '/')) {
		if (slash)
			*slash = '\0';
		if (mkdir(name, 0777) < 0 && !(errno == EEXIST && jk_file_is_folder(name)))
			result = refuse(diagnostics, JK_DIAG_FILE_FOLDER, name, strerror(errno == EEXIST ? ENOTDIR : errno));
		if (!slash)
			break;
		*slash = '/';
	}
	jk_release(name);
	return result;
}

int jk_file_exists(const char *path)
{
	struct stat status;
	if (jk_mount_covers(path))
		return jk_mount_find(path) || jk_mount_is_folder(path);
	return stat(path, &status) == 0;
}

int jk_file_is_folder(const char *path)
{
	struct stat status;
	if (jk_mount_covers(path))
		return jk_mount_is_folder(path);
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int jk_file_is_same(const char *a, const char *b)
{
	struct stat x, y;
	if (jk_mount_covers(a) || jk_mount_covers(b))
		return jk_mount_find(a) && jk_mount_find(a) == jk_mount_find(b);
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

const char *jk_path_join(jk_arena *arena, const char *folder, const char *name)
{
	return jk_arena_format(arena, "%s%s%s", folder, jk_text_ends(folder, "/") ? "" : "/", name);
}

const char *jk_path_stem(jk_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	return jk_arena_text(arena, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
}

/* Whether ".." stands in the name often enough to lead above its beginning. */
static int climbs(const char *name)
{
	int depth = 0;
	for (const char *at = name; *at && depth >= 0; at += strspn(at, "/")) {
		size_t length = strcspn(at, "/");
		int up = length == 2 && strncmp(at, "..", 2) == 0;
		depth += up ? -1 : !(length == 1 && *at == '.');
		at += length;
	}
	return depth < 0;
}

static int lies_below(const char *path, const char *folder)
{
	size_t length = strlen(folder);
	return strncmp(path, folder, length) == 0 && (path[length] == '/' || (length && folder[length - 1] == '/'));
}

jk_result jk_path_inside(const char **out, jk_arena *arena, const char *folder, const char *name)
{
	*out = NULL;
	if (*name == '/' || climbs(name))
		return JK_OK;
	const char *path = jk_path_join(arena, *folder ? folder : ".", name);
	if (!path)
		return JK_NO_MEMORY;
	/* There are no links in a mount. */
	if (jk_mount_covers(path)) {
		*out = path;
		return JK_OK;
	}
	errno = 0;
	char *real = realpath(path, NULL), *real_folder = real ? realpath(*folder ? folder : ".", NULL) : NULL;
	int no_memory = errno == ENOMEM && (!real || !real_folder);
	if (!real || (real_folder && lies_below(real, real_folder)))
		*out = path;
	free(real);
	free(real_folder);
	return no_memory ? JK_NO_MEMORY : JK_OK;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

typedef struct {
	jk_list *out;
	jk_arena *arena;
	const char *suffix;
	int deeper;
	jk_diagnostics *diagnostics;
} listing;

static jk_result list_folder(listing *l, const char *folder, const char *prefix, int deeper);

static jk_result list_entry(listing *l, const char *folder, const char *prefix, const char *entry, int deeper)
{
	const char *path = jk_path_join(l->arena, folder, entry);
	const char *name = jk_arena_format(l->arena, "%s%s", prefix, entry);
	if (!path || !name)
		return JK_NO_MEMORY;
	if (!jk_file_is_folder(path))
		return jk_text_ends(name, l->suffix) ? jk_list_add(l->out, l->arena, name) : JK_OK;
	if (!deeper)
		return JK_OK;
	const char *below = jk_arena_format(l->arena, "%s/", name);
	return below ? list_folder(l, path, below, 0) : JK_NO_MEMORY;
}

static jk_result list_folder(listing *l, const char *folder, const char *prefix, int deeper)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return refuse_reading(l->diagnostics, folder);
	jk_result result = JK_OK;
	/* The end and a failure look alike but for errno: a list cut short would lose files without a word. */
	while (result == JK_OK) {
		errno = 0;
		struct dirent *entry = readdir(dir);
		if (!entry && errno)
			result = refuse_reading(l->diagnostics, folder);
		if (!entry)
			break;
		if (entry->d_name[0] != '.')
			result = list_entry(l, folder, prefix, entry->d_name, deeper);
	}
	closedir(dir);
	return result;
}

/* As list_folder: hidden names and deeper folders are left out. */
static jk_result list_mounted(const char *name, void *state)
{
	const listing *l = state;
	const char *slash = strchr(name, '/');
	int deep = slash && (!l->deeper || strchr(slash + 1, '/'));
	if (deep || *name == '.' || (slash && slash[1] == '.') || !jk_text_ends(name, l->suffix))
		return JK_OK;
	const char *kept = jk_arena_string(l->arena, name);
	return kept ? jk_list_add(l->out, l->arena, kept) : JK_NO_MEMORY;
}

static jk_result list_any(listing *l, const char *folder)
{
	if (!jk_mount_covers(folder))
		return list_folder(l, folder, "", l->deeper);
	jk_result result = jk_mount_list(folder, list_mounted, l);
	errno = ENOENT;
	return result == JK_FAILED ? refuse_reading(l->diagnostics, folder) : result;
}

static jk_result list_sorted(jk_list *out, jk_arena *arena, const char *folder, const char *suffix, int deeper, jk_diagnostics *diagnostics)
{
	listing l = {out, arena, suffix, deeper, diagnostics};
	jk_result result = list_any(&l, folder);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_name);
	return result;
}

jk_result jk_file_list(jk_list *out, jk_arena *arena, const char *folder, const char *suffix, jk_diagnostics *diagnostics)
{
	return list_sorted(out, arena, folder, suffix, 1, diagnostics);
}

jk_result jk_file_list_flat(jk_list *out, jk_arena *arena, const char *folder, const char *suffix, jk_diagnostics *diagnostics)
{
	return list_sorted(out, arena, folder, suffix, 0, diagnostics);
}
