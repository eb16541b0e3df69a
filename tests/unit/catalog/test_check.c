#include "mini.h"

#define PLAIN "<Paragraph><Sentence>本文。</Sentence></Paragraph>"
#define STANDARD "effective-from='2026-04-01' basis='standard'"
#define ARTICLE(words) "<Article><ArticleCaption>a</ArticleCaption><Paragraph><Sentence>" words "</Sentence></Paragraph></Article>"

static void fails_with(jk_code code, unsigned line, const char *name, const char *value)
{
	jk_mini_catalog_fails(code, "topic/a.xml", line);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, name), value);
}

static void sentence_fails(const char *words, jk_code code, const char *name, const char *value)
{
	jk_mini();
	jk_mini_clause("a", "", jk_mini_format("\n<Paragraph><Sentence>%s</Sentence></Paragraph>", words));
	fails_with(code, 4, name, value);
}

START_TEST(an_unknown_term) { sentence_fails("{party.nobody}", JK_DIAG_CATALOG_TERM, "id", "party.nobody"); }
END_TEST

START_TEST(an_unknown_parameter) { sentence_fails("{$nothing}", JK_DIAG_CATALOG_PARAMETER, "id", "nothing"); }
END_TEST

START_TEST(an_unknown_clause) { sentence_fails("{@nothing}", JK_DIAG_CATALOG_CLAUSE, "id", "nothing"); }
END_TEST

START_TEST(an_unknown_anchor) { sentence_fails("{@#nothing}", JK_DIAG_CATALOG_ANCHOR, "id", "nothing"); }
END_TEST

START_TEST(an_unknown_document) { sentence_fails("{%nothing}", JK_DIAG_CATALOG_DOCUMENT, "id", "nothing"); }
END_TEST

START_TEST(a_term_of_any_vocabulary_will_do)
{
	jk_mini();
	jk_mini_put("catalog/vocabularies/city.xml", "<vocabulary id='city' title='市' version='1.0.0'><term key='court'>地裁</term>"
		    "<levels of='confidentiality'><level id='x' rank='1'>x</level></levels>"
		    "<chapters><chapter number='3' important='yes' applicant='court' approver='court' split='required'/></chapters></vocabulary>");
	jk_mini_clause("a", "", "<Paragraph><Sentence>{court}</Sentence></Paragraph>");
	(void)jk_mini_catalog();
}
END_TEST

START_TEST(an_anchor_in_any_variant_will_do)
{
	jk_mini();
	jk_mini_clause_with("a", STANDARD, "<title>a</title><covers provision='1-1' relation='subset-of'/>"
			    "<variant id='v' test='true()'><label>v</label><text document='contract'><Article><ArticleCaption>a</ArticleCaption>"
			    "<Paragraph id='here'><Sentence>x</Sentence></Paragraph></Article></text></variant>"
			    "<variant id='w'><label>w</label><text document='contract'>" ARTICLE("x") "</text></variant>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>{@a#here}</Sentence></Paragraph>");
	(void)jk_mini_catalog();
}
END_TEST

START_TEST(a_reason_is_checked)
{
	jk_mini();
	jk_mini_clause("a", "\n<condition test='true()' because='{term.no}' otherwise='o'/>", PLAIN);
	fails_with(JK_DIAG_CATALOG_TERM, 3, "id", "term.no");
}
END_TEST

START_TEST(a_guideline_is_checked)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>x</label>\n<guideline decided-by='{role.no}'>g</guideline></param>", PLAIN);
	fails_with(JK_DIAG_CATALOG_TERM, 3, "id", "role.no");
}
END_TEST

START_TEST(rows_of_a_table_have_as_many_cells)
{
	jk_mini();
	jk_mini_clause("a", "", "\n<Paragraph><Sentence>x</Sentence><TableStruct><Table>"
		       "<TableRow><TableColumn><Sentence>1</Sentence></TableColumn></TableRow>\n"
		       "<TableRow><TableColumn><Sentence>1</Sentence></TableColumn><TableColumn><Sentence>2</Sentence></TableColumn></TableRow>"
		       "</Table></TableStruct></Paragraph>");
	fails_with(JK_DIAG_CATALOG_CELLS, 5, "count", "2");
}
END_TEST

