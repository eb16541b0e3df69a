/* Checking a part: its program where there is one, else the tags that could be read. */
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "template/check.h"
#include "template/compile.h"

static void note(jk_compiling *c, jk_result result) { c->no_memory |= result == JK_NO_MEMORY; }

static void check_expression(jk_compiling *c, const jk_xpath *xpath, jk_expression_use use)
{
	if (xpath)
		note(c, jk_check_expression(c->compiled->checker, jk_xpath_text(xpath), jk_xpath_origin(xpath), use));
}

static void check_loose(jk_compiling *c, const jk_xpath *xpath)
{
	if (xpath)
		note(c, jk_check_loose_expression(c->compiled->checker, jk_xpath_text(xpath), jk_xpath_origin(xpath)));
}

/* --- programs --- */

static void enter_loop(jk_compiling *c, const jk_op *op)
{
	jk_checker *checker = c->compiled->checker;
	const char *source = jk_xpath_text(op->xpath);
	const jk_origin *where = jk_xpath_origin(op->xpath);
	note(c, op->columns ? jk_check_enter_columns(checker, op->columns, op->variable, source, where)
			    : jk_check_enter_loop(checker, op->variable, source, where));
}

static void leave_loop(jk_compiling *c, const jk_op *head)
{
	if (head->columns)
		note(c, jk_check_leave_columns(c->compiled->checker, head->columns));
	else
		jk_check_leave_loop(c->compiled->checker);
}

static void check_operation(jk_compiling *c, const jk_program *program, const jk_op *op)
{
	jk_checker *checker = c->compiled->checker;
	switch (op->kind) {
	case JK_OP_VALUE: check_expression(c, op->xpath, JK_USED_AS_VALUE); break;
	case JK_OP_IF: check_expression(c, op->xpath, JK_USED_AS_CONDITION); break;
	case JK_OP_FOR: enter_loop(c, op); break;
	case JK_OP_NEXT: leave_loop(c, &program->ops[op->target]); break;
	case JK_OP_CLAUSES: note(c, jk_check_clauses(checker, &(jk_origin){.part = c->part})); break;
	case JK_OP_ACTION:
	case JK_OP_GUARD: check_expression(c, op->action->reads, JK_USED_AS_VALUE); break;
	case JK_OP_LITERAL:
	case JK_OP_JUMP: break;
	}
}

/* How far what an operation may pass over reaches. */
static size_t reach_of(const jk_op *op, size_t at)
{
	int passes = op->kind == JK_OP_IF || op->kind == JK_OP_JUMP || op->kind == JK_OP_GUARD;
	return passes && op->target > at ? op->target : 0;
}

static void check_program(jk_compiling *c, const jk_program *program)
{
	size_t conditional = 0; /* operations before it may be passed over */
	for (size_t i = 0; i < program->count && !c->no_memory; i++) {
		const jk_op *op = &program->ops[i];
		if (conditional && i >= conditional) {
			jk_check_leave_condition(c->compiled->checker);
			conditional = 0;
		}
		check_operation(c, program, op);
		size_t reach = reach_of(op, i);
		if (reach && !conditional)
			jk_check_enter_condition(c->compiled->checker);
		conditional = reach > conditional ? reach : conditional;
	}
	if (conditional)
		jk_check_leave_condition(c->compiled->checker);
	jk_check_end_columns(c->compiled->checker);
}

/* --- tags --- */

typedef struct {
	jk_tag_kind open[JK_TEMPLATE_NESTING];
	size_t depth;
} nesting;

static void open_block(nesting *n, jk_tag_kind kind)
{
	if (n->depth < JK_TEMPLATE_NESTING)
		n->open[n->depth] = kind;
	n->depth++;
}

/* Ends that belong to nothing were reported when the tags were paired. */
static void close_block(jk_checker *checker, nesting *n, jk_tag_kind kind)
{
	if (!n->depth || n->depth > JK_TEMPLATE_NESTING || n->open[n->depth - 1] != kind)
		return;
	n->depth--;
	if (kind == JK_TAG_FOR)
		jk_check_leave_loop(checker);
	else
		jk_check_leave_condition(checker);
}

