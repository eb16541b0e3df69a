/* Whole blocks of a draft: those that go are marked in their places, those that come are copied from the source. Which paragraph marks carry the
 * changes is settled as in a redline (docx_marks.c), where what stays is a pair of itself. */
#include "base/text.h"
#include "redline/docx_amend.h"

/* A block that comes: the source's, and the amendment that brings it. */
typedef struct {
	jk_wml_block block;    /* first, so that steps can hold it */
	size_t amendment;
	int ends;              /* it is the amendment's last one */
} arriving;

typedef struct {
	jk_wml_amending *m;
	jk_wml *d;
	jk_redlining *r;
	size_t *removed;       /* for each block of the draft the amendment that removes it, from 1 */
	jk_list *behind;       /* for each block of the draft, from 1, and for the beginning: the arriving that go behind it */
	jk_list steps;         /* jk_wml_step */
	jk_node *last;         /* node behind which the next one goes */
	const jk_wml_block *changed; /* the last one that stays and whose mark comes or goes */
	jk_list open;          /* bookmarks that have begun in what is copied */
} planning;

static jk_wml_step *step_at(const planning *p, size_t index) { return p->steps.items[index]; }

static size_t index_of(const jk_list *blocks, const jk_list *paragraphs, size_t number)
{
	const jk_wml_block *block = jk_wml_block_of(blocks, jk_amend_paragraph(paragraphs, number));
	return block ? jk_node_number(block->last) - 1 : blocks->count;
}

/* The amendments of a step, from 1; 0 for none. */
static size_t removal_of(const planning *p, const jk_wml_step *step)
{
	return step->old_block ? p->removed[jk_node_number(step->old_block->last) - 1] : 0;
}

static size_t arrival_of(const jk_wml_step *step)
{
	return step->new_block && step->new_block != step->old_block ? ((const arriving *)step->new_block)->amendment : 0;
}

/* --- what cannot be --- */

static const jk_node *pending_end(const jk_node *paragraph)
{
	const jk_node *properties = jk_wml_child(jk_wml_child(paragraph, "pPr"), "rPr");
	const jk_node *n = properties ? jk_node_first_element(properties) : NULL;
	while (n && jk_wml_pending(n) == JK_KEPT)
		n = jk_node_next_element(n);
	return n;
}

static int ends_section(const jk_node *paragraph) { return jk_wml_child(jk_wml_child(paragraph, "pPr"), "sectPr") != NULL; }

static int can_go(const jk_wml_block *block)
{
	if (block->table)
		return !jk_wml_holds_inserted(block->table);
	for (size_t i = 0; i < block->line->paragraphs.count; i++)
		if (jk_wml_holds_inserted(block->line->paragraphs.items[i]) || ends_section(block->line->paragraphs.items[i]))
			return 0;
	return 1;
}

/* --- the plan --- */

static void take_removal(planning *p, size_t index)
{
	jk_wml_amending *m = p->m;
	const jk_amendment *x = &m->a->amendments[index];
	size_t from = index_of(&m->blocks, &m->draft, x->paragraph), to = index_of(&m->blocks, &m->draft, x->last ? x->last : x->paragraph);
	if (from > to || to == m->blocks.count)
		jk_amend_refuse(m->a, index);
	for (size_t i = from; i <= to && !m->a->refused[index]; i++)
		if (!can_go(m->blocks.items[i]) || p->removed[i])
			jk_amend_refuse(m->a, index);
	for (size_t i = from; i <= to && !m->a->refused[index]; i++)
		p->removed[i] = index + 1;
}

static void take_insertion(planning *p, size_t index)
{
	jk_wml_amending *m = p->m;
	const jk_amendment *x = &m->a->amendments[index];
	size_t place = x->paragraph ? index_of(&m->blocks, &m->draft, x->paragraph) + 1 : 0;
	size_t from = index_of(&m->source_blocks, &m->source, x->source);
	size_t to = index_of(&m->source_blocks, &m->source, x->source_last ? x->source_last : x->source);
	if (place > m->blocks.count || from > to || to == m->source_blocks.count) {
		jk_amend_refuse(m->a, index);
		return;
	}
	for (size_t i = from; i <= to && jk_redline_fine(p->r); i++) {
		arriving *block = jk_redline_need(p->r, jk_arena_allocate(p->r->arena, sizeof *block));
		if (!block)
			return;
		*block = (arriving){*(const jk_wml_block *)m->source_blocks.items[i], index + 1, i == to};
		jk_redline_add(p->r, &p->behind[place], block);
	}
}

