#include "found.h"

/* A version of the clause "a" with its days and revisions. */
static void version(const char *name, const char *number, const char *period, const char *revisions)
{
	jk_mini_put(jk_mini_format("catalog/topic/%s.xml", name),
		    jk_mini_format("<clause id='a' version='%s' %s basis='practice'><title>料金</title><text document='contract'><Article>"
				   "<ArticleCaption>料金</ArticleCaption><Paragraph><Sentence>料金を払う。</Sentence></Paragraph></Article></text>%s</clause>",
				   number, period, revisions));
}

static const jk_lint *linted(void)
{
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'", "<place id='p' title='場所'><clause ref='a'/></place>");
	return lint();
}

/* Findings of this kind; others are about the words. */
static size_t findings(const jk_lint *l)
{
	size_t found = 0;
	for (int code = JK_DIAG_LINT_GAP; code <= JK_DIAG_LINT_TEMPLATE_KIND; code++)
		found += count(l, (jk_code)code);
	return found;
}

#define REVISION(version, date, kind) "<revision version='" version "' date='" date "' kind='" kind "'>改めた</revision>"
static const char first[] = REVISION("1.0.0", "2026-11-23", "substantive");

static const jk_finding *of_one(jk_code code, const char *number, const char *period, const char *revisions)
{
	jk_mini();
	version("a", number, period, revisions);
	const jk_lint *l = linted();
	ck_assert_uint_eq(findings(l), 1);
	return the(l, code);
}

START_TEST(what_is_in_order_is_not_told)
{
	jk_mini();
	version("a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", first);
	version("a2", "1.1.0", "effective-from='2027-04-01'",
		jk_mini_format("%s%s", first, REVISION("1.0.1", "2026-12-01", "editorial") REVISION("1.1.0", "2027-04-01", "substantive")));
	ck_assert_uint_eq(findings(linted()), 0);
}
END_TEST

START_TEST(days_between_two_are_told)
{
	jk_mini();
	version("a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-02-28'", first);
	version("a2", "1.1.0", "effective-from='2027-03-02'", REVISION("1.1.0", "2027-01-01", "substantive"));
	const jk_lint *l = linted();
	const jk_finding *f = the(l, JK_DIAG_LINT_GAP);
	ck_assert_uint_eq(findings(l), 1);
	ck_assert_str_eq(argument(f, "first"), "2027-03-01");
	ck_assert_str_eq(argument(f, "second"), "2027-03-02");
	ck_assert_ptr_nonnull(strstr(f->spot.file, "topic/a2.xml"));
}
END_TEST

START_TEST(a_period_ends_before_it_begins)
{
	const jk_finding *f = of_one(JK_DIAG_LINT_PERIOD, "1.0.0", "effective-from='2026-04-01' effective-until='2026-03-31'", first);
	ck_assert_str_eq(argument(f, "second"), "2026-03-31");
}
END_TEST

START_TEST(a_successor_has_a_higher_version)
{
	jk_mini();
	version("a", "1.2.0", "effective-from='2026-04-01' effective-until='2027-03-31'", REVISION("1.2.0", "2026-01-01", "substantive"));
	version("a2", "1.2.0", "effective-from='2027-04-01'", REVISION("1.2.0", "2026-01-01", "substantive"));
	ck_assert_str_eq(argument(the(linted(), JK_DIAG_LINT_SUCCESSOR), "first"), "1.2.0");
}
END_TEST

#define HERE "effective-from='2026-04-01'"

START_TEST(revisions_rise)
{
	const jk_finding *f = of_one(JK_DIAG_LINT_REVISION_ORDER, "1.1.0", HERE, REVISION("1.2.0", "2026-01-01", "editorial") REVISION("1.1.0", "2026-01-02", "editorial"));
	ck_assert_str_eq(argument(f, "second"), "1.2.0");
}
END_TEST

START_TEST(a_revision_is_told_twice)
{
	(void)of_one(JK_DIAG_LINT_REVISION_ORDER, "1.1.0", HERE, REVISION("1.1.0", "2026-01-01", "editorial") REVISION("1.1.0", "2026-01-01", "editorial"));
}
END_TEST

