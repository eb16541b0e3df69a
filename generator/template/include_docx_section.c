/* Sections: an annex with pages of its own (landscape, other margins, headers) is a section; the template's goes on behind it. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/include_docx.h"

enum { NEAR = 20 }; /* twips: what programs round differently is no other page */

/* --- comparing pages --- */

static long number_of(const jk_node *node, const char *attribute, long otherwise)
{
	const char *text = node ? jk_node_attribute_ns(node, JK_W, attribute) : NULL;
	return text ? jk_docx_long(text) : otherwise;
}

static int is_near(const jk_node *a, const jk_node *b, const char *attribute)
{
	return labs(number_of(a, attribute, 0) - number_of(b, attribute, 0)) <= NEAR;
}

static const char *word_of(const jk_node *node, const char *attribute, const char *otherwise)
{
	const char *text = node ? jk_node_attribute_ns(node, JK_W, attribute) : NULL;
	return text ? text : otherwise;
}

static int same_paper(const jk_node *a, const jk_node *b)
{
	static const char *const margins[] = {"top", "right", "bottom", "left", "header", "footer", "gutter"};
	const jk_node *x = jk_docx_child(a, "pgSz"), *y = jk_docx_child(b, "pgSz");
	if (!is_near(x, y, "w") || !is_near(x, y, "h"))
		return 0;
	x = jk_docx_child(a, "pgMar");
	y = jk_docx_child(b, "pgMar");
	for (size_t i = 0; i < sizeof margins / sizeof *margins; i++)
		if (!is_near(x, y, margins[i]))
			return 0;
	return 1;
}

/* The grid of lines and characters counts only where it has a type. */
static int same_grid(const jk_node *a, const jk_node *b)
{
	const jk_node *x = jk_docx_child(a, "docGrid"), *y = jk_docx_child(b, "docGrid");
	const char *type = word_of(x, "type", "default");
	if (strcmp(type, word_of(y, "type", "default")) != 0)
		return 0;
	if (strcmp(type, "default") == 0)
		return 1;
	return number_of(x, "linePitch", 0) == number_of(y, "linePitch", 0) && number_of(x, "charSpace", 0) == number_of(y, "charSpace", 0);
}

static int same_rest(const jk_node *a, const jk_node *b)
{
	static const char *const whole[] = {"pgBorders", "lnNumType", "textDirection", "vAlign", "bidi", "rtlGutter", "paperSrc"};
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (!jk_node_same(jk_docx_child(a, whole[i]), jk_docx_child(b, whole[i])))
			return 0;
	const jk_node *x = jk_docx_child(a, "cols"), *y = jk_docx_child(b, "cols");
	long count = number_of(x, "num", 1);
	return count == number_of(y, "num", 1) && (count == 1 || jk_node_same(x, y));
}

static int counts_pages_anew(const jk_node *section)
{
	const jk_node *numbers = jk_docx_child(section, "pgNumType");
	return numbers && jk_node_attribute_ns(numbers, JK_W, "start");
}

static int is_reference(const jk_node *node) { return jk_docx_is(node, "headerReference") || jk_docx_is(node, "footerReference"); }

static int has_references(const jk_node *section, const char *name)
{
	for (const jk_node *n = jk_node_first_element(section); n; n = jk_node_next_element(n))
		if (is_reference(n) && (!name || jk_node_is(n, name)))
			return 1;
	return 0;
}

/* --- finding sections --- */

static int is_section(const jk_node *node)
{
	const jk_node *parent = jk_docx_is(node, "sectPr") ? jk_node_parent(node) : NULL;
	return parent && (jk_docx_is(parent, "pPr") || jk_docx_is(parent, "body"));
}

static void list_sections(jk_docx_joining *d, jk_list *out, jk_node *body)
{
	for (jk_node *node = body; node; node = jk_node_following(node, body))
		if (is_section(node))
			d->j->to->no_memory |= jk_list_add(out, d->arena, node) != JK_OK;
}

/* The section a node of the body stands in: sections are told at their ends. */
static jk_node *section_behind(jk_node *place, jk_node *body)
{
	jk_node *node = jk_node_behind(place, body);
	while (node && !is_section(node))
		node = jk_node_following(node, body);
	return node;
}

static jk_node *from_body(jk_docx_joining *d) { return jk_docx_body(jk_bundle_tree(d->j->from, JK_DOCUMENT)); }

static void warn_of_page(jk_docx_joining *d)
{
	JK_REPORT(d->j->diagnostics, JK_DIAG_INCLUDE_PAGE, d->j->where, {"path", d->j->path});
}

