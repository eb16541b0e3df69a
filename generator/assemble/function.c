/* Functions for conditions and texts: value() clause() document() label() wareki() hours() later() day() rounded(). */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "assemble/assembling.h"
#include "base/date.h"
#include "base/text.h"
#include "base/unit.h"

static const char *truth(int flag) { return flag ? "true" : "false"; }

static const char *call_value(const jk_xpath_call *call)
{
	jk_assembling *a = call->state;
	const jk_parameter *parameter = jk_catalog_parameter(a->set->catalog, call->texts[0]);
	const jk_value *value = parameter ? jk_value_of(a, parameter) : NULL;
	if (!value)
		return NULL;
	return value->raw ? value->raw : "undecided";
}

static const char *call_clause(const jk_xpath_call *call)
{
	const jk_assembling *a = call->state;
	jk_set_document *paper;
	if (a->in_rows)
		return truth(jk_find_anywhere(a, call->texts[0], &paper) != NULL);
	return truth(jk_find_selected(a, call->texts[0]) != NULL);
}

static const char *call_document(const jk_xpath_call *call)
{
	const jk_assembling *a = call->state;
	for (size_t i = 0; i < a->group->papers.count; i++)
		if (jk_text_equal(((const jk_paper *)a->group->papers.items[i])->kind, call->texts[0]))
			return truth(1);
	return truth(0);
}

static const char *call_label(const jk_xpath_call *call)
{
	jk_assembling *a = call->state;
	const jk_level *level = jk_vocabulary_level(a->set->vocabulary, call->texts[0], call->texts[1]);
	if (level)
		return level->label;
	const char *label = jk_label_text(a, call->texts[0], call->texts[1]);
	return label ? label : call->texts[1];
}

static const char *date_text(const jk_xpath_call *call, jk_date date, void (*put)(jk_buffer *, jk_date))
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	put(&text, date);
	const char *answer = text.failed ? NULL : jk_arena_string(call->arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return answer;
}

static const char *call_wareki(const jk_xpath_call *call)
{
	jk_date date;
	return jk_date_parse(call->texts[0], &date) ? date_text(call, date, jk_date_put_era) : call->texts[0];
}

/* Durations in several units can only be compared by a common measure; NaN, which no comparison holds for, for what is none. */
static const char *call_hours(const jk_xpath_call *call)
{
	double number;
	const jk_unit *unit = jk_unit_named(call->texts[1]);
	if (!unit || unit->hours == 0 || !jk_text_number(call->texts[0], &number))
		return "NaN";
	return jk_arena_format(call->arena, "%.9f", number * unit->hours);
}

static int is_weekend(jk_date date) { return jk_date_weekday(date) % 6 == 0; }

static int add_business_days(jk_date *date, long days)
{
	for (; days > 0; days -= !is_weekend(*date))
		if (!jk_date_add_days(date, 1))
			return 0;
	return 1;
}

/* A part of a day takes the whole of it. */
static int add_duration(jk_date *date, double number, const char *unit)
{
	enum { MOST = 100000 }; /* more than the days of any contract */
	if (!(number >= 0 && number <= MOST))
		return 0;
	if (jk_text_equal(unit, "year") || jk_text_equal(unit, "month"))
		return jk_date_add_months(date, (long)ceil(number) * (jk_text_equal(unit, "year") ? 12 : 1));
	if (jk_text_equal(unit, "business-day"))
		return add_business_days(date, (long)ceil(number));
	double hours = jk_text_equal(unit, "minute") ? number / 60 : jk_text_equal(unit, "hour") ? number : number * 24;
	return jk_date_add_days(date, (long)ceil(hours / 24));
}

/* later('2026-11-23', 3, 'month'): the date on which that time is over; blank when a part is missing. */
static const char *call_later(const jk_xpath_call *call)
{
	jk_date date;
	double number;
	if (!jk_date_parse(call->texts[0], &date) || !jk_text_number(call->texts[1], &number) || !add_duration(&date, number, call->texts[2]))
		return "";
	return date_text(call, date, jk_date_put_iso);
}

/* A date as a number, so that XPath can compare dates and count the days between them. */
static const char *call_day(const jk_xpath_call *call)
{
	jk_date date;
	return jk_date_parse(call->texts[0], &date) ? jk_arena_format(call->arena, "%ld", jk_date_days(date)) : "NaN";
}

/* What XPath reckoned has up to 17 digits behind the point; the first of them are enough, and more are no number to jk_text_number. */
static int reckoned(const char *text, double *out)
{
	enum { KEPT = 16 };
	char kept[KEPT];
	const char *point = strchr(text, '.');
	size_t length = strlen(text);
	if (!point || length < KEPT)
		return jk_text_number(text, out);
	if (point - text >= KEPT)
		return 0;
	memcpy(kept, text, KEPT - 1);
	kept[KEPT - 1] = '\0';
	return jk_text_number(kept, out);
}

/* rounded(8.76, 1) is 8.8: XPath's round(8.76 * 10) div 10 shows the rounding error of the division. No zeros at the end. */
static const char *call_rounded(const jk_xpath_call *call)
{
	enum { MOST = 6 };
	double number, places;
	char digits[64];
	if (!reckoned(call->texts[0], &number) || !jk_text_number(call->texts[1], &places) || !(places >= 0 && places <= MOST))
		return "NaN";
	size_t length = (size_t)snprintf(digits, sizeof digits, "%.*f", (int)places, number);
	while (strchr(digits, '.') && (digits[length - 1] == '0' || digits[length - 1] == '.')) {
		int point = digits[--length] == '.';
		digits[length] = '\0';
		if (point)
			break;
	}
	return jk_arena_string(call->arena, digits);
}

const jk_xpath_function jk_assemble_functions[] = {
	{"value", 1, 1, JK_XPATH_TEXT, call_value},
	{"clause", 1, 1, JK_XPATH_BOOLEAN, call_clause},
	{"document", 1, 1, JK_XPATH_BOOLEAN, call_document},
	{"label", 2, 2, JK_XPATH_TEXT, call_label},
	{"wareki", 1, 1, JK_XPATH_TEXT, call_wareki},
	{"hours", 2, 2, JK_XPATH_NUMBER, call_hours},
	{"later", 3, 3, JK_XPATH_TEXT, call_later},
	{"day", 1, 1, JK_XPATH_NUMBER, call_day},
	{"rounded", 2, 2, JK_XPATH_TEXT, call_rounded},
	{NULL, 0, 0, JK_XPATH_TEXT, NULL},
};
