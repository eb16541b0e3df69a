#ifndef JK_FORMAT_READ_FORM_H
#define JK_FORMAT_READ_FORM_H
/* Forms without their package. */
#include "base/xml.h"
#include "jokou/format.h"

/* What stands in the main part of a DOCX, or with `odt` the content of an ODT; it may have no field at all. *out owned. Reports X…. */
JK_CHECKED jk_result jk_form_parse(jk_form **out, int odt, const char *bytes, size_t length, const jk_origin *where, jk_diagnostics *diagnostics);

#endif
