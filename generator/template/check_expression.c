/* What an expression gives: kinds, comparisons, conditions. */
#include <math.h>
#include <string.h>
#include "base/date.h"
#include "base/i18n.h"
#include "base/text.h"
#include "template/checking.h"

jk_meaning jk_meaning_of(jk_expression_kind kind) { return (jk_meaning){.kind = kind}; }

jk_schema_holding jk_meaning_holds(const jk_meaning *m, const jk_datum **words)
{
	const jk_datum *first = m->data.count ? m->data.items[0] : NULL;
	if (!first || m->open)
		return JK_HOLDS_TEXT;
	for (size_t i = 1; i < m->data.count; i++) {
		const jk_datum *other = m->data.items[i];
		if (other->type != first->type || other->words != first->words)
			return JK_HOLDS_TEXT;
	}
	*words = first;
	return jk_datum_is_group(first) ? JK_HOLDS_TEXT : first->type;
}

/* --- numbers --- */

static int has_word_that_is_number(const jk_datum *datum)
{
	double number;
	for (size_t i = 0; i < datum->word_count; i++)
		if (jk_text_number(datum->words[i], &number))
			return 1;
	return 0;
}

/* What keeps it from being a number, NULL when nothing is known that does. */
static const char *why_no_number(const jk_meaning *m)
{
	double number;
	const jk_datum *datum = NULL;
	jk_schema_holding holds = jk_meaning_holds(m, &datum);
	if (m->literal)
		return jk_text_number(m->literal, &number) ? NULL : _("text");
	if (holds == JK_HOLDS_DATE || (holds == JK_HOLDS_WORDS && !has_word_that_is_number(datum)))
		return jk_check_holding_text(holds);
	return m->kind == JK_IS_DATE ? _("a date") : NULL;
}

void jk_check_number(jk_checker *c, const jk_expr *expr, const jk_meaning *m)
{
	const char *found = why_no_number(m);
	if (found)
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_NUMBER, {"operand", jk_check_expr_text(c, expr)}, {"found", found}, {"expression", c->source});
}

static jk_meaning reckon(jk_checker *c, const jk_expr *expr, const jk_meaning *context, jk_expression_kind answer)
{
	for (size_t i = 0; i < expr->part_count; i++) {
		jk_meaning part = jk_check_meaning(c, expr->parts[i], context);
		jk_check_number(c, expr->parts[i], &part);
	}
	return jk_meaning_of(answer);
}

/* --- equality --- */

static int is_word_of(const jk_datum *datum, const char *word)
{
	for (size_t i = 0; i < datum->word_count; i++)
		if (strcmp(datum->words[i], word) == 0)
			return 1;
	return 0;
}

/* Whether a field that holds such text may be equal to the words of a literal. What is missing or undecided is equal to ''. */
static int may_be(jk_schema_holding holds, const jk_datum *datum, const char *word)
{
	jk_date date;
	double number;
	if (!*word)
		return 1;
	switch (holds) {
	case JK_HOLDS_WORDS: return is_word_of(datum, word);
	case JK_HOLDS_DATE: return jk_date_parse(word, &date);
	case JK_HOLDS_DECIMAL:
	case JK_HOLDS_INTEGER: return jk_text_number(word, &number);
	default: return 1;
	}
}

static const char *advice_for(jk_checker *c, jk_schema_holding holds, const jk_datum *datum, const char *word)
{
	if (holds == JK_HOLDS_WORDS)
		return jk_check_advice(c, word, datum->words, datum->word_count);
	return holds == JK_HOLDS_DATE ? _("It is a date like 2026-11-23.") : _("It is a number.");
}

/* An example tells what a field holds, but not all that it may hold. */
static void check_equal(jk_checker *c, const jk_expr *expr, const jk_meaning *m, const jk_meaning *other)
{
	const jk_datum *datum = NULL;
	jk_schema_holding holds = jk_meaning_holds(m, &datum);
	if (!other->literal || !datum || c->model->known != JK_FIELDS_ALL || may_be(holds, datum, other->literal))
		return;
	JK_CHECK_REPORT(c, JK_DIAG_CHECK_WORD, {"operand", jk_check_expr_text(c, expr)}, {"word", other->literal},
			{"advice", advice_for(c, holds, datum, other->literal)});
}