static void take_all(planning *p)
{
	const jk_amendment *all = p->m->a->amendments;
	for (size_t i = 0; i < p->m->a->count && jk_redline_fine(p->r); i++) {
		if (p->m->a->refused[i])
			continue;
		if (all[i].kind == JK_AMEND_REMOVE)
			take_removal(p, i);
		else if (all[i].kind == JK_AMEND_INSERT)
			take_insertion(p, i);
	}
}

static void add_step(planning *p, jk_step_kind kind, jk_wml_block *old_block, jk_wml_block *new_block)
{
	jk_wml_step *step = jk_redline_need(p->r, jk_arena_allocate(p->r->arena, sizeof *step));
	if (!step)
		return;
	*step = (jk_wml_step){.kind = kind, .old_block = old_block, .new_block = new_block};
	jk_redline_add(p->r, &p->steps, step);
}

static void plan(planning *p)
{
	size_t count = p->m->blocks.count;
	p->steps = (jk_list){0};
	p->removed = jk_redline_need(p->r, jk_arena_array(p->r->arena, count + 1, sizeof *p->removed));
	p->behind = jk_redline_need(p->r, jk_arena_array(p->r->arena, count + 1, sizeof *p->behind));
	if (!jk_redline_fine(p->r))
		return;
	take_all(p);
	for (size_t i = 0; i <= count && jk_redline_fine(p->r); i++) {
		jk_wml_block *block = i ? p->m->blocks.items[i - 1] : NULL;
		if (block)
			add_step(p, p->removed[i - 1] ? JK_STEP_REMOVED : JK_STEP_PAIR, block, p->removed[i - 1] ? NULL : block);
		for (size_t k = 0; k < p->behind[i].count; k++)
			add_step(p, JK_STEP_ADDED, NULL, p->behind[i].items[k]);
	}
	jk_wml_settle_marks(p->d, &p->steps);
}

/* --- marks that cannot be --- */

static int refuse_step(planning *p, const jk_wml_step *step)
{
	size_t removal = removal_of(p, step), arrival = arrival_of(step);
	if (removal)
		jk_amend_refuse(p->m->a, removal - 1);
	if (arrival)
		jk_amend_refuse(p->m->a, arrival - 1);
	return removal || arrival;
}

/* A paragraph of the draft whose mark is to change, although somebody else changed it or a section ends with it: what would change it is refused. */
static int refuse_marks(planning *p)
{
	int refused = 0;
	for (size_t i = 0; i < p->steps.count; i++) {
		const jk_wml_step *step = step_at(p, i);
		const jk_wml_block *block = step->old_block;
		if (step->boundary == JK_KEPT || !block || block->table || (!pending_end(block->last) && !ends_section(block->last)))
			continue;
		refused |= refuse_step(p, step);
		for (size_t k = i + 1; step->kind == JK_STEP_PAIR && k < p->steps.count; k++) {
			const jk_wml_step *next = step_at(p, k);
			if ((next->old_block ? next->old_block : next->new_block)->table)
				break;
			refused |= refuse_step(p, next);
		}
	}
	return refused;
}

/* --- looks --- */

/* What stands in w:pPr without being a property of the paragraph. */
static int is_apart(const jk_node *node) { return jk_wml_is(node, "rPr") || jk_wml_is(node, "sectPr") || jk_wml_is(node, "pPrChange"); }

/* Before what stands apart. */
static void copy_look(jk_wml *d, jk_node *to, const jk_node *from)
{
	jk_node *apart = jk_node_first(to);
	for (const jk_node *n = from ? jk_node_first_element(from) : NULL; n && jk_redline_fine(d->r); n = jk_node_next_element(n)) {
		jk_node *copy = is_apart(n) ? NULL : jk_wml_import(d, to, n);
		if (copy && apart)
			jk_node_move_before(copy, apart);
	}
}

static int is_same_look(const jk_node *a, const jk_node *b)
{
	const jk_node *x = a ? jk_node_first_element(a) : NULL, *y = b ? jk_node_first_element(b) : NULL;
	while (x || y) {
		if (x && is_apart(x))
			x = jk_node_next_element(x);
		else if (y && is_apart(y))
			y = jk_node_next_element(y);
		else if (!x || !y || !jk_node_same(x, y))
			return 0;
		else {
			x = jk_node_next_element(x);
			y = jk_node_next_element(y);
		}
	}
	return 1;
}

/* A mark belongs to one text when the changes are accepted and to another when they are rejected: it looks like each then. `accepted` and `rejected`
 * are w:pPr or NULL; the paragraph's own may be one of them. A change of its looks that pends is not changed again. */
