#include "compare/words.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uversion.h>
#include "base/limits.h"
#include "compare/words_private.h"

_Static_assert(sizeof(UChar) == sizeof(uint16_t), "units are handed to ICU as they are");

/* ICU keeps memory of its own: its dictionary lies in the library's file, what it caches lives as long as the process. */
struct jk_words {
	UBreakIterator *breaker;
	char version[U_MAX_VERSION_STRING_LENGTH];
};

enum { CHUNK_UNITS = 1 << 20 }; /* ICU counts with 32 bits, and its dictionary takes memory with the length */

jk_result jk_words_open(jk_words **out, int kind, jk_diagnostics *diagnostics)
{
	UErrorCode error = U_ZERO_ERROR;
	UVersionInfo version;
	jk_words *words = jk_allocate(sizeof *words);
	*out = NULL;
	if (!words)
		return JK_NO_MEMORY;
	words->breaker = ubrk_open((UBreakIteratorType)kind, "ja", NULL, 0, &error);
	u_getVersion(version);
	u_versionToString(version, words->version);
	if (U_FAILURE(error)) {
		jk_release(words);
		if (error == U_MEMORY_ALLOCATION_ERROR)
			return JK_NO_MEMORY;
		JK_REPORT(diagnostics, JK_DIAG_WORDS_BREAKER, NULL, {"reason", u_errorName(error)});
		return JK_FAILED;
	}
	*out = words;
	return JK_OK;
}

jk_result jk_words_new(jk_words **out, jk_diagnostics *diagnostics) { return jk_words_open(out, UBRK_WORD, diagnostics); }

void jk_words_free(jk_words *words)
{
	if (words)
		ubrk_close(words->breaker);
	jk_release(words);
}

const char *jk_words_version(const jk_words *words) { return words->version; }

static size_t chunk_end(const jk_folded *text, size_t from)
{
	size_t end = text->count - from > CHUNK_UNITS ? from + CHUNK_UNITS : text->count;
	return end < text->count && text->units[end] >= 0xDC00 && text->units[end] < 0xE000 ? end - 1 : end;
}

/* Sets edges[i] for each unit a word begins at. */
static jk_result find_edges(jk_words *words, const jk_folded *text, unsigned char *edges)
{
	for (size_t from = 0, end; from < text->count; from = end) {
		UErrorCode error = U_ZERO_ERROR;
		end = chunk_end(text, from);
		ubrk_setText(words->breaker, text->units + from, (int32_t)(end - from), &error);
		if (U_FAILURE(error))
			return JK_NO_MEMORY;
		for (int32_t at = ubrk_first(words->breaker); at != UBRK_DONE; at = ubrk_next(words->breaker))
			edges[from + (size_t)at] = 1;
	}
	return JK_OK;
}

static int is_weighty(unsigned c)
{
	return jk_is_kanji(c) || jk_is_katakana(c) || jk_is_latin(c) || jk_is_digit(c) || (c >= 0xD800 && c < 0xE000);
}

static unsigned weight_of(const jk_folded *text, size_t from, size_t to)
{
	unsigned weight = 0;
	for (size_t i = from; i < to && weight < 1000; i++) {
		unsigned c = text->units[i];
		weight += c == 0x3002 ? 4 : c == 0x3001 || c == 0x306E || is_weighty(c) ? 2 : 1;
	}
	return weight;
}

static jk_result list_words(jk_cut *out, jk_arena *arena, const unsigned char *edges)
{
	size_t count = 0;
	for (size_t i = 0; i < out->folded.count; i++)
		count += edges[i];
	out->words = jk_arena_array(arena, count + 1, sizeof *out->words);
	out->ids = jk_arena_array(arena, count + 1, sizeof *out->ids);
	if (!out->words || !out->ids)
		return JK_NO_MEMORY;
	for (size_t from = 0, to; from < out->folded.count; from = to) {
		for (to = from + 1; to < out->folded.count && !edges[to];)
			to++;
		out->words[out->count++] = (jk_word){from, to, weight_of(&out->folded, from, to)};
	}
	return JK_OK;
}

static jk_result cut(jk_cut *out, jk_arena *arena, jk_words *words, const char *text, size_t length)
{
	*out = (jk_cut){0};
	jk_result result = jk_fold(&out->folded, arena, text, length);
	unsigned char *edges = result == JK_OK ? jk_arena_allocate(arena, out->folded.count + 1) : NULL;
	if (!edges)
		return JK_NO_MEMORY;
	result = find_edges(words, &out->folded, edges);
	if (result != JK_OK)
		return result;
	edges[0] = 1;
	jk_words_glue(&out->folded, edges);
	return list_words(out, arena, edges);
}

