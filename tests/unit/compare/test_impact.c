#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "compare/impact.h"
#include "mini.h"

/* --- two versions of a small catalog, and profiles --- */

static jk_catalog *versions[2];

static void drop_versions(void)
{
	for (size_t i = 0; i < 2; i++)
		jk_catalog_free(versions[i]);
}

/* Reads the catalog as it stands now as one of the two. */
static void take_version(size_t which)
{
	const char *folder = jk_mini_format("%s", jk_catalog_path(jk_mini_catalog()));
	ck_assert_int_eq(jk_catalog_read(&versions[which], folder, jk_test_diagnostics()), JK_OK);
}

#define DEADLINE(value, min)                                                                                                          \
	"<param id='deadline' type='duration' unit='hour' min='" min "' max='72' stricter='less' source='profile/incident/first-report'>" \
	"<label>期限</label><default>" value "</default></param>"
#define COVERS "<covers provision='1-1' relation='equal-to'/>"

static void write_report(const char *parameter, const char *words)
{
	jk_mini_clause("report", parameter, jk_mini_format("<Paragraph><Sentence>乙は、%s{$deadline}以内に報告しなければならない。</Sentence></Paragraph>", words));
}

static void write_audit(const char *condition)
{
	jk_mini_clause_with("audit", "effective-from='2026-04-01' basis='standard'",
			    jk_mini_format("<title>監査</title>%s" COVERS "<text document='contract'><Article><ArticleCaption>監査</ArticleCaption>"
					   "<Paragraph><Sentence>乙は、監査を受けなければならない。</Sentence></Paragraph></Article></text>", condition));
}

/* The deadline is 24 hours, then 48; the audit is for all, then for those of chapter 4; what is below two hours is refused then. */
static void write_versions(void)
{
	jk_mini();
	write_report(DEADLINE("24", "0.5"), "直ちに、");
	write_audit("");
	take_version(0);
	write_report(DEADLINE("48", "2"), "直ちに、");
	write_audit("<condition test='group/@chapter = 4' because='軽いため' otherwise='重いため'/>");
	take_version(1);
	atexit(drop_versions);
}

/* profiles/NAME with the elements of a test; its path. */
static const char *write_profile(const char *name, const char *elements)
{
	jk_mini_profile(elements);
	const char *path = jk_mini_put("other.xml", "");
	const char *text = jk_test_get(jk_mini_format("%.*sprofile.xml", (int)(strlen(path) - strlen("other.xml")), path));
	return jk_mini_put(jk_mini_format("profiles/%s", name), jk_mini_format("%s", text));
}

static jk_impact *impact_of(const char *const *paths, size_t count)
{
	jk_impact *impact;
	ck_assert_int_eq(jk_impact_new(&impact, versions[0], versions[1], NULL), JK_OK);
	for (size_t i = 0; i < count; i++)
		ck_assert_int_eq(jk_impact_add(impact, paths[i]), JK_OK);
	return impact;
}

#define HOURS(n) "<incident><first-report unit='hour'>" n "</first-report></incident>"

static const char *text_of(jk_result (*make)(char **, const jk_impact *), const jk_impact *impact)
{
	char *text = NULL;
	ck_assert_int_eq(make(&text, impact), JK_OK);
	const char *copy = jk_mini_format("%s", text);
	jk_text_free(text);
	return copy;
}

static jk_result plain_text(char **out, const jk_impact *impact) { return jk_impact_text(out, impact, NULL); }

static void expect_in(const char *text, const char *words)
{
	ck_assert_msg(strstr(text, words) != NULL, "%s\nlacks\n%s", text, words);
}

/* --- what becomes of a profile --- */

START_TEST(a_value_of_the_catalog_that_changes_is_told_with_its_direction)
{
	write_versions();
	const char *const paths[] = {write_profile("a.xml", "")};
	jk_impact *impact = impact_of(paths, 1);
	const jk_impact_profile *profile = impact->profiles.items[0];
	ck_assert_int_eq(profile->state, JK_IMPACT_CHANGED);
	ck_assert_str_eq(profile->id, "booking");
	ck_assert_str_eq(profile->service, "予約サービス");
	ck_assert_uint_eq(profile->clauses.count, 2);
	const jk_impact_clause *first = profile->clauses.items[0], *second = profile->clauses.items[1];
	/* What leaves a provision uncovered comes first. */
	ck_assert_str_eq(first->id, "audit");
	ck_assert_int_eq(first->state, JK_PAIR_REMOVED);
	ck_assert_int_eq(first->effect, JK_EFFECT_WEAKENED);
	ck_assert_uint_eq(first->lost.count, 1);
	ck_assert_str_eq(first->label, "第2条");
	ck_assert_str_eq(second->id, "report");
	ck_assert_int_eq(second->effect, JK_EFFECT_WEAKENED);
	const jk_impact_detail *detail = second->details.items[0];
	ck_assert_str_eq(detail->name, "deadline");
	ck_assert_str_eq(detail->label, "期限");
	ck_assert_str_eq(detail->old_text, "24時間");
	ck_assert_str_eq(detail->new_text, "48時間");
	ck_assert_int_eq(detail->effect, JK_EFFECT_WEAKENED);
	ck_assert_uint_eq(profile->counts.uncovered, 1);
	jk_impact_free(impact);
}
END_TEST

