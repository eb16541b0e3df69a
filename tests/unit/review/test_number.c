#include <string.h>
#include "review/number.h"
#include "suite.h"

static void is(const char *text, jk_number_kind kind, const char *number)
{
	size_t length;
	jk_number_kind found = jk_number_typed(text, &length);
	ck_assert_msg(found == kind && length == strlen(number) && memcmp(text, number, length) == 0, "'%s': kind %d, %zu bytes", text, (int)found, length);
}

START_TEST(articles_and_chapters)
{
	is("第12条　乙は", JK_NUMBER_ARTICLE, "第12条");
	is("第１２条の２　乙は", JK_NUMBER_ARTICLE, "第１２条の２");
	is("第十二条（目的）", JK_NUMBER_ARTICLE, "第十二条");
	is("第3章 総則", JK_NUMBER_CHAPTER, "第3章");
	is("第3条の規定により", JK_NUMBER_NONE, "");
	is("第2項の報告は", JK_NUMBER_NONE, "");
	is("第三者に　提供", JK_NUMBER_NONE, "");
}
END_TEST

START_TEST(items)
{
	is("(3) 氏名", JK_NUMBER_ITEM, "(3)");
	is("（３）氏名", JK_NUMBER_ITEM, "（３）");
	is("（三）　氏名", JK_NUMBER_ITEM, "（三）");
	is("③氏名", JK_NUMBER_ITEM, "③");
	is("⑶氏名", JK_NUMBER_ITEM, "⑶");
	is("3)　氏名", JK_NUMBER_ITEM, "3)");
	is("ア　氏名", JK_NUMBER_KANA, "ア");
	is("(ア) 氏名", JK_NUMBER_KANA_ITEM, "(ア)");
	is("a. name", JK_NUMBER_NONE, "");
	is("（甲）の者", JK_NUMBER_NONE, "");
	is("アプリ 名", JK_NUMBER_NONE, "");
}
END_TEST

START_TEST(plain_numbers)
{
	is("2　乙は", JK_NUMBER_PLAIN, "2");
	is("２　乙は", JK_NUMBER_PLAIN, "２");
	is("１．目的", JK_NUMBER_PLAIN, "１．");
	is("2. 目的", JK_NUMBER_PLAIN, "2.");
	is("一　目的", JK_NUMBER_PLAIN, "一");
	is("1.1 目的", JK_NUMBER_DECIMAL, "1.1");
	is("１－２　目的", JK_NUMBER_DECIMAL, "１－２");
	is("2026年11月", JK_NUMBER_NONE, "");
	is("99.9パーセント", JK_NUMBER_NONE, "");
	is("一切の責任", JK_NUMBER_NONE, "");
	is("", JK_NUMBER_NONE, "");
}
END_TEST

START_TEST(labels_alone)
{
	ck_assert_int_eq(jk_number_of_label("第4条"), JK_NUMBER_ARTICLE);
	ck_assert_int_eq(jk_number_of_label("第4"), JK_NUMBER_NONE);
	ck_assert_int_eq(jk_number_of_label("ｱ"), JK_NUMBER_NONE);
	ck_assert_int_eq(jk_number_of_label("(2)"), JK_NUMBER_ITEM);
	ck_assert_int_eq(jk_number_of_label("2"), JK_NUMBER_PLAIN);
}
END_TEST

Suite *suite_review_number(void)
{
	return jk_suite("review/number", (const TTest *const[]){articles_and_chapters, items, plain_numbers, labels_alone, NULL});
}
