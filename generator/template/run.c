/* Running a program: copy, substitute. */
#include <stdint.h>
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "template/table.h"

void jk_running_note(jk_running *r, jk_result result)
{
	if (result == JK_NO_MEMORY || (result == JK_FAILED && r->result == JK_OK))
		r->result = result;
}

void jk_place_push(jk_running *r, size_t place)
{
	jk_running_note(r, jk_list_add(&r->places, r->run->arena, (const void *)(uintptr_t)place));
}

size_t jk_place_pop(jk_running *r) { return r->places.count ? (size_t)(uintptr_t)r->places.items[--r->places.count] : r->out->length; }

static void put_piece(jk_running *r, const jk_op *op, const char *text, int marked)
{
	if (marked)
		jk_buffer_string(r->out, op->before);
	if (op->attribute)
		jk_xml_put_value(r->out, text);
	else if (op->plain)
		jk_xml_put_text(r->out, text);
	else
		r->run->compiled->dialect->put_text(r->out, text, marked ? NULL : op->paragraph);
	if (marked)
		jk_buffer_string(r->out, op->after);
}

static const char *cut(jk_running *r, const char *text, size_t length)
{
	const char *piece = jk_arena_text(r->run->arena, text, length);
	if (!piece)
		jk_running_note(r, JK_NO_MEMORY);
	return piece ? piece : "";
}

/* What nobody decided is shaded, wherever in the text it stands. */
static void put_marked(jk_running *r, const jk_op *op, const char *text)
{
	static const char close[] = "】";
	const char *mark, *end;
	while (op->before && !r->run->unshaded && (mark = strstr(text, JK_UNDECIDED_MARK)) != NULL && (end = strstr(mark, close)) != NULL) {
		end += sizeof close - 1;
		if (mark > text)
			put_piece(r, op, cut(r, text, (size_t)(mark - text)), 0);
		put_piece(r, op, cut(r, mark, (size_t)(end - mark)), 1);
		text = end;
		if (!*text)
			return;
	}
	put_piece(r, op, text, 0);
}

static void put_value(jk_running *r, const jk_op *op)
{
	const char *text;
	int found = 1;
	jk_result result = jk_xpath_string(&text, &found, r->run->arena, op->xpath, r->run->scope, r->run->context, r->run->diagnostics);
	jk_running_note(r, result);
	if (result != JK_OK)
		return;
	if (!found) {
		JK_REPORT(r->run->diagnostics, JK_DIAG_FIELD, jk_xpath_origin(op->xpath), {"expression", jk_xpath_text(op->xpath)});
		jk_running_note(r, JK_FAILED);
		return;
	}
	put_marked(r, op, text);
}

static void set_variables(jk_running *r, const jk_loop *l)
{
	const jk_op *op = l->head;
	jk_running_note(r, jk_xpath_set(r->run->scope, op->variable, l->nodes.items[l->turn], 0));
	jk_running_note(r, jk_xpath_set(r->run->scope, op->index_variable, NULL, (double)(l->turn + 1)));
}

static void begin_turn(jk_running *r, const jk_loop *l)
{
	const jk_op *op = l->head;
	set_variables(r, l);
	for (size_t i = 0; i < op->each_turn->count; i++) {
		const jk_action *action = op->each_turn->items[i];
		action->run(r, action->data);
	}
}

static size_t begin_loop(jk_running *r, const jk_op *op, size_t at)
{
	if (r->depth == JK_TEMPLATE_NESTING) {
		JK_REPORT(r->run->diagnostics, JK_DIAG_TAG_DEEP, jk_xpath_origin(op->xpath), {"tag", jk_xpath_text(op->xpath)});
		jk_running_note(r, JK_FAILED);
		return op->target;
	}
	jk_loop *l = &r->loops[r->depth];
	*l = (jk_loop){.head = op};
	if (op->columns)
		l->nodes = *jk_columns_nodes(r, op->columns - 1);
	else
		jk_running_note(r, jk_xpath_nodes(&l->nodes, r->run->arena, op->xpath, r->run->scope, r->run->context, r->run->diagnostics));
	if (!l->nodes.count)
		return op->target;
	r->depth++;
	begin_turn(r, l);
	return at + 1;
}

