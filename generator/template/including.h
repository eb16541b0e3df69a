#ifndef JK_TEMPLATE_INCLUDING_H
#define JK_TEMPLATE_INCLUDING_H
/* Putting one document into another; private to the files include*.c. */
#include "template/bundle.h"
#include "template/include.h"

/* One tag that is being replaced. */
typedef struct {
	jk_bundle *to, *from;   /* `from` is used up: its trees are changed so that nothing in them clashes, then copied */
	jk_node *tag;           /* the paragraph that holds only the tag; removed at the end */
	const jk_origin *where; /* of the tag */
	const char *path;       /* of the annex, as typed */
	jk_arena *arena;
	jk_diagnostics *diagnostics;
} jk_joining;

/* The two formats. Faults go to joining->to (jk_bundle_result). */
void jk_join_docx(jk_joining *joining);
void jk_join_odt(jk_joining *joining);

/* Notes INCLUDE_CONTENT at the tag. */
void jk_join_refuse(jk_joining *j, const char *what);
/* Remembers that memory ran out when `result` is not JK_OK; NULL pointers for jk_join_need. Returns whether all is well. */
int jk_join_check(jk_joining *j, jk_result result);
const void *jk_join_need(jk_joining *j, const void *pointer);
/* Attribute of a namespace set to a value (NULL: out of memory). */
void jk_join_set(jk_joining *j, jk_node *node, const char *uri, const char *name, const char *value);
/* Copies a node in front of, behind or as last child of a node of the other document; NULL when out of memory. */
jk_node *jk_join_before(jk_joining *j, jk_node *place, const jk_node *source);
jk_node *jk_join_after(jk_joining *j, jk_node *place, const jk_node *source);
jk_node *jk_join_last(jk_joining *j, jk_node *parent, const jk_node *source);
/* Whether the text of a node holds a brace: a tag, or a piece of one. */
int jk_join_has_brace(jk_joining *j, const jk_node *node);
/* Whether a paragraph shows nothing: no text, picture, field or note, but perhaps bookmarks. */
int jk_join_is_empty(const jk_node *paragraph);
/* Copies a member of the annex's package under a name that is free, unless the template has the same bytes already; the new name. */
const char *jk_join_member(jk_joining *j, const char *name);

/* Where each paragraph of the changed parts of a bundle was typed (include_place.c). In its arena. The first `settled` diagnostics have
 * their right places already. */
JK_CHECKED jk_result jk_list_places(const jk_annex_places **out, const jk_bundle *bundle, size_t settled);

#endif
