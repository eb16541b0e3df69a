/* The paragraphs of a clause that stands on all three sides. */
#include <string.h>
#include "base/text.h"
#include "update/planning.h"

/* A clause at work. */
typedef struct {
	jk_plan *plan;
	const jk_unit_pair *hand, *release;
	size_t behind; /* paragraph of the draft behind which the next new one stands */
} blocks;

static int is_table(const jk_side_block *block) { return block->kind == JK_BLOCK_TABLE; }

static const char *text_of(jk_plan *plan, const jk_side_block *block)
{
	if (!is_table(block))
		return block->text;
	const char *text = "";
	for (size_t r = 0; r < block->rows.count; r++) {
		const jk_side_row *row = block->rows.items[r];
		for (size_t i = 0; i < row->cells.count; i++)
			text = jk_plan_keep(plan, jk_arena_format(plan->arena, "%s%s%s", text, i ? "｜" : r ? "\n" : "", (const char *)row->cells.items[i]));
	}
	return text;
}

static int is_untouched(const jk_block_pair *hand) { return hand->state == JK_PAIR_SAME; }

/* --- what the release has and the base had not --- */

/* The hand put in the very same. */
static int stands_already(const jk_unit_pair *hand, const jk_side_block *block)
{
	for (size_t i = 0; i < hand->blocks.count; i++) {
		const jk_block_pair *pair = hand->blocks.items[i];
		if (!pair->old_block && pair->new_block && pair->new_block->kind == block->kind && strcmp(pair->new_block->text, block->text) == 0 && !is_table(block))
			return 1;
	}
	return 0;
}

/* Paragraphs that follow each other in the source come as one. */
static int extends_last(const jk_plan *plan, size_t behind, size_t source, size_t last)
{
	jk_planned *step = plan->steps.count ? plan->steps.items[plan->steps.count - 1] : NULL;
	if (!step || step->amendment.kind != JK_AMEND_INSERT || step->line != plan->line || step->amendment.paragraph != behind ||
	    step->amendment.source_last + 1 != source)
		return 0;
	step->amendment.source_last = last;
	return 1;
}

static void insert(blocks *b, const jk_side_block *block)
{
	jk_plan *plan = b->plan;
	const jk_side_block *source = jk_plan_source(plan, b->release->new_unit, block);
	const char *remark = jk_plan_keep(plan, jk_arena_format(plan->arena, "%sでは、ここに次の段落が加わった。手で入れる。\n%s", plan->author, text_of(plan, block)));
	if (!source || !source->paragraph) {
		jk_plan_tell(plan, b->behind, remark);
		return;
	}
	plan->tally.put_in = 1;
	if (!extends_last(plan, b->behind, jk_block_first(source), jk_block_last(source))) {
		plan->groups++;
		jk_plan_add(plan,
			    &(jk_amendment){.kind = JK_AMEND_INSERT, .paragraph = b->behind, .source = jk_block_first(source), .source_last = jk_block_last(source)},
			    remark);
	}
	jk_plan_ask(plan, block, b->behind, jk_block_first(source));
}

/* --- what the base had and the release has not --- */

static void take_out(blocks *b, const jk_block_pair *hand, const jk_side_block *base)
{
	jk_plan *plan = b->plan;
	if (!hand)
		return;
	const jk_side_block *stands = hand->new_block;
	if (!is_untouched(hand)) {
		jk_plan_conflict(plan, jk_block_first(stands), "この段落は、手で直されているが、カタログでは削られた。手で直された文を残した。残すかどうかを決める。", text_of(plan, stands),
				 text_of(plan, base), "");
		return;
	}
	plan->groups++;
	plan->tally.put_in = 1;
	jk_plan_add(plan, &(jk_amendment){.kind = JK_AMEND_REMOVE, .paragraph = jk_block_first(stands), .last = jk_block_last(stands)},
		    jk_plan_keep(plan, jk_arena_format(plan->arena, "この段落は、%sでは削られた。手で削る。", plan->author)));
}

/* --- what both have --- */

