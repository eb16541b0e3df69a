#include <stdarg.h>
#include "annex.h"

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define RELS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPES "http://schemas.openxmlformats.org/package/2006/content-types"
#define ML "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define INCLUDE P("{{#include 'a.docx'}}")
#define A4 "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/></w:sectPr>"
#define A4_LAND "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr>"
#define WIDE "<w:pgSz w:w=\"16838\""
#define STYLED(id, text) "<w:p><w:pPr><w:pStyle w:val=\"" id "\"/></w:pPr>" R(text) "</w:p>"
#define STYLE(type, id, name, rest) "<w:style w:type=\"" type "\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" rest "</w:style>"
#define SIZE(n) "<w:rPr><w:sz w:val=\"" n "\"/></w:rPr>"

/* What a file holds besides its body; NULL: no such part. */
typedef struct {
	const char *body, *styles, *numbering, *footnotes, *comments, *header, *image, *links;
} contents;

static const char *wrapped(const char *root, const char *inner)
{
	return jk_mini_format("<w:%s xmlns:w=\"" W "\" xmlns:r=\"" OFFICE "\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
			      " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">%s</w:%s>",
			      root, inner ? inner : "", root);
}

static const char *link_to(const char *part, const char *id, const char *kind, const char *target)
{
	return part ? jk_mini_format("<Relationship Id=\"%s\" Type=\"" OFFICE "/%s\" Target=\"%s\"/>", id, kind, target) : "";
}

static const char *type_of(const char *part, const char *name, const char *type)
{
	return part ? jk_mini_format("<Override PartName=\"/word/%s.xml\" ContentType=\"" ML "%s+xml\"/>", name, type) : "";
}

/* Parts that are absent are put under a name nobody looks for. */
static const char *named(const char *part, const char *name) { return part ? name : jk_mini_format("none/%s", name); }

static const char *package(const char *file, const contents *c)
{
	const char *links = jk_mini_format("<Relationships xmlns=\"" RELS "\">%s%s%s%s%s%s%s</Relationships>", link_to(c->styles, "rId1", "styles", "styles.xml"),
		link_to(c->numbering, "rId2", "numbering", "numbering.xml"), link_to(c->footnotes, "rId3", "footnotes", "footnotes.xml"),
		link_to(c->comments, "rId4", "comments", "comments.xml"), link_to(c->header, "rId5", "header", "header1.xml"),
		link_to(c->image, "rId6", "image", "media/image1.png"), c->links ? c->links : "");
	const char *types = jk_mini_format("<Types xmlns=\"" TYPES "\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
		"<Default Extension=\"xml\" ContentType=\"application/xml\"/>%s<Override PartName=\"/word/document.xml\" ContentType=\"" ML "document.main+xml\"/>%s%s%s%s%s</Types>",
		c->image ? "<Default Extension=\"png\" ContentType=\"image/png\"/>" : "", type_of(c->styles, "styles", "styles"), type_of(c->numbering, "numbering", "numbering"),
		type_of(c->footnotes, "footnotes", "footnotes"), type_of(c->comments, "comments", "comments"), type_of(c->header, "header1", "header"));
	return jk_mini_package(file, "[Content_Types].xml", types, "_rels/.rels",
		"<Relationships xmlns=\"" RELS "\"><Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
		"word/document.xml", wrapped("document", jk_mini_format("<w:body>%s</w:body>", c->body)), "word/_rels/document.xml.rels", links,
		named(c->styles, "word/styles.xml"), wrapped("styles", c->styles), named(c->numbering, "word/numbering.xml"), wrapped("numbering", c->numbering),
		named(c->footnotes, "word/footnotes.xml"), wrapped("footnotes", c->footnotes), named(c->comments, "word/comments.xml"), wrapped("comments", c->comments),
		named(c->header, "word/header1.xml"), wrapped("hdr", c->header), named(c->image, "word/media/image1.png"), c->image ? c->image : "", NULL);
}

static void join(const contents *to, const contents *from)
{
	jk_mini();
	package("a.docx", from);
	expect_success(put_in(package("t.docx", to)));
}

static const char *body(void) { return between(part("word/document.xml"), "<w:body>", "</w:body>"); }

/* --- styles --- */

