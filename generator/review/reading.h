#ifndef JK_REVIEW_READING_H
#define JK_REVIEW_READING_H
/* Documents in memory as sides, for other rooms. */
#include "jokou/review.h"

/* As jk_side_read_document, of bytes; `name` names them in reports. */
JK_CHECKED jk_result jk_side_of_document(jk_side **out, const char *bytes, size_t length, const char *name, const jk_side *base,
					 jk_diagnostics *diagnostics);
/* As jk_provenance_read, of bytes. */
JK_CHECKED jk_result jk_provenance_of_bytes(jk_provenance **out, const char *bytes, size_t length, const char *name, jk_diagnostics *diagnostics);
/* The manifest as the document has it; NULL when it has none. Borrowed. */
const char *jk_provenance_manifest(const jk_provenance *provenance);
/* The first digits of a clause's digest as it was made; NULL when the manifest has none. */
const char *jk_provenance_clause_digest(const jk_provenance *provenance, const char *id);

#endif
