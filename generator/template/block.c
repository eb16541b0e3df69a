/* Blocks: pairing, and moving the marks of a block to where what they enclose is whole. */
#include <string.h>
#include "base/i18n.h"
#include "base/limits.h"
#include "template/compile.h"

/* --- pairing --- */

static int opens(const jk_tag *tag) { return tag->kind == JK_TAG_IF || tag->kind == JK_TAG_FOR; }

static void link_tag(jk_compiling *c, jk_tag *opener, jk_tag **last, jk_tag *tag, jk_tag_kind wanted)
{
	if (!opener || opener->kind != wanted || opener->repeats_columns != tag->repeats_columns) {
		jk_compile_fault(c, JK_DIAG_TAG_UNOPENED, &tag->where, tag->source, opener ? opener->source : _("none"));
		return;
	}
	tag->opener = opener;
	(*last)->next_in_block = tag;
	*last = tag;
}

static void pair_tags(jk_compiling *c)
{
	jk_tag *open[JK_TEMPLATE_NESTING], *last[JK_TEMPLATE_NESTING];
	unsigned depth = 0;
	for (size_t i = 0; i < c->tags.count; i++) {
		jk_tag *tag = c->tags.items[i];
		jk_tag *opener = depth ? open[depth - 1] : NULL;
		if (opens(tag)) {
			if (depth == JK_TEMPLATE_NESTING) {
				jk_compile_fault(c, JK_DIAG_TAG_DEEP, &tag->where, tag->source, "");
				return;
			}
			tag->opener = tag;
			open[depth] = last[depth] = tag;
			depth++;
		} else if (tag->kind == JK_TAG_ELIF || tag->kind == JK_TAG_ELSE)
			link_tag(c, opener, depth ? &last[depth - 1] : &opener, tag, JK_TAG_IF);
		else if (tag->kind == JK_TAG_END_IF || tag->kind == JK_TAG_END_FOR) {
			link_tag(c, opener, depth ? &last[depth - 1] : &opener, tag, tag->kind == JK_TAG_END_IF ? JK_TAG_IF : JK_TAG_FOR);
			depth -= tag->opener != NULL;
		}
	}
	while (depth--)
		jk_compile_fault(c, JK_DIAG_TAG_UNCLOSED, &open[depth]->where, open[depth]->source, "");
}

/* --- placing --- */

static unsigned depth_of(jk_node *node)
{
	unsigned depth = 0;
	while ((node = jk_node_parent(node)) != NULL)
		depth++;
	return depth;
}

static jk_node *common_ancestor(jk_node *a, jk_node *b)
{
	unsigned da = depth_of(a), db = depth_of(b);
	for (; da > db; da--)
		a = jk_node_parent(a);
	for (; db > da; db--)
		b = jk_node_parent(b);
	while (a != b) {
		a = jk_node_parent(a);
		b = jk_node_parent(b);
	}
	return a;
}

static jk_node *block_ancestor(const jk_tag *opener)
{
	jk_node *ancestor = jk_node_parent(opener->mark);
	for (const jk_tag *t = opener->next_in_block; t; t = t->next_in_block)
		ancestor = common_ancestor(ancestor, t->mark);
	return ancestor;
}

/* The child of `ancestor` that holds the node. */
static jk_node *child_of(jk_node *node, const jk_node *ancestor)
{
	while (jk_node_parent(node) != ancestor)
		node = jk_node_parent(node);
	return node;
}

static int is_properties(const jk_node *node)
{
	const char *name = jk_node_name(node);
	size_t length = strlen(name);
	return jk_node_is_element(node) && length > 2 && strcmp(name + length - 2, "Pr") == 0;
}

/* Inside one paragraph: the runs around a mark are split, so that marks of a block are siblings. */
static void split_out(jk_compiling *c, jk_node *mark, const jk_node *ancestor)
{
	while (jk_node_parent(mark) != ancestor) {
		jk_node *parent = jk_node_parent(mark), *rest = jk_node_shell_after(parent);
		if (!rest) {
			c->no_memory = 1;
			return;
		}
		jk_node *properties = jk_node_first(parent);
		if (properties && is_properties(properties) && !jk_node_add_copy(rest, properties, NULL))
			c->no_memory = 1;
		jk_node_move_rest(mark, rest);
		jk_node_move_after(mark, parent);
	}
}

