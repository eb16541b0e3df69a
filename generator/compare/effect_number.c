/* Numbers and deadlines outside parameters: the words beside a number tell which way is stricter. */
#include <string.h>
#include "base/text.h"
#include "compare/judging.h"
#include "compare/quantity.h"

typedef struct {
	const char *word;
	jk_stricter stricter;
} hint;
/* What may stand right behind a number, in the sentence of a duty of the supplier. */
static const hint behind[] = {
	{"以内", JK_STRICTER_LESS},   {"以下", JK_STRICTER_LESS},   {"未満", JK_STRICTER_LESS},       {"を超えない", JK_STRICTER_LESS},
	{"ごと", JK_STRICTER_LESS},   {"毎に", JK_STRICTER_LESS},   {"までに", JK_STRICTER_LESS},     {"以上", JK_STRICTER_MORE},
	{"を下回らない", JK_STRICTER_MORE}, {"前までに", JK_STRICTER_MORE}, {"前に", JK_STRICTER_MORE}, {"を上限", JK_STRICTER_MORE},
	{"を限度", JK_STRICTER_MORE}, {"保存", JK_STRICTER_MORE},   {"保管", JK_STRICTER_MORE},       {"の間保", JK_STRICTER_MORE},
	{"の期間保", JK_STRICTER_MORE}, {"の頻度", JK_STRICTER_NONE}, {"に1回", JK_STRICTER_LESS},
};
/* What may stand right before it. */
static const hint before[] = {
	{"遅くとも", JK_STRICTER_LESS}, {"最大", JK_STRICTER_LESS}, {"最長", JK_STRICTER_LESS},
	{"少なくとも", JK_STRICTER_MORE}, {"最低", JK_STRICTER_MORE}, {"最短", JK_STRICTER_MORE},
};
enum { BEHIND = sizeof behind / sizeof *behind, BEFORE = sizeof before / sizeof *before };

static jk_stricter stricter_of(const char *text, const jk_quantity *q)
{
	for (unsigned i = 0; i < BEHIND; i++)
		if (jk_text_starts(text + q->to, behind[i].word))
			return behind[i].stricter;
	for (unsigned i = 0; i < BEFORE; i++) {
		size_t bytes = strlen(before[i].word);
		if (q->from >= bytes && strncmp(text + q->from - bytes, before[i].word, bytes) == 0)
			return before[i].stricter;
	}
	return JK_STRICTER_NONE;
}

/* --- pairs --- */

typedef struct {
	jk_quantity q;
	int used, is_value;
} number;
enum { NUMBERS_MOST = 32 /* in one hunk; what follows is not judged */ };
typedef struct {
	number items[NUMBERS_MOST];
	size_t count;
} numbers;

static void find_in(numbers *out, const char *text, jk_range range, const jk_list *values)
{
	size_t length = strlen(text), at = 0;
	jk_quantity q;
	out->count = 0;
	while (out->count < NUMBERS_MOST && jk_quantity_find(&q, text, length, at)) {
		at = q.to;
		if (jk_touches(range, q.from, q.to))
			out->items[out->count++] = (number){.q = q, .is_value = jk_in_ranges(values, q.from, q.from + 1)};
	}
}

static const char *words_of(jk_reading *r, const char *text, const number *n)
{
	return n ? jk_arena_text(r->arena, text + n->q.from, n->q.to - n->q.from) : "";
}

static jk_effect turned_by(int order, jk_stricter stricter)
{
	if (order == 0)
		return JK_EFFECT_NEUTRAL;
	if (stricter == JK_STRICTER_NONE)
		return JK_EFFECT_UNCLEAR;
	return (order > 0) == (stricter == JK_STRICTER_MORE) ? JK_EFFECT_STRENGTHENED : JK_EFFECT_WEAKENED;
}

static int is_suppliers(const jk_reading *r, const char *text, const jk_list *terms, const number *n)
{
	return jk_who_at(r, text, n->q.from) == JK_WHO_SUPPLIER && jk_duty_around(terms, text, n->q.from) != JK_DUTY_MAY;
}

