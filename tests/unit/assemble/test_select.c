#include <string.h>
#include "mini.h"

#define PLAIN "<Paragraph><Sentence>本文。</Sentence></Paragraph>"

static const jk_set_clause *find(const char *id)
{
	const jk_set_clause *item = jk_mini_find(jk_mini_set(), id);
	ck_assert_ptr_nonnull(item);
	return item;
}

static void condition(const char *id, const char *test)
{
	jk_mini_clause(id, jk_mini_format("<condition test=\"%s\" because='{term.important}を扱うため' otherwise='{term.important}を扱わないため'/>", test), PLAIN);
}

START_TEST(a_condition_that_holds)
{
	jk_mini();
	condition("a", "group/@chapter = 3 and facts/@foreign != 'no'");
	const jk_set_clause *a = find("a");
	ck_assert_int_eq(a->in, 1);
	ck_assert_str_eq(a->reason, "重要情報を扱うため");
	ck_assert_str_eq(a->facts, "group/@chapter = 3, facts/@foreign = unknown");
	ck_assert_str_eq(a->label, "第1条");
}
END_TEST

START_TEST(a_condition_that_does_not_hold)
{
	jk_mini();
	condition("a", "group/@chapter = 4 or profile/contract/price &gt; 0");
	const jk_set_clause *a = find("a");
	ck_assert_int_eq(a->in, 0);
	ck_assert_str_eq(a->reason, "重要情報を扱わないため");
	ck_assert_str_eq(a->facts, "group/@chapter = 3, profile/contract/price = —");
	ck_assert_str_eq(a->label, "");
	ck_assert_uint_eq(a->number, 0);
	ck_assert_ptr_null(a->variant);
}
END_TEST

START_TEST(without_condition_it_is_always_in)
{
	jk_mini();
	jk_mini_clause("a", "", PLAIN);
	jk_mini_clause_with("b", "effective-from='2026-04-01' basis='standard'", "<title>b</title><covers provision='1-1' relation='subset-of'/>"
			    "<covers provision='1-4' relation='subset-of'/><covers provision='1-2' relation='subset-of'/>"
			    "<text document='contract'><Article><ArticleCaption>b</ArticleCaption>" PLAIN "</Article></text>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_str_eq(jk_mini_find(set, "a")->reason, "契約に通常置く条項であるため");
	ck_assert_str_eq(jk_mini_find(set, "b")->reason, "常に置く条項であるため");
	ck_assert_ptr_null(jk_mini_find(set, "a")->facts);
	ck_assert_ptr_null(jk_mini_find(set, "a")->basis);
	/* Each section once. */
	ck_assert_str_eq(jk_mini_find(set, "b")->basis, "1(1)、1(2)");
}
END_TEST

START_TEST(a_condition_that_fails_to_run_is_told)
{
	jk_mini();
	jk_mini_clause("a", "\n<condition test='nothing()' because='b' otherwise='o'/>", PLAIN);
	jk_mini_set_fails(JK_DIAG_XPATH_RUN);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 3);
}
END_TEST

/* --- in force --- */

static int is_in(const char *from, const char *until, const jk_assemble_options *options)
{
	jk_mini();
	jk_mini_clause_with("a", jk_mini_format("effective-from='%s' %s basis='practice'", from, until), "<title>a</title><text document='contract'><Article>"
			    "<ArticleCaption>a</ArticleCaption>" PLAIN "</Article></text>");
	const jk_clause_set *set = jk_mini_try(options);
	ck_assert_ptr_nonnull(set);
	const jk_set_clause *a = jk_mini_find(set, "a");
	if (!a->in)
		ck_assert_str_eq(a->reason, jk_mini_format("%sに施行されていないため", set->as_of));
	return a->in;
}

START_TEST(in_force_from_its_first_day) { ck_assert(is_in("2026-11-23", "", NULL)); }
END_TEST

START_TEST(not_in_force_before) { ck_assert(!is_in("2026-11-24", "", NULL)); }
END_TEST

START_TEST(in_force_on_its_last_day) { ck_assert(is_in("2026-04-01", "effective-until='2026-11-23'", NULL)); }
END_TEST

