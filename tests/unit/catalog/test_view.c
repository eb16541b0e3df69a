#include "mini.h"

#define TEXT(words) "<text document='contract'><Article><ArticleCaption>見出し</ArticleCaption><Paragraph><Sentence>" words "</Sentence></Paragraph></Article></text>"

/* catalog/topic/NAME.xml: a version of the clause "a". */
static void version(const char *name, const char *id, const char *number, const char *period, const char *content)
{
	jk_mini_put(jk_mini_format("catalog/topic/%s.xml", name),
		    jk_mini_format("<clause id='%s' version='%s' %s basis='practice'>\n<title>%s</title>%s"
				   "<revision version='%s' date='2026-11-23'>改めた</revision></clause>", id, number, period, number, content, number));
}

static void contract_of(const char *clauses)
{
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'",
			 jk_mini_format("<numbering><level name='Article' format='第{n}条'/></numbering><place id='p' title='場所'>%s</place>", clauses));
}

/* Three versions of one clause; in the days of the gap, March 2028, none is in force. */
static const jk_catalog *three(void)
{
	jk_mini();
	version("z", "a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", TEXT("初め。"));
	version("a@2027", "a", "1.1.0", "effective-from='2027-04-01' effective-until='2028-02-29'", TEXT("次。"));
	version("any", "a", "2.0.0", "effective-from='2028-04-01'", TEXT("終わり。"));
	contract_of("<clause ref='a'/>");
	return jk_mini_catalog();
}

static const char *version_on(const jk_catalog *catalog, const char *day)
{
	return jk_catalog_clause(jk_catalog_as_of(catalog, day), "a")->version;
}

START_TEST(each_day_has_its_version)
{
	const jk_catalog *catalog = three();
	ck_assert_uint_eq(catalog->clauses.count, 1);
	ck_assert_str_eq(version_on(catalog, "2026-04-01"), "1.0.0");
	ck_assert_str_eq(version_on(catalog, "2027-03-31"), "1.0.0");
	ck_assert_str_eq(version_on(catalog, "2027-04-01"), "1.1.0");
	ck_assert_str_eq(version_on(catalog, "2028-04-01"), "2.0.0");
	ck_assert_str_eq(version_on(catalog, NULL), "2.0.0");
	ck_assert_ptr_eq(jk_catalog_as_of(catalog, NULL), catalog);
	ck_assert_ptr_eq(jk_catalog_as_of(jk_catalog_as_of(catalog, "2026-04-01"), "2030-01-01"), catalog);
}
END_TEST

START_TEST(outside_all_periods_the_nearest_before_stands)
{
	const jk_catalog *catalog = three();
	ck_assert_str_eq(version_on(catalog, "1999-01-01"), "1.0.0");
	ck_assert_str_eq(version_on(catalog, "2028-03-15"), "1.1.0");
	ck_assert_str_eq(version_on(catalog, "2999-12-31"), "2.0.0");
	const jk_record *first = jk_catalog_record(catalog, JK_RECORD_CLAUSE, "a");
	ck_assert_str_eq(first->version, "1.0.0");
	ck_assert_int_eq(jk_record_in_force(jk_record_on(first, "2028-03-15"), "2028-03-15"), 0);
	ck_assert_int_eq(jk_record_in_force(jk_record_on(first, "2028-02-29"), "2028-02-29"), 1);
}
END_TEST

static const char *sentence_on(const char *day)
{
	const jk_clause_set *set = jk_mini_try(&(jk_assemble_options){.as_of = day});
	ck_assert_ptr_nonnull(set);
	return jk_mini_find(set, "a")->in ? jk_mini_text() : jk_mini_find(set, "a")->reason;
}

START_TEST(papers_have_the_text_of_their_day)
{
	(void)three();
	ck_assert_ptr_nonnull(strstr(sentence_on("2027-03-31"), "初め。"));
	ck_assert_ptr_nonnull(strstr(sentence_on("2027-04-01"), "次。"));
	ck_assert_ptr_nonnull(strstr(sentence_on("2028-04-01"), "終わり。"));
	ck_assert_str_eq(sentence_on("2028-03-15"), "2028-03-15に施行されていないため");
}
END_TEST

START_TEST(a_step_over_files_weighs_by_all_of_them)
{
	jk_mini();
	version("old", "a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", TEXT("初め。"));
	jk_mini_put("catalog/topic/new.xml", "<clause id='a' version='1.0.2' effective-from='2027-04-01' basis='practice'><title>a</title>" TEXT("次。")
		    "<revision version='1.0.1' date='2027-01-01' kind='correction'>正した</revision>"
		    "<revision version='1.0.2' date='2027-01-01' kind='editorial'>字句</revision></clause>");
	contract_of("<clause ref='a'/>");
	const jk_catalog *catalog = jk_mini_catalog(), *before = jk_catalog_as_of(catalog, "2027-03-31");
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "1.0.0"), JK_WEIGHT_CORRECTION);
	ck_assert_int_eq(jk_catalog_weight(catalog, "a", "1.0.1"), JK_WEIGHT_EDITORIAL);
	ck_assert_int_eq(jk_catalog_weight(before, "a", "1.0.0"), JK_WEIGHT_NONE);
	ck_assert_int_eq(jk_catalog_weight(before, "a", "1.0.2"), JK_WEIGHT_CORRECTION);
}
END_TEST

