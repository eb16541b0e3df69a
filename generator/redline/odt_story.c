/* What differs between two stories, as hunks: a hunk is what was taken out at a place, then what was put in there.
 *
 * Between two paragraphs that stay, the end of a paragraph belongs either to what stands behind it (JK_FORM_TAIL: the hunk begins at the end of the
 * paragraph before and ends at the end of its own last one) or to what stands before it (JK_FORM_HEAD: it begins at its own first paragraph and ends at
 * the head of the paragraph behind). Tail keeps the styles of deleted paragraphs in LibreOffice; but a table needs a paragraph behind it. */
#include <string.h>
#include "redline/odt.h"
#include "redline/odt_plan.h"

typedef struct {
	jk_odt *o;
	const jk_list *entries;
	/* The open hunk. */
	int open, has_new;
	jk_list gone;
	const jk_node *trail;   /* what was taken out ends with a whole item: an empty paragraph must follow, like this one */
	jk_odt_item *first, *last; /* where it begins and ends */
	jk_odt_side first_side, last_side;
	size_t first_at, last_at;
	int moved_from;         /* some of what was taken out stands elsewhere */
	int renumbering;        /* the paragraph that comes is another item of its list */
} marking;

enum { FIRST_MOST = 120 }; /* bytes in which the first word of a paragraph is looked for */

/* --- hunks --- */

static void open_hunk(marking *m, jk_odt_item *item, jk_odt_side side, size_t at)
{
	if (m->open)
		return;
	m->open = 1;
	m->has_new = m->moved_from = 0;
	m->trail = NULL;
	m->gone = (jk_list){0};
	m->first = item;
	m->first_side = side;
	m->first_at = at;
}

static void take_out(marking *m, const jk_odt_item *item, size_t from, size_t to, const jk_node *near)
{
	jk_odt_gone *gone = jk_redline_need(m->o->r, jk_arena_allocate(m->o->r->arena, sizeof *gone));
	if (!gone)
		return;
	*gone = (jk_odt_gone){item, from, to, !near, near};
	const jk_odt_gone *last = m->gone.count ? m->gone.items[m->gone.count - 1] : NULL;
	if (last && item && last->item == item) { /* the same paragraph goes on */
		m->gone.count--;
		*gone = (jk_odt_gone){item, last->from, to, last->whole, last->near};
	}
	jk_redline_add(m->o->r, &m->gone, gone);
	if (item)
		jk_redline_count(m->o->r, JK_DELETED, item->text + from, to - from);
}

static void put_in(marking *m, jk_odt_item *item, jk_odt_side side, size_t at)
{
	m->has_new = 1;
	m->last = item;
	m->last_side = side;
	m->last_at = at;
}

static void close_hunk(marking *m)
{
	if (!m->open || !jk_redline_fine(m->o->r))
		return;
	m->open = 0;
	if (m->trail)
		take_out(m, NULL, 0, 0, m->trail);
	const char *gone = m->gone.count ? jk_odt_delete(m->o, &m->gone) : NULL;
	if (gone)
		jk_odt_mark(m->o, m->first, "change", gone, m->first_side, m->first_at);
	if (gone && m->moved_from)
		jk_redline_add(m->o->r, &m->o->from_regions, gone);
	if (!m->has_new || !jk_redline_fine(m->o->r))
		return;
	const char *id = jk_odt_insert(m->o);
	jk_odt_mark(m->o, m->first, "change-start", id, m->first_side, m->first_at);
	jk_odt_mark(m->o, m->last, "change-end", id, m->last_side, m->last_at);
}

/* --- paragraphs that stay --- */

static void mark_stretch(marking *m, const jk_entry *e, const jk_stretch *s)
{
	jk_odt_item *item = e->new_item;
	if (s->mark == JK_KEPT) {
		close_hunk(m);
		return;
	}
	open_hunk(m, item, JK_ODT_BEFORE, s->new_from);
	if (s->mark == JK_DELETED) {
		take_out(m, e->old_item, s->old_from, s->old_to, item->node);
		m->trail = NULL;
		return;
	}
	put_in(m, item, JK_ODT_AFTER, s->new_to);
	jk_redline_count(m->o->r, JK_INSERTED, item->text + s->new_from, s->new_to - s->new_from);
}

