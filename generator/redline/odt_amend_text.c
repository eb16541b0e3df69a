/* Words of a paragraph that go and come. What goes is moved into a region, what comes stands where it stood: it looks like the text before it, else
 * like the text behind it. */
#include <string.h>
#include "base/text.h"
#include "redline/odt_amend.h"

/* What comes, in order: text as such, or a part of a paragraph of the source. */
typedef struct {
	const char *plain;
	jk_odt_view *source;
	size_t from, to;
} coming;

typedef struct {
	size_t index;      /* of the amendment, and of the last one when it is several in one field */
	size_t last;
	size_t from, to;   /* what goes */
	jk_list comes;     /* coming */
} edit;

typedef enum { BEFORE, BEHIND, LAST } side;
typedef struct {
	jk_node *node;
	side side;
} place;

typedef struct {
	jk_odt_amending *m;
	jk_redlining *r;
	jk_odt_view *view;
	jk_list edits;     /* edit */
	jk_node *done;     /* the first mark of the edit behind, which was made before; it is at: */
	size_t done_at;
} texting;

/* --- fields are whole --- */

static void add_plain(texting *t, jk_list *list, const char *text, size_t length)
{
	coming *c = length ? jk_redline_need(t->r, jk_arena_allocate(t->r->arena, sizeof *c)) : NULL;
	if (!c)
		return;
	c->plain = jk_redline_string(t->r, jk_arena_text(t->r->arena, text, length));
	if (c->plain)
		jk_redline_add(t->r, list, c);
}

static void add_source(texting *t, jk_list *list, jk_odt_view *source, size_t from, size_t to)
{
	coming *c = source && from < to ? jk_redline_need(t->r, jk_arena_allocate(t->r->arena, sizeof *c)) : NULL;
	if (!c)
		return;
	*c = (coming){.source = source, .from = from, .to = to};
	jk_redline_add(t->r, list, c);
}

static int same_bytes(const char *a, size_t a_length, const char *b, size_t b_length) { return a_length == b_length && memcmp(a, b, a_length) == 0; }

/* A field cannot be cut: it goes as a whole, and what stays of its text comes again; as the source's field, where that has the same text. */
static void fill_edit(texting *t, edit *e, jk_odt_view *source, size_t from, size_t to)
{
	const jk_odt_view *v = t->view;
	const jk_odt_bit *head = jk_odt_view_field(v, e->from), *tail = jk_odt_view_field(v, e->to);
	const jk_odt_bit *source_head = source ? jk_odt_view_field(source, from) : NULL, *source_tail = source ? jk_odt_view_field(source, to) : NULL;
	size_t kept_from = head ? head->from : e->from, kept_to = tail ? tail->to : e->to;
	const char *before = v->text + kept_from, *behind = v->text + e->to;
	size_t before_length = e->from - kept_from, behind_length = kept_to - e->to;
	if (head && source_head && same_bytes(source->text + source_head->from, from - source_head->from, before, before_length)) {
		from = source_head->from;
		before_length = 0;
	}
	if (tail && source_tail && same_bytes(source->text + to, source_tail->to - to, behind, behind_length)) {
		to = source_tail->to;
		behind_length = 0;
	}
	add_plain(t, &e->comes, before, before_length);
	add_source(t, &e->comes, source, from, to);
	add_plain(t, &e->comes, behind, behind_length);
	e->from = kept_from;
	e->to = kept_to;
}

/* --- reading the amendments --- */

static int is_edge(const jk_odt_view *view, size_t at) { return at <= view->length && ((unsigned char)view->text[at] & 0xC0) != 0x80; }

static void misplaced(texting *t, const jk_package *package, size_t paragraph) { jk_amend_misplaced(t->m->a, package, paragraph); }

