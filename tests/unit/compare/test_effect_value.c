/* Values of parameters: which way a change goes. */
#include "compare/judging.h"
#include "suite.h"

typedef struct {
	const char *raw, *unit, *text;
	int rank, has_rank;
} shown;

#define NONE {0}
#define UNDECIDED {.text = NULL}

static const struct {
	const char *what;
	jk_stricter stricter;
	int has_old, has_new;
	shown was, is;
	int changed;
	jk_effect effect;
} rows[] = {
	{"the same", JK_STRICTER_LESS, 1, 1, {"24", "hour", "24時間", 0, 0}, {"24", "hour", "２４時間", 0, 0}, 0, JK_EFFECT_NEUTRAL},
	{"written otherwise", JK_STRICTER_LESS, 1, 1, {"24.0", "hour", "24時間", 0, 0}, {"24", "hour", "24時間", 0, 0}, 0, JK_EFFECT_NEUTRAL},
	{"longer", JK_STRICTER_LESS, 1, 1, {"24", "hour", "24時間", 0, 0}, {"48", "hour", "48時間", 0, 0}, 1, JK_EFFECT_WEAKENED},
	{"another unit, as long", JK_STRICTER_LESS, 1, 1, {"24", "hour", "24時間", 0, 0}, {"1", "day", "1日", 0, 0}, 1, JK_EFFECT_NEUTRAL},
	{"another unit, shorter", JK_STRICTER_LESS, 1, 1, {"3", "day", "3日", 0, 0}, {"24", "hour", "24時間", 0, 0}, 1, JK_EFFECT_STRENGTHENED},
	{"business days are longer", JK_STRICTER_LESS, 1, 1, {"3", "day", "3日", 0, 0}, {"3", "business-day", "3営業日", 0, 0}, 1, JK_EFFECT_WEAKENED},
	{"more is stricter", JK_STRICTER_MORE, 1, 1, {"99.5", "percent", "99.5％", 0, 0}, {"99.9", "percent", "99.9％", 0, 0}, 1, JK_EFFECT_STRENGTHENED},
	{"more without a direction", JK_STRICTER_NONE, 1, 1, {"5", "person", "5人", 0, 0}, {"6", "person", "6人", 0, 0}, 1, JK_EFFECT_UNCLEAR},
	{"other words", JK_STRICTER_NONE, 1, 1, {"甲課", NULL, "甲課", 0, 0}, {"乙課", NULL, "乙課", 0, 0}, 1, JK_EFFECT_UNCLEAR},
	{"a choice of a lower rank", JK_STRICTER_NONE, 1, 1, {"x", NULL, "減額", 3, 1}, {"y", NULL, "協議", 1, 1}, 1, JK_EFFECT_WEAKENED},
	{"a choice of the same rank", JK_STRICTER_NONE, 1, 1, {"x", NULL, "甲", 2, 1}, {"y", NULL, "乙", 2, 1}, 1, JK_EFFECT_NEUTRAL},
	{"decided", JK_STRICTER_LESS, 1, 1, UNDECIDED, {"24", "hour", "24時間", 0, 0}, 1, JK_EFFECT_STRENGTHENED},
	{"undecided now", JK_STRICTER_LESS, 1, 1, {"24", "hour", "24時間", 0, 0}, UNDECIDED, 1, JK_EFFECT_WEAKENED},
	{"undecided still", JK_STRICTER_LESS, 1, 1, UNDECIDED, UNDECIDED, 0, JK_EFFECT_NEUTRAL},
	{"gone", JK_STRICTER_LESS, 1, 0, {"24", "hour", "24時間", 0, 0}, NONE, 1, JK_EFFECT_WEAKENED},
	{"new", JK_STRICTER_LESS, 0, 1, NONE, {"24", "hour", "24時間", 0, 0}, 1, JK_EFFECT_STRENGTHENED},
	{"gone without a direction", JK_STRICTER_NONE, 1, 0, {"甲課", NULL, "甲課", 0, 0}, NONE, 1, JK_EFFECT_UNCLEAR},
	{"undecided and gone", JK_STRICTER_LESS, 1, 0, UNDECIDED, NONE, 0, JK_EFFECT_NEUTRAL},
	{"not to be read", JK_STRICTER_LESS, 1, 1, {"24", "hour", "24時間", 0, 0}, {NULL, NULL, "合理的な期間", 0, 0}, 1, JK_EFFECT_UNCLEAR},
};

static jk_side_value value_of(const shown *s, jk_stricter stricter)
{
	return (jk_side_value){.name = "x", .label = "期限", .raw = s->raw, .unit = s->unit, .text = s->text, .stricter = stricter, .rank = s->rank, .has_rank = s->has_rank};
}

START_TEST(values_change_as_the_table_says)
{
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		jk_side_value was = value_of(&rows[i].was, rows[i].stricter), is = value_of(&rows[i].is, rows[i].stricter);
		jk_side_unit old_unit = {0}, new_unit = {0};
		jk_unit_pair unit = {.old_unit = &old_unit, .new_unit = &new_unit};
		ck_assert(!rows[i].has_old || jk_list_add(&old_unit.values, arena, &was) == JK_OK);
		ck_assert(!rows[i].has_new || jk_list_add(&new_unit.values, arena, &is) == JK_OK);
		ck_assert_int_eq(jk_judge_values(&unit, arena), JK_OK);
		ck_assert_msg(unit.values.count == (size_t)rows[i].changed, "%s: %zu changes", rows[i].what, unit.values.count);
		if (rows[i].changed) {
			const jk_value_change *change = unit.values.items[0];
			ck_assert_msg(change->effect == rows[i].effect, "%s: effect %d", rows[i].what, change->effect);
		}
	}
	jk_arena_free(arena);
}
END_TEST

START_TEST(what_a_clause_is_to_a_bidder_is_judged_like_a_value)
{
	static const struct {
		const char *was, *is;
		int changed;
		jk_effect effect;
	} roles[] = {{"mandatory", "scored", 1, JK_EFFECT_WEAKENED},      {"information", "mandatory", 1, JK_EFFECT_STRENGTHENED},
		     {"qualification", "mandatory", 1, JK_EFFECT_NEUTRAL}, {"mandatory", "mandatory", 0, JK_EFFECT_NEUTRAL},
		     {"mandatory", NULL, 0, JK_EFFECT_NEUTRAL},            {"mandatory", "other", 1, JK_EFFECT_UNCLEAR}};
	jk_arena *arena;
	ck_assert_int_eq(jk_arena_new(&arena), JK_OK);
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
		jk_side_unit old_unit = {.role = roles[i].was}, new_unit = {.role = roles[i].is};
		jk_unit_pair unit = {.old_unit = &old_unit, .new_unit = &new_unit};
		ck_assert_int_eq(jk_judge_values(&unit, arena), JK_OK);
		ck_assert_uint_eq(unit.values.count, (size_t)roles[i].changed);
		if (roles[i].changed)
			ck_assert_int_eq(((const jk_value_change *)unit.values.items[0])->effect, roles[i].effect);
	}
	jk_arena_free(arena);
}
END_TEST

Suite *suite_compare_effect_value(void)
{
	return jk_suite("compare/effect_value", (const TTest *const[]){values_change_as_the_table_says, what_a_clause_is_to_a_bidder_is_judged_like_a_value, NULL});
}
