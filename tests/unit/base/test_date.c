#include "base/date.h"
#include "suite.h"

static jk_date date(const char *text)
{
	jk_date out = {0, 0, 0};
	ck_assert_msg(jk_date_parse(text, &out), "'%s' is a date", text);
	return out;
}

START_TEST(dates_are_read)
{
	jk_date d = date("2026-11-23");
	ck_assert(d.year == 2026 && d.month == 11 && d.day == 23);
	date("2024-02-29");
	date("2000-02-29");
	date("0001-01-01");
	date("9999-12-31");
}
END_TEST

START_TEST(what_is_no_date_is_refused)
{
	static const char *const none[] = {"",           "2026",       "2026-11-2",  "2026-11-233", "2026/11/23", "2026-13-01", "2026-00-10",
					   "2026-11-00", "2026-11-31", "2023-02-29", "1900-02-29",  "0000-01-01", "2026-1-123", "2026-01-1-",
					   "2026--1-01", "-026-01-01", "20-26-1-01", "２０２６",    " 026-01-01", "2026-+1-01"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		jk_date out = {7, 7, 7};
		ck_assert_msg(!jk_date_parse(none[i], &out), "'%s' is no date", none[i]);
		ck_assert_int_eq(out.year, 7);
	}
}
END_TEST

static void epoch(const char *seconds, const char *wanted)
{
	jk_date out;
	ck_assert_msg(jk_date_from_epoch(seconds, &out), "%s", seconds);
	JK_TEST_WRITES(wanted, jk_date_put_iso, out);
}

START_TEST(seconds_since_1970)
{
	jk_date out;
	epoch("0", "1970-01-01");
	epoch("86399", "1970-01-01");
	epoch("86400", "1970-01-02");
	epoch("951782400", "2000-02-29");
	epoch("951868800", "2000-03-01");
	epoch("1795305600", "2026-11-22");
	epoch("1798761599", "2026-12-31");
	epoch("1798761600", "2027-01-01");
	ck_assert(!jk_date_from_epoch("", &out) && !jk_date_from_epoch("now", &out) && !jk_date_from_epoch("-1", &out));
	ck_assert(!jk_date_from_epoch("999999999999999", &out));
}
END_TEST

START_TEST(order)
{
	ck_assert_int_eq(jk_date_compare(date("2026-11-23"), date("2026-11-23")), 0);
	ck_assert_int_lt(jk_date_compare(date("2025-12-31"), date("2026-01-01")), 0);
	ck_assert_int_gt(jk_date_compare(date("2026-02-01"), date("2026-01-31")), 0);
	ck_assert_int_lt(jk_date_compare(date("2026-01-01"), date("2026-01-02")), 0);
}
END_TEST

static void era(const char *text, const char *wanted) { JK_TEST_WRITES(wanted, jk_date_put_era, date(text)); }

START_TEST(eras)
{
	era("2026-11-23", "令和8年11月23日");
	era("2019-05-01", "令和元年5月1日");
	era("2019-12-31", "令和元年12月31日");
	era("2020-01-01", "令和2年1月1日");
	era("2019-04-30", "平成31年4月30日");
	era("1989-01-08", "平成元年1月8日");
	era("1989-01-07", "昭和64年1月7日");
	era("1926-12-25", "昭和元年12月25日");
	era("1926-12-24", "大正15年12月24日");
	era("1912-07-30", "大正元年7月30日");
	era("1912-07-29", "明治45年7月29日");
	era("1873-01-01", "明治6年1月1日");
	era("1872-12-31", "1872年12月31日");
}
END_TEST

START_TEST(iso) { JK_TEST_WRITES("0012-03-04", jk_date_put_iso, date("0012-03-04")); }
END_TEST

static void reads(const char *text, const char *wanted)
{
	jk_date out;
	ck_assert_msg(jk_date_read(text, &out), "'%s' is a date", text);
	JK_TEST_WRITES(wanted, jk_date_put_iso, out);
}

START_TEST(what_people_write_is_read)
{
	reads("2026-04-01", "2026-04-01");
	reads("0999-01-01", "0999-01-01");
	reads(" 2026-4-1　", "2026-04-01");
	reads("２０２６－０４－０１", "2026-04-01");
	reads("2026/4/1", "2026-04-01");
	reads("2026.04.01", "2026-04-01");
	reads("2026年4月1日", "2026-04-01");
	reads("２０２６年　４月　１日", "2026-04-01");
	reads("2026-04-01T23:59:59+09:00", "2026-04-01");
	reads("令和8年4月1日", "2026-04-01");
	reads("令和 ８年 ４月 １日", "2026-04-01");
	reads("令和元年5月1日", "2019-05-01");
	reads("R8.4.1", "2026-04-01");
	reads("平成31年4月30日", "2019-04-30");
	reads("平成32年4月1日", "2020-04-01"); /* contracts of before the change */
	reads("S64.1.7", "1989-01-07");
	reads("昭和元年12月25日", "1926-12-25");
	reads("明治6年1月1日", "1873-01-01");
}
END_TEST

