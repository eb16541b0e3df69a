#include "mini.h"
#include "template/compile.h"

#define T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define CONTROL(properties, content) "<w:sdt><w:sdtPr>" properties "</w:sdtPr><w:sdtContent>" content "</w:sdtContent></w:sdt>"
#define PROMPT(text) "<w:p><w:r><w:rPr><w:rStyle w:val=\"a3\"/></w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"

static void becomes(const char *body, const char *wanted) { ck_assert_str_eq(jk_mini_fill("docx", body, "<paper><i>1</i></paper>"), wanted); }

START_TEST(a_control_keeps_the_value)
{
	jk_mini();
	becomes(CONTROL("<w:tag w:val=\"t\"/><w:showingPlcHdr/><w:dataBinding w:xpath=\"/a\"/>", PROMPT("{{i}}")),
		CONTROL("<w:tag w:val=\"t\"/>", "<w:p><w:r><w:rPr/><w:t xml:space=\"preserve\">1</w:t></w:r></w:p>"));
	becomes("<w:p>" CONTROL("<w:date w:fullDate=\"2020-01-01T00:00:00Z\"><w:lid w:val=\"ja-JP\"/></w:date>", T("{{i}}")) "</w:p>",
		"<w:p>" CONTROL("<w:date><w:lid w:val=\"ja-JP\"/></w:date>", T("1")) "</w:p>");
}
END_TEST

START_TEST(a_control_without_tags_stays)
{
	static const char body[] = CONTROL("<w:showingPlcHdr/><w:dataBinding w:xpath=\"/a\"/>", PROMPT("x"));
	jk_mini();
	becomes(jk_mini_format("%s<w:p>" T("{{i}}") "</w:p>", body), jk_mini_format("%s<w:p>" T("1") "</w:p>", body));
}
END_TEST

Suite *suite_template_control(void)
{
	return jk_suite("template/control", (const TTest *const[]){a_control_keeps_the_value, a_control_without_tags_stays, NULL});
}
