#include <string.h>
#include "mini.h"

/* The clauses of the world as WordprocessingML: what stands between the paragraphs "[" and "]" of the paper. */
static const char *paper_bytes;
static size_t paper_length;

static void make(void)
{
	const jk_clause_set *set = jk_mini_set();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", "<w:p><w:r><w:t>{{clauses}}</w:t></w:r></w:p>"));
	paper_bytes = jk_mini_document_make(set, "contract", compiled, &paper_length);
}

static const char *clauses(void)
{
	make();
	const char *part = jk_mini_part(paper_bytes, paper_length, "word/document.xml"), *start = strstr(part, "<w:body>"), *stop = strstr(part, "</w:body>");
	return jk_mini_format("%.*s", (int)(stop - start) - 8, start + 8);
}

#define STYLE(name) "<w:pPr><w:pStyle w:val=\"" name "\"/></w:pPr>"
#define RUN(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define STYLED(style, text) "<w:r><w:rPr><w:rStyle w:val=\"" style "\"/></w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

START_TEST(an_article)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一&lt;&amp;</Sentence><Item><Sentence>い</Sentence><Subitem1><Sentence>x</Sentence><Subitem2><Sentence>y</Sentence></Subitem2></Subitem1></Item>"
		       "</Paragraph><Paragraph><Sentence>二</Sentence></Paragraph>");
	ck_assert_str_eq(clauses(),
		"<w:p>" STYLE("JkArticleCaption") "<w:bookmarkStart w:id=\"10000\" w:name=\"cl_a\"/>" RUN("（") RUN("a") RUN("）") "</w:p>"
		"<w:p>" STYLE("JkArticle") "<w:bookmarkStart w:id=\"10001\" w:name=\"ar_a\"/>" RUN("一&lt;&amp;") "<w:bookmarkEnd w:id=\"10001\"/></w:p>"
		"<w:p>" STYLE("JkItem") RUN("い") "</w:p><w:p>" STYLE("JkSubitem1") RUN("x") "</w:p><w:p>" STYLE("JkSubitem2") RUN("y") "</w:p>"
		"<w:p>" STYLE("JkParagraph") RUN("二") "<w:bookmarkEnd w:id=\"10000\"/></w:p>");
}
END_TEST

START_TEST(a_reference_is_a_field)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>{@b#two}による</Sentence></Paragraph>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>一</Sentence></Paragraph><Paragraph id='two'><Sentence>二</Sentence></Paragraph>");
	ck_assert_ptr_nonnull(strstr(clauses(),
		"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> REF ar_b \\r \\h </w:instrText></w:r>"
		"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" STYLED("JkReference", "第2条") "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" RUN("第2項") RUN("による")));
}
END_TEST

START_TEST(with_chapters_a_reference_shows_the_chapter)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>{@a}</Sentence></Paragraph>");
	jk_mini_document("contract", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 "<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/></numbering><place id='p' title='章'><clause ref='a'/></place>");
	const char *text = clauses();
	ck_assert_ptr_nonnull(strstr(text, "<w:p>" STYLE("JkChapter") "<w:bookmarkStart w:id=\"10000\" w:name=\"ch_p\"/>" RUN("章") "<w:bookmarkEnd w:id=\"10000\"/></w:p>"));
	ck_assert_ptr_nonnull(strstr(text, " REF ar_a \\w \\h "));
	ck_assert_ptr_nonnull(strstr(text, STYLED("JkReference", "1(1)")));
	ck_assert_ptr_nonnull(strstr(text, "<w:p>" STYLE("JkParagraph")));
}
END_TEST

