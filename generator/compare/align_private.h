#ifndef JK_COMPARE_ALIGN_PRIVATE_H
#define JK_COMPARE_ALIGN_PRIVATE_H
/* Steps of align.c: what is the same and what moved (align.c), what is alike in the gaps between (align_gap.c), how alike (align_like.c),
 * the longest run in order (align_run.c). */
#include "compare/align.h"
#include "compare/fold.h"

enum { JK_ALIKE_BINS = 32 };

/* A piece and what is found out about it. */
typedef struct {
	const char *key, *text;
	unsigned kind;
	uint32_t same;          /* equal for equal kind and text, on both sides */
	size_t length;          /* characters */
	size_t partner;         /* JK_ALIGN_NONE */
	unsigned alike;         /* to the partner; of the new side */
	const uint32_t *pairs;  /* sorted: its length + 1 pairs of neighbouring characters, edges included; NULL until they are needed */
	uint16_t bins[JK_ALIKE_BINS]; /* how many pairs fall into each: an upper bound of likeness */
} jk_aligned;

typedef struct {
	jk_arena *scratch;
	jk_aligned *sides[2];
	size_t counts[2];
	jk_align_options options;
	unsigned long effort; /* steps that are left */
} jk_aligning;

/* A pair that is proposed. */
typedef struct {
	size_t old_at, new_at;
	unsigned alike;
	int kept; /* it is in the heaviest run of pairs in which both sides rise */
	uint64_t weight;
} jk_align_pair;

/* Sets `kept`. The pairs rise by new place, and where that is the same, they fall by old place. */
JK_CHECKED jk_result jk_align_longest(jk_align_pair *pairs, size_t count, size_t old_count, jk_arena *scratch);

/* Makes `pairs` and `bins` of a piece that has none yet. */
JK_CHECKED jk_result jk_align_look(jk_aligned *piece, jk_arena *arena);
/* How alike two pieces are that were looked at, if that reaches `least`; else 0. */
unsigned jk_align_likeness(jk_aligning *a, const jk_aligned *x, const jk_aligned *y, unsigned least);
/* Whether two pieces may go together at all. */
int jk_align_fits(const jk_aligned *x, const jk_aligned *y);
void jk_align_join(jk_aligning *a, size_t old_at, size_t new_at, unsigned alike);

/* Places of pieces without partner, ascending. */
typedef struct {
	const size_t *at[2];
	size_t counts[2];
} jk_align_rest;
/* Finds partners in order for the pieces of a gap. */
JK_CHECKED jk_result jk_align_gap(jk_aligning *a, jk_align_rest gap);
/* Finds pairs that are at least so alike: every one of a small rest; of a large one those that share rare pairs of characters and, when
 * `by_place`, those at the same relative place. Their places are those in the
 * rest; in the order that jk_align_longest wants. */
JK_CHECKED jk_result jk_align_candidates(jk_align_pair **out, size_t *count, jk_aligning *a, const jk_align_rest *rest, unsigned least, int by_place);

#endif
