#ifndef JK_TEMPLATE_WHERE_H
#define JK_TEMPLATE_WHERE_H
/* The words for a place, in the language of the locale. */
#include "template/template.h"

/* "body, table 2 (row 3, cell 1)", "header (first page)", "footnote 3", "document property 'title'"; of the part as a whole when `paragraph` is NULL.
 * `root` may be NULL when the part cannot be read. In the arena; NULL when out of memory. */
const char *jk_where_words(jk_arena *arena, const jk_package *package, const jk_dialect *dialect, const char *part, const jk_node *root,
			   const jk_node *paragraph);

#endif