int jk_docx_has_own_pages(jk_docx_joining *d)
{
	jk_list sections = {0};
	jk_node *holder = jk_node_parent(d->j->tag);
	int in_body = jk_docx_is(holder, "body");
	jk_node *ours = in_body ? section_behind(d->j->tag, holder) : NULL;
	list_sections(d, &sections, from_body(d));
	const jk_node *theirs = sections.count ? sections.items[sections.count - 1] : NULL;
	if (!theirs || (in_body && !ours))
		return 0;
	if (!in_body) {
		jk_list all = {0};
		jk_node *body = jk_docx_body(jk_bundle_tree(d->j->to, JK_DOCUMENT));
		list_sections(d, &all, body);
		if (sections.count > 1 || (all.count && !same_paper(all.items[all.count - 1], theirs)))
			warn_of_page(d);
		return 0;
	}
	return sections.count > 1 || has_references(theirs, NULL) || counts_pages_anew(theirs) || !same_paper(ours, theirs) || !same_grid(ours, theirs) ||
	       !same_rest(ours, theirs);
}

void jk_docx_drop_sections(jk_docx_joining *d)
{
	jk_list sections = {0};
	list_sections(d, &sections, from_body(d));
	for (size_t i = 0; i < sections.count; i++)
		jk_node_remove(sections.items[i]);
}

/* --- headers and footers --- */

void jk_docx_find_headers(jk_docx_joining *d)
{
	jk_list sections = {0};
	list_sections(d, &sections, from_body(d));
	for (size_t i = 0; i < sections.count; i++)
		for (jk_node *n = jk_node_first_element(sections.items[i]); n; n = jk_node_next_element(n)) {
			const char *id = is_reference(n) ? jk_node_attribute_ns(n, JK_R, "id") : NULL;
			const char *part = id ? jk_docx_link_target(d, d->j->from, JK_DOCUMENT, id) : NULL;
			jk_xml *xml = part && !jk_names_get(&d->copied, part) ? jk_bundle_tree(d->j->from, part) : NULL, *made;
			const char *name = xml ? jk_docx_free_part(d, part) : NULL;
			if (!name || !jk_join_check(d->j, jk_xml_new_like(&made, xml, "w")))
				continue;
			/* Its relationship comes with the reference in the body. */
			jk_docx_add_part(d, part, name, made, 0);
			jk_docx_map(d, &d->copied, part, name);
			jk_docx_add_root(d, jk_xml_root(xml), part, name);
		}
}

void jk_docx_join_headers(jk_docx_joining *d)
{
	for (size_t i = 0; i < d->roots.count; i++) {
		const jk_docx_root *root = d->roots.items[i];
		if (!jk_docx_is(root->node, "hdr") && !jk_docx_is(root->node, "ftr"))
			continue;
		jk_xml *to = jk_bundle_change(d->j->to, root->to);
		for (const jk_node *n = jk_node_first_element(root->node); n && to; n = jk_node_next_element(n))
			(void)jk_join_last(d->j, jk_xml_root(to), n);
	}
}

/* A section without a header (of a type) has that of the one before it. */
static const jk_node *inherited(const jk_list *sections, size_t index, const jk_node *like)
{
	while (index--)
		for (const jk_node *n = jk_node_first_element(sections->items[index]); n; n = jk_node_next_element(n))
			if (jk_node_is(n, jk_node_name(like)) && jk_text_equal(word_of(n, "type", "default"), word_of(like, "type", "default")))
				return n;
	return NULL;
}

static int has_reference(const jk_node *section, const jk_node *like)
{
	for (const jk_node *n = jk_node_first_element(section); n; n = jk_node_next_element(n))
		if (jk_node_is(n, jk_node_name(like)) && jk_text_equal(word_of(n, "type", "default"), word_of(like, "type", "default")))
			return 1;
	return 0;
}

static void add_reference(jk_docx_joining *d, jk_node *section, const jk_node *reference)
{
	jk_node *first = jk_node_first(section), *copy = jk_join_last(d->j, section, reference);
	if (copy && first)
		jk_node_move_before(copy, first);
}

/* Writes what a section of the template inherits into it, as another will stand before it. */
static void fill_references(jk_docx_joining *d, const jk_list *sections, size_t index)
{
	jk_node *section = sections->items[index];
	for (size_t i = 0; i < index; i++)
		for (const jk_node *n = jk_node_first_element(sections->items[i]); n; n = jk_node_next_element(n)) {
			const jk_node *wanted = is_reference(n) && !has_reference(section, n) ? inherited(sections, index, n) : NULL;
			if (wanted)
				add_reference(d, section, wanted);
		}
}

