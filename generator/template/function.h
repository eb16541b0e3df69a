#ifndef JK_TEMPLATE_FUNCTION_H
#define JK_TEMPLATE_FUNCTION_H
/* The functions every template has, whatever its data: dates, numbers, labels, texts, lists. docs/templates.md tells authors of them.
 * Each stands under an English and a Japanese name. function.def is the list. */
#include "base/xpath.h"

/* What an argument must be. */
typedef enum {
	JK_TAKES_TEXT,   /* a text to be shown: nothing found is a fault, blank is not */
	JK_TAKES_ANY,    /* text, which may be missing */
	JK_TAKES_NUMBER, /* a decimal: jk_decimal_parse */
	JK_TAKES_DATE,   /* jk_date_read */
	JK_TAKES_LIST,   /* every node of a set, or one text; blank ones are passed over */
	JK_TAKES_TEST,   /* what a condition may be */
	JK_TAKES_FORM,   /* words of `forms`, separated by spaces */
} jk_function_takes;

/* What comes out. */
typedef enum {
	JK_GIVES_TEXT,
	JK_GIVES_DATE,   /* text 2026-04-01, for another function */
	JK_GIVES_AMOUNT, /* text of plain digits: exact, unlike a number of XPath, and without its 1e+09 */
	JK_GIVES_NUMBER,
	JK_GIVES_TRUTH,
} jk_function_gives;

/* A word of a form argument; of one group only one may be given. */
typedef struct {
	const char *word, *alias;
	unsigned bit, group;
} jk_function_form;

enum { JK_FUNCTION_TAKES = 3 };

typedef struct {
	const char *name, *alias;
	int least, most;                             /* arguments */
	jk_function_gives gives;
	jk_function_takes takes[JK_FUNCTION_TAKES];  /* the last goes for all further arguments, too */
	const jk_function_form *forms;               /* ends with a NULL word; NULL: no form argument */
} jk_template_function;

/* All of them; ends with a NULL name. And one by either name, or NULL. */
extern const jk_template_function jk_template_function_rows[];
const jk_template_function *jk_template_function_named(const char *name);
/* What its argument number `index` (from 0) must be. */
jk_function_takes jk_template_function_takes(const jk_template_function *function, int index);

/* The same under both names, for jk_xpath_scope_add with a jk_function_state as state. A value nobody decided (JK_UNDECIDED_MARK) goes
 * through dates, numbers and text functions as it is, so that it is seen and marked in the paper. */
extern const jk_xpath_function jk_template_functions[];

enum { JK_COUNTERS = 1000 }; /* the most names of counter() in a document */

/* What counter() has counted; one for each document that is being made. Begin with init; reset before each document. */
typedef struct {
	jk_arena *arena;
	jk_list counters;
} jk_function_state;
void jk_function_state_init(jk_function_state *state);
void jk_function_state_reset(jk_function_state *state);
void jk_function_state_dispose(jk_function_state *state);

#endif
