#include "mini.h"

#define TEXT "<text document='contract'><Article><ArticleCaption>見出し</ArticleCaption><Paragraph><Sentence>文。</Sentence></Paragraph></Article></text>"

static const jk_catalog *catalog(void)
{
	jk_mini();
	jk_mini_put("catalog/topic/a.xml", "<clause id='a' version='1.0.0' effective-from='2026-04-01' effective-until='2027-03-31' basis='practice'><title>旧</title>" TEXT
		    "<revision version='1.0.0' date='2026-04-01'>初版</revision></clause>");
	jk_mini_put("catalog/topic/a2.xml", "<clause id='a' version='1.1.0' effective-from='2027-04-01' basis='practice'><title>新</title>" TEXT
		    "<revision version='1.0.0' date='2026-04-01'>初版</revision>"
		    "<revision version='1.1.0' date='2027-02-01' kind='correction'>参照を正した</revision></clause>");
	jk_mini_put("catalog/provisions.xml", "<provisions edition='第2版' version='1.0.1'><edition name='第1版' from='2025-04-01'/><edition name='第2版' from='2027-04-01'/>"
		    "<provision id='1-1' section='1(1)' addressee='provider' strength='must' phase='procurement'>報告する。</provision>"
		    "<provision id='1-2' section='1(2)' addressee='provider' strength='must' phase='procurement' withdrawn='第2版'>やめる。</provision>"
		    "<provision id='1-3' section='1(3)' addressee='provider' strength='must' phase='procurement' since='第2版'>加える。</provision>"
		    "<revision version='1.0.0' date='2026-05-01'>初版</revision>"
		    "<revision version='1.0.1' date='2026-06-01' kind='editorial' provision='1-1'>要約の字句を改めた</revision></provisions>");
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'", "<place id='p' title='場所'><clause ref='a'/></place>");
	return jk_mini_catalog();
}

static const char *told(const jk_catalog *of, const char *id)
{
	char *text;
	ck_assert_int_eq(jk_catalog_history_text(&text, of, id, jk_test_diagnostics()), JK_OK);
	const char *kept = jk_mini_format("%s", text);
	jk_text_free(text);
	return kept;
}

static const char *text_of(const char *id) { return told(catalog(), id); }

static void says(const char *text, const char *words) { ck_assert_msg(strstr(text, words) != NULL, "'%s' is not in:\n%s", words, text); }

START_TEST(the_latest_comes_first_and_each_once)
{
	const char *text = text_of(NULL);
	says(text, "2027-02-01  1.1.0    correction  clause a  参照を正した\n");
	ck_assert_ptr_eq(strstr(text, "2027-02-01"), text);
	const char *first = strstr(text, "clause a  初版");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_null(strstr(first + 1, "clause a  初版"));
	says(text, "2026-06-01  1.0.1    editorial  provision 1-1  要約の字句を改めた\n");
}
END_TEST

START_TEST(of_one_id_versions_and_days_are_told)
{
	const char *text = text_of("a");
	says(text, "clause a 1.1.0  2027-04-01〜  新 [");
	says(text, "clause a 1.0.0  2026-04-01〜2027-03-31  旧 [");
	ck_assert(strstr(text, "1.1.0  2027-04-01〜") < strstr(text, "1.0.0  2026-04-01〜"));
	ck_assert_ptr_null(strstr(text, "provision"));
}
END_TEST

START_TEST(a_provision_has_the_days_of_its_editions)
{
	const jk_catalog *c = catalog();
	says(told(c, "1-1"), "provision 1-1 第1版  2025-04-01〜  1(1) [");
	says(told(c, "1-1"), "2026-06-01  1.0.1    editorial  要約の字句を改めた\n");
	says(told(c, "1-2"), "provision 1-2 第1版  2025-04-01〜2027-03-31  1(2) [");
	says(told(c, "1-3"), "provision 1-3 第2版  2027-04-01〜  1(3) [");
}
END_TEST

START_TEST(as_json)
{
	char *text;
	ck_assert_int_eq(jk_catalog_history_json(&text, catalog(), "a", jk_test_diagnostics()), JK_OK);
	says(text, "\"what\": \"clause\",\n      \"id\": \"a\",\n      \"title\": \"旧\",\n      \"version\": \"1.0.0\",\n      \"from\": \"2026-04-01\",\n"
		   "      \"until\": \"2027-03-31\"");
	says(text, "\"date\": \"2027-02-01\",\n      \"kind\": \"correction\",\n      \"text\": \"参照を正した\"");
	jk_text_free(text);
}
END_TEST

START_TEST(nobody_has_that_id)
{
	char *text;
	ck_assert_int_eq(jk_catalog_history_json(&text, catalog(), "zz", jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(text);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_HISTORY_UNKNOWN, 0);
}
END_TEST

START_TEST(a_note_about_no_provision_is_told)
{
	(void)catalog();
	jk_mini_put("catalog/provisions.xml", "<provisions edition='第1版'>"
		    "<provision id='1-1' section='1(1)' addressee='provider' strength='must' phase='procurement'>報告する。</provision>\n"
		    "<revision version='1.0.0' date='2026-05-01' provision='9-9'>初版</revision></provisions>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_PROVISION, "provisions.xml", 2);
}
END_TEST

Suite *suite_catalog_history(void)
{
	return jk_suite("catalog/history", (const TTest *const[]){the_latest_comes_first_and_each_once, of_one_id_versions_and_days_are_told,
								   a_provision_has_the_days_of_its_editions, as_json, nobody_has_that_id,
								   a_note_about_no_provision_is_told, NULL});
}
