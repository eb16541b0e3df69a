#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "suite.h"

/* System calls of one jk_file_write that the hook can fail: more than there are. */
enum { POSITIONS_MOST = 20 };

START_TEST(a_file_is_written_and_read_whole)
{
	jk_diagnostics *d = jk_test_diagnostics();
	const char *path = jk_test_path(jk_test_folder(), "a.txt");
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_buffer_string(&bytes, "before ");
	ck_assert_int_eq(jk_file_write(path, "a\0条", 5, d), JK_OK);
	ck_assert_int_eq(jk_file_read(&bytes, path, 5, d), JK_OK);
	ck_assert_uint_eq(bytes.length, 12);
	ck_assert_mem_eq(bytes.bytes, "before a\0条", 12);
	ck_assert_int_eq(jk_file_write(path, "", 0, d), JK_OK);
	ck_assert_str_eq(jk_test_get(path), "");
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(a_big_file_survives)
{
	jk_diagnostics *d = jk_test_diagnostics();
	const char *path = jk_test_path(jk_test_folder(), "big");
	jk_buffer out, in;
	jk_buffer_init(&out, 0);
	jk_buffer_init(&in, 0);
	jk_buffer_format(&out, "%300000d", 1);
	ck_assert_int_eq(jk_file_write(path, out.bytes, out.length, d), JK_OK);
	ck_assert_int_eq(jk_file_read(&in, path, out.length, d), JK_OK);
	ck_assert_uint_eq(in.length, out.length);
	ck_assert_mem_eq(in.bytes, out.bytes, out.length);
	jk_buffer_dispose(&out);
	jk_buffer_dispose(&in);
}
END_TEST

START_TEST(a_file_over_its_limit_is_refused)
{
	jk_diagnostics *d = jk_test_diagnostics();
	const char *path = jk_test_path(jk_test_folder(), "a");
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	jk_test_put(path, "123456");
	ck_assert_int_eq(jk_file_read(&bytes, path, 5, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_FILE_LARGE, 0);
	ck_assert_str_eq(jk_test_argument(d, 0, "limit"), "5");
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(a_machine_that_cannot_open_files_is_told)
{
	struct rlimit limit;
	const char *path = jk_test_path(jk_test_folder(), "a");
	jk_buffer bytes;
	jk_diagnostics *d = jk_test_diagnostics();
	jk_test_put(path, "1");
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &(struct rlimit){0, limit.rlim_max}), 0);
	ck_assert_int_eq(jk_file_read(&bytes, path, 5, d), JK_FAILED);
	ck_assert_int_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	jk_test_only(d, JK_DIAG_FILE_UNREADABLE, 0);
	ck_assert_int_eq(jk_diagnostics_status(d, 0), 4);
	jk_buffer_dispose(&bytes);
}
END_TEST

START_TEST(what_cannot_be_read_is_told)
{
	jk_diagnostics *d = jk_test_diagnostics();
	const char *folder = jk_test_folder(), *missing = jk_test_path(folder, "missing");
	jk_buffer bytes;
	jk_buffer_init(&bytes, 0);
	ck_assert_int_eq(jk_file_read(&bytes, missing, 5, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_FILE_OPEN, 0);
	ck_assert_str_eq(jk_test_argument(d, 0, "path"), missing);
	ck_assert_str_eq(jk_test_argument(d, 0, "reason"), strerror(ENOENT));
	ck_assert_int_eq(jk_file_read(&bytes, folder, 5, d), JK_FAILED);
	ck_assert_str_eq(jk_test_argument(d, 1, "reason"), strerror(EISDIR));
	jk_buffer_dispose(&bytes);
}
END_TEST

/* Writes with the Nth system call failing; whether all went well (there is no Nth call). */
static int write_with_failure(unsigned position, const char *folder, const char *path)
{
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	jk_test_put(path, "old");
	jk_file_fail_at(position);
	jk_result result = jk_file_write(path, "new text", 8, d);
	jk_file_fail_at(0);
	ck_assert_uint_eq(jk_test_entries(folder), 1);
	if (result == JK_OK) {
		ck_assert_str_eq(jk_test_get(path), "new text");
		ck_assert_uint_eq(jk_diagnostics_count(d), 0);
	} else {
		jk_test_only(d, JK_DIAG_FILE_WRITE, 0);
		ck_assert_str_eq(jk_test_argument(d, 0, "path"), path);
		ck_assert_str_eq(jk_test_argument(d, 0, "reason"), strerror(ENOSPC));
		ck_assert_int_eq(jk_diagnostics_status(d, 0), 4);
	}
	jk_diagnostics_free(d);
	return result == JK_OK;
}

START_TEST(a_write_that_fails_anywhere_leaves_one_whole_file)
{
	const char *folder = jk_test_folder(), *path = jk_test_path(folder, "paper.docx");
	unsigned position = 1, kept = 0;
	for (; !write_with_failure(position, folder, path); position++) {
		ck_assert_uint_lt(position, POSITIONS_MOST);
		/* Only the folder's own sync comes after the rename: by then the new file is there, whole. */
		if (strcmp(jk_test_get(path), "old") == 0)
			kept = position;
		else
			ck_assert_str_eq(jk_test_get(path), "new text");
	}
	ck_assert_uint_ge(position, 6);
	ck_assert_uint_ge(kept + 2, position);
}
END_TEST

START_TEST(a_new_file_that_fails_is_not_there)
{
	const char *folder = jk_test_folder(), *path = jk_test_path(folder, "a");
	for (unsigned position = 1; position <= 5; position++) {
		jk_diagnostics *d;
		ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
		jk_file_fail_at(position);
		ck_assert_int_eq(jk_file_write(path, "new", 3, d), JK_FAILED);
		ck_assert_uint_eq(jk_test_entries(folder), 0);
		jk_diagnostics_free(d);
	}
}
END_TEST

START_TEST(a_place_that_cannot_be_written_is_told)
{
	jk_diagnostics *d = jk_test_diagnostics();
	char path[4200];
	const char *folder = jk_test_folder();
	snprintf(path, sizeof path, "%s/none/a", folder);
	ck_assert_int_eq(jk_file_write(path, "a", 1, d), JK_FAILED);
	ck_assert_int_eq(jk_file_write("/proc/jokou", "a", 1, d), JK_FAILED);
	ck_assert_int_eq(jk_file_write(folder, "a", 1, d), JK_FAILED);
	ck_assert_uint_eq(jk_diagnostics_count(d), 3);
	for (size_t i = 0; i < 3; i++)
		ck_assert_int_eq(jk_diagnostics_at(d, i)->code, JK_DIAG_FILE_WRITE);
	ck_assert_uint_eq(jk_test_entries(folder), 0);
}
END_TEST

START_TEST(a_file_in_the_working_folder_is_written)
{
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(chdir(jk_test_folder()), 0);
	ck_assert_int_eq(jk_file_write("bare", "a", 1, d), JK_OK);
	ck_assert_str_eq(jk_test_get("bare"), "a");
}
END_TEST

START_TEST(folders_are_made)
{
	jk_diagnostics *d = jk_test_diagnostics();
	char path[4200];
	const char *folder = jk_test_folder();
	snprintf(path, sizeof path, "%s/a/b/c/", folder);
	ck_assert_int_eq(jk_file_make_folder(path, d), JK_OK);
	ck_assert_int_eq(jk_file_make_folder(path, d), JK_OK);
	ck_assert(jk_file_is_folder(path) && jk_file_exists(path));
	snprintf(path, sizeof path, "%s/file", folder);
	jk_test_put(path, "");
	ck_assert(!jk_file_is_folder(path) && jk_file_exists(path));
	snprintf(path, sizeof path, "%s/file/below", folder);
	ck_assert(!jk_file_exists(path));
	ck_assert_int_eq(jk_file_make_folder(path, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_FILE_FOLDER, 0);
	ck_assert_int_eq(jk_diagnostics_status(d, 0), 4);
}
END_TEST

START_TEST(listing_is_sorted_and_one_level_deep)
{
	jk_diagnostics *d = jk_test_diagnostics();
	jk_arena *arena;
	jk_list list = {0};
	char path[4200];
	const char *folder = jk_test_folder();
	static const char *const names[] = {"b.xml", "a.xml", "a.txt", ".hidden.xml", "sub/z.xml", "sub/.h.xml", "sub/deep/x.xml"};
	snprintf(path, sizeof path, "%s/sub/deep", folder);
	ck_assert_int_eq(jk_file_make_folder(path, d), JK_OK);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		jk_test_put(jk_test_path(folder, names[i]), "");
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_file_list(&list, arena, folder, ".xml", d), JK_OK);
	ck_assert_uint_eq(list.count, 3);
	ck_assert_str_eq(list.items[0], "a.xml");
	ck_assert_str_eq(list.items[1], "b.xml");
	ck_assert_str_eq(list.items[2], "sub/z.xml");
	ck_assert_int_eq(jk_file_list(&list, arena, "/nowhere", ".xml", d), JK_FAILED);
	jk_test_only(d, JK_DIAG_FILE_OPEN, 0);
	jk_arena_free(arena);
}
END_TEST

START_TEST(paths)
{
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_str_eq(jk_path_join(arena, "a/b", "c"), "a/b/c");
	ck_assert_str_eq(jk_path_join(arena, "a/", "c"), "a/c");
	ck_assert_str_eq(jk_path_stem(arena, "x/y.z/name.tar.xml"), "name.tar");
	ck_assert_str_eq(jk_path_stem(arena, "name"), "name");
	ck_assert_str_eq(jk_path_stem(arena, "x/.hidden"), ".hidden");
	jk_arena_free(arena);
}
END_TEST

static const char *sweep_path;

static jk_result file_work(int *right)
{
	jk_diagnostics *d;
	jk_buffer bytes;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&bytes, 0);
	jk_result result = jk_file_write(sweep_path, "new", 3, d);
	if (result == JK_OK)
		result = jk_file_read(&bytes, sweep_path, 10, d);
	*right = strcmp(jk_buffer_text(&bytes), "new") == 0;
	jk_buffer_dispose(&bytes);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(files_survive_every_failed_allocation)
{
	sweep_path = jk_test_path(jk_test_folder(), "a");
	jk_test_sweep_own(file_work);
}
END_TEST

Suite *suite_base_file(void)
{
	return jk_suite("base/file",
			(const TTest *const[]){a_file_is_written_and_read_whole, a_big_file_survives, a_file_over_its_limit_is_refused,
					       a_machine_that_cannot_open_files_is_told, what_cannot_be_read_is_told, a_write_that_fails_anywhere_leaves_one_whole_file,
					       a_new_file_that_fails_is_not_there, a_place_that_cannot_be_written_is_told,
					       a_file_in_the_working_folder_is_written, folders_are_made, listing_is_sorted_and_one_level_deep,
					       paths, files_survive_every_failed_allocation, NULL});
}
