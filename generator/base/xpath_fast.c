/* Evaluating simple expressions over their tree, with libxml2's answers. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"
#include "base/xpath_walk.h"

/* --- values as other types --- */

int jk_value_each(jk_walking *w, const jk_value *value, int (*visit)(xmlNode *, void *), void *state)
{
	if (value->nodes->kind == JK_EXPR_VARIABLE)
		return visit(jk_find_variable(w->scope, value->nodes->text)->node, state);
	return jk_walk_path(w, value->nodes, visit, state);
}

static int take_first(xmlNode *node, void *state)
{
	*(xmlNode **)state = node;
	return 1;
}

static xmlNode *first_node(jk_walking *w, const jk_value *value)
{
	xmlNode *first = NULL;
	jk_value_each(w, value, take_first, &first);
	return first;
}

int jk_value_truth(jk_walking *w, const jk_value *value)
{
	switch (value->kind) {
	case JK_VALUE_NODES: return first_node(w, value) != NULL;
	case JK_VALUE_TEXT: return *value->text != '\0';
	case JK_VALUE_NUMBER: return value->number != 0 && !isnan(value->number);
	case JK_VALUE_BOOLEAN: break;
	}
	return value->truth;
}

/* XPath 1.0, 4.2: a number is written without an exponent, which libxml2 uses from 10^9 on: no contract says 1.2e+10 yen. */
const char *jk_number_text(double number, jk_arena *arena)
{
	char digits[64];
	double size = fabs(number);
	if (floor(number) == number && size < 1e15)
		return jk_arena_format(arena, "%lld", (long long)number);
	if (isfinite(number) && size < 1e15 && (size >= 1e9 || size < 1e-5)) {
		/* A double holds 15 decimal digits. */
		int whole = size >= 1 ? (int)log10(size) + 1 : -4;
		size_t length = (size_t)snprintf(digits, sizeof digits, "%.*f", 15 - whole, number);
		while (length > 1 && digits[length - 1] == '0')
			length--;
		return jk_arena_text(arena, digits, length - (digits[length - 1] == '.'));
	}
	xmlChar *text = xmlXPathCastNumberToString(number);
	const char *copy = jk_memory_failed() ? NULL : jk_arena_string(arena, (const char *)text);
	xmlFree(text);
	return copy;
}

static const char *nodes_text(jk_walking *w, const jk_value *value, jk_arena *arena, int *found, int *kept)
{
	const xmlNode *first = first_node(w, value);
	*found = first != NULL;
	*kept = 1;
	return first ? jk_string_value(first, arena, kept) : "";
}

const char *jk_value_text(jk_walking *w, const jk_value *value, jk_arena *arena, int *found, int *kept)
{
	const char *text = value->text;
	*found = 1;
	*kept = 0;
	if (value->kind == JK_VALUE_NODES)
		text = nodes_text(w, value, arena, found, kept);
	else if (value->kind == JK_VALUE_NUMBER)
		text = jk_number_text(value->number, arena);
	else if (value->kind == JK_VALUE_BOOLEAN)
		text = value->truth ? "true" : "false";
	w->no_memory |= !text;
	return text;
}

double jk_value_number(jk_walking *w, const jk_value *value)
{
	int found, kept;
	if (value->kind == JK_VALUE_NUMBER)
		return value->number;
	if (value->kind == JK_VALUE_BOOLEAN)
		return value->truth;
	const char *text = jk_value_text(w, value, w->scope->arena, &found, &kept);
	return text ? xmlXPathCastStringToNumber(XT(text)) : 0;
}

/* --- comparing --- */

static int compare_numbers(jk_expr_kind kind, double a, double b)
{
	switch (kind) {
	case JK_EXPR_EQUAL: return a == b;
	case JK_EXPR_UNEQUAL: return a != b;
	case JK_EXPR_LESS: return a < b;
	case JK_EXPR_LESS_EQUAL: return a <= b;
	case JK_EXPR_MORE: return a > b;
	default: return a >= b;
	}
}

typedef struct {
	jk_walking *w;
	jk_expr_kind kind;
	const jk_value *other; /* text or number */
	int turned;            /* the nodes stand on the right */
} comparison;

