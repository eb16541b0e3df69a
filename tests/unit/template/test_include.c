#include <stdlib.h>
#include "annex.h"
#include "base/limits.h"

/* An annex beside the template, made by the same hand. */
static void annex(const char *file, const char *body)
{
	const char *made = jk_mini_template("docx", body), *name = strrchr(made, '/');
	ck_assert_ptr_nonnull(name);
	jk_mini_put(jk_mini_format("%s.folder", file), "");
	ck_assert_int_eq(rename(made, jk_mini_format("%.*s/%s", (int)(name - made), made, file)), 0);
}

static void expect(const char *body, const char *wanted)
{
	expect_success(put_in(jk_mini_template("docx", body)));
	ck_assert_str_eq(between(part("word/document.xml"), "<w:body>", "</w:body>"), wanted);
}

static void expect_fault(const char *body, jk_code code, unsigned paragraph)
{
	ck_assert_int_eq(put_in(jk_mini_template("docx", body)), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), code, 0);
	const jk_origin *where = &jk_diagnostics_at(jk_test_diagnostics(), 0)->where;
	ck_assert_str_eq(where->part, "word/document.xml");
	ck_assert_uint_eq(where->paragraph, paragraph);
	ck_assert_ptr_nonnull(where->quote);
}

/* --- what is a tag --- */

START_TEST(the_body_of_the_annex_takes_the_place_of_the_tag)
{
	jk_mini();
	annex("a.docx", P("甲") P("{{title}}"));
	expect(P("前") P("{{#include 'a.docx'}}") P("後"), P("前") P("甲") P("{{title}}") P("後"));
}
END_TEST

START_TEST(the_tag_may_be_split_and_typed_full_width)
{
	static const char *const tags[] = {R("{{#inc") R("lude 'a.do") "<w:proofErr w:type=\"spellStart\"/>" R("cx'}}"), R("｛｛＃include “a.docx”｝｝"),
		R("　{{　#　ｉｎｃｌｕｄｅ「a.docx」}} "), R("{{ #include ’a.docx’ }}"), R("{{#include \"a.docx\"}}"), R("{{#include\xC2\xA0『 a.docx 』}}"),
		R("{{#include './a.docx'}}"), R("{{#include '.\\a.docx'}}"), R("{{#include 'b/../a.docx'}}"), "<w:bookmarkEnd w:id=\"9\"/>" R("{{&#35;include 'a.docx'}}")};
	jk_mini();
	annex("a.docx", P("甲"));
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		expect_success(put_in(jk_mini_template("docx", jk_mini_format("%s<w:p>%s</w:p>%s", P("前"), tags[i], P("後")))));
		ck_assert_msg(strstr(part("word/document.xml"), P("甲")), "%s", tags[i]);
		ck_assert_ptr_null(strstr(part("word/document.xml"), "docx"));
	}
}
END_TEST

START_TEST(a_quick_look_never_misses_a_tag)
{
	static const char *const yes[] = {"<t>{{#include 'a'}}</t>", "{{#</t><x a='>' b=\">\"/><t>inc</t></r><r><t>lude", "＃ include", "&#35;include", "&#xFF03;include",
		"#<!-- > -->include", "# i&#110;clude", "#ｉｎｃｌｕｄｅ", "a # b #include"};
	static const char *const no[] = {"", "include", "#if include", "# <a>", "&#12354;include", "#inclination", "＃＃", "#incl", "color=\"#FF0000\""};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		ck_assert_msg(jk_may_include(yes[i], strlen(yes[i])), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		ck_assert_msg(!jk_may_include(no[i], strlen(no[i])), "%s", no[i]);
	ck_assert(jk_may_include("\xFF\xFE<\0", 4));
}
END_TEST

START_TEST(nothing_to_include_leaves_the_package_alone)
{
	jk_mini();
	const char *path = jk_mini_template("docx", P("{{#if include}}") P("{{/if}}"));
	expect_success(put_in(path));
	jk_package *before = whole;
	ck_assert_int_eq(jk_include_annexes(&whole, &places, arena, jk_test_diagnostics()), JK_OK);
	ck_assert_ptr_eq(whole, before);
	ck_assert_ptr_null(places);
}
END_TEST

START_TEST(annexes_hold_annexes_relative_to_their_own_folder)
{
	jk_mini();
	annex("sub/inner.docx", P("内"));
	annex("sub/outer.docx", P("一") P("{{#include 'inner.docx'}}") P("{{#include '../top.docx'}}"));
	annex("top.docx", P("上"));
	expect(P("{{#include 'sub/outer.docx'}}") P("後"), P("一") P("内") P("上") P("後"));
}
END_TEST

START_TEST(blocks_around_and_inside_work)
{
	jk_mini();
	annex("a.docx", P("{{#for v in i}}") P("{{$v}}") P("{{/for}}"));
	const char *body = P("{{#if @yes}}") P("{{#include 'a.docx'}}") P("{{/if}}") P("後");
	ck_assert_str_eq(jk_mini_fill("docx", body, "<paper yes='1'><i>い</i><i>ろ</i></paper>"),
			 "<w:p><w:r><w:t xml:space=\"preserve\">い</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">ろ</w:t></w:r></w:p>" P("後"));
	ck_assert_str_eq(jk_mini_fill("docx", body, "<paper><i>い</i></paper>"), P("後"));
}
END_TEST

/* --- faults --- */

START_TEST(a_missing_file_is_told_with_its_place)
{
	jk_mini();
	expect_fault(P("前") P("{{#include 'これはない長い名前.docx'}}"), JK_DIAG_INCLUDE_MISSING, 2);
}
END_TEST

START_TEST(a_name_nearly_right_gets_a_hint)
{
	jk_mini();
	annex("sub/annex-1.docx", P("x"));
	expect_fault(P("{{#include 'sub/anex-1.docx'}}"), JK_DIAG_INCLUDE_MISSING_NEAR, 1);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "near"), "sub/annex-1.docx");
}
END_TEST

