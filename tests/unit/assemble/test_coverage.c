#include <stdlib.h>
#include <string.h>
#include "assemble/coverage.h"
#include "mini.h"

#define PLAIN "<Paragraph><Sentence>本文。</Sentence></Paragraph>"
#define PROVISION(id, more, text) "<provision id='" id "' section='1' addressee='head' strength='must' phase='build' " more ">" text "</provision>\n"

static jk_coverage *coverage;

static void end(void) { jk_coverage_free(coverage); }

/* Provision 2-1 is the one that is looked at. */
static void world(const char *provision, const char *covers)
{
	jk_mini();
	jk_mini_put("catalog/provisions.xml", jk_mini_format("<provisions edition='第1版'><edition name='第1版' from='2026-04-01'/><edition name='第2版' from='2027-04-01'/>\n"
		    PROVISION("1-1", "", "他") "%s</provisions>", provision));
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='standard'", jk_mini_format("<title>a</title><covers provision='1-1' relation='equal-to'/>\n%s"
			    "<text document='contract'><Article><ArticleCaption>a</ArticleCaption>" PLAIN "</Article></text>", covers));
}

static const jk_covering *look(const char *id)
{
	ck_assert_int_eq(jk_coverage_new(&coverage, jk_mini_catalog()), JK_OK);
	atexit(end);
	for (size_t i = 0; i < coverage->provisions.count; i++) {
		const jk_covering *item = coverage->provisions.items[i];
		if (strcmp(item->provision->id, id) == 0)
			return item;
	}
	ck_abort_msg("no such provision");
}

static const jk_link *link_of(const jk_covering *item, size_t index)
{
	ck_assert_uint_gt(item->links.count, index);
	return item->links.items[index];
}

static size_t reported(jk_code code)
{
	size_t count = 0;
	jk_coverage_report(coverage, jk_test_diagnostics());
	for (size_t i = 0; i < jk_diagnostics_count(jk_test_diagnostics()); i++)
		count += jk_diagnostics_at(jk_test_diagnostics(), i)->code == code;
	return count;
}

START_TEST(a_clause_covers_with_its_paper_and_place)
{
	world(PROVISION("2-1", "", "する"), "<covers provision='2-1' relation='subset-of'/>");
	const jk_covering *item = look("2-1");
	ck_assert_int_eq(item->state, JK_COVERED);
	ck_assert_str_eq(link_of(item, 0)->id, "a");
	ck_assert_str_eq(link_of(item, 0)->relation, "subset-of");
	ck_assert_str_eq(link_of(item, 0)->document->kind, "contract");
	ck_assert_int_eq(link_of(item, 0)->state, JK_LINK_CURRENT);
	ck_assert_uint_eq(reported(JK_DIAG_UNCOVERED), 0);
}
END_TEST

START_TEST(what_nothing_names_is_uncovered)
{
	world("\n" PROVISION("2-1", "", "する"), "");
	ck_assert_int_eq(look("2-1")->state, JK_UNCOVERED);
	ck_assert_uint_eq(coverage->counts[JK_UNCOVERED], 1);
	ck_assert_uint_eq(reported(JK_DIAG_UNCOVERED), 1);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 4);
}
END_TEST

START_TEST(a_stated_reason_explains)
{
	world(PROVISION("2-1", "explained='定義であるため'", "する"), "");
	ck_assert_int_eq(look("2-1")->state, JK_EXPLAINED);
	ck_assert_uint_eq(reported(JK_DIAG_UNCOVERED), 0);
}
END_TEST

START_TEST(a_warning_alone_does_not_cover)
{
	world(PROVISION("2-1", "", "する"), "");
	jk_mini_put("catalog/checks.xml", "<checks><check id='W-x' provision='2-1' test='true()'><message>m</message><hint>h</hint></check></checks>");
	const jk_covering *item = look("2-1");
	ck_assert_int_eq(link_of(item, 0)->kind, JK_LINK_CHECK);
	ck_assert_int_eq(item->state, JK_UNCOVERED);
}
END_TEST

START_TEST(a_paper_that_is_asked_for_covers)
{
	world(PROVISION("2-1", "", "する"), "");
	jk_mini_document("plan", "title='計画書' scope='service' layout='section'", "<applies test='true()' because='b' provision='2-1'/>");
	const jk_covering *item = look("2-1");
	ck_assert_int_eq(item->state, JK_COVERED);
	ck_assert_int_eq(link_of(item, 0)->kind, JK_LINK_DECISION);
	ck_assert_str_eq(link_of(item, 0)->id, "plan");
}
END_TEST