START_TEST(a_value_may_move_from_one_clause_to_another_on_a_day)
{
	static const char param[] = "<param id='x' type='text'><label>値</label><default>%s</default></param>";
	jk_mini();
	version("a", "a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", jk_mini_format("%s%s", jk_mini_format(param, "前"), TEXT("{$x}")));
	version("a2", "a", "1.1.0", "effective-from='2027-04-01'", TEXT("ない"));
	version("b0", "b", "1.1.0", "effective-from='2027-04-01'", jk_mini_format("%s%s", jk_mini_format(param, "後"), TEXT("{$x}")));
	version("b9", "b", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", TEXT("ない"));
	contract_of("<clause ref='a'/><clause ref='b'/>");
	const jk_catalog *catalog = jk_mini_catalog();
	ck_assert_str_eq(jk_catalog_parameter(catalog, "x")->owner->id, "b");
	ck_assert_str_eq(jk_catalog_parameter(jk_catalog_as_of(catalog, "2027-03-31"), "x")->owner->id, "a");
}
END_TEST

START_TEST(two_on_one_day_are_refused)
{
	jk_mini();
	version("a1", "a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-04-01'", TEXT("初め。"));
	version("a2", "a", "1.1.0", "effective-from='2027-04-01'", TEXT("次。"));
	contract_of("<clause ref='a'/>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_OVERLAP, "topic/a2.xml", 1);
	const jk_argument *arguments = jk_diagnostics_at(jk_test_diagnostics(), 0)->arguments;
	ck_assert_str_eq(arguments[0].value, "a");
	ck_assert_ptr_nonnull(strstr(arguments[1].value, "topic/a1.xml"));
}
END_TEST

START_TEST(one_without_end_cannot_be_succeeded)
{
	jk_mini();
	version("a1", "a", "1.0.0", "effective-from='2026-04-01'", TEXT("初め。"));
	version("a2", "a", "1.1.0", "effective-from='2027-04-01'", TEXT("次。"));
	contract_of("<clause ref='a'/>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_OVERLAP, "topic/a2.xml", 1);
}
END_TEST

/* What another clause refers to is there only from the later day on. */
START_TEST(what_is_wrong_on_some_days_only_is_told_with_the_days)
{
	jk_mini();
	version("a1", "a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", TEXT("初め。"));
	version("a2", "a", "1.1.0", "effective-from='2027-04-01'", "<param id='x' type='text'><label>値</label></param>" TEXT("{$x}"));
	version("b", "b", "1.0.0", "effective-from='2026-04-01'", TEXT("{$x}"));
	contract_of("<clause ref='a'/><clause ref='b'/>");
	ck_assert_ptr_null(jk_mini_read_catalog());
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_count(d), 2);
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_CATALOG_PARAMETER);
	ck_assert_int_eq(jk_diagnostics_at(d, 1)->code, JK_DIAG_CATALOG_VIEW_FIRST);
	ck_assert_str_eq(jk_diagnostics_at(d, 1)->arguments[0].value, "2027-04-01");
}
END_TEST

START_TEST(what_is_wrong_in_the_middle_is_told_with_the_day)
{
	static const char param[] = "<param id='x' type='text'><label>値</label></param>" TEXT("{$x}");
	jk_mini();
	version("a1", "a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", param);
	version("a2", "a", "1.1.0", "effective-from='2027-04-01' effective-until='2028-03-31'", TEXT("次。"));
	version("a3", "a", "1.2.0", "effective-from='2028-04-01'", param);
	version("b", "b", "1.0.0", "effective-from='2026-04-01'", TEXT("{$x}"));
	contract_of("<clause ref='a'/><clause ref='b'/>");
	ck_assert_ptr_null(jk_mini_read_catalog());
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_count(d), 2);
	ck_assert_int_eq(jk_diagnostics_at(d, 1)->code, JK_DIAG_CATALOG_VIEW);
	ck_assert_str_eq(jk_diagnostics_at(d, 1)->arguments[0].value, "2027-04-01");
}
END_TEST

START_TEST(what_is_wrong_later_is_told_without)
{
	jk_mini();
	version("a1", "a", "1.0.0", "effective-from='2026-04-01' effective-until='2027-03-31'", TEXT("初め。"));
	version("a2", "a", "1.1.0", "effective-from='2027-04-01'", TEXT("{$nobody}"));
	contract_of("<clause ref='a'/>");
	jk_mini_catalog_fails(JK_DIAG_CATALOG_PARAMETER, "topic/a2.xml", 2);
}
END_TEST

