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
 * once. The table belongs to the process: mount before threads start. */
JK_CHECKED jk_result jk_mount(const char *prefix, const jk_mounted *files, size_t count);
void jk_unmount(const char *prefix);
/* The file at a path, NULL when none is mounted there; whether a path is a folder that is mounted. */
const jk_mounted *jk_mount_find(const char *path);
int jk_mount_is_folder(const char *path);

#endif
