/* The order of a redline's pieces. */
#include <string.h>
#include "redline/redlining.h"

typedef struct {
	jk_redlining *r;
	jk_list *out;
	const jk_align_item *old_items, *new_items;
	size_t old_count, new_count;
	const jk_alignment *alignment;
	int moves;
} ordering;

static void add_step(ordering *o, jk_step_kind kind, size_t old_at, size_t new_at)
{
	jk_step *step = jk_redline_need(o->r, jk_arena_allocate(o->r->arena, sizeof *step));
	if (!step)
		return;
	*step = (jk_step){.kind = kind, .old_at = old_at, .new_at = new_at};
	jk_redline_add(o->r, o->out, step);
}

/* Whether the new piece and its partner stay in order: they are one place of the redline. */
static int stays(const ordering *o, size_t new_at)
{
	return o->alignment->to_old[new_at] != JK_ALIGN_NONE && !o->alignment->moved[new_at];
}

static int is_move(const ordering *o, size_t old_at, size_t new_at)
{
	return o->moves && old_at != JK_ALIGN_NONE && new_at != JK_ALIGN_NONE &&
	       strcmp(o->old_items[old_at].text, o->new_items[new_at].text) == 0;
}

static void take_out(ordering *o, size_t old_at)
{
	size_t new_at = o->alignment->to_new[old_at];
	if (is_move(o, old_at, new_at))
		add_step(o, JK_STEP_MOVED_FROM, old_at, new_at);
	else
		add_step(o, JK_STEP_REMOVED, old_at, new_at);
}

static void put_in(ordering *o, size_t new_at)
{
	size_t old_at = o->alignment->to_old[new_at];
	if (is_move(o, old_at, new_at))
		add_step(o, JK_STEP_MOVED_TO, old_at, new_at);
	else
		add_step(o, JK_STEP_ADDED, old_at, new_at);
}

static void put_in_order(ordering *o)
{
	size_t i = 0, j = 0;
	while (j < o->new_count && jk_redline_fine(o->r)) {
		size_t pair = j;
		while (pair < o->new_count && !stays(o, pair))
			pair++;
		size_t end = pair < o->new_count ? o->alignment->to_old[pair] : o->old_count;
		for (; i < end; i++)
			take_out(o, i);
		for (; j < pair; j++)
			put_in(o, j);
		if (pair < o->new_count)
			add_step(o, JK_STEP_PAIR, i++, j++);
	}
	for (; i < o->old_count && jk_redline_fine(o->r); i++)
		take_out(o, i);
}

void jk_redline_steps(jk_list *out, jk_redlining *r, const jk_align_item *old_items, size_t old_count, const jk_align_item *new_items,
		      size_t new_count, int moves)
{
	static const jk_align_options without_moves = {.least_moved = 101};
	jk_alignment alignment;
	if (!jk_redline_fine(r) || !jk_redline_check(r, jk_align(&alignment, r->arena, old_items, old_count, new_items, new_count,
								 moves ? NULL : &without_moves)))
		return;
	ordering o = {r, out, old_items, new_items, old_count, new_count, &alignment, moves};
	put_in_order(&o);
}
