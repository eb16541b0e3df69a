#include <stdio.h>
#include "versions.h"

#define REPORT "<clause ref='report'/>"
#define DUTY "乙は、{$deadline}以内に報告しなければならない。"

static void write_old(void)
{
	jk_mini();
	write_contract(REPORT);
	write_clause("report", "1.0.0", FIRST, DEADLINE("24"), DUTY);
	take_version(0);
}

START_TEST(the_same_catalog_has_no_entries)
{
	write_old();
	take_version(1);
	const jk_changelog *log = log_of_versions();
	ck_assert_uint_eq(log->entries.count + log->changes.count + log->files.count + log->followed.count, 0);
}
END_TEST

START_TEST(a_value_that_got_weaker_is_told_with_its_reason)
{
	write_old();
	write_clause("report", "1.1.0", THEN("1.1.0", "substantive"), DEADLINE("48"), DUTY);
	take_version(1);
	const jk_log_entry *entry = entry_named(log_of_versions(), "report");
	ck_assert_int_eq(entry->state, JK_LOG_CHANGED);
	ck_assert_int_eq(entry->weight, JK_WEIGHT_SUBSTANTIVE);
	ck_assert_int_eq(entry->effect, JK_EFFECT_WEAKENED);
	ck_assert_str_eq(entry->was, "1.0.0");
	ck_assert_str_eq(entry->is, "1.1.0");
	ck_assert_uint_eq(entry->values.count, 1);
	ck_assert_uint_eq(entry->because.count, 1);
	ck_assert_str_eq(((const jk_revision *)entry->because.items[0])->text, "改めた");
	ck_assert(entry->words && !entry->unraised && !entry->untold);
}
END_TEST

START_TEST(what_authors_leave_untold_is_substantive)
{
	write_old();
	write_clause("report", "1.0.0", FIRST, DEADLINE("24"), "乙は、{$deadline}以内に通知しなければならない。");
	take_version(1);
	const jk_log_entry *entry = entry_named(log_of_versions(), "report");
	ck_assert(entry->unraised);
	ck_assert(!entry->untold);
	ck_assert_int_eq(entry->weight, JK_WEIGHT_SUBSTANTIVE);
}
END_TEST

START_TEST(a_version_without_a_revision_is_untold)
{
	write_old();
	write_clause("report", "1.0.1", FIRST, DEADLINE("24"), DUTY);
	take_version(1);
	const jk_log_entry *entry = entry_named(log_of_versions(), "report");
	ck_assert(entry->untold && !entry->words);
	ck_assert_int_eq(entry->weight, JK_WEIGHT_SUBSTANTIVE);
}
END_TEST

START_TEST(a_note_alone_is_a_file_and_no_entry)
{
	write_old();
	write_clause("report", "1.0.0", "<remarks>注</remarks>" FIRST, DEADLINE("24"), DUTY);
	take_version(1);
	const jk_changelog *log = log_of_versions();
	ck_assert_uint_eq(log->entries.count, 0);
	ck_assert_uint_eq(log->files.count, 1);
	ck_assert(!((const jk_log_file *)log->files.items[0])->told);
}
END_TEST

START_TEST(clauses_come_and_go_before_those_that_changed)
{
	write_old();
	write_clause("a", "1.0.0", FIRST, "", "乙は、協力しなければならない。");
	write_clause("report", "1.0.1", THEN("1.0.1", "editorial"), DEADLINE("24"), "乙は、{$deadline}以内に報告をしなければならない。");
	write_contract(REPORT "<clause ref='a'/>");
	take_version(1);
	const jk_changelog *log = log_of_versions();
	ck_assert_uint_eq(log->entries.count, 2);
	ck_assert_str_eq(((const jk_log_entry *)log->entries.items[0])->id, "a");
	ck_assert_int_eq(entry_named(log, "a")->state, JK_LOG_IN);
	ck_assert_int_eq(entry_named(log, "report")->weight, JK_WEIGHT_EDITORIAL);
	/* Where the new clause stands is part of its coming. */
	ck_assert_uint_eq(log->changes.count, 0);
	for (size_t i = 0; i < log->files.count; i++)
		ck_assert(((const jk_log_file *)log->files.items[i])->told);
}
END_TEST

START_TEST(a_clause_that_shows_the_value_of_another_only_follows)
{
	jk_mini();
	write_contract(REPORT "<clause ref='other'/>");
	write_clause("report", "1.0.0", FIRST, DEADLINE("24"), DUTY);
	write_clause("other", "1.0.0", FIRST, "<requires clause='report'/>", "乙は、{$deadline}以内に対処しなければならない。");
	take_version(0);
	write_clause("report", "1.1.0", THEN("1.1.0", "substantive"), DEADLINE("48"), DUTY);
	take_version(1);
	const jk_changelog *log = log_of_versions();
	ck_assert_uint_eq(log->entries.count, 1);
	ck_assert_uint_eq(log->followed.count, 1);
	ck_assert_str_eq(log->followed.items[0], "other");
}
END_TEST

Suite *suite_compare_changelog_entries(void)
{
	return jk_suite("compare/changelog_entries",
			(const TTest *const[]){the_same_catalog_has_no_entries, a_value_that_got_weaker_is_told_with_its_reason, what_authors_leave_untold_is_substantive,
					       a_version_without_a_revision_is_untold, a_note_alone_is_a_file_and_no_entry,
					       clauses_come_and_go_before_those_that_changed, a_clause_that_shows_the_value_of_another_only_follows, NULL});
}
