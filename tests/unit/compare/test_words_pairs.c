/* What must hold for any two texts: the stretches give both again, and they cut no word. Over the amendments of
 * tests/bench/readability/pairs.txt, each text of them with each, and over random texts, broken UTF-8 included. */
#include "compare/words.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "compare/align.h"
#include "suite.h"

enum { MOST_PAIRS = 64 };
typedef struct {
	char *id, *note, *sides[2];
} amendment;

static jk_words *words;
static amendment pairs[MOST_PAIRS];
static size_t pair_count;
static char *kept;

static void end(void)
{
	jk_release(kept);
	jk_words_free(words);
}

/* Takes the text up to `stop` off *rest and ends it there. */
static char *field(char **rest, char stop)
{
	char *text = *rest, *end = strchr(text, stop);
	ck_assert_ptr_nonnull(end);
	*end = '\0';
	*rest = end + 1;
	return text;
}

static void begin(void)
{
	kept = jk_copy_string(jk_test_get(JK_SOURCE_DATA_DIR "/tests/bench/readability/pairs.txt"));
	ck_assert_int_eq(jk_words_new(&words, jk_test_diagnostics()), JK_OK);
	ck_assert_ptr_nonnull(kept);
	char *rest = kept;
	while (*rest) {
		char *line = field(&rest, '\n');
		if (*line == '#')
			continue;
		ck_assert_uint_lt(pair_count, MOST_PAIRS);
		amendment *a = &pairs[pair_count++];
		a->id = field(&line, '\t');
		a->note = field(&line, '\t');
		a->sides[0] = field(&line, '\t');
		a->sides[1] = line;
	}
	ck_assert_uint_ge(pair_count, 20);
}

typedef struct {
	const char *texts[2];
	size_t lengths[2];
	const size_t *ends[2];
	size_t end_counts[2];
} texts;

static void find_ends(texts *t, jk_arena *arena)
{
	for (int side = 0; side < 2; side++) {
		ck_assert_int_eq(jk_words_ends(&t->ends[side], &t->end_counts[side], arena, words, t->texts[side], t->lengths[side]), JK_OK);
		for (size_t i = 0, last = 0; i < t->end_counts[side]; last = t->ends[side][i++])
			ck_assert_uint_lt(last, t->ends[side][i]);
		if (t->lengths[side])
			ck_assert_uint_eq(t->ends[side][t->end_counts[side] - 1], t->lengths[side]);
	}
}

static int is_edge(const texts *t, int side, size_t at)
{
	size_t i = 0;
	while (i < t->end_counts[side] && t->ends[side][i] < at)
		i++;
	return at == 0 || (i < t->end_counts[side] && t->ends[side][i] == at);
}

/* Kept text may differ in width: it must be one text when both are read narrow. */
static void check_kept(const texts *t, const jk_stretch *s, jk_arena *arena)
{
	unsigned alike;
	const char *a = jk_arena_text(arena, t->texts[0] + s->old_from, s->old_to - s->old_from);
	const char *b = jk_arena_text(arena, t->texts[1] + s->new_from, s->new_to - s->new_from);
	ck_assert_int_eq(jk_alike(&alike, a, b), JK_OK);
	ck_assert_uint_eq(alike, 100);
}

static void check_stretch(const texts *t, const jk_stretch *s, jk_arena *arena, int exact)
{
	ck_assert(is_edge(t, 0, s->old_to));
	ck_assert(is_edge(t, 1, s->new_to));
	ck_assert_int_eq(s->mark != JK_INSERTED, s->old_from < s->old_to);
	ck_assert_int_eq(s->mark != JK_DELETED, s->new_from < s->new_to);
	if (s->mark == JK_KEPT && exact)
		ck_assert(s->old_to - s->old_from == s->new_to - s->new_from &&
			  memcmp(t->texts[0] + s->old_from, t->texts[1] + s->new_from, s->old_to - s->old_from) == 0);
	else if (s->mark == JK_KEPT)
		check_kept(t, s, arena);
}

typedef jk_result comparing(jk_list *, jk_arena *, jk_words *, const char *, size_t, const char *, size_t);

static void check_with(comparing *compare, const char *old_text, size_t old_length, const char *new_text, size_t new_length)
{
	jk_arena *arena;
	jk_list stretches = {0};
	texts t = {{old_text, new_text}, {old_length, new_length}, {NULL, NULL}, {0, 0}};
	size_t old_at = 0, new_at = 0;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(compare(&stretches, arena, words, old_text, old_length, new_text, new_length), JK_OK);
	find_ends(&t, arena);
	for (size_t i = 0; i < stretches.count; i++) {
		const jk_stretch *s = stretches.items[i], *before = i ? stretches.items[i - 1] : NULL;
		ck_assert_uint_eq(s->old_from, old_at);
		ck_assert_uint_eq(s->new_from, new_at);
		ck_assert(!before || before->mark != s->mark);
		ck_assert(!before || before->mark != JK_INSERTED || s->mark == JK_KEPT);
		check_stretch(&t, s, arena, compare == jk_words_compare_exact);
		old_at = s->old_to;
		new_at = s->new_to;
	}
	ck_assert_uint_eq(old_at, old_length);
	ck_assert_uint_eq(new_at, new_length);
	jk_arena_free(arena);
}

