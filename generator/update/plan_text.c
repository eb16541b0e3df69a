/* One paragraph, or one cell, three ways. */
#include <string.h>
#include "base/text.h"
#include "update/planning.h"

/* --- references --- */

/* A live reference whose number the draft itself brings up to date: in what is compared it has the number it had. */
typedef struct {
	size_t from, to; /* in the text that is compared */
	size_t at, end;  /* in the release's */
} swap;

typedef struct {
	const char *text; /* the release's with the numbers of the base */
	jk_list swaps;    /* swap, in order */
} followed;

/* How the base shows the number of a place; NULL when this paragraph does not name it. */
static const char *old_number(const jk_side_block *base, const char *bookmark)
{
	for (size_t i = 0; base && i < base->spans.count; i++) {
		const jk_side_span *span = base->spans.items[i];
		if (span->kind == JK_SPAN_REFERENCE && jk_text_equal(span->name, bookmark))
			return span->text;
	}
	return NULL;
}

static void add_swap(jk_plan *plan, followed *out, swap value)
{
	swap *s = jk_arena_allocate(plan->arena, sizeof *s);
	if (s)
		*s = value;
	plan->no_memory |= !s || jk_list_add(&out->swaps, plan->arena, s) != JK_OK;
}

static void follow(jk_plan *plan, followed *out, const jk_three_texts *t)
{
	jk_buffer text;
	size_t at = 0;
	*out = (followed){.text = t->release};
	if (!t->base_block || !t->release_block)
		return;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < t->release_block->spans.count; i++) {
		const jk_side_span *span = t->release_block->spans.items[i];
		size_t length = strlen(span->text);
		const char *old = span->kind == JK_SPAN_REFERENCE && span->name ? old_number(t->base_block, span->name) : NULL;
		if (old)
			add_swap(plan, out, (swap){text.length, text.length + strlen(old), at, at + length});
		jk_buffer_string(&text, old ? old : span->text);
		at += length;
	}
	out->text = jk_plan_keep(plan, text.failed ? NULL : jk_arena_string(plan->arena, jk_buffer_text(&text)));
	jk_buffer_dispose(&text);
}

/* A byte of what was compared as one of the release's text; one within a number is its beginning, or its end. */
static size_t unfollow(const followed *f, size_t byte, int end)
{
	const swap *last = NULL;
	for (size_t i = 0; i < f->swaps.count; i++) {
		const swap *s = f->swaps.items[i];
		if (byte > s->from && byte < s->to)
			return end ? s->end : s->at;
		if (byte >= s->to)
			last = s;
	}
	return last ? last->end + (byte - last->to) : byte;
}

static void unfollow_hunks(const followed *f, const jk_list *hunks)
{
	for (size_t i = 0; i < hunks->count; i++) {
		jk_hunk *h = hunks->items[i];
		h->new_to = unfollow(f, h->new_to, 1);
		h->new_from = unfollow(f, h->new_from, 0);
	}
}

/* --- hunks --- */

static int count_of(const jk_list *hunks, jk_merge_kind kind)
{
	int count = 0;
	for (size_t i = 0; i < hunks->count; i++)
		count += ((const jk_hunk *)hunks->items[i])->kind == kind;
	return count;
}

static int can_place(const jk_list *hunks, const jk_three_texts *t)
{
	for (size_t i = 0; i < hunks->count; i++) {
		const jk_hunk *h = hunks->items[i];
		if (h->kind != JK_MERGE_RELEASE)
			continue;
		if (!jk_where_is(t->hand_places, h->hand_from, h->hand_to).paragraph ||
		    (h->new_from < h->new_to && !jk_where_is(t->release_places, h->new_from, h->new_to).paragraph))
			return 0;
	}
	return 1;
}

static void put_hunk(jk_plan *plan, const jk_hunk *h, const jk_three_texts *t, const char *instead)
{
	jk_where place = jk_where_is(t->hand_places, h->hand_from, h->hand_to), from = {0};
	if (h->new_from < h->new_to)
		from = jk_where_is(t->release_places, h->new_from, h->new_to);
	jk_plan_add(plan,
		    &(jk_amendment){.kind = JK_AMEND_TEXT, .paragraph = place.paragraph, .from = place.from, .to = place.to, .source = from.paragraph,
				    .source_from = from.from, .source_to = from.to, .author = t->followed ? JK_UPDATE_NUMBERING : plan->author},
		    instead);
}

static void put_hunks(jk_plan *plan, const jk_list *hunks, const jk_three_texts *t)
{
	const char *instead = jk_plan_keep(plan, jk_arena_format(plan->arena, "%sの改正を、この段落に変更履歴として入れることができなかった。手で直す。\n作成時：%s\n%s：%s",
								 plan->author, t->base, plan->author, t->release));
	plan->groups++;
	for (size_t i = 0; i < hunks->count; i++) {
		const jk_hunk *h = hunks->items[i];
		if (h->kind == JK_MERGE_RELEASE)
			put_hunk(plan, h, t, instead);
	}
	plan->tally.put_in = 1;
	if (t->release_block)
		jk_plan_ask(plan, t->release_block, t->paragraph, 0);
}

static jk_result find_hunks(jk_list *hunks, jk_plan *plan, const jk_three_texts *t)
{
	jk_list by_hand = {0}, by_release = {0};
	followed release;
	follow(plan, &release, t);
	jk_result result = jk_edits_of(&by_release, plan->arena, plan->words, t->base, release.text);
	if (result == JK_OK)
		result = jk_edits_of(&by_hand, plan->arena, plan->words, t->base, t->hand);
	if (result == JK_OK)
		result = jk_merge_edits(hunks, plan->arena, &by_hand, &by_release, t->hand, release.text);
	if (result == JK_OK)
		unfollow_hunks(&release, hunks);
	return result;
}

int jk_plan_texts(jk_plan *plan, const jk_three_texts *t)
{
	jk_list hunks = {0};
	if (find_hunks(&hunks, plan, t) != JK_OK) {
		plan->no_memory = 1;
		return 1;
	}
	/* A paragraph is kept whole: half of what the release changed in a sentence may be worse than nothing. */
	if (count_of(&hunks, JK_MERGE_CONFLICT))
		jk_plan_conflict(plan, t->paragraph, "この段落は、手で直されているが、カタログでも同じ箇所が改正されている。手で直された文を残した。どちらによるかを決める。", t->hand,
				 t->base, t->release);
	else if (count_of(&hunks, JK_MERGE_RELEASE) && !can_place(&hunks, t))
		return 0;
	else if (count_of(&hunks, JK_MERGE_RELEASE))
		put_hunks(plan, &hunks, t);
	return 1;
}
