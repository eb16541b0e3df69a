/* The body of a DOCX (ISO/IEC 29500-1, 17). Elements are known by their local names: strict and transitional files read alike. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "review/document.h"

typedef struct {
	jk_gathering *g;
	const jk_docx_model *model;   /* NULL: numbers are not known */
	jk_label_counter *counters;
	unsigned *used;               /* levels of each w:num at which it was used */
	size_t number;                /* of the paragraph that was read last */
	jk_index notes[2];            /* footnotes, endnotes by w:id */
} reading;

static const char *attribute(const jk_node *node, const char *name) { return jk_node_attribute_local(node, name); }

static const jk_node *property(const jk_node *node, const char *properties, const char *name)
{
	const jk_node *found = node ? jk_node_child(node, properties) : NULL;
	return found ? jk_node_child(found, name) : NULL;
}

/* --- numbers --- */

static void put_label(reading *r, jk_doc_traits *traits, const jk_label_scheme *scheme, unsigned level, const unsigned *numbers)
{
	jk_buffer text;
	traits->level = level + 1;
	if (strcmp(scheme->levels[level].format, "bullet") == 0)
		return;
	jk_buffer_init(&text, 0);
	if (jk_label_put(&text, scheme, level, numbers, 0))
		traits->label = jk_gather_copy(r->g, jk_buffer_text(&text));
	r->g->no_memory |= text.failed;
	jk_buffer_dispose(&text);
}

static void count(reading *r, jk_doc_traits *traits, const char *name, unsigned level)
{
	const jk_docx_number *number = jk_docx_number_find(r->model, (jk_slice){name, strlen(name)});
	if (!number || level >= JK_NUMBERING_LEVELS)
		return;
	jk_label_counter *counter = &r->counters[number->list];
	int anew = (number->overridden >> level & 1) && !(r->used[number->index] >> level & 1);
	r->used[number->index] |= 1U << level;
	jk_label_count(counter, number->scheme, level, anew ? number->starts[level] : JK_LABEL_GO_ON);
	put_label(r, traits, number->scheme, level, counter->numbers);
}

static unsigned number_of(const char *text, unsigned most, unsigned otherwise)
{
	return text ? jk_slice_number((jk_slice){text, strlen(text)}, most, otherwise) : otherwise;
}

static const char *value_of(const jk_node *node) { return node ? attribute(node, "val") : NULL; }

static const jk_docx_style *style_of(const reading *r, const jk_node *p)
{
	const char *id = value_of(property(p, "pPr", "pStyle"));
	return id && r->model ? jk_docx_style_find(r->model, (jk_slice){id, strlen(id)}) : NULL;
}

static void read_traits(reading *r, jk_doc_traits *traits, const jk_node *p)
{
	const jk_docx_style *style = style_of(r, p);
	const jk_node *numbers = property(p, "pPr", "numPr");
	const char *outline = value_of(property(p, "pPr", "outlineLvl"));
	const char *id = numbers ? value_of(jk_node_child(numbers, "numId")) : NULL, *level = numbers ? value_of(jk_node_child(numbers, "ilvl")) : NULL;
	unsigned given = number_of(outline, 9, 10);
	*traits = (jk_doc_traits){.label = "", .style = style && style->name ? jk_gather_copy(r->g, style->name) : ""};
	traits->outline = given < 9 ? given + 1 : given == 9 ? 0 : style ? style->outline : 0;
	if (!r->model)
		return;
	if (id && strcmp(id, "0") != 0)
		count(r, traits, id, number_of(level, 8, 0));
	else if (!id && style && style->number)
		count(r, traits, style->number, number_of(level, 8, style->level));
}

/* --- text --- */

static void walk_inline(reading *r, jk_node *node);

static void wait_for(reading *r, const jk_node *node)
{
	if (!r->g->deleting)
		r->g->no_memory |= jk_list_add(&r->g->waiting, r->g->arena, node) != JK_OK;
}

static void read_text(reading *r, const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child; child = jk_node_next(child))
		if (jk_node_text(child))
			jk_gather_text(r->g, jk_node_text(child));
}

static void read_inserted(reading *r, jk_node *node)
{
	jk_gathering *g = r->g;
	size_t at = g->text.length;
	walk_inline(r, node);
	if (g->deleting || g->text.length <= at)
		return;
	const char *text = jk_gather_copy(g, jk_buffer_text(&g->text) + at);
	jk_gather_change(g, JK_INSERTED, attribute(node, "author"), attribute(node, "date"), text, at);
}

/* What is deleted inside a deletion belongs to the outer one. */
static void read_deleted(reading *r, jk_node *node)
{
	jk_gathering *g = r->g;
	if (g->deleting) {
		walk_inline(r, node);
		return;
	}
	g->deleting = 1;
	jk_buffer_cut(&g->gone, 0);
	walk_inline(r, node);
	g->deleting = 0;
	jk_gather_change(g, JK_DELETED, attribute(node, "author"), attribute(node, "date"), jk_buffer_text(&g->gone), g->text.length);
}

