#include "base/numeral.h"
#include <string.h>
#include "base/text.h"

enum { TYPED_MOST = 64, GROUP = 4 };

/* --- reading --- */

static char folded(unsigned c)
{
	if (c >= 0xFF10 && c <= 0xFF19)
		return (char)('0' + (c - 0xFF10));
	switch (c) {
	case 0xFF0C: return ',';
	case 0xFF0E: return '.';
	case 0xFF0B: return '+';
	case 0xFF0D:
	case 0x2212:
	case 0x25B2:
	case 0x25B3: return '-';
	default: return c < 0x80 && strchr("0123456789,.+-eE", (int)c) ? (char)c : '\0';
	}
}

static int is_space(unsigned c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000; }

/* The typed characters in ASCII, without space around. */
static int fold(char *out, const char *text)
{
	size_t n = 0;
	int ended = 0;
	for (unsigned c; (c = jk_text_next(&text));) {
		if (is_space(c)) {
			ended = n > 0;
			continue;
		}
		char plain = folded(c);
		if (!plain || ended || n + 1 == TYPED_MOST)
			return 0;
		out[n++] = plain;
	}
	out[n] = '\0';
	return n > 0;
}

typedef struct {
	const char *at;
	char digits[TYPED_MOST];
	int count, point; /* where the point stands among the digits */
} reading;

static int read_digits(reading *r)
{
	int before = r->count;
	for (; *r->at >= '0' && *r->at <= '9'; r->at++)
		r->digits[r->count++] = *r->at;
	return r->count - before;
}

static int read_whole(reading *r)
{
	int first = read_digits(r), grouped = *r->at == ',';
	if (grouped && (first < 1 || first > 3))
		return 0;
	while (*r->at == ',') {
		r->at++;
		if (read_digits(r) != 3)
			return 0;
	}
	r->point = r->count;
	return 1;
}

static int read_exponent(reading *r)
{
	if (*r->at != 'e' && *r->at != 'E')
		return 1;
	int negative = r->at[1] == '-', exponent = 0, digits = 0;
	r->at += r->at[1] == '-' || r->at[1] == '+' ? 2 : 1;
	for (; *r->at >= '0' && *r->at <= '9' && digits < 3; r->at++, digits++)
		exponent = exponent * 10 + (*r->at - '0');
	r->point += negative ? -exponent : exponent;
	return digits > 0;
}

static char digit_at(const reading *r, int place) { return place >= 0 && place < r->count ? r->digits[place] : '0'; }

/* The digits around the point, as they belong into a decimal. */
static int place_digits(jk_decimal *out, const reading *r)
{
	int start = r->point < 0 ? r->point : 0, end = r->count;
	size_t n = 0;
	while (start < r->point && digit_at(r, start) == '0')
		start++;
	while (end > r->point && digit_at(r, end - 1) == '0')
		end--;
	if (r->point - start > JK_DECIMAL_WHOLE || end - r->point > JK_DECIMAL_FRACTION)
		return 0;
	for (int i = start; i < r->point; i++)
		out->whole[n++] = digit_at(r, i);
	if (!n)
		out->whole[n++] = '0';
	out->whole[n] = '\0';
	n = 0;
	for (int i = r->point; i < end; i++)
		out->fraction[n++] = digit_at(r, i);
	out->fraction[n] = '\0';
	return 1;
}

static int is_zero(const jk_decimal *d) { return strcmp(d->whole, "0") == 0 && !*d->fraction; }

int jk_decimal_parse(jk_decimal *out, const char *text)
{
	char typed[TYPED_MOST];
	jk_decimal found = {0};
	if (!fold(typed, text))
		return 0;
	reading r = {.at = typed};
	found.negative = *r.at == '-';
	r.at += *r.at == '-' || *r.at == '+';
	if (!read_whole(&r))
		return 0;
	if (*r.at == '.') {
		r.at++;
		(void)read_digits(&r);
	}
	if (!r.count || !read_exponent(&r) || *r.at || !place_digits(&found, &r))
		return 0;
	if (is_zero(&found))
		found.negative = 0;
	*out = found;
	return 1;
}

