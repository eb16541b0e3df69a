#include "base/json_read.h"
#include <string.h>
#include "base/buffer.h"
#include "base/text.h"

typedef struct {
	jk_arena *arena;
	const char *at, *end;
	unsigned depth;
	size_t values;
	int no_memory;
} reading;

static int peek(const reading *r) { return r->at < r->end ? (unsigned char)*r->at : -1; }

static void skip_space(reading *r)
{
	while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r'))
		r->at++;
}

static int take(reading *r, char wanted)
{
	if (peek(r) != (unsigned char)wanted)
		return 0;
	r->at++;
	return 1;
}

static int take_word(reading *r, const char *word)
{
	size_t length = strlen(word);
	if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0)
		return 0;
	r->at += length;
	return 1;
}

/* --- strings --- */

static int take_hex(reading *r, unsigned *out)
{
	*out = 0;
	for (int i = 0; i < 4; i++) {
		int c = peek(r);
		int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
		if (digit < 0)
			return 0;
		*out = *out << 4 | (unsigned)digit;
		r->at++;
	}
	return 1;
}

/* \uXXXX, of which two may make one character. */
static int take_unicode(reading *r, jk_buffer *out)
{
	unsigned c, low;
	if (!take_hex(r, &c))
		return 0;
	if (c >= 0xD800 && c <= 0xDBFF) {
		if (!take(r, '\\') || !take(r, 'u') || !take_hex(r, &low) || low < 0xDC00 || low > 0xDFFF)
			return 0;
		c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
	} else if (c >= 0xDC00 && c <= 0xDFFF)
		return 0;
	if (!c)
		return 0;
	jk_text_put(out, c);
	return 1;
}

static int take_escape(reading *r, jk_buffer *out)
{
	static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
	int c = peek(r);
	const char *found = c > 0 ? strchr(letters, c) : NULL;
	r->at += c >= 0;
	if (found)
		jk_buffer_char(out, meant[found - letters]);
	return found ? 1 : c == 'u' && take_unicode(r, out);
}

static int take_characters(reading *r, jk_buffer *out)
{
	while (r->at < r->end && *r->at != '"') {
		unsigned char c = (unsigned char)*r->at++;
		if (c < 0x20)
			return 0;
		if (c != '\\')
			jk_buffer_char(out, (char)c);
		else if (!take_escape(r, out))
			return 0;
	}
	return take(r, '"');
}

/* NULL when it is none. */
static const char *take_string(reading *r)
{
	jk_buffer text;
	const char *copy = NULL;
	if (!take(r, '"'))
		return NULL;
	jk_buffer_init(&text, 0);
	int right = take_characters(r, &text);
	if (right) {
		copy = text.failed ? NULL : jk_arena_text(r->arena, jk_buffer_text(&text), text.length);
		r->no_memory |= !copy;
	}
	jk_buffer_dispose(&text);
	return copy;
}

/* --- numbers --- */

static size_t take_digits(reading *r)
{
	const char *from = r->at;
	while (peek(r) >= '0' && peek(r) <= '9')
		r->at++;
	return (size_t)(r->at - from);
}

static int take_number(reading *r, jk_json_value *value)
{
	const char *from = r->at;
	(void)take(r, '-');
	int zero = peek(r) == '0';
	size_t digits = take_digits(r);
	if (!digits || (zero && digits > 1) || (take(r, '.') && !take_digits(r)))
		return 0;
	if (take(r, 'e') || take(r, 'E')) {
		if (!take(r, '+'))
			(void)take(r, '-');
		if (!take_digits(r))
			return 0;
	}
	value->kind = JK_JSON_NUMBER;
	value->text = jk_arena_text(r->arena, from, (size_t)(r->at - from));
	r->no_memory |= !value->text;
	return value->text != NULL;
}

/* --- values --- */

static jk_json_value *read_value(reading *r);

static jk_json_value *read_member(reading *r)
{
	skip_space(r);
	const char *key = take_string(r);
	skip_space(r);
	jk_json_value *value = key && take(r, ':') ? read_value(r) : NULL;
	if (value)
		value->key = key;
	return value;
}

/* What stands between the brackets, and the closing one. */
static int read_inside(reading *r, jk_json_value *value, int object)
{
	jk_json_value **last = &value->first;
	char close = object ? '}' : ']';
	value->kind = object ? JK_JSON_OBJECT : JK_JSON_ARRAY;
	skip_space(r);
	if (take(r, close))
		return 1;
	do {
		*last = object ? read_member(r) : read_value(r);
		if (!*last)
			return 0;
		last = &(*last)->next;
		skip_space(r);
	} while (take(r, ','));
	return take(r, close);
}

static int read_word(reading *r, jk_json_value *value)
{
	value->kind = take_word(r, "true") ? JK_JSON_TRUE : take_word(r, "false") ? JK_JSON_FALSE : JK_JSON_NULL;
	return value->kind != JK_JSON_NULL || take_word(r, "null");
}

static int read_any(reading *r, jk_json_value *value)
{
	int c = peek(r);
	if (c == '"') {
		value->kind = JK_JSON_STRING;
		return (value->text = take_string(r)) != NULL;
	}
	if (c == '{' || c == '[') {
		r->at++;
		return read_inside(r, value, c == '{');
	}
	return c == '-' || (c >= '0' && c <= '9') ? take_number(r, value) : read_word(r, value);
}

static jk_json_value *read_value(reading *r)
{
	skip_space(r);
	if (r->depth == JK_JSON_DEPTH || r->values == JK_JSON_VALUES)
		return NULL;
	jk_json_value *value = jk_arena_allocate(r->arena, sizeof *value);
	r->no_memory |= !value;
	r->depth++;
	r->values++;
	int right = value && read_any(r, value);
	r->depth--;
	return right ? value : NULL;
}

jk_result jk_json_read(const jk_json_value **out, jk_arena *arena, const char *text, size_t length)
{
	reading r = {.arena = arena, .at = text, .end = text + length};
	*out = NULL;
	const jk_json_value *value = read_value(&r);
	skip_space(&r);
	if (r.no_memory)
		return JK_NO_MEMORY;
	if (!value || r.at != r.end)
		return JK_FAILED;
	*out = value;
	return JK_OK;
}

const jk_json_value *jk_json_member(const jk_json_value *object, const char *key)
{
	const jk_json_value *member = object && object->kind == JK_JSON_OBJECT ? object->first : NULL;
	while (member && !jk_text_equal(member->key, key))
		member = member->next;
	return member;
}

const char *jk_json_text(const jk_json_value *value) { return value && value->kind == JK_JSON_STRING ? value->text : NULL; }
