#include <string.h>
#include "base/file.h"
#include "base/text.h"
#include "mini.h"

#define PLAIN "<Paragraph><Sentence>本文。</Sentence></Paragraph>"
#define WANTED(id) "profile/practice/clause[not(@use = 'no')]/@ref = '" id "'"
#define UNWANTED(id) "profile/practice/clause[@use = 'no']/@ref = '" id "'"

/* --- a small catalog --- */

static void clause(const char *id, const char *test, const char *more, const char *paragraphs)
{
	jk_mini_clause(id, jk_mini_format("<condition test=\"%s\" because='実務として選んだため' otherwise='実務であり、選んでいないため'/>%s", test, more),
		       paragraphs);
}

/* "usage-cap" is optional, "assignment-ban" stands by default, "frame" is open to no choice, "report" rests on the standard. */
static void world(const char *practice)
{
	jk_mini();
	clause("usage-cap", WANTED("usage-cap") " and not(" UNWANTED("usage-cap") ")",
	       "<param id='cap-days' type='duration' unit='day' min='1' max='30' source=\"profile/practice/clause/value[@name = 'cap-days']\">"
	       "<label>日数</label><default>5</default></param>"
	       "<param id='cap-other' type='text' source='profile/service/purpose'><label>目的</label></param>",
	       "<Paragraph><Sentence>{$cap-days}以内とする。</Sentence></Paragraph>");
	clause("assignment-ban", "not(" UNWANTED("assignment-ban") ")", "", PLAIN);
	clause("no-model-training", WANTED("no-model-training"), "", PLAIN);
	jk_mini_clause("frame", "", PLAIN);
	jk_mini_clause_with("report", "effective-from='2026-04-01' basis='standard'",
			    "<title>報告</title><covers provision='1-1' relation='subset-of'/><text document='contract'><Article>"
			    "<ArticleCaption>報告</ArticleCaption>" PLAIN "</Article></text>");
	jk_mini_profile(jk_mini_format("<practice>\n%s</practice>", practice));
}

static int is_in(const char *id) { return jk_mini_find(jk_mini_set(), id)->in; }

START_TEST(what_nobody_chose_stays_as_it_is)
{
	world("");
	ck_assert(!is_in("usage-cap"));
	ck_assert(is_in("assignment-ban"));
	ck_assert(is_in("frame"));
}
END_TEST

START_TEST(a_clause_is_chosen_or_left_out_by_name)
{
	world("<clause ref='usage-cap'/><clause ref='assignment-ban' use='no'/>");
	ck_assert(is_in("usage-cap"));
	ck_assert(!is_in("assignment-ban"));
	ck_assert_str_eq(jk_mini_find(jk_mini_set(), "usage-cap")->reason, "実務として選んだため");
	/* What stands in the predicates is no fact. */
	ck_assert_str_eq(jk_mini_find(jk_mini_set(), "usage-cap")->facts, "profile/practice/clause[@ref = 'usage-cap'] = yes");
	ck_assert_str_eq(jk_mini_find(jk_mini_set(), "assignment-ban")->facts, "profile/practice/clause[@ref = 'assignment-ban'] = no");
	ck_assert_str_eq(jk_mini_find(jk_mini_set(), "no-model-training")->facts, "profile/practice/clause[@ref = 'no-model-training'] = —");
}
END_TEST

START_TEST(who_says_both_leaves_it_out)
{
	world("<clause ref='usage-cap'/><clause ref='usage-cap' use='no'/>");
	ck_assert(!is_in("usage-cap"));
}
END_TEST

START_TEST(a_choice_gives_values)
{
	world("<clause ref='usage-cap'><value name='cap-days' unit='month'>1</value></clause>");
	(void)jk_mini_set();
	ck_assert_ptr_nonnull(strstr(jk_mini_text(), "1か月以内とする。"));
}
END_TEST

START_TEST(a_value_may_be_undecided)
{
	world("<clause ref='usage-cap'><value name='cap-days' undecided='yes' decided-by='財政課'>協議中</value></clause>");
	const jk_undecided *item = jk_mini_undecided(jk_mini_set(), "cap-days");
	ck_assert_ptr_nonnull(item);
	ck_assert_str_eq(item->decider, "財政課");
	ck_assert_str_eq(item->proposal, "5日");
}
END_TEST

static void expect_near(jk_code code, const char *near)
{
	jk_mini_set_fails(code);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 3);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "near"), near);
}

START_TEST(an_unknown_clause_is_told_with_the_nearest)
{
	world("<clause ref='usage-kap'/>");
	expect_near(JK_DIAG_PRACTICE_CLAUSE, "usage-cap");
}
END_TEST

