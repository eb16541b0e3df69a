#include <stdlib.h>
#include "base/limits.h"
#include "compare/align_private.h"
#include "compare/myers.h"

static jk_aligned *piece(const jk_aligning *a, const jk_align_rest *rest, int side, size_t i) { return &a->sides[side][rest->at[side][i]]; }

static jk_result look_at_all(jk_aligning *a, const jk_align_rest *rest)
{
	jk_result result = JK_OK;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < rest->counts[side] && result == JK_OK; i++)
			result = jk_align_look(piece(a, rest, side, i), a->scratch);
	return result;
}

static int is_small(const jk_align_rest *rest) { return !rest->counts[1] || rest->counts[0] <= JK_ALIGN_CELLS / rest->counts[1]; }

/* --- what may go together --- */

typedef struct {
	jk_aligning *a;
	const jk_align_rest *rest;
	unsigned least;
	jk_align_pair *pairs;
	size_t count, room;
} proposals;

/* 0: they do not go together. What has a partner goes with that only. */
static unsigned likeness(const proposals *p, size_t i, size_t j)
{
	const jk_aligned *x = piece(p->a, p->rest, 0, i), *y = piece(p->a, p->rest, 1, j);
	if (x->partner != JK_ALIGN_NONE || y->partner != JK_ALIGN_NONE)
		return x->partner != p->rest->at[1][j] ? 0 : y->alike ? y->alike : 1;
	return jk_align_fits(x, y) ? jk_align_likeness(p->a, x, y, p->least) : 0;
}

static jk_result propose(proposals *p, size_t i, size_t j)
{
	const jk_aligned *x = piece(p->a, p->rest, 0, i), *y = piece(p->a, p->rest, 1, j);
	unsigned alike = likeness(p, i, j);
	size_t shorter = x->length < y->length ? x->length : y->length;
	enum { LONG = 100, SELF = 20 };
	if (!alike)
		return JK_OK;
	if (p->count == p->room) {
		size_t room = p->room ? 2 * p->room : 64;
		jk_align_pair *more = jk_arena_array(p->a->scratch, room, sizeof *more);
		if (!more)
			return JK_NO_MEMORY;
		for (size_t k = 0; k < p->count; k++)
			more[k] = p->pairs[k];
		p->pairs = more;
		p->room = room;
	}
	p->pairs[p->count++] = (jk_align_pair){i, j, alike, 0, (uint64_t)alike * (SELF + (shorter < LONG ? shorter : LONG))};
	return JK_OK;
}

static jk_result propose_all(proposals *p)
{
	for (size_t j = 0; j < p->rest->counts[1]; j++)
		for (size_t i = p->rest->counts[0]; i-- > 0;) {
			jk_result result = propose(p, i, j);
			if (result != JK_OK)
				return result;
		}
	return JK_OK;
}

/* --- pieces that share rare pairs of characters, for rests that are too large to compare each with each --- */

enum { RARE = 12, SHELF = 16, CANDIDATES = 4, COUNTERS = 1 << 16 };

typedef struct {
	uint32_t pair;
	size_t old_at;
} entry;

typedef struct {
	uint32_t *seen[2]; /* by pair, folded to 16 bits: in how many pieces of each side */
	entry *entries;    /* of the old side, sorted */
	size_t count;
} shelf;

static size_t counter_of(uint32_t pair) { return pair * 2654435769u >> 16; }

static void count_pairs(const shelf *s, int side, const jk_aligned *x)
{
	for (size_t i = 0; i <= x->length; i++)
		if (i == 0 || x->pairs[i] != x->pairs[i - 1])
			s->seen[side][counter_of(x->pairs[i])]++;
}

/* The pairs of a piece that the fewest others have, but some of both sides. Returns how many. */
static size_t rarest(const shelf *s, const jk_aligned *x, uint32_t out[RARE])
{
	uint32_t often[RARE];
	size_t count = 0;
	for (size_t i = 0; i <= x->length; i++) {
		size_t counter = counter_of(x->pairs[i]);
		uint32_t seen = s->seen[0][counter] + s->seen[1][counter];
		if ((i && x->pairs[i] == x->pairs[i - 1]) || !s->seen[0][counter] || !s->seen[1][counter] || (count == RARE && seen >= often[RARE - 1]))
			continue;
		size_t at = count < RARE ? count++ : RARE - 1;
		for (; at && often[at - 1] > seen; at--) {
			often[at] = often[at - 1];
			out[at] = out[at - 1];
		}
		often[at] = seen;
		out[at] = x->pairs[i];
	}
	return count;
}

