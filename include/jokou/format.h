#ifndef JOKOU_FORMAT_H
#define JOKOU_FORMAT_H
/* Documents: a compiled template and a clause set give the bytes of a DOCX or ODT file. */
#include <stddef.h>
#include "jokou/assemble.h"
#include "jokou/template.h"

/* Makes one paper. `group` is the id of the group it is for, `kind` the document kind; both as jk_clause_set_paper gives them. *out holds
 * *length bytes, owned by the caller, to be freed with jk_text_free. The same arguments give the same bytes. Reports T… (a field
 * that finds nothing, a failed expression) and D…. */
JK_CHECKED jk_result jk_document_make(char **out, size_t *length, const jk_clause_set *set, const char *group, const char *kind,
				      const jk_template *compiled, jk_diagnostics *diagnostics);

/* What templates of papers may read; `catalog` adds its parameters, terms, label lists and document kinds, and must outlive the model;
 * it may be NULL. *out owned. */
JK_CHECKED jk_result jk_field_model_of_papers(jk_field_model **out, const jk_catalog *catalog, jk_diagnostics *diagnostics);

/* Whether the file is a document that jokou made and nobody has saved since: the digest kept in it still fits. 0 also when it cannot
 * be read. */
int jk_document_untouched(const char *path);

/* --- forms that somebody has filled in --- */

typedef struct jk_form jk_form;

/* What stands in a field of a form. Borrowed from the form. */
typedef struct {
	const char *field;   /* id: "service-name" */
	unsigned list, row;  /* of a list: which of the form, from 1, and its row, from 1; both 0: it stands once */
	const char *text;    /* as it reads with all tracked changes accepted, lines parted by LF; "" when blank */
} jk_form_value;

/* Reads a DOCX or ODT form whose label cells bear bookmarks fd_<id>: the value stands in the next cell of the row; of a head cell, in the
 * rows below. It may have been edited and saved by a word processor, in either format. *out owned. Reports F…, D…, X…, N004, N005. */
JK_CHECKED jk_result jk_form_read(jk_form **out, const char *path, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_form_free(jk_form *form);
/* The values: those that stand once in the order of the form, then those of lists, row by row. */
size_t jk_form_count(const jk_form *form);
const jk_form_value *jk_form_at(const jk_form *form, size_t index);
/* Id of the vocabulary it was made with; NULL when it does not tell. */
const char *jk_form_vocabulary(const jk_form *form);

#endif
