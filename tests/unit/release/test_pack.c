#include <string.h>
#include "base/text.h"
#include "mini.h"
#include "release/file.h"

static const char *folder;

static const jk_release_options *options(void)
{
	static jk_release_options made;
	made = (jk_release_options){.clauses = jk_mini_format("%s/catalog", folder), .templates = jk_mini_format("%s/templates", folder), .id = "mini", .version = "1.0.0", .standard = "\xE5\xB0\x8F & <1>",
				    .effective = "2027-04-01", .date = "2026-11-30", .program = "0.1.0"};
	return &made;
}

static char *bytes;
static size_t length;

static void world(void)
{
	jk_mini();
	const char *path = jk_mini_put("catalog/draft.xml~", "no");
	folder = jk_mini_format("%.*s", (int)(strlen(path) - strlen("/catalog/draft.xml~")), path);
	jk_mini_put("catalog/notes.txt", "no");
	jk_mini_put("catalog/pictures/arms.png", "a picture");
	jk_mini_put("templates/contract.odt", "an odt");
	jk_mini_put("templates/contract.docx", "a docx");
	jk_mini_put("templates/annex/map.odt", "");
	jk_mini_put("templates/templates.xml", "<templates/>");
	jk_mini_put("templates/make.py", "no");
}

static void pack(void) { ck_assert_int_eq(jk_release_pack(&bytes, &length, options(), jk_test_diagnostics()), JK_OK); }

START_TEST(what_is_packed_is_read_again)
{
	jk_release_file *release;
	jk_buffer paths;
	world();
	pack();
	ck_assert_int_eq(jk_release_read(&release, bytes, length, "mini-1.0.0.jokou", jk_test_diagnostics()), JK_OK);
	jk_text_free(bytes);
	jk_release_info info = jk_release_about(release);
	ck_assert_uint_eq(info.format, 1);
	ck_assert_str_eq(info.id, "mini");
	ck_assert_str_eq(info.version, "1.0.0");
	ck_assert_str_eq(info.standard, "\xE5\xB0\x8F & <1>");
	ck_assert_str_eq(info.effective, "2027-04-01");
	ck_assert_str_eq(info.date, "2026-11-30");
	ck_assert_str_eq(info.program, "0.1.0");
	ck_assert_uint_eq(strlen(info.digest), 64);
	jk_buffer_init(&paths, 0);
	for (size_t i = 0; i < info.file_count; i++) {
		const char *text;
		size_t size;
		jk_buffer_format(&paths, "%s ", jk_release_member(release, i, &text, &size));
		if (strcmp(jk_release_member(release, i, &text, &size), "templates/contract.docx") == 0) {
			ck_assert_uint_eq(size, 6);
			ck_assert_mem_eq(text, "a docx", 6);
		}
	}
	ck_assert_str_eq(jk_buffer_text(&paths), "clauses/catalog.xml clauses/labels.xml clauses/pictures/arms.png clauses/provisions.xml clauses/vocabularies/town.xml templates/annex/map.odt "
						 "templates/contract.docx templates/contract.odt templates/templates.xml ");
	jk_buffer_dispose(&paths);
	jk_release_free(release);
}
END_TEST

START_TEST(the_same_files_give_the_same_bytes)
{
	world();
	pack();
	char *first = bytes;
	size_t first_length = length;
	jk_mini_put("catalog/catalog.xml~", "anything");
	pack();
	ck_assert_uint_eq(length, first_length);
	ck_assert_mem_eq(bytes, first, length);
	jk_text_free(bytes);
	jk_text_free(first);
}
END_TEST

START_TEST(a_name_that_no_release_may_hold)
{
	world();
	jk_mini_put("catalog/topic/a:b.xml", "<x/>");
	ck_assert_int_eq(jk_release_pack(&bytes, &length, options(), jk_test_diagnostics()), JK_FAILED);
	ck_assert_ptr_null(bytes);
	jk_test_only(jk_test_diagnostics(), JK_DIAG_RELEASE_MEMBER, 0);
}
END_TEST

static jk_result work(int *right)
{
	jk_diagnostics *d;
	jk_release_file *release = NULL;
	char *made = NULL;
	size_t size;
	jk_result result = jk_diagnostics_new(&d);
	if (result == JK_OK)
		result = jk_release_pack(&made, &size, options(), d);
	if (result == JK_OK)
		result = jk_release_read(&release, made, size, "r", d);
	*right = result == JK_OK && jk_release_about(release).file_count == 9;
	jk_release_free(release);
	jk_text_free(made);
	jk_diagnostics_free(d);
	return result;
}

START_TEST(memory_may_fail)
{
	world();
	jk_test_sweep(work);
}
END_TEST

Suite *suite_release_pack(void)
{
	return jk_suite("release/pack", (const TTest *const[]){what_is_packed_is_read_again, the_same_files_give_the_same_bytes, a_name_that_no_release_may_hold,
								memory_may_fail, NULL});
}
