/* Any bytes as JSON: what is accepted is whole, and no deeper than the limit. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/json_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check(const jk_json_value *value, unsigned depth)
{
	int holds = value->kind == JK_JSON_ARRAY || value->kind == JK_JSON_OBJECT;
	if (depth > JK_JSON_DEPTH || (value->first && !holds) || ((value->kind == JK_JSON_STRING || value->kind == JK_JSON_NUMBER) && !value->text))
		abort();
	for (const jk_json_value *item = value->first; item; item = item->next) {
		if ((item->key != NULL) != (value->kind == JK_JSON_OBJECT))
			abort();
		check(item, depth + 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_arena *arena;
	const jk_json_value *value;
	if (jk_arena_new(&arena) != JK_OK)
		return 0;
	if (jk_json_read(&value, arena, (const char *)bytes, length) == JK_OK)
		check(value, 1);
	jk_arena_free(arena);
	return 0;
}