static int same_rows(const jk_side_block *a, const jk_side_block *b)
{
	int same = a->rows.count == b->rows.count;
	for (size_t r = 0; same && r < a->rows.count; r++) {
		const jk_side_row *x = a->rows.items[r], *y = b->rows.items[r];
		same = x->cells.count == y->cells.count;
		for (size_t i = 0; same && i < x->cells.count; i++)
			same = strcmp(x->cells.items[i], y->cells.items[i]) == 0;
	}
	return same;
}

static void leave_out(blocks *b, const jk_block_pair *release)
{
	jk_plan *plan = b->plan;
	plan->tally.left_out = 1;
	jk_plan_remark(plan, b->behind, 0,
		       jk_plan_keep(plan, jk_arena_format(plan->arena, "ここにあった段落は手で削られているが、%sで改正された。元に戻していない。必要かどうかを確かめる。\n作成時：%s\n%s：%s",
							  plan->author, text_of(plan, release->old_block), plan->author, text_of(plan, release->new_block))));
}

static void merge_texts(blocks *b, const jk_block_pair *hand, const jk_block_pair *release)
{
	jk_plan *plan = b->plan;
	const jk_side_block *stands = hand->new_block, *source = jk_plan_source(plan, b->release->new_unit, release->new_block);
	static const jk_list nowhere = {0};
	const jk_three_texts texts = {.base = release->old_block->text, .hand = stands->text, .release = release->new_block->text,
				      .hand_places = &stands->places, .release_places = source ? &source->places : &nowhere,
				      .base_block = release->old_block, .release_block = release->new_block, .paragraph = jk_block_first(stands),
				      .followed = release->state == JK_PAIR_SAME && release->renumbered};
	if (!jk_plan_texts(plan, &texts))
		jk_plan_tell(plan, texts.paragraph,
			     jk_plan_keep(plan, jk_arena_format(plan->arena, "この段落は、%sで改正された。手で直す。\n作成時：%s\n%s：%s", plan->author, texts.base, plan->author, texts.release)));
}

/* A 項 that became a 号 has another style, which no change of words can tell. */
static int is_other_kind(const jk_block_pair *release) { return release->old_block->kind != release->new_block->kind; }

static void take_both(blocks *b, const jk_block_pair *hand, const jk_block_pair *release)
{
	const jk_side_block *base = release->old_block, *is = release->new_block;
	if (is_table(base) ? same_rows(base, is) : strcmp(base->text, is->text) == 0 && !is_other_kind(release))
		return;
	if (!hand)
		leave_out(b, release);
	else if (is_table(base))
		jk_plan_table(b->plan, b->release->new_unit, hand, release);
	else if (is_other_kind(release) && is_untouched(hand)) {
		take_out(b, hand, base);
		b->behind = jk_block_last(hand->new_block);
		insert(b, is);
	} else
		merge_texts(b, hand, release);
}

static void take_block(blocks *b, const jk_block_pair *release)
{
	jk_plan *plan = b->plan;
	const jk_block_pair *hand = release->old_block ? jk_plan_block(b->hand, release->old_block) : NULL;
	int here = hand && !hand->elsewhere;
	if (!release->old_block) {
		if (!stands_already(b->hand, release->new_block))
			insert(b, release->new_block);
		return;
	}
	if (release->elsewhere) {
		/* It goes where it was and comes where it is; what the hand made of it cannot come along. */
		if (release->new_block)
			insert(b, release->new_block);
		else
			take_out(b, hand, release->old_block);
		return;
	}
	if (release->new_block)
		take_both(b, hand, release);
	else
		take_out(b, hand, release->old_block);
	if (release->new_block && release->moved && hand)
		jk_plan_tell(plan, jk_block_first(hand->new_block),
			     jk_plan_keep(plan, jk_arena_format(plan->arena, "%sでは、この段落の置かれる位置が変わった。必要な場合は、手で移す。", plan->author)));
	if (here)
		b->behind = jk_block_last(hand->new_block);
}

void jk_plan_blocks(jk_plan *plan, const jk_unit_pair *hand, const jk_unit_pair *release)
{
	blocks b = {.plan = plan, .hand = hand, .release = release, .behind = jk_unit_first(hand->new_unit)};
	/* In front of all of them: behind what stands before the clause. */
	b.behind = b.behind ? b.behind - 1 : 0;
	for (size_t i = 0; i < release->blocks.count && !plan->no_memory; i++)
		take_block(&b, release->blocks.items[i]);
}
