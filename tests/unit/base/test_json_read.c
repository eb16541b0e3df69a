#include "base/json_read.h"
#include <string.h>
#include "suite.h"

static const jk_json_value *value;
static jk_arena *arena;

static jk_result read(const char *text)
{
	if (!arena)
		ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	return jk_json_read(&value, arena, text, strlen(text));
}

START_TEST(values_of_all_kinds)
{
	ck_assert_int_eq(read(" {\"a\": [1, -2.5e+3, true, false, null], \"b\": {\"c\": \"d\"}, \"a\": 2} \n"), JK_OK);
	const jk_json_value *item = jk_json_member(value, "a")->first;
	ck_assert_int_eq(item->kind, JK_JSON_NUMBER);
	ck_assert_str_eq(item->text, "1");
	ck_assert_str_eq(item->next->text, "-2.5e+3");
	ck_assert_int_eq(item->next->next->kind, JK_JSON_TRUE);
	ck_assert_int_eq(item->next->next->next->next->kind, JK_JSON_NULL);
	ck_assert_str_eq(jk_json_text(jk_json_member(jk_json_member(value, "b"), "c")), "d");
	ck_assert_ptr_null(jk_json_member(value, "x"));
	ck_assert_ptr_null(jk_json_text(jk_json_member(value, "x")));
	ck_assert_ptr_null(jk_json_text(item));
	jk_arena_free(arena);
}
END_TEST

START_TEST(strings_with_escapes)
{
	ck_assert_int_eq(read("\"\\\"\\\\\\/\\n\\u3042\\uD83D\\uDE00\xE3\x81\x84\""), JK_OK);
	ck_assert_str_eq(value->text, "\"\\/\n\xE3\x81\x82\xF0\x9F\x98\x80\xE3\x81\x84");
	jk_arena_free(arena);
}
END_TEST

START_TEST(what_is_no_json)
{
	static const char *const texts[] = {"", "{", "[1,]", "{\"a\" 1}", "{a: 1}", "01", "1.", "-", "1e", "tru", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\uD800\"", "\"\\uDC00\"", "\"\\u0000\"", "\"\n\"",
					    "1 2", "[1}", "nul", "'a'"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		ck_assert_msg(read(texts[i]) == JK_FAILED, "%s", texts[i]);
	jk_arena_free(arena);
}
END_TEST

START_TEST(values_are_not_too_deep)
{
	char text[2 * JK_JSON_DEPTH + 3] = "";
	memset(text, '[', JK_JSON_DEPTH);
	memset(text + JK_JSON_DEPTH, ']', JK_JSON_DEPTH);
	ck_assert_int_eq(read(text), JK_OK);
	memset(text, '[', JK_JSON_DEPTH + 1);
	memset(text + JK_JSON_DEPTH + 1, ']', JK_JSON_DEPTH + 1);
	ck_assert_int_eq(read(text), JK_FAILED);
	jk_arena_free(arena);
}
END_TEST

static jk_result work(int *right)
{
	static const char text[] = "{\"a\": [\"\\u3042\", 1]}";
	jk_arena *own;
	const jk_json_value *found;
	jk_result result = jk_arena_new(&own);
	if (result != JK_OK)
		return result;
	result = jk_json_read(&found, own, text, strlen(text));
	*right = result == JK_OK && strcmp(jk_json_text(jk_json_member(found, "a")->first), "あ") == 0;
	jk_arena_free(own);
	return result;
}

START_TEST(memory_may_end_at_any_time) { jk_test_sweep_own(work); }
END_TEST

Suite *suite_base_json_read(void)
{
	return jk_suite("base/json_read", (const TTest *const[]){values_of_all_kinds, strings_with_escapes, what_is_no_json, values_are_not_too_deep, memory_may_end_at_any_time, NULL});
}