/* The view that the text comes from; NULL when nothing comes, or after a fault. */
static jk_odt_view *source_of(texting *t, const jk_amendment *a)
{
	jk_node *paragraph = a->source_from < a->source_to ? jk_amend_paragraph(&t->m->source, a->source) : NULL;
	jk_odt_view *view = paragraph ? jk_odt_view_of(t->m, paragraph, 0) : NULL;
	if (a->source_from < a->source_to && jk_redline_fine(t->r) && (!view || !is_edge(view, a->source_from) || !is_edge(view, a->source_to)))
		misplaced(t, t->r->old_package, a->source);
	return view;
}

/* Several in one field are one. */
static int joins(texting *t, const edit *e, size_t to)
{
	edit *last = t->edits.count ? t->edits.items[t->edits.count - 1] : NULL;
	if (!last || e->from >= last->to)
		return 0;
	const jk_amendment *before = &t->m->a->amendments[last->last], *now = &t->m->a->amendments[e->index];
	coming *kept = last->comes.count ? last->comes.items[last->comes.count - 1] : NULL;
	if (kept && kept->plain) /* what stood behind the one before */
		last->comes.count--;
	add_plain(t, &last->comes, t->view->text + before->to, now->from - before->to);
	coming *first = e->comes.count ? e->comes.items[0] : NULL;
	for (size_t i = first && first->plain ? 1 : 0; i < e->comes.count; i++)
		jk_redline_add(t->r, &last->comes, e->comes.items[i]);
	last->to = to;
	last->last = e->index;
	return 1;
}

static void add_edit(texting *t, size_t index)
{
	const jk_amendment *a = &t->m->a->amendments[index];
	edit *e = jk_redline_need(t->r, jk_arena_allocate(t->r->arena, sizeof *e));
	if (!e)
		return;
	*e = (edit){.index = index, .last = index, .from = a->from, .to = a->to};
	if (a->from > a->to || !is_edge(t->view, a->from) || !is_edge(t->view, a->to)) {
		misplaced(t, t->r->new_package, a->paragraph);
		return;
	}
	jk_odt_view *source = source_of(t, a);
	if (!jk_redline_fine(t->r))
		return;
	fill_edit(t, e, source, a->source_from, a->source_to);
	if (!joins(t, e, e->to))
		jk_redline_add(t->r, &t->edits, e);
}

/* --- places --- */

static int is_text(const jk_odt_bit *bit) { return bit->node && bit->to > bit->from; }

/* The last bit with text that ends at or before a place, the first that begins there or behind; `count` and SIZE_MAX when there is none. */
static size_t text_before(const jk_odt_view *v, size_t at)
{
	size_t found = SIZE_MAX;
	for (size_t i = 0; i < v->count && v->bits[i].from < at; i++)
		if (is_text(&v->bits[i]) && v->bits[i].to <= at)
			found = i;
	return found;
}

static size_t text_behind(const jk_odt_view *v, size_t at)
{
	size_t i = 0;
	while (i < v->count && !(is_text(&v->bits[i]) && v->bits[i].from >= at))
		i++;
	return i;
}

/* Behind a text, but outside a link. */
static place behind(const jk_odt_view *v, jk_node *node)
{
	for (jk_node *n = jk_node_parent(node); n && n != v->paragraph; n = jk_node_parent(n))
		if (jk_redline_odt_is(n, JK_ODT_TEXT, "a"))
			node = n;
	return (place){node, BEHIND};
}

/* Before a text, and before the spans that begin with it. */
static place before(const jk_odt_view *v, jk_node *node)
{
	while (jk_node_parent(node) != v->paragraph && !jk_node_previous(node))
		node = jk_node_parent(node);
	return (place){node, BEFORE};
}

static size_t find_mark(const jk_odt_amending *m, const jk_odt_view *v, size_t from, size_t stop, int wanted, int last)
{
	size_t found = SIZE_MAX;
	for (size_t i = from; i < stop && (last || found == SIZE_MAX); i++)
		if (v->bits[i].node && jk_odt_change_mark(m->o, v->bits[i].node) == wanted)
			found = i;
	return found;
}

