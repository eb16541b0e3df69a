#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "release/published.h"
#include "release/store.h"

static const char *folder;
static char data[4096];

static void begin(void)
{
	folder = jk_test_folder();
	snprintf(data, sizeof data, "%s/data", folder);
}

static jk_store *open_store(void)
{
	jk_store *store = NULL;
	ck_assert_int_eq(jk_store_open(&store, data, jk_test_diagnostics()), JK_OK);
	return store;
}

static jk_public_key *new_key(const char *name)
{
	char file[64];
	jk_publish_key(folder, name);
	snprintf(file, sizeof file, "%s.pub", name);
	return jk_published_key(folder, file);
}

/* The store after a pull of both versions. */
static jk_store *filled(void)
{
	char site[4096];
	jk_pulled pulled;
	static const char *const versions[] = {"1.1.0", "1.0.0"};
	jk_publish(folder, 5);
	jk_public_key *key = jk_published_key(folder, "office.pub");
	jk_store *store = open_store();
	snprintf(site, sizeof site, "%s/site", folder);
	for (size_t i = 0; i < 2; i++) {
		const jk_pull_options options = {.today = "2026-11-30", .key = key, .version = versions[i]};
		ck_assert_int_eq(jk_store_pull(&pulled, store, site, &options, jk_test_diagnostics()), JK_OK);
	}
	jk_public_key_free(key);
	return store;
}

START_TEST(an_empty_store)
{
	begin();
	jk_public_key *key = NULL;
	jk_store *store = open_store();
	ck_assert_uint_eq(jk_store_count(store), 0);
	ck_assert_ptr_null(jk_store_find(store, "city", NULL));
	ck_assert_int_eq(jk_store_key(&key, store, "city", jk_test_diagnostics()), JK_OK);
	ck_assert_ptr_null(key);
	ck_assert_int_ne(access(data, F_OK), 0);
	jk_store_free(store);
}
END_TEST

START_TEST(a_pinned_key_stays)
{
	begin();
	jk_public_key *one = new_key("one"), *two = new_key("two"), *found = NULL;
	jk_store *store = open_store();
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_store_pin(store, "city", one, 0, d), JK_OK);
	ck_assert_int_eq(jk_store_pin(store, "city", one, 0, d), JK_OK);
	ck_assert_int_eq(jk_store_pin(store, "city", two, 0, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_KEY_OTHER, 0);
	ck_assert_str_eq(jk_test_argument(d, 0, "pinned"), jk_public_key_id(one));
	ck_assert_str_eq(jk_test_argument(d, 0, "given"), jk_public_key_id(two));
	jk_store_free(store);
	store = open_store();
	ck_assert_int_eq(jk_store_key(&found, store, "city", d), JK_OK);
	ck_assert_str_eq(jk_public_key_text(found), jk_public_key_text(one));
	jk_public_key_free(found);
	ck_assert_int_eq(jk_store_pin(store, "city", two, 1, d), JK_OK);
	ck_assert_int_eq(jk_store_key(&found, store, "city", d), JK_OK);
	ck_assert_str_eq(jk_public_key_text(found), jk_public_key_text(two));
	jk_public_key_free(found);
	jk_public_key_free(one);
	jk_public_key_free(two);
	jk_store_free(store);
}
END_TEST

START_TEST(finds_what_is_held)
{
	begin();
	jk_store_free(filled());
	jk_store *store = open_store();
	ck_assert_uint_eq(jk_store_count(store), 2);
	ck_assert_str_eq(jk_store_at(store, 0)->version, "1.0.0");
	ck_assert_str_eq(jk_store_at(store, 1)->version, "1.1.0");
	ck_assert_str_eq(jk_store_find(store, "city", NULL)->version, "1.1.0");
	const jk_held *held = jk_store_find(store, "city", "1.0.0");
	ck_assert_str_eq(held->id, "city");
	ck_assert_str_eq(held->effective, "2027-04-01");
	ck_assert_str_eq(held->date, "2026-11-30");
	ck_assert_ptr_null(jk_store_find(store, "city", "1.2.0"));
	ck_assert_ptr_null(jk_store_find(store, "town", NULL));
	/* A file that somebody deleted is not held, the other one is. */
	ck_assert_int_eq(unlink(jk_store_find(store, "city", NULL)->path), 0);
	jk_store_free(store);
	store = open_store();
	ck_assert_uint_eq(jk_store_count(store), 1);
	ck_assert_str_eq(jk_store_find(store, "city", NULL)->version, "1.0.0");
	jk_store_free(store);
}
END_TEST

