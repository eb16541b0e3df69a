#ifndef JK_REDLINE_DOCX_AMEND_H
#define JK_REDLINE_DOCX_AMEND_H
/* Amending DOCX; private to the files docx_amend*.c. */
#include "redline/amending.h"
#include "redline/docx.h"

typedef struct {
	jk_amending *a;
	jk_wml *d;
	jk_list draft, source; /* paragraphs of both documents (jk_node), as diagnostics count them */
} jk_wml_amending;

#endif
