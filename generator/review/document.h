#ifndef JK_REVIEW_DOCUMENT_H
#define JK_REVIEW_DOCUMENT_H
/* Any DOCX or ODT as a sequence of paragraphs and tables, as it reads with all pending changes accepted; private to the room. */
#include "base/index.h"
#include "compare/side.h"
#include "package/package.h"
#include "template/models.h"

/* A paragraph or a table. */
typedef struct {
	int table;
	const char *text;     /* lines parted by LF, tabs as tabs; "" of a table */
	const char *label;    /* its automatic number; "" when it has none or only a bullet */
	const char *style;    /* what its author sees: "JK 条", "heading 1"; "" when it has none */
	unsigned outline;     /* level of the outline, from 1; 0: text */
	unsigned level;       /* in its list, from 1; 0: not numbered */
	int beside;           /* of a text box or a note, behind the paragraph it hangs on */
	size_t paragraph;     /* number of the paragraph (of a table: its first), from 1 as diagnostics count */
	jk_list rows;         /* jk_side_row */
	jk_list places;       /* jk_side_place of the text: several when ends of paragraphs were deleted */
	jk_list changes;      /* jk_side_change */
} jk_doc_piece;

/* What a bookmark encloses: pieces from `first` up to `stop`, which is not in it; bytes of the text of the first and of the last piece. */
typedef struct {
	const char *name, *id; /* id: what its end is found by */
	size_t first, stop, from, to;
	int closed;
} jk_doc_mark;

typedef struct {
	jk_arena *arena;      /* of whoever reads; everything lives there */
	jk_list pieces;       /* jk_doc_piece */
	jk_list marks;        /* jk_doc_mark in the order of their beginnings */
} jk_doc;

/* Reads the body (and notes) of the package. Reports V020 when it is no text document, X…, PACKAGE_…. */
JK_CHECKED jk_result jk_doc_read(jk_doc *out, jk_arena *arena, const jk_package *package, jk_diagnostics *diagnostics);
/* The same from the bytes of the main part alone, without styles and numbers: for tests of hostile input. */
JK_CHECKED jk_result jk_doc_parse(jk_doc *out, jk_arena *arena, int odt, const char *bytes, size_t length, jk_diagnostics *diagnostics);

/* --- for the two formats --- */

/* What a paragraph says of itself, when its end is known to stay. */
typedef struct {
	const char *label, *style;
	unsigned outline, level;
} jk_doc_traits;

/* A document being put together. Text goes to the paragraph that is open; one whose end was deleted stays open for the next. */
typedef struct {
	jk_doc *doc;
	jk_arena *arena;
	jk_buffer text;       /* of the paragraph, or of the cell */
	jk_buffer gone;       /* of the deletion that is being read */
	int deleting;         /* text goes to `gone` */
	jk_list changes;      /* of the paragraph or table, with those of paragraphs that are gone */
	jk_side_change change; /* that may go on; its text is in `changed`, which is empty when there is none */
	jk_buffer changed;
	jk_list ends;         /* jk_doc_mark that end in the open paragraph */
	jk_list waiting;      /* jk_node: text boxes and notes of the open paragraph */
	jk_list places;       /* jk_side_place of the open text */
	jk_list rows;         /* of the table that is open */
	jk_side_row *row;     /* that is open */
	jk_index open;        /* jk_doc_mark by id */
	unsigned tables;      /* open, in each other */
	int in_cell, beside;
	size_t first;         /* paragraph in which the text began; 0: not known yet */
	size_t table_first;
	int no_memory;
} jk_gathering;

void jk_gather_begin(jk_gathering *g, jk_doc *doc, jk_arena *arena);
void jk_gather_dispose(jk_gathering *g);
/* Text where one is: into the paragraph, or into what is deleted. */
void jk_gather_text(jk_gathering *g, const char *text);
void jk_gather_char(jk_gathering *g, char byte);
/* A copy in the arena; "" when out of memory, which is noted. */
const char *jk_gather_copy(jk_gathering *g, const char *text);
/* A change: `text` was put in, or taken out, at that byte of the open paragraph. An empty one is no change. */
void jk_gather_change(jk_gathering *g, jk_mark mark, const char *author, const char *date, const char *text, size_t at);
/* Bookmarks. */
void jk_gather_mark(jk_gathering *g, const char *name, const char *id);
void jk_gather_mark_end(jk_gathering *g, const char *id);
/* Paragraphs: `number` as diagnostics count. Ending one makes a piece of it, or a line of the cell; without text it leaves no piece. */
void jk_gather_paragraph(jk_gathering *g, size_t number);
void jk_gather_end(jk_gathering *g, const jk_doc_traits *traits);
/* Tables, rows and cells; tables in cells become lines of the cell. */
void jk_gather_table(jk_gathering *g);
void jk_gather_row(jk_gathering *g, int header);
void jk_gather_cell(jk_gathering *g);
void jk_gather_cell_end(jk_gathering *g);
void jk_gather_table_end(jk_gathering *g);
/* What is left open at the end of the document. */
void jk_gather_finish(jk_gathering *g);

/* Walks a body. `models` may be NULL; `notes` are the roots of DOCX's parts of notes. */
void jk_doc_walk_docx(jk_gathering *g, const jk_docx_model *model, jk_node *body, const jk_node *const notes[2]);
void jk_doc_walk_odt(jk_gathering *g, const jk_odt_model *model, jk_node *body);

#endif
