#include "base/unit.h"
#include "base/text.h"
#include "suite.h"

START_TEST(every_unit_is_found_by_its_name)
{
	unsigned count = 0;
	for (; jk_unit_at(count); count++)
		ck_assert_ptr_eq(jk_unit_named(jk_unit_at(count)->unit), jk_unit_at(count));
	ck_assert_uint_ge(count, 14);
	ck_assert_ptr_null(jk_unit_named("fortnight"));
	ck_assert_ptr_null(jk_unit_named(NULL));
	ck_assert_str_eq(jk_unit_named("month")->word, "か月");
	ck_assert_double_eq(jk_unit_named("day")->hours, 24);
}
END_TEST

Suite *suite_base_unit(void) { return jk_suite("base/unit", (const TTest *const[]){every_unit_is_found_by_its_name, NULL}); }
