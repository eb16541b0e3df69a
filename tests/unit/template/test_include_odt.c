#include <stdlib.h>
#include "annex.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define INCLUDE T("{{#include 'a.odt'}}")
#define STYLED(id, text) "<text:p text:style-name=\"" id "\">" text "</text:p>"
#define STYLE(family, name, rest) "<style:style style:name=\"" name "\" style:family=\"" family "\"" rest "</style:style>"
#define SIZE(n) "><style:text-properties fo:font-size=\"" n "\"/>"
#define LAYOUT(name, width) "<style:page-layout style:name=\"" name "\"><style:page-layout-properties fo:page-width=\"" width "\" fo:page-height=\"29.7cm\"/></style:page-layout>"
#define MASTER(name, layout, rest) "<style:master-page style:name=\"" name "\" style:page-layout-name=\"" layout "\">" rest "</style:master-page>"

/* What a file holds; NULL: nothing. */
typedef struct {
	const char *body, *automatic, *common, *layouts, *masters, *fonts, *picture, *defaults;
} contents;

static const char *wrapped(const char *root, const char *inner)
{
	return jk_mini_format("<office:%s xmlns:office=\"" ODF "office:1.0\" xmlns:style=\"" ODF "style:1.0\" xmlns:text=\"" ODF "text:1.0\" xmlns:table=\"" ODF "table:1.0\""
			      " xmlns:draw=\"" ODF "drawing:1.0\" xmlns:fo=\"" ODF "xsl-fo-compatible:1.0\" xmlns:svg=\"" ODF "svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">%s</office:%s>",
			      root, inner, root);
}

static const char *some(const char *text) { return text ? text : ""; }

static const char *package(const char *file, const contents *c)
{
	const char *content = jk_mini_format("<office:font-face-decls>%s</office:font-face-decls><office:automatic-styles>%s</office:automatic-styles><office:body><office:text>%s</office:text></office:body>",
					     some(c->fonts), some(c->automatic), c->body);
	const char *styles = jk_mini_format("<office:font-face-decls>%s</office:font-face-decls><office:styles>%s%s</office:styles><office:automatic-styles>%s</office:automatic-styles><office:master-styles>%s</office:master-styles>",
					    some(c->fonts), some(c->defaults), some(c->common), some(c->layouts), some(c->masters));
	const char *entry = c->picture ? "<manifest:file-entry manifest:full-path=\"Pictures/1.png\" manifest:media-type=\"image/png\"/>" : "";
	return jk_mini_package(file, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", wrapped("document-content", content), "styles.xml",
			       wrapped("document-styles", styles), "META-INF/manifest.xml",
			       jk_mini_format("<manifest:manifest xmlns:manifest=\"" ODF "manifest:1.0\">%s</manifest:manifest>", entry), c->picture ? "Pictures/1.png" : "none", some(c->picture), NULL);
}

static void join(const contents *to, const contents *from)
{
	jk_mini();
	package("a.odt", from);
	expect_success(put_in(package("t.odt", to)));
}

static const char *body(void) { return between(part("content.xml"), "<office:text>", "</office:text>"); }
static const char *automatic(void) { return between(part("content.xml"), "<office:automatic-styles>", "</office:automatic-styles>"); }
static const char *common(void) { return between(part("styles.xml"), "<office:styles>", "</office:styles>"); }

START_TEST(the_body_takes_the_place_of_the_tag)
{
	join(&(contents){.body = T("前") "<text:p>｛｛＃inc<text:span>lude “a.odt”</text:span>｝｝</text:p>" T("後")}, &(contents){.body = T("甲") T("{{title}}")});
	ck_assert_str_eq(body(), T("前") T("甲") T("{{title}}") T("後"));
	jk_origin where = {.file = "t.odt", .part = "content.xml", .paragraph = 4};
	jk_annex_origin(places, &where);
	ck_assert_uint_eq(where.paragraph, 3);
	ck_assert_ptr_nonnull(strstr(where.file, "t.odt"));
}
END_TEST

START_TEST(styles_are_shared_or_renamed)
{
	join(&(contents){.body = INCLUDE, .common = STYLE("paragraph", "H", SIZE("12pt")) STYLE("paragraph", "S", SIZE("9pt"))},
	     &(contents){.body = STYLED("H", "甲") STYLED("S", "乙") STYLED("C", "丙"),
			 .common = STYLE("paragraph", "H", " style:display-name=\"見出し\"" SIZE("14pt")) STYLE("paragraph", "S", " style:display-name=\"同じ\"" SIZE("9pt"))
				   STYLE("paragraph", "C", " style:parent-style-name=\"H\" style:next-style-name=\"C\">") STYLE("paragraph", "U", ">")});
	ck_assert_str_eq(body(), STYLED("H_2", "甲") STYLED("S", "乙") STYLED("C", "丙"));
	ck_assert_str_eq(common(), STYLE("paragraph", "H", SIZE("12pt")) STYLE("paragraph", "S", SIZE("9pt"))
		"<style:style style:name=\"H_2\" style:family=\"paragraph\" style:display-name=\"見出し (2)\"><style:text-properties fo:font-size=\"14pt\"/></style:style>"
		"<style:style style:name=\"C\" style:family=\"paragraph\" style:parent-style-name=\"H_2\" style:next-style-name=\"C\"/>");
}
END_TEST

