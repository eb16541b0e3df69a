/* Tables of a template, read as grids. */
#include "template/table.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"

/* Beyond, equal cells told once stay so: no text document has that many columns. */
enum { EXPANDED_MOST = 256 };

int jk_is_table(const jk_compiling *c, const jk_node *node) { return jk_node_is(node, c->dialect->table); }
int jk_is_row(const jk_compiling *c, const jk_node *node) { return jk_node_is(node, c->dialect->row); }

int jk_is_cell(const jk_node *node)
{
	return jk_node_is(node, "tc") || jk_node_is(node, "table-cell") || jk_node_is(node, "covered-table-cell");
}

static jk_node *cell_node_around(const jk_node *node)
{
	jk_node *around = jk_node_parent(node);
	while (around && !jk_is_cell(around))
		around = jk_node_parent(around);
	return around;
}

static jk_node *table_around(const jk_compiling *c, const jk_node *node)
{
	jk_node *around = jk_node_parent(node);
	while (around && !jk_is_table(c, around))
		around = jk_node_parent(around);
	return around;
}

int jk_has_row_blocks(const jk_compiling *c, const jk_node *node)
{
	int found = 0;
	for (const jk_node *child = jk_node_first(node); child && !found; child = jk_node_next(child))
		found = jk_tag_of(c, child) || (jk_node_is_element(child) && !jk_is_row(c, child) && jk_has_row_blocks(c, child));
	return found;
}

/* --- numbers --- */

static size_t number_of(const jk_node *node, const char *attribute, size_t otherwise)
{
	const char *text = node ? jk_node_attribute_local(node, attribute) : NULL;
	unsigned long number = text ? strtoul(text, NULL, 10) : 0;
	return number && number <= 10000 ? number : otherwise;
}

static size_t property(const jk_node *node, const char *properties, const char *name, size_t otherwise)
{
	const jk_node *of = jk_node_child(node, properties);
	return number_of(of ? jk_node_child(of, name) : NULL, "val", otherwise);
}

/* --- reading --- */

typedef struct {
	jk_table *table;
	jk_table_row *row;
	jk_table_stretch *stretch;
	size_t column, beside; /* beside: columns that a cell of this row still lies over */
	int repeats;
} reading;

static void *add(reading *r, jk_list *list, size_t bytes)
{
	jk_compiling *c = r->table->c;
	void *item = jk_arena_allocate(c->arena, bytes);
	if (item && jk_list_add(list, c->arena, item) == JK_OK)
		return item;
	c->no_memory = 1;
	return NULL;
}

/* A cell or column that is told once for several. */
static void expand(jk_compiling *c, jk_node *node)
{
	size_t times = number_of(node, "number-columns-repeated", 1);
	if (times == 1 || times > EXPANDED_MOST)
		return;
	jk_node_unset_local(node, "number-columns-repeated");
	for (; times > 1 && !c->no_memory; times--) {
		jk_node *copy = jk_node_add_copy(jk_node_parent(node), node, NULL);
		c->no_memory |= !copy;
		if (copy)
			jk_node_move_after(copy, node);
	}
}

/* 17.4.84: without a value it continues. */
static void read_docx_cell(jk_table_cell *cell)
{
	const jk_node *properties = jk_node_child(cell->node, "tcPr");
	const jk_node *merge = properties ? jk_node_child(properties, "vMerge") : NULL;
	int begins = merge && jk_text_equal(jk_node_attribute_local(merge, "val"), "restart");
	cell->span = property(cell->node, "tcPr", "gridSpan", 1);
	cell->continues = merge && !begins;
	cell->rows = begins ? 2 : 1;
}

static void read_odt_cell(reading *r, jk_table_cell *cell)
{
	cell->covered = jk_node_is(cell->node, "covered-table-cell");
	cell->span = cell->covered ? 1 : number_of(cell->node, "number-columns-spanned", 1);
	cell->rows = cell->covered ? 1 : number_of(cell->node, "number-rows-spanned", 1);
	cell->continues = cell->covered && !r->beside;
	r->beside = cell->covered ? r->beside - (r->beside > 0) : cell->span - 1;
}

