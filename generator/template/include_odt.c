/* The body of one ODT in the place of a paragraph of another. */
#include <string.h>
#include "base/text.h"
#include "template/include_odt.h"

/* --- small helpers --- */

int jk_odt_is(const jk_node *node, const char *uri, const char *name) { return jk_node_is(node, name) && strcmp(jk_node_namespace(node), uri) == 0; }

jk_node *jk_odt_child(const jk_node *node, const char *uri, const char *name)
{
	jk_node *child = node ? jk_node_first_element(node) : NULL;
	while (child && !jk_odt_is(child, uri, name))
		child = jk_node_next_element(child);
	return child;
}

const char *jk_odt_key(jk_odt_joining *d, const char *kind, const char *name)
{
	return jk_join_need(d->j, jk_arena_format(d->arena, "%s\n%s", kind, name));
}

jk_node *jk_odt_add(jk_odt_joining *d, jk_node *parent, const char *uri, const char *name)
{
	jk_node *node = parent ? jk_node_add_ns(parent, uri, name) : NULL;
	d->j->to->no_memory |= !node;
	return node;
}

void jk_odt_map(jk_odt_joining *d, jk_names *names, const char *key, const char *value)
{
	if (key)
		d->j->to->no_memory |= jk_names_set(names, d->arena, key, value) != JK_OK;
}

jk_node *jk_odt_text(const jk_node *root) { return jk_odt_child(jk_odt_child(root, JK_OFFICE, "body"), JK_OFFICE, "text"); }

/* --- what stands before the text --- */

/* Declarations and the like, in the order the schema wants. */
static const char *const prelude[] = {"forms", "tracked-changes", "variable-decls", "sequence-decls", "user-field-decls", "dde-connection-decls",
				      "alphabetical-index-auto-mark-file"};
enum { PRELUDE = sizeof prelude / sizeof *prelude };

static size_t prelude_rank(const jk_node *node)
{
	size_t i = 0;
	while (i < PRELUDE && !jk_node_is(node, prelude[i]))
		i++;
	return i;
}

static int is_declared(const jk_node *all, const jk_node *one)
{
	const char *name = jk_node_attribute_ns(one, JK_TEXT, "name");
	for (const jk_node *n = jk_node_first_element(all); n; n = jk_node_next_element(n))
		if (name && jk_text_equal(jk_node_attribute_ns(n, JK_TEXT, "name"), name))
			return 1;
	return 0;
}

/* Variables of one name are one; tracked changes are all brought, their ids are new. */
static void join_declarations(jk_odt_joining *d, jk_node *text, const jk_node *theirs)
{
	jk_node *all = jk_odt_child(text, jk_node_namespace(theirs), jk_node_name(theirs));
	if (!all && (all = jk_odt_add(d, text, jk_node_namespace(theirs), jk_node_name(theirs))) != NULL)
		for (jk_node *n = jk_node_first_element(text); n; n = jk_node_next_element(n))
			if (n != all && prelude_rank(n) > prelude_rank(all)) {
				jk_node_move_before(all, n);
				break;
			}
	for (const jk_node *n = all ? jk_node_first_element(theirs) : NULL; n; n = jk_node_next_element(n))
		if (!is_declared(all, n))
			(void)jk_join_last(d->j, all, n);
}

/* --- what cannot come --- */

static int refuse(jk_odt_joining *d, const char *what)
{
	jk_join_refuse(d->j, what);
	return 0;
}

static int is_joinable(jk_odt_joining *d)
{
	static const char *const holders[][2] = {{JK_OFFICE, "text"}, {JK_TEXT, "section"}, {JK_TABLE, "table-cell"}, {JK_DRAW, "text-box"}};
	jk_node *text = jk_odt_text(d->from[JK_ODT_CONTENT]), *holder = jk_node_parent(d->j->tag);
	if (!text || !jk_odt_text(d->to[JK_ODT_CONTENT]))
		return refuse(d, "office:text");
	int allowed = 0;
	for (size_t i = 0; i < sizeof holders / sizeof *holders; i++)
		allowed |= jk_odt_is(holder, holders[i][0], holders[i][1]);
	if (!allowed || !jk_odt_is(d->j->tag, JK_TEXT, "p")) {
		JK_REPORT(d->j->diagnostics, JK_DIAG_INCLUDE_PLACE, d->j->where, {"tag", d->j->path});
		d->j->to->failed = 1;
		return 0;
	}
	const jk_node *forms = jk_odt_child(text, JK_OFFICE, "forms");
	if (forms && jk_node_first_element(forms))
		return refuse(d, "office:forms");
	for (const jk_node *n = jk_node_first_element(text); n; n = jk_node_next_element(n))
		if (strcmp(jk_node_namespace(n), JK_DRAW) == 0 && jk_text_equal(jk_node_attribute_ns(n, JK_TEXT, "anchor-type"), "page"))
			return refuse(d, "text:anchor-type=\"page\"");
	return 1;
}

/* --- headings --- */

/* Headings are numbered by one list for the whole document. */
static int numbers_headings(const jk_node *styles)
{
	const jk_node *outline = jk_odt_child(jk_odt_child(styles, JK_OFFICE, "styles"), JK_TEXT, "outline-style");
	for (const jk_node *n = outline ? jk_node_first_element(outline) : NULL; n; n = jk_node_next_element(n)) {
		const char *format = jk_node_attribute_ns(n, JK_STYLE, "num-format");
		if (format && *format)
			return 1;
	}
	return 0;
}

