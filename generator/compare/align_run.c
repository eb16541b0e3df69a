#include "compare/align_private.h"

/* A tree of maxima over old places (P. Fenwick): the heaviest run that ends before a place is found and noted in log n. */
typedef struct {
	size_t *best; /* number of a pair, from 1; 0: none */
	size_t count;
	const uint64_t *heavy; /* by number of the pair: weight of the heaviest run that ends with it */
} maxima;

static size_t heaviest_before(const maxima *m, size_t place)
{
	size_t best = 0;
	for (; place; place &= place - 1)
		if (m->best[place] && (!best || m->heavy[m->best[place]] > m->heavy[best]))
			best = m->best[place];
	return best;
}

static void note(const maxima *m, size_t place, size_t pair)
{
	for (place++; place <= m->count; place += place & (~place + 1))
		if (!m->best[place] || m->heavy[pair] > m->heavy[m->best[place]])
			m->best[place] = pair;
}

jk_result jk_align_longest(jk_align_pair *pairs, size_t count, size_t old_count, jk_arena *scratch)
{
	uint64_t *heavy = jk_arena_array(scratch, count + 1, sizeof *heavy);
	size_t *before = jk_arena_array(scratch, count + 1, sizeof *before), last = 0;
	maxima m = {jk_arena_array(scratch, old_count + 1, sizeof *m.best), old_count, heavy};
	if (!heavy || !before || !m.best)
		return JK_NO_MEMORY;
	for (size_t i = 1; i <= count; i++) {
		jk_align_pair *p = &pairs[i - 1];
		p->kept = 0;
		before[i] = heaviest_before(&m, p->old_at);
		heavy[i] = p->weight + (before[i] ? heavy[before[i]] : 0);
		note(&m, p->old_at, i);
		if (!last || heavy[i] > heavy[last])
			last = i;
	}
	for (; last; last = before[last])
		pairs[last - 1].kept = 1;
	return JK_OK;
}