START_TEST(a_vocabulary_and_a_kind_of_paper_are_succeeded_too)
{
	jk_mini();
	version("a", "a", "1.0.0", "effective-from='2026-04-01'", TEXT("{party.city}"));
	static const char rest[] = "<levels of='confidentiality'><level id='class-1' rank='3'>第1種</level></levels>"
		"<chapters><chapter number='3' important='yes' applicant='role.head' approver='role.ciso' split='required'/></chapters></vocabulary>";
	static const char head[] = "<vocabulary id='town' title='小町' version='%s' %s><term key='party.city'>%s</term>"
		"<term key='role.head'>長</term><term key='role.ciso'>責任者</term>%s";
	jk_mini_put("catalog/vocabularies/town.xml", jk_mini_format(head, "1.0.0", "effective-until='2027-03-31'", "小町", rest));
	jk_mini_put("catalog/vocabularies/town2.xml", jk_mini_format(head, "1.1.0", "effective-from='2027-04-01'", "大町", rest));
	jk_mini_document("contract", "title='委託契約書' scope='service' layout='article'", "");
	jk_mini_put("catalog/documents/contract2.xml", "<document kind='contract' title='委託契約書' scope='service' layout='article' effective-from='2027-04-01'>"
		    "<place id='p' title='場所'><clause ref='a'/></place></document>");
	jk_mini_put("catalog/documents/contract.xml", "<document kind='contract' title='契約書' scope='service' layout='article' effective-until='2027-03-31'>"
		    "<place id='p' title='場所'><clause ref='a'/></place></document>");
	const jk_catalog *catalog = jk_mini_catalog(), *before = jk_catalog_as_of(catalog, "2027-03-31");
	ck_assert_str_eq(jk_vocabulary_term(jk_catalog_vocabulary(before, "town"), "party.city"), "小町");
	ck_assert_str_eq(jk_vocabulary_term(jk_catalog_vocabulary(catalog, "town"), "party.city"), "大町");
	ck_assert_str_eq(jk_catalog_document(before, "contract")->title, "契約書");
	ck_assert_str_eq(jk_catalog_document(catalog, "contract")->title, "委託契約書");
	ck_assert_uint_eq(catalog->documents.count, 1);
}
END_TEST

#define SHEET(id, period, row) "<sheet document='contract' version='1.0.0' " period "><section id='s' title='節'><row id='" row "'><text>" row "</text></row></section>" \
	"<revision version='1.0.0' date='2026-11-23'>初版</revision></sheet>"

START_TEST(a_sheet_is_known_by_its_file_and_may_keep_its_rows)
{
	jk_mini();
	contract_of("");
	jk_mini_put("catalog/sheets/list.xml", SHEET("", "effective-from='2026-04-01' effective-until='2027-03-31'", "r"));
	jk_mini_put("catalog/sheets/list@2027-04-01.xml", SHEET("", "effective-from='2027-04-01'", "r"));
	jk_mini_put("catalog/sheets/more.xml", SHEET("", "effective-from='2026-04-01'", "q"));
	const jk_catalog *catalog = jk_mini_catalog();
	ck_assert_uint_eq(jk_catalog_document(catalog, "contract")->sheets.count, 2);
	ck_assert_ptr_nonnull(jk_catalog_record(catalog, JK_RECORD_SHEET, "list")->successor);
	ck_assert_ptr_null(jk_catalog_record(catalog, JK_RECORD_SHEET, "more")->successor);
}
END_TEST

START_TEST(too_many_days_are_refused)
{
	jk_mini();
	contract_of("<clause ref='a'/>");
	for (int i = 0; i <= 64; i++)
		version(jk_mini_format("a%d", i), "a", jk_mini_format("1.%d.0", i),
			jk_mini_format("effective-from='20%02d-01-01' effective-until='20%02d-12-31'", 10 + i, 10 + i), TEXT("文。"));
	ck_assert_ptr_null(jk_mini_read_catalog());
	jk_test_only(jk_test_diagnostics(), JK_DIAG_CATALOG_VIEWS, 0);
}
END_TEST

START_TEST(a_vocabulary_outside_its_days_is_told)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>文。</Sentence></Paragraph>");
	ck_assert_ptr_nonnull(jk_mini_try(&(jk_assemble_options){.as_of = "2026-03-31"}));
	jk_test_only(jk_test_diagnostics(), JK_DIAG_VOCABULARY_DAY, 1);
}
END_TEST

Suite *suite_catalog_view(void)
{
	return jk_suite("catalog/view",
			(const TTest *const[]){each_day_has_its_version, outside_all_periods_the_nearest_before_stands, papers_have_the_text_of_their_day,
					       a_step_over_files_weighs_by_all_of_them, a_value_may_move_from_one_clause_to_another_on_a_day,
					       two_on_one_day_are_refused, one_without_end_cannot_be_succeeded,
					       what_is_wrong_on_some_days_only_is_told_with_the_days, what_is_wrong_in_the_middle_is_told_with_the_day, what_is_wrong_later_is_told_without,
					       a_vocabulary_and_a_kind_of_paper_are_succeeded_too, a_sheet_is_known_by_its_file_and_may_keep_its_rows,
					       too_many_days_are_refused, a_vocabulary_outside_its_days_is_told, NULL});
}
