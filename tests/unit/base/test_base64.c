#include "base/base64.h"
#include <string.h>
#include "suite.h"

/* RFC 4648, section 10. */
START_TEST(vectors_of_the_standard)
{
	static const char *const pairs[][2] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		JK_TEST_WRITES(pairs[i][1], jk_base64_put, pairs[i][0], strlen(pairs[i][0]));
		jk_buffer out;
		jk_buffer_init(&out, 0);
		ck_assert(jk_base64_read(&out, pairs[i][1], strlen(pairs[i][1])));
		ck_assert_str_eq(jk_buffer_text(&out), pairs[i][0]);
		jk_buffer_dispose(&out);
	}
}
END_TEST

START_TEST(what_is_no_base64)
{
	static const char *const texts[] = {"Z", "Zg", "Zg=", "Zg==Zg==", "Z===", "====", "Zm9*", "Zh==", "Zm9=", "Zm 9"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		jk_buffer out;
		jk_buffer_init(&out, 0);
		ck_assert_msg(!jk_base64_read(&out, texts[i], strlen(texts[i])), "%s", texts[i]);
		jk_buffer_dispose(&out);
	}
}
END_TEST

Suite *suite_base_base64(void) { return jk_suite("base/base64", (const TTest *const[]){vectors_of_the_standard, what_is_no_base64, NULL}); }
