#ifndef JK_BASE_BUFFER_H
#define JK_BASE_BUFFER_H
/* Text that grows. A failure sticks: later writes do nothing, so a writer tests once, at the end. */
#include "base/memory.h"

typedef struct {
	char *bytes;      /* always ends with a NUL that is not counted; NULL while empty */
	size_t length, room;
	size_t limit;     /* most bytes; beyond it the buffer fails */
	int failed;
} jk_buffer;

/* An empty buffer that holds at most `limit` bytes; 0 means JK_BUFFER_LIMIT. */
void jk_buffer_init(jk_buffer *buffer, size_t limit);
/* Frees the bytes and leaves an empty, usable buffer. */
void jk_buffer_dispose(jk_buffer *buffer);
/* Empties it and forgets a failure; the room is kept. */
void jk_buffer_clear(jk_buffer *buffer);
/* Forgets what was written behind the first `length` bytes. */
void jk_buffer_cut(jk_buffer *buffer, size_t length);
void jk_buffer_add(jk_buffer *buffer, const char *bytes, size_t length);
void jk_buffer_string(jk_buffer *buffer, const char *string);
void jk_buffer_char(jk_buffer *buffer, char byte);
void jk_buffer_format(jk_buffer *buffer, const char *format, ...) JK_PRINTF(2, 3);
/* For who fills it himself: the place behind the text, where `more` bytes fit, borrowed until the next write; NULL after a failure.
 * jk_buffer_extend then takes in the bytes that were put there, at most `more`. */
char *jk_buffer_reserve(jk_buffer *buffer, size_t more);
void jk_buffer_extend(jk_buffer *buffer, size_t length);
/* The text so far, "" when empty. Borrowed until the next write. */
const char *jk_buffer_text(const jk_buffer *buffer);
/* JK_NO_MEMORY after any failed write (memory or limit), else JK_OK. */
JK_CHECKED jk_result jk_buffer_result(const jk_buffer *buffer);

/* Whether it is a ZIP archive whose first member has that name: an ODT begins with "mimetype". */
int jk_buffer_begins_archive(const jk_buffer *buffer, const char *name);

/* Hands the buffer's bytes over as a text to be freed with jk_text_free. Disposes of the buffer in any case. */
JK_CHECKED jk_result jk_text_take(char **out, jk_buffer *buffer);

#endif
