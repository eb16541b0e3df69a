/* Whole paragraphs and tables that go and come. Between two blocks that stay there is a gap; what goes is copied into regions and leaves the text,
 * what comes is copied from the source, and the engine of redlines marks the gap. */
#include <string.h>
#include "base/text.h"
#include "redline/odt_amend.h"

/* What comes into a gap by one amendment. */
typedef struct {
	size_t index;              /* of the amendment */
	const jk_node *first, *last, *container; /* blocks of the source */
	jk_list items;             /* jk_odt_item: of the source, then their copies */
} arrival;

/* A block of the draft. */
typedef struct {
	jk_odt_item *item;
	size_t gone;               /* 1 and the amendment that takes it out; 0: it stays */
	jk_list arrivals;          /* arrival: behind it */
} block;

typedef struct {
	jk_odt_amending *m;
	jk_redlining *r;
	jk_node *container;
	block *blocks;             /* from 1; [0] stands for the head of the story */
	size_t count;
	jk_list bookmarks;         /* jk_node: with an end in what goes; hoisted */
} story;

static int is_paragraph(const jk_odt_item *item) { return item->kind == JK_ODT_PARAGRAPH; }

/* --- blocks --- */

static int is_story(const jk_node *node)
{
	return jk_odt_is_list(node) || jk_redline_odt_is(node, JK_ODT_TEXT, "section") || jk_redline_odt_is(node, JK_ODT_TEXT, "index-body") ||
	       jk_text_ends(jk_node_name(node), "-index") || jk_node_is(node, "table-of-content") || jk_node_is(node, "index-title");
}

/* The block of the body in which a paragraph stands, and the story that holds it. */
static jk_node *block_of(jk_node **container, jk_node *text, jk_node *paragraph)
{
	jk_node *found = paragraph;
	for (jk_node *n = jk_node_parent(paragraph); n && n != text; n = jk_node_parent(n))
		if (!is_story(n))
			found = n;
	*container = jk_node_parent(found);
	while (*container && jk_odt_is_list(*container))
		*container = jk_node_parent(*container);
	return found;
}

static void collect(jk_odt_amending *m, jk_list *out, jk_node *parent)
{
	for (jk_node *n = jk_node_first_element(parent); n && jk_redline_fine(m->o->r); n = jk_node_next_element(n)) {
		if (jk_odt_is_list(n)) {
			collect(m, out, n);
			continue;
		}
		if (jk_odt_is_left_out(n))
			continue;
		jk_odt_item *item = jk_redline_need(m->o->r, jk_arena_allocate(m->o->r->arena, sizeof *item));
		if (!item)
			return;
		*item = (jk_odt_item){.node = n, .kind = jk_odt_kind_of(n), .text = ""};
		jk_redline_add(m->o->r, out, item);
	}
}

static void open_story(story *s, jk_odt_amending *m, jk_node *container)
{
	jk_list items = {0};
	*s = (story){.m = m, .r = m->o->r, .container = container};
	collect(m, &items, container);
	s->blocks = jk_redline_need(s->r, jk_arena_array(s->r->arena, items.count + 1, sizeof *s->blocks));
	for (size_t i = 0; s->blocks && i < items.count; i++)
		s->blocks[++s->count].item = items.items[i];
}

static size_t find_block(const story *s, const jk_node *node)
{
	for (size_t i = 1; i <= s->count; i++)
		if (s->blocks[i].item->node == node)
			return i;
	return 0;
}

/* Fills in what the engine wants to know of a paragraph. */
static void fill(story *s, jk_odt_item *item)
{
	jk_odt_view *view = is_paragraph(item) && !item->pieces ? jk_odt_view_of(s->m, item->node, 1) : NULL;
	jk_odt_item *full = view ? jk_odt_view_item(s->m, view, 0, view->count) : NULL;
	if (full) {
		item->text = full->text;
		item->length = full->length;
		item->pieces = full->pieces;
		item->piece_count = full->piece_count;
	}
}

/* --- changes that wait --- */

