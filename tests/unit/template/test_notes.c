#include <string.h>
#include "jokou/assemble.h"
#include "mini.h"
#include "template/template.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(content) "<w:p>" content "</w:p>"
#define REFERENCE(id) "<w:r><w:footnoteReference w:id=\"" id "\"/></w:r>"
#define NOTE(id, text) "<w:footnote w:id=\"" id "\">" P(T(text)) "</w:footnote>"
#define SEPARATOR "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>"

static const char data[] = "<data><i>1</i><i>2</i><i>3</i></data>";

#define COMMENT(id, text) "<w:comment w:id=\"" id "\">" P(T(text)) "</w:comment>"
#define START(id) "<w:commentRangeStart w:id=\"" id "\"/>"
#define END(id) "<w:commentRangeEnd w:id=\"" id "\"/>"
#define ANCHOR(id) "<w:r><w:commentReference w:id=\"" id "\"/></w:r>"
#define ROUND(id, content) START(id) content END(id) ANCHOR(id)

/* `kind`: footnotes or comments. */
static void expect_kind(const char *kind, const char *body, const char *notes, const char *wanted_body, const char *wanted_notes)
{
	char *bytes;
	size_t length;
	jk_mini();
	const char *name = jk_mini_format("word/%s.xml", kind);
	const char *path = jk_mini_package("t.docx", name, jk_mini_format("<w:%s " W ">%s</w:%s>", kind, notes, kind), "word/document.xml",
					   jk_mini_format("<w:document " W "><w:body>%s</w:body></w:document>", body), NULL);
	jk_records *records;
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("data.xml", data), NULL, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_template_fill(&bytes, &length, jk_mini_compile(path), records, 0, jk_test_diagnostics()), JK_OK);
	const char *made = jk_mini_part(bytes, length, "word/document.xml");
	ck_assert_msg(strstr(made, jk_mini_format("<w:body>%s</w:body>", wanted_body)) != NULL, "%s", made);
	const char *part = jk_mini_part(bytes, length, name);
	ck_assert_msg(strstr(part, jk_mini_format("%s</w:%s>", wanted_notes, kind)) != NULL, "%s", part);
	jk_text_free(bytes);
	jk_records_free(records);
}

static void expect(const char *body, const char *notes, const char *wanted_body, const char *wanted_notes)
{
	expect_kind("footnotes", body, notes, wanted_body, wanted_notes);
}

START_TEST(a_note_of_a_loop_is_written_at_each_turn)
{
	expect(P(T("{{#for v in i}}")) P(T("{{$v}}") REFERENCE("2")) P(T("{{/for}}")), SEPARATOR NOTE("2", "第{{$v}}号の注"),
	       P(T("1") REFERENCE("2")) P(T("2") REFERENCE("5000")) P(T("3") REFERENCE("5001")),
	       SEPARATOR NOTE("2", "第1号の注") NOTE("5000", "第2号の注") NOTE("5001", "第3号の注"));
}
END_TEST

START_TEST(a_note_goes_with_its_condition)
{
	expect(P(T("{{#if i = 9}}")) P(T("a") REFERENCE("2")) P(T("{{/if}}")) P(T("b") REFERENCE("3")), SEPARATOR NOTE("2", "二") NOTE("3", "三"),
	       P(T("b") REFERENCE("3")), SEPARATOR NOTE("3", "三"));
}
END_TEST

START_TEST(notes_outside_blocks_are_filled_in_place)
{
	expect(P(T("{{i}}") REFERENCE("2")), SEPARATOR NOTE("2", "注{{i}}"), P(T("1") REFERENCE("2")), SEPARATOR NOTE("2", "注1"));
}
END_TEST

START_TEST(a_repeated_note_has_no_identity_of_paragraphs)
{
	expect(P(T("{{#for v in i[. &lt; 3]}}")) P(T("a") REFERENCE("2")) P(T("{{/for}}")),
	       "<w:footnote w:id=\"2\"><w:p xmlns:w14=\"w14\" w14:paraId=\"1\" w14:textId=\"2\">" T("b") "</w:p></w:footnote>",
	       P(T("a") REFERENCE("2")) P(T("a") REFERENCE("5000")),
	       "<w:footnote w:id=\"2\"><w:p xmlns:w14=\"w14\">" T("b") "</w:p></w:footnote><w:footnote w:id=\"5000\"><w:p xmlns:w14=\"w14\">" T("b") "</w:p></w:footnote>");
}
END_TEST

START_TEST(a_comment_of_a_loop_is_written_at_each_turn)
{
	expect_kind("comments", P(T("{{#for v in i}}")) P(ROUND("1", T("a"))) P(T("{{/for}}")) P(ROUND("2", T("z"))), COMMENT("1", "{{$v}}か") COMMENT("2", "終"),
		    P(ROUND("1", T("a"))) P(ROUND("5000", T("a"))) P(ROUND("5001", T("a"))) P(ROUND("2", T("z"))),
		    COMMENT("2", "終") COMMENT("1", "1か") COMMENT("5000", "2か") COMMENT("5001", "3か"));
}
END_TEST

START_TEST(a_comment_goes_with_its_condition)
{
	expect_kind("comments", P(T("{{#if i = 9}}")) P(ROUND("1", T("a"))) P(T("{{/if}}")) P(T("b")), COMMENT("1", "一") COMMENT("2", "二"), P(T("b")), COMMENT("2", "二"));
}
END_TEST

START_TEST(a_comment_may_begin_before_a_loop)
{
	expect_kind("comments", P(START("1") T("a")) P(T("{{#for v in i[. &lt; 3]}}")) P(T("b") END("1") ANCHOR("1")) P(T("{{/for}}")), COMMENT("1", "{{$v}}"),
		    P(START("1") T("a")) P(T("b") END("1") ANCHOR("1")) P(T("b") ANCHOR("5000")), COMMENT("1", "1") COMMENT("5000", "2"));
}
END_TEST

START_TEST(a_comment_may_begin_in_a_loop_and_end_behind_it)
{
	expect_kind("comments", P(T("{{#for v in i[. &lt; 3]}}")) P(START("1") T("a")) P(T("{{/for}}")) P(T("b") END("1") ANCHOR("1")), COMMENT("1", "{{i}}"),
		    P(START("1") T("a")) P(T("a")) P(T("b") END("1") ANCHOR("1")), COMMENT("1", "1"));
}
END_TEST

Suite *suite_template_notes(void)
{
	return jk_suite("template/notes", (const TTest *const[]){a_note_of_a_loop_is_written_at_each_turn, a_note_goes_with_its_condition,
								 notes_outside_blocks_are_filled_in_place, a_repeated_note_has_no_identity_of_paragraphs,
								 a_comment_of_a_loop_is_written_at_each_turn, a_comment_goes_with_its_condition,
								 a_comment_may_begin_before_a_loop, a_comment_may_begin_in_a_loop_and_end_behind_it, NULL});
}
