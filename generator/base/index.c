#include "base/index.h"
#include <stdint.h>
#include <string.h>

/* Open addressing; at most half full. */
struct jk_index_entry {
	const char *first, *second;
	const void *thing;
};

enum { FIRST_ROOM = 64 };

/* FNV-1a, with a zero between the halves. */
static size_t hash(const char *first, const char *second)
{
	uint64_t h = 14695981039346656037u;
	for (const char *p = first; *p; p++)
		h = (h ^ (unsigned char)*p) * 1099511628211u;
	h *= 1099511628211u;
	for (const char *p = second; *p; p++)
		h = (h ^ (unsigned char)*p) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

/* The entry of the name, or the free one where it belongs. */
static struct jk_index_entry *place(const jk_index *index, const char *first, const char *second)
{
	size_t at = hash(first, second) & (index->room - 1);
	while (index->entries[at].first && (strcmp(index->entries[at].first, first) != 0 || strcmp(index->entries[at].second, second) != 0))
		at = (at + 1) & (index->room - 1);
	return &index->entries[at];
}

static jk_result grow(jk_index *index, jk_arena *arena)
{
	jk_index larger = {.room = index->room ? index->room * 2 : FIRST_ROOM, .count = index->count};
	larger.entries = jk_arena_array(arena, larger.room, sizeof *larger.entries);
	if (!larger.entries)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < index->room; i++)
		if (index->entries[i].first)
			*place(&larger, index->entries[i].first, index->entries[i].second) = index->entries[i];
	*index = larger;
	return JK_OK;
}

jk_result jk_index_add(jk_index *index, jk_arena *arena, const char *first, const char *second, const void *thing)
{
	if (2 * (index->count + 1) > index->room && grow(index, arena) != JK_OK)
		return JK_NO_MEMORY;
	struct jk_index_entry *entry = place(index, first, second);
	if (entry->first)
		return JK_OK;
	*entry = (struct jk_index_entry){first, second, thing};
	index->count++;
	return JK_OK;
}

void *jk_index_find(const jk_index *index, const char *first, const char *second)
{
	if (!index->count || !first || !second)
		return NULL;
	const void *thing = place(index, first, second)->thing;
	return (void *)(uintptr_t)thing;
}
