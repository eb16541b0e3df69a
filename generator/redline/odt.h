#ifndef JK_REDLINE_ODT_H
#define JK_REDLINE_ODT_H
/* The redline of an ODT document; private to odt*.c. The new document's tree gets marks (text:change and its kin, ODF 1.3 part 3: 5.5), and what was
 * taken out is copied from the old tree into regions at the head of the text. */
#include "redline/redlining.h"

#define JK_ODT_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define JK_ODT_OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define JK_ODT_TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define JK_ODT_DRAW "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
#define JK_ODT_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
#define JK_ODT_DC "http://purl.org/dc/elements/1.1/"
#define JK_ODT_NO_DATE "1970-01-01T00:00:00" /* change-info must have a date: this is how LibreOffice writes none */
#define JK_ODT_SPACES 10000                  /* most spaces of one text:s */
#define JK_ODT_XML "http://www.w3.org/XML/1998/namespace"

/* A stretch of a paragraph's text and the node that bears it: a text node, a space, an atom. Marks (bookmarks and the like) bear none. */
typedef struct {
	jk_node *node;
	size_t from, to; /* bytes of the paragraph's text */
} jk_odt_piece;

typedef enum { JK_ODT_PARAGRAPH, JK_ODT_A_TABLE, JK_ODT_A_SECTION, JK_ODT_OTHER } jk_odt_kind;

/* A mark that a new item gets. */
typedef enum { JK_ODT_HEAD, JK_ODT_BEFORE, JK_ODT_AFTER, JK_ODT_TAIL } jk_odt_side; /* of the paragraph; of the character at `at` */
typedef struct {
	const char *element; /* "change", "change-start", "change-end" */
	const char *id;      /* of its region */
	jk_odt_side side;
	size_t at;
} jk_odt_cut;

/* A paragraph, table or section of a story. Lists are not: their paragraphs are. */
typedef struct {
	jk_node *node;
	jk_odt_kind kind;
	const char *key;       /* one of our bookmarks, or NULL */
	const char *text;      /* atoms and all */
	size_t length;
	jk_odt_piece *pieces;  /* of a paragraph, in order */
	size_t piece_count;
	jk_list cuts;          /* jk_odt_cut in order */
	int waits;             /* a deletion waits in it: pieces of its text are such */
	int pending;           /* of the new document: its deletion waits, so nothing is marked there */
} jk_odt_item;

/* A list with all lists that continue it. */
typedef struct {
	jk_node *first;
	unsigned partner;      /* of an old one: number of the new chain that it is, 0: none */
	const char *last;      /* xml:id of the last list of a region that belongs to it */
} jk_odt_chain;

/* One document. */
typedef struct {
	jk_xml *content, *styles; /* styles is read when it is needed */
	int has_styles;
	jk_node *text;            /* office:text */
	const jk_package *package;
	jk_index names;           /* of bookmarks, notes, tables …, by "kind" and name */
	jk_index ids;             /* xml:id and text:id */
	jk_index automatic, named; /* styles by family and name */
	jk_index displayed;       /* named styles by family and the name that people see */
	jk_list chains;           /* jk_odt_chain, numbered from 1: the number of its lists */
} jk_odt_side_file;

typedef struct {
	jk_redlining *r;
	jk_odt_side_file old_file, new_file;
	jk_node *tracked;         /* text:tracked-changes */
	jk_index styles;          /* old family and name → name in the new document */
	jk_index alike;           /* family and content of a style → its name in the new document */
	int has_alike;
	jk_index parts, media;    /* old part → its name in the new package; → its media type */
	int has_manifest;
	unsigned last_id, last_style, last_name, last_part; /* numbers in names that were made */
	jk_index changes;         /* text:change by the id of its region */
	jk_index dropped;         /* regions by the names of bookmarks that lost an end there */
	int of_draft;             /* what is taken out is of the new document itself: an amendment, not a redline */
	int floats_differ;        /* what floats beside a paragraph that stays is another thing */
	jk_list from_regions;     /* ids of regions whose text moved away */
	jk_list to_paragraphs;    /* jk_node of new paragraphs that moved */
} jk_odt;

/* What was taken out, in order: whole items, and parts of paragraphs that stay. */
typedef struct {
	const jk_odt_item *item; /* NULL: an empty paragraph */
	size_t from, to;
	int whole;
	const jk_node *near;     /* unless whole: the new paragraph that it joins */
} jk_odt_gone;

/* --- odt.c --- */
/* Sees that there is a text:tracked-changes at the head of the new text; takes an empty one out again. */
void jk_odt_open_tracked(jk_odt *o);
void jk_odt_close_tracked(jk_odt *o);

