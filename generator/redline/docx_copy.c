/* What the old document had, put into the new one: as deleted or moved in a redline, as inserted in a draft that is amended. */
#include <string.h>
#include "base/text.h"
#include "redline/docx.h"

const char *jk_wml_copy_mark(const jk_wml *d) { return d->amending ? "ins" : "del"; }

/* --- properties --- */

static void remove_child(jk_node *node, const char *name)
{
	for (jk_node *child; (child = jk_wml_child(node, name)) != NULL;)
		jk_node_remove(child);
}

/* The style of that name in the new document, or none. */
static void settle_style(jk_wml *d, jk_node *properties, const char *element)
{
	jk_node *node = jk_wml_child(properties, element);
	const char *id = jk_wml_get(node, "val"), *style = id ? jk_wml_style(d, id) : NULL;
	if (style)
		jk_wml_set(d, node, "val", style);
	else if (node)
		jk_node_remove(node);
}

static void settle_run_properties(jk_wml *d, jk_node *properties)
{
	static const char *const changes[] = {"ins", "del", "moveFrom", "moveTo", "rPrChange"};
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		remove_child(properties, changes[i]);
	settle_style(d, properties, "rStyle");
}

static void settle_number(jk_wml *d, jk_node *properties)
{
	jk_node *number = jk_wml_child(properties, "numPr"), *id = jk_wml_child(number, "numId");
	const char *value = jk_wml_get(id, "val"), *other = value ? jk_wml_number(d, value) : NULL;
	if (!number)
		return;
	remove_child(number, "ins");
	remove_child(number, "numberingChange");
	if (value && other)
		jk_wml_set(d, id, "val", other);
	else if (value)
		jk_node_remove(number);
}

static void copy_run_properties(jk_wml *d, jk_node *run, const jk_node *source)
{
	const jk_node *properties = jk_wml_child(source, "rPr");
	jk_node *copy = run && properties ? jk_wml_import(d, run, properties) : NULL;
	if (copy)
		settle_run_properties(d, copy);
}

void jk_wml_copy_paragraph_properties(jk_wml *d, jk_node *paragraph, const jk_node *source)
{
	const jk_node *properties = jk_wml_child(source, "pPr");
	jk_node *copy = properties ? jk_wml_import(d, paragraph, properties) : NULL;
	if (!copy)
		return;
	remove_child(copy, "sectPr");
	remove_child(copy, "pPrChange");
	settle_style(d, copy, "pStyle");
	settle_number(d, copy);
	if (jk_wml_child(copy, "rPr"))
		settle_run_properties(d, jk_wml_child(copy, "rPr"));
}

/* --- runs --- */

typedef struct {
	jk_wml *d;
	jk_list *out;
	jk_node *parent;      /* what the marks go into */
	int moved;
	int live;             /* the text is not deleted: it moved, or it is put into a draft */
	const jk_node *link;  /* the w:hyperlink that the piece at hand stands in, or NULL */
	jk_node *wrapper;     /* w:del or w:moveFrom */
	jk_node *run;         /* the last one, and what it is a copy of */
	const jk_node *source;
} copying;

