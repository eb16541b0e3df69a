/* Which clause, paragraph and paper is which. */
#include "compare/comparison.h"
#include "base/text.h"
#include "sides.h"

#define ARTICLE(id, label, caption, paragraphs) \
	"<clause id='" id "' label='" label "'><text><Article><ArticleCaption>" caption "</ArticleCaption><ArticleTitle>" label "</ArticleTitle>" paragraphs \
	"</Article></text></clause>\n"
#define P(number, label, text) "<Paragraph Num='" number "'><ParagraphNum>" label "</ParagraphNum><ParagraphSentence><Sentence>" text "</Sentence></ParagraphSentence></Paragraph>"
#define P1(text) P("1", "", text)
#define P2(text) P("2", "2", text)
#define OUT(id, reason) "<clause id='" id "' status='out'><reason>" reason "</reason></clause>\n"

#define REPORT "乙は、事故を知ったときは、直ちに甲に報告しなければならない。"
#define SECRET "乙は、業務上知り得た秘密を第三者に漏らしてはならない。"
#define RECORD "乙は、作業の記録を作成し、作成した日から1年間保存しなければならない。"
#define RETURN_ "乙は、本契約が終了したときは、貸与された資料を速やかに甲に返還しなければならない。"

static jk_side *was, *is;
static jk_comparison *comparison;

static const jk_comparison *compare(const char *old_xml, const char *new_xml)
{
	was = side_of(old_xml);
	is = side_of(new_xml);
	ck_assert_int_eq(jk_compare(&comparison, was, is, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	return comparison;
}

static void end(void)
{
	jk_comparison_free(comparison);
	jk_side_free(was);
	jk_side_free(is);
	comparison = NULL;
	was = is = NULL;
}

static const jk_unit_pair *unit_at(size_t index)
{
	const jk_paper_pair *papers = comparison->papers.items[0];
	ck_assert_uint_lt(index, papers->units.count);
	return papers->units.items[index];
}

static const jk_block_pair *block_at(size_t unit, size_t index)
{
	const jk_unit_pair *pair = unit_at(unit);
	ck_assert_uint_lt(index, pair->blocks.count);
	return pair->blocks.items[index];
}

/* The units in order: "a b- c+ d* e>" for same, removed, added, changed, moved. */
static const char *order(void)
{
	static jk_buffer out = {.limit = 4096};
	static const char *const marks[] = {"", "*", "+", "-"};
	const jk_paper_pair *papers = comparison->papers.items[0];
	jk_buffer_clear(&out);
	for (size_t i = 0; i < papers->units.count; i++) {
		const jk_unit_pair *unit = papers->units.items[i];
		jk_buffer_format(&out, "%s%s%s%s%s", i ? " " : "", (unit->new_unit ? unit->new_unit : unit->old_unit)->id, marks[unit->state],
				 unit->moved ? ">" : "", unit->renumbered ? "#" : "");
	}
	return jk_buffer_text(&out);
}

START_TEST(what_is_gone_stands_where_it_stood)
{
	compare(SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT)) ARTICLE("b", "第2条", "秘密", P1(SECRET)) ARTICLE("c", "第3条", "記録", P1(RECORD))),
		SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT)) ARTICLE("d", "第2条", "返還", P1(RETURN_)) OUT("b", "秘密を扱わないため")
				     ARTICLE("c", "第3条", "記録", P1(RECORD))));
	ck_assert_str_eq(order(), "a b- d+ c");
	ck_assert_str_eq(unit_at(1)->reason, "秘密を扱わないため");
	ck_assert_int_eq(unit_at(1)->effect, JK_EFFECT_WEAKENED);
	ck_assert_ptr_null(unit_at(1)->new_unit);
	ck_assert_int_eq(unit_at(2)->effect, JK_EFFECT_STRENGTHENED);
	/* Worst first; what is the same is not listed. */
	ck_assert_uint_eq(comparison->worst.count, 2);
	ck_assert_ptr_eq(comparison->worst.items[0], unit_at(1));
	end();
}
END_TEST

START_TEST(a_clause_that_went_elsewhere_moved)
{
	compare(SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT)) ARTICLE("b", "第2条", "秘密", P1(SECRET)) ARTICLE("c", "第3条", "記録", P1(RECORD))),
		SIDE_CLAUSES(ARTICLE("c", "第1条", "記録", P1(RECORD)) ARTICLE("a", "第2条", "報告", P1(REPORT)) ARTICLE("b", "第3条", "秘密", P1(SECRET))));
	ck_assert_str_eq(order(), "c># a# b#");
	jk_compare_counts counts = jk_comparison_counts(comparison);
	ck_assert_uint_eq(counts.moved, 1);
	ck_assert_uint_eq(counts.renumbered, 3);
	ck_assert_uint_eq(counts.changed + counts.added + counts.removed + counts.weakened + counts.unclear, 0);
	end();
}
END_TEST

