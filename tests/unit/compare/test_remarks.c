#include <string.h>
#include "comparing.h"

static const jk_compare_remark *find(const jk_compare_remarks *remarks, const char *bookmark)
{
	for (size_t i = 0; i < jk_compare_remark_count(remarks); i++)
		if (strcmp(jk_compare_remark_at(remarks, i)->bookmark, bookmark) == 0)
			return jk_compare_remark_at(remarks, i);
	return NULL;
}

START_TEST(each_clause_that_differs_has_one)
{
	jk_compare_remarks *remarks;
	ck_assert_int_eq(jk_comparison_remarks(&remarks, jk_test_comparison(0)), JK_OK);
	ck_assert_uint_eq(jk_compare_remark_count(remarks), 5);
	ck_assert_ptr_null(find(remarks, "cl_purpose"));
	ck_assert_str_eq(find(remarks, "cl_report")->kind, "contract");
	ck_assert_str_eq(find(remarks, "cl_report")->text, "変更【緩和】\n第一報の期限：24時間 → 48時間【緩和】\n時期：直ちに → 速やかに【要確認】\n"
							    "改版の理由（1.1.0、2026-12-01）：期限を実情に合わせた。\n基準：3.1(8)⑤");
	ck_assert_str_eq(find(remarks, "cl_audit")->text, "削除【緩和】\n理由：重要情報資産を取り扱わないため\n基準：3.1(9)①\n"
							   "満たすものがなくなる基準：3.1(9)①");
	ck_assert_str_eq(find(remarks, "cl_court")->text, "移動【中立】");
	jk_compare_remarks_free(remarks);
}
END_TEST

START_TEST(nothing_differs)
{
	jk_compare_remarks *remarks;
	ck_assert_int_eq(jk_comparison_remarks(&remarks, jk_test_same()), JK_OK);
	ck_assert_uint_eq(jk_compare_remark_count(remarks), 0);
	jk_compare_remarks_free(remarks);
	jk_compare_remarks_free(NULL);
}
END_TEST

static const jk_comparison *swept;

static jk_result sweep(int *right)
{
	jk_compare_remarks *remarks;
	jk_result result = jk_comparison_remarks(&remarks, swept);
	*right = result == JK_OK && jk_compare_remark_count(remarks) == 5;
	jk_compare_remarks_free(remarks);
	return result;
}

START_TEST(memory_may_end_anywhere)
{
	swept = jk_test_comparison(0);
	jk_test_sweep_own(sweep);
}
END_TEST

Suite *suite_compare_remarks(void)
{
	return jk_suite("compare/remarks", (const TTest *const[]){each_clause_that_differs_has_one, nothing_differs, memory_may_end_anywhere, NULL});
}
