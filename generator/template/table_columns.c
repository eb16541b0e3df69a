/* Columns that repeat: {{#columns v in expression}} … {{/columns}} in cells of one row. What lies in these columns repeats in every row of the
 * table; what lies over them grows. The columns share the width they have in the template, so the table keeps its own. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "template/table.h"

/* Word opens no table of more columns. */
enum { DOCX_COLUMNS_MOST = 63 };

typedef struct {
	jk_table *table;
	jk_compiling *c;
	jk_list groups; /* jk_table_group */
	int docx;
} placing;

/* How a cell (or the columns left out at an end of a row) lies to the repeated ones. */
typedef enum { BESIDE, INSIDE, OVER, ACROSS } lie;

static size_t end_of(const jk_table_group *g) { return g->first + g->span; }

static lie lie_of(const jk_table_group *g, size_t first, size_t span)
{
	if (first >= end_of(g) || first + span <= g->first)
		return BESIDE;
	if (first >= g->first && first + span <= end_of(g))
		return INSIDE;
	return first <= g->first && first + span >= end_of(g) ? OVER : ACROSS;
}

/* --- groups --- */

static void fault(placing *p, jk_code code, const jk_tag *tag) { jk_compile_fault(p->c, code, &tag->where, tag->source, ""); }

/* Twentieths of a point, what tables of DOCX are measured in; 0 when the grid says nothing. */
static size_t width_of(const jk_table *table, size_t first, size_t span)
{
	size_t width = 0;
	for (size_t i = first; i < first + span && i < table->columns.count; i++) {
		const char *text = jk_node_attribute_local(table->columns.items[i], "w");
		width += text ? strtoul(text, NULL, 10) : 0;
	}
	return width;
}

static int is_free(const placing *p, size_t first, size_t end)
{
	for (size_t i = 0; i < p->groups.count; i++)
		if (lie_of(p->groups.items[i], first, end - first) != BESIDE)
			return 0;
	return 1;
}

static void add_group(placing *p, jk_tag *opener)
{
	jk_tag *closer = opener->next_in_block;
	const jk_table_row *row, *last_row = NULL;
	const jk_table_cell *from = jk_table_cell_around(p->table, opener->mark, &row);
	const jk_table_cell *to = closer ? jk_table_cell_around(p->table, closer->mark, &last_row) : NULL;
	if (!from || !to || row != last_row || to->first < from->first) {
		fault(p, JK_DIAG_TABLE_COLUMNS, opener);
		return;
	}
	size_t end = to->first + to->span;
	if (!is_free(p, from->first, end)) {
		fault(p, JK_DIAG_TABLE_NESTED, opener);
		return;
	}
	jk_table_group *group = jk_arena_allocate(p->c->arena, sizeof *group);
	if (!group || jk_list_add(&p->groups, p->c->arena, group) != JK_OK) {
		p->c->no_memory = 1;
		return;
	}
	*group = (jk_table_group){opener, from->node, p->c->compiled->repeated_columns++, from->first, end - from->first, 0};
	group->width = p->docx ? width_of(p->table, group->first, group->span) : 0;
	opener->columns = group->slot + 1;
}

/* --- operations --- */

static jk_table_reckoning *reckon(placing *p, const jk_list *groups, size_t base, const char *text)
{
	jk_table_reckoning *reckoning = jk_arena_allocate(p->c->arena, sizeof *reckoning);
	jk_list *kept = jk_arena_allocate(p->c->arena, sizeof *kept);
	if (!reckoning || !kept) {
		p->c->no_memory = 1;
		return NULL;
	}
	*kept = *groups;
	*reckoning = (jk_table_reckoning){.groups = kept, .base = base, .text = text};
	return reckoning;
}

static const jk_table_reckoning *reckon_one(placing *p, jk_table_group *group, size_t base)
{
	jk_list only = {0};
	p->c->no_memory |= jk_list_add(&only, p->c->arena, group) != JK_OK;
	return reckon(p, &only, base, NULL);
}

static void change(placing *p, jk_node *node, const char *attribute, jk_action_run *run, const jk_table_reckoning *reckoning)
{
	if (reckoning && !p->c->no_memory)
		p->c->no_memory |= jk_node_change_local(node, attribute, jk_act_value(p->c, run, reckoning)) != JK_OK;
}

