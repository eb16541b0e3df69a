#ifndef JK_BASE_DATE_H
#define JK_BASE_DATE_H
/* Calendar dates. Nothing here reads the clock. */
#include "base/buffer.h"

typedef struct {
	int year, month, day;
} jk_date;

/* Reads "2026-11-23" (a date that exists); 0 when it is none. */
int jk_date_parse(const char *text, jk_date *out);
/* Reads what people and other programs write: 2026-11-23, 2026-11-23T09:00:00+09:00, 2026/11/23, 2026.11.23, 2026年11月23日,
 * 令和8年11月23日, 令和元年5月1日, R8.11.23; full-width digits, leading zeros and spaces between the parts are taken. 0 when it is none. */
int jk_date_read(const char *text, jk_date *out);
/* The UTC date of seconds since 1970 given as text (SOURCE_DATE_EPOCH); 0 when it is no number. */
int jk_date_from_epoch(const char *seconds, jk_date *out);
/* Negative, 0 or positive as a is before, at or after b. */
int jk_date_compare(jk_date a, jk_date b);
/* Days since 1970-01-01, and the day of the week from 0, Sunday. */
long jk_date_days(jk_date date);
int jk_date_weekday(jk_date date);
int jk_date_last_day(int year, int month);
/* Moves the date; 0 and untouched beyond the years 1 to 9999. A month that lacks the day gives its last day: 31 January and a month
 * is 28 February. */
int jk_date_add_days(jk_date *date, long days);
int jk_date_add_months(jk_date *date, long months);
/* The last day of a period of whole months from the beginning of `from` (民法143条): the day before the corresponding one, or the last
 * day of a month that lacks it. 2026-04-01 and 12 months: 2027-03-31. 0 as above. */
int jk_date_period_end(jk_date *date, jk_date from, long months);
/* "2027-03-31" for "2027-04-01" and -1, in the arena; a text that is no date, or a day beyond the years, comes back as it is. NULL when out of memory. */
JK_CHECKED const char *jk_date_shifted(jk_arena *arena, const char *day, long days);

/* The Japanese year of a date; 0 before 1873-01-01, when Japan took over this calendar. */
typedef struct {
	const char *name, *letter; /* 令和, R */
	int year;
} jk_era_year;
int jk_date_era(jk_date date, jk_era_year *out);
/* Appends 令和8年11月23日 (元年 for the first year; 1872年… before 明治6年), or 2026-11-23. */
void jk_date_put_era(jk_buffer *buffer, jk_date date);
void jk_date_put_iso(jk_buffer *buffer, jk_date date);

#endif
