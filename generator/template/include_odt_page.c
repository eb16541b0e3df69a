/* Pages: an annex whose first page differs from the template's brings its master page; behind it that of the template begins anew. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/include_odt.h"

/* --- which master page counts --- */

static const char *master_of(jk_odt_joining *d, int of_template, const jk_node *node)
{
	int is_table = jk_odt_is(node, JK_TABLE, "table");
	const char *name = jk_node_attribute_ns(node, is_table ? JK_TABLE : JK_TEXT, "style-name"), *master = NULL;
	for (unsigned depth = 0; name && depth < 64; depth++) { /* circles of styles */
		const jk_node *style = jk_odt_definition(d, of_template, JK_ODT_CONTENT, is_table ? "table" : "paragraph", name);
		master = style ? jk_node_attribute_ns(style, JK_STYLE, "master-page-name") : NULL;
		if (!style || master)
			break;
		name = jk_node_attribute_ns(style, JK_STYLE, "parent-style-name");
	}
	return master && *master ? master : NULL;
}

static int is_block(const jk_node *node) { return jk_odt_is(node, JK_TEXT, "p") || jk_odt_is(node, JK_TEXT, "h") || jk_odt_is(node, JK_TABLE, "table"); }

static const char *first_master(const jk_node *root)
{
	const jk_node *all = root ? jk_odt_child(root, JK_OFFICE, "master-styles") : NULL;
	const char *first = NULL;
	for (const jk_node *n = all ? jk_node_first_element(all) : NULL; n; n = jk_node_next_element(n)) {
		const char *name = jk_odt_is(n, JK_STYLE, "master-page") ? jk_node_attribute_ns(n, JK_STYLE, "name") : NULL;
		if (jk_text_equal(name, "Standard"))
			return name;
		first = first ? first : name;
	}
	return first;
}

/* The one that the pages behind it have: a first page gives way to the next. */
static const char *lasting(jk_odt_joining *d, int of_template, const char *name)
{
	const jk_node *master = name ? jk_odt_definition(d, of_template, JK_ODT_STYLES, "master", name) : NULL;
	const char *next = master ? jk_node_attribute_ns(master, JK_STYLE, "next-style-name") : NULL;
	return next && *next ? next : name;
}

static const char *master_at_tag(jk_odt_joining *d)
{
	jk_node *text = jk_odt_text(d->to[JK_ODT_CONTENT]);
	const char *master = first_master(d->to[JK_ODT_STYLES]);
	for (jk_node *n = text; n && n != d->j->tag; n = jk_node_following(n, text)) {
		const char *here = jk_node_is_element(n) && is_block(n) ? master_of(d, 1, n) : NULL;
		master = here ? here : master;
	}
	const char *own = master_of(d, 1, d->j->tag);
	return own ? own : lasting(d, 1, master);
}

static jk_node *first_block(jk_node *text)
{
	jk_node *n = text;
	while (n && !(jk_node_is_element(n) && is_block(n)))
		n = jk_node_following(n, text);
	return n;
}

/* --- comparing pages --- */

/* In hundredths of a millimetre; -1 when it is no length. */
static double length_of(const jk_node *node, const char *name)
{
	static const struct {
		const char *unit;
		double hundredths;
	} units[] = {{"mm", 100}, {"cm", 1000}, {"in", 2540}, {"pt", 2540.0 / 72}, {"pc", 2540.0 / 6}, {"inch", 2540}};
	const char *text = node ? jk_node_attribute_ns(node, JK_FO, name) : NULL;
	char number[32];
	double value;
	size_t digits = text ? strspn(text, "0123456789.") : 0;
	if (!digits || digits >= sizeof number)
		return -1;
	memcpy(number, text, digits);
	number[digits] = '\0';
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strcmp(text + digits, units[i].unit) == 0 && jk_text_number(number, &value))
			return value * units[i].hundredths;
	return -1;
}

