#include "base/base64.h"
#include <string.h>

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void jk_base64_put(jk_buffer *out, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i += 3) {
		size_t left = length - i;
		unsigned long group = (unsigned long)(unsigned char)bytes[i] << 16;
		group |= left > 1 ? (unsigned long)(unsigned char)bytes[i + 1] << 8 : 0;
		group |= left > 2 ? (unsigned char)bytes[i + 2] : 0;
		const char four[] = {letters[group >> 18], letters[group >> 12 & 63], left > 1 ? letters[group >> 6 & 63] : '=', left > 2 ? letters[group & 63] : '='};
		jk_buffer_add(out, four, sizeof four);
	}
}

static int value_of(char letter)
{
	const char *found = letter ? strchr(letters, letter) : NULL;
	return found ? (int)(found - letters) : -1;
}

/* `count` letters (2 to 4) stand for one byte less. Bits behind the last byte must be 0. */
static int read_group(jk_buffer *out, const char *text, size_t count)
{
	unsigned long group = 0;
	for (size_t i = 0; i < 4; i++) {
		int value = i < count ? value_of(text[i]) : 0;
		if (value < 0)
			return 0;
		group = group << 6 | (unsigned long)value;
	}
	const char bytes[] = {(char)(group >> 16 & 0xFF), (char)(group >> 8 & 0xFF), (char)(group & 0xFF)};
	jk_buffer_add(out, bytes, count - 1);
	return !(group & ((1UL << 8 * (4 - count)) - 1));
}

int jk_base64_read(jk_buffer *out, const char *text, size_t length)
{
	if (length % 4)
		return 0;
	for (size_t i = 0; i < length; i += 4) {
		size_t count = 4;
		if (i + 4 == length)
			count -= (size_t)(text[i + 3] == '=') + (size_t)(text[i + 3] == '=' && text[i + 2] == '=');
		if (!read_group(out, text + i, count))
			return 0;
	}
	return 1;
}
