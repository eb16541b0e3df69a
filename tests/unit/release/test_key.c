#include "release/key.h"
#include <string.h>
#include "base/limits.h"
#include "suite.h"

#define TEXT "RWSIFPtO70bpV0aA0UsUMGTBb/3v5b0HmAbWsx5lGSZVDgWH8sC+ThKw"
#define COMMENT "untrusted comment: minisign public key 57E946EF4EFB1488\n"

/* One for each test. */
static const char *folder(void)
{
	static const char *made;
	if (!made)
		made = jk_test_folder();
	return made;
}

static jk_public_key *key;

static jk_result read_text(const char *text)
{
	const char *path = jk_test_path(folder(), "a.pub");
	jk_test_put(path, text);
	return jk_public_key_read(&key, path, jk_test_diagnostics());
}

static void expect_key(void)
{
	ck_assert_str_eq(jk_public_key_text(key), TEXT);
	ck_assert_str_eq(jk_public_key_id(key), "57E946EF4EFB1488");
	jk_public_key_free(key);
}

START_TEST(a_key_is_its_text_or_a_file)
{
	ck_assert_int_eq(jk_public_key_read(&key, TEXT, jk_test_diagnostics()), JK_OK);
	expect_key();
	ck_assert_int_eq(read_text(COMMENT TEXT "\n"), JK_OK);
	expect_key();
}
END_TEST

START_TEST(ends_of_lines_do_not_matter)
{
	ck_assert_int_eq(read_text("untrusted comment: x\r\n" TEXT "\r\n"), JK_OK);
	expect_key();
	ck_assert_int_eq(read_text("untrusted comment:\n" TEXT), JK_OK);
	expect_key();
	ck_assert_int_eq(read_text(COMMENT TEXT "\n\r\n\n"), JK_OK);
	expect_key();
}
END_TEST

START_TEST(what_is_no_key)
{
	static const char *const texts[] = {"", "\n", TEXT "\n", COMMENT, COMMENT "\n" TEXT, COMMENT TEXT TEXT "\n", COMMENT "AAAA\n",
					    COMMENT "RWSIFPtO70bpV0aA0UsUMGTBb_3v5b0HmAbWsx5lGSZVDgWH8sC-ThKw\n", COMMENT TEXT " \n", COMMENT TEXT "\nmore\n",
					    COMMENT "RUSIFPtO70bpV0aA0UsUMGTBb/3v5b0HmAbWsx5lGSZVDgWH8sC+ThKw\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		ck_assert_msg(read_text(texts[i]) == JK_FAILED, "%zu", i);
		ck_assert_ptr_null(key);
		ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), i + 1);
		ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), i)->code, JK_DIAG_KEY_BROKEN);
	}
}
END_TEST

START_TEST(nothing_is_read_beyond_its_limit)
{
	static char text[JK_COMMENT_LIMIT + 200] = "untrusted comment:";
	memset(text + 18, 'x', JK_COMMENT_LIMIT);
	strcat(text, "\n" TEXT "\n");
	ck_assert_int_eq(read_text(text), JK_OK);
	jk_public_key_free(key);
	memset(text + 18, 'x', JK_COMMENT_LIMIT + 1);
	memcpy(text + 19 + JK_COMMENT_LIMIT, "\n" TEXT "\n", sizeof TEXT + 2);
	ck_assert_int_eq(read_text(text), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_KEY_BROKEN, 0);
}
END_TEST

START_TEST(lines_end_where_the_bytes_do)
{
	jk_lines lines = {"ab\r\n\ncd", "ab\r\n\ncd" + 7};
	const char *line;
	size_t length;
	ck_assert(jk_lines_next(&line, &length, &lines, 2));
	ck_assert_uint_eq(length, 2);
	ck_assert(jk_lines_next(&line, &length, &lines, 2));
	ck_assert_uint_eq(length, 0);
	ck_assert(!jk_lines_over(&lines));
	ck_assert(!jk_lines_next(&line, &length, &lines, 1));
	ck_assert(!jk_lines_next(&line, &length, &lines, 1));
	ck_assert(!jk_lines_next(&line, &length, &(jk_lines){"a\0b", "a\0b" + 3}, 9));
}
END_TEST

static jk_result work(int *right)
{
	const char *path = jk_test_path(folder(), "a.pub");
	jk_diagnostics *d;
	jk_result result = jk_diagnostics_new(&d);
	if (result != JK_OK)
		return result;
	result = jk_public_key_read(&key, path, d);
	*right = result == JK_OK && strcmp(jk_public_key_text(key), TEXT) == 0;
	jk_public_key_free(key);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail)
{
	jk_test_put(jk_test_path(folder(), "a.pub"), COMMENT TEXT "\n");
	jk_test_sweep_own(work);
}
END_TEST

Suite *suite_release_key(void)
{
	return jk_suite("release/key", (const TTest *const[]){a_key_is_its_text_or_a_file, ends_of_lines_do_not_matter, what_is_no_key, nothing_is_read_beyond_its_limit,
							       lines_end_where_the_bytes_do, memory_may_fail, NULL});
}
