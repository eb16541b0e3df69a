#include "release/file.h"
#include "suite.h"

static int sign_of(int number) { return (number > 0) - (number < 0); }

START_TEST(numbers_are_no_text)
{
	static const struct {
		const char *a, *b;
		int order;
	} rows[] = {{"1.0.0", "1.0.0", 0}, {"1.10.0", "1.9.2", 1}, {"1.9.2", "1.10.0", -1}, {"2.0.0", "10.0.0", -1}, {"1.2.3", "1.2.4", -1}, {"01.2.3", "1.2.3", 0},
		    {"99999999999999999999.0.0", "99999999999999999998.9.9", 1}, {"1.0.0", "1.0.00", 0}, {"0.0.0", "", 0}, {"1", "1.0.1", -1}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		ck_assert_msg(sign_of(jk_version_compare(rows[i].a, rows[i].b)) == rows[i].order, "%s %s", rows[i].a, rows[i].b);
		ck_assert_msg(sign_of(jk_version_compare(rows[i].b, rows[i].a)) == -rows[i].order, "%s %s", rows[i].b, rows[i].a);
	}
}
END_TEST

START_TEST(later_formats_and_programs_are_unknown)
{
	ck_assert(jk_version_is_known("1", "0.0.9"));
	ck_assert(jk_version_is_known("1", JK_RELEASE_PROGRAM));
	ck_assert(!jk_version_is_known("2", "0.1.0"));
	ck_assert(!jk_version_is_known("10", "0.1.0"));
	ck_assert(!jk_version_is_known("1", "999.0.0"));
}
END_TEST

Suite *suite_release_version(void)
{
	return jk_suite("release/version", (const TTest *const[]){numbers_are_no_text, later_formats_and_programs_are_unknown, NULL});
}
