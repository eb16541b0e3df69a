/* The body of an ODT (ODF 1.3 part 3). What was deleted is no part of it; tracked changes only tell of it. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "review/document.h"
#include "template/paragraph.h"

enum { LISTS = 16, INSERTIONS = 64 };

/* A list with all that continues it. */
typedef struct {
	const char *style;    /* where it was last seen */
	jk_label_counter counter;
} chain;

/* A text:list that is open. */
typedef struct {
	chain *chain;
	const jk_label_scheme *scheme;
	unsigned level;
} open_list;

/* An insertion that has begun, maybe in an earlier paragraph. */
typedef struct {
	const char *id;
	size_t at;
} open_insertion;

typedef struct {
	jk_gathering *g;
	const jk_odt_model *model;    /* NULL: numbers are not known */
	jk_index regions;             /* text:changed-region by id */
	open_insertion insertions[INSERTIONS];
	size_t insertion_count;
	open_list lists[LISTS];
	size_t list_depth, lists_over, lists_hidden; /* hidden: around the text box one is in */
	jk_index chains;              /* chain by xml:id */
	chain *last;
	jk_label_counter outline;
	int item;                     /* an item has begun that has no paragraph yet */
	const char *start;            /* with which it begins */
	const jk_label_scheme *instead; /* of the list's, for this item alone; NULL: none */
	size_t number;                /* of the paragraph that was read last */
	int space;                    /* white space stands before: more of it says nothing */
} reading;

static const char *attribute(const jk_node *node, const char *name) { return jk_node_attribute_local(node, name); }

static unsigned number_of(const char *text, unsigned most, unsigned otherwise)
{
	return text ? jk_slice_number((jk_slice){text, strlen(text)}, most, otherwise) : otherwise;
}

static int is_true(const char *text) { return text && strcmp(text, "true") == 0; }

/* --- lists and numbers --- */

static chain *chain_of(reading *r, const jk_node *list)
{
	const char *style = attribute(list, "style-name"), *id = attribute(list, "id"), *continued = attribute(list, "continue-list");
	chain *c = continued ? jk_index_find(&r->chains, continued, "") : NULL;
	if (!c && !continued && is_true(attribute(list, "continue-numbering")) && r->last && jk_text_equal(r->last->style, style))
		c = r->last;
	if (!c)
		c = jk_arena_allocate(r->g->arena, sizeof *c);
	r->g->no_memory |= !c;
	if (c)
		c->style = style;
	if (c && id)
		r->g->no_memory |= jk_index_add(&r->chains, r->g->arena, id, "", c) != JK_OK;
	return r->last = c;
}

static const jk_label_scheme *scheme_of(const reading *r, const char *style)
{
	const jk_odt_style *found = style && r->model ? jk_odt_style_find(&r->model->lists, (jk_slice){style, strlen(style)}) : NULL;
	return found ? found->scheme : NULL;
}

static void begin_list(reading *r, const jk_node *node)
{
	const char *style = attribute(node, "style-name");
	if (r->list_depth == LISTS || r->lists_over) {
		r->lists_over++;
		return;
	}
	const open_list *outer = r->list_depth > r->lists_hidden ? &r->lists[r->list_depth - 1] : NULL;
	const jk_label_scheme *scheme = scheme_of(r, style);
	open_list *list = &r->lists[r->list_depth++];
	*list = (open_list){.chain = outer ? outer->chain : chain_of(r, node), .level = outer ? outer->level + 1 : 0};
	list->scheme = scheme ? scheme : outer ? outer->scheme : NULL;
}

static void end_list(reading *r)
{
	if (r->lists_over)
		r->lists_over--;
	else if (r->list_depth > r->lists_hidden)
		r->list_depth--;
}

static void put_label(reading *r, jk_doc_traits *traits, jk_label_counter *counter, const jk_label_scheme *scheme, unsigned level, const char *start)
{
	jk_buffer text;
	jk_label_count(counter, scheme, level, start ? number_of(start, 100000000, 1) : JK_LABEL_GO_ON);
	traits->level = level + 1;
	jk_buffer_init(&text, 0);
	if (*scheme->levels[level].text && jk_label_put(&text, scheme, level, counter->numbers, 0))
		traits->label = jk_gather_copy(r->g, jk_buffer_text(&text));
	r->g->no_memory |= text.failed;
	jk_buffer_dispose(&text);
}