START_TEST(references_that_follow_a_renumbering_change_nothing)
{
	/* By their bookmarks. */
	compare(SIDE_CLAUSES(ARTICLE("b", "第1条", "秘密", P1(SECRET)) ARTICLE("c", "第2条", "準用", P1("<ref target='cl_b'>第1条</ref>の規定は、再委託先に準用する。"))),
		SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT)) ARTICLE("b", "第2条", "秘密", P1(SECRET)) ARTICLE("c", "第3条", "準用", P1("<ref target='cl_b'>第2条</ref>の規定は、再委託先に準用する。"))));
	ck_assert_str_eq(order(), "a+ b# c#");
	ck_assert_int_eq(unit_at(2)->effect, JK_EFFECT_NEUTRAL);
	/* The pieces stay honest. */
	ck_assert_int_eq(block_at(2, 1)->state, JK_PAIR_SAME);
	ck_assert_uint_ge(block_at(2, 1)->pieces.count, 3);
	end();
	/* A document has no bookmarks: by the numbers. */
	compare(SIDE_CLAUSES(ARTICLE("b", "第1条", "秘密", P1(SECRET)) ARTICLE("c", "第2条", "準用", P1("第１条の規定は、再委託先に準用する。"))),
		SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT)) ARTICLE("b", "第2条", "秘密", P1(SECRET)) ARTICLE("c", "第3条", "準用", P1("第2条の規定は、再委託先に準用する。"))));
	ck_assert_str_eq(order(), "a+ b# c#");
	end();
	/* A reference that leads elsewhere is a change. */
	compare(SIDE_CLAUSES(ARTICLE("b", "第1条", "秘密", P1(SECRET)) ARTICLE("c", "第2条", "準用", P1("<ref target='cl_b'>第1条</ref>の規定は、再委託先に準用する。"))),
		SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT)) ARTICLE("b", "第2条", "秘密", P1(SECRET)) ARTICLE("c", "第3条", "準用", P1("<ref target='cl_c'>第3条</ref>の規定は、再委託先に準用する。"))));
	ck_assert_str_eq(order(), "a+ b# c*#");
	end();
}
END_TEST

/* Clauses that stay in force after the end: paragraphs of nothing but a reference, which all look alike. */
#define FOUR(a, b, c) ARTICLE("a", a, "報告", P1(REPORT)) ARTICLE("b", b, "秘密", P1(SECRET)) ARTICLE("c", c, "記録", P1(RECORD))
#define LIST(label, a, b, c) ARTICLE("z", label, "存続", P("1", "", a) P("2", "2", b) P("3", "3", c))

START_TEST(paragraphs_of_references_follow_their_articles)
{
	const char *old_set = SIDE_CLAUSES(ARTICLE("x", "第1条", "返還", P1(RETURN_)) FOUR("第2条", "第3条", "第4条") LIST("第5条", "第2条", "第3条", "第4条"));
	compare(old_set, SIDE_CLAUSES(FOUR("第1条", "第2条", "第3条") LIST("第4条", "第1条", "第2条", "第3条")));
	ck_assert_str_eq(order(), "x- a# b# c# z#");
	end();
	/* Nobody told the word processor to bring the references up to date. */
	compare(old_set, SIDE_CLAUSES(FOUR("第1条", "第2条", "第3条") LIST("第4条", "第2条", "第3条", "第4条")));
	ck_assert_str_eq(order(), "x- a# b# c# z#");
	end();
}
END_TEST

START_TEST(undecided_items_may_get_other_numbers)
{
	compare(SIDE_CLAUSES(ARTICLE("a", "第1条", "額", P1("額は、<undecided ref='U-001'>【未決：U-001 額】</undecided>とする。"))),
		SIDE_CLAUSES(ARTICLE("a", "第1条", "額", P1("額は、<undecided ref='U-007'>【未決：U-007 額】</undecided>とする。"))));
	ck_assert_str_eq(order(), "a#");
	end();
}
END_TEST

