#include "sides.h"

#define SENTENCE(words) "<ParagraphSentence><Sentence>" words "</Sentence></ParagraphSentence>"

typedef struct {
	jk_block_kind kind;
	const char *label, *path, *text;
} wanted_block;

static void expect_blocks(const jk_side_unit *unit, const wanted_block *wanted, size_t count)
{
	ck_assert_uint_eq(unit->blocks.count, count);
	for (size_t i = 0; i < count; i++) {
		const jk_side_block *block = side_block(unit, i);
		ck_assert_int_eq(block->kind, wanted[i].kind);
		ck_assert_str_eq(block->label, wanted[i].label);
		ck_assert_str_eq(block->path, wanted[i].path);
		ck_assert_str_eq(block->text, wanted[i].text);
	}
}

static const char deep[] = SIDE_TEXT(
	"<Paragraph Num='1'><ParagraphNum/>" SENTENCE("前。") "</Paragraph>\n"
	"<Paragraph Num='2' id='second'><ParagraphNum>2</ParagraphNum>" SENTENCE("次。") "<Item Num='1'><ItemTitle>(1)</ItemTitle><ItemSentence><Sentence>一</Sentence></ItemSentence>"
	"<Subitem1><Subitem1Title>ア</Subitem1Title><Subitem1Sentence><Sentence>ア文</Sentence></Subitem1Sentence>"
	"<Subitem2><Subitem2Title>(ア)</Subitem2Title><Subitem2Sentence><Sentence>深</Sentence></Subitem2Sentence></Subitem2></Subitem1></Item>"
	"<Item id='last'><ItemTitle>(2)</ItemTitle><ItemSentence><Sentence>二</Sentence></ItemSentence></Item>"
	"<TableStruct><TableStructTitle>表</TableStructTitle><Table widths='1 2'>"
	"<TableHeaderRow><TableHeaderColumn><Sentence>名</Sentence></TableHeaderColumn><TableHeaderColumn/></TableHeaderRow>"
	"<TableRow><TableColumn><Sentence>甲</Sentence><Sentence>乙</Sentence></TableColumn><TableColumn><Sentence/></TableColumn></TableRow>"
	"</Table></TableStruct></Paragraph>");

START_TEST(nested_elements_become_flat_blocks)
{
	static const wanted_block wanted[] = {
		{JK_BLOCK_CAPTION, "", "", "名"}, {JK_BLOCK_ARTICLE, "第1条", "1", "前。"}, {JK_BLOCK_PARAGRAPH, "2", "2", "次。"},
		{JK_BLOCK_ITEM, "(1)", "2/1", "一"}, {JK_BLOCK_SUBITEM1, "ア", "2/1/1", "ア文"}, {JK_BLOCK_SUBITEM2, "(ア)", "2/1/1/1", "深"},
		{JK_BLOCK_ITEM, "(2)", "2/2", "二"}, {JK_BLOCK_TABLE_TITLE, "", "", "表"}, {JK_BLOCK_TABLE, "", "", ""}};
	jk_side *side = side_of(deep);
	const jk_side_unit *unit = side_unit(side, 0);
	expect_blocks(unit, wanted, sizeof wanted / sizeof *wanted);
	ck_assert_str_eq(side_block(unit, 2)->anchor, "second");
	ck_assert_str_eq(side_block(unit, 6)->anchor, "last");
	ck_assert_ptr_null(side_block(unit, 1)->anchor);
	const jk_side_row *head = side_block(unit, 8)->rows.items[0], *row = side_block(unit, 8)->rows.items[1];
	ck_assert(head->header && !row->header);
	ck_assert_uint_eq(head->cells.count, 2);
	ck_assert_str_eq(row->cells.items[0], "甲乙");
	ck_assert_str_eq(row->cells.items[1], "");
	jk_side_free(side);
}
END_TEST