/* An annex without headers (or footers) at all goes on under those of the template. */
static void borrow_references(jk_docx_joining *d, jk_node *section, const jk_node *ours)
{
	int has_header = has_references(section, "headerReference"), has_footer = has_references(section, "footerReference");
	for (const jk_node *n = jk_node_first_element(ours); n; n = jk_node_next_element(n))
		if (is_reference(n) && !(jk_node_is(n, "headerReference") ? has_header : has_footer))
			add_reference(d, section, n);
}

/* --- putting sections in --- */

/* A paragraph that nobody sees, to end a section where no other can. */
static jk_node *make_carrier(jk_docx_joining *d)
{
	jk_node *paragraph = jk_docx_add(d, jk_node_parent(d->j->tag), "p", NULL);
	jk_node *properties = paragraph ? jk_docx_add(d, paragraph, "pPr", NULL) : NULL;
	jk_node *grid = properties ? jk_docx_add(d, properties, "snapToGrid", "0") : NULL;
	jk_node *spacing = grid ? jk_docx_add(d, properties, "spacing", NULL) : NULL;
	static const char *const values[][2] = {{"before", "0"}, {"after", "0"}, {"line", "20"}, {"lineRule", "exact"}};
	for (size_t i = 0; spacing && i < sizeof values / sizeof *values; i++)
		jk_join_set(d->j, spacing, JK_W, values[i][0], values[i][1]);
	jk_node *run = spacing ? jk_docx_add(d, properties, "rPr", NULL) : NULL, *size = run ? jk_docx_add(d, run, "sz", "2") : NULL;
	return size ? paragraph : NULL;
}

/* The paragraph itself can end a section when it stays whatever conditions hold. */
static int can_carry(jk_docx_joining *d, jk_node *node)
{
	const jk_node *properties = node && jk_docx_is(node, "p") ? jk_docx_child(node, "pPr") : NULL;
	return node && jk_docx_is(node, "p") && !(properties && jk_docx_child(properties, "sectPr")) && !jk_join_has_brace(d->j, node);
}

static void put_section(jk_docx_joining *d, jk_node *paragraph, const jk_node *section)
{
	jk_node *properties = jk_docx_child(paragraph, "pPr"), *first = jk_node_first(paragraph);
	if (!properties && (properties = jk_docx_add(d, paragraph, "pPr", NULL)) != NULL && first)
		jk_node_move_before(properties, first);
	jk_node *copy = properties ? jk_join_last(d->j, properties, section) : NULL, *change = copy ? jk_docx_child(properties, "pPrChange") : NULL;
	if (change)
		jk_node_move_before(copy, change);
}

static jk_node *previous_element(const jk_node *node)
{
	jk_node *n = jk_node_previous(node);
	while (n && !jk_node_is_element(n))
		n = jk_node_previous(n);
	return n;
}

static int ends_section(const jk_node *node)
{
	const jk_node *properties = jk_docx_is(node, "p") ? jk_docx_child(node, "pPr") : NULL;
	return properties && jk_docx_child(properties, "sectPr");
}

/* Ends the template's section in front of the annex; not when nothing of it stands there. Returns whether it did. */
static int end_before(jk_docx_joining *d, jk_node *first, const jk_node *ours)
{
	jk_node *before = previous_element(first);
	if (!before || ends_section(before))
		return 0;
	jk_node *paragraph = can_carry(d, before) ? before : make_carrier(d);
	if (!paragraph)
		return 0;
	if (paragraph != before)
		jk_node_move_before(paragraph, first);
	put_section(d, paragraph, ours);
	return 1;
}

static int ends_with(const jk_node *node, const jk_node *section)
{
	return node == section || (ends_section(node) && jk_docx_child(jk_docx_child(node, "pPr"), "sectPr") == section);
}

/* Whether something of the template's section stands behind the tag. Empty paragraphs would only make an empty page. */
static int goes_on(const jk_node *tag, const jk_node *ours)
{
	const jk_node *next = jk_node_next_element(tag);
	for (; next && !ends_with(next, ours); next = jk_node_next_element(next))
		if (!jk_docx_is(next, "bookmarkStart") && !jk_docx_is(next, "bookmarkEnd") && !(jk_docx_is(next, "p") && jk_join_is_empty(next)))
			return 1;
	return next && next != ours && !jk_join_is_empty(next);
}

