#ifndef JK_COMPARE_MYERS_H
#define JK_COMPARE_MYERS_H
/* What differs between two sequences of numbers. */
#include <stdint.h>
#include "base/memory.h"

/* Places old_from … old_to become new_from … new_to; one of the two may be empty. */
typedef struct {
	size_t old_from, old_to, new_from, new_to;
} jk_hunk;

typedef struct jk_differ jk_differ;
struct jk_differ {
	const uint32_t *old_ids, *new_ids;
	size_t old_count, new_count;
	unsigned long effort; /* steps that are left: what cannot be looked at any more is one hunk */
	/* Called for a box that begins and ends with a difference, to do it in another way: 1 done, 0 not, -1 out of memory. May be NULL. */
	int (*small)(jk_differ *differ, const jk_hunk *box);
	void *context;
	jk_arena *arena;
	jk_hunk *hunks; /* the result, in order; between two of them there is at least one place */
	size_t count;
	long *forward, *backward;
};

/* Fills `hunks` and `count`; the rest is the caller's to set. Linear memory from the arena. */
JK_CHECKED jk_result jk_diff(jk_differ *differ);
/* For `small`: adds a hunk behind those that are there, joined with the last when they touch. */
void jk_diff_add(jk_differ *differ, const jk_hunk *hunk);

#endif
