/* Values read back out of edited sentences. */
#include "base/text.h"
#include "compare/comparison.h"
#include "compare/words.h"
#include "sides.h"

static jk_words *words;
static void begin(void) { ck_assert_int_eq(jk_words_new(&words, jk_test_diagnostics()), JK_OK); }
static void end(void) { jk_words_free(words); }

/* A contract with one clause of one paragraph. */
static jk_side *side_with(const char *parameters, const char *paragraph)
{
	jk_buffer xml;
	jk_buffer_init(&xml, 0);
	jk_buffer_format(&xml, SIDE_CLAUSES("<clause id='a' label='第1条'>%s<text><Article><ArticleCaption>報告</ArticleCaption><ArticleTitle>第1条</ArticleTitle>"
					    "<Paragraph Num='1'><ParagraphNum/><ParagraphSentence><Sentence>%s</Sentence></ParagraphSentence></Paragraph>"
					    "</Article></text></clause>"),
			 parameters, paragraph);
	jk_side *side = side_of(jk_buffer_text(&xml));
	jk_buffer_dispose(&xml);
	return side;
}

static jk_side *document_with(const char *paragraph)
{
	jk_side *side = side_with("", paragraph);
	side->kind = JK_SIDE_DOCUMENT;
	return side;
}

#define HOURS "<parameter name='first-report' origin='profile' value='24' unit='hour' text='24時間' stricter='less'>第一報の期限</parameter>"
#define REPORT(deadline) "乙は、事故を知ったときは、直ちに（遅くとも" deadline "以内に）甲に報告しなければならない。"
static const char base_report[] = REPORT("<value parameter='first-report' origin='profile'>24時間</value>");

/* "raw unit text effect" of the value that a document shows; "gone" without one. */
static const char *read_back(jk_side *base, const char *paragraph)
{
	static const char *const effects[] = {"neutral", "strengthened", "unclear", "weakened"};
	static jk_buffer out = {.limit = 4096};
	jk_side *document = document_with(paragraph);
	jk_comparison *comparison;
	ck_assert_int_eq(jk_read_values_back(document, base, words), JK_OK);
	ck_assert_int_eq(jk_compare(&comparison, base, document, NULL, jk_test_diagnostics()), JK_OK);
	const jk_paper_pair *papers = comparison->papers.items[0];
	const jk_unit_pair *unit = papers->units.items[0];
	const jk_list *values = &side_unit(document, 0)->values;
	const jk_side_value *value = values->count ? values->items[0] : NULL;
	jk_buffer_clear(&out);
	if (value)
		jk_buffer_format(&out, "%s %s %s", value->raw ? value->raw : "-", value->unit ? value->unit : "-", value->text ? value->text : "-");
	else
		jk_buffer_string(&out, "gone");
	jk_buffer_format(&out, " %s", unit->values.count ? effects[((const jk_value_change *)unit->values.items[0])->effect] : "same");
	if (value && value->raw)
		ck_assert_str_eq(value->origin, "document");
	jk_comparison_free(comparison);
	jk_side_free(document);
	return jk_buffer_text(&out);
}

typedef struct {
	const char *paragraph, *wanted;
} row;

static void try_rows(const char *parameters, const char *base_paragraph, const row *rows, size_t count)
{
	unsigned wrong = 0;
	jk_side *base = side_with(parameters, base_paragraph);
	for (size_t i = 0; i < count; i++) {
		const char *got = read_back(base, rows[i].paragraph);
		if (!jk_text_equal(got, rows[i].wanted)) {
			fprintf(stderr, "%s\nwanted %s\ngot    %s\n\n", rows[i].paragraph, rows[i].wanted, got);
			wrong++;
		}
	}
	jk_side_free(base);
	ck_assert_uint_eq(wrong, 0);
}
#define TRY(parameters, base, rows) try_rows(parameters, base, rows, sizeof(rows) / sizeof *(rows))

START_TEST(durations_are_read_in_all_ways_of_writing)
{
	static const row rows[] = {
		{REPORT("24時間"), "24 hour 24時間 same"},
		{REPORT("２４時間"), "24 hour ２４時間 same"},
		{REPORT("24 時間"), "24 hour 24 時間 same"},
		{REPORT("二十四時間"), "24 hour 二十四時間 same"},
		{REPORT("48時間"), "48 hour 48時間 weakened"},
		{REPORT("４８時間"), "48 hour ４８時間 weakened"},
		{REPORT("12時間"), "12 hour 12時間 strengthened"},
		{REPORT("1日"), "1 day 1日 neutral"},
		{REPORT("2日"), "2 day 2日 weakened"},
		{REPORT("1営業日"), "1 business-day 1営業日 weakened"},
		{REPORT("合理的な期間"), "- - 合理的な期間 unclear"},
	};
	TRY(HOURS, base_report, rows);
}
END_TEST

