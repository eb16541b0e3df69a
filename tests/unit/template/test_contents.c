#include <string.h>
#include "contents.h"

/* --- DOCX --- */

#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTRUCTION(text) "<w:r><w:instrText xml:space=\"preserve\">" text "</w:instrText></w:r>"
#define BEGIN(options) FIELD("begin") INSTRUCTION(" TOC " options " ") FIELD("separate")
#define STYLED(style, content) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" content "</w:p>"
#define OLD_PAGE(anchor, page) "<w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r>" FIELD("begin") INSTRUCTION(" PAGEREF " anchor " \\h ") FIELD("separate") \
	"<w:r><w:rPr><w:webHidden/></w:rPr><w:t>" page "</w:t></w:r>" FIELD("end")
#define LINK(anchor, content) "<w:hyperlink w:anchor=\"" anchor "\" w:history=\"1\">" content "</w:hyperlink>"
/* As Word leaves it. */
#define OLD(anchor, words, page) LINK(anchor, "<w:r><w:rPr><w:noProof/></w:rPr><w:t>" words "</w:t></w:r>" OLD_PAGE(anchor, page))
#define H(level, text) STYLED(level, T(text))
#define MARKED(level, anchor, text) STYLED(level, "<w:bookmarkStart w:id=\"3\" w:name=\"" anchor "\"/>" T(text) "<w:bookmarkEnd w:id=\"3\"/>")

/* What we write: words with the first pattern's properties, page with its last. */
#define HIDDEN(content) "<w:r><w:rPr><w:webHidden/></w:rPr>" content "</w:r>"
#define PAGE(anchor, page) HIDDEN("<w:tab/>") HIDDEN("<w:fldChar w:fldCharType=\"begin\"/>") HIDDEN("<w:instrText xml:space=\"preserve\"> PAGEREF " anchor " \\h </w:instrText>") \
	HIDDEN("<w:fldChar w:fldCharType=\"separate\"/>") HIDDEN("<w:t>" page "</w:t>") HIDDEN("<w:fldChar w:fldCharType=\"end\"/>")
#define NEW(anchor, words, page) LINK(anchor, "<w:r><w:rPr><w:noProof/></w:rPr><w:t xml:space=\"preserve\">" words "</w:t></w:r>" PAGE(anchor, page))
#define ANCHORED(level, id, anchor, text) STYLED(level, "<w:bookmarkStart w:id=\"" id "\" w:name=\"" anchor "\"/>" T(text) "<w:bookmarkEnd w:id=\"" id "\"/>")

START_TEST(entries_are_those_of_the_headings_written)
{
	jk_mini();
	jk_contents_becomes(STYLED("11", BEGIN("\\o \"1-2\" \\h \\z \\u") OLD("_Toc1", "第1章 総則", "1")) STYLED("11", OLD("_Toc2", "第2章 消える", "2")) P(FIELD("end"))
			    MARKED("1", "_Toc1", "総則") P(T("{{#if x}}")) MARKED("1", "_Toc2", "消える") P(T("{{/if}}")) P(T("{{#for v in i}}")) H("2", "節{{$v}}") P(T("{{/for}}")),
			    STYLED("11", BEGIN("\\o \"1-2\" \\h \\z \\u") NEW("_Toc1", "第1章 総則", "1"))
			    STYLED("21", NEW("_Toc700000000", "1.1 節い", "1")) STYLED("21", NEW("_Toc700000001", "1.2 節ろ", "1")) P(FIELD("end"))
			    ANCHORED("1", "3", "_Toc1", "総則") ANCHORED("2", "6000000", "_Toc700000000", "節い") ANCHORED("2", "6000001", "_Toc700000001", "節ろ"));
}
END_TEST

START_TEST(entries_that_show_tags_of_headings_are_old)
{
	jk_mini();
	jk_contents_becomes(STYLED("11", BEGIN("\\o \"1-3\" \\h") OLD("_Toc1", "第1章 {{$v}}の章", "4")) P(FIELD("end")) P(T("{{#for v in i}}")) MARKED("1", "_Toc1", "{{$v}}の章") P(T("{{/for}}")),
			    STYLED("11", BEGIN("\\o \"1-3\" \\h") NEW("_Toc1", "第1章 いの章", "4")) STYLED("11", NEW("_Toc1_2", "第2章 ろの章", "4")) P(FIELD("end"))
			    ANCHORED("1", "3", "_Toc1", "いの章") ANCHORED("1", "5000000", "_Toc1_2", "ろの章"));
}
END_TEST