/* --- the same number for the same word --- */

typedef struct {
	uint32_t *slots; /* number of a word, from 1, in the order of both texts */
	size_t room;
	const jk_cut *cuts;
} table;

static const jk_word *word_of(const table *t, uint32_t number, const jk_folded **text)
{
	const jk_cut *c = number <= t->cuts[0].count ? &t->cuts[0] : &t->cuts[1];
	*text = &c->folded;
	return &c->words[number - 1 - (c == t->cuts ? 0 : (uint32_t)t->cuts[0].count)];
}

static int equal(const table *t, uint32_t a, uint32_t b)
{
	const jk_folded *in_a, *in_b;
	const jk_word *x = word_of(t, a, &in_a), *y = word_of(t, b, &in_b);
	return x->to - x->from == y->to - y->from && memcmp(in_a->units + x->from, in_b->units + y->from, (x->to - x->from) * sizeof *in_a->units) == 0;
}

static uint32_t number_of(const table *t, uint32_t candidate)
{
	const jk_folded *text;
	const jk_word *word = word_of(t, candidate, &text);
	uint64_t hash = 14695981039346656037u;
	for (size_t i = word->from; i < word->to; i++)
		hash = (hash ^ text->units[i]) * 1099511628211u;
	size_t at = (size_t)(hash ^ hash >> 32) & (t->room - 1);
	while (t->slots[at] && !equal(t, t->slots[at], candidate))
		at = (at + 1) & (t->room - 1);
	if (!t->slots[at])
		t->slots[at] = candidate;
	return t->slots[at];
}

static jk_result number_words(jk_cut cuts[2], jk_arena *arena)
{
	table t = {NULL, 16, cuts};
	while (t.room < 2 * (cuts[0].count + cuts[1].count))
		t.room *= 2;
	t.slots = jk_arena_array(arena, t.room, sizeof *t.slots);
	if (!t.slots)
		return JK_NO_MEMORY;
	uint32_t number = 0;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < cuts[side].count; i++)
			cuts[side].ids[i] = number_of(&t, ++number);
	return JK_OK;
}

/* --- from hunks to stretches --- */

static jk_result put(jk_list *out, jk_arena *arena, jk_stretch stretch)
{
	if (stretch.old_from == stretch.old_to && stretch.new_from == stretch.new_to)
		return JK_OK;
	jk_stretch *copy = jk_arena_allocate(arena, sizeof *copy);
	if (!copy)
		return JK_NO_MEMORY;
	*copy = stretch;
	return jk_list_add(out, arena, copy);
}

/* The byte a word begins at; that of the word behind the last is the length. */
static size_t byte_of(const jk_cut *c, size_t word) { return c->folded.from[word < c->count ? c->words[word].from : c->folded.count]; }

static jk_result put_hunk(jk_list *out, jk_arena *arena, const jk_cut cuts[2], size_t done[2], const jk_hunk *h)
{
	size_t a = byte_of(&cuts[0], h->old_from), b = byte_of(&cuts[0], h->old_to), c = byte_of(&cuts[1], h->new_from), d = byte_of(&cuts[1], h->new_to);
	jk_result result = put(out, arena, (jk_stretch){JK_KEPT, done[0], a, done[1], c});
	if (result == JK_OK)
		result = put(out, arena, (jk_stretch){JK_DELETED, a, b, c, c});
	if (result == JK_OK)
		result = put(out, arena, (jk_stretch){JK_INSERTED, b, b, c, d});
	done[0] = b;
	done[1] = d;
	return result;
}

/* --- words that differ in width only --- */

typedef struct {
	const jk_cut *cuts;
	const char *texts[2];
	jk_differ *differ; /* takes the hunks */
} exacting;

static int is_exact(const exacting *e, size_t old_word, size_t new_word)
{
	size_t old_from = byte_of(&e->cuts[0], old_word), new_from = byte_of(&e->cuts[1], new_word);
	size_t length = byte_of(&e->cuts[0], old_word + 1) - old_from;
	return byte_of(&e->cuts[1], new_word + 1) - new_from == length && memcmp(e->texts[0] + old_from, e->texts[1] + new_from, length) == 0;
}

