#include <string.h>
#include "base/file.h"
#include "jokou/template.h"
#include "mini.h"

#define WML "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(content) "<w:p>" content "</w:p>"
#define TYPES "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
#define START(id) "<w:commentRangeStart w:id=\"" id "\"/>"
#define END(id) "<w:commentRangeEnd w:id=\"" id "\"/><w:r><w:commentReference w:id=\"" id "\"/></w:r>"

static char *bytes;
static size_t length;

/* Looks the template over and annotates it. */
static jk_result annotate(const char *path, const char *date)
{
	jk_template *compiled;
	jk_diagnostics *faults;
	ck_assert_int_eq(jk_diagnostics_new(&faults), JK_OK);
	if (jk_template_read(&compiled, path, faults) == JK_OK)
		jk_template_free(compiled);
	jk_result result = jk_template_annotate(&bytes, &length, path, faults, date, jk_test_diagnostics());
	jk_diagnostics_free(faults);
	return result;
}

static const char *docx(const char *body, const char *header)
{
	return jk_mini_package("a.docx", "[Content_Types].xml", TYPES, "word/document.xml",
			       jk_mini_format("<w:document xmlns:w=\"" WML "\"><w:body>%s</w:body></w:document>", body), "word/header1.xml",
			       jk_mini_format("<w:hdr xmlns:w=\"" WML "\">%s</w:hdr>", header), NULL);
}

static const char *odt(const char *version, const char *body)
{
	return jk_mini_package("a.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
			       jk_mini_format("<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
					      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"%s\">%s</office:document-content>",
					      version, body),
			       NULL);
}

/* The part of the result, without what encloses its content. */
static const char *content(const char *part)
{
	const char *text = jk_mini_part(bytes, length, part);
	const char *from = strchr(strchr(text, '>') + 1, '>') + 1, *to = strrchr(text, '<');
	return jk_mini_format("%.*s", (int)(to - from), from);
}

START_TEST(a_comment_on_the_run_of_the_tag)
{
	jk_mini();
	ck_assert_int_eq(annotate(docx(P(R("前")) P("<w:pPr/>" R("甲") R("{{#fi") R(" x}}") R("乙")), ""), "2026-11-23"), JK_OK);
	ck_assert_str_eq(content("word/document.xml"), "<w:body>" P(R("前")) P("<w:pPr/>" R("甲") START("1") R("{{#fi") R(" x}}") END("1") R("乙")) "</w:body>");
	ck_assert_str_eq(content("word/comments.xml"),
			 "<w:comment w:id=\"1\" w:author=\"jokou\" w:date=\"2026-11-23T00:00:00Z\" w:initials=\"jk\">"
			 "<w:p><w:r><w:t xml:space=\"preserve\">error: unknown tag '#fi x' [T003]</w:t></w:r></w:p>"
			 "<w:p><w:r><w:t xml:space=\"preserve\">hint: Use {{expression}}, #if, #elif, #else, /if, #for … in …, /for, #columns, #image, #include or clauses.</w:t></w:r></w:p></w:comment>");
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "[Content_Types].xml"), "PartName=\"/word/comments.xml\""));
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/_rels/document.xml.rels"), "Target=\"comments.xml\""));
}
END_TEST

START_TEST(comments_keep_the_order_of_the_faults)
{
	jk_mini();
	ck_assert_int_eq(annotate(docx(P(R("{{#a}}と{{#b}}")), P(R("{{#h}}"))), NULL), JK_OK);
	ck_assert_str_eq(content("word/document.xml"),
			 "<w:body>" P(START("1") START("2") START("3") R("{{#a}}と{{#b}}") END("1") END("2") END("3")) "</w:body>");
	ck_assert_ptr_null(strstr(content("word/comments.xml"), "w:date"));
}
END_TEST

START_TEST(a_tag_that_stands_twice)
{
	jk_mini();
	ck_assert_int_eq(annotate(docx(P(R("{{#a}}") R("と") R("{{#a}}")), ""), NULL), JK_OK);
	ck_assert_str_eq(content("word/document.xml"), "<w:body>" P(START("1") R("{{#a}}") END("1") R("と") START("2") R("{{#a}}") END("2")) "</w:body>");
}
END_TEST

START_TEST(where_no_comment_can_stand)
{
	jk_mini();
	ck_assert_int_eq(annotate(docx(P("<w:pPr/>" R("表題")) P(R("図") "<w:r><w:pict><w:txbxContent>" P(R("{{#x}}")) "</w:txbxContent></w:pict></w:r>"),
				       P(R("{{#h}}"))), NULL), JK_OK);
	ck_assert_str_eq(content("word/document.xml"),
			 "<w:body>" P("<w:pPr/>" START("2") R("表題") END("2"))
			 P(R("図") START("1") "<w:r><w:pict><w:txbxContent>" P(R("{{#x}}")) "</w:txbxContent></w:pict></w:r>" END("1")) "</w:body>");
	const char *comments = content("word/comments.xml");
	ck_assert_ptr_nonnull(strstr(comments, ">body, text box, paragraph 3: {{#x}}<"));
	ck_assert_ptr_nonnull(strstr(comments, ">header, paragraph 1: {{#h}}<"));
}
END_TEST