START_TEST(automatic_styles_are_apart_from_those_of_the_template)
{
	join(&(contents){.body = STYLED("P1", "本") INCLUDE, .automatic = STYLE("paragraph", "P1", SIZE("9pt"))},
	     &(contents){.body = STYLED("P1", "甲<text:span text:style-name=\"P1\">乙</text:span>"), .automatic = STYLE("paragraph", "P1", SIZE("8pt")) STYLE("text", "P1", SIZE("7pt"))});
	ck_assert_str_eq(body(), STYLED("P1", "本") STYLED("P1_2", "甲<text:span text:style-name=\"P1\">乙</text:span>"));
	ck_assert_uint_eq(count(automatic(), "<style:style "), 3);
}
END_TEST

START_TEST(default_styles_are_pushed_into_the_styles)
{
#define DEFAULT(attributes) "<style:default-style style:family=\"paragraph\"><style:paragraph-properties " attributes "/></style:default-style>"
	join(&(contents){.body = INCLUDE, .defaults = DEFAULT("fo:margin-bottom=\"1cm\" fo:margin-top=\"2cm\""), .common = "<style:style style:name=\"S\" style:family=\"paragraph\"/>"},
	     &(contents){.body = STYLED("S", "甲"), .defaults = DEFAULT("fo:margin-top=\"3cm\""), .common = "<style:style style:name=\"S\" style:family=\"paragraph\"/>"});
	ck_assert_str_eq(body(), STYLED("S_2", "甲"));
	ck_assert_ptr_nonnull(strstr(common(), "style:name=\"S_2\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-top=\"3cm\" fo:margin-bottom=\"0cm\"/>"));
}
END_TEST

START_TEST(lists_and_their_styles_begin_anew)
{
	static const char style[] = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\"/></text:list-style>" STYLE("paragraph", "N", " style:list-style-name=\"L\">");
	join(&(contents){.body = INCLUDE "<text:list xml:id=\"l1\"/>", .common = style},
	     &(contents){.body = "<text:list xml:id=\"l1\" text:style-name=\"L\"/><text:list xml:id=\"l2\" text:continue-list=\"l1\"/>" STYLED("N", "甲"), .common = style});
	ck_assert_str_eq(body(), "<text:list xml:id=\"l1_2\" text:style-name=\"L_2\"/><text:list xml:id=\"l2\" text:continue-list=\"l1_2\"/>" STYLED("N_2", "甲") "<text:list xml:id=\"l1\"/>");
	ck_assert_ptr_nonnull(strstr(common(), "style:name=\"N_2\" style:family=\"paragraph\" style:list-style-name=\"L_2\""));
}
END_TEST

START_TEST(names_and_what_refers_to_them_follow)
{
#define MARKS(name) T("<text:bookmark-start text:name=\"" name "\"/>印<text:bookmark-end text:name=\"" name "\"/>")
	join(&(contents){.body = MARKS("所") "<table:table table:name=\"T\"/><text:section text:name=\"S\">" T("本") "</text:section>" INCLUDE},
	     &(contents){.body = MARKS("所") "<table:table table:name=\"T\"/>" T("<text:bookmark-ref text:ref-name=\"所\">印</text:bookmark-ref><text:a xlink:href=\"#%E6%89%80\">へ</text:a><text:a xlink:href=\"#T|table\">表</text:a>")
			 "<text:section text:name=\"S\"/>"});
	ck_assert_ptr_nonnull(strstr(body(), MARKS("所_2") "<table:table table:name=\"T_2\"/>" T("<text:bookmark-ref text:ref-name=\"所_2\">印</text:bookmark-ref><text:a xlink:href=\"#所_2\">へ</text:a>"
		"<text:a xlink:href=\"#T_2|table\">表</text:a>") "<text:section text:name=\"S_2\"/>"));
}
END_TEST

#define PICTURE(name) T("<draw:frame draw:name=\"" name "\"><draw:image xlink:href=\"Pictures/1.png\"/></draw:frame>")

