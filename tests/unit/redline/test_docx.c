/* Redlines of DOCX: each construct alone. jk_redlines_make holds every one against its old and new text and the rules of the mark-up. */
#include <string.h>
#include "redlines.h"
#include "suite.h"

#define HAS(text, needle) ck_assert_msg(strstr((text), (needle)) != NULL, "no %s in %s", (needle), (text))
#define HAS_NOT(text, needle) ck_assert_msg(strstr((text), (needle)) == NULL, "%s in %s", (needle), (text))

#define LONG_A "乙は、事故を知ったときは、直ちに甲に報告しなければならない。"
#define LONG_B "甲は、必要があると認めるときは、乙に資料の提出を求めることができる。"
#define LONG_C "本契約に定めのない事項については、甲乙協議の上、これを定める。"

/* --- words --- */

START_TEST(words_are_marked_and_formats_kept)
{
	const char *text = jk_redlines_document(W_P("<w:r><w:rPr><w:i/></w:rPr><w:t>24時間以内に報告する。</w:t></w:r>"),
						W_P("<w:r><w:rPr><w:b/></w:rPr><w:t>48時間以内に報告する。</w:t></w:r>"));
	HAS(text, "<w:del w:id=\"1\" w:author=\"jokou\"><w:r><w:rPr><w:i/></w:rPr><w:delText xml:space=\"preserve\">24時間以内</w:delText>");
	HAS(text, "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">48時間以内</w:t></w:r></w:ins>");
	HAS(text, "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">に報告する。</w:t></w:r></w:p>");
}
END_TEST

START_TEST(equal_documents_have_no_marks)
{
	const char *text = jk_redlines_document(W_PT(LONG_A) W_PT(LONG_B), W_PT(LONG_A) W_PT(LONG_B));
	HAS_NOT(text, "w:ins");
	HAS_NOT(text, "w:del");
}
END_TEST

START_TEST(author_and_date_are_as_given)
{
	size_t length;
	jk_redline_counts counts;
	const jk_redline_options options = {.author = "法務", .date = "2026-11-23"};
	jk_redlines_make(&length, W_PT("甲が"), W_PT("甲は"), NULL, NULL, &options, &counts);
	HAS(jk_redlines_part("word/document.xml"), "w:author=\"法務\" w:date=\"2026-11-23T00:00:00Z\"");
	ck_assert_uint_ge(counts.inserted, 1);
	ck_assert_uint_eq(counts.moves, 0);
}
END_TEST

START_TEST(width_alone_is_a_change)
{
	HAS(jk_redlines_document(W_PT("１０日以内"), W_PT("10日以内")), "<w:delText");
}
END_TEST

START_TEST(tabs_and_breaks_are_words)
{
	const char *text = jk_redlines_document(W_P("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>"), W_P("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>"));
	HAS(text, "<w:tab/>");
	HAS(text, "<w:br/>");
}
END_TEST

/* --- paragraphs --- */

START_TEST(paragraphs_come_and_go)
{
	jk_redlines_document(W_PT(LONG_A) W_PT(LONG_C), W_PT(LONG_A) W_PT(LONG_B) W_PT(LONG_C));
	jk_redlines_document(W_PT(LONG_A) W_PT(LONG_B) W_PT(LONG_C), W_PT(LONG_A) W_PT(LONG_C));
	jk_redlines_document(W_PT(LONG_B) W_PT(LONG_A), W_PT(LONG_A));
	jk_redlines_document(W_PT(LONG_A), W_PT(LONG_B) W_PT(LONG_A));
}
END_TEST

START_TEST(the_end_of_a_body_is_shared)
{
	const char *text = jk_redlines_document(W_PT(LONG_A), W_PT(LONG_A) W_PT(LONG_B));
	HAS(text, "<w:body><w:p><w:pPr><w:rPr><w:ins ");
	jk_redlines_document(W_PT(LONG_A) W_PT(LONG_B) W_PT(LONG_C), W_PT(LONG_A));
	jk_redlines_document(W_PT(LONG_A), W_PT(LONG_B));
	jk_redlines_document(W_PT(LONG_A) W_PT("一"), W_PT("二") W_PT("三") W_PT(LONG_B));
	jk_redlines_document(W_P(""), W_PT(LONG_B) W_P(""));
}
END_TEST

#define COLUMNS "<w:gridCol/><w:gridCol/>"
#define TABLE W_TBL(COLUMNS, W_TR(W_TC("項目") W_TC("値")) W_TR(W_TC("稼働率") W_TC("99.5パーセント")))

START_TEST(paragraphs_beside_tables)
{
	jk_redlines_document(W_PT(LONG_A) W_PT(LONG_B) TABLE W_PT(LONG_C), W_PT(LONG_A) TABLE W_PT(LONG_C));
	jk_redlines_document(W_PT(LONG_A) TABLE W_PT(LONG_C), W_PT(LONG_A) W_PT(LONG_B) TABLE W_PT(LONG_C));
	jk_redlines_document(W_PT(LONG_A), W_PT(LONG_A) TABLE W_PT(LONG_C));
	jk_redlines_document(W_PT(LONG_A) TABLE W_PT(LONG_C), W_PT(LONG_A));
	jk_redlines_document(W_PT(LONG_A) TABLE W_PT(LONG_C), W_PT(LONG_C));
}
END_TEST

START_TEST(a_moved_paragraph_is_a_move)
{
	size_t length;
	jk_redline_counts counts;
	jk_redlines_make(&length, W_PT(LONG_A) W_PT(LONG_B) W_PT(LONG_C) W_PT("末尾"), W_PT(LONG_B) W_PT(LONG_C) W_PT(LONG_A) W_PT("末尾"), NULL, NULL,
			 NULL, &counts);
	const char *text = jk_redlines_part("word/document.xml");
	ck_assert_uint_eq(counts.moves, 1);
	HAS(text, "<w:moveFromRangeStart ");
	HAS(text, "<w:moveToRangeStart ");
	ck_assert_uint_eq(jk_redlines_count(text, "w:name=\"move1\""), 2);
	HAS_NOT(text, "w:delText");
}
END_TEST

START_TEST(a_move_to_the_end_is_a_deletion_and_an_insertion)
{
	jk_redlines_document(W_PT(LONG_A) W_PT(LONG_B) W_PT(LONG_C), W_PT(LONG_B) W_PT(LONG_C) W_PT(LONG_A));
	jk_redlines_document(W_PT(LONG_B) W_PT(LONG_C) W_PT(LONG_A), W_PT(LONG_A) W_PT(LONG_B) W_PT(LONG_C));
}
END_TEST

#define CLAUSE(id, name, text) "<w:p><w:bookmarkStart w:id=\"" id "\" w:name=\"cl_" name "\"/>" W_T(text) "<w:bookmarkEnd w:id=\"" id "\"/></w:p>"

START_TEST(clauses_go_by_their_bookmarks)
{
	/* The texts have nothing in common, and yet the paragraph is the same. */
	const char *text = jk_redlines_document(CLAUSE("1", "a", LONG_A) CLAUSE("2", "b", LONG_B) W_PT("末尾"),
						CLAUSE("1", "a", LONG_C) CLAUSE("2", "b", LONG_B) W_PT("末尾"));
	ck_assert_uint_eq(jk_redlines_count(text, "<w:p>"), 3);
	ck_assert_uint_eq(jk_redlines_count(text, "w:name=\"cl_a\""), 1);
}
END_TEST

/* --- tables --- */

START_TEST(cells_and_rows_are_compared)
{
	static const char changed[] = W_TBL(COLUMNS, W_TR(W_TC("項目") W_TC("値")) W_TR(W_TC("稼働率") W_TC("99.9パーセント")));
	static const char longer[] = W_TBL(COLUMNS, W_TR(W_TC("項目") W_TC("値")) W_TR(W_TC("応答時間") W_TC("3秒以内")) W_TR(W_TC("稼働率") W_TC("99.5パーセント")));
	const char *text = jk_redlines_document(TABLE W_PT("末尾"), "");
	(void)text;
	HAS_NOT(jk_redlines_document(W_PT("頭") TABLE W_PT("末尾"), W_PT("頭") W_TBL(COLUMNS, W_TR(W_TC("項目") W_TC("値")) W_TR(W_TC("稼働率") W_TC("99.9パーセント"))) W_PT("末尾")), "<w:trPr>");
	ck_assert_ptr_nonnull(strstr(changed, "99.9"));
	jk_buffer body;
	jk_buffer_init(&body, 0);
	jk_buffer_format(&body, "%s%s", longer, W_PT("末尾"));
	HAS(jk_redlines_document(TABLE W_PT("末尾"), jk_buffer_text(&body)), "<w:trPr><w:ins ");
	HAS(jk_redlines_document(jk_buffer_text(&body), TABLE W_PT("末尾")), "<w:trPr><w:del ");
	jk_buffer_dispose(&body);
}
END_TEST

START_TEST(a_table_with_another_column_is_another_table)
{
	jk_redlines_document(W_PT("頭") TABLE W_PT("末尾"),
			     W_PT("頭") W_TBL(COLUMNS "<w:gridCol/>", W_TR(W_TC("項目") W_TC("値") W_TC("備考")) W_TR(W_TC("稼働率") W_TC("99.5パーセント") W_TC("年間"))) W_PT("末尾"));
}
END_TEST

/* --- what bears no text --- */

START_TEST(fields_are_whole)
{
	const char *text = jk_redlines_document(W_P(W_T("甲は、") W_FIELD("REF a", "第1条") W_T("による。")), W_P(W_T("甲は、") W_FIELD("REF b", "第2条") W_T("による。")));
	HAS(text, "<w:delInstrText");
	ck_assert_uint_eq(jk_redlines_count(text, "\"begin\""), 2);
	ck_assert_uint_eq(jk_redlines_count(text, "\"end\""), 2);
	jk_redlines_document(W_P("<w:fldSimple w:instr=\"DATE\">" W_T("今日") "</w:fldSimple>" W_T("は")), W_P(W_T("は")));
	jk_redlines_document(W_P(W_T("は")), W_P("<w:fldSimple w:instr=\"DATE\">" W_T("今日") "</w:fldSimple>" W_T("は")));
}
END_TEST

START_TEST(a_field_in_one_run_is_whole)
{
	static const char field[] = "<w:r><w:t>甲</w:t><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/>"
				    "<w:t>1</w:t><w:fldChar w:fldCharType=\"end\"/><w:t>乙</w:t></w:r>";
	jk_buffer body;
	jk_buffer_init(&body, 0);
	jk_buffer_format(&body, "<w:p>%s</w:p>", field);
	jk_redlines_document(jk_buffer_text(&body), W_PT("甲乙"));
	jk_redlines_document(W_PT("甲乙"), jk_buffer_text(&body));
	jk_buffer_dispose(&body);
}
END_TEST

#define OPEN(code) "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
#define CLOSE "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"

START_TEST(a_field_over_paragraphs_stays)
{
	const char *text = jk_redlines_document(W_P(OPEN("TOC") W_T("目的")) W_P(W_T("定義") CLOSE) W_PT(LONG_A),
						W_P(OPEN("TOC") W_T("総則及び目的")) W_PT("期間") W_P(W_T("定義") CLOSE) W_PT(LONG_A));
	ck_assert_uint_eq(jk_redlines_count(text, "\"begin\""), 1);
	HAS_NOT(text, "<w:ins w:id=\"1\" w:author=\"jokou\"><w:r><w:fldChar");
	text = jk_redlines_document(W_PT(LONG_A), W_P(OPEN("TOC") W_T("総則")) W_P(W_T("定義") CLOSE) W_PT(LONG_A));
	HAS(text, "<w:ins w:id=\"1\" w:author=\"jokou\"><w:r><w:fldChar");
	jk_redlines_document(W_P(OPEN("TOC") W_T("総則")) W_P(W_T("定義") CLOSE) W_PT(LONG_A), W_PT(LONG_A));
}
END_TEST

START_TEST(formulas_and_links)
{
	jk_redlines_document(W_P(W_T("式は") "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" W_T("とする。")), W_PT("式はとする。"));
	jk_redlines_document(W_PT("式はとする。"), W_P(W_T("式は") "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>" W_T("とする。")));
	const char *text = jk_redlines_document(W_P(W_T("見よ、") "<w:hyperlink w:anchor=\"a\">" W_T("別紙一") "</w:hyperlink>"),
						W_P(W_T("見よ、") "<w:hyperlink w:anchor=\"a\">" W_T("別紙二") "</w:hyperlink>"));
	ck_assert_uint_eq(jk_redlines_count(text, "<w:hyperlink "), 2);
	text = jk_redlines_document(W_P(W_T("見よ、") "<w:hyperlink w:anchor=\"a\">" W_T("別紙一") "</w:hyperlink>"), W_PT("見よ、"));
	HAS(text, "<w:hyperlink w:anchor=\"a\"><w:del ");
}
END_TEST

START_TEST(bookmarks_stay_and_are_not_doubled)
{
	const char *text = jk_redlines_document(W_P("<w:bookmarkStart w:id=\"5\" w:name=\"x\"/>" W_T("甲が") "<w:bookmarkEnd w:id=\"5\"/>") W_PT(LONG_A),
						W_P("<w:bookmarkStart w:id=\"5\" w:name=\"x\"/>" W_T("乙が") "<w:bookmarkEnd w:id=\"5\"/>") W_PT(LONG_A));
	ck_assert_uint_eq(jk_redlines_count(text, "w:name=\"x\""), 1);
	/* One that only the old document has comes over with its paragraph: references lead there when the changes are rejected. */
	text = jk_redlines_document(W_P("<w:bookmarkStart w:id=\"5\" w:name=\"x\"/>" W_T(LONG_B) "<w:bookmarkEnd w:id=\"5\"/>") W_PT(LONG_A), W_PT(LONG_A));
	ck_assert_uint_eq(jk_redlines_count(text, "w:name=\"x\""), 1);
	ck_assert_uint_eq(jk_redlines_count(text, "<w:bookmarkEnd "), 1);
}
END_TEST

/* --- other parts --- */

#define RELS(rows) "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" rows "</Relationships>"
#define NOTES(rows) "<w:footnotes xmlns:w=\"" JK_PACK_W "\"><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>" rows "</w:footnotes>"
#define NOTE(id, text) "<w:footnote w:id=\"" id "\">" W_PT(text) "</w:footnote>"
#define REFERENCE(id) "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"

static const char to_notes[] = RELS("<Relationship Id=\"rId1\" Type=\"" JK_PACK_R "/footnotes\" Target=\"footnotes.xml\"/>");

START_TEST(notes_are_compared)
{
	size_t length;
	const jk_pack_part old_parts[] = {{"word/_rels/document.xml.rels", to_notes, 0}, {"word/footnotes.xml", NOTES(NOTE("1", "古い注")), 0}, {NULL, NULL, 0}};
	const jk_pack_part new_parts[] = {{"word/_rels/document.xml.rels", to_notes, 0}, {"word/footnotes.xml", NOTES(NOTE("7", "新しい注")), 0}, {NULL, NULL, 0}};
	jk_redlines_make(&length, W_P(W_T("本文") REFERENCE("1")), W_P(W_T("本文") REFERENCE("7")), old_parts, new_parts, NULL, NULL);
	HAS_NOT(jk_redlines_part("word/document.xml"), "w:del");
	HAS(jk_redlines_part("word/footnotes.xml"), "<w:delText");
}
END_TEST

START_TEST(a_deleted_note_comes_over)
{
	size_t length;
	const jk_pack_part old_parts[] = {{"word/_rels/document.xml.rels", to_notes, 0}, {"word/footnotes.xml", NOTES(NOTE("1", "古い注")), 0}, {NULL, NULL, 0}};
	const jk_pack_part new_parts[] = {{"word/_rels/document.xml.rels", to_notes, 0}, {"word/footnotes.xml", NOTES(NOTE("1", "別の注")), 0}, {NULL, NULL, 0}};
	jk_redlines_make(&length, W_P(W_T("本文") REFERENCE("1") W_T("である。")), W_PT("本文である。"), old_parts, NULL, NULL, NULL);
	HAS(jk_redlines_part("word/footnotes.xml"), "古い注");
	jk_redlines_make(&length, W_PT(LONG_B) W_P(W_T("本文") REFERENCE("1") W_T("である。")), W_P(W_T(LONG_B) REFERENCE("1")) W_PT("本文である。"), old_parts,
			 new_parts, NULL, NULL);
	HAS(jk_redlines_part("word/footnotes.xml"), "w:id=\"2\"");
	ck_assert_ptr_null(jk_redlines_said());
}
END_TEST

#define PICTURE(id) "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"図\"/><w:x r:embed=\"" id "\"/></wp:inline></w:drawing></w:r>"
static const char to_picture[] = RELS("<Relationship Id=\"rId9\" Type=\"" JK_PACK_R "/image\" Target=\"media/image1.png\"/>");

START_TEST(a_deleted_picture_comes_over)
{
	size_t length;
	const jk_pack_part old_parts[] = {{"word/_rels/document.xml.rels", to_picture, 0}, {"word/media/image1.png", "old", 0}, {NULL, NULL, 0}};
	const jk_pack_part new_parts[] = {{"word/_rels/document.xml.rels", to_picture, 0}, {"word/media/image1.png", "new", 0}, {NULL, NULL, 0}};
	jk_redlines_make(&length, W_P(W_T("図") PICTURE("rId9")), W_P(W_T("図") PICTURE("rId9")), old_parts, new_parts, NULL, NULL);
	HAS(jk_redlines_part("word/_rels/document.xml.rels"), "media/image1_2.png");
	ck_assert_uint_eq(jk_redlines_count(jk_redlines_part("word/document.xml"), "<w:drawing>"), 2);
	jk_redlines_make(&length, W_P(W_T("図") PICTURE("rId9")), W_P(W_T("図") PICTURE("rId9")), old_parts, old_parts, NULL, NULL);
	HAS_NOT(jk_redlines_part("word/document.xml"), "w:del");
	jk_redlines_make(&length, W_P(W_T("図") PICTURE("rId9")), W_PT("図"), old_parts, NULL, NULL, NULL);
	ck_assert_ptr_null(jk_redlines_said());
}
END_TEST

#define LIST(id) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" id "\"/></w:numPr></w:pPr>" W_T(LONG_B) "</w:p>"
#define LISTS(id, number) "<w:numbering xmlns:w=\"" JK_PACK_W "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>" \
	"<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" number "\"/></w:num></w:numbering>"
static const char to_lists[] = RELS("<Relationship Id=\"rId1\" Type=\"" JK_PACK_R "/numbering\" Target=\"numbering.xml\"/>");

START_TEST(deleted_items_go_by_the_lists_of_the_new_document)
{
	size_t length;
	const jk_pack_part old_parts[] = {{"word/_rels/document.xml.rels", to_lists, 0}, {"word/numbering.xml", LISTS("3", "0"), 0}, {NULL, NULL, 0}};
	const jk_pack_part new_parts[] = {{"word/_rels/document.xml.rels", to_lists, 0}, {"word/numbering.xml", LISTS("8", "0"), 0}, {NULL, NULL, 0}};
	jk_redlines_make(&length, LIST("3") W_PT(LONG_A), W_PT(LONG_A), old_parts, old_parts, NULL, NULL);
	HAS(jk_redlines_part("word/document.xml"), "<w:numId w:val=\"3\"/>");
	jk_redlines_make(&length, LIST("3") W_PT(LONG_A), W_PT(LONG_A), old_parts, new_parts, NULL, NULL);
	HAS(jk_redlines_part("word/document.xml"), "<w:numId w:val=\"8\"/>");
	jk_redlines_make(&length, LIST("3") W_PT(LONG_A), W_PT(LONG_A), old_parts, NULL, NULL, NULL);
	HAS_NOT(jk_redlines_part("word/document.xml"), "<w:numPr>");
}
END_TEST

#define HEADER(text) "<w:hdr xmlns:w=\"" JK_PACK_W "\">" W_PT(text) "</w:hdr>"
#define WITH_HEADER W_PT(LONG_A) "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/></w:sectPr></w:pPr></w:p>"
static const char to_header[] = RELS("<Relationship Id=\"rId5\" Type=\"" JK_PACK_R "/header\" Target=\"header1.xml\"/>");

START_TEST(headers_are_compared)
{
	size_t length;
	const jk_pack_part old_parts[] = {{"word/_rels/document.xml.rels", to_header, 0}, {"word/header1.xml", HEADER("第1版"), 0}, {NULL, NULL, 0}};
	const jk_pack_part new_parts[] = {{"word/_rels/document.xml.rels", to_header, 0}, {"word/header1.xml", HEADER("第2版"), 0}, {NULL, NULL, 0}};
	jk_redlines_make(&length, WITH_HEADER, WITH_HEADER, old_parts, new_parts, NULL, NULL);
	HAS(jk_redlines_part("word/header1.xml"), "<w:delText");
	HAS_NOT(jk_redlines_part("word/document.xml"), "<w:del ");
	ck_assert_ptr_null(jk_redlines_said());
	jk_redlines_make(&length, WITH_HEADER, W_PT(LONG_A) "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", old_parts, NULL, NULL, NULL);
	ck_assert_str_eq(jk_redlines_said(), "V046");
}
END_TEST

/* --- changes that pend --- */

#define INS(text) "<w:ins w:id=\"90\" w:author=\"職員\">" W_T(text) "</w:ins>"
#define DEL(text) "<w:del w:id=\"91\" w:author=\"職員\"><w:r><w:delText xml:space=\"preserve\">" text "</w:delText></w:r></w:del>"

START_TEST(changes_of_the_new_document_stay)
{
	const char *text = jk_redlines_document(W_PT("甲は、24時間以内に報告する。"), W_P(W_T("甲は、") DEL("24時間") INS("48時間") W_T("以内に通知する。")));
	ck_assert_uint_eq(jk_redlines_count(text, "w:author=\"職員\""), 2);
	HAS(text, "w:author=\"jokou\"");
}
END_TEST

START_TEST(a_paragraph_that_pends_stays)
{
	static const char added[] = "<w:p><w:pPr><w:rPr><w:ins w:id=\"90\" w:author=\"職員\"/></w:rPr></w:pPr><w:ins w:id=\"92\" w:author=\"職員\">" W_T(LONG_B) "</w:ins></w:p>";
	jk_buffer body;
	jk_buffer_init(&body, 0);
	jk_buffer_format(&body, "%s%s%s", W_PT(LONG_A), added, W_PT(LONG_C));
	HAS_NOT(jk_redlines_document(W_PT(LONG_A) W_PT(LONG_C), jk_buffer_text(&body)), "w:author=\"jokou\"");
	jk_buffer_dispose(&body);
}
END_TEST

START_TEST(changes_of_the_old_document_count_as_accepted)
{
	HAS_NOT(jk_redlines_document(W_P(W_T("甲は、") DEL("24時間") INS("48時間") W_T("以内")), W_PT("甲は、48時間以内")), "w:author");
}
END_TEST

START_TEST(a_pending_deletion_of_other_text_is_left_out)
{
	HAS_NOT(jk_redlines_document(W_PT("甲は、報告する。"), W_P(W_T("甲は、") DEL("速やかに") W_T("報告する。"))), "速やかに");
	ck_assert_str_eq(jk_redlines_said(), "V043");
}
END_TEST

/* --- remarks and refusals --- */

START_TEST(remarks_stand_at_their_clauses)
{
	size_t length;
	const jk_redline_remark remarks[] = {{"cl_a", "期限：24時間 → 48時間\n緩和"}, {"cl_gone", "削除"}, {"cl_never", "どこにもない"}};
	const jk_redline_options options = {.remarks = remarks, .remark_count = 3};
	jk_redlines_make(&length, CLAUSE("1", "a", LONG_A) CLAUSE("2", "gone", LONG_B) W_PT("末尾"), CLAUSE("1", "a", LONG_A) W_PT("末尾"), NULL, NULL, &options,
			 NULL);
	ck_assert_uint_eq(jk_redlines_count(jk_redlines_part("word/document.xml"), "<w:commentReference "), 2);
	ck_assert_uint_eq(jk_redlines_count(jk_redlines_part("word/comments.xml"), "<w:comment "), 2);
	HAS(jk_redlines_part("word/comments.xml"), "24時間 → 48時間</w:t></w:r></w:p><w:p>");
	ck_assert_str_eq(jk_redlines_said(), "V045");
}
END_TEST

static void refused(const jk_pack_part *old_parts, const jk_pack_part *new_parts, const char *id)
{
	size_t old_length, new_length, length;
	char *old_bytes = jk_pack(&old_length, old_parts), *new_bytes = jk_pack(&new_length, new_parts), *out;
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_redline_make(&out, &length, old_bytes, old_length, "a", new_bytes, new_length, "b", NULL, NULL, d), JK_FAILED);
	ck_assert_ptr_null(out);
	ck_assert_uint_ge(jk_diagnostics_count(d), 1);
	ck_assert_str_eq(jk_diagnostic_kind_of(jk_diagnostics_at(d, 0)->code)->id, id);
	jk_diagnostics_free(d);
	free(old_bytes);
	free(new_bytes);
}

static const jk_pack_part no_document[] = {{"a.txt", "x", 0}, {NULL, NULL, 0}};
static const jk_pack_part bare[] = {{"[Content_Types].xml", JK_PACK_TYPES, 0}, {"_rels/.rels", JK_PACK_RELS, 0}, {NULL, NULL, 0}};
static const jk_pack_part odt[] = {{"mimetype", "application/vnd.oasis.opendocument.text", 0}, {"content.xml", "<x/>", 0}, {NULL, NULL, 0}};

START_TEST(what_is_no_document_is_refused)
{
	refused(no_document, bare, "V040");
	refused(bare, no_document, "V040");
	refused(bare, bare, "V040");
}
END_TEST

START_TEST(two_formats_are_refused)
{
	refused(odt, bare, "V041");
}
END_TEST

START_TEST(a_picture_that_cannot_come_over_is_told)
{
	size_t length, old_length, new_length;
	char *old_bytes = jk_redlines_pack(&old_length, W_P(W_T("図") PICTURE("rId404") W_T("を見よ。")), NULL);
	char *new_bytes = jk_redlines_pack(&new_length, W_PT("図を見よ。"), NULL), *out;
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_redline_make(&out, &length, old_bytes, old_length, "a", new_bytes, new_length, "b", NULL, NULL, d), JK_OK);
	jk_test_only(d, JK_DIAG_REDLINE_LEFT_OUT, 0);
	jk_text_free(out);
	jk_diagnostics_free(d);
	free(old_bytes);
	free(new_bytes);
}
END_TEST

