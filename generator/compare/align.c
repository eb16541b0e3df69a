#include "compare/align.h"
#include <stdlib.h>
#include <string.h>
#include "base/index.h"
#include "base/limits.h"
#include "compare/align_private.h"

int jk_align_fits(const jk_aligned *x, const jk_aligned *y)
{
	return x->kind == y->kind && (!x->key || !y->key || x->same == y->same || strcmp(x->key, y->key) == 0);
}

void jk_align_join(jk_aligning *a, size_t old_at, size_t new_at, unsigned alike)
{
	a->sides[0][old_at].partner = new_at;
	a->sides[1][new_at].partner = old_at;
	a->sides[1][new_at].alike = alike;
}

static void part(jk_aligning *a, size_t new_at)
{
	a->sides[0][a->sides[1][new_at].partner].partner = JK_ALIGN_NONE;
	a->sides[1][new_at].partner = JK_ALIGN_NONE;
}

static int is_free(const jk_aligned *piece) { return piece->partner == JK_ALIGN_NONE; }

/* --- the same number for the same text --- */

typedef struct {
	uint64_t hash;
	const jk_aligned *piece;
} slot;

typedef struct {
	slot *slots;
	size_t room;
	uint32_t numbers; /* given so far */
} table;

static uint64_t measure(jk_aligned *piece)
{
	uint64_t hash = 14695981039346656037u ^ piece->kind;
	for (const char *at = piece->text, *end = at + strlen(at); at < end; piece->length++)
		hash = (hash ^ jk_fold_next(&at, end)) * 1099511628211u;
	return hash ^ hash >> 32;
}

static int reads_the_same(const jk_aligned *x, const jk_aligned *y)
{
	const char *a = x->text, *b = y->text, *a_end = a + strlen(a), *b_end = b + strlen(b);
	if (x->kind != y->kind || x->length != y->length)
		return 0;
	while (a < a_end && b < b_end)
		if (jk_fold_next(&a, a_end) != jk_fold_next(&b, b_end))
			return 0;
	return 1;
}

static uint32_t number_of(table *t, const jk_aligned *piece, uint64_t hash)
{
	size_t at = (size_t)hash & (t->room - 1);
	while (t->slots[at].piece && !(t->slots[at].hash == hash && reads_the_same(t->slots[at].piece, piece)))
		at = (at + 1) & (t->room - 1);
	if (t->slots[at].piece)
		return t->slots[at].piece->same;
	t->slots[at] = (slot){hash, piece};
	return t->numbers++;
}

static jk_result read_side(jk_aligning *a, int side, const jk_align_item *items, size_t count, table *t)
{
	a->counts[side] = count;
	a->sides[side] = jk_arena_array(a->scratch, count + 1, sizeof *a->sides[side]);
	if (!a->sides[side])
		return JK_NO_MEMORY;
	for (size_t i = 0; i < count; i++) {
		jk_aligned *piece = &a->sides[side][i];
		*piece = (jk_aligned){.key = items[i].key, .text = items[i].text, .kind = items[i].kind, .partner = JK_ALIGN_NONE};
		piece->same = number_of(t, piece, measure(piece));
	}
	return JK_OK;
}

static jk_result read_sides(jk_aligning *a, table *t, const jk_align_item *old_items, size_t old_count, const jk_align_item *new_items, size_t new_count)
{
	for (t->room = 16; t->room < 2 * (old_count + new_count);)
		t->room *= 2;
	t->slots = jk_arena_array(a->scratch, t->room, sizeof *t->slots);
	jk_result result = t->slots ? read_side(a, 0, old_items, old_count, t) : JK_NO_MEMORY;
	return result == JK_OK ? read_side(a, 1, new_items, new_count, t) : result;
}

/* --- certain pairs --- */

