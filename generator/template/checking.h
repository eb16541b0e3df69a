#ifndef JK_TEMPLATE_CHECKING_H
#define JK_TEMPLATE_CHECKING_H
/* What the files of the checker share. */
#include "base/expression.h"
#include "base/limits.h"
#include "template/check.h"

/* What is known of an expression's answer without data. */
typedef struct {
	jk_expression_kind kind;
	jk_list data;        /* jk_datum: the nodes it may give; of a text: those whose text it is */
	int open;            /* other, unknown nodes may be among them */
	int several;         /* may be more than one node at once, and nothing chooses among them */
	int certain;         /* is never empty */
	const char *literal; /* the very text, or NULL */
} jk_meaning;

/* Loops that are open. */
typedef struct {
	const char *variable, *index_variable;
	jk_meaning meaning;
	jk_origin where; /* its strings are the caller's, until the loop ends */
	int used;
} jk_check_loop;

/* A loop over columns of a table: as it was left in the row before. */
typedef struct {
	size_t slot;
	jk_check_loop loop;
} jk_check_columns;

/* A field that the template reads. */
typedef struct {
	const jk_datum *datum;              /* NULL: a term or the clauses, told by the next three */
	const char *path, *origin, *source;
	int required;
	jk_list uses; /* jk_template_use */
} jk_field_read;

struct jk_checker {
	jk_arena *arena;
	jk_field_model *model;
	jk_diagnostics *diagnostics;
	jk_check_loop loops[JK_TEMPLATE_NESTING];
	size_t depth;
	jk_list columns;     /* jk_check_columns of the part */
	unsigned conditions;
	int loose;           /* unknown variables are taken for known */
	jk_list reads;       /* jk_field_read in the order of their first use */
	jk_list loose_names; /* variables that loose expressions read */
	/* of the expression being checked */
	const char *source;
	const jk_origin *where;
	jk_expression_use use;
	unsigned long steps;
	int no_memory;
};

/* What an expression gives, seen from `context`. Faults are reported (check_expression.c). */
jk_meaning jk_check_meaning(jk_checker *c, const jk_expr *expr, const jk_meaning *context);
/* The same for an expression whose truth is asked. */
jk_meaning jk_check_truth(jk_checker *c, const jk_expr *expr, const jk_meaning *context);
/* A location path (check_path.c). `from`: what it starts from; its steps follow. */
jk_meaning jk_check_steps(jk_checker *c, const jk_expr *path, jk_meaning from);
/* Reports that a path starts from what is no node. */
void jk_check_no_steps(jk_checker *c, const jk_expr *path);
/* A call (check_call.c). */
jk_meaning jk_check_call(jk_checker *c, const jk_expr *call, const jk_meaning *context);

/* A meaning of that kind about which no more is known. */
jk_meaning jk_meaning_of(jk_expression_kind kind);
/* Puts a node into a set once. Begin each set with jk_check_begin_set. */
void jk_check_begin_set(jk_checker *c);
void jk_check_put(jk_checker *c, jk_list *set, jk_datum *datum);
/* What kind of text its nodes hold: JK_HOLDS_TEXT when that is not known or differs. *words: one of those that tells the words. */
jk_schema_holding jk_meaning_holds(const jk_meaning *meaning, const jk_datum **words);
/* Reports that an operand must be a number and is none. */
void jk_check_number(jk_checker *c, const jk_expr *expr, const jk_meaning *meaning);
/* Remembers that the nodes' fields are read. */
void jk_check_note_read(jk_checker *c, const jk_meaning *meaning, int required);
void jk_check_note_call(jk_checker *c, const char *path, const char *origin, const char *source);
/* Reports what is lost when nodes are shown as one text. */
void jk_check_nodes_shown(jk_checker *c, const jk_expr *expr, const jk_meaning *meaning);

/* Words for messages; all live in the checker's arena, never NULL. */
const char *jk_check_piece(jk_checker *c, size_t offset, size_t length);
#define jk_check_expr_text(c, expr) jk_check_piece((c), (expr)->offset, (expr)->length)
const char *jk_check_kept(jk_checker *c, const char *text);
const char *jk_check_path(jk_checker *c, const jk_datum *datum);
/* "Did you mean 'x'?", or "Known here: a, b, c." when nothing is near. */
const char *jk_check_advice(jk_checker *c, const char *word, const char *const *names, size_t count);
/* "a date", "text" … */
const char *jk_check_holding_text(jk_schema_holding holding);
const char *jk_check_kind_text(jk_expression_kind kind);
void jk_check_report(jk_checker *c, jk_code code, const jk_argument *arguments);
#define JK_CHECK_REPORT(c, code, ...) jk_check_report((c), (code), (const jk_argument[]){__VA_ARGS__, {NULL, NULL}})

#endif
