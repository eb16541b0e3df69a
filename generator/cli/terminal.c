#include "cli/terminal.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include "base/limits.h"
#include "base/text.h"
#include "base/wrap.h"
#include "cli/generate.h"

enum { COLUMNS_USUAL = 80, COLUMNS_LEAST = 30, COLUMNS_MOST = 100 };

void jk_terminal_open(jk_terminal *terminal)
{
	struct winsize size;
	*terminal = (jk_terminal){.person = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO), .columns = COLUMNS_USUAL};
	if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= COLUMNS_LEAST)
		terminal->columns = size.ws_col < COLUMNS_MOST ? size.ws_col : COLUMNS_MOST;
}

/* --- saying --- */

void jk_terminal_say(const jk_terminal *terminal, const char *indent, const char *text)
{
	size_t columns = terminal->columns - jk_text_columns(indent) - 1;
	int begun = 0;
	do {
		size_t length = jk_wrap_length(text, columns);
		for (size_t i = begun ? jk_text_columns(indent) : 0; i; i--)
			putchar(' ');
		printf("%s%.*s\n", begun ? "" : indent, (int)length, text);
		begun = 1;
		text += length;
		text += *text == '\n' || *text == ' ';
	} while (*text);
}

/* --- reading --- */

/* 1: there are bytes; 0: the end; -1: stopped. */
static int refill(jk_terminal *t)
{
	ssize_t n;
	do
		n = read(STDIN_FILENO, t->bytes, sizeof t->bytes);
	while (n < 0 && errno == EINTR && !jk_stopping());
	t->at = 0;
	t->length = n > 0 ? (size_t)n : 0;
	return n > 0 ? 1 : n < 0 && jk_stopping() ? -1 : 0;
}

static void take_off_end(jk_buffer *out)
{
	if (out->length && out->bytes[out->length - 1] == '\r')
		jk_buffer_cut(out, out->length - 1);
}

jk_line_outcome jk_terminal_read(jk_terminal *terminal, jk_buffer *out)
{
	int some = 0;
	size_t lost = 0;
	jk_buffer_clear(out);
	for (;;) {
		int filled = terminal->at < terminal->length ? 1 : refill(terminal);
		if (filled < 0 || jk_stopping())
			return JK_LINE_STOPPED;
		if (!filled)
			break;
		const char *begin = terminal->bytes + terminal->at, *end = memchr(begin, '\n', terminal->length - terminal->at);
		size_t length = end ? (size_t)(end - begin) : terminal->length - terminal->at;
		if (out->length + length > JK_ANSWER_LIMIT)
			lost += length;
		else
			jk_buffer_add(out, begin, length);
		some = 1;
		terminal->at += length + (end != NULL);
		if (end)
			break;
	}
	take_off_end(out);
	return !some ? JK_LINE_END : lost ? JK_LINE_LONG : JK_LINE_READ;
}