static const jk_node *first_paragraph(const jk_odt_amending *m, const jk_node *node)
{
	unsigned number = jk_node_number(node);
	if ((jk_node_is(node, "p") || jk_node_is(node, "h")) && number && number <= m->draft.count)
		return node;
	const jk_node *found = NULL;
	for (const jk_node *n = jk_node_first_element(node); n && !found; n = jk_node_next_element(n))
		found = first_paragraph(m, n);
	return found;
}

static int holds_change(const jk_odt *o, const jk_node *node)
{
	if (jk_odt_change_mark(o, node))
		return 1;
	for (const jk_node *n = jk_node_first_element(node); n; n = jk_node_next_element(n))
		if (holds_change(o, n))
			return 1;
	return 0;
}

static unsigned open_at(const story *s, size_t at, int behind)
{
	const jk_node *p = at && at <= s->count ? first_paragraph(s->m, s->blocks[at].item->node) : NULL;
	unsigned *where = behind ? s->m->leave : s->m->enter;
	return p ? where[jk_node_number(p) - 1] : 0;
}

/* Whether a change goes on over the end of a block. */
static int is_open(const story *s, size_t at) { return open_at(s, at, 1) || open_at(s, at + 1, 0); }

/* --- the amendments --- */

static void take(story *s, size_t index, size_t from, size_t to)
{
	if (is_open(s, from - 1) || is_open(s, to)) {
		jk_amend_refuse(s->m->a, index);
		return;
	}
	for (size_t i = from; i <= to; i++)
		if (s->blocks[i].gone || holds_change(s->m->o, s->blocks[i].item->node)) {
			jk_amend_refuse(s->m->a, index);
			return;
		}
	for (size_t i = from; i <= to; i++)
		s->blocks[i].gone = index + 1;
}

static int is_between(const jk_list *items, const jk_node *first, const jk_node *last, size_t *from, size_t *to)
{
	*from = *to = SIZE_MAX;
	for (size_t i = 0; i < items->count; i++) {
		const jk_odt_item *item = items->items[i];
		*from = item->node == first ? i : *from;
		*to = item->node == last ? i : *to;
	}
	return *from != SIZE_MAX && *to != SIZE_MAX && *from <= *to;
}

static void come(story *s, size_t index, size_t behind, jk_node *first, jk_node *last, jk_node *container)
{
	jk_list all = {0};
	size_t from, to;
	arrival *a = jk_redline_need(s->r, jk_arena_allocate(s->r->arena, sizeof *a));
	if (!a)
		return;
	*a = (arrival){.index = index, .first = first, .last = last, .container = container};
	collect(s->m, &all, container);
	if (!jk_redline_fine(s->r))
		return;
	if (is_open(s, behind) || !is_between(&all, first, last, &from, &to)) {
		jk_amend_refuse(s->m->a, index);
		return;
	}
	for (size_t i = from; i <= to; i++)
		jk_redline_add(s->r, &a->items, all.items[i]);
	jk_redline_add(s->r, &s->blocks[behind].arrivals, a);
}

/* The source's blocks of an amendment. */
static int find_source(story *s, const jk_amendment *a, jk_node **first, jk_node **last, jk_node **container)
{
	jk_node *from = jk_amend_paragraph(&s->m->source, a->source), *other = NULL;
	jk_node *to = a->kind == JK_AMEND_TABLE ? from : jk_amend_paragraph(&s->m->source, a->source_last);
	if (!from || !to) {
		jk_amend_misplaced(s->m->a, s->r->old_package, from ? a->source_last : a->source);
		return 0;
	}
	*first = block_of(container, s->m->o->old_file.text, from);
	*last = block_of(&other, s->m->o->old_file.text, to);
	return *container == other;
}

static int is_table(const jk_node *node) { return jk_redline_odt_is(node, JK_ODT_TABLE, "table"); }

static void note(story *s, size_t index, jk_node *first, jk_node *last)
{
	const jk_amendment *a = &s->m->a->amendments[index];
	size_t from = first ? find_block(s, first) : 0, to = last ? find_block(s, last) : 0;
	jk_node *source_first = NULL, *source_last = NULL, *container = NULL;
	int ok = a->kind == JK_AMEND_REMOVE || find_source(s, a, &source_first, &source_last, &container);
	if (!jk_redline_fine(s->r))
		return;
	ok = ok && (a->kind == JK_AMEND_INSERT ? from || !first : from && from <= to);
	ok = ok && (a->kind != JK_AMEND_TABLE || (is_table(first) && is_table(source_first)));
	if (!ok)
		jk_amend_refuse(s->m->a, index);
	if (ok && a->kind != JK_AMEND_INSERT)
		take(s, index, from, to);
	if (ok && a->kind != JK_AMEND_REMOVE && !s->m->a->refused[index])
		come(s, index, from, source_first, source_last, container);
}

