#include "mini.h"

/* A clause at version 1.3.0 with the revisions given. */
static const jk_catalog *catalog_with(const char *revisions)
{
	jk_mini();
	jk_mini_clause("other", "", "<Paragraph><Sentence>甲は、払う。</Sentence></Paragraph>");
	jk_mini_put("catalog/topic/a.xml", jk_mini_format("<clause id='a' version='1.3.0' effective-from='2026-04-01' basis='practice'><title>甲</title>"
		"<text document='contract'><Article><ArticleCaption>甲</ArticleCaption><Paragraph><Sentence>甲は、払う。</Sentence></Paragraph></Article></text>"
		"%s</clause>", revisions));
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'", "<place id='p' title='場所'><clause ref='a'/><clause ref='other'/></place>");
	return jk_mini_catalog();
}

static const char four[] = "<revision version='1.0.0' date='2026-04-01' kind='substantive'>初版</revision>"
	"<revision version='1.1.0' date='2026-05-01'>期限を短くした。</revision>"
	"<revision version='1.2.0' date='2026-06-01' kind='correction'>参照を正した。</revision>"
	"<revision version='1.3.0' date='2026-07-01' kind='editorial'>送り仮名を改めた。</revision>";

START_TEST(a_revision_says_its_weight)
{
	const jk_clause *clause = jk_catalog_clause(catalog_with(four), "a");
	ck_assert_uint_eq(clause->revision_count, 4);
	ck_assert_int_eq(clause->revisions[0].weight, JK_WEIGHT_SUBSTANTIVE);
	ck_assert_int_eq(clause->revisions[1].weight, JK_WEIGHT_SUBSTANTIVE); /* unsaid */
	ck_assert_int_eq(clause->revisions[2].weight, JK_WEIGHT_CORRECTION);
	ck_assert_int_eq(clause->revisions[3].weight, JK_WEIGHT_EDITORIAL);
	ck_assert_str_eq(jk_weight_word(JK_WEIGHT_CORRECTION), "correction");
}
END_TEST

START_TEST(a_step_weighs_as_much_as_its_worst_revision)
{
	const jk_catalog *catalog = catalog_with(four);
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "1.3.0"), JK_WEIGHT_NONE);
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "1.2.0"), JK_WEIGHT_EDITORIAL);
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "1.1.0"), JK_WEIGHT_CORRECTION);
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "1.0.0"), JK_WEIGHT_SUBSTANTIVE);
	ck_assert_int_eq(jk_catalog_weight(catalog, "nobody", "1.0.0"), JK_WEIGHT_NONE);
}
END_TEST

START_TEST(a_step_that_nothing_tells_of_is_substantive)
{
	const jk_catalog *catalog = catalog_with("<revision version='1.3.0' date='2026-07-01' kind='editorial'>送り仮名</revision>");
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "1.2.0"), JK_WEIGHT_SUBSTANTIVE);
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "2.0.0"), JK_WEIGHT_SUBSTANTIVE);
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "1.3.0"), JK_WEIGHT_NONE);
}
END_TEST

Suite *suite_catalog_revision(void)
{
	return jk_suite("catalog/revision", (const TTest *const[]){a_revision_says_its_weight, a_step_weighs_as_much_as_its_worst_revision,
								    a_step_that_nothing_tells_of_is_substantive, NULL});
}
