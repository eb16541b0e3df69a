/* Which item stays, is taken out, is put in; and that every gap has a paragraph beside it that stays. */
#include <string.h>
#include "base/text.h"
#include "redline/odt_plan.h"

/* --- gaps --- */

static int stays(const jk_entry *e) { return e->old_item && e->new_item; }

static int is_paragraph(const jk_odt_item *item) { return !item || item->kind == JK_ODT_PARAGRAPH; }

static int is_anchor(const jk_list *entries, size_t at)
{
	return at < entries->count && is_paragraph(((const jk_entry *)entries->items[at])->new_item);
}

static jk_form form_of(const jk_list *entries, const jk_gap *gap)
{
	const jk_entry *behind = gap->to < entries->count ? entries->items[gap->to] : NULL;
	if (gap->from == gap->to && !(behind && behind->renumbered))
		return JK_FORM_NONE;
	int before = gap->from && is_anchor(entries, gap->from - 1), tail = before && is_paragraph(gap->last_new) && is_paragraph(gap->last_old);
	/* At an empty paragraph LibreOffice takes the next one's look for the joined one's. */
	int empty = before && !((const jk_entry *)entries->items[gap->from - 1])->new_item->length;
	if (tail && !(empty && is_anchor(entries, gap->to)))
		return JK_FORM_TAIL;
	if (gap->from == gap->to)
		return JK_FORM_NONE;
	if (before && !empty && gap->gone && gap->first_new && !is_paragraph(gap->first_new) && is_anchor(entries, gap->to))
		return JK_FORM_BOTH;
	return is_anchor(entries, gap->to) ? JK_FORM_HEAD : tail ? JK_FORM_TAIL : JK_FORM_NONE;
}

jk_gap jk_odt_gap(const jk_list *entries, size_t from)
{
	jk_gap gap = {.from = from, .to = from};
	for (; gap.to < entries->count && !stays(entries->items[gap.to]); gap.to++) {
		const jk_entry *e = entries->items[gap.to];
		if (e->old_item) {
			gap.gone = 1;
			gap.last_old = e->old_item;
			continue;
		}
		gap.first_new = gap.first_new ? gap.first_new : e->new_item;
		gap.last_new = e->new_item;
	}
	gap.form = form_of(entries, &gap);
	return gap;
}

/* --- entries --- */

typedef struct {
	jk_odt *o;
	const jk_list *old_items, *new_items;
	jk_list *out;
} planning;

static void add_entry(planning *p, jk_odt_item *old_item, jk_odt_item *new_item, int moved)
{
	jk_entry *entry = jk_redline_need(p->o->r, jk_arena_allocate(p->o->r->arena, sizeof *entry));
	if (!entry)
		return;
	*entry = (jk_entry){.old_item = old_item, .new_item = new_item, .moved = moved};
	entry->renumbered = old_item && new_item && is_paragraph(new_item) && !jk_odt_same_place(old_item->node, new_item->node);
	jk_redline_add(p->o->r, p->out, entry);
}

static int go_together(jk_odt *o, const jk_odt_item *a, const jk_odt_item *b)
{
	if (a->kind == JK_ODT_A_TABLE)
		return jk_odt_tables_fit(o, a->node, b->node);
	if (a->kind == JK_ODT_OTHER)
		return strcmp(a->text, b->text) == 0;
	return 1;
}

static void add_step(planning *p, const jk_step *step)
{
	jk_odt_item *old_item = step->old_at != JK_ALIGN_NONE ? p->old_items->items[step->old_at] : NULL;
	jk_odt_item *new_item = step->new_at != JK_ALIGN_NONE ? p->new_items->items[step->new_at] : NULL;
	if (new_item && new_item->pending) /* taken out already: nothing is left to mark */
		return;
	int to = step->kind == JK_STEP_ADDED || step->kind == JK_STEP_MOVED_TO, from = step->kind == JK_STEP_REMOVED || step->kind == JK_STEP_MOVED_FROM;
	int moved = (to || from) && old_item && new_item;
	if (step->kind == JK_STEP_PAIR && go_together(p->o, old_item, new_item)) {
		add_entry(p, old_item, new_item, 0);
		return;
	}
	if (old_item && !to)
		add_entry(p, old_item, NULL, moved);
	if (new_item && !from)
		add_entry(p, NULL, new_item, moved);
	p->o->r->counts.moves += to && moved;
}

