#ifndef JOKOU_TEMPLATE_H
#define JOKOU_TEMPLATE_H
/* Templates: a DOCX or ODT file with tags, compiled once to a program of literal stretches and operations. */
#include "jokou/diagnostic.h"

typedef struct jk_template jk_template;

/* Reads and compiles a template (docs/architecture.md section 5). All faults of all parts are reported with part, paragraph, the
 * heading before it and quoted text (T…), sorted as an author goes through the document. *out is owned by the caller, NULL unless
 * JK_OK; it is read-only afterwards and serves any number of documents. */
JK_CHECKED jk_result jk_template_read(jk_template **out, const char *path, jk_diagnostics *diagnostics);
/* A copy of the template with a comment in the margin for each fault, on the tag it is about; where no comment can stand (headers, notes,
 * properties), on the first paragraph, naming the place. `faults` are those of jk_template_lint for the same file. `date` is that of the
 * comments, "2026-11-23", or NULL for none. Parts without comments are the same bytes. Works as long as the main part can be read. *out holds
 * *length bytes, owned by the caller, to be freed with jk_text_free. Reports D…, ANNOTATE. */
JK_CHECKED jk_result jk_template_annotate(char **out, size_t *length, const char *path, const jk_diagnostics *faults, const char *date,
					  jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_template_free(jk_template *compiled);
/* "docx" or "odt". */
const char *jk_template_format(const jk_template *compiled);

/* Which version of it this is, for its documents to remember; the text is borrowed as long as the template. NULL, as read: none. */
void jk_template_set_version(jk_template *compiled, const char *version);

/* Whether its main part has a bookmark of that name. */
int jk_template_has_bookmark(const jk_template *compiled, const char *name);

/* How hard the parts of its documents are deflated: 1 (quick) to 12 (small, from 10 on it takes 9 MB of memory); 0, as read, the usual. */
void jk_template_set_level(jk_template *compiled, int level);

/* --- what a template may read, and what it reads --- */

/* What the expressions of a template may read, known without data. For papers: jk_field_model_of_papers. */
typedef struct jk_field_model jk_field_model;

/* A model of an example of the data, an XML file: what it does not have is a warning, for other data may. A model that takes every field
 * for known, for templates of which one knows nothing. *out owned. */
JK_CHECKED jk_result jk_field_model_of_data(jk_field_model **out, const char *path, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_field_model_open(jk_field_model **out);
/* Frees it; NULL is allowed. */
void jk_field_model_free(jk_field_model *model);

/* A place where a field is read: package part, paragraph (from 1; 0 unknown) and the tag as typed. */
typedef struct {
	const char *part;
	unsigned paragraph;
	const char *tag;
} jk_template_use;

/* A field that a template reads. Texts are never NULL. */
typedef struct {
	const char *path;   /* "profile/sla/rto", "document/chapter/@page", "term('entity')", "clauses" */
	const char *type;   /* text decimal integer date choice elements (holds only elements) mark (is there or not) clauses unknown */
	const char *label;  /* one line in Japanese, "" when nobody says */
	const char *origin; /* what gives it: profile decision catalog vocabulary clauses call (of the program) data */
	const char *source; /* what there: the profile's item, the parameter of the catalog, the key of the term; "" */
	const char *parameter, *fallback; /* the catalog's parameter that takes the item, and its default; "" */
	const char *const *words;         /* of a choice */
	size_t word_count;
	int required;       /* a value that is shown whatever else holds: without it no document is made */
	const jk_template_use *uses;
	size_t use_count;   /* at least one */
} jk_template_field;

/* The fields a template reads, in the order of their first use. */
typedef struct jk_template_fields jk_template_fields;
size_t jk_template_fields_count(const jk_template_fields *fields);
const jk_template_field *jk_template_fields_at(const jk_template_fields *fields, size_t index);
/* Frees them; NULL is allowed. */
void jk_template_fields_free(jk_template_fields *fields);

/* Reads a template and checks what its expressions mean (T030 to T047): fields that do not exist, values of the wrong kind, functions,
 * variables, words. Errors make it fail, warnings do not. *fields (may be NULL): what it reads, as far as it could be read; owned by the
 * caller, also when it fails; NULL when the file is no template. A model serves one call at a time. */
JK_CHECKED jk_result jk_template_read_checked(jk_template **out, jk_template_fields **fields, const char *path, jk_field_model *model,
					      jk_diagnostics *diagnostics);

/* Looks a template over: all that jk_template_read_checked says. *format is "docx" or "odt", NULL when the file is neither. */
JK_CHECKED jk_result jk_template_lint(jk_template **out, jk_template_fields **fields, const char **format, const char *path, jk_field_model *model,
				      jk_diagnostics *diagnostics);

/* --- filling from any data --- */

/* Data of any shape that a template is filled from. */
typedef struct jk_records jk_records;

/* Reads an XML file of data (at most 64 MiB, 200 elements deep, without DOCTYPE). `each` is an XPath expression from the root element to
 * the nodes that shall become a document each; NULL: the root element, one document. `name` is an XPath expression for a document's
 * name, from its node; NULL: its number in five digits. *out owned. Reports F…, X…, and T017 when `each` finds nothing. */
JK_CHECKED jk_result jk_records_read(jk_records **out, const char *path, const char *each, const char *name, jk_diagnostics *diagnostics);
void jk_records_free(jk_records *records);
/* Number of documents, and the name of one (index from 0): without '/', never blank; NULL after reporting why there is none. */
size_t jk_records_count(const jk_records *records);
const char *jk_records_name(jk_records *records, size_t index, jk_diagnostics *diagnostics);

/* Makes a document: expressions are relative to the record's node ("/data/title" still finds what all share). *out with *length bytes
 * is owned by the caller (jk_text_free) and NULL unless JK_OK. All faults are reported with part, paragraph and quoted text. */
JK_CHECKED jk_result jk_template_fill(char **out, size_t *length, const jk_template *compiled, jk_records *records, size_t index,
				      jk_diagnostics *diagnostics);

#endif