START_TEST(too_many_atoms_are_refused)
{
	jk_buffer old_body;
	size_t old_length, new_length, length;
	jk_buffer_init(&old_body, 0);
	jk_buffer_string(&old_body, "<w:p><w:r>");
	for (unsigned i = 0; i <= 131068; i++)
		jk_buffer_format(&old_body, "<w:sym w:char=\"%x\"/>", i);
	jk_buffer_string(&old_body, "</w:r></w:p>");
	char *old_bytes = jk_redlines_pack(&old_length, jk_buffer_text(&old_body), NULL), *new_bytes = jk_redlines_pack(&new_length, W_PT("甲"), NULL), *out;
	jk_diagnostics *d;
	ck_assert_int_eq(jk_diagnostics_new(&d), JK_OK);
	ck_assert_int_eq(jk_redline_make(&out, &length, old_bytes, old_length, "a", new_bytes, new_length, "b", NULL, NULL, d), JK_FAILED);
	jk_test_only(d, JK_DIAG_REDLINE_ATOMS, 0);
	jk_diagnostics_free(d);
	jk_buffer_dispose(&old_body);
	free(old_bytes);
	free(new_bytes);
}
END_TEST

START_TEST(the_same_twice_is_the_same)
{
	size_t first, second;
	char *copy;
	const char *bytes = jk_redlines_make(&first, W_PT(LONG_A) TABLE W_PT(LONG_B), W_PT(LONG_B) TABLE W_PT(LONG_C), NULL, NULL, NULL, NULL);
	ck_assert_ptr_nonnull(copy = malloc(first));
	memcpy(copy, bytes, first);
	bytes = jk_redlines_make(&second, W_PT(LONG_A) TABLE W_PT(LONG_B), W_PT(LONG_B) TABLE W_PT(LONG_C), NULL, NULL, NULL, NULL);
	ck_assert_uint_eq(first, second);
	ck_assert_mem_eq(copy, bytes, first);
	free(copy);
}
END_TEST

