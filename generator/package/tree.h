#ifndef JK_PACKAGE_TREE_H
#define JK_PACKAGE_TREE_H
/* Parts of an output as trees. */
#include "base/xml.h"
#include "package/package.h"

/* Parses a part as it stands now. *out owned. */
JK_CHECKED jk_result jk_tree_read(jk_xml **out, const jk_output *output, const char *name, jk_diagnostics *diagnostics);
/* Puts the tree in the place of the part. */
JK_CHECKED jk_result jk_tree_write(jk_output *output, const char *name, const jk_xml *xml);
/* The child `name` of a namespace with that text, in the place of one that is there; *out (borrowed) is NULL when the tree does not declare the
 * namespace. */
JK_CHECKED jk_result jk_tree_set_child(jk_node **out, jk_node *parent, const char *uri, const char *name, const char *text);

#endif
