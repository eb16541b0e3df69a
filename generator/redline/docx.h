#ifndef JK_REDLINE_DOCX_H
#define JK_REDLINE_DOCX_H
/* Redlines of DOCX (ISO/IEC 29500-1, 17.13.5); private to the files docx*.c.
 *
 * The old document is read as if its pending changes were accepted. The new one is read in its *base view*: without what pends as inserted, with
 * what pends as deleted, for that is what its editors began with. What its pending changes put in stays as it is, and so does what they took out
 * where the old document has it; so accepting all gives the new text and rejecting all the old one. */
#include "base/index.h"
#include "base/xml_import.h"
#include "redline/redlining.h"

typedef struct {
	const jk_package *package;
	jk_output *output;    /* of the old document: only to read parts */
	const char *document; /* name of the main part */
	jk_xml *body;
} jk_wml_side;

/* A relationship of a part. */
typedef struct {
	const char *type, *target, *mode; /* target: name of the part, or what the relationship says when its mode is External */
} jk_wml_link;

/* A part of each side that is compared; relationships count by the part. */
typedef struct {
	const char *old_part, *new_part;
	jk_node *root;                  /* of the new part's tree */
	jk_index old_links, new_links;  /* jk_wml_link by id */
	jk_index brought;               /* old id → new id */
} jk_wml_story;

/* Footnotes or endnotes. */
typedef struct {
	int known, changed;
	jk_wml_story story;
	jk_xml *old_xml, *new_xml;
	jk_index old_notes, new_notes; /* by id */
	jk_index compared;             /* ids of new ones */
	long highest;
} jk_wml_notes;

typedef struct {
	jk_redlining *r;
	int amending;             /* the new document is a draft: copies of the old one are inserted, and what stays may be deleted */
	const char *uri;          /* of WordprocessingML in the new document */
	int strict;               /* that is the strict one; the old document's parts are read as if they were of the same */
	jk_wml_side old_side, new_side;
	unsigned long annotation; /* highest w:id of the new document */
	unsigned moves;           /* names given */
	jk_index styles;          /* old style id → its name in the new document, "" for none */
	jk_index numbers;         /* old w:numId → new, "" for none */
	jk_index parts;           /* old part that came over → its name */
	unsigned long brought;    /* parts and relationships that came over */
	unsigned long drawing;    /* highest id of a drawing */
	jk_wml_notes notes[2];    /* footnotes, endnotes */
	jk_index bookmarks;       /* names of the new document's bookmarks, and of those that came over */
	jk_index headers;         /* parts of headers and footers that were compared */
	jk_index old_lists, new_lists, new_lists_by_text; /* w:numId → what the list says, and back */
	int styles_known, numbers_known;
	jk_xml *old_styles, *new_styles; /* once one has come over */
	const char *styles_part;  /* of the new ones */
	int styles_open, styles_changed;
	unsigned dropped;         /* pending deletions that were left out */
	unsigned long field_steps; /* looked at so far for ends of fields */
	jk_wml_story *story;     /* the one at hand */
} jk_wml;

/* --- both documents: docx.c --- */

/* Opens the main parts of r's packages; whether that went well. To be closed in any case. */
int jk_wml_open(jk_wml *d);
void jk_wml_close(jk_wml *d);
/* The body of a main part; NULL, which is reported, when it has none. */
jk_node *jk_wml_body(jk_wml *d, const jk_wml_side *side);
/* The main parts become the story at hand: what is numbered and named there is known from now on. */
void jk_wml_begin_story(jk_wml *d, jk_wml_story *story);

/* --- lines: docx_scan.c --- */

/* What fills a stretch of a line's text: a text node's element, or what counts as one atom. */
typedef struct {
	jk_node *first, *last; /* w:t, or a child of a run; of `whole` ones siblings from first to last, above runs */
	int whole;             /* field, formula: not within a run */
	int atom;
	int pending;           /* of the new document: it pends as deleted */
	size_t from, to;       /* bytes of the line's text */
	const char *raw;       /* what a text says, once somebody asked */
	int gone;              /* it was taken out of the tree */
} jk_wml_piece;

