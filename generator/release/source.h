#ifndef JK_RELEASE_SOURCE_H
#define JK_RELEASE_SOURCE_H
/* Files of a release or a revision, on their way into a mount. */
#include "base/buffer.h"
#include "base/mount.h"
#include "jokou/release.h"

typedef struct jk_tree jk_tree;
struct jk_tree {
	jk_tree *next; /* in the table of those that are mounted */
	unsigned users;
	jk_arena *arena;
	const char *prefix;        /* what a person gave */
	jk_mounted *files;         /* by name: clauses/…, templates/… */
	size_t count;
	int alone;                 /* it may have clauses alone, and be used with templates of others */
	jk_buffer bytes;           /* holds those of a revision */
};

/* source_git.c: takes the catalog that `folder` has at `revision` from its git repository. Reports R052 to R058. */
JK_CHECKED jk_result jk_tree_read_git(jk_tree *tree, const char *folder, const char *revision, jk_diagnostics *diagnostics);

#endif