START_TEST(not_in_force_after) { ck_assert(!is_in("2026-04-01", "effective-until='2026-11-22'", NULL)); }
END_TEST

START_TEST(as_of_another_day) { ck_assert(is_in("2027-01-01", "", &(jk_assemble_options){.as_of = "2027-01-01"})); }
END_TEST

START_TEST(the_date_of_the_papers_counts) { ck_assert(is_in("2027-01-01", "", &(jk_assemble_options){.date = "2027-02-01"})); }
END_TEST

START_TEST(as_of_does_not_change_the_date)
{
	jk_mini();
	const jk_clause_set *set = jk_mini_try(&(jk_assemble_options){.as_of = "2027-01-01"});
	ck_assert_str_eq(set->date, "2026-11-23");
	ck_assert_str_eq(set->as_of, "2027-01-01");
}
END_TEST

START_TEST(without_any_date_there_are_no_papers)
{
	jk_mini();
	jk_mini_profile("\n<paper></paper>");
	jk_mini_set_fails(JK_DIAG_DATE);
}
END_TEST

START_TEST(the_last_resort_for_the_date)
{
	jk_mini();
	jk_mini_profile("<paper></paper>");
	ck_assert_str_eq(jk_mini_try(&(jk_assemble_options){.default_date = "2026-01-02"})->date, "2026-01-02");
	jk_mini_profile("<paper><date>2026-11-23</date></paper>");
	ck_assert_str_eq(jk_mini_try(&(jk_assemble_options){.default_date = "2026-01-02"})->date, "2026-11-23");
}
END_TEST

START_TEST(a_date_that_does_not_exist)
{
	jk_mini();
	ck_assert_ptr_null(jk_mini_try(&(jk_assemble_options){.date = "2026-02-30"}));
	jk_test_only(jk_test_diagnostics(), JK_DIAG_DATE, 1);
}
END_TEST

/* --- variants --- */

static const char *variant(const char *id, const char *test, const char *document, const char *words)
{
	return jk_mini_format("<variant id='%s'%s><label>%s</label><text document='%s'><Article><ArticleCaption>a</ArticleCaption>"
			      "<Paragraph><Sentence>%s</Sentence></Paragraph></Article></text></variant>",
			      id, *test ? jk_mini_format(" test=\"%s\"", test) : "", id, document, words);
}

static const jk_set_clause *with_variants(const char *first, const char *second, const char *third)
{
	jk_mini_document("sla", "title='SLA' scope='service' layout='section'", "<place id='p' title='p'><clause ref='a'/></place>");
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='practice'", jk_mini_format("<title>a</title>%s%s%s%s", first, second, third,
			    variant("for-sla", "", "sla", "SLA。")));
	return find("a");
}

START_TEST(the_first_variant_whose_test_holds)
{
	jk_mini();
	const jk_set_clause *a = with_variants(variant("one", "facts/@chapter = 4", "contract", "一。"), variant("two", "facts/@chapter = 3", "contract", "二。"),
					       variant("three", "", "contract", "三。"));
	ck_assert_str_eq(a->variant->id, "two");
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "第1条　二。"));
}
END_TEST

START_TEST(the_variant_without_test_is_the_rest)
{
	jk_mini();
	ck_assert_str_eq(with_variants(variant("one", "false()", "contract", "一。"), variant("two", "", "contract", "二。"), "")->variant->id, "two");
}
END_TEST

START_TEST(a_variant_for_another_document_is_passed_over)
{
	jk_mini();
	ck_assert_str_eq(with_variants(variant("one", "", "sla", "一。"), variant("two", "", "contract", "二。"), "")->variant->id, "two");
}
END_TEST

START_TEST(no_variant_no_clause)
{
	jk_mini();
	const jk_set_clause *a = with_variants(variant("one", "false()", "contract", "一。"), variant("two", "false()", "contract", "二。"), "");
	ck_assert_int_eq(a->in, 0);
	ck_assert_str_eq(a->reason, "どの変形の条件にも当たらないため");
}
END_TEST

/* --- links --- */