static const jk_node *layout_of(jk_odt_joining *d, int of_template, const char *master)
{
	const jk_node *page = master ? jk_odt_definition(d, of_template, JK_ODT_STYLES, "master", master) : NULL;
	const char *name = page ? jk_node_attribute_ns(page, JK_STYLE, "page-layout-name") : NULL;
	const jk_node *layout = name ? jk_odt_definition(d, of_template, JK_ODT_STYLES, "layout", name) : NULL;
	return layout;
}

/* From the edge of the paper to the text: a header stands within what is margin without it. */
static double edge_of(const jk_node *layout, const char *margin, const char *head)
{
	const jk_node *style = jk_odt_child(layout, JK_STYLE, head), *height = style ? jk_odt_child(style, JK_STYLE, "header-footer-properties") : NULL;
	double edge = length_of(jk_odt_child(layout, JK_STYLE, "page-layout-properties"), margin), more = length_of(height, "min-height");
	return edge + (more > 0 ? more : 0);
}

static int same_layout(const jk_node *a, const jk_node *b)
{
	static const char *const lengths[] = {"page-width", "page-height", "margin-left", "margin-right", "margin"};
	static const char *const words[] = {"layout-grid-mode", "layout-grid-lines", "writing-mode", "num-format", "first-page-number"};
	enum { NEAR = 50 }; /* half a millimetre: what programs round differently is no other page */
	if (!a || !b)
		return a == b;
	if (fabs(edge_of(a, "margin-top", "header-style") - edge_of(b, "margin-top", "header-style")) > NEAR ||
	    fabs(edge_of(a, "margin-bottom", "footer-style") - edge_of(b, "margin-bottom", "footer-style")) > NEAR)
		return 0;
	a = jk_odt_child(a, JK_STYLE, "page-layout-properties");
	b = jk_odt_child(b, JK_STYLE, "page-layout-properties");
	if (!a || !b)
		return a == b;
	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
		if (fabs(length_of(a, lengths[i]) - length_of(b, lengths[i])) > NEAR)
			return 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!jk_text_equal(jk_node_attribute_ns(a, JK_STYLE, words[i]), jk_node_attribute_ns(b, JK_STYLE, words[i])))
			return 0;
	const jk_node *x = jk_odt_child(a, JK_STYLE, "columns"), *y = jk_odt_child(b, JK_STYLE, "columns");
	const char *p = x ? jk_node_attribute_ns(x, JK_FO, "column-count") : NULL, *q = y ? jk_node_attribute_ns(y, JK_FO, "column-count") : NULL;
	return jk_text_equal(p ? p : "1", q ? q : "1");
}

static const char *const edges[] = {"header", "footer"};

/* Whether a page shows a header (or footer): of left pages, of the first one, too. */
static int has_head(const jk_node *master, const char *edge)
{
	for (const jk_node *n = master ? jk_node_first_element(master) : NULL; n; n = jk_node_next_element(n))
		if (jk_text_starts(jk_node_name(n), edge) && !jk_text_equal(jk_node_attribute_ns(n, JK_STYLE, "display"), "false"))
			return 1;
	return 0;
}

static int has_heads(const jk_node *master) { return has_head(master, edges[0]) || has_head(master, edges[1]); }

/* --- before bringing over --- */

static jk_node *layout_to_change(jk_odt_joining *d, const jk_node *master)
{
	const char *name = jk_node_attribute_ns(master, JK_STYLE, "page-layout-name");
	return name ? jk_odt_definition(d, 0, JK_ODT_STYLES, "layout", name) : NULL;
}

/* Room for a header is no margin any more. */
static void borrow_edge(jk_odt_joining *d, jk_node *layout, const jk_node *other, size_t edge)
{
	static const char *const styles[] = {"header-style", "footer-style"}, *const margins[] = {"margin-top", "margin-bottom"};
	jk_node *own = jk_odt_child(layout, JK_STYLE, styles[edge]), *paper = jk_odt_child(layout, JK_STYLE, "page-layout-properties");
	const jk_node *style = jk_odt_child(other, JK_STYLE, styles[edge]), *theirs = jk_odt_child(other, JK_STYLE, "page-layout-properties");
	const char *margin = theirs ? jk_node_attribute_ns(theirs, JK_FO, margins[edge]) : NULL;
	jk_node *copy = style ? jk_join_last(d->j, layout, style) : NULL;
	if (copy && own) {
		jk_node_move_before(copy, own);
		jk_node_remove(own);
	}
	if (copy && paper && margin)
		jk_join_set(d->j, paper, JK_FO, margins[edge], margin);
}

