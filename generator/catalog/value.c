#include "catalog/value.h"
#include <math.h>
#include <string.h>
#include "base/date.h"
#include "base/text.h"
#include "base/unit.h"

double jk_value_hours(double number, const char *unit)
{
	const jk_unit *found = jk_unit_named(unit);
	return found && found->hours != 0 ? number * found->hours : number;
}

static double comparable(const jk_parameter *parameter, double number, const char *unit)
{
	return parameter->type == JK_TYPE_DURATION ? jk_value_hours(number, unit) : number;
}

/* A month has no fixed length: 90 days must do where 3 months are the least, and 31 days where 1 month is the most. */
static double slack_of(const jk_parameter *parameter, double limit, const char *unit)
{
	int same = !unit || jk_text_equal(unit, parameter->unit);
	return same || parameter->type != JK_TYPE_DURATION ? 1e-9 : 0.02 * comparable(parameter, limit, parameter->unit);
}

static int in_range(const jk_parameter *parameter, double number, const char *unit)
{
	double value = comparable(parameter, number, unit ? unit : parameter->unit);
	return !(parameter->has_min && value < comparable(parameter, parameter->min, parameter->unit) - slack_of(parameter, parameter->min, unit)) &&
	       !(parameter->has_max && value > comparable(parameter, parameter->max, parameter->unit) + slack_of(parameter, parameter->max, unit));
}

static const jk_choice *find_choice(const jk_parameter *parameter, const char *text)
{
	for (size_t i = 0; i < parameter->choice_count; i++)
		if (jk_text_equal(parameter->choices[i].value, text))
			return &parameter->choices[i];
	return NULL;
}

/* Beyond 2^53 a double no longer tells whole numbers apart. */
static int is_whole(double number)
{
	const double most = 9007199254740992.0;
	return number >= -most && number <= most && number == (double)(long long)number;
}

int jk_value_fits(const jk_parameter *parameter, const char *text, const char *unit)
{
	double number;
	jk_date date;
	switch (parameter->type) {
	case JK_TYPE_INTEGER:
		return jk_text_number(text, &number) && is_whole(number) && in_range(parameter, number, unit);
	case JK_TYPE_DECIMAL:
	case JK_TYPE_DURATION:
		return jk_text_number(text, &number) && in_range(parameter, number, unit);
	case JK_TYPE_DATE:
		return jk_date_parse(text, &date);
	case JK_TYPE_CHOICE:
		return find_choice(parameter, text) != NULL;
	case JK_TYPE_TEXT:
		return !jk_text_blank(text);
	}
	return 0;
}

static void put_number(jk_buffer *buffer, const char *text, const char *unit)
{
	enum { DECIMALS_SHOWN = 3 };
	double number = 0;
	const jk_unit *found = jk_unit_named(unit);
	int grouped = found && found->grouped;
	const char *point = strchr(text, '.');
	size_t decimals = point ? strlen(point + 1) : 0;
	while (decimals && point[decimals] == '0')
		decimals--;
	if (jk_text_number(text, &number) && decimals > DECIMALS_SHOWN) {
		/* Rounding would make 100％ of 99.9999％: what somebody decided stands as it was typed. */
		jk_buffer_string(buffer, number < 0 ? "-" : "");
		jk_text_put_number(buffer, floor(fabs(number)), grouped);
		jk_buffer_add(buffer, point, decimals + 1);
	} else
		jk_text_put_number(buffer, number, grouped);
	jk_buffer_string(buffer, found ? found->word : "");
}

void jk_value_put(jk_buffer *buffer, const jk_parameter *parameter, const char *text, const char *unit)
{
	jk_date date;
	const jk_choice *choice = find_choice(parameter, text);
	if (parameter->type == JK_TYPE_CHOICE)
		jk_buffer_string(buffer, choice ? choice->label : text);
	else if (parameter->type == JK_TYPE_DATE && jk_date_parse(text, &date))
		jk_date_put_era(buffer, date);
	else if (parameter->type == JK_TYPE_TEXT || parameter->type == JK_TYPE_DATE)
		jk_buffer_string(buffer, text);
	else
		put_number(buffer, text, unit ? unit : parameter->unit);
}
