/* Values: what a text may be, whether it is, and how to say so. */
#include <stdio.h>
#include <string.h>
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/schema_private.h"
#include "base/text.h"

static const char *const white = " \t\r\n";

int jk_schema_blank(const char *text) { return text[strspn(text, white)] == '\0'; }

/* White space of XML removed at both ends and made one space elsewhere. */
static const char *collapse(jk_buffer *scratch, const char *text)
{
	jk_buffer_clear(scratch);
	for (text += strspn(text, white); *text; text += strspn(text, white)) {
		size_t length = strcspn(text, white);
		if (scratch->length)
			jk_buffer_char(scratch, ' ');
		jk_buffer_add(scratch, text, length);
		text += length;
	}
	return jk_buffer_text(scratch);
}

/* --- numbers --- */

enum { DIGITS_MOST = 24 };

static const char *read_digits(const char *at, double *number, int *digits)
{
	for (; *at >= '0' && *at <= '9'; at++) {
		*number = *number * 10 + (*at - '0');
		*digits += 1;
	}
	return at;
}

/* xs:decimal, or xs:integer when `whole`. jk_text_number is narrower: no sign +, fewer digits. */
static int read_decimal(const char *text, int whole, double *out)
{
	double number = 0, fraction = 0;
	int digits = 0, places = 0;
	int negative = *text == '-';
	text += negative || *text == '+';
	text = read_digits(text, &number, &digits);
	if (!whole && *text == '.')
		text = read_digits(text + 1, &fraction, &places);
	if (*text || digits + places == 0 || digits + places > DIGITS_MOST)
		return 0;
	while (places-- > 0)
		fraction /= 10;
	*out = negative ? -(number + fraction) : number + fraction;
	return 1;
}

static int fits_number(const jk_schema_value *value, const char *text)
{
	double number;
	if (!read_decimal(text, value->type == JK_INTEGER, &number))
		return 0;
	if (value->least && (value->above ? number <= value->low : number < value->low))
		return 0;
	return !value->most || (value->below ? number < value->high : number <= value->high);
}

/* --- fitting --- */

static jk_result fits_text(int *out, const jk_schema_value *value, const char *text)
{
	/* A text has at most as many characters as bytes: most need no counting. */
	size_t length = strlen(text);
	if (value->shortest > 1 || (value->longest && length > value->longest))
		length = jk_text_length(text);
	*out = length >= value->shortest && (!value->longest || length <= value->longest);
	return *out && value->pattern ? jk_pattern_matches(out, value->pattern, text) : JK_OK;
}

static jk_result fits_one(int *out, const jk_schema_value *value, const char *text, const char *collapsed)
{
	jk_date date;
	switch (value->type) {
	case JK_LITERAL: *out = strcmp(collapsed, value->literal) == 0; return JK_OK;
	case JK_DECIMAL:
	case JK_INTEGER: *out = fits_number(value, collapsed); return JK_OK;
	case JK_DATE: *out = jk_date_parse(collapsed, &date); return JK_OK;
	case JK_STRING: return fits_text(out, value, text);
	case JK_TOKEN: break;
	}
	return fits_text(out, value, collapsed);
}

jk_result jk_schema_fits(int *out, const jk_list *values, const char *text, jk_buffer *scratch)
{
	const char *collapsed = values ? collapse(scratch, text) : text;
	jk_result result = values ? jk_buffer_result(scratch) : JK_OK;
	*out = !values;
	for (size_t i = 0; values && result == JK_OK && !*out && i < values->count; i++)
		result = fits_one(out, values->items[i], text, collapsed);
	return result;
}

int jk_schema_same_value(const jk_schema_value *a, const jk_schema_value *b)
{
	return a->type == b->type && jk_text_equal(a->literal, b->literal) && jk_text_equal(a->expression, b->expression) &&
	       jk_text_equal(a->least, b->least) && jk_text_equal(a->most, b->most) && a->above == b->above &&
	       a->below == b->below && a->shortest == b->shortest && a->longest == b->longest;
}

int jk_schema_same_values(const jk_list *a, const jk_list *b)
{
	if (!a || !b || a->count != b->count)
		return a == b;
	for (size_t i = 0; i < a->count; i++)
		if (!jk_schema_same_value(a->items[i], b->items[i]))
			return 0;
	return 1;
}

/* --- reading --- */

static const char *literal_of(jk_schema_reader *r, const jk_node *node)
{
	jk_buffer scratch;
	jk_buffer_init(&scratch, 0);
	const char *raw = jk_node_content(node, r->arena);
	const char *text = raw ? jk_arena_string(r->schema->arena, collapse(&scratch, raw)) : NULL;
	if (!text || jk_buffer_result(&scratch) != JK_OK)
		r->no_memory = 1;
	jk_buffer_dispose(&scratch);
	return text;
}

