#ifndef JK_BASE_WRAP_H
#define JK_BASE_WRAP_H
/* Lines of Japanese and Latin text: broken between any two characters, but not inside a word of ASCII, nor before a mark that ends something,
 * nor behind one that begins something. */
#include <stddef.h>

/* Bytes of the next line of at most `columns` columns (full-width counts 2): up to the end of the text, a line feed, or the last place where it
 * may be broken. At least one character, unless the text is empty or begins with a line feed. */
size_t jk_wrap_length(const char *text, size_t columns);
/* Columns of the first `length` bytes. */
size_t jk_wrap_columns(const char *text, size_t length);

#endif