static jk_meaning compare(jk_checker *c, const jk_expr *expr, const jk_meaning *context)
{
	jk_meaning a = jk_check_meaning(c, expr->parts[0], context), b = jk_check_meaning(c, expr->parts[1], context);
	check_equal(c, expr->parts[0], &a, &b);
	check_equal(c, expr->parts[1], &b, &a);
	return jk_meaning_of(JK_IS_BOOLEAN);
}

/* --- truth --- */

static void report_constant(jk_checker *c, const jk_expr *expr, int truth, const char *advice)
{
	JK_CHECK_REPORT(c, JK_DIAG_CHECK_CONSTANT, {"expression", jk_check_expr_text(c, expr)}, {"truth", truth ? _("true") : _("false")},
			{"advice", advice});
}

static void check_certain(jk_checker *c, const jk_expr *expr, const jk_meaning *m)
{
	const jk_datum *datum = NULL;
	jk_schema_holding holds = jk_meaning_holds(m, &datum);
	const char *text = jk_check_expr_text(c, expr), *word = holds == JK_HOLDS_WORDS ? datum->words[0] : "…";
	if (holds == JK_HOLDS_WORDS || holds == JK_HOLDS_INTEGER)
		report_constant(c, expr, 1, jk_check_kept(c, jk_arena_format(c->arena, _("It is always there; compare its text: %s = '%s'."), text, word)));
	else
		report_constant(c, expr, 1, jk_check_kept(c, jk_arena_format(c->arena, _("It is always there, though it may be blank: write %s != ''."), text)));
}

jk_meaning jk_check_truth(jk_checker *c, const jk_expr *expr, const jk_meaning *context)
{
	jk_meaning m = jk_check_meaning(c, expr, context);
	const char *advice = _("Compare something with it: profile/item = 'word'. Both sides of 'or' and 'and' need a comparison of their own.");
	if (m.literal)
		report_constant(c, expr, *m.literal != '\0', advice);
	else if (expr->kind == JK_EXPR_NUMBER)
		report_constant(c, expr, expr->number != 0 && !isnan(expr->number), advice);
	else if (m.kind == JK_IS_NODES && m.certain && expr->kind == JK_EXPR_PATH)
		check_certain(c, expr, &m);
	return m;
}

static jk_meaning join_truths(jk_checker *c, const jk_expr *expr, const jk_meaning *context)
{
	for (size_t i = 0; i < expr->part_count; i++)
		(void)jk_check_truth(c, expr->parts[i], context);
	return jk_meaning_of(JK_IS_BOOLEAN);
}

/* --- nodes --- */

static jk_meaning unite(jk_checker *c, const jk_expr *expr, const jk_meaning *context)
{
	jk_meaning all = {.kind = JK_IS_NODES, .several = 1};
	jk_list parts = {0}; /* reading a part makes sets of its own: the whole is put together behind them */
	for (size_t i = 0; i < expr->part_count; i++) {
		jk_meaning part = jk_check_meaning(c, expr->parts[i], context);
		all.open |= part.open || part.kind != JK_IS_NODES;
		for (size_t k = 0; k < part.data.count; k++)
			c->no_memory |= jk_list_add(&parts, c->arena, part.data.items[k]) != JK_OK;
	}
	jk_check_begin_set(c);
	for (size_t i = 0; i < parts.count; i++)
		jk_check_put(c, &all.data, parts.items[i]);
	return all;
}