START_TEST(paths_stay_in_the_folder_of_the_template)
{
	static const char *const paths[] = {"../a.docx", "/etc/passwd", "C:\\\\a.docx", "sub/../../a.docx", "..", "."};
	jk_mini();
	annex("sub/x.docx", P("x"));
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		ck_assert_int_eq(put_in(jk_mini_template("docx", jk_mini_format("<w:p><w:r><w:t>{{#include '%s'}}</w:t></w:r></w:p>", paths[i]))), JK_FAILED);
		const jk_diagnostics *d = jk_test_diagnostics();
		ck_assert_uint_eq(jk_diagnostics_count(d), i + 1);
		ck_assert_int_eq(jk_diagnostics_at(d, i)->code, JK_DIAG_INCLUDE_OUTSIDE);
	}
}
END_TEST

START_TEST(a_folder_is_no_annex)
{
	jk_mini();
	annex("sub/x.docx", P("x"));
	expect_fault(P("{{#include 'sub'}}"), JK_DIAG_INCLUDE_MISSING, 1);
}
END_TEST

START_TEST(an_annex_that_holds_itself)
{
	jk_mini();
	annex("a.docx", P("{{#include 'b.docx'}}"));
	annex("b.docx", P("x") P("{{#include 'a.docx'}}"));
	expect_fault(P("{{#include 'a.docx'}}"), JK_DIAG_INCLUDE_CYCLE, 2);
	ck_assert_ptr_nonnull(strstr(jk_diagnostics_at(jk_test_diagnostics(), 0)->where.file, "b.docx"));
}
END_TEST

START_TEST(the_template_itself_is_no_annex)
{
	jk_mini();
	expect_fault(P("{{#include 't.docx'}}"), JK_DIAG_INCLUDE_CYCLE, 1);
}
END_TEST

START_TEST(nesting_has_a_limit)
{
	jk_mini();
	annex("0.docx", P("終"));
	for (unsigned i = 1; i <= JK_INCLUDE_NESTING; i++)
		annex(jk_mini_format("%u.docx", i), jk_mini_format("<w:p><w:r><w:t>{{#include '%u.docx'}}</w:t></w:r></w:p>", i - 1));
	expect(jk_mini_format("<w:p><w:r><w:t>{{#include '%d.docx'}}</w:t></w:r></w:p>", JK_INCLUDE_NESTING - 1), P("終"));
	expect_fault(jk_mini_format("<w:p><w:r><w:t>{{#include '%d.docx'}}</w:t></w:r></w:p>", JK_INCLUDE_NESTING), JK_DIAG_INCLUDE_LIMIT, 1);
}
END_TEST

START_TEST(many_times_many_annexes_have_a_limit)
{
	jk_mini();
	annex("0.docx", P("x"));
	for (unsigned i = 1; i <= 5; i++) {
		const char *tag = jk_mini_format("<w:p><w:r><w:t>{{#include '%u.docx'}}</w:t></w:r></w:p>", i - 1);
		annex(jk_mini_format("%u.docx", i), jk_mini_format("%s%s%s%s", tag, tag, tag, tag));
	}
	ck_assert_int_eq(put_in(jk_mini_template("docx", P("{{#include '5.docx'}}"))), JK_FAILED);
	ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), 0)->code, JK_DIAG_INCLUDE_LIMIT);
}
END_TEST

START_TEST(another_format_is_refused)
{
	jk_mini();
	jk_mini_template("odt", T("x"));
	expect_fault(P("{{#include 't.odt'}}"), JK_DIAG_INCLUDE_FORMAT, 1);
}
END_TEST

START_TEST(a_file_that_is_no_package_is_told)
{
	jk_mini();
	jk_mini_put("a.docx", "これはZIPではない");
	ck_assert_int_eq(put_in(jk_mini_template("docx", P("{{#include 'a.docx'}}"))), JK_FAILED);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_PACKAGE_DAMAGED, 0);
}
END_TEST

START_TEST(a_name_without_quotes_is_no_name)
{
	jk_mini();
	expect_fault(P("{{#include a.docx}}"), JK_DIAG_INCLUDE_NAME, 1);
}
END_TEST

