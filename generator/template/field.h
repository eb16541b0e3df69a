#ifndef JK_TEMPLATE_FIELD_H
#define JK_TEMPLATE_FIELD_H
/* What a template's expressions may read: the data without the data, a tree of fields with type, number and origin.
 *
 * Made from a schema (papers: format/paper.c), from an example of the data, or from nothing; then every field is taken for known. */
#include "base/schema.h"
#include "base/xml.h"
#include "jokou/template.h"

typedef enum { JK_DATUM_DOCUMENT, JK_DATUM_ELEMENT, JK_DATUM_ATTRIBUTE, JK_DATUM_TEXT } jk_datum_kind;

typedef struct jk_datum {
	jk_datum_kind kind;
	const char *name, *uri;  /* "" for the document and text; uri "" outside namespaces, where expressions find nothing but by * */
	struct jk_datum *parent; /* NULL: the document */
	jk_list *members;        /* jk_datum: attributes, elements, text. A field that stands in itself shares its list */
	jk_schema_holding type;  /* of its own text */
	const char *const *words;
	size_t word_count;
	unsigned least, most;    /* times in its parent; UINT_MAX: without limit */
	int open;                /* anything may stand in it */
	const char *label;       /* one line for people, "" when nobody says */
	const char *origin;      /* a word of jk_template_field.origin */
	const char *parameter, *fallback; /* of the catalog: a parameter with this source, its default; NULL: none */
	const jk_schema_shape *shape;     /* that it was made from, or NULL */
	const jk_node *counted;           /* while data is read: the parent in which `count` were seen */
	unsigned count;
	unsigned long stamp;              /* the last set of nodes it was put into: jk_field_model.stamp */
	const void *reader;               /* the last checker that read it, and its number there */
	size_t read;
} jk_datum;

/* What a function takes and gives; the same words for those of XPath, of the template language and of papers. LIST: one text, or all
 * nodes of a set; FORM: words that say how. */
typedef enum { JK_IS_ANY, JK_IS_TEXT, JK_IS_NUMBER, JK_IS_DATE, JK_IS_BOOLEAN, JK_IS_NODES, JK_IS_LIST, JK_IS_FORM } jk_expression_kind;

enum { JK_SIGNATURE_ARGUMENTS = 4 };
typedef struct {
	const char *name;
	int least, most;                                        /* arguments; most -1: without limit */
	jk_expression_kind arguments[JK_SIGNATURE_ARGUMENTS];   /* the last one stands for all that follow */
	jk_expression_kind answer;
} jk_signature;

/* The words that a literal argument of a function may be: term('…') takes keys of the vocabularies. */
typedef struct {
	const char *function;
	const char *const *names;
	size_t count;
} jk_field_names;

/* How much an unknown field means: an error; a warning, for other data may have it; nothing. */
typedef enum { JK_FIELDS_ALL, JK_FIELDS_SAMPLE, JK_FIELDS_OPEN } jk_fields_known;

struct jk_field_model {
	jk_arena *arena;
	jk_fields_known known;
	jk_datum *document, *root; /* the root element is the context of expressions */
	const jk_signature *functions; /* besides those of every template; ends with a NULL name; NULL: none */
	jk_list names;                 /* jk_field_names */
	jk_schema *schema;             /* owned, or NULL */
	unsigned long stamp;           /* counts sets of nodes */
	unsigned guessed;              /* fields of open places that checking has added */
};

/* An empty model of that kind: a document with a root of that name. *out owned. */
JK_CHECKED jk_result jk_field_model_new(jk_field_model **out, jk_fields_known known, const char *root);
/* A model of what a schema says; takes the schema. Attribute `from` of urn:jokou:schema on its patterns gives the origins. */
JK_CHECKED jk_result jk_field_model_of_schema(jk_field_model **out, jk_schema *schema);
/* A model of an example. */
JK_CHECKED jk_result jk_field_model_of_xml(jk_field_model **out, const jk_xml *xml);

/* The member of that name outside namespaces, NULL when there is none; `kind` tells attributes from elements. */
jk_datum *jk_datum_member(const jk_datum *field, jk_datum_kind kind, const char *name);
/* Adds a member; NULL when out of memory. */
JK_CHECKED jk_datum *jk_datum_add(jk_field_model *model, jk_datum *parent, jk_datum_kind kind, const char *name);
/* The field at a path of names from the root ("profile/sla/rto", "document/@kind"), or NULL. */
jk_datum *jk_datum_at(const jk_field_model *model, const char *path);
/* Its path from the root; "." for the root itself. NULL when out of memory. */
JK_CHECKED const char *jk_datum_path(const jk_field_model *model, const jk_datum *field, jk_arena *arena);
/* Whether it holds elements and no text: then its text is that of all below, run together. */
int jk_datum_is_group(const jk_datum *field);

#endif