/* --- memory --- */

static char *sweep_old, *sweep_new;
static size_t sweep_old_length, sweep_new_length;

static jk_result redline_once(int *right)
{
	size_t length = 0;
	char *out = NULL;
	jk_diagnostics *d = NULL;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_redline_make(&out, &length, sweep_old, sweep_old_length, "a", sweep_new, sweep_new_length, "b", NULL, NULL, d);
	*right = result == JK_OK && length > 100;
	jk_text_free(out);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_run_out)
{
	const jk_pack_part parts[] = {{"word/_rels/document.xml.rels", to_notes, 0}, {"word/footnotes.xml", NOTES(NOTE("1", "古い注")), 0}, {NULL, NULL, 0}};
	sweep_old = jk_redlines_pack(&sweep_old_length, W_P(W_T("甲は、") W_FIELD("REF a", "第1条") W_T("の") REFERENCE("1")) TABLE W_PT("末"), parts);
	sweep_new = jk_redlines_pack(&sweep_new_length, W_PT(LONG_C) W_P(W_T("乙は、") W_FIELD("REF b", "第2条") W_T("の")) TABLE W_PT("尾"), NULL);
	jk_test_sweep_libxml(redline_once, 20);
	free(sweep_old);
	free(sweep_new);
}
END_TEST