/* --- gaps --- */

typedef struct {
	size_t from, to; /* blocks that go: [from, to) */
	int place;       /* it has one */
} gap;

static gap gap_behind(const story *s, size_t at)
{
	gap g = {at + 1, at + 1, 0};
	while (g.to <= s->count && s->blocks[g.to].gone)
		g.to++;
	return g;
}

static int is_empty(const story *s, const gap *g)
{
	size_t count = g->to - g->from;
	for (size_t i = g->from - 1; i < g->to; i++)
		count += s->blocks[i].arrivals.count;
	return !count;
}

static const jk_odt_item *last_coming(const story *s, const gap *g)
{
	const jk_odt_item *last = NULL;
	for (size_t i = g->from - 1; i < g->to; i++)
		for (size_t k = 0; k < s->blocks[i].arrivals.count; k++) {
			const arrival *a = s->blocks[i].arrivals.items[k];
			last = a->items.count ? a->items.items[a->items.count - 1] : last;
		}
	return last;
}

/* A gap needs a paragraph behind it, or one before it and paragraphs to its end. */
static int has_place(const story *s, const gap *g)
{
	const jk_odt_item *gone = g->to > g->from ? s->blocks[g->to - 1].item : NULL, *coming = last_coming(s, g);
	if (g->to <= s->count && is_paragraph(s->blocks[g->to].item))
		return 1;
	return g->from > 1 && is_paragraph(s->blocks[g->from - 1].item) && (!gone || is_paragraph(gone)) && (!coming || is_paragraph(coming));
}

static void refuse_gap(story *s, const gap *g)
{
	for (size_t i = g->from - 1; i < g->to; i++) {
		if (i >= g->from && s->blocks[i].gone)
			jk_amend_refuse(s->m->a, s->blocks[i].gone - 1);
		for (size_t k = 0; k < s->blocks[i].arrivals.count; k++)
			jk_amend_refuse(s->m->a, ((arrival *)s->blocks[i].arrivals.items[k])->index);
	}
}

/* What was refused is as if it had never been asked for. */
static int forget_refused(story *s)
{
	int any = 0;
	for (size_t i = 0; i <= s->count; i++) {
		block *b = &s->blocks[i];
		if (b->gone && s->m->a->refused[b->gone - 1]) {
			b->gone = 0;
			any = 1;
		}
		size_t kept = 0;
		for (size_t k = 0; k < b->arrivals.count; k++) {
			arrival *a = b->arrivals.items[k];
			if (s->m->a->refused[a->index])
				any = 1;
			else
				b->arrivals.items[kept++] = a;
		}
		b->arrivals.count = kept;
	}
	return any;
}

static void refuse_placeless(story *s)
{
	do {
		for (size_t at = 0; at <= s->count;) {
			gap g = gap_behind(s, at);
			if (!is_empty(s, &g) && !has_place(s, &g))
				refuse_gap(s, &g);
			at = g.to;
		}
	} while (forget_refused(s));
}

/* --- copying --- */

typedef struct {
	story *s;
	const arrival *a;
	const jk_node *near[2]; /* blocks of the draft before and behind */
	int inside;      /* between the first and the last block */
} copying;

static void remember_copies(copying *c, const jk_node *source, jk_node *copy)
{
	jk_odt_amending *m = c->s->m;
	unsigned number = jk_node_number(source);
	if ((jk_node_is(source, "p") || jk_node_is(source, "h")) && number && number <= m->source.count)
		m->brought[number - 1] = copy;
	jk_node *b = jk_node_first_element(copy);
	for (const jk_node *n = jk_node_first_element(source); n && b; n = jk_node_next_element(n), b = jk_node_next_element(b))
		remember_copies(c, n, b);
}

