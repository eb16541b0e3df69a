#ifndef JOKOU_TEMPLATE_H
#define JOKOU_TEMPLATE_H
/* Templates: a DOCX or ODT file with tags, compiled once to a program of literal stretches and operations. */
#include "jokou/diagnostic.h"

typedef struct jk_template jk_template;

/* Reads and compiles a template (docs/architecture.md section 5). All faults of all parts are reported with part, paragraph and quoted
 * text (T…). *out is owned by the caller, NULL unless JK_OK; it is read-only afterwards and serves any number of documents. */
JK_CHECKED jk_result jk_template_read(jk_template **out, const char *path, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_template_free(jk_template *compiled);
/* "docx" or "odt". */
const char *jk_template_format(const jk_template *compiled);

/* --- what a template may read, and what it reads --- */

/* What the expressions of a template may read, known without data. For papers: jk_field_model_of_papers. */
typedef struct jk_field_model jk_field_model;

/* A model of an example of the data, an XML file: what it does not have is a warning, for other data may. A model that takes every field
 * for known, for templates of which one knows nothing. *out owned. */
JK_CHECKED jk_result jk_field_model_of_data(jk_field_model **out, const char *path, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_field_model_open(jk_field_model **out);
/* Frees it; NULL is allowed. */
void jk_field_model_free(jk_field_model *model);

#endif
