/* A story of an ODT document as a row of items; paragraphs as text with a table of the nodes that bear it. */
#include <string.h>
#include "base/limits.h"
#include "base/text.h"
#include "redline/odt.h"

enum { CONTENT_MOST = 2048 }; /* bytes of a table's text that serve to find its partner */

typedef struct {
	jk_odt *o;
	jk_odt_side_file *file;
	jk_list *out;
	jk_buffer text, signature;
	jk_odt_item *item;
	int space; /* white space here would be dropped: ODF 1.3 part 3, 6.1.2 */
	/* Changes that wait in the new document stay as they are: it is compared as if they were rejected. */
	unsigned inserted; /* insertions that are open */
	int has_text, has_inserted; /* the paragraph has text of its own, or only such text */
	jk_list before, behind; /* jk_node: deleted paragraphs that stood before and behind this one */
} collecting;

/* --- atoms --- */

static int says_nothing(const char *name)
{
	static const char *const names[] = {"style-name", "text-style-name", "id", "name", "ref-name", "z-index", "class-names"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return 1;
	return 0;
}

static void sign_attribute(const char *name, const char *value, void *state)
{
	collecting *c = state;
	if (says_nothing(name))
		return;
	const char *part = strcmp(name, "href") == 0 && jk_text_starts(value, "./") ? value + 2 : value;
	size_t at = strcmp(name, "href") == 0 ? jk_package_find(c->file->package, part) : JK_PACKAGE_NONE;
	if (at == JK_PACKAGE_NONE) {
		jk_xml_put_attribute(&c->signature, name, value);
		return;
	}
	const jk_package_member *member = jk_package_at(c->file->package, at);
	jk_buffer_format(&c->signature, " part='%zu %lu'", member->size, (unsigned long)member->check);
}

static void sign(collecting *c, const jk_node *node)
{
	if (jk_node_text(node))
		jk_xml_put_text(&c->signature, jk_node_text(node));
	if (!jk_node_is_element(node))
		return;
	jk_buffer_char(&c->signature, '<');
	jk_buffer_string(&c->signature, jk_node_name(node));
	jk_node_each_attribute(node, sign_attribute, c);
	if (strcmp(jk_node_name(node), "bookmark-ref") == 0 && jk_node_attribute_local(node, "ref-name"))
		jk_xml_put_attribute(&c->signature, "to", jk_node_attribute_local(node, "ref-name"));
	jk_buffer_char(&c->signature, '>');
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child))
		sign(c, child);
	jk_buffer_string(&c->signature, "</>");
}

static void put_atom(collecting *c, jk_buffer *out, const jk_node *node)
{
	jk_buffer_clear(&c->signature);
	sign(c, node);
	if (jk_redline_check(c->o->r, jk_buffer_result(&c->signature))) {
		const char *atom = jk_redline_atom(c->o->r, jk_buffer_text(&c->signature));
		jk_buffer_string(out, atom ? atom : "");
	}
}

/* --- paragraphs --- */

int jk_odt_floats(const jk_node *node)
{
	const char *anchor = jk_node_attribute_ns(node, JK_ODT_TEXT, "anchor-type");
	return strcmp(jk_node_namespace(node), JK_ODT_DRAW) == 0 && anchor && strcmp(anchor, "as-char") != 0;
}

static int is_mark(const jk_node *node)
{
	static const char *const names[] = {"bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start",
					    "reference-mark-end", "change", "change-start", "change-end", "soft-page-break",
					    "toc-mark", "toc-mark-start", "toc-mark-end", "alphabetical-index-mark",
					    "alphabetical-index-mark-start", "alphabetical-index-mark-end", "user-index-mark",
					    "user-index-mark-start", "user-index-mark-end"};
	if (strcmp(jk_node_namespace(node), JK_ODT_OFFICE) == 0 || jk_odt_floats(node))
		return 1;
	if (strcmp(jk_node_namespace(node), JK_ODT_TEXT) != 0)
		return 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
}

int jk_odt_is_transparent(const jk_node *node)
{
	if (strcmp(jk_node_namespace(node), JK_ODT_TEXT) != 0)
		return !jk_text_starts(jk_node_namespace(node), "urn:oasis:names:tc:opendocument:");
	return jk_node_is(node, "span") || jk_node_is(node, "a") || jk_node_is(node, "meta") || jk_node_is(node, "meta-field");
}

static size_t count_pieces(const jk_node *node)
{
	size_t count = 0;
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child))
		count += jk_node_is_element(child) && jk_odt_is_transparent(child) ? count_pieces(child) : 1;
	return count;
}

