/* What hangs on other parts: pictures, links and notes of the old document come over with what was deleted. */
#include <stdlib.h>
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "package/opc.h"
#include "package/tree.h"
#include "redline/docx.h"

/* --- parts --- */

static int is_same_member(const jk_wml *d, const char *name)
{
	const jk_package *from = d->old_side.package, *to = d->new_side.package;
	size_t a = jk_package_find(from, name), b = jk_package_find(to, name);
	if (a == JK_PACKAGE_NONE || b == JK_PACKAGE_NONE)
		return 0;
	const jk_package_member *x = jk_package_at(from, a), *y = jk_package_at(to, b);
	return x->check == y->check && x->size == y->size;
}

const char *jk_wml_free_part(jk_wml *d, const char *name)
{
	const char *dot = strrchr(name, '.'), *other = name;
	size_t head = dot ? (size_t)(dot - name) : strlen(name);
	for (unsigned i = 2; other && jk_output_has(d->r->output, other); i++)
		other = jk_arena_format(d->r->arena, "%.*s_%u%s", (int)head, name, i, name + head);
	return jk_redline_string(d->r, other);
}

static const char *bring_part(jk_wml *d, const char *name);

/* The relationships of a part come along with what they lead to; their ids stay. */
static void bring_relationships(jk_wml *d, const char *from, const char *to)
{
	jk_xml *xml = NULL;
	jk_arena *arena = d->r->arena;
	const char *old_name = jk_redline_string(d->r, jk_opc_relationships(arena, from));
	const char *new_name = jk_redline_string(d->r, jk_opc_relationships(arena, to));
	if (!old_name || !new_name || !jk_output_has(d->old_side.output, old_name) ||
	    !jk_redline_check(d->r, jk_tree_read(&xml, d->old_side.output, old_name, d->r->diagnostics)))
		return;
	for (jk_node *n = jk_node_first_element(jk_xml_root(xml)), *next; n && jk_redline_fine(d->r); n = next) {
		next = jk_node_next_element(n);
		const char *target = jk_node_attribute(n, "Target");
		if (!target || *target == '#' || jk_text_equal(jk_node_attribute(n, "TargetMode"), "External"))
			continue;
		target = jk_redline_string(d->r, jk_opc_resolve(arena, from, target));
		const char *part = target ? bring_part(d, target) : NULL;
		if (!part)
			jk_node_remove(n);
		else if (jk_redline_string(d->r, target = jk_opc_target(arena, to, part)))
			jk_redline_check(d->r, jk_node_set(n, "Target", target));
	}
	if (jk_redline_fine(d->r))
		jk_redline_check(d->r, jk_tree_write(d->r->output, new_name, xml));
	jk_xml_free(xml);
}

static void copy_part(jk_wml *d, const char *from, const char *to)
{
	jk_buffer bytes;
	const char *type = NULL;
	jk_buffer_init(&bytes, 0);
	if (jk_redline_check(d->r, jk_output_part(&bytes, d->old_side.output, from, d->r->diagnostics)) &&
	    jk_redline_check(d->r, jk_opc_content_type(&type, d->r->arena, d->old_side.output, from, d->r->diagnostics)))
		jk_redline_check(d->r, jk_opc_put_part(d->r->output, to, type, jk_buffer_text(&bytes), bytes.length, d->r->diagnostics));
	jk_buffer_dispose(&bytes);
}

/* The name that a part of the old package has in the new one, where it is put when it is not there; NULL when there is none. */
static const char *bring_part(jk_wml *d, const char *name)
{
	const char *known = jk_index_find(&d->parts, name, ""), *rels = jk_redline_string(d->r, jk_opc_relationships(d->r->arena, name));
	if (known || !rels || !jk_output_has(d->old_side.output, name) || d->brought++ > JK_REDLINE_BROUGHT)
		return known;
	int same = !jk_output_has(d->old_side.output, rels) && is_same_member(d, name);
	const char *to = same ? name : jk_wml_free_part(d, name);
	if (!to || !jk_redline_check(d->r, jk_index_add(&d->parts, d->r->arena, name, "", to)))
		return NULL;
	if (!same) {
		copy_part(d, name, to);
		bring_relationships(d, name, to);
	}
	return jk_redline_fine(d->r) ? to : NULL;
}