/* The rest of a section that an annex divides begins on a new page; behind a first part it is no beginning any more. */
static void make_rest(jk_node *ours, int is_divided)
{
	jk_node *type = jk_docx_child(ours, "type"), *title = jk_docx_child(ours, "titlePg"), *numbers = jk_docx_child(ours, "pgNumType");
	if (type)
		jk_node_remove(type);
	if (is_divided && title)
		jk_node_remove(title);
	if (is_divided && numbers)
		jk_node_unset(numbers, JK_W, "start");
}

static void end_annex(jk_docx_joining *d, jk_node *last, const jk_node *theirs)
{
	if (last && ends_section(last))
		return;
	jk_node *paragraph = last && can_carry(d, last) ? last : make_carrier(d);
	if (!paragraph)
		return;
	if (paragraph != last)
		jk_node_move_before(paragraph, d->j->tag);
	put_section(d, paragraph, theirs);
}

/* Nothing of the template's section is left: the annex's takes its place, and with it the end of the document. */
static void replace_section(jk_docx_joining *d, jk_node *last, jk_node *ours, const jk_node *theirs)
{
	for (jk_node *n = jk_node_next_element(d->j->tag), *next; n && n != ours; n = next) {
		next = ends_with(n, ours) ? NULL : jk_node_next_element(n);
		if (jk_docx_is(n, "p"))
			jk_node_remove(n);
		if (!next) {
			end_annex(d, last, theirs);
			return;
		}
	}
	(void)jk_join_before(d->j, ours, theirs);
	jk_node_remove(ours);
}

/* A header that shows nothing, where the template has none and would go on under that of the annex. */
static void add_blank(jk_docx_joining *d, jk_node *section, const jk_node *like)
{
	const char *id = jk_node_attribute_ns(like, JK_R, "id"), *part = id ? jk_docx_link_target(d, d->j->to, JK_DOCUMENT, id) : NULL;
	jk_xml *model = part ? jk_bundle_tree(d->j->to, part) : NULL, *made;
	const char *name = model ? jk_docx_free_part(d, part) : NULL;
	if (!name || !jk_join_check(d->j, jk_xml_new_like(&made, model, "w")))
		return;
	(void)jk_docx_add(d, jk_xml_root(made), "p", NULL);
	const char *link = jk_docx_add_like(d, part, name, made);
	jk_node *first = jk_node_first(section), *copy = jk_join_last(d->j, section, like);
	if (!copy || !link)
		return;
	jk_join_set(d->j, copy, JK_R, "id", link);
	if (first)
		jk_node_move_before(copy, first);
}

/* The template's section behind the annex must not take over headers it did not have. */
static void stop_references(jk_docx_joining *d, jk_node *section)
{
	jk_list theirs = {0};
	list_sections(d, &theirs, from_body(d));
	for (size_t i = 0; i < theirs.count && section; i++)
		for (jk_node *n = jk_node_first_element(theirs.items[i]); n; n = jk_node_next_element(n))
			if (is_reference(n) && !has_reference(section, n))
				add_blank(d, section, n);
}

static size_t index_of(const jk_list *list, const void *item)
{
	size_t i = 0;
	while (i < list->count && list->items[i] != item)
		i++;
	return i;
}

void jk_docx_prepare_sections(jk_docx_joining *d)
{
	jk_list theirs = {0}, ours = {0};
	jk_node *body = jk_node_parent(d->j->tag);
	list_sections(d, &theirs, from_body(d));
	list_sections(d, &ours, body);
	size_t index = index_of(&ours, section_behind(d->j->tag, body));
	if (!theirs.count || index >= ours.count)
		return;
	d->section = ours.items[index];
	d->ending = theirs.items[theirs.count - 1];
	fill_references(d, &ours, index);
	if (index + 1 < ours.count)
		fill_references(d, &ours, index + 1);
	borrow_references(d, theirs.items[0], d->section);
}

void jk_docx_join_sections(jk_docx_joining *d, jk_node *first, jk_node *last)
{
	if (!first || !d->section)
		return;
	int is_divided = end_before(d, first, d->section);
	int continues = goes_on(d->j->tag, d->section);
	stop_references(d, continues ? d->section : section_behind(d->section, jk_node_parent(d->j->tag)));
	if (continues) {
		end_annex(d, last, d->ending);
		make_rest(d->section, is_divided);
	} else
		replace_section(d, last, d->section, d->ending);
}
