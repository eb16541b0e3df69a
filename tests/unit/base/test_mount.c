#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "base/mount.h"
#include "base/placing.h"
#include "suite.h"

static const jk_mounted files[] = {
	{"clauses/.hidden.xml", "h", 1},
	{"clauses/catalog.xml", "<catalog/>", 10},
	{"clauses/deep/er/far.xml", "f", 1},
	{"clauses/deep/near.xml", "n", 1},
	{"clauses/logo.png", "\0png", 4},
	{"clauses2/other.xml", "o", 1},
	{"templates/a.docx", "PK", 2},
};

/* Mounted as city-1.1.0.jokou, until the test's process ends. */
static void mount_city(void) { ck_assert_int_eq(jk_mount("city-1.1.0.jokou", files, sizeof files / sizeof *files), JK_OK); }

static const char *read_at(const char *path, size_t limit, jk_diagnostics *d)
{
	static jk_buffer bytes;
	jk_buffer_dispose(&bytes);
	jk_buffer_init(&bytes, 0);
	return jk_file_read(&bytes, path, limit, d) == JK_OK ? jk_buffer_text(&bytes) : NULL;
}

START_TEST(mounted_files_are_read_like_others)
{
	jk_diagnostics *d = jk_test_diagnostics();
	mount_city();
	ck_assert_str_eq(read_at("city-1.1.0.jokou/clauses/catalog.xml", 10, d), "<catalog/>");
	ck_assert_str_eq(read_at("city-1.1.0.jokou/clauses/../templates//./a.docx", 10, d), "PK");
	ck_assert_int_eq(jk_file_exists("city-1.1.0.jokou/clauses"), 1);
	ck_assert_int_eq(jk_file_exists("city-1.1.0.jokou/clauses/logo.png"), 1);
	ck_assert_int_eq(jk_file_is_folder("city-1.1.0.jokou"), 1);
	ck_assert_int_eq(jk_file_is_folder("city-1.1.0.jokou/"), 1);
	ck_assert_int_eq(jk_file_is_folder("city-1.1.0.jokou/clauses/deep/er"), 1);
	ck_assert_int_eq(jk_file_is_folder("city-1.1.0.jokou/clauses/logo.png"), 0);
	ck_assert_int_eq(jk_file_exists("city-1.1.0.jokou/claus"), 0);
	ck_assert_int_eq(jk_file_exists("city-1.1.0.jokou2/clauses"), 0);
	ck_assert_int_eq(jk_file_is_same("city-1.1.0.jokou/clauses/logo.png", "city-1.1.0.jokou/templates/../clauses/logo.png"), 1);
	ck_assert_int_eq(jk_file_is_same("city-1.1.0.jokou/clauses/logo.png", "/"), 0);
	ck_assert_int_eq(jk_file_is_same("city-1.1.0.jokou/nothing", "city-1.1.0.jokou/nothing"), 0);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
}
END_TEST

START_TEST(what_is_not_mounted_is_told)
{
	jk_diagnostics *d = jk_test_diagnostics();
	mount_city();
	ck_assert_ptr_null(read_at("city-1.1.0.jokou/clauses/missing.xml", 10, d));
	jk_test_only(d, JK_DIAG_FILE_OPEN, 0);
	ck_assert_str_eq(jk_test_argument(d, 0, "path"), "city-1.1.0.jokou/clauses/missing.xml");
	ck_assert_str_eq(jk_test_argument(d, 0, "reason"), strerror(ENOENT));
	ck_assert_ptr_null(read_at("city-1.1.0.jokou/clauses", 10, d));
	ck_assert_str_eq(jk_test_argument(d, 1, "reason"), strerror(EISDIR));
	ck_assert_ptr_null(read_at("city-1.1.0.jokou/clauses/catalog.xml", 9, d));
	ck_assert_int_eq(jk_diagnostics_at(d, 2)->code, JK_DIAG_FILE_LARGE);
}
END_TEST

START_TEST(a_mount_hides_the_disk_and_cannot_be_left)
{
	const char *folder = jk_test_folder();
	char prefix[4096], path[5000];
	jk_arena *arena;
	const char *inside;
	jk_test_put(jk_test_path(folder, "secret.xml"), "secret");
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	snprintf(prefix, sizeof prefix, "%s", folder);
	ck_assert_int_eq(jk_mount(prefix, files, sizeof files / sizeof *files), JK_OK);
	snprintf(path, sizeof path, "%s/secret.xml", prefix);
	ck_assert_int_eq(jk_file_exists(path), 0);
	snprintf(path, sizeof path, "%s/../%s/secret.xml", prefix, strrchr(prefix, '/') + 1);
	ck_assert_int_eq(jk_file_exists(path), 0);
	snprintf(path, sizeof path, "%s/../", prefix);
	ck_assert_int_eq(jk_file_is_folder(path), 0);
	snprintf(path, sizeof path, "%s/clauses", prefix);
	ck_assert_int_eq(jk_path_inside(&inside, arena, path, "../templates/a.docx"), JK_OK);
	ck_assert_ptr_null(inside);
	ck_assert_int_eq(jk_path_inside(&inside, arena, path, "/etc/passwd"), JK_OK);
	ck_assert_ptr_null(inside);
	ck_assert_int_eq(jk_path_inside(&inside, arena, path, "deep/../logo.png"), JK_OK);
	ck_assert_ptr_nonnull(inside);
	ck_assert_ptr_eq(jk_mount_find(inside), &files[4]);
	jk_unmount(prefix);
	snprintf(path, sizeof path, "%s/secret.xml", prefix);
	ck_assert_int_eq(jk_file_exists(path), 1);
	jk_arena_free(arena);
}
END_TEST