/* What stands from `first` to `last` repeats. Every row has its own pair of marks for the one loop. */
static void repeat(placing *p, const jk_table_group *group, jk_node *first, jk_node *last)
{
	jk_tag *opener = group->opener, *closer = opener->next_in_block;
	const char *begin = jk_arena_format(p->c->arena, "%zu", opener->index), *end = jk_arena_format(p->c->arena, "%zu", closer->index);
	opener->mark = begin ? jk_node_mark_before(first, JK_TAG_MARK, begin) : NULL;
	closer->mark = end ? jk_node_mark_after(last, JK_TAG_MARK, end) : NULL;
	p->c->no_memory |= !opener->mark || !closer->mark;
}

/* --- grid columns --- */

static int is_digit(char c) { return c >= '0' && c <= '9'; }

/* A number like "3.4", in ten-thousandths, and what follows it; 0 when it is none or too large for a page. */
static size_t read_decimal(const char *text, const char **rest)
{
	enum { MOST = 1000000 };
	size_t value = 0;
	for (; is_digit(*text) && value <= MOST; text++)
		value = value * 10 + (size_t)(*text - '0');
	int fits = value <= MOST;
	value = fits ? value * 10000 : 0;
	if (*text == '.')
		text++;
	for (size_t unit = 1000; is_digit(*text); text++, unit /= 10)
		value += fits ? unit * (size_t)(*text - '0') : 0;
	*rest = text;
	return value;
}

static jk_node *automatic_styles(const placing *p) { return jk_node_child(jk_xml_root(p->c->xml), "automatic-styles"); }

static const jk_node *style_named(const jk_node *styles, const char *name)
{
	for (const jk_node *style = styles && name ? jk_node_first_element(styles) : NULL; style; style = jk_node_next_element(style))
		if (jk_text_equal(jk_node_attribute_local(style, "name"), name) && jk_text_equal(jk_node_attribute_local(style, "family"), "table-column"))
			return style;
	return NULL;
}

static const jk_column_style *read_style(placing *p, const jk_table_group *group, const char *name, const jk_node *properties)
{
	jk_column_style *read = jk_arena_allocate(p->c->arena, sizeof *read);
	const char *relative = jk_node_attribute_local(properties, "rel-column-width"), *width = jk_node_attribute_local(properties, "column-width");
	const char *unit = "";
	if (!read) {
		p->c->no_memory = 1;
		return NULL;
	}
	*read = (jk_column_style){.group = group, .name = jk_arena_string(p->c->arena, name)};
	read->width = width ? read_decimal(width, &unit) : 0;
	read->unit = jk_arena_string(p->c->arena, unit);
	read->relative = relative ? strtoul(relative, NULL, 10) : 0;
	p->c->no_memory |= !read->name || !read->unit;
	return read;
}

static void share_style(placing *p, const jk_table_group *group, jk_node *column)
{
	const char *name = jk_node_attribute_local(column, "style-name");
	const jk_node *style = style_named(automatic_styles(p), name);
	const jk_node *properties = style ? jk_node_child(style, "table-column-properties") : NULL;
	const jk_column_style *read = properties ? read_style(p, group, name, properties) : NULL;
	p->c->shares_widths |= read != NULL;
	if (read && !p->c->no_memory)
		p->c->no_memory |= jk_node_change_local(column, "style-name", jk_act_value(p->c, jk_columns_put_style, read)) != JK_OK;
}

static void repeat_columns(placing *p, jk_table_group *group)
{
	const jk_list *columns = &p->table->columns;
	size_t end = end_of(group) < columns->count ? end_of(group) : columns->count;
	if (group->first >= end)
		return;
	jk_node *first = columns->items[group->first], *last = columns->items[end - 1];
	if (jk_node_parent(first) != jk_node_parent(last)) { /* some are header columns */
		fault(p, JK_DIAG_TABLE_ACROSS, group->opener);
		return;
	}
	for (size_t i = group->first; i < end; i++) {
		const char *width = p->docx ? jk_node_attribute_local(columns->items[i], "w") : NULL;
		if (width)
			change(p, columns->items[i], "w", jk_columns_put_share, reckon_one(p, group, strtoul(width, NULL, 10)));
		else if (!p->docx)
			share_style(p, group, columns->items[i]);
	}
	repeat(p, group, first, last);
}

