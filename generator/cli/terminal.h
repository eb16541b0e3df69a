#ifndef JK_CLI_TERMINAL_H
#define JK_CLI_TERMINAL_H
/* A conversation on standard input and output, with a person or with a script. */
#include "base/buffer.h"

typedef struct {
	int person;     /* somebody types: what is typed need not be shown again */
	size_t columns;
	char bytes[4096];
	size_t at, length; /* of `bytes`: read and not yet given */
} jk_terminal;

void jk_terminal_open(jk_terminal *terminal);
/* Prints text within the width of the terminal, the first line behind `indent`, the others as far in; Japanese is broken between any two characters but not before
 * a mark that ends something. */
void jk_terminal_say(const jk_terminal *terminal, const char *indent, const char *text);

typedef enum { JK_LINE_READ, JK_LINE_END, JK_LINE_STOPPED, JK_LINE_LONG } jk_line_outcome;
/* Reads a line without its end into `out` (emptied first). JK_LINE_STOPPED: a signal asked the program to end; JK_LINE_LONG: it was longer than
 * JK_ANSWER_LIMIT and is lost. */
jk_line_outcome jk_terminal_read(jk_terminal *terminal, jk_buffer *out);

#endif
