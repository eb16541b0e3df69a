/* Where the text of a document's blocks and cells stands. */
#include "documents.h"

static jk_buffer shown;

static void put_places(const jk_list *places)
{
	for (size_t i = 0; i < places->count; i++) {
		const jk_side_place *p = places->items[i];
		jk_buffer_format(&shown, "%s%zu+%zu=%zu:%zu", i ? " " : "", p->at, p->length, p->paragraph, p->place);
	}
	jk_buffer_char(&shown, ';');
}

/* The places of all blocks and cells: "at+length=paragraph:place". */
static const char *places_of(const char *path, const jk_side *base)
{
	jk_side *side;
	ck_assert_int_eq(jk_side_read_document(&side, path, base, jk_test_diagnostics()), JK_OK);
	jk_buffer_init(&shown, 0);
	const jk_side_paper *paper = side->papers.items[0];
	for (size_t i = 0; i < paper->units.count; i++) {
		const jk_side_unit *unit = paper->units.items[i];
		for (size_t k = 0; k < unit->blocks.count; k++) {
			const jk_side_block *block = unit->blocks.items[k];
			for (size_t r = 0; r < block->rows.count; r++)
				for (size_t c = 0; c < ((const jk_side_row *)block->rows.items[r])->places.count; c++)
					put_places(((const jk_side_row *)block->rows.items[r])->places.items[c]);
			if (!block->rows.count)
				put_places(&block->places);
		}
	}
	const char *text = jk_mini_format("%s", jk_buffer_text(&shown));
	jk_buffer_dispose(&shown);
	jk_side_free(side);
	return text;
}

START_TEST(typed_numbers_are_no_text)
{
	jk_mini();
	ck_assert_str_eq(places_of(docx(P(R("第1条　甲は払う。")) P("") P(R("2　乙は働く。"))), NULL), "0+15=1:10;0+15=3:4;");
	ck_assert_str_eq(places_of(odt("<text:p>第1条　甲は払う。</text:p><text:p>2　乙は働く。</text:p>"), NULL), "0+15=1:10;0+15=2:4;");
}
END_TEST

START_TEST(a_paragraph_whose_end_was_deleted_goes_on_in_the_next)
{
	jk_mini();
	const char *path = docx("<w:p><w:pPr><w:rPr><w:del w:id=\"9\" w:author=\"甲\"/></w:rPr></w:pPr>" R("前の") "</w:p>" P(R("後")));
	ck_assert_str_eq(places_of(path, NULL), "0+6=1:0 6+3=2:0;");
}
END_TEST

START_TEST(what_papers_add_is_cut_out)
{
	jk_mini();
	const char *ours = PROPERTY("jokou", OURS);
	const char *path = docx_with(S("JkArticleCaption", R("（目的）")) S("JkArticle", R("24時間〔既定〕以内〔既定〕")), ours, "");
	ck_assert_str_eq(places_of(path, NULL), "0+6=1:3;0+8=2:0 8+6=2:20;");
}
END_TEST

START_TEST(cells_have_a_place_for_each_line)
{
	jk_mini();
	const char *path = docx("<w:tbl><w:tr>" CELL("一") "<w:tc>" P(R("二")) P("") P(R("三四")) P("") "</w:tc></w:tr><w:tr>" CELL("") CELL("五") "</w:tr></w:tbl>");
	ck_assert_str_eq(places_of(path, NULL), "0+3=1:0;0+3=2:0 4+0=3:0 5+6=4:0 11+0=5:0;0+0=6:0;0+3=7:0;");
}
END_TEST

START_TEST(numbers_of_cells_stand_nowhere)
{
	jk_mini();
	const char *path = docx("<w:tbl><w:tr><w:tc>" S("JkItem", R("一")) S("JkItem", R("二")) "</w:tc>" CELL("三") "</w:tr></w:tbl>");
	/* "(1)　一\n(2)　二" */
	ck_assert_str_eq(places_of(path, NULL), "6+3=1:0 16+3=2:0;0+3=3:0;");
}
END_TEST

START_TEST(rows_of_sheets_know_their_cells)
{
	jk_mini();
	static const char set[] = "<clause-set version='1'>\n<group id='g1'><document kind='contract' title='一覧' layout='section'><section id='s' title='書類' number='1'>"
				  "<row id='plan' version='1.0.0' number='1' applicable='yes'><text>作業の計画を記載した書面</text>"
				  "<cell name='when' title='期限'>契約の日</cell><cell name='note' title='備考'>1部</cell></row></section></document></group></clause-set>";
	jk_side *base;
	ck_assert_int_eq(jk_side_parse_set(&base, set, strlen(set), "set", jk_test_diagnostics()), JK_OK);
	const char *path = docx_with("<w:tbl><w:tr>" CELL("書類") CELL("期限") "</w:tr><w:tr>" CELL("作業の計画を記載した書面") CELL("〔既定〕契約の日") "</w:tr></w:tbl>",
				     PROPERTY("jokou", OURS), "");
	/* What the paper does not show stands nowhere. */
	ck_assert_str_eq(places_of(path, base), "0+36=3:0;0+12=4:12;;");
	jk_side_free(base);
}
END_TEST

START_TEST(notes_stand_nowhere)
{
	jk_mini();
	const char *path = docx_with(P(R("本文") "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"), "", "<w:footnote w:id=\"2\">" P(R("注")) "</w:footnote>");
	ck_assert_str_eq(places_of(path, NULL), "0+6=1:0;;");
}
END_TEST

Suite *suite_review_places(void)
{
	return jk_suite("review/places", (const TTest *const[]){typed_numbers_are_no_text, a_paragraph_whose_end_was_deleted_goes_on_in_the_next,
							       what_papers_add_is_cut_out, cells_have_a_place_for_each_line, numbers_of_cells_stand_nowhere,
							       rows_of_sheets_know_their_cells, notes_stand_nowhere, NULL});
}