/* A paragraph of the view that is compared: one w:p, or several whose marks pend. */
typedef struct {
	jk_list paragraphs;  /* jk_node */
	jk_list pieces;      /* jk_wml_piece in order */
	const char *text;
	size_t length;
	int heavy;           /* has notes, pictures and the like, or pending changes: does not move */
	unsigned move;       /* number of its move; 0: none */
} jk_wml_line;

/* Reads a line's text and pieces from its paragraphs. Fields that begin and end in it are atoms; others are not looked at. */
void jk_wml_scan(jk_wml *d, jk_wml_line *line, int is_new);
/* Whether the paragraph's mark pends as removed in the view (its text goes on in the next). */
int jk_wml_runs_on(const jk_node *paragraph, int is_new);
/* What kind of pending change an element is: JK_INSERTED (ins, moveTo), JK_DELETED (del, moveFrom), JK_KEPT for none. */
jk_mark jk_wml_pending(const jk_node *node);
/* What an element says, for telling whether two are alike: ids that Word renews are left out, parts are told by their content. NULL after a
 * fault. */
const char *jk_wml_signature(jk_wml *d, const jk_node *node, int is_new);

/* --- blocks: docx_blocks.c --- */

typedef struct {
	jk_wml_line *line; /* NULL for a table */
	jk_node *table;
	jk_node *first, *last; /* nodes that it covers */
	const char *text;
	struct jk_wml_step *moving; /* its half of a move */
} jk_wml_block;

typedef struct jk_wml_step {
	jk_step_kind kind;
	jk_wml_block *old_block, *new_block;
	jk_mark boundary;   /* of the paragraph's mark */
	int ends_move;      /* what follows did not move */
	int replaced;       /* a pair that only shares its end: the whole text is replaced */
	const jk_wml_block *look; /* whose paragraph properties the boundary takes; NULL: its own */
} jk_wml_step;

/* The blocks of a container (body, cell, note, header, text box): jk_wml_block. */
void jk_wml_gather(jk_wml *d, jk_list *out, jk_node *container, int is_new);
/* The same as it reads when pending changes are accepted, without asking what it says: blocks have no text, lines no pieces. */
void jk_wml_gather_plain(jk_wml *d, jk_list *out, jk_node *container);
/* All text below an element in the view, cells and rows parted by LF. */
const char *jk_wml_text_below(jk_wml *d, const jk_node *node, int is_new);
/* The steps from old to new blocks: jk_wml_step. */
void jk_wml_order(jk_wml *d, jk_list *out, const jk_list *old_blocks, const jk_list *new_blocks);
/* Decides which paragraph marks are inserted and deleted (docx_marks.c). A draft's own paragraphs are never parted from their places. */
void jk_wml_settle_marks(jk_wml *d, jk_list *steps);

/* --- marking: docx_mark.c, docx_paragraph.c, docx_table.c --- */

/* Marks in the new container what differs from the old one. */
void jk_wml_compare(jk_wml *d, jk_node *old_container, jk_node *new_container);
/* `replaced`: the two only share their end. */
void jk_wml_mark_pair(jk_wml *d, jk_wml_line *old_line, jk_wml_line *new_line, int replaced);
/* Marks the text of a new line: inserted, or moved when it has a move. */
void jk_wml_mark_added(jk_wml *d, jk_wml_line *line);
void jk_wml_mark_table(jk_wml *d, jk_node *old_table, jk_node *new_table);
void jk_wml_mark_added_table(jk_wml *d, jk_node *table);
/* The rows of a table in the view: jk_node. */
void jk_wml_gather_rows(jk_wml *d, jk_list *out, jk_node *table, int is_new);
/* Marks a row with w:NAME. */
void jk_wml_mark_row(jk_wml *d, jk_node *row, const char *name);
/* Marks the end of a paragraph with w:NAME. */
void jk_wml_mark_end(jk_wml *d, jk_node *paragraph, const char *name);

