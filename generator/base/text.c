#include "base/text.h"
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

unsigned jk_text_next(const char **at)
{
	const unsigned char *p = (const unsigned char *)*at;
	static const unsigned char masks[] = {0x7F, 0x1F, 0x0F, 0x07};
	static const unsigned least[] = {0, 0x80, 0x800, 0x10000};
	if (!*p)
		return 0;
	unsigned more = *p < 0x80 ? 0 : *p >= 0xF0 && *p < 0xF8 ? 3 : *p >= 0xE0 && *p < 0xF0 ? 2 : *p >= 0xC0 && *p < 0xE0 ? 1 : 4;
	if (more == 4) {
		*at = (const char *)p + 1;
		return 0xFFFD;
	}
	unsigned character = *p & masks[more];
	for (unsigned i = 1; i <= more; i++) {
		if ((p[i] & 0xC0) != 0x80) {
			*at = (const char *)p + i;
			return 0xFFFD;
		}
		character = character << 6 | (p[i] & 0x3F);
	}
	*at = (const char *)p + more + 1;
	return character < least[more] || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000) ? 0xFFFD : character;
}

void jk_text_put(jk_buffer *buffer, unsigned c)
{
	char bytes[4];
	size_t n = 0;
	if (c < 0x80)
		bytes[n++] = (char)c;
	else if (c < 0x800)
		bytes[n++] = (char)(0xC0 | c >> 6);
	else if (c < 0x10000) {
		bytes[n++] = (char)(0xE0 | c >> 12);
		bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
	} else {
		bytes[n++] = (char)(0xF0 | c >> 18);
		bytes[n++] = (char)(0x80 | (c >> 12 & 0x3F));
		bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
	}
	if (c >= 0x80)
		bytes[n++] = (char)(0x80 | (c & 0x3F));
	jk_buffer_add(buffer, bytes, n);
}

size_t jk_text_length(const char *text)
{
	size_t n = 0;
	while (jk_text_next(&text))
		n++;
	return n;
}

static int is_wide(unsigned c)
{
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2460 && c <= 0x24FF) || (c >= 0x25A0 && c <= 0x25FF) ||
	       (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
	       (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
	       (c >= 0x20000 && c <= 0x3FFFD);
}

size_t jk_text_columns(const char *text)
{
	size_t columns = 0;
	for (unsigned c; (c = jk_text_next(&text));)
		columns += is_wide(c) ? 2 : 1;
	return columns;
}

int jk_text_equal(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

int jk_text_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

int jk_text_ends(const char *text, const char *suffix)
{
	size_t n = strlen(text), m = strlen(suffix);
	return n >= m && strcmp(text + n - m, suffix) == 0;
}

static int is_space(unsigned c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000;
}

size_t jk_text_line_end(const char *at)
{
	switch ((unsigned char)at[0]) {
	case '\n': return 1;
	case '\r': return at[1] == '\n' ? 2 : 1;
	case 0xC2: return (unsigned char)at[1] == 0x85 ? 2 : 0;
	case 0xE2: return (unsigned char)at[1] == 0x80 && ((unsigned char)at[2] == 0xA8 || (unsigned char)at[2] == 0xA9) ? 3 : 0;
	default: return 0;
	}
}

int jk_text_blank(const char *text)
{
	if (!text)
		return 1;
	for (unsigned c; (c = jk_text_next(&text));)
		if (!is_space(c))
			return 0;
	return 1;
}

/* Bytes of the space that ends before `end`, 0 when there is none. */
static size_t space_before(const char *text, const char *end)
{
	const char *at = end;
	if (at == text)
		return 0;
	do
		at--;
	while (at > text && ((unsigned char)*at & 0xC0) == 0x80);
	const char *next = at;
	return is_space(jk_text_next(&next)) && next == end ? (size_t)(end - at) : 0;
}

const char *jk_text_trim(jk_arena *arena, const char *text)
{
	const char *start = text, *at = text, *end = text + strlen(text);
	for (unsigned c; (c = jk_text_next(&at)) && is_space(c);)
		start = at;
	for (size_t bytes; (bytes = space_before(start, end)) != 0;)
		end -= bytes;
	return jk_arena_text(arena, start, (size_t)(end - start));
}

enum { WORD_MOST = 63 };

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
	unsigned m = a < b ? a : b;
	return m < c ? m : c;
}

static unsigned distance(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);
	unsigned row[WORD_MOST + 1];
	if (n > WORD_MOST || m > WORD_MOST)
		return UINT_MAX;
	for (unsigned j = 0; j <= m; j++)
		row[j] = j;
	for (size_t i = 1; i <= n; i++) {
		unsigned corner = row[0];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= m; j++) {
			unsigned above = row[j];
			row[j] = min3(above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1]));
			corner = above;
		}
	}
	return row[m];
}

