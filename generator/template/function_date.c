/* Functions of templates for dates. */
#include "base/i18n.h"
#include "base/text.h"
#include "base/width.h"
#include "template/answering.h"

enum {
	SHORT = 1 << 0,
	YEAR = 1 << 1,
	MONTH = 1 << 2,
	DAY = 1 << 3,
	FISCAL = 1 << 4,
	ERA = 1 << 5,
	ERA_YEAR = 1 << 6,
	ISO = 1 << 7,
	SLASH = 1 << 8,
	PADDED = 1 << 9,
	WIDE = 1 << 10,
	KANJI = 1 << 11,
	WEEKDAY = 1 << 12,
	BOTH = 1 << 13,
	LONG = 1 << 14,
	YEARS = 1 << 15,
	MONTHS = 1 << 16,
	DAYS = 1 << 17,
};
enum { WHAT, DIGITS, ADDED, OTHER }; /* groups */

const jk_function_form jk_date_forms[] = {
	{"short", "略", SHORT, WHAT},        {"year", "年", YEAR, WHAT},       {"month", "年月", MONTH, WHAT}, {"day", "月日", DAY, WHAT},
	{"fiscal-year", "年度", FISCAL, WHAT}, {"era", "元号", ERA, WHAT},       {"era-year", "元号年", ERA_YEAR, WHAT},
	{"padded", "二桁", PADDED, DIGITS},  {"wide", "全角", WIDE, DIGITS},   {"kanji", "漢数字", KANJI, DIGITS},
	{"weekday", "曜日", WEEKDAY, ADDED}, {"both", "西暦併記", BOTH, OTHER}, {NULL, NULL, 0, 0},
};
const jk_function_form jk_seireki_forms[] = {
	{"short", "略", SHORT, WHAT},          {"iso", "ISO", ISO, WHAT},      {"slash", "斜線", SLASH, WHAT},       {"year", "年", YEAR, WHAT},
	{"month", "年月", MONTH, WHAT},        {"day", "月日", DAY, WHAT},     {"fiscal-year", "年度", FISCAL, WHAT}, {"padded", "二桁", PADDED, DIGITS},
	{"wide", "全角", WIDE, DIGITS},        {"kanji", "漢数字", KANJI, DIGITS}, {"weekday", "曜日", WEEKDAY, ADDED}, {NULL, NULL, 0, 0},
};
const jk_function_form jk_weekday_forms[] = {{"long", "曜日", LONG, WHAT}, {NULL, NULL, 0, 0}};
const jk_function_form jk_period_forms[] = {
	{"year", "年", YEARS, WHAT}, {"month", "か月", MONTHS, WHAT}, {"day", "日", DAYS, WHAT}, {NULL, NULL, 0, 0}};
const jk_function_form jk_between_forms[] = {{"both", "両端入れ", BOTH, WHAT}, {NULL, NULL, 0, 0}};

/* --- writing --- */

static void put_number(jk_answering *a, int number)
{
	jk_decimal decimal;
	const char *digits = jk_arena_format(a->call->arena, a->form & PADDED ? "%02d" : "%d", number);
	if (!digits)
		a->no_memory = 1;
	else if (a->form & KANJI && jk_decimal_parse(&decimal, digits))
		jk_numeral_put_words(&a->out, &decimal, JK_NUMERAL_KANJI);
	else if (a->form & WIDE)
		jk_width_put_wide(&a->out, digits);
	else
		jk_buffer_string(&a->out, digits);
}

/* A year of four digits is read digit for digit: 二〇二六年. */
static void put_long_year(jk_answering *a, int year)
{
	jk_decimal decimal;
	const char *digits = jk_arena_format(a->call->arena, "%d", year);
	a->no_memory |= !digits;
	if (a->form & KANJI && digits && jk_decimal_parse(&decimal, digits))
		jk_numeral_put_digits(&a->out, &decimal);
	else
		put_number(a, year);
}

static void put_era_year(jk_answering *a, int year)
{
	if (year == 1)
		jk_buffer_string(&a->out, "元");
	else
		put_number(a, year);
}

static void put_marked(jk_answering *a, int number, const char *mark)
{
	put_number(a, number);
	jk_buffer_string(&a->out, mark);
}

static void put_month_and_day(jk_answering *a, jk_date date)
{
	if (!(a->form & YEAR))
		put_marked(a, date.month, "月");
	if (!(a->form & (YEAR | MONTH)))
		put_marked(a, date.day, "日");
}

static void put_weekday(jk_answering *a, jk_date date)
{
	static const char *const names[] = {"日", "月", "火", "水", "木", "金", "土"};
	jk_buffer_string(&a->out, names[jk_date_weekday(date)]);
}

static void put_weekday_behind(jk_answering *a, jk_date date)
{
	if (!(a->form & WEEKDAY))
		return;
	jk_buffer_string(&a->out, "（");
	put_weekday(a, date);
	jk_buffer_string(&a->out, "）");
}

/* The fiscal year begins with April. */
static int fiscal_year(jk_date date) { return date.month >= 4 ? date.year : date.year - 1; }

/* The days of a fiscal year bear the name that held on them: 平成31年度 in April 2019, 令和元年度 after; but never a year before the first. */
static void put_fiscal_era(jk_answering *a, jk_date date, jk_era_year era)
{
	int year = era.year - (date.year - fiscal_year(date));
	if (year < 1 && jk_date_era((jk_date){fiscal_year(date), 12, 31}, &era))
		year = era.year;
	jk_buffer_string(&a->out, era.name);
	put_era_year(a, year);
	jk_buffer_string(&a->out, "年度");
}

