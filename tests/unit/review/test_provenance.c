#include "base/base64.h"
#include "base/deflate.h"
#include "documents.h"

static jk_provenance *read_from(const char *properties)
{
	jk_provenance *provenance;
	ck_assert_int_eq(jk_provenance_read(&provenance, docx_with(P(R("一")), properties, ""), jk_test_diagnostics()), JK_OK);
	return provenance;
}

static const char *packed(const char *text, size_t size)
{
	jk_buffer deflated, out;
	jk_buffer_init(&deflated, 0);
	jk_buffer_init(&out, 0);
	ck_assert_int_eq(jk_deflate(&deflated, text, strlen(text)), JK_OK);
	jk_buffer_format(&out, "%zu:", size);
	jk_base64_put(&out, deflated.bytes, deflated.length);
	const char *copy = jk_mini_format("%s", jk_buffer_text(&out));
	jk_buffer_dispose(&deflated);
	jk_buffer_dispose(&out);
	return copy;
}

START_TEST(a_manifest_is_read)
{
	jk_mini();
	jk_provenance *p = read_from(PROPERTY("jokou", OURS));
	ck_assert_str_eq(jk_provenance_catalog(p), "c");
	ck_assert_str_eq(jk_provenance_version(p), "1.0.0");
	ck_assert_str_eq(jk_provenance_vocabulary(p), "town");
	ck_assert_str_eq(jk_provenance_kind(p), "contract");
	ck_assert_str_eq(jk_provenance_group(p), "g1");
	ck_assert_str_eq(jk_provenance_date(p), "2026-11-23");
	ck_assert_str_eq(jk_provenance_as_of(p), "2026-11-22");
	ck_assert_ptr_null(jk_provenance_clause_set(p));
	ck_assert_ptr_null(jk_provenance_profile(p));
	jk_provenance_free(p);
}
END_TEST

START_TEST(catalog_template_and_program_are_known_by_their_versions)
{
	jk_mini();
	jk_provenance *p = read_from(PROPERTY("jokou", "{&quot;generator&quot;: &quot;jokou 0.1.0&quot;, &quot;digest&quot;: &quot;0123456789abcdef&quot;, "
		"&quot;template&quot;: {&quot;version&quot;: &quot;1.1.0&quot;, &quot;digest&quot;: &quot;fedcba9876543210&quot;}}"));
	ck_assert_str_eq(jk_provenance_generator(p), "jokou 0.1.0");
	ck_assert_str_eq(jk_provenance_digest(p), "0123456789abcdef");
	ck_assert_str_eq(jk_provenance_template_version(p), "1.1.0");
	ck_assert_str_eq(jk_provenance_template_digest(p), "fedcba9876543210");
	jk_provenance_free(p);
}
END_TEST

START_TEST(an_earlier_program_told_less)
{
	jk_mini();
	jk_provenance *p = read_from(PROPERTY("jokou", "{&quot;format&quot;: 1, &quot;catalog&quot;: &quot;c&quot;, &quot;template&quot;: null}"));
	ck_assert_str_eq(jk_provenance_catalog(p), "c");
	ck_assert_ptr_null(jk_provenance_digest(p));
	ck_assert_ptr_null(jk_provenance_template_version(p));
	ck_assert_ptr_null(jk_provenance_template_digest(p));
	jk_provenance_free(p);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
}
END_TEST

START_TEST(a_document_of_others_remembers_nothing)
{
	jk_mini();
	jk_provenance *p = read_from(PROPERTY("Company", "x"));
	ck_assert_ptr_null(jk_provenance_catalog(p));
	ck_assert_ptr_null(jk_provenance_kind(p));
	jk_provenance_free(p);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
}
END_TEST

START_TEST(a_damaged_manifest_is_told_and_left)
{
	jk_mini();
	jk_provenance *p = read_from(PROPERTY("jokou", "{&quot;catalog&quot;: "));
	ck_assert_ptr_null(jk_provenance_catalog(p));
	jk_provenance_free(p);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REVIEW_MANIFEST, 0);
}
END_TEST

START_TEST(a_profile_in_two_properties)
{
	jk_mini();
	const char *text = packed("<service-profile>東京</service-profile>", strlen("<service-profile>東京</service-profile>"));
	size_t half = strlen(text) / 2;
	jk_provenance *p = read_from(jk_mini_format(PROPERTY("jokou-profile-2", "%s") PROPERTY("jokou-profile-1", "%.*s"), text + half, (int)half, text));
	ck_assert_str_eq(jk_provenance_profile(p), "<service-profile>東京</service-profile>");
	jk_provenance_free(p);
}
END_TEST

START_TEST(a_profile_that_is_none)
{
	static const char *const texts[] = {"", "x", "12:", "12:AAA", "5:AAAA", "99999999999999:AAAA", "8000000:AAAA"};
	jk_mini();
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		jk_provenance *p = read_from(jk_mini_format(PROPERTY("jokou-profile-1", "%s"), texts[i]));
		ck_assert_ptr_null(jk_provenance_profile(p));
		jk_provenance_free(p);
		ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), i);
	}
	jk_provenance *p = read_from(jk_mini_format(PROPERTY("jokou-profile-1", "%s"), packed("<a/>", 5)));
	ck_assert_ptr_null(jk_provenance_profile(p));
	jk_provenance_free(p);
}
END_TEST

Suite *suite_review_provenance(void)
{
	return jk_suite("review/provenance", (const TTest *const[]){a_manifest_is_read, catalog_template_and_program_are_known_by_their_versions, an_earlier_program_told_less, a_document_of_others_remembers_nothing, a_damaged_manifest_is_told_and_left, a_profile_in_two_properties,
								    a_profile_that_is_none, NULL});
}
