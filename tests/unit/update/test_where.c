#include "update/where.h"
#include "suite.h"

static jk_side_place number[] = {{0, 9, 7, 4}};                                   /* behind a typed number */
static jk_side_place valued[] = {{0, 10, 7, 0}, {10, 6, 7, 22}};                  /* 24時間〔既定〕以内 */
static jk_side_place lines[] = {{0, 6, 7, 0}, {7, 0, 8, 0}, {8, 9, 9, 0}};        /* a cell of three paragraphs, the second of them empty */

static jk_list list_of(jk_side_place *places, size_t count)
{
	static void *items[8];
	for (size_t i = 0; i < count; i++)
		items[i] = &places[i];
	return (jk_list){items, count, 8};
}

static void is_at(jk_side_place *places, size_t count, size_t from, size_t to, size_t paragraph, size_t begin, size_t end)
{
	const jk_list list = list_of(places, count);
	jk_where where = jk_where_is(&list, from, to);
	ck_assert_uint_eq(where.paragraph, paragraph);
	ck_assert_uint_eq(where.from, begin);
	ck_assert_uint_eq(where.to, end);
}

START_TEST(behind_a_number)
{
	is_at(number, 1, 0, 3, 7, 4, 7);
	is_at(number, 1, 0, 0, 7, 4, 4);
	is_at(number, 1, 9, 9, 7, 13, 13);
	is_at(number, 1, 6, 10, 0, 0, 0);
	is_at(number, 0, 0, 0, 0, 0, 0);
}
END_TEST

START_TEST(what_is_no_text_goes_with_the_value_before_it)
{
	is_at(valued, 2, 0, 10, 7, 0, 22);
	is_at(valued, 2, 0, 9, 7, 0, 9);
	is_at(valued, 2, 0, 16, 7, 0, 28);
	is_at(valued, 2, 10, 10, 7, 22, 22);
	is_at(valued, 2, 10, 16, 7, 22, 28);
}
END_TEST

START_TEST(a_stretch_is_of_one_paragraph)
{
	is_at(lines, 3, 0, 6, 7, 0, 6);
	is_at(lines, 3, 3, 9, 0, 0, 0);
	is_at(lines, 3, 7, 7, 8, 0, 0);
	is_at(lines, 3, 8, 17, 9, 0, 9);
}
END_TEST

START_TEST(a_table_reaches_from_its_first_paragraph_to_its_last)
{
	jk_list cell = list_of(lines, 3);
	void *cells[] = {&cell};
	jk_side_row row = {.places = {cells, 1, 1}};
	void *rows[] = {&row};
	const jk_side_block table = {.paragraph = 6, .rows = {rows, 1, 1}};
	const jk_side_block paragraph = {.paragraph = 12};
	ck_assert_uint_eq(jk_block_first(&table), 6);
	ck_assert_uint_eq(jk_block_last(&table), 9);
	ck_assert_uint_eq(jk_block_last(&paragraph), 12);
}
END_TEST

Suite *suite_update_where(void)
{
	return jk_suite("update/where", (const TTest *const[]){behind_a_number, what_is_no_text_goes_with_the_value_before_it, a_stretch_is_of_one_paragraph,
							       a_table_reaches_from_its_first_paragraph_to_its_last, NULL});
}
