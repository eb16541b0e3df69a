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
	era("1926-12-24", "1926年12月24日");
}
END_TEST

START_TEST(iso) { JK_TEST_WRITES("0012-03-04", jk_date_put_iso, date("0012-03-04")); }
END_TEST

Suite *suite_base_date(void)
{
	return jk_suite("base/date",
			(const TTest *const[]){dates_are_read, what_is_no_date_is_refused, seconds_since_1970, order, eras, iso, NULL});
}
