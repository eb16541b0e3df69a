#include "documents.h"

START_TEST(what_is_no_document)
{
	jk_side *side;
	jk_mini();
	const char *path = jk_mini_package("a.zip", "a.txt", "x", NULL);
	ck_assert_int_eq(jk_side_read_document(&side, path, NULL, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REVIEW_KIND, 0);
}
END_TEST

START_TEST(a_table_of_figures_is_no_document)
{
	jk_side *side;
	jk_mini();
	const char *path = jk_mini_package("a.ods", "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
					   "<o:document-content xmlns:o=\"x\"><o:body><o:spreadsheet/></o:body></o:document-content>", NULL);
	ck_assert_int_eq(jk_side_read_document(&side, path, NULL, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_REVIEW_KIND, 0);
}
END_TEST

START_TEST(text_of_all_kinds)
{
	jk_mini();
	const char *path = docx_with(P("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:instrText>REF x</w:instrText></w:r><w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>"
				       R("丁") "</w:sdtContent></w:sdt><w:hyperlink>" R("戊") "</w:hyperlink><w:r><w:footnoteReference w:id=\"2\"/></w:r>")
				     S("toc1", R("目次の行")) P(""), "", "<w:footnote w:id=\"0\" w:type=\"separator\">" P(R("線")) "</w:footnote><w:footnote w:id=\"2\">" P(R("注")) "</w:footnote>");
	ck_assert_str_eq(told(path), "# -  \n2 1 [] 甲\t乙\n丙\xE2\x80\x91丁戊\n2 2 [] 注\n");
}
END_TEST

START_TEST(a_text_box_stands_behind_its_paragraph)
{
	jk_mini();
	const char *path = docx(P(R("前") "<w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:txbxContent>" P(R("箱")) "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" P(R("箱"))
				  "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>" R("後")));
	ck_assert_str_eq(told(path), "# -  \n2 1 [] 前後\n2 2 [] 箱\n");
	path = odt("<text:p>前<draw:frame><draw:text-box><text:p>箱</text:p></draw:text-box></draw:frame>後<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note></text:p>");
	ck_assert_str_eq(told(path), "# -  \n2 1 [] 前後\n2 2 [] 箱\n2 3 [] 注\n");
}
END_TEST

START_TEST(tables_in_tables_and_frames)
{
	jk_mini();
	const char *path = docx("<w:tbl><w:tr><w:tc>" P(R("一")) P(R("二")) "</w:tc><w:tc><w:tbl><w:tr>" CELL("三") CELL("四") "</w:tr><w:tr>" CELL("五") "</w:tr></w:tbl>" P("") "</w:tc></w:tr></w:tbl>"
				"<w:tbl><w:tr><w:tc>" P(R("枠")) "</w:tc></w:tr></w:tbl>");
	ck_assert_str_eq(told(path), "# -  \n7  [] \n一\n二|三\t四\n五\n2 1 [] 枠\n");
}
END_TEST

#define INS(content) "<w:ins w:id=\"7\" w:author=\"乙\" w:date=\"2026-12-01T09:00:00Z\">" content "</w:ins>"
#define DEL(text) "<w:del w:id=\"8\" w:author=\"甲\"><w:r><w:delText>" text "</w:delText></w:r></w:del>"

START_TEST(pending_changes_are_accepted_and_kept)
{
	jk_mini();
	ck_assert_str_eq(told(docx(P(R("あ") DEL("い") INS(R("う") R("え")) R("お")))), "# -  \n2 1 [] あうえお\n-3 甲 ? い\n+3 乙 2026-12-01T09:00:00Z うえ\n");
	/* A paragraph whose end was deleted goes on in the next one; one that is all gone leaves its change there. */
	const char *path = docx("<w:p><w:pPr><w:rPr><w:del w:id=\"9\" w:author=\"甲\"/></w:rPr></w:pPr>" R("前") "</w:p>" P(R("後"))
				"<w:p><w:pPr><w:rPr><w:del w:id=\"9\" w:author=\"甲\"/></w:rPr></w:pPr>" DEL("消えた") "</w:p>" P(R("次")));
	ck_assert_str_eq(told(path), "# -  \n2 1 [] 前後\n2 2 [] 次\n-0 甲 ? 消えた\n");
	/* Moves, in both of their places. */
	path = docx(P("<w:moveTo w:id=\"1\" w:author=\"甲\">" R("動く") "</w:moveTo>") P(R("残る") "<w:moveFrom w:id=\"2\" w:author=\"甲\">" R("動く") "</w:moveFrom>"));
	ck_assert_str_eq(told(path), "# -  \n2 1 [] 動く\n+0 甲 ? 動く\n2 2 [] 残る\n-6 甲 ? 動く\n");
}
END_TEST

START_TEST(rows_put_in_and_taken_out)
{
	jk_mini();
	const char *path = docx("<w:tbl><w:tr>" CELL("一") CELL("二") "</w:tr><w:tr><w:trPr><w:del w:id=\"1\" w:author=\"甲\"/></w:trPr><w:tc>" P(DEL("三")) "</w:tc><w:tc>" P(DEL("四"))
				"</w:tc></w:tr><w:tr><w:trPr><w:ins w:id=\"2\" w:author=\"乙\"/></w:trPr>" CELL("五") CELL("六") "</w:tr></w:tbl>");
	ck_assert_str_eq(told(path), "# -  \n7  [] \n一|二\n五|六\n-0 甲 ? 三\t四\n+0 乙 ? 五\t六\n");
}
END_TEST

#define INFO "<office:change-info><dc:creator>甲</dc:creator><dc:date>2026-12-01</dc:date></office:change-info>"

START_TEST(pending_changes_of_odt)
{
	jk_mini();
	const char *path = odt("<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion>" INFO "<text:p>い</text:p><text:p>ろ</text:p></text:deletion></text:changed-region>"
			       "<text:changed-region text:id=\"c2\"><text:insertion>" INFO "</text:insertion></text:changed-region></text:tracked-changes>"
			       "<text:p>あ<text:change text:change-id=\"c1\"/>う<text:change-start text:change-id=\"c2\"/>え</text:p><text:p>お<text:change-end text:change-id=\"c2\"/>か</text:p>");
	ck_assert_str_eq(told(path), "# -  \n2 1 [] あうえ\n-3 甲 2026-12-01 い\nろ\n+6 甲 2026-12-01 え\n2 2 [] おか\n+0 甲 2026-12-01 お\n");
}
END_TEST

START_TEST(white_space_of_odt)
{
	jk_mini();
	ck_assert_str_eq(told(odt("<text:p>  a \n b<text:s/> c <text:line-break/>d</text:p>")), "# -  \n2 1 [] a b  c \nd\n");
}
END_TEST

static jk_result read_either(int *right, const char *path)
{
	jk_side *side;
	jk_diagnostics *diagnostics;
	jk_result result = jk_diagnostics_new(&diagnostics);
	if (result != JK_OK)
		return result;
	result = jk_side_read_document(&side, path, NULL, diagnostics);
	if (result == JK_OK) {
		const jk_side_paper *paper = side->papers.items[0];
		*right = paper->units.count == 1 && ((const jk_side_unit *)paper->units.items[0])->blocks.count == 3;
		jk_side_free(side);
	}
	jk_diagnostics_free(diagnostics);
	return result;
}

static const char *swept;
static jk_result work(int *right) { return read_either(right, swept); }

START_TEST(memory_may_end_at_any_time)
{
	jk_mini();
	swept = docx(S("JkArticleCaption", BEGIN("1", "cl_one") R("（目的）")) S("JkArticle", R("あ") DEL("い") INS(R("う"))) "<w:tbl><w:tr>" CELL("一") CELL("二") "</w:tr></w:tbl>" P(END("1")));
	jk_test_sweep(work);
}
END_TEST

Suite *suite_review_document(void)
{
	return jk_suite("review/document", (const TTest *const[]){what_is_no_document, a_table_of_figures_is_no_document, text_of_all_kinds, a_text_box_stands_behind_its_paragraph, tables_in_tables_and_frames,
								  pending_changes_are_accepted_and_kept, rows_put_in_and_taken_out, pending_changes_of_odt, white_space_of_odt, memory_may_end_at_any_time, NULL});
}
