#ifndef JK_TEMPLATE_STYLE_INDEX_H
#define JK_TEMPLATE_STYLE_INDEX_H
/* The styles of a template by name. */
#include "base/xml.h"

typedef struct {
	jk_list entries;
	int sorted;
} jk_style_index;

/* Adds the children of `parent` (NULL: none) that have a name: the attribute of that local name, and ODF's style:family. Of two of one
 * name the one that came first is found. */
JK_CHECKED jk_result jk_style_index_add(jk_style_index *index, jk_arena *arena, const jk_node *parent, const char *attribute);
/* Adds one node under another name. */
JK_CHECKED jk_result jk_style_index_put(jk_style_index *index, jk_arena *arena, jk_node *node, const char *family, const char *name);
/* The element of that local name with that family ("" where there are none) and name; NULL when there is none or the name is NULL. */
jk_node *jk_style_find(jk_style_index *index, const char *element, const char *family, const char *name);

#endif
