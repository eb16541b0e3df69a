/* What blocks may leave empty, and no format allows to be: a cell (text box, header, footer, note) of DOCX without a paragraph at its end gets
 * one; a table without rows, a row without cells, a content control without content go altogether. A table of which heading rows are left
 * stays: the heading says what there is none of. Only what may really become empty is looked at when a document is made. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/compile.h"
#include "template/table.h"

/* --- what is there in every document --- */

static int holds(const jk_compiling *c, const jk_node *parent);

/* A paragraph between two operations of features may vanish. */
static int may_vanish(const jk_node *paragraph)
{
	const jk_node *before = jk_node_previous(paragraph), *after = jk_node_next(paragraph);
	return before && after && jk_node_mark(before, JK_ACTION_MARK) && jk_node_mark(after, JK_ACTION_MARK);
}

static int is_wrapper(const jk_node *node)
{
	static const char *const names[] = {"sdt", "sdtContent", "customXml", "table-rows", "table-header-rows", "table-row-group",
					    "table-columns", "table-header-columns", "table-column-group"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
}

static int is_column(const jk_node *node) { return jk_node_is(node, "table-column") && !jk_node_is(jk_node_parent(node), "table"); }

static int stays(const jk_compiling *c, const jk_node *node)
{
	if (jk_is_paragraph(c->dialect, node))
		return !may_vanish(node);
	if (jk_is_cell(node) || is_column(node))
		return 1;
	int columns = is_wrapper(node) && strstr(jk_node_name(node), "column") && jk_is_table(c, jk_node_parent(node));
	return !columns && (jk_is_table(c, node) || jk_is_row(c, node) || is_wrapper(node)) && holds(c, node);
}

/* How much deeper in blocks what follows the node is. */
static int step_of(const jk_compiling *c, const jk_node *node)
{
	const jk_tag *tag = jk_tag_of(c, node);
	const char *action = jk_node_mark(node, JK_ACTION_MARK);
	if (tag)
		return tag->opener == tag ? 1 : -(tag->kind == JK_TAG_END_IF || tag->kind == JK_TAG_END_FOR);
	return !action ? 0 : strchr(action, '+') ? 1 : -(strchr(action, '-') != NULL);
}

static int holds(const jk_compiling *c, const jk_node *parent)
{
	int depth = 0, found = 0;
	for (const jk_node *child = jk_node_first(parent); child && !found; child = jk_node_next(child)) {
		depth += step_of(c, child);
		found = !depth && jk_node_is_element(child) && stays(c, child);
	}
	return found;
}

/* --- what goes --- */

typedef struct {
	const char *name;      /* of the element that goes */
	const char *needs[5];  /* unless one of these was written in it */
	const char *after;     /* behind the beginning of this one */
} need;

static const need needs[] = {
	{"tbl", {"tr"}, NULL},
	{"tr", {"tc"}, NULL},
	{"sdt", {"p", "tbl", "tr", "tc"}, "sdtContent"},
	{"table", {"table-row"}, NULL},
	{"table-rows", {"table-row"}, NULL},
	{"table-header-rows", {"table-row"}, NULL},
	{"table-row-group", {"table-row"}, NULL},
	{"table-row", {"table-cell", "covered-table-cell"}, NULL},
	{"table-columns", {"table-column"}, NULL},
	{"table-header-columns", {"table-column"}, NULL},
	{"table-column-group", {"table-column"}, NULL},
};

/* The same with prefixes, as it will stand in the output. */
typedef struct {
	const char *needs[5], *after;
} searching;

/* The beginning of an element, behind its name; NULL when there is none. */
static const char *find_element(const char *text, const char *start)
{
	size_t length = strlen(start);
	while ((text = strstr(text, start)) != NULL && !strchr(" />\t\n\r", text[length]))
		text += length;
	return text ? text + length : NULL;
}

static void begin_element(jk_running *r, const void *data)
{
	(void)data;
	jk_place_push(r, r->out->length);
}

static void end_element(jk_running *r, const void *data)
{
	const searching *s = data;
	size_t place = jk_place_pop(r);
	const char *text = jk_buffer_text(r->out) + place, *found = NULL;
	if (r->out->failed || place >= r->out->length)
		return;
	if (s->after)
		text = find_element(text, s->after);
	for (size_t i = 0; text && s->needs[i] && !found; i++)
		found = find_element(text, s->needs[i]);
	if (!found)
		jk_buffer_cut(r->out, place);
}

static const char *start_of(jk_compiling *c, const jk_node *node, const char *name)
{
	const char *prefix = jk_node_prefix(node);
	const char *start = jk_arena_format(c->arena, "<%s%s%s", prefix, *prefix ? ":" : "", name);
	c->no_memory |= !start;
	return start;
}

static const need *need_of(const jk_node *node)
{
	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++)
		if (jk_node_is(node, needs[i].name))
			return &needs[i];
	return NULL;
}

static int is_in_paragraph(const jk_compiling *c, const jk_node *node)
{
	static const char *const stories[] = {"tc", "txbxContent", "body", "hdr", "ftr", "footnote", "endnote", "comment"};
	for (node = jk_node_parent(node); node && !jk_is_paragraph(c->dialect, node); node = jk_node_parent(node))
		for (size_t i = 0; i < sizeof stories / sizeof *stories; i++)
			if (jk_node_is(node, stories[i]))
				return 0;
	return node != NULL;
}

static int has_marks(const jk_compiling *c, const jk_node *parent)
{
	int found = 0;
	for (const jk_node *child = jk_node_first(parent); child && !found; child = jk_node_next(child))
		found = jk_tag_of(c, child) || jk_node_mark(child, JK_ACTION_MARK) ||
			((is_wrapper(child) || jk_is_row(c, child) || jk_is_table(c, child)) && has_marks(c, child));
	return found;
}

