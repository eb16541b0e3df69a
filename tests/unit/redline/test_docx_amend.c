/* Amending DOCX: each construct alone. jk_amends_document holds every one against its draft. */
#include <stdint.h>
#include <string.h>
#include "amends.h"
#include "suite.h"

#define HAS(text, needle) ck_assert_msg(strstr((text), (needle)) != NULL, "no %s in %s", (needle), (text))
#define HAS_NOT(text, needle) ck_assert_msg(strstr((text), (needle)) == NULL, "%s in %s", (needle), (text))
#define BY .author = JK_AMENDS_AUTHOR
#define COUNT(a) (sizeof(a) / sizeof *(a))
#define RUN(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define INS(content) "<w:ins w:id=\"90\" w:author=\"職員\" w:date=\"2026-10-01T00:00:00Z\">" content "</w:ins>"
#define DEL(text) "<w:del w:id=\"91\" w:author=\"職員\"><w:r><w:delText>" text "</w:delText></w:r></w:del>"

/* One TEXT amendment of the first paragraphs: characters of three bytes each. */
static const char *replace(const char *draft, size_t from, size_t to, const char *source, size_t source_from, size_t source_to)
{
	const jk_amendment one = {.kind = JK_AMEND_TEXT, .paragraph = 1, .from = from * 3, .to = to * 3, .source = 1, .source_from = source_from * 3,
				  .source_to = source_to * 3, BY};
	return jk_amends_document(draft, source, &one, 1);
}

static void shows(const char *wanted) { ck_assert_str_eq(jk_amends_text(), wanted); }
static void refused(void) { ck_assert_uint_eq(jk_amends_result()->done, 0); }

/* --- text --- */

