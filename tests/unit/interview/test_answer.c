#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "interview/interviewing.h"
#include "suite.h"

static jk_interview *interview(void)
{
	static jk_catalog *catalog;
	jk_interview *iv;
	const jk_interview_options options = {.vocabulary = "kitakyushu", .date = "2026-12-01"};
	if (!catalog)
		ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_interview_new(&iv, catalog, &options, jk_test_diagnostics()), JK_OK);
	return iv;
}

/* "VALUE", "VALUE UNIT" or NULL: what a question of the kind makes of the line. */
static void reads(const jk_ask *ask, const char *line, const char *wanted)
{
	jk_answer answer;
	char text[256] = "";
	jk_interview *iv = interview();
	const jk_asked asked = {.ask = ask, .context = ""};
	int read = jk_answer_read(iv, &asked, line, &answer);
	if (read && answer.texts.count)
		snprintf(text, sizeof text, "%s%s%s", (const char *)answer.texts.items[0], answer.unit ? " " : "", answer.unit ? answer.unit : "");
	ck_assert_msg(read == (wanted != NULL), "%s: %s", line, jk_interview_said(iv));
	ck_assert_msg(!wanted || strcmp(text, wanted) == 0, "%s gave %s, not %s", line, text, wanted);
	if (!read)
		ck_assert_str_ne(jk_interview_said(iv), "");
	jk_interview_free(iv);
}

START_TEST(numbers_as_people_write_them)
{
	const jk_ask ask = {.kind = JK_ASKS_NUMBER, .path = "x"};
	reads(&ask, "1,200", "1200");
	reads(&ask, "２５人", "25");
	reads(&ask, "1,200万円", "12000000");
	reads(&ask, "3億円", "300000000");
	reads(&ask, "99.95％", "99.95");
	reads(&ask, "12 個", NULL);
	reads(&ask, "1.5万円", NULL);
	reads(&ask, "-3", NULL);
	reads(&ask, "十", NULL);
	reads(&ask, "1,20", NULL);
}
END_TEST

START_TEST(durations_have_units)
{
	const jk_ask ask = {.kind = JK_ASKS_DURATION, .path = "x", .unit = "hour"}, bare = {.kind = JK_ASKS_DURATION, .path = "x"};
	reads(&ask, "24時間", "24 hour");
	reads(&ask, "24", "24 hour");
	reads(&ask, "３０日以内", "30 day");
	reads(&ask, "10営業日", "10 business-day");
	reads(&ask, "3ヶ月前まで", "3 month");
	reads(&ask, "18か月", "18 month");
	reads(&ask, "2 years", "2 year");
	reads(&ask, "5 Minutes", "5 minute");
	reads(&ask, "3 週", NULL);
	reads(&ask, "すぐ", NULL);
	reads(&bare, "24", NULL);
}
END_TEST

START_TEST(dates_of_both_calendars)
{
	const jk_ask ask = {.kind = JK_ASKS_DATE, .path = "x"};
	reads(&ask, "令和9年4月1日", "2027-04-01");
	reads(&ask, "Ｒ9.4.1", "2027-04-01");
	reads(&ask, "2027/4/1まで", "2027-04-01");
	reads(&ask, "今日", "2026-12-01");
	reads(&ask, "2027-02-30", NULL);
	reads(&ask, "来年度", NULL);
}
END_TEST

START_TEST(countries_by_name_or_code)
{
	const jk_ask ask = {.kind = JK_ASKS_COUNTRY, .path = "x"};
	reads(&ask, "日本", "JP");
	reads(&ask, "jp", "JP");
	reads(&ask, "ＵＳ", "US");
	reads(&ask, "Singapore", "SG");
	reads(&ask, "中華人民共和国", "CN");
	reads(&ask, "XX", NULL);
	reads(&ask, "火星", NULL);
}
END_TEST

START_TEST(choices_by_number_word_or_part)
{
	const jk_ask ask = {.kind = JK_ASKS_CHOICE, .path = "x", .list = "place-use"}, level = {.kind = JK_ASKS_LEVEL, .path = "x", .of = "confidentiality"};
	reads(&ask, "1", "storage");
	reads(&ask, "２", "processing");
	reads(&ask, "Backup", "backup");
	reads(&ask, "保守", "support");
	reads(&ask, "バック", "backup");
	reads(&ask, "5", NULL);
	reads(&ask, "0", NULL);
	reads(&ask, "1.5", NULL);
	reads(&ask, "何か", NULL);
	reads(&level, "機密性の基準第2種", "class-2");
	reads(&level, "第3種", "class-3");
	reads(&level, "基準", NULL);
}
END_TEST

START_TEST(yes_and_no_in_many_words)
{
	const jk_ask ask = {.kind = JK_ASKS_YES_NO, .path = "x"};
	reads(&ask, "はい", "yes");
	reads(&ask, "Ｙ", "yes");
	reads(&ask, "1", "yes");
	reads(&ask, "できる", "yes");
	reads(&ask, "いいえ", "no");
	reads(&ask, "ない", "no");
	reads(&ask, "たぶん", NULL);
}
END_TEST

START_TEST(several_choices)
{
	jk_answer answer;
	jk_interview *iv = interview();
	const jk_ask ask = {.kind = JK_ASKS_MANY, .path = "x", .list = "connection"};
	const jk_asked asked = {.ask = &ask, .context = ""};
	ck_assert(jk_answer_read(iv, &asked, "2、３ 3", &answer));
	ck_assert_uint_eq(answer.texts.count, 2);
	ck_assert_str_eq(answer.texts.items[1], "internet");
	ck_assert(jk_answer_read(iv, &asked, "LGWAN接続系、閉域網", &answer));
	ck_assert_str_eq(answer.texts.items[1], "closed");
	ck_assert(!jk_answer_read(iv, &asked, "1,9", &answer));
	ck_assert(!jk_answer_read(iv, &asked, "、", &answer));
	jk_interview_free(iv);
}
END_TEST

Suite *suite_interview_answer(void)
{
	return jk_suite("interview/answer", (const TTest *const[]){numbers_as_people_write_them, durations_have_units, dates_of_both_calendars, countries_by_name_or_code,
								   choices_by_number_word_or_part, yes_and_no_in_many_words, several_choices, NULL});
}
