#include <stdlib.h>
#include <string.h>
#include "format/writing.h"
#include "mini.h"

static jk_writing w;
static void drop_arena(void) { jk_arena_free(w.arena); }

static void writing_for(const jk_document_kind *kind)
{
	w = (jk_writing){.kind = kind};
	ck_assert_int_eq(jk_arena_new(&w.arena), JK_OK);
	atexit(drop_arena);
}

#define FORMATS {[JK_ELEMENT_ARTICLE] = "第{n}条", [JK_ELEMENT_PARAGRAPH] = "{n}", [JK_ELEMENT_ITEM] = "({n})", [JK_ELEMENT_SUBITEM1] = "{ア}", [JK_ELEMENT_SUBITEM2] = "({ア})"}

START_TEST(levels_of_articles)
{
	writing_for(&(jk_document_kind){.kind = "contract", .formats = FORMATS});
	ck_assert_uint_eq(jk_chapter_level(&w), 0);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_CAPTION), 0);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_ARTICLE), 1);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_PARAGRAPH), 2);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_ITEM), 3);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_SUBITEM1), 4);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_SUBITEM2), 5);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_TABLE_TITLE), 0);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_TABLE), 0);
}
END_TEST

/* Text between headings and items is a silent level, so that items begin anew after it. */
START_TEST(levels_of_sections_with_chapters)
{
	writing_for(&(jk_document_kind){.kind = "specification", .sections = 1, .chapters = 1,
		    .formats = {[JK_ELEMENT_ARTICLE] = "({n})", [JK_ELEMENT_ITEM] = "{ア}", [JK_ELEMENT_SUBITEM1] = "({ア})"}});
	ck_assert_uint_eq(jk_chapter_level(&w), 1);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_ARTICLE), 2);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_PARAGRAPH), 3);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_ITEM), 4);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_SUBITEM1), 5);
	ck_assert_uint_eq(jk_block_level(&w, JK_BLOCK_SUBITEM2), 0);
}
END_TEST

START_TEST(every_kind_of_block_has_a_style)
{
	static const char *const wanted[] = {"JkArticleCaption", "JkArticle", "JkParagraph", "JkItem", "JkSubitem1", "JkSubitem2", "JkTableTitle", "JkTable"};
	for (int kind = JK_BLOCK_CAPTION; kind <= JK_BLOCK_TABLE; kind++)
		ck_assert_str_eq(jk_block_style((jk_block_kind)kind), wanted[kind]);
}
END_TEST

static void expect_widths(const char *given, size_t count, unsigned whole, const unsigned *wanted)
{
	unsigned widths[JK_COLUMNS_MOST], sum = 0;
	jk_column_widths(&(jk_block){.widths = given}, count, whole, widths);
	for (size_t i = 0; i < count; i++) {
		ck_assert_uint_eq(widths[i], wanted[i]);
		sum += widths[i];
	}
	ck_assert_uint_eq(sum, whole);
}

START_TEST(columns_share_the_whole_width)
{
	expect_widths("1 2 3", 3, 60, (const unsigned[]){10, 20, 30});
	expect_widths(NULL, 3, 100, (const unsigned[]){33, 34, 33});
	expect_widths("1", 3, 40, (const unsigned[]){13, 14, 13});           /* too few: the others count 1 */
	expect_widths("1 1 9 9", 2, 40, (const unsigned[]){20, 20});         /* too many: left out */
	expect_widths("0 5", 2, 60, (const unsigned[]){10, 50});             /* nothing is no width */
	expect_widths("1 99999999999999999999", 2, 40, (const unsigned[]){20, 20});
	expect_widths("1 1000", 2, 40, (const unsigned[]){1, 39});
}
END_TEST

START_TEST(a_heading_tells_role_and_basis)
{
	jk_mini();
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='standard'", "<title>a</title><covers provision='1-1' relation='subset-of'/>"
			    "<covers provision='1-2' relation='subset-of'/><text document='contract' role='scored'><Article><ArticleCaption>a</ArticleCaption>"
			    "<Paragraph><Sentence>x</Sentence></Paragraph></Article></text>");
	jk_mini_document("contract", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 "<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/></numbering><place id='p' title='p'><clause ref='a'/></place>");
	const jk_clause_set *set = jk_mini_set();
	const jk_set_clause *a = jk_mini_find(set, "a");
	writing_for(jk_catalog_document(set->catalog, "contract"));
	w.set = set;
	ck_assert_str_eq(jk_role_text(&w, a->blocks.items[0]), "【加点】");
	ck_assert_str_eq(jk_role_text(&w, a->blocks.items[1]), "");
	ck_assert_str_eq(jk_role_text(&w, &(jk_block){.role = "information"}), "");
	ck_assert_str_eq(jk_basis_text(&w, a), "");
	w.show_basis = 1;
	ck_assert_str_eq(jk_basis_text(&w, a), "［基準1(1)、1(2)］");
}
END_TEST

START_TEST(what_is_only_usual_is_labelled_so)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>x</Sentence></Paragraph>");
	jk_mini_document("contract", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 "<numbering><level name='Chapter' format='{n}'/></numbering><place id='p' title='p'><clause ref='a'/></place>");
	const jk_clause_set *set = jk_mini_set();
	writing_for(jk_catalog_document(set->catalog, "contract"));
	w.set = set;
	ck_assert_str_eq(jk_basis_text(&w, jk_mini_find(set, "a")), "");
	w.show_basis = 1;
	ck_assert_str_eq(jk_basis_text(&w, jk_mini_find(set, "a")), "［実務］");
}
END_TEST

START_TEST(chapters_are_on_later_pages)
{
	jk_mini();
	jk_buffer long_text;
	jk_buffer_init(&long_text, 0);
	for (int i = 0; i < 600; i++)
		jk_buffer_string(&long_text, "十文字十文字十文字十");
	jk_mini_clause("a", "", jk_mini_format("<Paragraph><Sentence>%s</Sentence></Paragraph>", jk_buffer_text(&long_text)));
	jk_buffer_dispose(&long_text);
	jk_mini_clause("b", "", "<Paragraph><Sentence>x</Sentence></Paragraph>");
	jk_mini_document("contract", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 "<numbering><level name='Chapter' format='{n}'/></numbering><place id='p' title='p'><clause ref='a'/></place><place id='q' title='q'><clause ref='b'/></place>");
	const jk_clause_set *set = jk_mini_set();
	writing_for(jk_catalog_document(set->catalog, "contract"));
	w.document = jk_mini_group(set)->documents.items[0];
	ck_assert_uint_eq(jk_likely_page(&w, w.document->chapters.items[0]), 3);
	ck_assert_uint_ge(jk_likely_page(&w, w.document->chapters.items[1]), 6);
}
END_TEST

Suite *suite_format_layout(void)
{
	return jk_suite("format/layout",
			(const TTest *const[]){levels_of_articles, levels_of_sections_with_chapters, every_kind_of_block_has_a_style, columns_share_the_whole_width,
					       a_heading_tells_role_and_basis, what_is_only_usual_is_labelled_so, chapters_are_on_later_pages, NULL});
}