/* Bytes of a text's first word. */
static size_t first_word(marking *m, const char *text, size_t length)
{
	const size_t *ends;
	size_t count = 0, most = FIRST_MOST;
	while (most < length && ((unsigned char)text[most] & 0xC0) == 0x80)
		most++;
	length = most < length ? most : length;
	if (!jk_redline_check(m->o->r, jk_words_ends(&ends, &count, m->o->r->arena, m->o->r->words, text, length)) || !count)
		return length;
	return ends[0];
}

/* LibreOffice gives an empty paragraph the place of the next one, so the first word of what stays goes with the end of the paragraph before it. */
static void mark_first_word(marking *m, const jk_entry *e, const jk_stretch *s)
{
	size_t length = s->old_to - s->old_from;
	size_t word = first_word(m, e->old_item->text + s->old_from, length);
	mark_stretch(m, e, &(jk_stretch){JK_DELETED, s->old_from, s->old_from + word, s->new_from, s->new_from});
	mark_stretch(m, e, &(jk_stretch){JK_INSERTED, s->old_from + word, s->old_from + word, s->new_from, s->new_from + word});
	if (word < length)
		close_hunk(m);
}

/* A deletion that waits stands in the text as one piece: where only a part of it stays, that part is replaced, too. */
static void mark_around(marking *m, const jk_entry *e, jk_stretch s)
{
	const jk_odt_item *item = e->new_item;
	for (size_t i = 0; i < item->piece_count && s.new_from < s.new_to; i++) {
		const jk_odt_piece *piece = &item->pieces[i];
		if (!jk_node_is(piece->node, "change") || piece->to <= s.new_from || (piece->from >= s.new_from && piece->to <= s.new_to) || piece->from >= s.new_to)
			continue;
		size_t from = piece->from > s.new_from ? piece->from : s.new_from, to = piece->to < s.new_to ? piece->to : s.new_to;
		size_t before = from - s.new_from, length = to - from;
		if (before)
			mark_stretch(m, e, &(jk_stretch){JK_KEPT, s.old_from, s.old_from + before, s.new_from, from});
		mark_stretch(m, e, &(jk_stretch){JK_DELETED, s.old_from + before, s.old_from + before + length, from, from});
		mark_stretch(m, e, &(jk_stretch){JK_INSERTED, s.old_from + before + length, s.old_from + before + length, from, to});
		s = (jk_stretch){JK_KEPT, s.old_from + before + length, s.old_to, to, s.new_to};
	}
	if (s.new_from < s.new_to)
		mark_stretch(m, e, &s);
}

static int same_text(const jk_odt_item *a, const jk_odt_item *b)
{
	return a->length == b->length && memcmp(a->text, b->text, a->length) == 0;
}

static const jk_node *next_float(const jk_odt_item *item, size_t *at)
{
	while (*at < item->piece_count && !(jk_node_is_element(item->pieces[*at].node) && jk_odt_floats(item->pieces[*at].node)))
		++*at;
	return *at < item->piece_count ? item->pieces[(*at)++].node : NULL;
}

/* What floats is no text: word processors neither take it out nor put it back with a change of words. It is that of the new document. */
static void compare_floats(marking *m, const jk_entry *e)
{
	size_t i = 0, j = 0;
	const jk_node *a, *b;
	do {
		a = next_float(e->old_item, &i);
		b = next_float(e->new_item, &j);
		const char *x = a ? jk_odt_content(m->o, a) : "", *y = b ? jk_odt_content(m->o, b) : "";
		m->o->floats_differ |= !a != !b || (x && y && strcmp(x, y) != 0);
	} while (a && b && jk_redline_fine(m->o->r));
}