static void copy_block(copying *c, const jk_node *source, jk_node *parent)
{
	jk_node *copy = jk_redline_need(c->s->r, jk_node_add_copy(parent, source, NULL));
	if (!copy)
		return;
	remember_copies(c, source, copy);
	jk_odt_adapt(c->s->m->o, copy);
	jk_odt_flag_brought(copy);
}

/* An item whose first paragraph does not come must not count. */
static jk_node *open_copy(copying *c, jk_node *parent, const jk_node *source)
{
	jk_node *copy = jk_redline_need(c->s->r, jk_node_add_shell(parent, source));
	if (copy)
		jk_odt_adapt(c->s->m->o, copy);
	if (copy && jk_redline_odt_is(source, JK_ODT_TEXT, "list") && !jk_odt_is_list(jk_node_parent(source)) && jk_redline_fine(c->s->r))
		jk_odt_adopt_list(c->s->m, source, c->a->first, copy, c->near);
	return copy;
}

static void close_copy(copying *c, jk_node *copy, int headless)
{
	const jk_node *first = jk_node_first_element(copy);
	if (!first) {
		jk_node_remove(copy);
		return;
	}
	if (!headless || !jk_redline_odt_is(copy, JK_ODT_TEXT, "list-item"))
		return;
	jk_node_unset_local(copy, "start-value");
	if (jk_node_is(first, "list"))
		return;
	jk_node *header = jk_redline_need(c->s->r, jk_node_add_ns(jk_node_parent(copy), JK_ODT_TEXT, "list-header"));
	while (header && jk_node_first(copy))
		jk_node_move_last(jk_node_first(copy), header);
	if (header)
		jk_node_remove(copy);
}

static void copy_range(copying *c, const jk_node *source, jk_node *parent)
{
	for (const jk_node *n = jk_node_first_element(source); n && jk_redline_fine(c->s->r); n = jk_node_next_element(n)) {
		int headless = !c->inside && jk_node_first_element(n) != c->a->first;
		if (jk_odt_is_list(n)) {
			jk_node *copy = open_copy(c, parent, n);
			if (copy)
				copy_range(c, n, copy);
			if (copy && jk_redline_fine(c->s->r))
				close_copy(c, copy, headless);
			continue;
		}
		c->inside |= n == c->a->first;
		if (c->inside && !jk_odt_is_left_out(n))
			copy_block(c, n, parent);
		if (n == c->a->last)
			c->inside = 0;
	}
}

/* --- coming --- */

/* Behind `left`, a child of the container, or at its head; gives the last node that came. */
static jk_node *bring(story *s, arrival *a, size_t at, jk_node *left)
{
	jk_node *holder = jk_redline_need(s->r, jk_node_add_ns(s->container, JK_ODT_TEXT, "section"));
	copying c = {.s = s, .a = a, .near = {at ? s->blocks[at].item->node : NULL, at < s->count ? s->blocks[at + 1].item->node : NULL}};
	if (!holder || !jk_amend_begin(s->m->a, a->index))
		return left;
	copy_range(&c, a->container, holder);
	a->items = (jk_list){0};
	collect(s->m, &a->items, holder);
	for (jk_node *n; (n = jk_node_first(holder)) != NULL; left = n) {
		jk_odt_flag_list(n);
		jk_node_move_after(n, left);
	}
	jk_node_remove(holder);
	return left;
}

/* What stands at the head of a story and is none of its blocks. */
static jk_node *head_of(story *s)
{
	jk_node *first = s->count ? s->blocks[1].item->node : NULL;
	while (first && jk_node_parent(first) != s->container)
		first = jk_node_parent(first);
	jk_node *mark = jk_redline_need(s->r, jk_node_add_ns(s->container, JK_ODT_TEXT, "section"));
	if (mark && first)
		jk_node_move_before(mark, first);
	return mark;
}

static void bring_all(story *s, size_t at)
{
	const jk_list *arrivals = &s->blocks[at].arrivals;
	if (!arrivals->count)
		return;
	jk_node *head = at ? NULL : head_of(s), *left = at ? jk_odt_cut_behind(s->m, s->blocks[at].item->node, s->container) : head;
	for (size_t i = 0; left && i < arrivals->count && jk_redline_fine(s->r); i++)
		left = bring(s, arrivals->items[i], at, left);
	if (head)
		jk_node_remove(head);
}

