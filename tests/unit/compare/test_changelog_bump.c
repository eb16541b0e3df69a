#include <stdio.h>
#include "versions.h"

#define REPORT "<clause ref='report'/>"
#define DUTY "乙は、{$deadline}以内に報告しなければならない。"

static void write_old(void)
{
	jk_mini();
	write_contract(REPORT);
	write_clause("report", "1.0.0", FIRST, DEADLINE("24"), DUTY);
	take_version(0);
}

/* The step that the catalog as it stands now asks for; its reason must hold the word. */
static void asks_for(jk_bump bump, const char *word)
{
	take_version(1);
	const jk_changelog *log = log_of_versions();
	ck_assert_int_eq(jk_changelog_bump(log), bump);
	ck_assert_msg(strstr(jk_changelog_bump_reason(log), word) != NULL, "%s is not in '%s'", word, jk_changelog_bump_reason(log));
}

START_TEST(nothing_asks_for_nothing)
{
	write_old();
	asks_for(JK_BUMP_NONE, "");
}
END_TEST

START_TEST(words_and_notes_are_a_patch)
{
	write_old();
	write_clause("report", "1.0.1", THEN("1.0.1", "editorial"), DEADLINE("24"), "乙は、{$deadline}以内に、報告しなければならない。");
	asks_for(JK_BUMP_PATCH, "report");
}
END_TEST

START_TEST(a_comment_is_a_patch)
{
	write_old();
	write_clause("report", "1.0.0", FIRST "<!-- 注 -->", DEADLINE("24"), DUTY);
	asks_for(JK_BUMP_PATCH, "clauses/topic/report.xml");
}
END_TEST

START_TEST(what_is_substantive_is_minor)
{
	write_old();
	write_clause("report", "1.1.0", THEN("1.1.0", "substantive"), DEADLINE("24"), DUTY);
	asks_for(JK_BUMP_MINOR, "report");
}
END_TEST

START_TEST(what_is_called_editorial_but_weakens_is_minor)
{
	write_old();
	write_clause("report", "1.0.1", THEN("1.0.1", "editorial"), DEADLINE("48"), DUTY);
	asks_for(JK_BUMP_MINOR, "report");
	ck_assert_uint_eq(jk_changelog_check(version_log, jk_test_diagnostics()), 0);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 1);
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_LOG_LIGHT);
}
END_TEST

START_TEST(a_parameter_that_goes_is_major)
{
	write_old();
	write_clause("report", "1.1.0", THEN("1.1.0", "substantive"), "", "乙は、直ちに報告しなければならない。");
	asks_for(JK_BUMP_MAJOR, "deadline");
}
END_TEST

START_TEST(a_clause_that_goes_is_major)
{
	write_old();
	const char *path = jk_mini_put("catalog/topic/report.xml", "");
	remove(path);
	write_clause("other", "1.0.0", FIRST, "", "乙は、協力しなければならない。");
	write_contract("<clause ref='other'/>");
	asks_for(JK_BUMP_MAJOR, "report");
}
END_TEST

START_TEST(a_new_term_is_minor_and_one_that_goes_major)
{
	write_old();
	jk_mini_put("catalog/vocabularies/more.xml", "<vocabulary id='more' title='他' version='1.0.0'><term key='entity'>他</term>"
		    "<levels of='confidentiality'><level id='x' rank='1'>高</level></levels>"
		    "<chapters><chapter number='3' important='yes' applicant='role.head' approver='role.head' split='required'/></chapters></vocabulary>");
	asks_for(JK_BUMP_MINOR, "more");
	jk_changelog *back;
	ck_assert_int_eq(jk_changelog_new(&back, versions[1], versions[0], jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_changelog_bump(back), JK_BUMP_MAJOR);
	jk_changelog_free(back);
}
END_TEST

START_TEST(steps_fit_when_they_are_as_large)
{
	static const struct {
		const char *older, *newer;
		int largest; /* jk_bump that still fits; -1: none */
	} steps[] = {{"1.2.3", "1.2.3", JK_BUMP_NONE}, {"1.2.3", "1.2.4", JK_BUMP_PATCH}, {"1.2.3", "1.3.0", JK_BUMP_MINOR}, {"1.2.3", "2.0.0", JK_BUMP_MAJOR},
		     {"1.9.0", "1.10.0", JK_BUMP_MINOR}, {"1.10.0", "1.9.0", -1}, {"2.0.0", "1.9.9", -1}, {"1.2.3", "1.2.2", -1}};
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		for (int bump = JK_BUMP_NONE; bump <= JK_BUMP_MAJOR; bump++)
			ck_assert_msg(jk_version_fits(steps[i].older, steps[i].newer, (jk_bump)bump) == (bump <= steps[i].largest), "%s to %s: %d", steps[i].older,
				      steps[i].newer, bump);
}
END_TEST

Suite *suite_compare_changelog_bump(void)
{
	return jk_suite("compare/changelog_bump",
			(const TTest *const[]){nothing_asks_for_nothing, words_and_notes_are_a_patch, a_comment_is_a_patch, what_is_substantive_is_minor,
					       what_is_called_editorial_but_weakens_is_minor, a_parameter_that_goes_is_major, a_clause_that_goes_is_major,
					       a_new_term_is_minor_and_one_that_goes_major, steps_fit_when_they_are_as_large, NULL});
}
