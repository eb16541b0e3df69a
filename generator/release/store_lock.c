#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include "base/file.h"
#include "release/store.h"

static jk_result refuse(const char *path, jk_diagnostics *diagnostics)
{
	JK_REPORT(diagnostics, JK_DIAG_FILE_WRITE, NULL, {"path", path}, {"reason", strerror(errno)});
	return JK_FAILED;
}

/* The file stays: removing it would let two processes hold locks on files of one name. A file system without locks does not stop us. */
static jk_result take(int *fd, const char *path, jk_diagnostics *diagnostics)
{
	*fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (*fd < 0)
		return refuse(path, diagnostics);
	if (flock(*fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
		return JK_OK;
	jk_report(diagnostics, JK_DIAG_STORE_BUSY, NULL, NULL);
	return JK_FAILED;
}

jk_result jk_store_lock(int *fd, const jk_store *store, jk_diagnostics *diagnostics)
{
	jk_arena *arena = NULL;
	*fd = -1;
	jk_result result = jk_file_make_folder(store->folder, diagnostics);
	if (result == JK_OK)
		result = jk_arena_new(&arena);
	const char *path = result == JK_OK ? jk_path_join(arena, store->folder, "lock") : NULL;
	if (result == JK_OK)
		result = path ? take(fd, path, diagnostics) : JK_NO_MEMORY;
	jk_arena_free(arena);
	return result;
}