/* --- marking --- */

static void add_entry(story *s, jk_list *entries, jk_odt_item *old_item, jk_odt_item *new_item)
{
	jk_entry *e = jk_redline_need(s->r, jk_arena_allocate(s->r->arena, sizeof *e));
	if (!e)
		return;
	*e = (jk_entry){.old_item = old_item, .new_item = new_item};
	jk_redline_add(s->r, entries, e);
}

static size_t add_arrivals(story *s, jk_list *entries, size_t at, size_t author)
{
	for (size_t k = 0; k < s->blocks[at].arrivals.count && jk_redline_fine(s->r); k++) {
		arrival *a = s->blocks[at].arrivals.items[k];
		author = author ? author : a->index + 1;
		for (size_t i = 0; i < a->items.count && jk_redline_fine(s->r); i++) {
			fill(s, a->items.items[i]);
			add_entry(s, entries, NULL, a->items.items[i]);
		}
	}
	return author;
}

/* Bookmarks that end or begin in what goes stay with the paragraph beside it. */
static void find_bookmarks(story *s, jk_list *out, jk_node *node)
{
	if (jk_redline_odt_is(node, JK_ODT_TEXT, "bookmark-start") || jk_redline_odt_is(node, JK_ODT_TEXT, "bookmark-end"))
		jk_redline_add(s->r, out, node);
	for (jk_node *n = jk_node_first_element(node); n && jk_redline_fine(s->r); n = jk_node_next_element(n))
		find_bookmarks(s, out, n);
}

static int has_partner(const jk_list *marks, const jk_node *mark)
{
	for (size_t i = 0; i < marks->count; i++)
		if (marks->items[i] != mark && jk_text_equal(jk_node_attribute_local(marks->items[i], "name"), jk_node_attribute_local(mark, "name")))
			return 1;
	return 0;
}

static void hoist(story *s, const gap *g)
{
	jk_list marks = {0}, lone = {0};
	jk_node *before = g->from > 1 && is_paragraph(s->blocks[g->from - 1].item) ? s->blocks[g->from - 1].item->node : NULL;
	jk_node *behind = g->to <= s->count && is_paragraph(s->blocks[g->to].item) ? s->blocks[g->to].item->node : NULL;
	for (size_t i = g->from; i < g->to; i++)
		find_bookmarks(s, &marks, s->blocks[i].item->node);
	for (size_t i = 0; i < marks.count && jk_redline_fine(s->r); i++)
		if (!has_partner(&marks, marks.items[i]))
			jk_redline_add(s->r, &lone, marks.items[i]);
	for (size_t i = lone.count; i > 0 && jk_redline_fine(s->r); i--) {
		jk_node *mark = lone.items[i - 1];
		int end = jk_node_is(mark, "bookmark-end");
		if (behind && (!end || !before))
			jk_node_move_first(mark, behind);
		else if (before)
			jk_node_move_last(mark, before);
	}
}

static void leave(story *s, const gap *g)
{
	jk_odt_item *beside = g->to <= s->count ? s->blocks[g->to].item : s->blocks[g->from - 1].item;
	beside = is_paragraph(beside) ? beside : s->blocks[g->from - 1].item;
	for (size_t i = g->from; i < g->to; i++) {
		jk_node *node = s->blocks[i].item->node, *parent = jk_node_parent(node);
		unsigned number = jk_node_number(node);
		if (is_paragraph(s->blocks[i].item) && number && number <= s->m->draft.count)
			s->m->stand_in[number - 1] = beside->node;
		jk_odt_touch(s->m, node);
		jk_node_remove(node);
		while (parent != s->container && !jk_node_first_element(parent)) {
			jk_node *empty = parent;
			parent = jk_node_parent(parent);
			jk_node_remove(empty);
		}
	}
}

static void put_marks(story *s, const jk_list *entries)
{
	for (size_t i = 0; i < entries->count && jk_redline_fine(s->r); i++) {
		jk_entry *e = entries->items[i];
		if (e->new_item)
			jk_odt_put_marks(s->m->o, e->new_item);
		if (e->new_item)
			e->new_item->cuts.count = 0;
	}
}

