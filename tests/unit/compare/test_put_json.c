#include <string.h>
#include "comparing.h"

static void has(const char *text, const char *words) { ck_assert_msg(strstr(text, words) != NULL, "'%s' is not in\n%s", words, text); }

START_TEST(the_summary_counts)
{
	const char *text = jk_test_report("json", jk_test_comparison(0), 0, 0);
	has(text, "\"summary\": {\n    \"added\": 2,\n    \"removed\": 1,\n    \"changed\": 1,\n    \"moved\": 1,\n    \"weakened\": 2,\n    \"strengthened\": 2,");
	has(text, "\"uncovered\": [\n      \"3.1-9-1\"\n    ]");
	has(text, "\"provision\": \"3.1-9-1\",\n      \"section\": \"3.1(9)①\"");
}
END_TEST

START_TEST(a_clause_has_its_members)
{
	const char *text = jk_test_report("json", jk_test_comparison(0), 0, 0);
	has(text, "\"id\": \"report\",\n      \"state\": \"changed\",\n      \"effect\": \"weakened\"");
	has(text, "\"name\": \"first-report\",\n          \"label\": \"第一報の期限\",\n          \"old\": \"24時間\",\n          \"new\": \"48時間\",\n"
		  "          \"effect\": \"weakened\",\n          \"oldValue\": {\n            \"value\": \"24\",\n            \"unit\": \"hour\"");
	has(text, "\"kind\": \"time\",\n          \"effect\": \"unclear\",\n          \"old\": \"直ちに\",\n          \"new\": \"速やかに\",\n"
		  "          \"label\": \"第2条\"");
	has(text, "\"state\": \"moved\",\n      \"effect\": \"neutral\",\n      \"moved\": true,\n      \"renumbered\": true");
	has(text, "\"lost\": [\n        \"3.1-9-1\"\n      ]");
	has(text, "\"mark\": \"inserted\",\n              \"text\": \"速やかに\"");
	has(text, "\"new\": null");
}
END_TEST

START_TEST(a_review_says_how_it_was_found)
{
	const char *text = jk_test_report("json", jk_test_comparison(1), 0, 0);
	has(text, "\"review\": true");
	has(text, "\"state\": \"untouched\"");
	has(text, "\"state\": \"missing\"");
	has(text, "\"found\": \"text\",\n      \"score\": 87");
	has(text, "\"mark\": \"inserted\",\n              \"author\": \"山田\",\n              \"date\": \"2026-11-20T09:00:00Z\",\n"
		  "              \"text\": \"速やかに\"");
}
END_TEST

static const jk_comparison *swept;

static jk_result sweep(int *right)
{
	char *text = NULL;
	jk_result result = jk_comparison_json(&text, swept);
	*right = result == JK_OK && strstr(text, "\"clauses\"") != NULL;
	jk_text_free(text);
	return result;
}

START_TEST(memory_may_end_anywhere)
{
	swept = jk_test_comparison(0);
	jk_test_sweep(sweep);
}
END_TEST

Suite *suite_compare_put_json(void)
{
	return jk_suite("compare/put_json", (const TTest *const[]){the_summary_counts, a_clause_has_its_members, a_review_says_how_it_was_found,
								    memory_may_end_anywhere, NULL});
}
