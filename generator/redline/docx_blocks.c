/* Paragraphs and tables in a row, and which of the old ones is which of the new ones. */
#include <string.h>
#include "base/text.h"
#include "redline/docx.h"

/* --- gathering --- */

typedef struct {
	jk_wml *d;
	jk_list *out;
	int is_new;
	int plain;           /* without texts */
	jk_wml_line *open;   /* a line whose paragraph mark pends */
} gathering;

static jk_wml_block *add_block(gathering *g, jk_node *first, jk_node *last)
{
	jk_wml_block *block = jk_redline_need(g->d->r, jk_arena_allocate(g->d->r->arena, sizeof *block));
	if (!block)
		return NULL;
	block->first = first;
	block->last = last;
	jk_redline_add(g->d->r, g->out, block);
	return block;
}

/* Drops paragraphs that hold nothing of the view: they pend as a whole and stay as they are. */
static void drop_silent(jk_wml *d, jk_wml_line *line)
{
	jk_list kept = {0};
	for (size_t i = 0; i < line->paragraphs.count; i++) {
		const jk_node *p = line->paragraphs.items[i];
		int speaks = i + 1 == line->paragraphs.count;
		for (size_t k = 0; k < line->pieces.count && !speaks; k++) {
			const jk_node *n = ((const jk_wml_piece *)line->pieces.items[k])->first;
			while (n && n != p)
				n = jk_node_parent(n);
			speaks = n == p;
		}
		if (speaks)
			jk_redline_add(d->r, &kept, p);
	}
	line->paragraphs = kept;
}

static void close_line(gathering *g)
{
	jk_wml_line *line = g->open;
	g->open = NULL;
	if (!line)
		return;
	if (!g->plain)
		jk_wml_scan(g->d, line, g->is_new);
	if (!g->plain && line->paragraphs.count > 1)
		drop_silent(g->d, line);
	if (!jk_redline_fine(g->d->r))
		return;
	jk_wml_block *block = add_block(g, line->paragraphs.items[0], line->paragraphs.items[line->paragraphs.count - 1]);
	if (!block)
		return;
	block->line = line;
	block->text = line->text;
}

static void gather_paragraph(gathering *g, jk_node *paragraph)
{
	if (!g->open)
		g->open = jk_redline_need(g->d->r, jk_arena_allocate(g->d->r->arena, sizeof *g->open));
	if (!g->open)
		return;
	jk_redline_add(g->d->r, &g->open->paragraphs, paragraph);
	if (!jk_wml_runs_on(paragraph, g->is_new))
		close_line(g);
}

/* A line that runs on into nothing: when it says nothing it is none. */
static void close_open(gathering *g)
{
	if (!g->open)
		return;
	jk_wml_line *line = g->open;
	if (!g->plain)
		jk_wml_scan(g->d, line, g->is_new);
	if (g->plain || line->length)
		close_line(g);
	g->open = NULL;
}

static void put_table_text(jk_wml *d, jk_buffer *out, const jk_node *node, int is_new)
{
	for (const jk_node *n = jk_node_first(node); n; n = jk_node_next(n)) {
		if (!jk_node_is_element(n) || jk_wml_pending(n) == (is_new ? JK_INSERTED : JK_DELETED))
			continue;
		if (jk_wml_is(n, "t") || jk_wml_is(n, "delText"))
			for (const jk_node *t = jk_node_first(n); t; t = jk_node_next(t))
				jk_redline_text(d->r, out, jk_node_text(t) ? jk_node_text(t) : "");
		else
			put_table_text(d, out, n, is_new);
		if (jk_wml_is(n, "tc") || jk_wml_is(n, "tr"))
			jk_buffer_char(out, '\n');
	}
}

const char *jk_wml_text_below(jk_wml *d, const jk_node *node, int is_new)
{
	const char *text = NULL;
	jk_buffer out;
	jk_buffer_init(&out, 0);
	put_table_text(d, &out, node, is_new);
	if (jk_redline_check(d->r, jk_buffer_result(&out)))
		text = jk_redline_string(d->r, jk_arena_text(d->r->arena, jk_buffer_text(&out), out.length));
	jk_buffer_dispose(&out);
	return text;
}

static void gather_table(gathering *g, jk_node *table)
{
	close_open(g);
	jk_wml_block *block = add_block(g, table, table);
	if (!block)
		return;
	block->table = table;
	if (!g->plain)
		block->text = jk_wml_text_below(g->d, table, g->is_new);
}