static int is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static int is_plain(const char *text, int space)
{
	for (const char *at = text; *at; at++) {
		if (is_white(*at) && (space || *at != ' '))
			return 0;
		space = *at == ' ';
	}
	return 1;
}

/* --- changes that wait --- */

static const jk_node *change_of(const collecting *c, const jk_node *mark)
{
	const char *id = jk_node_attribute_ns(mark, JK_ODT_TEXT, "change-id");
	const jk_node *region = id ? jk_index_find(&c->o->new_file.ids, "", id) : NULL;
	return region && jk_redline_odt_is(region, JK_ODT_TEXT, "changed-region") ? jk_node_first_element(region) : NULL;
}

static void put_content(jk_buffer *out, const jk_node *node, size_t most);

/* Deleted paragraphs: the first (before any text: the last) is part of this one, the others stood behind (before) it. */
static void put_deleted(collecting *c, const jk_node *deletion)
{
	jk_node *first = jk_node_child(deletion, "change-info") ? jk_node_next_element(jk_node_child(deletion, "change-info")) : NULL;
	jk_node *last = first;
	while (last && jk_node_next_element(last))
		last = jk_node_next_element(last);
	jk_node *own = c->item && (c->has_text || first == last) ? first : last;
	for (jk_node *n = first; n; n = jk_node_next_element(n)) {
		if (n != own || !c->item)
			jk_redline_add(c->o->r, own == first && c->item ? &c->behind : &c->before, n);
		else if (jk_node_is(n, "p") || jk_node_is(n, "h"))
			put_content(&c->text, n, JK_BUFFER_LIMIT);
		if (c->item)
			c->item->waits = 1;
	}
}

static int is_change(const jk_node *node)
{
	return jk_redline_odt_is(node, JK_ODT_TEXT, "change") || jk_redline_odt_is(node, JK_ODT_TEXT, "change-start") ||
	       jk_redline_odt_is(node, JK_ODT_TEXT, "change-end");
}

static void pass_change(collecting *c, const jk_node *mark)
{
	const jk_node *change = change_of(c, mark);
	if (!change)
		return;
	if (jk_node_is(change, "deletion") && jk_node_is(mark, "change"))
		put_deleted(c, change);
	else if (jk_node_is(change, "insertion") && jk_node_is(mark, "change-start"))
		c->inserted++;
	else if (jk_node_is(change, "insertion") && jk_node_is(mark, "change-end") && c->inserted)
		c->inserted--;
}

/* White space as readers see it; the node is changed where that differs. */
static void put_text(collecting *c, jk_node *node)
{
	const char *text = jk_node_text(node);
	if (!is_plain(text, c->space)) {
		jk_buffer_clear(&c->signature);
		int space = c->space;
		for (const char *at = text; *at; at++) {
			if (!is_white(*at) || !space)
				jk_buffer_char(&c->signature, is_white(*at) ? ' ' : *at);
			space = is_white(*at);
		}
		if (!jk_redline_check(c->o->r, jk_buffer_result(&c->signature)) ||
		    !jk_redline_check(c->o->r, jk_node_set_text(node, jk_buffer_text(&c->signature))))
			return;
		text = jk_node_text(node);
	}
	if (c->inserted) {
		c->has_inserted |= *text != '\0';
	} else {
		c->has_text |= *text != '\0';
		jk_redline_text(c->o->r, &c->text, text);
	}
	if (*text)
		c->space = text[strlen(text) - 1] == ' ';
}

static void put_spaces(collecting *c, const jk_node *node)
{
	double count = 1;
	const char *given = jk_node_attribute_ns(node, JK_ODT_TEXT, "c");
	if (given && (!jk_text_number(given, &count) || count < 0))
		count = 1;
	for (size_t i = 0; i < (size_t)(count > JK_ODT_SPACES ? JK_ODT_SPACES : count); i++)
		jk_buffer_char(&c->text, ' ');
	c->space = 0;
}

static void put_element(collecting *c, jk_node *node)
{
	if (jk_redline_odt_is(node, JK_ODT_TEXT, "s") && !c->inserted) {
		c->has_text = 1;
		put_spaces(c, node);
		return;
	}
	c->space = 0;
	c->has_text |= !c->inserted;
	c->has_inserted |= c->inserted > 0;
	if (c->inserted)
		return;
	if (jk_redline_odt_is(node, JK_ODT_TEXT, "tab"))
		jk_buffer_char(&c->text, '\t');
	else if (jk_redline_odt_is(node, JK_ODT_TEXT, "line-break"))
		jk_buffer_char(&c->text, '\n');
	else
		put_atom(c, &c->text, node);
}

