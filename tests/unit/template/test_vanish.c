#include "mini.h"
#include "template/template.h"

#define T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(text) "<w:p>" T(text) "</w:p>"

static void becomes(const char *format, const char *body, const char *wanted)
{
	ck_assert_str_eq(jk_mini_fill(format, body, "<paper><i>1</i><i>2</i></paper>"), wanted);
}

START_TEST(a_false_condition_takes_its_paragraph_along)
{
	jk_mini();
	becomes("docx", P("前") P("{{#if i = 9}}中{{/if}}") P("後"), P("前") P("後"));
	becomes("docx", P("{{#if i = 1}}中{{/if}}"), "<w:p><w:r><w:t xml:space=\"preserve\">中</w:t></w:r></w:p>");
	becomes("docx", P(" {{#if i = 9}}a{{#elif i = 8}}b{{/if}} {{#if i = 7}}c{{/if}}"), "");
	becomes("docx", P("{{#if i = 9}}a{{#else}}b{{/if}}"), P("b"));
}
END_TEST

START_TEST(a_loop_over_nothing_takes_its_paragraph_along)
{
	jk_mini();
	becomes("docx", P("{{#for v in none}}{{$v}}、{{/for}}") P("後"), P("後"));
	becomes("odt", "<text:p>{{#for v in none}}{{$v}}{{/for}}</text:p>", "");
}
END_TEST

START_TEST(only_what_shows_counts)
{
	jk_mini();
	becomes("docx", P("{{#if i = 1}}{{#if i = 9}}x{{/if}}{{/if}}"), "");
	becomes("docx", P("{{#for v in i}}{{#if $v = 2}}{{$v}}{{/if}}{{/for}}"), P("2"));
}
END_TEST

START_TEST(other_text_keeps_the_paragraph)
{
	jk_mini();
	becomes("docx", P("（{{#if i = 9}}x{{/if}}）"), P("（）"));
	becomes("docx", "<w:p>" T("{{#if i = 9}}x{{/if}}") "<w:r><w:br w:type=\"page\"/></w:r></w:p>",
		"<w:p><w:r><w:t xml:space=\"preserve\"></w:t></w:r><w:r><w:br w:type=\"page\"/></w:r></w:p>");
}
END_TEST

START_TEST(an_item_goes_with_its_paragraph)
{
	jk_mini();
	becomes("odt", "<text:list><text:list-item><text:p>{{#if i = 9}}x{{/if}}</text:p></text:list-item><text:list-item><text:p>y{{i}}</text:p></text:list-item></text:list>",
		"<text:list><text:list-item><text:p>y1</text:p></text:list-item></text:list>");
}
END_TEST

Suite *suite_template_vanish(void)
{
	return jk_suite("template/vanish", (const TTest *const[]){a_false_condition_takes_its_paragraph_along, a_loop_over_nothing_takes_its_paragraph_along,
								  only_what_shows_counts, other_text_keeps_the_paragraph, an_item_goes_with_its_paragraph, NULL});
}
