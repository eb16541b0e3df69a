#ifndef JK_COMPARE_PAGE_H
#define JK_COMPARE_PAGE_H
/* Text for a terminal or a file: paragraphs of marked words and tables, broken by columns. */
#include "base/buffer.h"
#include "compare/comparison.h"

typedef enum { JK_PLAIN, JK_STYLE_INSERTED, JK_STYLE_DELETED, JK_STYLE_HEAD, JK_STYLE_BAD, JK_STYLE_GOOD, JK_STYLE_DOUBT, JK_STYLE_FAINT } jk_style;

typedef struct {
	jk_buffer *out;
	size_t columns;
	int colour; /* escape sequences; else words put in stand in {+ +}, words taken out in [- -] */
	jk_buffer text, styles; /* the paragraph being gathered: bytes, and the style of each */
} jk_page;

void jk_page_begin(jk_page *page, jk_buffer *out, size_t columns, int colour);
void jk_page_end(jk_page *page);
/* Adds words to the paragraph. */
void jk_page_say(jk_page *page, jk_style style, const char *text);
/* Writes it, the first line behind `first`, the others behind as many blanks, and begins another. Nothing is written for an empty one. */
void jk_page_break(jk_page *page, const char *first);
/* A line of its own, and an empty line. */
void jk_page_line(jk_page *page, jk_style style, const char *text);
void jk_page_gap(jk_page *page);

typedef struct {
	jk_style style;
	const char *text;
} jk_page_cell;

/* A table of rows * columns cells, the first row its head. Cells are broken so that it fits. */
enum { JK_PAGE_COLUMNS = 6 };
void jk_page_table(jk_page *page, const jk_page_cell *cells, size_t rows, size_t columns);

/* A unit with all that is to be told of it (put_text_unit.c); with `all`, blocks that are the same, too. */
void jk_say_unit(jk_page *page, const jk_comparison *comparison, const jk_unit_pair *unit, int all);
/* The style of an effect. */
jk_style jk_effect_style(jk_effect effect);

#endif
