#include <string.h>
#include "mini.h"

/* --- scope and regime --- */

static const jk_clause_set *with_scope(const char *external, const char *public_offering, const char *city_work, const char *more)
{
	jk_mini_profile(jk_mini_format("<scope><provider-external>%s</provider-external><public-offering>%s</public-offering><city-work>%s</city-work>%s</scope>",
				       external, public_offering, city_work, more));
	return jk_mini_set();
}

static const jk_reason *reason(const jk_clause_set *set, size_t index)
{
	const jk_list *reasons = &jk_mini_group(set)->reasons;
	ck_assert_uint_lt(index, reasons->count);
	return reasons->items[index];
}

/* Whether some reason of the group holds the words. */
static int says(const jk_set_group *group, const char *words)
{
	for (size_t i = 0; i < group->reasons.count; i++)
		if (strstr(((const jk_reason *)group->reasons.items[i])->text, words))
			return 1;
	return 0;
}

static void expect_regime(const jk_clause_set *set, const char *regime, int external, int outsourcing)
{
	ck_assert_str_eq(set->regime, regime);
	ck_assert_int_eq(set->external_service, external);
	ck_assert_int_eq(set->outsourcing, outsourcing);
}

#define INTERNAL "<users>internal</users>"

START_TEST(an_external_public_service_is_under_the_standard)
{
	jk_mini();
	const jk_clause_set *set = with_scope("yes", "yes", "no", INTERNAL);
	expect_regime(set, "direct", 1, 0);
	ck_assert_str_eq(reason(set, 0)->provision, "R-3");
	ck_assert(says(jk_mini_group(set), "小町以外の者") && says(jk_mini_group(set), "外部サービスに当たる") && says(jk_mini_group(set), "はい）"));
	ck_assert_str_eq(jk_clause_set_scope_reason(set), reason(set, 0)->text);
}
END_TEST

START_TEST(what_the_body_provides_itself_is_out_of_scope)
{
	jk_mini();
	const jk_clause_set *set = with_scope("no", "yes", "yes", INTERNAL);
	expect_regime(set, "out-of-scope", 0, 0);
	ck_assert(says(jk_mini_group(set), "提供者が小町自身である"));
	ck_assert_uint_eq(jk_mini_group(set)->reasons.count, 1);
}
END_TEST

START_TEST(what_is_neither_public_nor_city_work_is_out_of_scope)
{
	jk_mini();
	const jk_clause_set *set = with_scope("yes", "no", "no", INTERNAL);
	expect_regime(set, "out-of-scope", 0, 0);
	ck_assert(says(jk_mini_group(set), "一般向けに提供される機能でなく"));
}
END_TEST

START_TEST(city_work_alone_is_outsourcing)
{
	jk_mini();
	const jk_clause_set *set = with_scope("yes", "no", "yes", INTERNAL);
	expect_regime(set, "outsourcing", 0, 1);
	ck_assert_str_eq(reason(set, 0)->provision, "R-1");
	ck_assert(says(jk_mini_group(set), "委託規程の定めによる"));
	ck_assert_uint_eq(jk_mini_group(set)->reasons.count, 1);
}
END_TEST

START_TEST(both_at_once_is_told)
{
	jk_mini();
	const jk_clause_set *set = with_scope("yes", "yes", "yes", INTERNAL);
	expect_regime(set, "direct", 1, 1);
	ck_assert(says(jk_mini_group(set), "業務委託の定め（委託規程）も併せて適用する"));
}
END_TEST

START_TEST(residents_use_it_by_analogy)
{
	jk_mini();
	const jk_clause_set *set = with_scope("yes", "yes", "no", "<users>residents</users>");
	expect_regime(set, "mutatis-mutandis", 1, 0);
	ck_assert_str_eq(reason(set, 0)->provision, "2-3");
}
END_TEST

START_TEST(use_by_others_is_only_recorded)
{
	jk_mini();
	const jk_clause_set *set = with_scope("yes", "yes", "no", "<users>other</users>");
	ck_assert_str_eq(set->regime, "out-of-scope");
	ck_assert(says(jk_mini_group(set), "記録だけを残す"));
	ck_assert_uint_eq(jk_mini_group(set)->reasons.count, 1);
}
END_TEST

