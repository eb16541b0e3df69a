#include "base/wrap.h"
#include <string.h>
#include "suite.h"

static void first_line(const char *wanted, const char *text, size_t columns)
{
	size_t length = jk_wrap_length(text, columns);
	ck_assert_msg(length == strlen(wanted) && memcmp(text, wanted, length) == 0, "the first of %zu columns of '%s' is '%.*s', not '%s'", columns,
		      text, (int)length, text, wanted);
}

START_TEST(lines_end_where_they_may)
{
	first_line("甲は、", "甲は、乙に通知する。", 7);
	first_line("甲", "甲は、乙に通知する。", 5);
	first_line("甲は、乙に通知する。", "甲は、乙に通知する。", 20);
	first_line("甲は", "甲は\n乙は", 80);
	first_line("", "\n乙は", 80);
	first_line("", "", 80);
}
END_TEST

START_TEST(words_and_brackets_stay_whole)
{
	first_line("the ", "the whole word", 8);
	first_line("甲", "甲（乙）丙", 4);
	first_line("乙は", "乙は[-直ちに-]報告する", 6);
	first_line("乙は{+直", "乙は{+直ちに+}報告する", 9);
}
END_TEST

/* What does not fit at all is cut, one character at least. */
START_TEST(something_always_fits)
{
	first_line("甲", "甲乙", 1);
	first_line("abcd", "abcdefgh", 4);
}
END_TEST

START_TEST(columns_are_counted)
{
	ck_assert_uint_eq(jk_wrap_columns("第12条", strlen("第12条")), 6);
	ck_assert_uint_eq(jk_wrap_columns("第12条", strlen("第1")), 3);
	ck_assert_uint_eq(jk_wrap_columns("", 0), 0);
}
END_TEST

Suite *suite_base_wrap(void)
{
	return jk_suite("base/wrap", (const TTest *const[]){lines_end_where_they_may, words_and_brackets_stay_whole, something_always_fits,
							    columns_are_counted, NULL});
}