static void read_length(jk_schema_reader *r, const jk_node *param, const char *text, size_t *out)
{
	double number;
	if (read_decimal(text, 1, &number) && number >= 0 && number < 1e9)
		*out = (size_t)number;
	else
		jk_schema_refuse(r, param, "a length is not a whole number");
}

static void read_limit(jk_schema_reader *r, const jk_node *param, const char *text, const char **written, double *number)
{
	*written = text;
	if (!read_decimal(text, 0, number))
		jk_schema_refuse(r, param, "a limit is not a number");
}

static void read_expression(jk_schema_reader *r, const jk_node *param, const char *text, jk_schema_value *value)
{
	jk_origin where = jk_node_origin(r->schema->xml, param);
	jk_result result = jk_pattern_compile(&value->pattern, text, &where, r->diagnostics);
	value->expression = text;
	r->failed |= result == JK_FAILED;
	r->no_memory |= result == JK_NO_MEMORY;
	if (result == JK_OK && jk_list_add(&r->schema->patterns, r->schema->arena, value->pattern) != JK_OK) {
		jk_pattern_free(value->pattern);
		r->no_memory = 1;
	}
}

static void read_text_param(jk_schema_reader *r, const jk_node *param, const char *name, const char *text, jk_schema_value *value)
{
	if (jk_text_equal(name, "pattern") && !value->pattern)
		read_expression(r, param, text, value);
	else if (jk_text_equal(name, "minLength"))
		read_length(r, param, text, &value->shortest);
	else if (jk_text_equal(name, "maxLength") && !jk_text_equal(text, "0"))
		read_length(r, param, text, &value->longest);
	else if (jk_text_equal(name, "length") && !jk_text_equal(text, "0")) {
		read_length(r, param, text, &value->shortest);
		value->longest = value->shortest;
	} else
		jk_schema_refuse(r, param, "a param is not of the subset");
}

static void read_number_param(jk_schema_reader *r, const jk_node *param, const char *name, const char *text, jk_schema_value *value)
{
	if (jk_text_equal(name, "minInclusive") || jk_text_equal(name, "minExclusive")) {
		read_limit(r, param, text, &value->least, &value->low);
		value->above = jk_text_equal(name, "minExclusive");
	} else if (jk_text_equal(name, "maxInclusive") || jk_text_equal(name, "maxExclusive")) {
		read_limit(r, param, text, &value->most, &value->high);
		value->below = jk_text_equal(name, "maxExclusive");
	} else
		jk_schema_refuse(r, param, "a param is not of the subset");
}

static void read_data(jk_schema_reader *r, const jk_node *node, jk_schema_value *value)
{
	static const struct {
		const char *name;
		jk_schema_type type;
	} types[] = {
		{"token", JK_TOKEN}, {"string", JK_STRING}, {"decimal", JK_DECIMAL}, {"integer", JK_INTEGER}, {"date", JK_DATE}};
	size_t i = 0;
	while (i < sizeof types / sizeof *types && !jk_text_equal(jk_node_attribute(node, "type"), types[i].name))
		i++;
	if (i == sizeof types / sizeof *types) {
		jk_schema_refuse(r, node, "a type is not of the subset");
		return;
	}
	value->type = types[i].type;
	for (const jk_node *child = jk_schema_first(node); child && !r->failed && !r->no_memory; child = jk_schema_next(child)) {
		const char *name = jk_node_attribute(child, "name"), *text = jk_node_content(child, r->schema->arena);
		r->no_memory |= !text;
		if (!text)
			return;
		if (jk_node_is(child, "param") && (value->type == JK_TOKEN || value->type == JK_STRING))
			read_text_param(r, child, name, text, value);
		else if (jk_node_is(child, "param") && value->type != JK_DATE)
			read_number_param(r, child, name, text, value);
		else
			jk_schema_refuse(r, child, "a param is not of the subset");
	}
}

const jk_list *jk_schema_read_value(jk_schema_reader *r, const jk_node *node)
{
	jk_list *values = jk_schema_make(r, r->schema->arena, 1, sizeof *values);
	jk_schema_value *value = jk_schema_make(r, r->schema->arena, 1, sizeof *value);
	if (!values || !value)
		return NULL;
	if (jk_node_is(node, "data"))
		read_data(r, node, value);
	else if (jk_node_attribute(node, "type") && !jk_text_equal(jk_node_attribute(node, "type"), "token"))
		jk_schema_refuse(r, node, "a type is not of the subset");
	else
		value->literal = literal_of(r, node);
	jk_schema_push(r, r->schema->arena, values, value);
	return r->failed || r->no_memory ? NULL : values;
}

/* --- words --- */

