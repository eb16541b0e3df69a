#include <string.h>
#include <sys/stat.h>
#include "base/file.h"
#include "release/key.h"
#include "suite.h"

/* One for each test. */
static const char *folder(void)
{
	static const char *made;
	if (!made)
		made = jk_test_folder();
	return made;
}

static unsigned mode_of(const char *path)
{
	struct stat status;
	ck_assert_int_eq(stat(path, &status), 0);
	return status.st_mode & 0777;
}

START_TEST(a_pair_fits_together_and_stays)
{
	jk_public_key *public;
	jk_secret_key *secret;
	char *signature, base[256], path[300];
	snprintf(base, sizeof base, "%s/city", folder());
	ck_assert_int_eq(jk_key_pair_write(base, NULL, jk_test_diagnostics()), JK_OK);
	snprintf(path, sizeof path, "%s.key", base);
	ck_assert_uint_eq(mode_of(path), 0600);
	ck_assert_int_eq(jk_secret_key_read(&secret, path, NULL, jk_test_diagnostics()), JK_OK);
	snprintf(path, sizeof path, "%s.pub", base);
	ck_assert_int_eq(jk_public_key_read(&public, path, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_sign(&signature, secret, "abc", 3, "x", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_verify(NULL, public, "abc", 3, signature, strlen(signature), "f", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_key_pair_write(base, NULL, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_KEY_EXISTS, 0);
	jk_text_free(signature);
	jk_secret_key_free(secret);
	jk_public_key_free(public);
}
END_TEST

START_TEST(a_public_key_in_the_way_leaves_nothing)
{
	char base[256], path[300];
	snprintf(base, sizeof base, "%s/city", folder());
	snprintf(path, sizeof path, "%s.pub", base);
	jk_test_put(path, "mine");
	ck_assert_int_eq(jk_key_pair_write(base, NULL, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_KEY_EXISTS, 0);
	ck_assert_str_eq(jk_test_get(path), "mine");
	ck_assert_uint_eq(jk_test_entries(folder()), 1);
}
END_TEST

START_TEST(no_folder_no_key)
{
	char base[256];
	snprintf(base, sizeof base, "%s/no/city", folder());
	ck_assert_int_eq(jk_key_pair_write(base, NULL, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_FILE_WRITE, 0);
}
END_TEST

Suite *suite_release_key_pair(void)
{
	return jk_suite("release/key_pair", (const TTest *const[]){a_pair_fits_together_and_stays, a_public_key_in_the_way_leaves_nothing, no_folder_no_key, NULL});
}
