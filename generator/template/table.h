#ifndef JK_TEMPLATE_TABLE_H
#define JK_TEMPLATE_TABLE_H
/* Tables of a template as a grid: which columns a cell lies over, which cells continue one above; private to the room.
 *
 * DOCX (ISO/IEC 29500-1, 17.4): a cell lies over gridSpan columns, a row may leave some out before and after its cells (gridBefore,
 * gridAfter), vMerge continues the cell above. ODT (ODF 1.3 part 3, 9.1): each column has a cell of its own; those under a merged cell are
 * covered cells, and the merged cell says over how many columns and rows it lies. */
#include "template/compile.h"

/* A stretch of rows that one branch of a block holds. */
typedef struct jk_table_stretch {
	struct jk_table_stretch *outer;
	const jk_tag *opener;
} jk_table_stretch;

typedef struct {
	jk_node *node;
	jk_node *outer;       /* the row's own child that holds it: itself, or a content control around it */
	size_t first, span;   /* grid columns it lies over */
	int covered;          /* ODT: a covered cell */
	int continues;        /* the cell above goes on here */
	size_t rows;          /* it begins a cell over several rows: 2, or in ODT the number it says; else 1 */
	int heads;            /* it holds {{#merge}} */
} jk_table_cell;

typedef struct {
	jk_node *node;
	jk_list cells;        /* jk_table_cell */
	size_t before, after; /* columns without cells at either end */
	size_t columns;       /* all of them */
	const jk_table_stretch *stretch; /* the innermost; NULL: the row is always there, once */
} jk_table_row;

typedef struct {
	jk_compiling *c;
	jk_node *node;
	jk_list rows;         /* jk_table_row */
	jk_list columns;      /* jk_node: gridCol, table-column; one for each column as far as they are told */
} jk_table;

int jk_is_table(const jk_compiling *c, const jk_node *node);
int jk_is_row(const jk_compiling *c, const jk_node *node);
int jk_is_cell(const jk_node *node);
/* Whether a mark of a block stands between the rows of a table. */
int jk_has_row_blocks(const jk_compiling *c, const jk_node *table);

/* Reads a table whose marks are placed. ODT: covered cells that are told once for several are written out, and if its columns repeat, all
 * cells and columns. NULL when out of memory (c->no_memory). Valid as long as the template's arena and the tree. */
jk_table *jk_table_read(jk_compiling *c, jk_node *node, int repeats);
/* The row's cell that begins at a column, NULL when none does. */
jk_table_cell *jk_table_cell_at(const jk_table_row *row, size_t column);
/* The cell, and its row, that a mark stands in; NULL when it stands in none of this table. */
jk_table_cell *jk_table_cell_around(const jk_table *table, const jk_node *mark, const jk_table_row **row);
/* Reports a fault at a cell: at its first paragraph, or where `otherwise` is. */
void jk_table_fault(jk_compiling *c, jk_code code, const jk_node *cell, const jk_tag *otherwise);

/* Cells over several rows (table_rows.c): faults where they reach out of repeated rows; in ODT their number becomes that of the rows that
 * are written. */
void jk_place_merged_rows(jk_table *table);
/* Merges a cell over all turns of the innermost loop that repeats its row, or over each turn of the loop whose variable is named; 0 when the
 * loop holds other rows, or there is none. */
int jk_merge_rows(jk_table *table, const jk_table_row *row, const jk_table_cell *cell, const char *variable);
/* Repeats columns (table_columns.c). `openers`: the {{#columns}} of this table. */
void jk_place_columns(jk_table *table, const jk_list *openers);

/* --- while a document is made (table_run.c) --- */

/* Columns that repeat: what one {{#columns}} holds. */
typedef struct {
	jk_tag *opener;
	const jk_node *home;  /* while compiling: the cell the opener was typed in */
	size_t slot;          /* from 0, among all of the template */
	size_t first, span;
	size_t width;         /* of all of them in the template, in the grid's unit; 0: unknown */
} jk_table_group;

/* What an operation needs to reckon with the columns that are really there. */
typedef struct {
	const jk_list *groups; /* jk_table_group, those that concern it */
	size_t base;           /* columns or width in the template */
	const char *text;      /* what it writes */
	const jk_origin *where;
	size_t most;           /* of columns the word processor takes; 0: any */
} jk_table_reckoning;

/* A column style of ODT, whose width repeated columns share. */
typedef struct {
	const jk_table_group *group;
	const char *name, *unit;
	size_t width;          /* in ten-thousandths of the unit; 0: none */
	size_t relative;       /* 0: none */
} jk_column_style;

/* Finds the nodes of the groups, before the table. What was found last, by slot. */
void jk_columns_begin(jk_running *r, const void *reckoning);
const jk_list *jk_columns_nodes(jk_running *r, size_t slot);
/* Attributes: how many columns a cell lies over; a width without the columns that are not there; the share of one of the repeated columns,
 * where the loop over them turns; its style. */
void jk_columns_put_span(jk_running *r, const void *reckoning);
void jk_columns_put_width(jk_running *r, const void *reckoning);
void jk_columns_put_share(jk_running *r, const void *reckoning);
void jk_columns_put_style(jk_running *r, const void *column_style);
/* ODT: the cells that a merged one covers in its own row. */
void jk_columns_put_covered(jk_running *r, const void *reckoning);
/* Whether a cell has any column left. */
int jk_columns_any(jk_running *r, const void *reckoning);
/* Where the automatic styles of the part end. */
void jk_columns_styles_end(jk_running *r, const void *unused);

/* Rows that a cell lies over; the data is its slot. A row begins that has such a cell, or goes on with it; the place of its number; the end of
 * the table. */
void jk_rows_begin(jk_running *r, const void *slot);
void jk_rows_more(jk_running *r, const void *slot);
void jk_rows_put_number(jk_running *r, const void *slot);
void jk_rows_end(jk_running *r, const void *slot);
/* Cells merged over the turns of a loop: it begins; whether this row is the first of it, or a later one; what vMerge says. */
void jk_rows_clear(jk_running *r, const void *slot);
int jk_rows_are_first(jk_running *r, const void *slot);
int jk_rows_are_later(jk_running *r, const void *slot);
void jk_rows_put_merge(jk_running *r, const void *slot);

#endif
