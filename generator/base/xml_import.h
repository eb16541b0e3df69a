#ifndef JK_BASE_XML_IMPORT_H
#define JK_BASE_XML_IMPORT_H
/* Carrying nodes from one document into another, and what comparing and renaming in between needs. */
#include "base/xml.h"

/* Deep copy of `source` (of any document) as last child of `parent`. Its names take the prefixes that `parent`'s document declares for their
 * namespaces; a namespace nobody declares there yet is declared at the root. Prefixes that stand in values of markup compatibility
 * (ISO/IEC 29500-3: Ignorable, ProcessContent, MustUnderstand, Requires) follow. Numbers (jk_node_set_number) are carried along. NULL: out of memory. */
JK_CHECKED jk_node *jk_node_import(jk_node *parent, const jk_node *source);
/* Declares at the root of `to` each namespace that the root of `from` declares and adds its mc:Ignorable to that of `to`. Where a
 * prefix is taken the namespace gets another. */
JK_CHECKED jk_result jk_xml_import_scope(jk_xml *to, const jk_xml *from);
/* A new document whose root has the name and namespace of the root of `from` and declares what that declares, with `prefix` for the
 * root's own namespace. *out owned. */
JK_CHECKED jk_result jk_xml_new_like(jk_xml **out, const jk_xml *from, const char *prefix);

/* The next node in document order within `top`, children first; NULL at the end. */
jk_node *jk_node_following(const jk_node *node, const jk_node *top);
/* The same, passing over what stands below `node`. */
jk_node *jk_node_behind(const jk_node *node, const jk_node *top);
/* Whether two nodes say the same: names, attributes in any order, elements and text below; blank text between elements, comments and
 * prefixes aside. NULL equals only NULL. */
int jk_node_same(const jk_node *a, const jk_node *b);
/* Calls `visit` for each attribute: namespace ("" when none), local name, value. It may set the value of attributes that are there. */
void jk_node_visit_attributes(const jk_node *node, void (*visit)(const char *uri, const char *name, const char *value, void *state), void *state);
int jk_node_has_attributes(const jk_node *node);
/* Removes an attribute, when it is there; a NULL or empty uri means none. */
void jk_node_unset(jk_node *node, const char *uri, const char *name);

#endif