const char *jk_text_nearest(const char *word, const char *const *candidates, size_t count)
{
	const char *best = NULL;
	unsigned least = (unsigned)(strlen(word) / 3) + 1;
	for (size_t i = 0; i < count; i++) {
		unsigned d = distance(word, candidates[i]);
		if (d < least || (d == least && !best)) {
			least = d;
			best = candidates[i];
		}
	}
	return best;
}

static const char *const kana =
	"アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
static const char *const iroha =
	"イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス";

static void put_nth(jk_buffer *buffer, const char *alphabet, unsigned n)
{
	if (n < 1 || n > jk_text_length(alphabet)) {
		jk_buffer_format(buffer, "%u", n);
		return;
	}
	unsigned c = 0;
	while (n--)
		c = jk_text_next(&alphabet);
	jk_text_put(buffer, c);
}

static void put_kanji(jk_buffer *buffer, unsigned n)
{
	static const char *const digits[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const units[] = {"", "十", "百", "千"};
	if (n == 0 || n > 9999) {
		jk_buffer_format(buffer, "%u", n);
		return;
	}
	unsigned divisor = 1000;
	for (int place = 3; place >= 0; place--, divisor /= 10) {
		unsigned digit = n / divisor % 10;
		if (digit > 1 || (digit == 1 && place == 0))
			jk_buffer_string(buffer, digits[digit]);
		if (digit)
			jk_buffer_string(buffer, units[place]);
	}
}

void jk_text_counter(jk_buffer *buffer, const char *kind, unsigned n)
{
	if (strcmp(kind, "ア") == 0)
		put_nth(buffer, kana, n);
	else if (strcmp(kind, "イ") == 0)
		put_nth(buffer, iroha, n);
	else if (strcmp(kind, "a") == 0)
		put_nth(buffer, "abcdefghijklmnopqrstuvwxyz", n);
	else if (strcmp(kind, "①") == 0)
		put_nth(buffer, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n);
	else if (strcmp(kind, "一") == 0)
		put_kanji(buffer, n);
	else
		jk_buffer_format(buffer, "%u", n);
}

void jk_text_label(jk_buffer *buffer, const char *format, unsigned n)
{
	const char *open = strchr(format, '{'), *close = open ? strchr(open, '}') : NULL;
	char kind[8] = "";
	if (!close || (size_t)(close - open) > sizeof kind) {
		jk_buffer_string(buffer, format);
		return;
	}
	memcpy(kind, open + 1, (size_t)(close - open) - 1);
	jk_buffer_add(buffer, format, (size_t)(open - format));
	jk_text_counter(buffer, kind, n);
	jk_buffer_string(buffer, close + 1);
}

void jk_text_commas(char *bytes, size_t length)
{
	static const char from[] = "\xE3\x80\x81", to[] = "\xEF\xBC\x8C";
	for (size_t i = 0; i + 3 <= length; i++)
		if (bytes[i] == from[0] && memcmp(bytes + i, from, 3) == 0)
			memcpy(bytes + i, to, 3);
}

int jk_text_number(const char *text, double *out)
{
	const char *p = text;
	double whole = 0, scale = 1;
	int negative = *p == '-', digits = 0;
	p += negative;
	for (; *p >= '0' && *p <= '9'; p++, digits++)
		whole = whole * 10 + (*p - '0');
	if (*p == '.')
		for (p++; *p >= '0' && *p <= '9'; p++, digits++) {
			scale /= 10;
			whole += (*p - '0') * scale;
		}
	if (*p || !digits || digits > 15)
		return 0;
	*out = negative ? -whole : whole;
	return 1;
}

void jk_text_put_number(jk_buffer *buffer, double number, int grouped)
{
	char digits[32];
	long long thousandths = llround(fabs(number) * 1000);
	if (number < 0 && thousandths)
		jk_buffer_char(buffer, '-');
	int length = snprintf(digits, sizeof digits, "%lld", thousandths / 1000);
	for (int i = 0; i < length; i++) {
		if (grouped && i && (length - i) % 3 == 0)
			jk_buffer_char(buffer, ',');
		jk_buffer_char(buffer, digits[i]);
	}
	int rest = (int)(thousandths % 1000);
	if (!rest)
		return;
	length = snprintf(digits, sizeof digits, ".%03d", rest);
	while (digits[length - 1] == '0')
		length--;
	jk_buffer_add(buffer, digits, (size_t)length);
}
