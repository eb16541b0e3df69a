#include <string.h>
#include "base/json.h"
#include "suite.h"

static void write_all(jk_json *json)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "name", "条\"項\\\n\t\x01");
	jk_json_string(json, "none", NULL);
	jk_json_number(json, "count", 99.5);
	jk_json_bool(json, "yes", 1);
	jk_json_array(json, "list");
	jk_json_object(json, NULL);
	jk_json_end_object(json);
	jk_json_array(json, NULL);
	jk_json_end_array(json);
	jk_json_bool(json, NULL, 0);
	jk_json_end_array(json);
	jk_json_object(json, "empty");
	jk_json_end_object(json);
	jk_json_end_object(json);
	jk_json_finish(json);
}

static const char wanted[] = "{\n"
			     "  \"name\": \"条\\\"項\\\\\\n\\u0009\\u0001\",\n"
			     "  \"none\": null,\n"
			     "  \"count\": 99.5,\n"
			     "  \"yes\": true,\n"
			     "  \"list\": [\n"
			     "    {},\n"
			     "    [],\n"
			     "    false\n"
			     "  ],\n"
			     "  \"empty\": {}\n"
			     "}\n";

START_TEST(layout_is_fixed)
{
	jk_buffer buffer;
	jk_json json;
	jk_buffer_init(&buffer, 0);
	jk_json_begin(&json, &buffer);
	write_all(&json);
	ck_assert_str_eq(jk_buffer_text(&buffer), wanted);
	jk_buffer_dispose(&buffer);
}
END_TEST

static void writes_string(jk_buffer *buffer, const char *value)
{
	jk_json json;
	jk_json_begin(&json, buffer);
	jk_json_string(&json, NULL, value);
}

START_TEST(strings_are_always_utf8)
{
	JK_TEST_WRITES("\"a\xEF\xBF\xBD"
		       "b\"",
		       writes_string,
		       "a\xFF"
		       "b");
	JK_TEST_WRITES("\"\xEF\xBF\xBD\"", writes_string, "\xE6\x9D");
	JK_TEST_WRITES("\"\U00020BB7\"", writes_string, "\U00020BB7");
}
END_TEST

static jk_result json_work(int *right)
{
	jk_buffer buffer;
	jk_json json;
	jk_buffer_init(&buffer, 0);
	jk_json_begin(&json, &buffer);
	jk_json_array(&json, NULL);
	for (int i = 0; i < 20; i++)
		write_all(&json);
	jk_json_end_array(&json);
	jk_result result = jk_buffer_result(&buffer);
	*right = buffer.length > 20 * sizeof wanted && strcmp(buffer.bytes + buffer.length - 2, "\n]") == 0;
	jk_buffer_dispose(&buffer);
	return result;
}

START_TEST(json_survives_every_failed_allocation) { jk_test_sweep_own(json_work); }
END_TEST

Suite *suite_base_json(void)
{
	return jk_suite("base/json",
			(const TTest *const[]){layout_is_fixed, strings_are_always_utf8, json_survives_every_failed_allocation, NULL});
}