START_TEST(other_words_for_the_same_subject_are_near_too)
{
	world("<clause ref='ai-training-and-data'/>");
	expect_near(JK_DIAG_PRACTICE_CLAUSE, "no-model-training");
}
END_TEST

START_TEST(the_standard_is_no_matter_of_choice)
{
	world("<clause ref='report' use='no'/>");
	expect_near(JK_DIAG_PRACTICE_FIXED, "assignment-ban");
}
END_TEST

START_TEST(what_always_stands_is_no_matter_of_choice)
{
	world("<clause ref='frame'/>");
	jk_mini_set_fails(JK_DIAG_PRACTICE_FIXED);
}
END_TEST

START_TEST(a_value_the_clause_does_not_take_is_told)
{
	world("<clause ref='usage-cap'>\n<value name='cap-other'>x</value></clause>");
	jk_mini_set_fails(JK_DIAG_PRACTICE_VALUE);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 4);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "allowed"), "cap-days");
}
END_TEST

START_TEST(all_faults_are_told)
{
	world("<clause ref='nothing'/><clause ref='frame' use='no'/><clause ref='assignment-ban'><value name='v'>x</value></clause>");
	ck_assert_ptr_null(jk_mini_try(NULL));
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 3);
}
END_TEST

/* --- the catalog as it is --- */

static jk_catalog *ours(void)
{
	jk_catalog *catalog;
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	return catalog;
}

static const char *quoted(const jk_clause *each) { return jk_mini_format("'%s'", each->id); }
static int by_choice(const jk_clause *each) { return each->condition && strstr(jk_xpath_text(each->condition), "profile/practice/clause"); }
static int is_optional(const jk_clause *each) { return by_choice(each) && strstr(jk_xpath_text(each->condition), "[not(@use = 'no')]"); }

static const char *literal(const jk_phrase *phrase)
{
	const char *text = "";
	for (size_t i = 0; i < phrase->count; i++)
		text = jk_mini_format("%s%s", text, phrase->slots[i].kind == JK_SLOT_TEXT ? phrase->slots[i].text : jk_mini_format("{%s}", phrase->slots[i].text));
	return text;
}

START_TEST(clauses_of_practice_are_never_demanded)
{
	jk_mini();
	jk_catalog *catalog = ours();
	size_t chosen = 0;
	for (size_t i = 0; i < catalog->clauses.count; i++) {
		const jk_clause *each = catalog->clauses.items[i];
		ck_assert_msg(!each->practice || !each->cover_count, "%s covers a provision", each->id);
		if (!by_choice(each))
			continue;
		chosen++;
		ck_assert_msg(each->practice, "%s is open to choice, yet rests on the standard", each->id);
		ck_assert_msg(strstr(jk_xpath_text(each->condition), quoted(each)) != NULL, "%s looks for another id", each->id);
		ck_assert_msg(strstr(jk_xpath_text(each->condition), "[@use = 'no']") != NULL, "%s cannot be left out", each->id);
		ck_assert_msg(strstr(literal(&each->because), "実務") && strstr(literal(&each->because), "基準が求めるものではない"),
			      "%s does not say in because that it is only usual", each->id);
		ck_assert_msg(strstr(literal(&each->otherwise), "実務") != NULL, "%s does not say in otherwise that it is only usual", each->id);
	}
	ck_assert_uint_gt(chosen, 40);
	jk_catalog_free(catalog);
}
END_TEST

/* Words by which a text would claim that the standard wants it. */
static int claims_the_standard(const char *text)
{
	static const char *const words[] = {"{doc.standard", "基準が", "基準は", "基準により", "基準に定め", "基準の定め", "利用基準"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(text, words[i]))
			return 1;
	return 0;
}

static void expect_no_claim(const char *id, const jk_element *element)
{
	for (; element; element = element->next) {
		const char *text = literal(&element->phrase);
		ck_assert_msg(!claims_the_standard(text), "%s: %s", id, text);
		expect_no_claim(id, element->first);
	}
}

START_TEST(texts_of_practice_do_not_claim_the_standard)
{
	jk_mini();
	jk_catalog *catalog = ours();
	for (size_t i = 0; i < catalog->clauses.count; i++) {
		const jk_clause *each = catalog->clauses.items[i];
		for (size_t v = 0; by_choice(each) && v < each->variant_count; v++)
			for (size_t t = 0; t < each->variants[v].text_count; t++)
				expect_no_claim(each->id, each->variants[v].texts[t].article);
	}
	jk_catalog_free(catalog);
}
END_TEST

