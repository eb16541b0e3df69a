#include "jokou/template.h"
#include "mini.h"
#include "template/compile.h"

#define DOCUMENT "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>%s</w:body></w:document>"

static void is_told(const char *part, const char *text)
{
	jk_template *compiled;
	jk_mini();
	const char *path = jk_mini_package("t.docx", "word/document.xml", jk_mini_format(DOCUMENT, ""), part, text, NULL);
	ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_TAG_UNSUPPORTED, 0);
	ck_assert_str_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.part, part);
}

START_TEST(a_tag_in_a_chart_is_told) { is_told("word/charts/chart1.xml", "<c><a:t xmlns:a='a'>{</a:t><a:t xmlns:a='a'>{x}}</a:t></c>"); }
END_TEST

START_TEST(a_tag_in_a_diagram_is_told) { is_told("word/diagrams/data1.xml", "<d v='｛｛x｝｝'/>"); }
END_TEST

START_TEST(text_outside_runs_is_filled)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", "<w:p><m xmlns=\"x/math\"><t>{{i}}</t></m><v>{{i}}</v></w:p>", "<paper><i>&lt;\n2</i></paper>"),
			 "<w:p><m xmlns=\"x/math\"><t xml:space=\"preserve\">&lt;\n2</t></m><v>&lt;\n2</v></w:p>");
	ck_assert_str_eq(jk_mini_fill("odt", "<text:p>{{i}}</text:p><draw:frame xmlns:draw=\"d\" xmlns:svg=\"s\"><svg:desc>{{i}}</svg:desc></draw:frame>", "<paper><i>1</i></paper>"),
			 "<text:p>1</text:p><draw:frame xmlns:draw=\"d\" xmlns:svg=\"s\"><svg:desc>1</svg:desc></draw:frame>");
}
END_TEST

START_TEST(deleted_text_stays)
{
	static const char body[] = "<w:p><w:del><w:r><w:delText>{{none}}</w:delText></w:r></w:del></w:p>";
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", jk_mini_format("%s<w:p><w:r><w:t>{{i}}</w:t></w:r></w:p>", body), "<paper><i>1</i></paper>"),
			 jk_mini_format("%s<w:p><w:r><w:t xml:space=\"preserve\">1</w:t></w:r></w:p>", body));
}
END_TEST

START_TEST(properties_of_our_own_hold_no_tags)
{
	jk_template *compiled;
	jk_mini();
	const char *path = jk_mini_package("t.docx", "word/document.xml", jk_mini_format(DOCUMENT, ""), "docProps/custom.xml",
		"<Properties xmlns:vt='vt'><property name='jokou'><vt:lpwstr>{\"a\":{\"b\":\"{{none}\"}}</vt:lpwstr></property></Properties>", NULL);
	ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	jk_template_free(compiled);
}
END_TEST

Suite *suite_template_unfilled(void)
{
	return jk_suite("template/unfilled", (const TTest *const[]){a_tag_in_a_chart_is_told, a_tag_in_a_diagram_is_told, text_outside_runs_is_filled,
								    deleted_text_stays, properties_of_our_own_hold_no_tags, NULL});
}
