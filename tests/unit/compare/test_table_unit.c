#include "contrast.h"

static void begin(void)
{
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "題");
	CAPTION("題");
}

/* Rules 2 to 4. */
START_TEST(matching_paragraphs_stand_at_one_height)
{
	begin();
	ARTICLE("第3条", "乙は、[-24時間-]{+48時間+}以内に");
	PARAGRAPH("2", "前項の[-報告-]{+報告等+}は");
	CONTRAST_IS("= （題） / 第3条　乙は、_48時間_以内に | （題） / 第3条　乙は、_24時間_以内に\n"
		    "- 2　前項の_報告等_は | 2　前項の_報告_は\n");
}
END_TEST

START_TEST(what_only_one_side_has_is_underlined_there)
{
	begin();
	ARTICLE("第3条", "乙は[-、直ちに-]報告する{+ものとする+}。");
	CONTRAST_IS("= （題） / 第3条　乙は報告する_ものとする_。 | （題） / 第3条　乙は_、直ちに_報告する。\n");
}
END_TEST

START_TEST(a_caption_that_changed)
{
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "題");
	CAPTION("[-報告-]{+通報+}");
	ARTICLE("第3条", "本文");
	CONTRAST_IS("= （_通報_） / 第3条　略 | （_報告_） / 第3条　略\n");
}
END_TEST

/* Rule 9. */
START_TEST(what_is_the_same_is_left_out)
{
	begin();
	ARTICLE("第3条", "[-甲-]{+乙+}");
	PARAGRAPH("2", "二");
	ITEM("(1)", "い");
	CONTRAST_IS("= （題） / 第3条　_乙_ | （題） / 第3条　_甲_\n- 2　略 | 2　略\n");
	PARAGRAPH("3", "三");
	CONTRAST_IS("= （題） / 第3条　_乙_ | （題） / 第3条　_甲_\n- 2及び3　略 | 2及び3　略\n");
	PARAGRAPH("4", "四");
	PARAGRAPH("5", "五");
	CONTRAST_IS("= （題） / 第3条　_乙_ | （題） / 第3条　_甲_\n- 2～5　略 | 2～5　略\n");
	contrast_options.omitted = "（略）";
	CONTRAST_IS("= （題） / 第3条　_乙_ | （題） / 第3条　_甲_\n- 2～5　（略） | 2～5　（略）\n");
}
END_TEST

START_TEST(each_level_has_its_own_labels)
{
	begin();
	ARTICLE("第3条", "次のとおり");
	ITEM("(1)", "一");
	ITEM("(2)", "二");
	ITEM("(3)", "三");
	SUBITEM("ア", "あ");
	SUBITEM("イ", "い");
	SUBITEM("ウ", "う");
	SUBITEM("エ", "[-え-]{+お+}");
	ITEM("(4)", "四");
	CONTRAST_IS("= （題） / 第3条　次のとおり | （題） / 第3条　次のとおり\n"
		    "- (1)及び(2)　略 | (1)及び(2)　略\n"
		    "- (3)　三 | (3)　三\n"
		    "- ア～ウ　略 | ア～ウ　略\n"
		    "- エ　_お_ | エ　_え_\n"
		    "- (4)　略 | (4)　略\n");
}
END_TEST

START_TEST(the_first_paragraph_is_left_out_by_the_number_of_its_article)
{
	begin();
	ARTICLE("第3条", "一");
	PARAGRAPH("2", "[-甲-]{+乙+}");
	CONTRAST_IS("= （題） / 第3条　略 | （題） / 第3条　略\n- 2　_乙_ | 2　_甲_\n");
}
END_TEST

START_TEST(paragraphs_without_numbers)
{
	contrast_begin();
	contrast_add_unit("4(3)", "4(3)", "再委託");
	ARTICLE("(3)", "再委託");
	PARAGRAPH("", "一");
	PARAGRAPH("", "二");
	PARAGRAPH("", "[-甲-]{+乙+}");
	CONTRAST_IS("= (3)　再委託 / 略 | (3)　再委託 / 略\n- _乙_ | _甲_\n");
}
END_TEST

