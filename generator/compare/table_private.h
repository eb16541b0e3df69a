#ifndef JK_COMPARE_TABLE_PRIVATE_H
#define JK_COMPARE_TABLE_PRIVATE_H
/* A 新旧対照表 being made; private to table*.c. */
#include "compare/table.h"

typedef struct {
	jk_arena *arena;
	const jk_comparison *comparison;
	jk_contrast_options options; /* omitted is never NULL */
	jk_contrast_paper *paper;    /* whose rows are being made */
	const char *chapter[JK_SIDES]; /* the last heading that was shown */
	int no_memory;
} jk_contrasting;

void jk_contrast_add(jk_contrasting *c, jk_list *list, const void *item);
/* The text, or "" when there was no memory for it. */
const char *jk_contrast_kept(jk_contrasting *c, const char *text);

/* Whether only one side has the paper. */
int jk_contrast_is_whole(const jk_paper_pair *pair);
/* What a paper is called, "" when it has no title. */
const char *jk_contrast_title(const jk_paper_pair *pair);

/* --- lines (table_line.c) --- */

/* A new row at the end of the paper; a new line at the end of a side of it. NULL when out of memory. */
jk_contrast_row *jk_contrast_add_row(jk_contrasting *c, int first);
jk_contrast_line *jk_contrast_add_line(jk_contrasting *c, jk_contrast_row *row, int side, jk_contrast_kind kind);
/* Double lines become single ones unless the style has them. */
void jk_contrast_add_run(jk_contrasting *c, jk_contrast_line *line, const char *text, jk_contrast_mark mark);
/* The block of a side, or NULL. */
const jk_side_block *jk_contrast_block(const jk_block_pair *pair, int side);
/* What a piece is on a side: NULL, nothing. Whether any word of a pair is another. */
const char *jk_contrast_piece(const jk_piece *piece, int side);
int jk_contrast_differs(const jk_block_pair *pair);
/* Whether its number is another, or stood in another unit: what is the same but for its references counts as renumbered, too. */
int jk_contrast_relabelled(const jk_block_pair *pair);
/* Marks of a block as a whole; of a plain text, words that changed are underlined still. Unframed: a table within what has double lines. */
typedef struct {
	jk_contrast_mark label, text;
	int unframed;
} jk_contrast_marks;
/* A block as a line of a side: label, text or table. Nothing when the side has none. */
void jk_contrast_put_block(jk_contrasting *c, jk_contrast_row *row, int side, const jk_block_pair *pair, jk_contrast_kind kind, const jk_contrast_marks *marks);
/* 2～5　略: what is left out, from one block to another of the same kind; `from` NULL: 略 alone. */
void jk_contrast_put_omitted(jk_contrasting *c, jk_contrast_row *row, int side, jk_contrast_kind kind, const jk_block_pair *from,
			     const jk_block_pair *to, size_t count);
/* （新設） or （削る） on the side that has nothing. */
void jk_contrast_put_note(jk_contrasting *c, jk_contrast_row *row, jk_pair_state state);

/* A table inside a cell (table_rows.c); unframed: what changed in it is underlined. */
void jk_contrast_put_table(jk_contrasting *c, jk_contrast_line *line, int side, const jk_block_pair *pair, int unframed);

/* --- units (table_unit.c) --- */

void jk_contrast_put_unit(jk_contrasting *c, const jk_unit_pair *unit);
/* Whether no words of a unit changed. */
int jk_contrast_is_still(const jk_unit_pair *unit);
/* Whether it is a row of a list or table of checks: its first block is its heading, its other blocks have the names of columns. */
int jk_contrast_is_row(const jk_unit_pair *unit);
/* The block whose label is the unit's number: its article, of a row its first block with the number put to it; NULL: there is none. */
const jk_block_pair *jk_contrast_article(jk_contrasting *c, const jk_unit_pair *unit);

/* --- remarks (table_remark.c) --- */

/* Rows that show a block, while the remarks of its unit are being placed. */
typedef struct {
	const jk_block_pair *block;
	jk_contrast_row *row;
} jk_contrast_shown;
/* Puts what is to be said of the unit beside its rows; `shown` are in any order and become sorted. */
void jk_contrast_put_remarks(jk_contrasting *c, const jk_unit_pair *unit, jk_contrast_row *first, jk_contrast_shown *shown, size_t count);
/* Fills points and gaps. */
void jk_contrast_summarise(jk_contrasting *c, jk_contrast *contrast);

#endif
