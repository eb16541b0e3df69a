#include "contrast.h"

START_TEST(each_side_keeps_its_width)
{
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "題");
	PARAGRAPH("2", "3日[-前-]{+後+}");
	jk_block_pair *pair = contrast_unit->blocks.items[0];
	((jk_piece *)pair->pieces.items[0])->old_text = "３日";
	pair->old_block = contrast_side_block(JK_BLOCK_PARAGRAPH, "2", "３日前");
	CONTRAST_IS("= 2　3日_後_ | 2　３日_前_\n");
}
END_TEST

START_TEST(a_text_nobody_compared_is_underlined_as_a_whole)
{
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "題");
	jk_block_pair *pair = PARAGRAPH("2", "同じ");
	pair->new_block = contrast_side_block(JK_BLOCK_PARAGRAPH, "2", "ちがう");
	pair->state = contrast_unit->state = JK_PAIR_CHANGED;
	pair->pieces.count = 0;
	CONTRAST_IS("= 2　_ちがう_ | 2　_同じ_\n");
}
END_TEST

START_TEST(brackets_stand_around_captions_once)
{
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "題");
	CAPTION("（題）");
	ARTICLE("第3条", "[-甲-]{+乙+}");
	CONTRAST_IS("= （題） / 第3条　_乙_ | （題） / 第3条　_甲_\n");
}
END_TEST

Suite *suite_compare_table_line(void)
{
	return jk_suite("compare/table_line", (const TTest *const[]){each_side_keeps_its_width, a_text_nobody_compared_is_underlined_as_a_whole, brackets_stand_around_captions_once, NULL});
}
