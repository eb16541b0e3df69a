#ifndef JK_TEMPLATE_PARAGRAPH_H
#define JK_TEMPLATE_PARAGRAPH_H
/* The paragraphs of a part in the order of the document, as diagnostics count them: from 1, those inside others (text boxes, notes)
 * too, those of deleted text not. In a part of properties each element without elements counts as one. */
#include "template/template.h"

int jk_is_paragraph(const jk_dialect *dialect, const jk_node *node);
/* The paragraph behind `after`, NULL for the first one; NULL at the end. */
jk_node *jk_paragraph_next(const jk_dialect *dialect, int plain, jk_node *root, jk_node *after);
/* Appends its text, without that of paragraphs inside it. */
void jk_paragraph_text(jk_buffer *out, const jk_dialect *dialect, int plain, const jk_node *paragraph);
/* Whether the text node `text` below `parent` is text of the document in this dialect. */
int jk_is_document_text(const jk_dialect *dialect, int plain, const jk_node *parent, const jk_node *text);
/* Elements of ODT that say nothing where they stand: comments, declarations, tables of contents, which other places give. */
int jk_odt_is_passed_over(const jk_node *node);
/* Deleted or moved away while changes were tracked: no part of the document any more. */
int jk_is_gone(const jk_node *node);

#endif
