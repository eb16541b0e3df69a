#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/file.h"
#include "base/mount.h"
#include "jokou/release.h"
#include "suite.h"

/* A repository with one commit: office/clauses/catalog.xml, office/templates/a.docx. NULL: git is not here. */
static const char *make_repository(void)
{
	static char folder[4096], command[9000];
	snprintf(folder, sizeof folder, "%s", jk_test_folder());
	snprintf(command, sizeof command,
		 "cd '%s' && git init -q . && mkdir -p office/clauses/sub office/templates && printf '<catalog/>' >office/clauses/catalog.xml && "
		 "printf first >office/clauses/sub/x.xml && printf PK >office/templates/a.docx && git add -A && "
		 "git -c user.name=T -c user.email=t@example.jp commit -q -m first && printf second >office/clauses/sub/x.xml",
		 folder);
	return system("git --version >/dev/null 2>&1") == 0 && system(command) == 0 ? folder : NULL;
}

static const char *bytes_at(const char *folder, const char *name)
{
	static jk_buffer bytes;
	char path[5000];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	jk_buffer_dispose(&bytes);
	jk_buffer_init(&bytes, 0);
	return jk_file_read(&bytes, path, 100000, jk_test_diagnostics()) == JK_OK ? jk_buffer_text(&bytes) : "";
}

START_TEST(folders_are_taken_as_they_are)
{
	jk_source *source;
	jk_diagnostics *d = jk_test_diagnostics();
	jk_arena *arena;
	char folder[4000], path[4100];
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	snprintf(folder, sizeof folder, "%s", jk_test_folder());
	snprintf(path, sizeof path, "%s/clauses", folder);
	ck_assert_int_eq(jk_file_make_folder(path, d), JK_OK);
	snprintf(path, sizeof path, "%s/clauses/catalog.xml", folder);
	jk_test_put(path, "<catalog/>");
	ck_assert_int_eq(jk_source_open(&source, folder, NULL, d), JK_OK);
	ck_assert_str_eq(bytes_at(jk_source_clauses(source), "catalog.xml"), "<catalog/>");
	ck_assert_str_eq(jk_path_stem(arena, jk_source_templates(source)), "templates");
	jk_source_free(source);
	snprintf(path, sizeof path, "%s/clauses", folder);
	ck_assert_int_eq(jk_source_open(&source, path, NULL, d), JK_OK);
	ck_assert_ptr_null(jk_source_templates(source));
	jk_source_free(source);
	snprintf(path, sizeof path, "%s/templates", folder);
	ck_assert_int_eq(jk_file_make_folder(path, d), JK_OK);
	snprintf(path, sizeof path, "%s/clauses", folder);
	ck_assert_int_eq(jk_source_open(&source, path, NULL, d), JK_OK);
	ck_assert_str_eq(jk_source_clauses(source), path);
	ck_assert_int_eq(jk_file_is_folder(jk_source_templates(source)), 1);
	jk_source_free(source);
	jk_arena_free(arena);
}
END_TEST

START_TEST(what_is_nothing_is_told)
{
	jk_source *source;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_source_open(&source, "nothing@1.0.0", NULL, d), JK_FAILED);
	ck_assert_ptr_null(source);
	jk_test_only(d, JK_DIAG_SOURCE_UNKNOWN, 0);
	ck_assert_str_eq(jk_test_argument(d, 0, "given"), "nothing@1.0.0");
}
END_TEST

START_TEST(a_revision_is_mounted_as_long_as_anybody_needs_it)
{
	jk_source *one, *two;
	jk_diagnostics *d = jk_test_diagnostics();
	const char *folder = make_repository();
	char given[5000];
	if (!folder)
		return;
	snprintf(given, sizeof given, "%s/office@HEAD", folder);
	ck_assert_int_eq(jk_source_open(&one, given, NULL, d), JK_OK);
	ck_assert_int_eq(jk_source_open(&two, given, NULL, d), JK_OK);
	ck_assert_str_eq(jk_source_clauses(one), jk_source_clauses(two));
	ck_assert_str_eq(bytes_at(jk_source_clauses(one), "sub/x.xml"), "first");
	ck_assert_str_eq(bytes_at(jk_source_templates(one), "a.docx"), "PK");
	jk_source_free(one);
	ck_assert_str_eq(bytes_at(jk_source_clauses(two), "sub/x.xml"), "first");
	jk_source_free(two);
	ck_assert_int_eq(jk_mount_covers(given), 0);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
}
END_TEST

static char swept[5000];

static jk_result open_swept(int *right)
{
	jk_source *source = NULL;
	jk_diagnostics *d = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_source_open(&source, swept, NULL, d);
	*right = result == JK_OK && jk_source_templates(source);
	jk_source_free(source);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_run_out)
{
	const char *folder = make_repository();
	if (!folder)
		return;
	snprintf(swept, sizeof swept, "%s/office@HEAD", folder);
	jk_test_sweep_own(open_swept);
}
END_TEST

/* A release of the small catalog, without templates. */
static void put_release(const char *path)
{
	char *bytes = NULL;
	size_t length = 0;
	jk_diagnostics *d = jk_test_diagnostics();
	const jk_release_options options = {.clauses = JK_SOURCE_DATA_DIR "/tests/golden/lint/clauses",
					    .id = "mini",
					    .version = "1.0.0",
					    .standard = "1",
					    .effective = "2026-04-01",
					    .date = "2026-04-01",
					    .program = "0.1.0"};
	ck_assert_int_eq(jk_release_pack(&bytes, &length, &options, d), JK_OK);
	ck_assert_int_eq(jk_file_write(path, bytes, length, d), JK_OK);
	jk_text_free(bytes);
}

START_TEST(a_release_is_mounted_as_long_as_anybody_needs_it)
{
	jk_source *one, *two;
	jk_diagnostics *d = jk_test_diagnostics();
	char given[5000];
	snprintf(given, sizeof given, "%s/mini.jokou", jk_test_folder());
	put_release(given);
	ck_assert_int_eq(jk_source_open(&one, given, NULL, d), JK_OK);
	ck_assert_int_eq(jk_source_open(&two, given, NULL, d), JK_OK);
	ck_assert_ptr_null(jk_source_templates(one));
	jk_source_free(one);
	ck_assert_ptr_nonnull(strstr(bytes_at(jk_source_clauses(two), "vocabularies/town.xml"), "town"));
	jk_source_free(two);
	ck_assert_int_eq(jk_file_is_folder(given), 0);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
}
END_TEST

static jk_result open_release(int *right)
{
	jk_source *source = NULL;
	jk_diagnostics *d = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_source_open(&source, swept, NULL, d);
	*right = result == JK_OK && !jk_source_templates(source);
	jk_source_free(source);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_run_out_for_a_release)
{
	snprintf(swept, sizeof swept, "%s/mini.jokou", jk_test_folder());
	put_release(swept);
	jk_test_sweep(open_release);
}
END_TEST

Suite *suite_release_source(void)
{
	return jk_suite("release/source", (const TTest *const[]){folders_are_taken_as_they_are, what_is_nothing_is_told,
								 a_revision_is_mounted_as_long_as_anybody_needs_it, memory_may_run_out,
								 a_release_is_mounted_as_long_as_anybody_needs_it, memory_may_run_out_for_a_release, NULL});
}
