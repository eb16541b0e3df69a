#include "interview/interviewing.h"
#include "mini.h"

static void questions(const char *content)
{
	jk_mini();
	jk_mini_clause("a", "<param id='p' type='integer' source='profile/use/user-count'><label>P</label></param>", "<Paragraph><Sentence>{$p}</Sentence></Paragraph>");
	jk_mini_put("catalog/questions.xml", jk_mini_format("<questions>\n<section id='s' title='S' english='S'>\n%s</section></questions>", content));
}

static jk_result try(void)
{
	jk_interview *iv;
	jk_result result = jk_interview_new(&iv, jk_mini_catalog(), &(jk_interview_options){.date = "2026-11-23"}, jk_test_diagnostics());
	jk_interview_free(iv);
	return result;
}

static void fails(const char *content, jk_code code)
{
	questions(content);
	ck_assert_int_eq(try(), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), code, 3);
}

#define PROMPT "<prompt english='P'>P</prompt>"
#define ONE "<question id='q' path='service/name' kind='text'>" PROMPT "</question>"

START_TEST(questions_that_fit)
{
	questions(ONE "<question id='p' param='p'>" PROMPT "</question>");
	ck_assert_int_eq(try(), JK_OK);
}
END_TEST

START_TEST(a_path_that_no_profile_has) { fails("<question id='q' path='service/nmae' kind='text'>" PROMPT "</question>", JK_DIAG_QUESTION_PATH); }
END_TEST

START_TEST(an_attribute_is_no_element) { fails("<question id='q' path='service/change/kind' kind='text'>" PROMPT "</question>", JK_DIAG_QUESTION_PATH); }
END_TEST

START_TEST(a_question_without_a_path) { fails("<question id='q' kind='text'>" PROMPT "</question>", JK_DIAG_QUESTION_PATH); }
END_TEST

START_TEST(a_word_too_many)
{
	fails("<question id='q' path='paper/basis' kind='choice'>" PROMPT "<option key='show' english='s'>s</option><option key='hide' english='h'>h</option>"
	      "<option key='maybe' english='m'>m</option></question>", JK_DIAG_QUESTION_WORD);
}
END_TEST

START_TEST(a_word_too_few) { fails("<question id='q' path='paper/basis' kind='choice'>" PROMPT "<option key='show' english='s'>s</option></question>", JK_DIAG_QUESTION_LACKS); }
END_TEST

START_TEST(a_parameter_that_does_not_exist) { fails("<question id='q' path='service/name' param='none'>" PROMPT "</question>", JK_DIAG_CATALOG_PARAMETER); }
END_TEST

START_TEST(a_provision_that_does_not_exist) { fails("<question id='q' path='service/name' kind='text' provision='9-9'>" PROMPT "</question>", JK_DIAG_CATALOG_PROVISION); }
END_TEST

START_TEST(slots_are_for_terms_only)
{
	fails("<question id='q' path='service/name' kind='text'><prompt english='P'>{$x}</prompt></question>", JK_DIAG_CATALOG_SLOT);
}
END_TEST

START_TEST(a_condition_that_is_no_xpath) { fails("<question id='q' path='service/name' kind='text' if='a ='>" PROMPT "</question>", JK_DIAG_XPATH_SYNTAX); }
END_TEST

START_TEST(ids_are_unique)
{
	questions(ONE ONE);
	ck_assert_int_eq(try(), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_CATALOG_DUPLICATE, 1);
}
END_TEST

START_TEST(a_catalog_without_questions)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>a</Sentence></Paragraph>");
	ck_assert_int_eq(try(), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_FILE_OPEN, 0);
}
END_TEST

Suite *suite_interview_fit(void)
{
	return jk_suite("interview/fit", (const TTest *const[]){
		questions_that_fit, a_path_that_no_profile_has, an_attribute_is_no_element, a_question_without_a_path, a_word_too_many, a_word_too_few,
		a_parameter_that_does_not_exist, a_provision_that_does_not_exist, slots_are_for_terms_only, a_condition_that_is_no_xpath, ids_are_unique,
		a_catalog_without_questions, NULL});
}
