#include "sides.h"

START_TEST(a_clause_has_what_a_comparison_asks_about)
{
	jk_side *side = side_of(SIDE_CLAUSES(
		"<clause id='a' version='1.2.0' status='in' label='第3条' basis='practice' role='scored'><title>題</title><reason>理由</reason><facts>f</facts>"
		"<provision id='1-1' relation='equal-to'/><provision id='1-2'/>"
		"<parameter name='p' origin='profile' value='24' unit='hour' text='24時間' stricter='less'>期限</parameter>"
		"<parameter name='q' origin='undecided' undecided='U-002' stricter='more'/>"
		"<parameter name='r' origin='catalog' value='full' text='全部' stricter='more' rank='-3'>範囲</parameter>"
		"<revision version='1.0.0' date='2026-01-01'>初版</revision><revision version='1.2.0' date='2026-02-02'>期限を延ばした。</revision>"
		"<text><Article><ArticleCaption>見出し</ArticleCaption></Article></text></clause>"));
	const jk_side_unit *unit = side_unit(side, 0);
	ck_assert_str_eq(unit->id, "a");
	ck_assert_str_eq(unit->version, "1.2.0");
	ck_assert_str_eq(unit->label, "第3条");
	ck_assert_str_eq(unit->title, "見出し");
	ck_assert_str_eq(unit->chapter, "総則");
	ck_assert_str_eq(unit->reason, "理由");
	ck_assert_str_eq(unit->role, "scored");
	ck_assert(unit->in && unit->practice);
	const jk_side_cover *cover = unit->covers.items[1];
	ck_assert_uint_eq(unit->covers.count, 2);
	ck_assert_str_eq(cover->id, "1-2");
	ck_assert_ptr_null(cover->relation);
	const jk_side_value *p = unit->values.items[0], *q = unit->values.items[1], *r = unit->values.items[2];
	ck_assert_str_eq(p->raw, "24");
	ck_assert_str_eq(p->unit, "hour");
	ck_assert_str_eq(p->label, "期限");
	ck_assert_int_eq(p->stricter, JK_STRICTER_LESS);
	ck_assert(!p->has_rank && !p->undecided);
	ck_assert_ptr_null(q->raw);
	ck_assert_ptr_null(q->text);
	ck_assert_str_eq(q->undecided, "U-002");
	ck_assert_str_eq(q->label, "q");
	ck_assert_int_eq(r->stricter, JK_STRICTER_MORE);
	ck_assert(r->has_rank && r->rank == -3);
	const jk_side_revision *revision = unit->revisions.items[1];
	ck_assert_uint_eq(unit->revisions.count, 2);
	ck_assert_str_eq(revision->version, "1.2.0");
	ck_assert_str_eq(revision->date, "2026-02-02");
	ck_assert_str_eq(revision->text, "期限を延ばした。");
	jk_side_free(side);
}
END_TEST

START_TEST(a_clause_that_is_out_has_no_blocks)
{
	jk_side *side = side_of(SIDE_CLAUSES("<clause id='a' status='out'><title>題</title><reason>軽いため</reason>"
					     "<text><Article><ArticleCaption>x</ArticleCaption></Article></text></clause><clause id='b'/>"));
	ck_assert_int_eq(side_unit(side, 0)->in, 0);
	ck_assert_str_eq(side_unit(side, 0)->title, "題");
	ck_assert_uint_eq(side_unit(side, 0)->blocks.count, 0);
	ck_assert_int_eq(side_unit(side, 1)->in, 1);
	ck_assert_ptr_null(side_unit(side, 1)->version);
	jk_side_free(side);
}
END_TEST

#define ROWS(inside) SIDE_PAPER("<section id='s' title='表'>\n" inside "</section>")

START_TEST(a_row_is_a_unit_with_a_block_for_each_column)
{
	jk_side *side = side_of(ROWS("<revision version='1.0.0' date='2026-01-01'>初版</revision>"
				     "<row id='r' version='1.0.0' number='7' applicable='no' actor='所属長'><reason>対象がないため</reason><provision id='1-1'/>"
				     "<parameter name='p' value='1' text='1'/>"
				     "<text>期限（<value parameter='p' origin='profile'>1</value>）を守れることを、証拠となる書面によって確かめたか。</text>"
				     "<cell name='method' title='方法'>記録</cell><cell name='to'>甲</cell><cell name='method' title='方法'>面談</cell></row>"));
	const jk_side_unit *unit = side_unit(side, 0);
	ck_assert_str_eq(unit->id, "row:r");
	ck_assert_str_eq(unit->label, "7");
	ck_assert_str_eq(unit->title, "期限（1）を守れることを、証拠となる書面によって…");
	ck_assert_str_eq(unit->chapter, "表");
	ck_assert_uint_eq(unit->revisions.count, 1);
	ck_assert_uint_eq(unit->values.count, 1);
	ck_assert_uint_eq(unit->blocks.count, 6);
	ck_assert_str_eq(side_block(unit, 0)->path, "1");
	ck_assert_uint_eq(side_block(unit, 0)->spans.count, 3);
	static const char *const wanted[][3] = {{"method", "方法", "記録"}, {"to", "to", "甲"}, {"method#2", "方法", "面談"},
						{"actor", "主体", "所属長"}, {"applicable", "該当", "該当なし（対象がないため）"}};
	for (size_t i = 0; i < 5; i++) {
		const jk_side_block *block = side_block(unit, i + 1);
		ck_assert_str_eq(block->anchor, wanted[i][0]);
		ck_assert_str_eq(block->label, wanted[i][1]);
		ck_assert_str_eq(block->text, wanted[i][2]);
		ck_assert_str_eq(block->path, "");
		ck_assert_uint_eq(block->spans.count, 1);
	}
	jk_side_free(side);
}
END_TEST

