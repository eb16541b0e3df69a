/* Paragraphs as readers see them, byte by byte as review/document_odt.c gives them: places in amendments are places in that text. */
#include <string.h>
#include "base/text.h"
#include "redline/odt_amend.h"
#include "template/markup.h"
#include "template/paragraph.h"

enum { SPACES_MOST = 1000 }; /* of one text:s */

typedef struct {
	jk_odt_amending *m;
	jk_odt_view *view;
	jk_buffer text, plain;
	int in_draft;
	int space;     /* white space stands before: more of it says nothing */
	unsigned open;
} viewing;

/* --- what elements are --- */

static int is_passed_over(const jk_node *node)
{
	return jk_odt_is_passed_over(node) || jk_node_is(node, "note") || jk_text_ends(jk_node_namespace(node), "xmlns:drawing:1.0");
}

static int is_mark(const jk_node *node)
{
	static const char *const names[] = {"bookmark", "bookmark-start", "bookmark-end", "change", "change-start", "change-end"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (jk_node_is(node, names[i]))
			return 1;
	return 0;
}

int jk_odt_change_mark(const jk_odt *o, const jk_node *node)
{
	const char *id = jk_node_is_element(node) ? jk_node_attribute_ns(node, JK_ODT_TEXT, "change-id") : NULL;
	if (!id || !jk_index_find(&o->new_file.ids, "", id))
		return 0;
	return jk_node_is(node, "change-start") ? 1 : jk_node_is(node, "change-end") ? -1 : jk_node_is(node, "change") ? 2 : 0;
}

/* --- text --- */

static int is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void read_text(viewing *v, const char *text)
{
	jk_buffer_clear(&v->plain);
	for (const char *at = text; *at; at++) {
		if (!is_white(*at))
			jk_buffer_char(&v->plain, *at);
		else if (!v->space)
			jk_buffer_char(&v->plain, ' ');
		v->space = is_white(*at);
	}
	jk_buffer_string(&v->text, jk_buffer_text(&v->plain));
	jk_redline_check(v->m->o->r, jk_buffer_result(&v->plain));
}

static void read_spaces(viewing *v, const jk_node *node)
{
	const char *given = jk_node_attribute_local(node, "c");
	for (unsigned count = given ? jk_slice_number((jk_slice){given, strlen(given)}, SPACES_MOST, 1) : 1; count; count--)
		jk_buffer_char(&v->text, ' ');
	v->space = 0;
}

static int read_character(viewing *v, const jk_node *node)
{
	if (jk_node_is(node, "s"))
		read_spaces(v, node);
	else if (jk_node_is(node, "tab"))
		jk_buffer_char(&v->text, '\t');
	else if (jk_node_is(node, "line-break"))
		jk_buffer_char(&v->text, '\n');
	else
		return 0;
	return 1;
}

/* What a field shows. */
static void read_inside(viewing *v, const jk_node *node)
{
	for (const jk_node *child = jk_node_first(node); child && jk_redline_fine(v->m->o->r); child = jk_node_next(child)) {
		if (jk_node_text(child))
			read_text(v, jk_node_text(child));
		else if (jk_node_is_element(child) && !is_passed_over(child) && !is_mark(child) && !read_character(v, child))
			read_inside(v, child);
	}
}

/* --- bits --- */

static jk_odt_bit *add_bit(jk_odt_amending *m, jk_odt_view *view, size_t at)
{
	if (view->count == view->room) {
		size_t room = view->room ? 2 * view->room : 16;
		jk_odt_bit *bits = jk_redline_need(m->o->r, jk_arena_array(m->o->r->arena, room, sizeof *bits));
		if (!bits)
			return NULL;
		if (view->count)
			memcpy(bits, view->bits, view->count * sizeof *bits);
		view->bits = bits;
		view->room = room;
	}
	memmove(&view->bits[at + 1], &view->bits[at], (view->count - at) * sizeof *view->bits);
	view->count++;
	return &view->bits[at];
}

static int read_element(viewing *v, const jk_node *node)
{
	int change = v->in_draft ? jk_odt_change_mark(v->m->o, node) : 0;
	if (change == 1)
		v->open++;
	else if (change == -1 && v->open)
		v->open--;
	if (is_mark(node) || is_passed_over(node) || read_character(v, node))
		return 0;
	read_inside(v, node);
	return 1;
}

static void read_bits(viewing *v, jk_node *parent)
{
	for (jk_node *child = jk_node_first(parent); child && jk_redline_fine(v->m->o->r); child = jk_node_next(child)) {
		if (jk_node_is_element(child) && jk_odt_is_transparent(child) && !is_passed_over(child)) {
			read_bits(v, child);
			continue;
		}
		size_t from = v->text.length;
		int whole = 0;
		if (jk_node_text(child)) {
			read_text(v, jk_node_text(child));
			if (jk_redline_fine(v->m->o->r) && strcmp(jk_buffer_text(&v->plain), jk_node_text(child)) != 0)
				jk_redline_check(v->m->o->r, jk_node_set_text(child, jk_buffer_text(&v->plain)));
		} else if (jk_node_is_element(child))
			whole = read_element(v, child);
		jk_odt_bit *bit = add_bit(v->m, v->view, v->view->count);
		if (bit)
			*bit = (jk_odt_bit){child, from, v->text.length, whole, v->open};
	}
}

jk_odt_view *jk_odt_view_of(jk_odt_amending *m, jk_node *paragraph, int in_draft)
{
	jk_redlining *r = m->o->r;
	jk_odt_view *view = jk_redline_need(r, jk_arena_allocate(r->arena, sizeof *view));
	unsigned number = jk_node_number(paragraph);
	if (!view)
		return NULL;
	view->paragraph = paragraph;
	view->open = in_draft && number && number <= m->draft.count ? m->enter[number - 1] : 0;
	viewing v = {.m = m, .view = view, .in_draft = in_draft, .space = 1, .open = view->open};
	jk_buffer_init(&v.text, 0);
	jk_buffer_init(&v.plain, 0);
	read_bits(&v, paragraph);
	view->length = v.text.length;
	if (jk_redline_check(r, jk_buffer_result(&v.text)))
		view->text = jk_redline_string(r, jk_arena_text(r->arena, jk_buffer_text(&v.text), v.text.length));
	jk_buffer_dispose(&v.text);
	jk_buffer_dispose(&v.plain);
	return jk_redline_fine(r) ? view : NULL;
}

/* --- cutting --- */

const jk_odt_bit *jk_odt_view_field(const jk_odt_view *view, size_t at)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->bits[i].node && view->bits[i].whole && view->bits[i].from < at && at < view->bits[i].to)
			return &view->bits[i];
	return NULL;
}