static jk_result join_keys(jk_aligning *a)
{
	jk_index index = {0};
	jk_result result = JK_OK;
	for (size_t i = 0; i < a->counts[0] && result == JK_OK; i++)
		if (a->sides[0][i].key)
			result = jk_index_add(&index, a->scratch, a->sides[0][i].key, "", &a->sides[0][i]);
	for (size_t j = 0; j < a->counts[1] && result == JK_OK; j++) {
		jk_aligned *y = &a->sides[1][j], *x = jk_index_find(&index, y->key, "");
		if (!x || !is_free(x) || !jk_align_fits(x, y))
			continue;
		result = jk_align_look(x, a->scratch);
		if (result == JK_OK)
			result = jk_align_look(y, a->scratch);
		if (result == JK_OK)
			jk_align_join(a, (size_t)(x - a->sides[0]), j, jk_align_likeness(a, x, y, 0));
	}
	return result;
}

/* Texts that stand once on each side. */
static jk_result join_unique(jk_aligning *a, const table *t)
{
	size_t *places[2];
	for (int side = 0; side < 2; side++) {
		places[side] = jk_arena_array(a->scratch, t->numbers + 1, sizeof *places[side]);
		if (!places[side])
			return JK_NO_MEMORY;
		for (size_t i = 0; i < a->counts[side]; i++) {
			size_t *place = &places[side][a->sides[side][i].same];
			if (is_free(&a->sides[side][i]))
				*place = *place ? JK_ALIGN_NONE : i + 1; /* from 1; NONE: more than once */
		}
	}
	for (uint32_t n = 0; n < t->numbers; n++) {
		size_t i = places[0][n], j = places[1][n];
		if (i && j && i != JK_ALIGN_NONE && j != JK_ALIGN_NONE && jk_align_fits(&a->sides[0][i - 1], &a->sides[1][j - 1]))
			jk_align_join(a, i - 1, j - 1, 100);
	}
	return JK_OK;
}

/* --- what stands in order, and what has moved --- */

/* All pairs, by new place, those in the longest run marked. */
static jk_result find_run(jk_align_pair **out, size_t *count, jk_aligning *a)
{
	enum { LONG = 1000 };
	static const uint64_t pair = (uint64_t)1 << 40;
	jk_align_pair *pairs = jk_arena_array(a->scratch, a->counts[1] + 1, sizeof *pairs);
	*count = 0;
	*out = pairs;
	if (!pairs)
		return JK_NO_MEMORY;
	for (size_t j = 0; j < a->counts[1]; j++) {
		const jk_aligned *y = &a->sides[1][j];
		/* One more pair counts for more than any length; of two runs of as many pairs the longer texts stay. */
		if (!is_free(y))
			pairs[(*count)++] = (jk_align_pair){y->partner, j, y->alike, 0, pair + (y->length < LONG ? y->length : LONG)};
	}
	return jk_align_longest(pairs, *count, a->counts[0], a->scratch);
}

static int may_move(const jk_aligning *a, const jk_align_pair *p)
{
	const jk_aligned *x = &a->sides[0][p->old_at], *y = &a->sides[1][p->new_at];
	size_t shorter = x->length < y->length ? x->length : y->length;
	return (x->key && y->key) || (p->alike >= a->options.least_moved && shorter >= a->options.shortest_moved);
}

/* Parts the pairs out of order that do not count as moved. */
static void part_others(jk_aligning *a, const jk_align_pair *pairs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!pairs[i].kept && !may_move(a, &pairs[i]))
			part(a, pairs[i].new_at);
}

static size_t list_free(const jk_aligning *a, int side, size_t from, size_t to, size_t *out)
{
	size_t count = 0;
	for (size_t i = from; i < to; i++)
		if (is_free(&a->sides[side][i]))
			out[count++] = i;
	return count;
}

