#include <string.h>
#include "comparing.h"

static void has(const char *text, const char *words) { ck_assert_msg(strstr(text, words) != NULL, "'%s' is not in\n%s", words, text); }

static void lacks(const char *text, const char *words) { ck_assert_msg(strstr(text, words) == NULL, "'%s' is in\n%s", words, text); }

/* Fails unless both are in the text, `first` before `second`. */
static void follows(const char *text, const char *first, const char *second)
{
	has(text, first);
	ck_assert_msg(strstr(strstr(text, first), second) != NULL, "'%s' does not come before '%s' in\n%s", first, second, text);
}

START_TEST(the_worst_comes_first)
{
	const char *text = jk_test_report("text", jk_test_comparison(0), 0, 0);
	follows(text, "weaker 2　without cover 1　to be judged 0　stronger 2", "What got weaker");
	follows(text, "第3条　監査        clause taken out  監査 → －        3.1(9)①", "第一報の期限      24時間 → 48時間  3.1(8)⑤");
	follows(text, "48時間  3.1(8)⑤", "Provisions that nothing covers any more\n  3.1(9)①　監査を<受け入れ>させる。");
	follows(text, "      why not now: 重要情報資産を取り扱わないため", "What else changed");
	follows(text, "time of acting  直ちに → 速やかに", "clause added");
	follows(text, "moved           第4条 → 第3条", "━━ 契約書");
}
END_TEST

START_TEST(a_clause_tells_its_words_and_why)
{
	const char *text = jk_test_report("text", jk_test_comparison(0), 0, 0);
	follows(text, "■ 第2条　事故の報告  [changed, weaker]  report 1.0.0 → 1.1.0\n",
		"   第2条　乙は、[-直ちに-]{+速やかに+}（遅くとも[-24時間-]{+48時間+}以内に）報告する。\n   (1)～(3)　略\n   2　略\n"
		"   ｜ 区分 ｜ 期限\n   ｜ 重大 ｜ [-１時間-]{+２時間+}\n   ｜ （略）\n");
	follows(text, "│ 第一報の期限: 24時間 → 48時間  weaker\n", "│ history: 1.1.0 (2026-12-01) 期限を実情に合わせた。\n");
	has(text, "   [-第3条　乙は、監査を受け入れる。-]\n   │ reason: 重要情報資産を取り扱わないため\n");
	has(text, "nothing covers any more: 3.1(9)①\n");
	has(text, "■ [-第4条-]{+第3条+}　裁判所  [moved, neutral]");
	has(text, "━━ SLA\nThis paper is new.\n");
	lacks(text, "第1条");
}
END_TEST

START_TEST(all_tells_what_is_the_same)
{
	const char *text = jk_test_report("text", jk_test_comparison(0), 0, 1);
	has(text, "■ 第1条　目的  [unchanged]");
	has(text, "     (2)　事項\n");
	lacks(text, "略");
}
END_TEST

START_TEST(colours_take_the_place_of_marks)
{
	const char *text = jk_test_report("text", jk_test_comparison(0), 1, 0);
	has(text, "乙は、\033[31;9m直ちに\033[0m\033[32;4m速やかに\033[0m（遅くとも");
	lacks(text, "[-");
	lacks(text, "{+");
}
END_TEST

START_TEST(a_review_tells_how_and_by_whom)
{
	const char *text = jk_test_report("text", jk_test_comparison(1), 0, 0);
	has(text, "│ pending, put in: {+速やかに+}  山田  2026-11-20T09:00:00Z\n");
	has(text, "found by its text, 87 of 100 alike");
	has(text, "■ 第3条　監査  [missing, weaker]");
	has(text, "missing 1");
	has(text, "untouched 1");
}
END_TEST

START_TEST(nothing_differs)
{
	const char *text = jk_test_report("text", jk_test_same(), 0, 0);
	has(text, "weaker 0");
	has(text, "Nothing differs.");
	lacks(text, "■");
}
END_TEST

/* No line is wider than it may be, and none begins with a mark that ends something. */
START_TEST(lines_are_broken)
{
	char *text = NULL;
	const jk_compare_text_options narrow = {.columns = 44};
	ck_assert_int_eq(jk_comparison_text(&text, jk_test_comparison(0), &narrow), JK_OK);
	follows(text, "   第2条　乙は、[-直ちに-]{+速やかに+}（遅く", "   とも[-24時間-]{+48時間+}以内に）報告す\n   る。\n");
	jk_text_free(text);
}
END_TEST

static const jk_comparison *swept;

static jk_result sweep(int *right)
{
	char *text = NULL;
	jk_result result = jk_comparison_text(&text, swept, &(jk_compare_text_options){.all = 1});
	*right = result == JK_OK && strstr(text, "━━ SLA") != NULL;
	jk_text_free(text);
	return result;
}

START_TEST(memory_may_end_anywhere)
{
	swept = jk_test_comparison(0);
	jk_test_sweep(sweep);
}
END_TEST

Suite *suite_compare_put_text(void)
{
	return jk_suite("compare/put_text", (const TTest *const[]){the_worst_comes_first, a_clause_tells_its_words_and_why, all_tells_what_is_the_same,
								    colours_take_the_place_of_marks, a_review_tells_how_and_by_whom,
								    nothing_differs, lines_are_broken, memory_may_end_anywhere, NULL});
}