/* In a paragraph without text: inside a bookmark, behind other marks. */
static place in_empty(const jk_odt_view *v)
{
	size_t found = SIZE_MAX;
	for (size_t i = 0; i < v->count; i++)
		if (v->bits[i].node && !jk_node_is(v->bits[i].node, "bookmark-end"))
			found = i;
	if (found != SIZE_MAX)
		return (place){v->bits[found].node, BEHIND};
	jk_node *first = jk_node_first(v->paragraph);
	return first ? (place){first, BEFORE} : (place){v->paragraph, LAST};
}

/* Where nothing goes. 0: that is inside a change that waits. */
static int find_place(const texting *t, place *out, size_t at)
{
	const jk_odt_view *v = t->view;
	const jk_odt_amending *m = t->m;
	size_t a = text_before(v, at), b = text_behind(v, at), from = a == SIZE_MAX ? 0 : a + 1;
	unsigned open = a == SIZE_MAX ? v->open : v->bits[a].open, number = jk_node_number(v->paragraph);
	size_t closes = find_mark(m, v, from, b, -1, 1), opens = find_mark(m, v, from, b, 1, 0);
	if (closes != SIZE_MAX) {
		*out = (place){v->bits[closes].node, BEHIND};
		/* A paragraph that somebody put in is no place for what stays without it. */
		return !v->bits[closes].open && !(b == v->count && a != SIZE_MAX && v->open && open);
	}
	if (open)
		return 0;
	if (a != SIZE_MAX)
		*out = behind(v, v->bits[a].node);
	else if (opens != SIZE_MAX) {
		*out = (place){v->bits[opens].node, BEFORE};
		return !number || number > m->draft.count || !m->leave[number - 1];
	} else
		*out = t->done && t->done_at == at ? (place){t->done, BEFORE} : b < v->count ? (place){v->bits[b].node, BEFORE} : in_empty(v);
	return 1;
}

static int nothing_between(const jk_odt_view *v, size_t from, size_t stop)
{
	for (size_t i = from; i < stop; i++)
		if (v->bits[i].node)
			return 0;
	return 1;
}

/* Where something goes, the bits [first, stop). */
static place replaced(const texting *t, size_t first, size_t stop, int comes)
{
	const jk_odt_view *v = t->view;
	size_t a = text_before(v, v->bits[first].from), b = text_behind(v, v->bits[stop - 1].to);
	if (comes && a != SIZE_MAX && nothing_between(v, a + 1, first))
		return behind(v, v->bits[a].node);
	int adjoins = t->done && t->done_at == v->bits[stop - 1].to;
	if (comes && a == SIZE_MAX && b < v->count && !adjoins && nothing_between(v, stop, b))
		return (place){v->bits[b].node, BEFORE};
	if (comes && a == SIZE_MAX && b == v->count)
		return (place){v->bits[first].node, BEFORE};
	return before(v, v->bits[first].node);
}

static void put(place *p, jk_node *node)
{
	if (p->side == BEFORE)
		jk_node_move_before(node, p->node);
	else if (p->side == BEHIND)
		jk_node_move_after(node, p->node);
	else
		jk_node_move_last(node, p->node);
	*p = (place){node, BEHIND};
}

/* --- what comes --- */

static void add_run(texting *t, jk_node *parent, const char *text, size_t length)
{
	const char *run = length ? jk_redline_string(t->r, jk_arena_text(t->r->arena, text, length)) : NULL;
	if (run)
		jk_redline_need(t->r, jk_node_add_text(parent, run));
}

static void put_plain(texting *t, jk_node *parent, const char *text, size_t length)
{
	size_t done = 0;
	for (size_t i = 0; i < length && jk_redline_fine(t->r); i++) {
		const char *element = text[i] == ' ' ? "s" : text[i] == '\t' ? "tab" : text[i] == '\n' ? "line-break" : NULL;
		if (!element)
			continue;
		add_run(t, parent, text + done, i - done);
		jk_redline_need(t->r, jk_node_add_ns(parent, JK_ODT_TEXT, element));
		done = i + 1;
	}
	add_run(t, parent, text + done, length - done);
}

