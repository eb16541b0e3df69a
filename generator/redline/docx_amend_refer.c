/* References of a draft. */
#include "redline/docx_amend.h"

void jk_wml_amend_references(jk_wml_amending *m) { (void)m; }
