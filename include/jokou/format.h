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

#endif
