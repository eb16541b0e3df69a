/* Words changed on two sides: what stands by itself, and what meets. */
#include "update/merge.h"
#include <string.h>

/* --- edits --- */

static jk_result add_edit(jk_list *out, jk_arena *arena, const jk_stretch *first)
{
	jk_edit *edit = jk_arena_allocate(arena, sizeof *edit);
	if (!edit)
		return JK_NO_MEMORY;
	*edit = (jk_edit){first->old_from, first->old_from, first->new_from, first->new_from};
	return jk_list_add(out, arena, edit);
}

jk_result jk_edits_of(jk_list *out, jk_arena *arena, jk_words *words, const char *old_text, const char *new_text)
{
	jk_list stretches = {0};
	int open = 0;
	if (strcmp(old_text, new_text) == 0)
		return JK_OK;
	jk_result result = jk_words_compare_exact(&stretches, arena, words, old_text, strlen(old_text), new_text, strlen(new_text));
	for (size_t i = 0; i < stretches.count && result == JK_OK; i++) {
		const jk_stretch *s = stretches.items[i];
		if (s->mark == JK_KEPT) {
			open = 0;
			continue;
		}
		if (!open)
			result = add_edit(out, arena, s);
		open = 1;
		jk_edit *edit = result == JK_OK ? out->items[out->count - 1] : NULL;
		if (edit && s->mark == JK_DELETED)
			edit->old_to = s->old_to;
		else if (edit)
			edit->new_to = s->new_to;
	}
	return result;
}

/* --- one base, two lists --- */

typedef struct {
	const jk_list *edits;
	size_t next;   /* that was not looked at yet */
	size_t first;  /* of the hunk */
	size_t before, after; /* the end of the last edit looked at: in the base, in the text */
} reader;

static const jk_edit *peek(const reader *r) { return r->next < r->edits->count ? r->edits->items[r->next] : NULL; }

/* Takes the edits that reach `to`, or touch it. Whether there was any. */
static int take_touching(reader *r, size_t *to)
{
	int taken = 0;
	for (const jk_edit *edit; (edit = peek(r)) != NULL && edit->old_from <= *to; r->next++, taken = 1)
		*to = edit->old_to > *to ? edit->old_to : *to;
	return taken;
}

/* What stands for a stretch of the base: between edits both run alike. */
static void range_of(const reader *r, size_t from, size_t to, size_t *out_from, size_t *out_to)
{
	const jk_edit *first = r->first < r->next ? r->edits->items[r->first] : NULL, *last = first ? r->edits->items[r->next - 1] : NULL;
	*out_from = first ? first->new_from - (first->old_from - from) : r->after + (from - r->before);
	*out_to = last ? last->new_to + (to - last->old_to) : r->after + (to - r->before);
}

static void pass(reader *r)
{
	if (r->first == r->next)
		return;
	const jk_edit *last = r->edits->items[r->next - 1];
	r->before = last->old_to;
	r->after = last->new_to;
	r->first = r->next;
}

static jk_merge_kind kind_of(const reader *hand, const reader *release, const jk_hunk *h, const char *hand_text, const char *release_text)
{
	if (release->first == release->next)
		return JK_MERGE_HAND;
	if (hand->first == hand->next)
		return JK_MERGE_RELEASE;
	size_t length = h->hand_to - h->hand_from;
	int same = length == h->new_to - h->new_from && memcmp(hand_text + h->hand_from, release_text + h->new_from, length) == 0;
	return same ? JK_MERGE_SAME : JK_MERGE_CONFLICT;
}

jk_result jk_merge_edits(jk_list *out, jk_arena *arena, const jk_list *by_hand, const jk_list *by_release, const char *hand_text,
			 const char *release_text)
{
	reader hand = {.edits = by_hand}, release = {.edits = by_release};
	while (peek(&hand) || peek(&release)) {
		jk_hunk *h = jk_arena_allocate(arena, sizeof *h);
		if (!h || jk_list_add(out, arena, h) != JK_OK)
			return JK_NO_MEMORY;
		const jk_edit *a = peek(&hand), *b = peek(&release);
		h->base_from = !b || (a && a->old_from <= b->old_from) ? a->old_from : b->old_from;
		h->base_to = h->base_from;
		while (take_touching(&hand, &h->base_to) | take_touching(&release, &h->base_to))
			;
		range_of(&hand, h->base_from, h->base_to, &h->hand_from, &h->hand_to);
		range_of(&release, h->base_from, h->base_to, &h->new_from, &h->new_to);
		h->kind = kind_of(&hand, &release, h, hand_text, release_text);
		pass(&hand);
		pass(&release);
	}
	return JK_OK;
}
