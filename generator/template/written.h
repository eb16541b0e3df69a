#ifndef JK_TEMPLATE_WRITTEN_H
#define JK_TEMPLATE_WRITTEN_H
/* What a finished part holds, read back from its bytes: paragraphs with their levels and numbers, bookmarks, references. */
#include "template/docx_model.h"
#include "template/odt_model.h"

/* Lines of a page and columns of a line (half-width letters); for likely page numbers. */
typedef struct {
	unsigned lines, columns;
} jk_page_size;

typedef struct {
	size_t from, to;       /* the element */
	size_t inside, stop;   /* its content, behind its properties */
	size_t number;         /* among all paragraphs of the part */
	unsigned outline;      /* level of the outline, from 1; 0: text */
	unsigned heading;      /* DOCX: level of Word's own heading style, else 0 */
	jk_slice style;
	int boxed;             /* in a text box, a note or a frame */
	int listed;            /* in a table of contents */
	const jk_label_scheme *scheme; /* NULL: it has no number */
	unsigned level;
	const unsigned *numbers;       /* of all levels */
	size_t list;           /* what it counts with */
	unsigned page;         /* likely */
	const struct jk_written_bookmark *anchor; /* the bookmark that tables of contents lead to, or NULL */
} jk_written_paragraph;

typedef struct jk_written_bookmark {
	jk_slice name, id;
	const jk_written_paragraph *paragraph; /* in which it begins; NULL: it stands before the next one */
	size_t next;           /* number of that paragraph, or the one behind */
	size_t from, to;       /* what it encloses; to is 0 until it has ended */
	const jk_written_paragraph *last;      /* in which it ends */
} jk_written_bookmark;

typedef enum { JK_REFERS_TEXT, JK_REFERS_NUMBER, JK_REFERS_NUMBER_ALONE, JK_REFERS_NUMBER_WHOLE } jk_reference_kind;

typedef struct {
	jk_reference_kind kind;
	int only_numbers;      /* DOCX: \t */
	const char *target;
	const jk_written_paragraph *paragraph; /* in which it stands */
	size_t from, to;       /* what it shows */
	jk_slice properties;   /* DOCX: of the first run of that */
} jk_written_reference;

typedef struct {
	jk_arena *arena;
	const jk_docx_model *docx;   /* one of the two */
	const jk_odt_model *odt;
	const jk_lists_state *lists; /* DOCX: numbers that were given while the document was made; NULL: none */
	jk_page_size size;
	const char *bytes;
	size_t length;
	jk_list paragraphs, bookmarks, references;
	jk_list names;               /* the bookmarks by name */
	unsigned most_id;            /* the highest w:id of a bookmark */
	int no_memory;
	/* while it is read: */
	unsigned line, page;
	size_t row_columns, row_paragraphs, cell_paragraphs;
	unsigned rows;               /* rows of tables around, in each other */
} jk_written;

/* Reads a part. */
JK_CHECKED jk_result jk_written_read(jk_written *written);
/* DOCX: what an instruction (" REF name \r \h ") refers to, and how; 0 when it is no reference, cannot be reckoned, or there is no memory. */
int jk_written_read_instruction(jk_written_reference *out, jk_arena *arena, const char *instruction);
/* The bookmark of that name, and the paragraph it belongs to; NULL when there is none. */
const jk_written_bookmark *jk_written_find(const jk_written *written, const char *name);
const jk_written_paragraph *jk_written_target(const jk_written *written, const jk_written_bookmark *bookmark);
/* Appends the text from one place to another, as a reader sees it in one line. */
void jk_written_text(jk_buffer *out, const jk_written *written, size_t from, size_t to);

/* For the two readers. NULL when out of memory, which is noted. */
jk_written_paragraph *jk_written_add_paragraph(jk_written *w, size_t from);
jk_written_bookmark *jk_written_add_bookmark(jk_written *w, jk_slice name, jk_slice id, const jk_written_paragraph *paragraph, size_t from);
/* Columns of text; a paragraph's end, its page's end, a table's row. */
size_t jk_written_columns(jk_slice text);
void jk_written_end_paragraph(jk_written *w, size_t columns);
void jk_written_break_page(jk_written *w);
void jk_written_row(jk_written *w, int begins);
void jk_written_cell(jk_written *w);
void jk_written_read_docx(jk_written *w);
void jk_written_read_odt(jk_written *w);

#endif
