/* Which paragraph marks are inserted and deleted.
 *
 * A paragraph mark ends its paragraph and joins it to the next one when it goes. The last mark before a table, or before the end of a body, cell or
 * note, cannot go: there is nothing to join. So in each *segment* (paragraphs in a row) old and new text share the last mark, and where a paragraph
 * is put in or taken out behind the last common one, the mark in front of it carries the change. */
#include "redline/docx.h"

static int is_table(const jk_wml_step *s) { return (s->old_block ? s->old_block : s->new_block)->table != NULL; }
static int has_old(const jk_wml_step *s) { return s->kind == JK_STEP_PAIR || s->kind == JK_STEP_REMOVED || s->kind == JK_STEP_MOVED_FROM; }
static int has_new(const jk_wml_step *s) { return s->kind == JK_STEP_PAIR || s->kind == JK_STEP_ADDED || s->kind == JK_STEP_MOVED_TO; }

/* --- moves that cannot be one --- */

static jk_wml_step *step_at(const jk_list *steps, size_t index) { return steps->items[index]; }

/* Both halves of a move become a deletion and an insertion. */
static void give_up_move(jk_wml_step *step)
{
	if (step->kind != JK_STEP_MOVED_FROM && step->kind != JK_STEP_MOVED_TO)
		return;
	jk_wml_step *from = step->old_block->moving, *to = step->new_block->moving;
	from->kind = JK_STEP_REMOVED;
	from->new_block = NULL;
	to->kind = JK_STEP_ADDED;
	to->old_block = NULL;
}

/* --- sharing the last mark --- */

/* Moves the step at `from` to `to`, which stands behind it. */
static void move_step(jk_list *steps, size_t from, size_t to)
{
	void *step = steps->items[from];
	for (size_t i = from; i < to; i++)
		steps->items[i] = steps->items[i + 1];
	steps->items[to] = step;
}

/* Index of the last step in [from, to) that `has`; `to` when there is none. */
static size_t last_with(const jk_list *steps, size_t from, size_t to, int (*has)(const jk_wml_step *))
{
	for (size_t i = to; i > from; i--)
		if (has(step_at(steps, i - 1)))
			return i - 1;
	return to;
}

/* Makes one pair of what was taken out last and what was put in last; it stands where the later one stood. */
static void join(jk_list *steps, size_t old_at, size_t new_at)
{
	give_up_move(step_at(steps, old_at));
	give_up_move(step_at(steps, new_at));
	size_t last = old_at > new_at ? old_at : new_at, first = old_at > new_at ? new_at : old_at;
	jk_wml_step *pair = step_at(steps, last);
	pair->old_block = step_at(steps, old_at)->old_block;
	pair->new_block = step_at(steps, new_at)->new_block;
	pair->kind = JK_STEP_PAIR;
	pair->replaced = 1;
	move_step(steps, first, steps->count - 1);
	steps->count--;
}

static int is_plain(const jk_wml_step *s) { return s->kind != JK_STEP_PAIR; }

/* The segment [from, to) ends before a table or the end of all. Steps that were joined are gone: returns the new end. */
static size_t share_last_mark(jk_list *steps, size_t from, size_t to)
{
	size_t old_at = last_with(steps, from, to, has_old), new_at = last_with(steps, from, to, has_new);
	if (old_at == to || new_at == to || old_at == new_at)
		return to;
	if (is_plain(step_at(steps, old_at)) && is_plain(step_at(steps, new_at))) {
		join(steps, old_at, new_at);
		return to - 1;
	}
	give_up_move(step_at(steps, to - 1));
	return to;
}

/* Marks of the segment, when its last one is shared. */
static void shift_marks(jk_list *steps, size_t from, size_t to)
{
	size_t old_at = last_with(steps, from, to, has_old), new_at = last_with(steps, from, to, has_new);
	if (old_at == to || new_at == to || old_at == new_at)
		return;
	/* One of them is a pair, and what stands behind it is only on the other side. */
	size_t pair = old_at < new_at ? old_at : new_at;
	step_at(steps, pair)->boundary = old_at < new_at ? JK_INSERTED : JK_DELETED;
	step_at(steps, to - 1)->boundary = JK_KEPT;
	if (old_at > new_at)
		step_at(steps, to - 1)->look = step_at(steps, pair)->new_block;
}

static void own_marks(jk_list *steps)
{
	for (size_t i = 0; i < steps->count; i++) {
		jk_wml_step *s = step_at(steps, i);
		if (s->kind != JK_STEP_PAIR)
			s->boundary = has_old(s) ? JK_DELETED : JK_INSERTED;
	}
}

/* --- the end of all --- */

/* Takes a pair apart: its old and its new paragraph stand one behind the other. */
static void part(jk_wml *d, jk_list *steps, size_t at)
{
	jk_wml_step *step = step_at(steps, at), *added = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, sizeof *added));
	if (!added)
		return;
	jk_redline_add(d->r, steps, added);
	for (size_t i = steps->count - 1; i > at + 1; i--)
		steps->items[i] = steps->items[i - 1];
	steps->items[at + 1] = added;
	*added = (jk_wml_step){.kind = JK_STEP_ADDED, .new_block = step->new_block};
	step->kind = JK_STEP_REMOVED;
	step->new_block = NULL;
}

static size_t last_paragraph(const jk_list *steps, int (*has)(const jk_wml_step *))
{
	size_t at = last_with(steps, 0, steps->count, has);
	return at < steps->count && !is_table(step_at(steps, at)) ? at : steps->count;
}

/* Old and new text both end with a paragraph, and between those two a table came or went: the two share the end. */
static void share_end(jk_wml *d, jk_list *steps)
{
	size_t old_at = last_paragraph(steps, has_old), new_at = last_paragraph(steps, has_new);
	size_t first = old_at < new_at ? old_at : new_at, last = old_at < new_at ? new_at : old_at, i = first;
	if (old_at == new_at || last == steps->count)
		return;
	while (i < last && !is_table(step_at(steps, i)))
		i++;
	if (i == last)
		return;
	if (step_at(steps, first)->kind == JK_STEP_PAIR) {
		part(d, steps, first);
		if (!jk_redline_fine(d->r))
			return;
		/* The half that stays shows where the other text has it. */
		if (old_at < new_at) {
			new_at++;
		} else {
			new_at = first + 1;
			old_at++;
		}
	}
	join(steps, old_at, new_at);
}

void jk_wml_settle_marks(jk_wml *d, jk_list *steps)
{
	if (!d->amending)
		share_end(d, steps);
	for (size_t from = 0, i = 0; i <= steps->count && jk_redline_fine(d->r); i++) {
		if (i < steps->count && !is_table(step_at(steps, i)))
			continue;
		i = share_last_mark(steps, from, i);
		from = i + 1;
	}
	own_marks(steps);
	for (size_t from = 0, i = 0; i <= steps->count; i++) {
		if (i < steps->count && !is_table(step_at(steps, i)))
			continue;
		shift_marks(steps, from, i);
		from = i + 1;
	}
}