START_TEST(pictures_come_along)
{
	join(&(contents){.body = PICTURE("図") INCLUDE, .picture = "red"}, &(contents){.body = PICTURE("図"), .picture = "blue"});
	ck_assert_str_eq(body(), PICTURE("図") T("<draw:frame draw:name=\"図_2\"><draw:image xlink:href=\"Pictures/1_2.png\"/></draw:frame>"));
	ck_assert_str_eq(part("Pictures/1.png"), "red");
	ck_assert_str_eq(part("Pictures/1_2.png"), "blue");
	ck_assert_ptr_nonnull(strstr(part("META-INF/manifest.xml"), "manifest:full-path=\"Pictures/1_2.png\" manifest:media-type=\"image/png\""));
}
END_TEST

START_TEST(fonts_come_along)
{
#define FONT(name, family) "<style:font-face style:name=\"" name "\" svg:font-family=\"" family "\"/>"
	join(&(contents){.body = INCLUDE, .fonts = FONT("F", "Mincho")},
	     &(contents){.body = STYLED("P1", "甲"), .fonts = FONT("F", "Gothic"), .automatic = STYLE("paragraph", "P1", "><style:text-properties style:font-name=\"F\"/>")});
	ck_assert_ptr_nonnull(strstr(automatic(), "style:font-name=\"F_2\""));
	ck_assert_ptr_nonnull(strstr(part("styles.xml"), FONT("F", "Mincho") FONT("F_2", "Gothic")));
	ck_assert_ptr_nonnull(strstr(part("content.xml"), FONT("F", "Mincho") FONT("F_2", "Gothic")));
}
END_TEST

START_TEST(declarations_and_changes_are_joined)
{
#define DECLARED(names) "<text:sequence-decls>" names "</text:sequence-decls>"
#define DECLARATION(name) "<text:sequence-decl text:name=\"" name "\"/>"
#define REGION(id) "<text:changed-region text:id=\"" id "\"><text:deletion>" T("x") "</text:deletion></text:changed-region>"
	join(&(contents){.body = "<text:tracked-changes>" REGION("c1") "</text:tracked-changes>" DECLARED(DECLARATION("図")) INCLUDE},
	     &(contents){.body = "<text:tracked-changes>" REGION("c1") "</text:tracked-changes>" DECLARED(DECLARATION("図") DECLARATION("表")) T("<text:change text:change-id=\"c1\"/>甲")});
	ck_assert_str_eq(body(), "<text:tracked-changes>" REGION("c1") REGION("c1_2") "</text:tracked-changes>" DECLARED(DECLARATION("図") DECLARATION("表")) T("<text:change text:change-id=\"c1_2\"/>甲"));
}
END_TEST

START_TEST(the_same_page_goes_on)
{
	join(&(contents){.body = T("前") INCLUDE T("後"), .layouts = LAYOUT("m", "21cm"), .masters = MASTER("Standard", "m", "<style:footer/>")},
	     &(contents){.body = STYLED("P1", "甲"), .automatic = STYLE("paragraph", "P1", " style:master-page-name=\"A\">"), .layouts = LAYOUT("n", "210.2mm"), .masters = MASTER("A", "n", "")});
	ck_assert_str_eq(body(), T("前") STYLED("P1", "甲") T("後"));
	ck_assert_ptr_nonnull(strstr(automatic(), "style:master-page-name=\"Standard\""));
	ck_assert_uint_eq(count(part("styles.xml"), "<style:master-page "), 1);
}
END_TEST

START_TEST(another_page_begins_and_ends)
{
	join(&(contents){.body = T("前") INCLUDE T("後"), .layouts = LAYOUT("m", "21cm"), .masters = MASTER("Standard", "m", "<style:footer>" T("足") "</style:footer>")},
	     &(contents){.body = T("甲") T("乙"), .layouts = LAYOUT("m", "29.7cm"), .masters = MASTER("Standard", "m", "")});
	ck_assert_str_eq(body(), T("前") STYLED("JkPage", "甲") T("乙") STYLED("JkPage_2", "後"));
	ck_assert_str_eq(automatic(), "<style:style style:name=\"JkPage\" style:family=\"paragraph\" style:master-page-name=\"Standard_2\"/>"
				      "<style:style style:name=\"JkPage_2\" style:family=\"paragraph\" style:master-page-name=\"Standard\"/>");
	ck_assert_ptr_nonnull(strstr(part("styles.xml"), MASTER("Standard_2", "m_2", "<style:footer>" T("足") "</style:footer>")));
}
END_TEST