static void gather_in(gathering *g, jk_node *container)
{
	for (jk_node *n = jk_node_first_element(container); n && jk_redline_fine(g->d->r); n = jk_node_next_element(n)) {
		if (jk_wml_is(n, "p"))
			gather_paragraph(g, n);
		else if (jk_wml_is(n, "tbl"))
			gather_table(g, n);
		else if (jk_wml_is(n, "sdt") || jk_wml_is(n, "sdtContent") || jk_wml_is(n, "customXml") || jk_wml_is(n, "smartTag"))
			gather_in(g, n);
	}
}

void jk_wml_gather(jk_wml *d, jk_list *out, jk_node *container, int is_new)
{
	gathering g = {.d = d, .out = out, .is_new = is_new};
	gather_in(&g, container);
	close_open(&g);
}

void jk_wml_gather_plain(jk_wml *d, jk_list *out, jk_node *container)
{
	gathering g = {.d = d, .out = out, .plain = 1};
	gather_in(&g, container);
	close_open(&g);
}

/* --- clauses --- */

/* Blocks that go together: those of a clause, or one alone. */
typedef struct {
	const char *key;
	size_t from, to;
} group;

static const char *clause_mark(const jk_node *node)
{
	const char *name = jk_wml_is(node, "bookmarkStart") ? jk_wml_get(node, "name") : NULL;
	return name && jk_text_starts(name, "cl_") ? name : NULL;
}

/* The clause that begins in the block, and the id of its bookmark. */
static const char *clause_begin(const jk_wml_block *block, const char **id)
{
	for (const jk_node *n = block->line ? jk_node_first_element(block->first) : NULL; n; n = jk_node_next_element(n))
		if (clause_mark(n)) {
			*id = jk_wml_get(n, "id");
			return clause_mark(n);
		}
	return NULL;
}

static int ends_in(const jk_node *from, const jk_node *to, const char *id)
{
	for (const jk_node *n = from; n; n = n == to ? NULL : jk_node_next_element(n)) {
		if (jk_wml_is(n, "bookmarkEnd") && jk_text_equal(jk_wml_get(n, "id"), id))
			return 1;
		for (const jk_node *c = jk_wml_is(n, "p") ? jk_node_first_element(n) : NULL; c; c = jk_node_next_element(c))
			if (jk_wml_is(c, "bookmarkEnd") && jk_text_equal(jk_wml_get(c, "id"), id))
				return 1;
	}
	return 0;
}

/* Index behind the last block of the clause that begins at `from`; from + 1 when its end is nowhere, or another clause begins before. */
static size_t clause_end(const jk_list *blocks, size_t from, const char *id)
{
	const char *other;
	for (size_t i = from; i < blocks->count; i++) {
		const jk_wml_block *block = blocks->items[i], *next = i + 1 < blocks->count ? blocks->items[i + 1] : NULL;
		if (i > from && clause_begin(block, &other))
			break;
		/* What stands between two blocks of one parent belongs to the first. */
		const jk_node *to = next && jk_node_parent(next->first) == jk_node_parent(block->last) ? jk_node_previous(next->first) : block->last;
		if (ends_in(block->first, to ? to : block->last, id))
			return i + 1;
	}
	return from + 1;
}

/* Remembers the clauses that begin in the blocks. */
static void index_clauses(jk_wml *d, jk_index *out, const jk_list *blocks)
{
	const char *id;
	for (size_t i = 0; i < blocks->count && jk_redline_fine(d->r); i++) {
		const char *name = clause_begin(blocks->items[i], &id);
		if (name)
			jk_redline_check(d->r, jk_index_add(out, d->r->arena, name, "", blocks));
	}
}

/* Clauses that the other side does not have under their names may have lost their bookmarks there: their blocks stand alone. */
static void find_groups(jk_wml *d, jk_list *out, const jk_list *blocks, const jk_index *others)
{
	for (size_t i = 0; i < blocks->count && jk_redline_fine(d->r);) {
		const char *id = NULL;
		group *g = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, sizeof *g));
		if (!g)
			return;
		g->key = clause_begin(blocks->items[i], &id);
		if (!jk_index_find(others, g->key, ""))
			g->key = NULL;
		g->from = i;
		g->to = g->key ? clause_end(blocks, i, id) : i + 1;
		jk_redline_add(d->r, out, g);
		i = g->to;
	}
}

/* --- ordering --- */

enum { KIND_PARAGRAPH, KIND_TABLE, KIND_CLAUSE };

