#ifndef JK_TEMPLATE_NAMES_H
#define JK_TEMPLATE_NAMES_H
/* A table from names to names, and names that nobody has yet. */
#include "base/memory.h"

/* Begin with {0}. Keys and values are borrowed. */
typedef struct {
	const char **keys, **values;
	size_t count, room;
} jk_names;

/* Sets the value of a key, "" when only its being there matters. */
JK_CHECKED jk_result jk_names_set(jk_names *names, jk_arena *arena, const char *key, const char *value);
/* NULL when the key (or NULL) is not there. */
const char *jk_names_get(const jk_names *names, const char *key);
/* `base`, or `base` cut to `most` bytes (whole characters; 0: any length) with `joint`2, `joint`3 … behind it: the first that is not a
 * key of `taken`. It becomes one. NULL: out of memory. */
JK_CHECKED const char *jk_names_new(jk_names *taken, jk_arena *arena, const char *base, const char *joint, size_t most);

#endif
