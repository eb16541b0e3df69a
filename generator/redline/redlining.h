#ifndef JK_REDLINE_REDLINING_H
#define JK_REDLINE_REDLINING_H
/* One redline being made; private to the room. What both formats share: the context, the order of pieces, the words, counts. */
#include "base/index.h"
#include "base/xml.h"
#include "compare/align.h"
#include "compare/words.h"
#include "jokou/redline.h"
#include "package/package.h"

/* Strings that bear no text (a picture, a field, a tab) are *atoms*: each stands in the text as one character of planes 15 and 16, the same for the
 * same signature on both sides, so that alignment and words treat it as a word of its own. */
typedef struct {
	jk_arena *arena;
	jk_words *words;
	const jk_redline_options *options;
	const char *author;           /* never NULL */
	const char *stamp;            /* "2026-11-23T00:00:00Z", or NULL */
	jk_package *old_package, *new_package;
	jk_output *output;            /* what is written, on top of the new package */
	jk_redline_counts counts;
	jk_diagnostics *diagnostics;
	jk_index atoms;               /* signature → its character */
	unsigned atom_count;
	jk_result result;             /* sticks at the first fault: steps after it do nothing */
} jk_redlining;

/* --- beginning and ending: redline.c --- */

typedef enum { JK_REDLINE_NONE, JK_REDLINE_DOCX, JK_REDLINE_ODT } jk_redline_kind;

typedef struct {
	const char *bytes;
	size_t length;
	const char *name;
} jk_redline_file;

/* Opens both files and what works on them; both must be of one kind. `r` holds its diagnostics already, and is to be closed in any case. */
JK_CHECKED jk_result jk_redline_open(jk_redlining *r, jk_redline_kind *kind, const jk_redline_file *old_file, const jk_redline_file *new_file,
				     const char *author, const char *date);
/* The bytes of the output. *out owned. */
JK_CHECKED jk_result jk_redline_bytes(char **out, size_t *length, jk_redlining *r);
void jk_redline_close(jk_redlining *r);

/* The two formats: change parts of r->output. Faults stick in r->result. */
void jk_redline_docx(jk_redlining *r);
void jk_redline_odt(jk_redlining *r);

/* Remembers a fault; whether all is well so far. jk_redline_need, jk_redline_string: NULL means out of memory; they give the
 * pointer back. */
int jk_redline_check(jk_redlining *r, jk_result result);
void *jk_redline_need(jk_redlining *r, void *pointer);
const char *jk_redline_string(jk_redlining *r, const char *string);
int jk_redline_fine(const jk_redlining *r);
/* Adds to a list in r->arena. */
void jk_redline_add(jk_redlining *r, jk_list *list, const void *item);

/* The character of an atom, as UTF-8 of four bytes in r->arena; NULL after a fault. */
const char *jk_redline_atom(jk_redlining *r, const char *signature);
/* Whether an atom's character stands at `text`. */
int jk_redline_is_atom(const char *text);
/* Appends text of a document, of as many bytes as it has: characters that would pass for atoms (private use, planes 15 and 16) become atoms. */
void jk_redline_text(jk_redlining *r, jk_buffer *out, const char *text);

/* What becomes of a piece (paragraph, table, row), in the order of the redline: what was taken out stands before what came in its place. */
typedef enum { JK_STEP_PAIR, JK_STEP_REMOVED, JK_STEP_ADDED, JK_STEP_MOVED_FROM, JK_STEP_MOVED_TO } jk_step_kind;
typedef struct {
	jk_step_kind kind;
	size_t old_at, new_at; /* JK_ALIGN_NONE for what is not there; of a move, edited or not, both are set at both ends */
} jk_step;
/* Aligns two sequences and adds the jk_step to `out`. Moves are told when `moves` and the texts are equal byte by byte; an edited move is
 * taken out and added. */
void jk_redline_steps(jk_list *out, jk_redlining *r, const jk_align_item *old_items, size_t old_count, const jk_align_item *new_items,
		      size_t new_count, int moves);

/* Adds the jk_stretch between two texts: as jk_words_compare gives them, but kept ones are equal byte by byte (also in the width of
 * characters), so that accepting and rejecting give exact texts. */
void jk_redline_stretches(jk_list *out, jk_redlining *r, const char *old_text, size_t old_length, const char *new_text, size_t new_length);

/* Adds the characters of a text that was marked to the counts. */
void jk_redline_count(jk_redlining *r, jk_mark mark, const char *text, size_t length);

#endif
