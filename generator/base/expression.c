/* Operators and what they stand between; the productions are those of XPath 1.0, section 3. */
#include "base/expression.h"
#include <string.h>
#include "base/expression_private.h"
#include "base/i18n.h"
#include "base/limits.h"
#include "base/text.h"

/* --- primary expressions --- */

static int enter(jk_reading *r)
{
	if (++r->depth <= JK_EXPRESSION_DEPTH)
		return 1;
	jk_reading_fail(r, r->at, _("its brackets are nested too deeply"));
	return 0;
}

static jk_expr *read_inner(jk_reading *r, const char *open, const char *close, const char *unclosed)
{
	jk_reading_take(r, strlen(open));
	jk_expr *inner = enter(r) ? jk_read_expression(r) : NULL;
	r->depth--;
	if (inner && !jk_reading_take_if(r, close))
		return *r->at ? jk_reading_stray(r) : jk_reading_fail(r, r->at, unclosed);
	return inner;
}

int jk_read_predicates(jk_reading *r, jk_list *out)
{
	while (*r->at == '[') {
		jk_expr *predicate = read_inner(r, "[", "]", _("a condition in [ ] is not complete"));
		if (!predicate)
			return 0;
		if (jk_list_add(out, r->arena, predicate) != JK_OK) {
			r->no_memory = 1;
			return 0;
		}
	}
	return 1;
}

const char *jk_read_literal(jk_reading *r)
{
	const char *start = r->at + 1, *end = strchr(start, *r->at);
	if (!end)
		return jk_reading_fail(r, r->at, _("a quoted text does not end"));
	const char *text = jk_reading_copy(r, start, (size_t)(end - start));
	jk_reading_take(r, (size_t)(end + 1 - r->at));
	return text;
}

static int is_digit(char c) { return c >= '0' && c <= '9'; }

static jk_expr *read_number(jk_reading *r)
{
	const char *start = r->at, *p = start;
	double number = 0, weight = 1;
	for (; is_digit(*p); p++)
		number = number * 10 + (*p - '0');
	if (*p == '.')
		for (p++; is_digit(*p); p++) {
			number = number * 10 + (*p - '0');
			weight *= 10;
		}
	jk_reading_take(r, (size_t)(p - start));
	jk_expr *e = jk_reading_node(r, JK_EXPR_NUMBER, start, NULL);
	if (e)
		e->number = number / weight;
	return e;
}

/* A name with its prefix, if it has one. No blank may stand inside. */
static int read_qname(jk_reading *r, const char **prefix, const char **name)
{
	size_t length = jk_name_length(r->at);
	*prefix = NULL;
	if (length && r->at[length] == ':' && r->at[length + 1] != ':') {
		*prefix = jk_reading_copy(r, r->at, length);
		r->at += length + 1;
		length = jk_name_length(r->at);
	}
	if (!length) {
		jk_reading_fail(r, r->at, _("a name is missing"));
		return 0;
	}
	*name = jk_reading_copy(r, r->at, length);
	jk_reading_take(r, length);
	return !r->no_memory;
}

static jk_expr *read_variable(jk_reading *r)
{
	const char *start = r->at++, *prefix, *name;
	if (!read_qname(r, &prefix, &name))
		return NULL;
	jk_expr *e = jk_reading_node(r, JK_EXPR_VARIABLE, start, NULL);
	if (e) {
		e->prefix = prefix;
		e->text = name;
	}
	return e;
}

/* Behind the opening bracket of a call, to behind the closing one. */
static int read_arguments(jk_reading *r, jk_list *arguments)
{
	if (jk_reading_take_if(r, ")"))
		return 1;
	do {
		jk_expr *argument = enter(r) ? jk_read_expression(r) : NULL;
		r->depth--;
		if (!argument)
			return 0;
		if (jk_list_add(arguments, r->arena, argument) != JK_OK) {
			r->no_memory = 1;
			return 0;
		}
	} while (jk_reading_take_if(r, ","));
	if (jk_reading_take_if(r, ")"))
		return 1;
	if (*r->at)
		jk_reading_stray(r);
	else
		jk_reading_fail(r, r->at, _("a bracket does not close"));
	return 0;
}

static jk_expr *read_call(jk_reading *r)
{
	const char *start = r->at, *prefix, *name;
	jk_list arguments = {0};
	if (!read_qname(r, &prefix, &name))
		return NULL;
	jk_reading_take(r, 1);
	if (!read_arguments(r, &arguments))
		return NULL;
	jk_expr *e = jk_reading_node(r, JK_EXPR_CALL, start, &arguments);
	if (e) {
		e->prefix = prefix;
		e->text = name;
	}
	return e;
}

static jk_expr *read_text(jk_reading *r)
{
	const char *start = r->at, *text = jk_read_literal(r);
	jk_expr *e = text ? jk_reading_node(r, JK_EXPR_LITERAL, start, NULL) : NULL;
	if (e)
		e->text = text;
	return e;
}

/* A name, perhaps with a prefix, and a bracket: a call, unless it is the test of a node type. */
static int at_call(const jk_reading *r)
{
	size_t name = jk_name_length(r->at), more;
	if (!name)
		return 0;
	const char *p = r->at + name;
	if (*p == ':' && (more = jk_name_length(p + 1)))
		p += 1 + more;
	else if (jk_is_node_type(r->at, name))
		return 0;
	return p[strspn(p, " \t\r\n")] == '(';
}