/* Rule 5 for 項 and 号. */
START_TEST(what_came_in_has_a_note_on_the_other_side)
{
	begin();
	ARTICLE("第3条", "一");
	contrast_add_block(JK_BLOCK_PARAGRAPH, NULL, "2", "{+新しい項+}");
	contrast_add_block(JK_BLOCK_ITEM, NULL, "(1)", "{+その号+}");
	contrast_add_block(JK_BLOCK_PARAGRAPH, NULL, "3", "{+次の項+}");
	CONTRAST_IS("= （題） / 第3条　略 | （題） / 第3条　略\n"
		    "- _2_　_新しい項_ | （新設）\n"
		    "- _(1)_　_その号_ | \n"
		    "- _3_　_次の項_ | （新設）\n");
}
END_TEST

START_TEST(what_went_out_has_a_note_on_the_other_side)
{
	begin();
	ARTICLE("第3条", "一");
	contrast_add_block(JK_BLOCK_ITEM, "(1)", NULL, "[-号-]");
	CONTRAST_IS("= （題） / 第3条　一 | （題） / 第3条　一\n- （削る） | _(1)_　_号_\n");
}
END_TEST

/* Rule 7. */
START_TEST(repealed_is_a_rewriting)
{
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "題");
	contrast_add_block(JK_BLOCK_CAPTION, "", NULL, "[-題-]");
	ARTICLE("第3条", "[-甲は、乙に-]{+削除+}");
	contrast_add_block(JK_BLOCK_PARAGRAPH, "2", NULL, "[-二-]");
	CONTRAST_IS("= 第3条　_削除_ | _（__題__）_ / 第3条　_甲は、乙に_\n-  | _2_　_二_\n");
}
END_TEST

START_TEST(a_repealed_item_is_a_rewriting)
{
	begin();
	ARTICLE("第3条", "一");
	ITEM("(1)", "[-氏名を-]削除[-すること。-]");
	CONTRAST_IS("= （題） / 第3条　一 | （題） / 第3条　一\n- (1)　_削除_ | (1)　_氏名を削除すること。_\n");
}
END_TEST

/* Rule 8. */
START_TEST(items_that_are_renumbered)
{
	begin();
	ARTICLE("第3条", "一");
	contrast_add_block(JK_BLOCK_ITEM, NULL, "(1)", "{+新+}");
	contrast_add_block(JK_BLOCK_ITEM, "(1)", "(2)", "い");
	contrast_add_block(JK_BLOCK_ITEM, "(2)", "(3)", "ろ");
	contrast_add_block(JK_BLOCK_ITEM, "(3)", "(4)", "は");
	contrast_add_block(JK_BLOCK_ITEM, "(4)", "(5)", "に[-甲-]{+乙+}");
	CONTRAST_IS("= （題） / 第3条　一 | （題） / 第3条　一\n"
		    "- _(1)_　_新_ | （新設）\n"
		    "- _(2)～(4)_　略 | _(1)～(3)_　略\n"
		    "- _(5)_　に_乙_ | _(4)_　に_甲_\n");
}
END_TEST

/* Pairing calls renumbered what differs in the numbers of references only. */
START_TEST(a_number_that_is_the_same_is_not_underlined)
{
	begin();
	ARTICLE("第3条", "次のとおり");
	ITEM("(1)", "[-第28条-]{+第27条+}による場合")->renumbered = 1;
	CONTRAST_IS("= （題） / 第3条　次のとおり | （題） / 第3条　次のとおり\n- (1)　_第27条_による場合 | (1)　_第28条_による場合\n");
}
END_TEST

START_TEST(what_moved_without_a_number_is_underlined)
{
	begin();
	PARAGRAPH("", "一");
	PARAGRAPH("", "二")->moved = 1;
	contrast_unit->state = JK_PAIR_CHANGED;
	ck_assert_str_eq(contrast_rows(1), "= （題） / 略 | （題） / 略\n- _二_ | _二_ | 移動\n");
}
END_TEST

