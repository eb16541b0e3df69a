#ifndef JK_BASE_XML_H
#define JK_BASE_XML_H
/* XML trees: read strictly, walked, changed, written. libxml2 stays behind this header and xpath.h. */
#include "base/buffer.h"
#include "jokou/diagnostic.h"

typedef struct jk_xml jk_xml;          /* a document, owns its nodes */
typedef struct _xmlNode jk_node;       /* a node; the struct belongs to libxml2 and is opaque here */

/* Parses bytes. Never recovers, never reaches the network, refuses a DOCTYPE. `name` is the file (or `part` in a package) for messages.
 * *out owned. Reports XML_SYNTAX, XML_DOCTYPE, XML_DEPTH with the line. */
JK_CHECKED jk_result jk_xml_parse(jk_xml **out, const char *bytes, size_t length, const jk_origin *name, jk_diagnostics *diagnostics);
/* Reads and parses a file of at most JK_XML_FILE_LIMIT bytes. */
JK_CHECKED jk_result jk_xml_read(jk_xml **out, const char *path, jk_diagnostics *diagnostics);
/* A new document with an empty root element. */
JK_CHECKED jk_result jk_xml_new(jk_xml **out, const char *root);
void jk_xml_free(jk_xml *xml);
/* Makes the namespace go by that prefix wherever it is declared under another, unless the prefix means something else there. */
JK_CHECKED jk_result jk_xml_set_prefix(jk_xml *xml, const char *uri, const char *prefix);
/* Root element. */
jk_node *jk_xml_root(const jk_xml *xml);
/* The `name` of parsing: its file and part stay valid as long as the document. */
const jk_origin *jk_xml_origin(const jk_xml *xml);
/* Where a node stands, for a diagnostic. */
jk_origin jk_node_origin(const jk_xml *xml, const jk_node *node);

/* Local name and namespace URI ("" when none) of an element; prefix or "". */
const char *jk_node_name(const jk_node *node);
const char *jk_node_namespace(const jk_node *node);
const char *jk_node_prefix(const jk_node *node);
int jk_node_is(const jk_node *node, const char *name);
unsigned jk_node_line(const jk_node *node);
int jk_node_is_element(const jk_node *node);
/* A number of the caller's own on a node; 0 until it is set. */
void jk_node_set_number(jk_node *node, unsigned number);
unsigned jk_node_number(const jk_node *node);
/* Text (or CDATA) content of a text node, else NULL. */
const char *jk_node_text(const jk_node *node);
/* Children of any kind, and elements only. NULL at the end. */
jk_node *jk_node_first(const jk_node *node);
jk_node *jk_node_next(const jk_node *node);
jk_node *jk_node_previous(const jk_node *node);
jk_node *jk_node_parent(const jk_node *node);
jk_node *jk_node_first_element(const jk_node *node);
jk_node *jk_node_next_element(const jk_node *node);
/* First child element of that name. */
jk_node *jk_node_child(const jk_node *node, const char *name);
/* Value of an attribute (without namespace), borrowed; NULL when absent. */
const char *jk_node_attribute(const jk_node *node, const char *name);
/* The attribute of a namespace. */
const char *jk_node_attribute_ns(const jk_node *node, const char *uri, const char *name);
/* The attribute of that local name, of whatever namespace. */
const char *jk_node_attribute_local(const jk_node *node, const char *name);
/* Calls `visit` for each attribute in order: local name and value. */
void jk_node_each_attribute(const jk_node *node, void (*visit)(const char *name, const char *value, void *state), void *state);
/* "places/place[4]/region": child names from the ancestor called `top` (or the root) down to the node; NULL when out of memory. */
JK_CHECKED const char *jk_node_path(jk_node *node, const char *top, jk_arena *arena);
/* All text below, in an arena; NULL when out of memory. */
JK_CHECKED const char *jk_node_content(const jk_node *node, jk_arena *arena);

