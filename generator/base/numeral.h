#ifndef JK_BASE_NUMERAL_H
#define JK_BASE_NUMERAL_H
/* Exact decimal numbers and the ways Japanese papers write them. No binary fractions: what was typed is what is shown. */
#include "base/buffer.h"

enum { JK_DECIMAL_WHOLE = 20, JK_DECIMAL_FRACTION = 20 }; /* digits; 20 reach to 千京 */

/* Digits without needless zeros: whole "0" … , fraction "" …; zero is never negative. */
typedef struct {
	int negative;
	char whole[JK_DECIMAL_WHOLE + 2], fraction[JK_DECIMAL_FRACTION + 1]; /* one digit more: rounding may carry */
} jk_decimal;

/* Reads "1234567.5", "1,234,567", "１２３", "-3", "－3", "▲3", "△3" and XPath's "1.5e+12", with space around; 0 and *out untouched when it
 * is no number or has too many digits. Commas must stand after every third digit. */
int jk_decimal_parse(jk_decimal *out, const char *text);
/* The value when it is whole and below 10^18; else 0. */
int jk_decimal_whole(const jk_decimal *decimal, long long *out);
/* Rounds to at most that many decimals, a half away from zero. */
void jk_decimal_round(jk_decimal *decimal, unsigned decimals);

/* The writers below write the magnitude; the sign is the caller's. */

/* 1234567.5, with commas when `grouped`; at least that many decimals. */
void jk_numeral_put(jk_buffer *buffer, const jk_decimal *decimal, int grouped, unsigned decimals);
/* 1億2,345万6,789, with commas within the four digits of a group when `grouped`; a fraction follows the last group. */
void jk_numeral_put_mixed(jk_buffer *buffer, const jk_decimal *decimal, int grouped);
/* 一〇五, 九九・五: digit for digit. */
void jk_numeral_put_digits(jk_buffer *buffer, const jk_decimal *decimal);

/* 百五 and 一千万 · 壱百五 and 壱千万, where only 一二三十 are dressed, as the rules of registers have it · 壱佰伍 and 壱仟萬, where all are. */
typedef enum { JK_NUMERAL_KANJI, JK_NUMERAL_DAIJI, JK_NUMERAL_DAIJI_ALL } jk_numeral_words;
void jk_numeral_put_words(jk_buffer *buffer, const jk_decimal *decimal, jk_numeral_words words);

/* Labels, n from 1; what the kind does not reach is written in digits. */
void jk_numeral_put_roman(jk_buffer *buffer, unsigned n);   /* I … MMMCMXCIX */
void jk_numeral_put_letters(jk_buffer *buffer, unsigned n); /* A … Z AA AB … */
void jk_numeral_put_circled(jk_buffer *buffer, unsigned n); /* ⓪ ① … ㊿; from 0 */
void jk_numeral_put_bracketed(jk_buffer *buffer, unsigned n); /* ⑴ … ⒇ */

#endif