START_TEST(equal_styles_are_shared)
{
	static const char style[] = STYLE("paragraph", "H", "heading 1", SIZE("30"));
	join(&(contents){.body = INCLUDE A4, .styles = style},
	     &(contents){.body = STYLED("X", "題") A4, .styles = STYLE("paragraph", "X", "Heading 1", "<w:uiPriority w:val=\"9\"/>" SIZE("30"))});
	ck_assert_str_eq(body(), STYLED("H", "題") A4);
	ck_assert_uint_eq(count(part("word/styles.xml"), "<w:style "), 1);
}
END_TEST

START_TEST(different_styles_get_names_of_their_own)
{
	join(&(contents){.body = INCLUDE STYLED("H", "本") A4, .styles = STYLE("paragraph", "H", "見出し", SIZE("30"))},
	     &(contents){.body = STYLED("H", "題") STYLED("B", "文") A4,
			 .styles = STYLE("paragraph", "B", "子", "<w:basedOn w:val=\"H\"/><w:next w:val=\"B\"/>") STYLE("paragraph", "H", "見出し", SIZE("20"))
				   STYLE("paragraph", "U", "使わない", SIZE("20"))});
	ck_assert_str_eq(body(), STYLED("H_2", "題") STYLED("B", "文") STYLED("H", "本") A4);
	const char *styles = part("word/styles.xml");
	ck_assert_ptr_nonnull(strstr(styles, "<w:style w:type=\"paragraph\" w:styleId=\"H_2\" w:customStyle=\"1\"><w:name w:val=\"見出し (2)\"/>" SIZE("20")));
	ck_assert_ptr_nonnull(strstr(styles, "<w:name w:val=\"子\"/><w:basedOn w:val=\"H_2\"/><w:next w:val=\"B\"/>"));
	ck_assert_ptr_null(strstr(styles, "使わない"));
}
END_TEST

START_TEST(two_annexes_alike_share_what_the_first_brought)
{
	join(&(contents){.body = INCLUDE INCLUDE A4, .styles = STYLE("paragraph", "H", "見出し", SIZE("30"))},
	     &(contents){.body = STYLED("H", "題") A4, .styles = STYLE("paragraph", "H", "見出し", SIZE("20"))});
	ck_assert_str_eq(body(), STYLED("H_2", "題") STYLED("H_2", "題") A4);
	ck_assert_uint_eq(count(part("word/styles.xml"), "<w:style "), 2);
}
END_TEST

START_TEST(the_default_style_of_the_annex_is_written_when_it_differs)
{
	static const char first[] = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>" SIZE("21") "</w:style>";
	static const char second[] = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/>" SIZE("24") "</w:style>";
	join(&(contents){.body = P("本") INCLUDE A4, .styles = first}, &(contents){.body = P("題") A4, .styles = second});
	ck_assert_str_eq(body(), P("本") STYLED("N", "題") A4);
	ck_assert_uint_eq(count(part("word/styles.xml"), "w:default="), 1);
}
END_TEST

START_TEST(document_defaults_are_pushed_into_the_styles)
{
#define DEFAULTS(run, paragraph) "<w:docDefaults><w:rPrDefault><w:rPr>" run "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>" paragraph "</w:pPr></w:pPrDefault></w:docDefaults>"
#define NORMAL "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
	join(&(contents){.body = INCLUDE A4, .styles = DEFAULTS("<w:rFonts w:ascii=\"A\" w:eastAsia=\"あ\"/><w:b/><w:sz w:val=\"21\"/>", "<w:spacing w:after=\"200\" w:line=\"360\"/>") NORMAL},
	     &(contents){.body = P("題") A4, .styles = DEFAULTS("<w:rFonts w:ascii=\"B\" w:eastAsia=\"あ\"/>", "<w:spacing w:line=\"360\"/><w:jc w:val=\"both\"/>") NORMAL});
	ck_assert_str_eq(body(), STYLED("a_2", "題") A4);
	const char *made = between(part("word/styles.xml"), "w:styleId=\"a_2\"", "</w:style>");
	ck_assert_ptr_nonnull(strstr(made, "<w:pPr><w:spacing w:after=\"0\"/><w:jc w:val=\"both\"/></w:pPr>"
					   "<w:rPr><w:rFonts w:ascii=\"B\"/><w:b w:val=\"0\"/><w:sz w:val=\"20\"/></w:rPr>"));
}
END_TEST

/* --- lists --- */

