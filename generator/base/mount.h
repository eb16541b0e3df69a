#ifndef JK_BASE_MOUNT_H
#define JK_BASE_MOUNT_H
/* Files that are in memory only: those of a release or of a revision in git. They are read by paths below a prefix, with the functions of
 * file.h for reading, existence and listing, as if they lay in a folder; nothing can be written there. */
#include "base/memory.h"
#include "jokou/diagnostic.h"

/* Borrowed until unmounted; sorted by name ("clauses/catalog.xml"). */
typedef struct {
	const char *name, *bytes;
	size_t length;
} jk_mounted;

/* Mounts files below `prefix` ("city-1.1.0.jokou", "external-service@1.0.0": what a person gave, so that diagnostics show it). A prefix may be mounted
 * once: JK_FAILED, without a report, when it is mounted already. The table belongs to the process: mount before threads start. */
JK_CHECKED jk_result jk_mount(const char *prefix, const jk_mounted *files, size_t count);
void jk_unmount(const char *prefix);
/* Whether a path begins with a prefix that is mounted: then nothing on the disk is meant by it, whether there is such a file or not. */
int jk_mount_covers(const char *path);
/* The file at a path, NULL when none is mounted there; whether a path is a folder that is mounted. "." and ".." are worked out, and lead to nothing
 * above the prefix. */
const jk_mounted *jk_mount_find(const char *path);
int jk_mount_is_folder(const char *path);
/* Calls `visit` with the name of every file below the folder, relative to it, in the order of their names, until it gives something other than
 * JK_OK; gives what it gave. JK_FAILED when the path is no folder. */
typedef jk_result jk_mount_visit(const char *name, void *state);
JK_CHECKED jk_result jk_mount_list(const char *folder, jk_mount_visit *visit, void *state);

#endif