/* --- odt_file.c: reading --- */
void jk_odt_open(jk_odt *o);
void jk_odt_close(jk_odt *o);
/* An xml:id that nobody uses, in the arena. */
const char *jk_odt_free_id(jk_odt *o, const char *prefix);
/* Reads styles.xml, unless it was read already. */
void jk_odt_need_styles(jk_odt *o, jk_odt_side_file *file);
int jk_redline_odt_is(const jk_node *node, const char *uri, const char *name);
/* What the name of an element must be unique among: "bookmark", "table" …; NULL: it has none. */
const char *jk_odt_name_kind(const jk_node *node);

/* --- odt_flat.c: what a story holds --- */
/* Adds the jk_odt_item of a container: office:text, a cell, a section. */
void jk_odt_collect(jk_list *out, jk_odt *o, jk_odt_side_file *file, jk_node *container);
/* What an element is to stories: a list and its items, which are looked through; no part of the text; a span and the like, whose text is the
 * paragraph's own; else a kind of item. */
int jk_odt_is_list(const jk_node *node);
int jk_odt_is_left_out(const jk_node *node);
int jk_odt_is_transparent(const jk_node *node);
jk_odt_kind jk_odt_kind_of(const jk_node *node);
/* Whether a picture or text box floats: it is anchored at the text, but no part of it. */
int jk_odt_floats(const jk_node *node);
/* The head of an element's text, in the arena: enough to find its partner. */
const char *jk_odt_content(jk_odt *o, const jk_node *node);
/* The number of the chain of lists that a paragraph stands in; 0: none. */
unsigned jk_odt_chain_of(const jk_node *paragraph);
/* Whether the paragraph is the one of its list item that shows the number; whether two paragraphs are the same to lists and headings: depth,
 * number given, level. */
int jk_odt_bears_number(const jk_node *paragraph);
int jk_odt_same_place(const jk_node *a, const jk_node *b);

/* --- odt_story.c --- */
/* Marks what differs between two containers, and in matched cells and sections below. */
void jk_odt_story(jk_odt *o, jk_node *old_container, jk_node *new_container);
/* --- odt_table.c --- */
/* Whether the cells of two tables go together one by one; and marks what differs in them. */
int jk_odt_tables_fit(jk_odt *o, const jk_node *old_table, const jk_node *new_table);
void jk_odt_tables(jk_odt *o, jk_node *old_table, jk_node *new_table);

/* --- odt_region.c --- */
/* A region with what was taken out (jk_odt_gone). Gives its id. */
const char *jk_odt_delete(jk_odt *o, const jk_list *gone);
/* A region of an insertion. Gives its id. */
const char *jk_odt_insert(jk_odt *o);
/* Copies a part of an old paragraph's text to the end of a new element; marks at its edges stay behind. */
void jk_odt_copy_part(jk_odt *o, jk_node *root, const jk_odt_item *item, size_t from, size_t to);
/* Ties the lists of regions to those of the text, and settles bookmarks and references in regions. */
void jk_odt_tie_lists(jk_odt *o);
void jk_odt_settle_names(jk_odt *o);

/* --- odt_adapt.c --- */
/* Makes a copy from the old document fit for the new one: styles, names, ids, parts. */
void jk_odt_adapt(jk_odt *o, jk_node *copy);
/* --- odt_style.c --- */
const char *jk_odt_family(const jk_node *style);
/* The name in the new document of an old style; NULL: it has none there. */
const char *jk_redline_odt_style(jk_odt *o, const char *family, const char *name);
/* --- odt_part.c --- */
/* The name in the new package of a part of the old one, which is brought over; NULL when it is not there. */
const char *jk_odt_part(jk_odt *o, const char *href);

/* --- odt_remark.c --- */
/* A comment behind a node, or as the first child of a paragraph. */
void jk_odt_annotate(jk_odt *o, jk_node *place, int inside, const char *text);
/* Puts comments at clauses, and at both ends of moves. */
void jk_odt_remarks(jk_odt *o);

/* --- odt_mark.c --- */
void jk_odt_mark(jk_odt *o, jk_odt_item *item, const char *element, const char *id, jk_odt_side side, size_t at);
/* A mark as last child of an element. */
jk_node *jk_odt_add_mark(jk_odt *o, jk_node *parent, const char *element, const char *id);
/* Puts the marks of an item into the tree. */
void jk_odt_put_marks(jk_odt *o, jk_odt_item *item);

#endif
