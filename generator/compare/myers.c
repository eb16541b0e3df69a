#include "compare/myers.h"
#include <limits.h>

/* E. Myers, "An O(ND) difference algorithm and its variations" (1986), with linear space: from both ends the furthest places are
 * sought that can be reached with d differences; where the two searches meet, the box is parted. Diagonal k has old place - new place = k. */

void jk_diff_add(jk_differ *differ, const jk_hunk *hunk)
{
	jk_hunk *last = differ->count ? &differ->hunks[differ->count - 1] : NULL;
	if (last && last->old_to == hunk->old_from && last->new_to == hunk->new_from) {
		last->old_to = hunk->old_to;
		last->new_to = hunk->new_to;
	} else
		differ->hunks[differ->count++] = *hunk;
}

static void trim(const jk_differ *d, jk_hunk *box)
{
	while (box->old_from < box->old_to && box->new_from < box->new_to && d->old_ids[box->old_from] == d->new_ids[box->new_from])
		box->old_from++, box->new_from++;
	while (box->old_from < box->old_to && box->new_from < box->new_to && d->old_ids[box->old_to - 1] == d->new_ids[box->new_to - 1])
		box->old_to--, box->new_to--;
}

/* The diagonals a search has reached, and its furthest old places by diagonal. */
typedef struct {
	long *furthest;
	long from, to;
} reach;

typedef struct {
	long old_from, old_to, new_from, new_to, least, most;
} bounds;

/* Widens the reach by one diagonal on each side, within the box; `never` is a place nobody starts from. */
static void widen(reach *r, const bounds *b, long never)
{
	if (r->from > b->least)
		r->furthest[--r->from - 1] = never;
	else
		r->from++;
	if (r->to < b->most)
		r->furthest[++r->to + 1] = never;
	else
		r->to--;
}

static int meets(const reach *r, long k) { return r->from <= k && k <= r->to; }

static int go_forward(jk_differ *d, const bounds *b, reach *ours, const reach *theirs, int odd, jk_hunk *met)
{
	widen(ours, b, -1);
	for (long k = ours->to; k >= ours->from; k -= 2) {
		long x = ours->furthest[k - 1] >= ours->furthest[k + 1] ? ours->furthest[k - 1] + 1 : ours->furthest[k + 1], begun = x;
		while (x < b->old_to && x - k < b->new_to && d->old_ids[x] == d->new_ids[x - k])
			x++;
		ours->furthest[k] = x;
		unsigned long steps = (unsigned long)(x - begun) + 1;
		d->effort -= steps < d->effort ? steps : d->effort;
		if (odd && meets(theirs, k) && theirs->furthest[k] <= x) {
			*met = (jk_hunk){(size_t)x, 0, (size_t)(x - k), 0};
			return 1;
		}
	}
	return 0;
}

static int go_backward(jk_differ *d, const bounds *b, reach *ours, const reach *theirs, int odd, jk_hunk *met)
{
	widen(ours, b, LONG_MAX);
	for (long k = ours->to; k >= ours->from; k -= 2) {
		long x = ours->furthest[k - 1] < ours->furthest[k + 1] ? ours->furthest[k - 1] : ours->furthest[k + 1] - 1, begun = x;
		while (x > b->old_from && x - k > b->new_from && d->old_ids[x - 1] == d->new_ids[x - k - 1])
			x--;
		ours->furthest[k] = x;
		unsigned long steps = (unsigned long)(begun - x) + 1;
		d->effort -= steps < d->effort ? steps : d->effort;
		if (!odd && meets(theirs, k) && x <= theirs->furthest[k]) {
			*met = (jk_hunk){(size_t)x, 0, (size_t)(x - k), 0};
			return 1;
		}
	}
	return 0;
}

/* The place where to part the box; 0 when the effort is spent. */
static int find_middle(jk_differ *d, const jk_hunk *box, jk_hunk *met)
{
	bounds b = {(long)box->old_from, (long)box->old_to, (long)box->new_from, (long)box->new_to, 0, 0};
	b.least = b.old_from - b.new_to;
	b.most = b.old_to - b.new_from;
	reach forward = {d->forward, b.old_from - b.new_from, b.old_from - b.new_from};
	reach backward = {d->backward, b.old_to - b.new_to, b.old_to - b.new_to};
	int odd = ((forward.from - backward.from) & 1) != 0;
	forward.furthest[forward.from] = b.old_from;
	backward.furthest[backward.from] = b.old_to;
	while (d->effort)
		if (go_forward(d, &b, &forward, &backward, odd, met) || go_backward(d, &b, &backward, &forward, odd, met))
			return 1;
	return 0;
}

static jk_result diff_box(jk_differ *d, jk_hunk box)
{
	jk_hunk met;
	trim(d, &box);
	if (box.old_from == box.old_to && box.new_from == box.new_to)
		return JK_OK;
	if (box.old_from < box.old_to && box.new_from < box.new_to) {
		int done = d->small ? d->small(d, &box) : 0;
		if (done)
			return done < 0 ? JK_NO_MEMORY : JK_OK;
		if (find_middle(d, &box, &met)) {
			jk_result result = diff_box(d, (jk_hunk){box.old_from, met.old_from, box.new_from, met.new_from});
			return result == JK_OK ? diff_box(d, (jk_hunk){met.old_from, box.old_to, met.new_from, box.new_to}) : result;
		}
	}
	jk_diff_add(d, &box);
	return JK_OK;
}

jk_result jk_diff(jk_differ *d)
{
	size_t least = d->old_count < d->new_count ? d->old_count : d->new_count, diagonals = d->old_count + d->new_count + 3;
	d->count = 0;
	d->hunks = jk_arena_array(d->arena, least + 1, sizeof *d->hunks);
	d->forward = jk_arena_array(d->arena, 2 * diagonals, sizeof *d->forward);
	if (!d->hunks || !d->forward)
		return JK_NO_MEMORY;
	d->backward = d->forward + diagonals + d->new_count + 1;
	d->forward += d->new_count + 1;
	return diff_box(d, (jk_hunk){0, d->old_count, 0, d->new_count});
}