/* --- cells --- */

static int mentions(const placing *p, const jk_node *node, const char *variable)
{
	int found = 0;
	for (const jk_node *child = jk_node_first(node); child && !found; child = jk_node_next(child)) {
		const jk_tag *tag = jk_tag_of(p->c, child);
		found = (tag && strstr(tag->source, variable)) || (jk_node_is_element(child) && mentions(p, child, variable));
	}
	return found;
}

/* Where a cell that continues one above begins. */
static const jk_table_cell *begin_of(const placing *p, const jk_table_row *row, const jk_table_cell *cell)
{
	size_t at = p->table->rows.count;
	while (at > 0 && p->table->rows.items[at - 1] != row)
		at--;
	while (cell && cell->continues && at > 1)
		cell = jk_table_cell_at(p->table->rows.items[--at - 1], cell->first);
	return cell;
}

/* A cell merged from just the repeated columns is a heading of all of them, unless it speaks of one of them. */
static int is_heading(const placing *p, const jk_table_group *group, const jk_table_row *row, const jk_table_cell *cell)
{
	if (cell->covered || cell->first != group->first || cell->span != group->span)
		return 0;
	const jk_table_cell *begin = begin_of(p, row, cell);
	if (begin && begin->heads)
		return 1;
	const char *variable = jk_arena_format(p->c->arena, "$%s", group->opener->variable);
	p->c->no_memory |= !variable;
	return variable && begin && begin->span > 1 && begin->node != group->home && !mentions(p, begin->node, variable);
}

static lie lie_of_cell(const placing *p, const jk_table_group *group, const jk_table_row *row, const jk_table_cell *cell)
{
	lie lies = lie_of(group, cell->first, cell->span);
	return lies == INSIDE && is_heading(p, group, row, cell) ? OVER : lies;
}

/* ODT: what a merged cell covers in its row is written anew, as many as there are columns. */
static void replace_covered(placing *p, const jk_table_row *row, jk_table_cell *cell, const jk_list *groups)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t column = cell->first + cell->span - 1; column > cell->first; column--) {
		jk_table_cell *covered = jk_table_cell_at(row, column);
		if (!covered || !covered->covered)
			continue;
		if (column == cell->first + 1) {
			jk_xml_put_start(&text, covered->node, NULL, NULL);
			jk_buffer_string(&text, "/>");
		}
		jk_node_remove(covered->node);
		covered->node = NULL;
	}
	const char *kept = jk_arena_string(p->c->arena, jk_buffer_text(&text));
	p->c->no_memory |= text.failed || !kept;
	jk_buffer_dispose(&text);
	const jk_table_reckoning *reckoning = reckon(p, groups, cell->span, kept);
	if (reckoning)
		jk_act_after(p->c, cell->outer, jk_columns_put_covered, reckoning);
}

/* Adds what says over how many columns a cell lies, where nothing did. The order of properties is fixed (17.4.66): behind the width. */
static void add_span(placing *p, jk_node *cell)
{
	jk_compiling *c = p->c;
	if (!p->docx) {
		if (!jk_node_attribute_local(cell, "number-columns-spanned"))
			c->no_memory |= jk_node_set_ns(cell, jk_node_namespace(cell), "number-columns-spanned", "1") != JK_OK;
		return;
	}
	jk_node *properties = jk_node_child(cell, "tcPr"), *first = jk_node_first(cell);
	if (!properties && (properties = jk_node_add_like(cell, "tcPr")) != NULL && first)
		jk_node_move_before(properties, first);
	if (!properties || jk_node_child(properties, "gridSpan")) {
		c->no_memory |= !properties;
		return;
	}
	jk_node *width = jk_node_child(properties, "tcW"), *before = jk_node_first(properties);
	jk_node *span = jk_node_add_like(properties, "gridSpan");
	c->no_memory |= !span || jk_node_set_ns(span, jk_node_namespace(span), "val", "1") != JK_OK;
	if (span && width)
		jk_node_move_after(span, width);
	else if (span && before)
		jk_node_move_before(span, before);
}

