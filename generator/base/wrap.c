#include "base/wrap.h"
#include <string.h>
#include "base/text.h"

static size_t width_of(const char *from, const char *to)
{
	char character[8];
	size_t length = (size_t)(to - from);
	if (length >= sizeof character)
		return 1;
	memcpy(character, from, length);
	character[length] = '\0';
	return jk_text_columns(character);
}

static int is_one_of(const char *marks, const char *at)
{
	for (const char *mark = marks; *mark;) {
		const char *begin = mark;
		(void)jk_text_next(&mark);
		if (strncmp(at, begin, (size_t)(mark - begin)) == 0)
			return 1;
	}
	return 0;
}

/* -] and +} end what was marked in a text without colours; [- and {+ begin it. */
static int must_not_begin(const char *at)
{
	return is_one_of("、。，．・：；？！）」』】〉》〕］｝ーっゃゅょッャュョ々,.;:!?)]}", at) || strncmp(at, "-]", 2) == 0 ||
	       strncmp(at, "+}", 2) == 0;
}

static int must_not_end(const char *from, const char *last)
{
	if (last > from && (*last == '-' || *last == '+') && last[-1] == (*last == '-' ? '[' : '{'))
		return 1;
	return is_one_of("（「『【〈《〔［｛([{", last);
}

static int is_ascii(const char *at) { return *at && !((unsigned char)*at & 0x80); }

size_t jk_wrap_columns(const char *text, size_t length)
{
	size_t columns = 0;
	for (const char *at = text; at < text + length;) {
		const char *begin = at;
		(void)jk_text_next(&at);
		columns += width_of(begin, at);
	}
	return columns;
}

size_t jk_wrap_length(const char *text, size_t columns)
{
	const char *at = text, *fit = text;
	size_t width = 0;
	while (*at && *at != '\n') {
		const char *next = at;
		(void)jk_text_next(&next);
		width += width_of(at, next);
		if (width > columns)
			return (size_t)((fit > text ? fit : at > text ? at : next) - text);
		int inside_word = is_ascii(at) && *at != ' ' && is_ascii(next) && *next != ' ' && *next != '\n';
		if (!inside_word && !must_not_begin(next) && !must_not_end(text, at))
			fit = next;
		at = next;
	}
	return (size_t)(at - text);
}
