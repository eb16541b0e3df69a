#include "base/date.h"
#include <stdio.h>
#include <string.h>
#include "base/text.h"

int jk_date_last_day(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : days[month - 1];
}

int jk_date_parse(const char *text, jk_date *out)
{
	jk_date date;
	int end = 0;
	/* sscanf alone would take signs, spaces and fewer digits. */
	if (strspn(text, "0123456789") != 4 || strspn(text + 4, "-") != 1 || strspn(text + 5, "0123456789") != 2 ||
	    strspn(text + 7, "-") != 1 || strspn(text + 8, "0123456789") != 2 ||
	    sscanf(text, "%4d-%2d-%2d%n", &date.year, &date.month, &date.day, &end) != 3 || text[end])
		return 0;
	if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > jk_date_last_day(date.year, date.month))
		return 0;
	*out = date;
	return 1;
}

int jk_date_from_epoch(const char *seconds, jk_date *out)
{
	double number;
	if (!jk_text_number(seconds, &number) || number < 0 || number >= 253402300800.0 /* the year 10000 */)
		return 0;
	jk_date date = {1970, 1, 1};
	if (!jk_date_add_days(&date, (long)(number / 86400)))
		return 0;
	*out = date;
	return 1;
}

/* --- reckoning --- */

int jk_date_compare(jk_date a, jk_date b)
{
	if (a.year != b.year)
		return a.year - b.year;
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}

/* Years begin with March here, so that a leap day is the last day of one (the reckoning of the proleptic Gregorian calendar). */
enum { DAYS_IN_400_YEARS = 146097, DAYS_BEFORE_1970 = 719468 };

long jk_date_days(jk_date d)
{
	int year = d.month > 2 ? d.year : d.year - 1, month = (d.month + 9) % 12;
	long era = year / 400, year_of_era = year % 400;
	long day_of_year = (153 * month + 2) / 5 + d.day - 1;
	return era * DAYS_IN_400_YEARS + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - DAYS_BEFORE_1970;
}

static jk_date from_days(long days)
{
	days += DAYS_BEFORE_1970;
	long era = days / DAYS_IN_400_YEARS, day = days % DAYS_IN_400_YEARS;
	long year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	long day_of_year = day - (365 * year + year / 4 - year / 100), month = (5 * day_of_year + 2) / 153;
	int civil_month = (int)(month < 10 ? month + 3 : month - 9);
	return (jk_date){(int)(year + era * 400 + (civil_month <= 2)), civil_month, (int)(day_of_year - (153 * month + 2) / 5 + 1)};
}

int jk_date_weekday(jk_date date)
{
	enum { THURSDAY = 4, WEEKS = 7 * 200000L };
	return (int)((jk_date_days(date) + THURSDAY + WEEKS) % 7);
}

static const jk_date first = {1, 1, 1}, last = {9999, 12, 31};

int jk_date_add_days(jk_date *date, long days)
{
	long least = jk_date_days(first), most = jk_date_days(last), from = jk_date_days(*date);
	if (days < least - from || days > most - from)
		return 0;
	*date = from_days(from + days);
	return 1;
}

/* The year and month that many months later, whatever the day. */
static int add_months(jk_date *date, long months)
{
	enum { MONTHS_MOST = 12 * 10000 };
	if (months < -MONTHS_MOST || months > MONTHS_MOST)
		return 0;
	long count = date->year * 12L + date->month - 1 + months;
	if (count < 12 || count >= MONTHS_MOST)
		return 0;
	date->year = (int)(count / 12);
	date->month = (int)(count % 12) + 1;
	return 1;
}

int jk_date_add_months(jk_date *date, long months)
{
	if (!add_months(date, months))
		return 0;
	int most = jk_date_last_day(date->year, date->month);
	if (date->day > most)
		date->day = most;
	return 1;
}

int jk_date_period_end(jk_date *date, jk_date from, long months)
{
	jk_date end = from;
	if (!add_months(&end, months))
		return 0;
	int most = jk_date_last_day(end.year, end.month), lacks = end.day > most;
	if (lacks)
		end.day = most;
	if (!lacks && !jk_date_add_days(&end, -1))
		return 0;
	*date = end;
	return 1;
}

/* --- eras --- */

