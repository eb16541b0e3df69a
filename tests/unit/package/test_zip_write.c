#include <stdlib.h>
#include <string.h>
#include "mini.h"
#include "package/zip_write.h"

/* An archive of these members (name, text, …, NULL), read back by libzip's eyes (jk_package_from_bytes). */
static jk_package *package;
static jk_buffer archive;

static void finish(void)
{
	jk_package_free(package);
	jk_buffer_dispose(&archive);
}

static void expect_member(size_t index, const char *name, const char *text, size_t length)
{
	jk_buffer part;
	const jk_package_member *member = jk_package_at(package, index);
	ck_assert_str_eq(member->name, name);
	jk_buffer_init(&part, 0);
	ck_assert_int_eq(jk_package_part(&part, package, name, jk_test_diagnostics()), JK_OK);
	ck_assert_uint_eq(part.length, length);
	ck_assert_mem_eq(jk_buffer_text(&part), text, length);
	jk_buffer_dispose(&part);
}

/* Writes one member after a plain one, and reads both. */
static const jk_package_member *one(const char *name, const char *text, size_t length, int store)
{
	jk_zip zip = {0};
	jk_buffer copy;
	jk_mini();
	atexit(finish);
	jk_buffer_init(&archive, 0);
	jk_buffer_init(&copy, 0);
	ck_assert_int_eq(jk_zip_begin(&zip, &archive, JK_ZIP_END + jk_zip_heads("first") + 3 + jk_zip_heads(name) + length), JK_OK);
	size_t room = archive.room;
	ck_assert_int_eq(jk_zip_add(&zip, "first", "abc", 3, jk_zip_check("abc", 3), 0), JK_OK);
	ck_assert_int_eq(jk_zip_add(&zip, name, text, length, jk_zip_check(text, length), store), JK_OK);
	jk_zip_end(&zip);
	jk_zip_dispose(&zip);
	ck_assert_uint_eq(archive.room, room); /* the promise of jk_zip_begin was kept */
	jk_buffer_add(&copy, archive.bytes, archive.length);
	ck_assert_int_eq(jk_package_from_bytes(&package, "archive", &copy, jk_test_diagnostics()), JK_OK);
	expect_member(0, "first", "abc", 3);
	expect_member(1, name, text, length);
	return jk_package_at(package, 1);
}

START_TEST(text_is_deflated)
{
	char text[5000];
	memset(text, 'a', sizeof text);
	const jk_package_member *member = one("word/document.xml", text, sizeof text, 0);
	ck_assert(member->deflated);
	ck_assert_uint_lt(member->stored, 100);
}
END_TEST

START_TEST(nothing_is_stored)
{
	const jk_package_member *member = one("empty.xml", "", 0, 0);
	ck_assert(!member->deflated);
	ck_assert_uint_eq(member->stored, 0);
	ck_assert_uint_eq(member->check, 0);
}
END_TEST

/* Noise would only grow. */
START_TEST(what_does_not_shrink_is_stored)
{
	char noise[4000];
	unsigned long state = 1;
	for (size_t i = 0; i < sizeof noise; i++) {
		state = state * 1103515245UL + 12345UL;
		noise[i] = (char)(state >> 16 & 0xFF);
	}
	const jk_package_member *member = one("seal.png", noise, sizeof noise, 0);
	ck_assert(!member->deflated);
	ck_assert_uint_eq(member->stored, sizeof noise);
}
END_TEST

START_TEST(what_must_be_stored_is_stored)
{
	char text[500];
	memset(text, 'a', sizeof text);
	ck_assert(!one("mimetype", text, sizeof text, 1)->deflated);
}
END_TEST

/* Bit 11 of the flags says UTF-8; plain names do without, so that the oldest readers do, too. */
START_TEST(names_of_other_letters_are_marked)
{
	one("word/印影.png", "x", 1, 0);
	const char *second = archive.bytes + 30 + 5 + 3;
	ck_assert_mem_eq(archive.bytes + 6, "\0\0", 2);
	ck_assert_mem_eq(second + 6, "\0\x08", 2);
}
END_TEST

/* Every field of a small archive, against APPNOTE.TXT 4.3: what readers more exact than libzip look at. */
START_TEST(every_field_is_in_its_place)
{
	static const char wanted[] =
		"PK\3\4\x14\0\0\0\0\0\0\0\x21\0\xC2\x41\x24\x35\3\0\0\0\3\0\0\0\5\0\0\0first" "abc"
		"PK\3\4\x14\0\0\0\0\0\0\0\x21\0\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0no"
		"PK\1\2\x14\0\x14\0\0\0\0\0\0\0\x21\0\xC2\x41\x24\x35\3\0\0\0\3\0\0\0\5\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0first"
		"PK\1\2\x14\0\x14\0\0\0\0\0\0\0\x21\0\0\0\0\0\0\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\x26\0\0\0no"
		"PK\5\6\0\0\0\0\2\0\2\0\x63\0\0\0\x46\0\0\0\0";
	one("no", "", 0, 0);
	ck_assert_uint_eq(archive.length, sizeof wanted);
	ck_assert_mem_eq(archive.bytes, wanted, sizeof wanted);
}
END_TEST

/* --- inflating --- */

static const char deflated_abc[] = "\x4b\x4c\x4a\x06\x00";

static int is_sound(size_t stored, size_t size, uint32_t check)
{
	char out[16] = "";
	int sound = 2;
	jk_package_member member = {.bytes = deflated_abc, .stored = stored, .size = size, .check = check, .deflated = 1};
	ck_assert_int_eq(jk_zip_inflate(out, &member, &sound), JK_OK);
	return sound;
}

START_TEST(what_is_said_of_a_stream_must_be_true)
{
	const uint32_t check = jk_zip_check("abc", 3);
	ck_assert_uint_eq(check, 0x352441C2);
	ck_assert_int_eq(is_sound(5, 3, check), 1);
	ck_assert_int_eq(is_sound(5, 2, check), 0);
	ck_assert_int_eq(is_sound(5, 4, check), 0);
	ck_assert_int_eq(is_sound(3, 3, check), 0);
	ck_assert_int_eq(is_sound(5, 3, check + 1), 0);
}
END_TEST

START_TEST(stored_bytes_must_be_as_many_as_the_part)
{
	char out[16];
	int sound;
	jk_package_member member = {.bytes = "abc", .stored = 3, .size = 4, .check = jk_zip_check("abc", 3)};
	ck_assert_int_eq(jk_zip_inflate(out, &member, &sound), JK_OK);
	ck_assert_int_eq(sound, 0);
	member.size = 3;
	ck_assert_int_eq(jk_zip_inflate(out, &member, &sound), JK_OK);
	ck_assert_int_eq(sound, 1);
	ck_assert_mem_eq(out, "abc", 3);
}
END_TEST

Suite *suite_package_zip_write(void)
{
	return jk_suite("package/zip_write",
			(const TTest *const[]){text_is_deflated, nothing_is_stored, what_does_not_shrink_is_stored, what_must_be_stored_is_stored,
					       names_of_other_letters_are_marked, every_field_is_in_its_place, what_is_said_of_a_stream_must_be_true,
					       stored_bytes_must_be_as_many_as_the_part, NULL});
}
