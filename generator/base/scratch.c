#include "base/scratch.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "base/text.h"

#define PREFIX ".jokou-"
#define LOCK "lock"

enum { RANDOM_LETTERS = 6, TRIES = 20 };

typedef enum { FREE, TAKEN, NO_LOCKS } lock_state;

/* FREE: it is ours now, and still the one that stands at `path`. */
static lock_state take_lock(int fd, const char *path)
{
	struct stat mine, there;
	if (flock(fd, LOCK_EX | LOCK_NB) < 0)
		return errno == EWOULDBLOCK ? TAKEN : NO_LOCKS;
	return fstat(fd, &mine) == 0 && stat(path, &there) == 0 && mine.st_ino == there.st_ino ? FREE : TAKEN;
}

/* 1, or 0 when a sweep took the folder away before its lock stood, or -1. */
static int make_and_lock(jk_scratch *s, const char *folder, size_t room)
{
	char *lock = s->path + room; /* the second half of the block */
	snprintf(s->path, room, "%s%s" PREFIX "XXXXXX", folder, jk_text_ends(folder, "/") ? "" : "/");
	if (!mkdtemp(s->path))
		return -1;
	snprintf(lock, room, "%s/" LOCK, s->path);
	s->lock = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (s->lock < 0)
		return errno == ENOENT ? 0 : -1;
	if (take_lock(s->lock, lock) != TAKEN)
		return 1;
	close(s->lock);
	s->lock = -1;
	return 0;
}

/* Only what we put there: the lock, and files named by mkstemp. */
static int is_ours(int folder, const char *name)
{
	struct stat status;
	return (strcmp(name, LOCK) == 0 || strlen(name) == RANDOM_LETTERS) &&
	       fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode);
}

/* NULL when it is a link or no folder. */
static DIR *open_list(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *list = fd < 0 ? NULL : fdopendir(fd);
	if (!list && fd >= 0)
		close(fd);
	return list;
}

/* Removes the folder of the listing, unless others have put something there. */
static void remove_listed(DIR *list, const char *path)
{
	if (!list)
		return;
	rewinddir(list);
	for (struct dirent *entry; (entry = readdir(list)) != NULL;)
		if (is_ours(dirfd(list), entry->d_name))
			(void)unlinkat(dirfd(list), entry->d_name, 0);
	(void)rmdir(path);
}

static jk_scratch *own;

jk_result jk_scratch_open(jk_scratch *out, const char *folder, jk_diagnostics *diagnostics)
{
	size_t room = strlen(folder) + sizeof "/" PREFIX "XXXXXX/" LOCK;
	*out = (jk_scratch){jk_allocate(2 * room), -1, NULL};
	if (!out->path)
		return JK_NO_MEMORY;
	int made = 0;
	for (int i = 0; i < TRIES && made == 0; i++)
		made = make_and_lock(out, folder, room);
	if (made == 1) {
		out->list = open_list(out->path);
		own = out;
		return JK_OK;
	}
	JK_REPORT(diagnostics, JK_DIAG_FILE_WRITE, NULL, {"path", folder}, {"reason", strerror(errno)});
	jk_release(out->path);
	out->path = NULL;
	return JK_FAILED;
}

void jk_scratch_abandon(void)
{
	if (own)
		remove_listed(own->list, own->path);
}

void jk_scratch_close(jk_scratch *scratch)
{
	if (!scratch->path)
		return;
	own = NULL;
	remove_listed(scratch->list, scratch->path);
	if (scratch->list)
		closedir(scratch->list);
	if (scratch->lock >= 0)
		close(scratch->lock);
	jk_release(scratch->path);
	*scratch = (jk_scratch){NULL, -1, NULL};
}

static void sweep_one(const char *folder, const char *name)
{
	char path[4096], lock[4096 + sizeof "/" LOCK];
	if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path)
		return;
	snprintf(lock, sizeof lock, "%s/" LOCK, path);
	int fd = open(lock, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0) {
		(void)rmdir(path); /* which only an empty one allows */
		return;
	}
	DIR *list = take_lock(fd, lock) == FREE ? open_list(path) : NULL;
	remove_listed(list, path);
	if (list)
		closedir(list);
	close(fd);
}

void jk_scratch_sweep(const char *folder)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return;
	for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
		if (jk_text_starts(entry->d_name, PREFIX) && strlen(entry->d_name) == strlen(PREFIX) + RANDOM_LETTERS)
			sweep_one(folder, entry->d_name);
	closedir(dir);
}