static void read_break(reading *r, const jk_node *node)
{
	const char *type = attribute(node, "type");
	if (!type || strcmp(type, "textWrapping") == 0)
		jk_gather_char(r->g, '\n');
}

static void read_note(reading *r, const jk_node *node, int end)
{
	jk_node *note = jk_index_find(&r->notes[end], attribute(node, "id"), "");
	if (!note || jk_node_number(note) || r->g->deleting)
		return;
	jk_node_set_number(note, 1); /* it stands in one place only */
	wait_for(r, note);
}

static int is_passed_over(const jk_node *node)
{
	static const char *const names[] = {"pPr", "rPr", "instrText", "delInstrText", "rt", "rubyPr", "Fallback", "sdtPr", "sdtEndPr", "fldData", "ffData", "annotationRef"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
}

static int read_character(reading *r, const jk_node *node)
{
	if (jk_node_is(node, "t") || jk_node_is(node, "delText"))
		read_text(r, node);
	else if (jk_node_is(node, "tab") || jk_node_is(node, "ptab"))
		jk_gather_char(r->g, '\t');
	else if (jk_node_is(node, "br"))
		read_break(r, node);
	else if (jk_node_is(node, "cr"))
		jk_gather_char(r->g, '\n');
	else if (jk_node_is(node, "noBreakHyphen"))
		jk_gather_text(r->g, "\xE2\x80\x91");
	else if (jk_node_is(node, "footnoteReference") || jk_node_is(node, "endnoteReference"))
		read_note(r, node, jk_node_is(node, "endnoteReference"));
	else
		return 0;
	return 1;
}

static int read_mark(reading *r, const jk_node *node)
{
	const char *id = attribute(node, "id"), *name = attribute(node, "name");
	if (jk_node_is(node, "bookmarkStart") && id && name)
		jk_gather_mark(r->g, name, id);
	else if (jk_node_is(node, "bookmarkEnd"))
		jk_gather_mark_end(r->g, id);
	else
		return jk_node_is(node, "bookmarkStart");
	return 1;
}

static void read_inline(reading *r, jk_node *node)
{
	if (is_passed_over(node) || read_character(r, node) || read_mark(r, node))
		return;
	if (jk_node_is(node, "ins") || jk_node_is(node, "moveTo"))
		read_inserted(r, node);
	else if (jk_node_is(node, "del") || jk_node_is(node, "moveFrom"))
		read_deleted(r, node);
	else if (jk_node_is(node, "txbxContent"))
		wait_for(r, node);
	else
		walk_inline(r, node);
}

static void walk_inline(reading *r, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !r->g->no_memory; child = jk_node_next_element(child))
		read_inline(r, child);
}

/* --- paragraphs --- */

static void walk_blocks(reading *r, jk_node *node);

static void read_beside(reading *r)
{
	jk_list waiting = r->g->waiting;
	int before = r->g->beside;
	r->g->waiting = (jk_list){0};
	r->g->beside = 1;
	for (size_t i = 0; i < waiting.count; i++)
		walk_blocks(r, waiting.items[i]);
	r->g->beside = before;
}

/* Entries of a table of contents say again what the headings say. */
static int is_contents(const reading *r, const jk_node *p)
{
	const jk_docx_style *style = style_of(r, p);
	return style && style->contents;
}

static int is_end_deleted(const jk_node *p)
{
	const jk_node *properties = property(p, "pPr", "rPr");
	return properties && (jk_node_child(properties, "del") || jk_node_child(properties, "moveFrom"));
}

static void read_marks_only(reading *r, const jk_node *p)
{
	for (jk_node *child = jk_node_first_element(p); child; child = jk_node_next_element(child))
		(void)read_mark(r, child);
}

static void read_paragraph(reading *r, jk_node *p)
{
	jk_doc_traits traits;
	if (is_contents(r, p)) {
		read_marks_only(r, p);
		return;
	}
	r->number = jk_node_number(p) ? jk_node_number(p) : r->number; /* paragraphs of notes have that of the text */
	jk_gather_paragraph(r->g, r->number);
	walk_inline(r, p);
	if (is_end_deleted(p))
		return; /* the next one goes on with it */
	read_traits(r, &traits, p);
	jk_gather_end(r->g, &traits);
	if (r->g->waiting.count)
		read_beside(r);
}

/* --- tables --- */

/* What a cell says, or a row: for changes of whole rows. */
static void read_row_text(reading *r, const jk_node *row)
{
	for (jk_node *cell = jk_node_first_element(row); cell; cell = jk_node_next_element(cell))
		if (jk_node_is(cell, "tc")) {
			if (r->g->gone.length)
				jk_gather_char(r->g, '\t');
			walk_inline(r, cell);
		}
}

