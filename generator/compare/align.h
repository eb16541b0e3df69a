#ifndef JK_COMPARE_ALIGN_H
#define JK_COMPARE_ALIGN_H
/* Which piece of one sequence is which of another: paragraphs, rows, units without ids. Equal keys first, then equal texts, then texts that
 * are alike; what goes together but not in order has moved. */
#include "base/memory.h"

typedef struct {
	const char *key;   /* id: equal keys always go together, different ones only with equal texts; NULL: none */
	const char *text;  /* never NULL; width is ignored */
	unsigned kind;     /* pieces of different kinds never go together */
} jk_align_item;

#define JK_ALIGN_NONE ((size_t)-1)

/* For each piece its partner's index or JK_ALIGN_NONE, how alike the texts are (0 to 100), and whether it moved (not among the longest
 * run of pairs in order). Arrays in the arena. */
typedef struct {
	size_t *to_new, *to_old;       /* by old index, by new index */
	unsigned char *alike;          /* by new index */
	unsigned char *moved;          /* by new index */
} jk_alignment;

typedef struct {
	unsigned least;     /* pairs in order: at least so alike; 0: the usual 50. Where one stands alone for one, three fifths of it are enough */
	unsigned least_moved; /* pairs out of order: at least so alike; 0: the usual 80; above 100: no moves */
	size_t shortest_moved; /* characters below which a piece without key never counts as moved; 0: the usual 12 */
} jk_align_options;

/* Linear memory; time n log n for sequences that are alike,bounded by JK_ALIGN_EFFORT steps of comparing texts for hostile ones (pieces all
 * alike, or all different): what was not looked at has no partner. */
JK_CHECKED jk_result jk_align(jk_alignment *out, jk_arena *arena, const jk_align_item *old_items, size_t old_count,
			      const jk_align_item *new_items, size_t new_count, const jk_align_options *options);
/* How alike two texts are, 0 to 100: shared pairs of characters, width ignored. Linear. */
JK_CHECKED jk_result jk_alike(unsigned *out, const char *a, const char *b);

#endif