START_TEST(a_paragraph_that_went_to_another_clause_moved)
{
	compare(SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT) P2(RETURN_)) ARTICLE("b", "第2条", "秘密", P1(SECRET))),
		SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT)) ARTICLE("b", "第2条", "秘密", P1(SECRET) P2(RETURN_))));
	ck_assert_str_eq(order(), "a* b*");
	const jk_block_pair *gone = block_at(0, 2), *come = block_at(1, 2);
	ck_assert(gone->moved && gone->state == JK_PAIR_REMOVED && gone->elsewhere == unit_at(1));
	ck_assert(come->moved && come->state == JK_PAIR_SAME && come->elsewhere == unit_at(0));
	ck_assert_ptr_eq(come->old_block, gone->old_block);
	ck_assert_int_eq(unit_at(0)->effect, JK_EFFECT_NEUTRAL);
	ck_assert_int_eq(unit_at(1)->effect, JK_EFFECT_NEUTRAL);
	end();
}
END_TEST

START_TEST(a_clause_with_another_id_is_found_by_its_text)
{
	compare(SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT))),
		SIDE_CLAUSES(ARTICLE("z", "第1条", "報告", P1("乙は、事故を知ったときは、速やかに甲に報告しなければならない。"))));
	ck_assert_str_eq(order(), "z*");
	end();
	compare(SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT))), SIDE_CLAUSES(ARTICLE("z", "第1条", "秘密", P1(SECRET))));
	ck_assert_str_eq(order(), "a- z+");
	end();
}
END_TEST

START_TEST(paragraphs_written_anew_at_their_place_are_one_change)
{
	compare(SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT) P2(RECORD))), SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT) P2("甲は、いつでも立入検査を行うことができる。"))));
	ck_assert_uint_eq(unit_at(0)->blocks.count, 3);
	ck_assert_int_eq(block_at(0, 2)->state, JK_PAIR_CHANGED);
	end();
}
END_TEST

#define ROW(a, b) "<TableRow><TableColumn><Sentence>" a "</Sentence></TableColumn><TableColumn><Sentence>" b "</Sentence></TableColumn></TableRow>"
#define TABLE_CLAUSE(rows) SIDE_CLAUSES("<clause id='a' label='第1条'><text><Article><ArticleTitle>第1条</ArticleTitle><Paragraph Num='1'><ParagraphNum/>" \
	"<ParagraphSentence><Sentence>次の表による。</Sentence></ParagraphSentence><TableStruct><Table>" rows "</Table></TableStruct></Paragraph></Article></text></clause>")

START_TEST(tables_are_compared_row_by_row_and_cell_by_cell)
{
	compare(TABLE_CLAUSE(ROW("重大な障害への対応を始めるまでの時間", "1時間以内") ROW("軽微な障害への対応を始めるまでの時間", "1日以内")),
		TABLE_CLAUSE(ROW("重大な障害への対応を始めるまでの時間", "4時間以内") ROW("停止の予告の期限", "14日前まで") ROW("軽微な障害への対応を始めるまでの時間", "1日以内")));
	const jk_block_pair *table = block_at(0, 1);
	ck_assert_uint_eq(table->rows.count, 3);
	const jk_row_pair *first = table->rows.items[0], *second = table->rows.items[1], *third = table->rows.items[2];
	ck_assert(first->old_row && first->new_row && !second->old_row && third->old_row && third->new_row);
	const jk_list *cell = first->cells.items[1];
	ck_assert_uint_eq(cell->count, 2);
	ck_assert_int_eq(unit_at(0)->effect, JK_EFFECT_WEAKENED);
	end();
}
END_TEST

START_TEST(values_are_judged_by_their_direction)
{
#define VALUED(value, text) SIDE_CLAUSES("<clause id='a' label='第1条'><parameter name='x' origin='profile' value='" value "' unit='hour' text='" text "' stricter='less'>期限</parameter>" \
	"<text><Article><ArticleTitle>第1条</ArticleTitle>" P1("期限は、<value parameter='x' origin='profile'>" text "</value>以内とする。") "</Article></text></clause>")
	compare(VALUED("24", "24時間"), VALUED("48", "48時間"));
	ck_assert_uint_eq(unit_at(0)->values.count, 1);
	ck_assert_int_eq(((const jk_value_change *)unit_at(0)->values.items[0])->effect, JK_EFFECT_WEAKENED);
	ck_assert_uint_eq(unit_at(0)->findings.count, 0);
	end();
	compare(VALUED("48", "48時間"), VALUED("24", "24時間"));
	ck_assert_int_eq(unit_at(0)->effect, JK_EFFECT_STRENGTHENED);
	end();
}
END_TEST

#define KINDS(contract, sla) \
	SIDE_SET("<group id='g'><document kind='contract' title='契約書' layout='article'><chapter id='c' title='総則'>" contract "</chapter></document>" \
		 "<document kind='sla' title='合意書' layout='article'><chapter id='c' title='総則'>" sla "</chapter></document></group>")

