#ifndef JK_BASE_SCHEMA_PRIVATE_H
#define JK_BASE_SCHEMA_PRIVATE_H
/* What the files of the schema reader share.
 *
 * Reading turns each element pattern into a shape: the names that may stand in it, and the branches (alternatives) it may follow.
 * A branch is flat: how often each child may stand, which attributes, what text. So judging an element is counting. */
#include <limits.h>
#include "base/pattern.h"
#include "base/schema.h"

/* --- values (schema_value.c) --- */

typedef enum { JK_LITERAL, JK_TOKEN, JK_STRING, JK_DECIMAL, JK_INTEGER, JK_DATE } jk_schema_type;

/* One thing a text may be. Members that set no limit are NULL or 0. */
typedef struct {
	jk_schema_type type;
	const char *literal;    /* of JK_LITERAL, white space collapsed */
	const char *expression; /* param pattern */
	jk_pattern *pattern;
	const char *least, *most; /* as the schema writes them */
	double low, high;         /* the same as numbers */
	int above, below;         /* least, most are themselves excluded */
	size_t shortest, longest; /* characters; longest 0: no limit */
} jk_schema_value;

/* Whether the text is one of the values; a NULL list takes any text. `scratch` is overwritten. */
JK_CHECKED jk_result jk_schema_fits(int *out, const jk_list *values, const char *text, jk_buffer *scratch);
/* Whether two lists allow the same. */
int jk_schema_same_values(const jk_list *a, const jk_list *b);
int jk_schema_same_value(const jk_schema_value *a, const jk_schema_value *b);
/* Appends what may be written instead of `text`, in words, for "Write …." */
void jk_schema_put_words(jk_buffer *out, const jk_list *values, const char *text);
/* Whether nothing but XML's white space is there. */
int jk_schema_blank(const char *text);

/* --- shapes --- */

typedef struct {
	const char *name;
	int required;
	const jk_list *values;  /* jk_schema_value; NULL: any text */
	const jk_node *pattern; /* its attribute in the schema */
} jk_schema_attribute;

typedef enum { JK_NO_TEXT, JK_ANY_TEXT, JK_VALUE_TEXT } jk_schema_content;

typedef struct {
	unsigned *least, *most;                 /* by child of the shape; UINT_MAX: without limit */
	const jk_schema_attribute **attributes; /* by attribute of the shape; NULL: not here */
	size_t n_needs;
	unsigned char **needs; /* each: by child, 1 for those of which one must stand */
	jk_schema_content content;
	const jk_list *values; /* of JK_VALUE_TEXT */
} jk_schema_branch;

/* Whether an attribute tells the branches apart: not, by being there (undecided="yes"), or by its value in all (type="…"). */
typedef enum { JK_TELLS_NOTHING, JK_TELLS_SOME, JK_TELLS_ALL } jk_schema_telling;

struct jk_schema_shape {
	const char *name, *documentation; /* documentation may be NULL */
	const jk_node *pattern;           /* its element in the schema */
	size_t n_children, n_attributes, n_branches;
	const char **children;          /* names */
	const jk_schema_shape **shapes; /* of the children */
	const char **attributes;        /* names */
	jk_schema_telling *telling;     /* by attribute */
	jk_schema_branch *branches;     /* at least one */
};

struct jk_schema {
	jk_arena *arena;
	jk_xml *xml;      /* names and texts are borrowed from it, and from those it includes */
	jk_list included; /* jk_xml, owned */
	jk_list patterns; /* jk_pattern, owned */
	jk_list shapes, roots;
	size_t most_children, most_attributes; /* of any shape */
};

/* --- reading (schema.c, schema_pattern.c, schema_value.c) --- */

/* A define. */
typedef struct {
	const char *name;
	const jk_node *node;
	const jk_list *alternatives; /* once read */
	int reading;
} jk_schema_define;

typedef struct {
	jk_schema *schema;
	jk_arena *arena;           /* of what is needed only while reading */
	jk_schema_define *defines; /* sorted by name */
	size_t n_defines;
	const jk_schema_source *sources; /* what may be included */
	jk_diagnostics *diagnostics;
	int failed, no_memory; /* sticky */
} jk_schema_reader;

/* An alternative while it is read: like a branch, but with names instead of indexes. */
typedef struct {
	const jk_schema_shape *shape;
	unsigned least, most;
} jk_schema_particle;

typedef struct {
	jk_list attributes; /* jk_schema_attribute */
	jk_list particles;  /* jk_schema_particle */
	jk_list needs;      /* jk_list of jk_schema_shape */
	jk_schema_content content;
	const jk_list *values;
} jk_schema_alternative;

/* Reports SCHEMA_BROKEN at a node of the schema; NULL, for the caller to return. */
void *jk_schema_refuse(jk_schema_reader *reader, const jk_node *node, const char *reason);
/* Zeroed arena blocks; a new item on a list. They set no_memory. */
void *jk_schema_make(jk_schema_reader *reader, jk_arena *arena, size_t count, size_t size);
void jk_schema_push(jk_schema_reader *reader, jk_arena *arena, jk_list *list, const void *item);
/* Child elements of RELAX NG's namespace; NULL at the end. */
const jk_node *jk_schema_first(const jk_node *node);
const jk_node *jk_schema_next(const jk_node *node);
/* Gathers the defines of a grammar and of what it includes; its <start>, or NULL (schema_grammar.c). */
const jk_node *jk_schema_read_grammar(jk_schema_reader *reader, const jk_node *root);
/* By name, for sorting and finding defines. */
int jk_schema_compare_defines(const void *a, const void *b);
/* The attribute `name` of a pattern; NULL, after refusing, when it is none that the subset takes. */
const char *jk_schema_name_of(jk_schema_reader *reader, const jk_node *node);

/* The value that a <value> or <data> stands for, alone in its list; NULL when it cannot be read. */
const jk_list *jk_schema_read_value(jk_schema_reader *reader, const jk_node *node);
/* The alternatives (jk_schema_alternative) of a pattern, or of the children of one taken together; NULL when it cannot be read. */
const jk_list *jk_schema_read_pattern(jk_schema_reader *reader, const jk_node *node);
const jk_list *jk_schema_read_children(jk_schema_reader *reader, const jk_node *node);
/* The algebra of alternatives (schema_pattern.c). All return new lists; NULL when it cannot be done. */
const jk_list *jk_schema_together(jk_schema_reader *reader, const jk_node *node, const jk_list *a, const jk_list *b);
const jk_list *jk_schema_either(jk_schema_reader *reader, const jk_node *node, const jk_list *a, const jk_list *b);
const jk_list *jk_schema_maybe(jk_schema_reader *reader, const jk_node *node, const jk_list *a);
const jk_list *jk_schema_repeated(jk_schema_reader *reader, const jk_node *node, const jk_list *a, int at_least_once);
/* Gives a shape its branches from the alternatives of its content. */
void jk_schema_finish(jk_schema_reader *reader, jk_schema_shape *shape, const jk_list *alternatives);

#endif