/* Fields that only a part is taken of become text. */
static void put_source(texting *t, jk_node *parent, const coming *c)
{
	size_t from = c->from, to = c->to;
	const jk_odt_bit *head = jk_odt_view_field(c->source, from);
	if (head) {
		size_t stop = head->to < to ? head->to : to;
		put_plain(t, parent, c->source->text + from, stop - from);
		from = stop;
	}
	const jk_odt_bit *tail = from < to ? jk_odt_view_field(c->source, to) : NULL;
	size_t stop = tail ? tail->from : to;
	const jk_odt_item *item = from < stop ? jk_odt_view_item(t->m, c->source, 0, c->source->count) : NULL;
	if (item)
		jk_odt_copy_part(t->m->o, parent, item, from, stop);
	if (tail)
		put_plain(t, parent, c->source->text + stop, to - stop);
}

void jk_odt_flag_brought(jk_node *node)
{
	static const char *const names[] = {"bookmark", "bookmark-start", "bookmark-end", "bookmark-ref", "reference-mark", "reference-mark-start", "reference-mark-end"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_redline_odt_is(node, JK_ODT_TEXT, names[i]))
			jk_node_set_number(node, JK_ODT_BROUGHT);
	for (jk_node *child = jk_node_first_element(node); child; child = jk_node_next_element(child))
		jk_odt_flag_brought(child);
}

/* Gives the mark where it starts. */
static jk_node *enclose(jk_odt_amending *m, jk_node *paragraph, place *p, jk_node *holder)
{
	jk_odt *o = m->o;
	const char *id = jk_odt_insert(o);
	jk_node *start = jk_odt_add_mark(o, paragraph, "change-start", id), *end = start ? jk_odt_add_mark(o, paragraph, "change-end", id) : NULL;
	if (!end)
		return NULL;
	put(p, start);
	put(p, end);
	for (jk_node *child; (child = jk_node_first(holder)) != NULL;)
		jk_node_move_before(child, end);
	return start;
}

static void put_in(texting *t, const edit *e, place *p)
{
	jk_node *holder = jk_redline_need(t->r, jk_node_add_ns(t->view->paragraph, JK_ODT_TEXT, "span"));
	for (size_t i = 0; holder && i < e->comes.count && jk_redline_fine(t->r); i++) {
		const coming *c = e->comes.items[i];
		if (c->plain)
			put_plain(t, holder, c->plain, strlen(c->plain));
		else
			put_source(t, holder, c);
	}
	if (!holder || !jk_redline_fine(t->r))
		return;
	jk_odt_flag_brought(holder);
	jk_node *start = enclose(t->m, t->view->paragraph, p, holder);
	t->done = start;
	t->done_at = e->from;
	jk_node_remove(holder);
}

/* --- what goes --- */

static const char *take_out(jk_odt_amending *m, const jk_odt_item *item, size_t from, size_t to)
{
	jk_list list = {0};
	jk_odt_gone gone = {.item = item, .from = from, .to = to, .near = item->node};
	jk_redline_add(m->o->r, &list, &gone);
	return jk_redline_fine(m->o->r) ? jk_odt_delete(m->o, &list) : NULL;
}

static void drop(jk_node *node, const jk_node *paragraph)
{
	jk_node *parent = jk_node_parent(node);
	jk_node_remove(node);
	while (parent != paragraph && !jk_node_first(parent)) {
		node = parent;
		parent = jk_node_parent(parent);
		jk_node_remove(node);
	}
}

static void drop_bits(const texting *t, size_t first, size_t stop)
{
	jk_odt_view *v = t->view;
	unsigned char *stays = jk_redline_need(t->r, jk_arena_array(t->r->arena, stop - first, 1));
	for (size_t i = first; stays && i < stop; i++)
		stays[i - first] = v->bits[i].node && jk_odt_stays_behind(v, i, first, stop);
	for (size_t i = first; stays && i < stop; i++) {
		if (!v->bits[i].node || stays[i - first])
			continue;
		drop(v->bits[i].node, v->paragraph);
		v->bits[i].node = NULL;
	}
}