START_TEST(what_is_undecided_has_a_comment_at_its_first_place)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>名&amp;</label><guideline decided-by='{role.head}'>短く。</guideline></param>", "<Paragraph><Sentence>{$x}と{$x}</Sentence></Paragraph>");
	ck_assert_ptr_nonnull(strstr(clauses(), "<w:commentRangeStart w:id=\"1000\"/>" STYLED("JkUndecided", "【未決：U-001 名&amp;】")
		"<w:commentRangeEnd w:id=\"1000\"/><w:r><w:commentReference w:id=\"1000\"/></w:r>" RUN("と") STYLED("JkUndecided", "【未決：U-001 名&amp;】") "<w:bookmarkEnd"));
	const char *comments = jk_mini_part(paper_bytes, paper_length, "word/comments.xml");
	ck_assert_ptr_nonnull(strstr(comments, "<w:comment w:id=\"1000\" w:author=\"jokou\" w:date=\"2026-11-23T00:00:00Z\" w:initials=\"jk\"><w:p>" RUN("U-001未決：名&amp;") "</w:p><w:p>"
					       RUN("選択肢：短く。") "</w:p><w:p>" RUN("決める人：所属長") "</w:p></w:comment>"));
	ck_assert_ptr_null(strstr(comments, "1001"));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(paper_bytes, paper_length, "[Content_Types].xml"), "/word/comments.xml"));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(paper_bytes, paper_length, "word/_rels/document.xml.rels"), "Target=\"comments.xml\""));
}
END_TEST

START_TEST(a_default_is_marked)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='duration' unit='day'><label>x</label><default>3</default></param>", "<Paragraph><Sentence>{$x}以内</Sentence></Paragraph>");
	ck_assert_ptr_nonnull(strstr(clauses(), STYLED("JkDefault", "3日") STYLED("JkDefault", "〔既定〕") RUN("以内")));
}
END_TEST

START_TEST(in_final_papers_a_default_is_plain)
{
	size_t length;
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='duration' unit='day'><label>x</label><default>3</default></param>", "<Paragraph><Sentence>{$x}以内</Sentence></Paragraph>");
	const jk_clause_set *set = jk_mini_try(&(jk_assemble_options){.final = 1});
	const char *bytes = jk_mini_document_make(set, "contract", jk_mini_compile(jk_mini_template("docx", "<w:p><w:r><w:t>{{clauses}}</w:t></w:r></w:p>")), &length);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/document.xml"), RUN("3日") RUN("以内")));
}
END_TEST

#define TABLE_CLAUSE "<Paragraph><Sentence>表</Sentence><TableStruct><TableStructTitle>題</TableStructTitle><Table widths='1 2'><TableHeaderRow><TableColumn><Sentence>頭1</Sentence></TableColumn>" \
	"<TableColumn><Sentence>頭2</Sentence></TableColumn></TableHeaderRow><TableRow><TableColumn><Sentence>{@a}</Sentence></TableColumn><TableColumn><Sentence>乙</Sentence></TableColumn>" \
	"</TableRow></Table></TableStruct></Paragraph>"

START_TEST(a_table)
{
	jk_mini();
	jk_mini_clause("a", "", TABLE_CLAUSE);
	const char *text = clauses();
	ck_assert_ptr_nonnull(strstr(text, "<w:p>" STYLE("JkTableTitle") RUN("題") "</w:p><w:tbl><w:tblPr><w:tblStyle w:val=\"JkTable\"/>"));
	ck_assert_ptr_nonnull(strstr(text, "<w:tblGrid><w:gridCol w:w=\"3024\"/><w:gridCol w:w=\"6047\"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
		"<w:tc><w:tcPr><w:tcW w:w=\"3024\" w:type=\"dxa\"/></w:tcPr><w:p>" STYLE("JkCellHead") RUN("頭1") "</w:p></w:tc>"));
	ck_assert_ptr_nonnull(strstr(text, "<w:tr><w:trPr><w:cantSplit/></w:trPr>"));
	ck_assert_ptr_nonnull(strstr(text, " REF ar_a \\r \\h "));
	/* The clause ends behind the table, in a paragraph of its own. */
	ck_assert_ptr_nonnull(strstr(text, "</w:tbl><w:p>" STYLE("JkBreak") "<w:bookmarkEnd w:id=\"10000\"/></w:p>"));
}
END_TEST

