/* Two sequences of pieces: lines, the second behind a line with a form feed; "key=text" gives a key, a leading digit a kind. The answer is
 * a pairing, of equal kinds, and what has not moved stands in order. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "compare/align.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { MOST = 4000 };
typedef struct {
	jk_align_item items[MOST];
	size_t count;
} side;

static void demand(int holds)
{
	if (!holds)
		abort();
}

static void add_line(side *s, char *line)
{
	char *sign = strchr(line, '=');
	jk_align_item *item = &s->items[s->count++];
	*item = (jk_align_item){NULL, line, *line >= '0' && *line <= '2' ? (unsigned)(*line - '0') : 0};
	if (!sign)
		return;
	*sign = '\0';
	item->key = line;
	item->text = sign + 1;
}

/* Parts the text in place. */
static void read_sides(side sides[2], char *text)
{
	int which = 0;
	for (char *line = text, *next; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (*line == '\f')
			which = 1;
		else if (sides[which].count < MOST)
			add_line(&sides[which], line);
	}
}

static void check(const side sides[2], const jk_alignment *a)
{
	size_t last = 0, paired = 0;
	for (size_t j = 0; j < sides[1].count; j++) {
		size_t i = a->to_old[j];
		if (i == JK_ALIGN_NONE) {
			demand(!a->moved[j]);
			continue;
		}
		demand(i < sides[0].count && a->to_new[i] == j && sides[0].items[i].kind == sides[1].items[j].kind && a->alike[j] <= 100);
		paired++;
		if (a->moved[j])
			continue;
		demand(i + 1 > last);
		last = i + 1;
	}
	for (size_t i = 0; i < sides[0].count; i++)
		paired -= a->to_new[i] != JK_ALIGN_NONE;
	demand(paired == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static side sides[2];
	jk_arena *arena;
	jk_alignment alignment;
	if (jk_arena_new(&arena) != JK_OK)
		return 0;
	sides[0].count = sides[1].count = 0;
	char *text = jk_arena_allocate(arena, length + 1);
	if (text) {
		memcpy(text, bytes, length);
		read_sides(sides, text);
		if (jk_align(&alignment, arena, sides[0].items, sides[0].count, sides[1].items, sides[1].count, NULL) == JK_OK)
			check(sides, &alignment);
	}
	jk_arena_free(arena);
	return 0;
}