/* The first day each name held; 明治 counts from 1868, but its dates follow this calendar from 明治6年1月1日 only. */
static const struct {
	jk_date from;
	int first_year;
	const char *name, *letter;
} eras[] = {
	{{2019, 5, 1}, 2019, "令和", "R"}, {{1989, 1, 8}, 1989, "平成", "H"}, {{1926, 12, 25}, 1926, "昭和", "S"},
	{{1912, 7, 30}, 1912, "大正", "T"}, {{1873, 1, 1}, 1868, "明治", "M"},
};
enum { ERAS = sizeof eras / sizeof *eras };

int jk_date_era(jk_date date, jk_era_year *out)
{
	for (size_t i = 0; i < ERAS; i++)
		if (jk_date_compare(date, eras[i].from) >= 0) {
			*out = (jk_era_year){eras[i].name, eras[i].letter, date.year - eras[i].first_year + 1};
			return 1;
		}
	return 0;
}

void jk_date_put_era(jk_buffer *buffer, jk_date date)
{
	jk_era_year era;
	if (!jk_date_era(date, &era))
		jk_buffer_format(buffer, "%d", date.year);
	else if (era.year == 1)
		jk_buffer_format(buffer, "%s元", era.name);
	else
		jk_buffer_format(buffer, "%s%d", era.name, era.year);
	jk_buffer_format(buffer, "年%d月%d日", date.month, date.day);
}

void jk_date_put_iso(jk_buffer *buffer, jk_date date)
{
	jk_buffer_format(buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* --- reading what people write --- */

static unsigned peek(const char *at) { return jk_text_next(&at); }

static void skip_spaces(const char **at)
{
	for (unsigned c; (c = peek(*at)) == ' ' || c == 0x3000;)
		(void)jk_text_next(at);
}

/* Takes the word when it stands at *at. */
static int take(const char **at, const char *word)
{
	if (!jk_text_starts(*at, word))
		return 0;
	*at += strlen(word);
	return 1;
}

/* At most four digits of either width. */
static int take_number(const char **at, int *out)
{
	int digits = 0;
	skip_spaces(at);
	for (*out = 0; digits < 5; digits++) {
		unsigned c = peek(*at);
		if (c >= 0xFF10 && c <= 0xFF19)
			c = '0' + (c - 0xFF10);
		if (c < '0' || c > '9')
			break;
		*out = *out * 10 + (int)(c - '0');
		(void)jk_text_next(at);
	}
	skip_spaces(at);
	return digits >= 1 && digits <= 4;
}

/* "令和8", "R8", "令和元" or "2026"; *era is its row, -1 for a year of our own reckoning. */
static int take_year(const char **at, int *year, int *era)
{
	*era = -1;
	for (int i = 0; i < ERAS && *era < 0; i++)
		if (take(at, eras[i].name) || take(at, eras[i].letter))
			*era = i;
	skip_spaces(at);
	if (*era >= 0 && take(at, "元")) {
		*year = eras[*era].first_year;
		return 1;
	}
	if (!take_number(at, year))
		return 0;
	/* 26/11/23 may mean anything. */
	if (*era < 0)
		return *year >= 1000;
	*year += eras[*era].first_year - 1;
	return 1;
}

/* What may stand behind the year, the month and the day. */
static const char *const marks[][3] = {{"年", "月", "日"}, {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"－", "－", ""}, {"／", "／", ""}, {"．", "．", ""}};

static int take_rest(const char **at, jk_date *date)
{
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (take(at, marks[i][0]))
			return take_number(at, &date->month) && take(at, marks[i][1]) && take_number(at, &date->day) && take(at, marks[i][2]);
	return 0;
}

int jk_date_read(const char *text, jk_date *out)
{
	jk_date date;
	int era;
	if (jk_date_parse(text, out))
		return 1;
	skip_spaces(&text);
	if (!take_year(&text, &date.year, &era) || !take_rest(&text, &date))
		return 0;
	skip_spaces(&text);
	/* The time of an xs:dateTime does not change the day it was written for. */
	if (*text && !(era < 0 && *text == 'T' && text[1] >= '0' && text[1] <= '9'))
		return 0;
	if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > jk_date_last_day(date.year, date.month))
		return 0;
	if (era >= 0 && jk_date_compare(date, eras[era].from) < 0)
		return 0;
	*out = date;
	return 1;
}

const char *jk_date_shifted(jk_arena *arena, const char *day, long days)
{
	jk_date date;
	if (!jk_date_parse(day, &date) || !jk_date_add_days(&date, days))
		return day;
	return jk_arena_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}
