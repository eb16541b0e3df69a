#ifndef JK_BASE_XPATH_WALK_H
#define JK_BASE_XPATH_WALK_H
/* What the files of the walker share. */
#include "base/xpath_private.h"

enum {
	JK_WALK_STEPS = 32,     /* of a path */
	JK_WALK_PREDICATES = 4, /* of a step */
};

/* A function of XPath itself that the walker knows. */
typedef struct {
	const char *name;
	size_t least, most; /* arguments */
	jk_value_kind answer;
	int (*call)(jk_value *out, jk_walking *w, const jk_value *arguments, size_t count);
} jk_core;

/* The core function that a call without prefix names with as many arguments as it takes, or NULL. */
const jk_core *jk_core_function(const jk_expr *call);
/* Kind of its answer; JK_VALUE_NODES when it is none. */
jk_value_kind jk_core_answer(const jk_expr *call);
/* The value as a number. */
double jk_value_number(jk_walking *w, const jk_value *value);

#endif