#define LIST(id, sign) "<w:abstractNum w:abstractNumId=\"" id "\"><w:nsid w:val=\"" sign "\"/><w:lvl w:ilvl=\"0\"/></w:abstractNum>"
#define NUM(id, list) "<w:num w:numId=\"" id "\"><w:abstractNumId w:val=\"" list "\"/></w:num>"
#define ITEM(id) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"" id "\"/></w:numPr></w:pPr>" R("項") "</w:p>"

START_TEST(lists_are_new_ones)
{
	join(&(contents){.body = ITEM("1") INCLUDE A4, .numbering = LIST("0", "0000000A") NUM("1", "0")},
	     &(contents){.body = ITEM("1") ITEM("3") ITEM("7") A4, .numbering = LIST("0", "0000000a") LIST("5", "0000000C") NUM("1", "0") NUM("2", "0") NUM("3", "5")});
	ck_assert_str_eq(body(), ITEM("1") ITEM("2") ITEM("3") ITEM("0") A4);
	ck_assert_str_eq(between(part("word/numbering.xml"), "wordml\">", "</w:numbering>"),
			 LIST("0", "0000000A") LIST("1", "0000000b") LIST("2", "0000000C") NUM("1", "0") NUM("2", "1") NUM("3", "2"));
}
END_TEST

START_TEST(a_template_without_lists_gets_the_part)
{
	join(&(contents){.body = INCLUDE A4}, &(contents){.body = ITEM("4") A4, .numbering = LIST("9", "00000001") NUM("4", "9")});
	ck_assert_str_eq(body(), ITEM("1") A4);
	ck_assert_ptr_nonnull(strstr(part("word/numbering.xml"), LIST("0", "00000001") NUM("1", "0")));
	ck_assert_ptr_nonnull(strstr(part("word/_rels/document.xml.rels"), "/numbering\" Target=\"numbering.xml\""));
	ck_assert_ptr_nonnull(strstr(part("[Content_Types].xml"), "PartName=\"/word/numbering.xml\" ContentType=\"" ML "numbering+xml\""));
}
END_TEST

/* --- ids, references, parts --- */

#define MARKED(id, name, text) "<w:p><w:bookmarkStart w:id=\"" id "\" w:name=\"" name "\"/>" R(text) "<w:bookmarkEnd w:id=\"" id "\"/></w:p>"
#define CODE(text) "<w:r><w:instrText xml:space=\"preserve\">" text "</w:instrText></w:r>"
#define MARK(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"

START_TEST(bookmarks_and_what_refers_to_them_follow)
{
	join(&(contents){.body = MARKED("5", "Place", "本") INCLUDE A4},
	     &(contents){.body = MARKED("0", "place", "題") MARKED("1", "_GoBack", "編") "<w:p>" MARK("begin") CODE(" REF pl") CODE("ace \\h ") MARK("separate") R("題") MARK("end")
			 "<w:hyperlink w:anchor=\"place\">" R("へ") "</w:hyperlink><w:fldSimple w:instr=\"PAGEREF place\"/></w:p>" A4});
	ck_assert_str_eq(body(), MARKED("5", "Place", "本") MARKED("6", "place_2", "題") P("編") "<w:p>" MARK("begin") CODE(" REF place_2 \\h ") "<w:r><w:instrText xml:space=\"preserve\"></w:instrText></w:r>"
			 MARK("separate") R("題") MARK("end") "<w:hyperlink w:anchor=\"place_2\">" R("へ") "</w:hyperlink><w:fldSimple w:instr=\"PAGEREF place_2\"/></w:p>" A4);
}
END_TEST

START_TEST(the_bookmark_of_the_tag_encloses_the_annex)
{
	join(&(contents){.body = MARKED("5", "annex", "{{#include 'a.docx'}}") A4}, &(contents){.body = P("甲") P("乙") A4});
	ck_assert_str_eq(body(), "<w:bookmarkStart w:id=\"5\" w:name=\"annex\"/>" P("甲") P("乙") "<w:bookmarkEnd w:id=\"5\"/>" A4);
}
END_TEST

#define PICTURE(id, link) "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"" id "\" name=\"\"/><a:blip r:embed=\"" link "\"/></wp:inline></w:drawing></w:r></w:p>"

