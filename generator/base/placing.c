#define _GNU_SOURCE /* sync_file_range */
#include "base/placing.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "base/mount.h"

static unsigned fail_at;

void jk_file_fail_at(unsigned call) { fail_at = call; }

static int fails_now(void)
{
	if (!fail_at || --fail_at)
		return 0;
	errno = ENOSPC;
	return 1;
}

/* The temporary file goes; errno is that of the failure. */
static void give_up(jk_placing *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
	if (p->temporary)
		unlink(p->temporary);
	jk_release(p->temporary);
	p->temporary = NULL;
}

static jk_result refuse(jk_placing *p, jk_diagnostics *d)
{
	JK_REPORT(d, JK_DIAG_FILE_WRITE, NULL, {"path", p->path}, {"reason", strerror(errno)});
	give_up(p);
	return JK_FAILED;
}

static char *folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return jk_copy_string(".");
	char *folder = jk_copy_string(path);
	if (folder)
		folder[slash == path ? 1 : slash - path] = '\0';
	return folder;
}

/* Everything that is needed later is allocated here: nothing may need memory once the file is in place. */
static jk_result set_names(jk_placing *p, const char *path, const char *scratch)
{
	size_t room = strlen(scratch ? scratch : path) + sizeof ".XXXXXX";
	p->path = jk_copy_string(path);
	p->folder = folder_of(path);
	p->temporary = jk_allocate(room);
	if (!p->path || !p->folder || !p->temporary)
		return JK_NO_MEMORY;
	snprintf(p->temporary, room, "%s%cXXXXXX", scratch ? scratch : path, scratch ? '/' : '.');
	return JK_OK;
}

/* Nothing can be written to a release or a revision. */
static int make_temporary(jk_placing *p)
{
	if (!jk_mount_covers(p->path))
		return mkstemp(p->temporary);
	errno = EROFS;
	return -1;
}

jk_result jk_placing_begin(jk_placing *out, const char *path, const char *scratch, jk_diagnostics *diagnostics)
{
	*out = (jk_placing){.fd = -1};
	jk_result result = set_names(out, path, scratch);
	if (result == JK_OK) {
		out->fd = fails_now() ? -1 : make_temporary(out);
		if (out->fd >= 0)
			return JK_OK;
		result = JK_FAILED;
		JK_REPORT(diagnostics, JK_DIAG_FILE_WRITE, NULL, {"path", path}, {"reason", strerror(errno)});
	}
	/* Its name is no file yet. */
	jk_release(out->temporary);
	out->temporary = NULL;
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

jk_result jk_placing_append(jk_placing *placing, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	return write_all(placing->fd, bytes, length) < 0 ? refuse(placing, diagnostics) : JK_OK;
}

void jk_placing_hasten(jk_placing *placing)
{
#ifdef SYNC_FILE_RANGE_WRITE
	(void)!sync_file_range(placing->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
#else
	(void)placing;
#endif
}

/* Some file systems let a signal end the wait. */
static int sync_whole(int fd)
{
	int status;
	do
		status = fails_now() ? -1 : fsync(fd);
	while (status < 0 && errno == EINTR);
	return status;
}

jk_result jk_placing_sync(jk_placing *placing, jk_diagnostics *diagnostics)
{
	if (fails_now() || fchmod(placing->fd, 0644) < 0 || sync_whole(placing->fd) < 0)
		return refuse(placing, diagnostics);
	int status = close(placing->fd);
	placing->fd = -1;
	return status < 0 ? refuse(placing, diagnostics) : JK_OK;
}

/* From an open file to the place, by way of a temporary file beside it. */
static jk_result copy_from(int fd, const char *path, jk_diagnostics *diagnostics)
{
	char block[64 * 1024];
	ssize_t n = 0;
	jk_placing copy = {0};
	jk_result result = jk_placing_begin(&copy, path, NULL, diagnostics);
	while (result == JK_OK && (n = read(fd, block, sizeof block)) > 0)
		result = jk_placing_append(&copy, block, (size_t)n, diagnostics);
	if (result == JK_OK && n < 0)
		result = refuse(&copy, diagnostics);
	if (result == JK_OK)
		result = jk_placing_sync(&copy, diagnostics);
	if (result == JK_OK)
		result = jk_placing_put(&copy, diagnostics);
	jk_placing_free(&copy);
	return result;
}

static jk_result copy_over(jk_placing *p, jk_diagnostics *diagnostics)
{
	p->fd = open(p->temporary, O_RDONLY | O_CLOEXEC);
	if (p->fd < 0)
		return refuse(p, diagnostics);
	jk_result result = copy_from(p->fd, p->path, diagnostics);
	give_up(p);
	return result;
}

jk_result jk_placing_put(jk_placing *placing, jk_diagnostics *diagnostics)
{
	if (fails_now() || rename(placing->temporary, placing->path) < 0)
		return errno == EXDEV ? copy_over(placing, diagnostics) : refuse(placing, diagnostics);
	jk_release(placing->temporary);
	placing->temporary = NULL;
	return JK_OK;
}

/* Some file systems cannot sync a folder: EINVAL is no loss there. */
static int sync_folder(const char *folder)
{
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	int status = sync_whole(fd) < 0 && errno != EINVAL ? -1 : 0, reason = errno;
	close(fd);
	errno = reason;
	return status;
}

jk_result jk_placing_sync_folder(jk_placing *placing, jk_diagnostics *diagnostics)
{
	return sync_folder(placing->folder) < 0 ? refuse(placing, diagnostics) : JK_OK;
}

void jk_placing_free(jk_placing *placing)
{
	if (placing->path)
		give_up(placing);
	jk_release(placing->path);
	jk_release(placing->folder);
	*placing = (jk_placing){.fd = -1};
}

/* --- one file, one folder --- */

jk_result jk_file_write(const char *path, const char *bytes, size_t length, jk_diagnostics *diagnostics)
{
	jk_placing p = {0};
	jk_result result = jk_placing_begin(&p, path, NULL, diagnostics);
	if (result == JK_OK)
		result = jk_placing_append(&p, bytes, length, diagnostics);
	if (result == JK_OK)
		result = jk_placing_sync(&p, diagnostics);
	if (result == JK_OK)
		result = jk_placing_put(&p, diagnostics);
	if (result == JK_OK)
		result = jk_placing_sync_folder(&p, diagnostics);
	jk_placing_free(&p);
	return result;
}

jk_result jk_file_sync_folder(const char *path, jk_diagnostics *diagnostics)
{
	if (sync_folder(path) == 0)
		return JK_OK;
	JK_REPORT(diagnostics, JK_DIAG_FILE_WRITE, NULL, {"path", path}, {"reason", strerror(errno)});
	return JK_FAILED;
}