START_TEST(comments_that_are_there_stay)
{
	jk_mini();
	const char *path = jk_mini_package(
		"a.docx", "[Content_Types].xml", TYPES, "word/_rels/document.xml.rels",
		"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
		"Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments\" Target=\"notes.xml\"/></Relationships>",
		"word/notes.xml", "<w:comments xmlns:w=\"" WML "\"><w:comment w:id=\"7\"/></w:comments>", "word/document.xml",
		"<w:document xmlns:w=\"" WML "\"><w:body>" P(R("{{#x}}")) "</w:body></w:document>", NULL);
	ck_assert_int_eq(annotate(path, NULL), JK_OK);
	ck_assert_str_eq(content("word/document.xml"), "<w:body>" P(START("8") R("{{#x}}") END("8")) "</w:body>");
	ck_assert_ptr_nonnull(strstr(content("word/notes.xml"), "<w:comment w:id=\"7\"/><w:comment w:id=\"8\""));
	ck_assert_str_eq(jk_mini_part(bytes, length, "[Content_Types].xml"), TYPES);
}
END_TEST

START_TEST(an_annotation_around_the_tag)
{
	jk_mini();
	ck_assert_int_eq(annotate(odt("1.3", "<text:p>甲<text:span>{{#a</text:span>}}乙{{#b}}丙</text:p>"), "2026-11-23"), JK_OK);
	const char *text = content("content.xml");
	const char *first = strstr(text, "甲<office:annotation xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:name=\"jokou-1\"><dc:creator>jokou</dc:creator>"
				     "<dc:date>2026-11-23T00:00:00</dc:date><text:p>error: unknown tag '#a' [T003]</text:p><text:p>hint: ");
	ck_assert_msg(first != NULL, "%s", text);
	ck_assert_ptr_nonnull(strstr(text, "</office:annotation><text:span>{{#a</text:span>}}<office:annotation-end office:name=\"jokou-1\"/>乙<office:annotation "));
	ck_assert_ptr_nonnull(strstr(text, "</office:annotation>{{#b}}<office:annotation-end office:name=\"jokou-2\"/>丙</text:p>"));
}
END_TEST

START_TEST(old_odf_has_no_ranges)
{
	jk_mini();
	ck_assert_int_eq(annotate(odt("1.1", "<text:p>{{#a}}</text:p>"), NULL), JK_OK);
	const char *text = content("content.xml");
	ck_assert_ptr_nonnull(strstr(text, "</office:annotation>{{#a}}</text:p>"));
	ck_assert_ptr_null(strstr(text, "office:name"));
}
END_TEST

START_TEST(names_in_use_are_not_taken)
{
	jk_mini();
	ck_assert_int_eq(annotate(odt("1.2", "<text:p><office:annotation office:name=\"jokou-2\"/>x</text:p><text:p>{{#a}}</text:p><text:p>{{#b}}</text:p>"), NULL),
			 JK_OK);
	ck_assert_ptr_nonnull(strstr(content("content.xml"), "office:name=\"jokou-3\""));
	ck_assert_ptr_nonnull(strstr(content("content.xml"), "office:name=\"jokou-4\""));
}
END_TEST

START_TEST(without_faults_every_part_stays)
{
	jk_mini();
	const char *path = docx(P(R("なし")), P(R("なし")));
	ck_assert_int_eq(annotate(path, NULL), JK_OK);
	ck_assert_str_eq(jk_mini_part(bytes, length, "word/document.xml"), "<w:document xmlns:w=\"" WML "\"><w:body>" P(R("なし")) "</w:body></w:document>");
	ck_assert_ptr_null(strstr(jk_mini_part(bytes, length, "[Content_Types].xml"), "comments"));
}
END_TEST

START_TEST(a_body_that_cannot_be_read)
{
	jk_mini();
	const char *path = jk_mini_package("a.docx", "word/document.xml", "<a>{{</b>", NULL);
	ck_assert_int_eq(annotate(path, NULL), JK_FAILED);
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_diagnostics_at(d, jk_diagnostics_count(d) - 1)->code, JK_DIAG_ANNOTATE);
}
END_TEST

START_TEST(a_fault_in_another_part_is_no_hindrance)
{
	jk_mini();
	ck_assert_int_eq(annotate(docx(P(R("本文")), "<broken>{{"), NULL), JK_OK);
	ck_assert_ptr_nonnull(strstr(content("word/comments.xml"), ">header<"));
}
END_TEST

static const char *swept;

/* Whatever fails: the right copy, or none. */
static jk_result sweep_work(int *right)
{
	jk_diagnostics *faults;
	jk_template *compiled = NULL;
	char *copy = NULL;
	size_t size = 0;
	if (jk_diagnostics_new(&faults) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = jk_template_read(&compiled, swept, faults);
	if (result == JK_FAILED && !jk_diagnostics_dropped(faults))
		result = jk_template_annotate(&copy, &size, swept, faults, "2026-11-23", faults);
	else if (result == JK_FAILED)
		result = JK_NO_MEMORY;
	*right = size == length && memcmp(copy, bytes, length) == 0;
	jk_text_free(copy);
	jk_template_free(compiled);
	jk_diagnostics_free(faults);
	return result;
}

START_TEST(every_failed_allocation)
{
	jk_mini();
	swept = docx(P(R("第1条（目的）")) P(R("甲") R("{{#fi x}}")), P(R("{{#h}}")));
	ck_assert_int_eq(annotate(swept, "2026-11-23"), JK_OK);
	jk_test_sweep(sweep_work);
}
END_TEST

Suite *suite_template_annotate(void)
{
	return jk_suite("template/annotate",
			(const TTest *const[]){a_comment_on_the_run_of_the_tag, comments_keep_the_order_of_the_faults, a_tag_that_stands_twice,
					       where_no_comment_can_stand, comments_that_are_there_stay, an_annotation_around_the_tag, old_odf_has_no_ranges,
					       names_in_use_are_not_taken, without_faults_every_part_stays, a_body_that_cannot_be_read,
					       a_fault_in_another_part_is_no_hindrance, every_failed_allocation, NULL});
}