START_TEST(pictures_come_along)
{
	join(&(contents){.body = PICTURE("7", "rId6") INCLUDE A4, .image = "red"}, &(contents){.body = PICTURE("7", "rId6") A4, .image = "blue"});
	ck_assert_str_eq(body(), PICTURE("7", "rId6") PICTURE("8", "rId1") A4);
	ck_assert_str_eq(part("word/media/image1.png"), "red");
	ck_assert_str_eq(part("word/media/image1_2.png"), "blue");
	ck_assert_ptr_nonnull(strstr(part("word/_rels/document.xml.rels"), "Id=\"rId1\" Type=\"" OFFICE "/image\" Target=\"media/image1_2.png\""));
}
END_TEST

START_TEST(the_same_picture_is_there_once)
{
	join(&(contents){.body = INCLUDE A4, .image = "red"}, &(contents){.body = PICTURE("7", "rId6") A4, .image = "red"});
	ck_assert_ptr_nonnull(strstr(part("word/_rels/document.xml.rels"), "Id=\"rId1\" Type=\"" OFFICE "/image\" Target=\"media/image1.png\""));
	ck_assert(!jk_package_has(whole, "word/media/image1_2.png"));
}
END_TEST

#define NOTE(id, text) "<w:footnote w:id=\"" id "\">" P(text) "</w:footnote>"
#define LINE "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"
#define CALL(id) "<w:p><w:r><w:footnoteReference w:id=\"" id "\"/></w:r></w:p>"

START_TEST(notes_get_new_numbers)
{
	join(&(contents){.body = CALL("1") INCLUDE A4, .footnotes = LINE NOTE("1", "本注")},
	     &(contents){.body = CALL("2") CALL("1") A4, .footnotes = LINE NOTE("1", "甲注") NOTE("2", "乙注") NOTE("3", "使わない")});
	ck_assert_str_eq(body(), CALL("1") CALL("2") CALL("3") A4);
	ck_assert_str_eq(between(part("word/footnotes.xml"), "wordml\">", "</w:footnotes>"), LINE NOTE("1", "本注") NOTE("3", "甲注") NOTE("2", "乙注"));
	jk_origin where = {.file = "t.docx", .part = "word/footnotes.xml", .paragraph = 4};
	jk_annex_origin(places, &where);
	ck_assert_ptr_nonnull(strstr(where.file, "a.docx"));
	ck_assert_uint_eq(where.paragraph, 3);
}
END_TEST

START_TEST(a_template_without_notes_gets_the_separators_too)
{
	join(&(contents){.body = INCLUDE A4}, &(contents){.body = CALL("2") A4, .footnotes = LINE NOTE("2", "注")});
	ck_assert_str_eq(between(part("word/footnotes.xml"), "wordml\">", "</w:footnotes>"), LINE NOTE("1", "注"));
}
END_TEST

START_TEST(content_controls_and_comments_are_unique)
{
#define CONTROL(id, bound) "<w:sdt><w:sdtPr><w:id w:val=\"" id "\"/>" bound "</w:sdtPr><w:sdtContent>" P("値") "</w:sdtContent></w:sdt>"
#define REMARK(id) "<w:p><w:r><w:commentReference w:id=\"" id "\"/></w:r></w:p>"
#define COMMENT(id) "<w:comment w:id=\"" id "\" w:author=\"x\">" P("意見") "</w:comment>"
	join(&(contents){.body = CONTROL("40", "") REMARK("0") INCLUDE A4, .comments = COMMENT("0")},
	     &(contents){.body = CONTROL("40", "<w:dataBinding w:xpath=\"/x\" w:storeItemID=\"{1}\"/>") CONTROL("9", "") REMARK("0") A4, .comments = COMMENT("0")});
	ck_assert_str_eq(body(), CONTROL("40", "") REMARK("0") CONTROL("41", "") CONTROL("9", "") REMARK("1") A4);
	ck_assert_ptr_nonnull(strstr(part("word/comments.xml"), COMMENT("0") COMMENT("1")));
}
END_TEST

START_TEST(links_to_elsewhere_are_copied)
{
	join(&(contents){.body = INCLUDE A4},
	     &(contents){.body = "<w:p><w:hyperlink r:id=\"rId9\">" R("へ") "</w:hyperlink></w:p>" A4,
			 .links = "<Relationship Id=\"rId9\" Type=\"" OFFICE "/hyperlink\" Target=\"https://example.jp/\" TargetMode=\"External\"/>"});
	ck_assert_ptr_nonnull(strstr(body(), "<w:hyperlink r:id=\"rId1\">"));
	ck_assert_ptr_nonnull(strstr(part("word/_rels/document.xml.rels"), "Id=\"rId1\" Type=\"" OFFICE "/hyperlink\" Target=\"https://example.jp/\" TargetMode=\"External\""));
}
END_TEST

