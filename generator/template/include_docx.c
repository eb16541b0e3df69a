/* The body of one DOCX in the place of a paragraph of another. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/include_docx.h"

/* --- small helpers --- */

int jk_docx_is(const jk_node *node, const char *name) { return jk_node_is(node, name) && strcmp(jk_node_namespace(node), JK_W) == 0; }

jk_node *jk_docx_child(const jk_node *node, const char *name)
{
	jk_node *child = jk_node_first_element(node);
	while (child && !jk_docx_is(child, name))
		child = jk_node_next_element(child);
	return child;
}

const char *jk_docx_value(const jk_node *node) { return jk_node_attribute_ns(node, JK_W, "val"); }

const char *jk_docx_child_value(const jk_node *node, const char *name)
{
	const jk_node *child = node ? jk_docx_child(node, name) : NULL;
	return child ? jk_docx_value(child) : NULL;
}

jk_node *jk_docx_add(jk_docx_joining *d, jk_node *parent, const char *name, const char *value)
{
	jk_node *node = jk_node_add_ns(parent, JK_W, name);
	d->j->to->no_memory |= !node;
	if (node && value)
		jk_join_set(d->j, node, JK_W, "val", value);
	return node;
}

jk_node *jk_docx_body(jk_xml *xml) { return xml ? jk_docx_child(jk_xml_root(xml), "body") : NULL; }

void jk_docx_add_root(jk_docx_joining *d, jk_node *node, const char *from, const char *to)
{
	jk_docx_root *root = jk_arena_allocate(d->arena, sizeof *root);
	if (!root || !to || jk_list_add(&d->roots, d->arena, root) != JK_OK) {
		d->j->to->no_memory = 1;
		return;
	}
	*root = (jk_docx_root){node, from, to};
}

const char *jk_docx_number(jk_docx_joining *d, long number) { return jk_join_need(d->j, jk_arena_format(d->arena, "%ld", number)); }
long jk_docx_long(const char *text) { return text ? strtol(text, NULL, 10) : 0; }

const char *jk_docx_lower(jk_docx_joining *d, const char *text)
{
	char *copy = jk_arena_allocate(d->arena, strlen(text) + 1);
	d->j->to->no_memory |= !copy;
	for (size_t i = 0; copy && text[i]; i++)
		copy[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + ('a' - 'A') : text[i]);
	return copy;
}

void jk_docx_map(jk_docx_joining *d, jk_names *names, const char *key, const char *value)
{
	if (key)
		d->j->to->no_memory |= jk_names_set(names, d->arena, key, value) != JK_OK;
}

/* --- blocks --- */

static int is_block(const jk_node *node)
{
	return jk_docx_is(node, "p") || jk_docx_is(node, "tbl") || jk_docx_is(node, "sdt") || jk_docx_is(node, "customXml") || jk_docx_is(node, "altChunk");
}

/* A paragraph of nothing that stays where Word wants one: between two tables, at the end of a cell. */
static void keep_apart(jk_docx_joining *d, jk_node *place)
{
	jk_node *paragraph = jk_docx_add(d, jk_node_parent(place), "p", NULL);
	if (paragraph)
		jk_node_move_before(paragraph, place);
}

static jk_node *previous_element(const jk_node *node)
{
	jk_node *n = jk_node_previous(node);
	while (n && !jk_node_is_element(n))
		n = jk_node_previous(n);
	return n;
}

/* Bookmarks around or on the tag's paragraph enclose the annex. */
static void free_ranges(jk_docx_joining *d, jk_node *first)
{
	jk_node *tag = d->j->tag, *next;
	jk_list starts = {0}, ends = {0};
	for (jk_node *n = jk_node_following(tag, tag); n; n = next) {
		next = jk_node_following(n, tag);
		jk_list *list = jk_docx_is(n, "bookmarkStart") ? &starts : jk_docx_is(n, "bookmarkEnd") ? &ends : NULL;
		d->j->to->no_memory |= list && jk_list_add(list, d->arena, n) != JK_OK;
	}
	for (size_t i = 0; i < starts.count; i++)
		jk_node_move_before(starts.items[i], first ? first : tag);
	for (size_t i = 0; i < ends.count; i++)
		jk_node_move_before(ends.items[i], tag);
}

/* Copies the blocks in front of the tag; *first and *last are NULL when there are none. */
static void copy_blocks(jk_docx_joining *d, jk_node **first, jk_node **last)
{
	jk_node *body = jk_docx_body(jk_bundle_tree(d->j->from, JK_DOCUMENT)), *tag = d->j->tag;
	*first = *last = NULL;
	for (jk_node *n = jk_node_first_element(body); n && jk_bundle_result(d->j->to) == JK_OK; n = jk_node_next_element(n)) {
		if (jk_docx_is(n, "sectPr"))
			continue;
		jk_node *before = previous_element(tag);
		if (!*first && jk_docx_is(n, "tbl") && before && jk_docx_is(before, "tbl"))
			keep_apart(d, tag);
		jk_node *copy = jk_join_before(d->j, tag, n);
		if (!copy)
			return;
		*last = is_block(copy) ? copy : *last;
		*first = *first ? *first : copy;
	}
}

