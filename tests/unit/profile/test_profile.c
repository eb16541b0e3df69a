#include "jokou/profile.h"
#include <stdio.h>
#include <string.h>
#include "base/file.h"
#include "base/xml.h"
#include "suite.h"

/* The least there can be: a body, then what else is wanted, from line 3. */
#define PROFILE(body, parts)                                                                                                       \
	"<service-profile version=\"1\" id=\"test\">" body "\n"                                                                    \
	"<service><name>s</name></service><functions><function id=\"f\"><name>f</name></function></functions>\n" parts             \
	"</service-profile>"

static const char *put(const char *name, const char *text)
{
	const char *path = jk_test_path(jk_test_folder(), name);
	jk_test_put(path, text);
	return path;
}

START_TEST(every_sample_is_read_without_a_word)
{
	static const char folder[] = JK_SOURCE_DATA_DIR "/samples/profiles";
	jk_diagnostics *d = jk_test_diagnostics();
	jk_arena *arena;
	jk_list names = {0};
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_file_list(&names, arena, folder, ".xml", d), JK_OK);
	ck_assert_uint_ge(names.count, 1);
	for (size_t i = 0; i < names.count; i++) {
		jk_profile *profile;
		jk_result result = jk_profile_read(&profile, jk_path_join(arena, folder, names.items[i]), d);
		jk_diagnostics_print(d, stderr);
		ck_assert_int_eq(result, JK_OK);
		jk_profile_free(profile);
	}
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
	jk_arena_free(arena);
}
END_TEST

START_TEST(a_profile_knows_its_names)
{
	jk_profile *profile;
	const char *path = put("my.service.xml", PROFILE("<body vocabulary=\"generic\"/>", ""));
	ck_assert_int_eq(jk_profile_read(&profile, path, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_profile_id(profile), "test");
	ck_assert_str_eq(jk_profile_path(profile), path);
	ck_assert_str_eq(jk_profile_name(profile), "my.service");
	ck_assert_str_eq(jk_profile_vocabulary(profile), "generic");
	ck_assert(jk_node_is(jk_xml_root(jk_profile_xml(profile)), "service-profile"));
	ck_assert_str_eq(jk_xml_origin(jk_profile_xml(profile))->file, path);
	jk_profile_free(profile);
}
END_TEST

START_TEST(the_vocabulary_has_a_default)
{
	static const char *const bodies[] = {PROFILE("", ""), PROFILE("<body/>", ""),
					     PROFILE("<body vocabulary=\" kitakyushu \"/>", "")};
	const char *path = jk_test_path(jk_test_folder(), "p.xml");
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
		jk_profile *profile;
		jk_test_put(path, bodies[i]);
		ck_assert_int_eq(jk_profile_read(&profile, path, jk_test_diagnostics()), JK_OK);
		ck_assert_str_eq(jk_profile_vocabulary(profile), "kitakyushu");
		jk_profile_free(profile);
	}
	jk_profile_free(NULL);
}
END_TEST

START_TEST(faults_of_schema_and_rules_come_together)
{
	jk_profile *profile;
	jk_diagnostics *d = jk_test_diagnostics();
	const char *path = put("p.xml", PROFILE("", "<sla><availability>101</availability></sla>\n"
						    "<use><from>2027-04-01</from><to>2026-04-01</to></use>"));
	ck_assert_int_eq(jk_profile_read(&profile, path, d), JK_FAILED);
	ck_assert_ptr_null(profile);
	ck_assert_uint_eq(jk_diagnostics_count(d), 2);
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_SCHEMA_VALUE);
	ck_assert_int_eq(jk_diagnostics_at(d, 1)->code, JK_DIAG_PROFILE_PERIOD);
	ck_assert_uint_eq(jk_diagnostics_at(d, 1)->where.line, 4);
	ck_assert_str_eq(jk_diagnostics_at(d, 1)->where.file, path);
}
END_TEST

