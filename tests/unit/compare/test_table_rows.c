#include <stdint.h>
#include "contrast.h"

/* Rule 10: frames instead of underlines. */
static jk_block_pair *table;

static jk_side_row *side_row(jk_mark mark, const char *first, const char *second)
{
	jk_side_row *row = CONTRAST_NEW(jk_side_row);
	const char *const texts[] = {first, second};
	for (int i = 0; i < 2; i++) {
		jk_list pieces = {0};
		contrast_read_pieces(&pieces, texts[i]);
		contrast_add(&row->cells, contrast_text_of(&pieces, mark));
	}
	return row;
}

/* A row of two cells; which of the sides has it. */
static jk_row_pair *add_row(int old_side, int new_side, const char *first, const char *second)
{
	jk_row_pair *row = CONTRAST_NEW(jk_row_pair);
	const char *const texts[] = {first, second};
	*row = (jk_row_pair){.old_row = old_side ? side_row(JK_DELETED, first, second) : NULL, .new_row = new_side ? side_row(JK_INSERTED, first, second) : NULL};
	for (int i = 0; i < 2; i++) {
		jk_list *pieces = CONTRAST_NEW(jk_list);
		contrast_read_pieces(pieces, texts[i]);
		contrast_add(&row->cells, pieces);
	}
	contrast_add(&table->rows, row);
	return row;
}

static void add_head(int old_side, int new_side)
{
	jk_row_pair *head = add_row(old_side, new_side, "項目", "基準値");
	if (old_side)
		((jk_side_row *)(uintptr_t)head->old_row)->header = 1;
	if (new_side)
		((jk_side_row *)(uintptr_t)head->new_row)->header = 1;
}

static void begin(jk_pair_state state)
{
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "題");
	CAPTION("題");
	ARTICLE("第3条", "次の表");
	table = contrast_add_block(JK_BLOCK_TABLE, state == JK_PAIR_ADDED ? NULL : "", state == JK_PAIR_REMOVED ? NULL : "", "");
	table->state = state;
	contrast_unit->state = JK_PAIR_CHANGED;
}

#define HEAD "= （題） / 第3条　次の表 | （題） / 第3条　次の表\n"

START_TEST(cells_that_changed_are_framed)
{
	begin(JK_PAIR_CHANGED);
	add_head(1, 1);
	add_row(1, 1, "稼働率", "[-99.5-]{+99.9+}％");
	add_row(1, 1, "RTO", "12時間");
	CONTRAST_IS(HEAD "- #(項目)(基準値)(稼働率)[99.9％](RTO)(12時間) | #(項目)(基準値)(稼働率)[99.5％](RTO)(12時間)\n");
	ck_assert_int_eq(((const jk_contrast_paper *)contrast_make()->papers.items[0])->framed, 1);
}
END_TEST

START_TEST(rows_that_came_in_or_went_are_framed_as_a_whole)
{
	begin(JK_PAIR_CHANGED);
	add_row(0, 1, "{+RTO+}", "{+12時間+}");
	add_row(1, 0, "[-RPO-]", "[-前日-]");
	CONTRAST_IS(HEAD "- [[(RTO)(12時間)]] | [[(RPO)(前日)]]\n");
}
END_TEST

START_TEST(many_rows_that_are_the_same_are_left_out)
{
	begin(JK_PAIR_CHANGED);
	add_head(1, 1);
	add_row(1, 1, "一", "1");
	add_row(1, 1, "二", "2");
	add_row(1, 1, "三", "[-3-]{+4+}");
	add_row(1, 1, "四", "1");
	add_row(1, 1, "五", "2");
	add_row(1, 1, "六", "3");
	CONTRAST_IS(HEAD "- #(項目)(基準値)(一)(1)(二)(2)(三)[4]… | #(項目)(基準値)(一)(1)(二)(2)(三)[3]…\n");
}
END_TEST

START_TEST(a_new_table_is_framed)
{
	begin(JK_PAIR_ADDED);
	add_head(0, 1);
	add_row(0, 1, "一", "1");
	CONTRAST_IS(HEAD "- [[(項目)(基準値)]][[(一)(1)]] | （新設）\n");
}
END_TEST

START_TEST(a_table_that_went_is_framed)
{
	begin(JK_PAIR_REMOVED);
	table->old_block = contrast_side_block(JK_BLOCK_TABLE, "", "");
	contrast_add((jk_list *)(uintptr_t)&table->old_block->rows, side_row(JK_DELETED, "一", "1"));
	CONTRAST_IS(HEAD "- （削る） | [[(一)(1)]]\n");
}
END_TEST

START_TEST(a_table_that_is_the_same_is_left_out)
{
	begin(JK_PAIR_SAME);
	add_row(1, 1, "一", "1");
	PARAGRAPH("2", "[-甲-]{+乙+}");
	CONTRAST_IS("= （題） / 第3条　略 | （題） / 第3条　略\n- 2　_乙_ | 2　_甲_\n");
}
END_TEST

START_TEST(short_rows_are_filled_up)
{
	begin(JK_PAIR_CHANGED);
	add_row(1, 1, "一", "[-1-]{+2+}");
	jk_row_pair *narrow = add_row(1, 1, "二", "");
	((jk_side_row *)(uintptr_t)narrow->new_row)->cells.count = 1;
	CONTRAST_IS(HEAD "- (一)[2](二)() | (一)[1](二)()\n");
}
END_TEST

/* Rule 11: double lines beat frames; what changed is underlined then. */
START_TEST(a_table_below_double_lines_has_no_frames)
{
	begin(JK_PAIR_CHANGED);
	contrast_options.national = 1;
	add_head(1, 1);
	add_row(1, 1, "一", "[-1-]{+2+}");
	add_row(0, 1, "二", "3");
	CONTRAST_IS(HEAD "- #(項目)(基準値)(一)[2][二][3] | #(項目)(基準値)(一)[1]\n");
	jk_block_pair *article = contrast_unit->blocks.items[1];
	article->old_block = contrast_side_block(JK_BLOCK_ARTICLE, "第2条", "次の表");
	article->renumbered = contrast_unit->renumbered = 1;
	CONTRAST_IS("= （題） / =第3条=　次の表 | （題） / =第2条=　次の表\n- #(項目)(基準値)(一)(_2_)(_二_)(_3_) | #(項目)(基準値)(一)(_1_)\n");
	ck_assert_int_eq(((const jk_contrast_paper *)contrast_make()->papers.items[0])->framed, 0);
}
END_TEST

START_TEST(a_whole_table_below_double_lines_has_no_frame)
{
	begin(JK_PAIR_ADDED);
	contrast_options.national = 1;
	contrast_unit->blocks.count = 2;
	contrast_add_block(JK_BLOCK_TABLE_TITLE, NULL, "", "{+表題+}");
	contrast_add(&contrast_unit->blocks, table);
	add_head(0, 1);
	add_row(0, 1, "一", "1");
	CONTRAST_IS(HEAD "- =表題= / #(_項目_)(_基準値_)(_一_)(_1_) | （新設）\n");
}
END_TEST

Suite *suite_compare_table_rows(void)
{
	return jk_suite("compare/table_rows", (const TTest *const[]){cells_that_changed_are_framed, rows_that_came_in_or_went_are_framed_as_a_whole,
		many_rows_that_are_the_same_are_left_out, a_new_table_is_framed, a_table_that_went_is_framed, a_table_that_is_the_same_is_left_out, short_rows_are_filled_up,
		a_table_below_double_lines_has_no_frames, a_whole_table_below_double_lines_has_no_frame, NULL});
}
