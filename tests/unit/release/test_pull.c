/* Pulling from a folder. What servers do is in tests/unit/cli/check-pull.sh. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "release/published.h"

static const char *folder;
static jk_store *store;
static jk_public_key *key;
static char site[4096], held_in[4096];

static void begin(void)
{
	folder = jk_test_folder();
	snprintf(site, sizeof site, "%s/site", folder);
	snprintf(held_in, sizeof held_in, "%s/data", folder);
	jk_publish(folder, 5);
	key = jk_published_key(folder, "office.pub");
	ck_assert_int_eq(jk_store_open(&store, held_in, jk_test_diagnostics()), JK_OK);
}

static void end(void)
{
	jk_store_free(store);
	jk_public_key_free(key);
}

static jk_result pull(jk_pulled *pulled, const char *today, const char *version, const jk_public_key *with, jk_diagnostics *d)
{
	return jk_store_pull(pulled, store, site, &(jk_pull_options){.today = today, .version = version, .key = with}, d);
}

static void pull_one(const char *version)
{
	jk_pulled pulled;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(pull(&pulled, "2026-11-30", version, key, d), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
}

START_TEST(holds_what_was_pulled)
{
	begin();
	jk_pulled pulled;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(pull(&pulled, "2026-11-30", "1.0.0", key, d), JK_OK);
	ck_assert(pulled.pinned && !pulled.already);
	ck_assert_str_eq(pulled.expires, "2027-06-30");
	ck_assert_str_eq(pulled.key_id, jk_public_key_id(key));
	ck_assert_int_eq(pull(&pulled, "2026-11-30", NULL, NULL, d), JK_OK);
	ck_assert(!pulled.pinned && !pulled.already);
	ck_assert_str_eq(pulled.held.version, "1.1.0");
	ck_assert_int_eq(pull(&pulled, "2026-11-30", NULL, NULL, d), JK_OK);
	ck_assert(pulled.already);
	ck_assert_uint_eq(jk_store_count(store), 2);
	for (size_t i = 0; i < 2; i++)
		ck_assert_int_eq(jk_store_verify(store, jk_store_at(store, i), d), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
	end();
}
END_TEST

START_TEST(the_last_day_of_an_index)
{
	begin();
	jk_pulled pulled;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(pull(&pulled, "2027-07-01", NULL, key, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_INDEX_EXPIRED, 0);
	ck_assert_uint_eq(jk_store_count(store), 0);
	ck_assert_int_eq(pull(&pulled, "2027-06-30", NULL, key, jk_test_diagnostics()), JK_OK);
	end();
}
END_TEST

START_TEST(an_older_index_and_another_of_the_same_number)
{
	begin();
	jk_pulled pulled;
	pull_one(NULL);
	jk_publish(folder, 4);
	jk_diagnostics *d = NULL;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(pull(&pulled, "2026-11-30", NULL, NULL, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_INDEX_ROLLBACK, 0);
	ck_assert_str_eq(jk_test_argument(d, 0, "seen"), "5");
	jk_diagnostics_free(d);
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	jk_publish(folder, 5);
	size_t length = 0;
	char *index = jk_published_bytes(&length, folder, "site/index.xml");
	memcpy(strstr(index, "2027-06-30"), "2099-06-30", strlen("2099-06-30"));
	jk_published_put(folder, "site/index.xml", index, length);
	jk_publish_sign(folder, "office", "site/index.xml");
	ck_assert_int_eq(pull(&pulled, "2026-11-30", NULL, NULL, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_INDEX_DIFFERS, 0);
	jk_text_free(index);
	end();
	jk_diagnostics_free(d);
}
END_TEST

/* --- bits --- */

/* Offset of the end of the first line: the comment there is signed by nobody, and means nothing. */
static size_t line_end(const char *text) { return strcspn(text, "\n"); }

static void expect_refused(size_t byte, const char *name)
{
	jk_pulled pulled;
	jk_diagnostics *d = NULL;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	jk_result result = pull(&pulled, "2026-11-30", "1.0.0", NULL, d);
	ck_assert_msg(result == JK_FAILED, "%s, byte %zu: taken", name, byte);
	ck_assert_msg(jk_diagnostics_at_least(d, JK_ERROR) > 0, "%s, byte %zu: refused without a word", name, byte);
	ck_assert_uint_eq(jk_store_count(store), 1);
	jk_diagnostics_free(d);
}

