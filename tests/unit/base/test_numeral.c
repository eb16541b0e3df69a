#include "base/numeral.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "suite.h"

static jk_decimal number(const char *text)
{
	jk_decimal out = {0};
	ck_assert_msg(jk_decimal_parse(&out, text), "'%s' is a number", text);
	return out;
}

static void reads(const char *text, const char *wanted)
{
	char shown[64];
	jk_decimal d = number(text);
	snprintf(shown, sizeof shown, "%s%s%s%s", d.negative ? "-" : "", d.whole, *d.fraction ? "." : "", d.fraction);
	ck_assert_str_eq(shown, wanted);
}

START_TEST(numbers_are_read)
{
	reads("0", "0");
	reads("007", "7");
	reads("1234567.50", "1234567.5");
	reads(" 1,234,567　", "1234567");
	reads("１，２３４．５", "1234.5");
	reads("-3", "-3");
	reads("－３", "-3");
	reads("−3", "-3");
	reads("▲3", "-3");
	reads("△0.5", "-0.5");
	reads("+3", "3");
	reads("-0", "0");
	reads("▲0.00", "0");
	reads(".5", "0.5");
	reads("5.", "5");
	reads("99999999999999999999", "99999999999999999999");
	reads("0000000000000000000000000000001", "1");
}
END_TEST

/* As XPath's string() writes what is large or small. */
START_TEST(exponents_are_read)
{
	reads("1.234567e+12", "1234567000000");
	reads("9.99999999999999e+14", "999999999999999");
	reads("-1e+15", "-1000000000000000");
	reads("1.5e-07", "0.00000015");
	reads("12e0", "12");
	reads("1E3", "1000");
	reads("0e99", "0");
}
END_TEST

START_TEST(what_is_no_number_is_refused)
{
	static const char *const none[] = {"",     " ",      "-",     ".",       "1,00",   "12,34",    "1,2345",     ",123",  "1234,567", "1,,000", "1,000,",
					   "1 000", "一",     "1万",   "12円",    "1e",     "1e+",      "1.2.3",      "--1",   "NaN",      "Infinity", "0x10",
					   "1e999", "100000000000000000000", "1e20", "0.000000000000000000001", "１２ー", "1-", "\xFF"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		jk_decimal out = {.whole = "7"};
		ck_assert_msg(!jk_decimal_parse(&out, none[i]), "'%s' is no number", none[i]);
		ck_assert_str_eq(out.whole, "7");
	}
}
END_TEST

START_TEST(whole_values)
{
	long long out = 7;
	jk_decimal d = number("-999999999999999999");
	ck_assert(jk_decimal_whole(&d, &out));
	ck_assert_int_eq(out, -999999999999999999);
	d = number("1000000000000000000");
	ck_assert(!jk_decimal_whole(&d, &out));
	d = number("0.5");
	ck_assert(!jk_decimal_whole(&d, &out));
}
END_TEST

static void rounds(const char *text, unsigned decimals, const char *wanted)
{
	char shown[64];
	jk_decimal d = number(text);
	jk_decimal_round(&d, decimals);
	snprintf(shown, sizeof shown, "%s%s%s%s", d.negative ? "-" : "", d.whole, *d.fraction ? "." : "", d.fraction);
	ck_assert_str_eq(shown, wanted);
}

START_TEST(rounding)
{
	rounds("1.005", 2, "1.01"); /* a double would say 1.00 */
	rounds("1.004", 2, "1");
	rounds("2.5", 0, "3");
	rounds("-2.5", 0, "-3");
	rounds("9.99", 1, "10");
	rounds("0.95", 1, "1");
	rounds("0.449", 1, "0.4");
	rounds("-0.4", 0, "0");
	rounds("1.25", 5, "1.25");
	rounds("99999999999999999999.9", 0, "100000000000000000000");
}
END_TEST

static void shows(const char *text, int grouped, unsigned decimals, const char *wanted)
{
	jk_decimal d = number(text);
	JK_TEST_WRITES(wanted, jk_numeral_put, &d, grouped, decimals);
}

