#include <time.h>
#include "base/stage.h"
#include "suite.h"

START_TEST(time_goes_to_the_stage_that_is_entered)
{
	double seconds[JK_STAGES] = {0};
	jk_stage_measure();
	jk_stage before = jk_stage_enter(JK_STAGE_PACK);
	ck_assert_int_eq(before, JK_STAGE_OTHER);
	nanosleep(&(struct timespec){0, 2000000}, NULL);
	ck_assert_int_eq(jk_stage_enter(before), JK_STAGE_PACK);
	jk_stage_take(seconds);
	ck_assert_double_ge(seconds[JK_STAGE_PACK], 0.002);
	ck_assert_double_le(seconds[JK_STAGE_WRITE], 0);
	double again = seconds[JK_STAGE_PACK];
	jk_stage_take(seconds);
	ck_assert(seconds[JK_STAGE_PACK] <= again);
}
END_TEST

START_TEST(stages_have_names)
{
	ck_assert_str_eq(jk_stage_name(JK_STAGE_OTHER), "other");
	ck_assert_str_eq(jk_stage_name(JK_STAGE_WRITE), "write");
}
END_TEST

Suite *suite_base_stage(void)
{
	return jk_suite("base/stage", (const TTest *const[]){time_goes_to_the_stage_that_is_entered, stages_have_names, NULL});
}
