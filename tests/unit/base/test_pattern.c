#include "base/pattern.h"
#include "suite.h"

static int matches(const char *expression, const char *text)
{
	jk_pattern *pattern;
	int answer;
	ck_assert_int_eq(jk_pattern_compile(&pattern, expression, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_pattern_matches(&answer, pattern, text), JK_OK);
	jk_pattern_free(pattern);
	return answer;
}

START_TEST(the_whole_text_must_match)
{
	ck_assert(matches("[a-z]+", "abc"));
	ck_assert(!matches("[a-z]+", "abc1"));
	ck_assert(!matches("[a-z]+", "1abc"));
	ck_assert(!matches("[a-z]+", ""));
	ck_assert(!matches("[a-z]+", "abc\n"));
	ck_assert(matches("a|ab", "ab"));
	ck_assert(matches("[A-Z]{2}", "JP"));
	ck_assert(matches("[0-9]+( [0-9]+)*", "2 3 5"));
	ck_assert(!matches("[0-9]+( [0-9]+)*", "2 3 "));
}
END_TEST

START_TEST(characters_are_those_of_utf8)
{
	ck_assert(matches(".", "稼"));
	ck_assert(matches("[一-龠]{3}", "稼働率"));
	ck_assert(!matches(".", "\xE7\xA8"));
}
END_TEST

START_TEST(a_broken_expression_is_reported_where_it_stands)
{
	jk_pattern *pattern;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_pattern_compile(&pattern, "[a-", &(jk_origin){.file = "f.rng", .line = 7}, d), JK_FAILED);
	ck_assert_ptr_null(pattern);
	jk_test_only(d, JK_DIAG_PATTERN_SYNTAX, 7);
	ck_assert_str_eq(jk_test_argument(d, 0, "expression"), "[a-");
	jk_pattern_free(NULL);
}
END_TEST

START_TEST(a_costly_match_ends_as_no_match)
{
	ck_assert(!matches("(a+)+b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"));
}
END_TEST

static jk_result match_once(int *right)
{
	jk_pattern *pattern;
	jk_diagnostics *d;
	jk_result result = jk_diagnostics_new(&d);
	if (result != JK_OK)
		return result;
	result = jk_pattern_compile(&pattern, "[a-z]+(-[a-z]+)*", NULL, d);
	if (result == JK_OK)
		result = jk_pattern_matches(right, pattern, "web-meeting");
	jk_pattern_free(pattern);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail_anywhere) { jk_test_sweep(match_once); }
END_TEST

START_TEST(a_search_finds_the_next_match)
{
	jk_pattern *pattern;
	jk_found found;
	static const char text[] = "報告および記録および";
	ck_assert_int_eq(jk_pattern_compile_search(&pattern, "(?<=\\p{Han})および", NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_pattern_find(&found, pattern, text, sizeof text - 1, 0), JK_OK);
	ck_assert(found.found && found.start == 6 && found.end == 15);
	/* What stands before is seen, but not found again. */
	ck_assert_int_eq(jk_pattern_find(&found, pattern, text, sizeof text - 1, found.end), JK_OK);
	ck_assert(found.found && found.start == 21 && found.end == 30);
	ck_assert_int_eq(jk_pattern_find(&found, pattern, text, sizeof text - 1, found.end), JK_OK);
	ck_assert(!found.found && !found.tired);
	jk_pattern_free(pattern);
}
END_TEST

START_TEST(a_search_that_gives_up_says_so)
{
	jk_pattern *pattern;
	jk_found found;
	static const char text[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab";
	ck_assert_int_eq(jk_pattern_compile_search(&pattern, "(?:a|aa)+(?<=aa)[^a]*b(?<!b)", NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_pattern_find(&found, pattern, text, sizeof text - 1, 0), JK_OK);
	ck_assert(!found.found && found.tired);
	jk_pattern_free(pattern);
}
END_TEST

START_TEST(named_groups_tell_where_they_stand)
{
	jk_pattern *pattern;
	jk_group groups[3];
	int found;
	ck_assert_int_eq(jk_pattern_compile(&pattern, "遅くとも(?<a>[0-9]+)(?<b>時間|日)以内(?<c>。)?", NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_pattern_groups(&found, groups, 3, pattern, "遅くとも24時間以内"), JK_OK);
	ck_assert(found && groups[0].found && groups[0].start == 12 && groups[0].end == 14);
	ck_assert(groups[1].found && groups[1].start == 14 && groups[1].end == 20);
	ck_assert(!groups[2].found);
	/* Fewer may be asked for. */
	ck_assert_int_eq(jk_pattern_groups(&found, groups, 1, pattern, "遅くとも3日以内。"), JK_OK);
	ck_assert(found && groups[0].found && groups[0].end == 13);
	ck_assert_int_eq(jk_pattern_groups(&found, groups, 3, pattern, "遅くとも三日以内"), JK_OK);
	ck_assert(!found && !groups[0].found && !groups[2].found);
	jk_pattern_free(pattern);
}
END_TEST

Suite *suite_base_pattern(void)
{
	return jk_suite("base/pattern", (const TTest *const[]){named_groups_tell_where_they_stand, the_whole_text_must_match, characters_are_those_of_utf8,
							       a_broken_expression_is_reported_where_it_stands,
							       a_costly_match_ends_as_no_match, memory_may_fail_anywhere, a_search_finds_the_next_match, a_search_that_gives_up_says_so, NULL});
}
