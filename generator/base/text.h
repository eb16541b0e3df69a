#ifndef JK_BASE_TEXT_H
#define JK_BASE_TEXT_H
/* UTF-8 text. */
#include "base/buffer.h"

/* Decodes one character at *at, advances *at behind it and returns it; 0 at the end; U+FFFD for a malformed byte. */
unsigned jk_text_next(const char **at);
/* Appends one character. */
void jk_text_put(jk_buffer *buffer, unsigned character);
/* Number of characters; columns on a terminal (East Asian wide and full-width count 2). */
size_t jk_text_length(const char *text);
size_t jk_text_columns(const char *text);
/* Whether the strings are equal; NULL equals only NULL. */
int jk_text_equal(const char *a, const char *b);
int jk_text_starts(const char *text, const char *prefix);
int jk_text_ends(const char *text, const char *suffix);
/* Whether nothing but white space (ideographic space included) is there; NULL is blank. */
int jk_text_blank(const char *text);
/* Bytes of the end of a line at `at`: LF, CR LF, CR, and those that XML 1.1 and Unicode add (NEL, LS, PS); 0 when there is none. */
size_t jk_text_line_end(const char *at);
/* Copy without white space at both ends. */
JK_CHECKED const char *jk_text_trim(jk_arena *arena, const char *text);
/* The candidate nearest to `word` by edit distance, or NULL when none is near: at most a third of the bytes, and one, may differ. */
const char *jk_text_nearest(const char *word, const char *const *candidates, size_t count);
/* Nth (from 1) label of a counter: `kind` "n" 1, "ア" ア…ン, "イ" イロハ…, "a" a…z, "①" ①…⑳, "一" kanji. Falls back to digits. */
void jk_text_counter(jk_buffer *buffer, const char *kind, unsigned n);
/* Appends `format` with its one {kind} replaced by the Nth label: "第{n}条", "({ア})". */
void jk_text_label(jk_buffer *buffer, const char *format, unsigned n);
/* Turns 、 into ，, in place: both take three bytes. */
void jk_text_commas(char *bytes, size_t length);
/* Reads a whole decimal ("12", "99.5", "-3") in any locale; 0 and *out untouched when it is none. */
int jk_text_number(const char *text, double *out);
/* Writes a number with at most three decimals, no exponent, no locale, thousands separated by commas when `grouped`. */
void jk_text_put_number(jk_buffer *buffer, double number, int grouped);

#endif
