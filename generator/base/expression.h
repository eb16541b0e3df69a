#ifndef JK_BASE_EXPRESSION_H
#define JK_BASE_EXPRESSION_H
/* XPath 1.0 expressions as trees: for checking them without data, and for running simple ones fast. */
#include "base/memory.h"

typedef enum {
	JK_EXPR_OR,
	JK_EXPR_AND,
	JK_EXPR_EQUAL,
	JK_EXPR_UNEQUAL,
	JK_EXPR_LESS,
	JK_EXPR_LESS_EQUAL,
	JK_EXPR_MORE,
	JK_EXPR_MORE_EQUAL,
	JK_EXPR_ADD,
	JK_EXPR_SUBTRACT,
	JK_EXPR_MULTIPLY,
	JK_EXPR_DIVIDE,
	JK_EXPR_MODULO,
	JK_EXPR_NEGATE,
	JK_EXPR_UNION,
	JK_EXPR_LITERAL,
	JK_EXPR_NUMBER,
	JK_EXPR_VARIABLE,
	JK_EXPR_CALL,
	JK_EXPR_PATH,
	JK_EXPR_FILTER
} jk_expr_kind;

typedef enum {
	JK_AXIS_ANCESTOR,
	JK_AXIS_ANCESTOR_OR_SELF,
	JK_AXIS_ATTRIBUTE,
	JK_AXIS_CHILD,
	JK_AXIS_DESCENDANT,
	JK_AXIS_DESCENDANT_OR_SELF,
	JK_AXIS_FOLLOWING,
	JK_AXIS_FOLLOWING_SIBLING,
	JK_AXIS_NAMESPACE,
	JK_AXIS_PARENT,
	JK_AXIS_PRECEDING,
	JK_AXIS_PRECEDING_SIBLING,
	JK_AXIS_SELF
} jk_axis;

typedef struct jk_expr jk_expr;

/* One step of a path. "." is self::node(), ".." is parent::node(), "//" puts descendant-or-self::node() between its neighbours. */
typedef struct {
	jk_axis axis;
	const char *prefix;    /* NULL: none */
	const char *name;      /* local name, "*" for any; of a node type: the target of processing-instruction('…'), else NULL */
	const char *node_type; /* "node" "text" "comment" "processing-instruction"; NULL: the name counts */
	jk_expr **predicates;
	size_t predicate_count;
	size_t offset, length; /* bytes of the source, predicates included; length 0: the step "//" stands for */
	size_t test_offset;    /* where the name or node type stands, behind the axis */
} jk_step;

struct jk_expr {
	jk_expr_kind kind;
	size_t offset, length; /* bytes of the source, brackets around the whole left out */
	unsigned height;       /* 1 for a leaf; at most JK_EXPRESSION_DEPTH */
	/* Operands: two, but OR AND UNION ADD SUBTRACT MULTIPLY have all of a row (a or b or c: three), worked off from the left; NEGATE: one.
	 * CALL: the arguments. FILTER: what is filtered, then the predicates. PATH: what it starts from, when that is no location. */
	jk_expr **parts;
	size_t part_count;
	const char *prefix; /* of a variable or function, NULL: none */
	const char *text;   /* LITERAL: without quotes; VARIABLE and CALL: local name */
	double number;
	int absolute; /* PATH: begins with "/" */
	jk_step *steps;
	size_t step_count;
};

/* Reads an expression into the arena; the tree does not refer to `source`. Strict XPath 1.0 with names as in XML 1.0, 5th edition, but without the
 * full-width signs that those allow ("a＝1" is no name).
 * JK_FAILED: it is none; *reason says why (translated, static) and *offset is the byte where. */
JK_CHECKED jk_result jk_expression_parse(const jk_expr **out, jk_arena *arena, const char *source, const char **reason, size_t *offset);

/* Whether `name` is one of the functions of XPath 1.0 itself. */
int jk_expression_is_core(const char *name);

#endif
