#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"
#include "mini.h"
#include "package/package.h"

#define DOCX_BODY "<w:p><w:r><w:t>{{document/@title}}</w:t></w:r></w:p><w:p><w:r><w:t>{{clauses}}</w:t></w:r></w:p>"
#define ODT_BODY "<office:text><text:p>{{document/@title}}</text:p><text:p>{{clauses}}</text:p></office:text>"

static const char *body(const char *format) { return strcmp(format, "docx") == 0 ? DOCX_BODY : ODT_BODY; }

static void world(void)
{
	jk_mini();
	jk_mini_clause("a", "<param id='x' type='text'><label>x</label></param><param id='y' type='text'><label>y</label><default>z</default></param>",
		       "<Paragraph><Sentence>{$x}と{$y}と{@a}</Sentence></Paragraph>");
}

static const char *made(const char *format, size_t *length)
{
	const jk_clause_set *set = jk_mini_set();
	return jk_mini_document_make(set, "contract", jk_mini_compile(jk_mini_template(format, body(format))), length);
}

static void same_bytes(const char *format)
{
	size_t first_length, second_length;
	world();
	const char *first = made(format, &first_length), *second = made(format, &second_length);
	ck_assert_uint_eq(first_length, second_length);
	ck_assert_mem_eq(first, second, first_length);
}

START_TEST(a_docx_is_made_the_same_twice) { same_bytes("docx"); }
END_TEST

START_TEST(an_odt_is_made_the_same_twice) { same_bytes("odt"); }
END_TEST

static void untouched_parts(const char *format, const char *plain, const char *picture)
{
	size_t length;
	jk_buffer in;
	world();
	const char *bytes = made(format, &length), *path = jk_mini_template(format, body(format));
	jk_buffer_init(&in, 0);
	ck_assert_int_eq(jk_file_read(&in, path, (size_t)1 << 20, jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_mini_part(bytes, length, plain), jk_mini_part(in.bytes, in.length, plain));
	ck_assert_str_eq(jk_mini_part(bytes, length, picture), "\x89PNG not really {{one}}");
	jk_buffer_dispose(&in);
}

START_TEST(parts_of_docx_without_tags_are_untouched) { untouched_parts("docx", "word/styles.xml", "word/media/seal.png"); }
END_TEST

START_TEST(parts_of_odt_without_tags_are_untouched) { untouched_parts("odt", "styles.xml", "Pictures/seal.png"); }
END_TEST

START_TEST(a_paper_that_is_not_there)
{
	char *bytes;
	size_t length = 1;
	world();
	const jk_clause_set *set = jk_mini_set();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", DOCX_BODY));
	ck_assert_int_eq(jk_document_make(&bytes, &length, set, "g1", "nothing", compiled, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(bytes);
	ck_assert_uint_eq(length, 0);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_NO_PAPER, 0);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 0, "kind"), "nothing");
	ck_assert_int_eq(jk_document_make(&bytes, &length, set, "g9", "contract", compiled, jk_test_diagnostics()), JK_FAILED);
	ck_assert_str_eq(jk_test_argument(jk_test_diagnostics(), 1, "group"), "g9");
}
END_TEST

START_TEST(every_missing_style_is_told)
{
	char *bytes;
	size_t length;
	world();
	const jk_clause_set *set = jk_mini_set();
	const jk_template *compiled = jk_mini_compile(jk_mini_package("bare.docx", "word/document.xml", "<w:document xmlns:w=\"w\"/>",
		"word/styles.xml", "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"JkArticle\"/><w:style w:styleId=\"JkDefault\"/></w:styles>", NULL));
	ck_assert_int_eq(jk_document_make(&bytes, &length, set, "g1", "contract", compiled, jk_test_diagnostics()), JK_FAILED);
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_ge(jk_diagnostics_count(d), 2);
	int undecided = 0, caption = 0;
	for (size_t i = 0; i < jk_diagnostics_count(d); i++) {
		ck_assert_int_eq(jk_diagnostics_at(d, i)->code, JK_DIAG_CLAUSES_STYLE);
		undecided |= strcmp(jk_test_argument(d, i, "style"), "JkUndecided") == 0;
		caption |= strcmp(jk_test_argument(d, i, "style"), "JkArticleCaption") == 0;
		ck_assert_str_ne(jk_test_argument(d, i, "style"), "JkArticle");
		ck_assert_str_ne(jk_test_argument(d, i, "style"), "JkTable"); /* no table, no need */
	}
	ck_assert(undecided && caption);
}
END_TEST

