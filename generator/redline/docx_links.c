/* Relationships of the parts that are compared, and what elements say. */
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "package/opc.h"
#include "package/tree.h"
#include "redline/docx.h"

/* --- relationships --- */

static int is_external(const jk_node *relationship)
{
	const char *target = jk_node_attribute(relationship, "Target");
	return jk_text_equal(jk_node_attribute(relationship, "TargetMode"), "External") || !target || *target == '#';
}

static void add_link(jk_wml *d, jk_index *links, const char *part, const jk_node *relationship)
{
	jk_arena *arena = d->r->arena;
	const char *target = jk_node_attribute(relationship, "Target"), *id = jk_node_attribute(relationship, "Id");
	jk_wml_link *link = jk_redline_need(d->r, jk_arena_allocate(arena, sizeof *link));
	if (!link || !id || !target)
		return;
	link->mode = jk_arena_string(arena, is_external(relationship) ? "External" : NULL);
	link->type = jk_redline_string(d->r, jk_arena_string(arena, jk_node_attribute(relationship, "Type") ? jk_node_attribute(relationship, "Type") : ""));
	link->target = jk_redline_string(d->r, link->mode ? jk_arena_string(arena, target) : jk_opc_resolve(arena, part, target));
	id = jk_redline_string(d->r, jk_arena_string(arena, id));
	if (jk_redline_fine(d->r))
		jk_redline_check(d->r, jk_index_add(links, arena, id, "", link));
}

static void read_links(jk_wml *d, jk_index *links, const jk_output *output, const char *part)
{
	const char *name = part ? jk_redline_string(d->r, jk_opc_relationships(d->r->arena, part)) : NULL;
	jk_xml *xml = NULL;
	if (!name || !jk_output_has(output, name) || !jk_redline_check(d->r, jk_tree_read(&xml, output, name, d->r->diagnostics)))
		return;
	for (jk_node *n = jk_node_first_element(jk_xml_root(xml)); n; n = jk_node_next_element(n))
		add_link(d, links, part, n);
	jk_xml_free(xml);
}

void jk_wml_read_links(jk_wml *d, jk_wml_story *story)
{
	read_links(d, &story->old_links, d->old_side.output, story->old_part);
	read_links(d, &story->new_links, d->r->output, story->new_part);
}

const char *jk_wml_link_content(jk_wml *d, const char *id, int is_new)
{
	const jk_wml_link *link = jk_index_find(is_new ? &d->story->new_links : &d->story->old_links, id, "");
	const jk_package *package = is_new ? d->r->new_package : d->r->old_package;
	if (!link || link->mode)
		return link ? link->target : "";
	size_t at = jk_package_find(package, link->target);
	if (at == JK_PACKAGE_NONE)
		return "";
	const jk_package_member *member = jk_package_at(package, at);
	const char *text = jk_redline_string(d->r, jk_arena_format(d->r->arena, "%lx:%zu", (unsigned long)member->check, member->size));
	return text ? text : "";
}

/* --- signatures --- */

typedef struct {
	jk_wml *d;
	jk_buffer out;
	const jk_node *node;
	int is_new;
} signing;

int jk_wml_is_relationship(const char *uri)
{
	return jk_text_ends(uri, "/relationships") && (jk_text_starts(uri, "http://schemas.openxmlformats.org/officeDocument/") ||
						       jk_text_starts(uri, "http://purl.oclc.org/ooxml/officeDocument/"));
}

/* Attributes that programs renew at each saving, or that only number. */
static int is_volatile(const jk_node *node, const char *uri, const char *name)
{
	static const char *const names[] = {"id", "name", "spid", "ShapeID", "ObjectID", "dirty", "fldLock", "tplc"};
	if (jk_text_starts(uri, "http://schemas.microsoft.com/office/word/") || strncmp(name, "rsid", 4) == 0)
		return 1;
	if (jk_node_is(node, "sym"))
		return 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return 1;
	return 0;
}

static void put_attribute(const char *uri, const char *name, const char *value, void *state)
{
	signing *s = state;
	if (jk_wml_is_relationship(uri))
		value = jk_wml_link_content(s->d, value, s->is_new);
	else if (is_volatile(s->node, uri, name))
		return;
	jk_buffer_format(&s->out, " %s=%s", name, value);
}

static void put_node(signing *s, const jk_node *node);

static void put_children(signing *s, const jk_node *node)
{
	for (const jk_node *n = jk_node_first(node); n; n = jk_node_next(n)) {
		if (jk_node_is_element(n))
			put_node(s, n);
		else if (jk_node_text(n) && !jk_text_blank(jk_node_text(n)))
			jk_buffer_string(&s->out, jk_node_text(n));
	}
}

static int is_silent(const signing *s, const jk_node *node)
{
	static const char *const names[] = {"rPr", "pPr", "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "Fallback", "sdtPr",
					    "txbxContent"};
	if (jk_wml_pending(node) == (s->is_new ? JK_INSERTED : JK_DELETED))
		return 1;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
}

static void put_text(signing *s, const jk_node *node)
{
	for (const jk_node *n = jk_node_first(node); n; n = jk_node_next(n))
		if (jk_node_text(n))
			jk_buffer_string(&s->out, jk_node_text(n));
}

/* Runs and pending changes are seen through: how a text is cut says nothing. */
static void put_node(signing *s, const jk_node *node)
{
	if (is_silent(s, node))
		return;
	if (jk_wml_is(node, "t") || jk_wml_is(node, "delText") || jk_wml_is(node, "instrText") || jk_wml_is(node, "delInstrText")) {
		put_text(s, node);
		return;
	}
	int seen = !jk_wml_is(node, "r") && jk_wml_pending(node) == JK_KEPT;
	if (seen) {
		jk_buffer_format(&s->out, "<%s", jk_node_name(node));
		s->node = node;
		jk_node_visit_attributes(node, put_attribute, s);
		jk_buffer_char(&s->out, '>');
	}
	put_children(s, node);
	if (seen)
		jk_buffer_string(&s->out, "</>");
}

const char *jk_wml_signature(jk_wml *d, const jk_node *node, int is_new)
{
	signing s = {.d = d, .is_new = is_new};
	const char *text = NULL;
	jk_buffer_init(&s.out, 0);
	put_node(&s, node);
	if (jk_redline_fine(d->r) && jk_redline_check(d->r, jk_buffer_result(&s.out)))
		text = jk_redline_string(d->r, jk_arena_text(d->r->arena, jk_buffer_text(&s.out), s.out.length));
	jk_buffer_dispose(&s.out);
	return text;
}
