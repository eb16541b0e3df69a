#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "suite.h"

/* Decodes a whole text; `more` characters must come out. */
static void decode(const char *text, const unsigned *wanted)
{
	const char *at = text;
	for (;; wanted++) {
		unsigned c = jk_text_next(&at);
		ck_assert_uint_eq(c, *wanted);
		if (!c)
			break;
	}
	ck_assert_ptr_eq(at, text + strlen(text));
}

#define DECODES(text, ...) decode(text, (const unsigned[]){__VA_ARGS__, 0})

START_TEST(utf8_is_decoded)
{
	decode("", (const unsigned[]){0});
	DECODES("aé条\U00020BB7", 'a', 0xE9, 0x6761, 0x20BB7);
	DECODES("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000,
		0x10FFFF);
}
END_TEST

START_TEST(malformed_bytes_become_the_replacement_character)
{
	enum { BAD = 0xFFFD };
	DECODES("\x80"
		"a",
		BAD, 'a');                       /* a tail alone */
	DECODES("\xE6\x9D", BAD);                /* cut off by the end */
	DECODES("\xE6\x9D"
		"a",
		BAD, 'a');                       /* cut off by another character */
	DECODES("\xE6\x9D\xE6\x9D\xA1", BAD, 0x6761);
	DECODES("\xC0\xAF", BAD);                /* longer than needed */
	DECODES("\xE0\x80\x80", BAD);
	DECODES("\xF0\x80\x80\x80", BAD);
	DECODES("\xED\xA0\x80", BAD);            /* a surrogate */
	DECODES("\xF4\x90\x80\x80", BAD);        /* beyond Unicode */
	DECODES("\xF8\x88\x80\x80\x80", BAD, BAD, BAD, BAD, BAD);
	DECODES("\xFE\xFF", BAD, BAD);
}
END_TEST

START_TEST(every_character_survives_writing_and_reading)
{
	jk_buffer buffer;
	jk_buffer_init(&buffer, 0);
	for (unsigned c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
		if (c >= 0xD800 && c < 0xE000)
			continue;
		jk_buffer_clear(&buffer);
		jk_text_put(&buffer, c);
		const char *at = jk_buffer_text(&buffer);
		ck_assert_uint_eq(jk_text_next(&at), c);
		ck_assert_int_eq(*at, '\0');
	}
	jk_buffer_dispose(&buffer);
}
END_TEST

START_TEST(length_and_columns)
{
	ck_assert_uint_eq(jk_text_length(""), 0);
	ck_assert_uint_eq(jk_text_length("第1条\xFF"), 4);
	ck_assert_uint_eq(jk_text_columns("abc"), 3);
	ck_assert_uint_eq(jk_text_columns("第1条"), 5);
	ck_assert_uint_eq(jk_text_columns("（ア）"), 6);
	ck_assert_uint_eq(jk_text_columns("ｱｲｳ"), 3);
	ck_assert_uint_eq(jk_text_columns("①■\U00020BB7"), 6);
}
END_TEST

START_TEST(comparing)
{
	char a[] = "abc";
	ck_assert(jk_text_equal(a, "abc") && jk_text_equal(NULL, NULL));
	ck_assert(!jk_text_equal(a, NULL) && !jk_text_equal(NULL, a) && !jk_text_equal(a, "ab"));
	ck_assert(jk_text_starts("abc", "") && jk_text_starts("abc", "ab") && !jk_text_starts("a", "ab"));
	ck_assert(jk_text_ends("abc", "") && jk_text_ends("abc", "bc") && !jk_text_ends("c", "bc") && !jk_text_ends("abcd", "bc"));
	ck_assert(jk_text_blank(NULL) && jk_text_blank("") && jk_text_blank(" \t\r\n　") && !jk_text_blank(" 　a"));
}
END_TEST

START_TEST(trimming)
{
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	ck_assert_str_eq(jk_text_trim(arena, ""), "");
	ck_assert_str_eq(jk_text_trim(arena, " 　\n"), "");
	ck_assert_str_eq(jk_text_trim(arena, "a"), "a");
	ck_assert_str_eq(jk_text_trim(arena, "　条 項\n\t"), "条 項");
	ck_assert_str_eq(jk_text_trim(arena, "条"), "条");
	jk_arena_free(arena);
}
END_TEST

START_TEST(the_nearest_word)
{
	static const char *const words[] = {"availability", "backup", "storage", "保存"};
	char *unlike = calloc(1, 301);
	ck_assert_str_eq(jk_text_nearest("avialability", words, 4), "availability");
	ck_assert_str_eq(jk_text_nearest("storge", words, 4), "storage");
	ck_assert_str_eq(jk_text_nearest("backup", words, 4), "backup");
	ck_assert_ptr_null(jk_text_nearest("erasure", words, 4));
	ck_assert_ptr_null(jk_text_nearest("zzz", words, 4));
	ck_assert_ptr_null(jk_text_nearest("backup", words, 0));
	memset(unlike, 'z', 300);
	ck_assert_ptr_null(jk_text_nearest(unlike, words, 4));
	free(unlike);
}
END_TEST

