#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include "release/key.h"
#include "suite.h"

/* Made by minisign -G -W. */
#define OPEN                                                                                                                                    \
	"untrusted comment: minisign encrypted secret key\n"                                                                                   \
	"RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAiBT7Tu9G6Vc+lsDtb1jl7N33K/OqDQdJR6n+L2e5rv3lr8E6ndhlCkaA0UsU" \
	"MGTBb/3v5b0HmAbWsx5lGSZVDgWH8sC+ThKwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"

/* One for each test. */
static const char *folder(void)
{
	static const char *made;
	if (!made)
		made = jk_test_folder();
	return made;
}

/* Quick: no key for use. */
static const jk_key_effort light = {32768, 16777216};
static const unsigned char salt[JK_KEY_SALT] = "salt";

static jk_secret_key *key;
static unsigned char bytes[JK_SECRET_BYTES];

static const char *put(void)
{
	char text[512], base64[256];
	const char *path = jk_test_path(folder(), "a.key");
	sodium_bin2base64(base64, sizeof base64, bytes, sizeof bytes, sodium_base64_VARIANT_ORIGINAL);
	snprintf(text, sizeof text, "untrusted comment: x\n%s\n", base64);
	jk_test_put(path, text);
	return path;
}

static jk_secret_key sample(void)
{
	jk_secret_key made = {.id = "12345678"};
	unsigned char public[JK_KEY_PUBLIC], seed[32] = "seed";
	crypto_sign_seed_keypair(public, made.key, seed);
	return made;
}

static void expect_sample(void)
{
	jk_secret_key wanted = sample();
	ck_assert_mem_eq(key->id, wanted.id, sizeof wanted.id);
	ck_assert_mem_eq(key->key, wanted.key, sizeof wanted.key);
	jk_secret_key_free(key);
}

static void expect_refused(const char *password, jk_code code)
{
	ck_assert_int_eq(jk_secret_key_read(&key, jk_test_path(folder(), "a.key"), password, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(key);
	jk_test_only(jk_test_diagnostics(), code, 0);
}

static void lock(jk_key_effort effort)
{
	jk_secret_key made = sample();
	ck_assert_int_eq(jk_secret_bytes(bytes, &made, "pass", effort, salt), JK_OK);
	put();
}

START_TEST(an_open_key_of_minisign_is_read)
{
	const char *path = jk_test_path(folder(), "a.key");
	char id[JK_KEY_ID_TEXT];
	jk_test_put(path, OPEN);
	ck_assert(!jk_secret_key_locked(path));
	ck_assert_int_eq(jk_secret_key_read(&key, path, NULL, jk_test_diagnostics()), JK_OK);
	jk_key_id_text(id, key->id);
	ck_assert_str_eq(id, "57E946EF4EFB1488");
	ck_assert_int_eq(jk_secret_bytes(bytes, key, NULL, light, salt), JK_OK);
	jk_secret_key_free(key);
	put();
	ck_assert_str_eq(strchr(jk_test_get(path), '\n'), strchr(OPEN, '\n'));
}
END_TEST

START_TEST(a_locked_key_needs_its_password)
{
	lock(light);
	const char *path = jk_test_path(folder(), "a.key");
	ck_assert(jk_secret_key_locked(path));
	ck_assert_int_eq(jk_secret_key_read(&key, path, "pass", jk_test_diagnostics()), JK_OK);
	expect_sample();
	expect_refused("Pass", JK_DIAG_KEY_PASSWORD);
}
END_TEST

START_TEST(no_password_is_told)
{
	lock(light);
	expect_refused(NULL, JK_DIAG_KEY_PASSWORD);
}
END_TEST

START_TEST(every_byte_of_a_locked_key_counts)
{
	lock(light);
	for (size_t i = 6; i < JK_SECRET_BYTES; i += 13) {
		int right = 1;
		bytes[i] ^= 1;
		ck_assert(jk_secret_unlock(&(jk_secret_key){0}, &right, bytes, "pass") != JK_OK || !right);
		bytes[i] ^= 1;
	}
}
END_TEST

START_TEST(unlocking_has_bounds)
{
	lock(light);
	memset(bytes + 6 + JK_KEY_SALT, 0xFF, 16);
	put();
	expect_refused("pass", JK_DIAG_KEY_BROKEN);
}
END_TEST

START_TEST(a_damaged_open_key_is_told)
{
	jk_secret_key made = sample();
	ck_assert_int_eq(jk_secret_bytes(bytes, &made, NULL, light, salt), JK_OK);
	bytes[6 + JK_KEY_SALT + 16 + JK_KEY_ID + 40] ^= 4;
	put();
	expect_refused(NULL, JK_DIAG_KEY_BROKEN);
}
END_TEST

START_TEST(what_is_no_secret_key)
{
	jk_test_put(jk_test_path(folder(), "a.key"), "untrusted comment: x\nRWQ=\n");
	expect_refused(NULL, JK_DIAG_KEY_BROKEN);
	ck_assert(!jk_secret_key_locked(jk_test_path(folder(), "a.key")));
}
END_TEST

START_TEST(a_key_that_is_not_there)
{
	expect_refused(NULL, JK_DIAG_FILE_OPEN);
}
END_TEST

Suite *suite_release_key_secret(void)
{
	return jk_suite("release/key_secret",
			(const TTest *const[]){an_open_key_of_minisign_is_read, a_locked_key_needs_its_password, no_password_is_told, every_byte_of_a_locked_key_counts,
					       unlocking_has_bounds, a_damaged_open_key_is_told, what_is_no_secret_key, a_key_that_is_not_there, NULL});
}