START_TEST(faults_of_all_parts_are_told)
{
	char *bytes;
	size_t length;
	world();
	jk_mini_document("contract", "title='契約書' scope='service' layout='article'", "<place id='p' title='p'><clause ref='a'/></place>");
	const jk_clause_set *set = jk_mini_set();
	const jk_template *compiled = jk_mini_compile(jk_mini_package("two.docx", "[Content_Types].xml", "<Types xmlns=\"t\"/>",
		"word/document.xml", "<w:document xmlns:w=\"w\"><w:p><w:r><w:t>{{one}}</w:t></w:r></w:p></w:document>",
		"word/header1.xml", "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>{{two}}</w:t></w:r></w:p></w:hdr>", "word/styles.xml",
		"<w:styles xmlns:w=\"w\"><w:style w:styleId=\"JkArticle\"/><w:style w:styleId=\"JkDefault\"/><w:style w:styleId=\"JkUndecided\"/><w:style w:styleId=\"JkArticleCaption\"/>"
		"<w:style w:styleId=\"JkReference\"/></w:styles>", NULL));
	ck_assert_int_eq(jk_document_make(&bytes, &length, set, "g1", "contract", compiled, jk_test_diagnostics()), JK_FAILED);
	const jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_uint_eq(jk_diagnostics_count(d), 2);
	ck_assert_str_eq(jk_diagnostics_at(d, 0)->where.part, "word/document.xml");
	ck_assert_str_eq(jk_diagnostics_at(d, 1)->where.part, "word/header1.xml");
	ck_assert_int_eq(jk_diagnostics_at(d, 1)->code, JK_DIAG_FIELD);
}
END_TEST

START_TEST(a_form_needs_no_styles_of_clauses)
{
	char *bytes;
	size_t length;
	world();
	jk_mini_document("application", "title='申請書' scope='group' layout='section'", "");
	const jk_clause_set *set = jk_mini_set();
	const jk_template *compiled = jk_mini_compile(jk_mini_package("form.docx", "[Content_Types].xml", "<Types xmlns=\"t\"/>", "word/document.xml",
		"<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{{document/@title}}{{group/@id}}</w:t></w:r></w:p></w:body></w:document>",
		"word/styles.xml", "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"JkUndecided\"/><w:style w:styleId=\"JkDefault\"/></w:styles>", NULL));
	ck_assert_int_eq(jk_document_make(&bytes, &length, set, "g1", "application", compiled, jk_test_diagnostics()), JK_OK);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/document.xml"), "申請書g1"));
	jk_text_free(bytes);
}
END_TEST

/* --- what a document remembers --- */

START_TEST(the_manifest_tells_how_it_was_made)
{
	size_t length;
	char digest[JK_DIGEST_TEXT];
	world();
	const char *bytes = made("docx", &length), *custom = jk_mini_part(bytes, length, "docProps/custom.xml");
	ck_assert_ptr_nonnull(strstr(custom, "name=\"jokou\"><vt:lpwstr>{\"format\": 1,\"generator\": \"jokou "));
	ck_assert_ptr_nonnull(strstr(custom, jk_mini_format("\"catalog\": \"mini\",\"version\": \"1.0.0\",\"digest\": \"%.16s\",\"vocabulary\": \"town\"", jk_catalog_digest(jk_mini_catalog()))));
	ck_assert_ptr_nonnull(strstr(custom, "\"vocabulary\": \"town\",\"profile\": \"booking\",\"kind\": \"contract\",\"group\": \"g1\",\"date\": \"2026-11-23\""));
	static const char words[] = "a\n【未決：U-001 x】とzと第1条\n";
	jk_digest(digest, words, strlen(words));
	ck_assert_ptr_nonnull(strstr(custom, jk_mini_format("[\"a\",\"1.0.0\",\"\",\"%.16s\"]", digest)));
	ck_assert_ptr_nonnull(strstr(custom, "name=\"jokou-digest\"><vt:lpwstr>"));
}
END_TEST

