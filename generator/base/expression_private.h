#ifndef JK_BASE_EXPRESSION_PRIVATE_H
#define JK_BASE_EXPRESSION_PRIVATE_H
/* What the files of the expression parser share. */
#include "base/expression.h"

/* A parser over one source. `at` is always behind blanks; `end` is where the last token ended. */
typedef struct {
	jk_arena *arena;
	const char *source, *at, *end;
	const char *reason, *fault; /* the first fault and its place */
	unsigned depth;             /* open brackets and signs */
	int no_memory;
} jk_reading;

/* Notes the first fault; always NULL. */
void *jk_reading_fail(jk_reading *r, const char *at, const char *reason);
/* The same for what no rule expects at this place. */
void *jk_reading_stray(jk_reading *r);
/* Goes behind a token of so many bytes and the blanks after it. */
void jk_reading_take(jk_reading *r, size_t length);
void jk_reading_skip_blanks(jk_reading *r);
/* Takes the text if it is next. */
int jk_reading_take_if(jk_reading *r, const char *text);
/* Bytes of the NCName at a place, 0 when there is none. */
size_t jk_name_length(const char *at);
/* The first place of a source that holds a malformed or forbidden character, or NULL. */
const char *jk_forbidden_character(const char *source);
/* A copy in the arena; notes when there is no memory. */
const char *jk_reading_copy(jk_reading *r, const char *at, size_t length);
/* A new node that begins at `start` and ends at the last token, with these parts; NULL when too high. */
jk_expr *jk_reading_node(jk_reading *r, jk_expr_kind kind, const char *start, const jk_list *parts);

/* Whole expression; NULL after a fault. */
jk_expr *jk_read_expression(jk_reading *r);
/* "[…]…" onto the list. */
int jk_read_predicates(jk_reading *r, jk_list *out);
/* "…" or '…': the words between. */
const char *jk_read_literal(jk_reading *r);
/* Whether a location step can begin here, and a path of steps after `from` (NULL: a location path). */
int jk_at_step(const jk_reading *r);
jk_expr *jk_read_path(jk_reading *r, const char *start, jk_expr *from);
/* Whether the name of that length is a node type. */
int jk_is_node_type(const char *name, size_t length);

#endif