static void settle_headings(jk_odt_joining *d, jk_node *text)
{
	int ours = numbers_headings(d->to[JK_ODT_STYLES]), theirs = numbers_headings(d->from[JK_ODT_STYLES]), any = 0;
	for (jk_node *n = text; n && ours != theirs; n = jk_node_following(n, text)) {
		if (!jk_odt_is(n, JK_TEXT, "h"))
			continue;
		any = 1;
		if (ours)
			jk_join_set(d->j, n, JK_TEXT, "is-list-header", "true");
	}
	if (any && theirs)
		JK_REPORT(d->j->diagnostics, JK_DIAG_INCLUDE_HEADINGS, d->j->where, {"path", d->j->path});
}

/* --- all --- */

static jk_node *copy_blocks(jk_odt_joining *d, const jk_node *text)
{
	jk_node *first = NULL, *to = jk_odt_text(d->to[JK_ODT_CONTENT]);
	for (const jk_node *n = jk_node_first_element(text); n && jk_bundle_result(d->j->to) == JK_OK; n = jk_node_next_element(n)) {
		if (prelude_rank(n) < PRELUDE) {
			join_declarations(d, to, n);
			continue;
		}
		if (jk_odt_is(n, JK_TEXT, "soft-page-break"))
			continue;
		jk_node *copy = jk_join_before(d->j, d->j->tag, n);
		first = first ? first : copy;
	}
	return first;
}

/* Bookmarks on the tag's paragraph enclose the annex: they move to its ends. */
static int keeps_marks(const jk_node *tag)
{
	for (jk_node *n = jk_node_following(tag, tag); n; n = jk_node_following(n, tag))
		if (jk_node_is(n, "bookmark-start") || jk_node_is(n, "bookmark-end") || jk_node_is(n, "bookmark"))
			return 1;
	return 0;
}

static jk_node *edge_paragraph(jk_node *from, const jk_node *stop, int last)
{
	jk_node *found = NULL;
	for (jk_node *top = from; top && top != stop; top = jk_node_next(top))
		for (jk_node *n = top; n; n = jk_node_following(n, top))
			if (jk_odt_is(n, JK_TEXT, "p") || jk_odt_is(n, JK_TEXT, "h")) {
				if (!last)
					return n;
				found = n;
			}
	return found;
}

static void move_marks(jk_odt_joining *d, jk_node *first)
{
	jk_node *tag = d->j->tag, *head = edge_paragraph(first, tag, 0), *tail = edge_paragraph(first, tag, 1);
	for (jk_node *n = jk_node_following(tag, tag), *next; n && head && tail; n = next) {
		next = jk_node_following(n, tag);
		int starts = jk_node_is(n, "bookmark-start") || jk_node_is(n, "bookmark"), ends = jk_node_is(n, "bookmark-end");
		if (!starts && !ends)
			continue;
		next = jk_node_behind(n, tag);
		jk_node *copy = jk_join_last(d->j, starts ? head : tail, n);
		if (copy && starts && jk_node_first(head) != copy)
			jk_node_move_before(copy, jk_node_first(head));
		jk_node_remove(n);
	}
}

static void remove_tag(jk_odt_joining *d, jk_node *first)
{
	if (first && keeps_marks(d->j->tag))
		move_marks(d, first);
	/* A cell or frame wants a paragraph. */
	if (!first && !jk_node_next_element(d->j->tag) && !jk_odt_is(jk_node_parent(d->j->tag), JK_OFFICE, "text")) {
		jk_node *empty = jk_odt_add(d, jk_node_parent(d->j->tag), JK_TEXT, "p");
		if (!empty)
			return;
	}
	jk_node_remove(d->j->tag);
	d->j->tag = NULL;
}

static int open_trees(jk_odt_joining *d)
{
	static const char *const names[] = {"content.xml", "styles.xml"};
	for (size_t i = 0; i < 2; i++) {
		jk_xml *from = jk_bundle_tree(d->j->from, names[i]), *to = jk_bundle_change(d->j->to, names[i]);
		d->from[i] = from ? jk_xml_root(from) : NULL;
		d->to[i] = to ? jk_xml_root(to) : NULL;
		if (from && to && !jk_join_check(d->j, jk_xml_import_scope(to, from)))
			return 0;
	}
	return jk_join_check(d->j, jk_bundle_result(d->j->from)) && d->from[0] && d->to[0];
}

void jk_join_odt(jk_joining *joining)
{
	jk_odt_joining d = {.j = joining, .arena = joining->arena};
	if (!open_trees(&d) || !is_joinable(&d))
		return;
	jk_node *text = jk_odt_text(d.from[JK_ODT_CONTENT]);
	jk_odt_index_styles(&d);
	jk_odt_push_defaults(&d);
	jk_odt_survey(&d);
	int own_page = jk_odt_has_own_page(&d);
	jk_odt_settle(&d, JK_ODT_CONTENT, text);
	settle_headings(&d, text);
	if (!jk_join_check(joining, jk_bundle_result(joining->from)))
		return;
	jk_node *first = copy_blocks(&d, text);
	if (own_page && jk_bundle_result(joining->to) == JK_OK)
		jk_odt_join_pages(&d, first);
	if (jk_bundle_result(joining->to) == JK_OK)
		remove_tag(&d, first);
}
