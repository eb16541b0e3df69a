/* What stands in a slot: a number with its unit, a date, or words. */
#include <string.h>
#include "base/date.h"
#include "base/text.h"
#include "base/width.h"
#include "compare/quantity.h"
#include "compare/readback.h"

static int is_number(const jk_side_value *value)
{
	double number;
	return value->raw && value->unit && jk_text_number(value->raw, &number);
}

static int is_date(const jk_side_value *value)
{
	jk_date date;
	return value->raw && jk_date_parse(value->raw, &date);
}

/* The only quantity in text[from, to); 0 when there is none, or more than one: nothing is guessed. */
static int only_quantity(jk_quantity *out, const char *text, size_t from, size_t to)
{
	jk_quantity other;
	return jk_quantity_find(out, text, to, from) && !jk_quantity_find(&other, text, to, out->to);
}

void jk_slot_narrow(jk_value_slot *slot, const char *text)
{
	jk_quantity q;
	const char *words = slot->value->text;
	const char *same = words ? strstr(text + slot->new_from, words) : NULL;
	if (same && same + strlen(words) <= text + slot->new_to) {
		slot->new_from = (size_t)(same - text);
		slot->new_to = slot->new_from + strlen(words);
	} else if ((is_number(slot->value) || !slot->value->raw) && only_quantity(&q, text, slot->new_from, slot->new_to)) {
		slot->new_from = q.from;
		slot->new_to = q.to;
	}
}

int jk_slot_lacks_number(const jk_value_slot *slot, const char *text)
{
	jk_quantity q;
	return is_number(slot->value) && !jk_quantity_find(&q, text, slot->new_to, slot->new_from);
}

/* --- reading --- */

static jk_result same_words(int *out, const char *a, const char *b)
{
	jk_buffer x, y;
	jk_buffer_init(&x, 0);
	jk_buffer_init(&y, 0);
	jk_width_put_narrow(&x, a);
	jk_width_put_narrow(&y, b ? b : "");
	*out = jk_text_equal(jk_buffer_text(&x), jk_buffer_text(&y));
	jk_result result = x.failed || y.failed ? JK_NO_MEMORY : JK_OK;
	jk_buffer_dispose(&x);
	jk_buffer_dispose(&y);
	return result;
}

static jk_result read_number(jk_side_value *value, jk_arena *arena, const char *words)
{
	jk_quantity q;
	const char *plain = jk_text_trim(arena, words);
	if (!plain)
		return JK_NO_MEMORY;
	if (!only_quantity(&q, plain, 0, strlen(plain)) || q.from != 0 || q.to != strlen(plain))
		return JK_OK;
	value->raw = jk_arena_string(arena, q.raw);
	value->unit = q.unit;
	return value->raw ? JK_OK : JK_NO_MEMORY;
}

static jk_result read_date(jk_side_value *value, jk_arena *arena, const char *words)
{
	jk_date date;
	if (!jk_date_read(words, &date))
		return JK_OK;
	value->raw = jk_arena_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
	return value->raw ? JK_OK : JK_NO_MEMORY;
}

jk_result jk_slot_read(jk_side_value *value, jk_arena *arena, const jk_value_slot *slot, const char *text)
{
	const char *words = jk_arena_text(arena, text + slot->new_from, slot->new_to - slot->new_from);
	int same = 0;
	if (!words || same_words(&same, words, slot->value->text) != JK_OK)
		return JK_NO_MEMORY;
	value->text = words;
	if (same)
		return JK_OK;
	value->raw = value->unit = NULL;
	value->has_rank = value->rank = 0;
	if (is_date(slot->value))
		return read_date(value, arena, words);
	return is_number(slot->value) || !slot->value->raw ? read_number(value, arena, words) : JK_OK;
}
