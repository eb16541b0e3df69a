#include "base/version.h"
#include "suite.h"

static int sign(int order)
{
	return (order > 0) - (order < 0);
}

static void is_before(const char *a, const char *b)
{
	ck_assert_msg(sign(jk_version_order(a, b)) == -1, "%s is before %s", a, b);
	ck_assert_msg(sign(jk_version_order(b, a)) == 1, "%s is after %s", b, a);
}

START_TEST(versions_are_ordered_by_their_numbers)
{
	is_before("1.0.0", "1.0.1");
	is_before("1.9.0", "1.10.0");
	is_before("1.10.9", "2.0.0");
	is_before("0.9.9", "1.0.0");
	is_before("1.0", "1.0.1");
	is_before("18446744073709551616.0.0", "18446744073709551617.0.0");
	is_before("9.0.0", "18446744073709551616.0.0");
}
END_TEST

START_TEST(equal_versions_are_equal)
{
	ck_assert_int_eq(jk_version_order("1.2.3", "1.2.3"), 0);
	ck_assert_int_eq(jk_version_order("1.2", "1.2.0"), 0);
	ck_assert_int_eq(jk_version_order("01.002.0", "1.2.0"), 0);
	ck_assert_int_eq(jk_version_order("", ""), 0);
}
END_TEST

Suite *suite_base_version(void)
{
	return jk_suite("base/version", (const TTest *const[]){versions_are_ordered_by_their_numbers, equal_versions_are_equal, NULL});
}