START_TEST(a_missing_requirement)
{
	jk_mini();
	jk_mini_clause("a", "<requires clause='b'/>", PLAIN);
	condition("b", "false()");
	jk_mini_set_fails(JK_DIAG_REQUIRES);
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_str_eq(jk_test_argument(d, 0, "clause"), "a");
	ck_assert_str_eq(jk_test_argument(d, 0, "other"), "b");
	ck_assert_str_eq(jk_test_argument(d, 0, "document"), "契約書");
	ck_assert_ptr_nonnull(strstr(jk_diagnostics_at(d, 0)->where.file, "topic/a.xml"));
}
END_TEST

START_TEST(a_requirement_that_is_met)
{
	jk_mini();
	jk_mini_clause("a", "<requires clause='b'/>", PLAIN);
	condition("b", "true()");
	(void)jk_mini_set();
}
END_TEST

START_TEST(a_clause_that_is_out_requires_nothing)
{
	jk_mini();
	jk_mini_clause("a", "<condition test='false()' because='b' otherwise='o'/><requires clause='b'/>", PLAIN);
	condition("b", "false()");
	(void)jk_mini_set();
}
END_TEST

START_TEST(a_requirement_binds_where_both_can_stand)
{
	jk_mini();
	jk_mini_clause_with("b", "effective-from='2026-04-01' basis='practice'", "<title>b</title><condition test='false()' because='b' otherwise='o'/>"
			    "<text document='sla'><Article><ArticleCaption>b</ArticleCaption>" PLAIN "</Article></text>");
	jk_mini_document("sla", "title='SLA' scope='service' layout='section'", "<place id='p' title='p'><clause ref='b'/></place>");
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'",
			 "<numbering><level name='Article' format='第{n}条'/></numbering><place id='p' title='p'><clause ref='a'/></place>");
	jk_mini_clause("a", "<requires clause='b'/>", PLAIN);
	(void)jk_mini_set();
}
END_TEST

START_TEST(two_that_contradict)
{
	jk_mini();
	jk_mini_clause("a", "<conflicts clause='b'/>", PLAIN);
	jk_mini_clause("b", "", PLAIN);
	jk_mini_set_fails(JK_DIAG_CONFLICT);
}
END_TEST

START_TEST(two_that_contradict_but_are_not_both_in)
{
	jk_mini();
	jk_mini_clause("a", "<conflicts clause='b'/>", PLAIN);
	condition("b", "false()");
	(void)jk_mini_set();
}
END_TEST

/* --- papers --- */

static const char document_head[] = "title='契約書' scope='service' layout='article'";

