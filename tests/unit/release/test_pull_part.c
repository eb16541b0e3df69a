#include <string.h>
#include "base/file.h"
#include "release/published.h"
#include "release/pull.h"

static jk_arena *arena;
static jk_buffer bytes;
static jk_pull_wanted wanted = {.sha256 = "abc", .size = 6};

static void begin(void)
{
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	jk_buffer_init(&bytes, 0);
	wanted.folder = jk_test_folder();
}

static jk_pull_part open_part(void)
{
	jk_pull_part part;
	jk_buffer_clear(&bytes);
	ck_assert_int_eq(jk_pull_part_open(&part, arena, &bytes, &wanted, jk_test_diagnostics()), JK_OK);
	return part;
}

START_TEST(goes_on_where_it_stopped)
{
	begin();
	jk_pull_part part = open_part();
	ck_assert_int_eq(jk_pull_part_append(&part, "abc", 3, jk_test_diagnostics()), JK_OK);
	jk_pull_part_close(&part, 0);
	part = open_part();
	ck_assert_str_eq(jk_buffer_text(&bytes), "abc");
	ck_assert_int_eq(jk_pull_part_append(&part, "def", 3, jk_test_diagnostics()), JK_OK);
	jk_pull_part_close(&part, 0);
	ck_assert_str_eq(jk_buffer_text(&bytes), "abcdef");
	ck_assert_str_eq(jk_test_get(jk_test_path(wanted.folder, "abc.part")), "abcdef");
	part = open_part();
	ck_assert_int_eq(jk_pull_part_empty(&part, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(bytes.length, 0);
	ck_assert_int_eq(jk_pull_part_append(&part, "x", 1, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_test_get(jk_test_path(wanted.folder, "abc.part")), "x");
	jk_pull_part_close(&part, 1);
	ck_assert_uint_eq(jk_test_entries(wanted.folder), 0);
}
END_TEST

START_TEST(what_cannot_be_a_beginning_goes)
{
	begin();
	jk_published_put(wanted.folder, "abc.part", "longer than it", 14);
	jk_published_put(wanted.folder, "other.part", "x", 1);
	jk_published_put(wanted.folder, "1.0.0.jokou", "x", 1);
	jk_pull_part part = open_part();
	ck_assert_uint_eq(bytes.length, 0);
	jk_pull_part_close(&part, 0);
	ck_assert_uint_eq(jk_test_entries(wanted.folder), 2);
	ck_assert(jk_file_exists(jk_test_path(wanted.folder, "1.0.0.jokou")));
}
END_TEST

Suite *suite_release_pull_part(void)
{
	return jk_suite("release/pull_part",
			(const TTest *const[]){goes_on_where_it_stopped, what_cannot_be_a_beginning_goes, NULL});
}
