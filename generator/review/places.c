/* Where text stands, when some of it is taken off or out. */
#include "review/units.h"

static jk_result add(jk_list *out, jk_arena *arena, jk_side_place value)
{
	jk_side_place *place = jk_arena_allocate(arena, sizeof *place);
	if (!place)
		return JK_NO_MEMORY;
	*place = value;
	return jk_list_add(out, arena, place);
}

jk_result jk_places_add_part(jk_list *out, jk_arena *arena, const jk_list *places, size_t from, size_t to, size_t at)
{
	for (size_t i = 0; i < places->count; i++) {
		const jk_side_place *p = places->items[i];
		size_t begin = p->at > from ? p->at : from, end = p->at + p->length < to ? p->at + p->length : to;
		/* A paragraph without text is a place, too: something may come to stand there. */
		int empty = p->length == 0 && p->at >= from && p->at <= to;
		if (end <= begin && !empty)
			continue;
		if (add(out, arena, (jk_side_place){begin - from + at, empty ? 0 : end - begin, p->paragraph, p->place + (begin - p->at)}) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}

jk_result jk_places_take_out(jk_list *places, jk_arena *arena, size_t from, size_t length)
{
	jk_list kept = {0};
	if (jk_places_add_part(&kept, arena, places, 0, from, 0) != JK_OK ||
	    jk_places_add_part(&kept, arena, places, from + length, (size_t)-1, from) != JK_OK)
		return JK_NO_MEMORY;
	*places = kept;
	return JK_OK;
}
