#include <stdio.h>
#include <string.h>
#include "base/limits.h"
#include "release/key.h"
#include "suite.h"

/* Made by minisign. */
#define PUBLIC "RWSIFPtO70bpV0aA0UsUMGTBb/3v5b0HmAbWsx5lGSZVDgWH8sC+ThKw"
#define OTHER "RWR4P9HUW0wKP3GddrA/rizdMhbn/1PgV5EwJc1hExWUMLRA8yVq1zjT"
#define SECRET                                                                                                                                  \
	"untrusted comment: x\n"                                                                                                               \
	"RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAiBT7Tu9G6Vc+lsDtb1jl7N33K/OqDQdJR6n+L2e5rv3lr8E6ndhlCkaA0UsU" \
	"MGTBb/3v5b0HmAbWsx5lGSZVDgWH8sC+ThKwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
/* Of "hello". */
#define OLD                                                                                                        \
	"untrusted comment: signature from minisign secret key\n"                                                 \
	"RWSIFPtO70bpVzRFzaCPQvtbnCBU2zsfrl6LNjnHYEkAjPB5WdUUgk36KRf4ajHq+f1BnoUzNOSDVOvZBOhnqvbTeqRFSxE9fgw=\n" \
	"trusted comment: old form\n"                                                                              \
	"C057EqcA7v9cXgV0Whzr4HNz7xBVltaDuKUg4hFbfi9RpNg/3TitCtRSJi61H6gDbHsYxp6K6GuogiEVhdo4Dw==\n"
#define NEW                                                                                                        \
	"untrusted comment: signature from minisign secret key\n"                                                 \
	"RUSIFPtO70bpV5xTysyUMh5400DJ6+PcBMMb4tLzT2rcb2pUYpD0Ou7EKTjnE8brCPYmJPwY0iJ+PskIWME8qZILjuN9Fv3SYgM=\n" \
	"trusted comment: new form\n"                                                                              \
	"QhHCboQFqia78nrdwqPjj1KoS39vmDBJlvbEKn/6RRHnu2ymMzgwUPJDGwmAWtKcUNJe7mVcHOxDe7gkGfYwDQ==\n"

static jk_result verify(char **comment, const char *key_text, const char *text, const char *signature, size_t length)
{
	jk_public_key *key;
	ck_assert_int_eq(jk_public_key_read(&key, key_text, jk_test_diagnostics()), JK_OK);
	jk_result result = jk_verify(comment, key, text, strlen(text), signature, length, "f", jk_test_diagnostics());
	jk_public_key_free(key);
	return result;
}

static void expect(const char *signature, const char *wanted)
{
	char *comment;
	ck_assert_int_eq(verify(&comment, PUBLIC, "hello", signature, strlen(signature)), JK_OK);
	ck_assert_str_eq(comment, wanted);
	jk_text_free(comment);
}

static void expect_refused(const char *key, const char *text, const char *signature, jk_code code)
{
	ck_assert_int_eq(verify(NULL, key, text, signature, strlen(signature)), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), code, 0);
}

START_TEST(both_forms_of_minisign_are_read)
{
	expect(NEW, "new form");
	expect(OLD, "old form");
}
END_TEST

START_TEST(carriage_returns_and_a_missing_end_do_not_matter)
{
	static char text[sizeof NEW + 8];
	size_t length = 0;
	for (const char *at = NEW; *at; at++) {
		if (*at == '\n')
			text[length++] = '\r';
		text[length++] = *at;
	}
	expect(text, "new form");
	text[length - 2] = '\0';
	expect(text, "new form");
}
END_TEST

START_TEST(what_is_made_is_what_minisign_makes)
{
	jk_secret_key *key;
	char *signature;
	const char *path = jk_test_path(jk_test_folder(), "a.key");
	jk_test_put(path, SECRET);
	ck_assert_int_eq(jk_secret_key_read(&key, path, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_sign(&signature, key, "hello", 5, "new form", jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(strchr(signature, '\n'), strchr(NEW, '\n'));
	jk_text_free(signature);
	ck_assert_int_eq(jk_sign(&signature, key, "hello", 5, "two\nlines", jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(signature);
	jk_secret_key_free(key);
}
END_TEST

START_TEST(another_key) { expect_refused(OTHER, "hello", NEW, JK_DIAG_SIGNATURE_KEY); }
END_TEST
START_TEST(another_text) { expect_refused(PUBLIC, "hellp", NEW, JK_DIAG_SIGNATURE_WRONG); }
END_TEST
START_TEST(another_text_old) { expect_refused(PUBLIC, "hello ", OLD, JK_DIAG_SIGNATURE_WRONG); }
END_TEST

/* Behind the untrusted comment nothing can be changed: the case of no letter, no bit. */
START_TEST(no_bit_can_be_changed)
{
	char text[sizeof NEW];
	size_t begin = (size_t)(strchr(NEW, '\n') - NEW) + 1, length = strlen(NEW);
	for (size_t i = begin; i < length - 1; i++)
		for (int bit = 0; bit < 8; bit++) {
			memcpy(text, NEW, sizeof NEW);
			text[i] = (char)(text[i] ^ 1 << bit);
			ck_assert_msg(verify(NULL, PUBLIC, "hello", text, length) == JK_FAILED, "byte %zu, bit %d", i, bit);
		}
}
END_TEST

START_TEST(a_piece_is_no_signature)
{
	size_t length = strlen(NEW);
	for (size_t i = 0; i < length - 1; i++)
		ck_assert_msg(verify(NULL, PUBLIC, "hello", NEW, i) == JK_FAILED, "%zu bytes", i);
	expect(NEW, "new form");
}
END_TEST

START_TEST(comments_have_bounds)
{
	static char text[2 * JK_TRUSTED_COMMENT_LIMIT];
	memset(text, 'x', sizeof text);
	int length = snprintf(text, sizeof text, "%.*strusted comment: ", (int)(strstr(NEW, "trusted comment: new") - NEW), NEW);
	text[length] = 'x';
	ck_assert_int_eq(verify(NULL, PUBLIC, "hello", text, sizeof text), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_SIGNATURE_BROKEN, 0);
}
END_TEST

static jk_result work(int *right)
{
	jk_public_key *key;
	jk_diagnostics *d;
	char *comment = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result != JK_OK)
		return result;
	result = jk_public_key_read(&key, PUBLIC, d);
	if (result == JK_OK)
		result = jk_verify(&comment, key, "hello", 5, NEW, sizeof NEW - 1, "f", d);
	*right = result == JK_OK && strcmp(comment, "new form") == 0;
	jk_text_free(comment);
	jk_public_key_free(key);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail) { jk_test_sweep_own(work); }
END_TEST

Suite *suite_release_sign(void)
{
	return jk_suite("release/sign", (const TTest *const[]){both_forms_of_minisign_are_read, carriage_returns_and_a_missing_end_do_not_matter,
								what_is_made_is_what_minisign_makes, another_key, another_text, another_text_old, no_bit_can_be_changed,
								a_piece_is_no_signature, comments_have_bounds, memory_may_fail, NULL});
}
