#ifndef JK_BASE_XPATH_H
#define JK_BASE_XPATH_H
/* XPath 1.0, compiled once, run within bounds. Names are those that documents may have (XML 1.0, 5th edition; see expression.h).
 * Simple expressions (paths of children and attributes, comparisons, and/or/not, calls) are walked in place; libxml2 runs the others. */
#include "base/xml.h"

typedef struct jk_xpath jk_xpath;              /* a compiled expression */
typedef struct jk_xpath_scope jk_xpath_scope;  /* what expressions are run against: document, functions, variables */

/* Compiles. `where` gives the place for XPATH_SYNTAX. *out owned. */
JK_CHECKED jk_result jk_xpath_compile(jk_xpath **out, const char *expression, const jk_origin *where, jk_diagnostics *diagnostics);
void jk_xpath_free(jk_xpath *xpath);
/* The expression as written, and the place it was compiled with (its strings are copied). */
const char *jk_xpath_text(const jk_xpath *xpath);
const jk_origin *jk_xpath_origin(const jk_xpath *xpath);

/* What a function of ours is called with; valid during the call. Each argument as text (of a node-set: the first node's); its first
 * node, NULL when none or no node-set; and whether it is a node-set, with all its nodes in document order (no items otherwise). */
typedef struct {
	void *state;     /* of the table the function stands in */
	jk_arena *arena; /* lives as long as the scope */
	int count;       /* arguments, within least and most */
	const char *const *texts;
	jk_node *const *nodes;
	const int *is_set;
	const jk_list *sets;
	const char **reason; /* may be set before answering NULL: why there is no answer, in the arena, without a full stop */
} jk_xpath_call;

/* What becomes of the text that a function answers: text as it is, whether it is "true", its number (XPath spelling; NaN if none). */
typedef enum { JK_XPATH_TEXT, JK_XPATH_BOOLEAN, JK_XPATH_NUMBER } jk_xpath_answer;

enum { JK_XPATH_ARGUMENTS = 16 }; /* the most a function may take */

/* A function for expressions. Its answer is static, an argument or in the arena; NULL: it has none, the run fails (XPATH_RUN). */
typedef struct {
	const char *name;
	int least, most; /* arguments */
	jk_xpath_answer answer;
	const char *(*call)(const jk_xpath_call *call);
} jk_xpath_function;

/* A scope over a document that must outlive it. `functions` (ends with a NULL name) and `state` are borrowed. *out owned. */
JK_CHECKED jk_result jk_xpath_scope_new(jk_xpath_scope **out, jk_xml *xml, const jk_xpath_function *functions, void *state);
void jk_xpath_scope_free(jk_xpath_scope *scope);
/* One more table; of functions with one name the one added first counts. The functions of XPath itself cannot be replaced. */
JK_CHECKED jk_result jk_xpath_scope_add(jk_xpath_scope *scope, const jk_xpath_function *functions, void *state);
/* Sets $name to a node, or to a number when node is NULL. Allocates for a name that was never set, and then no more. */
JK_CHECKED jk_result jk_xpath_set(jk_xpath_scope *scope, const char *name, jk_node *node, double number);

/* Forgets $name: an expression that reads it fails again. */
void jk_xpath_unset(jk_xpath_scope *scope, const char *name);

/* Runs with `context` as context node. Each reports XPATH_RUN at the expression's place. */
JK_CHECKED jk_result jk_xpath_boolean(int *out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *diagnostics);
/* Text of the answer; *found is 0 when the answer is an empty node-set (then *out is ""). `found` may be NULL. The text is the document's
 * own where that has it in one piece, else a copy in the arena: valid as long as both, and until the document is changed there. */
JK_CHECKED jk_result jk_xpath_string(const char **out, int *found, jk_arena *arena, const jk_xpath *xpath, jk_xpath_scope *scope,
				     jk_node *context, jk_diagnostics *diagnostics);
/* Nodes in document order; an answer of another type is XPATH_RUN. */
JK_CHECKED jk_result jk_xpath_nodes(jk_list *out, jk_arena *arena, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context,
				    jk_diagnostics *diagnostics);
/* The first node of the answer, NULL when it is an empty node-set or of another type. */
JK_CHECKED jk_result jk_xpath_node(jk_node **out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context, jk_diagnostics *diagnostics);
/* Reports XPATH_RUN for a loop over the expression that would turn more than `most` times: JK_EXPANSION_LIMIT or JK_TABLE_TURNS. */
void jk_xpath_refuse_turns(const jk_xpath *xpath, size_t most, jk_diagnostics *diagnostics);
/* The location paths an expression reads ("group/@chapter"), for explaining it; literals and functions left out. */
JK_CHECKED jk_result jk_xpath_fields(jk_list *out, jk_arena *arena, const char *expression);

#endif
