#ifndef JK_BASE_JSON_H
#define JK_BASE_JSON_H
/* JSON to a buffer: two-space indent, members in the order written, no locale. */
#include "base/buffer.h"

typedef struct {
	jk_buffer *buffer;
	unsigned depth;
	int filled; /* whether the open object or array has a member */
} jk_json;

void jk_json_begin(jk_json *json, jk_buffer *buffer);
/* Opens an object or array; `key` is NULL inside an array and for the root. */
void jk_json_object(jk_json *json, const char *key);
void jk_json_array(jk_json *json, const char *key);
void jk_json_end_object(jk_json *json);
void jk_json_end_array(jk_json *json);
/* A NULL string is written as null; malformed UTF-8 as U+FFFD. */
void jk_json_string(jk_json *json, const char *key, const char *value);
void jk_json_number(jk_json *json, const char *key, double value);
void jk_json_bool(jk_json *json, const char *key, int value);
/* Ends the text with a newline. */
void jk_json_finish(jk_json *json);

#endif
