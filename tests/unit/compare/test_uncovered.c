/* Provisions that lose their cover, and clauses that come or go as a whole. */
#include "compare/comparison.h"
#include "sides.h"

#define CLAUSE(id, attributes, covers, text) \
	"<clause id='" id "' label='第1条' " attributes ">" covers "<text><Article><ArticleTitle>第1条</ArticleTitle><Paragraph Num='1'><ParagraphNum/>" \
	"<ParagraphSentence><Sentence>" text "</Sentence></ParagraphSentence></Paragraph></Article></text></clause>\n"
#define COVERS(id) "<provision id='" id "' relation='intersects-with'/>"
#define OUT(id, reason, covers) "<clause id='" id "' status='out'><reason>" reason "</reason>" covers "</clause>\n"
#define BOTH(contract, specification) \
	SIDE_SET("<group id='g'><document kind='contract' title='契約書' layout='article'><chapter id='c' title='総則'>" contract "</chapter></document>" \
		 "<document kind='specification' title='調達仕様書' layout='article'><chapter id='c' title='総則'>" specification "</chapter></document></group>")
#define REPORT "乙は、事故を知ったときは、直ちに甲に報告しなければならない。"
#define SECRET "乙は、業務上知り得た秘密を第三者に漏らしてはならない。"

static jk_side *was, *is;
static jk_comparison *comparison;

static void compare(void)
{
	ck_assert_int_eq(jk_compare(&comparison, was, is, NULL, jk_test_diagnostics()), JK_OK);
}

static void end(void)
{
	jk_comparison_free(comparison);
	jk_side_free(was);
	jk_side_free(is);
	comparison = NULL;
}

static const jk_uncovered *uncovered_at(size_t index)
{
	ck_assert_uint_lt(index, comparison->uncovered.count);
	return comparison->uncovered.items[index];
}

static const jk_unit_pair *unit_at(size_t index)
{
	const jk_paper_pair *papers = comparison->papers.items[0];
	ck_assert_uint_lt(index, papers->units.count);
	return papers->units.items[index];
}

START_TEST(a_provision_whose_only_clause_is_gone_is_told)
{
	was = side_of(SIDE_CLAUSES(CLAUSE("a", "", COVERS("3.1-1") COVERS("3.1-2"), REPORT) CLAUSE("b", "", COVERS("3.1-2"), SECRET)));
	is = side_of(SIDE_CLAUSES(OUT("a", "事故の報告を要しないため", COVERS("3.1-1")) CLAUSE("b", "", COVERS("3.1-2"), SECRET)));
	compare();
	ck_assert_uint_eq(comparison->uncovered.count, 1);
	ck_assert_str_eq(uncovered_at(0)->provision->id, "3.1-1");
	ck_assert_str_eq(uncovered_at(0)->was->id, "a");
	ck_assert_str_eq(uncovered_at(0)->reason, "事故の報告を要しないため");
	ck_assert_uint_eq(jk_comparison_counts(comparison).uncovered, 1);
	ck_assert_uint_eq(unit_at(0)->lost.count, 1);
	ck_assert_str_eq(unit_at(0)->lost.items[0], "3.1-1");
	ck_assert_ptr_eq(comparison->worst.items[0], unit_at(0));
	end();
}
END_TEST

START_TEST(another_clause_or_paper_still_covers)
{
	was = side_of(BOTH(CLAUSE("a", "", COVERS("3.1-1"), REPORT), CLAUSE("b", "", COVERS("3.1-1"), SECRET)));
	is = side_of(BOTH(OUT("a", "", ""), CLAUSE("b", "", COVERS("3.1-1"), SECRET)));
	compare();
	ck_assert_uint_eq(comparison->uncovered.count, 0);
	end();
}
END_TEST

START_TEST(a_document_says_nothing_of_other_papers)
{
	/* The contract came back without a clause; the specification is not on the table. */
	was = side_of(BOTH(CLAUSE("a", "", COVERS("3.1-1"), REPORT) CLAUSE("c", "", COVERS("3.1-3"), SECRET), CLAUSE("b", "", COVERS("3.1-1") COVERS("3.1-2"), SECRET)));
	is = side_of(SIDE_CLAUSES(CLAUSE("c", "", "", SECRET)));
	is->kind = JK_SIDE_DOCUMENT;
	compare();
	ck_assert_uint_eq(comparison->papers.count, 1);
	ck_assert_uint_eq(comparison->uncovered.count, 0);
	end();
	was = side_of(BOTH(CLAUSE("a", "", COVERS("3.1-1"), REPORT) CLAUSE("c", "", COVERS("3.1-3"), SECRET), CLAUSE("b", "", COVERS("3.1-2"), SECRET)));
	is = side_of(SIDE_CLAUSES(CLAUSE("c", "", "", SECRET)));
	is->kind = JK_SIDE_DOCUMENT;
	compare();
	ck_assert_uint_eq(comparison->uncovered.count, 1);
	ck_assert_str_eq(uncovered_at(0)->provision->id, "3.1-1");
	end();
}
END_TEST

