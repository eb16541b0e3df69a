#include "base/json.h"
#include "base/text.h"

static void put_string(jk_buffer *buffer, const char *value)
{
	jk_buffer_char(buffer, '"');
	for (unsigned c; (c = jk_text_next(&value));) {
		if (c == '"' || c == '\\') {
			jk_buffer_char(buffer, '\\');
			jk_buffer_char(buffer, (char)c);
		} else if (c == '\n')
			jk_buffer_string(buffer, "\\n");
		else if (c < 0x20)
			jk_buffer_format(buffer, "\\u%04x", c);
		else
			jk_text_put(buffer, c);
	}
	jk_buffer_char(buffer, '"');
}

static void new_line(jk_json *json)
{
	jk_buffer_char(json->buffer, '\n');
	for (unsigned i = 0; i < json->depth; i++)
		jk_buffer_string(json->buffer, "  ");
}

static void begin_member(jk_json *json, const char *key)
{
	if (json->filled)
		jk_buffer_char(json->buffer, ',');
	if (json->depth)
		new_line(json);
	json->filled = 1;
	if (key) {
		put_string(json->buffer, key);
		jk_buffer_string(json->buffer, ": ");
	}
}

static void open_group(jk_json *json, const char *key, char bracket)
{
	begin_member(json, key);
	jk_buffer_char(json->buffer, bracket);
	json->depth++;
	json->filled = 0;
}

static void close_group(jk_json *json, char bracket)
{
	json->depth--;
	if (json->filled)
		new_line(json);
	jk_buffer_char(json->buffer, bracket);
	json->filled = 1;
}

void jk_json_begin(jk_json *json, jk_buffer *buffer) { *json = (jk_json){.buffer = buffer}; }
void jk_json_object(jk_json *json, const char *key) { open_group(json, key, '{'); }
void jk_json_array(jk_json *json, const char *key) { open_group(json, key, '['); }
void jk_json_end_object(jk_json *json) { close_group(json, '}'); }
void jk_json_end_array(jk_json *json) { close_group(json, ']'); }

void jk_json_string(jk_json *json, const char *key, const char *value)
{
	begin_member(json, key);
	if (value)
		put_string(json->buffer, value);
	else
		jk_buffer_string(json->buffer, "null");
}

void jk_json_number(jk_json *json, const char *key, double value)
{
	begin_member(json, key);
	jk_text_put_number(json->buffer, value, 0);
}

void jk_json_bool(jk_json *json, const char *key, int value)
{
	begin_member(json, key);
	jk_buffer_string(json->buffer, value ? "true" : "false");
}

void jk_json_finish(jk_json *json) { jk_buffer_char(json->buffer, '\n'); }