/* The headers of the template's page, for a page that has none of its own. The schema wants headers before footers. */
static void borrow_head(jk_odt_joining *d, jk_node *master, const jk_node *ours, const char *edge)
{
	jk_node *first = jk_node_first(master);
	for (const jk_node *n = jk_node_first_element(ours); n; n = jk_node_next_element(n)) {
		jk_node *copy = jk_text_starts(jk_node_name(n), edge) ? jk_join_last(d->j, master, n) : NULL;
		if (copy && first && strcmp(edge, edges[0]) == 0)
			jk_node_move_before(copy, first);
	}
}

static const jk_node *lender(jk_odt_joining *d) { return d->has_own_page ? jk_odt_definition(d, 1, JK_ODT_STYLES, "master", d->ours) : NULL; }

void jk_odt_borrow_room(jk_odt_joining *d, const jk_node *master)
{
	const jk_node *ours = lender(d), *other = ours ? layout_of(d, 1, d->ours) : NULL;
	jk_node *layout = other ? layout_to_change(d, master) : NULL;
	for (size_t edge = 0; layout && edge < 2; edge++)
		if (has_head(ours, edges[edge]) && !has_head(master, edges[edge]))
			borrow_edge(d, layout, other, edge);
}

void jk_odt_borrow_heads(jk_odt_joining *d, jk_node *master)
{
	const jk_node *ours = lender(d);
	for (size_t edge = 0; ours && edge < 2; edge++)
		if (has_head(ours, edges[edge]) && !has_head(master, edges[edge]))
			borrow_head(d, master, ours, edges[edge]);
}

static void warn(jk_odt_joining *d) { JK_REPORT(d->j->diagnostics, JK_DIAG_INCLUDE_PAGE, d->j->where, {"path", d->j->path}); }

static int in_text(const jk_odt_joining *d)
{
	const jk_node *holder = jk_node_parent(d->j->tag);
	while (jk_odt_is(holder, JK_TEXT, "section"))
		holder = jk_node_parent(holder);
	return jk_odt_is(holder, JK_OFFICE, "text");
}

int jk_odt_has_own_page(jk_odt_joining *d)
{
	jk_node *first = first_block(jk_odt_text(d->from[JK_ODT_CONTENT]));
	const char *own = first ? master_of(d, 0, first) : NULL, *theirs = own ? own : first_master(d->from[JK_ODT_STYLES]);
	jk_node *master = theirs ? jk_odt_definition(d, 0, JK_ODT_STYLES, "master", theirs) : NULL;
	d->ours = jk_join_need(d->j, jk_arena_string(d->arena, master_at_tag(d) ? master_at_tag(d) : ""));
	d->theirs = jk_join_need(d->j, jk_arena_string(d->arena, theirs ? theirs : ""));
	if (!master || !d->ours || !*d->ours)
		return 0;
	if (same_layout(layout_of(d, 1, d->ours), layout_of(d, 0, theirs)) && !has_heads(master)) {
		jk_odt_map(d, &d->map[JK_ODT_COMMON], jk_odt_key(d, "master", d->theirs), d->ours);
		return 0;
	}
	if (!in_text(d)) {
		warn(d);
		return 0;
	}
	d->has_own_page = 1;
	return 1;
}

/* --- beginning pages --- */

static jk_node *automatic_styles(jk_odt_joining *d) { return jk_odt_child(d->to[JK_ODT_CONTENT], JK_OFFICE, "automatic-styles"); }

