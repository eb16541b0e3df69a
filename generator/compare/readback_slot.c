/* Where a value went when the sentence around it was edited: through what both texts share. */
#include <string.h>
#include "base/text.h"
#include "compare/readback.h"

static size_t characters(const char *text, size_t from, size_t to)
{
	size_t count = 0;
	for (size_t i = from; i < to; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

static size_t advance(const char *text, size_t from, size_t to, size_t count)
{
	while (from < to && count--)
		do
			from++;
		while (from < to && ((unsigned char)text[from] & 0xC0) == 0x80);
	return from;
}

typedef struct {
	const jk_list *stretches;
	const char *was, *is;
} shared;

static const jk_stretch *stretch_at(const shared *s, size_t index) { return s->stretches->items[index]; }

/* Where an old byte is now. Of what was replaced: where that begins, or (`end`) ends. Kept text differs in width at most. */
static size_t carry(const shared *s, size_t at, int end)
{
	for (size_t i = 0; i < s->stretches->count; i++) {
		const jk_stretch *p = stretch_at(s, i);
		if (p->mark == JK_INSERTED || (end ? at <= p->old_from || at > p->old_to : at < p->old_from || at >= p->old_to))
			continue;
		if (p->mark == JK_KEPT)
			return advance(s->is, p->new_from, p->new_to, characters(s->was, p->old_from, at));
		const jk_stretch *next = i + 1 < s->stretches->count ? stretch_at(s, i + 1) : NULL;
		return end && next && next->mark == JK_INSERTED ? next->new_to : p->new_from;
	}
	return end ? strlen(s->is) : 0;
}

/* Whether what was taken out began before the value: 直ちに（遅くとも24時間以内に） became 速やかに. */
static int fell_with_more(const shared *s, size_t at)
{
	for (size_t i = 0; i < s->stretches->count; i++) {
		const jk_stretch *p = stretch_at(s, i);
		if (p->mark == JK_DELETED && p->old_from < at && at < p->old_to)
			return 1;
	}
	return 0;
}

static jk_result carry_all(jk_value_slot *slots, size_t count, jk_arena *arena, const char *was, const char *is, jk_words *words)
{
	jk_list stretches = {0};
	if (jk_words_compare(&stretches, arena, words, was, strlen(was), is, strlen(is)) != JK_OK)
		return JK_NO_MEMORY;
	const shared s = {&stretches, was, is};
	for (size_t i = 0; i < count; i++) {
		slots[i].found = 1;
		slots[i].new_from = carry(&s, slots[i].from, 0);
		slots[i].new_to = carry(&s, slots[i].to, 1);
		if (slots[i].new_to < slots[i].new_from)
			slots[i].new_to = slots[i].new_from;
		jk_slot_narrow(&slots[i], is);
		if (jk_slot_lacks_number(&slots[i], is) && fell_with_more(&s, slots[i].from))
			slots[i].new_to = slots[i].new_from;
	}
	return JK_OK;
}

jk_result jk_slots_find(jk_value_slot *slots, size_t count, jk_arena *arena, const jk_side_block *block, const char *text, jk_words *words)
{
	int matched;
	jk_result result = jk_slots_match(&matched, slots, count, arena, block->text, text, 1);
	if (result == JK_OK && !matched)
		result = jk_slots_match(&matched, slots, count, arena, block->text, text, 0);
	return result != JK_OK || matched ? result : carry_all(slots, count, arena, block->text, text, words);
}