START_TEST(table_cells_and_captions_are_checked)
{
	jk_mini();
	jk_mini_clause("a", "", "\n<Paragraph><Sentence>x</Sentence><TableStruct><TableStructTitle>t</TableStructTitle><Table>\n"
		       "<TableRow><TableColumn><Sentence>{cell.no}</Sentence></TableColumn></TableRow></Table></TableStruct></Paragraph>");
	fails_with(JK_DIAG_CATALOG_TERM, 5, "id", "cell.no");
}
END_TEST

START_TEST(a_clause_rests_on_a_provision_or_on_practice)
{
	jk_mini();
	jk_mini_clause_with("a", STANDARD, "<title>a</title><text document='contract'>" ARTICLE("x") "</text>");
	fails_with(JK_DIAG_CATALOG_NO_COVER, 1, "clause", "a");
}
END_TEST

START_TEST(an_example_makes_no_duty)
{
	jk_mini();
	jk_mini_clause_with("a", STANDARD, "<title>a</title><covers provision='1-3' relation='subset-of'/><covers provision='1-2' relation='subset-of'/>"
			    "<text document='contract' role='mandatory'>" ARTICLE("x") "</text>");
	fails_with(JK_DIAG_CATALOG_EXAMPLE_DUTY, 1, "clause", "a");
}
END_TEST

START_TEST(a_scored_example_is_fine)
{
	jk_mini();
	jk_mini_clause_with("a", STANDARD, "<title>a</title><covers provision='1-3' relation='subset-of'/>"
			    "<text document='contract' role='scored'>" ARTICLE("x") "</text>");
	(void)jk_mini_catalog();
}
END_TEST

START_TEST(practice_may_be_a_duty)
{
	jk_mini();
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='practice'",
			    "<title>a</title><text document='contract' role='mandatory'>" ARTICLE("x") "</text>");
	(void)jk_mini_catalog();
}
END_TEST

START_TEST(unknown_links)
{
	jk_mini();
	jk_mini_clause("a", "<requires clause='no'/><conflicts clause='nor'/>", PLAIN);
	ck_assert_ptr_null(jk_mini_read_catalog());
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_count(d), 2);
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_CATALOG_CLAUSE);
	ck_assert_str_eq(jk_test_argument(d, 0, "id"), "no");
	ck_assert_str_eq(jk_test_argument(d, 1, "id"), "nor");
}
END_TEST

static const char unlisted[] = "title='契約書' scope='service' layout='article'";

START_TEST(a_text_no_document_lists)
{
	jk_mini();
	jk_mini_clause("a", "", PLAIN);
	jk_mini_document("contract", unlisted, "");
	fails_with(JK_DIAG_CATALOG_NOT_PLACED, 1, "document", "contract");
}
END_TEST

START_TEST(a_text_for_no_document)
{
	jk_mini();
	jk_mini_clause_with("a", STANDARD, "<title>a</title><covers provision='1-1' relation='subset-of'/><text document='contract'>" ARTICLE("x")
			    "</text><text document='nothing'>" ARTICLE("x") "</text>");
	fails_with(JK_DIAG_CATALOG_DOCUMENT, 1, "id", "nothing");
}
END_TEST

