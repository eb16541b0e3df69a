#include <string.h>
#include "compare/align_private.h"

static void sort(uint32_t *numbers, size_t count)
{
	static const size_t steps[] = {1750000, 700000, 290000, 120000, 50000, 20000, 8000, 3300, 1300, 510, 210, 90, 40, 17, 7, 3, 1};
	for (size_t s = 0; s < sizeof steps / sizeof *steps; s++)
		for (size_t step = steps[s], i = step; i < count; i++) {
			uint32_t moving = numbers[i];
			size_t at = i;
			for (; at >= step && numbers[at - step] > moving; at -= step)
				numbers[at] = numbers[at - step];
			numbers[at] = moving;
		}
}

static size_t bin_of(uint32_t pair) { return pair * 2654435769u >> 27; }
_Static_assert(JK_ALIKE_BINS == 32, "bin_of gives five bits");

jk_result jk_align_look(jk_aligned *piece, jk_arena *arena)
{
	if (piece->pairs)
		return JK_OK;
	const char *at = piece->text, *end = at + strlen(at);
	uint32_t *pairs = jk_arena_array(arena, piece->length + 1, sizeof *pairs), last = 0;
	if (!pairs)
		return JK_NO_MEMORY;
	for (size_t i = 0; i <= piece->length; i++) {
		uint32_t now = i < piece->length ? jk_fold_next(&at, end) : 0;
		pairs[i] = last << 16 ^ now;
		uint16_t *bin = &piece->bins[bin_of(pairs[i])];
		*bin = (uint16_t)(*bin + (*bin < UINT16_MAX));
		last = now;
	}
	sort(pairs, piece->length + 1);
	piece->pairs = pairs;
	return JK_OK;
}

static size_t most_shared(const jk_aligned *x, const jk_aligned *y)
{
	size_t shared = 0;
	for (int i = 0; i < JK_ALIKE_BINS; i++)
		shared += x->bins[i] < y->bins[i] ? x->bins[i] : y->bins[i];
	return shared;
}

static size_t shared_pairs(const jk_aligned *x, const jk_aligned *y)
{
	size_t shared = 0, i = 0, j = 0;
	while (i <= x->length && j <= y->length) {
		uint32_t a = x->pairs[i], b = y->pairs[j];
		shared += a == b;
		i += a <= b;
		j += b <= a;
	}
	return shared;
}

static unsigned percent(size_t shared, size_t both) { return (unsigned)(200 * shared / both); }

unsigned jk_align_likeness(jk_aligning *a, const jk_aligned *x, const jk_aligned *y, unsigned least)
{
	enum { STEPS_OF_BINS = 4, MOST = 99 };
	size_t both = x->length + y->length + 2, shorter = (x->length < y->length ? x->length : y->length) + 1;
	if (x->same == y->same)
		return 100;
	if (percent(shorter, both) < least || a->effort < both + STEPS_OF_BINS)
		return 0;
	a->effort -= STEPS_OF_BINS;
	if (percent(most_shared(x, y), both) < least)
		return 0;
	a->effort -= both;
	unsigned alike = percent(shared_pairs(x, y), both);
	return alike < least ? 0 : alike > MOST ? MOST : alike;
}

static size_t characters(const char *text)
{
	size_t count = 0;
	for (const char *end = text + strlen(text); text < end; count++)
		jk_fold_next(&text, end);
	return count;
}

static int equal(const char *a, const char *b)
{
	const char *a_end = a + strlen(a), *b_end = b + strlen(b);
	while (a < a_end && b < b_end)
		if (jk_fold_next(&a, a_end) != jk_fold_next(&b, b_end))
			return 0;
	return a == a_end && b == b_end;
}

jk_result jk_alike(unsigned *out, const char *a, const char *b)
{
	jk_aligning aligning = {.effort = (unsigned long)-1};
	jk_aligned x = {.text = a, .length = characters(a), .same = 1}, y = {.text = b, .length = characters(b), .same = equal(a, b) ? 1 : 0};
	jk_result result = jk_arena_new(&aligning.scratch);
	if (result != JK_OK)
		return result;
	result = jk_align_look(&x, aligning.scratch);
	if (result == JK_OK)
		result = jk_align_look(&y, aligning.scratch);
	if (result == JK_OK)
		*out = jk_align_likeness(&aligning, &x, &y, 0);
	jk_arena_free(aligning.scratch);
	return result;
}
