#ifndef JOKOU_REVIEW_H
#define JOKOU_REVIEW_H
/* Reviewing: a document that came back is read, its clauses are found again, and remarks are put into a copy of it. */
#include "jokou/compare.h"

/* What a document remembers of its making. Members are NULL when it does not tell. */
typedef struct jk_provenance jk_provenance;

/* Reads what the document carries: manifest, profile, clause set. *out owned. A document that is not ours gives an empty one. Reports X…,
 * PACKAGE_…, V020 and following. */
JK_CHECKED jk_result jk_provenance_read(jk_provenance **out, const char *path, jk_diagnostics *diagnostics);
void jk_provenance_free(jk_provenance *provenance);
/* Borrowed from the provenance: canonical XML of the clause set; the profile's XML; ids and version; document kind, group, date of the paper. */
const char *jk_provenance_clause_set(const jk_provenance *provenance);
const char *jk_provenance_profile(const jk_provenance *provenance);
const char *jk_provenance_catalog(const jk_provenance *provenance);
const char *jk_provenance_version(const jk_provenance *provenance);
const char *jk_provenance_vocabulary(const jk_provenance *provenance);
const char *jk_provenance_kind(const jk_provenance *provenance);
const char *jk_provenance_group(const jk_provenance *provenance);
const char *jk_provenance_date(const jk_provenance *provenance);
/* "jokou 0.1.0"; the first 16 digits of the digest of its catalog (jk_catalog_digest); version and digest (16 digits of the SHA-256 of the file) of its
 * template. Documents of earlier programs tell only the first of them. */
const char *jk_provenance_generator(const jk_provenance *provenance);
const char *jk_provenance_digest(const jk_provenance *provenance);
const char *jk_provenance_template_version(const jk_provenance *provenance);
const char *jk_provenance_template_digest(const jk_provenance *provenance);
/* The day whose texts of the catalog it was made with. */
const char *jk_provenance_as_of(const jk_provenance *provenance);

/* The side of a DOCX or ODT document, ours or anyone's, as it reads with all pending changes accepted; they are kept and told. With `base`,
 * the set it came from, clauses whose bookmarks are lost are found by their text, and values are read back out of the sentences; below a
 * likeness of 60 nothing is guessed. `base` may be NULL. *out owned. Reports X…, PACKAGE_…, V…. */
JK_CHECKED jk_result jk_side_read_document(jk_side **out, const char *path, const jk_side *base, jk_diagnostics *diagnostics);

/* A copy of the reviewed document with a comment at each clause that differs: what became of it, weaker or stronger, values old and new,
 * provisions. *out holds *length bytes, owned by the caller, to be freed with jk_text_free. `date` may be NULL. */
JK_CHECKED jk_result jk_review_annotate(char **out, size_t *length, const char *path, const jk_comparison *comparison, const char *date,
					jk_diagnostics *diagnostics);

#endif