int jk_decimal_whole(const jk_decimal *d, long long *out)
{
	enum { DIGITS_MOST = 18 };
	long long value = 0;
	if (*d->fraction || strlen(d->whole) > DIGITS_MOST)
		return 0;
	for (const char *p = d->whole; *p; p++)
		value = value * 10 + (*p - '0');
	*out = d->negative ? -value : value;
	return 1;
}

/* Adds one at the last of the digits; 1 when they have all become 0. */
static int carry(char *digits, size_t count)
{
	while (count-- > 0) {
		if (digits[count] != '9') {
			digits[count]++;
			return 0;
		}
		digits[count] = '0';
	}
	return 1;
}

void jk_decimal_round(jk_decimal *d, unsigned decimals)
{
	if (strlen(d->fraction) <= decimals)
		return;
	int up = d->fraction[decimals] >= '5';
	d->fraction[decimals] = '\0';
	if (up && carry(d->fraction, decimals) && carry(d->whole, strlen(d->whole))) {
		memmove(d->whole + 1, d->whole, strlen(d->whole) + 1);
		d->whole[0] = '1';
	}
	for (size_t n = decimals; n > 0 && d->fraction[n - 1] == '0'; n--)
		d->fraction[n - 1] = '\0';
	if (is_zero(d))
		d->negative = 0;
}

/* --- digits --- */

static void put_grouped(jk_buffer *buffer, const char *digits, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			jk_buffer_char(buffer, ',');
		jk_buffer_char(buffer, digits[i]);
	}
}

static void put_fraction(jk_buffer *buffer, const jk_decimal *d, unsigned decimals)
{
	size_t length = strlen(d->fraction);
	if (length || decimals)
		jk_buffer_char(buffer, '.');
	jk_buffer_string(buffer, d->fraction);
	for (; length < decimals; length++)
		jk_buffer_char(buffer, '0');
}

void jk_numeral_put(jk_buffer *buffer, const jk_decimal *d, int grouped, unsigned decimals)
{
	if (grouped)
		put_grouped(buffer, d->whole, strlen(d->whole));
	else
		jk_buffer_string(buffer, d->whole);
	put_fraction(buffer, d, decimals);
}

/* --- groups of four digits --- */

/* The next group of the digits at *at, which are `left` in all; its length, without zeros in front, is 0 for 0000. */
static size_t next_group(const char **digits, size_t *left, const char **at)
{
	size_t length = (*left - 1) % GROUP + 1;
	*at = *digits;
	*digits += length;
	*left -= length;
	while (length && **at == '0') {
		(*at)++;
		length--;
	}
	return length;
}

static const char *const myriads[] = {"", "万", "億", "兆", "京", "垓"};
static const char *const dressed_myriads[] = {"", "萬", "億", "兆", "京", "垓"};

void jk_numeral_put_mixed(jk_buffer *buffer, const jk_decimal *d, int grouped)
{
	const char *digits = d->whole, *group;
	size_t left = strlen(digits), length = 0;
	while (left) {
		length = next_group(&digits, &left, &group);
		if (grouped)
			put_grouped(buffer, group, length);
		else
			jk_buffer_add(buffer, group, length);
		jk_buffer_string(buffer, length ? myriads[left / GROUP] : "");
	}
	/* 0 itself; and 1万 with a fraction is 1万0.5. */
	if (!length && (*d->fraction || strcmp(d->whole, "0") == 0))
		jk_buffer_char(buffer, '0');
	put_fraction(buffer, d, 0);
}

/* --- words --- */

