#include "compare/quantity.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "base/unit.h"

/* --- units --- */

/* What papers call them besides the words of base/unit.c. */
static const struct {
	const char *word, *unit;
	unsigned times;
} names[] = {
	{"日間", "day", 1},        {"週間", "day", 7},      {"ヶ月", "month", 1},   {"ヵ月", "month", 1},      {"カ月", "month", 1},
	{"ケ月", "month", 1},      {"箇月", "month", 1},    {"か月間", "month", 1}, {"箇月間", "month", 1},    {"ヶ月間", "month", 1},
	{"年間", "year", 1},       {"分間", "minute", 1},   {"秒間", "second", 1},  {"パーセント", "percent", 1}, {"%", "percent", 1},
	{"名", "person", 1},       {"箇所", "place", 1},    {"ヶ所", "place", 1},   {"ヵ所", "place", 1},      {"カ所", "place", 1},
	{"営業日間", "business-day", 1}, {"開庁日", "business-day", 1},
};
enum { NAMES = sizeof names / sizeof *names };

static void take(const char *text, const char *word, const char *unit, unsigned times, const char **best, size_t *length, unsigned *how)
{
	size_t bytes = strlen(word);
	if (!bytes || bytes <= *length || strncmp(text, word, bytes) != 0)
		return;
	*best = unit;
	*length = bytes;
	*how = times;
}

const char *jk_quantity_unit(const char *text, size_t *length, unsigned *times)
{
	const char *best = NULL;
	*length = 0;
	const jk_unit *unit;
	for (unsigned i = 0; (unit = jk_unit_at(i)) != NULL; i++)
		take(text, unit->word, unit->unit, 1, &best, length, times);
	for (unsigned i = 0; i < NAMES; i++)
		take(text, names[i].word, names[i].unit, names[i].times, &best, length, times);
	return best;
}

int jk_quantity_compare(int *order, double a, const char *a_unit, double b, const char *b_unit)
{
	enum { CALENDAR_SLACK = 2 }; /* percent: months differ in length */
	const jk_unit *first = jk_unit_named(a_unit), *second = jk_unit_named(b_unit);
	double slack = 1e-9;
	if (!jk_text_equal(a_unit, b_unit)) {
		if (!first || !second || first->hours == 0 || second->hours == 0)
			return 0;
		a *= first->hours;
		b *= second->hours;
		slack = fmax(fabs(a), fabs(b)) * CALENDAR_SLACK / 100;
	}
	*order = fabs(a - b) <= slack ? 0 : a < b ? -1 : 1;
	return 1;
}

/* --- numbers --- */

static int digit_of(const char *at, size_t *bytes)
{
	unsigned char c = (unsigned char)*at;
	*bytes = 1;
	if (c >= '0' && c <= '9')
		return c - '0';
	const unsigned char *wide = (const unsigned char *)at; /* U+FF10 is EF BC 90 */
	*bytes = 3;
	return wide[0] == 0xEF && wide[1] == 0xBC && wide[2] >= 0x90 && wide[2] <= 0x99 ? wide[2] - 0x90 : -1;
}

/* Bytes of a mark between digits, followed by a digit; 0: none. */
static size_t between(const char *at, const char *narrow, const char *wide)
{
	size_t bytes = jk_text_starts(at, narrow) ? strlen(narrow) : jk_text_starts(at, wide) ? strlen(wide) : 0, unused;
	return bytes && digit_of(at + bytes, &unused) >= 0 ? bytes : 0;
}

/* 1,234.5 in either width; bytes read. */
static size_t read_digits(char *raw, const char *text)
{
	size_t used = 0, at = 0, bytes, skip;
	int point = 0, digit;
	while ((digit = digit_of(text + at, &bytes)) >= 0) {
		if (used + 2 < JK_QUANTITY_RAW)
			raw[used++] = (char)('0' + digit);
		at += bytes;
		if ((skip = point ? 0 : between(text + at, ",", "，")) > 0)
			at += skip;
		else if ((skip = point ? 0 : between(text + at, ".", "．")) > 0) {
			point = 1;
			at += skip;
			if (used + 2 < JK_QUANTITY_RAW)
				raw[used++] = '.';
		}
	}
	raw[used] = '\0';
	return at;
}

/* Without needless zeros: 024.50 is 24.5. */
static void tidy(char *raw)
{
	size_t zeros = 0;
	while (raw[zeros] == '0' && raw[zeros + 1] >= '0' && raw[zeros + 1] <= '9')
		zeros++;
	memmove(raw, raw + zeros, strlen(raw + zeros) + 1);
	if (!strchr(raw, '.'))
		return;
	size_t end = strlen(raw);
	while (raw[end - 1] == '0')
		end--;
	raw[raw[end - 1] == '.' ? end - 1 : end] = '\0';
}

static const struct {
	const char *word;
	long long value;
	int power; /* 十百千 within four digits; 2: 万億 */
} kanji[] = {
	{"〇", 0, 0}, {"一", 1, 0}, {"二", 2, 0}, {"三", 3, 0}, {"四", 4, 0}, {"五", 5, 0},  {"六", 6, 0},   {"七", 7, 0},
	{"八", 8, 0}, {"九", 9, 0}, {"十", 10, 1}, {"百", 100, 1}, {"千", 1000, 1}, {"万", 10000, 2}, {"億", 100000000, 2},
};
enum { KANJI = sizeof kanji / sizeof *kanji };

