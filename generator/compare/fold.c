#include "compare/fold.h"
#include "base/width.h"

enum { ODD_BYTE = 0xDC00 }; /* a lone half of a surrogate pair, which no text has: 0xDC80 … 0xDCFF */

/* The character at `at` and its bytes; ODD_BYTE + byte where there is none. */
static unsigned decode(const unsigned char *at, size_t left, size_t *bytes)
{
	static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
	static const unsigned char masks[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
	unsigned lead = *at, c;
	size_t n = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
	*bytes = 1;
	if (n == 0 || n > left)
		return ODD_BYTE + lead;
	c = lead & masks[n];
	for (size_t i = 1; i < n; i++) {
		if ((at[i] & 0xC0) != 0x80)
			return ODD_BYTE + lead;
		c = c << 6 | (at[i] & 0x3F);
	}
	if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		return ODD_BYTE + lead;
	*bytes = n;
	return c;
}

/* As decode, folded. */
static unsigned next(const unsigned char *at, size_t left, size_t *bytes)
{
	unsigned c = decode(at, left, bytes);
	if (c < 0xFF01)
		return c < 0x80 ? c : jk_width_narrow(c);
	size_t more = 0;
	unsigned mark = *bytes < left ? decode(at + *bytes, left - *bytes, &more) : 0;
	int joined;
	c = jk_width_kana(c, mark, &joined);
	if (joined)
		*bytes += more;
	return jk_width_narrow(c);
}

unsigned jk_fold_next(const char **at, const char *end)
{
	size_t bytes;
	unsigned c = next((const unsigned char *)*at, (size_t)(end - *at), &bytes);
	*at += bytes;
	return c;
}

jk_result jk_fold(jk_folded *out, jk_arena *arena, const char *text, size_t length)
{
	uint16_t *units = jk_arena_array(arena, length + 1, sizeof *units);
	size_t *from = jk_arena_array(arena, length + 1, sizeof *from);
	size_t count = 0;
	if (!units || !from)
		return JK_NO_MEMORY;
	for (size_t at = 0, bytes; at < length; at += bytes) {
		unsigned c = next((const unsigned char *)text + at, length - at, &bytes);
		from[count] = at;
		if (c > 0xFFFF) {
			units[count++] = (uint16_t)(0xD7C0 + (c >> 10));
			from[count] = at;
			c = 0xDC00 + (c & 0x3FF);
		}
		units[count++] = (uint16_t)c;
	}
	from[count] = length;
	*out = (jk_folded){units, from, count};
	return JK_OK;
}

int jk_is_digit(unsigned c) { return c >= '0' && c <= '9'; }
int jk_is_latin(unsigned c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250); }
int jk_is_hiragana(unsigned c) { return c >= 0x3041 && c <= 0x309F; }
int jk_is_katakana(unsigned c) { return (c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF); }

int jk_is_kanji(unsigned c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x3005 && c <= 0x3007);
}