static int by_pair(const void *left, const void *right)
{
	const entry *a = left, *b = right;
	if (a->pair != b->pair)
		return a->pair < b->pair ? -1 : 1;
	return a->old_at < b->old_at ? -1 : a->old_at > b->old_at;
}

static jk_result fill_shelf(shelf *s, jk_aligning *a, const jk_align_rest *rest)
{
	uint32_t rare[RARE];
	s->seen[0] = jk_arena_array(a->scratch, 2 * COUNTERS, sizeof *s->seen[0]);
	s->entries = jk_arena_array(a->scratch, rest->counts[0] * RARE, sizeof *s->entries);
	s->count = 0;
	if (!s->seen[0] || !s->entries)
		return JK_NO_MEMORY;
	s->seen[1] = s->seen[0] + COUNTERS;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < rest->counts[side]; i++)
			count_pairs(s, side, piece(a, rest, side, i));
	for (size_t i = 0; i < rest->counts[0]; i++)
		for (size_t n = rarest(s, piece(a, rest, 0, i), rare); n-- > 0;)
			s->entries[s->count++] = (entry){rare[n], i};
	qsort(s->entries, s->count, sizeof *s->entries, by_pair);
	return JK_OK;
}

static size_t first_of(const shelf *s, uint32_t pair)
{
	size_t from = 0, to = s->count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (s->entries[middle].pair < pair)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

typedef struct {
	size_t old_at;
	unsigned votes;
} vote;

static size_t vote_for(vote *votes, size_t count, size_t old_at)
{
	for (size_t i = 0; i < count; i++)
		if (votes[i].old_at == old_at) {
			votes[i].votes++;
			return count;
		}
	votes[count] = (vote){old_at, 1};
	return count + 1;
}

static int most_votes(const void *left, const void *right)
{
	const vote *a = left, *b = right;
	if (a->votes != b->votes)
		return a->votes > b->votes ? -1 : 1;
	return a->old_at < b->old_at ? -1 : a->old_at > b->old_at;
}

/* The old pieces that share most rare pairs with the new one; pairs that too many have do not count. */
static size_t find_voted(const shelf *s, const jk_aligned *x, vote votes[RARE * SHELF])
{
	uint32_t rare[RARE];
	size_t count = 0;
	for (size_t n = rarest(s, x, rare); n-- > 0;) {
		size_t from = first_of(s, rare[n]), to = from;
		while (to < s->count && s->entries[to].pair == rare[n] && to - from <= SHELF)
			to++;
		for (size_t i = from; i < to && to - from <= SHELF; i++)
			count = vote_for(votes, count, s->entries[i].old_at);
	}
	qsort(votes, count, sizeof *votes, most_votes);
	return count < CANDIDATES ? count : CANDIDATES;
}

static int higher_first(const void *left, const void *right)
{
	size_t a = ((const vote *)left)->old_at, b = ((const vote *)right)->old_at;
	return a > b ? -1 : a < b;
}

/* Adds the old pieces at the same relative place. */
static size_t add_neighbours(const jk_align_rest *rest, size_t j, vote *votes, size_t count)
{
	size_t middle = (size_t)((unsigned long long)j * rest->counts[0] / rest->counts[1]);
	for (size_t i = middle ? middle - 1 : 0; i <= middle + 1 && i < rest->counts[0]; i++)
		count = vote_for(votes, count, i);
	return count;
}

static jk_result propose_some(proposals *p, int by_place)
{
	shelf s;
	vote votes[RARE * SHELF + 3];
	jk_result result = fill_shelf(&s, p->a, p->rest);
	for (size_t j = 0; j < p->rest->counts[1] && result == JK_OK; j++) {
		size_t count = find_voted(&s, piece(p->a, p->rest, 1, j), votes);
		if (by_place)
			count = add_neighbours(p->rest, j, votes, count);
		qsort(votes, count, sizeof *votes, higher_first);
		for (size_t i = 0; i < count && result == JK_OK; i++)
			result = propose(p, votes[i].old_at, j);
	}
	return result;
}

jk_result jk_align_candidates(jk_align_pair **out, size_t *count, jk_aligning *a, const jk_align_rest *rest, unsigned least, int by_place)
{
	proposals p = {.a = a, .rest = rest, .least = least};
	jk_result result = look_at_all(a, rest);
	if (result == JK_OK)
		result = is_small(rest) ? propose_all(&p) : propose_some(&p, by_place);
	*out = p.pairs;
	*count = p.count;
	return result;
}

/* --- a gap --- */

static jk_result join_alike(jk_aligning *a, const jk_align_rest *gap)
{
	jk_align_pair *pairs;
	size_t count;
	if (!gap->counts[0] || !gap->counts[1])
		return JK_OK;
	jk_result result = jk_align_candidates(&pairs, &count, a, gap, a->options.least, 1);
	if (result == JK_OK)
		result = jk_align_longest(pairs, count, gap->counts[0], a->scratch);
	for (size_t i = 0; i < count && result == JK_OK; i++)
		if (pairs[i].kept && piece(a, gap, 1, pairs[i].new_at)->partner == JK_ALIGN_NONE)
			jk_align_join(a, gap->at[0][pairs[i].old_at], gap->at[1][pairs[i].new_at], pairs[i].alike);
	return result;
}

static uint32_t *sames_of(const jk_aligning *a, const jk_align_rest *gap, int side)
{
	uint32_t *sames = jk_arena_array(a->scratch, gap->counts[side], sizeof *sames);
	for (size_t i = 0; sames && i < gap->counts[side]; i++)
		sames[i] = piece(a, gap, side, i)->same;
	return sames;
}

static void join_run(jk_aligning *a, const jk_align_rest *gap, size_t old_from, size_t old_to, size_t new_from)
{
	for (size_t i = old_from; i < old_to; i++, new_from++)
		if (jk_align_fits(piece(a, gap, 0, i), piece(a, gap, 1, new_from)))
			jk_align_join(a, gap->at[0][i], gap->at[1][new_from], 100);
}

/* A large gap is parted by what is the same in it, in order. */
static jk_result part_gap(jk_aligning *a, const jk_align_rest *gap)
{
	jk_differ differ = {.old_ids = sames_of(a, gap, 0), .new_ids = sames_of(a, gap, 1), .old_count = gap->counts[0], .new_count = gap->counts[1],
			    .effort = JK_WORDS_EFFORT, .arena = a->scratch};
	jk_hunk done = {0};
	jk_result result = differ.old_ids && differ.new_ids ? jk_diff(&differ) : JK_NO_MEMORY;
	for (size_t i = 0; i < differ.count && result == JK_OK; i++) {
		const jk_hunk *h = &differ.hunks[i];
		join_run(a, gap, done.old_to, h->old_from, done.new_to);
		done = *h;
		jk_align_rest part = {{gap->at[0] + h->old_from, gap->at[1] + h->new_from}, {h->old_to - h->old_from, h->new_to - h->new_from}};
		result = join_alike(a, &part);
	}
	if (result == JK_OK)
		join_run(a, gap, done.old_to, gap->counts[0], done.new_to);
	return result;
}

static int join_same(jk_aligning *a, size_t old_at, size_t new_at)
{
	const jk_aligned *x = &a->sides[0][old_at], *y = &a->sides[1][new_at];
	if (x->partner == new_at)
		return 1;
	if (x->partner != JK_ALIGN_NONE || y->partner != JK_ALIGN_NONE || x->same != y->same || !jk_align_fits(x, y))
		return 0;
	jk_align_join(a, old_at, new_at, 100);
	return 1;
}

jk_result jk_align_gap(jk_aligning *a, jk_align_rest gap)
{
	while (gap.counts[0] && gap.counts[1] && join_same(a, gap.at[0][0], gap.at[1][0]))
		gap.at[0]++, gap.at[1]++, gap.counts[0]--, gap.counts[1]--;
	while (gap.counts[0] && gap.counts[1] && join_same(a, gap.at[0][gap.counts[0] - 1], gap.at[1][gap.counts[1] - 1]))
		gap.counts[0]--, gap.counts[1]--;
	if (!gap.counts[0] || !gap.counts[1])
		return JK_OK;
	return is_small(&gap) ? join_alike(a, &gap) : part_gap(a, &gap);
}
