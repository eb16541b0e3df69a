#include <string.h>
#include "profile/country.h"
#include "suite.h"

START_TEST(codes_are_known_or_not)
{
	ck_assert(jk_country_known("JP"));
	ck_assert(jk_country_known("US"));
	ck_assert(!jk_country_known("XX"));
	ck_assert(!jk_country_known("UK"));
	ck_assert(!jk_country_known("jp"));
	ck_assert(!jk_country_known("JPN"));
	ck_assert(!jk_country_known(""));
	ck_assert_str_eq(jk_country_find("JP")->japanese, "日本");
	ck_assert_str_eq(jk_country_find("JP")->english, "Japan");
	ck_assert_ptr_null(jk_country_find("ZZ"));
}
END_TEST

/* Looking up by bisection needs it. */
START_TEST(the_list_is_sorted_and_complete)
{
	static const char *const codes[] = {
#define JK_COUNTRY(code, japanese, english) code,
#include "profile/country.def"
#undef JK_COUNTRY
	};
	const size_t count = sizeof codes / sizeof *codes;
	ck_assert_uint_eq(count, 249);
	for (size_t i = 0; i < count; i++) {
		ck_assert_uint_eq(strlen(codes[i]), 2);
		ck_assert_msg(i == 0 || strcmp(codes[i - 1], codes[i]) < 0, "%s", codes[i]);
		ck_assert_msg(jk_country_known(codes[i]), "%s", codes[i]);
	}
}
END_TEST

START_TEST(the_nearest_is_the_likely_one)
{
	static const char *const pairs[][2] = {{"JA", "JP"}, {"UK", "GB"}, {"KO", "KR"}, {"PJ", "JP"}, {"JX", "JP"},
					       {"UU", "US"}, {"GX", "GB"}, {"ZZ", "ZA"}, {"EN", "GB"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		ck_assert_ptr_nonnull(jk_country_nearest(pairs[i][0]));
		ck_assert_str_eq(jk_country_nearest(pairs[i][0])->code, pairs[i][1]);
	}
	ck_assert_ptr_null(jk_country_nearest("XX"));
	ck_assert_ptr_null(jk_country_nearest("JPN"));
	ck_assert_ptr_null(jk_country_nearest(""));
}
END_TEST

Suite *suite_profile_country(void)
{
	return jk_suite("profile/country", (const TTest *const[]){codes_are_known_or_not, the_list_is_sorted_and_complete,
								  the_nearest_is_the_likely_one, NULL});
}