Suite *suite_redline_docx(void)
{
	const TTest *const tests[] = {words_are_marked_and_formats_kept, equal_documents_have_no_marks, author_and_date_are_as_given, width_alone_is_a_change,
					     tabs_and_breaks_are_words, paragraphs_come_and_go, the_end_of_a_body_is_shared, paragraphs_beside_tables,
					     a_moved_paragraph_is_a_move, a_move_to_the_end_is_a_deletion_and_an_insertion, clauses_go_by_their_bookmarks,
					     cells_and_rows_are_compared, a_table_with_another_column_is_another_table, fields_are_whole, a_field_in_one_run_is_whole,
					     a_field_over_paragraphs_stays, formulas_and_links, bookmarks_stay_and_are_not_doubled, notes_are_compared,
					     a_deleted_note_comes_over, a_deleted_picture_comes_over, changes_of_the_new_document_stay, a_paragraph_that_pends_stays,
					     changes_of_the_old_document_count_as_accepted, a_pending_deletion_of_other_text_is_left_out, remarks_stand_at_their_clauses,
					     what_is_no_document_is_refused, two_formats_are_refused, a_picture_that_cannot_come_over_is_told, headers_are_compared, deleted_items_go_by_the_lists_of_the_new_document, too_many_atoms_are_refused,
					     the_same_twice_is_the_same, memory_may_run_out, NULL};
	return jk_suite("redline/docx", tests);
}