static void mark_gap(story *s, const gap *g)
{
	jk_list entries = {0};
	size_t author = 0;
	if (g->from > 1) {
		fill(s, s->blocks[g->from - 1].item);
		add_entry(s, &entries, s->blocks[g->from - 1].item, s->blocks[g->from - 1].item);
	}
	size_t start = entries.count;
	author = add_arrivals(s, &entries, g->from - 1, author);
	for (size_t i = g->from; i < g->to && jk_redline_fine(s->r); i++) {
		author = author ? author : s->blocks[i].gone;
		fill(s, s->blocks[i].item);
		add_entry(s, &entries, s->blocks[i].item, NULL);
		author = add_arrivals(s, &entries, i, author);
	}
	if (g->to <= s->count) {
		fill(s, s->blocks[g->to].item);
		add_entry(s, &entries, s->blocks[g->to].item, s->blocks[g->to].item);
	}
	if (!jk_redline_fine(s->r) || !author || !jk_amend_begin(s->m->a, author - 1))
		return;
	jk_gap engine = jk_odt_gap(&entries, start);
	jk_odt_mark_gap(s->m->o, &entries, &engine);
	put_marks(s, &entries);
	hoist(s, g);
	if (jk_redline_fine(s->r))
		leave(s, g);
}

static void amend_story(story *s)
{
	refuse_placeless(s);
	for (size_t at = 0; at <= s->count && jk_redline_fine(s->r); at++)
		bring_all(s, at);
	for (size_t at = 0; at <= s->count && jk_redline_fine(s->r);) {
		gap g = gap_behind(s, at);
		if (!is_empty(s, &g))
			mark_gap(s, &g);
		at = g.to;
	}
	if (jk_redline_fine(s->r))
		jk_odt_merge_lists(s->m, s->container);
}

/* --- stories --- */

static int is_of_blocks(const jk_amendment *a) { return a->kind == JK_AMEND_REMOVE || a->kind == JK_AMEND_INSERT || a->kind == JK_AMEND_TABLE; }

/* The blocks of the draft that an amendment names; 0 when they stand in no story, or in two. */
static int find_blocks(jk_odt_amending *m, const jk_amendment *a, jk_node **first, jk_node **last, jk_node **container)
{
	jk_node *from = jk_amend_paragraph(&m->draft, a->paragraph), *to = a->kind == JK_AMEND_REMOVE ? jk_amend_paragraph(&m->draft, a->last) : from, *other;
	*first = *last = NULL;
	*container = m->o->new_file.text;
	if (a->kind == JK_AMEND_INSERT && !a->paragraph)
		return 1;
	if (!from || !to) {
		jk_amend_misplaced(m->a, m->o->r->new_package, from ? a->last : a->paragraph);
		return 0;
	}
	*first = block_of(container, m->o->new_file.text, from);
	*last = block_of(&other, m->o->new_file.text, to);
	return *container && *container == other;
}

/* All amendments of one story, from the one that names it first. */
static void amend_container(jk_odt_amending *m, jk_node *container, size_t from, unsigned char *done)
{
	story s;
	jk_node *first, *last, *other;
	open_story(&s, m, container);
	for (size_t i = from; i < m->a->count && jk_redline_fine(s.r); i++) {
		if (done[i] || m->a->refused[i] || !is_of_blocks(&m->a->amendments[i]))
			continue;
		if (!find_blocks(m, &m->a->amendments[i], &first, &last, &other) || other != container)
			continue;
		done[i] = 1;
		note(&s, i, first, last);
	}
	if (jk_redline_fine(s.r))
		amend_story(&s);
}

void jk_odt_amend_blocks(jk_odt_amending *m)
{
	jk_redlining *r = m->o->r;
	jk_node *first, *last, *container;
	unsigned char *done = jk_redline_need(r, jk_arena_array(r->arena, m->a->count + 1, 1));
	for (size_t i = 0; done && i < m->a->count && jk_redline_fine(r); i++) {
		if (done[i] || m->a->refused[i] || !is_of_blocks(&m->a->amendments[i]))
			continue;
		if (find_blocks(m, &m->a->amendments[i], &first, &last, &container))
			amend_container(m, container, i, done);
		else if (jk_redline_fine(r))
			jk_amend_refuse(m->a, i);
	}
}
