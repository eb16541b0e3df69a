#ifndef JK_TEMPLATE_TEMPLATE_H
#define JK_TEMPLATE_TEMPLATE_H
/* The compiled form of a template, for the room that runs it. */
#include "base/xpath.h"
#include "jokou/template.h"
#include "package/package.h"

/* What differs between the two formats, as far as tags go. */
typedef struct {
	const char *format;               /* "docx" */
	const char *paragraphs[3];        /* local names of paragraphs */
	const char *row, *table;          /* local names */
	const char *text, *instruction;   /* elements whose text may hold tags; NULL: any text of a paragraph */
	const char *run;                  /* the element that carries formatting of text, with its properties first */
	int (*has_tags)(const char *part); /* whether a part may hold tags */
	int (*is_plain)(const char *part); /* properties: no paragraphs, each element's text stands for itself */
	/* Appends text as this format writes it inside its text element: escaped, line breaks and spaces as elements. */
	void (*put_text)(jk_buffer *, const char *text);
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
} jk_op_kind;

typedef struct {
	jk_op_kind kind;
	size_t offset, length, target;
	const jk_xpath *xpath;
	const char *variable, *index_variable;
	const char *before, *after; /* of a value nobody decided: ends the run it stands in, and begins it anew; NULL: no mark-up */
	int attribute, plain;
} jk_op;

/* One part with tags. */
typedef struct {
	const char *name;
	jk_buffer literals;
	const jk_op *ops;
	size_t count;
} jk_program;

struct jk_template {
	jk_arena *arena;
	jk_package *package;
	const jk_dialect *dialect;
	jk_list programs;    /* jk_program */
	jk_list expressions; /* jk_xpath, owned */
};

/* What a program is run against. */
typedef struct {
	const jk_dialect *dialect;
	jk_xpath_scope *scope;
	jk_node *context;   /* /paper */
	jk_arena *arena;    /* scratch */
	jk_diagnostics *diagnostics;
	void (*clauses)(void *state, jk_buffer *out);
	void *state;
} jk_run;

/* How a value that nobody decided begins. */
#define JK_UNDECIDED_MARK "【未決："

/* Appends the part. All faults of the part are reported before it fails. */
JK_CHECKED jk_result jk_program_run(jk_buffer *out, const jk_program *program, const jk_run *run);

#endif
