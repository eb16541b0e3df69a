/* Which expressions the walker runs. The rest is libxml2's: other axes, prefixes, unions, filters, two node-sets compared, … */
#include <math.h>
#include <string.h>
#include "base/text.h"
#include "base/xpath_walk.h"

static int fits(const jk_expr *e, int in_predicate);

static int all_fit(jk_expr *const *parts, size_t count, int in_predicate)
{
	for (size_t i = 0; i < count; i++)
		if (!fits(parts[i], in_predicate))
			return 0;
	return 1;
}

static int is_whole(const jk_expr *e) { return e->kind == JK_EXPR_NUMBER && floor(e->number) == e->number && e->number < 1e15; }

/* A predicate is a whole number, or says yes or no without asking functions or variables: the walker may stop before the last node, and
 * nothing may be found wrong behind that place. */
static int predicate_fits(const jk_expr *e)
{
	switch (e->kind) {
	case JK_EXPR_NUMBER: return is_whole(e);
	case JK_EXPR_CALL: return fits(e, 1) && jk_core_answer(e) == JK_VALUE_BOOLEAN;
	case JK_EXPR_OR:
	case JK_EXPR_AND:
	case JK_EXPR_EQUAL:
	case JK_EXPR_UNEQUAL:
	case JK_EXPR_LESS:
	case JK_EXPR_LESS_EQUAL:
	case JK_EXPR_MORE:
	case JK_EXPR_MORE_EQUAL:
	case JK_EXPR_PATH: return fits(e, 1);
	default: return 0;
	}
}

/* One node stays one node: only from there may a step go up, and document order is kept without sorting. */
static int keeps_one(const jk_step *step) { return step->axis == JK_AXIS_SELF || step->axis == JK_AXIS_PARENT; }

static int step_fits(const jk_step *step, int from_one)
{
	int by_type = step->node_type && (strcmp(step->node_type, "node") == 0 || strcmp(step->node_type, "text") == 0);
	int axis = step->axis == JK_AXIS_CHILD || step->axis == JK_AXIS_SELF || (step->axis == JK_AXIS_PARENT && from_one) ||
		   (step->axis == JK_AXIS_ATTRIBUTE && !step->node_type);
	if (!axis || step->prefix || (step->node_type && !by_type) || step->predicate_count > JK_WALK_PREDICATES)
		return 0;
	for (size_t i = 0; i < step->predicate_count; i++)
		if (!predicate_fits(step->predicates[i]))
			return 0;
	return 1;
}

static int path_fits(const jk_expr *e, int in_predicate)
{
	int from_one = 1;
	if (e->step_count > JK_WALK_STEPS)
		return 0;
	for (size_t i = 0; i < e->step_count; i++) {
		if (!step_fits(&e->steps[i], from_one))
			return 0;
		from_one = from_one && keeps_one(&e->steps[i]);
	}
	return !e->part_count || (e->parts[0]->kind == JK_EXPR_VARIABLE && fits(e->parts[0], in_predicate));
}

static int may_be_set(const jk_expr *e) { return e->kind == JK_EXPR_PATH || e->kind == JK_EXPR_VARIABLE; }

static int is_number(const jk_expr *e)
{
	return e->kind == JK_EXPR_NUMBER || (e->kind >= JK_EXPR_ADD && e->kind <= JK_EXPR_NEGATE) ||
	       (e->kind == JK_EXPR_CALL && jk_core_answer(e) == JK_VALUE_NUMBER);
}

static int comparison_fits(const jk_expr *e, int in_predicate)
{
	const jk_expr *a = e->parts[0], *b = e->parts[1];
	int is_equality = e->kind == JK_EXPR_EQUAL || e->kind == JK_EXPR_UNEQUAL;
	if (!fits(a, in_predicate) || !fits(b, in_predicate) || (may_be_set(a) && may_be_set(b)))
		return 0;
	return is_equality || ((is_number(a) || may_be_set(a)) && (is_number(b) || may_be_set(b)));
}

static int call_fits(const jk_expr *e, int in_predicate)
{
	if (e->prefix || e->part_count > JK_XPATH_ARGUMENTS || !all_fit(e->parts, e->part_count, in_predicate))
		return 0;
	if (jk_expression_is_core(e->text))
		return jk_core_function(e) != NULL;
	return !in_predicate;
}

static int fits(const jk_expr *e, int in_predicate)
{
	switch (e->kind) {
	case JK_EXPR_LITERAL: return 1;
	case JK_EXPR_NUMBER: return is_whole(e);
	case JK_EXPR_VARIABLE: return !e->prefix && !in_predicate;
	case JK_EXPR_PATH: return path_fits(e, in_predicate);
	case JK_EXPR_CALL: return call_fits(e, in_predicate);
	case JK_EXPR_EQUAL:
	case JK_EXPR_UNEQUAL:
	case JK_EXPR_LESS:
	case JK_EXPR_LESS_EQUAL:
	case JK_EXPR_MORE:
	case JK_EXPR_MORE_EQUAL: return comparison_fits(e, in_predicate);
	case JK_EXPR_UNION:
	case JK_EXPR_FILTER: return 0;
	default: return all_fit(e->parts, e->part_count, in_predicate);
	}
}

int jk_fits_walker(const jk_expr *tree) { return fits(tree, 0); }