static void set_count(jk_redlining *r, jk_node *node, size_t count)
{
	const char *text = jk_redline_string(r, jk_arena_format(r->arena, "%zu", count));
	if (text)
		jk_redline_check(r, jk_node_set_ns(node, JK_ODT_TEXT, "c", text));
}

/* The second part of a node as a node of its own behind it. */
static jk_node *cut_node(jk_odt_amending *m, const jk_odt_view *view, const jk_odt_bit *bit, size_t at)
{
	jk_redlining *r = m->o->r;
	if (!jk_node_text(bit->node)) {
		jk_node *rest = jk_redline_need(r, jk_node_shell_after(bit->node));
		if (rest)
			set_count(r, rest, bit->to - at);
		set_count(r, bit->node, at - bit->from);
		return rest;
	}
	const char *head = jk_redline_string(r, jk_arena_text(r->arena, view->text + bit->from, at - bit->from));
	const char *tail = jk_redline_string(r, jk_arena_text(r->arena, view->text + at, bit->to - at));
	if (!head || !tail || !jk_redline_check(r, jk_node_set_text(bit->node, head)))
		return NULL;
	return jk_redline_need(r, jk_node_text_after(bit->node, tail));
}

void jk_odt_view_cut(jk_odt_amending *m, jk_odt_view *view, size_t at)
{
	for (size_t i = 0; i < view->count; i++) {
		jk_odt_bit bit = view->bits[i];
		if (!bit.node || bit.whole || at <= bit.from || at >= bit.to)
			continue;
		jk_node *rest = cut_node(m, view, &bit, at);
		jk_odt_bit *added = rest ? add_bit(m, view, i + 1) : NULL;
		if (!added)
			return;
		*added = (jk_odt_bit){rest, at, bit.to, 0, bit.open};
		view->bits[i].to = at;
		return;
	}
}