static void replace(texting *t, const edit *e, size_t first, size_t stop)
{
	place p = replaced(t, first, stop, e->comes.count > 0);
	const jk_odt_item *item = jk_odt_view_item(t->m, t->view, first, stop);
	const char *id = item ? take_out(t->m, item, e->from, e->to) : NULL;
	jk_node *mark = id ? jk_odt_add_mark(t->m->o, t->view->paragraph, "change", id) : NULL;
	if (!mark)
		return;
	put(&p, mark);
	if (e->comes.count)
		put_in(t, e, &p);
	t->done = mark;
	t->done_at = e->from;
	if (jk_redline_fine(t->r))
		drop_bits(t, first, stop);
}

/* --- one edit --- */

static int is_free(const texting *t, size_t first, size_t stop)
{
	const jk_odt_view *v = t->view;
	if (v->bits[first].open)
		return 0;
	for (size_t i = first; i < stop; i++)
		if (v->bits[i].node && jk_odt_change_mark(t->m->o, v->bits[i].node))
			return 0;
	return 1;
}

static void refuse(texting *t, const edit *e)
{
	for (size_t i = e->index; i <= e->last; i++)
		if (t->m->a->amendments[i].kind == JK_AMEND_TEXT)
			jk_amend_refuse(t->m->a, i);
}

static void amend(texting *t, const edit *e)
{
	jk_odt_view *v = t->view;
	place p;
	if (!jk_amend_begin(t->m->a, e->index))
		return;
	jk_odt_view_cut(t->m, v, e->from);
	jk_odt_view_cut(t->m, v, e->to);
	if (!jk_redline_fine(t->r) || (e->from == e->to && !e->comes.count))
		return;
	size_t first = text_behind(v, e->from), stop = text_before(v, e->to);
	if (e->from < e->to && first < v->count && stop != SIZE_MAX && first <= stop) {
		if (is_free(t, first, stop + 1))
			replace(t, e, first, stop + 1);
		else
			refuse(t, e);
	} else if (e->from == e->to && find_place(t, &p, e->from))
		put_in(t, e, &p);
	else
		refuse(t, e);
}

void jk_odt_amend_text(jk_odt_amending *m, size_t from, size_t to)
{
	jk_node *paragraph = jk_amend_paragraph(&m->draft, m->a->amendments[from].paragraph);
	texting t = {.m = m, .r = m->o->r, .view = paragraph ? jk_odt_view_of(m, paragraph, 1) : NULL};
	if (!paragraph)
		misplaced(&t, t.r->new_package, m->a->amendments[from].paragraph);
	for (size_t i = from; t.view && i < to && jk_redline_fine(t.r); i++)
		if (m->a->amendments[i].kind == JK_AMEND_TEXT)
			add_edit(&t, i);
	/* From the end, so that places before stay. */
	for (size_t i = t.edits.count; i > 0 && jk_redline_fine(t.r); i--)
		amend(&t, t.edits.items[i - 1]);
}

void jk_odt_replace(jk_odt_amending *m, jk_node *paragraph, jk_node *old, jk_node *new_node)
{
	jk_odt_piece piece = {old, 0, 1};
	const jk_odt_item item = {.node = paragraph, .text = " ", .length = 1, .pieces = &piece, .piece_count = 1};
	const char *id = take_out(m, &item, 0, 1);
	jk_node *mark = id ? jk_odt_add_mark(m->o, paragraph, "change", id) : NULL;
	jk_node *holder = mark ? jk_redline_need(m->o->r, jk_node_add_ns(paragraph, JK_ODT_TEXT, "span")) : NULL;
	place p = {old, BEFORE};
	if (!holder)
		return;
	put(&p, mark);
	jk_node_move_last(new_node, holder);
	enclose(m, paragraph, &p, holder);
	jk_node_remove(holder);
	if (jk_redline_fine(m->o->r))
		jk_node_remove(old);
}