START_TEST(papers_go_together_by_kind)
{
	compare(KINDS(ARTICLE("a", "第1条", "報告", P1(REPORT)), ARTICLE("b", "第1条", "秘密", P1(SECRET))),
		KINDS(ARTICLE("a", "第1条", "報告", P1(REPORT)), ARTICLE("b", "第1条", "秘密", P1(SECRET))));
	ck_assert_uint_eq(comparison->papers.count, 2);
	end();
	/* A document is one paper: the others are no matter of it. One that does not tell its kind goes with the paper it reads like. */
	was = side_of(KINDS(ARTICLE("a", "第1条", "報告", P1(REPORT)), ARTICLE("b", "第1条", "秘密", P1(SECRET))));
	is = side_of(SIDE_CLAUSES(ARTICLE("b", "第1条", "秘密", P1(SECRET))));
	is->kind = JK_SIDE_DOCUMENT;
	((jk_side_paper *)is->papers.items[0])->kind = NULL;
	ck_assert_int_eq(jk_compare(&comparison, was, is, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(comparison->papers.count, 1);
	ck_assert_str_eq(((const jk_paper_pair *)comparison->papers.items[0])->old_paper->kind, "sla");
	ck_assert_uint_eq(comparison->uncovered.count, 0);
	end();
	/* Only one kind. */
	was = side_of(KINDS(ARTICLE("a", "第1条", "報告", P1(REPORT)), ARTICLE("b", "第1条", "秘密", P1(SECRET))));
	is = side_of(KINDS(ARTICLE("a", "第1条", "報告", P1(REPORT)), ""));
	ck_assert_int_eq(jk_compare(&comparison, was, is, &(jk_compare_options){.kind = "contract"}, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(comparison->papers.count, 1);
	ck_assert_uint_eq(comparison->worst.count, 0);
	end();
}
END_TEST

START_TEST(history_tells_why)
{
#define VERSION(number, text) SIDE_CLAUSES("<clause id='a' label='第1条' version='" number "'><revision version='1.0.0' date='2026-01-01'>初版</revision>" \
	"<revision version='1.2.0' date='2026-02-01'>期限を定めた。</revision><revision version='1.10.0' date='2026-03-01'>期限を改めた。</revision>" \
	"<text><Article><ArticleTitle>第1条</ArticleTitle>" P1(text) "</Article></text></clause>")
	compare(VERSION("1.2.0", REPORT), VERSION("1.10.0", SECRET));
	ck_assert_uint_eq(unit_at(0)->because.count, 1);
	ck_assert_str_eq(((const jk_side_revision *)unit_at(0)->because.items[0])->text, "期限を改めた。");
	end();
}
END_TEST

static jk_result compare_once(int *right)
{
	static const char old_xml[] = SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1(REPORT) P2(RETURN_)) ARTICLE("b", "第2条", "秘密", P1(SECRET)));
	static const char new_xml[] = SIDE_CLAUSES(ARTICLE("a", "第1条", "報告", P1("乙は、事故を知ったときは、3日以内に甲に報告するものとする。")) ARTICLE("c", "第2条", "記録", P1(RECORD) P2(RETURN_)));
	jk_diagnostics *d = NULL;
	jk_side *a = NULL, *b = NULL;
	jk_comparison *found = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_side_parse_set(&a, old_xml, strlen(old_xml), "a", d);
	if (result == JK_OK)
		result = jk_side_parse_set(&b, new_xml, strlen(new_xml), "b", d);
	if (result == JK_OK)
		result = jk_compare(&found, a, b, NULL, d);
	*right = result == JK_OK && found->worst.count == 3 && jk_comparison_counts(found).changed == 1;
	jk_comparison_free(found);
	jk_side_free(a);
	jk_side_free(b);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail_anywhere) { jk_test_sweep(compare_once); }
END_TEST

Suite *suite_compare_pair(void)
{
	return jk_suite("compare/pair", (const TTest *const[]){what_is_gone_stands_where_it_stood, a_clause_that_went_elsewhere_moved,
							       references_that_follow_a_renumbering_change_nothing, paragraphs_of_references_follow_their_articles, undecided_items_may_get_other_numbers,
							       a_paragraph_that_went_to_another_clause_moved, a_clause_with_another_id_is_found_by_its_text,
							       paragraphs_written_anew_at_their_place_are_one_change, tables_are_compared_row_by_row_and_cell_by_cell,
							       values_are_judged_by_their_direction, papers_go_together_by_kind, history_tells_why, memory_may_fail_anywhere, NULL});
}
