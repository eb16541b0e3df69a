#include "contrast.h"

/* --- which units --- */

START_TEST(what_is_the_same_is_not_listed)
{
	contrast_begin();
	contrast_add_unit("第1条", "第1条", "目的");
	CAPTION("目的");
	ARTICLE("第1条", "本文");
	CONTRAST_IS("");
	ck_assert_uint_eq(contrast_make()->papers.count, 0);
}
END_TEST

static void add_same(const char *old_label, const char *new_label)
{
	contrast_add_unit(old_label, new_label, "題");
	CAPTION("題");
	contrast_add_block(JK_BLOCK_ARTICLE, old_label, new_label, "本文");
	PARAGRAPH("2", "第二項");
}

START_TEST(what_is_the_same_can_be_listed)
{
	contrast_begin();
	contrast_options.all = 1;
	add_same("第1条", "第1条");
	contrast_add_unit("第2条", "第2条", "題");
	CAPTION("題");
	ARTICLE("第2条", "[-甲-]{+乙+}は");
	add_same("第3条", "第3条");
	add_same("第4条", "第4条");
	contrast_add_unit("", "", "どちらにもない"); /* left out on both sides: parts nothing */
	add_same("第5条", "第5条");
	CONTRAST_IS("= 第1条　略 | 第1条　略\n"
		    "= （題） / 第2条　_乙_は | （題） / 第2条　_甲_は\n"
		    "= 第3条～第5条　略 | 第3条～第5条　略\n");
}
END_TEST

/* Rule 8. */
START_TEST(of_what_is_only_renumbered_the_number_is_underlined)
{
	contrast_begin();
	add_same("第5条", "第6条");
	CONTRAST_IS("= （題） / _第6条_　略 | （題） / _第5条_　略\n");
}
END_TEST

START_TEST(several_that_are_renumbered_share_a_line)
{
	contrast_begin();
	add_same("第5条", "第6条");
	add_same("第6条", "第7条");
	CONTRAST_IS("= _第6条及び第7条_　略 | _第5条及び第6条_　略\n");
	add_same("第7条", "第8条");
	CONTRAST_IS("= _第6条～第8条_　略 | _第5条～第7条_　略\n");
}
END_TEST

START_TEST(a_unit_that_moved_stands_for_itself)
{
	contrast_begin();
	add_same("第9条", "第6条");
	contrast_unit->moved = 1;
	add_same("第6条", "第7条");
	ck_assert_str_eq(contrast_rows(1), "= （題） / _第6条_　略 | （題） / _第9条_　略 | 移動\n"
					   "= （題） / _第7条_　略 | （題） / _第6条_　略\n");
}
END_TEST

/* References that only follow a renumbering are words of the text all the same. */
START_TEST(numbers_of_references_are_underlined)
{
	contrast_begin();
	contrast_add_unit("第8条", "第8条", "題");
	CAPTION("題");
	ARTICLE("第8条", "[-第5条-]{+第6条+}の報告")->state = JK_PAIR_SAME;
	contrast_unit->state = JK_PAIR_SAME;
	CONTRAST_IS("= （題） / 第8条　_第6条_の報告 | （題） / 第8条　_第5条_の報告\n");
}
END_TEST

/* Rule 5. */
START_TEST(a_new_article_is_underlined_as_a_whole)
{
	contrast_begin();
	contrast_add_unit(NULL, "第7条", "監査");
	contrast_add_block(JK_BLOCK_CAPTION, NULL, "", "{+監査+}");
	contrast_add_block(JK_BLOCK_ARTICLE, NULL, "第7条", "{+　甲は、監査する。+}");
	contrast_add_block(JK_BLOCK_PARAGRAPH, NULL, "2", "{+費用+}");
	CONTRAST_IS("= _（__監査__）_ / _第7条_　　_甲は、監査する。_ | （新設）\n"
		    "- _2_　_費用_ | \n");
}
END_TEST

/* Rule 6. */
START_TEST(an_article_taken_out_is_underlined_as_a_whole)
{
	contrast_begin();
	contrast_add_unit("第7条", NULL, "監査");
	contrast_add_block(JK_BLOCK_CAPTION, "", NULL, "[-（監査）-]");
	contrast_add_block(JK_BLOCK_ARTICLE, "第7条", NULL, "[-甲は、監査する。-]");
	CONTRAST_IS("= （削る） | _（監査）_ / _第7条_　_甲は、監査する。_\n");
	contrast_options.without_notes = 1;
	CONTRAST_IS("=  | _（監査）_ / _第7条_　_甲は、監査する。_\n");
}
END_TEST