START_TEST(lists_are_those_of_a_folder)
{
	jk_diagnostics *d = jk_test_diagnostics();
	jk_arena *arena;
	jk_list names = {0}, flat = {0}, none = {0}, all = {0};
	mount_city();
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_file_list(&names, arena, "city-1.1.0.jokou/clauses", ".xml", d), JK_OK);
	ck_assert_uint_eq(names.count, 2);
	ck_assert_str_eq(names.items[0], "catalog.xml");
	ck_assert_str_eq(names.items[1], "deep/near.xml");
	ck_assert_int_eq(jk_file_list_flat(&flat, arena, "city-1.1.0.jokou/clauses/", "", d), JK_OK);
	ck_assert_uint_eq(flat.count, 2);
	ck_assert_str_eq(flat.items[1], "logo.png");
	ck_assert_int_eq(jk_file_list(&all, arena, "city-1.1.0.jokou", "", d), JK_OK);
	ck_assert_uint_eq(all.count, 4);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
	ck_assert_int_eq(jk_file_list(&none, arena, "city-1.1.0.jokou/missing", "", d), JK_FAILED);
	jk_test_only(d, JK_DIAG_FILE_OPEN, 0);
	jk_arena_free(arena);
}
END_TEST

START_TEST(nothing_is_written_into_a_mount)
{
	jk_diagnostics *d = jk_test_diagnostics();
	const char *folder = jk_test_folder();
	char path[5000];
	jk_placing placing;
	ck_assert_int_eq(jk_mount(folder, files, 1), JK_OK);
	snprintf(path, sizeof path, "%s/clauses/new.xml", folder);
	ck_assert_int_eq(jk_file_write(path, "x", 1, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_FILE_WRITE, 0);
	ck_assert_str_eq(jk_test_argument(d, 0, "reason"), strerror(EROFS));
	ck_assert_int_eq(jk_placing_begin(&placing, path, "/tmp", d), JK_FAILED);
	jk_placing_free(&placing);
	ck_assert_int_eq(jk_file_make_folder(path, d), JK_FAILED);
	ck_assert_int_eq(jk_diagnostics_at(d, 2)->code, JK_DIAG_FILE_FOLDER);
	jk_unmount(folder);
	ck_assert_uint_eq(jk_test_entries(folder), 0);
}
END_TEST

START_TEST(mounts_come_and_go_one_by_one)
{
	mount_city();
	ck_assert_int_eq(jk_mount("city-1.1.0.jokou", files, 1), JK_FAILED);
	ck_assert_int_eq(jk_mount("town@1.0.0", files, 2), JK_OK);
	ck_assert_ptr_eq(jk_mount_find("town@1.0.0/clauses/catalog.xml"), &files[1]);
	ck_assert_ptr_null(jk_mount_find("town@1.0.0/templates/a.docx"));
	jk_unmount("city-1.1.0.jokou");
	ck_assert_int_eq(jk_mount_covers("city-1.1.0.jokou/clauses"), 0);
	ck_assert_ptr_nonnull(jk_mount_find("town@1.0.0/clauses/catalog.xml"));
	jk_unmount("never");
	jk_unmount("town@1.0.0");
	ck_assert_int_eq(jk_mount_covers("town@1.0.0"), 0);
	ck_assert_int_eq(jk_mount("empty", NULL, 0), JK_OK);
	ck_assert_int_eq(jk_mount_is_folder("empty"), 1);
	ck_assert_int_eq(jk_mount_is_folder("empty/below"), 0);
}
END_TEST

START_TEST(names_too_long_for_any_file_are_not_there)
{
	char path[3 * 4096];
	mount_city();
	memset(path, 'a', sizeof path);
	path[sizeof path - 1] = '\0';
	memcpy(path, "city-1.1.0.jokou/", strlen("city-1.1.0.jokou/"));
	ck_assert_int_eq(jk_file_exists(path), 0);
	/* Long, but it leads back. */
	for (size_t i = strlen("city-1.1.0.jokou/"); i + 5 < sizeof path; i += 5)
		memcpy(path + i, "a/../", 5);
	snprintf(path + strlen("city-1.1.0.jokou/") + 2000, 100, "clauses/logo.png");
	ck_assert_ptr_eq(jk_mount_find(path), &files[4]);
}
END_TEST

static jk_result mount_and_read(int *right)
{
	jk_buffer bytes;
	jk_diagnostics *d = NULL;
	jk_result result = jk_diagnostics_new(&d);
	jk_buffer_init(&bytes, 0);
	if (result == JK_OK)
		result = jk_mount("city", files, sizeof files / sizeof *files);
	if (result == JK_OK)
		result = jk_file_read(&bytes, "city/clauses/catalog.xml", 100, d);
	*right = result == JK_OK && bytes.length == 10;
	jk_unmount("city");
	jk_buffer_dispose(&bytes);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_run_out) { jk_test_sweep_own(mount_and_read); }
END_TEST

Suite *suite_base_mount(void)
{
	return jk_suite("base/mount", (const TTest *const[]){mounted_files_are_read_like_others, what_is_not_mounted_is_told,
							     a_mount_hides_the_disk_and_cannot_be_left, lists_are_those_of_a_folder,
							     nothing_is_written_into_a_mount, mounts_come_and_go_one_by_one,
							     names_too_long_for_any_file_are_not_there, memory_may_run_out, NULL});
}