START_TEST(rows_and_fields_cover)
{
	world(PROVISION("2-1", "", "する"), "");
	jk_mini_document("list", "title='一覧' scope='service' layout='section'", "<field id='f' path='profile/service/name' title='名称'><covers provision='2-1' relation='equal-to'/></field>");
	jk_mini_put("catalog/sheets/list.xml", "<sheet document='list' version='1.0.0' effective-from='2026-04-01'><section id='s' title='点検'><row id='r'>"
		    "<covers provision='2-1' relation='superset-of'/><text>{entity}が行う。</text></row></section><revision version='1.0.0' date='2026-11-30'>初版</revision></sheet>");
	const jk_covering *item = look("2-1");
	ck_assert_uint_eq(item->links.count, 2);
	ck_assert_int_eq(link_of(item, 0)->kind, JK_LINK_ROW);
	ck_assert_str_eq(link_of(item, 0)->title, "小町が行う。");
	ck_assert_str_eq(link_of(item, 0)->place, "点検");
	ck_assert_int_eq(link_of(item, 1)->kind, JK_LINK_FIELD);
	ck_assert_str_eq(link_of(item, 1)->title, "名称");
}
END_TEST

START_TEST(a_later_edition_outdates_a_link)
{
	world(PROVISION("2-1", "since='第2版'", "する"), "<covers provision='2-1' relation='equal-to'/>");
	const jk_covering *item = look("2-1");
	ck_assert_int_eq(link_of(item, 0)->state, JK_LINK_OUTDATED);
	ck_assert_int_eq(item->state, JK_OUTDATED);
	ck_assert_uint_eq(reported(JK_DIAG_LINK_OUTDATED), 1);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 3);
}
END_TEST

START_TEST(a_link_that_names_the_edition_is_current)
{
	world(PROVISION("2-1", "since='第2版'", "する"), "<covers provision='2-1' relation='equal-to' edition='第2版'/>");
	ck_assert_int_eq(look("2-1")->state, JK_COVERED);
	ck_assert_uint_eq(reported(JK_DIAG_LINK_OUTDATED), 0);
}
END_TEST

START_TEST(a_withdrawn_provision_leaves_orphans)
{
	world(PROVISION("2-1", "withdrawn='第2版'", "する"), "<covers provision='2-1' relation='equal-to'/>");
	const jk_covering *item = look("2-1");
	ck_assert_int_eq(link_of(item, 0)->state, JK_LINK_ORPHANED);
	ck_assert_int_eq(item->state, JK_EXPLAINED);
	ck_assert_uint_eq(reported(JK_DIAG_LINK_ORPHANED), 1);
}
END_TEST

START_TEST(two_that_are_equal_compete)
{
	world(PROVISION("2-1", "", "する"), "<covers provision='2-1' relation='equal-to'/>");
	jk_mini_clause_with("b", "effective-from='2026-04-01' basis='standard'", "<title>b</title><covers provision='2-1' relation='equal-to'/>"
			    "<text document='contract'><Article><ArticleCaption>b</ArticleCaption>" PLAIN "</Article></text>");
	const jk_covering *item = look("2-1");
	ck_assert_int_eq(link_of(item, 0)->state, JK_LINK_AMBIGUOUS);
	ck_assert_int_eq(link_of(item, 1)->state, JK_LINK_AMBIGUOUS);
	ck_assert_int_eq(item->state, JK_COVERED);
	ck_assert_uint_eq(reported(JK_DIAG_LINK_AMBIGUOUS), 2);
}
END_TEST

START_TEST(naming_it_twice_is_once_too_often)
{
	world(PROVISION("2-1", "", "する"), "<covers provision='2-1' relation='subset-of'/>\n<covers provision='2-1' relation='subset-of'/>");
	const jk_covering *item = look("2-1");
	ck_assert_int_eq(link_of(item, 0)->state, JK_LINK_CURRENT);
	ck_assert_int_eq(link_of(item, 1)->state, JK_LINK_DUPLICATE);
	ck_assert_uint_eq(reported(JK_DIAG_LINK_DUPLICATE), 1);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.line, 4);
}
END_TEST

static void put_into(jk_result (*put)(char **, const jk_coverage *), const char *words)
{
	char *text = NULL;
	world(PROVISION("2-1", "explained='&lt;定義&gt;'", "する"), "");
	(void)look("2-1");
	ck_assert_int_eq(put(&text, coverage), JK_OK);
	ck_assert_msg(strstr(text, words) != NULL, "%s\nlacks %s", text, words);
	jk_text_free(text);
}

START_TEST(as_text) { put_into(jk_coverage_text, "explained: 1"); }
END_TEST
START_TEST(as_json) { put_into(jk_coverage_json, "\"explained\": \"<定義>\""); }
END_TEST
START_TEST(as_a_page) { put_into(jk_coverage_html, "&lt;定義&gt;</td></tr>"); }
END_TEST

Suite *suite_assemble_coverage(void)
{
	return jk_suite("assemble/coverage", (const TTest *const[]){a_clause_covers_with_its_paper_and_place,
								    what_nothing_names_is_uncovered,
								    a_stated_reason_explains,
								    a_warning_alone_does_not_cover,
								    a_paper_that_is_asked_for_covers,
								    rows_and_fields_cover,
								    a_later_edition_outdates_a_link,
								    a_link_that_names_the_edition_is_current,
								    a_withdrawn_provision_leaves_orphans,
								    two_that_are_equal_compete,
								    naming_it_twice_is_once_too_often,
								    as_text,
								    as_json,
								    as_a_page, NULL});
}