static void read_cell(reading *r, jk_node *node, jk_node *outer)
{
	int docx = jk_node_is(node, "tc");
	if (r->repeats || jk_node_is(node, "covered-table-cell"))
		expand(r->table->c, node);
	jk_table_cell *cell = add(r, &r->row->cells, sizeof *cell);
	if (!cell)
		return;
	*cell = (jk_table_cell){.node = node, .outer = outer, .first = r->column};
	if (docx)
		read_docx_cell(cell);
	else
		read_odt_cell(r, cell);
	/* In ODT the columns under it have cells of their own. */
	r->column += docx ? cell->span : number_of(node, "number-columns-repeated", 1);
}

static void read_cells(reading *r, jk_node *parent, jk_node *outer)
{
	for (jk_node *child = jk_node_first_element(parent); child; child = jk_node_next_element(child)) {
		jk_node *holder = outer ? outer : child;
		if (jk_is_cell(child))
			read_cell(r, child, holder);
		else
			read_cells(r, child, holder);
	}
}

static void read_row(reading *r, jk_node *node)
{
	jk_table_row *row = add(r, &r->table->rows, sizeof *row);
	if (!row)
		return;
	*row = (jk_table_row){.node = node, .stretch = r->stretch};
	row->before = property(node, "trPr", "gridBefore", 0);
	row->after = property(node, "trPr", "gridAfter", 0);
	r->row = row;
	r->column = row->before;
	r->beside = 0;
	read_cells(r, node, NULL);
	row->columns = r->column + row->after;
}

static void pass_tag(reading *r, const jk_tag *tag)
{
	int opens = tag->opener == tag, ends = tag->kind == JK_TAG_END_IF || tag->kind == JK_TAG_END_FOR;
	if (!opens && !tag->opener)
		return;
	if (!opens && r->stretch)
		r->stretch = r->stretch->outer;
	jk_table_stretch *stretch = ends ? NULL : jk_arena_allocate(r->table->c->arena, sizeof *stretch);
	if (!stretch) {
		r->table->c->no_memory |= !ends;
		return;
	}
	*stretch = (jk_table_stretch){r->stretch, tag->opener};
	r->stretch = stretch;
}

static void read_all(reading *r, jk_node *parent)
{
	jk_compiling *c = r->table->c;
	for (jk_node *child = jk_node_first(parent); child && !c->no_memory; child = jk_node_next(child)) {
		const jk_tag *tag = jk_tag_of(c, child);
		if (tag)
			pass_tag(r, tag);
		else if (jk_is_row(c, child))
			read_row(r, child);
		else if (jk_node_is(child, "gridCol") || jk_node_is(child, "table-column")) {
			if (r->repeats)
				expand(c, child);
			c->no_memory |= jk_list_add(&r->table->columns, c->arena, child) != JK_OK;
		} else if (jk_node_is_element(child) && !jk_node_is(child, "tblGridChange"))
			read_all(r, child);
	}
}

jk_table *jk_table_read(jk_compiling *c, jk_node *node, int repeats)
{
	jk_table *table = jk_arena_allocate(c->arena, sizeof *table);
	if (!table) {
		c->no_memory = 1;
		return NULL;
	}
	table->c = c;
	table->node = node;
	reading r = {.table = table, .repeats = repeats};
	read_all(&r, node);
	return c->no_memory ? NULL : table;
}

jk_table_cell *jk_table_cell_at(const jk_table_row *row, size_t column)
{
	for (size_t i = 0; i < row->cells.count; i++) {
		jk_table_cell *cell = row->cells.items[i];
		if (cell->first == column)
			return cell;
	}
	return NULL;
}

jk_table_cell *jk_table_cell_around(const jk_table *table, const jk_node *mark, const jk_table_row **row)
{
	const jk_node *node = cell_node_around(mark);
	/* A cell of a table inside this one is none of it. */
	for (size_t i = 0; node && table_around(table->c, node) == table->node && i < table->rows.count; i++) {
		*row = table->rows.items[i];
		for (size_t k = 0; k < (*row)->cells.count; k++)
			if (((jk_table_cell *)(*row)->cells.items[k])->node == node)
				return (*row)->cells.items[k];
	}
	*row = NULL;
	return NULL;
}

