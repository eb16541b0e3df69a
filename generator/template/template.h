#ifndef JK_TEMPLATE_TEMPLATE_H
#define JK_TEMPLATE_TEMPLATE_H
/* The compiled form of a template, for the room that runs it. */
#include "base/limits.h"
#include "base/xpath.h"
#include "jokou/template.h"
#include "package/package.h"
#include "template/include.h"

/* What differs between the two formats, as far as tags go. */
typedef struct {
	const char *format;               /* "docx" */
	const char *main_part;            /* that holds the body */
	const char *prefix, *space;       /* that the engine writes elements with, and its namespace */
	const char *paragraphs[3];        /* local names of paragraphs */
	const char *row, *table;          /* local names */
	const char *text, *instruction;   /* elements whose text may hold tags; NULL: any text of a paragraph */
	const char *run;                  /* the element that carries formatting of text, with its properties first */
	int (*has_tags)(const char *part); /* whether a part may hold tags */
	int (*is_plain)(const char *part); /* properties: no paragraphs, each element's text stands for itself */
	/* Appends text as this format writes it inside its text element: escaped, tabs and spaces as elements. `paragraph` ends the
	 * paragraph and begins another of the same kind where the text has a line break; NULL: a line break only. */
	void (*put_text)(jk_buffer *, const char *text, const char *paragraph);
} jk_dialect;

/* The dialect of a package, by what it holds; NULL when it is neither. */
const jk_dialect *jk_dialect_of(const jk_package *package);
const jk_dialect *jk_dialect_named(const char *format);

typedef enum {
	JK_OP_LITERAL,  /* offset, length: bytes of the part as they are */
	JK_OP_VALUE,    /* xpath; attribute: whether it stands in one */
	JK_OP_IF,       /* xpath; target: where to go on when it does not hold */
	JK_OP_JUMP,     /* target: end of the whole if, before an else */
	JK_OP_FOR,      /* xpath, variable; target: behind the matching JK_OP_NEXT */
	JK_OP_NEXT,     /* target: the matching JK_OP_FOR */
	JK_OP_CLAUSES,
	JK_OP_ACTION,   /* action */
	JK_OP_GUARD,    /* test, data; target: where to go on when it does not hold */
} jk_op_kind;

typedef struct jk_running jk_running;
typedef void jk_action_run(jk_running *running, const void *data);
typedef int jk_guard_test(jk_running *running, const void *data);

/* An operation of a feature. */
typedef struct {
	jk_action_run *run;
	jk_guard_test *test; /* of a guard, instead of run */
	const void *data;
	const jk_xpath *reads; /* what it shows, for who checks expressions; NULL: nothing */
} jk_action;

typedef struct {
	jk_op_kind kind;
	size_t offset, length, target;
	const jk_xpath *xpath;
	const char *variable, *index_variable;
	const char *before, *after; /* of a value nobody decided: ends the run it stands in, and begins it anew; NULL: no mark-up */
	const char *paragraph;      /* of a value: what stands for a line break in it (see put_text) */
	const jk_action *action;
	const jk_list *each_turn;   /* jk_action */
	size_t columns;             /* of a loop over columns of a table, whose nodes are known already: 1 + its slot; else 0 */
	int attribute, plain;
} jk_op;

/* One part with tags. */
typedef struct {
	const char *name;
	jk_buffer literals;
	const jk_op *ops;
	size_t count;
} jk_program;

/* Filled at its first use, so that later documents of the template need not look again. */
typedef struct {
	int filled;
	jk_list names;
} jk_style_names;

struct jk_template {
	jk_arena *arena;
	jk_package *package;
	const jk_dialect *dialect;
	const jk_annex_places *places; /* where paragraphs of annexes were typed */
	int has_annexes, needs_annexes; /* they have been put in; a tag asks for one, so that all must begin anew with them */
	jk_list programs;    /* jk_program */
	jk_list expressions; /* jk_xpath, owned */
	jk_list notes;       /* notes that are referred to from blocks (notes.c) */
	jk_list fragments;   /* jk_program: of those */
	jk_list names;       /* of everything that may be referred to */
	jk_list ids;         /* jk_id: names and numbers that documents must renew (ids.c) */
	jk_list chains;      /* jk_list_chain: native lists (list.c) */
	jk_list starters;    /* DOCX: w:num that begin a list anew (list_docx.c) */
	size_t list_starts;  /* ODT: items in loops that begin with a number of their own */
	unsigned most_list;  /* the highest number of a list that the template has */
	struct jk_numbering *numbering; /* DOCX: word/numbering.xml; NULL: not wanted */
	jk_xml *styles;      /* (word/)styles.xml; NULL: not wanted */
	jk_list linked;      /* jk_linked_part: of DOCX, with links whose targets hold tags */
	struct jk_docx_model *docx_model;
	struct jk_contents *contents; /* tables of contents and references to numbers (contents.c); NULL: there are none */
	size_t images;       /* pictures that data choose (image.c) */
	unsigned most_id;    /* the highest number of any of them in the template */
	size_t repeated_columns, merged_rows; /* how many tables keep in mind (table_run.c) */
	jk_style_names *style_names; /* that the template defines, for the clause writer */
	int level;           /* of deflating, 0: the usual one */
	const char *version; /* borrowed; NULL: nobody told */
	char digest[JK_DIGEST_TEXT]; /* of the file's bytes */
	struct jk_checker *checker; /* while it is read; NULL: nothing is checked */
};