START_TEST(entries_that_an_author_tagged_stay)
{
	jk_mini();
	jk_contents_becomes(STYLED("11", BEGIN("\\o \"1-3\" \\h") T("{{#for v in i}}{{$v}} {{/for}}")) P(FIELD("end")) H("1", "章{{i}}"),
			    STYLED("11", BEGIN("\\o \"1-3\" \\h") T("い ろ ")) P(FIELD("end")) H("1", "章い"));
}
END_TEST

START_TEST(a_part_without_tags_stays)
{
	jk_mini();
	jk_contents_stays(STYLED("11", BEGIN("\\o \"1-3\" \\h") OLD("_Toc1", "第9章 古い", "4")) P(FIELD("end")) MARKED("1", "_Toc1", "新しい"), P(T("{{i}}")));
}
END_TEST

START_TEST(the_end_in_the_last_entry)
{
	jk_mini();
	jk_contents_becomes(STYLED("11", BEGIN("\\o \"1-1\" \\h") OLD("_Toc1", "第1章 a", "1")) STYLED("11", OLD("_Toc2", "第2章 b", "2") FIELD("end")) MARKED("1", "_Toc1", "a") H("1", "{{i}}"),
			    STYLED("11", BEGIN("\\o \"1-1\" \\h") NEW("_Toc1", "第1章 a", "1") "</w:p><w:p><w:pPr><w:pStyle w:val=\"11\"/></w:pPr>" NEW("_Toc700000000", "第2章 い", "1") FIELD("end"))
			    ANCHORED("1", "3", "_Toc1", "a") ANCHORED("1", "6000000", "_Toc700000000", "い"));
}
END_TEST

#define PLAIN_PAGE(anchor, page) "<w:r><w:tab/></w:r>" FIELD("begin") INSTRUCTION(" PAGEREF " anchor " \\h ") FIELD("separate") "<w:r><w:t>" page "</w:t></w:r>" FIELD("end")
#define PLAIN_TAB "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8400\"/></w:tabs>"
#define PLAIN_WORDS(words) "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"

#define TABBED(content) "<w:p><w:pPr><w:pStyle w:val=\"11\"/>" PLAIN_TAB "</w:pPr>" content "</w:p>"

START_TEST(a_table_that_was_never_filled)
{
	jk_mini();
	/* All in one run, to be filled by Word when somebody says so. */
	jk_contents_becomes("<w:p><w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/><w:instrText>TOC \\o &quot;1-3&quot; \\h</w:instrText><w:fldChar w:fldCharType=\"separate\"/>"
			    "<w:t>update me</w:t><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" H("2", "{{i}}"),
			    "<w:p><w:pPr><w:pStyle w:val=\"21\"/>" PLAIN_TAB "</w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC \\o \"1-3\" \\h</w:instrText>"
			    "<w:fldChar w:fldCharType=\"separate\"/></w:r>" LINK("_Toc700000000", PLAIN_WORDS("1.1 い") PLAIN_PAGE("_Toc700000000", "1")) FIELD("end") "</w:p>"
			    ANCHORED("2", "6000000", "_Toc700000000", "い"));
}
END_TEST

START_TEST(no_heading_no_entry)
{
	jk_mini();
	jk_contents_becomes(STYLED("11", BEGIN("\\o \"1-3\" \\h") OLD("_Toc1", "a", "1")) P(FIELD("end")) P(T("{{i}}")) P(T("{{#if x}}")) MARKED("1", "_Toc1", "a") P(T("{{/if}}")),
			    STYLED("11", BEGIN("\\o \"1-3\" \\h")) P(FIELD("end")) P(T("い")));
}
END_TEST

#define OUTLINED(level, text) "<w:p><w:pPr><w:outlineLvl w:val=\"" level "\"/></w:pPr>" T(text) "</w:p>"
/* The words of the entries, each with | behind it. */
static const char *words(const char *instruction, const char *body)
{
	const char *out = jk_contents_fill(jk_mini_format("<w:p>" FIELD("begin") "<w:r><w:instrText>TOC %s</w:instrText></w:r>" FIELD("separate") FIELD("end") "</w:p>%s" P(T("{{i}}")), instruction, body));
	const char *at = strstr(out, "separate"), *end = strstr(out, "<w:p><w:r><w:t xml:space=\"preserve\">BODY"), *shown = "";
	for (const char *found; (found = strstr(at, "<w:t xml:space=\"preserve\">")) != NULL && found < end;) {
		found += strlen("<w:t xml:space=\"preserve\">");
		shown = jk_mini_format("%s%.*s|", shown, (int)strcspn(found, "<"), found);
		at = found;
	}
	return shown;
}