START_TEST(other_prefixes_become_those_of_the_template)
{
	jk_mini();
	jk_mini_package("a.docx", "word/document.xml", "<d:document xmlns:d=\"" W "\" xmlns:w=\"urn:other\" xmlns:x=\"urn:x\""
		" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"x\"><d:body><d:p x:a=\"1\" w:b=\"2\"><d:r><d:t>甲</d:t></d:r></d:p></d:body></d:document>", NULL);
	expect_success(put_in(package("t.docx", &(contents){.body = INCLUDE A4})));
	ck_assert_str_eq(body(), "<w:p x:a=\"1\" ns1:b=\"2\"><w:r><w:t>甲</w:t></w:r></w:p>" A4);
	ck_assert_ptr_nonnull(strstr(part("word/document.xml"), "xmlns:ns1=\"urn:other\""));
	ck_assert_ptr_nonnull(strstr(part("word/document.xml"), "mc:Ignorable=\"x\""));
}
END_TEST

START_TEST(another_flavour_is_refused)
{
	jk_mini();
	jk_mini_package("a.docx", "word/document.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body/></w:document>", NULL);
	ck_assert_int_eq(put_in(package("t.docx", &(contents){.body = INCLUDE A4})), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_INCLUDE_CONTENT, 0);
}
END_TEST

/* --- sections --- */

#define ENDING(section) "<w:pPr>" section "</w:pPr>"
#define LAST(text, section) "<w:p>" ENDING(section) R(text) "</w:p>"

START_TEST(the_same_page_needs_no_section)
{
	join(&(contents){.body = P("前") INCLUDE P("後") A4},
	     &(contents){.body = P("甲") "<w:sectPr><w:pgSz w:w=\"11907\" w:h=\"16840\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/><w:docGrid w:linePitch=\"360\"/></w:sectPr>"});
	ck_assert_str_eq(body(), P("前") P("甲") P("後") A4);
}
END_TEST

START_TEST(another_page_stands_between_two_sections)
{
	join(&(contents){.body = P("前") INCLUDE P("後") A4}, &(contents){.body = P("甲") P("乙") A4_LAND});
	ck_assert_str_eq(body(), LAST("前", A4) P("甲") LAST("乙", A4_LAND) P("後") A4);
}
END_TEST

START_TEST(at_the_end_the_annex_ends_the_document)
{
	join(&(contents){.body = P("前") INCLUDE "<w:p/>" A4}, &(contents){.body = P("甲") A4_LAND});
	ck_assert_str_eq(body(), LAST("前", A4) P("甲") A4_LAND);
}
END_TEST

START_TEST(at_the_beginning_nothing_stands_before_it)
{
	join(&(contents){.body = INCLUDE P("後") A4}, &(contents){.body = P("甲") A4_LAND});
	ck_assert_str_eq(body(), LAST("甲", A4_LAND) P("後") A4);
}
END_TEST

START_TEST(a_tag_that_ends_a_section)
{
	join(&(contents){.body = P("前") "<w:p>" ENDING(A4) R("{{#include 'a.docx'}}") "</w:p>" P("後") A4}, &(contents){.body = P("甲") A4_LAND});
	ck_assert_str_eq(body(), LAST("前", A4) LAST("甲", A4_LAND) P("後") A4);
}
END_TEST

START_TEST(a_paragraph_with_a_tag_cannot_end_a_section)
{
	join(&(contents){.body = P("{{#if x}}") INCLUDE P("{{/if}}") A4}, &(contents){.body = P("{{#if y}}") P("甲") P("{{/if}}") A4_LAND});
	const char *text = body();
	ck_assert_uint_eq(count(text, "w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/></w:rPr>"), 2);
	ck_assert_ptr_nonnull(strstr(text, P("{{#if x}}") "<w:p><w:pPr><w:snapToGrid"));
	ck_assert_uint_eq(count(text, WIDE), 1);
}
END_TEST

#define HEADED(id) "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"" id "\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"