/* Changes. New nodes belong to the document. NULL or JK_NO_MEMORY when out of memory. */
JK_CHECKED jk_node *jk_node_add(jk_node *parent, const char *name);
/* A child element in the namespace (and with the prefix) of its parent. */
JK_CHECKED jk_node *jk_node_add_like(jk_node *parent, const char *name);
/* Declares the namespace on the node, unless it is declared at or above it. */
JK_CHECKED jk_result jk_node_declare(jk_node *node, const char *prefix, const char *uri);
/* A child element, and an attribute, of a namespace that is declared at or above the node; NULL / JK_NO_MEMORY also when it is not. */
JK_CHECKED jk_node *jk_node_add_ns(jk_node *parent, const char *uri, const char *name);
JK_CHECKED jk_result jk_node_set_ns(jk_node *node, const char *uri, const char *attribute, const char *value);
JK_CHECKED jk_node *jk_node_add_text(jk_node *parent, const char *text);
JK_CHECKED jk_result jk_node_set(jk_node *node, const char *attribute, const char *value);
/* Changes, or removes, the attribute of that local name; one that is not there stays away. */
JK_CHECKED jk_result jk_node_change_local(jk_node *node, const char *attribute, const char *value);
void jk_node_unset_local(jk_node *node, const char *attribute);
/* Replaces the text of a text node. */
JK_CHECKED jk_result jk_node_set_text(jk_node *node, const char *text);
/* Deep copy of `source` (of any document) as last child, under another name unless `name` is NULL. */
JK_CHECKED jk_node *jk_node_add_copy(jk_node *parent, const jk_node *source, const char *name);
/* A copy of the element with its attributes and without children, of any document, as last child of `parent`. */
JK_CHECKED jk_node *jk_node_add_shell(jk_node *parent, const jk_node *source);
/* A copy of the element with its attributes and without children, as its next sibling; and all later siblings of `from` moved into `to`. */
JK_CHECKED jk_node *jk_node_shell_after(jk_node *node);
void jk_node_move_rest(jk_node *from, jk_node *to);
/* Moves a node (with all below it) before or after another. */
void jk_node_move_before(jk_node *node, jk_node *place);
void jk_node_move_after(jk_node *node, jk_node *place);
/* The same as first and as last child. */
void jk_node_move_first(jk_node *node, jk_node *parent);
void jk_node_move_last(jk_node *node, jk_node *parent);
/* Unlinks and frees. */
void jk_node_remove(jk_node *node);
/* A processing instruction as a place holder behind a node, before it, and as its last child. */
JK_CHECKED jk_node *jk_node_mark_after(jk_node *node, const char *target, const char *content);
JK_CHECKED jk_node *jk_node_mark_before(jk_node *node, const char *target, const char *content);
JK_CHECKED jk_node *jk_node_mark_in(jk_node *parent, const char *target, const char *content);
/* A text node behind a node, never merged with a neighbour. */
JK_CHECKED jk_node *jk_node_text_after(jk_node *node, const char *text);
/* Content of a processing instruction with that target, else NULL. */
const char *jk_node_mark(const jk_node *node, const char *target);

/* Writing. Characters XML cannot hold become U+FFFD. */
void jk_xml_put_text(jk_buffer *buffer, const char *text);
void jk_xml_put_text_part(jk_buffer *buffer, const char *text, size_t length);
void jk_xml_put_attribute(jk_buffer *buffer, const char *name, const char *value);
void jk_xml_put_value(jk_buffer *buffer, const char *value);
void jk_xml_put_value_part(jk_buffer *buffer, const char *value, size_t length);
/* Start tag of an element with its namespace declarations and attributes, without the closing '>' or '/>'. `put_value` writes each
 * attribute's value (NULL: jk_xml_put_value). */
void jk_xml_put_start(jk_buffer *buffer, const jk_node *node, void (*put_value)(jk_buffer *, const char *, void *), void *state);
/* The start tag of another element like this one: without namespace declarations, and without an xml:id, which must stay unique. */
void jk_xml_put_like(jk_buffer *buffer, const jk_node *node);
/* "prefix:name". */
void jk_xml_put_name(jk_buffer *buffer, const jk_node *node);
/* A whole node, and a whole document with its declaration. No indentation is added. */
void jk_xml_put_node(jk_buffer *buffer, const jk_node *node);
void jk_xml_put_document(jk_buffer *buffer, const jk_xml *xml);

#endif