static void counts(const char *kind, unsigned n, const char *wanted) { JK_TEST_WRITES(wanted, jk_text_counter, kind, n); }

START_TEST(counters)
{
	counts("n", 1, "1");
	counts("n", 104, "104");
	counts("ア", 1, "ア");
	counts("ア", 5, "オ");
	counts("ア", 45, "ヲ");
	counts("ア", 46, "ン");
	counts("ア", 47, "47");
	counts("ア", 0, "0");
	counts("イ", 1, "イ");
	counts("イ", 2, "ロ");
	counts("イ", 3, "ハ");
	counts("イ", 47, "ス");
	counts("イ", 48, "48");
	counts("a", 26, "z");
	counts("a", 27, "27");
	counts("①", 20, "⑳");
	counts("①", 21, "21");
	counts("unknown", 3, "3");
}
END_TEST

START_TEST(kanji_numbers)
{
	counts("一", 0, "0");
	counts("一", 1, "一");
	counts("一", 10, "十");
	counts("一", 11, "十一");
	counts("一", 20, "二十");
	counts("一", 100, "百");
	counts("一", 101, "百一");
	counts("一", 110, "百十");
	counts("一", 234, "二百三十四");
	counts("一", 1000, "千");
	counts("一", 1001, "千一");
	counts("一", 9999, "九千九百九十九");
	counts("一", 10000, "10000");
}
END_TEST

START_TEST(labels)
{
	JK_TEST_WRITES("第3条", jk_text_label, "第{n}条", 3);
	JK_TEST_WRITES("(イ)", jk_text_label, "({ア})", 2);
	JK_TEST_WRITES("別紙十二", jk_text_label, "別紙{一}", 12);
	JK_TEST_WRITES("附則", jk_text_label, "附則", 1);
	JK_TEST_WRITES("第{n条", jk_text_label, "第{n条", 1);
	JK_TEST_WRITES("{much too long}", jk_text_label, "{much too long}", 1);
	JK_TEST_WRITES("", jk_text_label, "", 1);
}
END_TEST

static void is_number(const char *text, double wanted)
{
	double number = -1;
	ck_assert_msg(jk_text_number(text, &number), "'%s' is a number", text);
	ck_assert_double_eq_tol(number, wanted, 1e-9);
}

START_TEST(numbers_are_read)
{
	static const char *const none[] = {"", "-", ".", "+1", "1,000", "1e3", "0x10", " 1", "1 ", "1.2.3", "１２", "NaN", "--1", "1234567890123456"};
	is_number("0", 0);
	is_number("12", 12);
	is_number("99.95", 99.95);
	is_number("-3", -3);
	is_number("0.5", 0.5);
	is_number("123456789012345", 123456789012345.0);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		double number = 7;
		ck_assert_msg(!jk_text_number(none[i], &number), "'%s' is no number", none[i]);
		ck_assert_double_eq(number, 7);
	}
}
END_TEST

START_TEST(numbers_are_written)
{
	JK_TEST_WRITES("0", jk_text_put_number, 0, 1);
	JK_TEST_WRITES("999", jk_text_put_number, 999, 1);
	JK_TEST_WRITES("1,000", jk_text_put_number, 1000, 1);
	JK_TEST_WRITES("12,345,678", jk_text_put_number, 12345678, 1);
	JK_TEST_WRITES("12345678", jk_text_put_number, 12345678, 0);
	JK_TEST_WRITES("99.95", jk_text_put_number, 99.95, 0);
	JK_TEST_WRITES("0.1", jk_text_put_number, 0.1, 0);
	JK_TEST_WRITES("-1,234.5", jk_text_put_number, -1234.5, 1);
	JK_TEST_WRITES("0.001", jk_text_put_number, 0.0012, 0);
	JK_TEST_WRITES("2", jk_text_put_number, 1.9999, 0);
	JK_TEST_WRITES("0", jk_text_put_number, -0.0001, 0);
	JK_TEST_WRITES("-0.001", jk_text_put_number, -0.0006, 0);
}
END_TEST

Suite *suite_base_text(void)
{
	return jk_suite("base/text", (const TTest *const[]){utf8_is_decoded, malformed_bytes_become_the_replacement_character,
							    every_character_survives_writing_and_reading, length_and_columns, comparing,
							    trimming, the_nearest_word, counters, kanji_numbers, labels, numbers_are_read,
							    numbers_are_written, NULL});
}
