#include <string.h>
#include "mini.h"
#include "package/package.h"
#include "template/heading.h"
#include "template/paragraph.h"

#define STYLES \
	"<w:styles xmlns:w='w'><w:style w:styleId='a'><w:name w:val='heading 1'/></w:style>" \
	"<w:style w:styleId='b'><w:name w:val='見出し'/><w:basedOn w:val='a'/></w:style>" \
	"<w:style w:styleId='c'><w:name w:val='表題'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>" \
	"<w:style w:styleId='d'><w:name w:val='本文'/><w:basedOn w:val='a'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>" \
	"<w:style w:styleId='e'><w:name w:val='輪'/><w:basedOn w:val='e'/></w:style></w:styles>"

/* The heading that the one paragraph of the body is, or "". */
static const char *heading(const char *format, const char *paragraph)
{
	jk_arena *arena;
	jk_package *package;
	jk_headings headings;
	jk_xml *xml;
	const char *path = jk_mini_package("a.docx", "word/document.xml", "<x/>", "word/styles.xml", STYLES, NULL);
	const jk_dialect *dialect = jk_dialect_named(format);
	const char *part = jk_mini_format("<b xmlns:w='w' xmlns:text='t'>%s</b>", paragraph);
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_package_read(&package, path, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&xml, part, strlen(part), NULL, jk_test_diagnostics()), JK_OK);
	jk_headings_open(&headings, arena, package, dialect, jk_test_diagnostics());
	const char *text = jk_heading_text(&headings, jk_paragraph_next(dialect, 0, jk_xml_root(xml), NULL));
	const char *kept = text ? jk_mini_format("%s", text) : "";
	jk_headings_close(&headings);
	jk_xml_free(xml);
	jk_package_free(package);
	jk_arena_free(arena);
	return kept;
}


static const char *styled(const char *style)
{
	return heading("docx", jk_mini_format("<w:p><w:pPr><w:pStyle w:val='%s'/></w:pPr><w:r><w:t>もの</w:t></w:r></w:p>", style));
}

START_TEST(by_name_of_the_style)
{
	jk_mini();
	ck_assert_str_eq(styled("a"), "もの");
}
END_TEST

START_TEST(by_the_style_below)
{
	jk_mini();
	ck_assert_str_eq(styled("b"), "もの");
}
END_TEST

START_TEST(by_outline_level)
{
	jk_mini();
	ck_assert_str_eq(styled("c"), "もの");
	ck_assert_str_eq(styled("d"), "");
}
END_TEST

START_TEST(by_a_level_of_its_own)
{
	jk_mini();
	ck_assert_str_eq(heading("docx", "<w:p><w:pPr><w:pStyle w:val='a'/><w:outlineLvl w:val='9'/></w:pPr><w:r><w:t>もの</w:t></w:r></w:p>"), "");
	ck_assert_str_eq(heading("docx", "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>もの</w:t></w:r></w:p>"), "もの");
}
END_TEST

START_TEST(styles_in_a_circle_end)
{
	jk_mini();
	ck_assert_str_eq(styled("e"), "");
}
END_TEST

START_TEST(of_odt)
{
	jk_mini();
	ck_assert_str_eq(heading("odt", "<text:h>もの</text:h>"), "もの");
}
END_TEST

START_TEST(by_words)
{
	jk_mini();
	static const char *const yes[] = {"第3条（秘密保持）", "第十二章　総則", "第{{n}}条 {{title}}", "（目的）", "１　目的", "2. 用語", "別紙1　一覧", "附則", "第5条"};
	static const char *const no[] = {"第3条の規定により通知する。", "甲は乙に通知する。", "2026年度の予算は次のとおり。", "（本契約に定めのない事項については、甲と乙が協議して定めるものとする。）",
					 "別紙のとおりとする。", "", "第条"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		ck_assert_str_eq(heading("docx", jk_mini_format("<w:p><w:r><w:t>%s</w:t></w:r></w:p>", yes[i])), yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		ck_assert_str_eq(heading("docx", jk_mini_format("<w:p><w:r><w:t>%s</w:t></w:r></w:p>", no[i])), "");
}
END_TEST

START_TEST(a_long_one_is_cut)
{
	jk_mini();
	ck_assert_str_eq(heading("odt", "<text:h>一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十余り</text:h>"),
			 "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十…");
}
END_TEST

Suite *suite_template_heading(void)
{
	return jk_suite("template/heading", (const TTest *const[]){by_name_of_the_style, by_the_style_below, by_outline_level, by_a_level_of_its_own,
								   styles_in_a_circle_end, of_odt, by_words, a_long_one_is_cut, NULL});
}