START_TEST(the_last_revision_is_the_version)
{
	const jk_finding *f = of_one(JK_DIAG_LINT_REVISION_LAST, "1.10.0", HERE, REVISION("1.9.0", "2026-01-01", "editorial"));
	ck_assert_str_eq(argument(f, "first"), "1.10.0");
	ck_assert_str_eq(argument(f, "second"), "1.9.0");
}
END_TEST

START_TEST(days_of_revisions_rise)
{
	(void)of_one(JK_DIAG_LINT_REVISION_DATE, "1.1.0", HERE, REVISION("1.0.0", "2026-01-02", "editorial") REVISION("1.1.0", "2026-01-01", "editorial"));
}
END_TEST

static void decided(const char *kind, const char *date)
{
	jk_mini();
	version("a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", first);
	version("a2", "1.1.0", "effective-from='2027-04-01'", jk_mini_format("<revision version='1.1.0' date='%s' kind='%s'>改めた</revision>", date, kind));
}

START_TEST(a_duty_must_not_begin_before_it_is_decided)
{
	decided("substantive", "2027-04-02");
	ck_assert_str_eq(argument(the(linted(), JK_DIAG_LINT_DECIDED_LATE), "first"), "2027-04-02");
}
END_TEST

START_TEST(a_correction_may_reach_back)
{
	decided("correction", "2027-04-02");
	ck_assert_uint_eq(findings(linted()), 0);
}
END_TEST

START_TEST(what_has_no_version_or_days_is_told)
{
	jk_mini();
	version("a", "1.0.0", HERE, first);
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'", "<place id='p' title='場所'><clause ref='a'/></place>");
	jk_mini_put("catalog/documents/sla.xml", "<document kind='sla' title='x' version='1.0.0' scope='service' layout='article'/>");
	const jk_lint *l = lint();
	ck_assert_str_eq(argument(the(l, JK_DIAG_LINT_UNTOLD), "first"), "effective-from");
	jk_mini_put("catalog/documents/sla.xml", "<document kind='sla' title='x' scope='service' layout='article'/>");
	ck_assert_str_eq(argument(the(lint(), JK_DIAG_LINT_UNTOLD), "first"), "version");
	jk_mini_put("catalog/documents/sla.xml", "<document kind='sla' title='x' version='1.0.0' effective-from='2026-04-01' scope='service' layout='article'/>");
	ck_assert_str_eq(argument(the(lint(), JK_DIAG_LINT_UNTOLD), "first"), "<revision>");
}
END_TEST

START_TEST(templates_of_the_list_are_there)
{
	jk_mini();
	version("a", "1.0.0", HERE, first);
	const char *list = jk_mini_put("templates/templates.xml", jk_mini_format("<templates>\n<template kind='contract' version='1.0.0' " HERE ">%s</template>\n"
		"<template kind='contarct' version='1.0.0' " HERE ">%s</template></templates>", first, first));
	const char *folder = jk_mini_format("%.*s", (int)(strrchr(list, '/') - list), list);
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'", "<place id='p' title='場所'><clause ref='a'/></place>");
	const jk_lint *l = lint_with(folder);
	ck_assert_uint_eq(count(l, JK_DIAG_LINT_TEMPLATE_FILE), 2);
	ck_assert_str_eq(the(l, JK_DIAG_LINT_TEMPLATE_KIND)->words, "contarct");
	ck_assert_uint_eq(the(l, JK_DIAG_LINT_TEMPLATE_KIND)->spot.line, 3);
}
END_TEST

Suite *suite_lint_period(void)
{
	return jk_suite("lint/period",
			(const TTest *const[]){what_is_in_order_is_not_told, days_between_two_are_told, a_period_ends_before_it_begins, a_successor_has_a_higher_version,
					       revisions_rise, a_revision_is_told_twice, the_last_revision_is_the_version, days_of_revisions_rise,
					       a_duty_must_not_begin_before_it_is_decided, a_correction_may_reach_back, what_has_no_version_or_days_is_told,
					       templates_of_the_list_are_there, NULL});
}
