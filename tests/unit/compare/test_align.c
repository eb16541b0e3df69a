#include "compare/align.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "suite.h"

enum { MOST = 16 };
static jk_arena *arena;

static void begin(void) { ck_assert_int_eq(jk_arena_new(&arena), JK_OK); }

/* Items from a text whose lines are pieces; "key=text" gives one a key. */
static size_t items_of(jk_align_item *items, const char *lines)
{
	size_t count = 0;
	for (const char *line = lines; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		size_t length = strcspn(line, "\n"), key = strcspn(line, "=\n");
		const char *text = key < length ? line + key + 1 : line;
		ck_assert_uint_lt(count, MOST);
		items[count++] = (jk_align_item){key < length ? jk_arena_text(arena, line, key) : NULL,
						 jk_arena_text(arena, text, (size_t)(line + length - text)), 0};
	}
	return count;
}

/* For each new piece "old place", "-" without partner, "~" before what moved. */
static const char *aligned(const char *old_lines, const char *new_lines, const jk_align_options *options)
{
	static char shown[256];
	jk_align_item olds[MOST], news[MOST];
	jk_alignment out;
	size_t old_count = items_of(olds, old_lines), new_count = items_of(news, new_lines), at = 0;
	ck_assert_int_eq(jk_align(&out, arena, olds, old_count, news, new_count, options), JK_OK);
	shown[0] = '\0';
	for (size_t j = 0; j < new_count; j++) {
		if (out.to_old[j] == JK_ALIGN_NONE) {
			at += (size_t)snprintf(shown + at, sizeof shown - at, "-");
			continue;
		}
		ck_assert_uint_eq(out.to_new[out.to_old[j]], j);
		at += (size_t)snprintf(shown + at, sizeof shown - at, "%s%zu", out.moved[j] ? "~" : "", out.to_old[j]);
	}
	return shown;
}

START_TEST(same_and_alike_go_together)
{
	begin();
	ck_assert_str_eq(aligned("甲は、報告する。\n乙は、記録を5年間保存する。\n雑則", "甲は、報告する。\n乙は、記録を3年間保存するものとする。\n新しい文である。\n雑則", NULL),
			 "01-2");
	ck_assert_str_eq(aligned("", "甲", NULL), "-");
	ck_assert_str_eq(aligned("甲", "", NULL), "");
	ck_assert_str_eq(aligned("同じ\n同じ\n同じ", "同じ\n同じ", NULL), "01");
	ck_assert_str_eq(aligned("ＡＢＣ　１２３", "ABC 123", NULL), "0");
	ck_assert_str_eq(aligned("全く別の文である。", "何も共通しない", NULL), "-");
	ck_assert_str_eq(aligned("乙は、日から30日以内に書面により回答しなければならない。\n雑則", "乙は、日から14日以内に回答するよう努めるものとする。\n雑則", NULL), "01");
	jk_arena_free(arena);
}
END_TEST

START_TEST(keys_decide)
{
	begin();
	ck_assert_str_eq(aligned("a=一つ目の条項である。\nb=二つ目の条項である。", "b=全く違う文章になった。\na=一つ目の条項である。", NULL), "1~0");
	ck_assert_str_eq(aligned("a=乙は、報告する。", "b=乙は、報告をする。", NULL), "-");
	ck_assert_str_eq(aligned("a=乙は、報告する。", "b=乙は、報告する。", NULL), "0");
	ck_assert_str_eq(aligned("a=乙は、報告する。", "乙は、報告をする。", NULL), "0");
	jk_arena_free(arena);
}
END_TEST

START_TEST(what_is_out_of_order_moved)
{
	static const char old_lines[] = "第一の段落はここに立っている。\n第二の段落が次に続いている。\n第三の段落で終わりとしている。\n短い";
	begin();
	ck_assert_str_eq(aligned(old_lines, "第三の段落で終わりとしている。\n第一の段落はここに立っている。\n第二の段落が次に続いている。\n短い", NULL), "~2013");
	ck_assert_str_eq(aligned(old_lines, "第三の段落で終わりにしている。\n第一の段落はここに立っている。\n第二の段落が次に続いている。\n短い", NULL), "~2013");
	ck_assert_str_eq(aligned(old_lines, "短い\n第一の段落はここに立っている。\n第二の段落が次に続いている。\n第三の段落で終わりとしている。", NULL), "-012");
	ck_assert_str_eq(aligned(old_lines, "第三の段落で終わりとしている。\n第一の段落はここに立っている。\n第二の段落が次に続いている。\n短い",
				 &(jk_align_options){.least_moved = 101}),
			 "-013");
	jk_arena_free(arena);
}
END_TEST

START_TEST(kinds_never_mix)
{
	jk_align_item olds[] = {{NULL, "同じ文である。", 1}, {"k", "鍵", 1}}, news[] = {{NULL, "同じ文である。", 2}, {"k", "鍵", 2}};
	jk_alignment out;
	begin();
	ck_assert_int_eq(jk_align(&out, arena, olds, 2, news, 2, NULL), JK_OK);
	ck_assert_uint_eq(out.to_old[0], JK_ALIGN_NONE);
	ck_assert_uint_eq(out.to_old[1], JK_ALIGN_NONE);
	jk_arena_free(arena);
}
END_TEST

