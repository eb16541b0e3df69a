#include "catalog/value.h"
#include "suite.h"

static const jk_choice choices[] = {{"each", "各自の負担", 1}, {"provider", "乙の負担", 3}};

static jk_parameter of_type(jk_parameter_type type, const char *unit)
{
	return (jk_parameter){.id = "x", .type = type, .unit = unit, .choices = choices, .choice_count = 2};
}

static jk_parameter within(jk_parameter_type type, const char *unit, double min, double max)
{
	jk_parameter parameter = of_type(type, unit);
	parameter.has_min = parameter.has_max = 1;
	parameter.min = min;
	parameter.max = max;
	return parameter;
}

static int fits(jk_parameter parameter, const char *text, const char *unit) { return jk_value_fits(&parameter, text, unit); }

START_TEST(numbers)
{
	ck_assert(fits(of_type(JK_TYPE_INTEGER, NULL), "3", NULL));
	ck_assert(!fits(of_type(JK_TYPE_INTEGER, NULL), "3.5", NULL));
	ck_assert(!fits(of_type(JK_TYPE_INTEGER, NULL), "three", NULL));
	ck_assert(!fits(of_type(JK_TYPE_INTEGER, NULL), "", NULL));
	ck_assert(fits(of_type(JK_TYPE_DECIMAL, "percent"), "99.95", NULL));
	ck_assert(!fits(of_type(JK_TYPE_DECIMAL, "percent"), "99,95", NULL));
	ck_assert(!fits(of_type(JK_TYPE_INTEGER, NULL), "1e400", NULL));
	ck_assert(!fits(of_type(JK_TYPE_INTEGER, NULL), "99999999999999999999999999999999999999", NULL));
}
END_TEST

START_TEST(ranges_include_their_ends)
{
	jk_parameter p = within(JK_TYPE_DECIMAL, "percent", 90, 100);
	ck_assert(fits(p, "90", NULL) && fits(p, "100", NULL) && fits(p, "99.999", NULL));
	ck_assert(!fits(p, "89.9", NULL) && !fits(p, "100.1", NULL));
}
END_TEST

START_TEST(durations_compare_across_units)
{
	jk_parameter p = within(JK_TYPE_DURATION, "hour", 0.5, 72);
	ck_assert(fits(p, "30", "minute") && fits(p, "3", "day") && fits(p, "72", NULL));
	ck_assert(!fits(p, "29", "minute") && !fits(p, "4", "day") && !fits(p, "1", "month"));
	ck_assert(fits(within(JK_TYPE_DURATION, "month", 3, 120), "10", "year") && !fits(within(JK_TYPE_DURATION, "month", 3, 120), "11", "year"));
	/* Months are longer or shorter. */
	ck_assert(fits(within(JK_TYPE_DURATION, "month", 1, 12), "366", "day") && !fits(within(JK_TYPE_DURATION, "month", 1, 12), "380", "day"));
	ck_assert(fits(within(JK_TYPE_DURATION, "month", 3, 12), "90", "day") && !fits(within(JK_TYPE_DURATION, "month", 3, 12), "88", "day"));
}
END_TEST

START_TEST(dates_choices_and_text)
{
	ck_assert(fits(of_type(JK_TYPE_DATE, NULL), "2026-11-23", NULL));
	ck_assert(!fits(of_type(JK_TYPE_DATE, NULL), "2026-02-30", NULL));
	ck_assert(fits(of_type(JK_TYPE_CHOICE, NULL), "provider", NULL));
	ck_assert(!fits(of_type(JK_TYPE_CHOICE, NULL), "乙の負担", NULL));
	ck_assert(fits(of_type(JK_TYPE_TEXT, NULL), "x", NULL));
	ck_assert(!fits(of_type(JK_TYPE_TEXT, NULL), " 　", NULL));
}
END_TEST

static void expect(const char *wanted, jk_parameter parameter, const char *text, const char *unit)
{
	JK_TEST_WRITES(wanted, jk_value_put, &parameter, text, unit);
}

START_TEST(values_as_the_papers_write_them)
{
	expect("99.5％", of_type(JK_TYPE_DECIMAL, "percent"), "99.50", NULL);
	expect("99.9996％", of_type(JK_TYPE_DECIMAL, "percent"), "99.99960", NULL); /* never rounded to 100 */
	expect("1,200.00005円", of_type(JK_TYPE_DECIMAL, "yen"), "1200.00005", NULL);
	expect("30分", of_type(JK_TYPE_DURATION, "hour"), "30", "minute");
	expect("24時間", of_type(JK_TYPE_DURATION, "hour"), "24", NULL);
	expect("3日", of_type(JK_TYPE_DURATION, "day"), "3", NULL);
	expect("5営業日", of_type(JK_TYPE_DURATION, "business-day"), "5", NULL);
	expect("6か月", of_type(JK_TYPE_DURATION, "month"), "6", NULL);
	expect("1年", of_type(JK_TYPE_DURATION, "year"), "1", NULL);
	expect("1,200,000円", of_type(JK_TYPE_INTEGER, "yen"), "1200000", NULL);
	expect("12,000人", of_type(JK_TYPE_INTEGER, "person"), "12000", NULL);
	expect("2回", of_type(JK_TYPE_INTEGER, "times"), "2", NULL);
	expect("1,000", of_type(JK_TYPE_INTEGER, "count"), "1000", NULL);
	expect("1000", of_type(JK_TYPE_INTEGER, NULL), "1000", NULL);
	expect("令和8年11月23日", of_type(JK_TYPE_DATE, NULL), "2026-11-23", NULL);
	expect("令和元年5月1日", of_type(JK_TYPE_DATE, NULL), "2019-05-01", NULL);
	expect("乙の負担", of_type(JK_TYPE_CHOICE, NULL), "provider", NULL);
	expect("文", of_type(JK_TYPE_TEXT, NULL), "文", NULL);
}
END_TEST

START_TEST(hours_of_durations)
{
	ck_assert_double_eq_tol(jk_value_hours(90, "minute"), 1.5, 1e-9);
	ck_assert_double_eq_tol(jk_value_hours(5, "business-day"), 24 * 7, 1e-9);
	ck_assert_double_eq_tol(jk_value_hours(1, "month"), 730, 1e-9);
	ck_assert_double_eq_tol(jk_value_hours(1, "year"), 8760, 1e-9);
	/* What is no time stays as it is. */
	ck_assert_double_eq_tol(jk_value_hours(7, "yen"), 7, 1e-9);
	ck_assert_double_eq_tol(jk_value_hours(7, NULL), 7, 1e-9);
}
END_TEST

Suite *suite_catalog_value(void)
{
	return jk_suite("catalog/value",
			(const TTest *const[]){numbers, ranges_include_their_ends, durations_compare_across_units, dates_choices_and_text,
					       values_as_the_papers_write_them, hours_of_durations, NULL});
}
