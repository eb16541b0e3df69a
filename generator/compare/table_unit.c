/* The rows of one unit of a 新旧対照表: matching 項 and 号 at one height, what is the same left out. */
#include "base/text.h"
#include "compare/table_private.h"

typedef struct {
	jk_contrasting *c;
	const jk_unit_pair *unit;
	const jk_block_pair **blocks;
	size_t count, *ends;       /* of each block: behind what stands below it */
	jk_contrast_shown *shown;
	size_t shown_count;
	jk_contrast_row *first;    /* row of the unit; NULL: there is none yet */
	jk_contrast_row *open;     /* a heading that waits for what follows in its row */
	size_t doubled;            /* blocks up to here belong to one whose label or title has double lines */
	size_t covered;            /* blocks up to here belong to one that came in or went, whose note is there */
	int captions;              /* the unit has a caption: its article is no heading */
	int is_row;                /* of a list */
	int repealed;              /* 第3条　削除 on one side: written anew as a whole, and without notes */
} unit_rows;

/* --- what the blocks are --- */

static jk_block_kind kind_of(const jk_block_pair *pair) { return (pair->new_block ? pair->new_block : pair->old_block)->kind; }

static unsigned depth_of(const jk_block_pair *pair)
{
	switch (kind_of(pair)) {
	case JK_BLOCK_CAPTION: return 0;
	case JK_BLOCK_ITEM: return 2;
	case JK_BLOCK_SUBITEM1: return 3;
	case JK_BLOCK_SUBITEM2: return 4;
	case JK_BLOCK_TABLE_TITLE: return 5;
	case JK_BLOCK_TABLE: return 6;
	default: return 1;
	}
}

static int has_label(const jk_block_pair *pair) { return *(pair->new_block ? pair->new_block : pair->old_block)->label != '\0'; }

static int is_heading(const unit_rows *u, const jk_block_pair *pair)
{
	return kind_of(pair) == JK_BLOCK_CAPTION || (kind_of(pair) == JK_BLOCK_ARTICLE && !u->captions);
}

/* What stands above the whole unit. */
static int heads_unit(const unit_rows *u, const jk_block_pair *pair) { return is_heading(u, pair) || kind_of(pair) == JK_BLOCK_ARTICLE; }

static jk_contrast_kind line_kind(const unit_rows *u, const jk_block_pair *pair)
{
	switch (kind_of(pair)) {
	case JK_BLOCK_CAPTION: return JK_LINE_CAPTION;
	case JK_BLOCK_ARTICLE: return u->captions ? JK_LINE_ARTICLE : JK_LINE_HEADING;
	case JK_BLOCK_ITEM: return JK_LINE_ITEM;
	case JK_BLOCK_SUBITEM1: return JK_LINE_SUBITEM1;
	case JK_BLOCK_SUBITEM2: return JK_LINE_SUBITEM2;
	case JK_BLOCK_TABLE_TITLE: return JK_LINE_TITLE;
	case JK_BLOCK_TABLE: return JK_LINE_TABLE;
	default: return has_label(pair) ? JK_LINE_PARAGRAPH : JK_LINE_PLAIN;
	}
}

static int is_repealed(const jk_side_block *block)
{
	return block && jk_text_starts(block->text, "削除") && jk_text_blank(block->text + sizeof "削除" - 1);
}

/* One side says 削除 where the other has text. */
static int repeals(const jk_block_pair *pair) { return is_repealed(pair->old_block) != is_repealed(pair->new_block); }

/* It moved, and no number tells: its text must. */
static int moves_unseen(const jk_block_pair *pair) { return pair->moved && !has_label(pair) && pair->state == JK_PAIR_SAME; }

/* The end of what stands below each block, in one pass from the last. */
static void find_ends(unit_rows *u)
{
	for (size_t i = u->count; i-- > 0;) {
		size_t end = i + 1;
		while (end < u->count && depth_of(u->blocks[end]) > depth_of(u->blocks[i]))
			end = u->ends[end];
		u->ends[i] = end;
	}
}

/* --- what can be left out --- */

/* The same with all that stands below it; its own number may be another. Each block is asked once for itself and once for its parents. */
static int is_quiet(const unit_rows *u, size_t at)
{
	if (jk_contrast_differs(u->blocks[at]) || moves_unseen(u->blocks[at]))
		return 0;
	for (size_t i = at + 1; i < u->ends[at]; i++)
		if (jk_contrast_differs(u->blocks[i]) || jk_contrast_relabelled(u->blocks[i]) || u->blocks[i]->moved)
			return 0;
	return 1;
}

static int goes_with(const unit_rows *u, size_t at, size_t next)
{
	const jk_block_pair *a = u->blocks[at], *b = u->blocks[next];
	jk_contrast_kind kind = line_kind(u, a);
	return kind == line_kind(u, b) && kind != JK_LINE_ARTICLE && kind != JK_LINE_TITLE && kind != JK_LINE_TABLE && !a->moved && !b->moved &&
	       jk_contrast_relabelled(a) == jk_contrast_relabelled(b) && is_quiet(u, next);
}

