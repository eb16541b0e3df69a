#include "catalog/rules.h"
#include "mini.h"

#define RULE(id, pattern) "<rule id='" id "' severity='warning' scope='item'><note>規則</note><suggestion>直す</suggestion>" pattern "<bad>甲</bad><bad>乙</bad><good>丙</good></rule>\n"

static jk_rules *read_rules(const char *elements)
{
	jk_rules *rules = NULL;
	jk_mini();
	jk_mini_put("catalog/rules.xml", jk_mini_format("<rules version='1.2.0'>\n%s</rules>", elements));
	const jk_catalog *catalog = jk_mini_catalog();
	if (jk_rules_read(&rules, catalog, jk_test_diagnostics()) != JK_OK)
		ck_assert_ptr_null(rules);
	return rules;
}

START_TEST(a_rule_is_read_whole)
{
	jk_rules *rules = read_rules(RULE("K01", "<pattern>甲|乙</pattern><pattern punct='，。'>丁</pattern>") "<name reason='名'>丙の法</name>\n"
				     "<except rule='K01' clause='a' text='乙'>理由</except>");
	ck_assert_ptr_nonnull(rules);
	ck_assert_str_eq(rules->version, "1.2.0");
	const jk_rule *rule = jk_rules_find(rules, "K01");
	ck_assert_str_eq(rule->note, "規則");
	ck_assert_str_eq(rule->suggestion, "直す");
	ck_assert_int_eq(rule->severity, JK_WARNING);
	ck_assert_int_eq(rule->scope, JK_SCOPE_ITEM);
	ck_assert_uint_eq(rule->bad_count, 2);
	ck_assert_str_eq(rule->bad[1], "乙");
	ck_assert_uint_eq(rule->good_count, 1);
	ck_assert_str_eq(rule->punct, "，。");
	ck_assert_ptr_nonnull(rule->turned);
	ck_assert_uint_eq(rule->line, 2);
	ck_assert_str_eq(((const jk_proper_name *)rules->names.items[0])->text, "丙の法");
	const jk_exemption *e = rules->exemptions.items[0];
	ck_assert_str_eq(e->clause, "a");
	ck_assert_ptr_null(e->file);
	ck_assert_str_eq(e->reason, "理由");
	ck_assert_ptr_null(jk_rules_find(rules, "K02"));
	jk_rules_free(rules);
}
END_TEST

START_TEST(a_catalog_may_have_none)
{
	jk_rules *rules;
	jk_mini();
	ck_assert_int_eq(jk_rules_read(&rules, jk_mini_catalog(), jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(rules->rules.count, 0);
	jk_rules_free(rules);
}
END_TEST

START_TEST(a_broken_pattern_is_told_where_it_stands)
{
	ck_assert_ptr_null(read_rules("\n" RULE("K01", "<pattern>(甲</pattern>")));
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PATTERN_SYNTAX, 3);
}
END_TEST

START_TEST(a_rule_stands_once)
{
	ck_assert_ptr_null(read_rules(RULE("K01", "<pattern>甲</pattern>") RULE("K01", "<pattern>乙</pattern>")));
	jk_test_only(jk_test_diagnostics(), JK_DIAG_CATALOG_DUPLICATE, 3);
}
END_TEST

START_TEST(a_rule_has_one_pattern_for_each_style)
{
	ck_assert_ptr_null(read_rules(RULE("K01", "<pattern>甲</pattern><pattern>乙</pattern>")));
	jk_test_only(jk_test_diagnostics(), JK_DIAG_CATALOG_DUPLICATE, 2);
}
END_TEST

START_TEST(an_exemption_has_a_reason)
{
	ck_assert_ptr_null(read_rules("<except rule='K01'/>"));
	jk_test_only(jk_test_diagnostics(), JK_DIAG_SCHEMA_VALUE, 2);
}
END_TEST

/* 40 rules of 公用文 stand in our own catalog, each with a pattern that compiles. */
START_TEST(our_rules_are_all_there)
{
	jk_catalog *catalog;
	jk_rules *rules;
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", d), JK_OK);
	ck_assert_int_eq(jk_rules_read(&rules, catalog, d), JK_OK);
	for (int i = 1; i <= 40; i++) {
		char id[16];
		snprintf(id, sizeof id, "K%02d", i);
		const jk_rule *rule = jk_rules_find(rules, id);
		ck_assert_ptr_nonnull(rule);
		ck_assert_ptr_nonnull(rule->pattern);
	}
	jk_rules_free(rules);
	jk_catalog_free(catalog);
}
END_TEST

Suite *suite_catalog_rules(void)
{
	return jk_suite("catalog/rules", (const TTest *const[]){a_rule_is_read_whole, a_catalog_may_have_none, a_broken_pattern_is_told_where_it_stands,
								a_rule_stands_once, a_rule_has_one_pattern_for_each_style, an_exemption_has_a_reason,
								our_rules_are_all_there, NULL});
}