START_TEST(a_value_of_the_profile_stays)
{
	write_versions();
	const char *const paths[] = {write_profile("a.xml", HOURS("3"))};
	jk_impact *impact = impact_of(paths, 1);
	const jk_impact_profile *profile = impact->profiles.items[0];
	ck_assert_uint_eq(profile->clauses.count, 1);
	ck_assert_str_eq(((const jk_impact_clause *)profile->clauses.items[0])->id, "audit");
	jk_impact_free(impact);
}
END_TEST

START_TEST(what_cannot_be_made_is_listed_and_ends_nothing)
{
	write_versions();
	const char *const paths[] = {jk_mini_put("profiles/broken.xml", "<service-profile"), write_profile("tight.xml", HOURS("1")),
				     "/nowhere/profile.xml", write_profile("never.xml", HOURS("900")), write_profile("fine.xml", "")};
	jk_impact *impact = impact_of(paths, 5);
	static const jk_impact_state wanted[] = {JK_IMPACT_UNREADABLE, JK_IMPACT_BROKEN, JK_IMPACT_UNREADABLE, JK_IMPACT_BROKEN, JK_IMPACT_CHANGED};
	for (size_t i = 0; i < 5; i++) {
		const jk_impact_profile *profile = impact->profiles.items[i];
		ck_assert_int_eq(profile->state, wanted[i]);
		ck_assert_int_eq(profile->old_fails, i == 3);
		ck_assert((profile->reason != NULL) == (i < 4));
	}
	expect_in(((const jk_impact_profile *)impact->profiles.items[0])->reason, "broken.xml:1");
	const jk_impact_counts counts = jk_impact_count(impact);
	ck_assert_uint_eq(counts.profiles, 5);
	ck_assert_uint_eq(counts.failed, 4);
	ck_assert_uint_eq(counts.changed, 1);
	ck_assert_uint_eq(counts.weakened, 1);
	ck_assert_uint_eq(counts.uncovered, 1);
	ck_assert_uint_eq(counts.same, 0);
	/* What the new catalog breaks comes first. */
	const char *text = text_of(plain_text, impact);
	ck_assert(strstr(text, "tight.xml") < strstr(text, "broken.xml"));
	ck_assert(strstr(text, "broken.xml") < strstr(text, "fine.xml"));
	jk_impact_free(impact);
}
END_TEST

START_TEST(what_becomes_possible_is_no_failure_of_the_change)
{
	write_versions();
	jk_catalog *first = versions[0];
	versions[0] = versions[1];
	versions[1] = first;
	const char *const paths[] = {write_profile("tight.xml", HOURS("1"))};
	jk_impact *impact = impact_of(paths, 1);
	ck_assert_int_eq(((const jk_impact_profile *)impact->profiles.items[0])->state, JK_IMPACT_MENDED);
	jk_impact_free(impact);
}
END_TEST

START_TEST(the_same_catalog_changes_nothing)
{
	write_versions();
	jk_catalog_free(versions[0]);
	versions[0] = NULL;
	jk_impact *impact;
	ck_assert_int_eq(jk_impact_new(&impact, versions[1], versions[1], NULL), JK_OK);
	ck_assert_int_eq(jk_impact_add(impact, write_profile("a.xml", "")), JK_OK);
	ck_assert_uint_eq(jk_impact_count(impact).same, 1);
	ck_assert_uint_eq(impact->totals.count, 0);
	jk_impact_free(impact);
}
END_TEST

/* --- all profiles together --- */

START_TEST(clauses_are_counted_over_all_profiles)
{
	write_versions();
	const char *const paths[] = {write_profile("a.xml", ""), write_profile("b.xml", HOURS("3")), write_profile("c.xml", "")};
	jk_impact *impact = impact_of(paths, 3);
	ck_assert_uint_eq(impact->totals.count, 2);
	for (size_t i = 0; i < 2; i++) {
		const jk_impact_clause *total = impact->totals.items[i];
		int audit = strcmp(total->id, "audit") == 0;
		ck_assert_uint_eq(total->profiles, audit ? 3 : 2);
		ck_assert_uint_eq(total->weakened, audit ? 3 : 2);
		ck_assert_uint_eq(total->details.count, audit ? 0 : 1);
		ck_assert_str_eq(total->label, "");
		ck_assert_int_eq(total->state, audit ? JK_PAIR_REMOVED : JK_PAIR_CHANGED);
	}
	jk_impact_free(impact);
}
END_TEST

