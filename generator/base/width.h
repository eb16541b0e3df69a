#ifndef JK_BASE_WIDTH_H
#define JK_BASE_WIDTH_H
/* 全角 and 半角. Half-width katakana become full-width in every case: public papers do not use them. */
#include "base/buffer.h"

/* Letters, digits, symbols and the space in their full-width form (ａ, １, ％, 　), or only the digits. */
void jk_width_put_wide(jk_buffer *buffer, const char *text);
void jk_width_put_wide_digits(jk_buffer *buffer, const char *text);
/* The opposite: ASCII forms of the full-width letters, digits, symbols and space. */
void jk_width_put_narrow(jk_buffer *buffer, const char *text);
/* A digit that stands alone full-width, numbers of several digits half-width: how many 公文規程 have it. */
void jk_width_put_lone_digits(jk_buffer *buffer, const char *text);

/* For who decodes text himself. The full-width form of a half-width katakana, together with `mark`, the character behind it, when
 * that is a voiced sign it takes (*joined is 1 then, else 0); any other character as it is. And the narrow form of one character. */
unsigned jk_width_kana(unsigned character, unsigned mark, int *joined);
unsigned jk_width_narrow(unsigned character);

#endif
