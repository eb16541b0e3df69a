#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/file.h"
#include "base/placing.h"
#include "suite.h"

enum { FILES = 3, POSITIONS_MOST = 40 };

typedef struct {
	const char *folder, *scratch, *paths[FILES];
} place;

static place new_place(void)
{
	static char scratch[4200], paths[FILES][4200];
	place p = {.folder = jk_test_folder(), .scratch = scratch};
	snprintf(scratch, sizeof scratch, "%s/scratch", p.folder);
	ck_assert(mkdir(scratch, 0700) == 0);
	for (int i = 0; i < FILES; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/%d", p.folder, i);
		p.paths[i] = paths[i];
	}
	return p;
}

/* All begun, all synced, all put, as generate does; a file that fails is left out from there. */
static int place_all(const place *p, jk_diagnostics *d)
{
	jk_placing files[FILES] = {0};
	int good[FILES], count = 0;
	for (int i = 0; i < FILES; i++) {
		good[i] = jk_placing_begin(&files[i], p->paths[i], p->scratch, d) == JK_OK && jk_placing_append(&files[i], "new ", 4, d) == JK_OK &&
			  jk_placing_append(&files[i], "text", 4, d) == JK_OK;
		if (good[i])
			jk_placing_hasten(&files[i]);
	}
	for (int i = 0; i < FILES; i++)
		good[i] = good[i] && jk_placing_sync(&files[i], d) == JK_OK;
	for (int i = 0; i < FILES; i++)
		good[i] = good[i] && jk_placing_put(&files[i], d) == JK_OK;
	for (int i = 0; i < FILES; i++) {
		good[i] = good[i] && jk_placing_sync_folder(&files[i], d) == JK_OK;
		jk_placing_free(&files[i]);
		count += good[i];
	}
	return count;
}

START_TEST(many_files_come_into_place)
{
	place p = new_place();
	jk_diagnostics *d = jk_test_diagnostics();
	struct stat status;
	jk_test_put(p.paths[1], "old");
	ck_assert_int_eq(place_all(&p, d), FILES);
	for (int i = 0; i < FILES; i++) {
		ck_assert_str_eq(jk_test_get(p.paths[i]), "new text");
		ck_assert_int_eq(stat(p.paths[i], &status), 0);
		ck_assert_int_eq(status.st_mode & 0777, 0644);
	}
	ck_assert_uint_eq(jk_test_entries(p.scratch), 0);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
}
END_TEST

START_TEST(nothing_is_in_place_before_it_is_put)
{
	place p = new_place();
	jk_diagnostics *d = jk_test_diagnostics();
	jk_placing file = {0};
	jk_test_put(p.paths[0], "old");
	ck_assert_int_eq(jk_placing_begin(&file, p.paths[0], p.scratch, d), JK_OK);
	ck_assert_int_eq(jk_placing_append(&file, "new", 3, d), JK_OK);
	ck_assert_int_eq(jk_placing_sync(&file, d), JK_OK);
	ck_assert_str_eq(jk_test_get(p.paths[0]), "old");
	ck_assert_uint_eq(jk_test_entries(p.scratch), 1);
	jk_placing_free(&file);
	ck_assert_str_eq(jk_test_get(p.paths[0]), "old");
	ck_assert_uint_eq(jk_test_entries(p.scratch), 0);
}
END_TEST

/* Whether every call went well: there is no call at that position. */
static int fail_at(const place *p, unsigned position)
{
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	for (int i = 0; i < FILES; i++)
		unlink(p->paths[i]);
	jk_test_put(p->paths[1], "old");
	jk_file_fail_at(position);
	int good = place_all(p, d);
	jk_file_fail_at(0);
	ck_assert_int_ge(good, FILES - 1);
	ck_assert_uint_eq(jk_diagnostics_count(d), (size_t)(FILES - good));
	for (int i = 0; i < FILES; i++)
		if (jk_file_exists(p->paths[i]) && !(i == 1 && strcmp(jk_test_get(p->paths[i]), "old") == 0))
			ck_assert_str_eq(jk_test_get(p->paths[i]), "new text");
	ck_assert_uint_eq(jk_test_entries(p->scratch), 0);
	jk_diagnostics_free(d);
	return good == FILES;
}

START_TEST(one_failure_anywhere_costs_one_file_at_most)
{
	place p = new_place();
	unsigned position = 1;
	while (!fail_at(&p, position))
		ck_assert_uint_lt(++position, POSITIONS_MOST);
	ck_assert_uint_gt(position, 6 * FILES);
}
END_TEST

/* A folder that is not on the disk of the others: the container's and the machine's memory. */
START_TEST(another_file_system_is_copied_to)
{
	char there[] = "/dev/shm/jokou-test-XXXXXX", path[64];
	place p = new_place();
	jk_diagnostics *d = jk_test_diagnostics();
	struct stat here, other;
	if (!mkdtemp(there))
		return;
	ck_assert(stat(there, &other) == 0 && stat(p.folder, &here) == 0);
	snprintf(path, sizeof path, "%s/a", there);
	jk_placing file = {0};
	ck_assert_int_eq(jk_placing_begin(&file, path, p.scratch, d), JK_OK);
	ck_assert_int_eq(jk_placing_append(&file, "text", 4, d), JK_OK);
	ck_assert_int_eq(jk_placing_sync(&file, d), JK_OK);
	ck_assert_int_eq(jk_placing_put(&file, d), JK_OK);
	jk_placing_free(&file);
	ck_assert_str_eq(jk_test_get(path), "text");
	ck_assert_uint_eq(jk_test_entries(there), 1);
	ck_assert_uint_eq(jk_test_entries(p.scratch), 0);
	ck_assert(unlink(path) == 0 && rmdir(there) == 0);
}
END_TEST

START_TEST(a_scratch_that_is_not_there_is_told)
{
	jk_diagnostics *d = jk_test_diagnostics();
	jk_placing file = {0};
	ck_assert_int_eq(jk_placing_begin(&file, "paper", "/nowhere", d), JK_FAILED);
	jk_test_only(d, JK_DIAG_FILE_WRITE, 0);
	ck_assert_str_eq(jk_test_argument(d, 0, "path"), "paper");
	jk_placing_free(&file);
}
END_TEST

Suite *suite_base_placing(void)
{
	return jk_suite("base/placing", (const TTest *const[]){many_files_come_into_place, nothing_is_in_place_before_it_is_put,
							       one_failure_anywhere_costs_one_file_at_most, another_file_system_is_copied_to,
							       a_scratch_that_is_not_there_is_told, NULL});
}