/* Our bookmarks say which paragraph is which, where both documents have them. */
static void take_key(collecting *c, const jk_node *mark)
{
	const char *name = jk_node_attribute_ns(mark, JK_ODT_TEXT, "name");
	int ours = name && (jk_text_starts(name, "cl_") || jk_text_starts(name, "ch_") || jk_text_starts(name, "ar_"));
	if (ours && !c->item->key && !jk_node_is(mark, "bookmark-end") && jk_index_find(&c->o->old_file.names, "bookmark", name) &&
	    jk_index_find(&c->o->new_file.names, "bookmark", name))
		c->item->key = name;
}

static void put_pieces(collecting *c, jk_node *parent)
{
	for (jk_node *child = jk_node_first(parent); child && jk_redline_fine(c->o->r); child = jk_node_next(child)) {
		if (jk_node_is_element(child) && jk_odt_is_transparent(child)) {
			put_pieces(c, child);
			continue;
		}
		jk_odt_piece *piece = &c->item->pieces[c->item->piece_count++];
		piece->node = child;
		piece->from = c->text.length;
		if (jk_node_text(child))
			put_text(c, child);
		else if (jk_node_is_element(child) && is_change(child) && c->file == &c->o->new_file)
			pass_change(c, child);
		else if (jk_node_is_element(child) && is_mark(child))
			take_key(c, child);
		else if (jk_node_is_element(child))
			put_element(c, child);
		piece->to = c->text.length;
	}
}

static void keep_text(collecting *c)
{
	c->item->length = c->text.length;
	if (jk_redline_check(c->o->r, jk_buffer_result(&c->text)))
		c->item->text = jk_redline_string(c->o->r, jk_arena_text(c->o->r->arena, jk_buffer_text(&c->text), c->text.length));
}

static void fill_paragraph(collecting *c)
{
	size_t count = count_pieces(c->item->node);
	c->space = 1;
	c->item->pieces = jk_redline_need(c->o->r, jk_arena_array(c->o->r->arena, count + 1, sizeof *c->item->pieces));
	if (c->item->pieces)
		put_pieces(c, c->item->node);
}

int jk_odt_is_list(const jk_node *node)
{
	return strcmp(jk_node_namespace(node), JK_ODT_TEXT) == 0 && (jk_node_is(node, "list") || jk_node_is(node, "list-item") ||
								     jk_node_is(node, "list-header") || jk_node_is(node, "numbered-paragraph"));
}

/* --- the others --- */

static void put_content(jk_buffer *out, const jk_node *node, size_t most)
{
	if (jk_node_text(node))
		jk_buffer_string(out, jk_node_text(node));
	for (const jk_node *child = jk_node_first(node); child && out->length < most; child = jk_node_next(child))
		put_content(out, child, most);
}

const char *jk_odt_content(jk_odt *o, const jk_node *node)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put_content(&text, node, CONTENT_MOST);
	const char *content = NULL;
	if (jk_redline_check(o->r, jk_buffer_result(&text)))
		content = jk_redline_string(o->r, jk_arena_text(o->r->arena, jk_buffer_text(&text), text.length));
	jk_buffer_dispose(&text);
	return content;
}

unsigned jk_odt_chain_of(const jk_node *paragraph)
{
	const jk_node *list = NULL;
	for (const jk_node *n = jk_node_parent(paragraph); n && jk_odt_is_list(n); n = jk_node_parent(n))
		list = jk_redline_odt_is(n, JK_ODT_TEXT, "list") ? n : list;
	return list ? jk_node_number(list) : 0;
}

/* --- places in lists --- */

static int is_paragraph(const jk_node *node) { return jk_redline_odt_is(node, JK_ODT_TEXT, "p") || jk_redline_odt_is(node, JK_ODT_TEXT, "h"); }

int jk_odt_bears_number(const jk_node *paragraph)
{
	for (const jk_node *n = jk_node_previous(paragraph); n; n = jk_node_previous(n))
		if (jk_node_is_element(n))
			return 0;
	return is_paragraph(paragraph);
}

static unsigned depth_of(const jk_node *paragraph)
{
	unsigned depth = 0;
	for (const jk_node *n = jk_node_parent(paragraph); n && jk_odt_is_list(n); n = jk_node_parent(n))
		depth += (unsigned)jk_redline_odt_is(n, JK_ODT_TEXT, "list");
	return depth;
}

/* What the item says of its number. */
static const char *start_of(const jk_node *paragraph)
{
	const jk_node *item = jk_node_parent(paragraph);
	if (!jk_redline_odt_is(item, JK_ODT_TEXT, "list-item") || !jk_odt_bears_number(paragraph))
		return "none";
	const char *start = jk_node_attribute_ns(item, JK_ODT_TEXT, "start-value");
	return start ? start : "";
}