/* Whether something must stay in the place of the tag. */
static int needs_paragraph(const jk_node *tag)
{
	const jk_node *before = previous_element(tag), *next = jk_node_next_element(tag);
	int ends_holder = !next && !jk_docx_is(jk_node_parent(tag), "body");
	return (ends_holder && (!before || !jk_docx_is(before, "p"))) || (before && jk_docx_is(before, "tbl") && next && jk_docx_is(next, "tbl"));
}

static void remove_tag(jk_docx_joining *d)
{
	if (needs_paragraph(d->j->tag))
		keep_apart(d, d->j->tag);
	jk_node_remove(d->j->tag);
	d->j->tag = NULL;
}

/* A tag paragraph that ends a section: that duty goes to a paragraph of its own. */
static void part_from_section(jk_docx_joining *d)
{
	jk_node *properties = jk_docx_child(d->j->tag, "pPr"), *section = properties ? jk_docx_child(properties, "sectPr") : NULL;
	if (!section)
		return;
	jk_node *paragraph = jk_docx_add(d, jk_node_parent(d->j->tag), "p", NULL);
	jk_node *own = paragraph ? jk_docx_add(d, paragraph, "pPr", NULL) : NULL, *copy = own ? jk_join_last(d->j, own, section) : NULL;
	if (!copy)
		return;
	jk_node_move_after(paragraph, d->j->tag);
	jk_node_remove(section);
}

static int is_allowed_place(const jk_node *tag)
{
	static const char *const holders[] = {"body", "tc", "sdtContent", "txbxContent", "customXml"};
	for (size_t i = 0; i < sizeof holders / sizeof *holders; i++)
		if (jk_docx_is(jk_node_parent(tag), holders[i]))
			return 1;
	return 0;
}

/* Both must speak the same dialect: ISO strict has other namespaces. */
static int is_joinable(jk_docx_joining *d)
{
	jk_xml *to = jk_bundle_tree(d->j->to, JK_DOCUMENT), *from = jk_bundle_tree(d->j->from, JK_DOCUMENT);
	if (!to || !from)
		return jk_join_check(d->j, jk_bundle_result(d->j->from));
	if (!jk_docx_body(to) || !jk_docx_body(from)) {
		jk_join_refuse(d->j, "Strict Open XML");
		return 0;
	}
	if (!is_allowed_place(d->j->tag)) {
		JK_REPORT(d->j->diagnostics, JK_DIAG_INCLUDE_PLACE, d->j->where, {"tag", d->j->path});
		d->j->to->failed = 1;
		return 0;
	}
	return 1;
}

static void settle_all(jk_docx_joining *d)
{
	for (size_t i = 0; i < d->roots.count; i++)
		jk_docx_survey_root(d, d->roots.items[i]);
	jk_docx_join_styles(d);
	jk_docx_join_numbers(d);
	for (size_t i = 0; i < d->roots.count && jk_bundle_result(d->j->to) == JK_OK; i++)
		jk_docx_settle(d, d->roots.items[i]);
}

static void put_in(jk_docx_joining *d, int own_pages)
{
	jk_node *first, *last;
	if (own_pages)
		jk_docx_prepare_sections(d);
	copy_blocks(d, &first, &last);
	if (jk_bundle_result(d->j->to) == JK_OK)
		jk_docx_join_sections(d, first, last);
	free_ranges(d, first);
	if (jk_bundle_result(d->j->to) == JK_OK)
		remove_tag(d);
}

void jk_join_docx(jk_joining *joining)
{
	jk_docx_joining d = {.j = joining, .arena = joining->arena};
	if (!is_joinable(&d))
		return;
	jk_xml *to = jk_bundle_change(joining->to, JK_DOCUMENT), *from = jk_bundle_tree(joining->from, JK_DOCUMENT);
	if (!jk_join_check(joining, jk_xml_import_scope(to, from)))
		return;
	part_from_section(&d);
	int own_pages = jk_docx_has_own_pages(&d);
	jk_docx_survey(&d);
	if (own_pages)
		jk_docx_find_headers(&d);
	else
		jk_docx_drop_sections(&d);
	jk_docx_add_root(&d, jk_docx_body(from), JK_DOCUMENT, JK_DOCUMENT);
	jk_docx_find_notes(&d);
	settle_all(&d);
	if (!jk_join_check(joining, jk_bundle_result(joining->from)))
		return;
	jk_docx_join_notes(&d);
	jk_docx_join_headers(&d);
	put_in(&d, own_pages);
}