START_TEST(words_are_replaced_where_they_stand)
{
	const char *text = replace(W_P(RUN("<w:b/>", "甲は直ちに報告する")), 2, 5, W_PT("速やかに"), 0, 4);
	shows("甲は速やかに報告する\n");
	HAS(text, "<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">甲は</w:t>");
	HAS(text, "<w:del w:id=\"1\" w:author=\"様式\"><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space=\"preserve\">直ちに</w:delText></w:r></w:del>");
	HAS(text, "<w:ins w:id=\"2\" w:author=\"様式\"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">速やかに</w:t></w:r></w:ins>");
	ck_assert_uint_eq(jk_amends_result()->done, 1);
}
END_TEST

START_TEST(text_comes_at_the_beginning_the_end_and_into_nothing)
{
	replace(W_PT("甲は"), 0, 0, W_PT("新"), 0, 1);
	shows("新甲は\n");
	replace(W_PT("甲は"), 2, 2, W_PT("新"), 0, 1);
	shows("甲は新\n");
	HAS(replace(W_P("<w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:bookmarkEnd w:id=\"1\"/>"), 0, 0, W_PT("新"), 0, 1), "</w:ins><w:bookmarkEnd ");
	shows("新\n");
	replace(W_PT("甲は"), 0, 2, W_PT("新"), 0, 0);
	shows("\n");
}
END_TEST

START_TEST(formatting_of_its_own_comes_along)
{
	HAS(replace(W_P(RUN("<w:b/>", "甲は")), 1, 1, W_P(RUN("<w:i/>", "新")), 0, 1), "<w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">新");
	HAS(replace(W_P(W_FIELD("REF x", "第一条") RUN("<w:b/>", "に")), 3, 3, W_PT("新"), 0, 1), "<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">新");
}
END_TEST

START_TEST(several_edits_of_a_paragraph)
{
	const jk_amendment edits[] = {
		{.kind = JK_AMEND_TEXT, .paragraph = 2, .from = 0, .to = 3, .source = 1, .source_from = 0, .source_to = 3, BY},
		{.kind = JK_AMEND_TEXT, .paragraph = 2, .from = 3, .to = 6, BY},
		{.kind = JK_AMEND_TEXT, .paragraph = 2, .from = 9, .to = 9, .source = 1, .source_from = 3, .source_to = 6, BY},
		{.kind = JK_AMEND_TEXT, .paragraph = 2, .from = 9, .to = 9, .source = 1, .source_from = 6, .source_to = 9, BY},
	};
	jk_amends_document(W_PT("前") W_PT("一二三四"), W_PT("あいう"), edits, COUNT(edits));
	shows("前\nあ三いう四\n");
}
END_TEST

START_TEST(several_come_at_the_beginning_in_order)
{
	const jk_amendment edits[] = {
		{.kind = JK_AMEND_TEXT, .paragraph = 1, .source = 1, .source_from = 0, .source_to = 3, BY},
		{.kind = JK_AMEND_TEXT, .paragraph = 1, .source = 1, .source_from = 3, .source_to = 6, BY},
	};
	jk_amends_document(W_PT("一二"), W_PT("あい"), edits, COUNT(edits));
	shows("あい一二\n");
	jk_amends_document(W_P("") W_PT("一"), W_PT("あい"), edits, COUNT(edits));
	shows("あい\n一\n");
}
END_TEST

START_TEST(tabs_breaks_and_pictures)
{
	static const char draft[] = W_P("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:drawing/><w:t>三</w:t><w:br/><w:t>四</w:t></w:r>");
	const jk_amendment tab[] = {{.kind = JK_AMEND_TEXT, .paragraph = 1, .from = 3, .to = 4, BY}};
	const jk_amendment picture[] = {{.kind = JK_AMEND_TEXT, .paragraph = 1, .from = 4, .to = 10, BY}};
	const char *text = jk_amends_document(draft, W_PT(""), tab, 1);
	HAS(text, "<w:del w:id=\"1\" w:author=\"様式\"><w:r><w:tab/></w:r></w:del>");
	text = jk_amends_document(draft, W_PT(""), picture, 1);
	HAS(text, "</w:del><w:r><w:drawing/></w:r><w:del ");
	shows("一\t<drawing>\t四\n");
}
END_TEST

/* --- fields and links --- */

START_TEST(a_field_goes_whole_or_its_result_is_edited)
{
	static const char draft[] = W_P(W_T("前") W_FIELD("REF x", "第一条") W_T("後"));
	const char *text = replace(draft, 1, 4, W_PT("新"), 0, 1);
	shows("前新後\n");
	HAS(text, "<w:delInstrText>REF x</w:delInstrText>");
	text = replace(draft, 2, 3, W_PT("二"), 0, 1);
	shows("前第二条後\n");
	HAS(text, "<w:instrText>REF x</w:instrText>");
	HAS_NOT(text, "delInstrText");
	HAS(text, "<w:t xml:space=\"preserve\">条</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/>");
	text = replace(draft, 4, 4, W_PT("新"), 0, 1);
	HAS(text, "<w:fldChar w:fldCharType=\"end\"/></w:r><w:ins ");
}
END_TEST

START_TEST(a_field_comes_whole_or_as_text)
{
	const char *text = replace(W_PT("甲"), 1, 1, W_P(W_FIELD("REF x", "第一条")), 0, 3);
	shows("甲第一条\n");
	HAS(text, "<w:instrText xml:space=\"preserve\">REF x</w:instrText>");
	HAS_NOT(replace(W_PT("甲"), 1, 1, W_P(W_FIELD("REF x", "第一条")), 0, 2), "REF x");
	shows("甲第一\n");
}
END_TEST

START_TEST(a_simple_field_and_one_in_a_single_run)
{
	replace(W_P("<w:fldSimple w:instr=\" REF x \">" W_T("第一条") "</w:fldSimple>" W_T("後")), 1, 2, W_PT("二"), 0, 1);
	shows("第二条後\n");
	HAS(replace(W_P("<w:fldSimple w:instr=\" REF x \">" W_T("第一条") "</w:fldSimple>" W_T("後")), 0, 3, W_PT("二"), 0, 1), "delInstrText");
	shows("二後\n");
	replace(W_P("<w:r><w:t>前</w:t><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>一"
		    "</w:t><w:fldChar w:fldCharType=\"end\"/><w:t>後</w:t></w:r>"), 1, 2, W_PT("二"), 0, 1);
	shows("前二後\n");
}
END_TEST

START_TEST(text_in_links_and_controls)
{
	const char *text = replace(W_P("<w:hyperlink w:anchor=\"x\">" W_T("別紙一") "</w:hyperlink>" W_T("後")), 2, 3, W_PT("二"), 0, 1);
	shows("別紙二後\n");
	HAS(text, "</w:ins></w:hyperlink>");
	replace(W_P("<w:sdt><w:sdtPr/><w:sdtContent>" W_T("値一") "</w:sdtContent></w:sdt>"), 0, 2, W_PT("二"), 0, 1);
	shows("二\n");
}
END_TEST

/* --- changes of others --- */

START_TEST(pending_insertions_count_and_are_not_cut)
{
	static const char draft[] = W_P(W_T("一二") INS(W_T("三四")) W_T("五"));
	replace(draft, 4, 5, W_PT("新"), 0, 1);
	shows("一二三四新\n");
	replace(draft, 2, 2, W_PT("新"), 0, 1);
	shows("一二新三四五\n");
	replace(draft, 4, 4, W_PT("新"), 0, 1);
	shows("一二三四新五\n");
	replace(draft, 3, 3, W_PT("新"), 0, 1);
	refused();
	replace(draft, 1, 3, W_PT("新"), 0, 1);
	refused();
	ck_assert_uint_eq(jk_amends_result()->refused[0], 1);
}
END_TEST

START_TEST(pending_deletions_do_not_count)
{
	const char *text = replace(W_P(W_T("一") DEL("消") W_T("二")), 0, 2, W_PT("新"), 0, 1);
	shows("新\n");
	HAS(text, "<w:del w:id=\"91\" w:author=\"職員\"><w:r><w:delText>消</w:delText></w:r></w:del>");
}
END_TEST

START_TEST(a_paragraph_whose_mark_pends_goes_on)
{
	static const char draft[] = W_P("<w:pPr><w:rPr><w:del w:id=\"92\" w:author=\"職員\"/></w:rPr></w:pPr>" W_T("一二")) W_PT("三四");
	replace(draft, 1, 3, W_PT("新"), 0, 1);
	shows("一新四\n");
}
END_TEST

START_TEST(the_others_are_made_when_one_is_refused)
{
	const jk_amendment edits[] = {
		{.kind = JK_AMEND_TEXT, .paragraph = 1, .from = 0, .to = 3, BY},
		{.kind = JK_AMEND_TEXT, .paragraph = 1, .from = 3, .to = 6, BY},
	};
	jk_amends_document(W_P(W_T("一") INS(W_T("二"))), W_PT(""), edits, COUNT(edits));
	shows("二\n");
	ck_assert_uint_eq(jk_amends_result()->done, 1);
	ck_assert_uint_eq(jk_amends_result()->refused[1], 1);
}
END_TEST

/* --- blocks --- */

static const char *blocks(const char *draft, const char *source, jk_amendment_kind kind, size_t paragraph, size_t last, size_t from, size_t to)
{
	const jk_amendment one = {.kind = kind, .paragraph = paragraph, .last = last, .source = from, .source_last = to, BY};
	return jk_amends_document(draft, source, &one, 1);
}

#define COLUMNS "<w:gridCol/><w:gridCol/>"
#define TABLE W_TBL(COLUMNS, W_TR(W_TC("項目") W_TC("値")) W_TR(W_TC("稼働率") W_TC("低")))
#define OTHER W_TBL(COLUMNS, W_TR(W_TC("項目") W_TC("値")) W_TR(W_TC("応答") W_TC("早")) W_TR(W_TC("稼働率") W_TC("高")))

START_TEST(paragraphs_come)
{
	blocks(W_PT("一") W_PT("二"), W_PT("あ") W_PT("い") W_PT("う"), JK_AMEND_INSERT, 1, 0, 1, 2);
	shows("一\nあ\nい\n二\n");
	blocks(W_PT("一") W_PT("二"), W_PT("あ") W_PT("い"), JK_AMEND_INSERT, 0, 0, 1, 2);
	shows("あ\nい\n一\n二\n");
	HAS(blocks(W_PT("一") W_PT("二"), W_PT("あ") W_PT("い"), JK_AMEND_INSERT, 2, 0, 1, 2), "い</w:t></w:r></w:ins></w:p><w:sectPr/>");
	shows("一\n二\nあ\nい\n");
	blocks(W_PT("一") TABLE W_PT("二"), W_PT("あ"), JK_AMEND_INSERT, 1, 0, 1, 1);
	shows("一\nあ\n項目\n|値\n|\n稼働率\n|低\n|\n二\n");
	blocks(W_PT("一") TABLE W_PT("二"), W_PT("あ"), JK_AMEND_INSERT, 3, 0, 1, 1);
	shows("一\n項目\n|値\n|\n稼働率\n|低\n|\nあ\n二\n");
}
END_TEST

START_TEST(tables_come)
{
	blocks(W_PT("一") W_PT("二"), W_PT("あ") TABLE W_PT("い"), JK_AMEND_INSERT, 1, 0, 1, 6);
	shows("一\nあ\n項目\n|値\n|\n稼働率\n|低\n|\nい\n二\n");
	blocks(W_PT("一") W_PT("二"), TABLE W_PT("い"), JK_AMEND_INSERT, 1, 0, 2, 2);
	shows("一\n項目\n|値\n|\n稼働率\n|低\n|\n二\n");
}
END_TEST

START_TEST(blocks_go)
{
	blocks(W_PT("一") W_PT("二") W_PT("三"), W_PT(""), JK_AMEND_REMOVE, 2, 2, 0, 0);
	shows("一\n三\n");
	blocks(W_PT("一") W_PT("二") W_PT("三"), W_PT(""), JK_AMEND_REMOVE, 2, 3, 0, 0);
	shows("一\n");
	blocks(W_PT("一") W_PT("二") W_PT("三"), W_PT(""), JK_AMEND_REMOVE, 1, 1, 0, 0);
	shows("二\n三\n");
	blocks(W_PT("一") W_PT("二") TABLE W_PT("三"), W_PT(""), JK_AMEND_REMOVE, 2, 2, 0, 0);
	shows("一\n項目\n|値\n|\n稼働率\n|低\n|\n三\n");
	blocks(W_PT("一") TABLE W_PT("三"), W_PT(""), JK_AMEND_REMOVE, 3, 3, 0, 0);
	shows("一\n三\n");
}
END_TEST

START_TEST(what_goes_is_replaced_at_the_end)
{
	const jk_amendment both[] = {
		{.kind = JK_AMEND_REMOVE, .paragraph = 2, .last = 3, BY},
		{.kind = JK_AMEND_INSERT, .paragraph = 3, .source = 1, .source_last = 2, BY},
	};
	jk_amends_document(W_PT("一") W_PT("二") W_PT("三"), W_PT("あ") W_PT("い"), both, 2);
	shows("一\nあ\nい\n");
	const jk_amendment other[] = {
		{.kind = JK_AMEND_INSERT, .paragraph = 1, .source = 1, .source_last = 2, BY},
		{.kind = JK_AMEND_REMOVE, .paragraph = 2, .last = 3, BY},
	};
	jk_amends_document(W_PT("一") W_PT("二") W_PT("三"), W_PT("あ") W_PT("い"), other, 2);
	shows("一\nあ\nい\n");
}
END_TEST

#define STYLED(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" W_T(text) "</w:p>"
#define LOOK(style) "<w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>"
#define STYLES "<w:styles xmlns:w=\"" JK_PACK_W "\"><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:name w:val=\"a\"/></w:style>" \
	"<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:name w:val=\"b\"/></w:style></w:styles>"

static const jk_pack_part styles[] = {
	{"word/styles.xml", STYLES, 0},
	{"word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
					 "Type=\"" JK_PACK_R "/styles\" Target=\"styles.xml\"/></Relationships>", 0},
	{NULL, NULL, 0}};

/* The last mark before a table stays: what stands before it then looks like itself, whether the changes are accepted or rejected. */
START_TEST(marks_that_change_texts_change_looks)
{
	const jk_amendment removal[] = {{.kind = JK_AMEND_REMOVE, .paragraph = 2, .last = 2, BY}};
	const jk_amendment insertion[] = {{.kind = JK_AMEND_INSERT, .paragraph = 2, .source = 1, .source_last = 1, BY}};
	const jk_amendment both[] = {removal[0], insertion[0]};
	const char *text = jk_amends_document_with(STYLED("A", "一") STYLED("B", "二") TABLE W_P(""), styles, STYLED("A", "新"), styles, removal, 1, NULL);
	HAS(text, "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:pPrChange w:id=\"3\" w:author=\"様式\">" LOOK("B") "</w:pPrChange></w:pPr><w:del ");
	text = jk_amends_document_with(STYLED("A", "一") STYLED("B", "二") TABLE W_P(""), styles, STYLED("A", "新"), styles, insertion, 1, NULL);
	HAS(text, "<w:pStyle w:val=\"A\"/><w:pPrChange w:id=\"3\" w:author=\"様式\">" LOOK("B") "</w:pPrChange></w:pPr><w:ins ");
	text = jk_amends_document_with(STYLED("A", "一") STYLED("B", "二") TABLE W_P(""), styles, STYLED("A", "新"), styles, both, 2, NULL);
	HAS(text, "<w:p><w:pPr><w:pStyle w:val=\"A\"/><w:pPrChange w:id=\"2\" w:author=\"様式\">" LOOK("B") "</w:pPrChange></w:pPr><w:del ");
	HAS_NOT(jk_amends_document_with(STYLED("A", "一") STYLED("A", "二") TABLE W_P(""), styles, STYLED("A", "新"), styles, both, 2, NULL), "pPrChange");
}
END_TEST

#define STYLE(type, id, name, content) "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" content "</w:style>"

START_TEST(styles_come_along)
{
	/* "A" is another style in the draft; "up" is there under another id. */
	const jk_pack_part draft[] = {{"word/styles.xml", "<w:styles xmlns:w=\"" JK_PACK_W "\">" STYLE("paragraph", "A", "a", "") STYLE("paragraph", "U", "up", "") "</w:styles>", 0},
				      styles[1], styles[2]};
	const jk_pack_part source[] = {{"word/styles.xml", "<w:styles xmlns:w=\"" JK_PACK_W "\">" STYLE("paragraph", "A", "new", "<w:basedOn w:val=\"B\"/>"
								"<w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr>")
					STYLE("paragraph", "B", "middle", "<w:basedOn w:val=\"up\"/><w:next w:val=\"A\"/>") STYLE("paragraph", "up", "up", "") "</w:styles>", 0},
				       styles[1], styles[2]};
	const jk_amendment insert[] = {{.kind = JK_AMEND_INSERT, .paragraph = 1, .source = 1, .source_last = 1, BY}};
	HAS(jk_amends_document_with(STYLED("A", "一") W_PT("二"), draft, STYLED("A", "新"), source, insert, 1, NULL), "<w:pStyle w:val=\"A2\"/>");
	const char *text = jk_amends_part("word/styles.xml");
	HAS(text, STYLE("paragraph", "A2", "new", "<w:basedOn w:val=\"B\"/><w:pPr/>"));
	HAS(text, STYLE("paragraph", "B", "middle", "<w:basedOn w:val=\"U\"/><w:next w:val=\"A2\"/>"));
	ck_assert_str_eq(jk_amends_said(), "V064");
}
END_TEST

START_TEST(several_come_at_one_place_in_order)
{
	const jk_amendment two[] = {
		{.kind = JK_AMEND_INSERT, .paragraph = 1, .source = 2, .source_last = 2, BY},
		{.kind = JK_AMEND_INSERT, .paragraph = 1, .source = 1, .source_last = 1, BY},
	};
	jk_amends_document(W_PT("一") W_PT("二"), W_PT("あ") W_PT("い"), two, 2);
	shows("一\nい\nあ\n二\n");
}
END_TEST

#define MARKED(id, name, text) "<w:p><w:bookmarkStart w:id=\"" id "\" w:name=\"" name "\"/>" W_T(text) "<w:bookmarkEnd w:id=\"" id "\"/></w:p>"

START_TEST(bookmarks_come_once)
{
	static const char source[] = "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"cl_new\"/>" W_T("題") "</w:p><w:p><w:bookmarkStart w:id=\"2\" w:name=\"ar_new\"/>"
				     W_T("第一条") "<w:bookmarkEnd w:id=\"2\"/>" W_T("本文") "</w:p><w:p>" W_T("終") "<w:bookmarkEnd w:id=\"1\"/></w:p>";
	const char *text = blocks(MARKED("1", "cl_a", "一") W_PT("二"), source, JK_AMEND_INSERT, 1, 0, 1, 3);
	HAS(text, "w:name=\"cl_new\"/><w:ins ");
	HAS(text, "第一条</w:t></w:r></w:ins><w:bookmarkEnd ");
	HAS(text, "終</w:t></w:r></w:ins><w:bookmarkEnd ");
	text = blocks(MARKED("1", "cl_new", "一") W_PT("二"), source, JK_AMEND_INSERT, 1, 0, 1, 3);
	ck_assert_uint_eq(jk_redlines_count(text, "w:name=\"cl_new\""), 1);
	HAS(text, "w:name=\"cl_new\"/><w:r>");
}
END_TEST

START_TEST(a_bookmark_moves_from_what_goes_to_what_comes)
{
	const jk_amendment both[] = {
		{.kind = JK_AMEND_REMOVE, .paragraph = 1, .last = 1, BY},
		{.kind = JK_AMEND_INSERT, .paragraph = 1, .source = 1, .source_last = 1, BY},
	};
	const char *text = jk_amends_document(MARKED("1", "cl_a", "一") W_PT("二"), MARKED("7", "cl_a", "新"), both, 2);
	shows("新\n二\n");
	ck_assert_uint_eq(jk_redlines_count(text, "w:name=\"cl_a\""), 1);
	ck_assert_uint_eq(jk_redlines_count(text, "<w:bookmarkEnd "), 1);
	HAS(text, "w:name=\"cl_a\"/><w:ins ");
}
END_TEST

START_TEST(what_somebody_put_in_does_not_go)
{
	blocks(W_PT("一") W_P(W_T("二") INS(W_T("三"))), W_PT(""), JK_AMEND_REMOVE, 2, 2, 0, 0);
	refused();
	blocks(W_PT("一") W_P("<w:pPr><w:rPr><w:ins w:id=\"92\" w:author=\"職員\"/></w:rPr></w:pPr>" W_T("二")) W_PT("三"), W_PT(""), JK_AMEND_REMOVE, 2, 2, 0, 0);
	refused();
	/* Its mark would have to carry ours, too. */
	blocks(W_P("<w:pPr><w:rPr><w:ins w:id=\"92\" w:author=\"職員\"/></w:rPr></w:pPr>" W_T("一")) W_PT("二"), W_PT("あ"), JK_AMEND_REMOVE, 2, 2, 0, 0);
	refused();
	blocks(W_PT("一") W_P("<w:pPr><w:sectPr/></w:pPr>" W_T("二")) W_PT("三"), W_PT(""), JK_AMEND_REMOVE, 2, 2, 0, 0);
	refused();
}
END_TEST

START_TEST(pending_deletions_stay_in_what_goes)
{
	HAS(blocks(W_PT("一") W_P(W_T("二") DEL("消")) W_PT("三"), W_PT(""), JK_AMEND_REMOVE, 2, 2, 0, 0), "<w:del w:id=\"91\" w:author=\"職員\">");
	shows("一\n三\n");
}
END_TEST

/* --- tables --- */

START_TEST(rows_of_a_table_are_replaced)
{
	const jk_amendment one = {.kind = JK_AMEND_TABLE, .paragraph = 3, .source = 4, BY};
	const char *text = jk_amends_document(W_PT("頭") TABLE W_PT("末"), W_PT("頭") OTHER W_PT("末"), &one, 1);
	shows("頭\n項目\n|値\n|\n応答\n|早\n|\n稼働率\n|高\n|\n末\n");
	ck_assert_uint_eq(jk_redlines_count(text, "<w:trPr><w:del "), 1);
	ck_assert_uint_eq(jk_redlines_count(text, "<w:trPr><w:ins "), 2);
}
END_TEST

START_TEST(text_in_a_cell)
{
	const jk_amendment one = {.kind = JK_AMEND_TEXT, .paragraph = 5, .from = 0, .to = 3, .source = 1, .source_to = 3, BY};
	jk_amends_document(W_PT("頭") TABLE W_PT("末"), W_PT("高"), &one, 1);
	shows("頭\n項目\n|値\n|\n稼働率\n|高\n|\n末\n");
}
END_TEST

/* --- remarks --- */

START_TEST(remarks_stand_at_paragraphs_and_at_what_comes)
{
	static const char comments[] = "<w:comments xmlns:w=\"" JK_PACK_W "\"><w:comment w:id=\"4\" w:author=\"職員\"><w:p><w:r><w:t>前から</w:t></w:r></w:p></w:comment></w:comments>";
	static const char rels[] = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"" JK_PACK_R "/comments\" Target=\"comments.xml\"/></Relationships>";
	const jk_pack_part more[] = {{"word/comments.xml", comments, 0}, {"word/_rels/document.xml.rels", rels, 0}, {NULL, NULL, 0}};
	const jk_amendment all[] = {
		{.kind = JK_AMEND_REMARK, .paragraph = 1, .author = JK_AMENDS_AUTHOR "甲", .text = "一行\n二行"},
		{.kind = JK_AMEND_INSERT, .paragraph = 1, .source = 1, .source_last = 2, BY},
		{.kind = JK_AMEND_REMARK, .source = 2, BY, .text = "新しい"},
		{.kind = JK_AMEND_REMARK, .source = 3, BY, .text = "来ない"},
	};
	const jk_amend_options options = {.date = "2026-11-23"};
	const char *text = jk_amends_document_with(W_PT("一") W_PT("二"), more, W_PT("あ") W_PT("い") W_PT("う"), NULL, all, COUNT(all), &options);
	shows("一\nあ\nい\n二\n");
	HAS(text, "<w:commentRangeStart w:id=\"5\"/><w:r><w:t xml:space=\"preserve\">一</w:t>");
	HAS(text, "<w:commentRangeStart w:id=\"6\"/><w:ins ");
	ck_assert_uint_eq(jk_amends_result()->refused[3], 1);
	text = jk_amends_part("word/comments.xml");
	HAS(text, "前から");
	HAS(text, "w:id=\"5\" w:author=\"様式甲\" w:date=\"2026-11-23T00:00:00Z\"");
	HAS(text, "二行");
}
END_TEST

/* --- references --- */

#define NUMBERED "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
#define ARTICLE(id, name, text) "<w:p>" NUMBERED "<w:bookmarkStart w:id=\"" id "\" w:name=\"ar_" name "\"/>" W_T(text) "<w:bookmarkEnd w:id=\"" id "\"/></w:p>"
#define REFERS(name, shown) W_FIELD(" REF ar_" name " \\r \\h ", shown)

static const jk_pack_part numbering[] = {
	{"word/numbering.xml", "<w:numbering xmlns:w=\"" JK_PACK_W "\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
			       "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"第%1条\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
			       "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>", 0},
	{"word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
					 "Type=\"" JK_PACK_R "/numbering\" Target=\"numbering.xml\"/></Relationships>", 0},
	{NULL, NULL, 0}};

static const char *refer(const char *draft, const char *source, const jk_amendment *amendments, size_t count)
{
	const jk_amend_options options = {.references_author = JK_AMENDS_AUTHOR "番号"};
	return jk_amends_document_with(draft, numbering, source, numbering, amendments, count, &options);
}

#define INSERT_FIRST {.kind = JK_AMEND_INSERT, .source = 1, .source_last = 1, BY}
#define REMOVE_FIRST {.kind = JK_AMEND_REMOVE, .paragraph = 1, .last = 1, BY}

START_TEST(references_follow_what_comes_and_goes)
{
	static const char draft[] = ARTICLE("1", "a", "一") ARTICLE("2", "b", "二") W_P(W_T("前") REFERS("b", "第2条") W_T("後"));
	const jk_amendment insert[] = {INSERT_FIRST}, removal[] = {REMOVE_FIRST};
	const char *text = refer(draft, ARTICLE("1", "c", "新"), insert, 1);
	shows("新\n一\n二\n前第3条後\n");
	ck_assert_uint_eq(jk_amends_result()->references, 1);
	HAS(text, "w:author=\"様式番号\"><w:r><w:delText xml:space=\"preserve\">第2条</w:delText></w:r></w:del><w:ins ");
	HAS(text, "第3条</w:t></w:r></w:ins><w:r><w:fldChar w:fldCharType=\"end\"/>");
	refer(draft, W_PT(""), removal, 1);
	shows("二\n前第1条後\n");
	refer(draft, W_PT(""), NULL, 0);
	ck_assert_uint_eq(jk_amends_result()->references, 0);
	jk_amends_document_with(draft, numbering, ARTICLE("1", "c", "新"), numbering, insert, 1, NULL);
	shows("新\n一\n二\n前第2条後\n");
}
END_TEST

START_TEST(references_in_what_comes_are_right_without_marks)
{
	const jk_amendment insert[] = {{.kind = JK_AMEND_INSERT, .paragraph = 3, .source = 2, .source_last = 2, BY}};
	const char *text = refer(ARTICLE("1", "a", "一") ARTICLE("2", "b", "二") W_PT("三"), ARTICLE("1", "b", "二") W_P(REFERS("b", "第1条")), insert, 1);
	shows("一\n二\n三\n第2条\n");
	HAS_NOT(text, "様式番号");
	ck_assert_uint_eq(jk_amends_result()->references, 0);
}
END_TEST

START_TEST(references_stay_where_nothing_can_be_told)
{
	const jk_amendment insert[] = {INSERT_FIRST};
	/* Another's bookmark, none at all, a paragraph without number, a field that is no reference, one that somebody has just put in. */
	refer(ARTICLE("1", "a", "一") W_P("<w:bookmarkStart w:id=\"3\" w:name=\"own\"/>" W_T("無") "<w:bookmarkEnd w:id=\"3\"/>"
		"<w:bookmarkStart w:id=\"4\" w:name=\"ar_x\"/><w:bookmarkEnd w:id=\"4\"/>") W_P(W_FIELD(" REF own \\r ", "第9条") REFERS("gone", "第8条")
		REFERS("x", "第7条") W_FIELD(" PAGEREF ar_a ", "6") INS(REFERS("a", "第5条"))), ARTICLE("1", "c", "新"), insert, 1);
	shows("新\n一\n無\n第9条第8条第7条6第5条\n");
}
END_TEST

START_TEST(simple_fields_and_pending_paragraphs_count)
{
	const jk_amendment insert[] = {INSERT_FIRST};
	refer("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del w:id=\"92\" w:author=\"職員\"/></w:rPr></w:pPr>" DEL("消")
	      "</w:p>" ARTICLE("1", "a", "一") W_P("<w:fldSimple w:instr=\" REF ar_a \\r \\h \">" W_T("第1条") "</w:fldSimple>"), ARTICLE("1", "c", "新"), insert, 1);
	shows("新\n一\n第2条\n");
}
END_TEST

/* --- memory --- */

static char *sweep_draft, *sweep_source;
static size_t sweep_draft_length, sweep_source_length;

static jk_result amend_once(int *right)
{
	const jk_amendment all[] = {
		{.kind = JK_AMEND_INSERT, .source = 1, .source_last = 1, BY},
		{.kind = JK_AMEND_TEXT, .paragraph = 1, .from = 0, .to = 3, .source = 2, .source_to = 3, BY},
		{.kind = JK_AMEND_REMARK, .paragraph = 1, BY, .text = "一\n二"},
		{.kind = JK_AMEND_REMOVE, .paragraph = 2, .last = 2, BY},
		{.kind = JK_AMEND_TABLE, .paragraph = 3, .source = 3, BY},
	};
	const jk_amend_options options = {.references_author = JK_AMENDS_AUTHOR, .date = "2026-11-23"};
	jk_diagnostics *d;
	jk_amend_result done = {0};
	char *out = NULL;
	size_t length;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_amend(&out, &length, &done, sweep_draft, sweep_draft_length, "a", sweep_source, sweep_source_length, "b", all, COUNT(all),
				  &options, d);
	*right = result == JK_OK && done.done == COUNT(all) && done.references == 1;
	jk_text_free(out);
	jk_text_free((char *)(uintptr_t)done.refused);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_run_out_anywhere)
{
	sweep_draft = jk_redlines_pack(&sweep_draft_length, ARTICLE("1", "a", "一二") W_PT("三") TABLE W_P(REFERS("a", "第1条")), numbering);
	sweep_source = jk_redlines_pack(&sweep_source_length, ARTICLE("1", "b", "新") W_PT("い") TABLE OTHER W_PT("末"), numbering);
	jk_test_sweep_libxml(amend_once, 20);
	free(sweep_draft);
	free(sweep_source);
}
END_TEST

Suite *suite_redline_docx_amend(void)
{
	return jk_suite("redline/docx_amend",
			(const TTest *const[]){words_are_replaced_where_they_stand, text_comes_at_the_beginning_the_end_and_into_nothing,
					       formatting_of_its_own_comes_along, several_edits_of_a_paragraph, several_come_at_the_beginning_in_order, tabs_breaks_and_pictures,
					       a_field_goes_whole_or_its_result_is_edited, a_field_comes_whole_or_as_text,
					       a_simple_field_and_one_in_a_single_run, text_in_links_and_controls, pending_insertions_count_and_are_not_cut,
					       pending_deletions_do_not_count, a_paragraph_whose_mark_pends_goes_on, the_others_are_made_when_one_is_refused,
					       paragraphs_come, tables_come, blocks_go, what_goes_is_replaced_at_the_end, marks_that_change_texts_change_looks, styles_come_along, several_come_at_one_place_in_order,
					       bookmarks_come_once, a_bookmark_moves_from_what_goes_to_what_comes, what_somebody_put_in_does_not_go,
					       pending_deletions_stay_in_what_goes, rows_of_a_table_are_replaced, text_in_a_cell,
					       remarks_stand_at_paragraphs_and_at_what_comes, references_follow_what_comes_and_goes,
					       references_in_what_comes_are_right_without_marks, references_stay_where_nothing_can_be_told,
					       simple_fields_and_pending_paragraphs_count, memory_may_run_out_anywhere, NULL});
}