START_TEST(other_text_beside_the_tag)
{
	jk_mini();
	annex("a.docx", P("x"));
	expect_fault(P("前") P("別紙{{#include 'a.docx'}}"), JK_DIAG_TAG_ALONE, 2);
}
END_TEST

START_TEST(a_tag_that_does_not_end)
{
	jk_mini();
	expect_fault(P("{{#include 'a.docx'"), JK_DIAG_TAG_OPEN, 1);
}
END_TEST

START_TEST(faults_of_the_rest_are_told_as_well)
{
	jk_mini();
	annex("a.docx", P("甲") P("{{#if x}}"));
	jk_template *compiled;
	const char *path = jk_mini_template("docx", P("{{#include 'ない.docx'}}") P("{{#include 'a.docx'}}") P("{{#else}}") P("{{$$}}"));
	ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(compiled);
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_count(d), 3);
	ck_assert_int_eq(jk_diagnostics_at(d, 0)->code, JK_DIAG_INCLUDE_MISSING);
	ck_assert_uint_eq(jk_diagnostics_at(d, 0)->where.paragraph, 1);
	ck_assert_int_eq(jk_diagnostics_at(d, 1)->code, JK_DIAG_XPATH_SYNTAX);
	ck_assert_uint_eq(jk_diagnostics_at(d, 1)->where.paragraph, 4);
	ck_assert_int_eq(jk_diagnostics_at(d, 2)->code, JK_DIAG_TAG_UNCLOSED);
	ck_assert_uint_eq(jk_diagnostics_at(d, 2)->where.paragraph, 2);
	ck_assert_ptr_nonnull(strstr(jk_diagnostics_at(d, 2)->where.file, "a.docx"));
}
END_TEST

START_TEST(places_lead_back_to_where_things_were_typed)
{
	static const struct {
		const char *file;
		unsigned paragraph;
	} wanted[] = {{"t.docx", 1}, {"a.docx", 1}, {"b.docx", 1}, {"a.docx", 3}, {"t.docx", 3}, {"b.docx", 1}};
	jk_mini();
	annex("b.docx", P("内"));
	annex("a.docx", P("甲") P("{{#include 'b.docx'}}") P("乙"));
	expect(P("前") P("{{#include 'a.docx'}}") P("中") P("{{#include 'b.docx'}}"), P("前") P("甲") P("内") P("乙") P("中") P("内"));
	for (unsigned i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		jk_origin where = {.file = "t.docx", .part = "word/document.xml", .paragraph = i + 1};
		jk_annex_origin(places, &where);
		ck_assert_msg(strstr(where.file, wanted[i].file) && where.paragraph == wanted[i].paragraph, "%u: %s %u", i + 1, where.file, where.paragraph);
	}
}
END_TEST

START_TEST(comments_tell_of_faults_in_annexes_with_their_file)
{
	jk_mini();
	annex("a.docx", P("甲") P("{{#if x}}"));
	const char *path = jk_mini_template("docx", P("題") P("{{#include 'a.docx'}}"));
	jk_template *compiled;
	char *bytes;
	size_t length;
	ck_assert_int_eq(jk_template_read(&compiled, path, jk_test_diagnostics()), JK_FAILED);
	ck_assert_int_eq(jk_template_annotate(&bytes, &length, path, jk_test_diagnostics(), NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/comments.xml"), "a.docx: body, paragraph 2"));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/document.xml"), "<w:r><w:t>題</w:t></w:r><w:commentRangeEnd"));
	jk_text_free(bytes);
}
END_TEST

static jk_result include_work(int *right) { return include_again("word/document.xml", right); }

START_TEST(memory_may_run_out_anywhere)
{
	jk_mini();
	annex("a.docx", P("甲"));
	setenv("JK_ANNEX_TEMPLATE", jk_mini_template("docx", P("{{#include 'a.docx'}}")), 1);
	jk_test_sweep_libxml(include_work, 0);
}
END_TEST

Suite *suite_template_include(void)
{
	return jk_suite("template/include", (const TTest *const[]){
		the_body_of_the_annex_takes_the_place_of_the_tag, the_tag_may_be_split_and_typed_full_width, a_quick_look_never_misses_a_tag,
		nothing_to_include_leaves_the_package_alone, annexes_hold_annexes_relative_to_their_own_folder, blocks_around_and_inside_work,
		a_missing_file_is_told_with_its_place, a_name_nearly_right_gets_a_hint, paths_stay_in_the_folder_of_the_template, a_folder_is_no_annex,
		an_annex_that_holds_itself, the_template_itself_is_no_annex, nesting_has_a_limit, many_times_many_annexes_have_a_limit,
		another_format_is_refused, a_file_that_is_no_package_is_told, a_name_without_quotes_is_no_name, other_text_beside_the_tag,
		a_tag_that_does_not_end, faults_of_the_rest_are_told_as_well, places_lead_back_to_where_things_were_typed,
		comments_tell_of_faults_in_annexes_with_their_file, memory_may_run_out_anywhere, NULL});
}
