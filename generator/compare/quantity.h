#ifndef JK_COMPARE_QUANTITY_H
#define JK_COMPARE_QUANTITY_H
/* Numbers with their units as papers write them: 24時間, ２４ 時間, 二十四時間, 99.9パーセント, 1,200,000円, 2週間. */
#include "base/memory.h"

enum { JK_QUANTITY_RAW = 32 };

typedef struct {
	size_t from, to;            /* bytes in the text, number and unit */
	char raw[JK_QUANTITY_RAW];  /* the number as reckoned: "24", "99.9" */
	double number;
	const char *unit;           /* name of a jk_unit: "hour" */
} jk_quantity;

/* The first quantity in text[from, length): a number that has a unit behind it. Numbers of articles (第3条) and of dates (令和8年4月1日) are
 * none. 0 when there is none. */
int jk_quantity_find(jk_quantity *out, const char *text, size_t length, size_t from);
/* Compares what two quantities amount to: 1日 is 24時間, and a month as long as 30 days. 0 and *order untouched when their units have nothing
 * in common. *order is negative, 0 or positive as a is less than, equal to or more than b. */
int jk_quantity_compare(int *order, double a, const char *a_unit, double b, const char *b_unit);
/* The unit that a paper calls so, "パーセント" → "percent"; the longest at the start of the text, *length bytes of it, *times how often the unit
 * (週間 is seven days). NULL when there is none. */
const char *jk_quantity_unit(const char *text, size_t *length, unsigned *times);

#endif