static void put_number_words(jk_buffer *out, const jk_schema_value *value)
{
	const jk_argument arguments[] = {{"number", value->type == JK_INTEGER ? _("a whole number") : _("a number")},
					 {"least", value->least},
					 {"most", value->most},
					 {NULL, NULL}};
	static const char *const templates[][2] = {
		/* from least: */ {N_("{number}, {least} or more"), N_("{number} above {least}")},
		/* to most: */ {N_("{number}, at most {most}"), N_("{number} below {most}")},
	};
	static const char *const both[2][2] = {
		{N_("{number} from {least} to {most}"), N_("{number} from {least} to below {most}")},
		{N_("{number} above {least} up to {most}"), N_("{number} above {least} and below {most}")},
	};
	const char *words = "{number}";
	if (value->least && value->most)
		words = _(both[value->above][value->below]);
	else if (value->least)
		words = _(templates[0][value->above]);
	else if (value->most)
		words = _(templates[1][value->below]);
	jk_diagnostic_fill(out, words, arguments);
}

/* Expressions that have a name among people. */
static const char *name_of_expression(const char *expression)
{
	static const char *const names[][2] = {
		{"[A-Z]{2}", N_("two capital letters, like JP")},
		{"[a-z0-9][a-z0-9\\-]*", N_("small letters, digits and hyphens, like web-meeting")},
		{"[a-z0-9][a-z0-9\\-]{0,35}", N_("at most 36 small letters, digits and hyphens, like web-meeting")},
		{"[0-9]+\\.[0-9]+\\.[0-9]+", N_("a version like 1.0.0")},
		{"[0-9]+( [0-9]+)*", N_("whole numbers, each after a space, like 2 3 5")},
		{"[0-9R][0-9A-Za-z.\\-]*", N_("the id of a provision, like 3.1-8-5")},
		{"[a-z][a-z0-9\\-]*(\\.[a-z0-9\\-]+)*", N_("a key like party.city")},
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(expression, names[i][0]) == 0)
			return _(names[i][1]);
	return NULL;
}

static void put_text_words(jk_buffer *out, const jk_schema_value *value)
{
	char least[24], most[24];
	const char *name = value->expression ? name_of_expression(value->expression) : NULL;
	snprintf(least, sizeof least, "%zu", value->shortest);
	snprintf(most, sizeof most, "%zu", value->longest);
	const jk_argument arguments[] = {{"expression", value->expression}, {"least", least}, {"most", most}, {NULL, NULL}};
	const char *words = value->longest ? _("text of {least} to {most} characters") : _("text of at least {least} characters");
	if (value->expression)
		words = name ? name : _("text of the form {expression}");
	else if (!value->longest && value->shortest <= 1)
		words = _("some text");
	jk_diagnostic_fill(out, words, arguments);
}

static void put_one(jk_buffer *out, const jk_schema_value *value)
{
	switch (value->type) {
	case JK_LITERAL: jk_buffer_string(out, value->literal); break;
	case JK_DATE: jk_buffer_string(out, _("a date that exists, like 2026-11-23")); break;
	case JK_DECIMAL:
	case JK_INTEGER: put_number_words(out, value); break;
	case JK_TOKEN:
	case JK_STRING: put_text_words(out, value); break;
	}
}

/* The literal nearest to the text, in brackets. */
static void put_nearest(jk_buffer *out, const jk_list *values, const char *text)
{
	enum { CANDIDATES = 32 };
	const char *candidates[CANDIDATES];
	size_t count = 0;
	for (size_t i = 0; i < values->count && count < CANDIDATES; i++)
		if (((jk_schema_value *)values->items[i])->literal)
			candidates[count++] = ((jk_schema_value *)values->items[i])->literal;
	const char *near = count > 1 ? jk_text_nearest(text, candidates, count) : NULL;
	if (near)
		jk_diagnostic_fill(out, _(" (perhaps {near})"), (const jk_argument[]){{"near", near}, {NULL, NULL}});
}

static int has_full_width(const char *text)
{
	for (unsigned c; (c = jk_text_next(&text));)
		if (c >= 0xFF01 && c <= 0xFF5E)
			return 1;
	return 0;
}

void jk_schema_put_words(jk_buffer *out, const jk_list *values, const char *text)
{
	int takes_any_text = 0;
	if (values->count > 1)
		jk_buffer_string(out, _("one of: "));
	for (size_t i = 0; i < values->count; i++) {
		const jk_schema_value *value = values->items[i];
		takes_any_text |= (value->type == JK_TOKEN || value->type == JK_STRING) && !value->expression;
		if (i)
			jk_buffer_string(out, _(", "));
		put_one(out, value);
	}
	put_nearest(out, values, text);
	if (!takes_any_text && has_full_width(text))
		jk_buffer_string(out, _(", in half-width characters"));
}
