#ifndef JK_CATALOG_VALUE_H
#define JK_CATALOG_VALUE_H
/* Values of parameters: whether one fits, how it reads, which is stricter. */
#include "catalog/catalog.h"

/* Whether `text` (with a duration's `unit`) is a value of the parameter: type, range, choice. */
int jk_value_fits(const jk_parameter *parameter, const char *text, const char *unit);
/* Appends the value as the papers write it: 99.5％, 24時間, 6か月, 令和8年11月23日, 1,200,000円, a choice's label. */
void jk_value_put(jk_buffer *buffer, const jk_parameter *parameter, const char *text, const char *unit);
/* Hours of a duration, months counted as 30 days and years as 365: for order only. */
double jk_value_hours(double number, const char *unit);

#endif
