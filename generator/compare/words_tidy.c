#include "compare/words_private.h"

/* --- where a hunk had better stand ---
 * A hunk that only takes out or only puts in may stand in several places: of 「保存{し、提出}しなければ」 and 「保存し{、提出し}なければ」, which give
 * the same texts, the second reads better. */

static unsigned unit_before(const jk_cut *c, size_t word) { return word ? c->folded.units[c->words[word - 1].to - 1] : 0; }
static unsigned unit_after(const jk_cut *c, size_t word) { return word < c->count ? c->folded.units[c->words[word].from] : 0; }
static int ends_clause(unsigned c) { return c == 0x3001 || c == ','; }
static int ends_sentence(unsigned c) { return c == 0x3002 || c == '.' || c == '\n'; }
static int opens(unsigned c) { return c == 0x300C || c == '('; }
static int closes(unsigned c) { return c == 0x300D || c == ')'; }

/* How good it is to cut before a word: sentences, clauses, brackets, phrases, within a phrase. */
static int cut_value(const jk_cut *c, size_t word)
{
	unsigned left = unit_before(c, word), right = unit_after(c, word);
	if (!left || !right || ends_sentence(left))
		return 6;
	if (ends_clause(left))
		return 5;
	if (ends_sentence(right) || ends_clause(right))
		return 4;
	if (opens(right) || closes(left))
		return 3;
	if (opens(left) || closes(right))
		return 1;
	if (jk_is_hiragana(left) && !jk_is_hiragana(right))
		return 3;
	return jk_is_hiragana(left) ? 1 : jk_is_hiragana(right) ? 0 : 1;
}

typedef struct {
	const jk_cut *changed; /* the side that has the hunk's words */
	size_t from, to;       /* words of the hunk */
	size_t least, most;    /* where it may begin, by what is kept around it */
} sliding;

static int value_at(const sliding *s, size_t from) { return cut_value(s->changed, from) + cut_value(s->changed, from + s->to - s->from); }

/* Where the hunk reads best; of two such places the later. */
static size_t best_place(const sliding *s)
{
	enum { FARTHEST = 64 };
	const uint32_t *ids = s->changed->ids;
	size_t length = s->to - s->from, first = s->from, best;
	while (first > s->least && s->from - first < FARTHEST && ids[first - 1] == ids[first - 1 + length])
		first--;
	best = first;
	for (size_t at = first; at < s->most && at - first < 2 * FARTHEST && ids[at] == ids[at + length]; at++)
		if (value_at(s, at + 1) >= value_at(s, best))
			best = at + 1;
	return best;
}

/* Slides hunk i, between the end of the one before and the beginning of the one behind. */
static void slide(const jk_cut cuts[2], jk_hunk *hunks, size_t count, size_t i)
{
	jk_hunk *h = &hunks[i];
	int taken = h->old_from < h->old_to, put = h->new_from < h->new_to;
	if (taken == put)
		return;
	const jk_cut *c = &cuts[put];
	size_t from = put ? h->new_from : h->old_from, to = put ? h->new_to : h->old_to;
	size_t before = i ? (put ? hunks[i - 1].new_to : hunks[i - 1].old_to) : 0;
	size_t behind = i + 1 < count ? (put ? hunks[i + 1].new_from : hunks[i + 1].old_from) : c->count;
	sliding s = {c, from, to, before, behind - (to - from)};
	size_t best = best_place(&s);
	h->old_from += best - from;
	h->old_to += best - from;
	h->new_from += best - from;
	h->new_to += best - from;
}

/* --- which hunks hang together --- */

static size_t units_of(const jk_cut *c, size_t from, size_t to)
{
	return from < to ? c->words[to - 1].to - c->words[from].from : 0;
}

static size_t weight_of(const jk_cut *c, size_t from, size_t to)
{
	size_t weight = 0;
	for (; from < to; from++)
		weight += c->words[from].weight;
	return weight;
}

typedef struct {
	size_t taken, put, most; /* units */
	int replaces, by_a_word; /* words stand for others; one word, or nearly so, stands for one */
} size;

