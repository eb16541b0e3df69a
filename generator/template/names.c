#include "template/names.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* FNV-1a. */
static size_t hash(const char *key)
{
	uint64_t h = 14695981039346656037u;
	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

/* The place of the key, or the free one where it would stand. */
static size_t find(const jk_names *names, const char *key)
{
	size_t at = hash(key) & (names->room - 1);
	while (names->keys[at] && strcmp(names->keys[at], key) != 0)
		at = (at + 1) & (names->room - 1);
	return at;
}

static jk_result grow(jk_names *names, jk_arena *arena)
{
	jk_names larger = {.room = names->room ? names->room * 2 : 64};
	larger.keys = jk_arena_array(arena, larger.room, sizeof *larger.keys);
	larger.values = jk_arena_array(arena, larger.room, sizeof *larger.values);
	if (!larger.keys || !larger.values)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < names->room; i++)
		if (names->keys[i]) {
			size_t at = find(&larger, names->keys[i]);
			larger.keys[at] = names->keys[i];
			larger.values[at] = names->values[i];
		}
	larger.count = names->count;
	*names = larger;
	return JK_OK;
}

jk_result jk_names_set(jk_names *names, jk_arena *arena, const char *key, const char *value)
{
	if (!key || !value || (names->count * 4 >= names->room * 3 && grow(names, arena) != JK_OK))
		return JK_NO_MEMORY;
	size_t at = find(names, key);
	names->count += !names->keys[at];
	names->keys[at] = key;
	names->values[at] = value;
	return JK_OK;
}

const char *jk_names_get(const jk_names *names, const char *key)
{
	return key && names->room ? names->values[find(names, key)] : NULL;
}

/* Bytes of whole characters within the first `most`. */
static size_t cut(const char *text, size_t most)
{
	size_t length = strlen(text);
	if (length <= most)
		return length;
	while (most && ((unsigned char)text[most] & 0xC0) == 0x80)
		most--;
	return most;
}

const char *jk_names_new(jk_names *taken, jk_arena *arena, const char *base, const char *joint, size_t most)
{
	const char *name = base;
	for (unsigned i = 2; name && jk_names_get(taken, name); i++) {
		char tail[32];
		int length = snprintf(tail, sizeof tail, "%s%u", joint, i);
		size_t head = most ? cut(base, most - (size_t)length) : strlen(base);
		name = jk_arena_format(arena, "%.*s%s", (int)head, base, tail);
	}
	return name && jk_names_set(taken, arena, name, "") == JK_OK ? name : NULL;
}
