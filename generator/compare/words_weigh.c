#include "base/limits.h"
#include "compare/words_private.h"

/* All ways to go through the box at once, row by row: each place is reached by a word that is kept, taken out or put in. What is kept
 * counts with its weight, each hunk costs HUNK, so that no 「の」 is kept for its own sake. */

enum { HUNK = 1, NEVER = -1000000000 };
enum { BY_KEEPING, BY_TAKING, BY_PUTTING };
/* The way to a place, three in one byte: where each of the three came from. */
enum { TAKING_SHIFT = 2, PUTTING_SHIFT = 4, WAY = 3 };

typedef struct {
	long by[3];
} place;

static int best_of(const place *p, int last)
{
	int best = BY_KEEPING;
	for (int i = BY_TAKING; i <= last; i++)
		if (p->by[i] > p->by[best])
			best = i;
	return best;
}

static place begun(const place *p, int last)
{
	place cost = *p;
	cost.by[BY_KEEPING] -= HUNK;
	for (int i = last + 1; i < 3; i++)
		cost.by[i] = NEVER;
	return cost;
}

/* The place at the end of `kept` (NULL: nothing is kept), below `above` and behind `before` (NULL at the edges). */
static unsigned char reach(place *out, const place *corner, unsigned weight, const place *above, const place *before)
{
	int kept = corner ? best_of(corner, BY_PUTTING) : BY_KEEPING, taken = BY_KEEPING, put = BY_KEEPING;
	place now = {{NEVER, NEVER, NEVER}};
	if (corner)
		now.by[BY_KEEPING] = corner->by[kept] + (long)weight;
	if (above) {
		place costs = begun(above, BY_TAKING);
		taken = best_of(&costs, BY_TAKING);
		now.by[BY_TAKING] = costs.by[taken];
	}
	if (before) {
		place costs = begun(before, BY_PUTTING);
		put = best_of(&costs, BY_PUTTING);
		now.by[BY_PUTTING] = costs.by[put];
	}
	*out = now;
	return (unsigned char)(kept | taken << TAKING_SHIFT | put << PUTTING_SHIFT);
}

typedef struct {
	const jk_differ *differ;
	const jk_hunk *box;
	const jk_word *old_words;
	size_t rows, columns;
	place *row;
	unsigned char *ways;
} weighing;

static place fill(const weighing *w)
{
	const uint32_t *old_ids = w->differ->old_ids + w->box->old_from, *new_ids = w->differ->new_ids + w->box->new_from;
	place corner = {{NEVER, NEVER, NEVER}};
	for (size_t i = 0; i <= w->rows; i++)
		for (size_t j = 0; j <= w->columns; j++) {
			place above = w->row[j], *now = &w->row[j];
			int same = i && j && old_ids[i - 1] == new_ids[j - 1];
			if (i == 0 && j == 0)
				*now = (place){{0, NEVER, NEVER}};
			else
				w->ways[i * (w->columns + 1) + j] =
					reach(now, same ? &corner : NULL, same ? w->old_words[w->box->old_from + i - 1].weight : 0, i ? &above : NULL,
					      j ? now - 1 : NULL);
			corner = above;
		}
	return w->row[w->columns];
}

static void reverse(jk_hunk *hunks, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		jk_hunk other = hunks[i];
		hunks[i] = hunks[count - 1 - i];
		hunks[count - 1 - i] = other;
	}
}

/* Walks back from the end; writes the hunks, last first. Returns how many. */
static size_t walk_back(const weighing *w, int by, jk_hunk *hunks)
{
	size_t count = 0, i = w->rows, j = w->columns;
	for (int inside = 0; i || j;) {
		unsigned char way = w->ways[i * (w->columns + 1) + j];
		size_t old_at = w->box->old_from + i, new_at = w->box->new_from + j;
		if (by != BY_KEEPING && !inside)
			hunks[count++] = (jk_hunk){old_at, old_at, new_at, new_at};
		inside = by != BY_KEEPING;
		if (by == BY_KEEPING) {
			by = way & WAY;
			i--, j--;
		} else if (by == BY_TAKING) {
			by = way >> TAKING_SHIFT & WAY;
			hunks[count - 1].old_from = w->box->old_from + --i;
		} else {
			by = way >> PUTTING_SHIFT & WAY;
			hunks[count - 1].new_from = w->box->new_from + --j;
		}
	}
	return count;
}

int jk_words_weigh(jk_differ *differ, const jk_hunk *box)
{
	const jk_cut *cuts = differ->context;
	weighing w = {differ, box, cuts[0].words, box->old_to - box->old_from, box->new_to - box->new_from, NULL, NULL};
	if (w.rows + 1 > JK_WORDS_CELLS / (w.columns + 1))
		return 0;
	size_t most = (w.rows < w.columns ? w.rows : w.columns) + 1;
	w.row = jk_arena_array(differ->arena, w.columns + 1, sizeof *w.row);
	w.ways = jk_arena_array(differ->arena, w.rows + 1, w.columns + 1);
	jk_hunk *hunks = jk_arena_array(differ->arena, most, sizeof *hunks);
	if (!w.row || !w.ways || !hunks)
		return -1;
	place end = fill(&w);
	size_t count = walk_back(&w, best_of(&end, BY_PUTTING), hunks);
	reverse(hunks, count);
	for (size_t i = 0; i < count; i++)
		jk_diff_add(differ, &hunks[i]);
	return 1;
}
