#include <string.h>
#include "mini.h"
#include "release/file.h"

#define SUM "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static jk_release_entry entry(const char *version)
{
	return (jk_release_entry){.version = version, .file = jk_mini_format("mini-%s.jokou", version), .sha256 = SUM, .effective = "2027-04-01", .program = "0.1.0",
				  .date = "2026-11-30", .size = 1234};
}

static jk_release_index *read_text(const char *text)
{
	jk_release_index *list;
	jk_result result = jk_release_index_read(&list, text, strlen(text), "index.xml", jk_test_diagnostics());
	ck_assert((result == JK_OK) == (list != NULL));
	return list;
}

static void expect_refused(const char *text, jk_code code)
{
	ck_assert_ptr_null(read_text(text));
	jk_test_only(jk_test_diagnostics(), code, code == JK_DIAG_SCHEMA_VALUE || code == JK_DIAG_XML_SYNTAX);
}

/* An index with one more than `before`, read again; `before` goes. */
static jk_release_index *extend(jk_release_index *before, const char *version)
{
	jk_release_entry added = entry(version ? version : "0.0.0");
	char *text;
	ck_assert_int_eq(jk_release_index_write(&text, before, "mini", version ? &added : NULL, "2026-11-30", "2027-12-31", jk_test_diagnostics()), JK_OK);
	jk_release_index_free(before);
	jk_release_index *list = read_text(text);
	jk_text_free(text);
	return list;
}

START_TEST(what_is_written_is_read)
{
	jk_mini();
	jk_release_index *list = extend(extend(extend(NULL, "1.9.0"), "1.10.0"), NULL);
	jk_release_index_info info = jk_release_index_about(list);
	ck_assert_uint_eq(info.format, 1);
	ck_assert_uint_eq(info.serial, 3);
	ck_assert_uint_eq(info.count, 2);
	ck_assert_str_eq(info.id, "mini");
	ck_assert_str_eq(info.date, "2026-11-30");
	ck_assert_str_eq(info.expires, "2027-12-31");
	const jk_release_entry *last = jk_release_index_at(list, 1);
	ck_assert_str_eq(last->version, "1.10.0");
	ck_assert_str_eq(last->file, "mini-1.10.0.jokou");
	ck_assert_str_eq(last->sha256, SUM);
	ck_assert_uint_eq(last->size, 1234);
	ck_assert_str_eq(last->effective, "2027-04-01");
	jk_release_index_free(list);
}
END_TEST

static void expect_step_refused(const char *id, const char *version, const char *date, jk_code code)
{
	jk_mini();
	jk_release_index *list = extend(NULL, "1.9.0");
	jk_release_entry added = entry(version);
	char *text;
	ck_assert_int_eq(jk_release_index_write(&text, list, id, &added, date, "2027-12-31", jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(text);
	jk_test_only(jk_test_diagnostics(), code, 0);
	jk_release_index_free(list);
}

START_TEST(the_same_version) { expect_step_refused("mini", "1.9.0", "2026-11-30", JK_DIAG_INDEX_VERSION); }
END_TEST
START_TEST(a_lower_version) { expect_step_refused("mini", "1.8.7", "2026-11-30", JK_DIAG_INDEX_VERSION); }
END_TEST
START_TEST(another_id) { expect_step_refused("maxi", "2.0.0", "2026-11-30", JK_DIAG_INDEX_BROKEN); }
END_TEST
START_TEST(an_earlier_day) { expect_step_refused("mini", "2.0.0", "2026-11-29", JK_DIAG_INDEX_BROKEN); }
END_TEST

#define HEAD "<index format='1' program='0.1.0' id='mini' serial='1' date='2026-11-30' expires='2027-12-31'>"
#define ROW(version, file) "<release version='" version "' file='" file "' size='1' sha256='" SUM "' effective='2027-04-01' program='0.1.0' date='2026-11-30'/>"

START_TEST(versions_that_do_not_rise)
{
	expect_refused(HEAD ROW("1.10.0", "mini-1.10.0.jokou") ROW("1.9.0", "mini-1.9.0.jokou") "</index>", JK_DIAG_INDEX_BROKEN);
}
END_TEST

START_TEST(a_file_elsewhere)
{
	expect_refused(HEAD ROW("1.0.0", "../mini-1.0.0.jokou") "</index>", JK_DIAG_INDEX_BROKEN);
}
END_TEST

START_TEST(a_file_of_another_version)
{
	expect_refused(HEAD ROW("1.0.0", "mini-1.0.1.jokou") "</index>", JK_DIAG_INDEX_BROKEN);
}
END_TEST

START_TEST(an_end_before_the_beginning)
{
	expect_refused("<index format='1' program='0.1.0' id='mini' serial='1' date='2026-11-30' expires='2026-11-29'>" ROW("1.0.0", "mini-1.0.0.jokou") "</index>",
		       JK_DIAG_INDEX_BROKEN);
}
END_TEST

START_TEST(a_later_format)
{
	expect_refused("<index format='2' program='0.2.0'><what/></index>", JK_DIAG_RELEASE_NEWER);
}
END_TEST

START_TEST(no_number)
{
	expect_refused("<index format='1' program='0.1.0' id='mini' serial='0' date='2026-11-30' expires='2027-12-31'>" ROW("1.0.0", "mini-1.0.0.jokou") "</index>",
		       JK_DIAG_SCHEMA_VALUE);
}
END_TEST

START_TEST(no_xml)
{
	expect_refused("<index", JK_DIAG_XML_SYNTAX);
}
END_TEST

static jk_result work(int *right)
{
	static const char text[] = HEAD ROW("1.0.0", "mini-1.0.0.jokou") "</index>";
	jk_diagnostics *d;
	jk_release_index *list = NULL;
	char *next = NULL;
	const jk_release_entry added = {.version = "1.1.0", .file = "mini-1.1.0.jokou", .sha256 = SUM, .effective = "2027-04-01", .program = "0.1.0", .date = "2026-11-30", .size = 1};
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_release_index_read(&list, text, sizeof text - 1, "index.xml", d);
	if (result == JK_OK)
		result = jk_release_index_write(&next, list, "mini", &added, "2026-11-30", "2027-12-31", d);
	*right = result == JK_OK && strstr(next, "serial=\"2\"") && strstr(next, "mini-1.1.0.jokou");
	jk_text_free(next);
	jk_release_index_free(list);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail) { jk_test_sweep(work); }
END_TEST

Suite *suite_release_index(void)
{
	return jk_suite("release/index", (const TTest *const[]){what_is_written_is_read, the_same_version, a_lower_version, another_id, an_earlier_day, versions_that_do_not_rise,
								 a_file_elsewhere, a_file_of_another_version, an_end_before_the_beginning, a_later_format, no_number,
								 no_xml, memory_may_fail, NULL});
}