/* A link like the one of the old document, without its text; NULL when what it leads to cannot come over: the text is there all the same. */
static jk_node *copy_link(copying *c)
{
	jk_wml *d = c->d;
	static const char relationships[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
	static const char strict[] = "http://purl.oclc.org/ooxml/officeDocument/relationships";
	const char *uri = d->strict ? strict : relationships, *id = jk_node_attribute_ns(c->link, uri, "id"), *anchor = jk_wml_get(c->link, "anchor");
	const char *made = id ? jk_wml_bring_link(d, id) : NULL;
	if (!made && !anchor)
		return NULL;
	jk_node *link = jk_wml_add(d, c->parent, "hyperlink");
	if (link && made && jk_redline_check(d->r, jk_node_declare(link, "r", uri)))
		jk_redline_check(d->r, jk_node_set_ns(link, uri, "id", made));
	if (link && anchor)
		jk_wml_set(d, link, "anchor", anchor);
	return link;
}

static jk_node *need_wrapper(copying *c)
{
	if (c->wrapper)
		return c->wrapper;
	jk_node *link = c->link ? copy_link(c) : NULL;
	c->wrapper = jk_wml_revision(c->d, link ? link : c->parent, c->moved ? "moveFrom" : jk_wml_copy_mark(c->d));
	if (c->wrapper)
		jk_redline_add(c->d->r, c->out, link ? link : c->wrapper);
	return c->wrapper;
}

static const jk_node *link_around(const jk_node *node)
{
	while (node && !jk_wml_is(node, "p") && !jk_wml_is(node, "hyperlink"))
		node = jk_node_parent(node);
	return jk_wml_is(node, "hyperlink") ? node : NULL;
}

static jk_node *need_run(copying *c, const jk_node *source)
{
	if (c->run && c->source == source)
		return c->run;
	c->run = jk_wml_add(c->d, need_wrapper(c), "r");
	c->source = source;
	copy_run_properties(c->d, c->run, source);
	return c->run;
}

const char *jk_wml_raw(jk_wml *d, jk_wml_piece *piece)
{
	if (!piece->raw)
		piece->raw = jk_redline_string(d->r, jk_node_content(piece->first, d->r->arena));
	return piece->raw;
}

static void add_text(copying *c, const jk_node *run, const char *name, const char *text, size_t length)
{
	jk_node *node = jk_wml_add(c->d, need_run(c, run), name);
	const char *part = node ? jk_redline_string(c->d->r, jk_arena_text(c->d->r->arena, text, length)) : NULL;
	if (!part)
		return;
	jk_redline_need(c->d->r, jk_node_add_text(node, part));
	jk_wml_keep_space(c->d, node);
}

static void copy_text(copying *c, jk_wml_piece *piece, size_t from, size_t to)
{
	const char *raw = jk_wml_raw(c->d, piece);
	if (raw)
		add_text(c, jk_node_parent(piece->first), c->live ? "t" : "delText", raw + (from - piece->from), to - from);
}

static void copy_content(copying *c, const jk_node *run, const jk_node *node, const char *name)
{
	const char *content = jk_redline_string(c->d->r, jk_node_content(node, c->d->r->arena));
	if (content)
		add_text(c, run, name, content, strlen(content));
}

/* A child of a run that bears no text. */
static void copy_run_child(copying *c, const jk_node *run, const jk_node *node)
{
	jk_node *copy = jk_wml_import(c->d, need_run(c, run), node);
	if (copy)
		jk_wml_bring(c->d, copy);
}

static void copy_run(copying *c, const jk_node *run)
{
	for (const jk_node *n = jk_node_first_element(run); n && jk_redline_fine(c->d->r); n = jk_node_next_element(n)) {
		if (jk_wml_is(n, "t") || jk_wml_is(n, "delText"))
			copy_content(c, run, n, c->live ? "t" : "delText");
		else if (jk_wml_is(n, "instrText") || jk_wml_is(n, "delInstrText"))
			copy_content(c, run, n, c->live ? "instrText" : "delInstrText");
		else if (!jk_wml_is(n, "rPr") && !jk_wml_is(n, "lastRenderedPageBreak") && !jk_wml_is(n, "commentReference"))
			copy_run_child(c, run, n);
	}
	c->source = NULL;
}

/* --- fields and formulas --- */

static void add_field_character(copying *c, const jk_node *field, const char *kind)
{
	jk_node *node = jk_wml_add(c->d, need_run(c, field), "fldChar");
	jk_wml_set(c->d, node, "fldCharType", kind);
}

static void copy_whole(copying *c, const jk_node *node);

static void copy_below(copying *c, const jk_node *parent)
{
	for (const jk_node *n = jk_node_first_element(parent); n && jk_redline_fine(c->d->r); n = jk_node_next_element(n))
		copy_whole(c, n);
}

static void copy_simple_field(copying *c, const jk_node *field)
{
	const char *instruction = jk_wml_get(field, "instr");
	add_field_character(c, field, "begin");
	add_text(c, field, c->live ? "instrText" : "delInstrText", instruction ? instruction : "", instruction ? strlen(instruction) : 0);
	add_field_character(c, field, "separate");
	copy_below(c, field);
	add_field_character(c, field, "end");
	c->source = NULL;
}

static void copy_whole(copying *c, const jk_node *node)
{
	if (jk_wml_is(node, "r"))
		copy_run(c, node);
	else if (jk_wml_is(node, "fldSimple"))
		copy_simple_field(c, node);
	else if (jk_node_is(node, "oMath") || jk_node_is(node, "oMathPara")) {
		c->source = NULL;
		jk_wml_import(c->d, need_wrapper(c), node);
	} else if (jk_wml_pending(node) != JK_DELETED && !jk_wml_is(node, "sdtPr") && !jk_wml_is(node, "pPr"))
		copy_below(c, node);
}

static void copy_piece(copying *c, jk_wml_piece *piece, size_t from, size_t to)
{
	const jk_node *link = link_around(piece->first);
	if (link != c->link) {
		c->link = link;
		c->wrapper = NULL;
		c->run = NULL;
	}
	if (!piece->atom) {
		copy_text(c, piece, from > piece->from ? from : piece->from, to < piece->to ? to : piece->to);
		return;
	}
	if (!piece->whole) {
		copy_run_child(c, jk_node_parent(piece->first), piece->first);
		return;
	}
	for (const jk_node *n = piece->first; n && jk_redline_fine(c->d->r); n = n == piece->last ? NULL : jk_node_next_element(n))
		copy_whole(c, n);
}

void jk_wml_copy_pieces(jk_wml *d, jk_list *out, jk_node *parent, const jk_wml_line *line, size_t *at, size_t from, size_t to)
{
	copying c = {.d = d, .out = out, .parent = parent, .moved = line->move != 0, .live = line->move != 0 || d->amending};
	for (; *at < line->pieces.count && jk_redline_fine(d->r); ++*at) {
		jk_wml_piece *piece = line->pieces.items[*at];
		if (piece->from >= to)
			return;
		if (piece->to > from)
			copy_piece(&c, piece, from, to);
		if (piece->to > to)
			return;
	}
}

/* --- paragraphs and tables --- */

/* A bookmark that only the old document has comes over with its paragraph, so that references lead there when the changes are rejected. */
static void copy_bookmark(jk_wml *d, jk_node *paragraph, const jk_node *source)
{
	const char *name = jk_wml_get(source, "name");
	if (!name || d->story->new_part != d->new_side.document || !jk_wml_take_bookmark(d, name) ||
	    !(name = jk_redline_string(d->r, jk_arena_string(d->r->arena, name))))
		return;
	jk_node *start = jk_wml_add(d, paragraph, "bookmarkStart"), *end = jk_wml_add(d, paragraph, "bookmarkEnd");
	jk_node *properties = jk_wml_child(paragraph, "pPr");
	const char *id = jk_wml_next_id(d);
	if (!start || !end)
		return;
	jk_wml_set(d, start, "id", id);
	jk_wml_set(d, start, "name", name);
	jk_wml_set(d, end, "id", id);
	if (properties)
		jk_node_move_after(start, properties);
	else
		jk_node_move_first(start, paragraph);
}

static void copy_bookmarks(jk_wml *d, jk_node *paragraph, const jk_wml_line *line)
{
	for (size_t i = 0; i < line->paragraphs.count; i++)
		for (const jk_node *n = jk_node_first_element(line->paragraphs.items[i]); n && jk_redline_fine(d->r); n = jk_node_next_element(n))
			if (jk_wml_is(n, "bookmarkStart"))
				copy_bookmark(d, paragraph, n);
}

jk_node *jk_wml_copy_line(jk_wml *d, jk_node *parent, const jk_wml_line *line)
{
	jk_list nodes = {0};
	size_t at = 0;
	jk_node *paragraph = jk_wml_add(d, parent, "p");
	if (!paragraph)
		return NULL;
	jk_wml_copy_paragraph_properties(d, paragraph, line->paragraphs.items[line->paragraphs.count - 1]);
	jk_wml_copy_pieces(d, &nodes, paragraph, line, &at, 0, line->length);
	copy_bookmarks(d, paragraph, line);
	jk_wml_keep_remark(d, paragraph, line->paragraphs.items[0]);
	if (line->move)
		jk_wml_mark_range(d, paragraph, "moveFromRangeStart", "moveFromRangeEnd", line->move);
	else
		jk_redline_count(d->r, d->amending ? JK_INSERTED : JK_DELETED, line->text, line->length);
	return paragraph;
}

static void copy_without(jk_wml *d, jk_node *parent, const jk_node *source, const char *const *left_out)
{
	jk_node *copy = source ? jk_wml_import(d, parent, source) : NULL;
	for (; copy && *left_out; left_out++)
		remove_child(copy, *left_out);
	if (copy && jk_wml_child(copy, "tblStyle"))
		settle_style(d, copy, "tblStyle");
}

static const char *const changes[] = {"tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange", "ins", "del",
				      "cellIns", "cellDel", "cellMerge", NULL};

static void copy_cell(jk_wml *d, jk_node *row, jk_node *source)
{
	jk_list blocks = {0};
	jk_node *cell = jk_wml_add(d, row, "tc"), *paragraph = NULL;
	copy_without(d, cell, jk_wml_child(source, "tcPr"), changes);
	jk_wml_gather(d, &blocks, source, 0);
	for (size_t i = 0; i < blocks.count && jk_redline_fine(d->r); i++) {
		const jk_wml_block *block = blocks.items[i];
		paragraph = block->line ? jk_wml_copy_line(d, cell, block->line) : NULL;
		if (block->table)
			jk_wml_copy_table(d, cell, block->table);
		else if (paragraph)
			jk_wml_mark_end(d, paragraph, jk_wml_copy_mark(d));
	}
	if (!paragraph)
		jk_wml_add(d, cell, "p");
}

static void copy_cells(jk_wml *d, jk_node *row, jk_node *source)
{
	for (jk_node *n = jk_node_first_element(source); n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		if (jk_wml_is(n, "tc"))
			copy_cell(d, row, n);
		else if (jk_wml_is(n, "sdt") || jk_wml_is(n, "sdtContent") || jk_wml_is(n, "customXml"))
			copy_cells(d, row, n);
	}
}

jk_node *jk_wml_copy_row(jk_wml *d, jk_node *parent, jk_node *source)
{
	jk_node *row = jk_wml_add(d, parent, "tr");
	if (!row)
		return NULL;
	copy_without(d, row, jk_wml_child(source, "tblPrEx"), changes);
	copy_without(d, row, jk_wml_child(source, "trPr"), changes);
	copy_cells(d, row, source);
	jk_wml_mark_row(d, row, jk_wml_copy_mark(d));
	return row;
}

jk_node *jk_wml_copy_table(jk_wml *d, jk_node *parent, jk_node *source)
{
	jk_list rows = {0};
	jk_node *table = jk_wml_add(d, parent, "tbl");
	copy_without(d, table, jk_wml_child(source, "tblPr"), changes);
	copy_without(d, table, jk_wml_child(source, "tblGrid"), changes);
	jk_wml_gather_rows(d, &rows, source, 0);
	for (size_t i = 0; i < rows.count && jk_redline_fine(d->r); i++)
		jk_wml_copy_row(d, table, rows.items[i]);
	return table;
}