static jk_node *cell_width(const jk_table_cell *cell)
{
	jk_node *properties = jk_node_child(cell->node, "tcPr");
	return properties ? jk_node_child(properties, "tcW") : NULL;
}

/* What a width says, in the unit it says; 0: nothing that could be shared. Per cents may be written as fiftieths or with a sign. */
static size_t read_width(placing *p, jk_node *width)
{
	const char *text = width ? jk_node_attribute_local(width, "w") : NULL, *type = width ? jk_node_attribute_local(width, "type") : NULL;
	if (!text || (type && strcmp(type, "dxa") != 0 && strcmp(type, "pct") != 0))
		return 0;
	const char *rest;
	size_t value = read_decimal(text, &rest);
	if (*rest != '%')
		return *rest ? 0 : value / 10000;
	value = value * 50 / 10000;
	const char *fiftieths = jk_arena_format(p->c->arena, "%zu", value);
	p->c->no_memory |= !fiftieths || jk_node_change_local(width, "w", fiftieths) != JK_OK;
	return value;
}

/* A cell over repeated columns and perhaps others. */
static void grow(placing *p, const jk_table_row *row, jk_table_cell *cell, const jk_list *groups)
{
	const jk_table_reckoning *span = reckon(p, groups, cell->span, NULL);
	size_t repeated = 0;
	for (size_t i = 0; i < groups->count; i++)
		repeated += ((jk_table_group *)groups->items[i])->span;
	add_span(p, cell->node);
	if (!span || p->c->no_memory)
		return;
	if (p->docx) {
		jk_node *width = cell_width(cell);
		size_t wide = read_width(p, width);
		change(p, jk_node_child(jk_node_child(cell->node, "tcPr"), "gridSpan"), "val", jk_columns_put_span, span);
		if (wide && !jk_text_equal(jk_node_attribute_local(width, "type"), "pct"))
			change(p, width, "w", jk_columns_put_width, reckon(p, groups, wide, NULL));
	} else {
		change(p, cell->node, "number-columns-spanned", jk_columns_put_span, span);
		replace_covered(p, row, cell, groups);
	}
	if (repeated == cell->span)
		jk_guard(p->c, cell->outer, cell->outer, jk_columns_any, span);
}

static void look_at_cell(placing *p, const jk_table_row *row, jk_table_cell *cell)
{
	jk_list over = {0};
	for (size_t i = 0; i < p->groups.count; i++) {
		jk_table_group *group = p->groups.items[i];
		lie lies = lie_of_cell(p, group, row, cell);
		if (lies == ACROSS)
			jk_table_fault(p->c, JK_DIAG_TABLE_ACROSS, cell->node, group->opener);
		else if (lies == OVER)
			p->c->no_memory |= jk_list_add(&over, p->c->arena, group) != JK_OK;
	}
	if (over.count && !p->c->failed && !p->c->no_memory)
		grow(p, row, cell, &over);
}

/* What repeats of a row: from the first to the last of its cells that lie in the columns. */
static void repeat_cells(placing *p, const jk_table_row *row, jk_table_group *group)
{
	const jk_table_cell *first = NULL, *last = NULL;
	for (size_t i = 0; i < row->cells.count; i++) {
		const jk_table_cell *cell = row->cells.items[i];
		if (!cell->node || lie_of_cell(p, group, row, cell) != INSIDE)
			continue;
		size_t width = p->docx ? read_width(p, cell_width(cell)) : 0;
		if (width)
			change(p, cell_width(cell), "w", jk_columns_put_share, reckon_one(p, group, width));
		first = first ? first : cell;
		last = cell;
	}
	if (first && jk_node_parent(first->outer) == jk_node_parent(last->outer))
		repeat(p, group, first->outer, last->outer);
}

/* A content control around cells cannot hold some that repeat and some that do not. */
static int is_torn(const placing *p, const jk_table_row *row, const jk_table_group *group)
{
	for (size_t i = 1; i < row->cells.count; i++) {
		const jk_table_cell *a = row->cells.items[i - 1], *b = row->cells.items[i];
		if (a->outer == b->outer && (lie_of_cell(p, group, row, a) == INSIDE) != (lie_of_cell(p, group, row, b) == INSIDE))
			return 1;
	}
	return 0;
}

