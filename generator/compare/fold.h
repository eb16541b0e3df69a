#ifndef JK_COMPARE_FOLD_H
#define JK_COMPARE_FOLD_H
/* A text made ready for matching: half and full width are the same. */
#include <stdint.h>
#include "base/memory.h"

/* UTF-16 units in their narrow form, katakana full-width, and the byte each came from; from[count] is the length. A byte that is no
 * UTF-8 becomes a unit of its own, so that two different ones differ. */
typedef struct {
	const uint16_t *units;
	const size_t *from;
	size_t count;
} jk_folded;

JK_CHECKED jk_result jk_fold(jk_folded *out, jk_arena *arena, const char *text, size_t length);

/* The next character of a text, folded in the same way; `at` is before `end` and goes behind it. */
unsigned jk_fold_next(const char **at, const char *end);

/* Sorts of characters of a folded text. */
int jk_is_digit(unsigned c);   /* 0 … 9 */
int jk_is_latin(unsigned c);
int jk_is_kanji(unsigned c);   /* those of the first plane, and 々 */
int jk_is_hiragana(unsigned c);
int jk_is_katakana(unsigned c);

#endif
