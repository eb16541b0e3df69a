/* The tree as a program: what has no tag becomes literal bytes, each mark an operation. */
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "template/compile.h"

typedef struct {
	jk_compiling *c;
	jk_program *program;
	jk_op *ops;
	size_t count, room, literal_start;
	size_t stack[2 * JK_TEMPLATE_NESTING], depth; /* open blocks: indices of operations that wait for their targets */
	const jk_tag *open[JK_TEMPLATE_NESTING];      /* openers of those blocks */
	size_t blocks;
	const jk_node *run; /* the run that is being written */
} emitting;

static jk_op *add_op(emitting *e, jk_op_kind kind)
{
	if (e->count == e->room) {
		size_t room = e->room ? e->room * 2 : 64;
		jk_op *ops = jk_arena_array(e->c->arena, room, sizeof *ops);
		if (!ops) {
			e->c->no_memory = 1;
			return NULL;
		}
		if (e->count)
			memcpy(ops, e->ops, e->count * sizeof *ops);
		e->ops = ops;
		e->room = room;
	}
	e->ops[e->count] = (jk_op){.kind = kind};
	return &e->ops[e->count++];
}

static void end_literal(emitting *e)
{
	size_t end = e->program->literals.length;
	if (end == e->literal_start)
		return;
	jk_op *op = add_op(e, JK_OP_LITERAL);
	if (op) {
		op->offset = e->literal_start;
		op->length = end - e->literal_start;
	}
	e->literal_start = end;
}

/* Tags in attributes: values only. */
static void put_attribute(jk_buffer *buffer, const char *value, void *state)
{
	emitting *e = state;
	const char *open;
	while ((open = strstr(value, "{{")) != NULL) {
		const char *close = strstr(open, "}}");
		jk_origin where = {.file = jk_package_path(e->c->compiled->package), .part = e->c->part, .quote = value};
		if (!close) {
			jk_compile_fault(e->c, JK_DIAG_TAG_OPEN, &where, open, "");
			break;
		}
		jk_xml_put_text_part(buffer, value, (size_t)(open - value));
		jk_tag *tag = jk_read_tag(e->c, open + 2, (size_t)(close - open) - 2, &where);
		if (tag && tag->kind != JK_TAG_VALUE)
			jk_compile_fault(e->c, JK_DIAG_TAG_ATTRIBUTE, &where, tag->source, "");
		end_literal(e);
		jk_op *op = add_op(e, JK_OP_VALUE);
		if (op && tag) {
			op->xpath = tag->xpath;
			op->attribute = 1;
		}
		value = close + 2;
	}
	jk_xml_put_value(buffer, value);
}

static const char *node_text(emitting *e, const jk_node *node)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (node)
		jk_xml_put_node(&text, node);
	const char *kept = jk_arena_string(e->c->arena, jk_buffer_text(&text));
	e->c->no_memory |= !kept || text.failed;
	jk_buffer_dispose(&text);
	return kept ? kept : "";
}

/* DOCX: what ends the run before a value nobody decided, and begins it anew with the old formatting. */
static void add_run_breaks(emitting *e, jk_op *op, const jk_node *mark)
{
	jk_arena *arena = e->c->arena;
	if (strcmp(e->c->dialect->format, "odt") == 0) {
		if (e->c->dialect->is_plain(e->c->part))
			return;
		op->before = "<text:span text:style-name=\"JkUndecided\">";
		op->after = "</text:span>";
		return;
	}
	if (!e->run || !jk_node_is(jk_node_parent(mark), e->c->dialect->text))
		return;
	const jk_node *properties = jk_node_first_element(e->run);
	const char *kept = properties && jk_node_is(properties, "rPr") ? node_text(e, properties) : "";
	op->before = "</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"JkUndecided\"/></w:rPr><w:t xml:space=\"preserve\">";
	op->after = jk_arena_format(arena, "</w:t></w:r><w:r>%s<w:t xml:space=\"preserve\">", kept);
	e->c->no_memory |= !op->after;
}

/* --- operations of tags --- */

/* No operation has this index. */
#define CHAIN_END ((size_t)-1)

static void emit_value(emitting *e, const jk_tag *tag)
{
	jk_op *op = add_op(e, JK_OP_VALUE);
	if (!op)
		return;
	op->xpath = tag->xpath;
	op->plain = e->c->dialect->is_plain(e->c->part);
	add_run_breaks(e, op, tag->mark);
}

static void push(emitting *e, size_t index)
{
	if (e->depth < sizeof e->stack / sizeof *e->stack)
		e->stack[e->depth++] = index;
}

/* An if is: IF →else …; JUMP →end; IF …; end. Jumps of one chain are linked through their targets until the end is known. */
static void emit_if(emitting *e, const jk_tag *tag)
{
	push(e, CHAIN_END);
	push(e, e->count);
	jk_op *op = add_op(e, JK_OP_IF);
	if (op)
		op->xpath = tag->xpath;
}

