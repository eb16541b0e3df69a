/* Values of parameters: which changed, and which way. */
#include "base/text.h"
#include "compare/judging.h"
#include "compare/quantity.h"

static const jk_side_value *value_named(const jk_list *values, const char *name)
{
	for (size_t i = 0; i < values->count; i++) {
		const jk_side_value *value = values->items[i];
		if (jk_text_equal(value->name, name))
			return value;
	}
	return NULL;
}

static int is_decided(const jk_side_value *value) { return value && (value->raw || value->text); }

static int compare_numbers(int *order, const jk_side_value *was, const jk_side_value *is)
{
	double a, b;
	if (!was->raw || !is->raw || !jk_text_number(was->raw, &a) || !jk_text_number(is->raw, &b))
		return 0;
	return jk_quantity_compare(order, a, was->unit, b, is->unit);
}

static int is_same(const jk_side_value *was, const jk_side_value *is)
{
	int order;
	if (!is_decided(was) || !is_decided(is))
		return !is_decided(was) && !is_decided(is); /* nobody had decided, and nobody has */
	if (was->raw && is->raw)
		return (jk_text_equal(was->raw, is->raw) && jk_text_equal(was->unit, is->unit)) ||
		       (compare_numbers(&order, was, is) && order == 0 && jk_text_equal(was->unit, is->unit));
	return jk_text_equal(was->text, is->text);
}

static jk_effect by_order(int order, jk_stricter stricter)
{
	if (order == 0)
		return JK_EFFECT_NEUTRAL;
	if (stricter == JK_STRICTER_NONE)
		return JK_EFFECT_UNCLEAR;
	return (order > 0) == (stricter == JK_STRICTER_MORE) ? JK_EFFECT_STRENGTHENED : JK_EFFECT_WEAKENED;
}

static jk_stricter stricter_of(const jk_side_value *was, const jk_side_value *is)
{
	jk_stricter stricter = is ? is->stricter : JK_STRICTER_NONE;
	return stricter == JK_STRICTER_NONE && was ? was->stricter : stricter;
}

/* A clause demands more with a measure than without one. Where no direction is known, only a person can tell. */
static jk_effect effect_of(const jk_side_value *was, const jk_side_value *is)
{
	int order;
	if (was && is && is_decided(was) != is_decided(is))
		return is_decided(is) ? JK_EFFECT_STRENGTHENED : JK_EFFECT_WEAKENED;
	if (!was || !is) {
		int known = stricter_of(was, is) != JK_STRICTER_NONE || (was ? was : is)->has_rank;
		return !known ? JK_EFFECT_UNCLEAR : is ? JK_EFFECT_STRENGTHENED : JK_EFFECT_WEAKENED;
	}
	if (was->has_rank && is->has_rank)
		return by_order((is->rank > was->rank) - (is->rank < was->rank), JK_STRICTER_MORE);
	return compare_numbers(&order, is, was) ? by_order(order, stricter_of(was, is)) : JK_EFFECT_UNCLEAR;
}

static jk_result add(jk_unit_pair *unit, jk_arena *arena, const jk_side_value *was, const jk_side_value *is)
{
	jk_value_change *change = jk_arena_allocate(arena, sizeof *change);
	if (!change)
		return JK_NO_MEMORY;
	*change = (jk_value_change){was, is, effect_of(was, is)};
	return jk_list_add(&unit->values, arena, change);
}

/* --- what a clause of a specification is to a bidder --- */

/* A condition of taking part and what must be met bind alike; what is only scored, or only told, binds less. */
static jk_side_value *role_value(jk_arena *arena, const char *role)
{
	static const struct {
		const char *role, *text;
		int rank;
	} roles[] = {{"qualification", "参加資格", 2}, {"mandatory", "必須", 2}, {"scored", "加点", 1}, {"information", "情報", 0}};
	jk_side_value *value = jk_arena_allocate(arena, sizeof *value);
	if (!value)
		return NULL;
	*value = (jk_side_value){.name = "role", .label = "要求の区分", .raw = role, .text = role, .origin = "catalog"};
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (jk_text_equal(role, roles[i].role)) {
			value->text = roles[i].text;
			value->rank = roles[i].rank;
			value->has_rank = 1;
		}
	return value;
}

/* Documents do not tell it. */
static jk_result judge_role(jk_unit_pair *unit, jk_arena *arena)
{
	const char *was = unit->old_unit->role, *is = unit->new_unit->role;
	if (!was || !is || jk_text_equal(was, is))
		return JK_OK;
	const jk_side_value *old_value = role_value(arena, was), *new_value = role_value(arena, is);
	return old_value && new_value ? add(unit, arena, old_value, new_value) : JK_NO_MEMORY;
}

jk_result jk_judge_values(jk_unit_pair *unit, jk_arena *arena)
{
	const jk_list *olds = &unit->old_unit->values, *news = &unit->new_unit->values;
	for (size_t i = 0; i < news->count; i++) {
		const jk_side_value *is = news->items[i], *was = value_named(olds, is->name);
		if (!is_same(was, is) && add(unit, arena, was, is) != JK_OK)
			return JK_NO_MEMORY;
	}
	for (size_t i = 0; i < olds->count; i++) {
		const jk_side_value *was = olds->items[i];
		if (!value_named(news, was->name) && !is_same(was, NULL) && add(unit, arena, was, NULL) != JK_OK)
			return JK_NO_MEMORY;
	}
	return judge_role(unit, arena);
}
