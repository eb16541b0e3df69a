#include "../compare/sides.h"
#include "update/status.h"

static jk_side *sides[2];

static const jk_side_unit *unit(size_t which, const char *words)
{
	sides[which] = side_of(words);
	return side_unit(sides[which], 0);
}

static void drop(void)
{
	for (size_t i = 0; i < 2; i++) {
		jk_side_free(sides[i]);
		sides[i] = NULL;
	}
}

#define LINE(words) SIDE_TEXT("<Paragraph Num='1'><ParagraphNum/><ParagraphSentence><Sentence>" words "</Sentence></ParagraphSentence></Paragraph>")
#define REFERENCE(words) "<ref target='ar_b'>" words "</ref>"
#define ROW(words) SIDE_PAPER("<section id='s' title='表'><row id='r' version='1.0.0' number='1'><text>" words "</text></row></section>")

static int words_same(const char *was, const char *is, jk_status_numbers numbers)
{
	const jk_side_unit *a = unit(0, was), *b = unit(1, is);
	const char *first = jk_status_words(a, numbers, sides[0]->arena), *second = jk_status_words(b, numbers, sides[1]->arena);
	ck_assert(first && second);
	int same = strcmp(first, second) == 0;
	drop();
	return same;
}

START_TEST(numbers_of_references_follow)
{
	ck_assert(words_same(LINE("乙は、" REFERENCE("第3条") "による。"), LINE("乙は、" REFERENCE("第12条") "による。"), JK_NUMBERS_TYPED));
	ck_assert(!words_same(LINE("乙は、" REFERENCE("第3条") "による。"), LINE("甲は、" REFERENCE("第3条") "による。"), JK_NUMBERS_TYPED));
	ck_assert(!words_same(LINE("乙は、第3条による。"), LINE("乙は、第12条による。"), JK_NUMBERS_TYPED));
}
END_TEST

START_TEST(undecided_items_may_have_other_numbers)
{
	ck_assert(words_same(LINE("期限は【未決：U-003 期限】とする。"), LINE("期限は【未決：U-010 期限】とする。"), JK_NUMBERS_TYPED));
	ck_assert(!words_same(LINE("期限は【未決：U-003 期限】とする。"), LINE("期限は【未決：U-003 報告の期限】とする。"), JK_NUMBERS_TYPED));
}
END_TEST

START_TEST(typed_numbers_of_other_papers_count_or_not)
{
	ck_assert(!words_same(ROW("契約書第51条第3項による。"), ROW("契約書第52条第3項による。"), JK_NUMBERS_TYPED));
	ck_assert(words_same(ROW("契約書第51条第3項による。"), ROW("契約書第52条第3項による。"), JK_NUMBERS_NONE));
	ck_assert(words_same(ROW("調達仕様書の4(3)による。"), ROW("調達仕様書の5(12)による。"), JK_NUMBERS_NONE));
	ck_assert(!words_same(ROW("30日以内に出す。"), ROW("14日以内に出す。"), JK_NUMBERS_NONE));
}
END_TEST

static int reads_same(const char *base, const char *hand)
{
	int no_memory = 0;
	const jk_side_unit *a = unit(0, base), *b = unit(1, hand);
	int same = jk_status_reads_same(a, b, sides[0]->arena, &no_memory);
	ck_assert(!no_memory);
	drop();
	return same;
}

START_TEST(a_document_may_show_other_numbers_where_references_stood)
{
	ck_assert(reads_same(LINE("乙は、" REFERENCE("第3条") "による。"), LINE("乙は、第12条の2による。")));
	ck_assert(reads_same(LINE(REFERENCE("第3条") "及び" REFERENCE("第4条")), LINE("第4条及び第5条")));
	ck_assert(!reads_same(LINE("乙は、" REFERENCE("第3条") "による。"), LINE("乙は、第12条によらない。")));
	ck_assert(!reads_same(LINE("乙は、" REFERENCE("第3条") "による。"), LINE("乙は、第12条による。ただし、別に定めるときは、この限りでない。")));
	ck_assert(!reads_same(LINE("乙は、行う。"), LINE("乙は、行うことができる。")));
	ck_assert(!reads_same(LINE(REFERENCE("第3条") "による。"), LINE("前条に定めるもののほか、甲及び乙が協議の上で別に書面により定めるところによる。")));
}
END_TEST

Suite *suite_update_status_same(void)
{
	return jk_suite("update/status_same", (const TTest *const[]){numbers_of_references_follow, undecided_items_may_have_other_numbers,
								      typed_numbers_of_other_papers_count_or_not,
								      a_document_may_show_other_numbers_where_references_stood, NULL});
}