START_TEST(a_tag_cannot_begin_a_page)
{
	join(&(contents){.body = INCLUDE, .layouts = LAYOUT("m", "21cm"), .masters = MASTER("Standard", "m", "")},
	     &(contents){.body = T("{{#if x}}") T("甲") T("{{/if}}"), .layouts = LAYOUT("m", "29.7cm"), .masters = MASTER("Standard", "m", "")});
	ck_assert_str_eq(body(), "<text:p text:style-name=\"JkPage\"/>" T("{{#if x}}") T("甲") T("{{/if}}"));
	ck_assert_ptr_nonnull(strstr(automatic(), "style:name=\"JkPage\" style:family=\"paragraph\" style:master-page-name=\"Standard_2\""));
}
END_TEST

START_TEST(the_bookmark_of_the_tag_encloses_the_annex)
{
	join(&(contents){.body = T("<text:bookmark-start text:name=\"b\"/>{{#include 'a.odt'}}<text:bookmark-end text:name=\"b\"/>")}, &(contents){.body = T("甲") T("乙")});
	ck_assert_str_eq(body(), T("<text:bookmark-start text:name=\"b\"/>甲") T("乙<text:bookmark-end text:name=\"b\"/>"));
}
END_TEST

#define HEADING "<text:h text:outline-level=\"1\">題</text:h>"
#define NUMBERED "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"1\"/></text:outline-style>"

START_TEST(headings_without_numbers_get_none)
{
	join(&(contents){.body = INCLUDE, .common = NUMBERED}, &(contents){.body = HEADING});
	ck_assert_str_eq(body(), "<text:h text:outline-level=\"1\" text:is-list-header=\"true\">題</text:h>");
}
END_TEST

START_TEST(headings_that_lose_their_numbers_are_told)
{
	jk_mini();
	package("a.odt", &(contents){.body = HEADING, .common = NUMBERED});
	ck_assert_int_eq(put_in(package("t.odt", &(contents){.body = INCLUDE})), JK_OK);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_INCLUDE_HEADINGS, 0);
}
END_TEST

static jk_result include_work(int *right)
{
	return include_again("content.xml", right);
}

START_TEST(memory_may_run_out_anywhere)
{
	jk_mini();
	package("a.odt", &(contents){.body = STYLED("P1", "甲") PICTURE("図"), .automatic = STYLE("paragraph", "P1", " style:parent-style-name=\"H\">"),
		.common = STYLE("paragraph", "H", SIZE("9pt")), .layouts = LAYOUT("m", "29.7cm"), .masters = MASTER("Standard", "m", ""), .picture = "blue"});
	setenv("JK_ANNEX_TEMPLATE", package("t.odt", &(contents){.body = PICTURE("図") INCLUDE T("後"), .common = STYLE("paragraph", "H", SIZE("8pt")), .picture = "red",
		.layouts = LAYOUT("m", "21cm"), .masters = MASTER("Standard", "m", "<style:footer>" T("足") "</style:footer>")}), 1);
	jk_test_sweep_libxml(include_work, 0);
}
END_TEST

static void expect_refusal(const char *template_body, const char *annex_body, jk_code code)
{
	jk_mini();
	package("a.odt", &(contents){.body = annex_body});
	ck_assert_int_eq(put_in(package("t.odt", &(contents){.body = template_body})), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), code, 0);
}

START_TEST(forms_are_refused) { expect_refusal(INCLUDE, "<office:forms><office:x/></office:forms>" T("甲"), JK_DIAG_INCLUDE_CONTENT); }
END_TEST

START_TEST(frames_of_a_page_are_refused) { expect_refusal(INCLUDE, "<draw:frame text:anchor-type=\"page\"/>" T("甲"), JK_DIAG_INCLUDE_CONTENT); }
END_TEST

START_TEST(list_items_hold_no_annexes) { expect_refusal("<text:list><text:list-item>" INCLUDE "</text:list-item></text:list>", T("甲"), JK_DIAG_INCLUDE_PLACE); }
END_TEST

Suite *suite_template_include_odt(void)
{
	return jk_suite("template/include_odt", (const TTest *const[]){
		the_body_takes_the_place_of_the_tag, styles_are_shared_or_renamed, automatic_styles_are_apart_from_those_of_the_template,
		default_styles_are_pushed_into_the_styles, lists_and_their_styles_begin_anew, names_and_what_refers_to_them_follow, pictures_come_along,
		fonts_come_along, declarations_and_changes_are_joined, the_same_page_goes_on, another_page_begins_and_ends, a_tag_cannot_begin_a_page,
		the_bookmark_of_the_tag_encloses_the_annex, headings_without_numbers_get_none, headings_that_lose_their_numbers_are_told, forms_are_refused,
		frames_of_a_page_are_refused, list_items_hold_no_annexes, memory_may_run_out_anywhere, NULL});
}
