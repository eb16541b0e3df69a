#include <string.h>
#include "mini.h"

static const char *paper_bytes;
static size_t paper_length;

static void make(void)
{
	const jk_clause_set *set = jk_mini_set();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("odt", "<office:text><text:p>{{clauses}}</text:p></office:text>"));
	paper_bytes = jk_mini_document_make(set, "contract", compiled, &paper_length);
}

/* The clauses of the world as OpenDocument text. */
static const char *clauses(void)
{
	make();
	const char *part = jk_mini_part(paper_bytes, paper_length, "content.xml"), *start = strstr(part, "<office:text>"), *stop = strstr(part, "</office:text>");
	return jk_mini_format("%.*s", (int)(stop - start) - 13, start + 13);
}

#define P(style, text) "<text:p text:style-name=\"" style "\">" text "</text:p>"
#define SPAN(style, text) "<text:span text:style-name=\"" style "\">" text "</text:span>"
#define MARK(edge, name) "<text:bookmark-" edge " text:name=\"" name "\"/>"

START_TEST(articles_stand_in_one_list)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一&lt;</Sentence></Paragraph><Paragraph><Sentence>二</Sentence></Paragraph>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>三</Sentence></Paragraph>");
	ck_assert_str_eq(clauses(),
		P("JkArticleCaption", MARK("start", "cl_a") "（a）")
		"<text:list xml:id=\"jkl1\" text:style-name=\"JkList\"><text:list-item>" P("JkArticle", MARK("start", "ar_a") "一&lt;" MARK("end", "ar_a"))
		"<text:list><text:list-item text:start-value=\"2\">" P("JkParagraph", "二" MARK("end", "cl_a")) "</text:list-item></text:list></text:list-item></text:list>"
		P("JkArticleCaption", MARK("start", "cl_b") "（b）")
		"<text:list xml:id=\"jkl2\" text:style-name=\"JkList\" text:continue-list=\"jkl1\"><text:list-item>"
		P("JkArticle", MARK("start", "ar_b") "三" MARK("end", "ar_b") MARK("end", "cl_b")) "</text:list-item></text:list>");
}
END_TEST

START_TEST(items_stand_deeper)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一</Sentence><Item><Sentence>い</Sentence><Subitem1><Sentence>x</Sentence></Subitem1></Item><Item><Sentence>ろ</Sentence></Item></Paragraph>");
	ck_assert_ptr_nonnull(strstr(clauses(),
		"<text:list><text:list-item><text:list><text:list-item>" P("JkItem", "い") "<text:list><text:list-item>" P("JkSubitem1", "x") "</text:list-item></text:list>"
		"</text:list-item><text:list-item>" P("JkItem", "ろ" MARK("end", "cl_a")) "</text:list-item></text:list></text:list-item></text:list></text:list-item></text:list>"));
}
END_TEST

START_TEST(a_reference_is_a_field)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>{@b#two}による</Sentence></Paragraph>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>一</Sentence></Paragraph><Paragraph id='two'><Sentence>二</Sentence></Paragraph>");
	ck_assert_ptr_nonnull(strstr(clauses(), "<text:bookmark-ref text:reference-format=\"number\" text:ref-name=\"ar_b\">第2条</text:bookmark-ref>第2項による"));
}
END_TEST

START_TEST(sections_are_headings)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>{@a}</Sentence></Paragraph>");
	jk_mini_document("contract", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 "<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/></numbering><place id='p' title='章'><clause ref='a'/></place>");
	const char *text = clauses();
	ck_assert_ptr_nonnull(strstr(text, "<text:h text:style-name=\"JkChapter\" text:outline-level=\"1\">" MARK("start", "ch_p") "章" MARK("end", "ch_p") "</text:h>"));
	ck_assert_ptr_nonnull(strstr(text, "<text:h text:style-name=\"JkArticle\" text:outline-level=\"2\">" MARK("start", "cl_a") MARK("start", "ar_a") "a" MARK("end", "ar_a") SPAN("JkBasis", "［実務］") "</text:h>"));
	ck_assert_ptr_nonnull(strstr(text, "<text:bookmark-ref text:reference-format=\"number-all-superior\" text:ref-name=\"ar_a\">1(1)</text:bookmark-ref>"));
}
END_TEST

START_TEST(what_is_undecided_has_a_note_at_its_first_place)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>名&amp;</label></param>", "<Paragraph><Sentence>{$x}と{$x}</Sentence></Paragraph>");
	ck_assert_ptr_nonnull(strstr(clauses(),
		"<office:annotation office:name=\"jk1000\"><dc:creator>jokou</dc:creator><dc:date>2026-11-23T00:00:00</dc:date><text:p>U-001未決：名&amp;</text:p></office:annotation>"
		SPAN("JkUndecided", "【未決：U-001 名&amp;】") "<office:annotation-end office:name=\"jk1000\"/>と"));
	ck_assert_ptr_null(strstr(clauses(), "jk1001"));
}
END_TEST

