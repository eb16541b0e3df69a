#include <string.h>
#include "mini.h"
#include "template/template.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define OUT(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define MODEL "<paper><a x='1'>甲</a><b>乙</b></paper>"

static void expect(const char *body, const char *wanted)
{
	jk_mini();
	ck_assert_str_eq(jk_mini_fill("docx", body, MODEL), wanted);
}

START_TEST(a_value) { expect(P("{{a}}は{{ b }}"), OUT("甲は乙")); }
END_TEST

START_TEST(any_expression) { expect(P("{{concat(a, count(*) + 1, ' &lt;')}}"), OUT("甲3 &lt;")); }
END_TEST

START_TEST(an_attribute_of_the_model) { expect(P("{{a/@x}}"), OUT("1")); }
END_TEST

START_TEST(full_width_braces) { expect(P("｛｛a｝｝と｛｛b}}と{{b｝｝"), OUT("甲と乙と乙")); }
END_TEST

START_TEST(mixed_braces) { expect(P("｛{a}｝{｛b｝}"), OUT("甲乙")); }
END_TEST

START_TEST(signs_of_an_input_method) { expect(P("{{concat（string（a／＠x），’、’）}}{{＃ｉｆ　count（a）＝1}}x{{／ｉｆ}}"), OUT("1、x")); }
END_TEST

START_TEST(quoted_text_stays_as_typed) { expect(P("{{concat(‘（ａ／＃　）’, \"’\")}}"), OUT("（ａ／＃　）’")); }
END_TEST

START_TEST(slips_are_noted)
{
	jk_field_model *model;
	jk_template *compiled;
	jk_mini();
	const char *path = jk_mini_template("docx", P("{{a}}｛｛b}}{{string(‘x’)}}{{ b\xE3\x80\x80}}"));
	ck_assert_int_eq(jk_field_model_open(&model), JK_OK);
	ck_assert_int_eq(jk_template_read_checked(&compiled, NULL, path, model, jk_test_diagnostics()), JK_OK);
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_count(d), 2);
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_TAG_SLIP);
	ck_assert_str_eq(jk_test_argument(d, 1, "tag"), "string('x')");
	jk_template_free(compiled);
	jk_field_model_free(model);
}
END_TEST

START_TEST(an_end_without_a_beginning_is_told)
{
	jk_mini();
	jk_template *compiled;
	ck_assert_int_eq(jk_template_read(&compiled, jk_mini_template("docx", P("{{a}} {b}} c")), jk_test_diagnostics()), JK_OK);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_TAG_STRAY, 0);
	jk_template_free(compiled);
}
END_TEST

START_TEST(smart_quotes) { expect(P("{{string(a = ‘甲’)}}{{string(a = “甲”)}}{{string(a=’甲’)}}"), OUT("truetruetrue")); }
END_TEST

START_TEST(unusual_spaces) { expect(P("{{\xC2\xA0""a\xE3\x80\x80}}{{#if\xE3\x80\x80""a}}x{{/if}}"), OUT("甲x")); }
END_TEST

START_TEST(full_width_signs) { expect(P("{{＃if a}}x{{／if}}"), OUT("x")); }
END_TEST

START_TEST(a_single_brace_is_text) { expect(P("{a} と {{b}}"), OUT("{a} と 乙")); }
END_TEST

static void wrong(const char *body, jk_code code, const char *tag)
{
	jk_mini();
	jk_mini_compile_fails("docx", body, code, 2);
	if (tag)
		ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "tag"), tag);
}

START_TEST(an_unknown_word) { wrong(P("x") P("{{#while a}}"), JK_DIAG_TAG_UNKNOWN, "#while a"); }
END_TEST

START_TEST(an_unknown_end) { wrong(P("x") P("{{/loop}}"), JK_DIAG_TAG_UNKNOWN, "/loop"); }
END_TEST

START_TEST(a_word_needs_its_space) { wrong(P("x") P("{{#ifa}}"), JK_DIAG_TAG_UNKNOWN, "#ifa"); }
END_TEST

START_TEST(a_loop_without_in) { wrong(P("x") P("{{#for v a}}y{{/for}}"), JK_DIAG_TAG_LOOP, "#for v a"); }
END_TEST

START_TEST(a_loop_without_name) { wrong(P("x") P("{{#for in a}}y{{/for}}"), JK_DIAG_TAG_LOOP, "#for in a"); }
END_TEST

START_TEST(a_loop_with_a_number_for_a_name) { wrong(P("x") P("{{#for 1 in a}}y{{/for}}"), JK_DIAG_TAG_LOOP, "#for 1 in a"); }
END_TEST

START_TEST(a_loop_with_a_path_for_a_name) { wrong(P("x") P("{{#for a/b in a}}y{{/for}}"), JK_DIAG_TAG_LOOP, "#for a/b in a"); }
END_TEST

START_TEST(an_expression_that_is_none) { wrong(P("x") P("{{a[}}"), JK_DIAG_XPATH_SYNTAX, NULL); }
END_TEST

START_TEST(an_empty_tag) { wrong(P("x") P("{{ }}"), JK_DIAG_XPATH_SYNTAX, NULL); }
END_TEST

START_TEST(a_condition_without_expression) { wrong(P("x") P("{{#if}}y{{/if}}"), JK_DIAG_XPATH_SYNTAX, NULL); }
END_TEST

Suite *suite_template_tag(void)
{
	return jk_suite("template/tag",
			(const TTest *const[]){a_value, any_expression, an_attribute_of_the_model, full_width_braces, mixed_braces, signs_of_an_input_method, quoted_text_stays_as_typed, slips_are_noted, an_end_without_a_beginning_is_told, smart_quotes,
					       unusual_spaces, full_width_signs, a_single_brace_is_text, an_unknown_word, an_unknown_end, a_word_needs_its_space,
					       a_loop_without_in, a_loop_without_name, a_loop_with_a_number_for_a_name, a_loop_with_a_path_for_a_name,
					       an_expression_that_is_none, an_empty_tag, a_condition_without_expression, NULL});
}
