#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/memory.h"
#include "suite.h"

static unsigned calls;

static void *refuse(size_t bytes, void *state)
{
	(void)bytes;
	calls++;
	return state;
}

static void *refuse_resize(void *block, size_t bytes, void *state)
{
	(void)block, (void)bytes;
	calls++;
	return state;
}

static void count_release(void *block, void *state)
{
	(void)state;
	calls++;
	free(block);
}

static const jk_memory_hooks refusing = {refuse, refuse_resize, count_release, NULL};

START_TEST(hooks_are_called_and_restored)
{
	jk_memory_set_hooks(&refusing);
	ck_assert_ptr_null(jk_allocate(1));
	ck_assert_ptr_null(jk_resize(NULL, 1));
	ck_assert_ptr_null(jk_copy_string("a"));
	jk_release(NULL);
	ck_assert_uint_eq(calls, 4);
	jk_memory_set_hooks(NULL);
	void *block = jk_allocate(1);
	ck_assert_ptr_nonnull(block);
	jk_release(block);
	ck_assert_uint_eq(calls, 4);
}
END_TEST

START_TEST(a_failure_is_remembered_until_cleared)
{
	ck_assert_int_eq(jk_memory_failed(), 0);
	jk_memory_set_hooks(&refusing);
	ck_assert_ptr_null(jk_allocate(1));
	jk_memory_set_hooks(NULL);
	void *block = jk_allocate(1);
	jk_release(block);
	ck_assert_int_ne(jk_memory_failed(), 0);
	jk_memory_clear_failure();
	ck_assert_int_eq(jk_memory_failed(), 0);
}
END_TEST

static unsigned exhausted;

static void on_exhaustion(void) { exhausted++; }

START_TEST(exhaustion_is_told_once)
{
	jk_memory_on_exhaustion(on_exhaustion);
	jk_memory_set_hooks(&refusing);
	ck_assert_ptr_null(jk_allocate(1));
	ck_assert_ptr_null(jk_allocate(1));
	ck_assert_uint_eq(exhausted, 1);
}
END_TEST

START_TEST(no_bytes_are_a_block_too)
{
	void *block = jk_allocate(0);
	ck_assert_ptr_nonnull(block);
	block = jk_resize(block, 0);
	ck_assert_ptr_nonnull(block);
	jk_release(block);
}
END_TEST

static jk_arena *new_arena(void)
{
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	return arena;
}

START_TEST(arena_blocks_are_zeroed_aligned_and_apart)
{
	jk_arena *arena = new_arena();
	unsigned char *before = NULL;
	for (size_t bytes = 1; bytes < 3000; bytes += 37) {
		unsigned char *block = jk_arena_allocate(arena, bytes);
		ck_assert_uint_eq((uintptr_t)block % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < bytes; i++)
			ck_assert_uint_eq(block[i], 0);
		memset(block, 0xAA, bytes);
		if (before)
			ck_assert_uint_eq(*before, 0xAA);
		before = block;
	}
	jk_arena_free(arena);
}
END_TEST

START_TEST(arena_gives_big_blocks)
{
	jk_arena *arena = new_arena();
	char *small = jk_arena_allocate(arena, 8), *big = jk_arena_allocate(arena, 1000000), *after = jk_arena_allocate(arena, 8);
	memset(big, 1, 1000000);
	ck_assert(small && after && *small == 0 && *after == 0);
	jk_arena_free(arena);
}
END_TEST

START_TEST(arena_refuses_sizes_that_overflow)
{
	jk_arena *arena = new_arena();
	ck_assert_ptr_null(jk_arena_allocate(arena, SIZE_MAX - 3));
	ck_assert_ptr_null(jk_arena_array(arena, SIZE_MAX / 4, 8));
	ck_assert_int_ne(jk_memory_failed(), 0);
	ck_assert_ptr_nonnull(jk_arena_array(arena, 0, 8));
	ck_assert_ptr_nonnull(jk_arena_array(arena, 8, 0));
	jk_arena_free(arena);
}
END_TEST

START_TEST(arena_copies_strings)
{
	jk_arena *arena = new_arena();
	char text[] = "条項";
	const char *copy = jk_arena_string(arena, text);
	text[0] = 'x';
	ck_assert_str_eq(copy, "条項");
	ck_assert_ptr_null(jk_arena_string(arena, NULL));
	ck_assert_str_eq(jk_arena_text(arena, "abcdef", 3), "abc");
	ck_assert_str_eq(jk_arena_text(arena, "abc", 0), "");
	ck_assert_str_eq(jk_arena_format(arena, "%s-%03d", "第", 7), "第-007");
	jk_arena_free(arena);
	jk_arena_free(NULL);
}
END_TEST

START_TEST(list_grows_and_keeps_order)
{
	jk_arena *arena = new_arena();
	jk_list list = {0};
	static const char items[1000];
	for (size_t i = 0; i < sizeof items; i++)
		ck_assert_int_eq(jk_list_add(&list, arena, &items[i]), JK_OK);
	ck_assert_uint_eq(list.count, sizeof items);
	for (size_t i = 0; i < sizeof items; i++)
		ck_assert_ptr_eq(list.items[i], &items[i]);
	jk_arena_free(arena);
}
END_TEST

START_TEST(a_list_that_cannot_grow_stays_whole)
{
	jk_arena *arena = new_arena();
	jk_list list = {0};
	while (list.count < 1024)
		ck_assert_int_eq(jk_list_add(&list, arena, "a"), JK_OK);
	jk_memory_set_hooks(&refusing);
	jk_result result = jk_list_add(&list, arena, "b");
	jk_memory_set_hooks(NULL);
	ck_assert_int_eq(result, JK_NO_MEMORY);
	ck_assert_uint_eq(list.count, 1024);
	ck_assert_str_eq(list.items[1023], "a");
	jk_arena_free(arena);
}
END_TEST

static jk_result arena_work(int *right)
{
	jk_arena *arena;
	jk_result result = jk_arena_new(&arena);
	if (result != JK_OK)
		return result;
	jk_list list = {0};
	for (int i = 0; result == JK_OK && i < 3000; i++) {
		const char *text = jk_arena_format(arena, "%d", i);
		result = text ? jk_list_add(&list, arena, text) : JK_NO_MEMORY;
	}
	*right = list.count == 3000 && strcmp(list.items[2999], "2999") == 0;
	jk_arena_free(arena);
	return result;
}

START_TEST(arena_survives_every_failed_allocation) { jk_test_sweep_own(arena_work); }
END_TEST

Suite *suite_base_memory(void)
{
	return jk_suite("base/memory",
			(const TTest *const[]){hooks_are_called_and_restored, a_failure_is_remembered_until_cleared,
					       exhaustion_is_told_once, no_bytes_are_a_block_too, arena_blocks_are_zeroed_aligned_and_apart,
					       arena_gives_big_blocks, arena_refuses_sizes_that_overflow, arena_copies_strings,
					       list_grows_and_keeps_order, a_list_that_cannot_grow_stays_whole,
					       arena_survives_every_failed_allocation, NULL});
}