static jk_align_item *align_items(jk_odt *o, const jk_list *items)
{
	jk_align_item *out = jk_redline_need(o->r, jk_arena_array(o->r->arena, items->count + 1, sizeof *out));
	for (size_t i = 0; out && i < items->count; i++) {
		const jk_odt_item *item = items->items[i];
		out[i] = (jk_align_item){.key = item->key, .text = item->text, .kind = item->kind};
	}
	return out;
}

static void add_steps(planning *p)
{
	jk_list steps = {0};
	jk_align_item *a = align_items(p->o, p->old_items), *b = align_items(p->o, p->new_items);
	if (!a || !b)
		return;
	jk_redline_steps(&steps, p->o->r, a, p->old_items->count, b, p->new_items->count, 1);
	for (size_t i = 0; i < steps.count && jk_redline_fine(p->o->r); i++)
		add_step(p, steps.items[i]);
}

/* --- gaps without a place --- */

typedef struct {
	jk_odt *o;
	jk_list *raw;       /* entries as they were aligned */
	size_t next;        /* the first that was not taken over */
	jk_list *out;
	size_t from;        /* where the gap begins in `out` */
	int ended;          /* the story got a last paragraph, if it lacked one */
	const jk_list *old_items;
	jk_list *new_items;
	jk_node *old_container, *new_container;
} placing;

static void take_over(placing *p, void *entry) { jk_redline_add(p->o->r, p->out, entry); }

static void take_one_sided(placing *p)
{
	while (p->next < p->raw->count && !stays(p->raw->items[p->next]) && jk_redline_fine(p->o->r))
		take_over(p, p->raw->items[p->next++]);
}

static jk_entry *new_entry(placing *p, jk_odt_item *old_item, jk_odt_item *new_item)
{
	jk_entry *entry = jk_redline_need(p->o->r, jk_arena_allocate(p->o->r->arena, sizeof *entry));
	if (entry)
		*entry = (jk_entry){.old_item = old_item, .new_item = new_item};
	return entry;
}

/* A gap with nothing beside it is at the end of a story, whose last paragraph is then the place. */
static int has_place(const placing *p)
{
	const jk_entry *before = p->from ? p->out->items[p->from - 1] : NULL;
	const jk_entry *behind = p->next < p->raw->count ? p->raw->items[p->next] : NULL;
	const jk_odt_item *last_old = NULL, *last_new = NULL;
	for (size_t i = p->from; i < p->out->count; i++) {
		const jk_entry *e = p->out->items[i];
		last_old = e->old_item ? e->old_item : last_old;
		last_new = e->new_item ? e->new_item : last_new;
	}
	if (p->from == p->out->count || (behind && is_paragraph(behind->new_item)))
		return 1;
	return before && is_paragraph(before->new_item) && is_paragraph(last_old) && is_paragraph(last_new);
}

static int has_anchor(const placing *p)
{
	const jk_entry *before = p->from ? p->out->items[p->from - 1] : NULL;
	return before && is_paragraph(before->new_item);
}

static void add_where(jk_list *list, placing *p, const jk_list *entries, size_t old_at, size_t new_at, int behind)
{
	for (size_t i = 0; i < entries->count; i++) {
		const jk_entry *e = entries->items[i];
		size_t at = e->old_item ? old_at : new_at;
		if (behind ? i > at : i < at)
			jk_redline_add(p->o->r, list, e);
	}
}

/* The last paragraph that was taken out and the last that was put in become one that stays, its whole text replaced. */
static int force_pair(placing *p)
{
	jk_list gap = {0};
	size_t old_at = JK_ALIGN_NONE, new_at = JK_ALIGN_NONE;
	for (size_t i = p->from; i < p->out->count; i++) {
		const jk_entry *e = p->out->items[i];
		jk_redline_add(p->o->r, &gap, e);
		if (e->old_item && is_paragraph(e->old_item))
			old_at = i - p->from;
		else if (e->new_item && is_paragraph(e->new_item))
			new_at = i - p->from;
	}
	if (old_at == JK_ALIGN_NONE || new_at == JK_ALIGN_NONE || !jk_redline_fine(p->o->r))
		return 0;
	const jk_entry *a = gap.items[old_at], *b = gap.items[new_at];
	p->out->count = p->from;
	add_where(p->out, p, &gap, old_at, new_at, 0);
	take_over(p, new_entry(p, a->old_item, b->new_item));
	p->from = p->out->count;
	add_where(p->out, p, &gap, old_at, new_at, 1);
	return jk_redline_fine(p->o->r);
}