START_TEST(the_government_cloud_is_bought_another_way)
{
	jk_mini();
	const jk_clause_set *set = with_scope("yes", "yes", "no", INTERNAL "<government-cloud>yes</government-cloud>");
	ck_assert_str_eq(set->regime, "out-of-scope");
	ck_assert(says(jk_mini_group(set), "台帳への登録だけを行う"));
}
END_TEST

START_TEST(what_nobody_said_of_the_scope_is_undecided_and_taken_strictly)
{
	jk_mini();
	jk_mini_profile("<scope><public-offering undecided='yes' decided-by='情報課' due='2026-12-01'>確認中</public-offering></scope>");
	const jk_clause_set *set = jk_mini_set();
	expect_regime(set, "direct", 1, 0);
	ck_assert_ptr_nonnull(jk_mini_undecided(set, "scope/provider-external"));
	ck_assert_ptr_nonnull(jk_mini_undecided(set, "scope/city-work"));
	ck_assert_ptr_nonnull(jk_mini_undecided(set, "scope/users"));
	const jk_undecided *item = jk_mini_undecided(set, "scope/public-offering");
	ck_assert_str_eq(item->decider, "情報課");
	ck_assert_str_eq(item->due, "2026-12-01");
	ck_assert_str_eq(item->provision, "R-3");
	ck_assert(says(jk_mini_group(set), "未決）"));
}
END_TEST

/* --- levels --- */

static const char *information(const char *confidentiality, const char *personal)
{
	return jk_mini_format("<information source='staff'><name>情報</name>%s%s</information>",
			      confidentiality ? jk_mini_format("<confidentiality>%s</confidentiality>", confidentiality) : "",
			      personal ? jk_mini_format("<personal-data>%s</personal-data>", personal) : "");
}

static const char *function(const char *id, const char *content)
{
	return jk_mini_format("<function id='%s'><name>%s</name>%s</function>", id, id, content);
}

static const jk_clause_set *with_functions(const char *functions, const char *more)
{
	jk_mini_profile(jk_mini_format("<functions>%s</functions>%s", functions, more));
	return jk_mini_set();
}

START_TEST(important_information_leads_to_chapter_3)
{
	jk_mini();
	const jk_clause_set *set = with_functions(function("f", information("class-2", "none")), "");
	const jk_set_group *group = jk_mini_group(set);
	ck_assert_int_eq(group->important, 1);
	ck_assert_str_eq(group->chapter, "3");
	ck_assert_str_eq(group->confidentiality, "class-2");
	ck_assert_str_eq(group->applicant, "所属長");
	ck_assert_str_eq(group->approver, "責任者");
	ck_assert_str_eq(group->approver_key, "role.ciso");
	ck_assert(says(group, "機密性が最高で「第2種」であり、重要情報を取り扱うため、基準第3章による"));
	ck_assert(says(group, "許可権限者は責任者とする"));
	ck_assert(says(group, "申請者は所属長とし、起案した者は別の欄に書く"));
	ck_assert_uint_eq(group->reasons.count, 4);
}
END_TEST

START_TEST(other_information_leads_to_chapter_4)
{
	jk_mini();
	const jk_set_group *group = jk_mini_group(with_functions(function("f", information("class-3", "none")), ""));
	ck_assert_int_eq(group->important, 0);
	ck_assert_str_eq(group->chapter, "4");
	ck_assert_str_eq(group->approver, "所属長");
	ck_assert_str_eq(group->applicant, "職員");
	ck_assert(says(group, "重要情報を取り扱わないため、基準第4章による"));
}
END_TEST

START_TEST(the_heaviest_information_counts)
{
	jk_mini();
	const char *both = jk_mini_format("%s%s%s", information("class-3", "none"), information("class-1", "none"), information("class-2", "none"));
	const jk_set_group *group = jk_mini_group(with_functions(function("f", both), ""));
	ck_assert_str_eq(group->confidentiality, "class-1");
	ck_assert_str_eq(group->chapter, "3");
}
END_TEST

START_TEST(an_unknown_level_counts_as_important)
{
	jk_mini();
	const char *both = jk_mini_format("%s%s", information("class-3", "none"), information(NULL, "none"));
	const jk_clause_set *set = with_functions(function("f", both), "");
	const jk_set_group *group = jk_mini_group(set);
	ck_assert_str_eq(group->chapter, "3");
	ck_assert_str_eq(group->confidentiality, "class-3");
	ck_assert(says(group, "決まるまでは重要情報とみなし、基準第3章による"));
	const jk_undecided *item = jk_mini_undecided(set, "functions/function/information[2]/confidentiality");
	ck_assert_ptr_nonnull(item);
	ck_assert_str_eq(item->label, "「f」の情報の機密性の格付");
	ck_assert_str_eq(item->provision, "2-1.1");
}
END_TEST

