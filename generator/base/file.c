#include "base/file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/text.h"

static unsigned fail_at;

void jk_file_fail_at(unsigned call) { fail_at = call; }

static int fails_now(void)
{
	if (!fail_at || --fail_at)
		return 0;
	errno = ENOSPC;
	return 1;
}

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
		if (total > limit) {
			char text[32];
			snprintf(text, sizeof text, "%zu", limit);
			JK_REPORT(d, JK_DIAG_FILE_LARGE, NULL, {"path", path}, {"limit", text});
			return JK_FAILED;
		}
		jk_buffer_add(out, block, (size_t)n);
	}
	return jk_buffer_result(out);
}

jk_result jk_file_read(jk_buffer *out, const char *path, size_t limit, jk_diagnostics *diagnostics)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return refuse_reading(diagnostics, path);
	jk_result result = read_all(out, fd, path, limit, diagnostics);
	close(fd);
	return result;
}

static int write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = fails_now() ? -1 : write(fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		length -= (size_t)n;
	}
	return 0;
}

/* Syncs the folder of `path`, which is cut to the folder's name: nothing may need memory once the file is in place. */
static int sync_folder(char *path)
{
	char *slash = strrchr(path, '/');
	if (slash)
		slash[slash == path] = '\0';
	int fd = open(slash ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	/* Some file systems cannot sync a folder: EINVAL is no loss there. */
	int status = fails_now() ? -1 : fsync(fd) < 0 && errno != EINVAL ? -1 : 0;
	close(fd);
	return status;
}

static int fill_and_rename(int fd, char *temporary, const char *path, const char *bytes, size_t length)
{
	if (write_all(fd, bytes, length) < 0 || fails_now() || fchmod(fd, 0644) < 0 || fails_now() || fsync(fd) < 0) {
		int reason = errno;
		close(fd);
		unlink(temporary);
		errno = reason;
		return -1;
	}
	if (close(fd) < 0 || fails_now() || rename(temporary, path) < 0) {
		int reason = errno;
		unlink(temporary);
		errno = reason;
		return -1;
	}
	return sync_folder(temporary);
}

jk_result jk_file_write(const char *path, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	size_t room = strlen(path) + sizeof ".XXXXXX";
	char *temporary = jk_allocate(room);
	if (!temporary)
		return JK_NO_MEMORY;
	snprintf(temporary, room, "%s.XXXXXX", path);
	jk_result result = JK_FAILED;
	int fd = fails_now() ? -1 : mkstemp(temporary);
	if (fd < 0)
		(void)refuse(diagnostics, JK_DIAG_FILE_WRITE, path, strerror(errno));
	else if (fill_and_rename(fd, temporary, path, bytes, length) < 0)
		(void)refuse(diagnostics, JK_DIAG_FILE_WRITE, path, strerror(errno));
	else
		result = JK_OK;
	jk_release(temporary);
	return result;
}

jk_result jk_file_make_folder(const char *path, jk_diagnostics *diagnostics)
{
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
	return stat(path, &status) == 0;
}

int jk_file_is_folder(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

int jk_file_is_same(const char *a, const char *b)
{
	struct stat x, y;
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

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

typedef struct {
	jk_list *out;
	jk_arena *arena;
	const char *suffix;
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

jk_result jk_file_list(jk_list *out, jk_arena *arena, const char *folder, const char *suffix, jk_diagnostics *diagnostics)
{
	listing l = {out, arena, suffix, diagnostics};
	jk_result result = list_folder(&l, folder, "", 1);
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, by_name);
	return result;
}