/* Puts new elements behind `before` and before `behind`, as far out as both are; one of them may be NULL. With neither they stay where they are. */
void jk_wml_put_between(jk_wml *d, const jk_list *nodes, jk_node *before, jk_node *behind);
/* A w:t is to say the bytes of a text from `from` to `to`, and nothing else. */
void jk_wml_fill_text(jk_wml *d, jk_node *node, const char *text, size_t from, size_t to);

/* Tells, once, that a pending deletion of what the old document does not have was left out. */
void jk_wml_tell_dropped(jk_wml *d, const char *author);
/* Puts the marks of a move around what a paragraph holds. */
void jk_wml_mark_range(jk_wml *d, jk_node *paragraph, const char *start, const char *end, unsigned move);

/* --- remarks: docx_remarks.c --- */

/* Remembers that a copy of an old paragraph is the place of a remark. */
void jk_wml_keep_remark(jk_wml *d, jk_node *copy, const jk_node *source);
/* Adds the lines of a text, which LFs part, as strings. */
void jk_wml_add_lines(jk_wml *d, jk_list *lines, const char *text);
/* Puts the comments into the new document. */
void jk_wml_put_remarks(jk_wml *d);

/* Reads a part of either package, with the prefix w for its own namespace; NULL after a fault. Owned. */
jk_xml *jk_wml_read(jk_wml *d, const jk_output *output, const char *part);

/* --- small pieces of a tree: docx_tree.c --- */

/* An element with w:id, w:author and w:date, as last child of `parent`. */
jk_node *jk_wml_revision(jk_wml *d, jk_node *parent, const char *name);
/* The next free w:id as text. */
const char *jk_wml_next_id(jk_wml *d);
/* A last child of the namespace; NULL after a fault, or when `parent` is NULL. */
jk_node *jk_wml_add(jk_wml *d, jk_node *parent, const char *name);
/* The first child of that name, made as first child when it is not there. */
jk_node *jk_wml_need_first(jk_wml *d, jk_node *parent, const char *name);
void jk_wml_set(jk_wml *d, jk_node *node, const char *attribute, const char *value);
/* Puts a new node behind *last within the container (before `next` when *last is NULL), leaving wrappers in which `next` does not stand; *last is
 * then the node. */
void jk_wml_place(jk_node *container, jk_node **last, jk_node *node, jk_node *next);
void jk_wml_keep_space(jk_wml *d, jk_node *text);
/* A copy of a node of either document as last child. */
jk_node *jk_wml_import(jk_wml *d, jk_node *parent, const jk_node *source);
/* Splits an element (a run, a link) before its child: the rest goes into a twin behind it, which is given back. Runs keep their properties. */
jk_node *jk_wml_split(jk_wml *d, jk_node *element, jk_node *child);

/* --- copies of what the old document has: docx_copy.c --- */

/* The element around copies: "del", or "ins" in a draft that is amended. */
const char *jk_wml_copy_mark(const jk_wml *d);
/* Adds to `out` elements that say what pieces of an old line say from `from` to `to`, marked, or moved when the line has a move; they are made
 * as last children of `parent`. *at is the piece to look at first, moved on. */
void jk_wml_copy_pieces(jk_wml *d, jk_list *out, jk_node *parent, const jk_wml_line *line, size_t *at, size_t from, size_t to);
/* What a piece of text says, as it is written. */
const char *jk_wml_raw(jk_wml *d, jk_wml_piece *piece);
/* A w:fldSimple of the new document becomes runs, for those can be marked; the last one of them, *first the first. */
jk_node *jk_wml_unfold_field(jk_wml *d, jk_node *field, jk_node **first);
/* A copy of an old paragraph with its text marked, and of an old table, as last child of `parent`. */
jk_node *jk_wml_copy_line(jk_wml *d, jk_node *parent, const jk_wml_line *line);
jk_node *jk_wml_copy_table(jk_wml *d, jk_node *parent, jk_node *table);
jk_node *jk_wml_copy_row(jk_wml *d, jk_node *parent, jk_node *row);
/* The properties of a paragraph, for a copy of it that has none yet. */
void jk_wml_copy_paragraph_properties(jk_wml *d, jk_node *paragraph, const jk_node *source);

