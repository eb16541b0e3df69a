#include <string.h>
#include "base/buffer.h"
#include "suite.h"

START_TEST(an_empty_buffer_is_empty_text)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	ck_assert_str_eq(jk_buffer_text(&buffer), "");
	ck_assert_uint_eq(buffer.length, 0);
	ck_assert_int_eq(jk_buffer_result(&buffer), JK_OK);
	jk_buffer_dispose(&buffer);
	jk_buffer_dispose(&buffer);
}
END_TEST

START_TEST(writes_follow_one_another)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	jk_buffer_string(&buffer, "第");
	jk_buffer_format(&buffer, "%d", 12);
	jk_buffer_char(&buffer, '-');
	jk_buffer_add(&buffer, "a\0b", 3);
	jk_buffer_add(&buffer, NULL, 0);
	ck_assert_uint_eq(buffer.length, strlen("第12-") + 3);
	ck_assert_mem_eq(buffer.bytes, "第12-a\0b", buffer.length + 1);
	jk_buffer_clear(&buffer);
	ck_assert_str_eq(jk_buffer_text(&buffer), "");
	jk_buffer_dispose(&buffer);
}
END_TEST

START_TEST(text_longer_than_the_room_is_formatted_whole)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	jk_buffer_format(&buffer, "%10000d", 1);
	ck_assert_uint_eq(buffer.length, 10000);
	ck_assert_uint_eq(strlen(buffer.bytes), 10000);
	jk_buffer_dispose(&buffer);
}
END_TEST

START_TEST(the_limit_is_exact_and_the_failure_sticks)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 4);
	jk_buffer_string(&buffer, "1234");
	ck_assert_int_eq(jk_buffer_result(&buffer), JK_OK);
	jk_buffer_char(&buffer, '5');
	ck_assert_int_eq(jk_buffer_result(&buffer), JK_NO_MEMORY);
	jk_buffer_format(&buffer, "%s", "");
	ck_assert_int_eq(jk_buffer_result(&buffer), JK_NO_MEMORY);
	ck_assert_str_eq(jk_buffer_text(&buffer), "1234");
	jk_buffer_clear(&buffer);
	jk_buffer_format(&buffer, "%d", 12345);
	ck_assert_int_eq(jk_buffer_result(&buffer), JK_NO_MEMORY);
	ck_assert_str_eq(jk_buffer_text(&buffer), "");
	jk_buffer_clear(&buffer);
	jk_buffer_string(&buffer, "ok");
	ck_assert_int_eq(jk_buffer_result(&buffer), JK_OK);
	jk_buffer_dispose(&buffer);
}
END_TEST

START_TEST(room_is_made_at_once_and_filled_by_the_caller)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 2000);
	jk_buffer_string(&buffer, "a");
	char *at = jk_buffer_reserve(&buffer, 1000);
	ck_assert_ptr_nonnull(at);
	size_t room = buffer.room;
	ck_assert_uint_ge(room, 1002);
	memset(at, 'b', 1000);
	jk_buffer_extend(&buffer, 3);
	ck_assert_str_eq(jk_buffer_text(&buffer), "abbb");
	ck_assert_uint_eq(buffer.length, 4);
	ck_assert_uint_eq(buffer.room, room);
	ck_assert_ptr_null(jk_buffer_reserve(&buffer, 1997));
	ck_assert_int_eq(jk_buffer_result(&buffer), JK_NO_MEMORY);
	jk_buffer_dispose(&buffer);
}
END_TEST

static jk_result buffer_work(int *right)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	for (int i = 0; i < 2000; i++)
		jk_buffer_format(&buffer, "%d,", i);
	jk_result result = jk_buffer_result(&buffer);
	*right = buffer.length == 8890;
	jk_buffer_dispose(&buffer);
	return result;
}

START_TEST(an_archive_is_known_by_its_first_member)
{
	jk_buffer b;
	jk_buffer_init(&b, 0);
	jk_buffer_add(&b, "PK\3\4", 4);
	for (int i = 4; i < 30; i++)
		jk_buffer_char(&b, 'x');
	jk_buffer_string(&b, "mimetype");
	ck_assert_int_eq(jk_buffer_begins_archive(&b, "mimetype"), 0); /* nothing behind the name: cut off */
	jk_buffer_char(&b, 'x');
	ck_assert_int_eq(jk_buffer_begins_archive(&b, "mimetype"), 1);
	ck_assert_int_eq(jk_buffer_begins_archive(&b, "release.xml"), 0);
	b.bytes[0] = 'Q';
	ck_assert_int_eq(jk_buffer_begins_archive(&b, "mimetype"), 0);
	jk_buffer_dispose(&b);
}
END_TEST

START_TEST(buffer_survives_every_failed_allocation) { jk_test_sweep_own(buffer_work); }
END_TEST

Suite *suite_base_buffer(void)
{
	return jk_suite("base/buffer", (const TTest *const[]){an_empty_buffer_is_empty_text, writes_follow_one_another,
							      text_longer_than_the_room_is_formatted_whole,
							      the_limit_is_exact_and_the_failure_sticks,
							      room_is_made_at_once_and_filled_by_the_caller,
							      an_archive_is_known_by_its_first_member,
							      buffer_survives_every_failed_allocation, NULL});
}