START_TEST(a_listed_clause_without_text)
{
	jk_mini();
	jk_mini_clause("a", "", PLAIN);
	jk_mini_document("sla", "title='SLA' scope='service' layout='section'", "<place id='p' title='t'><clause ref='a'/></place>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_NO_TEXT, "/catalog", 0);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "document"), "sla");
}
END_TEST

START_TEST(a_clause_listed_twice)
{
	jk_mini();
	jk_mini_clause("a", "", PLAIN);
	jk_mini_document("contract", unlisted, "<place id='p' title='t'><clause ref='a'/></place><place id='q' title='u'><clause ref='a'/></place>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_ORDER, "/catalog", 0);
}
END_TEST

START_TEST(a_document_lists_an_unknown_clause)
{
	jk_mini();
	jk_mini_document("contract", unlisted, "\n<place id='p' title='t'><clause ref='no'/></place>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_CLAUSE, "documents/contract.xml", 2);
}
END_TEST

START_TEST(a_document_applies_by_an_unknown_provision)
{
	jk_mini();
	jk_mini_document("contract", unlisted, "\n<applies test='true()' because='x' provision='8-8'/>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_PROVISION, "documents/contract.xml", 2);
}
END_TEST

START_TEST(a_document_kind_stands_once)
{
	jk_mini();
	jk_mini_document("contract", unlisted, "");
	jk_mini_put("catalog/documents/z.xml", "<document kind='contract' title='x' scope='service' layout='article'/>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_OVERLAP, "documents/z.xml", 1);
}
END_TEST

START_TEST(a_default_must_fit)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='duration' unit='hour' max='24'><label>x</label><default>25</default></param>", PLAIN);
	fails_with(JK_DIAG_CATALOG_DEFAULT, 1, "value", "25");
}
END_TEST

START_TEST(a_provision_stands_once)
{
	jk_mini();
	jk_mini_put("catalog/provisions.xml", "<provisions edition='1'><provision id='1-1' section='1' addressee='head' strength='must' phase='end'>a</provision>\n"
		    "<provision id='1-1' section='1' addressee='head' strength='must' phase='end'>a</provision></provisions>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_DUPLICATE, "provisions.xml", 2);
}
END_TEST

START_TEST(a_check_rests_on_a_provision)
{
	jk_mini();
	jk_mini_put("catalog/checks.xml", "<checks>\n<check id='W-x' provision='9-9' test='true()'><message>m</message><hint>h</hint></check></checks>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_PROVISION, "checks.xml", 2);
}
END_TEST

START_TEST(terms_of_checks_are_checked)
{
	jk_mini();
	jk_mini_put("catalog/checks.xml", "<checks>\n<check id='W-x' provision='1-1' test='true()'><message>{no.term}</message><hint>h</hint></check></checks>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_TERM, "/catalog", 2);
}
END_TEST

START_TEST(a_folder_without_catalog_xml)
{
	jk_mini();
	ck_assert_int_eq(remove(jk_mini_put("catalog/catalog.xml", "")), 0);
	jk_mini_document("contract", unlisted, "");
	ck_assert_ptr_null(jk_mini_read_catalog());
	jk_test_only(jk_test_diagnostics(), JK_DIAG_CATALOG_EMPTY, 0);
}
END_TEST

START_TEST(no_folder_at_all)
{
	jk_catalog *catalog;
	ck_assert_int_eq(jk_catalog_read(&catalog, "/nowhere", jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(catalog);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_FILE_OPEN, 0);
}
END_TEST

Suite *suite_catalog_check(void)
{
	return jk_suite("catalog/check",
			(const TTest *const[]){an_unknown_term, an_unknown_parameter, an_unknown_clause, an_unknown_anchor, an_unknown_document,
					       a_term_of_any_vocabulary_will_do, an_anchor_in_any_variant_will_do,
					       a_reason_is_checked, a_guideline_is_checked, rows_of_a_table_have_as_many_cells, table_cells_and_captions_are_checked,
					       a_clause_rests_on_a_provision_or_on_practice, an_example_makes_no_duty, a_scored_example_is_fine,
					       practice_may_be_a_duty, unknown_links, a_text_no_document_lists, a_text_for_no_document,
					       a_listed_clause_without_text, a_clause_listed_twice, a_document_lists_an_unknown_clause,
					       a_document_applies_by_an_unknown_provision, a_document_kind_stands_once, a_default_must_fit,
					       a_provision_stands_once, a_check_rests_on_a_provision, terms_of_checks_are_checked,
					       a_folder_without_catalog_xml, no_folder_at_all, NULL});
}