START_TEST(what_nobody_can_read_is_refused)
{
	static const char *const none[] = {"",          "soon",       "2026",        "2026-04",     "26/4/1",       "2026-04-31",  "2026/4-1",  "2026年4月1",
					   "令和元年4月30日", "平成元年1月7日", "令和8年13月1日", "令和0年5月1日", "2026-04-01 9時", "2026-04-01T", "R8.4.1T10", "999/1/1",
					   "20260401",  "明治5年1月1日", "12345-01-01", "令和八年四月一日", "\xFF"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		jk_date out = {7, 7, 7};
		ck_assert_msg(!jk_date_read(none[i], &out), "'%s' is no date", none[i]);
		ck_assert_int_eq(out.year, 7);
	}
}
END_TEST

/* Day by day through two eras of 400 years: every day has its number, comes back from it, and follows the one before. */
START_TEST(days_are_numbered)
{
	jk_date d = date("1600-01-01");
	long number = jk_date_days(d);
	int weekday = jk_date_weekday(d);
	ck_assert_int_eq(jk_date_days(date("1970-01-01")), 0);
	ck_assert_int_eq(weekday, 6);
	for (; d.year < 2400; number++, weekday = (weekday + 1) % 7) {
		ck_assert_int_eq(jk_date_days(d), number);
		ck_assert_int_eq(jk_date_weekday(d), weekday);
		jk_date next = {1600, 1, 1};
		ck_assert(jk_date_add_days(&next, number + 1 - jk_date_days(next)));
		int last = d.day == jk_date_last_day(d.year, d.month);
		ck_assert_int_eq(next.day, last ? 1 : d.day + 1);
		ck_assert_int_eq(next.month, last ? d.month % 12 + 1 : d.month);
		d = next;
	}
	ck_assert_int_eq(jk_date_weekday(date("0001-01-01")), 1);
	ck_assert_int_eq(jk_date_weekday(date("9999-12-31")), 5);
}
END_TEST

static void plus_days(const char *from, long days, const char *wanted)
{
	jk_date d = date(from);
	ck_assert_int_eq(jk_date_add_days(&d, days), wanted != NULL);
	JK_TEST_WRITES(wanted ? wanted : from, jk_date_put_iso, d);
}

static void plus_months(const char *from, long months, const char *wanted)
{
	jk_date d = date(from);
	ck_assert_int_eq(jk_date_add_months(&d, months), wanted != NULL);
	JK_TEST_WRITES(wanted ? wanted : from, jk_date_put_iso, d);
}

static void ends(const char *from, long months, const char *wanted)
{
	jk_date d = {0, 0, 0};
	ck_assert_int_eq(jk_date_period_end(&d, date(from), months), wanted != NULL);
	if (wanted)
		JK_TEST_WRITES(wanted, jk_date_put_iso, d);
}

START_TEST(moving)
{
	plus_days("2026-12-31", 1, "2027-01-01");
	plus_days("2024-03-01", -1, "2024-02-29");
	plus_days("0001-01-01", -1, NULL);
	plus_days("9999-12-31", 1, NULL);
	plus_days("0001-01-01", 3652058, "9999-12-31");
	plus_months("2026-01-31", 1, "2026-02-28");
	plus_months("2024-01-31", 1, "2024-02-29");
	plus_months("2026-03-31", -1, "2026-02-28");
	plus_months("2026-11-15", 3, "2027-02-15");
	plus_months("2026-01-01", -1, "2025-12-01");
	plus_months("0001-01-31", -1, NULL);
	plus_months("9999-12-01", 1, NULL);
	plus_months("2026-01-01", 999999999, NULL);
}
END_TEST

/* 民法143条 */
START_TEST(periods_end_the_day_before)
{
	ends("2026-04-01", 12, "2027-03-31");
	ends("2026-04-15", 1, "2026-05-14");
	ends("2026-01-31", 1, "2026-02-28");
	ends("2026-01-30", 1, "2026-02-28");
	ends("2026-01-29", 1, "2026-02-28");
	ends("2026-01-28", 1, "2026-02-27");
	ends("2024-02-29", 12, "2025-02-28");
	ends("9999-12-01", 1, NULL);
}
END_TEST

Suite *suite_base_date(void)
{
	return jk_suite("base/date",
			(const TTest *const[]){dates_are_read, what_is_no_date_is_refused, seconds_since_1970, order, eras, iso,
					       what_people_write_is_read, what_nobody_can_read_is_refused, days_are_numbered, moving,
					       periods_end_the_day_before, NULL});
}