START_TEST(a_warning_does_not_fail_it)
{
	jk_profile *profile;
	jk_diagnostics *d = jk_test_diagnostics();
	const char *path = put("p.xml", PROFILE("", "<incident><first-report unit=\"day\">2</first-report>"
						    "<final-report unit=\"hour\">3</final-report></incident>"));
	ck_assert_int_eq(jk_profile_read(&profile, path, d), JK_OK);
	jk_test_only(d, JK_DIAG_PROFILE_REPORT_ORDER, 3);
	jk_profile_free(profile);
}
END_TEST

START_TEST(undecided_with_a_value_is_fine)
{
	jk_profile *profile;
	jk_diagnostics *d = jk_test_diagnostics();
	const char *path = put(
		"p.xml", PROFILE("", "<sla><availability undecided=\"yes\" decided-by=\"x\" due=\"2026-12-10\">99.9</availability>"
				     "<rto unit=\"hour\" undecided=\"yes\">12</rto></sla>"));
	ck_assert_int_eq(jk_profile_read(&profile, path, d), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
	jk_profile_free(profile);
}
END_TEST

/* The bad profiles of the golden tests: code and line of their faults. */
START_TEST(bad_profiles_say_what_is_wrong_and_where)
{
	static const struct {
		const char *name;
		struct {
			jk_code code;
			unsigned line;
		} faults[6];
	} bad[] = {
		{"bad-date", {{JK_DIAG_SCHEMA_VALUE, 16}}},
		{"duplicate-function", {{JK_DIAG_PROFILE_FUNCTION_TWICE, 15}}},
		{"end-before-start", {{JK_DIAG_PROFILE_PERIOD, 18}}},
		{"missing-name", {{JK_DIAG_SCHEMA_MISSING_ELEMENT, 11}}},
		{"missing-unit", {{JK_DIAG_SCHEMA_MISSING_ATTRIBUTE, 16}}},
		{"unknown-country", {{JK_DIAG_PROFILE_COUNTRY_NEAR, 17}}},
		{"unknown-element", {{JK_DIAG_SCHEMA_ELEMENT_NEAR, 17}}},
		{"wrong-root", {{JK_DIAG_SCHEMA_ROOT, 5}}},
		{"six-faults",
		 {{JK_DIAG_SCHEMA_VALUE, 14},
		  {JK_DIAG_SCHEMA_MISSING_ELEMENT, 17},
		  {JK_DIAG_SCHEMA_ELEMENT_NEAR, 21},
		  {JK_DIAG_SCHEMA_VALUE, 23},
		  {JK_DIAG_SCHEMA_VALUE, 24},
		  {JK_DIAG_SCHEMA_ATTRIBUTE, 27}}},
	};
	char path[4096];
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		jk_profile *profile;
		jk_diagnostics *d;
		snprintf(path, sizeof path, "%s/tests/golden/profiles/bad/%s.xml", JK_SOURCE_DATA_DIR, bad[i].name);
		ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
		ck_assert_msg(jk_profile_read(&profile, path, d) == JK_FAILED, "%s", bad[i].name);
		for (size_t k = 0; k < jk_diagnostics_count(d); k++)
			ck_assert_msg(
				k < 6 && jk_diagnostics_at(d, k)->code == bad[i].faults[k].code &&
					(!bad[i].faults[k].line || jk_diagnostics_at(d, k)->where.line == bad[i].faults[k].line),
				"%s: fault %zu", bad[i].name, k + 1);
		jk_diagnostics_free(d);
	}
}
END_TEST

START_TEST(a_file_that_is_not_there_is_reported)
{
	jk_profile *profile;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_profile_read(&profile, "no/such/file.xml", d), JK_FAILED);
	ck_assert_ptr_null(profile);
	jk_test_only(d, JK_DIAG_FILE_OPEN, 0);
}
END_TEST

Suite *suite_profile_profile(void)
{
	return jk_suite("profile/profile",
			(const TTest *const[]){every_sample_is_read_without_a_word, a_profile_knows_its_names,
					       the_vocabulary_has_a_default, faults_of_schema_and_rules_come_together,
					       a_warning_does_not_fail_it, undecided_with_a_value_is_fine,
					       bad_profiles_say_what_is_wrong_and_where, a_file_that_is_not_there_is_reported,
					       NULL});
}