START_TEST(a_paper_that_does_not_apply)
{
	jk_mini();
	jk_mini_document("contract", document_head, "<applies test='facts/@chapter = 4' because='b' provision='1-1'/>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_uint_eq(jk_mini_group(set)->papers.count, 0);
	ck_assert_uint_eq(jk_clause_set_paper_count(set), 0);
}
END_TEST

START_TEST(a_paper_that_applies_says_why)
{
	jk_mini();
	jk_mini_document("contract", document_head, "<applies test='facts/@chapter = 3' because='{term.important}のため' provision='1-1'/>");
	const jk_clause_set *set = jk_mini_set();
	const jk_paper *paper = jk_mini_group(set)->papers.items[0];
	ck_assert_str_eq(paper->kind, "contract");
	ck_assert_str_eq(paper->because, "重要情報のため");
	ck_assert_str_eq(paper->provision, "1-1");
	ck_assert_int_eq(paper->available, 0);
	ck_assert_str_eq(jk_clause_set_paper(set, 0).stem, "contract");
}
END_TEST

static int can_make_all(const char *kind, const char *template, void *state)
{
	ck_assert_str_eq(template, kind);
	ck_assert_str_eq(kind, "contract");
	return *(int *)state;
}

START_TEST(who_makes_papers_says_whether_it_can)
{
	int answer = 1;
	jk_mini();
	jk_mini_document("contract", document_head, "");
	const jk_clause_set *set = jk_mini_try(&(jk_assemble_options){.can_make = can_make_all, .state = &answer});
	ck_assert_int_eq(((const jk_paper *)jk_mini_group(set)->papers.items[0])->available, 1);
}
END_TEST

START_TEST(papers_of_groups_are_made_for_each)
{
	jk_mini();
	jk_mini_clause("a", "<condition test='group/@chapter = 3' because='b' otherwise='o'/>", PLAIN);
	jk_mini_document("contract", document_head, "<place id='p' title='p'><clause ref='a'/></place>");
	jk_mini_document("application", "title='申請書' scope='group' layout='section'", "");
	jk_mini_profile("<functions><function id='a'><name>a</name><information source='log'><confidentiality>class-3</confidentiality><personal-data>none</personal-data>"
			"</information><measures><logs>no</logs></measures></function><function id='b'><name>b</name><information source='log'>"
			"<confidentiality>class-1</confidentiality><personal-data>none</personal-data></information></function></functions>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_uint_eq(jk_clause_set_paper_count(set), 3);
	static const char *const stems[] = {"application-g2", "contract", "application-g1"}, *const groups[] = {"g2", "g2", "g1"};
	for (size_t i = 0; i < 3; i++) {
		ck_assert_str_eq(jk_clause_set_paper(set, i).stem, stems[i]);
		ck_assert_str_eq(jk_clause_set_paper(set, i).group, groups[i]);
	}
	/* The contract is for the heaviest group. */
	const jk_set_group *leader = set->groups.items[1];
	const jk_set_document *contract = leader->documents.items[1];
	ck_assert_int_eq(((const jk_set_clause *)contract->clauses.items[0])->in, 1);
}
END_TEST

START_TEST(conditions_know_clauses_and_papers)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一。</Sentence><Sentence if=\"clause('b')\">二。</Sentence><Sentence if=\"clause('c')\">三。</Sentence>"
		       "<Sentence if=\"document('contract')\">四。</Sentence><Sentence if=\"document('sla')\">五。</Sentence></Paragraph>");
	condition("b", "true()");
	condition("c", "false()");
	(void)jk_mini_set();
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "第1条　一。二。四。\n"));
}
END_TEST

/* --- warnings --- */

START_TEST(a_check_warns_where_its_test_holds)
{
	jk_mini();
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-one' provision='1-1' test='facts/@chapter = 3'><message>{term.important}。</message><hint>{role.head}へ。</hint></check>"
		    "<check id='W-two' provision='1-2' test='facts/@chapter = 4'><message>m</message><hint>h</hint></check></checks>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_uint_eq(jk_clause_set_warnings(set), 1);
	const jk_set_warning *warning = set->warnings.items[0];
	ck_assert_str_eq(warning->id, "W-one");
	ck_assert_str_eq(warning->message, "重要情報。");
	ck_assert_str_eq(warning->hint, "所属長へ。");
	ck_assert_str_eq(warning->provision, "1-1");
}
END_TEST

START_TEST(a_check_warns_for_each_node)
{
	jk_mini();
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-one' provision='1-1' for='profile/places/place' test=\"@country != 'JP'\">"
		    "<message>{=@country}（{=label('place-use', @use)}）</message><hint>h</hint></check></checks>");
	jk_mini_profile("<places>\n<place use='storage' country='US'/>\n<place use='storage' country='JP'/>\n<place use='backup' country='SG'/></places>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_uint_eq(jk_clause_set_warnings(set), 2);
	ck_assert_str_eq(((const jk_set_warning *)set->warnings.items[0])->message, "US（保存）");
	ck_assert_str_eq(((const jk_set_warning *)set->warnings.items[1])->message, "SG（バックアップ）");
	ck_assert_uint_eq(((const jk_set_warning *)set->warnings.items[1])->line, 5);
}
END_TEST

START_TEST(out_of_scope_there_are_no_warnings)
{
	jk_mini();
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-one' provision='1-1' test='true()'><message>m</message><hint>h</hint></check></checks>");
	jk_mini_profile("<scope><provider-external>no</provider-external></scope>");
	ck_assert_uint_eq(jk_clause_set_warnings(jk_mini_set()), 0);
}
END_TEST