/* The id of a relationship of the story's new part that leads where the old one leads. */
const char *jk_wml_bring_link(jk_wml *d, const char *id)
{
	jk_wml_story *story = d->story;
	const char *known = jk_index_find(&story->brought, id, ""), *target = NULL, *made = NULL;
	const jk_wml_link *link = jk_index_find(&story->old_links, id, "");
	if (known || !link || !jk_redline_fine(d->r) || d->brought++ > JK_REDLINE_BROUGHT)
		return known;
	if (link->mode)
		target = link->target;
	else if ((target = bring_part(d, link->target)) != NULL)
		target = jk_redline_string(d->r, jk_opc_target(d->r->arena, story->new_part, target));
	if (!target || !jk_redline_check(d->r, jk_opc_link(&made, d->r->arena, d->r->output, story->new_part, link->type, target, link->mode,
							   d->r->diagnostics)))
		return NULL;
	id = jk_redline_string(d->r, jk_arena_string(d->r->arena, id));
	if (id)
		jk_redline_check(d->r, jk_index_add(&story->brought, d->r->arena, id, "", made));
	return made;
}

/* --- elements --- */

typedef struct {
	jk_wml *d;
	jk_node *node;
	int lost;   /* something that it needs is not there */
} bringing;

static void bring_attribute(const char *uri, const char *name, const char *value, void *state)
{
	bringing *b = state;
	if (!jk_wml_is_relationship(uri) || !*value)
		return;
	const char *id = jk_wml_bring_link(b->d, value);
	if (id)
		jk_redline_check(b->d->r, jk_node_set_ns(b->node, uri, name, id));
	else
		b->lost = 1;
}

/* Ids of paragraphs and drawings that must not be there twice. */
static void renew_ids(jk_wml *d, jk_node *node)
{
	static const char word[] = "http://schemas.microsoft.com/office/word/2010/wordml";
	static const char drawing[] = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing";
	jk_node_unset(node, word, "paraId");
	jk_node_unset(node, word, "textId");
	jk_node_unset(node, drawing, "anchorId");
	jk_node_unset(node, drawing, "editId");
	if (jk_node_is(node, "docPr") && jk_node_attribute(node, "id")) {
		const char *id = jk_redline_string(d->r, jk_arena_format(d->r->arena, "%lu", ++d->drawing));
		if (id)
			jk_redline_check(d->r, jk_node_set(node, "id", id));
	}
}

/* Marks that hang on the whole old document, within text boxes and notes. */
static int is_loose(const jk_node *node)
{
	static const char *const names[] = {"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "permStart",
					    "permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "rPrChange",
					    "pPrChange", "sectPr"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_wml_is(node, names[i]))
			return 1;
	return jk_wml_pending(node) == JK_DELETED;
}

/* Styles and lists go by their names here; 0 for what has none. */
static int settle_name(jk_wml *d, jk_node *node)
{
	const char *value = jk_wml_get(node, "val"), *other = NULL;
	if (!value)
		return 1;
	if (jk_wml_is(node, "pStyle") || jk_wml_is(node, "rStyle") || jk_wml_is(node, "tblStyle"))
		other = jk_wml_style(d, value);
	else if (jk_wml_is(node, "numId"))
		other = jk_wml_number(d, value) ? jk_wml_number(d, value) : "0";
	else
		return 1;
	if (other)
		jk_wml_set(d, node, "val", other);
	return other != NULL;
}

static void bring_node(bringing *b, jk_node *node)
{
	b->node = node;
	jk_node_visit_attributes(node, bring_attribute, b);
	renew_ids(b->d, node);
	if (jk_wml_is(node, "footnoteReference") || jk_wml_is(node, "endnoteReference"))
		b->lost |= !jk_wml_bring_note(b->d, node);
}

/* Everything below the copy, too. What pends in it reads as accepted. */
static void bring_below(bringing *b, jk_node *top)
{
	for (jk_node *n = top, *next; n && jk_redline_fine(b->d->r); n = next) {
		if (!jk_node_is_element(n)) {
			next = jk_node_following(n, top);
			continue;
		}
		if (n != top && (is_loose(n) || !settle_name(b->d, n))) {
			next = jk_node_behind(n, top);
			jk_node_remove(n);
			continue;
		}
		if (n != top && jk_wml_pending(n) == JK_INSERTED) {
			next = jk_node_first(n) ? jk_node_first(n) : jk_node_behind(n, top);
			while (jk_node_first(n))
				jk_node_move_before(jk_node_first(n), n);
			jk_node_remove(n);
			continue;
		}
		bring_node(b, n);
		next = jk_node_following(n, top);
	}
}

int jk_wml_bring_below(jk_wml *d, jk_node *node)
{
	bringing b = {.d = d};
	bring_below(&b, node);
	return !b.lost;
}

void jk_wml_bring(jk_wml *d, jk_node *node)
{
	if (jk_wml_bring_below(d, node) || !jk_redline_fine(d->r))
		return;
	JK_REPORT(d->r->diagnostics, JK_DIAG_REDLINE_LEFT_OUT, &(jk_origin){.file = jk_package_path(d->r->old_package)}, {"what", jk_node_name(node)});
	jk_node_remove(node);
}
