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
	size_t stack[4 * JK_TEMPLATE_NESTING], depth; /* open blocks: indices of operations that wait for their targets */
	const jk_tag *open[JK_TEMPLATE_NESTING];      /* openers of those blocks */
	size_t blocks;
	const jk_node *run; /* the run that is being written */
	unsigned paragraph; /* its paragraph's number */
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

static void add_action(emitting *e, const char *index, jk_op_kind kind)
{
	end_literal(e);
	jk_op *op = add_op(e, kind);
	if (op)
		op->action = e->c->actions.items[strtoul(index, NULL, 10)];
}

/* Tags in attributes, and in text outside paragraphs and runs: values only. Returns what follows the tag. */
static const char *put_loose_tag(emitting *e, const char *quote, const char *open, size_t opening, int attribute)
{
	size_t closing;
	const char *close = jk_find_braces(open + opening, 1, &closing);
	jk_origin where = {.file = jk_package_path(e->c->compiled->package), .part = e->c->part, .paragraph = e->paragraph, .quote = quote};
	if (!close) {
		jk_compile_fault(e->c, JK_DIAG_TAG_OPEN, &where, open, "");
		return open + strlen(open);
	}
	jk_tag *tag = jk_read_tag(e->c, open + opening, (size_t)(close - open) - opening, &where);
	if (tag && tag->kind != JK_TAG_VALUE)
		jk_compile_fault(e->c, JK_DIAG_TAG_ATTRIBUTE, &where, tag->source, "");
	end_literal(e);
	jk_op *op = add_op(e, JK_OP_VALUE);
	if (op && tag) {
		op->xpath = tag->xpath;
		op->attribute = attribute;
		op->plain = !attribute;
	}
	return close + closing;
}

static void put_attribute(jk_buffer *buffer, const char *value, void *state)
{
	emitting *e = state;
	const char *whole = value;
	while (*value && !e->c->no_memory) {
		size_t opening = 0, plain = strcspn(value, (const char[]){JK_ACTION_BEGIN, '\0'});
		const char *open = jk_find_braces(value, 0, &opening);
		if (open && (size_t)(open - value) < plain)
			plain = (size_t)(open - value);
		jk_xml_put_value_part(buffer, value, plain);
		value += plain;
		if (*value == JK_ACTION_BEGIN) {
			add_action(e, value + 1, JK_OP_ACTION);
			value += strcspn(value, (const char[]){JK_ACTION_END, '\0'}) + 1;
		} else if (*value)
			value = put_loose_tag(e, whole, open, opening, 1);
	}
}

/* A formula, the description of a picture on a page: what scan.c does not take for text of the document. */
static void put_loose_text(emitting *e, const char *text)
{
	const char *whole = text, *open;
	size_t opening;
	while ((open = jk_find_braces(text, 0, &opening)) != NULL && !e->c->no_memory) {
		jk_xml_put_text_part(&e->program->literals, text, (size_t)(open - text));
		text = put_loose_tag(e, whole, open, opening, 0);
	}
	jk_xml_put_text(&e->program->literals, text);
}

static int is_loose(const jk_node *node)
{
	const char *text = jk_node_text(node);
	if (!text || !jk_find_braces(text, 0, &(size_t){0}) || jk_is_our_own(jk_node_parent(node)))
		return 0;
	for (const jk_node *above = jk_node_parent(node); above; above = jk_node_parent(above))
		if (jk_node_is_element(above) && jk_is_deleted(above))
			return 0;
	return 1;
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

/* Text that stands in a paragraph, but holds no elements for line breaks: the title or description of an ODT frame, a formula and the text of
 * a drawing in DOCX. */
static int is_bare_text(const jk_node *node)
{
	if (jk_node_is(node, "t"))
		return strstr(jk_node_namespace(node), "/math") || strstr(jk_node_namespace(node), "/drawingml/");
	return (jk_node_is(node, "desc") || jk_node_is(node, "title")) &&
	       strcmp(jk_node_namespace(node), "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0") == 0;
}

/* DOCX: what ends the run before a value nobody decided, and begins it anew with the old formatting. */
static void add_run_breaks(emitting *e, jk_op *op, const jk_node *mark)
{
	jk_arena *arena = e->c->arena;
	if (strcmp(e->c->dialect->format, "odt") == 0) {
		if (op->plain)
			return;
		op->before = "<text:span text:style-name=\"JkUndecided\">";
		op->after = "</text:span>";
		return;
	}
	if (!e->run || op->plain || !jk_node_is(jk_node_parent(mark), e->c->dialect->text))
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
	op->plain = e->c->dialect->is_plain(e->c->part) || is_bare_text(jk_node_parent(tag->mark));
	add_run_breaks(e, op, tag->mark);
	if (!op->plain)
		op->paragraph = jk_paragraph_break(e->c, tag->mark);
}

/* Blocks are at most JK_TEMPLATE_NESTING deep, and features guard at most one stretch in each. */
static void push(emitting *e, size_t index)
{
	if (e->depth < sizeof e->stack / sizeof *e->stack)
		e->stack[e->depth++] = index;
	else
		e->c->no_memory = 1;
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
	op->each_turn = &tag->each_turn;
	op->columns = tag->columns;
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
	case JK_TAG_MERGE: /* have done their work */
	case JK_TAG_RESTART:
	case JK_TAG_CONTINUE: break;
	case JK_TAG_IMAGE: break; /* image.c left none */
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

/* "12": the operation; "12+" and "12-": the ends of what it guards. */
static void emit_action(emitting *e, const char *mark)
{
	char kind = mark[strspn(mark, "0123456789")];
	if (e->c->no_memory)
		return;
	if (kind == '-') {
		end_literal(e);
		e->ops[e->stack[--e->depth]].target = e->count;
		return;
	}
	if (kind == '+')
		push(e, e->count + (e->literal_start != e->program->literals.length));
	add_action(e, mark, kind == '+' ? JK_OP_GUARD : JK_OP_ACTION);
}

static void emit_node(emitting *e, const jk_node *node);

static void emit_element(emitting *e, const jk_node *node)
{
	jk_buffer *out = &e->program->literals;
	const jk_node *outer = e->run;
	if (jk_node_is(node, e->c->dialect->run))
		e->run = node;
	if (jk_node_number(node))
		e->paragraph = jk_node_number(node);
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
	const jk_tag *tag = jk_tag_of(e->c, node);
	const char *action = jk_node_mark(node, JK_ACTION_MARK);
	if (tag)
		emit_tag(e, tag);
	else if (action)
		emit_action(e, action);
	else if (jk_node_is_element(node))
		emit_element(e, node);
	else if (is_loose(node))
		put_loose_text(e, jk_node_text(node));
	else
		jk_xml_put_node(&e->program->literals, node);
}

static jk_program *emit(jk_compiling *c, const char *head, const jk_node *node)
{
	jk_program *program = jk_arena_allocate(c->arena, sizeof *program);
	if (!program) {
		c->no_memory = 1;
		return NULL;
	}
	jk_buffer_init(&program->literals, 0);
	program->name = c->part;
	emitting e = {.c = c, .program = program};
	jk_buffer_string(&program->literals, head);
	emit_node(&e, node);
	end_literal(&e);
	program->ops = e.ops;
	program->count = e.count;
	c->no_memory |= program->literals.failed;
	return program;
}

jk_program *jk_emit_program(jk_compiling *c)
{
	return emit(c, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n", jk_xml_root(c->xml));
}

jk_program *jk_emit_node(jk_compiling *c, const jk_node *node) { return emit(c, "", node); }