START_TEST(reads_a_held_release)
{
	begin();
	jk_release_file *release = NULL;
	jk_store *store = filled();
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_store_read(&release, store, jk_store_find(store, "city", "1.0.0"), d), JK_OK);
	ck_assert_str_eq(jk_release_about(release).version, "1.0.0");
	ck_assert_str_eq(jk_release_about(release).digest, jk_store_find(store, "city", "1.0.0")->digest);
	jk_release_free(release);
	/* With another key pinned since, what was trusted then is trusted still. */
	jk_public_key *other = new_key("other");
	ck_assert_int_eq(jk_store_pin(store, "city", other, 1, d), JK_OK);
	ck_assert_int_eq(jk_store_verify(store, jk_store_find(store, "city", "1.0.0"), d), JK_OK);
	jk_public_key_free(other);
	jk_store_free(store);
}
END_TEST

START_TEST(a_held_release_that_was_changed)
{
	begin();
	size_t length = 0;
	jk_store *store = filled();
	char *bytes = jk_published_bytes(&length, data, "catalogs/city/1.0.0.jokou");
	jk_diagnostics *d = jk_test_diagnostics();
	bytes[length / 2] = (char)(bytes[length / 2] ^ 4);
	jk_published_put(data, "catalogs/city/1.0.0.jokou", bytes, length);
	jk_text_free(bytes);
	ck_assert_int_eq(jk_store_verify(store, jk_store_find(store, "city", "1.0.0"), d), JK_FAILED);
	jk_test_only(d, JK_DIAG_HELD_DAMAGED, 0);
	ck_assert_int_eq(jk_store_verify(store, jk_store_find(store, "city", "1.1.0"), d), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(d), 1);
	jk_store_free(store);
}
END_TEST

START_TEST(a_damaged_store_is_not_begun_anew)
{
	begin();
	jk_store_free(filled());
	jk_store *store = NULL;
	jk_diagnostics *d = jk_test_diagnostics();
	jk_published_put(data, "catalogs/city/trusted.xml", "<trusted", strlen("<trusted"));
	ck_assert_int_eq(jk_store_open(&store, data, d), JK_FAILED);
	ck_assert_ptr_null(store);
	ck_assert_int_eq(jk_diagnostics_at(d, jk_diagnostics_count(d) - 1)->code, JK_DIAG_STORE_DAMAGED);
}
END_TEST

START_TEST(folders_of_others_are_left_alone)
{
	begin();
	jk_store_free(filled());
	ck_assert_int_eq(mkdir(jk_test_path(data, "catalogs/No Id"), 0777), 0);
	jk_published_put(data, "catalogs/No Id/trusted.xml", "x", 1);
	jk_store *store = open_store();
	ck_assert_uint_eq(jk_store_count(store), 2);
	jk_store_free(store);
}
END_TEST

START_TEST(names_of_folders)
{
	static const char *const ids[] = {"", "-a", "A", "a/b", "a.b", "..", "a b", "a\n", "条項"};
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
		ck_assert_msg(!jk_store_is_id(ids[i]), "id '%s'", ids[i]);
	ck_assert(jk_store_is_id("external-service") && jk_store_is_id("9"));
}
END_TEST

START_TEST(one_at_a_time)
{
	begin();
	int first = -1, second = -1;
	jk_store *store = open_store();
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_store_lock(&first, store, d), JK_OK);
	ck_assert_int_eq(jk_store_lock(&second, store, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_STORE_BUSY, 0);
	close(second);
	close(first);
	ck_assert_int_eq(jk_store_lock(&first, store, d), JK_OK);
	close(first);
	jk_store_free(store);
}
END_TEST

static jk_result work(int *right)
{
	jk_store *store = NULL;
	jk_diagnostics *d = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_store_open(&store, data, d);
	if (result == JK_OK)
		result = jk_store_verify(store, jk_store_find(store, "city", NULL), d);
	*right = result == JK_OK && jk_store_count(store) == 2;
	jk_store_free(store);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(out_of_memory)
{
	begin();
	jk_store_free(filled());
	jk_test_sweep_libxml(work, 8);
}
END_TEST

Suite *suite_release_store(void)
{
	return jk_suite("release/store", (const TTest *const[]){an_empty_store, a_pinned_key_stays, finds_what_is_held,
								reads_a_held_release, a_held_release_that_was_changed,
								a_damaged_store_is_not_begun_anew, folders_of_others_are_left_alone,
								names_of_folders, one_at_a_time, out_of_memory, NULL});
}