static void check_tag(jk_compiling *c, nesting *n, const jk_tag *tag)
{
	jk_checker *checker = c->compiled->checker;
	switch (tag->kind) {
	case JK_TAG_IMAGE:
	case JK_TAG_VALUE: check_expression(c, tag->xpath, JK_USED_AS_VALUE); break;
	case JK_TAG_IF:
		check_expression(c, tag->xpath, JK_USED_AS_CONDITION);
		jk_check_enter_condition(checker);
		open_block(n, JK_TAG_IF);
		break;
	case JK_TAG_ELIF: check_expression(c, tag->xpath, JK_USED_AS_CONDITION); break;
	case JK_TAG_FOR:
		note(c, jk_check_enter_loop(checker, tag->variable, tag->xpath ? jk_xpath_text(tag->xpath) : NULL, &tag->where));
		open_block(n, JK_TAG_FOR);
		break;
	case JK_TAG_END_IF: close_block(checker, n, JK_TAG_IF); break;
	case JK_TAG_END_FOR: close_block(checker, n, JK_TAG_FOR); break;
	case JK_TAG_CLAUSES: note(c, jk_check_clauses(checker, &tag->where)); break;
	case JK_TAG_ELSE:
	case JK_TAG_MERGE:
	case JK_TAG_RESTART:
	case JK_TAG_CONTINUE: break;
	}
}

static int repeats_columns(const jk_compiling *c)
{
	for (size_t i = 0; i < c->tags.count; i++)
		if (((const jk_tag *)c->tags.items[i])->repeats_columns)
			return 1;
	return 0;
}

/* Loops over columns reach into other rows: what they hold is not known until all blocks are placed. A tag without a mark stands in an
 * attribute, and comes behind all others: its loops are not known either. */
static void check_tags(jk_compiling *c)
{
	nesting n = {.depth = 0};
	int loosely = repeats_columns(c);
	for (size_t i = 0; i < c->tags.count; i++)
		if (loosely || !((const jk_tag *)c->tags.items[i])->mark)
			check_loose(c, ((const jk_tag *)c->tags.items[i])->xpath);
	for (size_t i = 0; i < c->tags.count && !c->no_memory && !loosely; i++)
		if (((const jk_tag *)c->tags.items[i])->mark)
			check_tag(c, &n, c->tags.items[i]);
	for (; n.depth; n.depth--)
		if (n.depth <= JK_TEMPLATE_NESTING && n.open[n.depth - 1] == JK_TAG_FOR)
			jk_check_forget_loop(c->compiled->checker);
		else
			jk_check_leave_condition(c->compiled->checker);
}

/* --- all parts --- */

static int compare_pointers(const void *a, const void *b)
{
	const void *x = *(const void *const *)a, *y = *(const void *const *)b;
	return x < y ? -1 : x > y;
}

/* The expressions of all tags, sorted by address: only whether one is among them is asked. */
static jk_result expressions_of_tags(jk_list *out, jk_arena *arena, const jk_list *parts)
{
	for (size_t i = 0; i < parts->count; i++) {
		const jk_compiling *c = parts->items[i];
		for (size_t k = 0; k < c->tags.count; k++) {
			const jk_tag *tag = c->tags.items[k];
			if (tag->xpath && jk_list_add(out, arena, tag->xpath) != JK_OK)
				return JK_NO_MEMORY;
		}
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items, compare_pointers);
	return JK_OK;
}

/* Expressions that features compiled for themselves come first: their variables count as used. */
static jk_result check_features(jk_template *compiled, const jk_list *parts)
{
	jk_list of_tags = {0};
	jk_result result = expressions_of_tags(&of_tags, compiled->arena, parts);
	for (size_t i = 0; i < compiled->expressions.count && result == JK_OK; i++) {
		void *xpath = compiled->expressions.items[i];
		if (!of_tags.count || !bsearch(&xpath, of_tags.items, of_tags.count, sizeof xpath, compare_pointers))
			result = jk_check_loose_expression(compiled->checker, jk_xpath_text(xpath), jk_xpath_origin(xpath));
	}
	return result;
}

static const jk_program *program_of(const jk_compiling *c)
{
	for (size_t i = 0; i < c->compiled->programs.count; i++) {
		const jk_program *program = c->compiled->programs.items[i];
		if (strcmp(program->name, c->part) == 0)
			return program;
	}
	return NULL;
}

jk_result jk_check_parts(jk_template *compiled, const jk_list *parts)
{
	jk_result result = check_features(compiled, parts);
	for (size_t i = 0; i < parts->count && result == JK_OK; i++) {
		jk_compiling *c = parts->items[i];
		const jk_program *program = program_of(c);
		if (program)
			check_program(c, program);
		else
			check_tags(c);
		result = c->no_memory ? JK_NO_MEMORY : JK_OK;
	}
	return result;
}
