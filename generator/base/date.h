#ifndef JK_BASE_DATE_H
#define JK_BASE_DATE_H
/* Calendar dates. Nothing here reads the clock. */
#include "base/buffer.h"

typedef struct {
	int year, month, day;
} jk_date;

/* Reads "2026-11-23" (a date that exists); 0 when it is none. */
int jk_date_parse(const char *text, jk_date *out);
/* The UTC date of seconds since 1970 given as text (SOURCE_DATE_EPOCH); 0 when it is no number. */
int jk_date_from_epoch(const char *seconds, jk_date *out);
/* Negative, 0 or positive as a is before, at or after b. */
int jk_date_compare(jk_date a, jk_date b);
/* Appends 令和8年11月23日 (平成, 昭和 before their ends; 元年 for the first year), or 2026-11-23. */
void jk_date_put_era(jk_buffer *buffer, jk_date date);
void jk_date_put_iso(jk_buffer *buffer, jk_date date);

#endif
