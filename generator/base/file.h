#ifndef JK_BASE_FILE_H
#define JK_BASE_FILE_H
/* Files read whole and written whole. */
#include "base/buffer.h"
#include "jokou/diagnostic.h"

/* Appends the file's bytes to `out`. Reports FILE_OPEN (no such file), FILE_UNREADABLE (permission, machine),
 * FILE_LARGE (over `limit` bytes). */
JK_CHECKED jk_result jk_file_read(jk_buffer *out, const char *path, size_t limit, jk_diagnostics *diagnostics);
/* The same from a file that is open; `name` stands for it in messages. */
JK_CHECKED jk_result jk_file_read_open(jk_buffer *out, int fd, const char *name, size_t limit, jk_diagnostics *diagnostics);
/* Puts the bytes at `path` completely or not at all: temporary file in the same folder, fsync, close, rename, fsync of the
 * folder. Reports FILE_WRITE. */
JK_CHECKED jk_result jk_file_write(const char *path, const char *bytes, size_t length, jk_diagnostics *diagnostics);
/* Makes the folder and those above it; fine when it is there. Reports FILE_FOLDER. */
JK_CHECKED jk_result jk_file_make_folder(const char *path, jk_diagnostics *diagnostics);
/* Waits until the names in the folder are on the disk. Reports FILE_WRITE. */
JK_CHECKED jk_result jk_file_sync_folder(const char *path, jk_diagnostics *diagnostics);
int jk_file_exists(const char *path);
int jk_file_is_folder(const char *path);
/* Whether both paths lead to one file that is there. */
int jk_file_is_same(const char *a, const char *b);
/* Names in a folder that end with `suffix` and of its direct sub-folders' entries ("sub/name"), sorted by bytes. Reports FILE_OPEN,
 * FILE_UNREADABLE. */
JK_CHECKED jk_result jk_file_list(jk_list *out, jk_arena *arena, const char *folder, const char *suffix, jk_diagnostics *diagnostics);
/* The same without sub-folders. */
JK_CHECKED jk_result jk_file_list_flat(jk_list *out, jk_arena *arena, const char *folder, const char *suffix, jk_diagnostics *diagnostics);
/* "folder/name"; and the last component of a path without its ending from the last dot. */
JK_CHECKED const char *jk_path_join(jk_arena *arena, const char *folder, const char *name);
JK_CHECKED const char *jk_path_stem(jk_arena *arena, const char *path);
/* The file `name` ("logo/city.png") in or below `folder`, every link followed: *out in `arena` is its path; NULL when the name is absolute
 * or leads out of the folder, by ".." or by a link. A file that is not there keeps its name. */
JK_CHECKED jk_result jk_path_inside(const char **out, jk_arena *arena, const char *folder, const char *name);

/* Test hook: the write fails with ENOSPC at the Nth system call of jk_file_write or jk_placing_…, counted from 1; 0 switches it off. */
void jk_file_fail_at(unsigned call);

#endif