/* Columns left out at the beginning or end of a row. */
static void look_at_gap(placing *p, const jk_table_row *row, const char *name, size_t first, size_t span)
{
	jk_list over = {0};
	for (size_t i = 0; i < p->groups.count && span; i++) {
		jk_table_group *group = p->groups.items[i];
		if (first <= group->first && first + span >= end_of(group))
			p->c->no_memory |= jk_list_add(&over, p->c->arena, group) != JK_OK;
		else if (lie_of(group, first, span) != BESIDE)
			fault(p, JK_DIAG_TABLE_ACROSS, group->opener);
	}
	if (over.count && !p->c->no_memory)
		change(p, jk_node_child(jk_node_child(row->node, "trPr"), name), "val", jk_columns_put_span, reckon(p, &over, span, NULL));
}

static void look_at_row(placing *p, jk_table_row *row)
{
	look_at_gap(p, row, "gridBefore", 0, row->before);
	look_at_gap(p, row, "gridAfter", row->columns - row->after, row->after);
	for (size_t i = 0; i < p->groups.count; i++)
		if (is_torn(p, row, p->groups.items[i]))
			fault(p, JK_DIAG_TABLE_ACROSS, ((jk_table_group *)p->groups.items[i])->opener);
	for (size_t i = 0; i < row->cells.count; i++) {
		jk_table_cell *cell = row->cells.items[i];
		if (cell->node)
			look_at_cell(p, row, cell);
	}
	for (size_t i = 0; i < p->groups.count && !p->c->failed; i++)
		repeat_cells(p, row, p->groups.items[i]);
}

/* --- marks --- */

/* {{#merge}} in a cell that lies over just the repeated columns. */
static void take_merge(placing *p, jk_tag *tag)
{
	const jk_table_row *row;
	jk_table_cell *cell = jk_table_cell_around(p->table, tag->mark, &row);
	for (size_t i = 0; cell && i < p->groups.count; i++) {
		const jk_table_group *group = p->groups.items[i];
		cell->heads |= cell->first == group->first && cell->span == group->span && cell->node != group->home;
	}
	if (!cell || !cell->heads)
		return;
	jk_node_remove(tag->mark);
	tag->mark = NULL;
}

static void take_marks(placing *p)
{
	for (size_t i = 0; i < p->c->tags.count; i++) {
		jk_tag *tag = p->c->tags.items[i];
		if (tag->kind == JK_TAG_MERGE && tag->mark)
			take_merge(p, tag);
	}
	for (size_t i = 0; i < p->groups.count; i++)
		for (jk_tag *tag = ((jk_table_group *)p->groups.items[i])->opener; tag; tag = tag->next_in_block) {
			jk_node_remove(tag->mark);
			tag->mark = NULL;
		}
}

static void begin_table(placing *p)
{
	size_t columns = 0;
	for (size_t i = 0; i < p->table->rows.count; i++) {
		const jk_table_row *row = p->table->rows.items[i];
		columns = row->columns > columns ? row->columns : columns;
	}
	jk_table_reckoning *reckoning = reckon(p, &p->groups, columns, NULL);
	if (!reckoning)
		return;
	reckoning->most = p->docx ? DOCX_COLUMNS_MOST : 0;
	jk_act_before(p->c, p->table->node, jk_columns_begin, reckoning);
}

void jk_place_columns(jk_table *table, const jk_list *openers)
{
	placing p = {.table = table, .c = table->c, .docx = table->c->dialect->text != NULL};
	for (size_t i = 0; i < openers->count && !p.c->no_memory; i++)
		add_group(&p, openers->items[i]);
	if (p.c->failed || p.c->no_memory)
		return;
	take_marks(&p);
	for (size_t i = 0; i < table->rows.count && !p.c->no_memory; i++)
		look_at_row(&p, table->rows.items[i]);
	for (size_t i = 0; i < p.groups.count && !p.c->failed && !p.c->no_memory; i++)
		repeat_columns(&p, p.groups.items[i]);
	if (!p.c->failed && !p.c->no_memory)
		begin_table(&p);
}