static int look_alike(const jk_odt_item *a, const jk_odt_item *b)
{
	const char *x = jk_node_attribute_ns(a->node, JK_ODT_TEXT, "style-name"), *y = jk_node_attribute_ns(b->node, JK_ODT_TEXT, "style-name");
	return is_paragraph(a) && is_paragraph(b) && jk_text_equal(x, y) && jk_odt_same_place(a->node, b->node);
}

/* At the head of a story the first paragraphs of both sides are one that stays, when they look alike: else LibreOffice would hand the page break of
 * one to the paragraph behind it. */
static void pair_heads(placing *p)
{
	size_t old_at = JK_ALIGN_NONE, new_at = JK_ALIGN_NONE;
	for (size_t i = p->out->count; i > p->from; i--) {
		const jk_entry *e = p->out->items[i - 1];
		if (e->old_item)
			old_at = i - 1;
		else
			new_at = i - 1;
	}
	if (has_anchor(p) || old_at == JK_ALIGN_NONE || new_at == JK_ALIGN_NONE)
		return;
	const jk_entry *a = p->out->items[old_at], *b = p->out->items[new_at];
	if (a->moved || b->moved || !look_alike(a->old_item, b->new_item))
		return;
	size_t first = old_at < new_at ? old_at : new_at, second = old_at < new_at ? new_at : old_at;
	void *pair = new_entry(p, a->old_item, b->new_item);
	memmove(&p->out->items[second], &p->out->items[second + 1], (p->out->count - 1 - second) * sizeof *p->out->items);
	p->out->count--;
	p->out->items[first] = pair;
	p->from = first + 1;
}

/* The table behind is taken out and put in as a whole. */
static int replace_behind(placing *p)
{
	if (p->next == p->raw->count)
		return 0;
	const jk_entry *behind = p->raw->items[p->next++];
	take_over(p, new_entry(p, behind->old_item, NULL));
	take_over(p, new_entry(p, NULL, behind->new_item));
	take_one_sided(p);
	return jk_redline_fine(p->o->r);
}

/* --- the end of a story --- */

/* A paragraph without text at the end of a container: word processors put one there, too, behind a table that stands last. */
static jk_odt_item *add_last(placing *p, const jk_odt_item *last, jk_node *container)
{
	jk_redlining *r = p->o->r;
	if (last && is_paragraph(last))
		return NULL;
	jk_odt_item *item = jk_redline_need(r, jk_arena_allocate(r->arena, sizeof *item));
	jk_node *node = item ? jk_redline_need(r, jk_node_add_ns(container, JK_ODT_TEXT, "p")) : NULL;
	if (node)
		*item = (jk_odt_item){.node = node, .text = ""};
	return node ? item : NULL;
}

/* Gives the gap at the end of a story the paragraph that it needs. */
static int end_story(placing *p)
{
	const jk_odt_item *last_old = p->old_items->count ? p->old_items->items[p->old_items->count - 1] : NULL;
	const jk_odt_item *last_new = p->new_items->count ? p->new_items->items[p->new_items->count - 1] : NULL;
	if (p->next < p->raw->count || p->ended)
		return 0;
	p->ended = 1;
	jk_odt_item *a = add_last(p, last_old, p->old_container), *b = add_last(p, last_new, p->new_container);
	if (b)
		jk_redline_add(p->o->r, p->new_items, b);
	if (a && b)
		jk_redline_add(p->o->r, p->raw, new_entry(p, a, b));
	else if (a || b)
		take_over(p, new_entry(p, a, b));
	return (a || b) && jk_redline_fine(p->o->r);
}

static void place_gap(placing *p)
{
	p->from = p->out->count;
	take_one_sided(p);
	if (jk_redline_fine(p->o->r))
		pair_heads(p);
	while (jk_redline_fine(p->o->r) && !has_place(p)) {
		if ((!has_anchor(p) && force_pair(p)) || end_story(p))
			continue;
		if (!replace_behind(p))
			return;
	}
}

void jk_odt_plan(jk_list *out, jk_odt *o, const jk_odt_stories *stories)
{
	const jk_list *old_items = stories->old_items;
	jk_list *new_items = stories->new_items;
	jk_list raw = {0};
	planning p = {o, old_items, new_items, &raw};
	add_steps(&p);
	placing places = {.o = o, .raw = &raw, .out = out, .old_items = old_items, .new_items = new_items,
			  .old_container = stories->old_container, .new_container = stories->new_container};
	while (jk_redline_fine(o->r)) {
		place_gap(&places);
		if (places.next == raw.count)
			break;
		take_over(&places, raw.items[places.next++]);
	}
}
