#include <stdio.h>
#include "versions.h"

static void write_old(const char *clauses)
{
	jk_mini();
	write_contract(clauses);
	write_clause("report", "1.0.0", FIRST, DEADLINE("24"), "乙は、{$deadline}以内に報告しなければならない。");
	write_clause("other", "1.0.0", FIRST, "", "乙は、協力しなければならない。");
	take_version(0);
}

#define BOTH "<clause ref='report'/><clause ref='other'/>"

static const jk_log_change *only_change(const jk_changelog *log)
{
	ck_assert_uint_eq(log->changes.count, 1);
	return log->changes.items[0];
}

START_TEST(another_bound_is_told_part_by_part)
{
	write_old(BOTH);
	write_clause("report", "1.1.0", THEN("1.1.0", "substantive"),
		     "<param id='deadline' type='duration' unit='hour' min='1' max='96' stricter='less' source='profile/incident/first-report'>"
		     "<label>期限</label><default>24</default></param>", "乙は、{$deadline}以内に報告しなければならない。");
	take_version(1);
	const jk_log_change *change = only_change(log_of_versions());
	ck_assert_int_eq(change->category, JK_LOG_PARAMETER);
	ck_assert_int_eq(change->state, JK_LOG_CHANGED);
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_log_put_parts(&text, change->old_text, change->new_text);
	jk_buffer_string(&text, " / ");
	jk_log_put_parts(&text, change->new_text, change->old_text);
	ck_assert_str_eq(jk_buffer_text(&text), "上限 72 / 上限 96");
	jk_buffer_dispose(&text);
}
END_TEST

START_TEST(a_clause_that_stands_elsewhere_is_told)
{
	write_old(BOTH);
	write_contract("<clause ref='other'/></place><place id='more' title='特則'><clause ref='report'/>");
	take_version(1);
	const jk_changelog *log = log_of_versions();
	ck_assert_uint_eq(log->entries.count, 0);
	int found = 0;
	for (size_t i = 0; i < log->changes.count; i++) {
		const jk_log_change *change = log->changes.items[i];
		found |= change->category == JK_LOG_PLACE && strcmp(change->id, "report") == 0 && strcmp(change->new_text, "特則") == 0;
	}
	ck_assert(found);
	ck_assert_int_eq(jk_changelog_bump(log), JK_BUMP_MINOR);
}
END_TEST

START_TEST(another_order_in_one_place_is_told)
{
	write_old(BOTH);
	write_contract("<clause ref='other'/><clause ref='report'/>");
	take_version(1);
	const jk_log_change *change = only_change(log_of_versions());
	ck_assert_int_eq(change->category, JK_LOG_PLACE);
	ck_assert_str_eq(change->scope, "contract");
}
END_TEST

START_TEST(every_file_is_told_or_listed)
{
	write_old(BOTH);
	jk_mini_put("catalog/rules.xml", "<rules/>");
	take_version(1);
	const jk_changelog *log = log_of_versions();
	ck_assert_uint_eq(log->changes.count, 0);
	ck_assert_uint_eq(log->files.count, 1);
	const jk_log_file *file = log->files.items[0];
	ck_assert_str_eq(file->path, "clauses/rules.xml");
	ck_assert_int_eq(file->state, JK_LOG_IN);
	ck_assert_ptr_null(file->old_digest);
	ck_assert(!file->told);
}
END_TEST

START_TEST(templates_are_known_by_their_bytes)
{
	write_old(BOTH);
	take_version(1);
	(void)log_of_versions();
	jk_changelog *log = version_log;
	const char *was = jk_mini_put("t0/contract.docx", "a"), *is = jk_mini_put("t1/contract.docx", "b");
	jk_mini_put("t0/gone.odt", "a");
	ck_assert_int_eq(jk_changelog_templates(log, jk_mini_format("%.*s", (int)(strlen(was) - 14), was), jk_mini_format("%.*s", (int)(strlen(is) - 14), is),
						jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(log->changes.count, 2);
	ck_assert_str_eq(((const jk_log_change *)log->changes.items[0])->id, "contract.docx");
	ck_assert_int_eq(((const jk_log_change *)log->changes.items[1])->state, JK_LOG_OUT);
	ck_assert_int_eq(jk_changelog_bump(log), JK_BUMP_MAJOR);
}
END_TEST

Suite *suite_compare_changelog_things(void)
{
	return jk_suite("compare/changelog_things", (const TTest *const[]){another_bound_is_told_part_by_part, a_clause_that_stands_elsewhere_is_told,
									    another_order_in_one_place_is_told, every_file_is_told_or_listed,
									    templates_are_known_by_their_bytes, NULL});
}
