#ifndef JK_BASE_PLACING_H
#define JK_BASE_PLACING_H
/* Files that appear whole or not at all, many at a time: each is begun, filled and hastened; then all are synced, all put in place, and
 * their folders synced. The disk is waited for once for all of them, and every file is on it before its name is. */
#include "jokou/diagnostic.h"

/* A file on its way. Begin with {0}. */
typedef struct {
	char *path, *folder; /* where it shall be, and the folder of that; owned */
	char *temporary;     /* where it is; NULL once it is in place or given up; owned */
	int fd;              /* of the temporary file while it is open, else -1 */
} jk_placing;

/* Opens a temporary file in the folder `scratch`, or beside `path` when that is NULL. After a failure of this or any of the next
 * functions the temporary file is gone; jk_placing_free is due in any case. All report FILE_WRITE. */
JK_CHECKED jk_result jk_placing_begin(jk_placing *out, const char *path, const char *scratch, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_placing_append(jk_placing *placing, const char *bytes, size_t length, jk_diagnostics *diagnostics);
/* Asks the disk to begin, and does not wait: of many files synced later only the first then costs time. */
void jk_placing_hasten(jk_placing *placing);
/* Waits until the bytes are on the disk and closes the file. */
JK_CHECKED jk_result jk_placing_sync(jk_placing *placing, jk_diagnostics *diagnostics);
/* Renames it to its path, over an older file. Copies when that is on another file system. */
JK_CHECKED jk_result jk_placing_put(jk_placing *placing, jk_diagnostics *diagnostics);
/* Waits until the new name is on the disk. */
JK_CHECKED jk_result jk_placing_sync_folder(jk_placing *placing, jk_diagnostics *diagnostics);
/* Frees it; removes the temporary file when it is not in place. */
void jk_placing_free(jk_placing *placing);

#endif