static void let_go(jk_compiling *c, jk_node *node)
{
	const need *wanted = need_of(node);
	if (!wanted || (jk_node_is(node, "sdt") && is_in_paragraph(c, node)) || !has_marks(c, node) || holds(c, node))
		return;
	searching *s = jk_arena_allocate(c->arena, sizeof *s);
	if (!s) {
		c->no_memory = 1;
		return;
	}
	for (size_t i = 0; i < sizeof wanted->needs / sizeof *wanted->needs && wanted->needs[i]; i++)
		s->needs[i] = start_of(c, node, wanted->needs[i]);
	s->after = wanted->after ? start_of(c, node, wanted->after) : NULL;
	jk_act_before(c, node, begin_element, NULL);
	jk_act_after(c, node, end_element, s);
}

/* --- what gets a paragraph --- */

typedef struct {
	const char *start;     /* of a paragraph, "<w:p" */
	const char *table_end; /* "</w:tbl>" */
	const char *paragraph;
} closing;

/* What ends last, a paragraph or a table: Word repairs a cell that ends with a table, and one that holds nothing. */
static void end_story(jk_running *r, const void *data)
{
	const closing *end = data;
	size_t place = jk_place_pop(r), start = strlen(end->start), table = strlen(end->table_end);
	const char *text = jk_buffer_text(r->out);
	for (size_t at = r->out->length; at > place && !r->out->failed; at--) {
		const char *here = text + at - 1;
		if (*here != '<')
			continue;
		if (strncmp(here, end->start, start) == 0 && strchr(" />\t\n\r", here[start]))
			return;
		if (strncmp(here, end->table_end, table) == 0)
			break;
	}
	jk_buffer_string(r->out, end->paragraph);
}

static jk_node *first_paragraph(const jk_compiling *c, const jk_node *parent)
{
	jk_node *found = NULL;
	for (jk_node *child = jk_node_first_element(parent); child && !found; child = jk_node_next_element(child))
		found = jk_is_paragraph(c->dialect, child) ? child : is_wrapper(child) ? first_paragraph(c, child) : NULL;
	return found;
}

/* An empty paragraph that looks like this one, but is no item of a list and ends no section. */
static void put_paragraph(jk_buffer *out, const jk_node *story, const jk_node *like)
{
	const jk_node *properties = like ? jk_node_child(like, "pPr") : NULL;
	const char *prefix = jk_node_prefix(story), *colon = *prefix ? ":" : "";
	jk_buffer_format(out, "<%s%sp>", prefix, colon);
	if (properties)
		jk_buffer_format(out, "<%s%spPr>", prefix, colon);
	for (const jk_node *child = properties ? jk_node_first_element(properties) : NULL; child; child = jk_node_next_element(child))
		if (!jk_node_is(child, "numPr") && !jk_node_is(child, "sectPr") && !jk_node_is(child, "pPrChange"))
			jk_xml_put_node(out, child);
	if (properties)
		jk_buffer_format(out, "</%s%spPr>", prefix, colon);
	jk_buffer_format(out, "</%s%sp>", prefix, colon);
}

static const closing *closing_of(jk_compiling *c, const jk_node *story)
{
	jk_buffer text;
	closing *end = jk_arena_allocate(c->arena, sizeof *end);
	const char *prefix = jk_node_prefix(story);
	jk_buffer_init(&text, 0);
	put_paragraph(&text, story, first_paragraph(c, story));
	if (end) {
		end->start = start_of(c, story, "p");
		end->table_end = jk_arena_format(c->arena, "</%s%stbl>", prefix, *prefix ? ":" : "");
		end->paragraph = jk_arena_string(c->arena, jk_buffer_text(&text));
	}
	c->no_memory |= text.failed || !end || !end->table_end || !end->paragraph;
	jk_buffer_dispose(&text);
	return end;
}

/* Whether it ends with a paragraph in every document. */
static int ends_well(const jk_compiling *c, const jk_node *story)
{
	int depth = 0, well = 0;
	for (const jk_node *child = jk_node_first(story); child; child = jk_node_next(child)) {
		const jk_tag *tag = jk_tag_of(c, child);
		depth += step_of(c, child);
		if (tag && tag->kind == JK_TAG_CLAUSES)
			well = 0;
		else if (jk_is_paragraph(c->dialect, child))
			well = (well && depth) || (!depth && !may_vanish(child));
		else if (jk_is_table(c, child))
			well = 0;
		else if (jk_node_is_element(child) && is_wrapper(child))
			well = !depth && ends_well(c, child);
	}
	return well;
}

static int is_story(const jk_node *node)
{
	static const char *const names[] = {"tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
}

static void end_with_paragraph(jk_compiling *c, jk_node *story)
{
	if (!has_marks(c, story) || ends_well(c, story))
		return;
	const closing *end = closing_of(c, story);
	jk_node *properties = jk_node_child(story, "tcPr"), *first = jk_node_first(story);
	if (!first || c->no_memory)
		return;
	if (properties)
		jk_act_after(c, properties, begin_element, NULL);
	else
		jk_act_before(c, first, begin_element, NULL);
	jk_act_last(c, story, end_story, end);
}

static void walk(jk_compiling *c, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node), *next; child && !c->no_memory; child = next) {
		next = jk_node_next_element(child);
		walk(c, child);
		if (c->dialect->text && is_story(child))
			end_with_paragraph(c, child);
		let_go(c, child);
	}
}

void jk_keep_whole(jk_compiling *c)
{
	if (!c->dialect->is_plain(c->part))
		walk(c, jk_xml_root(c->xml));
}