static void check(const char *old_text, size_t old_length, const char *new_text, size_t new_length)
{
	check_with(jk_words_compare, old_text, old_length, new_text, new_length);
	check_with(jk_words_compare_exact, old_text, old_length, new_text, new_length);
}

START_TEST(amendments)
{
	begin();
	for (size_t i = 0; i < pair_count; i++)
		check(pairs[i].sides[0], strlen(pairs[i].sides[0]), pairs[i].sides[1], strlen(pairs[i].sides[1]));
	end();
}
END_TEST

START_TEST(each_with_each)
{
	begin();
	for (size_t i = 0; i < pair_count; i++)
		for (size_t j = 0; j < 2 * pair_count; j += 3) {
			const char *other = pairs[j / 2].sides[j % 2];
			check(pairs[i].sides[1], strlen(pairs[i].sides[1]), other, strlen(other));
		}
	end();
}
END_TEST

static unsigned chance(unsigned *state, unsigned below)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 16) % below;
}

static size_t make_text(unsigned *state, char *out, size_t room)
{
	static const char *const parts[] = {"甲", "乙は、", "第3条", "第", "条", "3", "，", "12", "「", "」", "し", "なければ", "っ", "た", "ｶ", "ﾞ", "Ａ", "a1-", "\xE3",
					    "\x81\x82", "\xFF", "𠮟", "\xF4\x83\xBF\xBF", "日", "以内", "\n", " ", "　", "の", "。", "前", "項", "号", "ア", "年", "四"};
	size_t length = 0;
	for (unsigned n = chance(state, 40); n > 0; n--) {
		const char *part = parts[chance(state, sizeof parts / sizeof *parts)];
		size_t bytes = strlen(part);
		if (length + bytes > room)
			break;
		memcpy(out + length, part, bytes);
		length += bytes;
	}
	return length;
}

START_TEST(random_texts)
{
	char olds[512], news[512];
	unsigned state = 1;
	ck_assert_int_eq(jk_words_new(&words, jk_test_diagnostics()), JK_OK);
	for (int i = 0; i < 3000; i++) {
		size_t old_length = make_text(&state, olds, sizeof olds), new_length = make_text(&state, news, sizeof news);
		check(olds, old_length, news, new_length);
	}
	jk_words_free(words);
}
END_TEST

/* Long texts with nothing, with all and with every other word in common end, and soon. */
START_TEST(long_texts_end)
{
	enum { BYTES = 300000 };
	char *olds = jk_allocate(BYTES), *news = jk_allocate(BYTES);
	unsigned state = 7;
	ck_assert(olds && news);
	ck_assert_int_eq(jk_words_new(&words, jk_test_diagnostics()), JK_OK);
	for (size_t i = 0; i < BYTES; i++) {
		olds[i] = i % 3 == 2 ? ' ' : (char)('a' + chance(&state, 26));
		news[i] = i % 3 == 2 ? ' ' : (char)('a' + chance(&state, 26));
	}
	check(olds, 3000, news, 3000);
	jk_arena *arena;
	jk_list stretches = {0};
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_words_compare(&stretches, arena, words, olds, BYTES, news, BYTES), JK_OK);
	ck_assert_uint_gt(stretches.count, 1);
	jk_arena_free(arena);
	jk_release(olds);
	jk_release(news);
	jk_words_free(words);
}
END_TEST

static jk_result sweep(int *right)
{
	static const char old_text[] = "乙は、第3条の規定により、30日以内に報告する。", new_text[] = "乙は、第4条の規定により、14日以内に書面で報告する。";
	jk_arena *arena;
	jk_list stretches = {0};
	jk_result result = jk_arena_new(&arena);
	if (result != JK_OK)
		return result;
	result = jk_words_compare(&stretches, arena, words, old_text, sizeof old_text - 1, new_text, sizeof new_text - 1);
	if (result == JK_OK)
		*right = stretches.count == 9;
	jk_arena_free(arena);
	return result;
}

START_TEST(memory_may_end_anywhere)
{
	ck_assert_int_eq(jk_words_new(&words, jk_test_diagnostics()), JK_OK);
	jk_test_sweep_own(sweep);
	jk_words_free(words);
}
END_TEST

Suite *suite_compare_words_pairs(void)
{
	return jk_suite("compare/words_pairs",
			(const TTest *const[]){amendments, each_with_each, random_texts, long_texts_end, memory_may_end_anywhere, NULL});
}