START_TEST(a_value_is_found_when_the_sentence_was_edited_elsewhere)
{
	static const row rows[] = {
		{"乙は、事故を認知したときは、速やかに（遅くとも48時間以内に）甲に書面により報告するよう努めるものとする。", "48 hour 48時間 weakened"},
		{"乙は、事故を認知したときは、速やかに（遅くとも24時間以内に）甲の担当者に報告するものとする。", "24 hour 24時間 same"},
		{"受注者は、事故又はそのおそれを知ったときは、直ちに（遅くとも知った時から起算して72時間以内に）発注者に報告しなければならない。", "72 hour 72時間 weakened"},
		{"乙は、事故を知ったときは、速やかに甲に報告しなければならない。", "gone weakened"},
		{"乙は、事故を知ったときは、直ちに（遅くとも3日以内に、軽微なものは7日以内に）甲に報告しなければならない。", "- - 3日以内に、軽微なものは7日 unclear"},
	};
	TRY(HOURS, base_report, rows);
}
END_TEST

START_TEST(percentages_and_dates_are_read)
{
	static const row rates[] = {
		{"稼働率は、99.5％以上とする。", "99.5 percent 99.5％ same"},
		{"稼働率は、99.9％以上とする。", "99.9 percent 99.9％ strengthened"},
		{"稼働率は、９９パーセント以上とする。", "99 percent ９９パーセント weakened"},
		{"稼働率は、99.5以上とする。", "- - 99.5 unclear"},
	};
	static const row dates[] = {
		{"期限は、令和9年3月31日とする。", "2027-03-31 - 令和9年3月31日 same"},
		{"期限は、令和9年9月30日とする。", "2027-09-30 - 令和9年9月30日 unclear"},
		{"期限は、甲が別に定める日とする。", "- - 甲が別に定める日 unclear"},
	};
	TRY("<parameter name='rate' origin='profile' value='99.5' unit='percent' text='99.5％' stricter='more'>稼働率</parameter>",
	    "稼働率は、<value parameter='rate' origin='profile'>99.5％</value>以上とする。", rates);
	TRY("<parameter name='end' origin='profile' value='2027-03-31' text='令和9年3月31日'>期限</parameter>",
	    "期限は、<value parameter='end' origin='profile'>令和9年3月31日</value>とする。", dates);
}
END_TEST

START_TEST(words_are_read_as_words)
{
	static const row rows[] = {
		{"管轄は、福岡地方裁判所小倉支部とする。", "福岡地方裁判所小倉支部 - 福岡地方裁判所小倉支部 same"},
		{"管轄は、東京地方裁判所とする。", "- - 東京地方裁判所 unclear"},
	};
	TRY("<parameter name='court' origin='catalog' value='福岡地方裁判所小倉支部' text='福岡地方裁判所小倉支部'>裁判所</parameter>",
	    "管轄は、<value parameter='court' origin='catalog'>福岡地方裁判所小倉支部</value>とする。", rows);
}
END_TEST

START_TEST(what_was_undecided_may_be_filled_in)
{
	static const row rows[] = {
		{"稼働率は、【未決：U-001 稼働率】以上とする。", "- - - same"},
		{"稼働率は、99.9％以上とする。", "99.9 percent 99.9％ strengthened"},
	};
	TRY("<parameter name='rate' origin='undecided' undecided='U-001' stricter='more'>稼働率</parameter>",
	    "稼働率は、<undecided ref='U-001'>【未決：U-001 稼働率】</undecided>以上とする。", rows);
}
END_TEST

static jk_result sweep_once(int *right)
{
	jk_diagnostics *d = NULL;
	jk_side *base = NULL, *document = NULL;
	jk_words *breaker = NULL;
	static const char set[] = SIDE_TEXT("<Paragraph Num='1'><ParagraphNum/><ParagraphSentence><Sentence>期限は<value parameter='x' origin='profile'>24時間</value>とする。</Sentence></ParagraphSentence></Paragraph>");
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_words_new(&breaker, d);
	if (result == JK_OK)
		result = jk_side_parse_set(&base, set, strlen(set), "a", d);
	if (result == JK_OK)
		result = jk_side_parse_set(&document, set, strlen(set), "b", d);
	if (result == JK_OK)
		result = jk_read_values_back(document, base, breaker);
	*right = result == JK_OK && document->papers.count == 1;
	jk_side_free(document);
	jk_side_free(base);
	jk_words_free(breaker);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail_anywhere) { jk_test_sweep(sweep_once); }
END_TEST

Suite *suite_compare_readback(void)
{
	Suite *suite = jk_suite("compare/readback", (const TTest *const[]){memory_may_fail_anywhere, NULL});
	TCase *tests = tcase_create("values");
	const TTest *const all[] = {durations_are_read_in_all_ways_of_writing, a_value_is_found_when_the_sentence_was_edited_elsewhere,
					   percentages_and_dates_are_read, words_are_read_as_words, what_was_undecided_may_be_filled_in};
	tcase_add_checked_fixture(tests, begin, end);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		tcase_add_test(tests, all[i]);
	suite_add_tcase(suite, tests);
	return suite;
}