START_TEST(bookmarks_and_comments_pair_over_all_clauses)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>x</label></param><param id='y' type='text'><label>y</label></param>", TABLE_CLAUSE "<Paragraph><Sentence>{$x}{$y}</Sentence></Paragraph>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	const char *text = clauses();
	for (unsigned id = 10000; id < 10004; id++) {
		ck_assert_ptr_nonnull(strstr(text, jk_mini_format("<w:bookmarkStart w:id=\"%u\"", id)));
		ck_assert_ptr_nonnull(strstr(text, jk_mini_format("<w:bookmarkEnd w:id=\"%u\"", id)));
	}
	ck_assert_ptr_null(strstr(text, "w:id=\"10004\""));
	ck_assert_ptr_nonnull(strstr(text, "<w:commentReference w:id=\"1001\"/>"));
	ck_assert_ptr_null(strstr(text, "w:id=\"1002\""));
}
END_TEST

#define RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

/* A template with a comment, and data that Word keeps for itself. */
START_TEST(what_the_template_brings_is_kept)
{
	size_t length;
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>x</label></param>", "<Paragraph><Sentence>{$x}</Sentence></Paragraph>");
	const char *path = jk_mini_package("own.docx", "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
		"word/document.xml", "<w:document xmlns:w=\"" W "\"><w:body><w:p><w:r><w:t>{{clauses}}</w:t></w:r></w:p></w:body></w:document>",
		"word/styles.xml", "<w:styles xmlns:w=\"" W "\"><w:style w:styleId=\"JkUndecided\"/><w:style w:styleId=\"JkDefault\"/><w:style w:styleId=\"JkArticle\"/>"
		"<w:style w:styleId=\"JkArticleCaption\"/></w:styles>",
		"word/notes.xml", "<w:comments xmlns:w=\"" W "\"><w:comment w:id=\"0\"><w:p><w:r><w:t>theirs</w:t></w:r></w:p></w:comment></w:comments>",
		"word/_rels/document.xml.rels", "<Relationships xmlns=\"" RELATIONSHIPS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE "/comments\" Target=\"notes.xml\"/>"
		"<Relationship Id=\"rId2\" Type=\"" OFFICE "/customXml\" Target=\"../customXml/item1.xml\"/></Relationships>",
		"customXml/item1.xml", "<theirs/>", "customXml/itemProps1.xml", "<their-properties/>", NULL);
	const char *bytes = jk_mini_document_make(jk_mini_set(), "contract", jk_mini_compile(path), &length);
	ck_assert_str_eq(jk_mini_part(bytes, length, "customXml/item1.xml"), "<theirs/>");
	ck_assert_str_eq(jk_mini_part(bytes, length, "customXml/itemProps1.xml"), "<their-properties/>");
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "customXml/item2.xml"), "<clause-set"));
	const char *notes = jk_mini_part(bytes, length, "word/notes.xml"), *relationships = jk_mini_part(bytes, length, "word/_rels/document.xml.rels");
	ck_assert_ptr_nonnull(strstr(notes, "<w:comment w:id=\"0\"><w:p><w:r><w:t>theirs</w:t></w:r></w:p></w:comment><w:comment w:id=\"1000\""));
	ck_assert_ptr_nonnull(strstr(relationships, "Target=\"/customXml/item2.xml\""));
	ck_assert_ptr_null(strstr(relationships, "comments.xml"));
}
END_TEST

START_TEST(the_clause_set_goes_along)
{
	char *xml;
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一</Sentence></Paragraph>");
	make();
	ck_assert_int_eq(jk_clause_set_xml(&xml, jk_mini_set(), "contract"), JK_OK);
	ck_assert_str_eq(jk_mini_part(paper_bytes, paper_length, "customXml/item1.xml"), xml);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(paper_bytes, paper_length, "customXml/_rels/item1.xml.rels"), "Target=\"itemProps1.xml\""));
	jk_text_free(xml);
}
END_TEST

Suite *suite_format_docx(void)
{
	return jk_suite("format/docx",
			(const TTest *const[]){an_article, a_reference_is_a_field, with_chapters_a_reference_shows_the_chapter,
					       what_is_undecided_has_a_comment_at_its_first_place, a_default_is_marked, in_final_papers_a_default_is_plain, a_table,
					       bookmarks_and_comments_pair_over_all_clauses, what_the_template_brings_is_kept, the_clause_set_goes_along, NULL});
}