static size size_of(const jk_cut cuts[2], const jk_hunk *h)
{
	size_t old_words = h->old_to - h->old_from, new_words = h->new_to - h->new_from;
	size s = {units_of(&cuts[0], h->old_from, h->old_to), units_of(&cuts[1], h->new_from, h->new_to), 0, old_words && new_words, 0};
	s.most = s.taken > s.put ? s.taken : s.put;
	s.by_a_word = s.replaces && old_words + new_words <= 3;
	return s;
}

/* A lone 、 。 or の between two big replacements shows how the sentence is built. */
static int shows_structure(unsigned kept, size a, size b)
{
	enum { BIG = 4 };
	return (ends_sentence(kept) || ends_clause(kept) || kept == 0x306E) && a.most >= BIG && b.most >= BIG;
}

/* Whether what is kept between two hunks is kept by accident. Where one of the two only takes out or only puts in, and where single
 * words stand for single words, it is not: to join them would mark it for nothing. */
static int hang_together(const jk_cut cuts[2], const jk_hunk *a, const jk_hunk *b)
{
	enum { LIGHT = 3 };
	size_t kept = units_of(&cuts[0], a->old_to, b->old_from);
	size in_a = size_of(cuts, a), in_b = size_of(cuts, b);
	if (kept == 0)
		return 1;
	if (kept > LIGHT || !in_a.replaces || !in_b.replaces || (in_a.by_a_word && in_b.by_a_word))
		return 0;
	if (kept == 1)
		return !shows_structure(unit_after(&cuts[0], a->old_to), in_a, in_b);
	return weight_of(&cuts[0], a->old_to, b->old_from) <= LIGHT && kept < in_a.most && kept < in_b.most;
}

static void join(const jk_cut cuts[2], jk_hunk *hunks, size_t *count)
{
	size_t kept = 0;
	for (size_t i = 0; i < *count; i++) {
		jk_hunk h = hunks[i];
		while (kept && hang_together(cuts, &hunks[kept - 1], &h)) {
			h.old_from = hunks[--kept].old_from;
			h.new_from = hunks[kept].new_from;
		}
		hunks[kept++] = h;
	}
	*count = kept;
}

/* How many hunks from `first` on follow each other with little between them. */
static size_t run_of(const jk_cut cuts[2], const jk_hunk *hunks, size_t count, size_t first)
{
	enum { LITTLE = 8 };
	size_t end = first + 1;
	while (end < count && units_of(&cuts[0], hunks[end - 1].old_to, hunks[end].old_from) <= LITTLE)
		end++;
	return end - first;
}

/* Whether a run is a sentence written anew, of which only some words happen to be the same. */
static int is_rewritten(const jk_cut cuts[2], const jk_hunk *run, size_t count)
{
	enum { FEW = 4, TIMES = 3 };
	size_t kept = 0, taken = 0, put = 0;
	for (size_t i = 0; i < count; i++) {
		taken += weight_of(&cuts[0], run[i].old_from, run[i].old_to);
		put += weight_of(&cuts[1], run[i].new_from, run[i].new_to);
		if (i)
			kept += weight_of(&cuts[0], run[i - 1].old_to, run[i].old_from);
	}
	return count >= FEW && TIMES * kept < taken && TIMES * kept < put;
}

static void join_rewritten(const jk_cut cuts[2], jk_hunk *hunks, size_t *count)
{
	size_t kept = 0;
	for (size_t i = 0, run; i < *count; i += run) {
		run = run_of(cuts, hunks, *count, i);
		if (is_rewritten(cuts, hunks + i, run)) {
			hunks[kept++] = (jk_hunk){hunks[i].old_from, hunks[i + run - 1].old_to, hunks[i].new_from, hunks[i + run - 1].new_to};
			continue;
		}
		for (size_t k = i; k < i + run; k++)
			hunks[kept++] = hunks[k];
	}
	*count = kept;
}

void jk_words_tidy(const jk_cut cuts[2], jk_hunk *hunks, size_t *count)
{
	for (size_t i = 0; i < *count; i++)
		slide(cuts, hunks, *count, i);
	join(cuts, hunks, count);
	join_rewritten(cuts, hunks, count);
}