START_TEST(a_paper_that_is_gone_takes_its_covers_along)
{
	was = side_of(BOTH(CLAUSE("a", "", COVERS("3.1-1"), REPORT), CLAUSE("b", "", COVERS("3.1-2"), SECRET)));
	is = side_of(SIDE_CLAUSES(CLAUSE("a", "", COVERS("3.1-1"), REPORT)));
	compare();
	ck_assert_uint_eq(comparison->uncovered.count, 1);
	ck_assert_str_eq(uncovered_at(0)->provision->id, "3.1-2");
	end();
}
END_TEST

/* A provision of the new side's list. */
static jk_side_provision listed(const char *id, int applies, int otherwise)
{
	return (jk_side_provision){.id = id, .section = id, .text = "", .applies = applies, .otherwise = otherwise};
}

START_TEST(what_does_not_apply_or_is_answered_otherwise_is_not_lost)
{
	const jk_side_provision provisions[] = {listed("3.1-1", 1, 0), listed("3.1-2", 0, 0), listed("3.1-3", 1, 1)};
	was = side_of(SIDE_CLAUSES(CLAUSE("a", "", COVERS("3.1-1") COVERS("3.1-2") COVERS("3.1-3"), REPORT)));
	is = side_of(SIDE_CLAUSES(CLAUSE("b", "", "", SECRET)));
	for (int i = 0; i < 3; i++)
		ck_assert_int_eq(jk_list_add(&is->provisions, is->arena, &provisions[i]), JK_OK);
	compare();
	ck_assert_uint_eq(comparison->uncovered.count, 1);
	ck_assert_str_eq(uncovered_at(0)->provision->id, "3.1-1");
	end();
}
END_TEST

/* The effect of a clause that came in, and of the same one taken out. */
static void expect_lone(const char *xml, jk_effect coming, jk_effect going, int stranger)
{
	for (int gone = 0; gone < 2; gone++) {
		was = side_of(gone ? xml : SIDE_CLAUSES(""));
		is = side_of(gone ? SIDE_CLAUSES("") : xml);
		const jk_side_paper *paper = (gone ? was : is)->papers.items[0];
		if (stranger)
			((jk_side_unit *)paper->units.items[0])->id = NULL;
		compare();
		ck_assert_int_eq(unit_at(0)->state, gone ? JK_PAIR_REMOVED : JK_PAIR_ADDED);
		ck_assert_int_eq(unit_at(0)->effect, gone ? going : coming);
		end();
	}
}

#define FREE "乙は、甲に生じた損害について責任を負わない。"

START_TEST(clauses_that_come_or_go_are_judged_by_whom_they_protect)
{
	/* Of the standard: it protects the buyer. */
	expect_lone(SIDE_CLAUSES(CLAUSE("a", "basis='standard'", "", REPORT)), JK_EFFECT_STRENGTHENED, JK_EFFECT_WEAKENED, 0);
	/* Of practice: by its words. */
	expect_lone(SIDE_CLAUSES(CLAUSE("a", "basis='practice'", "", REPORT)), JK_EFFECT_STRENGTHENED, JK_EFFECT_WEAKENED, 0);
	expect_lone(SIDE_CLAUSES(CLAUSE("a", "basis='practice'", "", FREE)), JK_EFFECT_WEAKENED, JK_EFFECT_STRENGTHENED, 0);
	expect_lone(SIDE_CLAUSES(CLAUSE("a", "basis='practice'", "", "本契約に定めのない事項については、甲乙協議の上、定める。")), JK_EFFECT_UNCLEAR, JK_EFFECT_UNCLEAR, 0);
	/* What a stranger puts in is never praised. */
	expect_lone(SIDE_CLAUSES(CLAUSE("a", "", "", REPORT)), JK_EFFECT_UNCLEAR, JK_EFFECT_WEAKENED, 1);
	expect_lone(SIDE_CLAUSES(CLAUSE("a", "", "", FREE)), JK_EFFECT_WEAKENED, JK_EFFECT_STRENGTHENED, 1);
}
END_TEST

Suite *suite_compare_uncovered(void)
{
	return jk_suite("compare/uncovered", (const TTest *const[]){a_provision_whose_only_clause_is_gone_is_told, another_clause_or_paper_still_covers,
								    a_document_says_nothing_of_other_papers, a_paper_that_is_gone_takes_its_covers_along,
								    what_does_not_apply_or_is_answered_otherwise_is_not_lost,
								    clauses_that_come_or_go_are_judged_by_whom_they_protect, NULL});
}