/* Flips a bit of each byte, or of one in `step`, another bit each time. */
static void flip_each(const char *name, int skip_comment, size_t step)
{
	size_t length = 0;
	char *bytes = jk_published_bytes(&length, folder, name);
	for (size_t i = skip_comment ? line_end(bytes) : 0; i < length; i += step) {
		/* The line ends of a signature may be of any kind. */
		if (skip_comment && (bytes[i] == '\n' || i + 1 == length))
			continue;
		bytes[i] = (char)(bytes[i] ^ (1 << i % 8));
		jk_published_put(folder, name, bytes, length);
		expect_refused(i, name);
		bytes[i] = (char)(bytes[i] ^ (1 << i % 8));
	}
	jk_published_put(folder, name, bytes, length);
	jk_text_free(bytes);
}

START_TEST(a_flipped_bit_anywhere_is_refused)
{
	begin();
	pull_one(NULL);
	char *before = jk_copy_string(jk_test_get(jk_test_path(held_in, "catalogs/city/trusted.xml")));
	flip_each("site/index.xml", 0, 1);
	flip_each("site/index.xml.minisig", 1, 1);
	flip_each("site/city-1.0.0.jokou.minisig", 1, 1);
	flip_each("site/city-1.0.0.jokou", 0, 5);
	ck_assert_str_eq(jk_test_get(jk_test_path(held_in, "catalogs/city/trusted.xml")), before);
	pull_one("1.0.0");
	ck_assert_uint_eq(jk_store_count(store), 2);
	jk_release(before);
	end();
}
END_TEST

START_TEST(cut_anywhere_it_is_refused)
{
	static const char *const names[] = {"site/index.xml", "site/index.xml.minisig", "site/city-1.0.0.jokou"};
	begin();
	pull_one(NULL);
	for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
		size_t length = 0;
		char *bytes = jk_published_bytes(&length, folder, names[n]);
		/* A signature may lack its last line end. */
		for (size_t i = 0; i + 1 < length; i += 7) {
			jk_published_put(folder, names[n], bytes, i);
			expect_refused(i, names[n]);
		}
		jk_published_put(folder, names[n], bytes, length);
		jk_text_free(bytes);
	}
	end();
}
END_TEST

/* --- this machine --- */

START_TEST(a_write_that_fails_anywhere_leaves_what_was)
{
	begin();
	pull_one(NULL);
	jk_result result = JK_FAILED;
	for (unsigned call = 1; result != JK_OK; call++) {
		jk_pulled pulled;
		jk_diagnostics *d = NULL;
		ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
		jk_file_fail_at(call);
		result = pull(&pulled, "2026-11-30", "1.0.0", NULL, d);
		jk_file_fail_at(0);
		ck_assert_int_eq(jk_diagnostics_status(d, 0), result == JK_OK ? 0 : 4);
		jk_diagnostics_free(d);
		/* Read anew, as the next process does: the release is held with all that belongs to it, or not at all. */
		jk_store *again = NULL;
		ck_assert_int_eq(jk_store_open(&again, held_in, jk_test_diagnostics()), JK_OK);
		for (size_t i = 0; i < jk_store_count(again); i++)
			ck_assert_int_eq(jk_store_verify(again, jk_store_at(again, i), jk_test_diagnostics()), JK_OK);
		ck_assert_ptr_nonnull(jk_store_find(again, "city", "1.1.0"));
		jk_store_free(again);
		ck_assert_uint_lt(call, 100);
	}
	ck_assert_uint_eq(jk_store_count(store), 2);
	end();
}
END_TEST

static jk_result work(int *right)
{
	jk_pulled pulled;
	jk_store *own = NULL;
	jk_diagnostics *d = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_store_open(&own, held_in, d);
	if (result == JK_OK)
		result = jk_store_pull(&pulled, own, site, &(jk_pull_options){.today = "2026-11-30"}, d);
	*right = result == JK_OK && strcmp(pulled.held.version, "1.1.0") == 0;
	jk_store_free(own);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(out_of_memory)
{
	begin();
	pull_one(NULL);
	jk_test_sweep_libxml(work, 8);
	end();
}
END_TEST

Suite *suite_release_pull(void)
{
	return jk_suite("release/pull", (const TTest *const[]){holds_what_was_pulled, the_last_day_of_an_index,
							       an_older_index_and_another_of_the_same_number,
							       a_flipped_bit_anywhere_is_refused, cut_anywhere_it_is_refused,
							       a_write_that_fails_anywhere_leaves_what_was, out_of_memory, NULL});
}