START_TEST(an_undecided_level_is_no_level)
{
	jk_mini();
	const char *one = "<information source='log'><confidentiality undecided='yes' decided-by='情報課'>class-3</confidentiality><personal-data>none</personal-data></information>";
	const jk_clause_set *set = with_functions(function("f", one), "");
	ck_assert_str_eq(jk_mini_group(set)->chapter, "3");
	ck_assert_str_eq(jk_mini_group(set)->confidentiality, "unknown");
	const jk_undecided *item = jk_mini_undecided(set, "functions/function/information/confidentiality");
	ck_assert_str_eq(item->decider, "情報課");
	ck_assert_str_eq(item->note, "class-3");
	ck_assert(says(jk_mini_group(set), "格付が決まっていない情報がある"));
}
END_TEST

START_TEST(a_function_without_information_is_undecided)
{
	jk_mini();
	const jk_clause_set *set = with_functions(function("f", ""), "");
	ck_assert_str_eq(jk_mini_group(set)->chapter, "3");
	ck_assert_str_eq(jk_mini_undecided(set, "functions/function/information")->label, "「f」で取り扱う情報");
}
END_TEST

START_TEST(unknown_personal_data_counts_as_personal)
{
	jk_mini();
	const jk_clause_set *set = with_functions(function("f", information("class-3", NULL)), "");
	ck_assert_str_eq(jk_mini_group(set)->personal_data, "personal");
	ck_assert_str_eq(jk_mini_undecided(set, "functions/function/information/personal-data")->provision, "3.1-2");
}
END_TEST

START_TEST(the_most_sensitive_personal_data_counts)
{
	jk_mini();
	const char *all = jk_mini_format("%s%s%s", information("class-3", "sensitive"), information("class-3", "my-number"), information("class-3", "personal"));
	ck_assert_str_eq(jk_mini_group(with_functions(function("f", all), ""))->personal_data, "my-number");
}
END_TEST

START_TEST(a_level_the_vocabulary_lacks_is_told)
{
	jk_mini();
	jk_mini_profile(jk_mini_format("<functions>\n%s</functions>", function("f", information("class-9", "none"))));
	jk_mini_set_fails(JK_DIAG_LEVEL);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 3);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "of"), "confidentiality");
}
END_TEST

START_TEST(levels_of_integrity_and_availability_are_looked_up_too)
{
	jk_mini();
	jk_mini_profile(jk_mini_format("<functions>%s</functions>",
		function("f", "<information source='log'><confidentiality>class-1</confidentiality><integrity>class-8</integrity>"
			      "<availability>class-9</availability><personal-data>none</personal-data></information>")));
	ck_assert_ptr_null(jk_mini_try(NULL));
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 2);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "of"), "integrity");
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 1, "of"), "availability");
}
END_TEST

/* --- groups --- */

static const char *measured(const char *id, const char *level, const char *location)
{
	return function(id, jk_mini_format("%s<measures><location>%s</location><logs>yes</logs></measures>", information(level, "none"), location));
}

START_TEST(functions_of_equal_measures_are_one_group)
{
	jk_mini();
	const char *three = jk_mini_format("%s%s%s", measured("a", "class-3", "domestic"), measured("b", "class-1", "foreign"), measured("c", "class-2", "domestic"));
	const jk_clause_set *set = with_functions(three, "");
	ck_assert_uint_eq(set->groups.count, 2);
	const jk_set_group *first = set->groups.items[0], *second = set->groups.items[1];
	ck_assert_str_eq(first->id, "g1");
	ck_assert_uint_eq(first->functions.count, 2);
	ck_assert_str_eq(first->functions.items[1], "c");
	ck_assert_str_eq(first->confidentiality, "class-2");
	ck_assert_str_eq(second->id, "g2");
	ck_assert_str_eq(second->names.items[0], "b");
	ck_assert(says(first, "対策が同じ機能ごとに分けて申請する") && says(second, "対策が同じ機能ごとに分けて申請する"));
	/* Equally important: the first leads. */
	ck_assert(first->leads && !second->leads);
}
END_TEST

