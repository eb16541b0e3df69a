#include "template/where.h"
#include <stdio.h>
#include <string.h>
#include "base/i18n.h"
#include "base/text.h"

typedef struct {
	jk_arena *arena;
	const jk_package *package;
	const jk_dialect *dialect;
	const char *part;
	const jk_node *root;
	jk_buffer *out;
} wording;

static void put(wording *w, const char *words)
{
	if (w->out->length)
		jk_buffer_string(w->out, _(", "));
	jk_buffer_string(w->out, words);
}

static void put_numbered(wording *w, const char *words, unsigned number)
{
	char text[64];
	snprintf(text, sizeof text, "%s %u", words, number);
	put(w, text);
}

/* Nearest ancestor of that name. */
static const jk_node *above(const jk_node *node, const char *name)
{
	while (node && !jk_node_is(node, name))
		node = jk_node_parent(node);
	return node;
}

/* How many elements of that name begin at or before `node` below `root`, without those inside an element `not_in`, which may be NULL.
 * *done is set when the node was met. */
static unsigned count_to(const jk_node *root, const jk_node *node, const char *name, const char *not_in, int *done)
{
	unsigned count = 0;
	for (const jk_node *child = jk_node_first_element(root); child && !*done; child = jk_node_next_element(child)) {
		count += (unsigned)jk_node_is(child, name);
		if (child == node)
			*done = 1;
		else if (!not_in || !jk_node_is(child, not_in))
			count += count_to(child, node, name, not_in, done);
	}
	return count;
}

static unsigned position(const jk_node *root, const jk_node *node, const char *not_in)
{
	int done = 0;
	return root && node ? count_to(root, node, jk_node_name(node), not_in, &done) : 0;
}

/* --- headers and footers --- */

typedef struct {
	const char *name, *value;
} wanted_attribute;

static void take_attribute(const char *name, const char *value, void *state)
{
	wanted_attribute *wanted = state;
	if (strcmp(name, wanted->name) == 0)
		wanted->value = value;
}

/* An attribute by its local name, whatever its namespace; borrowed, NULL when absent. */
static const char *attribute(const jk_node *node, const char *name)
{
	wanted_attribute wanted = {name, NULL};
	jk_node_each_attribute(node, take_attribute, &wanted);
	return wanted.value;
}

static jk_xml *read_part(const wording *w, const char *part)
{
	jk_buffer bytes;
	jk_xml *xml = NULL;
	jk_diagnostics *silent;
	if (!jk_package_has(w->package, part) || jk_diagnostics_new(&silent) != JK_OK)
		return NULL;
	jk_buffer_init(&bytes, 0);
	if (jk_package_part(&bytes, w->package, part, silent) == JK_OK)
		(void)!jk_xml_parse(&xml, jk_buffer_text(&bytes), bytes.length, &(jk_origin){.part = part}, silent);
	jk_buffer_dispose(&bytes);
	jk_diagnostics_free(silent);
	return xml;
}

/* Id of the relationship of the body to the part; in the arena, NULL when there is none. */
static const char *relationship_of(const wording *w)
{
	jk_xml *xml = read_part(w, "word/_rels/document.xml.rels");
	const char *id = NULL, *name = w->part + strlen("word/");
	for (const jk_node *n = xml ? jk_node_first_element(jk_xml_root(xml)) : NULL; n && !id; n = jk_node_next_element(n)) {
		const char *target = jk_node_attribute(n, "Target");
		if (target && jk_text_starts(target, "/word/"))
			target += strlen("/word/");
		if (jk_text_equal(target, name))
			id = jk_arena_string(w->arena, jk_node_attribute(n, "Id"));
	}
	jk_xml_free(xml);
	return id;
}

typedef struct {
	const char *id;
	char type[16]; /* default first even; "" while not found */
	unsigned section, sections;
} reference;

