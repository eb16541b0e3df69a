/* Marking a container: a body, a cell, a note. */
#include <string.h>
#include "redline/docx.h"

typedef struct {
	jk_wml *d;
	jk_node *container;   /* of the new document */
	jk_node *last;        /* node behind which the next one goes; NULL: none yet */
	jk_list steps;
	jk_wml_block **next;  /* for each step the new block at or behind it, or NULL */
	jk_list run_on;       /* paragraphs that become the beginning of what follows them, once all is marked */
} marking;

/* --- ends of paragraphs --- */

/* w:rPr of a paragraph's mark stands before w:sectPr and w:pPrChange. */
static jk_node *mark_properties(jk_wml *d, jk_node *paragraph)
{
	jk_node *properties = jk_wml_need_first(d, paragraph, "pPr"), *run = jk_wml_child(properties, "rPr");
	if (run || !properties)
		return run;
	jk_node *behind = jk_wml_child(properties, "sectPr");
	if (!behind)
		behind = jk_wml_child(properties, "pPrChange");
	run = jk_wml_add(d, properties, "rPr");
	if (run && behind)
		jk_node_move_before(run, behind);
	return run;
}

void jk_wml_mark_end(jk_wml *d, jk_node *paragraph, const char *name)
{
	jk_node *properties = mark_properties(d, paragraph);
	for (const jk_node *n = properties ? jk_node_first_element(properties) : NULL; n; n = jk_node_next_element(n))
		if (jk_wml_pending(n) != JK_KEPT)
			return;
	jk_node *mark = jk_wml_revision(d, properties, name);
	if (mark)
		jk_node_move_first(mark, properties);
}

static const char *end_name(const jk_wml_step *step)
{
	switch (step->kind) {
	case JK_STEP_MOVED_FROM:
		return "moveFrom";
	case JK_STEP_MOVED_TO:
		/* LibreOffice leaves an empty paragraph when it rejects a move whose last end is moved, too. */
		return step->ends_move ? "ins" : "moveTo";
	default:
		return step->boundary == JK_INSERTED ? "ins" : "del";
	}
}

/* --- steps --- */

/* The half of a move gets the number of the move. */
static void number_move(marking *m, jk_wml_step *step)
{
	jk_wml_line *old_line = step->old_block->line, *new_line = step->new_block->line;
	if (!new_line->move) {
		new_line->move = old_line->move = ++m->d->moves;
		m->d->r->counts.moves++;
	}
}

/* The paragraph looks like another one when both become one. */
static void look_like(jk_wml *d, jk_node *paragraph, const jk_wml_block *block)
{
	const jk_node *model = jk_wml_child(block->last, "pPr");
	jk_node *own = jk_wml_child(paragraph, "pPr");
	if (own)
		jk_node_remove(own);
	jk_node *copy = model ? jk_wml_import(d, paragraph, model) : NULL;
	if (!copy)
		return;
	jk_node_move_first(copy, paragraph);
	static const char *const not_twice[] = {"sectPr", "pPrChange", "rPr"};
	for (size_t i = 0; i < sizeof not_twice / sizeof *not_twice; i++)
		if (jk_wml_child(copy, not_twice[i]))
			jk_node_remove(jk_wml_child(copy, not_twice[i]));
}

static void mark_removed(marking *m, const jk_wml_step *step, const jk_wml_block *next)
{
	jk_wml *d = m->d;
	const jk_wml_block *block = step->old_block;
	jk_node *node = block->table ? jk_wml_copy_table(d, m->container, block->table) : jk_wml_copy_line(d, m->container, block->line);
	if (!node)
		return;
	jk_wml_place(m->container, &m->last, node, next ? next->first : NULL);
	if (block->table)
		return;
	if (step->look)
		look_like(d, node, step->look);
	if (step->boundary != JK_KEPT)
		jk_wml_mark_end(d, node, end_name(step));
}

/* --- ends that pend as deleted and that the old document does not have --- */

static const jk_node *pending_deletion(const jk_node *paragraph)
{
	const jk_node *properties = jk_wml_child(jk_wml_child(paragraph, "pPr"), "rPr");
	for (const jk_node *n = properties ? jk_node_first_element(properties) : NULL; n; n = jk_node_next_element(n))
		if (jk_wml_pending(n) == JK_DELETED)
			return n;
	return NULL;
}