static void number_paragraph(reading *r, jk_doc_traits *traits, const jk_node *p, const jk_odt_style *style)
{
	const open_list *list = r->list_depth > r->lists_hidden ? &r->lists[r->list_depth - 1] : NULL;
	int header = is_true(attribute(p, "is-list-header"));
	if (list && list->chain && r->item && list->scheme && list->level < JK_LABEL_LEVELS && !header)
		put_label(r, traits, &list->chain->counter, r->instead ? r->instead : list->scheme, list->level, r->start);
	else if (!list && traits->outline && r->model && r->model->outline && !header && !(style && style->unnumbered))
		put_label(r, traits, &r->outline, r->model->outline, traits->outline - 1,
			  is_true(attribute(p, "restart-numbering")) ? attribute(p, "start-value") : NULL);
	r->item = 0;
}

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

/* "JK_20_条" is how ODF writes the name "JK 条". */
static const char *plain_name(reading *r, const char *name)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (const char *at = name; *at; at++) {
		int high = *at == '_' && at[1] ? hex(at[1]) : -1, low = high >= 0 && at[2] ? hex(at[2]) : -1;
		if (low >= 0 && at[3] == '_' && high * 16 + low >= ' ') {
			jk_buffer_char(&text, (char)(high * 16 + low));
			at += 3;
		} else
			jk_buffer_char(&text, *at);
	}
	const char *copy = jk_gather_copy(r->g, jk_buffer_text(&text));
	r->g->no_memory |= text.failed;
	jk_buffer_dispose(&text);
	return copy;
}

static void read_traits(reading *r, jk_doc_traits *traits, const jk_node *p)
{
	const char *name = attribute(p, "style-name");
	const jk_odt_style *style = name && r->model ? jk_odt_style_find(&r->model->paragraphs, (jk_slice){name, strlen(name)}) : NULL;
	*traits = (jk_doc_traits){.label = "", .style = plain_name(r, style && style->common ? style->common : name ? name : "")};
	traits->outline = jk_node_is(p, "h") ? number_of(attribute(p, "outline-level"), 10, 1) : 0;
	number_paragraph(r, traits, p, style);
}

/* --- tracked changes --- */

static void index_regions(reading *r, const jk_node *changes)
{
	for (jk_node *n = jk_node_first_element(changes); n; n = jk_node_next_element(n))
		if (jk_node_is(n, "changed-region") && attribute(n, "id"))
			r->g->no_memory |= jk_index_add(&r->regions, r->g->arena, attribute(n, "id"), "", n) != JK_OK;
}

static const jk_node *kind_of(const jk_node *region, const char *kind) { return region ? jk_node_child(region, kind) : NULL; }

/* "creator" or "date" of a change. */
static const char *told(reading *r, const jk_node *change, const char *what)
{
	const jk_node *info = jk_node_child(change, "change-info"), *node = info ? jk_node_child(info, what) : NULL;
	const char *text = node ? jk_node_content(node, r->g->arena) : NULL;
	r->g->no_memory |= node && !text;
	return text && *text ? text : NULL;
}

static void note_change(reading *r, const char *id, const char *kind, jk_mark mark, const char *text, size_t at)
{
	const jk_node *change = kind_of(jk_index_find(&r->regions, id, ""), kind);
	if (change && *text)
		jk_gather_change(r->g, mark, told(r, change, "creator"), told(r, change, "date"), text, at);
}

static void walk_inline(reading *r, jk_node *node);

static void read_deletion_text(reading *r, const jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child)) {
		if (jk_node_is(child, "change-info"))
			continue;
		if (!jk_node_is(child, "p") && !jk_node_is(child, "h")) {
			read_deletion_text(r, child);
			continue;
		}
		if (r->g->gone.length)
			jk_gather_char(r->g, '\n');
		walk_inline(r, child);
	}
}

static void read_deletion(reading *r, const char *id)
{
	jk_gathering *g = r->g;
	jk_node *region = jk_index_find(&r->regions, id, "");
	const jk_node *deletion = kind_of(region, "deletion");
	if (!deletion || g->deleting || jk_node_number(region))
		return;
	jk_node_set_number(region, 1); /* it stands in one place only */
	int space = r->space;
	g->deleting = 1;
	jk_buffer_cut(&g->gone, 0);
	read_deletion_text(r, deletion);
	g->deleting = 0;
	r->space = space;
	note_change(r, id, "deletion", JK_DELETED, jk_buffer_text(&g->gone), g->text.length);
}

