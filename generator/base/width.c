#include "base/width.h"
#include "base/text.h"

enum {
	WIDE_FIRST = 0xFF01, /* ！ … ～ stand as far above ! … ~ */
	WIDE_LAST = 0xFF5E,
	WIDE_SHIFT = 0xFF01 - '!',
	IDEOGRAPHIC_SPACE = 0x3000,
	YEN = 0xA5,
	WIDE_YEN = 0xFFE5,
	KANA_FIRST = 0xFF61,
	KANA_LAST = 0xFF9F,
	VOICED = 0xFF9E,
	HALF_VOICED = 0xFF9F,
};

/* Of U+FF61 … U+FF9F (JIS X 0201). */
static unsigned full_kana(unsigned c)
{
	static const unsigned short kana[] = {
		0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC,
		0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF,
		0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF,
		0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3, 0x309B, 0x309C,
	};
	return kana[c - KANA_FIRST];
}

static unsigned voiced(unsigned kana)
{
	if ((kana >= 0x30AB && kana <= 0x30C1 && kana % 2) || (kana >= 0x30C4 && kana <= 0x30C8 && kana % 2 == 0) ||
	    (kana >= 0x30CF && kana <= 0x30DB && kana % 3 == 0))
		return kana + 1;
	switch (kana) {
	case 0x30A6: return 0x30F4; /* ヴ */
	case 0x30EF: return 0x30F7; /* ヷ */
	case 0x30F2: return 0x30FA; /* ヺ */
	default: return 0;
	}
}

static unsigned half_voiced(unsigned kana) { return kana >= 0x30CF && kana <= 0x30DB && kana % 3 == 0 ? kana + 2 : 0; }

unsigned jk_width_kana(unsigned c, unsigned mark, int *joined)
{
	*joined = 0;
	if (c < KANA_FIRST || c > KANA_LAST)
		return c;
	unsigned kana = full_kana(c), both = mark == VOICED ? voiced(kana) : mark == HALF_VOICED ? half_voiced(kana) : 0;
	*joined = both != 0;
	return both ? both : kana;
}

/* The next character, half-width katakana and the marks behind them made one full-width one. */
static unsigned next(const char **at)
{
	unsigned c = jk_text_next(at);
	if (c < KANA_FIRST || c > KANA_LAST)
		return c;
	const char *ahead = *at;
	int joined;
	c = jk_width_kana(c, jk_text_next(&ahead), &joined);
	if (joined)
		*at = ahead;
	return c;
}

static unsigned wide(unsigned c)
{
	if (c >= '!' && c <= '~')
		return c + WIDE_SHIFT;
	return c == ' ' ? IDEOGRAPHIC_SPACE : c == YEN ? WIDE_YEN : c;
}

unsigned jk_width_narrow(unsigned c)
{
	if (c >= WIDE_FIRST && c <= WIDE_LAST)
		return c - WIDE_SHIFT;
	return c == IDEOGRAPHIC_SPACE ? ' ' : c == WIDE_YEN ? YEN : c;
}

static int is_digit(unsigned c) { return c >= '0' && c <= '9'; }

void jk_width_put_wide(jk_buffer *buffer, const char *text)
{
	for (unsigned c; (c = next(&text));)
		jk_text_put(buffer, wide(c));
}

void jk_width_put_wide_digits(jk_buffer *buffer, const char *text)
{
	for (unsigned c; (c = next(&text));)
		jk_text_put(buffer, is_digit(c) ? wide(c) : c);
}

void jk_width_put_narrow(jk_buffer *buffer, const char *text)
{
	for (unsigned c; (c = next(&text));)
		jk_text_put(buffer, jk_width_narrow(c));
}

static int is_letter(unsigned c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/* Whether a number or a word like A4 goes on: a digit or letter, or a point or comma between digits. */
static int goes_on(const char *at)
{
	unsigned c = jk_width_narrow(next(&at));
	return is_digit(c) || is_letter(c) || ((c == '.' || c == ',') && is_digit(jk_width_narrow(next(&at))));
}

void jk_width_put_lone_digits(jk_buffer *buffer, const char *text)
{
	int inside = 0;
	for (unsigned c; (c = next(&text));) {
		unsigned plain = jk_width_narrow(c);
		int number = is_digit(plain), more = goes_on(text), point = (plain == '.' || plain == ',') && inside && more;
		if (number && !inside && !more)
			c = wide(plain);
		else if (number || point)
			c = plain;
		jk_text_put(buffer, c);
		inside = number || is_letter(plain) || point;
	}
}
