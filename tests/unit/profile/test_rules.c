#include <string.h>
#include "profile/rules.h"
#include "suite.h"

/* A profile with these parts, which begin on line 2. */
#define PROFILE(parts) "<service-profile version=\"1\" id=\"test\">\n" parts "</service-profile>"

static jk_result check(const char *document, jk_diagnostics *d)
{
	jk_xml *xml;
	ck_assert_int_eq(jk_xml_parse(&xml, document, strlen(document), &(jk_origin){.file = "test.xml"}, d), JK_OK);
	jk_result result = jk_profile_check(xml, d);
	jk_xml_free(xml);
	return result;
}

static void is_fine(const char *document)
{
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	jk_result result = check(document, d);
	jk_diagnostics_print(d, stderr);
	ck_assert_int_eq(result, JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
	jk_diagnostics_free(d);
}

/* The only fault, at its line, with these arguments: pairs of name and value. */
static void has_fault(const char *document, jk_code code, unsigned line, const char *const *arguments)
{
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(check(document, d), jk_diagnostic_kind_of(code)->severity == JK_ERROR ? JK_FAILED : JK_OK);
	jk_test_only(d, code, line);
	for (; *arguments; arguments += 2) {
		ck_assert_ptr_nonnull(jk_test_argument(d, 0, arguments[0]));
		ck_assert_str_eq(jk_test_argument(d, 0, arguments[0]), arguments[1]);
	}
	jk_diagnostics_free(d);
}

#define FINE(parts) is_fine(PROFILE(parts))
#define FAULT(parts, code, line, ...)                                                                                              \
	has_fault(PROFILE(parts), JK_DIAG_PROFILE_##code, (line), (const char *const[]){__VA_ARGS__, NULL})

START_TEST(use_ends_after_it_begins)
{
	FINE("<use><from>2027-04-01</from><to>2027-04-01</to></use>");
	FINE("<use><from>2027-04-01</from><to undecided=\"yes\">2026-01-01</to></use>");
	FINE("<use><from>2027-04-01</from></use>");
	FINE("<use><from>2027-04-01</from><to>2026-02-30</to></use>");
	FAULT("<use>\n<from>2027-04-01</from>\n<to> 2027-03-31 </to></use>", PERIOD, 4, "from", "2027-04-01", "to", "2027-03-31");
}
END_TEST

START_TEST(countries_exist_wherever_one_stands)
{
	FINE("<contract><governing-law>JP</governing-law></contract>");
	FINE("<contract><governing-law undecided=\"yes\">UK</governing-law></contract>");
	FINE("<contract><governing-law>Japan</governing-law></contract>");
	FAULT("<contract><governing-law> JA </governing-law></contract>", COUNTRY_NEAR, 2, "code", "JA", "near", "JP", "english",
	      "Japan");
	FAULT("<contract><provider-terms-court>XX</provider-terms-court></contract>", COUNTRY, 2, "code", "XX");
	FAULT("<places>\n<place use=\"storage\" country=\"UK\"/></places>", COUNTRY_NEAR, 3, "near", "GB");
	FAULT("<places><place use=\"storage\" undecided=\"yes\" country=\"UK\"/></places>", COUNTRY_NEAR, 2, "near", "GB");
	FAULT("<subcontractors>\n\n<subcontractor role=\"base\" country=\"UA\"/><subcontractor country=\"QQ\"/></subcontractors>",
	      COUNTRY_NEAR, 4, "near", "QA");
}
END_TEST

#define FUNCTION(id) "<function id=\"" id "\"/>\n"

START_TEST(functions_have_ids_of_their_own)
{
	FINE("<functions>" FUNCTION("a") FUNCTION("b") FUNCTION("ab") "</functions>");
	FAULT("<functions>" FUNCTION("a") FUNCTION("b") FUNCTION("a") "</functions>", FUNCTION_TWICE, 4, "id", "a", "line", "2");
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(check(PROFILE("<functions>" FUNCTION("a") FUNCTION("a") FUNCTION("a") "</functions>"), d), JK_FAILED);
	ck_assert_uint_eq(jk_diagnostics_count(d), 2);
	ck_assert_str_eq(jk_test_argument(d, 1, "line"), "3");
}
END_TEST

#define PLACE(use, country, region) "<place use=\"" use "\" country=\"" country "\">" region "</place>\n"
#define EAST "<region>east</region>"

START_TEST(places_are_listed_once)
{
	FINE("<places>" PLACE("storage", "JP", EAST) PLACE("backup", "JP", EAST) PLACE("storage", "JP", "<region>west</region>")
		     PLACE("storage", "US", EAST) PLACE("storage", "JP", "") "</places>");
	FINE("<places>" PLACE("storage", "JP", "<region undecided=\"yes\"/>")
		     PLACE("storage", "JP", "<region undecided=\"yes\"/>") "</places>");
	FINE("<places><place use=\"storage\" undecided=\"yes\"/><place use=\"storage\" undecided=\"yes\"/></places>");
	FINE("<places>" PLACE("storage", "JP", "") "<place use=\"storage\" country=\"JP\" undecided=\"yes\"/></places>");
	FAULT("<places>" PLACE("storage", "JP", EAST) PLACE("backup", "JP", "")
		      PLACE("storage", "JP", "<region> east </region>") "</places>",
	      PLACE_TWICE, 4, "use", "storage", "country", "JP", "region", "east", "line", "2");
	FAULT("<places>" PLACE("storage", "JP", "") PLACE("storage", "JP", "") "</places>", PLACE_TWICE, 3, "region", "–");
}
END_TEST

#define REVISION(date, edition) "<revision date=\"" date "\" edition=\"" edition "\">x</revision>\n"

START_TEST(revisions_rise)
{
	FINE("<paper>" REVISION("2026-11-23", "0.1") REVISION("2026-11-23", "0.2") REVISION("2027-01-05", "1.0") "</paper>");
	FAULT("<paper>" REVISION("2026-11-23", "0.1") REVISION("2026-11-22", "0.2") "</paper>", REVISION_ORDER, 3, "edition", "0.2",
	      "date", "2026-11-22", "before", "2026-11-23");
}
END_TEST

#define REPORTS(first, final) "<incident>\n<first-report " first "</first-report><final-report " final "</final-report></incident>"

START_TEST(the_first_report_comes_first)
{
	FINE(REPORTS("unit=\"hour\">24", "unit=\"day\">1"));
	FINE(REPORTS("unit=\"day\">10", "unit=\"business-day\">3"));
	FINE(REPORTS("unit=\"day\">30", "unit=\"month\">1"));
	FINE(REPORTS("unit=\"day\" undecided=\"yes\">30", "unit=\"day\">1"));
	FINE(REPORTS("unit=\"week\">30", "unit=\"day\">1"));
	FAULT(REPORTS("unit=\"hour\">25", "unit=\"day\">1"), REPORT_ORDER, 3, "first", "25 hour", "final", "1 day");
	FAULT(REPORTS("unit=\"month\">2", "unit=\"day\">30"), REPORT_ORDER, 3, "final", "30 day");
	FAULT(REPORTS("unit=\"year\">1", "unit=\"minute\">5"), REPORT_ORDER, 3, "final", "5 minute");
}
END_TEST

#define LONG_ID "a123456789a123456789a123456789a123456789a123456789a123456789abcd"

START_TEST(ids_may_stand_in_names_of_files)
{
	FINE("<functions>" FUNCTION("console") FUNCTION("com10") FUNCTION("com0") FUNCTION("lpt") FUNCTION(LONG_ID) "</functions>");
	FAULT("<functions>" FUNCTION("con") "</functions>", FILE_NAME, 2, "id", "con", "limit", "64");
	FAULT("<functions>" FUNCTION("lpt1") "</functions>", FILE_NAME, 2, "id", "lpt1");
	FAULT("<functions>" FUNCTION(LONG_ID "e") "</functions>", FILE_NAME, 2, "limit", "64");
	has_fault("<service-profile id=\"nul\"/>", JK_DIAG_PROFILE_FILE_NAME, 1, (const char *const[]){"id", "nul", NULL});
}
END_TEST

START_TEST(what_is_counted_is_whole)
{
	FINE("<use><user-count>350</user-count><concurrent>12.0</concurrent></use>");
	FINE("<use><user-count undecided=\"yes\">3.5</user-count></use>");
	FAULT("<use><user-count>3.5</user-count></use>", WHOLE, 2, "value", "3.5", "place", "user-count");
	FAULT("<backup><generations>0.5</generations></backup>", WHOLE, 2, "place", "generations");
	FAULT("<contract><price>100.5</price></contract>", WHOLE, 2, "place", "price");
}
END_TEST

START_TEST(rates_and_hours_are_possible)
{
	FINE("<sla><availability>99.99</availability><service-hours-per-year>8760</service-hours-per-year></sla>");
	FAULT("<sla><availability>0.0</availability></sla>", RANGE, 2, "place", "availability", "allowed",
	      "a percentage above 0 and at most 100");
	FAULT("<sla><service-hours-per-year>8785</service-hours-per-year></sla>", RANGE, 2, "place", "service-hours-per-year");
	FAULT("<sla><service-hours-per-year>0</service-hours-per-year></sla>", RANGE, 2, "value", "0");
}
END_TEST

START_TEST(a_profile_of_any_shape_is_survived)
{
	FINE("<use/><places><place/><place/></places><functions><function/><function/></functions><paper><revision/><revision/></"
	     "paper>"
	     "<incident><first-report/><final-report>1</final-report></incident><contract><price/></contract>");
	is_fine("<service-profile/>");
}
END_TEST

static jk_xml *parsed;

static jk_result check_once(int *right)
{
	jk_diagnostics *d;
	jk_result result = jk_diagnostics_new(&d);
	if (result != JK_OK)
		return result;
	result = jk_profile_check(parsed, d);
	*right = result == JK_FAILED && jk_diagnostics_at_least(d, JK_WARNING) == 4;
	jk_diagnostics_free(d);
	return result == JK_NO_MEMORY ? JK_NO_MEMORY : JK_OK;
}

START_TEST(memory_may_fail_anywhere)
{
	static const char document[] = PROFILE("<use><from>2027-04-01</from><to>2027-03-31</to></use><places>" PLACE(
		"storage", "UK", EAST) PLACE("storage", "UK", EAST) "</places>");
	ck_assert_int_eq(jk_xml_parse(&parsed, document, sizeof document - 1, NULL, jk_test_diagnostics()), JK_OK);
	jk_test_sweep_libxml(check_once, 0);
	jk_xml_free(parsed);
}
END_TEST

Suite *suite_profile_rules(void)
{
	return jk_suite("profile/rules",
			(const TTest *const[]){use_ends_after_it_begins, countries_exist_wherever_one_stands,
					       functions_have_ids_of_their_own, places_are_listed_once, revisions_rise,
					       the_first_report_comes_first, ids_may_stand_in_names_of_files,
					       what_is_counted_is_whole, rates_and_hours_are_possible,
					       a_profile_of_any_shape_is_survived, memory_may_fail_anywhere, NULL});
}