START_TEST(levels_and_styles_of_the_instruction)
{
	static const char body[] = P(T("BODY")) H("1", "a") H("2", "b") H("3", "c") H("own", "d") H("based", "e") OUTLINED("0", "f") OUTLINED("9", "g") STYLED("1", "");
	jk_mini();
	ck_assert_str_eq(words("\\o \"2-3\" \\n", body), "1.1 b|1.1.1 c|");
	ck_assert_str_eq(words("\\n", body), "第1章　a|1.1 b|1.1.1 c|");
	ck_assert_str_eq(words("\\o \"1-2\" \\u \\n", body), "第1章　a|1.1 b|第2章　e|f|");
	ck_assert_str_eq(words("\\t \"自作,2\" \\n", body), "d|");
	ck_assert_str_eq(words("\\o \"1-1\" \\t \"自作;2;無い;3\" \\n", body), "第1章　a|d|");
}
END_TEST

START_TEST(other_tables_are_left_to_the_word_processor)
{
	static const char *const instructions[] = {"\\h \\z \\c \"図\"", "\\f", "\\b part \\o \"1-3\"", "\\a 表"};
	jk_mini();
	for (size_t i = 0; i < sizeof instructions / sizeof *instructions; i++) {
		const char *out = jk_contents_fill(jk_mini_format("<w:p>" FIELD("begin") "<w:r><w:instrText>TOC %s</w:instrText></w:r>" FIELD("separate") T("as it was") FIELD("end") "</w:p>"
								  H("1", "a") P(T("{{i}}")), instructions[i]));
		ck_assert_msg(strstr(out, "as it was") != NULL, "%s", instructions[i]);
	}
}
END_TEST

START_TEST(pages_somebody_has_seen_set_the_others_right)
{
	jk_mini();
	/* Seen on 5 and 9, likely 1 and 2. What stands between is reckoned from the one before. */
	const char *out = jk_contents_fill(STYLED("11", BEGIN("\\o \"1-1\" \\h") OLD("_Toc1", "第1章 a", "5")) STYLED("11", OLD("_Toc2", "第2章 b", "9")) P(FIELD("end"))
					   MARKED("1", "_Toc1", "a") P("<w:r><w:br w:type=\"page\"/></w:r>") H("1", "{{i}}") MARKED("1", "_Toc2", "b"));
	ck_assert_ptr_nonnull(strstr(out, NEW("_Toc1", "第1章 a", "5")));
	ck_assert_ptr_nonnull(strstr(out, NEW("_Toc700000000", "第2章 い", "6")));
	ck_assert_ptr_nonnull(strstr(out, NEW("_Toc2", "第3章 b", "9")));
}
END_TEST

START_TEST(a_long_text_turns_the_page)
{
	jk_mini();
	const char *line = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよ", *text = "";
	for (int i = 0; i < 80; i++)
		text = jk_mini_format("%s%s", text, line);
	const char *out = jk_contents_fill(jk_mini_format(STYLED("11", BEGIN("\\o \"1-1\" \\h")) P(FIELD("end")) "<w:p><w:r><w:t>%s{{i}}</w:t></w:r></w:p>" H("1", "b"), text));
	ck_assert_ptr_nonnull(strstr(out, "<w:t>3</w:t>"));
}
END_TEST

START_TEST(paragraphs_are_still_told_by_their_numbers)
{
	jk_mini();
	jk_contents_fails(STYLED("11", BEGIN("\\o \"1-1\" \\h") OLD("_Toc1", "a", "5")) STYLED("11", OLD("_Toc2", "b", "9")) P(FIELD("end")) MARKED("1", "_Toc1", "a") P(T("{{i}}")) P(T("{{/if}}")),
			  JK_DIAG_TAG_UNOPENED, 6);
}
END_TEST

START_TEST(nobody_is_asked_whether_to_update)
{
	jk_mini();
	(void)jk_contents_fill(STYLED("11", BEGIN("\\o \"1-1\" \\h")) P(FIELD("end")) H("1", "{{i}}"));
	ck_assert_str_eq(jk_contents_part("word/settings.xml"), "<w:settings " SPACE "><w:zoom w:percent=\"100\"/></w:settings>");
}
END_TEST

