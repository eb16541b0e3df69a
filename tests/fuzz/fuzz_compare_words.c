/* Any two texts, parted by the first TAB: the stretches give both again from end to end and cut no word. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "compare/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

typedef struct {
	const char *text;
	size_t length;
	const size_t *ends;
	size_t count;
} side;

static void demand(int holds)
{
	if (!holds)
		abort();
}

static int is_edge(const side *s, size_t at)
{
	size_t i = 0;
	while (i < s->count && s->ends[i] < at)
		i++;
	return at == 0 || (i < s->count && s->ends[i] == at);
}

static void check(const side sides[2], const jk_list *stretches, int exact)
{
	size_t old_at = 0, new_at = 0;
	for (size_t i = 0; i < stretches->count; i++) {
		const jk_stretch *s = stretches->items[i], *last = i ? stretches->items[i - 1] : NULL;
		demand(s->old_from == old_at && s->new_from == new_at);
		demand((s->old_to > s->old_from) == (s->mark != JK_INSERTED) && (s->new_to > s->new_from) == (s->mark != JK_DELETED));
		demand(!last || (last->mark != s->mark && (last->mark != JK_INSERTED || s->mark == JK_KEPT)));
		demand(is_edge(&sides[0], s->old_to) && is_edge(&sides[1], s->new_to));
		if (exact && s->mark == JK_KEPT)
			demand(s->old_to - s->old_from == s->new_to - s->new_from &&
			       memcmp(sides[0].text + s->old_from, sides[1].text + s->new_from, s->old_to - s->old_from) == 0);
		old_at = s->old_to;
		new_at = s->new_to;
	}
	demand(old_at == sides[0].length && new_at == sides[1].length);
}

static void try_both(jk_words *words, jk_arena *arena, side sides[2])
{
	jk_list loose = {0}, exact = {0};
	for (int i = 0; i < 2; i++)
		if (jk_words_ends(&sides[i].ends, &sides[i].count, arena, words, sides[i].text, sides[i].length) != JK_OK)
			return;
	if (jk_words_compare(&loose, arena, words, sides[0].text, sides[0].length, sides[1].text, sides[1].length) == JK_OK)
		check(sides, &loose, 0);
	if (jk_words_compare_exact(&exact, arena, words, sides[0].text, sides[0].length, sides[1].text, sides[1].length) == JK_OK)
		check(sides, &exact, 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static jk_words *words;
	jk_arena *arena;
	if (!words && jk_words_new(&words, NULL) != JK_OK)
		return 0;
	if (jk_arena_new(&arena) != JK_OK)
		return 0;
	const char *text = jk_arena_text(arena, (const char *)bytes, length);
	if (text) {
		const char *tab = memchr(text, '\t', length);
		size_t first = tab ? (size_t)(tab - text) : length, second = tab ? first + 1 : length;
		side sides[2] = {{text, first, NULL, 0}, {text + second, length - second, NULL, 0}};
		try_both(words, arena, sides);
	}
	jk_arena_free(arena);
	return 0;
}