START_TEST(a_check_of_another_regime)
{
	jk_mini();
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-one' provision='1-1' regime='out-of-scope' test='true()'><message>m</message><hint>h</hint></check>"
		    "<check id='W-two' provision='1-1' regime='outsourcing' test='true()'><message>m</message><hint>h</hint></check></checks>");
	jk_mini_profile("<scope><provider-external>no</provider-external></scope>");
	const jk_clause_set *set = jk_mini_set();
	ck_assert_uint_eq(jk_clause_set_warnings(set), 1);
	ck_assert_str_eq(((const jk_set_warning *)set->warnings.items[0])->id, "W-one");
}
END_TEST

/* The provision that a check cites, for information of a level. */
static const char *cited(const char *level)
{
	static char functions[400];
	snprintf(functions, sizeof functions, "<functions><function id='a'><name>a</name><information source='staff'><name>i</name>"
		 "<confidentiality>%s</confidentiality><personal-data>none</personal-data></information></function></functions>", level);
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-one' provision='1-1' light='1-2' test='true()'><message>m</message><hint>h</hint></check></checks>");
	jk_mini_profile(functions);
	return ((const jk_set_warning *)jk_mini_set()->warnings.items[0])->provision;
}

START_TEST(a_check_cites_what_applies)
{
	jk_mini();
	ck_assert_str_eq(cited("class-1"), "1-1");
	ck_assert_str_eq(cited("class-3"), "1-2");
}
END_TEST

START_TEST(the_first_need_that_holds_says_why)
{
	jk_mini();
	jk_mini_document("list", "title='一覧' scope='service' layout='section'",
			 "<applies test='facts/@chapter = 4' because='第4章' provision='1-1'/>"
			 "<applies test='facts/@chapter = 3' because='第3章' provision='1-2' mark='（準用）'/><applies test='true()' because='その他'/>");
	const jk_set_group *group = jk_mini_set()->groups.items[0];
	for (size_t i = 0; i < group->papers.count; i++) {
		const jk_paper *paper = group->papers.items[i];
		if (strcmp(paper->kind, "list") != 0)
			continue;
		ck_assert_str_eq(paper->because, "第3章");
		ck_assert_str_eq(paper->provision, "1-2");
		ck_assert_str_eq(paper->mark, "（準用）");
		return;
	}
	ck_abort_msg("the paper is not there");
}
END_TEST

START_TEST(bookmarks_hold_letters_and_underscores)
{
	jk_mini();
	jk_mini_clause("incident-report-2", "", PLAIN);
	ck_assert_str_eq(find("incident-report-2")->bookmark, "cl_incident_report_2");
	ck_assert_str_eq(find("incident-report-2")->number_bookmark, "ar_incident_report_2");
}
END_TEST

Suite *suite_assemble_select(void)
{
	return jk_suite("assemble/select",
			(const TTest *const[]){a_condition_that_holds, a_condition_that_does_not_hold, without_condition_it_is_always_in,
					       a_condition_that_fails_to_run_is_told, in_force_from_its_first_day, not_in_force_before, in_force_on_its_last_day,
					       not_in_force_after, as_of_another_day, the_date_of_the_papers_counts, as_of_does_not_change_the_date,
					       without_any_date_there_are_no_papers, the_last_resort_for_the_date, a_date_that_does_not_exist,
					       the_first_variant_whose_test_holds, the_variant_without_test_is_the_rest,
					       a_variant_for_another_document_is_passed_over, no_variant_no_clause, a_missing_requirement, a_requirement_that_is_met,
					       a_clause_that_is_out_requires_nothing, a_requirement_binds_where_both_can_stand, two_that_contradict,
					       two_that_contradict_but_are_not_both_in, a_paper_that_does_not_apply, a_paper_that_applies_says_why,
					       who_makes_papers_says_whether_it_can, papers_of_groups_are_made_for_each, conditions_know_clauses_and_papers,
					       a_check_warns_where_its_test_holds, a_check_warns_for_each_node, out_of_scope_there_are_no_warnings,
					       a_check_of_another_regime, a_check_cites_what_applies, the_first_need_that_holds_says_why,
					       bookmarks_hold_letters_and_underscores, NULL});
}
