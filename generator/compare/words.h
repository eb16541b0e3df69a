#ifndef JK_COMPARE_WORDS_H
#define JK_COMPARE_WORDS_H
/* What changed inside a text, told in words a Japanese reader would underline. Words are those of ICU (UBRK_WORD, ja), with legal units
 * glued before: 第15条第2項第3号, 令和8年3月31日, 30日以内, 前2項, 99.9パーセント, 「…」 that defines. Hunks are moved toward 、 。 and the edges of
 * clauses, and tiny stretches between two hunks are merged into them. Full and half width are the same for matching only. */
#include "assemble/set.h"

typedef struct jk_words jk_words; /* the word breaker: costly to make, one for a run */
JK_CHECKED jk_result jk_words_new(jk_words **out, jk_diagnostics *diagnostics);
void jk_words_free(jk_words *words);
/* Version of the breaker's data, "72.1": reports tell it. Borrowed. */
const char *jk_words_version(const jk_words *words);

/* A stretch: JK_KEPT has both ranges (equal but for width), JK_DELETED the old one, JK_INSERTED the new one; a replacement is a deletion
 * followed by an insertion. Bytes; together the stretches give both texts from end to end. */
typedef struct {
	jk_mark mark;
	size_t old_from, old_to, new_from, new_to;
} jk_stretch;
/* Adds the stretches to `out`, in order, neighbours never of one mark. Time is bounded: n log n for texts that are alike, and never worse
 * than JK_WORDS_EFFORT steps for hostile ones (the middle is then one replacement). */
JK_CHECKED jk_result jk_words_compare(jk_list *out, jk_arena *arena, jk_words *words, const char *old_text, size_t old_length,
				      const char *new_text, size_t new_length);
/* As jk_words_compare, but words that differ in width are replaced: kept stretches are equal byte by byte. */
JK_CHECKED jk_result jk_words_compare_exact(jk_list *out, jk_arena *arena, jk_words *words, const char *old_text, size_t old_length,
					    const char *new_text, size_t new_length);
/* Adds the ends of the words of a text (size_t in an arena array; *count of them): what a hunk may not cut. */
JK_CHECKED jk_result jk_words_ends(const size_t **out, size_t *count, jk_arena *arena, jk_words *words, const char *text, size_t length);

#endif