/* What would be lost with its paragraph: pictures, breaks, the end of a section, notes. */
int jk_shows(const jk_node *node)
{
	static const char *const names[] = {"drawing", "pict", "object", "AlternateContent", "br", "sectPr", "frame", "note", "footnoteReference",
					    "endnoteReference", "fldChar", "custom-shape", "g", "rect", "line"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
}

static int has_paragraph(const jk_compiling *c, const jk_node *node)
{
	int found = 0;
	for (const jk_node *child = jk_node_first_element(node); child && !found; child = jk_node_next_element(child))
		found = jk_is_paragraph(c->dialect, child) || has_paragraph(c, child);
	return found;
}

/* Nothing but white space and marks of blocks and clauses below. A paragraph inside another stands in something that shows. */
static int is_bare(const jk_compiling *c, const jk_node *node)
{
	int in_paragraph = jk_is_paragraph(c->dialect, node);
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child)) {
		const char *text = jk_node_text(child);
		const jk_tag *tag = jk_tag_of(c, child);
		if ((text && text[strspn(text, " \t\n")]) || (tag && tag->kind == JK_TAG_VALUE))
			return 0;
		if (jk_node_is_element(child) && (jk_shows(child) || (in_paragraph && has_paragraph(c, child)) || !is_bare(c, child)))
			return 0;
	}
	return 1;
}

static void move_marks(const jk_compiling *c, jk_node *from, jk_node *holder)
{
	for (jk_node *child = jk_node_first(from), *next; child; child = next) {
		next = jk_node_next(child);
		if (jk_tag_of(c, child))
			jk_node_move_before(child, holder);
		else if (jk_node_is_element(child))
			move_marks(c, child, holder);
	}
}

/* Takes a mark out of a paragraph (or row) that holds nothing else, which then goes. Other marks in it come along, or their order
 * would be lost. */
static void lift_out(jk_compiling *c, jk_tag *tag, const jk_node *ancestor)
{
	jk_node *holder = child_of(tag->mark, ancestor);
	if (holder == tag->mark)
		return;
	if (!is_bare(c, holder)) {
		jk_compile_fault(c, JK_DIAG_TAG_ALONE, &tag->where, tag->source, "");
		return;
	}
	move_marks(c, holder, holder);
	jk_keep_ranges(c, holder);
	jk_node_remove(holder);
}

/* A pair in two cells of one row: the row repeats. */
static void place_around_row(jk_compiling *c, jk_tag *opener, jk_node *row)
{
	jk_tag *end = opener->next_in_block;
	if (end->kind != JK_TAG_END_IF && end->kind != JK_TAG_END_FOR) {
		jk_compile_fault(c, JK_DIAG_TAG_ROW_ELSE, &end->where, end->source, "");
		return;
	}
	jk_node_move_before(opener->mark, row);
	jk_node_move_after(end->mark, row);
}

static void place_block(jk_compiling *c, jk_tag *opener)
{
	jk_node *ancestor = block_ancestor(opener);
	jk_node *row = jk_node_is(ancestor, c->dialect->row) ? ancestor : NULL;
	jk_node *paragraph = ancestor;
	while (paragraph && !jk_is_paragraph(c->dialect, paragraph))
		paragraph = jk_node_parent(paragraph);
	int inside = paragraph && paragraph == opener->paragraph;
	if (row)
		place_around_row(c, opener, row);
	else
		for (jk_tag *t = opener; t; t = t->next_in_block) {
			if (inside)
				split_out(c, t->mark, ancestor);
			else
				lift_out(c, t, ancestor);
		}
}

static void lift_clauses(jk_compiling *c, jk_tag *tag)
{
	/* A block may have taken the mark out of its paragraph already, which is gone then. */
	jk_node *paragraph = jk_node_parent(tag->mark);
	while (paragraph && !jk_is_paragraph(c->dialect, paragraph))
		paragraph = jk_node_parent(paragraph);
	jk_node *parent = paragraph ? jk_node_parent(paragraph) : NULL;
	if (parent)
		lift_out(c, tag, parent);
}

void jk_place_blocks(jk_compiling *c)
{
	pair_tags(c);
	/* Inner blocks close first, but places hang only on the tree as it was typed: openers in order will do. */
	for (size_t i = 0; i < c->tags.count && !c->failed && !c->no_memory; i++) {
		jk_tag *tag = c->tags.items[i];
		if (opens(tag) && !tag->repeats_columns)
			place_block(c, tag);
		else if (tag->kind == JK_TAG_CLAUSES)
			lift_clauses(c, tag);
	}
}
