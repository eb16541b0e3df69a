#ifndef JK_PACKAGE_ODF_H
#define JK_PACKAGE_ODF_H
/* ODF packages (ODF 1.3 part 2): a part that is added must be listed in the manifest. */
#include "package/package.h"

/* Puts the part and, when it is new, its entry in META-INF/manifest.xml. */
JK_CHECKED jk_result jk_odf_put(jk_output *output, const char *name, const char *media_type, const char *bytes, size_t length,
				jk_diagnostics *diagnostics);

#endif