static jk_effect effect_of(const jk_reading *r, const number *was, const number *is, int replaces)
{
	int order = was && is ? 0 : is ? 1 : -1;
	jk_stricter a = was ? stricter_of(r->was, &was->q) : JK_STRICTER_NONE, b = is ? stricter_of(r->is, &is->q) : JK_STRICTER_NONE;
	if ((was && !is_suppliers(r, r->was, &r->was_terms, was)) || (is && !is_suppliers(r, r->is, &r->is_terms, is)))
		return JK_EFFECT_UNCLEAR;
	if (!was || !is) /* a limit that comes is a demand more, whatever its direction; what it takes the place of may have been more */
		return replaces ? JK_EFFECT_UNCLEAR : turned_by(order, a != JK_STRICTER_NONE || b != JK_STRICTER_NONE ? JK_STRICTER_MORE : JK_STRICTER_NONE);
	if (!jk_quantity_compare(&order, is->q.number, is->q.unit, was->q.number, was->q.unit))
		return JK_EFFECT_UNCLEAR;
	return turned_by(order, a == b ? a : JK_STRICTER_NONE);
}

static jk_result tell(jk_reading *r, const jk_edit *edit, const number *was, const number *is)
{
	int replaces = edit->was.from < edit->was.to && edit->is.from < edit->is.to;
	const char *old_words = words_of(r, r->was, was), *new_words = words_of(r, r->is, is);
	if (!old_words || !new_words)
		return JK_NO_MEMORY;
	return jk_add_finding(r, JK_FINDING_NUMBER, effect_of(r, was, is, replaces), old_words, new_words);
}

static int same_amount(const number *was, const number *is)
{
	int order;
	return jk_quantity_compare(&order, was->q.number, was->q.unit, is->q.number, is->q.unit) && order == 0;
}

/* Numbers that stand on both sides of a hunk, in whatever order, are no change. */
static void cancel(numbers *was, numbers *is)
{
	for (size_t i = 0; i < was->count; i++)
		for (size_t k = 0; k < is->count && !was->items[i].used; k++)
			if (!is->items[k].used && same_amount(&was->items[i], &is->items[k]))
				was->items[i].used = is->items[k].used = 1;
}

static number *next_free(numbers *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!list->items[i].used)
			return &list->items[i];
	return NULL;
}

static int amounts_to(const jk_side_value *value, const number *n)
{
	double amount;
	int order;
	return value && value->raw && jk_text_number(value->raw, &amount) &&
	       jk_quantity_compare(&order, amount, value->unit, n->q.number, n->q.unit) && order == 0;
}

/* What a parameter says is told as its value, also where a table repeats it. */
static int is_told(const jk_reading *r, const number *was, const number *is)
{
	if ((was && was->is_value) || (is && is->is_value))
		return 1;
	for (size_t i = 0; was && is && i < r->unit->values.count; i++) {
		const jk_value_change *change = r->unit->values.items[i];
		if (amounts_to(change->old_value, was) && amounts_to(change->new_value, is))
			return 1;
	}
	return 0;
}

/* A number that comes or goes alone matters when it is a limit. */
static int matters(const jk_reading *r, const number *was, const number *is)
{
	return (was && is) || (was && stricter_of(r->was, &was->q)) || (is && stricter_of(r->is, &is->q));
}

static jk_result judge_edit(jk_reading *r, jk_edit *edit)
{
	numbers was, is;
	find_in(&was, r->was, edit->was, &r->was_values);
	find_in(&is, r->is, edit->is, &r->is_values);
	cancel(&was, &is);
	for (number *a = next_free(&was), *b = next_free(&is); a || b; a = next_free(&was), b = next_free(&is)) {
		int told = is_told(r, a, b), now = !told && matters(r, a, b);
		if (now && tell(r, edit, a, b) != JK_OK)
			return JK_NO_MEMORY;
		edit->judged |= told || now;
		if (a)
			a->used = 1;
		if (b)
			b->used = 1;
	}
	return JK_OK;
}

jk_result jk_judge_numbers(jk_reading *reading)
{
	for (size_t i = 0; i < reading->edits.count; i++) {
		jk_edit *edit = reading->edits.items[i];
		/* Of a sentence that came or went, its duty tells enough. */
		if (!(edit->judged && edit->whole) && judge_edit(reading, edit) != JK_OK)
			return JK_NO_MEMORY;
	}
	return JK_OK;
}
