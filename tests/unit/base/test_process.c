#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/process.h"
#include "suite.h"

static const char *const no_sets[] = {NULL};

static jk_result run(jk_process_answer *out, const char *script, const char *input, size_t length, size_t limit)
{
	const char *const arguments[] = {"sh", "-c", script, NULL};
	return jk_process_run(out, &(jk_process){arguments, NULL, no_sets, input, length, limit});
}

START_TEST(what_it_says_and_how_it_ends_is_told)
{
	jk_process_answer a;
	ck_assert_int_eq(run(&a, "tr a-z A-Z; echo bad >&2; exit 3", "text", 4, 100), JK_OK);
	ck_assert_int_eq(a.status, 3);
	ck_assert_int_eq(a.reason, 0);
	ck_assert_str_eq(jk_buffer_text(&a.out), "TEXT");
	ck_assert_str_eq(jk_buffer_text(&a.err), "bad\n");
	jk_process_dispose(&a);
	ck_assert_int_eq(run(&a, "kill -9 $$", NULL, 0, 100), JK_OK);
	ck_assert_int_eq(a.status, 128 + 9);
	jk_process_dispose(&a);
}
END_TEST

START_TEST(a_program_that_is_not_there_is_told)
{
	const char *const arguments[] = {"jokou-no-such-program", NULL};
	jk_process_answer a;
	ck_assert_int_eq(jk_process_run(&a, &(jk_process){arguments, NULL, no_sets, NULL, 0, 100}), JK_FAILED);
	ck_assert_int_eq(a.reason, ENOENT);
	jk_process_dispose(&a);
}
END_TEST

/* More than any pipe holds, both ways at once. */
START_TEST(much_goes_through_without_a_standstill)
{
	enum { MUCH = 3000000 };
	static char text[MUCH];
	jk_process_answer a;
	memset(text, 'x', sizeof text);
	ck_assert_int_eq(run(&a, "cat; head -c 100000 /dev/zero >&2", text, sizeof text, MUCH), JK_OK);
	ck_assert_uint_eq(a.out.length, MUCH);
	ck_assert_mem_eq(a.out.bytes, text, MUCH);
	ck_assert_uint_eq(a.err.length, 4096);
	jk_process_dispose(&a);
	/* It does not listen to the end, and no signal ends us for it. */
	ck_assert_int_eq(run(&a, "head -c 3", text, sizeof text, MUCH), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&a.out), "xxx");
	jk_process_dispose(&a);
}
END_TEST

START_TEST(one_that_says_too_much_is_stopped)
{
	jk_process_answer a;
	ck_assert_int_eq(run(&a, "echo 12345", NULL, 0, 6), JK_OK);
	jk_process_dispose(&a);
	ck_assert_int_eq(run(&a, "exec yes", NULL, 0, 6), JK_FAILED);
	ck_assert_int_eq(a.too_much, 1);
	ck_assert_str_eq(jk_buffer_text(&a.out), "y\ny\ny\n");
	jk_process_dispose(&a);
}
END_TEST

START_TEST(its_environment_is_what_it_shall_be)
{
	static const char script[] = "echo ${JKT_DIR-none} ${JKT_SET-none} ${JKX-none}";
	static const char *const sets[] = {"JKT_SET=new", NULL};
	const char *const arguments[] = {"sh", "-c", script, NULL};
	jk_process_answer a;
	ck_assert_int_eq(setenv("JKT_DIR", "elsewhere", 1), 0);
	ck_assert_int_eq(setenv("JKT_SET", "old", 1), 0);
	ck_assert_int_eq(setenv("JKX", "kept", 1), 0);
	ck_assert_int_eq(jk_process_run(&a, &(jk_process){arguments, "JKT_", sets, NULL, 0, 100}), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&a.out), "none new kept\n");
	jk_process_dispose(&a);
	ck_assert_int_eq(jk_process_run(&a, &(jk_process){arguments, NULL, sets, NULL, 0, 100}), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&a.out), "elsewhere new kept\n");
	jk_process_dispose(&a);
}
END_TEST

START_TEST(closed_streams_of_ours_do_not_matter)
{
	jk_process_answer a;
	ck_assert_ptr_nonnull(freopen("/dev/null", "r", stdin));
	fclose(stdin);
	ck_assert_int_eq(run(&a, "cat; echo err >&2", "in", 2, 100), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&a.out), "in");
	ck_assert_str_eq(jk_buffer_text(&a.err), "err\n");
	jk_process_dispose(&a);
}
END_TEST

static jk_result greet(int *right)
{
	jk_process_answer a;
	jk_result result = run(&a, "echo hello", NULL, 0, 100);
	*right = result == JK_OK && strcmp(jk_buffer_text(&a.out), "hello\n") == 0;
	jk_process_dispose(&a);
	return result;
}

START_TEST(memory_may_run_out) { jk_test_sweep_own(greet); }
END_TEST

Suite *suite_base_process(void)
{
	return jk_suite("base/process", (const TTest *const[]){what_it_says_and_how_it_ends_is_told, a_program_that_is_not_there_is_told,
							       much_goes_through_without_a_standstill, one_that_says_too_much_is_stopped,
							       its_environment_is_what_it_shall_be, closed_streams_of_ours_do_not_matter,
							       memory_may_run_out, NULL});
}