static const char *write_paper(const char *name, const char *bytes, size_t length)
{
	const char *path = jk_mini_put(name, "");
	FILE *file = fopen(path, "wb");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
	ck_assert_int_eq(fclose(file), 0);
	return path;
}

static void knows_edits(const char *format, const char *part)
{
	size_t length;
	jk_package *package;
	jk_output *output;
	jk_buffer edited;
	world();
	const char *bytes = made(format, &length), *path = write_paper("paper", bytes, length);
	ck_assert_int_eq(jk_document_untouched(path), 1);
	ck_assert_int_eq(jk_package_read(&package, path, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_output_new(&output, package), JK_OK);
	const char *text = jk_mini_format("%s ", jk_mini_part(bytes, length, part));
	ck_assert_int_eq(jk_output_put(output, part, text, strlen(text)), JK_OK);
	jk_buffer_init(&edited, 0);
	ck_assert_int_eq(jk_output_bytes(&edited, output, jk_test_diagnostics()), JK_OK);
	ck_assert_int_eq(jk_document_untouched(write_paper("edited", edited.bytes, edited.length)), 0);
	jk_buffer_dispose(&edited);
	jk_output_free(output);
	jk_package_free(package);
}

START_TEST(a_docx_knows_whether_it_was_edited) { knows_edits("docx", "word/document.xml"); }
END_TEST

START_TEST(an_odt_knows_whether_it_was_edited) { knows_edits("odt", "content.xml"); }
END_TEST

START_TEST(what_jokou_did_not_make_counts_as_edited)
{
	jk_mini();
	ck_assert_int_eq(jk_document_untouched(jk_mini_template("docx", "")), 0);
	ck_assert_int_eq(jk_document_untouched(jk_mini_put("x.docx", "words")), 0);
	ck_assert_int_eq(jk_document_untouched("/nowhere"), 0);
}
END_TEST

/* --- choices --- */

START_TEST(the_basis_is_shown_or_hidden)
{
	size_t length;
	jk_mini();
	jk_mini_clause_with("a", "effective-from='2026-04-01' basis='standard'", "<title>a</title><covers provision='1-1' relation='subset-of'/><text document='contract'><Article>"
			    "<ArticleCaption>a</ArticleCaption><Paragraph><Sentence>x</Sentence></Paragraph></Article></text>");
	jk_mini_document("contract", "title='仕様書' scope='service' layout='section' chapters='yes'",
			 "<numbering><level name='Chapter' format='{n}'/><level name='Article' format='({n})'/></numbering><place id='p' title='p'><clause ref='a'/></place>");
	const char *bytes = made("docx", &length);
	ck_assert_ptr_nonnull(strstr(jk_mini_part(bytes, length, "word/document.xml"), "［基準1(1)］"));
	jk_mini_profile("<paper><date>2026-11-23</date><basis>hide</basis></paper>");
	bytes = made("docx", &length);
	ck_assert_ptr_null(strstr(jk_mini_part(bytes, length, "word/document.xml"), "［基準"));
}
END_TEST

Suite *suite_format_format(void)
{
	return jk_suite("format/format",
			(const TTest *const[]){a_docx_is_made_the_same_twice, an_odt_is_made_the_same_twice, parts_of_docx_without_tags_are_untouched,
					       parts_of_odt_without_tags_are_untouched, a_paper_that_is_not_there, every_missing_style_is_told,
					       faults_of_all_parts_are_told, a_form_needs_no_styles_of_clauses, the_manifest_tells_how_it_was_made,
					       a_docx_knows_whether_it_was_edited, an_odt_knows_whether_it_was_edited, what_jokou_did_not_make_counts_as_edited,
					       the_basis_is_shown_or_hidden, NULL});
}
