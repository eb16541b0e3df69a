#include "compare/quantity.h"
#include <string.h>
#include "base/text.h"
#include "suite.h"

/* "24 hour; 3 day", all quantities of a text. */
static const char *all_of(const char *text)
{
	static jk_buffer out = {.limit = 4096};
	jk_quantity q;
	jk_buffer_clear(&out);
	for (size_t at = 0; jk_quantity_find(&q, text, strlen(text), at); at = q.to)
		jk_buffer_format(&out, "%s%s %s", out.length ? "; " : "", q.raw, q.unit);
	return jk_buffer_text(&out);
}

static const struct {
	const char *text, *wanted;
} rows[] = {
	{"直ちに（遅くとも24時間以内に）", "24 hour"},
	{"２４時間", "24 hour"},
	{"24 時間", "24 hour"},
	{"二十四時間", "24 hour"},
	{"一二〇日", "120 day"},
	{"百五十日間", "150 day"},
	{"99.90パーセント以上", "99.9 percent"},
	{"９９．５％", "99.5 percent"},
	{"1,200,000円", "1200000 yen"},
	{"200万円", "2000000 yen"},
	{"2週間", "14 day"},
	{"3営業日以内又は6か月", "3 business-day; 6 month"},
	{"6ヶ月", "6 month"},
	{"年1回", "1 times"},
	{"5年間保存する", "5 year"},
	/* none */
	{"第3条第2項", ""},
	{"令和8年4月1日", ""},
	{"2026年4月1日", ""},
	{"昭和22年法律第67号", ""},
	{"令和8年度", ""},
	{"十分な措置", ""},
	{"一部を変更する", ""},
	{"3分の1", ""},
	{"1", ""},
	{"", ""},
};

START_TEST(quantities_are_numbers_with_units)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		ck_assert_msg(jk_text_equal(all_of(rows[i].text), rows[i].wanted), "%s: wanted %s, got %s", rows[i].text, rows[i].wanted, all_of(rows[i].text));
}
END_TEST

static int order_of(double a, const char *a_unit, double b, const char *b_unit)
{
	int order = 99;
	(void)jk_quantity_compare(&order, a, a_unit, b, b_unit);
	return order;
}

START_TEST(quantities_compare_across_units)
{
	ck_assert_int_eq(order_of(24, "hour", 1, "day"), 0);
	ck_assert_int_eq(order_of(48, "hour", 1, "day"), 1);
	ck_assert_int_eq(order_of(3, "day", 3, "business-day"), -1);
	ck_assert_int_eq(order_of(30, "day", 1, "month"), 0);
	ck_assert_int_eq(order_of(99.9, "percent", 99.5, "percent"), 1);
	ck_assert_int_eq(order_of(3, "person", 3, "day"), 99);
}
END_TEST

Suite *suite_compare_quantity(void)
{
	return jk_suite("compare/quantity", (const TTest *const[]){quantities_are_numbers_with_units, quantities_compare_across_units, NULL});
}
