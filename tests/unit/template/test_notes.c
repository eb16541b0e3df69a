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

static void expect(const char *body, const char *notes, const char *wanted_body, const char *wanted_notes)
{
	char *bytes;
	size_t length;
	jk_mini();
	const char *path = jk_mini_package("t.docx", "word/footnotes.xml", jk_mini_format("<w:footnotes " W ">%s</w:footnotes>", notes), "word/document.xml",
					   jk_mini_format("<w:document " W "><w:body>%s</w:body></w:document>", body), NULL);
	jk_records *records;
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("data.xml", data), NULL, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_template_fill(&bytes, &length, jk_mini_compile(path), records, 0, jk_test_diagnostics()), JK_OK);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/document.xml"), jk_mini_format("<w:body>%s</w:body>", wanted_body)));
	const char *part = jk_mini_part(bytes, length, "word/footnotes.xml");
	ck_assert_msg(strstr(part, jk_mini_format("%s</w:footnotes>", wanted_notes)) != NULL, "%s", part);
	jk_text_free(bytes);
	jk_records_free(records);
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

Suite *suite_template_notes(void)
{
	return jk_suite("template/notes", (const TTest *const[]){a_note_of_a_loop_is_written_at_each_turn, a_note_goes_with_its_condition,
								 notes_outside_blocks_are_filled_in_place, NULL});
}
