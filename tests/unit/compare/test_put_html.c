#include <string.h>
#include "comparing.h"

static void has(const char *text, const char *words) { ck_assert_msg(strstr(text, words) != NULL, "'%s' is not in\n%s", words, text); }

START_TEST(rows_lead_to_clauses)
{
	const char *text = jk_test_report("html", jk_test_comparison(0), 0, 0);
	has(text, "<a href=\"#c-1-2\">契約書　第2条　事故の報告</a></th><td>第一報の期限</td><td>24時間</td><td>48時間</td>");
	has(text, "<article id=\"c-1-2\" tabindex=\"-1\" lang=\"ja\" class=\"is-weakened\">");
	has(text, "<a class=\"skip\" href=\"#changes\">");
	has(text, "id=\"changes\"");
}
END_TEST

START_TEST(each_column_has_its_own_words)
{
	const char *text = jk_test_report("html", jk_test_comparison(0), 0, 0);
	has(text, "乙は、<ins>速やかに</ins>（遅くとも<ins>48時間</ins>以内に）報告する。</p></td>"
		  "<td><p><span class=\"no\">第2条</span>乙は、<del>直ちに</del>（遅くとも<del>24時間</del>以内に）報告する。</p></td>");
	has(text, "<td><ins>２時間</ins></td>");
	has(text, "<td><del>１時間</del></td>");
	has(text, "<tr><td></td><td><p><span class=\"no\"><del>第3条</del></span><del>乙は、監査を受け入れる。</del></p></td></tr>");
}
END_TEST

START_TEST(text_is_escaped)
{
	const char *text = jk_test_report("html", jk_test_comparison(0), 0, 0);
	has(text, "ログ &lt;保存&gt; &amp; 提出</a>");
	has(text, "監査を&lt;受け入れ&gt;させる。");
	has(text, "<ins>乙は、ログを1年&lt;保存&gt;する。</ins>");
	ck_assert_ptr_null(strstr(text, "<保存>"));
}
END_TEST

/* The page loads nothing, and forbids it. */
START_TEST(nothing_is_loaded)
{
	const char *text = jk_test_report("html", jk_test_comparison(1), 0, 0);
	has(text, "default-src 'none'");
	ck_assert_ptr_null(strstr(text, "http:"));
	ck_assert_ptr_null(strstr(text, "https:"));
	ck_assert_ptr_null(strstr(text, "src=\""));
	has(text, "found by its text 87/100");
	has(text, "<ins>速やかに</ins>　山田　2026-11-20T09:00:00Z</dd>");
}
END_TEST

START_TEST(nothing_differs) { has(jk_test_report("html", jk_test_same(), 0, 0), "<p>Nothing differs.</p>"); }
END_TEST

START_TEST(columns_may_change_places_and_titles)
{
	char *text = NULL;
	const jk_compare_page_options options = {.new_title = "改正<案>", .old_title = "現行", .old_left = 1};
	ck_assert_int_eq(jk_comparison_html(&text, jk_test_comparison(0), &options), JK_OK);
	has(text, "<dt>改正&lt;案&gt;</dt>");
	has(text, "<th scope=\"col\">現行</th><th scope=\"col\">改正&lt;案&gt;</th>");
	has(text, "<td><del>１時間</del></td>");
	const char *old_words = strstr(text, "<del>直ちに</del>"), *new_words = strstr(text, "<ins>速やかに</ins>");
	ck_assert(old_words && new_words && old_words < new_words);
	jk_text_free(text);
}
END_TEST

static const jk_comparison *swept;

static jk_result sweep(int *right)
{
	char *text = NULL;
	jk_result result = jk_comparison_html(&text, swept, &(jk_compare_page_options){0});
	*right = result == JK_OK && strstr(text, "</html>") != NULL;
	jk_text_free(text);
	return result;
}

START_TEST(memory_may_end_anywhere)
{
	swept = jk_test_comparison(0);
	jk_test_sweep(sweep);
}
END_TEST

Suite *suite_compare_put_html(void)
{
	return jk_suite("compare/put_html", (const TTest *const[]){rows_lead_to_clauses, each_column_has_its_own_words, text_is_escaped,
								    nothing_is_loaded, nothing_differs, columns_may_change_places_and_titles, memory_may_end_anywhere, NULL});
}
