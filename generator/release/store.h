#ifndef JK_RELEASE_STORE_H
#define JK_RELEASE_STORE_H
/* The store from inside. For each catalog id a folder catalogs/ID with trusted.xml, and VERSION.jokou and VERSION.jokou.minisig for each release. What
 * trusted.xml lists is held, so writing it last puts a release and the state it was trusted in into force at one stroke. */
#include "base/buffer.h"
#include "jokou/release.h"

/* trusted.xml. All strings lie in the store's arena. */
typedef struct {
	const char *id, *key; /* the pinned key, as text */
	unsigned long serial; /* of the last index that was trusted; 0: none yet */
	const char *date;     /* day of that; NULL: none yet */
	const char *index;    /* its SHA-256; NULL: none yet */
	jk_list rows;         /* jk_held, by version, rising */
} jk_trust;

struct jk_store {
	jk_arena *arena;
	const char *folder;
	jk_list trusts; /* by id */
	jk_list held;   /* jk_held whose files are there, by id and version */
};

/* Reads the state anew: another process may have pulled. Reports STORE_DAMAGED. */
JK_CHECKED jk_result jk_store_load(jk_store *store, jk_diagnostics *diagnostics);
const jk_trust *jk_store_trust(const jk_store *store, const char *id);
/* Whether the key may be used for the id: it is pinned, none is, or the pinned one is to be replaced. Reports KEY_OTHER. */
JK_CHECKED jk_result jk_store_check_key(const jk_store *store, const char *id, const jk_public_key *key, int replace,
					jk_diagnostics *diagnostics);
/* Puts `changed` in the place of what was trusted of its id, in memory and on the disk. */
JK_CHECKED jk_result jk_store_commit(jk_store *store, const jk_trust *changed, jk_diagnostics *diagnostics);
/* catalogs/ID/NAME. */
JK_CHECKED const char *jk_store_path(const jk_store *store, jk_arena *arena, const char *id, const char *name);

/* --- store_trust.c --- */

/* Reads a trusted.xml, which must be of this id; strings and rows into the arena. Reports STORE_DAMAGED. */
JK_CHECKED jk_result jk_trust_read(jk_trust *out, jk_arena *arena, const char *path, const char *id, jk_diagnostics *diagnostics);
void jk_trust_put(jk_buffer *out, const jk_trust *trust);
/* A copy whose rows may be changed without changing the first. */
JK_CHECKED jk_result jk_trust_copy(jk_trust *out, jk_arena *arena, const jk_trust *trust);
/* Whether the name of a folder may be an id: small letters, digits and hyphens, at most JK_ID_LIMIT. */
int jk_store_is_id(const char *text);
/* Puts a row at its place, over one of the same version. */
JK_CHECKED jk_result jk_trust_add(jk_trust *trust, jk_arena *arena, const jk_held *row);

/* --- store_lock.c: one process at a time changes the store --- */

/* Makes the store's folder and takes its lock; *fd is to be closed. Reports STORE_BUSY, FILE_FOLDER, FILE_WRITE. */
JK_CHECKED jk_result jk_store_lock(int *fd, const jk_store *store, jk_diagnostics *diagnostics);

#endif