static jk_meaning read_variable(jk_checker *c, const jk_expr *expr)
{
	const char *names[2 * JK_TEMPLATE_NESTING];
	size_t count = 0;
	for (size_t i = c->depth; i > 0; i--) {
		jk_check_loop *loop = &c->loops[i - 1];
		int is_index = jk_text_equal(loop->index_variable, expr->text);
		if (is_index || jk_text_equal(loop->variable, expr->text)) {
			loop->used = 1;
			return is_index ? jk_meaning_of(JK_IS_NUMBER) : loop->meaning;
		}
		/* A loop that could not be read may have been meant to give it. */
		if (!loop->variable || !*loop->variable)
			return (jk_meaning){.kind = JK_IS_ANY, .open = 1};
		names[count++] = jk_check_kept(c, jk_arena_format(c->arena, "$%s", loop->variable));
		names[count++] = jk_check_kept(c, jk_arena_format(c->arena, "$%s", loop->index_variable));
	}
	if (c->loose)
		c->no_memory |= jk_list_add(&c->loose_names, c->arena, expr->text) != JK_OK;
	else
		JK_CHECK_REPORT(c, JK_DIAG_CHECK_VARIABLE, {"expression", c->source}, {"name", expr->text},
				{"advice", count ? jk_check_advice(c, jk_check_kept(c, jk_arena_format(c->arena, "$%s", expr->text)), names, count) : _("Variables are there between {{#for x in …}} and its {{/for}} only.")});
	return (jk_meaning){.kind = JK_IS_ANY, .open = 1};
}

static jk_meaning filter(jk_checker *c, const jk_expr *expr, const jk_meaning *context)
{
	jk_meaning m = jk_check_meaning(c, expr->parts[0], context);
	for (size_t i = 1; i < expr->part_count; i++)
		(void)jk_check_meaning(c, expr->parts[i], &m);
	m.several = m.certain = 0;
	return m;
}

static jk_meaning walk_path(jk_checker *c, const jk_expr *expr, const jk_meaning *context)
{
	jk_meaning from = *context;
	if (expr->part_count)
		from = jk_check_meaning(c, expr->parts[0], context);
	else if (expr->absolute) {
		from = (jk_meaning){.kind = JK_IS_NODES, .certain = 1};
		c->no_memory |= jk_list_add(&from.data, c->arena, c->model->document) != JK_OK;
	} else {
		/* Seen from one node: inside [ ], from each in its turn. */
		from.several = 0;
		from.certain = 1;
	}
	if (expr->part_count && expr->step_count && from.kind != JK_IS_NODES && from.kind != JK_IS_ANY)
		jk_check_no_steps(c, expr);
	from.open |= from.kind != JK_IS_NODES;
	from.kind = JK_IS_NODES;
	jk_meaning to = jk_check_steps(c, expr, from);
	jk_check_note_read(c, &to, 0);
	return to;
}

jk_meaning jk_check_meaning(jk_checker *c, const jk_expr *expr, const jk_meaning *context)
{
	jk_meaning m;
	switch (expr->kind) {
	case JK_EXPR_OR:
	case JK_EXPR_AND: return join_truths(c, expr, context);
	case JK_EXPR_EQUAL:
	case JK_EXPR_UNEQUAL: return compare(c, expr, context);
	case JK_EXPR_LESS:
	case JK_EXPR_LESS_EQUAL:
	case JK_EXPR_MORE:
	case JK_EXPR_MORE_EQUAL: return reckon(c, expr, context, JK_IS_BOOLEAN);
	case JK_EXPR_ADD:
	case JK_EXPR_SUBTRACT:
	case JK_EXPR_MULTIPLY:
	case JK_EXPR_DIVIDE:
	case JK_EXPR_MODULO:
	case JK_EXPR_NEGATE: return reckon(c, expr, context, JK_IS_NUMBER);
	case JK_EXPR_UNION: return unite(c, expr, context);
	case JK_EXPR_LITERAL: m = jk_meaning_of(JK_IS_TEXT); m.literal = expr->text; return m;
	case JK_EXPR_NUMBER: return jk_meaning_of(JK_IS_NUMBER);
	case JK_EXPR_VARIABLE: return read_variable(c, expr);
	case JK_EXPR_CALL: return jk_check_call(c, expr, context);
	case JK_EXPR_PATH: return walk_path(c, expr, context);
	case JK_EXPR_FILTER: return filter(c, expr, context);
	}
	return jk_meaning_of(JK_IS_ANY);
}