/* --- other parts: docx_links.c, docx_bring.c --- */

/* Reads the relationships of the story's parts. */
void jk_wml_read_links(jk_wml *d, jk_wml_story *story);
/* What tells the content of what a relationship leads to: the check sum of a part, the address of a link. "" when there is none. */
const char *jk_wml_link_content(jk_wml *d, const char *id, int is_new);

/* A copy of an element of the old document has been put into the new one: what it leads to comes over, its ids become free ones. */
void jk_wml_bring(jk_wml *d, jk_node *node);
/* The same; 0 when something is missing. */
int jk_wml_bring_below(jk_wml *d, jk_node *node);
/* The id in the story's new part of a relationship like the old one; NULL when it cannot come over. */
const char *jk_wml_bring_link(jk_wml *d, const char *id);
int jk_wml_is_relationship(const char *uri);
/* A name no part has. */
const char *jk_wml_free_part(jk_wml *d, const char *name);
/* The type of a relationship: its last word in the transitional or strict family. */
const char *jk_wml_relationship_type(jk_wml *d, const char *kind, int strict);
/* The note of a reference that was copied comes over; the reference gets its new id. 0 when there is no such note. */
int jk_wml_bring_note(jk_wml *d, jk_node *reference);
/* Marks what differs between the notes of two references. */
void jk_wml_compare_notes(jk_wml *d, const jk_node *old_reference, const jk_node *new_reference);
/* Marks what differs in headers and footers; before the body is written. */
void jk_wml_compare_headers(jk_wml *d);
/* Writes notes that changed, and frees them. */
void jk_wml_write_notes(jk_wml *d);
/* Two atoms stand for each other: marks what differs in their notes and text boxes. */
void jk_wml_compare_atoms(jk_wml *d, const jk_wml_piece *old_piece, const jk_wml_piece *new_piece);
/* A field over several paragraphs of which a part was marked is not marked (docx_fields.c). */
void jk_wml_balance_fields(jk_wml *d, jk_node *root);

/* Whether the new document has no bookmark of that name, letters A to Z counting as a to z; from now on it has (docx.c). */
int jk_wml_take_bookmark(jk_wml *d, const char *name);

/* --- names: docx_names.c --- */

/* The part that a relationship of that kind (last word of its type) leads to, or NULL. */
const char *jk_wml_linked(jk_wml *d, const jk_output *output, const char *source, const char *kind);

/* A style comes over that the new document has not: its id there, NULL when that cannot be; and the part of styles is written, when it changed, and
 * freed (docx_bring_style.c). */
const char *jk_wml_bring_style(jk_wml *d, const char *id);
void jk_wml_write_styles(jk_wml *d);

/* What the old style and list are called in the new document; NULL when it has none such. Styles come over into drafts. */
const char *jk_wml_style(jk_wml *d, const char *id);
const char *jk_wml_number(jk_wml *d, const char *id);
/* Two paragraphs are one: lists of the old one go by the number of the new one. */
void jk_wml_learn_number(jk_wml *d, const jk_node *old_paragraph, const jk_node *new_paragraph);

/* An element of WordprocessingML; its child; w:ATTRIBUTE; w:val of a child. NULL when absent, and of NULL. */
int jk_wml_is(const jk_node *node, const char *name);
jk_node *jk_wml_child(const jk_node *node, const char *name);
const char *jk_wml_get(const jk_node *node, const char *attribute);
const char *jk_wml_child_value(const jk_node *node, const char *name);

#endif