static void emit_else(emitting *e, const jk_tag *tag)
{
	size_t jump = e->count, test = e->stack[e->depth - 1], chain = e->stack[e->depth - 2];
	jk_op *op = add_op(e, JK_OP_JUMP);
	if (!op)
		return;
	op->target = chain;
	e->stack[e->depth - 2] = jump;
	if (test != CHAIN_END)
		e->ops[test].target = e->count;
	e->stack[e->depth - 1] = CHAIN_END;
	if (tag->kind != JK_TAG_ELIF)
		return;
	e->stack[e->depth - 1] = e->count;
	op = add_op(e, JK_OP_IF);
	if (op)
		op->xpath = tag->xpath;
}

static void emit_end_if(emitting *e)
{
	size_t test = e->stack[--e->depth], chain = e->stack[--e->depth];
	if (test != CHAIN_END)
		e->ops[test].target = e->count;
	while (chain != CHAIN_END) {
		size_t next = e->ops[chain].target;
		e->ops[chain].target = e->count;
		chain = next;
	}
}

static void emit_for(emitting *e, const jk_tag *tag)
{
	push(e, e->count);
	jk_op *op = add_op(e, JK_OP_FOR);
	if (!op)
		return;
	op->xpath = tag->xpath;
	op->variable = tag->variable;
	op->index_variable = tag->variable ? jk_arena_format(e->c->arena, "%s_index", tag->variable) : NULL;
	e->c->no_memory |= !op->index_variable;
}

static void emit_end_for(emitting *e)
{
	size_t loop = e->stack[--e->depth];
	jk_op *op = add_op(e, JK_OP_NEXT);
	if (!op)
		return;
	op->target = loop;
	e->ops[loop].target = e->count;
}

/* Whether an end or else meets its own opener: where marks were moved to, blocks may cross that did not cross as they were typed. */
static int keeps_nesting(emitting *e, const jk_tag *tag)
{
	int ends = tag->kind == JK_TAG_END_IF || tag->kind == JK_TAG_END_FOR;
	if (tag->opener == tag && e->blocks < sizeof e->open / sizeof *e->open) {
		e->open[e->blocks++] = tag;
		return 1;
	}
	if (!tag->opener)
		return 1;
	const jk_tag *innermost = e->blocks ? e->open[e->blocks - 1] : NULL;
	if (tag->opener != innermost) {
		jk_compile_fault(e->c, JK_DIAG_TAG_UNOPENED, &tag->where, tag->source, innermost ? innermost->source : "");
		return 0;
	}
	e->blocks -= (size_t)ends;
	return 1;
}

static void emit_tag(emitting *e, const jk_tag *tag)
{
	/* Without memory the stack may name operations that were not made. */
	if (e->c->no_memory || !keeps_nesting(e, tag))
		return;
	end_literal(e);
	switch (tag->kind) {
	case JK_TAG_VALUE: emit_value(e, tag); break;
	case JK_TAG_IF: emit_if(e, tag); break;
	case JK_TAG_ELIF:
	case JK_TAG_ELSE: emit_else(e, tag); break;
	case JK_TAG_END_IF: emit_end_if(e); break;
	case JK_TAG_FOR: emit_for(e, tag); break;
	case JK_TAG_END_FOR: emit_end_for(e); break;
	case JK_TAG_CLAUSES: (void)add_op(e, JK_OP_CLAUSES); break;
	}
}

/* --- the walk --- */

static int holds_mark(const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child))
		if (jk_node_mark(child, JK_TAG_MARK))
			return 1;
	return 0;
}

static void emit_node(emitting *e, const jk_node *node);

static void emit_element(emitting *e, const jk_node *node)
{
	jk_buffer *out = &e->program->literals;
	const jk_node *outer = e->run;
	if (jk_node_is(node, e->c->dialect->run))
		e->run = node;
	jk_xml_put_start(out, node, put_attribute, e);
	/* A value may begin or end with a space. */
	if (e->c->dialect->text && jk_node_is(node, e->c->dialect->text) && holds_mark(node) &&
	    !jk_node_attribute_ns(node, "http://www.w3.org/XML/1998/namespace", "space"))
		jk_buffer_string(out, " xml:space=\"preserve\"");
	if (!jk_node_first(node))
		jk_buffer_string(out, "/>");
	else {
		jk_buffer_char(out, '>');
		for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child))
			emit_node(e, child);
		jk_buffer_string(out, "</");
		jk_xml_put_name(out, node);
		jk_buffer_char(out, '>');
	}
	e->run = outer;
}

static void emit_node(emitting *e, const jk_node *node)
{
	const char *index = jk_node_mark(node, JK_TAG_MARK);
	if (index)
		emit_tag(e, e->c->tags.items[strtoul(index, NULL, 10)]);
	else if (jk_node_is_element(node))
		emit_element(e, node);
	else
		jk_xml_put_node(&e->program->literals, node);
}

jk_program *jk_emit_program(jk_compiling *c)
{
	jk_program *program = jk_arena_allocate(c->arena, sizeof *program);
	if (!program) {
		c->no_memory = 1;
		return NULL;
	}
	jk_buffer_init(&program->literals, 0);
	program->name = c->part;
	emitting e = {.c = c, .program = program};
	jk_buffer_string(&program->literals, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
	emit_node(&e, jk_xml_root(c->xml));
	end_literal(&e);
	program->ops = e.ops;
	program->count = e.count;
	c->no_memory |= program->literals.failed;
	return program;
}