/* Hands each gap between pairs in order to `handle`, with the places of its pieces without partner. */
static jk_result for_gaps(jk_aligning *a, const jk_align_pair *pairs, size_t count, jk_result (*handle)(jk_aligning *, jk_align_rest))
{
	size_t *olds = jk_arena_array(a->scratch, a->counts[0] + 1, sizeof *olds), *news = jk_arena_array(a->scratch, a->counts[1] + 1, sizeof *news);
	size_t old_from = 0, new_from = 0;
	jk_result result = olds && news ? JK_OK : JK_NO_MEMORY;
	for (size_t i = 0; i <= count && result == JK_OK; i++) {
		if (i < count && !pairs[i].kept)
			continue;
		size_t old_to = i < count ? pairs[i].old_at : a->counts[0], new_to = i < count ? pairs[i].new_at : a->counts[1];
		jk_align_rest gap = {{olds, news}, {list_free(a, 0, old_from, old_to, olds), list_free(a, 1, new_from, new_to, news)}};
		result = handle(a, gap);
		old_from = old_to + 1;
		new_from = new_to + 1;
	}
	return result;
}

static int most_alike(const void *left, const void *right)
{
	const jk_align_pair *a = left, *b = right;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	if (a->new_at != b->new_at)
		return a->new_at < b->new_at ? -1 : 1;
	return a->old_at < b->old_at ? -1 : a->old_at > b->old_at;
}

/* What has no partner yet and is long enough to have moved. */
static size_t list_strays(const jk_aligning *a, int side, size_t *out)
{
	size_t count = list_free(a, side, 0, a->counts[side], out), kept = 0;
	for (size_t i = 0; i < count; i++)
		if (a->sides[side][out[i]].length >= a->options.shortest_moved)
			out[kept++] = out[i];
	return kept;
}

static jk_result join_strays(jk_aligning *a)
{
	size_t *olds = jk_arena_array(a->scratch, a->counts[0] + 1, sizeof *olds), *news = jk_arena_array(a->scratch, a->counts[1] + 1, sizeof *news), count;
	jk_align_pair *pairs;
	if (!olds || !news)
		return JK_NO_MEMORY;
	jk_align_rest rest = {{olds, news}, {list_strays(a, 0, olds), list_strays(a, 1, news)}};
	if (a->options.least_moved > 100 || !rest.counts[0] || !rest.counts[1])
		return JK_OK;
	jk_result result = jk_align_candidates(&pairs, &count, a, &rest, a->options.least_moved, 0);
	if (result != JK_OK)
		return result;
	if (count)
		qsort(pairs, count, sizeof *pairs, most_alike);
	for (size_t i = 0; i < count; i++) {
		size_t old_at = olds[pairs[i].old_at], new_at = news[pairs[i].new_at];
		if (is_free(&a->sides[0][old_at]) && is_free(&a->sides[1][new_at]))
			jk_align_join(a, old_at, new_at, pairs[i].alike);
	}
	return JK_OK;
}

/* Of few pieces the best order is found among all pairs at once. */
static jk_result join_few(jk_aligning *a)
{
	size_t *places[2];
	for (int side = 0; side < 2; side++) {
		places[side] = jk_arena_array(a->scratch, a->counts[side] + 1, sizeof *places[side]);
		if (!places[side])
			return JK_NO_MEMORY;
		for (size_t i = 0; i < a->counts[side]; i++)
			places[side][i] = i;
	}
	return jk_align_gap(a, (jk_align_rest){{places[0], places[1]}, {a->counts[0], a->counts[1]}});
}

static jk_result join_many(jk_aligning *a, const table *t)
{
	jk_align_pair *pairs;
	size_t count;
	jk_result result = join_unique(a, t);
	if (result == JK_OK)
		result = find_run(&pairs, &count, a);
	if (result != JK_OK)
		return result;
	part_others(a, pairs, count);
	return for_gaps(a, pairs, count, jk_align_gap);
}

