#include <string.h>
#include "suite.h"
#include "template/label.h"

#define N1 "\x10"
#define N2 "\x11"
#define N3 "\x12"

static const jk_label_scheme scheme = {.levels = {
	{.format = "japaneseCounting", .text = "第" N1 "章", .start = 1, .restart = JK_LABEL_LEVELS},
	{.format = "decimal", .text = "第" N2 "条", .start = 1, .restart = 0},
	{.format = "lowerLetter", .text = N2 "." N3 ")", .start = 3, .restart = JK_LABEL_LEVELS, .digits = 1},
}};

/* Counts a row of levels ("0112"), and writes the labels. */
static void labels(jk_buffer *out, const char *levels)
{
	jk_label_counter counter = {.started = 0};
	for (const char *at = levels; *at; at++) {
		unsigned level = (unsigned)(*at - '0');
		jk_label_count(&counter, &scheme, level, JK_LABEL_GO_ON);
		ck_assert(jk_label_put(out, &scheme, level, counter.numbers, 0));
		jk_buffer_char(out, ' ');
	}
}

START_TEST(levels_count)
{
	JK_TEST_WRITES("第一章 第1条 第2条 第二章 第3条 3.3) 3.4) 第4条 4.3) ", labels, "011012212");
	JK_TEST_WRITES("1.3) 第2条 ", labels, "21");
}
END_TEST

START_TEST(a_start_overrides)
{
	jk_label_counter counter = {.started = 0};
	jk_label_count(&counter, &scheme, 1, 7);
	ck_assert_uint_eq(counter.numbers[1], 7);
	jk_label_count(&counter, &scheme, 1, JK_LABEL_GO_ON);
	ck_assert_uint_eq(counter.numbers[1], 8);
}
END_TEST

static void number(jk_buffer *out, const char *format, unsigned n)
{
	jk_label_scheme one = {.levels = {{.format = format, .text = N1, .letters_count_on = strcmp(format, "A") == 0}}};
	if (!jk_label_put(out, &one, 0, &n, 0))
		jk_buffer_string(out, "unknown");
}

START_TEST(formats_of_both_word_processors)
{
	static const struct {
		const char *format;
		unsigned n;
		const char *shown;
	} cases[] = {{"decimal", 12, "12"}, {"1", 12, "12"}, {"decimalZero", 7, "07"}, {"upperRoman", 14, "XIV"}, {"i", 14, "xiv"}, {"upperLetter", 28, "BB"},
		     {"A", 28, "AB"}, {"a", 3, "c"}, {"decimalFullWidth", 105, "１０５"}, {"１, ２, ３, ...", 20, "２０"}, {"japaneseCounting", 105, "百五"},
		     {"一, 二, 三, ...", 21, "二十一"}, {"ideographDigital", 105, "一〇五"}, {"japaneseLegal", 3, "参"}, {"decimalEnclosedCircle", 20, "⑳"},
		     {"①, ②, ③, ...", 3, "③"}, {"decimalEnclosedParen", 2, "⑵"}, {"decimalEnclosedFullstop", 2, "⒉"}, {"aiueo", 2, "ｲ"}, {"aiueoFullWidth", 6, "カ"},
		     {"ア, イ, ウ, ...", 1, "ア"}, {"irohaFullWidth", 3, "ハ"}, {"イ, ロ, ハ, ...", 2, "ロ"}, {"ideographTraditional", 2, "乙"},
		     {"ideographTraditional", 11, "11"}, {"子, 丑, 寅, ...", 3, "寅"}, {"none", 5, ""}, {"", 5, ""}, {"hebrew1", 1, "unknown"}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		JK_TEST_WRITES(cases[i].shown, number, cases[i].format, cases[i].n);
}
END_TEST

START_TEST(what_stands_around_numbers)
{
	ck_assert_uint_eq(jk_label_before(&scheme.levels[0]), strlen("第"));
	ck_assert_uint_eq(jk_label_behind(&scheme.levels[0]), strlen("章"));
	ck_assert_uint_eq(jk_label_before(&scheme.levels[2]), 0);
	ck_assert_uint_eq(jk_label_behind(&scheme.levels[2]), 1);
	ck_assert_uint_eq(jk_label_topmost(&scheme, 2), 1);
	ck_assert_uint_eq(jk_label_topmost(&scheme, 1), 1);
	JK_TEST_WRITES("3", (void)!jk_label_put, &scheme, 1, (const unsigned[]){1, 3, 5}, 1);
	JK_TEST_WRITES("3.5)", (void)!jk_label_put, &scheme, 2, (const unsigned[]){1, 3, 5}, 1);
}
END_TEST

Suite *suite_template_label(void)
{
	return jk_suite("template/label", (const TTest *const[]){levels_count, a_start_overrides, formats_of_both_word_processors, what_stands_around_numbers, NULL});
}