static void mark_paragraph(marking *m, const jk_entry *e)
{
	compare_floats(m, e);
	jk_list stretches = {0};
	size_t length = e->new_item->length;
	int first = m->renumbering && length;
	m->renumbering = 0;
	if (same_text(e->old_item, e->new_item)) {
		if (first)
			mark_first_word(m, e, &(jk_stretch){JK_KEPT, 0, length, 0, length});
		else
			close_hunk(m);
		return;
	}
	jk_redline_stretches(&stretches, m->o->r, e->old_item->text, e->old_item->length, e->new_item->text, e->new_item->length);
	for (size_t i = 0; i < stretches.count && jk_redline_fine(m->o->r); i++) {
		const jk_stretch *s = stretches.items[i];
		if (s->mark == JK_KEPT && e->new_item->waits) {
			mark_around(m, e, *s);
			continue;
		}
		if (first && s->mark == JK_KEPT)
			mark_first_word(m, e, s);
		else
			mark_stretch(m, e, s);
		first = first && s->mark == JK_INSERTED;
	}
}

/* --- gaps between them --- */

static void tell_move(marking *m, const jk_entry *e)
{
	if (e->old_item)
		m->moved_from = 1;
	else if (e->new_item->kind == JK_ODT_PARAGRAPH)
		jk_redline_add(m->o->r, &m->o->to_paragraphs, e->new_item->node);
}

static void add_all(marking *m, const jk_gap *gap, int is_new)
{
	int moved = 0; /* the one before moved, too: one comment serves for a run */
	for (size_t i = gap->from; i < gap->to && jk_redline_fine(m->o->r); i++) {
		const jk_entry *e = m->entries->items[i];
		if (!(is_new ? e->new_item : e->old_item))
			continue;
		if (e->moved && !moved)
			tell_move(m, e);
		moved = e->moved;
		if (!is_new && e->old_item)
			take_out(m, e->old_item, 0, e->old_item->length, NULL);
		if (is_new && e->new_item) {
			put_in(m, e->new_item, JK_ODT_TAIL, 0);
			jk_redline_count(m->o->r, JK_INSERTED, e->new_item->text, e->new_item->length);
		}
	}
}

/* The paragraph behind stays, but as another item of its list: the end of the paragraph before it is taken out and put in, so that each side has
 * its own. */
static void renumber(marking *m, const jk_entry *behind)
{
	m->renumbering = 1;
	take_out(m, behind->old_item, 0, 0, NULL);
	put_in(m, behind->new_item, JK_ODT_HEAD, 0);
}

/* At the end of the paragraph `before`. `gone`: whole paragraphs were taken out there. */
static void open_tail(marking *m, const jk_entry *before, int gone)
{
	jk_odt_item *item = before->new_item;
	if (m->open && !m->has_new && m->first == item && m->first_at == item->length)
		m->first_side = JK_ODT_TAIL;
	if (m->open && m->trail) { /* that paragraph was empty in the old document */
		take_out(m, NULL, 0, 0, m->trail);
		m->trail = NULL;
	}
	int in_open = m->open && m->gone.count;
	open_hunk(m, item, JK_ODT_TAIL, item->length);
	if (gone && !in_open)
		take_out(m, NULL, 0, 0, item->node);
}

/* Behind the paragraph `before`; the hunk may be open already, with the end of that paragraph. */
static void mark_tail(marking *m, const jk_gap *gap, const jk_entry *before, const jk_entry *behind)
{
	open_tail(m, before, gap->gone || behind);
	add_all(m, gap, 0);
	add_all(m, gap, 1);
	if (behind)
		renumber(m, behind);
	else
		close_hunk(m);
}

/* A table took another one's place: both sides have the end of the paragraph before, and that of one behind. */
static void mark_both(marking *m, const jk_gap *gap, const jk_entry *before, const jk_entry *behind)
{
	open_tail(m, before, 1);
	add_all(m, gap, 0);
	m->trail = behind->new_item->node;
	add_all(m, gap, 1);
	put_in(m, behind->new_item, JK_ODT_HEAD, 0);
}

