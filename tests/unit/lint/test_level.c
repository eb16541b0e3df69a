#include "found.h"

#define ROW(a, b) "<TableRow><TableColumn><Sentence>" a "</Sentence></TableColumn><TableColumn><Sentence>" b "</Sentence></TableColumn></TableRow>"
#define TABLE(rows) "<Paragraph><Sentence>次の表</Sentence><TableStruct><Table>" rows "</Table></TableStruct></Paragraph>\n"

START_TEST(a_total_is_the_sum)
{
	jk_mini();
	jk_mini_clause("a", "", TABLE(ROW("一", "1,000円") ROW("二", "99.5円") ROW("合計", "1,099.5円"))
				TABLE(ROW("一", "60") ROW("二", "30") ROW("合計", "100"))
				TABLE(ROW("一", "未定") ROW("合計", "100")) TABLE(ROW("合計", "100") ROW("一", "2")));
	const jk_lint *l = lint();
	const jk_finding *f = the(l, JK_DIAG_LINT_TOTAL);
	ck_assert_str_eq(f->words, "100");
	ck_assert_str_eq(argument(f, "sum"), "90");
	ck_assert_uint_eq(l->findings.count, 1);
}
END_TEST

#define LEVELS TABLE(ROW("サービス時間", "平日8時から20時まで") ROW("稼働率", "99.5％以上"))

START_TEST(a_stop_follows_from_the_availability)
{
	jk_mini();
	jk_mini_clause("a", "", LEVELS P("年間のサービス時間を2,916時間とし、停止の時間は、14.58時間である。") P("年間のサービス時間を2,900時間とし、停止の時間は、29時間である。"));
	const jk_finding *f = the(lint(), JK_DIAG_LINT_LEVELS);
	ck_assert_str_eq(f->words, "99.5% / 2,900時間 / 29時間");
	ck_assert_str_eq(argument(f, "sum"), "14.5時間");
}
END_TEST

START_TEST(hours_of_a_year_follow_from_the_hours_of_service)
{
	jk_mini();
	jk_mini_clause("a", "", LEVELS P("年間のサービス時間は、8,760時間とする。"));
	ck_assert_str_eq(argument(the(lint(), JK_DIAG_LINT_LEVELS), "sum"), "2,916時間");
}
END_TEST

START_TEST(what_is_not_said_is_not_judged)
{
	jk_mini();
	jk_mini_clause("a", "", TABLE(ROW("サービス時間", "随時") ROW("稼働率", "高く")) P("年間のサービス時間を2,916時間とし、停止の時間は、1時間である。"));
	ck_assert_uint_eq(lint()->findings.count, 0);
}
END_TEST

Suite *suite_lint_level(void)
{
	return jk_suite("lint/level", (const TTest *const[]){a_total_is_the_sum, a_stop_follows_from_the_availability,
							     hours_of_a_year_follow_from_the_hours_of_service, what_is_not_said_is_not_judged, NULL});
}