static void put_short(jk_answering *a, jk_date date, const char *mark)
{
	jk_buffer_string(&a->out, mark);
	put_number(a, date.month);
	jk_buffer_string(&a->out, mark);
	put_number(a, date.day);
}

static void put_era_date(jk_answering *a, jk_date date, jk_era_year era)
{
	jk_buffer_string(&a->out, era.name);
	put_era_year(a, era.year);
	jk_buffer_string(&a->out, "年");
	if (a->form & BOTH) {
		jk_buffer_string(&a->out, "（");
		put_long_year(a, date.year);
		jk_buffer_string(&a->out, "年）");
	}
	put_month_and_day(a, date);
}

int jk_call_wareki(jk_answering *a)
{
	jk_date date = a->dates[0];
	jk_era_year era;
	if (!jk_date_era(date, &era))
		return jk_refuse(a, _("'%s' is before 1873-01-01 (明治6年), when Japan took over this calendar"), jk_excerpt(a, a->call->texts[0]));
	if (a->form & BOTH && a->form & (SHORT | ERA | ERA_YEAR | FISCAL | DAY))
		return jk_refuse(a, _("the form '%s' contradicts the one before it"), "both");
	if (a->form & SHORT) {
		jk_buffer_string(&a->out, era.letter);
		put_number(a, era.year);
		put_short(a, date, ".");
	} else if (a->form & ERA)
		jk_buffer_string(&a->out, era.name);
	else if (a->form & ERA_YEAR)
		put_era_year(a, era.year);
	else if (a->form & FISCAL)
		put_fiscal_era(a, date, era);
	else if (a->form & DAY)
		put_month_and_day(a, date);
	else
		put_era_date(a, date, era);
	put_weekday_behind(a, date);
	return 1;
}

int jk_call_seireki(jk_answering *a)
{
	jk_date date = a->dates[0];
	if (a->form & ISO)
		jk_date_put_iso(&a->out, date);
	else if (a->form & (SHORT | SLASH)) {
		put_long_year(a, date.year);
		put_short(a, date, a->form & SLASH ? "/" : ".");
	} else if (a->form & FISCAL) {
		put_long_year(a, fiscal_year(date));
		jk_buffer_string(&a->out, "年度");
	} else {
		if (!(a->form & DAY)) {
			put_long_year(a, date.year);
			jk_buffer_string(&a->out, "年");
		}
		put_month_and_day(a, date);
	}
	put_weekday_behind(a, date);
	return 1;
}

int jk_call_weekday(jk_answering *a)
{
	put_weekday(a, a->dates[0]);
	jk_buffer_string(&a->out, a->form & LONG ? "曜日" : "");
	return 1;
}

/* --- reckoning --- */

enum { DAYS_MOST = 3660000, MONTHS_MOST = 120000, YEARS_MOST = 10000 };

static int put_date(jk_answering *a, int fits, jk_date date)
{
	if (!fits)
		return jk_refuse(a, _("the date lies outside the years 1 to 9999"));
	jk_date_put_iso(&a->out, date);
	return 1;
}

int jk_call_add_days(jk_answering *a)
{
	long long days;
	jk_date date = a->dates[0];
	if (!jk_whole_argument(a, 1, -DAYS_MOST, DAYS_MOST, &days))
		return 0;
	return put_date(a, jk_date_add_days(&date, (long)days), date);
}

int jk_call_add_months(jk_answering *a)
{
	long long months;
	jk_date date = a->dates[0];
	if (!jk_whole_argument(a, 1, -MONTHS_MOST, MONTHS_MOST, &months))
		return 0;
	return put_date(a, jk_date_add_months(&date, (long)months), date);
}

int jk_call_add_years(jk_answering *a)
{
	long long years;
	jk_date date = a->dates[0];
	if (!jk_whole_argument(a, 1, -YEARS_MOST, YEARS_MOST, &years))
		return 0;
	return put_date(a, jk_date_add_months(&date, (long)years * 12), date);
}

int jk_call_month_end(jk_answering *a)
{
	jk_date date = a->dates[0];
	date.day = jk_date_last_day(date.year, date.month);
	return put_date(a, 1, date);
}

int jk_call_period_end(jk_answering *a)
{
	long long count;
	jk_date date = a->dates[0];
	if (!(a->form & (YEARS | MONTHS | DAYS)))
		return jk_refuse(a, _("it does not say 'year', 'month' or 'day'"));
	if (!jk_whole_argument(a, 1, 1, a->form & YEARS ? YEARS_MOST : a->form & MONTHS ? MONTHS_MOST : DAYS_MOST, &count))
		return 0;
	if (a->form & DAYS)
		return put_date(a, jk_date_add_days(&date, (long)count - 1), date);
	return put_date(a, jk_date_period_end(&date, a->dates[0], (long)count * (a->form & YEARS ? 12 : 1)), date);
}

int jk_call_days_between(jk_answering *a)
{
	long days = jk_date_days(a->dates[1]) - jk_date_days(a->dates[0]);
	if (a->form & BOTH)
		days += days < 0 ? -1 : 1;
	jk_buffer_format(&a->out, "%ld", days);
	return 1;
}

/* Whole months of the period from the beginning of the first day to the end of the last. */
int jk_call_months_between(jk_answering *a)
{
	jk_date from = a->dates[0], to = a->dates[1], end;
	long months = (to.year - from.year) * 12L + to.month - from.month + 1;
	if (jk_date_compare(to, from) < 0)
		return jk_refuse(a, _("the second date is before the first"));
	while (months > 0 && !(jk_date_period_end(&end, from, months) && jk_date_compare(end, to) <= 0))
		months--;
	jk_buffer_format(&a->out, "%ld", months);
	return 1;
}
