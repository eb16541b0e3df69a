#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/diagnostic.h"
#include "suite.h"

static const jk_diagnostic_kind *kind(int code) { return jk_diagnostic_kind_of((jk_code)code); }

/* Letter and three digits. */
static int is_id(const char *id)
{
	return strlen(id) == 4 && id[0] >= 'A' && id[0] <= 'Z' && strspn(id + 1, "0123456789") == 3;
}

START_TEST(every_row_keeps_the_house_rules)
{
	for (int code = 0; code < JK_DIAG_COUNT; code++) {
		const char *message = kind(code)->message, *hint = kind(code)->hint;
		ck_assert_msg(is_id(kind(code)->id), "%s", kind(code)->id);
		ck_assert_msg(message[strlen(message) - 1] != '.', "%s: message ends with a full stop", kind(code)->id);
		ck_assert_msg(message[0] < 'A' || message[0] > 'Z' || (message[1] >= 'A' && message[1] <= 'Z'), "%s: message begins with a capital",
			      kind(code)->id);
		ck_assert_msg(!strchr(message, '\n'), "%s", kind(code)->id);
		if (hint)
			ck_assert_msg(strchr(".?}", hint[strlen(hint) - 1]), "%s: hint is no sentence", kind(code)->id);
		for (int other = 0; other < code; other++)
			ck_assert_msg(strcmp(kind(other)->id, kind(code)->id) != 0, "%s stands twice", kind(code)->id);
	}
}
END_TEST

static const char *printed(const jk_diagnostics *d)
{
	static char text[64 * 1024];
	FILE *stream = tmpfile();
	ck_assert_ptr_nonnull(stream);
	jk_diagnostics_print(d, stream);
	rewind(stream);
	text[fread(text, 1, sizeof text - 1, stream)] = '\0';
	fclose(stream);
	return text;
}