START_TEST(the_most_demanding_group_leads)
{
	jk_mini();
	const char *two = jk_mini_format("%s%s", measured("a", "class-3", "domestic"), measured("b", "class-1", "foreign"));
	const jk_clause_set *set = with_functions(two, "");
	const jk_set_group *light = set->groups.items[0], *heavy = set->groups.items[1];
	ck_assert_str_eq(light->chapter, "4");
	ck_assert_str_eq(heavy->chapter, "3");
	ck_assert(!light->leads && heavy->leads);
}
END_TEST

START_TEST(functions_that_cannot_be_stopped_are_merged)
{
	jk_mini();
	const char *two = jk_mini_format("%s%s", measured("a", "class-3", "domestic"), measured("b", "class-1", "foreign"));
	const jk_clause_set *set = with_functions(two, "<service><name>s</name><stoppable-functions>no</stoppable-functions></service>");
	ck_assert_uint_eq(set->groups.count, 1);
	ck_assert_str_eq(jk_mini_group(set)->chapter, "3");
	ck_assert_uint_eq(jk_mini_group(set)->functions.count, 2);
	ck_assert(says(jk_mini_group(set), "最も重い条件で一つに扱う"));
}
END_TEST

START_TEST(one_function_is_neither_split_nor_merged)
{
	jk_mini();
	const jk_clause_set *set = with_functions(measured("a", "class-1", "foreign"), "<service><name>s</name><stoppable-functions>no</stoppable-functions></service>");
	ck_assert(!says(jk_mini_group(set), "一つに扱う") && !says(jk_mini_group(set), "分けて申請"));
}
END_TEST

START_TEST(a_web_conference_brings_its_chapter)
{
	jk_mini();
	jk_mini_profile("<web-conference><used>yes</used></web-conference>");
	const jk_set_group *group = jk_mini_group(jk_mini_set());
	ck_assert_int_eq(group->web_conference, 1);
	ck_assert(says(group, "基準第6章の利用手順を併せて適用する"));
}
END_TEST

/* --- what else may be wrong --- */

START_TEST(a_vocabulary_without_that_chapter_is_told)
{
	jk_mini();
	jk_mini_put("catalog/vocabularies/town.xml", "<vocabulary id='town' title='x' version='1.0.0'><term key='a'>x</term>"
		    "<levels of='confidentiality'><level id='class-1' rank='1'>x</level></levels>"
		    "<chapters><chapter number='4' important='no' applicant='a' approver='a' split='optional'/></chapters></vocabulary>");
	jk_mini_set_fails(JK_DIAG_CHAPTER_ROW);
}
END_TEST

START_TEST(an_unknown_vocabulary_is_told_where_it_is_named)
{
	jk_mini();
	jk_mini_profile("\n<body vocabulary='nowhere'/>");
	jk_mini_set_fails(JK_DIAG_VOCABULARY);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 3);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "id"), "nowhere");
}
END_TEST

Suite *suite_assemble_decide(void)
{
	return jk_suite("assemble/decide",
			(const TTest *const[]){an_external_public_service_is_under_the_standard, what_the_body_provides_itself_is_out_of_scope,
					       what_is_neither_public_nor_city_work_is_out_of_scope, city_work_alone_is_outsourcing, both_at_once_is_told,
					       residents_use_it_by_analogy, use_by_others_is_only_recorded, the_government_cloud_is_bought_another_way,
					       what_nobody_said_of_the_scope_is_undecided_and_taken_strictly, important_information_leads_to_chapter_3,
					       other_information_leads_to_chapter_4, the_heaviest_information_counts, an_unknown_level_counts_as_important,
					       an_undecided_level_is_no_level, a_function_without_information_is_undecided,
					       unknown_personal_data_counts_as_personal, the_most_sensitive_personal_data_counts,
					       a_level_the_vocabulary_lacks_is_told, levels_of_integrity_and_availability_are_looked_up_too,
					       functions_of_equal_measures_are_one_group, the_most_demanding_group_leads,
					       functions_that_cannot_be_stopped_are_merged, one_function_is_neither_split_nor_merged,
					       a_web_conference_brings_its_chapter, a_vocabulary_without_that_chapter_is_told,
					       an_unknown_vocabulary_is_told_where_it_is_named, NULL});
}
