/* A text whose slots are groups: what stands between them must be as it was, and what stands in them is their value. */
#include <string.h>
#include "base/pattern.h"
#include "base/text.h"
#include "compare/readback.h"

enum { LONGEST_VALUE = 120 /* characters of a value that is no number */ };

static void put_literal(jk_buffer *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (strchr("\\^$.|?*+()[]{}#- /", text[i]))
			jk_buffer_char(out, '\\');
		jk_buffer_char(out, text[i]);
	}
}

/* A number in either width or in kanji, and a word of a unit. */
static void put_number(jk_buffer *out)
{
	jk_buffer_string(out, "[0-9０-９,，.．〇一二三四五六七八九十百千万億 　]+[^0-9０-９、。]{0,6}?");
}

static int is_number(const jk_side_value *value)
{
	double number;
	return value->raw && value->unit && jk_text_number(value->raw, &number);
}

static void put_slot(jk_buffer *out, const jk_value_slot *slot, size_t index, int numbers)
{
	jk_buffer_format(out, "(?<v%zu>", index);
	if (numbers && is_number(slot->value))
		put_number(out);
	else
		jk_buffer_format(out, "[^。]{1,%d}?", LONGEST_VALUE);
	jk_buffer_char(out, ')');
}

static jk_result put_expression(jk_buffer *out, const jk_value_slot *slots, size_t count, const char *base, int numbers)
{
	size_t at = 0;
	for (size_t i = 0; i < count; i++) {
		put_literal(out, base + at, slots[i].from - at);
		put_slot(out, &slots[i], i, numbers);
		at = slots[i].to;
	}
	put_literal(out, base + at, strlen(base) - at);
	return jk_buffer_result(out);
}

static void take_groups(jk_value_slot *slots, size_t count, const jk_group *groups)
{
	for (size_t i = 0; i < count; i++) {
		slots[i].found = slots[i].exact = groups[i].found;
		slots[i].new_from = groups[i].start;
		slots[i].new_to = groups[i].end;
	}
}

/* Slots that touch each other cannot be told apart. */
static int can_match(const jk_value_slot *slots, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (slots[i].from <= slots[i - 1].to)
			return 0;
	return 1;
}

jk_result jk_slots_match(int *matched, jk_value_slot *slots, size_t count, jk_arena *arena, const char *base, const char *text,
			 int numbers)
{
	jk_pattern *pattern = NULL;
	jk_diagnostics *unheard = NULL; /* a pattern that does not compile is no fault of the reader's */
	jk_buffer expression;
	*matched = 0;
	if (!can_match(slots, count))
		return JK_OK;
	jk_group *groups = jk_arena_array(arena, count + 1, sizeof *groups);
	jk_buffer_init(&expression, 0);
	jk_result result = groups ? put_expression(&expression, slots, count, base, numbers) : JK_NO_MEMORY;
	if (result == JK_OK)
		result = jk_diagnostics_new(&unheard);
	if (result == JK_OK)
		result = jk_pattern_compile(&pattern, jk_buffer_text(&expression), NULL, unheard);
	if (result == JK_OK)
		result = jk_pattern_groups(matched, groups, count, pattern, text);
	if (result == JK_OK && *matched)
		take_groups(slots, count, groups);
	jk_pattern_free(pattern);
	jk_diagnostics_free(unheard);
	jk_buffer_dispose(&expression);
	return result == JK_FAILED ? JK_OK : result;
}