/* --- rows --- */

static jk_contrast_row *next_row(unit_rows *u)
{
	jk_contrast_row *row = u->open;
	u->open = NULL;
	if (!row)
		row = jk_contrast_add_row(u->c, !u->first);
	if (!u->first)
		u->first = row;
	return row;
}

static void show(unit_rows *u, size_t at, jk_contrast_row *row) { u->shown[u->shown_count++] = (jk_contrast_shown){u->blocks[at], row}; }

static const char *move_text(unit_rows *u, const jk_block_pair *pair)
{
	const jk_unit_pair *other = pair->elsewhere;
	const jk_side_unit *unit = !other ? NULL : pair->new_block ? other->old_unit : other->new_unit;
	if (!unit)
		return "移動";
	return jk_contrast_kept(u->c, jk_arena_format(u->c->arena, "%s%s移動", *unit->label ? unit->label : unit->title, pair->new_block ? "から" : "へ"));
}

static void put_move(unit_rows *u, size_t at, jk_contrast_row *row)
{
	if (u->blocks[at]->moved && row)
		jk_contrast_add(u->c, &row->remarks, move_text(u, u->blocks[at]));
}

/* What stands below a label with double lines is told by them. */
static void cover(unit_rows *u, size_t at)
{
	size_t end = heads_unit(u, u->blocks[at]) ? u->count : u->ends[at];
	u->doubled = end > u->doubled ? end : u->doubled;
}

/* As many as go together; gives the index behind them. */
static size_t put_quiet(unit_rows *u, size_t at)
{
	size_t last = at, end = u->ends[at], count = 1;
	while (end < u->count && goes_with(u, last, end)) {
		last = end;
		end = u->ends[end];
		count++;
	}
	jk_contrast_row *row = next_row(u);
	for (int side = 0; side < JK_SIDES; side++)
		jk_contrast_put_omitted(u->c, row, side, line_kind(u, u->blocks[at]), u->is_row ? NULL : u->blocks[at], u->blocks[last], count);
	if (jk_contrast_relabelled(u->blocks[at]))
		cover(u, at);
	put_move(u, at, row);
	return jk_contrast_is_still(u->unit) ? u->count : end;
}

/* It stands in another unit now, where its words are compared. */
static int went(const jk_block_pair *pair) { return !pair->new_block && pair->moved && pair->elsewhere; }

static void put_gone(unit_rows *u, size_t at)
{
	const jk_block_pair *pair = u->blocks[at];
	jk_contrast_row *row = next_row(u);
	jk_contrast_put_omitted(u->c, row, JK_OLD_SIDE, line_kind(u, pair), pair, pair, 1);
	put_move(u, at, row);
}

static int is_alone(const jk_block_pair *pair) { return pair->state == JK_PAIR_ADDED || pair->state == JK_PAIR_REMOVED; }

/* The highest of what came in or went. */
static int comes_or_goes(const unit_rows *u, size_t at)
{
	const jk_block_pair *pair = u->blocks[at];
	return is_alone(pair) && at >= u->covered && !u->repealed && !(is_heading(u, pair) && u->unit->old_unit && u->unit->new_unit);
}

static void put_note(unit_rows *u, size_t at, jk_contrast_row *row)
{
	const jk_block_pair *pair = u->blocks[at];
	if (!comes_or_goes(u, at))
		return;
	jk_contrast_put_note(u->c, row, pair->state);
	u->covered = u->unit->state == pair->state ? u->count : u->ends[at];
}

/* Its words, too, are of what is lined twice: captions, headings, titles of tables; what moved and has no number. */
static jk_contrast_mark mark_of_text(const unit_rows *u, const jk_block_pair *pair, int sign)
{
	if (moves_unseen(pair))
		return JK_CONTRAST_DOUBLED;
	if (is_alone(pair))
		return sign && (is_heading(u, pair) || kind_of(pair) == JK_BLOCK_TABLE_TITLE) ? JK_CONTRAST_DOUBLED : JK_CONTRAST_LINED;
	return repeals(pair) ? JK_CONTRAST_LINED : JK_CONTRAST_PLAIN;
}

/* What is written anew as a whole keeps its number, which only the style of the State marks. */
static jk_contrast_marks marks_of(const unit_rows *u, size_t at)
{
	const jk_block_pair *pair = u->blocks[at];
	int sign = comes_or_goes(u, at) || (is_alone(pair) && heads_unit(u, pair) && (u->repealed || !u->unit->old_unit || !u->unit->new_unit));
	int renewed = u->c->options.national && repeals(pair);
	jk_contrast_marks marks = {.text = mark_of_text(u, pair, sign), .unframed = u->c->options.national && at < u->doubled};
	if (sign || renewed || jk_contrast_relabelled(pair))
		marks.label = JK_CONTRAST_DOUBLED;
	else if (is_alone(pair))
		marks.label = JK_CONTRAST_LINED;
	return marks;
}

