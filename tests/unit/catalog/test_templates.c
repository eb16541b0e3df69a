#include "mini.h"

#define REVISION "<revision version='1.0.0' date='2026-11-23'>初版</revision>"

static const jk_catalog *catalog_with(const char *templates)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>文。</Sentence></Paragraph>");
	if (templates)
		jk_mini_put("templates/templates.xml", jk_mini_format("<templates>\n%s</templates>", templates));
	return jk_mini_read_catalog();
}

static const char two[] = "<template kind='contract' version='1.0.0' effective-from='2026-04-01' effective-until='2027-03-31'>" REVISION "</template>\n"
	"<template kind='contract' file='contract@2027' version='1.1.0' effective-from='2027-04-01'>" REVISION "</template>\n"
	"<template use='comparison-table' file='table' version='2.0.0'>" REVISION "</template>\n";

START_TEST(without_a_list_names_are_plain)
{
	const jk_catalog *catalog = catalog_with(NULL);
	ck_assert_str_eq(jk_catalog_template(catalog, "contract", "2026-11-23"), "contract");
	ck_assert_str_eq(jk_catalog_template_at(catalog, "contract", 0), "contract");
	ck_assert_ptr_null(jk_catalog_template_at(catalog, "contract", 1));
	ck_assert_ptr_null(jk_catalog_template_version(catalog, "contract"));
}
END_TEST

START_TEST(the_day_chooses_the_template)
{
	const jk_catalog *catalog = catalog_with(two);
	ck_assert_str_eq(jk_catalog_template(catalog, "contract", "2027-03-31"), "contract");
	ck_assert_str_eq(jk_catalog_template(catalog, "contract", "2027-04-01"), "contract@2027");
	ck_assert_str_eq(jk_catalog_template(catalog, "contract", NULL), "contract@2027");
	ck_assert_str_eq(jk_catalog_template(catalog, "sla", "2027-04-01"), "sla");
	ck_assert_str_eq(jk_catalog_template(catalog, "comparison-table", "1999-01-01"), "table");
	ck_assert_str_eq(jk_catalog_template_at(catalog, "contract", 1), "contract@2027");
	ck_assert_ptr_null(jk_catalog_template_at(catalog, "contract", 2));
	ck_assert_str_eq(jk_catalog_template_version(catalog, "contract@2027"), "1.1.0");
	ck_assert_uint_eq(catalog->views.count, 0);
}
END_TEST

START_TEST(papers_name_the_template_of_their_day)
{
	(void)catalog_with(two);
	ck_assert_str_eq(jk_clause_set_paper(jk_mini_try(&(jk_assemble_options){.as_of = "2027-03-31"}), 0).template, "contract");
	ck_assert_str_eq(jk_clause_set_paper(jk_mini_try(&(jk_assemble_options){.as_of = "2027-04-01"}), 0).template, "contract@2027");
}
END_TEST

START_TEST(two_templates_on_one_day_are_refused)
{
	ck_assert_ptr_null(catalog_with("<template kind='contract' version='1.0.0'>" REVISION "</template>\n"
					"<template kind='contract' file='other' version='1.1.0'>" REVISION "</template>"));
	jk_test_only(jk_test_diagnostics(), JK_DIAG_CATALOG_OVERLAP, 3);
}
END_TEST

START_TEST(a_list_that_its_schema_refuses)
{
	ck_assert_ptr_null(catalog_with("<template kind='contract' file='../contract' version='1.0.0'>" REVISION "</template>"));
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 1);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 2);
}
END_TEST

Suite *suite_catalog_templates(void)
{
	return jk_suite("catalog/templates",
			(const TTest *const[]){without_a_list_names_are_plain, the_day_chooses_the_template, papers_name_the_template_of_their_day,
					       two_templates_on_one_day_are_refused, a_list_that_its_schema_refuses, NULL});
}
