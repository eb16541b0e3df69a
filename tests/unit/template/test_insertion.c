#include "suite.h"
#include "template/template.h"

START_TEST(texts_come_in_where_they_belong_and_places_move_along)
{
	jk_arena *arena;
	jk_buffer out;
	size_t places[] = {0, 3, 4, 6};
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	jk_buffer_init(&out, 0);
	jk_buffer_string(&out, "abcdef");
	jk_run run = {.arena = arena};
	jk_running r = {.run = &run, .out = &out, .result = JK_OK};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		jk_place_keep(&r, &places[i]);
	jk_insert_later(&r, 5, "[5]");
	jk_insert_later(&r, 3, "[3]");
	jk_insert_later(&r, 3, "[again]");
	jk_put_insertions(&r);
	ck_assert_int_eq(r.result, JK_OK);
	ck_assert_str_eq(jk_buffer_text(&out), "abc[3][again]de[5]f");
	ck_assert_uint_eq(places[0], 0);
	ck_assert_uint_eq(places[1], 3);
	ck_assert_uint_eq(places[2], 14);
	ck_assert_uint_eq(places[3], 19);
	jk_buffer_dispose(&out);
	jk_arena_free(arena);
}
END_TEST

Suite *suite_template_insertion(void)
{
	return jk_suite("template/insertion", (const TTest *const[]){texts_come_in_where_they_belong_and_places_move_along, NULL});
}