START_TEST(likeness)
{
	unsigned alike;
	ck_assert_int_eq(jk_alike(&alike, "乙は、報告する。", "乙は、報告する。"), JK_OK);
	ck_assert_uint_eq(alike, 100);
	ck_assert_int_eq(jk_alike(&alike, "ｻｰﾊﾞ１", "サーバ1"), JK_OK);
	ck_assert_uint_eq(alike, 100);
	ck_assert_int_eq(jk_alike(&alike, "", ""), JK_OK);
	ck_assert_uint_eq(alike, 100);
	ck_assert_int_eq(jk_alike(&alike, "甲乙", "丙丁"), JK_OK);
	ck_assert_uint_eq(alike, 0);
	ck_assert_int_eq(jk_alike(&alike, "abab", "baba"), JK_OK); /* other order, and so other edges */
	ck_assert_uint_lt(alike, 100);
	ck_assert_int_eq(jk_alike(&alike, "0123456789", "012345678X"), JK_OK);
	ck_assert_uint_eq(alike, 81); /* 9 of 11 pairs */
}
END_TEST

enum { MANY = 3000 };

/* MANY pieces: `before`, a number that rises from `from`, `after`. */
static jk_align_item *many(const char *before, unsigned from, const char *after)
{
	jk_align_item *items = jk_arena_array(arena, MANY, sizeof *items);
	ck_assert_ptr_nonnull(items);
	for (unsigned i = 0; i < MANY; i++)
		items[i].text = jk_arena_format(arena, "%s%u%s", before, from + i, after);
	return items;
}

static jk_alignment align_many(const jk_align_item *olds, const jk_align_item *news)
{
	jk_alignment out;
	ck_assert_int_eq(jk_align(&out, arena, olds, MANY, news, MANY, NULL), JK_OK);
	for (size_t j = 0, last = 0; j < MANY; j++)
		if (out.to_old[j] != JK_ALIGN_NONE && !out.moved[j]) {
			ck_assert(j == 0 || out.to_old[j] > last || last == 0);
			last = out.to_old[j];
		}
	return out;
}

START_TEST(many_changed_pieces_find_their_own)
{
	begin();
	jk_align_item *olds = many("乙は、番号", 0, "の業務に係る記録を作成し、甲に提出しなければならない。");
	jk_align_item *news = many("乙は、番号", 0, "の業務に係る記録を作成し、甲に提出しなければならない。");
	for (unsigned i = 0; i < MANY; i += 10)
		news[i].text = jk_arena_format(arena, "乙は、番号%uの業務に係る報告書を作成し、速やかに甲に提出しなければならない。", i);
	jk_alignment out = align_many(olds, news);
	for (size_t j = 0; j < MANY; j++) {
		ck_assert_uint_eq(out.to_old[j], j);
		ck_assert_uint_eq(out.moved[j], 0);
	}
	jk_arena_free(arena);
}
END_TEST

START_TEST(hostile_pieces_end)
{
	size_t found = 0;
	begin();
	jk_alignment out = align_many(many("項目", 0, "は、別に定めるところによるものとする。"), many("事項", 50000, "は、別に定めるところによるものとする。"));
	for (size_t j = 0; j < MANY; j++)
		found += out.to_old[j] != JK_ALIGN_NONE;
	ck_assert_uint_gt(found, MANY / 2);
	out = align_many(many("", 0, "%"), many("文", 7, "である"));
	jk_align_item *same = many("", 0, "");
	for (size_t i = 0; i < MANY; i++)
		same[i].text = "すべて同じ文である。";
	out = align_many(same, same);
	for (size_t j = 0; j < MANY; j++)
		ck_assert_uint_eq(out.to_old[j], j);
	jk_arena_free(arena);
}
END_TEST

static jk_result sweep(int *right)
{
	static const jk_align_item olds[] = {{"k", "鍵のある文である。", 0}, {NULL, "同じ文である。", 0}, {NULL, "乙は、五日以内に報告する。", 0}};
	static const jk_align_item news[] = {{NULL, "同じ文である。", 0}, {NULL, "乙は、三日以内に報告する。", 0}, {"k", "鍵のある文だった。", 0}};
	jk_arena *own;
	jk_alignment out;
	jk_result result = jk_arena_new(&own);
	if (result != JK_OK)
		return result;
	result = jk_align(&out, own, olds, 3, news, 3, NULL);
	if (result == JK_OK)
		*right = out.to_old[0] == 1 && out.to_old[1] == 2 && out.to_old[2] == 0 && out.moved[2];
	jk_arena_free(own);
	return result;
}

START_TEST(memory_may_end_anywhere) { jk_test_sweep_own(sweep); }
END_TEST

Suite *suite_compare_align(void)
{
	return jk_suite("compare/align", (const TTest *const[]){same_and_alike_go_together, keys_decide, what_is_out_of_order_moved, kinds_never_mix, likeness,
								many_changed_pieces_find_their_own, hostile_pieces_end, memory_may_end_anywhere, NULL});
}