static int at_primary(const jk_reading *r)
{
	char c = *r->at;
	return c == '$' || c == '(' || c == '\'' || c == '"' || is_digit(c) || (c == '.' && is_digit(r->at[1])) || at_call(r);
}

static jk_expr *read_primary(jk_reading *r)
{
	switch (*r->at) {
	case '$': return read_variable(r);
	case '(': return read_inner(r, "(", ")", _("a bracket does not close"));
	case '\'':
	case '"': return read_text(r);
	default: return is_digit(*r->at) || *r->at == '.' ? read_number(r) : read_call(r);
	}
}

static jk_expr *read_filter(jk_reading *r)
{
	const char *start = r->at;
	jk_expr *primary = read_primary(r);
	jk_list parts = {0};
	if (!primary || *r->at != '[')
		return primary;
	if (jk_list_add(&parts, r->arena, primary) != JK_OK) {
		r->no_memory = 1;
		return NULL;
	}
	return jk_read_predicates(r, &parts) ? jk_reading_node(r, JK_EXPR_FILTER, start, &parts) : NULL;
}

static jk_expr *read_operand(jk_reading *r)
{
	const char *start = r->at;
	if (at_primary(r)) {
		jk_expr *from = read_filter(r);
		return from && *r->at == '/' ? jk_read_path(r, start, from) : from;
	}
	if (*r->at == '/' || jk_at_step(r))
		return jk_read_path(r, start, NULL);
	return jk_reading_stray(r);
}

/* --- operators --- */

typedef struct {
	const char *text;
	jk_expr_kind kind;
} operator;

enum { LEVELS = 7, UNARY = 6 };

/* From the loosest to the tightest; a minus sign stands between the last two. Longer spellings first. */
static const operator* operators_of(unsigned level)
{
	static const operator table[LEVELS][5] = {
		{{"or", JK_EXPR_OR}},
		{{"and", JK_EXPR_AND}},
		{{"=", JK_EXPR_EQUAL}, {"!=", JK_EXPR_UNEQUAL}},
		{{"<=", JK_EXPR_LESS_EQUAL}, {"<", JK_EXPR_LESS}, {">=", JK_EXPR_MORE_EQUAL}, {">", JK_EXPR_MORE}},
		{{"+", JK_EXPR_ADD}, {"-", JK_EXPR_SUBTRACT}},
		{{"*", JK_EXPR_MULTIPLY}, {"div", JK_EXPR_DIVIDE}, {"mod", JK_EXPR_MODULO}},
		{{"|", JK_EXPR_UNION}},
	};
	return table[level];
}

static const operator* operator_at(const jk_reading *r, unsigned level)
{
	size_t name = jk_name_length(r->at);
	for (const operator* o = operators_of(level); o->text; o++) {
		/* A name counts whole: "orange" is no "or". */
		size_t length = strlen(o->text);
		if (strncmp(r->at, o->text, length) == 0 && (!name || name == length))
			return o;
	}
	return NULL;
}

static int runs_on(jk_expr_kind kind)
{
	return kind == JK_EXPR_OR || kind == JK_EXPR_AND || kind == JK_EXPR_UNION || kind == JK_EXPR_ADD ||
	       kind == JK_EXPR_SUBTRACT || kind == JK_EXPR_MULTIPLY;
}

/* `row` holds the operands of `left` if that was made here. */
static jk_expr *join(jk_reading *r, const char *start, jk_expr *left, jk_expr_kind kind, jk_expr *right, jk_list *row)
{
	int more = row->count && left->kind == kind && runs_on(kind);
	if (!more)
		*row = (jk_list){0};
	if ((!more && jk_list_add(row, r->arena, left) != JK_OK) || jk_list_add(row, r->arena, right) != JK_OK) {
		r->no_memory = 1;
		return NULL;
	}
	if (!more)
		return jk_reading_node(r, kind, start, row);
	left->parts = (jk_expr **)row->items;
	left->part_count = row->count;
	left->length = (size_t)(r->end - start);
	if (left->height <= right->height)
		left->height = right->height + 1;
	return left->height <= JK_EXPRESSION_DEPTH ? left : jk_reading_fail(r, start, _("its brackets are nested too deeply"));
}

static jk_expr *read_signed(jk_reading *r);

static jk_expr *read_level(jk_reading *r, unsigned level)
{
	const char *start = r->at;
	jk_list row = {0};
	const operator* o;
	jk_expr *(*tightest)(jk_reading *) = level + 1 == LEVELS ? read_operand : read_signed;
	int last = level + 1 == UNARY || level + 1 == LEVELS;
	jk_expr *left = last ? tightest(r) : read_level(r, level + 1);
	while (left && (o = operator_at(r, level))) {
		jk_reading_take(r, strlen(o->text));
		jk_expr *right = last ? tightest(r) : read_level(r, level + 1);
		left = right ? join(r, start, left, o->kind, right, &row) : NULL;
	}
	return left;
}

static jk_expr *read_signed(jk_reading *r)
{
	const char *start = r->at;
	jk_list parts = {0};
	if (!jk_reading_take_if(r, "-"))
		return read_level(r, UNARY);
	jk_expr *inner = enter(r) ? read_signed(r) : NULL;
	r->depth--;
	if (!inner)
		return NULL;
	if (jk_list_add(&parts, r->arena, inner) != JK_OK) {
		r->no_memory = 1;
		return NULL;
	}
	return jk_reading_node(r, JK_EXPR_NEGATE, start, &parts);
}

jk_expr *jk_read_expression(jk_reading *r) { return read_level(r, 0); }