/* The loop's variables end with it; those of the same name around it are seen again. */
static void leave_loop(jk_running *r)
{
	const jk_op *head = r->loops[--r->depth].head;
	jk_xpath_unset(r->run->scope, head->variable);
	jk_xpath_unset(r->run->scope, head->index_variable);
	for (size_t i = r->depth; i > 0; i--)
		if (jk_text_equal(r->loops[i - 1].head->variable, head->variable)) {
			set_variables(r, &r->loops[i - 1]);
			return;
		}
}

static size_t next_turn(jk_running *r, const jk_op *op, size_t at)
{
	jk_loop *l = &r->loops[r->depth - 1];
	size_t most = r->run->most_turns ? r->run->most_turns : JK_EXPANSION_LIMIT;
	if (++l->turn < l->nodes.count && r->result != JK_NO_MEMORY) {
		if (++r->turns < most) {
			begin_turn(r, l);
			return op->target + 1;
		}
		if (r->turns == most) {
			jk_xpath_refuse_turns(l->head->xpath, most, r->run->diagnostics);
			jk_running_note(r, JK_FAILED);
		}
	}
	leave_loop(r);
	return at + 1;
}

static void put_clauses(jk_running *r)
{
	if (r->run->clauses)
		r->run->clauses(r->run->state, r->out);
}

static size_t step(jk_running *r, size_t at)
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
		jk_running_note(r, jk_xpath_boolean(&holds, op->xpath, r->run->scope, r->run->context, r->run->diagnostics));
		return holds ? at + 1 : op->target;
	case JK_OP_JUMP:
		return op->target;
	case JK_OP_FOR:
		return begin_loop(r, op, at);
	case JK_OP_NEXT:
		return next_turn(r, op, at);
	case JK_OP_CLAUSES:
		put_clauses(r);
		return at + 1;
	case JK_OP_ACTION:
		op->action->run(r, op->action->data);
		return at + 1;
	case JK_OP_GUARD:
		return op->action->test(r, op->action->data) ? at + 1 : op->target;
	}
	return r->program->count;
}

jk_result jk_program_run(jk_buffer *out, const jk_program *program, jk_run *run)
{
	jk_running r = {.program = program, .run = run, .out = out, .result = JK_OK};
	for (size_t at = 0; at < program->count && r.result != JK_NO_MEMORY;)
		at = step(&r, at);
	if (r.insertions.count && r.result == JK_OK)
		jk_put_insertions(&r);
	if (r.result == JK_OK)
		r.result = jk_buffer_result(out);
	return r.result;
}

static jk_result run_part(jk_run *run, const jk_program *program)
{
	jk_buffer own, *part = run->spare ? run->spare : &own;
	jk_buffer_init(&own, 0);
	jk_buffer_clear(part);
	jk_result result = jk_program_run(part, program, run);
	if (result == JK_OK)
		result = jk_output_take(run->output, program->name, part);
	jk_buffer_dispose(&own);
	return result;
}

jk_result jk_template_run(jk_run *run)
{
	jk_result result = JK_OK, one;
	for (size_t i = 0; i < run->compiled->programs.count && result != JK_NO_MEMORY; i++) {
		one = run_part(run, run->compiled->programs.items[i]);
		if (one != JK_OK)
			result = one;
	}
	jk_notes_dispose(run);
	if (result == JK_OK)
		result = jk_links_finish(run);
	jk_links_dispose(run);
	if (result == JK_OK)
		result = jk_check_references(run);
	if (result == JK_OK)
		result = jk_contents_finish(run);
	return result == JK_OK ? jk_lists_finish(run) : result;
}