static void look_both(jk_wml *d, jk_node *paragraph, const jk_node *accepted, const jk_node *rejected)
{
	jk_node *own = jk_wml_need_first(d, paragraph, "pPr");
	if (!own || is_same_look(accepted, rejected) || jk_wml_child(own, "pPrChange"))
		return;
	jk_node *change = jk_wml_revision(d, own, "pPrChange"), *before = jk_wml_add(d, change, "pPr");
	copy_look(d, before, rejected);
	if (!jk_redline_fine(d->r) || accepted == own)
		return;
	for (jk_node *n = jk_node_first_element(own), *next; n; n = next) {
		next = jk_node_next_element(n);
		if (!is_apart(n))
			jk_node_remove(n);
	}
	copy_look(d, own, accepted);
}

static const jk_node *look_of(const jk_wml_block *block) { return jk_wml_child(block->last, "pPr"); }

/* --- making it so --- */

static int begin(planning *p, size_t amendment) { return amendment && jk_amend_begin(p->m->a, amendment - 1); }

/* A paragraph that stays changes its mark for the sake of what follows. */
static void begin_next(planning *p, size_t index)
{
	for (size_t i = index; i < p->steps.count; i++) {
		size_t removal = removal_of(p, step_at(p, i)), arrival = arrival_of(step_at(p, i));
		if (removal || arrival) {
			(void)begin(p, removal ? removal : arrival);
			return;
		}
	}
}

static void remember(planning *p, const jk_node *source, jk_node *copy)
{
	jk_wml_arrival *arrival = jk_redline_need(p->r, jk_arena_allocate(p->r->arena, sizeof *arrival));
	if (!arrival)
		return;
	*arrival = (jk_wml_arrival){source, copy};
	jk_redline_add(p->r, &p->m->arrivals, arrival);
}

/* What a line of the source says goes to the end of a paragraph. */
static void put_line(planning *p, jk_node *paragraph, const arriving *from)
{
	const jk_wml_line *line = from->block.line;
	jk_wml_copy_marked_line(p->m, paragraph, &from->block, &p->open);
	for (size_t i = 0; i < line->paragraphs.count && jk_redline_fine(p->r); i++)
		remember(p, line->paragraphs.items[i], paragraph);
	jk_redline_count(p->r, JK_INSERTED, line->text, line->length);
	if (from->ends)
		jk_wml_end_bookmarks(p->d, paragraph, &p->open);
}

static jk_node *copy_paragraph(planning *p, const arriving *from)
{
	const jk_list *paragraphs = &from->block.line->paragraphs;
	jk_node *paragraph = jk_wml_add(p->d, p->m->body, "p");
	if (!paragraph)
		return NULL;
	jk_wml_copy_paragraph_properties(p->d, paragraph, paragraphs->items[paragraphs->count - 1]);
	put_line(p, paragraph, from);
	return paragraph;
}

/* A line of the source takes the place of what a paragraph of the draft says. */
static void put_into(planning *p, jk_node *paragraph, const arriving *from)
{
	const jk_list *paragraphs = &from->block.line->paragraphs;
	jk_node *model = jk_wml_add(p->d, p->m->body, "p");
	if (!model)
		return;
	jk_wml_copy_paragraph_properties(p->d, model, paragraphs->items[paragraphs->count - 1]);
	look_both(p->d, paragraph, jk_wml_child(model, "pPr"), jk_wml_child(paragraph, "pPr"));
	jk_node_remove(model);
	put_line(p, paragraph, from);
}

static jk_node *copy_table(planning *p, const arriving *from)
{
	jk_node *table = jk_wml_copy_table(p->d, p->m->body, from->block.table);
	if (table)
		remember(p, from->block.table, table);
	return table;
}

/* Ends of bookmarks that follow a block of the draft belong to it. */
static void pass_ends(planning *p)
{
	while (p->last && jk_node_next_element(p->last) && jk_wml_is(jk_node_next_element(p->last), "bookmarkEnd"))
		p->last = jk_node_next_element(p->last);
}

static const char *style_of(const jk_node *paragraph) { return jk_wml_child_value(jk_wml_child(paragraph, "pPr"), "pStyle"); }

static int is_of_style(const jk_node *node, const char *style) { return jk_wml_is(node, "p") && jk_text_equal(style_of(node), style); }

