#include "template/markup.h"
#include <string.h>
#include "base/text.h"

void jk_markup_init(jk_markup *markup, const char *bytes, size_t from, size_t to)
{
	*markup = (jk_markup){.bytes = bytes, .next = from, .end = to};
}

/* Behind the next `stop` from `at` on; the end of all when there is none. */
static size_t behind(const jk_markup *m, size_t at, const char *stop)
{
	size_t length = strlen(stop);
	for (const char *found; at < m->end && (found = memchr(m->bytes + at, stop[0], m->end - at)) != NULL; at++) {
		at = (size_t)(found - m->bytes);
		if (m->end - at >= length && memcmp(found, stop, length) == 0)
			return at + length;
	}
	return m->end;
}

/* Behind the '>' of a tag; one within quotes does not end it. */
static size_t behind_tag(const jk_markup *m, size_t at)
{
	char quote = 0;
	for (; at < m->end; at++) {
		char c = m->bytes[at];
		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return at + 1;
	}
	return m->end;
}

static void read_name(jk_markup *m, size_t at)
{
	size_t start = at;
	for (; at < m->to; at++) {
		char c = m->bytes[at];
		if (c == ':')
			start = at + 1;
		else if (c == ' ' || c == '>' || c == '/' || c == '\n' || c == '\t' || c == '\r')
			break;
	}
	m->name = (jk_slice){m->bytes + start, at - start};
}

static void read_tag(jk_markup *m)
{
	int stops = m->bytes[m->from + 1] == '/';
	m->to = behind_tag(m, m->from);
	m->kind = stops ? JK_MARKUP_STOP : JK_MARKUP_START;
	read_name(m, m->from + 1 + (size_t)stops);
	m->empty = !stops && m->to - m->from > 2 && m->bytes[m->to - 2] == '/';
	m->pending = m->empty;
}

static int starts(const jk_markup *m, size_t at, const char *text)
{
	size_t length = strlen(text);
	return m->end - at >= length && memcmp(m->bytes + at, text, length) == 0;
}

int jk_markup_next(jk_markup *m)
{
	if (m->pending) {
		m->pending = 0;
		m->kind = JK_MARKUP_STOP;
		m->from = m->to;
		return 1;
	}
	for (; m->next < m->end; m->next = m->to) {
		m->from = m->next;
		if (m->bytes[m->from] != '<') {
			const char *open = memchr(m->bytes + m->from, '<', m->end - m->from);
			m->next = m->to = open ? (size_t)(open - m->bytes) : m->end;
			m->kind = JK_MARKUP_TEXT;
			return 1;
		}
		if (starts(m, m->from, "<?") || starts(m, m->from, "<!")) {
			m->to = behind(m, m->from, m->bytes[m->from + 1] == '?' ? "?>" : starts(m, m->from, "<!--") ? "-->" : ">");
			continue;
		}
		read_tag(m);
		m->next = m->to;
		return 1;
	}
	return 0;
}

int jk_markup_is(const jk_markup *m, const char *name) { return jk_slice_is(m->name, name); }

jk_slice jk_markup_attribute(const jk_markup *m, const char *name)
{
	const char *at = m->name.at + m->name.length, *end = m->bytes + m->to;
	size_t length = strlen(name);
	for (const char *equals; at < end && (equals = memchr(at, '=', (size_t)(end - at))) != NULL;) {
		const char *value = equals + 2, *stop = value < end ? memchr(value, equals[1], (size_t)(end - value)) : NULL;
		if (!stop)
			break;
		size_t before = (size_t)(equals - at);
		int same = before > length && memcmp(equals - length, name, length) == 0;
		if (same && (equals[-(ptrdiff_t)length - 1] == ':' || equals[-(ptrdiff_t)length - 1] == ' '))
			return (jk_slice){value, (size_t)(stop - value)};
		at = stop + 1;
	}
	return (jk_slice){NULL, 0};
}

void jk_markup_skip(jk_markup *m)
{
	size_t depth = 1;
	while (depth && jk_markup_next(m)) {
		depth += m->kind == JK_MARKUP_START;
		depth -= m->kind == JK_MARKUP_STOP;
	}
}

jk_slice jk_markup_text(const jk_markup *m) { return (jk_slice){m->bytes + m->from, m->to - m->from}; }

/* --- slices --- */

int jk_slice_is(jk_slice slice, const char *text) { return slice.at && strlen(text) == slice.length && memcmp(slice.at, text, slice.length) == 0; }

unsigned jk_slice_number(jk_slice slice, unsigned most, unsigned otherwise)
{
	unsigned number = 0;
	size_t i = 0;
	for (; i < slice.length && slice.at[i] >= '0' && slice.at[i] <= '9'; i++) {
		unsigned value = (unsigned)(slice.at[i] - '0');
		if (value > most || number > (most - value) / 10)
			return most;
		number = number * 10 + value;
	}
	return i ? number : otherwise;
}

static unsigned digit(char c, unsigned base)
{
	unsigned value = c >= '0' && c <= '9' ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10 : 16;
	return value < base ? value : 16;
}

/* "#10" or "#xA" */
static unsigned character(const char *at, size_t length)
{
	int hexadecimal = length > 1 && at[1] == 'x';
	unsigned code = 0, base = hexadecimal ? 16 : 10;
	for (size_t i = 1 + (size_t)hexadecimal; i < length && digit(at[i], base) < 16 && code < 0x110000; i++)
		code = code * base + digit(at[i], base);
	return code;
}

static void put_entity(jk_buffer *out, const char *at, size_t length)
{
	static const struct {
		const char *name;
		char meant;
	} names[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
	if (length && *at == '#')
		jk_text_put(out, character(at, length));
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == length && memcmp(names[i].name, at, length) == 0)
			jk_buffer_char(out, names[i].meant);
}

void jk_slice_put(jk_buffer *out, jk_slice slice)
{
	const char *at = slice.at, *end = at ? at + slice.length : at;
	while (at < end) {
		const char *sign = memchr(at, '&', (size_t)(end - at)), *stop = sign ? memchr(sign, ';', (size_t)(end - sign)) : NULL;
		jk_buffer_add(out, at, (size_t)((stop ? sign : end) - at));
		if (!stop)
			return;
		put_entity(out, sign + 1, (size_t)(stop - sign) - 1);
		at = stop + 1;
	}
}

const char *jk_slice_copy(jk_arena *arena, jk_slice slice)
{
	if (!slice.at || !memchr(slice.at, '&', slice.length))
		return jk_arena_text(arena, slice.at ? slice.at : "", slice.length);
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_slice_put(&text, slice);
	const char *copy = text.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return copy;
}