static void mixes(const char *text, const char *wanted)
{
	jk_decimal d = number(text);
	JK_TEST_WRITES(wanted, jk_numeral_put_mixed, &d, 1);
}

START_TEST(digits)
{
	shows("0", 1, 0, "0");
	shows("999", 1, 0, "999");
	shows("1000", 1, 0, "1,000");
	shows("999999999999999.25", 1, 0, "999,999,999,999,999.25");
	shows("1234567", 0, 0, "1234567");
	shows("99.5", 0, 2, "99.50");
	shows("99", 0, 2, "99.00");
	shows("99.123", 0, 2, "99.123");
}
END_TEST

START_TEST(myriads)
{
	mixes("0", "0");
	mixes("0.5", "0.5");
	mixes("9999", "9,999");
	mixes("10000", "1万");
	mixes("10000.5", "1万0.5");
	mixes("12345.5", "1万2,345.5");
	mixes("123456789", "1億2,345万6,789");
	mixes("100000001", "1億1");
	mixes("1000000000000", "1兆");
	mixes("10000000000000000", "1京");
	jk_decimal d = number("123450000");
	JK_TEST_WRITES("1億2345万", jk_numeral_put_mixed, &d, 0);
}
END_TEST

static void words(const char *text, const char *kanji, const char *daiji, const char *all)
{
	jk_decimal d = number(text);
	JK_TEST_WRITES(kanji, jk_numeral_put_words, &d, JK_NUMERAL_KANJI);
	JK_TEST_WRITES(daiji, jk_numeral_put_words, &d, JK_NUMERAL_DAIJI);
	JK_TEST_WRITES(all, jk_numeral_put_words, &d, JK_NUMERAL_DAIJI_ALL);
}

START_TEST(kanji)
{
	words("0", "〇", "零", "零");
	words("1", "一", "壱", "壱");
	words("10", "十", "壱拾", "壱拾");
	words("12", "十二", "壱拾弐", "壱拾弐");
	words("20", "二十", "弐拾", "弐拾");
	words("120", "百二十", "壱百弐拾", "壱佰弐拾");
	words("1001", "千一", "壱千壱", "壱仟壱");
	words("1230000", "百二十三万", "壱百弐拾参万", "壱佰弐拾参萬");
	words("10000", "一万", "壱万", "壱萬");
	words("10000000", "一千万", "壱千万", "壱仟萬");
	words("11000000", "一千百万", "壱千壱百万", "壱仟壱佰萬");
	words("100000000", "一億", "壱億", "壱億");
	words("100000001", "一億一", "壱億壱", "壱億壱");
	words("456789", "四十五万六千七百八十九", "四拾五万六千七百八拾九", "肆拾伍萬陸仟漆佰捌拾玖");
	words("14.6", "十四・六", "壱拾四・六", "壱拾肆・陸");
	words("99999999999999999999", "九千九百九十九京九千九百九十九兆九千九百九十九億九千九百九十九万九千九百九十九",
	      "九千九百九拾九京九千九百九拾九兆九千九百九拾九億九千九百九拾九万九千九百九拾九",
	      "玖仟玖佰玖拾玖京玖仟玖佰玖拾玖兆玖仟玖佰玖拾玖億玖仟玖佰玖拾玖萬玖仟玖佰玖拾玖");
}
END_TEST

START_TEST(kanji_digit_for_digit)
{
	jk_decimal d = number("2026");
	JK_TEST_WRITES("二〇二六", jk_numeral_put_digits, &d);
	d = number("105.07");
	JK_TEST_WRITES("一〇五・〇七", jk_numeral_put_digits, &d);
}
END_TEST

