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
	jk_release_file *release;  /* holds the bytes of a release */
	jk_buffer bytes;           /* holds those of a revision */
};

/* source_release.c: takes the release file at the tree's prefix, and verifies its signature when a key is pinned in the store, which may be NULL; takes a
 * release that the store holds. Reports R059, and what reading and verifying report. */
JK_CHECKED jk_result jk_tree_read_file(jk_tree *tree, const jk_store *store, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_tree_read_held(jk_tree *tree, const jk_store *store, const jk_held *held, jk_diagnostics *diagnostics);
/* source_git.c: takes the catalog that `folder` has at `revision` from its git repository. Reports R052 to R058. */
JK_CHECKED jk_result jk_tree_read_git(jk_tree *tree, const char *folder, const char *revision, jk_diagnostics *diagnostics);

#endif
