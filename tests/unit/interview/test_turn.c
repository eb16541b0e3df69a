#include <stdio.h>
#include <string.h>
#include "interview/interviewing.h"
#include "base/text.h"
#include "suite.h"

static const jk_catalog *catalog(void)
{
	static jk_catalog *read;
	if (!read)
		ck_assert_int_eq(jk_catalog_read(&read, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	return read;
}

static jk_interview *begin(const char *vocabulary)
{
	jk_interview *iv;
	const jk_interview_options options = {.id = "test", .vocabulary = vocabulary, .date = "2026-12-01"};
	ck_assert_int_eq(jk_interview_new(&iv, catalog(), &options, jk_test_diagnostics()), JK_OK);
	return iv;
}

static jk_interview_turn say(jk_interview *iv, const char *line)
{
	jk_interview_turn turn;
	ck_assert_int_eq(jk_interview_answer(&turn, iv, line, jk_test_diagnostics()), JK_OK);
	return turn;
}

/* Answers the questions of these keys with these words: key, words, …, NULL; the others must not come between. */
static void answer(jk_interview *iv, const char *const *pairs)
{
	for (; *pairs; pairs += 2) {
		const jk_interview_question *q = jk_interview_ask(iv);
		ck_assert_ptr_nonnull(q);
		ck_assert_str_eq(q->key, pairs[0]);
		ck_assert_msg(say(iv, pairs[1]) == JK_TURN_TAKEN, "%s: %s: %s", pairs[0], pairs[1], jk_interview_said(iv));
	}
}

/* What the interview would write is a profile, and one that can be assembled. */
static const char *written(jk_interview *iv)
{
	static char text[64 * 1024];
	char *out;
	jk_profile_reader *reader;
	jk_profile *profile;
	jk_clause_set *set;
	ck_assert_int_eq(jk_interview_write(&out, iv, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_profile_reader_new(&reader, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_profile_parse(&profile, reader, out, strlen(out), "test.xml", jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_assemble(&set, profile, catalog(), NULL, jk_test_diagnostics()), JK_OK);
	snprintf(text, sizeof text, "%s", out);
	jk_clause_set_free(set);
	jk_profile_free(profile);
	jk_profile_reader_free(reader);
	jk_text_free(out);
	return text;
}

static int asks(jk_interview *iv, const char *key)
{
	const jk_interview_question *q = jk_interview_ask(iv);
	return q && jk_text_equal(q->key, key);
}

static const char *const to_functions[] = {"service/name", "S", "scope/provider-external", "yes", "scope/public-offering", "yes", "scope/city-work", "no",
					   "scope/government-cloud", "no", "scope/users", "internal", NULL};
static const char *const one_function[] = {"functions/function[1]/name", "F", "functions/function[1]/description", "",
					   "functions/function[1]/information[1]/@source", "staff", "functions/function[1]/information[1]/name", "I",
					   "functions/function[1]/information[1]/confidentiality", "class-3",
					   "functions/function[1]/information[1]/personal-data", "none", NULL};

START_TEST(the_vocabulary_is_asked_for_unless_given)
{
	jk_interview *iv = begin(NULL);
	ck_assert(asks(iv, "body/@vocabulary"));
	jk_interview_free(iv);
	iv = begin("kitakyushu");
	ck_assert(asks(iv, "service/name"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(what_is_no_external_service_ends_the_questions)
{
	jk_interview *iv = begin("kitakyushu");
	answer(iv, (const char *const[]){"service/name", "S", "scope/provider-external", "no", NULL});
	ck_assert_ptr_null(jk_interview_ask(iv));
	ck_assert(!jk_interview_governed(iv));
	ck_assert_ptr_nonnull(strstr(written(iv), "<provider-external>no</provider-external>"));
	ck_assert_ptr_null(strstr(written(iv), "jokou-new"));
	ck_assert_int_eq(say(iv, "back"), JK_TURN_BACK);
	ck_assert(asks(iv, "scope/provider-external"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(the_decision_forms_as_answers_come)
{
	jk_interview *iv = begin("kitakyushu");
	answer(iv, to_functions);
	ck_assert_ptr_nonnull(strstr(jk_interview_decision(iv), "chapter 3 as long as levels are open, approved by CISO"));
	answer(iv, one_function);
	ck_assert_ptr_nonnull(strstr(jk_interview_decision(iv), "chapter 4, approved by 所属長"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(a_refused_answer_leaves_all_as_it_was)
{
	jk_interview *iv = begin("kitakyushu");
	answer(iv, (const char *const[]){"service/name", "S", NULL});
	char before[4096];
	snprintf(before, sizeof before, "%s", written(iv));
	ck_assert_int_eq(say(iv, "perhaps"), JK_TURN_REFUSED);
	ck_assert_str_ne(jk_interview_said(iv), "");
	ck_assert_int_eq(say(iv, ""), JK_TURN_REFUSED);
	ck_assert_int_eq(say(iv, "a\x01"), JK_TURN_REFUSED);
	ck_assert_int_eq(say(iv, "\xff"), JK_TURN_REFUSED);
	ck_assert_int_eq(say(iv, "?"), JK_TURN_HELP);
	ck_assert_str_eq(written(iv), before);
	ck_assert(asks(iv, "scope/provider-external"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(going_back_changes_one_answer_and_keeps_the_others)
{
	jk_interview *iv = begin("kitakyushu");
	ck_assert_int_eq(say(iv, "back"), JK_TURN_REFUSED);
	answer(iv, to_functions);
	for (int i = 0; i < 5; i++)
		ck_assert_int_eq(say(iv, "戻る"), JK_TURN_BACK);
	ck_assert(asks(iv, "scope/provider-external"));
	ck_assert_str_eq(jk_interview_ask(iv)->present, "Yes");
	ck_assert_int_eq(say(iv, ""), JK_TURN_TAKEN);
	ck_assert(asks(iv, "functions/function[1]/name"));
	for (int i = 0; i < 6; i++)
		ck_assert_int_eq(say(iv, "戻る"), JK_TURN_BACK);
	ck_assert_int_eq(say(iv, "T"), JK_TURN_TAKEN);
	ck_assert(asks(iv, "functions/function[1]/name"));
	ck_assert_ptr_nonnull(strstr(written(iv), "<name>T</name>"));
	ck_assert_ptr_nonnull(strstr(written(iv), "<users>internal</users>"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(what_no_longer_matters_is_not_written)
{
	jk_interview *iv = begin("kitakyushu");
	answer(iv, to_functions);
	for (int i = 0; i < 5; i++)
		ck_assert_int_eq(say(iv, "back"), JK_TURN_BACK);
	ck_assert_int_eq(say(iv, "no"), JK_TURN_TAKEN);
	ck_assert_ptr_null(jk_interview_ask(iv));
	ck_assert_ptr_null(strstr(written(iv), "public-offering"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(undecided_may_say_who_and_until_when)
{
	jk_interview *iv = begin("kitakyushu");
	ck_assert_int_eq(say(iv, "未定　契約課　令和9年2月26日　入札で 決める"), JK_TURN_TAKEN);
	ck_assert_ptr_nonnull(strstr(written(iv), "<name undecided=\"yes\" decided-by=\"契約課\" due=\"2027-02-26\">入札で 決める</name>"));
	ck_assert_int_eq(say(iv, "未定 2027-01-01"), JK_TURN_TAKEN);
	ck_assert_ptr_nonnull(strstr(written(iv), "<provider-external undecided=\"yes\" due=\"2027-01-01\"/>"));
	ck_assert_int_eq(say(iv, "undecided"), JK_TURN_TAKEN);
	ck_assert_ptr_nonnull(strstr(written(iv), "<public-offering undecided=\"yes\"/>"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(one_more_can_be_taken_back)
{
	jk_interview *iv = begin("kitakyushu");
	answer(iv, to_functions);
	answer(iv, one_function);
	answer(iv, (const char *const[]){"functions/function[1]/information[1]/integrity", "class-3", "functions/function[1]/information[1]/availability", "class-3",
					 "functions/function[1]/information/+", "yes", "functions/function[1]/information[2]/@source", "log", NULL});
	ck_assert_ptr_nonnull(strstr(written(iv), "source=\"log\""));
	ck_assert_int_eq(say(iv, "back"), JK_TURN_BACK);
	ck_assert_int_eq(say(iv, "back"), JK_TURN_BACK);
	ck_assert(asks(iv, "functions/function[1]/information/+"));
	ck_assert_int_eq(say(iv, "no"), JK_TURN_TAKEN);
	ck_assert_ptr_null(strstr(written(iv), "source=\"log\""));
	ck_assert(asks(iv, "functions/function[1]/measures/authentication"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(one_that_lacks_its_kind_is_left_out)
{
	jk_interview *iv = begin("kitakyushu");
	answer(iv, to_functions);
	answer(iv, (const char *const[]){"functions/function[1]/name", "F", "functions/function[1]/description", "", NULL});
	ck_assert(asks(iv, "functions/function[1]/information[1]/@source"));
	ck_assert_ptr_null(strstr(written(iv), "<information"));
	jk_interview_free(iv);
}
END_TEST

START_TEST(an_unfinished_profile_is_gone_on_with)
{
	jk_interview *iv = begin("kitakyushu"), *again = begin(NULL);
	const char *path = jk_test_path(jk_test_folder(), "p.xml");
	answer(iv, to_functions);
	answer(iv, one_function);
	jk_test_put(path, written(iv));
	ck_assert(jk_interview_is_unfinished(path));
	ck_assert_int_eq(jk_interview_resume(again, path, jk_test_diagnostics()), JK_OK);
	ck_assert(asks(again, "functions/function[1]/information[1]/integrity"));
	char before[8192];
	snprintf(before, sizeof before, "%s", written(iv));
	ck_assert_str_eq(written(again), before);
	ck_assert(!jk_interview_is_unfinished(JK_SOURCE_DATA_DIR "/samples/profiles/sns.xml"));
	jk_interview_free(iv);
	jk_interview_free(again);
}
END_TEST

/* Any answers whatever, in a fixed disorder: what stands there is a profile after each of them. */
static void wander(unsigned seed, unsigned turns)
{
	static const char *const words[] = {"1", "2", "3", "yes", "no", "", "undecided", "未定 甲課 2027-01-01", "back", "back", "?", "99", "24 hours", "30日", "2027-04-01",
					    "2026-01-01", "日本", "US", "語 <&> \"'", "0", "-1", "1,2", "later", "あとで", "12.5", "]]>", "class-1", "class-3"};
	jk_interview *iv = begin(seed % 2 ? "kitakyushu" : "generic");
	for (unsigned i = 0; i < turns && jk_interview_ask(iv); i++) {
		seed = seed * 1103515245u + 12345u;
		(void)say(iv, words[(seed >> 16) % (sizeof words / sizeof *words)]);
		if (i % 8 == 0)
			(void)written(iv);
	}
	(void)written(iv);
	jk_interview_free(iv);
}

START_TEST(a_valid_profile_at_any_time)
{
	for (unsigned seed = 1; seed <= 6; seed++)
		wander(seed, 150);
}
END_TEST

Suite *suite_interview_turn(void)
{
	return jk_suite("interview/turn", (const TTest *const[]){
		the_vocabulary_is_asked_for_unless_given, what_is_no_external_service_ends_the_questions, the_decision_forms_as_answers_come,
		a_refused_answer_leaves_all_as_it_was, going_back_changes_one_answer_and_keeps_the_others, what_no_longer_matters_is_not_written,
		undecided_may_say_who_and_until_when, one_more_can_be_taken_back, one_that_lacks_its_kind_is_left_out, an_unfinished_profile_is_gone_on_with,
		a_valid_profile_at_any_time, NULL});
}
