#include "compare/contrast.h"
#include "mini.h"

static void make_comparison(void)
{
	contrast_begin();
	contrast_add_unit("第3条", "第3条", "報告");
	ARTICLE("第3条", "[-24-]{+48+}時間以内");
	PARAGRAPH("", "【未決：U-001 名】[-甲-]{+乙+}");
}

#define LOOP "{{#for r in paper/row}}{{#for l in $r/left/line}}{{#for p in $l/piece}}{{$p}};{{/for}}{{/for}}{{/for}}"

static const char *main_part(const char *format)
{
	char *bytes;
	size_t length;
	const char *body = strcmp(format, "docx") == 0 ? "<w:p><w:r><w:t>" LOOP "</w:t></w:r></w:p>" : "<text:p>" LOOP "</text:p>";
	const jk_template *compiled = jk_mini_compile(jk_mini_template(format, body));
	ck_assert_int_eq(jk_comparison_document(&bytes, &length, contrast_comparison, compiled, &(jk_comparison_table_options){.date = "2026-12-01"}, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 0);
	const char *part = jk_mini_part(bytes, length, strcmp(format, "docx") == 0 ? "word/document.xml" : "content.xml");
	jk_text_free(bytes);
	return part;
}

/* What nobody decided is not set apart: it may be underlined. */
START_TEST(a_template_reads_the_rows)
{
	static const char *const formats[] = {"docx", "odt"};
	jk_mini();
	make_comparison();
	for (int i = 0; i < 2; i++) {
		const char *part = main_part(formats[i]);
		ck_assert_msg(strstr(part, "第3条;　;48;時間以内;【未決：U-001 名】;乙;") != NULL, "%s", part);
	}
}
END_TEST

START_TEST(a_fault_of_the_template_is_told)
{
	char *bytes;
	size_t length;
	jk_mini();
	make_comparison();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", "<w:p><w:r><w:t>{{@nothing}}</w:t></w:r></w:p>"));
	ck_assert_int_eq(jk_comparison_document(&bytes, &length, contrast_comparison, compiled, &(jk_comparison_table_options){0}, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(bytes);
	ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), 1);
}
END_TEST

START_TEST(its_fields_are_known)
{
	jk_field_model *model;
	ck_assert_int_eq(jk_field_model_of_comparisons(&model, jk_test_diagnostics()), JK_OK);
	jk_field_model_free(model);
}
END_TEST

Suite *suite_format_table_document(void)
{
	return jk_suite("format/table_document", (const TTest *const[]){a_template_reads_the_rows, a_fault_of_the_template_is_told, its_fields_are_known, NULL});
}
