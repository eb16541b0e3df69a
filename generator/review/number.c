#include "review/number.h"
#include <string.h>
#include "base/text.h"

static const char kanji[] = "〇一二三四五六七八九十百千";
static const char kana[] = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンヰヱ";

static unsigned peek(const char *at) { return jk_text_next(&at); }

static int is_digit(unsigned c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

static int is_one_of(unsigned c, const char *set)
{
	for (const char *at = set; *at;)
		if (jk_text_next(&at) == c)
			return 1;
	return 0;
}

static const char *skip_digits(const char *at)
{
	while (is_digit(peek(at)))
		(void)jk_text_next(&at);
	return at;
}

static const char *skip_kanji(const char *at)
{
	while (is_one_of(peek(at), kanji))
		(void)jk_text_next(&at);
	return at;
}

/* Digits of one kind; NULL when there are none, or too many for a number of a paragraph. */
static const char *skip_number(const char *at)
{
	enum { BYTES_MOST = 12 };
	const char *end = skip_digits(at);
	if (end == at)
		end = skip_kanji(at);
	return end > at && end - at <= BYTES_MOST ? end : NULL;
}

/* --- 第N条 --- */

static const char *skip_branches(const char *at)
{
	const char *number;
	while (jk_text_starts(at, "の") && (number = skip_number(at + strlen("の"))) != NULL)
		at = number;
	return at;
}

static const char *skip_ordinal(const char *text, jk_number_kind *kind)
{
	const char *at = jk_text_starts(text, "第") ? skip_number(text + strlen("第")) : NULL;
	if (!at)
		return NULL;
	unsigned unit = peek(at);
	*kind = unit == peek("条") ? JK_NUMBER_ARTICLE : is_one_of(unit, "編章節款目") ? JK_NUMBER_CHAPTER : JK_NUMBER_NONE;
	if (*kind == JK_NUMBER_NONE)
		return NULL;
	(void)jk_text_next(&at);
	return skip_branches(at);
}

/* --- others --- */

static int is_letter(unsigned c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xFF41 && c <= 0xFF5A); }

static const char *skip_kana(const char *at)
{
	unsigned c = peek(at);
	if (!is_one_of(c, kana) && !is_letter(c))
		return NULL;
	(void)jk_text_next(&at);
	return at;
}

static const char *skip_bracketed(const char *text, jk_number_kind *kind)
{
	const char *at = text;
	unsigned open = jk_text_next(&at);
	const char *inside = open == '(' || open == 0xFF08 ? skip_number(at) : NULL;
	*kind = JK_NUMBER_ITEM;
	if ((open == '(' || open == 0xFF08) && !inside) {
		inside = skip_kana(at);
		*kind = JK_NUMBER_KANA_ITEM;
	}
	unsigned close = inside ? jk_text_next(&inside) : 0;
	return close == ')' || close == 0xFF09 ? inside : NULL;
}

/* ① ⑴ */
static const char *skip_enclosed(const char *text, jk_number_kind *kind)
{
	const char *at = text;
	unsigned c = jk_text_next(&at);
	*kind = JK_NUMBER_ITEM;
	return (c >= 0x2460 && c <= 0x2487) || (c >= 0x3251 && c <= 0x325F) ? at : NULL;
}

static int is_point(unsigned c) { return c == '.' || c == 0xFF0E || c == '-' || c == 0xFF0D || c == 0x2010 || c == 0x2212; }

static const char *skip_plain(const char *text, jk_number_kind *kind)
{
	const char *at = skip_number(text);
	*kind = JK_NUMBER_PLAIN;
	while (at && is_point(peek(at))) {
		const char *point = at;
		(void)jk_text_next(&point);
		const char *end = skip_digits(point);
		if (end == point) {
			unsigned c = peek(at);
			return c == '.' || c == 0xFF0E ? point : at; /* "2." */
		}
		*kind = JK_NUMBER_DECIMAL;
		at = end;
	}
	if (at && (peek(at) == ')' || peek(at) == 0xFF09)) {
		(void)jk_text_next(&at);
		*kind = JK_NUMBER_ITEM;
	}
	return at;
}

static const char *skip_any(const char *text, jk_number_kind *kind)
{
	const char *at = skip_ordinal(text, kind);
	if (!at)
		at = skip_bracketed(text, kind);
	if (!at)
		at = skip_enclosed(text, kind);
	if (!at)
		at = skip_plain(text, kind);
	if (!at) {
		at = skip_kana(text);
		*kind = JK_NUMBER_KANA;
	}
	return at;
}

static int is_space(unsigned c) { return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0; }

/* What may follow without a space: a heading in brackets behind 第12条, text behind ① and (1). */
static int parts(jk_number_kind kind, const char *end, const char *text)
{
	unsigned next = peek(end), first = peek(text);
	if (kind == JK_NUMBER_ARTICLE || kind == JK_NUMBER_CHAPTER)
		return !next || is_space(next) || next == 0xFF08 || next == '(';
	if (kind == JK_NUMBER_KANA && is_letter(first))
		return next == '\t' || next == 0x3000; /* "A 社" is no number */
	if (is_space(next))
		return 1;
	int stopped = end > text && (end[-1] == '.' || (end - text >= 3 && memcmp(end - 3, "．", 3) == 0));
	return kind == JK_NUMBER_ITEM ? first == '(' || first == 0xFF08 || first >= 0x2460 : stopped && !is_digit(next);
}

jk_number_kind jk_number_typed(const char *text, size_t *length)
{
	jk_number_kind kind = JK_NUMBER_NONE;
	const char *end = skip_any(text, &kind);
	*length = 0;
	if (!end || !parts(kind, end, text))
		return JK_NUMBER_NONE;
	*length = (size_t)(end - text);
	return kind;
}

jk_number_kind jk_number_of_label(const char *label)
{
	jk_number_kind kind = JK_NUMBER_NONE;
	const char *end = skip_any(label, &kind);
	return end ? kind : JK_NUMBER_NONE;
}
