#ifndef JK_PACKAGE_TREE_H
#define JK_PACKAGE_TREE_H
/* Parts of an output as trees. */
#include "base/xml.h"
#include "package/package.h"

/* Parses a part as it stands now. *out owned. */
JK_CHECKED jk_result jk_tree_read(jk_xml **out, const jk_output *output, const char *name, jk_diagnostics *diagnostics);
/* Puts the tree in the place of the part. */
JK_CHECKED jk_result jk_tree_write(jk_output *output, const char *name, const jk_xml *xml);

#endif