static void find_reference(reference *r, const jk_node *node)
{
	r->sections += (unsigned)jk_node_is(node, "sectPr");
	int refers = jk_node_is(node, "headerReference") || jk_node_is(node, "footerReference");
	if (refers && !*r->type && jk_text_equal(attribute(node, "id"), r->id)) {
		const char *type = attribute(node, "type");
		snprintf(r->type, sizeof r->type, "%s", type ? type : "default");
		r->section = r->sections;
	}
	for (const jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		find_reference(r, child);
}

/* The words for a header (rows 0 to 2) or footer on the pages of that kind. */
static const char *margin_words(int footer, const char *type)
{
	if (strcmp(type, "first") == 0)
		return footer ? _("footer (first page)") : _("header (first page)");
	if (strcmp(type, "even") == 0)
		return footer ? _("footer (even pages)") : _("header (even pages)");
	return footer ? _("footer") : _("header");
}

static void put_margin(wording *w, int footer)
{
	reference r = {.id = relationship_of(w)};
	jk_xml *body = r.id ? read_part(w, "word/document.xml") : NULL;
	if (body)
		find_reference(&r, jk_xml_root(body));
	jk_xml_free(body);
	put(w, margin_words(footer, r.type));
	if (r.sections > 1 && *r.type)
		put_numbered(w, _("section"), r.section);
}

/* The name a person knows a page style by, where there are several. */
static void put_page_style(wording *w, const jk_node *paragraph)
{
	const jk_node *page = above(paragraph, "master-page");
	const char *name = page ? attribute(page, "display-name") : NULL;
	int found = 0;
	if (!page || count_to(w->root, NULL, "master-page", NULL, &found) < 2)
		return;
	const char *words = jk_arena_format(w->arena, _("page style '%s'"), name ? name : attribute(page, "name"));
	put(w, words ? words : "");
}

static void put_odt_margin(wording *w, const jk_node *paragraph)
{
	static const struct {
		const char *name, *type;
		int footer;
	} rows[] = {{"header", "", 0}, {"header-first", "first", 0}, {"header-left", "even", 0},
		    {"footer", "", 1}, {"footer-first", "first", 1}, {"footer-left", "even", 1}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (above(paragraph, rows[i].name)) {
			put(w, margin_words(rows[i].footer, rows[i].type));
			put_page_style(w, paragraph);
			return;
		}
	put(w, paragraph ? _("styles") : _("headers and footers"));
}

/* --- parts --- */

/* Notes that Word itself draws (separators) have a type and no number. */
static unsigned note_number(const jk_node *note)
{
	unsigned number = 0;
	for (const jk_node *n = jk_node_first_element(jk_node_parent(note)); n; n = jk_node_next_element(n)) {
		number += !attribute(n, "type") || jk_text_equal(attribute(n, "type"), "normal");
		if (n == note)
			break;
	}
	return number;
}

static void put_entry(wording *w, const jk_node *paragraph, const char *name, const char *words)
{
	const jk_node *entry = above(paragraph, name);
	if (entry)
		put_numbered(w, words, note_number(entry));
	else
		put(w, words);
}

/* "document properties 'title'": by the words of Word's dialog, or the name a person gave it. */
static void put_property(wording *w, const jk_node *property)
{
	static const struct {
		const char *element, *words;
	} names[] = {{"title", N_("title")}, {"subject", N_("subject")}, {"creator", N_("author")}, {"keywords", N_("keywords")},
		     {"keyword", N_("keywords")}, {"description", N_("comments of the properties")}, {"category", N_("category")},
		     {"Company", N_("company")}, {"Manager", N_("manager")}};
	const jk_node *custom = above(property, "property");
	const char *name = attribute(custom ? custom : property, "name"), *words = name ? name : jk_node_name(property);
	for (size_t i = 0; !name && i < sizeof names / sizeof *names; i++)
		if (jk_node_is(property, names[i].element))
			words = _(names[i].words);
	jk_buffer_format(w->out, _("document property '%s'"), words);
}

static void put_part(wording *w, const jk_node *paragraph)
{
	const char *part = w->part;
	if (w->dialect->is_plain(part) && paragraph)
		put_property(w, paragraph);
	else if (w->dialect->is_plain(part))
		put(w, _("document properties"));
	else if (strcmp(part, "styles.xml") == 0)
		put_odt_margin(w, paragraph);
	else if (jk_text_starts(part, "word/header"))
		put_margin(w, 0);
	else if (jk_text_starts(part, "word/footer"))
		put_margin(w, 1);
	else if (jk_text_starts(part, "word/footnotes"))
		put_entry(w, paragraph, "footnote", _("footnote"));
	else if (jk_text_starts(part, "word/endnotes"))
		put_entry(w, paragraph, "endnote", _("endnote"));
	else if (jk_text_starts(part, "word/comments"))
		put_entry(w, paragraph, "comment", _("comment"));
	else
		put(w, _("body"));
}

/* --- inside a part --- */

static void put_odt_note(wording *w, const jk_node *note)
{
	const jk_node *citation = jk_node_child(note, "note-citation");
	const char *label = citation ? jk_node_content(citation, w->arena) : "";
	int endnote = jk_text_equal(attribute(note, "note-class"), "endnote");
	const char *words = jk_arena_format(w->arena, "%s %s", endnote ? _("endnote") : _("footnote"), label ? label : "");
	put(w, words ? words : "");
}

static void put_table(wording *w, const jk_node *paragraph)
{
	const jk_node *cell = above(paragraph, strcmp(w->dialect->format, "odt") == 0 ? "table-cell" : "tc");
	const jk_node *row = above(cell, w->dialect->row), *table = above(row, w->dialect->table);
	char text[96];
	if (!table)
		return;
	snprintf(text, sizeof text, _("table %u (row %u, cell %u)"), position(w->root, table, NULL), position(table, row, w->dialect->table),
		 position(row, cell, w->dialect->table));
	put(w, text);
}

static void put_inside(wording *w, const jk_node *paragraph)
{
	const jk_node *note = above(paragraph, "note");
	put_table(w, paragraph);
	if (note)
		put_odt_note(w, note);
	if (above(paragraph, "annotation"))
		put(w, _("comment"));
	if (above(paragraph, "txbxContent") || above(paragraph, "text-box") || above(paragraph, "custom-shape"))
		put(w, _("text box"));
}

const char *jk_where_words(jk_arena *arena, const jk_package *package, const jk_dialect *dialect, const char *part, const jk_node *root,
			   const jk_node *paragraph)
{
	jk_buffer words;
	jk_buffer_init(&words, 0);
	wording w = {arena, package, dialect, part, root, &words};
	put_part(&w, paragraph);
	if (paragraph)
		put_inside(&w, paragraph);
	const char *kept = jk_arena_string(arena, jk_buffer_text(&words));
	jk_buffer_dispose(&words);
	return kept;
}