START_TEST(the_printed_form)
{
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_str_eq(printed(d), "");
	jk_report(d, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	JK_REPORT(d, JK_DIAG_XML_SYNTAX, (&(jk_origin){.file = "a.xml", .line = 3, .column = 9}), {"reason", "tag {reason}"});
	JK_REPORT(d, JK_DIAG_FILE_OPEN, (&(jk_origin){.file = "t.docx", .part = "word/document.xml", .paragraph = 4, .quote = "{{x}}"}),
		  {"path", "条項"}, {"reason", NULL});
	ck_assert_str_eq(printed(d), "error: out of memory [F006]\n"
				     "  hint: Close other programs or give fewer profiles at once.\n"
				     "a.xml:3:9: error: not well-formed XML: tag {reason} [X001]\n"
				     "  hint: Mend the XML at this line; an XML editor shows the place.\n"
				     "t.docx: word/document.xml: paragraph 4: error: cannot read '条項':  [F001]\n"
				     "    {{x}}\n"
				     "  hint: Check the name and the permissions.\n");
}
END_TEST

START_TEST(strings_are_copied)
{
	jk_diagnostics *d = jk_test_diagnostics();
	char file[] = "file", name[] = "path", value[] = "value", xpath[] = "xpath", quote[] = "quote", part[] = "part";
	JK_REPORT(d, JK_DIAG_FILE_OPEN, (&(jk_origin){.file = file, .xpath = xpath, .quote = quote, .part = part}), {name, value});
	file[0] = name[0] = value[0] = xpath[0] = quote[0] = part[0] = '#';
	const jk_diagnostic *item = jk_diagnostics_at(d, 0);
	ck_assert_str_eq(item->where.file, "file");
	ck_assert_str_eq(item->where.xpath, "xpath");
	ck_assert_str_eq(item->where.quote, "quote");
	ck_assert_str_eq(item->where.part, "part");
	ck_assert_str_eq(jk_test_argument(d, 0, "path"), "value");
}
END_TEST

START_TEST(placeholders_are_filled)
{
	static const jk_argument arguments[] = {{"a", "1"}, {"ab", "{a}"}, {NULL, NULL}};
	JK_TEST_WRITES("1 {a} {abc} { } {", jk_diagnostic_fill, "{a} {ab} {abc} { } {", arguments);
	JK_TEST_WRITES("", jk_diagnostic_fill, "", arguments);
}
END_TEST

/* A code of the severity, or -1. */
static int code_of(jk_severity severity)
{
	for (int code = 0; code < JK_DIAG_COUNT; code++)
		if (kind(code)->severity == severity)
			return code;
	return -1;
}

START_TEST(the_worst_decides_the_status)
{
	jk_diagnostics *d = jk_test_diagnostics();
	ck_assert_int_eq(jk_diagnostics_status(d, 1), 0);
	if (code_of(JK_NOTE) >= 0)
		jk_report(d, (jk_code)code_of(JK_NOTE), NULL, NULL);
	ck_assert_int_eq(jk_diagnostics_status(d, 1), 0);
	if (code_of(JK_WARNING) >= 0) {
		jk_report(d, (jk_code)code_of(JK_WARNING), NULL, NULL);
		ck_assert_int_eq(jk_diagnostics_status(d, 0), 0);
		ck_assert_int_eq(jk_diagnostics_status(d, 1), 1);
	}
	jk_report(d, (jk_code)code_of(JK_ERROR), NULL, NULL);
	ck_assert_int_eq(jk_diagnostics_status(d, 0), 2);
	ck_assert_int_eq(jk_diagnostics_status(d, 1), 2);
	jk_report(d, (jk_code)code_of(JK_ENVIRONMENT), NULL, NULL);
	ck_assert_int_eq(jk_diagnostics_status(d, 0), 4);
	ck_assert_uint_eq(jk_diagnostics_at_least(d, JK_ENVIRONMENT), 1);
	ck_assert_uint_eq(jk_diagnostics_at_least(d, JK_ERROR), 2);
}
END_TEST

START_TEST(beyond_the_limit_they_are_only_counted)
{
	jk_diagnostics *d = jk_test_diagnostics();
	for (int i = 0; i < JK_DIAGNOSTICS_MAX + 7; i++)
		jk_report(d, JK_DIAG_OUT_OF_MEMORY, NULL, NULL);
	ck_assert_uint_eq(jk_diagnostics_count(d), JK_DIAGNOSTICS_MAX);
	ck_assert_uint_eq(jk_diagnostics_dropped(d), 7);
	ck_assert_uint_eq(jk_diagnostics_at_least(d, JK_NOTE), JK_DIAGNOSTICS_MAX + 7);
	ck_assert_ptr_nonnull(strstr(printed(d), "\n7 more not shown\n"));
}
END_TEST

static void put_json(jk_buffer *buffer, const jk_diagnostics *d)
{
	jk_json json;
	jk_json_begin(&json, buffer);
	jk_json_object(&json, NULL);
	jk_diagnostics_json(d, &json);
	jk_json_end_object(&json);
}

START_TEST(those_dropped_are_counted_elsewhere)
{
	jk_diagnostics *from, *to = jk_test_diagnostics();
	ck_assert_int_eq(jk_diagnostics_new(&from), JK_OK);
	for (int i = 0; i < JK_DIAGNOSTICS_MAX + 3; i++)
		jk_report(from, JK_DIAG_XML_SYNTAX, NULL, NULL);
	jk_diagnostics_count_dropped(to, from);
	jk_diagnostics_free(from);
	ck_assert_uint_eq(jk_diagnostics_count(to), 0);
	ck_assert_uint_eq(jk_diagnostics_dropped(to), 3);
	ck_assert_uint_eq(jk_diagnostics_at_least(to, JK_ERROR), 3);
}
END_TEST

START_TEST(a_place_in_a_document)
{
	jk_diagnostics *d = jk_test_diagnostics();
	jk_origin where = {.file = "a.docx", .part = "word/header1.xml", .place = "header", .paragraph = 2, .quote = "x {{y"};
	JK_REPORT(d, JK_DIAG_TAG_OPEN, &where, {"tag", "{{y"});
	ck_assert_ptr_nonnull(strstr(printed(d), "a.docx: header: paragraph 2: error: tag is not closed: {{y [T002]\n    x {{y\n"));
	where.heading = "1 Aim";
	JK_REPORT(d, JK_DIAG_TAG_OPEN, &where, {"tag", "{{y"});
	ck_assert_ptr_nonnull(strstr(printed(d), "a.docx: header: paragraph 2, after '1 Aim': error:"));
}
END_TEST

START_TEST(the_json_form)
{
	jk_diagnostics *d = jk_test_diagnostics();
	JK_REPORT(d, JK_DIAG_XML_SYNTAX, (&(jk_origin){.file = "a.xml", .line = 3}), {"reason", "\"x\""});
	JK_TEST_WRITES("{\n"
		       "  \"diagnostics\": [\n"
		       "    {\n"
		       "      \"id\": \"X001\",\n"
		       "      \"severity\": \"error\",\n"
		       "      \"file\": \"a.xml\",\n"
		       "      \"line\": 3,\n"
		       "      \"column\": 0,\n"
		       "      \"part\": null,\n"
		       "      \"place\": null,\n"
		       "      \"paragraph\": 0,\n"
		       "      \"heading\": null,\n"
		       "      \"xpath\": null,\n"
		       "      \"quote\": null,\n"
		       "      \"arguments\": {\n"
		       "        \"reason\": \"\\\"x\\\"\"\n"
		       "      },\n"
		       "      \"message\": \"not well-formed XML: \\\"x\\\"\",\n"
		       "      \"hint\": \"Mend the XML at this line; an XML editor shows the place.\"\n"
		       "    }\n"
		       "  ]\n"
		       "}",
		       put_json, d);
}
END_TEST

START_TEST(freeing_nothing_is_fine) { jk_diagnostics_free(NULL); }
END_TEST

/* However memory fails, what was reported counts. */
static jk_result report_work(int *right)
{
	jk_diagnostics *d;
	jk_result result = jk_diagnostics_new(&d);
	if (result != JK_OK)
		return result;
	for (int i = 0; i < 400; i++)
		JK_REPORT(d, JK_DIAG_FILE_OPEN, (&(jk_origin){.file = "a", .line = 1}), {"path", "a path of some length"}, {"reason", "none"});
	size_t count = jk_diagnostics_count(d);
	*right = count + jk_diagnostics_dropped(d) == 400 && jk_diagnostics_status(d, 0) == 2;
	for (size_t i = 0; i < count; i++)
		*right = *right && strcmp(jk_diagnostics_at(d, i)->arguments[0].value, "a path of some length") == 0;
	jk_diagnostics_free(d);
	return JK_OK;
}

START_TEST(reports_survive_every_failed_allocation) { jk_test_sweep_own(report_work); }
END_TEST

Suite *suite_base_diagnostic(void)
{
	return jk_suite("base/diagnostic",
			(const TTest *const[]){every_row_keeps_the_house_rules, the_printed_form, strings_are_copied, placeholders_are_filled,
					       the_worst_decides_the_status, beyond_the_limit_they_are_only_counted, the_json_form,
					       freeing_nothing_is_fine, those_dropped_are_counted_elsewhere, a_place_in_a_document, reports_survive_every_failed_allocation, NULL});
}
