#ifndef JK_TEMPLATE_CHECK_H
#define JK_TEMPLATE_CHECK_H
/* Checks what a template's expressions mean, without data: each is walked over the fields of a model.
 *
 * Expressions are given in the order of the document, between the beginnings and ends of their loops. Reports T030 to T047 at the place of
 * the expression. An expression that is no XPath is passed over: compiling it has reported that. A model serves one checker at a time. */
#include "template/field.h"

typedef struct jk_checker jk_checker;

/* What becomes of an expression's answer. */
typedef enum { JK_USED_AS_VALUE, JK_USED_AS_CONDITION, JK_USED_AS_LOOP, JK_USED_OTHERWISE } jk_expression_use;

/* A checker for one template. The model is borrowed. *out owned. */
JK_CHECKED jk_result jk_checker_new(jk_checker **out, jk_field_model *model, jk_diagnostics *diagnostics);
void jk_checker_free(jk_checker *checker);

/* An expression as the author wrote it. JK_NO_MEMORY; faults do not make it fail. */
JK_CHECKED jk_result jk_check_expression(jk_checker *checker, const char *source, const jk_origin *where, jk_expression_use use);
/* A loop begins: $variable is each node of the expression, $variable_index its number. `source` NULL: it could not be read. It ends. */
JK_CHECKED jk_result jk_check_enter_loop(jk_checker *checker, const char *variable, const char *source, const jk_origin *where);
void jk_check_leave_loop(jk_checker *checker);
/* The same for a loop whose end is missing: nothing is said of a variable that nobody uses. */
void jk_check_forget_loop(jk_checker *checker);
/* A loop over columns of a table, through which every row goes; `slot` tells it from others. Its expression is checked the first time, its
 * end says nothing of its variable, which another row may use: that is told when the part ends. */
JK_CHECKED jk_result jk_check_enter_columns(jk_checker *checker, size_t slot, const char *variable, const char *source, const jk_origin *where);
JK_CHECKED jk_result jk_check_leave_columns(jk_checker *checker, size_t slot);
void jk_check_end_columns(jk_checker *checker);
/* What follows is shown only if something holds; that ends. */
void jk_check_enter_condition(jk_checker *checker);
void jk_check_leave_condition(jk_checker *checker);
/* The clauses of the document stand here. */
JK_CHECKED jk_result jk_check_clauses(jk_checker *checker, const jk_origin *where);
/* An expression of an image or the like, whose loops are not known: all variables are taken for known, and for used. */
JK_CHECKED jk_result jk_check_loose_expression(jk_checker *checker, const char *source, const jk_origin *where);

/* What was read so far; the list lives without the checker and without its model. *out owned. */
JK_CHECKED jk_result jk_checker_fields(jk_template_fields **out, const jk_checker *checker);

#endif