START_TEST(what_went_to_another_unit_is_no_deletion)
{
	begin();
	ARTICLE("第3条", "一");
	jk_block_pair *gone = contrast_add_block(JK_BLOCK_PARAGRAPH, "2", NULL, "[-二-]");
	const jk_unit_pair *from = contrast_unit, *to = contrast_add_unit("第8条", "第8条", "先");
	CAPTION("先");
	ARTICLE("第8条", "一");
	jk_block_pair *came = contrast_add_block(JK_BLOCK_PARAGRAPH, "2", "3", "二");
	gone->moved = came->moved = 1;
	gone->elsewhere = to;
	came->elsewhere = from;
	ck_assert_str_eq(contrast_rows(1), "= （題） / 第3条　略 | （題） / 第3条　略\n"
					   "-  | _2_　略 | 第8条へ移動\n"
					   "= （先） / 第8条　略 | （先） / 第8条　略\n"
					   "- _3_　略 | _2_　略 | 第3条から移動\n");
}
END_TEST

/* Rule 11: what came in, went, moved or is written anew has double lines at its caption and number, single ones below. */
START_TEST(double_lines_of_a_unit_that_came_in)
{
	contrast_begin();
	contrast_options.national = 1;
	contrast_add_unit(NULL, "第3条", "監査");
	contrast_add_block(JK_BLOCK_CAPTION, NULL, "", "{+監査+}");
	contrast_add_block(JK_BLOCK_ARTICLE, NULL, "第3条", "{+甲は+}");
	contrast_add_block(JK_BLOCK_ITEM, NULL, "(1)", "{+号+}");
	contrast_add_unit("4", NULL, "報告");
	contrast_add_block(JK_BLOCK_ARTICLE, "4", NULL, "[-報告-]");
	contrast_add_block(JK_BLOCK_PARAGRAPH, "", NULL, "[-二-]");
	CONTRAST_IS("= =（==監査==）= / =第3条=　_甲は_ | （新設）\n"
		    "- _(1)_　_号_ | \n"
		    "= （削る） | =4=　=報告= / _二_\n");
}
END_TEST

START_TEST(double_lines_within_a_unit)
{
	begin();
	contrast_options.national = 1;
	ARTICLE("第3条", "[-一-]{+二+}");
	contrast_add_block(JK_BLOCK_PARAGRAPH, NULL, "2", "{+新しい項+}");
	contrast_add_block(JK_BLOCK_ITEM, NULL, "(1)", "{+その号+}");
	contrast_add_block(JK_BLOCK_PARAGRAPH, "2", "3", "三");
	contrast_add_block(JK_BLOCK_PARAGRAPH, NULL, "", "{+番号のない段落+}");
	PARAGRAPH("", "四")->moved = 1;
	CONTRAST_IS("= （題） / 第3条　_二_ | （題） / 第3条　_一_\n"
		    "- =2=　_新しい項_ | （新設）\n"
		    "- _(1)_　_その号_ | \n"
		    "- =3=　略 | =2=　略\n"
		    "- _番号のない段落_ | （新設）\n"
		    "- =四= | =四=\n");
}
END_TEST

START_TEST(double_lines_of_what_is_repealed)
{
	contrast_begin();
	contrast_options.national = 1;
	contrast_add_unit("第3条", "第3条", "題");
	contrast_add_block(JK_BLOCK_CAPTION, "", NULL, "[-題-]");
	ARTICLE("第3条", "[-甲は-]{+削除+}");
	contrast_add_block(JK_BLOCK_PARAGRAPH, "2", NULL, "[-二-]");
	CONTRAST_IS("= =第3条=　_削除_ | =（==題==）= / =第3条=　_甲は_\n-  | _2_　_二_\n");
}
END_TEST

Suite *suite_compare_table_unit(void)
{
	return jk_suite("compare/table_unit", (const TTest *const[]){matching_paragraphs_stand_at_one_height, what_only_one_side_has_is_underlined_there, a_caption_that_changed,
		what_is_the_same_is_left_out, each_level_has_its_own_labels, the_first_paragraph_is_left_out_by_the_number_of_its_article, paragraphs_without_numbers,
		what_came_in_has_a_note_on_the_other_side, what_went_out_has_a_note_on_the_other_side, repealed_is_a_rewriting, a_repealed_item_is_a_rewriting,
		items_that_are_renumbered, a_number_that_is_the_same_is_not_underlined, what_moved_without_a_number_is_underlined, what_went_to_another_unit_is_no_deletion,
		double_lines_of_a_unit_that_came_in, double_lines_within_a_unit, double_lines_of_what_is_repealed, NULL});
}
