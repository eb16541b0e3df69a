/* Text for places of a part that are written already: it is put in when the part is complete, so that places stay as they are until then. */
#include <stdlib.h>
#include <string.h>
#include "template/template.h"

typedef struct {
	size_t place, order;
	const char *text;
} insertion;

void jk_insert_later(jk_running *r, size_t place, const char *text)
{
	insertion *later = jk_arena_allocate(r->run->arena, sizeof *later);
	if (!later || jk_list_add(&r->insertions, r->run->arena, later) != JK_OK) {
		jk_running_note(r, JK_NO_MEMORY);
		return;
	}
	*later = (insertion){place, r->insertions.count, text};
}

void jk_place_keep(jk_running *r, size_t *place)
{
	if (jk_list_add(&r->kept, r->run->arena, place) != JK_OK)
		jk_running_note(r, JK_NO_MEMORY);
}

static int compare(const void *a, const void *b)
{
	const insertion *x = *(const insertion *const *)a, *y = *(const insertion *const *)b;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

static void move_place(const jk_running *r, size_t *place)
{
	size_t moved = 0;
	for (size_t i = 0; i < r->insertions.count; i++) {
		const insertion *later = r->insertions.items[i];
		if (later->place >= *place)
			break;
		moved += strlen(later->text);
	}
	*place += moved;
}

void jk_put_insertions(jk_running *r)
{
	jk_buffer whole;
	size_t from = 0;
	if (r->out->failed)
		return;
	jk_buffer_init(&whole, r->out->limit);
	qsort(r->insertions.items, r->insertions.count, sizeof *r->insertions.items, compare);
	for (size_t i = 0; i < r->insertions.count; i++) {
		const insertion *next = r->insertions.items[i];
		jk_buffer_add(&whole, r->out->bytes + from, next->place - from);
		jk_buffer_string(&whole, next->text);
		from = next->place;
	}
	jk_buffer_add(&whole, r->out->bytes + from, r->out->length - from);
	for (size_t i = 0; i < r->kept.count; i++)
		move_place(r, r->kept.items[i]);
	jk_buffer_dispose(r->out);
	*r->out = whole;
}