static void begin_insertion(reading *r, const char *id)
{
	if (id && r->insertion_count < INSERTIONS && !r->g->deleting)
		r->insertions[r->insertion_count++] = (open_insertion){id, r->g->text.length};
}

/* What has been inserted so far in this paragraph. */
static void note_insertion(reading *r, open_insertion *insertion)
{
	jk_gathering *g = r->g;
	if (insertion->at >= g->text.length)
		return;
	const char *text = jk_gather_copy(g, jk_buffer_text(&g->text) + insertion->at);
	note_change(r, insertion->id, "insertion", JK_INSERTED, text, insertion->at);
}

static void end_insertion(reading *r, const char *id)
{
	for (size_t i = r->insertion_count; i > 0 && !r->g->deleting; i--)
		if (jk_text_equal(r->insertions[i - 1].id, id)) {
			note_insertion(r, &r->insertions[i - 1]);
			memmove(&r->insertions[i - 1], &r->insertions[i], (r->insertion_count - i) * sizeof *r->insertions);
			r->insertion_count--;
			return;
		}
}

/* Before the text of a paragraph is handed on, and behind that. */
static void note_insertions(reading *r)
{
	for (size_t i = 0; i < r->insertion_count; i++)
		note_insertion(r, &r->insertions[i]);
}

static void renew_insertions(reading *r)
{
	for (size_t i = 0; i < r->insertion_count; i++)
		r->insertions[i].at = r->g->text.length;
}

/* --- text --- */

/* 6.1.2: white space is one space, and none at the beginning. */
static void read_text(reading *r, const char *text)
{
	for (const char *at = text; *at; at++) {
		int space = *at == ' ' || *at == '\t' || *at == '\n' || *at == '\r';
		if (!space)
			jk_gather_char(r->g, *at);
		else if (!r->space)
			jk_gather_char(r->g, ' ');
		r->space = space;
	}
}

static void read_spaces(reading *r, const jk_node *node)
{
	for (unsigned count = number_of(attribute(node, "c"), 1000, 1); count; count--)
		jk_gather_char(r->g, ' ');
	r->space = 0;
}

static int read_character(reading *r, const jk_node *node)
{
	if (jk_node_is(node, "s"))
		read_spaces(r, node);
	else if (jk_node_is(node, "tab"))
		jk_gather_char(r->g, '\t');
	else if (jk_node_is(node, "line-break"))
		jk_gather_char(r->g, '\n');
	else
		return 0;
	return 1;
}

/* Bookmarks and changes, which may stand in paragraphs and between them. */
static int read_point(reading *r, const jk_node *node)
{
	const char *name = attribute(node, "name"), *id = attribute(node, "change-id");
	if (jk_node_is(node, "bookmark-start") && name)
		jk_gather_mark(r->g, name, name);
	else if (jk_node_is(node, "bookmark-end"))
		jk_gather_mark_end(r->g, name);
	else if (jk_node_is(node, "change"))
		read_deletion(r, id);
	else if (jk_node_is(node, "change-start"))
		begin_insertion(r, id);
	else if (jk_node_is(node, "change-end"))
		end_insertion(r, id);
	else
		return jk_node_is(node, "bookmark") || jk_node_is(node, "bookmark-start");
	return 1;
}

/* Notes, and drawings, which may hold text. */
static int is_beside(const jk_node *node)
{
	return jk_node_is(node, "note") || jk_text_ends(jk_node_namespace(node), "xmlns:drawing:1.0");
}

static void read_inline(reading *r, jk_node *node)
{
	if (jk_odt_is_passed_over(node) || read_character(r, node) || read_point(r, node))
		return;
	if (!is_beside(node))
		walk_inline(r, node);
	else if (!r->g->deleting)
		r->g->no_memory |= jk_list_add(&r->g->waiting, r->g->arena, node) != JK_OK;
}

static void walk_inline(reading *r, jk_node *node)
{
	for (jk_node *child = jk_node_first(node); child && !r->g->no_memory; child = jk_node_next(child)) {
		if (jk_node_text(child))
			read_text(r, jk_node_text(child));
		else if (jk_node_is_element(child))
			read_inline(r, child);
	}
}

/* --- paragraphs and tables --- */

static void walk_blocks(reading *r, jk_node *node);