START_TEST(headers_of_the_annex_are_its_own)
{
	join(&(contents){.body = P("前") INCLUDE P("後") "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"},
	     &(contents){.body = P("甲") HEADED("rId5"), .header = P("頭")});
	const char *text = body();
	ck_assert_ptr_nonnull(strstr(text, LAST("前", "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>")));
	ck_assert_ptr_nonnull(strstr(text, LAST("甲", HEADED("rId1"))));
	/* Behind it the template has no header, and must say so. */
	ck_assert_ptr_nonnull(strstr(text, P("後") HEADED("rId2")));
	ck_assert_ptr_nonnull(strstr(part("word/header1.xml"), P("頭")));
	ck_assert_ptr_nonnull(strstr(part("word/header1_2.xml"), "<w:p/>"));
}
END_TEST

START_TEST(an_annex_without_headers_goes_on_under_those_of_the_template)
{
	join(&(contents){.body = P("前") INCLUDE P("後") HEADED("rId5"), .header = P("頭")}, &(contents){.body = P("甲") A4_LAND});
	const char *text = body();
	ck_assert_ptr_nonnull(strstr(text, LAST("前", HEADED("rId5"))));
	ck_assert_ptr_nonnull(strstr(text, "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/>" WIDE));
	ck_assert_ptr_nonnull(strstr(text, P("後") HEADED("rId5")));
}
END_TEST

/* --- tables --- */

START_TEST(pages_are_lost_in_a_cell)
{
	jk_mini();
	package("a.docx", &(contents){.body = P("甲") "<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" A4_LAND});
	ck_assert_int_eq(put_in(package("t.docx", &(contents){.body = "<w:tbl><w:tblPr/><w:tr><w:tc>" INCLUDE "</w:tc></w:tr></w:tbl>" A4})), JK_OK);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_INCLUDE_PAGE, 0);
	/* A cell must end with a paragraph. */
	ck_assert_ptr_nonnull(strstr(body(), "<w:tc>" P("甲") "<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc>"));
}
END_TEST

START_TEST(tables_do_not_grow_together)
{
#define TABLE "<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
	join(&(contents){.body = TABLE INCLUDE TABLE P("後") A4}, &(contents){.body = TABLE A4});
	ck_assert_str_eq(body(), TABLE "<w:p/>" TABLE "<w:p/>" TABLE P("後") A4);
}
END_TEST

static jk_result include_work(int *right) { return include_again("word/document.xml", right); }

START_TEST(memory_may_run_out_anywhere)
{
	jk_mini();
	package("a.docx", &(contents){.body = STYLED("H", "甲") ITEM("1") PICTURE("7", "rId6") CALL("2") A4_LAND, .styles = STYLE("paragraph", "H", "見出し", SIZE("20")),
		.numbering = LIST("0", "0000000a") NUM("1", "0"), .footnotes = LINE NOTE("2", "注"), .image = "blue"});
	setenv("JK_ANNEX_TEMPLATE", package("t.docx", &(contents){.body = P("前") INCLUDE P("後") A4, .styles = STYLE("paragraph", "H", "見出し", SIZE("30")), .image = "red"}), 1);
	jk_test_sweep_libxml(include_work, 0);
}
END_TEST

Suite *suite_template_include_docx(void)
{
	return jk_suite("template/include_docx", (const TTest *const[]){
		equal_styles_are_shared, different_styles_get_names_of_their_own, two_annexes_alike_share_what_the_first_brought,
		the_default_style_of_the_annex_is_written_when_it_differs, document_defaults_are_pushed_into_the_styles, lists_are_new_ones,
		a_template_without_lists_gets_the_part, bookmarks_and_what_refers_to_them_follow, the_bookmark_of_the_tag_encloses_the_annex,
		pictures_come_along, the_same_picture_is_there_once, notes_get_new_numbers, a_template_without_notes_gets_the_separators_too,
		content_controls_and_comments_are_unique, links_to_elsewhere_are_copied, other_prefixes_become_those_of_the_template,
		another_flavour_is_refused, the_same_page_needs_no_section, another_page_stands_between_two_sections,
		at_the_end_the_annex_ends_the_document, at_the_beginning_nothing_stands_before_it, a_tag_that_ends_a_section,
		a_paragraph_with_a_tag_cannot_end_a_section, headers_of_the_annex_are_its_own,
		an_annex_without_headers_goes_on_under_those_of_the_template, pages_are_lost_in_a_cell, tables_do_not_grow_together, memory_may_run_out_anywhere, NULL});
}