START_TEST(turns_of_a_loop_have_ids_of_their_own)
{
	jk_side *side = side_of(ROWS("<row id='r'><text>東</text></row><row id='r'><text>西</text></row><row id='q'/><row id='r'/>"));
	ck_assert_str_eq(side_unit(side, 0)->id, "row:r");
	ck_assert_str_eq(side_unit(side, 1)->id, "row:r#2");
	ck_assert_str_eq(side_unit(side, 2)->id, "row:q");
	ck_assert_str_eq(side_unit(side, 3)->id, "row:r#3");
	ck_assert_str_eq(side_unit(side, 1)->title, "西");
	jk_side_free(side);
}
END_TEST

START_TEST(an_id_stands_once) { side_fails(SIDE_CLAUSES("<clause id='a'/><clause id='b'/>\n<clause id='a'/>"), JK_DIAG_SIDE_TWICE, 5); }
END_TEST

START_TEST(a_parameter_stands_once)
{
	side_fails(SIDE_CLAUSES("<clause id='a'><parameter name='p'/></clause><clause id='b'><parameter name='p'/>\n<parameter name='p'/></clause>"),
		   JK_DIAG_SIDE_TWICE, 5);
}
END_TEST

START_TEST(a_clause_needs_its_id) { side_fails(SIDE_CLAUSES("\n<clause/>"), JK_DIAG_SIDE_ATTRIBUTE, 5); }
END_TEST

START_TEST(a_row_needs_its_id) { side_fails(ROWS("<row id=''/>"), JK_DIAG_SIDE_ATTRIBUTE, 4); }
END_TEST

START_TEST(a_row_applies_or_not) { side_fails(ROWS("<row id='r' applicable='perhaps'/>"), JK_DIAG_SIDE_VALUE, 4); }
END_TEST

START_TEST(a_clause_is_in_or_out) { side_fails(SIDE_CLAUSES("<clause id='a' status='half'/>"), JK_DIAG_SIDE_VALUE, 4); }
END_TEST

START_TEST(a_way_is_less_or_more) { side_fails(SIDE_CLAUSES("<clause id='a'><parameter name='p' stricter='up'/></clause>"), JK_DIAG_SIDE_VALUE, 4); }
END_TEST

START_TEST(a_rank_is_a_number) { side_fails(SIDE_CLAUSES("<clause id='a'><parameter name='p' rank='high'/></clause>"), JK_DIAG_SIDE_VALUE, 4); }
END_TEST

START_TEST(a_rank_has_bounds) { side_fails(SIDE_CLAUSES("<clause id='a'><parameter name='p' rank='1000000000000000000000'/></clause>"), JK_DIAG_SIDE_VALUE, 4); }
END_TEST

START_TEST(a_clause_holds_what_it_holds) { side_fails(SIDE_CLAUSES("<clause id='a'><Article/></clause>"), JK_DIAG_SIDE_ELEMENT, 4); }
END_TEST

START_TEST(a_row_holds_what_it_holds) { side_fails(ROWS("<row id='r'><title/></row>"), JK_DIAG_SIDE_ELEMENT, 4); }
END_TEST

START_TEST(a_section_holds_rows) { side_fails(ROWS("<clause id='r'/>"), JK_DIAG_SIDE_ELEMENT, 4); }
END_TEST

Suite *suite_compare_side_unit(void)
{
	return jk_suite("compare/side_unit",
			(const TTest *const[]){a_clause_has_what_a_comparison_asks_about, a_clause_that_is_out_has_no_blocks,
					       a_row_is_a_unit_with_a_block_for_each_column, turns_of_a_loop_have_ids_of_their_own, an_id_stands_once, a_parameter_stands_once,
					       a_clause_needs_its_id, a_row_needs_its_id, a_row_applies_or_not, a_clause_is_in_or_out, a_way_is_less_or_more,
					       a_rank_is_a_number, a_rank_has_bounds, a_clause_holds_what_it_holds, a_row_holds_what_it_holds,
					       a_section_holds_rows, NULL});
}
