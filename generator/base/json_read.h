#ifndef JK_BASE_JSON_READ_H
#define JK_BASE_JSON_READ_H
/* Reading JSON (RFC 8259), strictly and within limits: texts that come from documents of others. */
#include "base/memory.h"

typedef enum { JK_JSON_NULL, JK_JSON_FALSE, JK_JSON_TRUE, JK_JSON_NUMBER, JK_JSON_STRING, JK_JSON_ARRAY, JK_JSON_OBJECT } jk_json_kind;

/* A value; members and items hang on `first` and follow each other by `next`. Lives in the arena of the reading. */
typedef struct jk_json_value {
	jk_json_kind kind;
	const char *key;  /* of a member, else NULL */
	const char *text; /* of a string, unescaped; of a number as it is written; else NULL */
	struct jk_json_value *first, *next;
} jk_json_value;

enum { JK_JSON_DEPTH = 32, JK_JSON_VALUES = 200000 }; /* values inside each other; values of one text */

/* Reads one value and nothing behind it but white space. JK_FAILED when it is no JSON, or more than the limits allow: the caller knows what
 * that means. A string with a NUL in it is no JSON here. */
JK_CHECKED jk_result jk_json_read(const jk_json_value **out, jk_arena *arena, const char *text, size_t length);
/* The first member of that key; NULL when there is none, and of what is no object. NULL is allowed. */
const jk_json_value *jk_json_member(const jk_json_value *object, const char *key);
/* Text of a string; NULL for anything else, and for NULL. */
const char *jk_json_text(const jk_json_value *value);

#endif
