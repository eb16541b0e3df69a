#ifndef JK_BASE_XPATH_PRIVATE_H
#define JK_BASE_XPATH_PRIVATE_H
/* What the files of XPath share: simple expressions are run by our own walker over their tree (xpath_fast.c, xpath_path.c), all others by
 * libxml2 (xpath_libxml.c). Both must answer alike. */
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include "base/expression.h"
#include "base/xml_private.h"
#include "base/xpath.h"

struct jk_xpath {
	jk_arena *arena;
	const jk_expr *tree;
	xmlXPathCompExprPtr compiled; /* NULL: the walker runs it */
	const char *text;
	jk_origin origin;
};

/* A table of functions with its state. */
typedef struct {
	const jk_xpath_function *functions;
	void *state;
} jk_function_table;

typedef struct {
	const char *name;
	int is_set;
	jk_node *node; /* NULL: the number */
	double number;
} jk_variable;

/* Where a function was found, by the address of the name in the expression. */
typedef struct {
	const char *name;
	const jk_xpath_function *function;
	void *state;
} jk_found_function;

enum { JK_FOUND_FUNCTIONS = 64 };

struct jk_xpath_scope {
	xmlDocPtr tree;
	xmlXPathContextPtr context; /* made when libxml2 is first needed */
	jk_arena *arena;
	jk_list tables;     /* jk_function_table */
	jk_list variables;  /* jk_variable */
	const char *reason; /* why the last run failed */
	unsigned running;   /* expressions that are being run, one inside the other */
	jk_found_function found[JK_FOUND_FUNCTIONS];
};

/* Namespace nodes live only as long as the node-set that names them: nobody may keep one. */
static inline int jk_in_tree(const xmlNode *node) { return node->type != XML_NAMESPACE_DECL; }

/* A function by its name, with the state of its table; NULL when there is none or when the name is one of XPath's own. */
const jk_xpath_function *jk_find_function(void **state, jk_xpath_scope *scope, const char *name);
/* A variable that is set, or NULL. */
const jk_variable *jk_find_variable(const jk_xpath_scope *scope, const char *name);
/* Calls it; NULL after noting why there is no answer. */
const char *jk_call_function(const jk_xpath_function *function, jk_xpath_scope *scope, const jk_xpath_call *call);

/* Whether the walker can run it, and all that libxml2 compiles. */
int jk_fits_walker(const jk_expr *tree);
JK_CHECKED jk_result jk_libxml_compile(jk_xpath *xpath);
/* The name of a variable or function that libxml2 calls `name`; NULL when out of memory. */
const char *jk_libxml_name(const char *name, jk_arena *arena);

/* One run of a simple expression: its context node and what is left of JK_XPATH_OPERATIONS. */
typedef struct {
	jk_xpath_scope *scope;
	jk_node *context;
	unsigned long left;
	int failed, no_memory; /* `reason` of the scope says why it failed */
} jk_walking;

typedef enum { JK_VALUE_NODES, JK_VALUE_TEXT, JK_VALUE_NUMBER, JK_VALUE_BOOLEAN } jk_value_kind;

typedef struct {
	jk_value_kind kind;
	const jk_expr *nodes; /* the path or variable that leads to them: walked as far as is needed */
	const char *text;
	double number;
	int truth;
} jk_value;

/* Evaluates in the context of `walking`; 0 when it failed. */
int jk_evaluate(jk_value *out, jk_walking *walking, const jk_expr *e);
/* The value as another type. The text is the document's, the expression's, or lies in the arena; *kept: it is the document's. */
int jk_value_truth(jk_walking *walking, const jk_value *value);
const char *jk_value_text(jk_walking *walking, const jk_value *value, jk_arena *arena, int *found, int *kept);
/* Visits the nodes in document order until the visitor answers other than 0, which is the answer then. */
int jk_value_each(jk_walking *walking, const jk_value *value, int (*visit)(xmlNode *, void *), void *state);

/* Notes the first reason; always 0. */
int jk_walking_fail(jk_walking *walking, const char *reason);
/* Visits the nodes of a path that jk_fits_walker allowed. */
int jk_walk_path(jk_walking *walking, const jk_expr *path, int (*visit)(xmlNode *, void *), void *state);
/* The string-value of a node: the tree's own bytes (*kept) or a copy in the arena; NULL when out of memory. */
const char *jk_string_value(const xmlNode *node, jk_arena *arena, int *kept);

/* Runs with libxml2; *out to be freed. */
JK_CHECKED jk_result jk_libxml_run(xmlXPathObjectPtr *out, const jk_xpath *xpath, jk_xpath_scope *scope, jk_node *context,
				   jk_diagnostics *d);
/* Reports XPATH_RUN. */
void jk_xpath_refuse(const jk_xpath *xpath, const char *reason, jk_diagnostics *d);
/* The nodes of a set that live in a tree, as they stand. */
/* The text of an answer, in the arena; NULL when out of memory. */
JK_CHECKED const char *jk_libxml_text(xmlXPathObjectPtr value, jk_arena *arena);
/* A number as XPath 1.0 (4.2) writes it: never with an exponent, unless it is too large or small to be anybody's. */
JK_CHECKED const char *jk_number_text(double number, jk_arena *arena);
JK_CHECKED jk_result jk_take_nodes(jk_list *out, jk_arena *arena, xmlNodeSetPtr set);

#endif
