#ifndef JK_TEMPLATE_MARKUP_H
#define JK_TEMPLATE_MARKUP_H
/* Reading what was written: the mark-up of a finished part, token by token, with its places in the bytes. Only for XML that this program
 * wrote itself, well-formed and without DOCTYPE; a tree of a whole document would cost more than making it. */
#include "base/buffer.h"

typedef enum { JK_MARKUP_START, JK_MARKUP_STOP, JK_MARKUP_TEXT } jk_markup_kind;

/* Bytes of the part, as they stand there (escaped). */
typedef struct {
	const char *at;
	size_t length;
} jk_slice;

typedef struct {
	const char *bytes;
	size_t end;            /* reading stops there */
	size_t next;           /* where the next token begins */
	jk_markup_kind kind;
	size_t from, to;       /* the token; of the STOP of an empty element: both behind it */
	jk_slice name;         /* of an element, without prefix */
	int empty;             /* START of an element that ends at once: its STOP follows */
	int pending;
} jk_markup;

/* Reads the bytes from `from` to `to`, which must be between tokens. */
void jk_markup_init(jk_markup *markup, const char *bytes, size_t from, size_t to);
/* Moves to the next token; 0 at the end. Comments and instructions are passed over. */
int jk_markup_next(jk_markup *markup);
/* Whether the element has that local name. */
int jk_markup_is(const jk_markup *markup, const char *name);
/* The attribute of that local name of a START, as it is written; at is NULL when there is none. */
jk_slice jk_markup_attribute(const jk_markup *markup, const char *name);
/* Passes over everything to the STOP of the START that was just read. */
void jk_markup_skip(jk_markup *markup);
/* The text of the token, as it is written. */
jk_slice jk_markup_text(const jk_markup *markup);

int jk_slice_is(jk_slice slice, const char *text);
/* A whole number at its beginning, at most `most`; `otherwise` when there is none. */
unsigned jk_slice_number(jk_slice slice, unsigned most, unsigned otherwise);
/* Appends what the bytes mean: &amp; becomes &. */
void jk_slice_put(jk_buffer *out, jk_slice slice);
/* What the bytes mean, in the arena; NULL when out of memory. "" for none. */
JK_CHECKED const char *jk_slice_copy(jk_arena *arena, jk_slice slice);

#endif