/* The nearest paragraph of that style before this one, else behind it. */
static const jk_node *neighbour_of(const jk_node *paragraph, const char *style)
{
	const jk_node *n = jk_node_previous(paragraph);
	while (n && !is_of_style(n, style))
		n = jk_node_previous(n);
	if (n)
		return n;
	n = jk_node_next_element(paragraph);
	while (n && !is_of_style(n, style))
		n = jk_node_next_element(n);
	return n;
}

/* LibreOffice gives each paragraph the list that Word leaves to its style, and counts by that: what comes in is counted with its neighbours. */
static void number_like_neighbour(planning *p, jk_node *paragraph)
{
	jk_node *look = jk_wml_child(paragraph, "pPr"), *before = jk_wml_child(look, "pStyle");
	const char *style = style_of(paragraph);
	const jk_node *like = style && !jk_wml_child(look, "numPr") ? neighbour_of(paragraph, style) : NULL;
	const jk_node *list = jk_wml_child(jk_wml_child(like, "pPr"), "numPr");
	jk_node *copy = list ? jk_wml_import(p->d, look, list) : NULL;
	static const char *const heads[] = {"keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"};
	for (size_t i = 0; copy && i < sizeof heads / sizeof *heads; i++)
		before = jk_wml_child(look, heads[i]) ? jk_wml_child(look, heads[i]) : before;
	if (copy)
		jk_node_move_after(copy, before);
}

static void put_arriving(planning *p, const jk_wml_step *step, jk_node *next)
{
	const arriving *from = (const arriving *)step->new_block;
	if (!begin(p, from->amendment))
		return;
	jk_node *node = from->block.table ? copy_table(p, from) : copy_paragraph(p, from);
	if (!node)
		return;
	pass_ends(p);
	jk_wml_place(p->m->body, &p->last, node, next);
	if (!from->block.table)
		number_like_neighbour(p, node);
	if (step->boundary != JK_KEPT && !from->block.table)
		jk_wml_mark_end(p->d, node, "ins");
	else if (!from->block.table && p->changed)
		look_both(p->d, node, jk_wml_child(node, "pPr"), look_of(p->changed));
	for (size_t i = 0; from->block.table && from->ends && i < p->open.count; i++) {
		jk_node *end = jk_wml_end_bookmark(p->d, p->m->body, p->open.items[i]);
		if (end)
			jk_wml_place(p->m->body, &p->last, end, next);
	}
	if (from->ends)
		p->open = (jk_list){0};
}

/* A block of the draft, of which everything may go, and into which a line of the source may come. */
static void mark_block(planning *p, const jk_wml_step *step, size_t index)
{
	const jk_wml_block *block = step->old_block;
	size_t removal = removal_of(p, step), arrival = arrival_of(step);
	if (begin(p, removal)) {
		if (block->table)
			jk_wml_mark_table_gone(p->d, block->table);
		else
			jk_wml_mark_gone(p->d, &block->line->paragraphs);
	}
	if (begin(p, removal) && step->look)
		look_both(p->d, block->last, look_of(step->look), look_of(block));
	if (begin(p, arrival))
		put_into(p, block->last, (const arriving *)step->new_block);
	if (step->boundary != JK_KEPT && !block->table) {
		begin_next(p, removal ? index : index + 1);
		jk_wml_mark_end(p->d, block->last, step->boundary == JK_INSERTED ? "ins" : "del");
		p->changed = block;
	}
	p->last = block->last;
}

static void make(planning *p)
{
	jk_node **next = jk_redline_need(p->r, jk_arena_array(p->r->arena, p->steps.count + 1, sizeof *next));
	for (size_t i = p->steps.count; next && i > 0; i--)
		next[i - 1] = step_at(p, i - 1)->old_block ? step_at(p, i - 1)->old_block->first : next[i];
	for (size_t i = 0; i < p->steps.count && jk_redline_fine(p->r); i++) {
		const jk_wml_step *step = step_at(p, i);
		if (step->old_block)
			mark_block(p, step, i);
		else
			put_arriving(p, step, next[i]);
	}
}

/* Bookmarks of what goes are free for what comes. */
static void free_bookmarks(planning *p)
{
	for (size_t i = 0; i < p->m->blocks.count; i++)
		if (p->removed[i])
			jk_redline_add(p->r, &p->m->gone, p->m->blocks.items[i]);
}

void jk_wml_amend_blocks(jk_wml_amending *m)
{
	planning p = {.m = m, .d = m->d, .r = m->a->r};
	do
		plan(&p);
	while (jk_redline_fine(p.r) && refuse_marks(&p));
	if (jk_redline_fine(p.r))
		free_bookmarks(&p);
	if (jk_redline_fine(p.r))
		make(&p);
}