/* Hunks for the kept words from … up to `end` that are not the same bytes. */
static void part_kept(exacting *e, jk_hunk from, const jk_hunk *end)
{
	for (size_t i = from.old_to, j = from.new_to; i < end->old_from; i++, j++)
		if (!is_exact(e, i, j))
			jk_diff_add(e->differ, &(jk_hunk){i, i + 1, j, j + 1});
}

static jk_result make_exact(jk_differ *differ, exacting *e)
{
	const jk_hunk *hunks = differ->hunks, end = {differ->old_count, differ->old_count, differ->new_count, differ->new_count};
	size_t count = differ->count, least = differ->old_count < differ->new_count ? differ->old_count : differ->new_count;
	jk_hunk done = {0};
	differ->count = 0;
	differ->hunks = jk_arena_array(differ->arena, least + 1, sizeof *differ->hunks);
	if (!differ->hunks)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < count; done = hunks[i++]) {
		part_kept(e, done, &hunks[i]);
		jk_diff_add(differ, &hunks[i]);
	}
	part_kept(e, done, &end);
	return JK_OK;
}

/* --- comparing --- */

typedef struct {
	jk_words *words;
	const char *texts[2];
	size_t lengths[2];
	int exact;
} question;

static jk_result compare(jk_list *out, jk_arena *arena, jk_arena *scratch, const jk_cut cuts[2], const question *q)
{
	jk_differ differ = {.old_ids = cuts[0].ids, .new_ids = cuts[1].ids, .old_count = cuts[0].count, .new_count = cuts[1].count,
			    .effort = JK_WORDS_EFFORT, .small = jk_words_weigh, .context = (void *)(uintptr_t)cuts, .arena = scratch};
	exacting e = {cuts, {q->texts[0], q->texts[1]}, &differ};
	size_t done[2] = {0, 0};
	jk_result result = jk_diff(&differ);
	if (result != JK_OK)
		return result;
	jk_words_tidy(cuts, differ.hunks, &differ.count);
	if (q->exact)
		result = make_exact(&differ, &e);
	for (size_t i = 0; i < differ.count && result == JK_OK; i++)
		result = put_hunk(out, arena, cuts, done, &differ.hunks[i]);
	return result == JK_OK ? put(out, arena, (jk_stretch){JK_KEPT, done[0], q->lengths[0], done[1], q->lengths[1]}) : result;
}

static jk_result ask(jk_list *out, jk_arena *arena, const question *q)
{
	jk_arena *scratch;
	jk_cut cuts[2];
	if (q->lengths[0] == q->lengths[1] && (!q->lengths[0] || memcmp(q->texts[0], q->texts[1], q->lengths[0]) == 0))
		return put(out, arena, (jk_stretch){JK_KEPT, 0, q->lengths[0], 0, q->lengths[1]});
	jk_result result = jk_arena_new(&scratch);
	if (result != JK_OK)
		return result;
	for (int side = 0; side < 2 && result == JK_OK; side++)
		result = cut(&cuts[side], scratch, q->words, q->texts[side], q->lengths[side]);
	if (result == JK_OK)
		result = number_words(cuts, scratch);
	if (result == JK_OK)
		result = compare(out, arena, scratch, cuts, q);
	jk_arena_free(scratch);
	return result;
}

jk_result jk_words_compare(jk_list *out, jk_arena *arena, jk_words *words, const char *old_text, size_t old_length, const char *new_text,
			   size_t new_length)
{
	return ask(out, arena, &(question){words, {old_text, new_text}, {old_length, new_length}, 0});
}

jk_result jk_words_compare_exact(jk_list *out, jk_arena *arena, jk_words *words, const char *old_text, size_t old_length, const char *new_text,
				 size_t new_length)
{
	return ask(out, arena, &(question){words, {old_text, new_text}, {old_length, new_length}, 1});
}

jk_result jk_words_ends(const size_t **out, size_t *count, jk_arena *arena, jk_words *words, const char *text, size_t length)
{
	jk_cut c;
	jk_result result = cut(&c, arena, words, text, length);
	if (result != JK_OK)
		return result;
	size_t *ends = jk_arena_array(arena, c.count + 1, sizeof *ends);
	if (!ends)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < c.count; i++)
		ends[i] = byte_of(&c, i + 1);
	*out = ends;
	*count = c.count;
	return JK_OK;
}
