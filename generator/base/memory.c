#include "base/memory.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static jk_memory_hooks hooks;
static void (*exhausted)(void);
static int failed;
static unsigned long failures;

void jk_memory_set_hooks(const jk_memory_hooks *wanted)
{
	hooks = wanted ? *wanted : (jk_memory_hooks){0};
}

void jk_memory_on_exhaustion(void (*handler)(void)) { exhausted = handler; }
int jk_memory_failed(void) { return failed; }
void jk_memory_clear_failure(void) { failed = 0; }
unsigned long jk_memory_failures(void) { return failures; }

static void *checked(void *block)
{
	if (block)
		return block;
	if (!failed && exhausted)
		exhausted();
	failed = 1;
	failures++;
	return NULL;
}

void *jk_allocate(size_t bytes)
{
	if (bytes == 0)
		bytes = 1;
	return checked(hooks.allocate ? hooks.allocate(bytes, hooks.state) : malloc(bytes));
}

void *jk_resize(void *block, size_t bytes)
{
	if (bytes == 0)
		bytes = 1;
	return checked(hooks.resize ? hooks.resize(block, bytes, hooks.state) : realloc(block, bytes));
}

void jk_release(void *block)
{
	if (hooks.release)
		hooks.release(block, hooks.state);
	else
		free(block);
}

char *jk_copy_string(const char *string)
{
	size_t bytes = strlen(string) + 1;
	char *copy = jk_allocate(bytes);
	return copy ? memcpy(copy, string, bytes) : NULL;
}

/* An arena is a chain of chunks, the newest first, each twice as big as the one before; big blocks get a chunk of their own. There are
 * thousands of arenas that never need more than the first (one for each expression). */
enum { FIRST_CHUNK_BYTES = 1024, CHUNK_BYTES = 16 * 1024 };

typedef struct chunk {
	struct chunk *next;
	size_t used, room;
	max_align_t bytes[];
} chunk;

struct jk_arena {
	chunk *newest;
};

jk_result jk_arena_new(jk_arena **out)
{
	*out = jk_allocate(sizeof **out);
	if (!*out)
		return JK_NO_MEMORY;
	(*out)->newest = NULL;
	return JK_OK;
}

/* Freed from the newest on, each chunk would be handed back to the system by a call of its own. */
static chunk *oldest_first(chunk *c)
{
	chunk *done = NULL;
	while (c) {
		chunk *next = c->next;
		c->next = done;
		done = c;
		c = next;
	}
	return done;
}

void jk_arena_free(jk_arena *arena)
{
	if (!arena)
		return;
	for (chunk *c = oldest_first(arena->newest), *next; c; c = next) {
		next = c->next;
		jk_release(c);
	}
	jk_release(arena);
}

static chunk *add_chunk(jk_arena *arena, size_t bytes)
{
	size_t room = arena->newest ? arena->newest->room * 2 : FIRST_CHUNK_BYTES;
	if (room > CHUNK_BYTES)
		room = CHUNK_BYTES;
	if (room < bytes)
		room = bytes;
	chunk *c = jk_allocate(sizeof *c + room);
	if (!c)
		return NULL;
	*c = (chunk){arena->newest, 0, room};
	arena->newest = c;
	return c;
}

void *jk_arena_allocate(jk_arena *arena, size_t bytes)
{
	const size_t step = sizeof(max_align_t);
	if (bytes > SIZE_MAX / 2)
		return checked(NULL);
	bytes = (bytes + step - 1) / step * step;
	chunk *c = arena->newest;
	if (!c || c->room - c->used < bytes)
		c = add_chunk(arena, bytes);
	if (!c)
		return NULL;
	void *block = (char *)c->bytes + c->used;
	c->used += bytes;
	return memset(block, 0, bytes);
}

void *jk_arena_array(jk_arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / 2 / size)
		return checked(NULL);
	return jk_arena_allocate(arena, count * size);
}

const char *jk_arena_string(jk_arena *arena, const char *string)
{
	return string ? jk_arena_text(arena, string, strlen(string)) : NULL;
}

const char *jk_arena_text(jk_arena *arena, const char *bytes, size_t length)
{
	char *copy = jk_arena_allocate(arena, length + 1);
	if (copy && length)
		memcpy(copy, bytes, length);
	return copy;
}

const char *jk_arena_format(jk_arena *arena, const char *format, ...)
{
	va_list arguments, again;
	va_start(arguments, format);
	va_copy(again, arguments);
	int length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	char *text = length < 0 ? NULL : jk_arena_allocate(arena, (size_t)length + 1);
	if (text)
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

jk_result jk_list_add(jk_list *list, jk_arena *arena, const void *item)
{
	if (list->count == list->room) {
		size_t room = list->room ? list->room * 2 : 8;
		void **items = jk_arena_array(arena, room, sizeof *items);
		if (!items)
			return JK_NO_MEMORY;
		if (list->count)
			memcpy(items, list->items, list->count * sizeof *items);
		list->items = items;
		list->room = room;
	}
	list->items[list->count++] = (void *)(uintptr_t)item;
	return JK_OK;
}

void jk_text_free(char *text) { jk_release(text); }
