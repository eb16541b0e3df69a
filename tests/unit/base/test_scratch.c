#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/file.h"
#include "base/scratch.h"
#include "suite.h"

START_TEST(it_vanishes_with_what_is_in_it)
{
	jk_diagnostics *d = jk_test_diagnostics();
	const char *folder = jk_test_folder();
	jk_scratch scratch, none = {NULL, -1, NULL};
	ck_assert_int_eq(jk_scratch_open(&scratch, folder, d), JK_OK);
	ck_assert_uint_eq(jk_test_entries(folder), 1);
	jk_test_put(jk_test_path(scratch.path, "abcdef"), "half");
	jk_scratch_close(&scratch);
	ck_assert_uint_eq(jk_test_entries(folder), 0);
	jk_scratch_close(&scratch);
	jk_scratch_close(&none);
}
END_TEST

START_TEST(a_process_out_of_memory_tidies_up)
{
	jk_diagnostics *d = jk_test_diagnostics();
	const char *folder = jk_test_folder();
	jk_scratch scratch;
	jk_scratch_abandon(); /* nothing is open */
	ck_assert_int_eq(jk_scratch_open(&scratch, folder, d), JK_OK);
	jk_test_put(jk_test_path(scratch.path, "abcdef"), "half");
	jk_scratch_abandon();
	ck_assert_uint_eq(jk_test_entries(folder), 0);
	jk_scratch_close(&scratch);
}
END_TEST

START_TEST(one_that_is_in_use_is_not_swept)
{
	jk_diagnostics *d = jk_test_diagnostics();
	const char *folder = jk_test_folder();
	jk_scratch scratch;
	ck_assert_int_eq(jk_scratch_open(&scratch, folder, d), JK_OK);
	jk_test_put(jk_test_path(scratch.path, "abcdef"), "half");
	jk_scratch_sweep(folder);
	ck_assert_str_eq(jk_test_get(jk_test_path(scratch.path, "abcdef")), "half");
	jk_scratch_close(&scratch);
}
END_TEST

START_TEST(one_whose_process_is_gone_is_swept)
{
	const char *folder = jk_test_folder();
	pid_t child = fork();
	if (child == 0) {
		jk_diagnostics *d = NULL;
		jk_scratch scratch;
		if (jk_diagnostics_new(&d) == JK_OK && jk_scratch_open(&scratch, folder, d) == JK_OK)
			jk_test_put(jk_test_path(scratch.path, "abcdef"), "half");
		_exit(0); /* as if killed: nothing is tidied */
	}
	ck_assert_int_gt(child, 0);
	ck_assert_int_eq(waitpid(child, NULL, 0), child);
	ck_assert_uint_eq(jk_test_entries(folder), 1);
	jk_scratch_sweep(folder);
	ck_assert_uint_eq(jk_test_entries(folder), 0);
}
END_TEST

START_TEST(what_others_put_there_stays)
{
	const char *folder = jk_test_folder();
	char path[4300];
	static const char *const names[] = {"/.jokou-abcdef", "/.jokou-notes", "/jokou-abcdef"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s%s", folder, names[i]);
		ck_assert_int_eq(mkdir(path, 0700), 0);
		jk_test_put(jk_test_path(path, "lock"), "");
		jk_test_put(jk_test_path(path, "minutes.txt"), "mine");
	}
	jk_scratch_sweep(folder);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s%s/minutes.txt", folder, names[i]);
		ck_assert_str_eq(jk_test_get(path), "mine");
	}
	jk_scratch_sweep("/nowhere");
}
END_TEST

START_TEST(a_link_is_not_followed)
{
	const char *folder = jk_test_folder();
	char outside[4300];
	snprintf(outside, sizeof outside, "%s/outside", folder);
	ck_assert_int_eq(mkdir(outside, 0700), 0);
	jk_test_put(jk_test_path(outside, "abcdef"), "mine");
	jk_test_put(jk_test_path(outside, "lock"), "");
	ck_assert_int_eq(symlink(outside, jk_test_path(folder, ".jokou-abcdef")), 0);
	jk_scratch_sweep(folder);
	ck_assert_str_eq(jk_test_get(jk_test_path(outside, "abcdef")), "mine");
}
END_TEST

START_TEST(a_folder_that_cannot_be_written_is_told)
{
	jk_diagnostics *d = jk_test_diagnostics();
	jk_scratch scratch;
	ck_assert_int_eq(jk_scratch_open(&scratch, "/nowhere", d), JK_FAILED);
	jk_test_only(d, JK_DIAG_FILE_WRITE, 0);
	jk_scratch_close(&scratch);
}
END_TEST

Suite *suite_base_scratch(void)
{
	return jk_suite("base/scratch", (const TTest *const[]){it_vanishes_with_what_is_in_it, a_process_out_of_memory_tidies_up, one_that_is_in_use_is_not_swept,
							       one_whose_process_is_gone_is_swept, what_others_put_there_stays, a_link_is_not_followed,
							       a_folder_that_cannot_be_written_is_told, NULL});
}