static const char *const plain_digits[] = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
static const struct {
	const char *const digits[10];
	const char *const tens[GROUP];
	const char *const *myriads;
	int says_one; /* before 十, 百 and 千, too: nothing can be put in front of it */
} dresses[] = {
	[JK_NUMERAL_KANJI] = {{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, {"", "十", "百", "千"}, myriads, 0},
	[JK_NUMERAL_DAIJI] = {{"零", "壱", "弐", "参", "四", "五", "六", "七", "八", "九"}, {"", "拾", "百", "千"}, myriads, 1},
	[JK_NUMERAL_DAIJI_ALL] = {{"零", "壱", "弐", "参", "肆", "伍", "陸", "漆", "捌", "玖"}, {"", "拾", "佰", "仟"}, dressed_myriads, 1},
};

static void put_word_digits(jk_buffer *buffer, const char *digits, const char *const *words)
{
	for (; *digits; digits++)
		jk_buffer_string(buffer, words[*digits - '0']);
}

static void put_word_group(jk_buffer *buffer, const char *group, size_t length, int last, jk_numeral_words words)
{
	for (size_t i = 0; i < length; i++) {
		size_t place = length - 1 - i;
		int digit = group[i] - '0';
		/* 千 alone, but 一千万: 千万 may be read as an adverb. */
		if (digit > 1 || (digit == 1 && (place == 0 || dresses[words].says_one || (place == 3 && !last))))
			jk_buffer_string(buffer, dresses[words].digits[digit]);
		if (digit)
			jk_buffer_string(buffer, dresses[words].tens[place]);
	}
}

static void put_word_fraction(jk_buffer *buffer, const jk_decimal *d, const char *const *words)
{
	if (*d->fraction)
		jk_buffer_string(buffer, "・");
	put_word_digits(buffer, d->fraction, words);
}

void jk_numeral_put_words(jk_buffer *buffer, const jk_decimal *d, jk_numeral_words words)
{
	const char *digits = d->whole, *group;
	size_t left = strlen(digits);
	if (strcmp(digits, "0") == 0)
		jk_buffer_string(buffer, dresses[words].digits[0]);
	while (left) {
		size_t length = next_group(&digits, &left, &group);
		put_word_group(buffer, group, length, !left, words);
		jk_buffer_string(buffer, length ? dresses[words].myriads[left / GROUP] : "");
	}
	put_word_fraction(buffer, d, dresses[words].digits);
}

void jk_numeral_put_digits(jk_buffer *buffer, const jk_decimal *d)
{
	put_word_digits(buffer, d->whole, plain_digits);
	put_word_fraction(buffer, d, plain_digits);
}

/* --- labels --- */

void jk_numeral_put_roman(jk_buffer *buffer, unsigned n)
{
	static const struct {
		unsigned value;
		const char *letters;
	} steps[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
		     {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
	if (n < 1 || n > 3999) {
		jk_buffer_format(buffer, "%u", n);
		return;
	}
	for (size_t i = 0; n; i++)
		for (; n >= steps[i].value; n -= steps[i].value)
			jk_buffer_string(buffer, steps[i].letters);
}

void jk_numeral_put_letters(jk_buffer *buffer, unsigned n)
{
	enum { LETTERS = 26, LENGTH_MOST = 8 };
	char letters[LENGTH_MOST];
	size_t at = LENGTH_MOST;
	if (n < 1)
		jk_buffer_char(buffer, '0');
	for (; n; n = (n - 1) / LETTERS)
		letters[--at] = (char)('A' + (n - 1) % LETTERS);
	jk_buffer_add(buffer, letters + at, LENGTH_MOST - at);
}

void jk_numeral_put_circled(jk_buffer *buffer, unsigned n)
{
	if (n == 0)
		jk_text_put(buffer, 0x24EA);
	else if (n <= 20)
		jk_text_put(buffer, 0x2460 + n - 1);
	else if (n <= 35)
		jk_text_put(buffer, 0x3251 + n - 21);
	else if (n <= 50)
		jk_text_put(buffer, 0x32B1 + n - 36);
	else
		jk_buffer_format(buffer, "%u", n);
}

void jk_numeral_put_bracketed(jk_buffer *buffer, unsigned n)
{
	if (n >= 1 && n <= 20)
		jk_text_put(buffer, 0x2474 + n - 1);
	else
		jk_buffer_format(buffer, "%u", n);
}