/* One piece alone stands where another one stood: it need not be as alike. */
static jk_result join_lone(jk_aligning *a, jk_align_rest gap)
{
	if (gap.counts[0] != 1 || gap.counts[1] != 1)
		return JK_OK;
	jk_aligned *x = &a->sides[0][gap.at[0][0]], *y = &a->sides[1][gap.at[1][0]];
	jk_result result = jk_align_look(x, a->scratch);
	if (result == JK_OK)
		result = jk_align_look(y, a->scratch);
	unsigned alike = result == JK_OK && jk_align_fits(x, y) ? jk_align_likeness(a, x, y, a->options.least * 3 / 5) : 0;
	if (alike)
		jk_align_join(a, gap.at[0][0], gap.at[1][0], alike);
	return result;
}

static jk_result join_all(jk_aligning *a, const table *t)
{
	jk_align_pair *pairs;
	size_t count;
	jk_result result = join_keys(a);
	if (result == JK_OK)
		result = a->counts[0] && a->counts[1] && a->counts[0] <= JK_ALIGN_CELLS / a->counts[1] ? join_few(a) : join_many(a, t);
	if (result == JK_OK)
		result = join_strays(a);
	if (result == JK_OK)
		result = find_run(&pairs, &count, a);
	if (result != JK_OK)
		return result;
	part_others(a, pairs, count);
	return for_gaps(a, pairs, count, join_lone);
}

/* --- the answer --- */

static jk_result make_room(jk_alignment *out, jk_arena *arena, size_t old_count, size_t new_count)
{
	out->to_new = jk_arena_array(arena, old_count + 1, sizeof *out->to_new);
	out->to_old = jk_arena_array(arena, new_count + 1, sizeof *out->to_old);
	out->alike = jk_arena_allocate(arena, new_count + 1);
	out->moved = jk_arena_allocate(arena, new_count + 1);
	return out->to_new && out->to_old && out->alike && out->moved ? JK_OK : JK_NO_MEMORY;
}

static jk_result answer(jk_alignment *out, jk_arena *arena, jk_aligning *a)
{
	jk_align_pair *pairs;
	size_t count;
	jk_result result = find_run(&pairs, &count, a);
	if (result == JK_OK)
		result = make_room(out, arena, a->counts[0], a->counts[1]);
	if (result != JK_OK)
		return result;
	part_others(a, pairs, count);
	for (size_t i = 0; i < a->counts[0]; i++)
		out->to_new[i] = a->sides[0][i].partner;
	for (size_t j = 0; j < a->counts[1]; j++)
		out->to_old[j] = a->sides[1][j].partner;
	for (size_t i = 0; i < count; i++)
		if (!is_free(&a->sides[1][pairs[i].new_at])) {
			out->alike[pairs[i].new_at] = (unsigned char)pairs[i].alike;
			out->moved[pairs[i].new_at] = !pairs[i].kept;
		}
	return JK_OK;
}

jk_result jk_align(jk_alignment *out, jk_arena *arena, const jk_align_item *old_items, size_t old_count, const jk_align_item *new_items,
		   size_t new_count, const jk_align_options *options)
{
	enum { LEAST = 50, LEAST_MOVED = 80, SHORTEST_MOVED = 12 };
	jk_aligning a = {.options = options ? *options : (jk_align_options){0}, .effort = JK_ALIGN_EFFORT};
	table t = {0};
	if (!a.options.least)
		a.options.least = LEAST;
	if (!a.options.least_moved)
		a.options.least_moved = LEAST_MOVED;
	if (!a.options.shortest_moved)
		a.options.shortest_moved = SHORTEST_MOVED;
	jk_result result = jk_arena_new(&a.scratch);
	if (result != JK_OK)
		return result;
	result = read_sides(&a, &t, old_items, old_count, new_items, new_count);
	if (result == JK_OK)
		result = join_all(&a, &t);
	if (result == JK_OK)
		result = answer(out, arena, &a);
	jk_arena_free(a.scratch);
	return result;
}
