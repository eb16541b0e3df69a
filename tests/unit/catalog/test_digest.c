#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "mini.h"

/* What `sha256sum` says of the files, put through `sha256sum`. */
static const char *by_others(const char *folder)
{
	static char line[256];
	const char *command = jk_mini_format("cd '%s' && find . -type f | sed 's|^\\./||' | LC_ALL=C sort | while IFS= read -r name; do"
					     " printf '%%s  clauses/%%s\\n' \"$(sha256sum <\"$name\" | cut -c1-64)\" \"$name\"; done | sha256sum | cut -c1-64", folder);
	FILE *pipe = popen(command, "r");
	ck_assert_ptr_nonnull(pipe);
	ck_assert_ptr_nonnull(fgets(line, sizeof line, pipe));
	ck_assert_int_eq(pclose(pipe), 0);
	line[strcspn(line, "\n")] = '\0';
	return line;
}

static const jk_catalog *small(void)
{
	jk_mini();
	jk_mini_clause("a", "", "<Paragraph><Sentence>文。</Sentence></Paragraph>");
	jk_mini_put("catalog/topic/読み方.txt", "これも目録のファイルである。");
	return jk_mini_catalog();
}

START_TEST(the_digest_is_what_sha256sum_says)
{
	const jk_catalog *catalog = small();
	ck_assert_str_eq(jk_catalog_digest(catalog), by_others(jk_catalog_path(catalog)));
	ck_assert_str_eq(jk_catalog_digest(catalog), by_others(jk_catalog_path(catalog)));
}
END_TEST

START_TEST(ours_has_the_digest_that_sha256sum_says)
{
	jk_catalog *catalog;
	jk_mini();
	ck_assert_int_eq(jk_catalog_read(&catalog, JK_SOURCE_DATA_DIR "/clauses", jk_test_diagnostics()), JK_OK);
	ck_assert_str_eq(jk_catalog_digest(catalog), by_others(JK_SOURCE_DATA_DIR "/clauses"));
	jk_catalog_free(catalog);
}
END_TEST

START_TEST(one_character_is_another_digest)
{
	char before[65];
	snprintf(before, sizeof before, "%s", jk_catalog_digest(small()));
	jk_mini_put("catalog/topic/読み方.txt", "これも目録のファイルであった。");
	ck_assert_str_ne(jk_catalog_digest(jk_mini_catalog()), before);
}
END_TEST

START_TEST(a_file_that_is_gone_gives_none)
{
	const jk_catalog *catalog = small();
	const char *path = jk_catalog_path(catalog), *away = jk_mini_format("%s.away", path);
	ck_assert_int_eq(rename(path, away), 0);
	ck_assert_ptr_null(jk_catalog_digest(catalog));
	ck_assert_int_eq(rename(away, path), 0);
	ck_assert_str_eq(jk_catalog_digest(catalog), by_others(path));
}
END_TEST

Suite *suite_catalog_digest(void)
{
	return jk_suite("catalog/digest", (const TTest *const[]){the_digest_is_what_sha256sum_says, ours_has_the_digest_that_sha256sum_says,
								  one_character_is_another_digest, a_file_that_is_gone_gives_none, NULL});
}
