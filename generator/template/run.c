/* Running a program: copy, substitute. */
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "template/template.h"

typedef struct {
	const jk_op *head;
	jk_list nodes;
	size_t turn;
} loop;

typedef struct {
	const jk_program *program;
	const jk_run *run;
	jk_buffer *out;
	loop loops[JK_TEMPLATE_NESTING];
	size_t depth, turns;
	jk_result result;
} running;

static void note(running *r, jk_result result)
{
	if (result == JK_NO_MEMORY || (result == JK_FAILED && r->result == JK_OK))
		r->result = result;
}

static void put_value(running *r, const jk_op *op)
{
	const char *text;
	int found = 1;
	jk_result result = jk_xpath_string(&text, &found, r->run->arena, op->xpath, r->run->scope, r->run->context, r->run->diagnostics);
	note(r, result);
	if (result != JK_OK)
		return;
	if (!found) {
		JK_REPORT(r->run->diagnostics, JK_DIAG_FIELD, jk_xpath_origin(op->xpath), {"expression", jk_xpath_text(op->xpath)});
		note(r, JK_FAILED);
		return;
	}
	int marked = op->before && jk_text_starts(text, JK_UNDECIDED_MARK);
	if (marked)
		jk_buffer_string(r->out, op->before);
	if (op->attribute)
		jk_xml_put_value(r->out, text);
	else if (op->plain)
		jk_xml_put_text(r->out, text);
	else
		r->run->dialect->put_text(r->out, text);
	if (marked)
		jk_buffer_string(r->out, op->after);
}

static void set_turn(running *r, const loop *l)
{
	const jk_op *op = l->head;
	note(r, jk_xpath_set(r->run->scope, op->variable, l->nodes.items[l->turn], 0));
	note(r, jk_xpath_set(r->run->scope, op->index_variable, NULL, (double)(l->turn + 1)));
}

static size_t begin_loop(running *r, const jk_op *op, size_t at)
{
	if (r->depth == JK_TEMPLATE_NESTING) {
		JK_REPORT(r->run->diagnostics, JK_DIAG_TAG_DEEP, jk_xpath_origin(op->xpath), {"tag", jk_xpath_text(op->xpath)});
		note(r, JK_FAILED);
		return op->target;
	}
	loop *l = &r->loops[r->depth];
	*l = (loop){.head = op};
	note(r, jk_xpath_nodes(&l->nodes, r->run->arena, op->xpath, r->run->scope, r->run->context, r->run->diagnostics));
	if (!l->nodes.count)
		return op->target;
	r->depth++;
	set_turn(r, l);
	return at + 1;
}

/* The loop's variables end with it; those of the same name around it are seen again. */
static void leave_loop(running *r)
{
	const jk_op *head = r->loops[--r->depth].head;
	jk_xpath_unset(r->run->scope, head->variable);
	jk_xpath_unset(r->run->scope, head->index_variable);
	for (size_t i = r->depth; i > 0; i--)
		if (jk_text_equal(r->loops[i - 1].head->variable, head->variable)) {
			set_turn(r, &r->loops[i - 1]);
			return;
		}
}

static size_t next_turn(running *r, const jk_op *op, size_t at)
{
	loop *l = &r->loops[r->depth - 1];
	if (++l->turn < l->nodes.count && r->result != JK_NO_MEMORY) {
		if (++r->turns < JK_EXPANSION_LIMIT) {
			set_turn(r, l);
			return op->target + 1;
		}
		if (r->turns == JK_EXPANSION_LIMIT) {
			jk_xpath_refuse_turns(l->head->xpath, r->run->diagnostics);
			note(r, JK_FAILED);
		}
	}
	leave_loop(r);
	return at + 1;
}

static size_t step(running *r, size_t at)
{
	const jk_op *op = &r->program->ops[at];
	int holds = 0;
	switch (op->kind) {
	case JK_OP_LITERAL:
		jk_buffer_add(r->out, r->program->literals.bytes + op->offset, op->length);
		return at + 1;
	case JK_OP_VALUE:
		put_value(r, op);
		return at + 1;
	case JK_OP_IF:
		note(r, jk_xpath_boolean(&holds, op->xpath, r->run->scope, r->run->context, r->run->diagnostics));
		return holds ? at + 1 : op->target;
	case JK_OP_JUMP:
		return op->target;
	case JK_OP_FOR:
		return begin_loop(r, op, at);
	case JK_OP_NEXT:
		return next_turn(r, op, at);
	case JK_OP_CLAUSES:
		r->run->clauses(r->run->state, r->out);
		return at + 1;
	}
	return r->program->count;
}

jk_result jk_program_run(jk_buffer *out, const jk_program *program, const jk_run *run)
{
	running r = {.program = program, .run = run, .out = out, .result = JK_OK};
	for (size_t at = 0; at < program->count && r.result != JK_NO_MEMORY;)
		at = step(&r, at);
	if (r.result == JK_OK)
		r.result = jk_buffer_result(out);
	return r.result;
}
