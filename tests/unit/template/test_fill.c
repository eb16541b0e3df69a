#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "jokou/assemble.h"
#include "mini.h"
#include "template/template.h"

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define V(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"

static const char data[] = "<data><title>件名</title><rows><row n='1'>甲</row><row n='2'>乙</row></rows><row n='3'>丙</row></data>";

static jk_records *records_of(const char *text, const char *each, const char *name)
{
	jk_records *records;
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("data.xml", text), each, name, jk_test_diagnostics()), JK_OK);
	return records;
}

static const char *document_of(const jk_template *compiled, jk_records *records, size_t index)
{
	char *bytes;
	size_t length;
	ck_assert_int_eq(jk_template_fill(&bytes, &length, compiled, records, index, jk_test_diagnostics()), JK_OK);
	const char *part = jk_mini_part(bytes, length, "word/document.xml");
	jk_text_free(bytes);
	return part;
}

START_TEST(a_template_is_filled_from_any_data)
{
	jk_mini();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", P("{{title}}") P("{{#for r in rows/row}}{{$r/@n}}{{$r}}{{/for}}")));
	jk_records *records = records_of(data, NULL, NULL);
	ck_assert_uint_eq(jk_records_count(records), 1);
	ck_assert_ptr_nonnull(strstr(document_of(compiled, records, 0), V("件名")));
	ck_assert_ptr_nonnull(strstr(document_of(compiled, records, 0), "1甲2乙"));
	jk_records_free(records);
}
END_TEST

START_TEST(each_record_becomes_a_document)
{
	jk_mini();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", P("{{@n}} {{.}} {{/data/title}}")));
	jk_records *records = records_of(data, "//row", "concat('紙', @n)");
	ck_assert_uint_eq(jk_records_count(records), 3);
	ck_assert_str_eq(jk_records_name(records, 2, jk_test_diagnostics()), "紙3");
	ck_assert_ptr_nonnull(strstr(document_of(compiled, records, 2), V("3 丙 件名")));
	jk_records_free(records);
	records = records_of(data, "//row", NULL);
	ck_assert_str_eq(jk_records_name(records, 1, jk_test_diagnostics()), "00002");
	jk_records_free(records);
}
END_TEST

START_TEST(a_record_needs_a_name_for_a_file)
{
	static const char *const bad[] = {"'a/b'", "''", "'.hidden'", "'a:b'"};
	jk_mini();
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		jk_records *records = records_of(data, "rows/row", bad[i]);
		ck_assert_ptr_null(jk_records_name(records, 0, jk_test_diagnostics()));
		ck_assert_uint_eq(jk_diagnostics_count(jk_test_diagnostics()), i + 1);
		ck_assert_int_eq(jk_diagnostics_at(jk_test_diagnostics(), i)->code, JK_DIAG_RECORD_NAME);
		ck_assert_uint_eq(jk_diagnostics_at(jk_test_diagnostics(), i)->where.line, 1);
		jk_records_free(records);
	}
}
END_TEST

START_TEST(no_record_is_a_fault)
{
	jk_records *records;
	jk_mini();
	ck_assert_int_eq(jk_records_read(&records, jk_mini_put("data.xml", data), "nothing", NULL, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(records);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_NO_RECORD, 0);
}
END_TEST

START_TEST(a_fault_leaves_nothing)
{
	char *bytes;
	size_t length;
	jk_mini();
	const jk_template *compiled = jk_mini_compile(jk_mini_template("docx", P("{{titel}}")));
	jk_records *records = records_of(data, NULL, NULL);
	ck_assert_int_eq(jk_template_fill(&bytes, &length, compiled, records, 0, jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(bytes);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_FIELD, 0);
	jk_records_free(records);
}
END_TEST

Suite *suite_template_fill(void)
{
	return jk_suite("template/fill", (const TTest *const[]){a_template_is_filled_from_any_data, each_record_becomes_a_document,
								a_record_needs_a_name_for_a_file, no_record_is_a_fault, a_fault_leaves_nothing, NULL});
}