/* What a feature keeps while one document is made; each makes its own in the document's arena when it first needs it. */
typedef enum { JK_FEATURE_IDS, JK_FEATURE_LISTS, JK_FEATURE_IMAGES, JK_FEATURE_NOTES, JK_FEATURE_CONTENTS, JK_FEATURE_TABLES, JK_FEATURE_LINKS, JK_FEATURES } jk_feature;

/* One document being made of a template. */
typedef struct {
	const jk_template *compiled;
	jk_xpath_scope *scope;
	jk_node *context;   /* what expressions are relative to: /paper, or the root of the data */
	jk_arena *arena;    /* scratch of the document */
	jk_diagnostics *diagnostics;
	void (*clauses)(void *state, jk_buffer *out); /* NULL: there are none */
	int (*has_bookmark)(void *state, const char *name); /* whether the clauses hold it; NULL: there are none */
	void *state;
	jk_buffer *spare;   /* memory to write parts into, kept from document to document; NULL: none */
	size_t most_turns;  /* of all loops of a part; 0: JK_EXPANSION_LIMIT */
	int unshaded;       /* what nobody decided is text like any other */
	const char *folder; /* where files named by the data lie; NULL: there are none */
	jk_output *output;  /* where finished parts go; NULL: nowhere (tests of one part) */
	void *features[JK_FEATURES];
} jk_run;

/* A loop that is turning. */
typedef struct {
	const jk_op *head;
	jk_list nodes;
	size_t turn; /* from 0 */
} jk_loop;

/* One part being written. */
struct jk_running {
	const jk_program *program;
	jk_run *run;
	jk_buffer *out;
	jk_loop loops[JK_TEMPLATE_NESTING];
	size_t depth, turns;
	jk_list places; /* of features: a stack of bytes of `out` */
	jk_list insertions; /* see jk_insert_later */
	jk_list kept;       /* size_t: see jk_place_keep */
	jk_result result;
};

/* How a value that nobody decided begins. */
#define JK_UNDECIDED_MARK "【未決："

/* Makes the result worse; out of memory is the worst. */
void jk_running_note(jk_running *r, jk_result result);
/* A stack of places in the output, for features that look back at what was written. */
void jk_place_push(jk_running *r, size_t place);
size_t jk_place_pop(jk_running *r);
/* Text for a place in the output that is written already, put in when the part is complete: until then places stay as they are. Texts for
 * one place keep their order. `text` must live as long as the document's arena. */
void jk_insert_later(jk_running *r, size_t place, const char *text);
/* A place that is wanted after that: it moves along with what it stands before. Valid as long as the document's arena. */
void jk_place_keep(jk_running *r, size_t *place);
/* Puts them in (insertion.c). */
void jk_put_insertions(jk_running *r);

/* Writes the relationships of links whose targets hold tags; frees what they took (hyperlink_fill.c). */
JK_CHECKED jk_result jk_links_finish(jk_run *run);
void jk_links_dispose(jk_run *run);
/* Frees what the notes of a document took (notes.c). */
void jk_notes_dispose(jk_run *run);
/* Writes the numbers of lists that began anew, when all parts are written (list_docx.c). */
JK_CHECKED jk_result jk_lists_finish(jk_run *run);
/* Fills tables of contents and brings references to numbers up to date, when all parts are written (contents_make.c). */
JK_CHECKED jk_result jk_contents_finish(jk_run *run);
/* Reports references of the document to what it does not hold (ids.c). */
JK_CHECKED jk_result jk_check_references(jk_run *run);
/* Appends the part. All faults of the part are reported before it fails. */
JK_CHECKED jk_result jk_program_run(jk_buffer *out, const jk_program *program, jk_run *run);
/* Runs all programs into run->output; every part is run even when one fails, so that every fault is told. */
JK_CHECKED jk_result jk_template_run(jk_run *run);

#endif
