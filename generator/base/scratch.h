#ifndef JK_BASE_SCRATCH_H
#define JK_BASE_SCRATCH_H
/* A hidden folder for files that are not in place yet: .jokou-XXXXXX in the folder they will go to, so that they are renamed and not
 * copied. A lock in it lives as long as its process, however that ends: what a killed process left behind can be told from the files
 * of one that is at work. */
#include "jokou/diagnostic.h"

typedef struct {
	char *path; /* NULL: not open; owned */
	int lock;   /* fd of the lock file; -1: none */
	void *list; /* its open listing: emptying it then needs no memory */
} jk_scratch;

/* Makes one in `folder`, the only one of this process. *out must stay where it is and be closed. Reports FILE_WRITE. */
JK_CHECKED jk_result jk_scratch_open(jk_scratch *out, const char *folder, jk_diagnostics *diagnostics);
/* Removes it with what is in it; nothing happens to one that is not open. */
void jk_scratch_close(jk_scratch *scratch);
/* For the end of a process that is out of memory: removes what it has, and nothing else happens. */
void jk_scratch_abandon(void);
/* Removes those in `folder` whose process is gone. On a file system without locks none is touched. */
void jk_scratch_sweep(const char *folder);

#endif