/* A node-set compares true when one of its nodes does. */
static int compare_node(xmlNode *node, void *state)
{
	const comparison *c = state;
	int kept;
	const char *text = jk_string_value(node, c->w->scope->arena, &kept);
	if (!text) {
		c->w->no_memory = 1;
		return 1;
	}
	if (c->other->kind == JK_VALUE_TEXT)
		return (strcmp(text, c->other->text) == 0) == (c->kind == JK_EXPR_EQUAL);
	double number = xmlXPathCastStringToNumber(XT(text));
	return c->turned ? compare_numbers(c->kind, c->other->number, number) : compare_numbers(c->kind, number, c->other->number);
}

static int compare(jk_walking *w, jk_expr_kind kind, const jk_value *a, const jk_value *b)
{
	int is_equality = kind == JK_EXPR_EQUAL || kind == JK_EXPR_UNEQUAL;
	int boolean = is_equality && (a->kind == JK_VALUE_BOOLEAN || b->kind == JK_VALUE_BOOLEAN);
	if (boolean)
		return (jk_value_truth(w, a) == jk_value_truth(w, b)) == (kind == JK_EXPR_EQUAL);
	if (a->kind == JK_VALUE_NODES)
		return jk_value_each(w, a, compare_node, &(comparison){w, kind, b, 0});
	if (b->kind == JK_VALUE_NODES)
		return jk_value_each(w, b, compare_node, &(comparison){w, kind, a, 1});
	if (is_equality && a->kind == JK_VALUE_TEXT && b->kind == JK_VALUE_TEXT)
		return (strcmp(a->text, b->text) == 0) == (kind == JK_EXPR_EQUAL);
	return compare_numbers(kind, jk_value_number(w, a), jk_value_number(w, b));
}

static int evaluate_comparison(jk_value *out, jk_walking *w, const jk_expr *e)
{
	jk_value a, b;
	if (!jk_evaluate(&a, w, e->parts[0]) || !jk_evaluate(&b, w, e->parts[1]))
		return 0;
	*out = (jk_value){.kind = JK_VALUE_BOOLEAN, .truth = compare(w, e->kind, &a, &b)};
	return !w->failed;
}

/* --- calculating --- */

static double calculate(jk_expr_kind kind, double a, double b)
{
	switch (kind) {
	case JK_EXPR_ADD: return a + b;
	case JK_EXPR_SUBTRACT: return a - b;
	case JK_EXPR_MULTIPLY: return a * b;
	case JK_EXPR_DIVIDE: return a / b;
	default: return b == 0 ? NAN : fmod(a, b);
	}
}

static int evaluate_number(jk_value *out, jk_walking *w, const jk_expr *e)
{
	double number = 0;
	for (size_t i = 0; i < e->part_count; i++) {
		jk_value value;
		if (!jk_evaluate(&value, w, e->parts[i]))
			return 0;
		double next = jk_value_number(w, &value);
		number = i ? calculate(e->kind, number, next) : next;
	}
	*out = (jk_value){.kind = JK_VALUE_NUMBER, .number = e->kind == JK_EXPR_NEGATE ? -number : number};
	return !w->failed;
}

/* --- calling --- */

static int list_node(xmlNode *node, void *state)
{
	jk_list *list = ((void **)state)[0];
	return jk_list_add(list, ((void **)state)[1], node) != JK_OK;
}

/* What a call hands over; the lists lie in the scope's arena. */
typedef struct {
	const char *texts[JK_XPATH_ARGUMENTS];
	jk_node *nodes[JK_XPATH_ARGUMENTS];
	int is_set[JK_XPATH_ARGUMENTS];
	jk_list sets[JK_XPATH_ARGUMENTS];
} arguments;

static int take_argument(arguments *in, size_t i, jk_walking *w, const jk_expr *e)
{
	jk_value value;
	int found, kept;
	jk_arena *arena = w->scope->arena;
	if (!jk_evaluate(&value, w, e))
		return 0;
	in->is_set[i] = value.kind == JK_VALUE_NODES;
	if (!in->is_set[i]) {
		in->texts[i] = jk_value_text(w, &value, arena, &found, &kept);
		return in->texts[i] != NULL;
	}
	w->no_memory |= jk_value_each(w, &value, list_node, (void *[]){&in->sets[i], arena});
	in->nodes[i] = in->sets[i].count ? in->sets[i].items[0] : NULL;
	in->texts[i] = in->nodes[i] ? jk_string_value(in->nodes[i], arena, &kept) : "";
	w->no_memory |= !in->texts[i];
	return !w->no_memory && !w->failed;
}

