#ifndef JK_COMPARE_WORDS_PRIVATE_H
#define JK_COMPARE_WORDS_PRIVATE_H
/* Steps of words.c: text → words (words.c, words_glue.c) → hunks (myers.c, words_weigh.c) → hunks that read well (words_tidy.c). */
#include "compare/fold.h"
#include "compare/myers.h"
#include "compare/words.h"
#include "jokou/diagnostic.h"

/* jk_words_new with a kind of break iterator of ICU: for the test of what is said when there is none. */
JK_CHECKED jk_result jk_words_open(jk_words **out, int kind, jk_diagnostics *diagnostics);

/* A word: units from … to of its text. */
typedef struct {
	size_t from, to;
	unsigned weight; /* what it is worth to keep it */
} jk_word;

/* A text cut into words. `ids` are equal for equal words of both texts. */
typedef struct {
	jk_folded folded;
	jk_word *words;
	uint32_t *ids;
	size_t count;
} jk_cut;

/* edges[i] tells whether a word begins at unit i; takes out those inside of legal units. */
void jk_words_glue(const jk_folded *text, unsigned char *edges);
/* Hunks of a box that is small enough, so that what is kept weighs most and there are few hunks: jk_differ's `small`, whose context is
 * the two cuts, old and new. */
int jk_words_weigh(jk_differ *differ, const jk_hunk *box);
/* Moves hunks to where a reader expects them and joins those that hang together. */
void jk_words_tidy(const jk_cut cuts[2], jk_hunk *hunks, size_t *count);

#endif
