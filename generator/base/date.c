#include "base/date.h"
#include <stdio.h>
#include <string.h>
#include "base/text.h"

static int days_in_month(int year, int month)
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
	if (date.year < 1 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > days_in_month(date.year, date.month))
		return 0;
	*out = date;
	return 1;
}

int jk_date_from_epoch(const char *seconds, jk_date *out)
{
	double number;
	if (!jk_text_number(seconds, &number) || number < 0 || number >= 253402300800.0 /* the year 10000 */)
		return 0;
	long days = (long)(number / 86400);
	jk_date date = {1970, 1, 1};
	for (; days >= days_in_month(date.year, date.month); date.month++) {
		days -= days_in_month(date.year, date.month);
		if (date.month == 12) {
			date.year++;
			date.month = 0;
		}
	}
	date.day += (int)days;
	*out = date;
	return 1;
}

int jk_date_compare(jk_date a, jk_date b)
{
	if (a.year != b.year)
		return a.year - b.year;
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}

void jk_date_put_era(jk_buffer *buffer, jk_date date)
{
	static const struct {
		jk_date from;
		const char *name;
	} eras[] = {{{2019, 5, 1}, "令和"}, {{1989, 1, 8}, "平成"}, {{1926, 12, 25}, "昭和"}};
	for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
		if (jk_date_compare(date, eras[i].from) < 0)
			continue;
		int year = date.year - eras[i].from.year + 1;
		jk_buffer_string(buffer, eras[i].name);
		if (year == 1)
			jk_buffer_string(buffer, "元");
		else
			jk_buffer_format(buffer, "%d", year);
		jk_buffer_format(buffer, "年%d月%d日", date.month, date.day);
		return;
	}
	jk_buffer_format(buffer, "%d年%d月%d日", date.year, date.month, date.day);
}

void jk_date_put_iso(jk_buffer *buffer, jk_date date)
{
	jk_buffer_format(buffer, "%04d-%02d-%02d", date.year, date.month, date.day);
}