START_TEST(chapters_are_named_where_they_begin)
{
	contrast_begin();
	for (int i = 0; i < 2; i++) {
		jk_side_unit *was = contrast_side_unit(i ? "4(3)" : "4(1)", "題"), *is = contrast_side_unit(was->label, "題");
		jk_unit_pair *unit = contrast_add_unit(was->label, is->label, "題");
		was->chapter = "再委託";
		is->chapter = i ? "委託" : "再委託";
		unit->old_unit = was;
		unit->new_unit = is;
		ARTICLE(i ? "(3)" : "(1)", "題");
		PARAGRAPH("", "[-甲-]{+乙+}");
	}
	CONTRAST_IS("= 4　再委託 | 4　再委託\n"
		    "= (1)　題 / _乙_ | (1)　題 / _甲_\n"
		    "= 4　委託 | \n"
		    "= (3)　題 / _乙_ | (3)　題 / _甲_\n");
}
END_TEST

START_TEST(each_paper_has_its_table)
{
	contrast_begin();
	add_same("第1条", "第2条");
	contrast_add_paper("仕様書");
	contrast_add_paper("SLA");
	add_same("第1条", "第3条");
	const jk_contrast *contrast = contrast_make();
	ck_assert_uint_eq(contrast->papers.count, 2);
	ck_assert_str_eq(((const jk_contrast_paper *)contrast->papers.items[0])->title, "契約書");
	ck_assert_str_eq(((const jk_contrast_paper *)contrast->papers.items[1])->title, "SLA");
}
END_TEST

START_TEST(rows_of_lists_go_by_their_numbers)
{
	contrast_begin();
	for (int i = 0; i < 4; i++) {
		static const char *const olds[] = {"1", "2", "3", "4"}, *const news[] = {NULL, "1", "2", "3"};
		jk_side_unit *was = contrast_side_unit(olds[i], "題"), *is = contrast_side_unit(news[i], "題");
		contrast_add_unit(olds[i], news[i], "題");
		was->id = "row:a";
		if (is)
			is->id = "row:a";
		contrast_unit->old_unit = was;
		contrast_unit->new_unit = is;
		contrast_add_block(JK_BLOCK_PARAGRAPH, "", news[i] ? "" : NULL, news[i] ? "届" : "[-届-]");
		contrast_add_block(JK_BLOCK_PARAGRAPH, "提出先", news[i] ? "提出先" : NULL, i == 3 ? "[-甲-]{+乙+}" : i ? "甲" : "[-甲-]");
		contrast_add_block(JK_BLOCK_PARAGRAPH, "部数", news[i] ? "部数" : NULL, i ? "1" : "[-1-]");
	}
	CONTRAST_IS("= （削る） | _1_　_届_ / _提出先_　_甲_\n"
		    "-  | _部数_　_1_\n"
		    "= _1及び2_　略 | _2及び3_　略\n"
		    "= _3_　届 / 提出先　_乙_ | _4_　届 / 提出先　_甲_\n"
		    "- 略 | 略\n");
}
END_TEST

static jk_result work(int *right)
{
	jk_arena *arena;
	jk_contrast *contrast = NULL;
	*right = 0;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_contrast_make(&contrast, arena, contrast_comparison, &contrast_options);
	*right = result == JK_OK && contrast->papers.count == 1;
	jk_arena_free(arena);
	return result;
}

START_TEST(out_of_memory)
{
	contrast_begin();
	add_same("第1条", "第2条");
	contrast_add_unit("第2条", NULL, "題");
	contrast_add_block(JK_BLOCK_ARTICLE, "第2条", NULL, "[-甲-]");
	contrast_unit->effect = JK_EFFECT_WEAKENED;
	contrast_add(&contrast_comparison->worst, contrast_unit);
	contrast_add_unit("第3条", "第3条", "題");
	ARTICLE("第3条", "題");
	PARAGRAPH("", "[-甲-]{+乙+}");
	jk_test_sweep_own(work);
}
END_TEST

Suite *suite_compare_table(void)
{
	return jk_suite("compare/table", (const TTest *const[]){what_is_the_same_is_not_listed, what_is_the_same_can_be_listed, of_what_is_only_renumbered_the_number_is_underlined,
		several_that_are_renumbered_share_a_line, a_unit_that_moved_stands_for_itself, numbers_of_references_are_underlined, a_new_article_is_underlined_as_a_whole,
		an_article_taken_out_is_underlined_as_a_whole, chapters_are_named_where_they_begin, each_paper_has_its_table, rows_of_lists_go_by_their_numbers, out_of_memory, NULL});
}
