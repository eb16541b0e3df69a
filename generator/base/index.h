#ifndef JK_BASE_INDEX_H
#define JK_BASE_INDEX_H
/* From a name to a thing, without looking at all others. It only finds: no output may hang on its order. */
#include "base/memory.h"

/* Begin with {0}. Lives in the arena that it is given. */
typedef struct {
	struct jk_index_entry *entries;
	size_t count, room;
} jk_index;

/* Adds under the name of two halves ("" for none of the second); all are borrowed. A name that is there keeps what it has. */
JK_CHECKED jk_result jk_index_add(jk_index *index, jk_arena *arena, const char *first, const char *second, const void *thing);
/* What was added under the name, NULL when nothing was. NULL halves are never found. */
void *jk_index_find(const jk_index *index, const char *first, const char *second);

#endif