static void note_row(reading *r, const jk_node *row, const jk_node *change, jk_mark mark)
{
	jk_gathering *g = r->g;
	if (g->deleting)
		return;
	g->deleting = 1;
	jk_buffer_cut(&g->gone, 0);
	read_row_text(r, row);
	g->deleting = 0;
	jk_gather_change(g, mark, attribute(change, "author"), attribute(change, "date"), jk_buffer_text(&g->gone), 0);
}

static void walk_cells(reading *r, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !r->g->no_memory; child = jk_node_next_element(child)) {
		if (jk_node_is(child, "tc")) {
			jk_gather_cell(r->g);
			walk_blocks(r, child);
			jk_gather_cell_end(r->g);
		} else if (!is_passed_over(child) && !jk_node_is(child, "tblPrEx") && !jk_node_is(child, "trPr") && !read_mark(r, child))
			walk_cells(r, child);
	}
}

static void read_row(reading *r, jk_node *row)
{
	const jk_node *deleted = property(row, "trPr", "del"), *inserted = property(row, "trPr", "ins");
	if (deleted) {
		note_row(r, row, deleted, JK_DELETED);
		return;
	}
	if (inserted)
		note_row(r, row, inserted, JK_INSERTED);
	jk_gather_row(r->g, property(row, "trPr", "tblHeader") != NULL);
	walk_cells(r, row);
}

static void walk_rows(reading *r, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !r->g->no_memory; child = jk_node_next_element(child)) {
		if (jk_node_is(child, "tr"))
			read_row(r, child);
		else if (!is_passed_over(child) && !jk_node_is(child, "tblPr") && !jk_node_is(child, "tblGrid") && !read_mark(r, child))
			walk_rows(r, child);
	}
}

/* The only cell of a table that is but a frame around paragraphs; NULL when there are more. */
static jk_node *only_cell(const jk_node *table)
{
	jk_node *row = jk_node_child(table, "tr"), *cell = row ? jk_node_child(row, "tc") : NULL;
	for (const jk_node *n = row ? jk_node_next_element(row) : NULL; n; n = jk_node_next_element(n))
		if (jk_node_is(n, "tr") || jk_node_is(n, "sdt"))
			return NULL;
	for (const jk_node *n = cell ? jk_node_next_element(cell) : NULL; n; n = jk_node_next_element(n))
		if (jk_node_is(n, "tc") || jk_node_is(n, "sdt"))
			return NULL;
	return property(row, "trPr", "del") ? NULL : cell;
}

static void read_table(reading *r, jk_node *table)
{
	jk_node *frame = r->g->tables ? NULL : only_cell(table);
	if (frame) {
		walk_blocks(r, frame);
		return;
	}
	jk_gather_table(r->g);
	walk_rows(r, table);
	jk_gather_table_end(r->g);
}

/* --- the body --- */

/* A content control with a table of contents. */
static int is_contents_control(const jk_node *node)
{
	const jk_node *object = jk_node_is(node, "sdt") ? property(node, "sdtPr", "docPartObj") : NULL;
	return jk_text_equal(value_of(object ? jk_node_child(object, "docPartGallery") : NULL), "Table of Contents");
}

static void read_block(reading *r, jk_node *node)
{
	if (jk_node_is(node, "p"))
		read_paragraph(r, node);
	else if (jk_node_is(node, "tbl"))
		read_table(r, node);
	else if (!is_passed_over(node) && !is_contents_control(node) && !read_mark(r, node))
		walk_blocks(r, node);
}

static void walk_blocks(reading *r, jk_node *node)
{
	for (jk_node *child = jk_node_first_element(node); child && !r->g->no_memory; child = jk_node_next_element(child))
		read_block(r, child);
}

/* --- */

static void index_notes(reading *r, const jk_node *const notes[2])
{
	for (int i = 0; i < 2; i++)
		for (jk_node *n = notes && notes[i] ? jk_node_first_element(notes[i]) : NULL; n; n = jk_node_next_element(n))
			if (attribute(n, "id") && !attribute(n, "type"))
				r->g->no_memory |= jk_index_add(&r->notes[i], r->g->arena, attribute(n, "id"), "", n) != JK_OK;
}

void jk_doc_walk_docx(jk_gathering *g, const jk_docx_model *model, jk_node *body, const jk_node *const notes[2])
{
	reading r = {.g = g, .model = model, .number = 1};
	index_notes(&r, notes);
	if (model) {
		r.counters = jk_arena_array(g->arena, model->lists + 1, sizeof *r.counters);
		r.used = jk_arena_array(g->arena, model->numbers.count + 1, sizeof *r.used);
		g->no_memory |= !r.counters || !r.used;
	}
	if (!g->no_memory)
		walk_blocks(&r, body);
}