/* --- for the engine of redlines --- */

static int is_bookmark(const jk_node *node)
{
	return jk_node_is(node, "bookmark-start") || jk_node_is(node, "bookmark-end") || jk_node_is(node, "reference-mark-start") || jk_node_is(node, "reference-mark-end");
}

static int is_alone(const jk_odt_view *view, const jk_node *mark, size_t first, size_t stop)
{
	const char *name = jk_node_attribute_ns(mark, JK_ODT_TEXT, "name");
	for (size_t i = first; i < stop; i++) {
		const jk_node *other = view->bits[i].node;
		if (other && other != mark && jk_node_is_element(other) && is_bookmark(other) && jk_text_equal(jk_node_attribute_ns(other, JK_ODT_TEXT, "name"), name))
			return 0;
	}
	return 1;
}

int jk_odt_stays_behind(const jk_odt_view *view, size_t at, size_t first, size_t stop)
{
	const jk_node *node = view->bits[at].node;
	if (!jk_node_is_element(node) || view->bits[at].from < view->bits[at].to)
		return 0;
	return strcmp(jk_node_namespace(node), JK_ODT_OFFICE) == 0 || jk_odt_floats(node) || (is_bookmark(node) && is_alone(view, node, first, stop));
}

jk_odt_item *jk_odt_view_item(jk_odt_amending *m, const jk_odt_view *view, size_t first, size_t stop)
{
	jk_redlining *r = m->o->r;
	jk_odt_item *item = jk_redline_need(r, jk_arena_allocate(r->arena, sizeof *item));
	jk_odt_piece *pieces = item ? jk_redline_need(r, jk_arena_array(r->arena, stop - first + 1, sizeof *pieces)) : NULL;
	if (!pieces)
		return NULL;
	*item = (jk_odt_item){.node = view->paragraph, .kind = JK_ODT_PARAGRAPH, .text = view->text, .length = view->length, .pieces = pieces};
	for (size_t i = first; i < stop; i++)
		if (view->bits[i].node && !jk_odt_stays_behind(view, i, first, stop))
			pieces[item->piece_count++] = (jk_odt_piece){view->bits[i].node, view->bits[i].from, view->bits[i].to};
	return item;
}

/* --- changes that wait --- */

static int is_paragraph(const jk_node *node) { return jk_redline_odt_is(node, JK_ODT_TEXT, "p") || jk_redline_odt_is(node, JK_ODT_TEXT, "h"); }

static void find_open(jk_odt_amending *m, const jk_node *parent, unsigned *open)
{
	for (const jk_node *n = jk_node_first_element(parent); n; n = jk_node_next_element(n)) {
		int change = jk_odt_change_mark(m->o, n), paragraph = is_paragraph(n) && jk_node_number(n) && jk_node_number(n) <= m->draft.count;
		if (jk_redline_odt_is(n, JK_ODT_TEXT, "tracked-changes"))
			continue;
		*open = change == 1 ? *open + 1 : change == -1 && *open ? *open - 1 : *open;
		if (paragraph)
			m->enter[jk_node_number(n) - 1] = *open;
		find_open(m, n, open);
		if (paragraph)
			m->leave[jk_node_number(n) - 1] = *open;
	}
}

void jk_odt_find_open(jk_odt_amending *m)
{
	unsigned open = 0;
	find_open(m, m->o->new_file.text, &open);
}
