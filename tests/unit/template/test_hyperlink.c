#include "template/hyperlink.h"
#include "jokou/template.h"
#include "mini.h"

#define NAMES "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define RELS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
#define LINK(id, to) "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" Target=\"" to "\" TargetMode=\"External\"/>"
#define T(text) "<w:r><w:t>" text "</w:t></w:r>"
#define A(id, text) "<w:p><w:hyperlink r:id=\"" id "\">" T(text) "</w:hyperlink></w:p>"
#define P(text) "<w:p>" T(text) "</w:p>"

static char *bytes;
static size_t length;

static const char *docx(const char *links, const char *body)
{
	return jk_mini_package("t.docx", "word/_rels/document.xml.rels", jk_mini_format(RELS, links),
			       "word/document.xml", jk_mini_format("<w:document " NAMES "><w:body>%s</w:body></w:document>", body), NULL);
}

static jk_result fill(const char *path, const char *data)
{
	jk_records *records;
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("data.xml", data), NULL, NULL, jk_test_diagnostics()), JK_OK);
	jk_result result = jk_template_fill(&bytes, &length, jk_mini_compile(path), records, 0, jk_test_diagnostics());
	jk_records_free(records);
	return result;
}

/* One link of that target becomes another. */
static void becomes(const char *target, const char *value, const char *wanted)
{
	ck_assert_int_eq(fill(docx(jk_mini_format(LINK("rId1", "%s"), target), A("rId1", "a")), jk_mini_format("<d><v>%s</v></d>", value)), JK_OK);
	const char *part = jk_mini_part(bytes, length, "word/_rels/document.xml.rels");
	ck_assert_msg(strstr(part, jk_mini_format(RELS, jk_mini_format(LINK("jkLink1", "%s"), wanted))) != NULL, "%s", part);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/document.xml"), A("jkLink1", "a")));
	jk_text_free(bytes);
}

START_TEST(values_are_written_as_parts_of_a_target)
{
	jk_mini();
	becomes("https://x.jp/{{v}}", "a b/&amp;?#%", "https://x.jp/a%20b/&amp;%3F%23%25");
	becomes("https://x.jp/?q={{v}}&amp;r=%20", "a&amp;b=市", "https://x.jp/?q=a%26b%3D%E5%B8%82&amp;r=%20");
	becomes("mailto:%7B%7Bv%7D%7D", "a@b.jp", "mailto:a@b.jp");
	becomes("https://x.jp/%EF%BD%9B%ef%bd%9bv%7d%7D/end", "7", "https://x.jp/7/end");
}
END_TEST

START_TEST(a_value_may_be_the_whole_target)
{
	jk_mini();
	becomes("{{v}}", "https://x.jp/%20?a=b&amp;c=d e", "https://x.jp/%20?a=b&amp;c=d%20e");
	becomes("file:///C:\\doc\\%7b%7bv%7d%7d", "https://x.jp/", "https://x.jp/");
	becomes("../{{v}}", "https://x.jp/", "https://x.jp/");
	becomes("./%7B%7Bv%7D%7D", "https://x.jp/?a=b", "https://x.jp/?a=b");
	becomes("../{{v}}", "a.pdf", "../a.pdf");
}
END_TEST

START_TEST(each_turn_has_its_own_target)
{
	jk_mini();
	const char *path = docx(LINK("jkLink9", "https://x.jp/{{$v}}") LINK("rId2", "https://y.jp/"), P("{{#for v in v}}") A("jkLink9", "{{$v}}") P("{{/for}}") A("rId2", "y"));
	ck_assert_int_eq(fill(path, "<d><v>1</v><v>2</v></d>"), JK_OK);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/_rels/document.xml.rels"),
				     jk_mini_format(RELS, LINK("rId2", "https://y.jp/") LINK("jkLinkx1", "https://x.jp/1") LINK("jkLinkx2", "https://x.jp/2"))));
	jk_text_free(bytes);
}
END_TEST

START_TEST(odt_targets_are_filled)
{
	jk_mini();
	const char *path = jk_mini_package("t.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		"<text xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><text:p>"
		"<text:a xlink:href=\"https://x.jp/?%7B%7Bv%7D%7D\">a</text:a></text:p></text>", NULL);
	ck_assert_int_eq(fill(path, "<d><v>a&amp;b</v></d>"), JK_OK);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "content.xml"), "<text:a xlink:href=\"https://x.jp/?a%26b\">"));
	jk_text_free(bytes);
}
END_TEST

START_TEST(programs_and_blanks_are_refused)
{
	static const char *const targets[][2] = {{"{{v}}", "javascript:alert(1)"}, {"{{v}}", " JavaScript:x"}, {"{{v}}", "file://evil/share"}, {"javascript:{{v}}", "x"}, {"{{v}}", ""}};
	jk_mini();
	ck_assert_int_eq(fill(docx(jk_mini_format(LINK("rId1", "%s"), targets[_i][0]), A("rId1", "a")), jk_mini_format("<d><v>%s</v></d>", targets[_i][1])), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_LINK_TARGET, 0);
	ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.paragraph, 1);
}
END_TEST

START_TEST(a_target_of_something_else_is_told)
{
	jk_mini();
	jk_template *compiled;
	const char *path = docx(LINK("rId1", "https://x.jp/{{v}}.png"), "<w:p><w:r><w:blip r:link=\"rId1\"/></w:r></w:p>");
	ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_TAG_UNSUPPORTED, 0);
}
END_TEST

Suite *suite_template_hyperlink(void)
{
	Suite *suite = jk_suite("template/hyperlink", (const TTest *const[]){values_are_written_as_parts_of_a_target, a_value_may_be_the_whole_target,
		each_turn_has_its_own_target, odt_targets_are_filled, a_target_of_something_else_is_told, NULL});
	TCase *refused = tcase_create("refused");
	tcase_add_loop_test(refused, programs_and_blanks_are_refused, 0, 5);
	suite_add_tcase(suite, refused);
	return suite;
}