/* Before the paragraph `behind`, whose own first words may go on with the hunk. */
static void mark_head(marking *m, const jk_gap *gap, const jk_entry *behind)
{
	jk_odt_item *item = behind->new_item, *first = gap->first_new ? gap->first_new : item;
	int by_table = first->kind != JK_ODT_PARAGRAPH;
	open_hunk(m, first, JK_ODT_HEAD, 0);
	if (by_table) { /* deleted text cannot join a table: it stands behind what was put in */
		add_all(m, gap, 1);
		put_in(m, item, JK_ODT_HEAD, 0);
		close_hunk(m);
		open_hunk(m, item, JK_ODT_HEAD, 0);
		first = item;
	}
	add_all(m, gap, 0);
	m->trail = gap->gone ? first->node : NULL;
	if (!by_table)
		add_all(m, gap, 1);
	if (m->has_new)
		put_in(m, item, JK_ODT_HEAD, 0);
}

static void mark_gap(marking *m, const jk_gap *gap)
{
	const jk_entry *before = gap->from ? m->entries->items[gap->from - 1] : NULL;
	const jk_entry *behind = gap->to < m->entries->count ? m->entries->items[gap->to] : NULL;
	if (gap->form == JK_FORM_TAIL && before)
		mark_tail(m, gap, before, behind && behind->renumbered ? behind : NULL);
	else if (gap->form == JK_FORM_BOTH && before && behind)
		mark_both(m, gap, before, behind);
	else
		close_hunk(m);
	if (gap->form == JK_FORM_HEAD && behind)
		mark_head(m, gap, behind);
}

void jk_odt_mark_gap(jk_odt *o, const jk_list *entries, const jk_gap *gap)
{
	marking m = {.o = o, .entries = entries};
	mark_gap(&m, gap);
	close_hunk(&m);
}

static void mark_kept(marking *m, const jk_entry *e)
{
	if (e->new_item->kind == JK_ODT_PARAGRAPH)
		mark_paragraph(m, e);
	else if (e->new_item->kind == JK_ODT_A_TABLE)
		jk_odt_tables(m->o, e->old_item->node, e->new_item->node);
	else if (e->new_item->kind == JK_ODT_A_SECTION)
		jk_odt_story(m->o, e->old_item->node, e->new_item->node);
}

static void mark_all(marking *m)
{
	size_t i = 0;
	while (jk_redline_fine(m->o->r)) {
		jk_gap gap = jk_odt_gap(m->entries, i);
		mark_gap(m, &gap);
		i = gap.to;
		if (i == m->entries->count)
			break;
		mark_kept(m, m->entries->items[i++]);
	}
	close_hunk(m);
}

/* --- stories --- */

/* Lists of paragraphs that stay are the same lists: deleted items go on with them. */
static void pair_chains(jk_odt *o, const jk_entry *e)
{
	unsigned old_number = jk_odt_chain_of(e->old_item->node), new_number = jk_odt_chain_of(e->new_item->node);
	if (!old_number || !new_number || old_number > o->old_file.chains.count)
		return;
	jk_odt_chain *chain = o->old_file.chains.items[old_number - 1];
	if (!chain->partner)
		chain->partner = new_number;
}

/* What bears the text: of a table of contents its body. */
static jk_node *body_of(jk_node *container)
{
	jk_node *body = jk_node_child(container, "index-body");
	return body ? body : container;
}

void jk_odt_story(jk_odt *o, jk_node *old_container, jk_node *new_container)
{
	old_container = body_of(old_container);
	new_container = body_of(new_container);
	jk_list old_items = {0}, new_items = {0}, entries = {0};
	jk_odt_collect(&old_items, o, &o->old_file, old_container);
	jk_odt_collect(&new_items, o, &o->new_file, new_container);
	if (!jk_redline_fine(o->r))
		return;
	jk_odt_plan(&entries, o, &(jk_odt_stories){old_container, new_container, &old_items, &new_items});
	for (size_t i = 0; i < entries.count && jk_redline_fine(o->r); i++) {
		const jk_entry *e = entries.items[i];
		if (e->old_item && e->new_item)
			pair_chains(o, e);
	}
	marking m = {.o = o, .entries = &entries};
	if (jk_redline_fine(o->r))
		mark_all(&m);
	for (size_t i = 0; i < new_items.count && jk_redline_fine(o->r); i++)
		jk_odt_put_marks(o, new_items.items[i]);
}
