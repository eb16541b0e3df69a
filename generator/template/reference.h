#ifndef JK_TEMPLATE_REFERENCE_H
#define JK_TEMPLATE_REFERENCE_H
/* What a reference to a numbered paragraph, or to a bookmarked text, shows. */
#include "template/written.h"

/* Appends it. `main` holds the bookmarks; `part` the reference, which may be the same. 0 when it cannot be told: there is no such bookmark, its
 * paragraph has no number, or one in an unknown format. */
int jk_reference_put(jk_buffer *out, const jk_written *main, const jk_written *part, const jk_written_reference *reference);
/* The paragraph's label, trimmed; 0 when it has none that can be told. */
int jk_label_of(jk_buffer *out, const jk_written_paragraph *paragraph);

#endif