static const char *group_text(jk_wml *d, const group *g, const jk_list *blocks)
{
	const jk_wml_block *first = blocks->items[g->from];
	if (g->to - g->from == 1)
		return first->text;
	jk_buffer out;
	const char *text = NULL;
	jk_buffer_init(&out, 0);
	for (size_t i = g->from; i < g->to; i++)
		jk_buffer_format(&out, "%s\n", ((const jk_wml_block *)blocks->items[i])->text);
	if (jk_redline_check(d->r, jk_buffer_result(&out)))
		text = jk_redline_string(d->r, jk_arena_text(d->r->arena, jk_buffer_text(&out), out.length));
	jk_buffer_dispose(&out);
	return text;
}

static jk_align_item *group_items(jk_wml *d, const jk_list *groups, const jk_list *blocks)
{
	jk_align_item *items = jk_redline_need(d->r, jk_arena_array(d->r->arena, groups->count + 1, sizeof *items));
	for (size_t i = 0; items && i < groups->count; i++) {
		const group *g = groups->items[i];
		const jk_wml_block *first = blocks->items[g->from];
		items[i].key = g->key;
		items[i].text = group_text(d, g, blocks);
		items[i].kind = g->key ? KIND_CLAUSE : first->table ? KIND_TABLE : KIND_PARAGRAPH;
	}
	return jk_redline_fine(d->r) ? items : NULL;
}

static jk_align_item *block_items(jk_wml *d, const jk_list *blocks, size_t from, size_t to)
{
	jk_align_item *items = jk_redline_need(d->r, jk_arena_array(d->r->arena, to - from + 1, sizeof *items));
	for (size_t i = from; items && i < to; i++) {
		const jk_wml_block *block = blocks->items[i];
		items[i - from].text = block->text;
		items[i - from].kind = block->table ? KIND_TABLE : KIND_PARAGRAPH;
	}
	return items;
}

static void add_step(jk_wml *d, jk_list *out, jk_step_kind kind, jk_wml_block *old_block, jk_wml_block *new_block)
{
	jk_wml_step *step = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, sizeof *step));
	if (!step)
		return;
	step->kind = kind;
	step->old_block = old_block;
	step->new_block = new_block;
	if (kind == JK_STEP_MOVED_FROM)
		old_block->moving = step;
	else if (kind == JK_STEP_MOVED_TO)
		new_block->moving = step;
	jk_redline_add(d->r, out, step);
}

static jk_wml_block *at(const jk_list *blocks, size_t from, size_t index)
{
	return index == JK_ALIGN_NONE ? NULL : blocks->items[from + index];
}

/* Columns of a table's grid. */
static size_t columns(const jk_node *table)
{
	size_t count = 0;
	const jk_node *grid = jk_wml_child(table, "tblGrid");
	for (const jk_node *n = grid ? jk_node_first_element(grid) : NULL; n; n = jk_node_next_element(n))
		count += jk_wml_is(n, "gridCol") != 0;
	return count;
}

static int can_move(const jk_wml_block *block) { return block && block->line && !block->line->heavy && block->line->length; }

/* What a block's step is when its place is that of a clause that moved; JK_STEP_PAIR: in its place. `side` is the place: of the old, of the new. */
static void add_block_step(jk_wml *d, jk_list *out, const jk_step *step, jk_wml_block *old_block, jk_wml_block *new_block, jk_step_kind side)
{
	int moved = step->kind == JK_STEP_MOVED_FROM || step->kind == JK_STEP_MOVED_TO || (side != JK_STEP_PAIR && step->kind == JK_STEP_PAIR);
	int same = old_block && new_block && strcmp(old_block->text, new_block->text) == 0;
	int from = side == JK_STEP_PAIR ? step->kind == JK_STEP_MOVED_FROM || step->kind == JK_STEP_REMOVED : side == JK_STEP_REMOVED;
	if (side == JK_STEP_PAIR && step->kind == JK_STEP_PAIR && old_block->table && columns(old_block->table) != columns(new_block->table)) {
		/* Rows of one would not fit into the other. */
		add_step(d, out, JK_STEP_REMOVED, old_block, NULL);
		add_step(d, out, JK_STEP_ADDED, NULL, new_block);
	} else if (side == JK_STEP_PAIR && step->kind == JK_STEP_PAIR)
		add_step(d, out, JK_STEP_PAIR, old_block, new_block);
	else if (moved && same && can_move(old_block) && can_move(new_block))
		add_step(d, out, from ? JK_STEP_MOVED_FROM : JK_STEP_MOVED_TO, old_block, new_block);
	else if (from && old_block)
		add_step(d, out, JK_STEP_REMOVED, old_block, NULL);
	else if (!from && new_block)
		add_step(d, out, JK_STEP_ADDED, NULL, new_block);
}