START_TEST(a_default_is_marked)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='duration' unit='day'><label>x</label><default>3</default></param>", "<Paragraph><Sentence>{$x}以内</Sentence></Paragraph>");
	ck_assert_ptr_nonnull(strstr(clauses(), SPAN("JkDefault", "3日") SPAN("JkDefault", "〔既定〕") "以内"));
}
END_TEST

START_TEST(a_table_ends_the_list_for_a_while)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>表</Sentence><TableStruct><TableStructTitle>題</TableStructTitle><Table widths='1 3'><TableHeaderRow><TableColumn><Sentence>頭1</Sentence></TableColumn>"
		       "<TableColumn><Sentence>頭2</Sentence></TableColumn></TableHeaderRow><TableRow><TableColumn><Sentence>甲</Sentence></TableColumn><TableColumn><Sentence>乙</Sentence></TableColumn>"
		       "</TableRow></Table></TableStruct></Paragraph><Paragraph><Sentence>二</Sentence></Paragraph>");
	const char *text = clauses();
	ck_assert_ptr_nonnull(strstr(text, "</text:list>" P("JkTableTitle", "題") "<table:table table:name=\"cl_a_3\" table:style-name=\"JkTable\"><table:table-column table:style-name=\"JkColumn10\"/>"
		"<table:table-column table:style-name=\"JkColumn30\"/><table:table-header-rows><table:table-row table:style-name=\"JkTableRow\">"));
	ck_assert_ptr_nonnull(strstr(text, "</table:table-header-rows><table:table-row table:style-name=\"JkTableRow\"><table:table-cell table:style-name=\"JkTableCell\" office:value-type=\"string\">"
		P("JkCell", "甲")));
	ck_assert_ptr_nonnull(strstr(text, "</table:table>" P("JkBreak", "") "<text:list xml:id=\"jkl2\" text:style-name=\"JkList\" text:continue-list=\"jkl1\">"));
	ck_assert_ptr_nonnull(strstr(text, P("JkParagraph", "二" MARK("end", "cl_a"))));
}
END_TEST

START_TEST(lists_and_items_are_balanced)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一</Sentence><Item><Sentence>い</Sentence><Subitem1><Sentence>x</Sentence><Subitem2><Sentence>y</Sentence></Subitem2></Subitem1></Item></Paragraph>"
		       "<Paragraph><Sentence>二</Sentence><Item><Sentence>ろ</Sentence></Item></Paragraph>");
	jk_mini_clause("b", "", "<Paragraph><Sentence>三</Sentence><Item><Sentence>は</Sentence></Item></Paragraph>");
	int lists = 0, items = 0;
	for (const char *at = clauses(); (at = strchr(at, '<')) != NULL; at++) {
		lists += strncmp(at, "<text:list ", 11) == 0 || strncmp(at, "<text:list>", 11) == 0;
		lists -= strncmp(at, "</text:list>", 12) == 0;
		items += strncmp(at, "<text:list-item", 15) == 0;
		items -= strncmp(at, "</text:list-item>", 17) == 0;
		ck_assert(lists >= items && items >= lists - 1);
	}
	ck_assert(lists == 0 && items == 0);
}
END_TEST

START_TEST(the_clause_set_goes_along)
{
	char *xml;
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一</Sentence></Paragraph>");
	make();
	ck_assert_int_eq(jk_clause_set_xml(&xml, jk_mini_set(), "contract"), JK_OK);
	ck_assert_str_eq(jk_mini_part(paper_bytes, paper_length, "jokou/clause-set.xml"), xml);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(paper_bytes, paper_length, "META-INF/manifest.xml"), "manifest:full-path=\"jokou/clause-set.xml\""));
	jk_text_free(xml);
}
END_TEST

START_TEST(the_manifest_stands_in_the_properties)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>一</Sentence></Paragraph>");
	make();
	const char *meta = jk_mini_part(paper_bytes, paper_length, "meta.xml");
	ck_assert_ptr_nonnull(strstr(meta, "<meta:user-defined meta:name=\"jokou\" meta:value-type=\"string\">{"));
	ck_assert_ptr_nonnull(strstr(meta, "\"profile\": \"booking\""));
	ck_assert_ptr_nonnull(strstr(meta, "meta:name=\"jokou-digest\""));
}
END_TEST

Suite *suite_format_odt(void)
{
	return jk_suite("format/odt",
			(const TTest *const[]){articles_stand_in_one_list, items_stand_deeper, a_reference_is_a_field, sections_are_headings,
					       what_is_undecided_has_a_note_at_its_first_place, a_default_is_marked, a_table_ends_the_list_for_a_while,
					       lists_and_items_are_balanced, the_clause_set_goes_along, the_manifest_stands_in_the_properties, NULL});
}