static void put_block(unit_rows *u, size_t at)
{
	const jk_block_pair *pair = u->blocks[at];
	const jk_contrast_marks marks = marks_of(u, at);
	jk_contrast_kind kind = line_kind(u, pair);
	jk_contrast_row *row = next_row(u);
	for (int side = 0; side < JK_SIDES; side++)
		jk_contrast_put_block(u->c, row, side, pair, kind, &marks);
	if (marks.text == JK_CONTRAST_DOUBLED || (marks.label == JK_CONTRAST_DOUBLED && has_label(pair)))
		cover(u, at);
	put_note(u, at, row);
	put_move(u, at, row);
	show(u, at, row);
	if (is_heading(u, pair) || kind == JK_LINE_TITLE)
		u->open = row;
}

/* A unit that is the same but for its number, or its place, says 略 once. */
static void put_blocks(unit_rows *u)
{
	for (size_t at = 0; at < u->count && !u->c->no_memory;) {
		if (!is_heading(u, u->blocks[at]) && is_quiet(u, at))
			at = put_quiet(u, at);
		else if (went(u->blocks[at]))
			put_gone(u, at++);
		else
			put_block(u, at++);
	}
}

/* --- the unit --- */

int jk_contrast_is_row(const jk_unit_pair *unit)
{
	const char *id = (unit->new_unit ? unit->new_unit : unit->old_unit)->id;
	return id && jk_text_starts(id, "row:") && unit->blocks.count;
}

static const jk_side_block *numbered(jk_contrasting *c, const jk_side_unit *unit, const jk_side_block *block)
{
	jk_side_block *copy = block ? jk_arena_allocate(c->arena, sizeof *copy) : NULL;
	c->no_memory |= block && !copy;
	if (!copy)
		return NULL;
	*copy = *block;
	copy->kind = JK_BLOCK_ARTICLE;
	copy->label = unit && !*block->label ? unit->label : block->label;
	return copy;
}

static const jk_block_pair *head_of_row(jk_contrasting *c, const jk_unit_pair *unit)
{
	jk_block_pair *head = jk_arena_allocate(c->arena, sizeof *head);
	if (!head) {
		c->no_memory = 1;
		return NULL;
	}
	*head = *(const jk_block_pair *)unit->blocks.items[0];
	head->old_block = numbered(c, unit->old_unit, head->old_block);
	head->new_block = numbered(c, unit->new_unit, head->new_block);
	head->renumbered |= unit->renumbered;
	return c->no_memory ? NULL : head;
}

const jk_block_pair *jk_contrast_article(jk_contrasting *c, const jk_unit_pair *unit)
{
	if (jk_contrast_is_row(unit))
		return head_of_row(c, unit);
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_block_pair *pair = unit->blocks.items[i];
		if (kind_of(pair) == JK_BLOCK_ARTICLE)
			return pair;
	}
	return NULL;
}

int jk_contrast_is_still(const jk_unit_pair *unit)
{
	if (unit->state != JK_PAIR_SAME)
		return 0;
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_block_pair *pair = unit->blocks.items[i];
		if (jk_contrast_differs(pair) || pair->moved)
			return 0;
	}
	return 1;
}

static void look(unit_rows *u)
{
	for (size_t i = 0; i < u->count; i++)
		u->blocks[i] = u->unit->blocks.items[i];
	if (u->is_row)
		u->blocks[0] = jk_contrast_article(u->c, u->unit);
	if (u->c->no_memory)
		return;
	for (size_t i = 0; i < u->count; i++) {
		u->captions |= kind_of(u->blocks[i]) == JK_BLOCK_CAPTION;
		u->repealed |= kind_of(u->blocks[i]) == JK_BLOCK_ARTICLE && repeals(u->blocks[i]) && u->blocks[i]->old_block && u->blocks[i]->new_block;
	}
	find_ends(u);
}

void jk_contrast_put_unit(jk_contrasting *c, const jk_unit_pair *unit)
{
	unit_rows u = {.c = c, .unit = unit, .count = unit->blocks.count, .is_row = jk_contrast_is_row(unit)};
	u.ends = jk_arena_array(c->arena, u.count + 1, sizeof *u.ends);
	u.shown = jk_arena_array(c->arena, u.count + 1, sizeof *u.shown);
	u.blocks = jk_arena_array(c->arena, u.count + 1, sizeof *u.blocks);
	c->no_memory |= !u.ends || !u.shown || !u.blocks;
	if (!c->no_memory)
		look(&u);
	if (c->no_memory)
		return;
	put_blocks(&u);
	if (u.first)
		jk_contrast_put_remarks(c, unit, u.first, u.shown, u.shown_count);
}
