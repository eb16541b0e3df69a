#ifndef JK_REDLINE_DOCX_AMEND_H
#define JK_REDLINE_DOCX_AMEND_H
/* Amending DOCX; private to the files docx_amend*.c. Both documents read as if their pending changes were accepted. */
#include "redline/amending.h"
#include "redline/docx.h"

/* --- what a paragraph shows: docx_amend_read.c --- */

/* A field that begins and ends among siblings of one paragraph, in no other such field. */
typedef struct {
	jk_node *first, *last;   /* runs with its beginning and its end, or the w:fldSimple */
	const char *instruction;
	size_t from, to;         /* what it shows, bytes of the text */
} jk_wml_field;

/* What shows a stretch of the text. */
typedef struct {
	jk_node *node;           /* a child of a run, or what stands beside runs */
	size_t from, to;
	int solid;               /* it holds its text deeper: it is marked as a whole or not at all */
	int whole;               /* it stands beside runs */
	jk_node *run;            /* once it is marked, the run that it stands in; its node is then another */
	jk_node *pending;        /* the w:ins or w:moveTo around it, or NULL */
	jk_wml_field *field;
} jk_wml_unit;

/* A paragraph, which may be several w:p whose marks pend as deleted. */
typedef struct {
	jk_list paragraphs;      /* jk_node */
	jk_list units;           /* jk_wml_unit in order */
	jk_list fields;          /* jk_wml_field in order */
	const char *text;
	size_t length;
	jk_node *front;          /* what was put in before all of it, or NULL */
} jk_wml_reading;

/* Reads paragraphs; NULL after a fault. */
jk_wml_reading *jk_wml_read_shown(jk_wml *d, const jk_list *paragraphs);
/* Runs hold either what a field is made of or what is shown, so that each can be marked. The reading is to be made anew when this is not 0. */
int jk_wml_part_fields(jk_wml *d, const jk_wml_reading *reading);

/* --- all of it --- */

/* A paragraph or table of the source that an amendment brought, and where it stands now. */
typedef struct {
	const jk_node *source;
	jk_node *copy;
} jk_wml_arrival;

typedef struct {
	jk_amending *a;
	jk_wml *d;
	jk_node *body, *source_body;
	jk_list draft, source;         /* paragraphs of both documents (jk_node), as diagnostics count them */
	jk_list blocks, source_blocks; /* jk_wml_block of the bodies; of the source only once they are asked for */
	jk_list arrivals;              /* jk_wml_arrival */
	jk_list gone;                  /* jk_wml_block of the draft that go */
	unsigned long before;          /* highest w:id of the draft's: what is above is ours */
} jk_wml_amending;

/* Blocks of a body are numbered from 1 on the nodes that they cover. */
void jk_wml_number_blocks(const jk_list *blocks);
/* The block of a body in which the node stands; NULL when it stands in none. */
jk_wml_block *jk_wml_block_of(const jk_list *blocks, const jk_node *node);
/* The paragraphs (jk_node) that make one with that one; `blocks` are those of the body. */
const jk_list *jk_wml_paragraphs_with(jk_wml *d, const jk_list *blocks, jk_node *paragraph);

/* Text within paragraphs: docx_amend_text.c. */
void jk_wml_amend_texts(jk_wml_amending *m);
/* Marks what paragraphs show, and all else in them that can be marked, as deleted. */
void jk_wml_mark_gone(jk_wml *d, const jk_list *paragraphs);
/* Marks what is shown from one edge of units to another as deleted; with `fields`, those that show nothing else go as a whole. */
void jk_wml_delete_shown(jk_wml *d, const jk_wml_reading *line, size_t from, size_t to, int fields);
/* A w:fldSimple becomes runs. */
void jk_wml_unfold(jk_wml *d, jk_wml_field *field);
/* Whether something in the element, or the element itself, pends as inserted: it cannot be deleted once more. */
int jk_wml_holds_inserted(const jk_node *node);

/* Copies of lines of the source with their bookmarks: docx_amend_copy.c. Adds to a paragraph what the block's line says; bookmarks that the draft has
 * stay away, those that have begun and not ended are in `open`. */
void jk_wml_copy_marked_line(jk_wml_amending *m, jk_node *paragraph, const jk_wml_block *block, jk_list *open);
/* Ends one of them as last child of an element; ends all. */
jk_node *jk_wml_end_bookmark(jk_wml *d, jk_node *parent, const void *bookmark);
void jk_wml_end_bookmarks(jk_wml *d, jk_node *paragraph, jk_list *open);

/* Blocks: docx_amend_blocks.c. Tables: docx_amend_table.c. */
void jk_wml_amend_blocks(jk_wml_amending *m);
void jk_wml_amend_tables(jk_wml_amending *m);
void jk_wml_mark_table_gone(jk_wml *d, jk_node *table);

/* Comments: docx_amend_remarks.c. References: docx_amend_refer.c. */
void jk_wml_amend_remarks(jk_wml_amending *m);
void jk_wml_amend_references(jk_wml_amending *m);

/* --- as if all changes were accepted: docx_accepted.c --- */

/* A paragraph of the accepted document: the jk_node that make it. */
typedef struct {
	jk_list paragraphs;
} jk_wml_accepted_line;

/* Writes the document as it is when all its changes are accepted, also those of this run. `lines` are its paragraphs in order. */
void jk_wml_put_accepted(jk_wml *d, jk_buffer *out, jk_list *lines, const jk_node *root);

#endif
