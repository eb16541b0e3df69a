#include "base/index.h"
#include <stdio.h>
#include "suite.h"

START_TEST(what_was_added_is_found)
{
	jk_arena *arena;
	jk_index index = {0};
	int a, b;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_ptr_null(jk_index_find(&index, "a", ""));
	ck_assert_int_eq(jk_index_add(&index, arena, "ab", "c", &a), JK_OK);
	ck_assert_int_eq(jk_index_add(&index, arena, "a", "bc", &b), JK_OK);
	ck_assert_ptr_eq(jk_index_find(&index, "ab", "c"), &a);
	ck_assert_ptr_eq(jk_index_find(&index, "a", "bc"), &b);
	ck_assert_ptr_null(jk_index_find(&index, "abc", ""));
	ck_assert_ptr_null(jk_index_find(&index, NULL, ""));
	ck_assert_int_eq(jk_index_add(&index, arena, "a", "bc", &a), JK_OK);
	ck_assert_ptr_eq(jk_index_find(&index, "a", "bc"), &b);
	jk_arena_free(arena);
}
END_TEST

START_TEST(many_are_found)
{
	enum { MANY = 5000 };
	jk_arena *arena;
	jk_index index = {0};
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	for (int i = 0; i < MANY; i++) {
		const char *name = jk_arena_format(arena, "clause-%d", i);
		ck_assert_int_eq(jk_index_add(&index, arena, name, "", name), JK_OK);
	}
	for (int i = 0; i < MANY; i++) {
		char name[32];
		snprintf(name, sizeof name, "clause-%d", i);
		ck_assert_str_eq(jk_index_find(&index, name, ""), name);
	}
	ck_assert_ptr_null(jk_index_find(&index, "clause-5000", ""));
	jk_arena_free(arena);
}
END_TEST

Suite *suite_base_index(void) { return jk_suite("base/index", (const TTest *const[]){what_was_added_is_found, many_are_found, NULL}); }