START_TEST(clauses_are_headings_too)
{
	jk_mini();
	const char *out = jk_contents_fill_clauses(STYLED("11", BEGIN("\\u \\n")) P(FIELD("end")) H("1", "{{document/@title}}") P(T("{{clauses}}")) H("1", "後"));
	ck_assert_ptr_nonnull(strstr(out, T("第1章　契約書") "</w:p>" TABBED(T("（one）")) TABBED(T("（two）")) TABBED(T("第2章　後"))));
	ck_assert_ptr_nonnull(strstr(out, "<w:bookmarkStart w:id=\"6000001\" w:name=\"_Toc700000001\"/><w:bookmarkStart w:id=\"10000\" w:name=\"cl_one\"/>"));
}
END_TEST

/* --- ODT --- */

#define ODT_SOURCE(level) "<text:table-of-content-source text:outline-level=\"" level "\"><text:table-of-content-entry-template text:outline-level=\"1\" text:style-name=\"C1\">" \
	"<text:index-entry-link-start/><text:index-entry-page-number/></text:table-of-content-entry-template>" \
	"<text:table-of-content-entry-template text:outline-level=\"2\" text:style-name=\"C2\"/></text:table-of-content-source>"
#define ODT_TABLE(level, entries) "<text:table-of-content>" ODT_SOURCE(level) "<text:index-body><text:index-title><text:p>目次</text:p></text:index-title>" entries "</text:index-body></text:table-of-content>"
#define ODT_LINK(anchor) "<text:a xlink:type=\"simple\" text:style-name=\"Index\" xlink:href=\"#" anchor "\">"
#define ODT_ENTRY(style, anchor, words, page) "<text:p text:style-name=\"" style "\">" ODT_LINK(anchor) words "<text:tab/>" page "</text:a></text:p>"
#define ODT_H(level, text) "<text:h text:outline-level=\"" level "\">" text "</text:h>"
#define ODT_MARKED(name, text) "<text:bookmark-start text:name=\"" name "\"/>" text "<text:bookmark-end text:name=\"" name "\"/>"
#define OP(text) "<text:p>" text "</text:p>"

START_TEST(odt_entries_are_those_of_the_headings_written)
{
	jk_mini();
	jk_contents_becomes_odt(
		ODT_TABLE("2", ODT_ENTRY("P1", "__RefHeading___Toc1_2", "第1章 総則", "7") ODT_ENTRY("P1", "__RefHeading___Toc3_2", "第2章 消える", "8"))
		ODT_H("1", ODT_MARKED("__RefHeading___Toc1_2", "総則")) OP("{{#if x}}") ODT_H("1", ODT_MARKED("__RefHeading___Toc3_2", "消える")) OP("{{/if}}")
		OP("{{#for v in i}}") ODT_H("2", "節{{$v}}") OP("{{/for}}") ODT_H("3", "深い") ODT_H("1", "雑則"),
		ODT_TABLE("2", ODT_ENTRY("P1", "__RefHeading___Toc1_2", "第1章 総則", "7") "<text:p text:style-name=\"C2\">1.1 節い</text:p><text:p text:style-name=\"C2\">1.2 節ろ</text:p>"
			  ODT_ENTRY("P1", "__RefHeading___Toc700000002_1", "第2章 雑則", "7"))
		ODT_H("1", ODT_MARKED("__RefHeading___Toc1_2", "総則")) ODT_H("2", ODT_MARKED("__RefHeading___Toc700000000_1", "節い")) ODT_H("2", ODT_MARKED("__RefHeading___Toc700000001_1", "節ろ"))
		ODT_H("3", "深い") ODT_H("1", ODT_MARKED("__RefHeading___Toc700000002_1", "雑則")));
}
END_TEST

START_TEST(odt_entries_that_an_author_tagged_stay)
{
	jk_mini();
	jk_contents_becomes_odt(ODT_TABLE("2", OP("{{#for v in i}}{{$v}} {{/for}}")) ODT_H("1", "章"), ODT_TABLE("2", OP("い ろ ")) ODT_H("1", "章"));
}
END_TEST

Suite *suite_template_contents(void)
{
	return jk_suite("template/contents",
			(const TTest *const[]){entries_are_those_of_the_headings_written, entries_that_show_tags_of_headings_are_old, entries_that_an_author_tagged_stay,
					       a_part_without_tags_stays, the_end_in_the_last_entry, a_table_that_was_never_filled, no_heading_no_entry,
					       levels_and_styles_of_the_instruction, other_tables_are_left_to_the_word_processor,
					       pages_somebody_has_seen_set_the_others_right, a_long_text_turns_the_page, paragraphs_are_still_told_by_their_numbers,
					       nobody_is_asked_whether_to_update, clauses_are_headings_too, odt_entries_are_those_of_the_headings_written,
					       odt_entries_that_an_author_tagged_stay, NULL});
}