typedef struct {
	const jk_list *old_blocks, *new_blocks;
	size_t old_from, old_to, new_from, new_to;
} range;

/* Steps between two ranges; two blocks alone have been held against each other already. */
static void steps_of(jk_list *out, jk_wml *d, const range *g)
{
	static const jk_step alone = {JK_STEP_PAIR, 0, 0};
	if (g->old_to - g->old_from == 1 && g->new_to - g->new_from == 1 &&
	    !at(g->old_blocks, g->old_from, 0)->table == !at(g->new_blocks, g->new_from, 0)->table) {
		jk_redline_add(d->r, out, &alone);
		return;
	}
	const jk_align_item *old_items = block_items(d, g->old_blocks, g->old_from, g->old_to);
	const jk_align_item *new_items = block_items(d, g->new_blocks, g->new_from, g->new_to);
	if (jk_redline_fine(d->r))
		jk_redline_steps(out, d->r, old_items, g->old_to - g->old_from, new_items, g->new_to - g->new_from, 1);
}

/* Steps of the blocks of a range. `side`: JK_STEP_PAIR in place; JK_STEP_REMOVED, JK_STEP_ADDED: only what shows at that end of a move. */
static void order_range(jk_wml *d, jk_list *out, const range *g, jk_step_kind side)
{
	jk_list steps = {0};
	steps_of(&steps, d, g);
	for (size_t i = 0; i < steps.count && jk_redline_fine(d->r); i++) {
		const jk_step *step = steps.items[i];
		int is_old = step->kind == JK_STEP_REMOVED || step->kind == JK_STEP_MOVED_FROM;
		int is_new = step->kind == JK_STEP_ADDED || step->kind == JK_STEP_MOVED_TO;
		if ((side == JK_STEP_REMOVED && is_new) || (side == JK_STEP_ADDED && is_old))
			continue;
		add_block_step(d, out, step, at(g->old_blocks, g->old_from, step->old_at), at(g->new_blocks, g->new_from, step->new_at), side);
	}
}

static void order_group(jk_wml *d, jk_list *out, const jk_step *step, const group *old_group, const group *new_group, const jk_list *old_blocks,
			const jk_list *new_blocks)
{
	range g = {old_blocks, new_blocks, 0, 0, 0, 0};
	jk_step_kind side = JK_STEP_PAIR;
	if (step->kind == JK_STEP_REMOVED || step->kind == JK_STEP_MOVED_FROM)
		side = JK_STEP_REMOVED;
	else if (step->kind == JK_STEP_ADDED || step->kind == JK_STEP_MOVED_TO)
		side = JK_STEP_ADDED;
	if (old_group) {
		g.old_from = old_group->from;
		g.old_to = old_group->to;
	}
	if (new_group) {
		g.new_from = new_group->from;
		g.new_to = new_group->to;
	}
	order_range(d, out, &g, side);
}

void jk_wml_order(jk_wml *d, jk_list *out, const jk_list *old_blocks, const jk_list *new_blocks)
{
	jk_list old_groups = {0}, new_groups = {0}, steps = {0};
	jk_index old_clauses = {0}, new_clauses = {0};
	index_clauses(d, &old_clauses, old_blocks);
	index_clauses(d, &new_clauses, new_blocks);
	find_groups(d, &old_groups, old_blocks, &new_clauses);
	find_groups(d, &new_groups, new_blocks, &old_clauses);
	const jk_align_item *old_items = group_items(d, &old_groups, old_blocks), *new_items = group_items(d, &new_groups, new_blocks);
	if (!jk_redline_fine(d->r))
		return;
	jk_redline_steps(&steps, d->r, old_items, old_groups.count, new_items, new_groups.count, 1);
	for (size_t i = 0; i < steps.count && jk_redline_fine(d->r); i++) {
		const jk_step *step = steps.items[i];
		const group *old_group = step->old_at == JK_ALIGN_NONE ? NULL : old_groups.items[step->old_at];
		const group *new_group = step->new_at == JK_ALIGN_NONE ? NULL : new_groups.items[step->new_at];
		order_group(d, out, step, old_group, new_group, old_blocks, new_blocks);
	}
}