/* An automatic style like that of the block, which begins a page of that master. */
static const char *page_style(jk_odt_joining *d, const char *kind, const char *old, const char *master)
{
	jk_node *known = old ? jk_odt_definition(d, 1, JK_ODT_CONTENT, kind, old) : NULL, *holder = automatic_styles(d), *style;
	const char *name = jk_odt_free_style(d, kind, strcmp(kind, "table") == 0 ? "JkPageTable" : "JkPage");
	if (!holder || !name)
		return NULL;
	int is_automatic = known && jk_node_parent(known) == holder;
	style = is_automatic ? jk_join_last(d->j, holder, known) : jk_odt_add(d, holder, JK_STYLE, "style");
	if (!style)
		return NULL;
	jk_join_set(d->j, style, JK_STYLE, "name", name);
	jk_join_set(d->j, style, JK_STYLE, "family", kind);
	if (!is_automatic && old)
		jk_join_set(d->j, style, JK_STYLE, "parent-style-name", old);
	jk_join_set(d->j, style, JK_STYLE, "master-page-name", master);
	jk_odt_note_style(d, kind, name, style);
	return name;
}

/* A block that a condition may leave out, or a tag that vanishes, cannot begin a page: a paragraph that nobody sees does. */
static void make_carrier(jk_odt_joining *d, jk_node *place, const char *master)
{
	jk_node *holder = automatic_styles(d), *paragraph = jk_odt_add(d, jk_node_parent(place), JK_TEXT, "p");
	const char *name = holder ? jk_odt_free_style(d, "paragraph", "JkPage") : NULL;
	jk_node *style = name && paragraph ? jk_odt_add(d, holder, JK_STYLE, "style") : NULL;
	if (!style)
		return;
	jk_node_move_before(paragraph, place);
	jk_join_set(d->j, style, JK_STYLE, "name", name);
	jk_join_set(d->j, style, JK_STYLE, "family", "paragraph");
	jk_join_set(d->j, style, JK_STYLE, "master-page-name", master);
	jk_node *properties = jk_odt_add(d, style, JK_STYLE, "paragraph-properties"), *text = jk_odt_add(d, style, JK_STYLE, "text-properties");
	static const char *const values[][2] = {{"margin-top", "0cm"}, {"margin-bottom", "0cm"}, {"line-height", "0.05cm"}};
	for (size_t i = 0; properties && i < sizeof values / sizeof *values; i++)
		jk_join_set(d->j, properties, JK_FO, values[i][0], values[i][1]);
	if (text)
		jk_join_set(d->j, text, JK_FO, "font-size", "1pt");
	jk_odt_note_style(d, "paragraph", name, style);
	jk_join_set(d->j, paragraph, JK_TEXT, "style-name", name);
}

static void begin_page(jk_odt_joining *d, jk_node *block, const char *master)
{
	jk_node *target = block;
	/* Within a list or section its first paragraph begins the page. */
	while (target && !(jk_node_is_element(target) && is_block(target)))
		target = jk_node_following(target, block);
	if (!target || (!jk_odt_is(target, JK_TABLE, "table") && jk_join_has_brace(d->j, target))) {
		make_carrier(d, block, master);
		return;
	}
	int is_table = jk_odt_is(target, JK_TABLE, "table");
	const char *uri = is_table ? JK_TABLE : JK_TEXT, *old = jk_node_attribute_ns(target, uri, "style-name");
	const char *name = page_style(d, is_table ? "table" : "paragraph", old, master);
	if (name)
		jk_join_set(d->j, target, uri, "style-name", name);
}

static jk_node *next_block(jk_node *tag)
{
	jk_node *n = jk_node_next_element(tag);
	while (n && jk_odt_is(n, JK_TEXT, "soft-page-break"))
		n = jk_node_next_element(n);
	return n;
}

void jk_odt_join_pages(jk_odt_joining *d, jk_node *first)
{
	const char *master = *d->theirs ? jk_odt_style(d, JK_ODT_STYLES, "master", d->theirs) : NULL;
	jk_node *next = next_block(d->j->tag), *block = next;
	while (block && !(jk_node_is_element(block) && is_block(block)))
		block = jk_node_following(block, next);
	if (first && master && jk_bundle_result(d->j->to) == JK_OK)
		begin_page(d, first, master);
	if (next && !(block && master_of(d, 1, block)))
		begin_page(d, next, d->ours);
}