START_TEST(the_text_of_a_unit_is_all_of_it)
{
	jk_arena *arena;
	jk_side *side = side_of(deep);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_str_eq(jk_side_unit_text(side_unit(side, 0), arena), "名\n第1条　前。\n2　次。\n(1)　一\nア　ア文\n(ア)　深\n(2)　二\n表\n名\t\n甲乙\t");
	jk_arena_free(arena);
	jk_side_free(side);
}
END_TEST

START_TEST(in_sections_the_heading_is_the_article)
{
	static const wanted_block wanted[] = {{JK_BLOCK_ARTICLE, "(3)", "", "監査"}, {JK_BLOCK_PARAGRAPH, "", "1", "文。"},
					      {JK_BLOCK_TABLE, "", "", ""}, {JK_BLOCK_PARAGRAPH, "", "3", "後。"}};
	jk_side *side = side_of(SIDE_SET("<group><document kind='specification' layout='section'><chapter><clause id='a'><text><Article><ArticleCaption>監査</ArticleCaption>"
					 "<ArticleTitle>(3)</ArticleTitle><Paragraph><ParagraphNum/>" SENTENCE("文。") "</Paragraph>"
					 "<Paragraph><TableStruct><Table/></TableStruct></Paragraph><Paragraph>" SENTENCE("後。") "</Paragraph>"
					 "</Article></text></clause></chapter></document></group>"));
	expect_blocks(side_unit(side, 0), wanted, sizeof wanted / sizeof *wanted);
	jk_side_free(side);
}
END_TEST

START_TEST(spans_keep_what_they_are)
{
	jk_side *side = side_of(SIDE_TEXT("<Paragraph>" SENTENCE("前<value parameter='p' origin='profile'>24時間</value>中&lt;<undecided ref='U-001'>【未決】</undecided>"
								 "<ref target='ar_b'>第2条</ref><span mark='inserted'>加</span><span mark='deleted'>減</span>後") "</Paragraph>"));
	const jk_side_block *block = side_block(side_unit(side, 0), 1);
	static const struct {
		jk_span_kind kind;
		const char *text, *name;
	} wanted[] = {{JK_SPAN_TEXT, "前", NULL}, {JK_SPAN_VALUE, "24時間", "p"}, {JK_SPAN_TEXT, "中<", NULL}, {JK_SPAN_UNDECIDED, "【未決】", "U-001"},
		      {JK_SPAN_REFERENCE, "第2条", "ar_b"}, {JK_SPAN_TEXT, "加", NULL}, {JK_SPAN_TEXT, "後", NULL}};
	ck_assert_str_eq(block->text, "前24時間中<【未決】第2条加後");
	ck_assert_uint_eq(block->spans.count, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < block->spans.count; i++) {
		const jk_side_span *span = block->spans.items[i];
		ck_assert_int_eq(span->kind, wanted[i].kind);
		ck_assert_str_eq(span->text, wanted[i].text);
		ck_assert_pstr_eq(span->name, wanted[i].name);
	}
	jk_side_free(side);
}
END_TEST

START_TEST(what_was_struck_out_is_not_said)
{
	static const wanted_block wanted[] = {{JK_BLOCK_CAPTION, "", "", "名"}, {JK_BLOCK_PARAGRAPH, "2", "2", "次。"}};
	jk_side *side = side_of(SIDE_TEXT("<Paragraph mark='deleted'>" SENTENCE("前。") "</Paragraph>"
					  "<Paragraph mark='inserted'><ParagraphNum>2</ParagraphNum>" SENTENCE("次。") "<TableStruct><Table mark='deleted'><Bad/></Table></TableStruct></Paragraph>"));
	expect_blocks(side_unit(side, 0), wanted, sizeof wanted / sizeof *wanted);
	jk_side_free(side);
}
END_TEST

START_TEST(white_space_of_a_sentence_is_text)
{
	jk_side *side = side_of(SIDE_TEXT("<Paragraph>" SENTENCE(" a <value parameter='p'> b </value> ") "</Paragraph>"));
	ck_assert_str_eq(side_block(side_unit(side, 0), 1)->text, " a  b  ");
	jk_side_free(side);
}
END_TEST

