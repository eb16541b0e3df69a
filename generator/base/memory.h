#ifndef JK_BASE_MEMORY_H
#define JK_BASE_MEMORY_H
/* Blocks and arenas over the hooks of jokou/memory.h. */
#include <stdarg.h>
#include "jokou/memory.h"

/* As malloc, realloc, free, strdup; NULL when the hook fails, and the failure is remembered. */
JK_CHECKED void *jk_allocate(size_t bytes);
JK_CHECKED void *jk_resize(void *block, size_t bytes);
void jk_release(void *block);
JK_CHECKED char *jk_copy_string(const char *string);

/* Number of allocations that have failed so far: for work that goes on without what it could not get, and says so at its end. */
unsigned long jk_memory_failures(void);

/* Many small blocks that are freed together. */
typedef struct jk_arena jk_arena;

JK_CHECKED jk_result jk_arena_new(jk_arena **out);
void jk_arena_free(jk_arena *arena);
/* `bytes` zeroed bytes, aligned for any type, valid until jk_arena_free; NULL when out of memory. */
JK_CHECKED void *jk_arena_allocate(jk_arena *arena, size_t bytes);
/* count * size with overflow check. */
JK_CHECKED void *jk_arena_array(jk_arena *arena, size_t count, size_t size);
/* Copies of a string, of `bytes` bytes as a string, and of a formatted string; NULL when out of memory. A NULL string gives NULL. */
JK_CHECKED const char *jk_arena_string(jk_arena *arena, const char *string);
JK_CHECKED const char *jk_arena_text(jk_arena *arena, const char *bytes, size_t length);
JK_CHECKED const char *jk_arena_format(jk_arena *arena, const char *format, ...) JK_PRINTF(2, 3);

/* A growing array of pointers in an arena; begin with {0}. */
typedef struct {
	void **items;
	size_t count, room;
} jk_list;
JK_CHECKED jk_result jk_list_add(jk_list *list, jk_arena *arena, const void *item);

#endif