static int kanji_at(const char *text)
{
	for (int i = 0; i < KANJI; i++)
		if (jk_text_starts(text, kanji[i].word))
			return i;
	return -1;
}

/* 二十四, 一二〇, 百万; bytes read, 0: none or too large. */
static size_t read_kanji(char *raw, const char *text)
{
	enum { LONGEST = 12 };
	long long whole = 0, four = 0, digit = 0;
	size_t at = 0;
	int count = 0, i;
	for (; (i = kanji_at(text + at)) >= 0; count++) {
		if (count == LONGEST)
			return 0;
		if (kanji[i].power == 0)
			digit = digit * 10 + kanji[i].value;
		else if (kanji[i].power == 1)
			four += (digit ? digit : 1) * kanji[i].value;
		else
			whole += (four + digit ? four + digit : 1) * kanji[i].value;
		if (kanji[i].power)
			digit = 0;
		if (kanji[i].power == 2)
			four = 0;
		at += strlen(kanji[i].word);
	}
	snprintf(raw, JK_QUANTITY_RAW, "%lld", whole + four + digit);
	return count ? at : 0;
}

/* 200万円: the powers behind digits. */
static size_t read_power(char *raw, const char *text)
{
	double number;
	int i = kanji_at(text);
	if (i < 0 || !kanji[i].power || !jk_text_number(raw, &number) || number * (double)kanji[i].value > 1e15)
		return 0;
	snprintf(raw, JK_QUANTITY_RAW, "%.0f", number * (double)kanji[i].value);
	return strlen(kanji[i].word);
}

/* --- quantities --- */

static size_t spaces(const char *text)
{
	size_t at = 0;
	while (text[at] == ' ' || jk_text_starts(text + at, "　"))
		at += text[at] == ' ' ? 1 : strlen("　");
	return at;
}

/* What makes a number with a unit something else: 3分の1, 8年4月, 8年度. */
static int is_other(const char *unit, const char *behind)
{
	size_t bytes;
	if (jk_text_equal(unit, "minute"))
		return jk_text_starts(behind, "の") && digit_of(behind + strlen("の"), &bytes) >= 0;
	if (jk_text_equal(unit, "year"))
		return digit_of(behind, &bytes) >= 0 || jk_text_starts(behind, "度");
	return 0;
}

/* In kanji, 一部 and 十分 are words; 一回 and 二十四時間 are numbers. */
static int is_kanji_word(const char *unit, const char *behind)
{
	const jk_unit *known = jk_unit_named(unit);
	if (jk_text_equal(unit, "minute"))
		return !jk_text_starts(behind, "以");
	return known->hours == 0 && !jk_text_equal(unit, "percent") && !jk_text_equal(unit, "yen") && !jk_text_equal(unit, "times");
}

static void multiply(jk_quantity *q, unsigned times)
{
	if (times == 1)
		return;
	q->number *= times;
	snprintf(q->raw, sizeof q->raw, "%.0f", q->number);
}

/* A number at that place, *to behind it even when it is no quantity; then also whether it is one. */
static int read_at(jk_quantity *out, size_t *to, const char *text, size_t at)
{
	jk_quantity q = {.from = at};
	size_t used = read_digits(q.raw, text + at), length;
	int in_kanji = !used;
	unsigned times = 1;
	used = in_kanji ? read_kanji(q.raw, text + at) : used + read_power(q.raw, text + at + used);
	*to = at + used;
	if (!used)
		return 0;
	tidy(q.raw);
	size_t gap = spaces(text + *to);
	q.unit = jk_quantity_unit(text + *to + gap, &length, &times);
	q.to = *to + gap + length;
	if (!q.unit || !jk_text_number(q.raw, &q.number) || (in_kanji ? is_kanji_word : is_other)(q.unit, text + q.to))
		return 0;
	multiply(&q, times);
	*out = q;
	*to = q.to;
	return 1;
}

/* Whether the text before a number makes it an ordinal or a part of a date. */
static int follows(const char *text, size_t at, const char *word)
{
	size_t bytes = strlen(word);
	return at >= bytes && strncmp(text + at - bytes, word, bytes) == 0;
}

static int is_dated(const char *text, const jk_quantity *q)
{
	static const char *const words[] = {"第", "令和", "平成", "昭和", "大正", "明治"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (follows(text, q->from, words[i]))
			return 1;
	return jk_text_equal(q->unit, "day") && follows(text, q->from, "月");
}

int jk_quantity_find(jk_quantity *out, const char *text, size_t length, size_t from)
{
	for (size_t at = from, to; at < length; at = to) {
		jk_quantity q;
		const char *next = text + at;
		int found = read_at(&q, &to, text, at);
		if (found && q.to <= length && !is_dated(text, &q)) {
			*out = q;
			return 1;
		}
		if (to == at) {
			(void)jk_text_next(&next);
			to = (size_t)(next - text);
		}
	}
	return 0;
}