static jk_node *next_paragraph(const jk_node *paragraph)
{
	jk_node *n = jk_node_next_element(paragraph);
	while (n && (jk_wml_is(n, "bookmarkStart") || jk_wml_is(n, "bookmarkEnd")))
		n = jk_node_next_element(n);
	return jk_wml_is(n, "p") ? n : NULL;
}

static int can_run_on(const jk_node *paragraph)
{
	return pending_deletion(paragraph) && next_paragraph(paragraph) && !jk_wml_child(jk_wml_child(paragraph, "pPr"), "sectPr");
}

/* Neither text has the end of this paragraph: it becomes the beginning of the next one. */
static void run_on(jk_wml *d, jk_node *paragraph)
{
	jk_node *next = next_paragraph(paragraph), *own = jk_wml_child(paragraph, "pPr"), *at = next ? jk_wml_child(next, "pPr") : NULL;
	if (!next)
		return;
	jk_wml_tell_dropped(d, jk_wml_get(pending_deletion(paragraph), "author"));
	jk_node_remove(own);
	for (jk_node *n; (n = jk_node_first(paragraph)) != NULL; at = n) {
		if (at)
			jk_node_move_after(n, at);
		else
			jk_node_move_first(n, next);
	}
	jk_node_remove(paragraph);
}

static void mark_new_end(marking *m, const jk_wml_step *step)
{
	jk_node *paragraph = step->new_block->last;
	if (!step->new_block->line || step->boundary == JK_KEPT)
		return;
	if (step->boundary == JK_INSERTED && can_run_on(paragraph))
		jk_redline_add(m->d->r, &m->run_on, paragraph);
	else
		jk_wml_mark_end(m->d, paragraph, end_name(step));
}

static void mark_new(marking *m, const jk_wml_step *step)
{
	jk_wml *d = m->d;
	jk_wml_block *block = step->new_block;
	m->last = block->last;
	if (block->table && step->kind == JK_STEP_PAIR)
		jk_wml_mark_table(d, step->old_block->table, block->table);
	else if (block->table)
		jk_wml_mark_added_table(d, block->table);
	else if (step->kind == JK_STEP_PAIR)
		jk_wml_mark_pair(d, step->old_block->line, block->line, step->replaced);
	else
		jk_wml_mark_added(d, block->line);
	mark_new_end(m, step);
}

static void mark_steps(marking *m)
{
	for (size_t i = 0; i < m->steps.count && jk_redline_fine(m->d->r); i++) {
		jk_wml_step *step = m->steps.items[i];
		const jk_wml_step *next = i + 1 < m->steps.count ? m->steps.items[i + 1] : NULL;
		if (step->kind == JK_STEP_MOVED_FROM || step->kind == JK_STEP_MOVED_TO)
			number_move(m, step);
		step->ends_move = !next || next->kind != JK_STEP_MOVED_TO;
		if (step->kind == JK_STEP_REMOVED || step->kind == JK_STEP_MOVED_FROM)
			mark_removed(m, step, m->next[i]);
		else
			mark_new(m, step);
	}
}

static void find_next(marking *m)
{
	jk_wml_block *next = NULL;
	m->next = jk_redline_need(m->d->r, jk_arena_array(m->d->r->arena, m->steps.count + 1, sizeof *m->next));
	for (size_t i = m->steps.count; m->next && i > 0; i--) {
		const jk_wml_step *step = m->steps.items[i - 1];
		if (step->new_block && step->kind != JK_STEP_MOVED_FROM)
			next = step->new_block;
		m->next[i - 1] = next;
	}
}

void jk_wml_compare(jk_wml *d, jk_node *old_container, jk_node *new_container)
{
	jk_list old_blocks = {0}, new_blocks = {0};
	marking m = {.d = d, .container = new_container};
	jk_wml_gather(d, &old_blocks, old_container, 0);
	jk_wml_gather(d, &new_blocks, new_container, 1);
	jk_wml_order(d, &m.steps, &old_blocks, &new_blocks);
	jk_wml_settle_marks(d, &m.steps);
	find_next(&m);
	mark_steps(&m);
	for (size_t i = 0; i < m.run_on.count && jk_redline_fine(d->r); i++)
		run_on(d, m.run_on.items[i]);
}