START_TEST(a_folder_is_read_by_name)
{
	write_versions();
	const char *path = write_profile("b.xml", "");
	write_profile("a.xml", HOURS("3"));
	jk_mini_put("profiles/notes.txt", "");
	jk_impact *impact = impact_of(NULL, 0);
	const char *folder = jk_mini_format("%.*s", (int)(strlen(path) - strlen("/b.xml")), path);
	ck_assert_int_eq(jk_impact_add_folder(impact, folder, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(impact->profiles.count, 2);
	expect_in(((const jk_impact_profile *)impact->profiles.items[0])->path, "/a.xml");
	const char *empty = jk_mini_put("none/notes.txt", "");
	ck_assert_int_eq(jk_impact_add_folder(impact, jk_mini_format("%.*s", (int)(strlen(empty) - strlen("/notes.txt")), empty), jk_test_diagnostics()),
			 JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_NO_PROFILES, 0);
	jk_impact_free(impact);
}
END_TEST

START_TEST(a_kind_restricts_the_papers)
{
	jk_impact *impact;
	write_versions();
	const jk_impact_options options = {.kind = "specification"};
	ck_assert_int_eq(jk_impact_new(&impact, versions[0], versions[1], &options), JK_OK);
	ck_assert_int_eq(jk_impact_add(impact, write_profile("a.xml", "")), JK_OK);
	ck_assert_uint_eq(jk_impact_count(impact).same, 1);
	jk_impact_free(impact);
}
END_TEST

/* --- reports --- */

START_TEST(reports_name_what_differs)
{
	write_versions();
	const char *const paths[] = {write_profile("a.xml", ""), write_profile("b.xml", HOURS("1"))};
	jk_impact *impact = impact_of(paths, 2);
	const char *text = text_of(plain_text, impact), *json = text_of(jk_impact_json, impact), *html = text_of(jk_impact_html, impact);
	expect_in(text, "profiles 2　changed 1　unchanged 0　weaker 1　without cover 1　not made 1");
	expect_in(text, "契約書　第1条　report　changed　weaker\n      期限　24時間 → 48時間\n");
	expect_in(text, "契約書　第2条　監査　taken out　weaker\n");
	expect_in(json, "\"state\": \"broken\"");
	expect_in(json, "\"old\": \"24時間\"");
	expect_in(json, "\"lost\": [\n");
	expect_in(html, "<!DOCTYPE html>");
	expect_in(html, "期限　24時間 → 48時間");
	ck_assert_ptr_null(strstr(html, "<script"));
	ck_assert_ptr_null(strstr(html, "http://"));
	ck_assert_str_eq(text, text_of(plain_text, impact));
	jk_impact_free(impact);
}
END_TEST

START_TEST(no_profiles_give_reports_without_tables)
{
	write_versions();
	jk_impact *impact = impact_of(NULL, 0);
	expect_in(text_of(plain_text, impact), "profiles 0　");
	expect_in(text_of(jk_impact_json, impact), "\"profiles\": []");
	expect_in(text_of(jk_impact_html, impact), "</html>");
	jk_impact_free(impact);
}
END_TEST

/* --- memory --- */

static const jk_impact *swept;

static jk_result reports(int *right)
{
	char *text = NULL;
	jk_result result = jk_impact_text(&text, swept, NULL);
	*right = result != JK_OK || strstr(text, "24時間 → 48時間") != NULL;
	jk_text_free(text);
	if (result == JK_OK) {
		result = jk_impact_html(&text, swept);
		*right &= result != JK_OK || strstr(text, "</html>") != NULL;
		jk_text_free(text);
	}
	if (result == JK_OK) {
		result = jk_impact_json(&text, swept);
		*right &= result != JK_OK || strstr(text, "\"broken\"") != NULL;
		jk_text_free(text);
	}
	return result;
}

START_TEST(failed_allocations_give_no_half_reports)
{
	write_versions();
	const char *const paths[] = {write_profile("a.xml", ""), write_profile("b.xml", HOURS("1"))};
	swept = impact_of(paths, 2);
	jk_test_sweep_own(reports);
}
END_TEST

Suite *suite_compare_impact(void)
{
	return jk_suite("compare/impact",
			(const TTest *const[]){a_value_of_the_catalog_that_changes_is_told_with_its_direction, a_value_of_the_profile_stays,
					       what_cannot_be_made_is_listed_and_ends_nothing, what_becomes_possible_is_no_failure_of_the_change,
					       the_same_catalog_changes_nothing, clauses_are_counted_over_all_profiles, a_folder_is_read_by_name,
					       a_kind_restricts_the_papers, reports_name_what_differs, no_profiles_give_reports_without_tables,
					       failed_allocations_give_no_half_reports, NULL});
}