/* --- faults --- */

void jk_table_fault(jk_compiling *c, jk_code code, const jk_node *cell, const jk_tag *otherwise)
{
	jk_origin where = otherwise->where;
	jk_node *paragraph = jk_node_first_element(cell);
	while (paragraph && !jk_is_paragraph(c->dialect, paragraph))
		paragraph = jk_node_next_element(paragraph);
	if (paragraph && jk_node_number(paragraph)) {
		where.paragraph = jk_node_number(paragraph);
		where.quote = jk_paragraph_quote(c, paragraph);
	}
	jk_compile_fault(c, code, &where, otherwise->source, "");
}

/* --- all tables of a part --- */

/* The {{#columns}} of a table, in order. */
static void openers_of(jk_compiling *c, const jk_node *table, jk_list *openers)
{
	for (size_t i = 0; i < c->tags.count; i++) {
		jk_tag *tag = c->tags.items[i];
		if (tag->repeats_columns && tag->opener == tag && table_around(c, tag->mark) == table)
			c->no_memory |= jk_list_add(openers, c->arena, tag) != JK_OK;
	}
}

/* Those {{#merge}} that are left: over the rows of a loop. */
static void place_merges(jk_table *table)
{
	jk_compiling *c = table->c;
	for (size_t i = 0; i < c->tags.count && !c->failed && !c->no_memory; i++) {
		jk_tag *tag = c->tags.items[i];
		const jk_table_row *row = NULL;
		jk_table_cell *cell = tag->kind == JK_TAG_MERGE && tag->mark ? jk_table_cell_around(table, tag->mark, &row) : NULL;
		if (cell && !jk_merge_rows(table, row, cell, tag->variable))
			jk_compile_fault(c, JK_DIAG_TABLE_MERGE, &tag->where, tag->source, "");
		if (!cell)
			continue;
		jk_node_remove(tag->mark);
		tag->mark = NULL;
	}
}

static void place_table(jk_compiling *c, jk_node *node, int has_columns)
{
	jk_list openers = {0};
	if (has_columns)
		openers_of(c, node, &openers);
	if (c->no_memory || (!openers.count && !jk_has_row_blocks(c, node)))
		return;
	jk_table *table = jk_table_read(c, node, openers.count > 0);
	if (table)
		jk_place_merged_rows(table);
	if (table && openers.count && !c->no_memory)
		jk_place_columns(table, &openers);
	if (table)
		place_merges(table);
}

static void place_tables(jk_compiling *c, jk_node *parent, int has_columns)
{
	for (jk_node *child = jk_node_first_element(parent), *next; child && !c->no_memory; child = next) {
		next = jk_node_next_element(child);
		/* Inner ones first, while all tags still stand where they were typed. */
		place_tables(c, child, has_columns);
		if (jk_is_table(c, child))
			place_table(c, child, has_columns);
	}
}

void jk_place_tables(jk_compiling *c)
{
	int has_columns = 0;
	for (size_t i = 0; i < c->tags.count; i++) {
		const jk_tag *tag = c->tags.items[i];
		has_columns |= tag->repeats_columns;
		if (tag->repeats_columns && tag->opener == tag && !table_around(c, tag->mark))
			jk_compile_fault(c, JK_DIAG_TABLE_COLUMNS, &tag->where, tag->source, "");
	}
	if (!c->failed)
		place_tables(c, jk_xml_root(c->xml), has_columns);
	for (size_t i = 0; i < c->tags.count && !c->failed && !c->no_memory; i++) {
		const jk_tag *tag = c->tags.items[i];
		if (tag->kind == JK_TAG_MERGE && tag->mark)
			jk_compile_fault(c, JK_DIAG_TABLE_MERGE, &tag->where, tag->source, "");
	}
	jk_node *styles = jk_node_child(jk_xml_root(c->xml), "automatic-styles");
	if (styles && c->shares_widths)
		jk_act_last(c, styles, jk_columns_styles_end, NULL);
}