static void read_beside(reading *r)
{
	jk_list waiting = r->g->waiting;
	int before = r->g->beside;
	size_t hidden = r->lists_hidden;
	r->g->waiting = (jk_list){0};
	r->g->beside = 1;
	r->lists_hidden = r->list_depth;
	for (size_t i = 0; i < waiting.count; i++)
		walk_blocks(r, waiting.items[i]);
	r->lists_hidden = hidden;
	r->g->beside = before;
}

static void read_paragraph(reading *r, jk_node *p)
{
	jk_doc_traits traits;
	r->number = jk_node_number(p) ? jk_node_number(p) : r->number;
	jk_gather_paragraph(r->g, r->number);
	r->space = 1;
	walk_inline(r, p);
	note_insertions(r);
	read_traits(r, &traits, p);
	jk_gather_end(r->g, &traits);
	renew_insertions(r);
	if (r->g->waiting.count)
		read_beside(r);
}

static void walk_rows(reading *r, jk_node *node, int header);

static void read_cell(reading *r, jk_node *cell)
{
	jk_gather_cell(r->g);
	renew_insertions(r);
	walk_blocks(r, cell);
	jk_gather_cell_end(r->g);
	renew_insertions(r);
}

static void walk_cells(reading *r, jk_node *row)
{
	for (jk_node *child = jk_node_first_element(row); child && !r->g->no_memory; child = jk_node_next_element(child))
		if (jk_node_is(child, "table-cell"))
			read_cell(r, child);
}

static void walk_rows(reading *r, jk_node *node, int header)
{
	for (jk_node *child = jk_node_first_element(node); child && !r->g->no_memory; child = jk_node_next_element(child)) {
		if (jk_node_is(child, "table-row")) {
			jk_gather_row(r->g, header);
			walk_cells(r, child);
		} else if (jk_node_is(child, "table-header-rows") || jk_node_is(child, "table-rows") || jk_node_is(child, "table-row-group"))
			walk_rows(r, child, header || jk_node_is(child, "table-header-rows"));
	}
}

/* The only cell of a table that is but a frame around paragraphs. */
static jk_node *only_cell(const jk_node *table)
{
	jk_node *row = NULL, *cell = NULL;
	for (jk_node *n = jk_node_first_element(table); n; n = jk_node_next_element(n)) {
		if (jk_node_is(n, "table-row") && !row)
			row = n;
		else if (!jk_node_is(n, "table-column") && !jk_node_is(n, "table-columns"))
			return NULL;
	}
	for (jk_node *n = row ? jk_node_first_element(row) : NULL; n; n = jk_node_next_element(n)) {
		if (cell)
			return NULL;
		cell = n;
	}
	return cell && jk_node_is(cell, "table-cell") ? cell : NULL;
}

static void read_table(reading *r, jk_node *table)
{
	jk_node *frame = r->g->tables ? NULL : only_cell(table);
	if (frame) {
		walk_blocks(r, frame);
		return;
	}
	jk_gather_table(r->g);
	walk_rows(r, table, 0);
	jk_gather_table_end(r->g);
	renew_insertions(r);
}

static void read_list(reading *r, jk_node *list)
{
	begin_list(r, list);
	for (jk_node *child = jk_node_first_element(list); child && !r->g->no_memory; child = jk_node_next_element(child)) {
		r->item = jk_node_is(child, "list-item");
		r->start = attribute(child, "start-value");
		r->instead = scheme_of(r, attribute(child, "style-override"));
		walk_blocks(r, child);
	}
	r->item = 0;
	end_list(r);
}

static void read_block(reading *r, jk_node *node)
{
	if (jk_node_is(node, "p") || jk_node_is(node, "h"))
		read_paragraph(r, node);
	else if (jk_node_is(node, "list"))
		read_list(r, node);
	else if (jk_node_is(node, "table") && jk_text_ends(jk_node_namespace(node), "xmlns:table:1.0"))
		read_table(r, node);
	else if (!jk_odt_is_passed_over(node) && !read_point(r, node))
		walk_blocks(r, node);
}

static void walk_blocks(reading *r, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !r->g->no_memory; child = jk_node_next_element(child))
		read_block(r, child);
}

void jk_doc_walk_odt(jk_gathering *g, const jk_odt_model *model, jk_node *body)
{
	reading r = {.g = g, .model = model, .number = 1};
	const jk_node *changes = jk_node_child(body, "tracked-changes");
	if (changes)
		index_regions(&r, changes);
	if (!g->no_memory)
		walk_blocks(&r, body);
}