/* What 漢数字 say, read back by the rules of reading aloud. */
static unsigned long long read_back(const char *text)
{
	static const struct {
		const char *word;
		unsigned long long digit, ten, myriad;
	} table[] = {{"一", 1, 0, 0}, {"二", 2, 0, 0}, {"三", 3, 0, 0}, {"四", 4, 0, 0}, {"五", 5, 0, 0}, {"六", 6, 0, 0}, {"七", 7, 0, 0}, {"八", 8, 0, 0},
		     {"九", 9, 0, 0}, {"十", 0, 10, 0}, {"百", 0, 100, 0}, {"千", 0, 1000, 0}, {"万", 0, 0, 10000}, {"億", 0, 0, 100000000},
		     {"兆", 0, 0, 1000000000000}};
	unsigned long long total = 0, group = 0, digit = 0;
	for (const char *at = text; *at; at += 3) {
		size_t i = 0;
		while (strncmp(at, table[i].word, 3) != 0)
			i++;
		if (table[i].digit)
			digit = table[i].digit;
		else if (table[i].ten) {
			group += (digit ? digit : 1) * table[i].ten;
			digit = 0;
		} else {
			total += (group + digit) * table[i].myriad;
			group = digit = 0;
		}
	}
	return total + group + digit;
}

START_TEST(kanji_say_the_number)
{
	unsigned long long value = 1;
	for (int i = 0; i < 3000; i++) {
		char text[32];
		jk_buffer buffer;
		snprintf(text, sizeof text, "%llu", value);
		jk_decimal d = number(text);
		jk_buffer_init(&buffer, 0);
		jk_numeral_put_words(&buffer, &d, JK_NUMERAL_KANJI);
		ck_assert_msg(read_back(jk_buffer_text(&buffer)) == value, "%s: %s", text, jk_buffer_text(&buffer));
		jk_buffer_dispose(&buffer);
		value = i < 1200 ? value + 9 : (value * 6364136223846793005u + 1442695040888963407u) % 9999999999999999u;
		value += !value;
	}
}
END_TEST

START_TEST(labels)
{
	JK_TEST_WRITES("I", jk_numeral_put_roman, 1);
	JK_TEST_WRITES("IV", jk_numeral_put_roman, 4);
	JK_TEST_WRITES("MCMXCIX", jk_numeral_put_roman, 1999);
	JK_TEST_WRITES("MMMCMXCIX", jk_numeral_put_roman, 3999);
	JK_TEST_WRITES("4000", jk_numeral_put_roman, 4000);
	JK_TEST_WRITES("A", jk_numeral_put_letters, 1);
	JK_TEST_WRITES("Z", jk_numeral_put_letters, 26);
	JK_TEST_WRITES("AA", jk_numeral_put_letters, 27);
	JK_TEST_WRITES("ZZ", jk_numeral_put_letters, 702);
	JK_TEST_WRITES("AAA", jk_numeral_put_letters, 703);
	JK_TEST_WRITES("MWLQKWU", jk_numeral_put_letters, 4294967295u);
	JK_TEST_WRITES("0", jk_numeral_put_letters, 0);
	JK_TEST_WRITES("⓪", jk_numeral_put_circled, 0);
	JK_TEST_WRITES("①", jk_numeral_put_circled, 1);
	JK_TEST_WRITES("⑳", jk_numeral_put_circled, 20);
	JK_TEST_WRITES("㉑", jk_numeral_put_circled, 21);
	JK_TEST_WRITES("㉟", jk_numeral_put_circled, 35);
	JK_TEST_WRITES("㊱", jk_numeral_put_circled, 36);
	JK_TEST_WRITES("㊿", jk_numeral_put_circled, 50);
	JK_TEST_WRITES("51", jk_numeral_put_circled, 51);
	JK_TEST_WRITES("⑴", jk_numeral_put_bracketed, 1);
	JK_TEST_WRITES("⒇", jk_numeral_put_bracketed, 20);
	JK_TEST_WRITES("21", jk_numeral_put_bracketed, 21);
}
END_TEST

Suite *suite_base_numeral(void)
{
	return jk_suite("base/numeral", (const TTest *const[]){numbers_are_read, exponents_are_read, what_is_no_number_is_refused, whole_values, rounding,
							       digits, myriads, kanji, kanji_digit_for_digit, kanji_say_the_number, labels, NULL});
}