START_TEST(an_item_does_not_stand_in_an_item)
{
	side_fails(SIDE_TEXT("<Paragraph><Item>\n<Item/></Item></Paragraph>"), JK_DIAG_SIDE_ELEMENT, 6);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "parent"), "Item");
}
END_TEST

START_TEST(the_deepest_level_holds_no_other)
{
	side_fails(SIDE_TEXT("<Paragraph><Item><Subitem1><Subitem2>\n<Subitem3/></Subitem2></Subitem1></Item></Paragraph>"), JK_DIAG_SIDE_ELEMENT, 6);
}
END_TEST

START_TEST(a_table_stands_in_a_paragraph) { side_fails(SIDE_TEXT("<TableStruct/>"), JK_DIAG_SIDE_ELEMENT, 5); }
END_TEST

START_TEST(a_table_has_rows_of_columns)
{
	side_fails(SIDE_TEXT("<Paragraph><TableStruct><Table><TableRow><TableHeaderColumn/></TableRow></Table></TableStruct></Paragraph>"), JK_DIAG_SIDE_ELEMENT, 5);
}
END_TEST

START_TEST(a_table_holds_rows) { side_fails(SIDE_TEXT("<Paragraph><TableStruct><Table><Sentence/></Table></TableStruct></Paragraph>"), JK_DIAG_SIDE_ELEMENT, 5); }
END_TEST

START_TEST(a_sentence_holds_spans) { side_fails(SIDE_TEXT("<Paragraph>" SENTENCE("<Ruby/>") "</Paragraph>"), JK_DIAG_SIDE_ELEMENT, 5); }
END_TEST

START_TEST(a_span_holds_text) { side_fails(SIDE_TEXT("<Paragraph>" SENTENCE("<ref target='a'><value parameter='p'/></ref>") "</Paragraph>"), JK_DIAG_SIDE_ELEMENT, 5); }
END_TEST

START_TEST(a_value_names_its_parameter) { side_fails(SIDE_TEXT("<Paragraph>" SENTENCE("<value>x</value>") "</Paragraph>"), JK_DIAG_SIDE_ATTRIBUTE, 5); }
END_TEST

START_TEST(words_stand_in_sentences) { side_fails(SIDE_TEXT("<Paragraph><ParagraphSentence>裸</ParagraphSentence></Paragraph>"), JK_DIAG_SIDE_TEXT, 5); }
END_TEST

START_TEST(a_text_holds_articles) { side_fails(SIDE_CLAUSES("<clause id='a'><text>\n<Paragraph/></text></clause>"), JK_DIAG_SIDE_ELEMENT, 5); }
END_TEST

/* --- memory --- */

static jk_result read_deep(int *right)
{
	jk_diagnostics *d;
	jk_side *side = NULL;
	if (jk_diagnostics_new(&d) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_side_parse_set(&side, deep, sizeof deep - 1, "set.xml", d);
	const char *text = result == JK_OK ? jk_side_unit_text(side_unit(side, 0), side->arena) : NULL;
	*right = text && strstr(text, "(2)　二") != NULL;
	if (result == JK_OK && !text)
		result = JK_NO_MEMORY;
	jk_side_free(side);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(failed_allocations_give_no_half_sides) { jk_test_sweep(read_deep); }
END_TEST

Suite *suite_compare_side_blocks(void)
{
	return jk_suite("compare/side_blocks",
			(const TTest *const[]){nested_elements_become_flat_blocks, the_text_of_a_unit_is_all_of_it, in_sections_the_heading_is_the_article,
					       spans_keep_what_they_are, what_was_struck_out_is_not_said, white_space_of_a_sentence_is_text,
					       an_item_does_not_stand_in_an_item, the_deepest_level_holds_no_other, a_table_stands_in_a_paragraph,
					       a_table_has_rows_of_columns, a_table_holds_rows, a_sentence_holds_spans, a_span_holds_text,
					       a_value_names_its_parameter, words_stand_in_sentences, a_text_holds_articles,
					       failed_allocations_give_no_half_sides, NULL});
}