static jk_clause_set *set_of(const jk_catalog *catalog, jk_profile **profile, const char *practice)
{
	jk_clause_set *set;
	const char *path = jk_mini_put("p.xml", jk_mini_format(
		"<service-profile version='1' id='plain'><body vocabulary='kitakyushu'/><paper><date>2026-12-01</date></paper><scope>"
		"<provider-external>yes</provider-external><public-offering>yes</public-offering><city-work>no</city-work><users>internal</users></scope>"
		"<service><name>s</name></service><functions><function id='f'><name>f</name><information source='staff'><name>i</name>"
		"<confidentiality>class-1</confidentiality><personal-data>none</personal-data></information></function></functions>"
		"<contract><form>individual</form><negotiable>yes</negotiable></contract>%s</service-profile>", practice));
	ck_assert_int_eq(jk_profile_read(profile, path, jk_test_diagnostics()), JK_OK);
	jk_result result = jk_assemble(&set, *profile, catalog, NULL, jk_test_diagnostics());
	if (result != JK_OK)
		jk_diagnostics_print(jk_test_diagnostics(), stderr);
	ck_assert_int_eq(result, JK_OK);
	return set;
}

/* Fails unless of the optional clauses exactly those of `wanted` (" a b ") are in some paper. */
static void expect_optional(const jk_clause_set *set, const char *wanted)
{
	for (size_t d = 0; d < jk_mini_group(set)->documents.count; d++) {
		const jk_set_document *document = jk_mini_group(set)->documents.items[d];
		for (size_t i = 0; i < document->clauses.count; i++) {
			const jk_set_clause *item = document->clauses.items[i];
			int is_wanted = strstr(wanted, jk_mini_format(" %s ", item->clause->id)) != NULL;
			if (is_optional(item->clause))
				ck_assert_msg(item->in == is_wanted, "%s is %s in %s", item->clause->id, item->in ? "in" : "out", document->kind->kind);
		}
	}
}

START_TEST(exactly_the_chosen_ones_are_in)
{
	static const char *const choices[][2] = {
		{"", " "},
		{"<practice><clause ref='monitoring'/></practice>", " monitoring "},
		{"<practice><clause ref='bid-rigging'/><clause ref='device-control'/><clause ref='usage-cap' use='no'/></practice>",
		 " bid-rigging device-control "},
	};
	jk_mini();
	jk_catalog *catalog = ours();
	for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
		jk_profile *profile;
		jk_clause_set *set = set_of(catalog, &profile, choices[i][0]);
		expect_optional(set, choices[i][1]);
		jk_clause_set_free(set);
		jk_profile_free(profile);
	}
	jk_catalog_free(catalog);
}
END_TEST

/* Every optional clause alone, every default one left out alone: the papers hold together each time. */
START_TEST(each_choice_stands_alone)
{
	jk_mini();
	jk_catalog *catalog = ours();
	for (size_t i = 0; i < catalog->clauses.count; i++) {
		const jk_clause *each = catalog->clauses.items[i];
		jk_profile *profile;
		if (!by_choice(each))
			continue;
		jk_clause_set *set = set_of(catalog, &profile, jk_mini_format("<practice><clause ref='%s'%s/></practice>", each->id,
									       is_optional(each) ? "" : " use='no'"));
		jk_clause_set_free(set);
		jk_profile_free(profile);
	}
	jk_catalog_free(catalog);
}
END_TEST

START_TEST(the_table_of_topics_names_them_all)
{
	jk_mini();
	jk_catalog *catalog = ours();
	const char *table = jk_test_get(JK_SOURCE_DATA_DIR "/docs/practice-topics.md");
	for (size_t i = 0; i < catalog->clauses.count; i++) {
		const jk_clause *each = catalog->clauses.items[i];
		if (by_choice(each))
			ck_assert_msg(strstr(table, jk_mini_format(is_optional(each) ? "**`%s`**" : "`%s`", each->id)) != NULL, "%s is missing", each->id);
	}
	jk_catalog_free(catalog);
}
END_TEST

Suite *suite_assemble_practice(void)
{
	return jk_suite("assemble/practice",
			(const TTest *const[]){what_nobody_chose_stays_as_it_is, a_clause_is_chosen_or_left_out_by_name, who_says_both_leaves_it_out,
					       a_choice_gives_values, a_value_may_be_undecided, an_unknown_clause_is_told_with_the_nearest,
					       other_words_for_the_same_subject_are_near_too, the_standard_is_no_matter_of_choice,
					       what_always_stands_is_no_matter_of_choice, a_value_the_clause_does_not_take_is_told, all_faults_are_told,
					       clauses_of_practice_are_never_demanded, texts_of_practice_do_not_claim_the_standard,
					       exactly_the_chosen_ones_are_in, each_choice_stands_alone, the_table_of_topics_names_them_all, NULL});
}