int jk_odt_same_place(const jk_node *a, const jk_node *b)
{
	return depth_of(a) == depth_of(b) && jk_text_equal(start_of(a), start_of(b)) && strcmp(jk_node_name(a), jk_node_name(b)) == 0 &&
	       jk_text_equal(jk_node_attribute_ns(a, JK_ODT_TEXT, "outline-level"), jk_node_attribute_ns(b, JK_ODT_TEXT, "outline-level"));
}

static int is_index(const jk_node *node)
{
	return jk_text_ends(jk_node_name(node), "-index") || jk_node_is(node, "table-of-content") || jk_node_is(node, "bibliography") ||
	       jk_node_is(node, "index-title");
}

int jk_odt_is_left_out(const jk_node *node)
{
	return (is_mark(node) && !jk_odt_floats(node)) || jk_node_is(node, "tracked-changes") || jk_text_ends(jk_node_name(node), "-decls") ||
	       jk_node_is(node, "dde-connection-decls") || jk_node_is(node, "alphabetical-index-auto-mark-file");
}

jk_odt_kind jk_odt_kind_of(const jk_node *node)
{
	if (jk_redline_odt_is(node, JK_ODT_TEXT, "p") || jk_redline_odt_is(node, JK_ODT_TEXT, "h"))
		return JK_ODT_PARAGRAPH;
	if (jk_redline_odt_is(node, JK_ODT_TABLE, "table"))
		return JK_ODT_A_TABLE;
	if (strcmp(jk_node_namespace(node), JK_ODT_TEXT) == 0 && (jk_node_is(node, "section") || is_index(node)))
		return JK_ODT_A_SECTION;
	return JK_ODT_OTHER;
}

static void fill_item(collecting *c)
{
	jk_buffer_clear(&c->text);
	if (c->item->kind == JK_ODT_PARAGRAPH)
		fill_paragraph(c);
	else if (c->item->kind == JK_ODT_OTHER)
		put_atom(c, &c->text, c->item->node);
	else
		put_content(&c->text, c->item->node, CONTENT_MOST);
	keep_text(c);
}

static jk_odt_item *new_item(collecting *c, jk_node *node, int pending)
{
	c->item = jk_redline_need(c->o->r, jk_arena_allocate(c->o->r->arena, sizeof *c->item));
	if (!c->item)
		return NULL;
	c->item->node = node;
	c->item->kind = jk_odt_kind_of(node);
	c->item->pending = pending;
	c->has_text = c->has_inserted = 0;
	fill_item(c);
	return c->item;
}

/* Paragraphs whose deletion waits: they are there, but nothing is marked in them. */
static void add_pending(collecting *c, jk_list *nodes)
{
	for (size_t i = 0; i < nodes->count && jk_redline_fine(c->o->r); i++)
		jk_redline_add(c->o->r, c->out, new_item(c, nodes->items[i], 1));
	nodes->count = 0;
}

/* An item that somebody put in, if that is accepted, is not there. */
static void add_item(collecting *c, jk_node *node)
{
	int inside = c->inserted > 0;
	jk_odt_item *item = new_item(c, node, 0);
	int put_in = item && (item->kind == JK_ODT_PARAGRAPH ? !c->has_text && (inside || c->inserted) && (inside || c->has_inserted) : inside);
	if (item && c->before.count)
		add_pending(c, &c->before);
	if (item && !put_in)
		jk_redline_add(c->o->r, c->out, item);
	if (item && c->behind.count)
		add_pending(c, &c->behind);
	c->item = NULL;
}

static void collect(collecting *c, jk_node *container)
{
	for (jk_node *child = jk_node_first_element(container); child && jk_redline_fine(c->o->r); child = jk_node_next_element(child)) {
		if (jk_odt_is_list(child))
			collect(c, child);
		else if (is_change(child) && c->file == &c->o->new_file)
			pass_change(c, child);
		else if (!jk_odt_is_left_out(child))
			add_item(c, child);
	}
}

void jk_odt_collect(jk_list *out, jk_odt *o, jk_odt_side_file *file, jk_node *container)
{
	collecting c = {.o = o, .file = file, .out = out};
	jk_buffer_init(&c.text, 0);
	jk_buffer_init(&c.signature, 0);
	jk_node *body = jk_node_child(container, "index-body"); /* of a table of contents and the like */
	collect(&c, body ? body : container);
	jk_buffer_dispose(&c.text);
	jk_buffer_dispose(&c.signature);
}