static int take_answer(jk_value *out, const char *text, jk_xpath_answer answer)
{
	*out = (jk_value){.kind = JK_VALUE_TEXT, .text = text};
	if (answer == JK_XPATH_BOOLEAN)
		*out = (jk_value){.kind = JK_VALUE_BOOLEAN, .truth = strcmp(text, "true") == 0};
	else if (answer == JK_XPATH_NUMBER)
		*out = (jk_value){.kind = JK_VALUE_NUMBER, .number = xmlXPathCastStringToNumber(XT(text))};
	return 1;
}

static int call_ours(jk_value *out, jk_walking *w, const jk_expr *e)
{
	arguments in;
	void *state;
	const char *reason = NULL;
	const jk_xpath_function *function = jk_find_function(&state, w->scope, e->text);
	int count = (int)e->part_count;
	if (!function)
		return jk_walking_fail(w, _("unknown function"));
	memset(in.nodes, 0, e->part_count * sizeof *in.nodes);
	memset(in.sets, 0, e->part_count * sizeof *in.sets);
	for (size_t i = 0; i < e->part_count; i++)
		if (!take_argument(&in, i, w, e->parts[i]))
			return 0;
	if (count < function->least || count > function->most)
		return jk_walking_fail(w, _("wrong number of arguments"));
	const jk_xpath_call call = {state, w->scope->arena, count, in.texts, in.nodes, in.is_set, in.sets, &reason};
	const char *text = jk_call_function(function, w->scope, &call);
	return text ? take_answer(out, text, function->answer) : jk_walking_fail(w, "?");
}

static int call(jk_value *out, jk_walking *w, const jk_expr *e)
{
	jk_value values[JK_XPATH_ARGUMENTS];
	const jk_core *function = jk_core_function(e);
	if (!function)
		return call_ours(out, w, e);
	for (size_t i = 0; i < e->part_count; i++)
		if (!jk_evaluate(&values[i], w, e->parts[i]))
			return 0;
	return function->call(out, w, values, e->part_count);
}

/* --- each kind of expression --- */

/* "or" and "and" ask no further than they need to. */
static int evaluate_junction(jk_value *out, jk_walking *w, const jk_expr *e)
{
	int truth = 0;
	for (size_t i = 0; i < e->part_count; i++) {
		jk_value value;
		if (!jk_evaluate(&value, w, e->parts[i]))
			return 0;
		truth = jk_value_truth(w, &value);
		if (w->failed)
			return 0;
		if (truth == (e->kind == JK_EXPR_OR))
			break;
	}
	*out = (jk_value){.kind = JK_VALUE_BOOLEAN, .truth = truth};
	return 1;
}

static int evaluate_variable(jk_value *out, jk_walking *w, const jk_expr *e)
{
	const jk_variable *v = jk_find_variable(w->scope, e->text);
	if (!v)
		return jk_walking_fail(w, _("unknown variable"));
	*out = v->node ? (jk_value){.kind = JK_VALUE_NODES, .nodes = e} : (jk_value){.kind = JK_VALUE_NUMBER, .number = v->number};
	return 1;
}

static int evaluate_path(jk_value *out, jk_walking *w, const jk_expr *e)
{
	if (e->part_count && !evaluate_variable(out, w, e->parts[0]))
		return 0;
	if (e->part_count && out->kind != JK_VALUE_NODES)
		return jk_walking_fail(w, _("a value of another kind is needed"));
	*out = (jk_value){.kind = JK_VALUE_NODES, .nodes = e};
	return 1;
}

int jk_evaluate(jk_value *out, jk_walking *w, const jk_expr *e)
{
	*out = (jk_value){.kind = JK_VALUE_TEXT, .text = ""};
	if (w->failed || w->no_memory)
		return 0;
	switch (e->kind) {
	case JK_EXPR_PATH: return evaluate_path(out, w, e);
	case JK_EXPR_VARIABLE: return evaluate_variable(out, w, e);
	case JK_EXPR_CALL: return call(out, w, e);
	case JK_EXPR_LITERAL: out->text = e->text; return 1;
	case JK_EXPR_NUMBER: *out = (jk_value){.kind = JK_VALUE_NUMBER, .number = e->number}; return 1;
	case JK_EXPR_OR:
	case JK_EXPR_AND: return evaluate_junction(out, w, e);
	case JK_EXPR_ADD:
	case JK_EXPR_SUBTRACT:
	case JK_EXPR_MULTIPLY:
	case JK_EXPR_DIVIDE:
	case JK_EXPR_MODULO:
	case JK_EXPR_NEGATE: return evaluate_number(out, w, e);
	default: return evaluate_comparison(out, w, e);
	}
}
