#include <string.h>
#include <stdlib.h>
#include "mini.h"
#include "template/template.h"

static jk_package *package;
static void drop_package(void) { jk_package_free(package); }

static const jk_dialect *dialect_of(const char *path)
{
	atexit(drop_package);
	ck_assert_int_eq(jk_package_read(&package, path, jk_test_diagnostics()), JK_OK);
	return jk_dialect_of(package);
}

START_TEST(docx_is_known_by_its_main_part)
{
	jk_mini();
	ck_assert_str_eq(dialect_of(jk_mini_template("docx", ""))->format, "docx");
}
END_TEST

START_TEST(odt_is_known_by_its_parts)
{
	jk_mini();
	ck_assert_str_eq(dialect_of(jk_mini_template("odt", ""))->format, "odt");
}
END_TEST

START_TEST(anything_else_is_not)
{
	jk_mini();
	ck_assert_ptr_null(dialect_of(jk_mini_package("x.zip", "content.xml", "<a/>", NULL)));
}
END_TEST

START_TEST(by_name)
{
	ck_assert_str_eq(jk_dialect_named("odt")->format, "odt");
	ck_assert_ptr_null(jk_dialect_named("pdf"));
}
END_TEST

START_TEST(parts_of_docx_that_may_hold_tags)
{
	const jk_dialect *docx = jk_dialect_named("docx");
	static const char *const yes[] = {"word/document.xml", "word/header1.xml", "word/footer12.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml", "docProps/core.xml"};
	static const char *const no[] = {"word/styles.xml", "word/settings.xml", "word/numbering.xml", "word/media/header1.png", "customXml/item1.xml", "[Content_Types].xml"};
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		ck_assert_msg(docx->has_tags(yes[i]), "%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		ck_assert_msg(!docx->has_tags(no[i]), "%s", no[i]);
	ck_assert(docx->is_plain("docProps/core.xml") && !docx->is_plain("word/document.xml"));
}
END_TEST

START_TEST(parts_of_odt_that_may_hold_tags)
{
	const jk_dialect *odt = jk_dialect_named("odt");
	ck_assert(odt->has_tags("content.xml") && odt->has_tags("styles.xml") && odt->has_tags("meta.xml"));
	ck_assert(!odt->has_tags("settings.xml") && !odt->has_tags("META-INF/manifest.xml") && !odt->has_tags("Object 1/content.xml"));
	ck_assert(odt->is_plain("meta.xml") && !odt->is_plain("content.xml"));
}
END_TEST

static void put_docx(jk_buffer *out, const char *text) { jk_dialect_named("docx")->put_text(out, text, NULL); }
static void put_odt(jk_buffer *out, const char *text) { jk_dialect_named("odt")->put_text(out, text, NULL); }
static void put_paragraphs(jk_buffer *out, const char *text) { jk_dialect_named("odt")->put_text(out, text, "|"); }

START_TEST(text_in_docx)
{
	JK_TEST_WRITES("a &lt;b&gt; &amp;", put_docx, "a <b> &");
	JK_TEST_WRITES("一</w:t><w:br/><w:t xml:space=\"preserve\">二", put_docx, "一\n二");
	JK_TEST_WRITES("一</w:t><w:br/><w:t xml:space=\"preserve\">", put_docx, "一\n");
	/* Each way to end a line: spreadsheets write &#13; into their XML. The quotation marks begin with the same byte as two of them. */
	static const char *const ends[] = {"一\r\n二", "一\r二", "一\xC2\x85二", "一\xE2\x80\xA8二", "一\xE2\x80\xA9二"};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		JK_TEST_WRITES("一</w:t><w:br/><w:t xml:space=\"preserve\">二", put_docx, ends[i]);
	JK_TEST_WRITES("“一”…\xC2\xA0", put_docx, "“一”…\xC2\xA0");
	JK_TEST_WRITES("  a  b", put_docx, "  a  b");
	JK_TEST_WRITES("a</w:t><w:tab/><w:t xml:space=\"preserve\">b", put_docx, "a\tb");
}
END_TEST

/* Readers of ODF collapse white space, so what counts is written as elements. */
START_TEST(text_in_odt)
{
	JK_TEST_WRITES("a b", put_odt, "a b");
	JK_TEST_WRITES("a<text:s text:c=\"2\"/>b", put_odt, "a  b");
	JK_TEST_WRITES("<text:s text:c=\"1\"/>a<text:s text:c=\"1\"/>", put_odt, " a ");
	JK_TEST_WRITES("一<text:line-break/>二<text:tab/>三", put_odt, "一\n二\t三");
	JK_TEST_WRITES("一<text:s text:c=\"1\"/><text:line-break/>二", put_odt, "一 \n二");
	JK_TEST_WRITES("一<text:s text:c=\"1\"/><text:line-break/>二 三", put_odt, "一 \xE2\x80\xA8二 三");
	JK_TEST_WRITES("&lt;&amp;　全角", put_odt, "<&　全角");
	JK_TEST_WRITES("一|<text:s text:c=\"1\"/>二", put_paragraphs, "一\n 二");
}
END_TEST

START_TEST(properties_are_filled_as_plain_text)
{
	jk_mini();
	const jk_template *compiled = jk_mini_compile(jk_mini_package("t.docx", "word/document.xml", "<w:document xmlns:w=\"w\"/>", "docProps/core.xml",
		"<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"dc\"><dc:title>{{a}} と</dc:title></cp:coreProperties>", NULL));
	const jk_program *program = compiled->programs.items[0];
	jk_buffer out;
	jk_xml *xml;
	jk_xpath_scope *scope;
	jk_arena *arena;
	static const char model[] = "<paper><a>【未決：x】\n&amp;</a></paper>";
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_int_eq(jk_xml_parse(&xml, model, sizeof model - 1, NULL, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_xpath_scope_new(&scope, xml, NULL, NULL), JK_OK);
	jk_run run = {.compiled = compiled, .scope = scope, .context = jk_xml_root(xml), .arena = arena, .diagnostics = jk_test_diagnostics()};
	jk_buffer_init(&out, 0);
	ck_assert_int_eq(jk_program_run(&out, program, &run), JK_OK);
	ck_assert_str_eq(jk_buffer_text(&out), "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"dc\"><dc:title>"
			 "【未決：x】\n&amp; と</dc:title></cp:coreProperties>");
	jk_buffer_dispose(&out);
	jk_xpath_scope_free(scope);
	jk_xml_free(xml);
	jk_arena_free(arena);
}
END_TEST

/* Some programs name the namespaces as they like. */
START_TEST(prefixes_are_made_the_usual_ones)
{
	jk_mini();
	const jk_template *compiled = jk_mini_compile(jk_mini_package("t.docx", "word/document.xml",
		"<n:document xmlns:n=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><n:p><n:r n:x=\"1\"><n:t>{{a}}</n:t></n:r></n:p></n:document>", NULL));
	const jk_program *program = compiled->programs.items[0];
	ck_assert_ptr_nonnull(strstr(jk_buffer_text(&program->literals),
				     "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:r w:x=\"1\"><w:t xml:space=\"preserve\">"));
}
END_TEST

Suite *suite_template_dialect(void)
{
	return jk_suite("template/dialect",
			(const TTest *const[]){docx_is_known_by_its_main_part, odt_is_known_by_its_parts, anything_else_is_not, by_name,
					       parts_of_docx_that_may_hold_tags, parts_of_odt_that_may_hold_tags, text_in_docx, text_in_odt,
					       properties_are_filled_as_plain_text, prefixes_are_made_the_usual_ones, NULL});
}
