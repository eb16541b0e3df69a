#ifndef JK_BASE_UNIT_H
#define JK_BASE_UNIT_H
/* The units of profiles and parameters, and the words behind a number that papers have for them. */

typedef struct {
	const char *unit, *word; /* "hour", "時間" */
	double hours;            /* 0: not of time; months and business days on average, 12 months being a year */
	int grouped;             /* whether thousands are set apart */
} jk_unit;

/* The unit of that name, or NULL. */
const jk_unit *jk_unit_named(const char *name);
/* The Nth unit, NULL behind the last. */
const jk_unit *jk_unit_at(unsigned index);

#endif
