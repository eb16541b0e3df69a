/* Lines of the source, copied with the bookmarks that begin and end in them. */
#include "base/text.h"
#include "redline/docx_amend.h"

/* The beginning or the end of a bookmark, and the byte of the line at which it stands. */
typedef struct {
	const jk_node *node;
	size_t at;
} event;

typedef struct {
	const char *old_id, *new_id;
} open_bookmark;

static void add_event(jk_wml *d, jk_list *events, const jk_node *node, size_t at)
{
	event *e = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, sizeof *e));
	if (!e)
		return;
	*e = (event){node, at};
	jk_redline_add(d->r, events, e);
}

static int is_mark(const jk_node *node) { return jk_wml_is(node, "bookmarkStart") || jk_wml_is(node, "bookmarkEnd"); }

/* Those that stand between this block and the one before belong to it. */
static void find_marks_before(jk_wml *d, jk_list *events, const jk_node *first)
{
	const jk_node *n = jk_node_previous(first);
	while (n && !jk_wml_is(n, "p") && !jk_wml_is(n, "tbl"))
		n = jk_node_previous(n);
	for (n = n ? jk_node_next(n) : jk_node_first(jk_node_parent(first)); n && n != first; n = jk_node_next(n))
		if (is_mark(n))
			add_event(d, events, n, 0);
}

static void find_marks_in(jk_wml *d, jk_list *events, const jk_wml_line *line, const jk_node *paragraph, size_t *piece)
{
	const jk_node *next;
	for (const jk_node *n = paragraph; n && jk_redline_fine(d->r); n = next) {
		const jk_wml_piece *at = *piece < line->pieces.count ? line->pieces.items[*piece] : NULL;
		next = jk_node_following(n, paragraph);
		if (is_mark(n))
			add_event(d, events, n, at ? at->from : line->length);
		else if (at && n == at->first) {
			next = jk_node_behind(at->last, paragraph);
			++*piece;
		}
	}
}

/* --- names --- */

static const jk_node *block_around(const jk_wml_amending *m, const jk_node *node)
{
	const jk_wml_block *block = jk_wml_block_of(&m->blocks, node);
	for (size_t i = 0; block && i < m->gone.count; i++)
		if (m->gone.items[i] == block)
			return block->first;
	return NULL;
}

static int has_name(const jk_node *node, const char *name) { return jk_wml_is(node, "bookmarkStart") && jk_text_equal(jk_wml_get(node, "name"), name); }

static void remove_end(jk_wml_amending *m, const char *id)
{
	for (jk_node *n = m->body; n; n = jk_node_following(n, m->body))
		if (jk_wml_is(n, "bookmarkEnd") && jk_text_equal(jk_wml_get(n, "id"), id)) {
			jk_node_remove(n);
			return;
		}
}

/* A name that the draft has only in what goes is taken away there; whether that could be. Word processors drop one of two alike. */
static int free_name(jk_wml_amending *m, const char *name)
{
	size_t found = 0;
	for (const jk_node *n = m->body; n; n = jk_node_following(n, m->body))
		if (has_name(n, name)) {
			if (!block_around(m, n))
				return 0;
			found++;
		}
	for (jk_node *n = m->body, *next; n && jk_redline_fine(m->d->r); n = next) {
		next = jk_node_following(n, m->body);
		if (!has_name(n, name))
			continue;
		const char *id = jk_redline_string(m->d->r, jk_arena_string(m->d->r->arena, jk_wml_get(n, "id") ? jk_wml_get(n, "id") : ""));
		jk_node_remove(n);
		if (id)
			remove_end(m, id);
		next = m->body;
	}
	return found > 0;
}

/* --- copying --- */

static void begin_bookmark(jk_wml_amending *m, jk_node *paragraph, const jk_node *source, jk_list *open)
{
	jk_wml *d = m->d;
	const char *name = jk_wml_get(source, "name"), *id = jk_wml_get(source, "id");
	open_bookmark *bookmark = jk_redline_need(d->r, jk_arena_allocate(d->r->arena, sizeof *bookmark));
	if (!bookmark || !name || !id || !(jk_wml_take_bookmark(d, name) || (jk_redline_fine(d->r) && free_name(m, name))))
		return;
	jk_node *start = jk_wml_add(d, paragraph, "bookmarkStart");
	name = jk_redline_string(d->r, jk_arena_string(d->r->arena, name));
	bookmark->old_id = jk_redline_string(d->r, jk_arena_string(d->r->arena, id));
	bookmark->new_id = jk_wml_next_id(d);
	if (!start || !jk_redline_fine(d->r))
		return;
	jk_wml_set(d, start, "id", bookmark->new_id);
	jk_wml_set(d, start, "name", name);
	jk_redline_add(d->r, open, bookmark);
}

jk_node *jk_wml_end_bookmark(jk_wml *d, jk_node *parent, const void *bookmark)
{
	jk_node *end = jk_wml_add(d, parent, "bookmarkEnd");
	if (end)
		jk_wml_set(d, end, "id", ((const open_bookmark *)bookmark)->new_id);
	return end;
}

void jk_wml_end_bookmarks(jk_wml *d, jk_node *paragraph, jk_list *open)
{
	for (size_t i = 0; i < open->count; i++)
		(void)jk_wml_end_bookmark(d, paragraph, open->items[i]);
	*open = (jk_list){0};
}

static void end_one(jk_wml *d, jk_node *paragraph, const jk_node *source, jk_list *open)
{
	const char *id = jk_wml_get(source, "id");
	for (size_t i = 0; id && i < open->count; i++) {
		const open_bookmark *bookmark = open->items[i];
		if (!jk_text_equal(bookmark->old_id, id))
			continue;
		(void)jk_wml_end_bookmark(d, paragraph, bookmark);
		for (open->count--; i < open->count; i++)
			open->items[i] = open->items[i + 1];
		return;
	}
}

void jk_wml_copy_marked_line(jk_wml_amending *m, jk_node *paragraph, const jk_wml_block *block, jk_list *open)
{
	jk_wml *d = m->d;
	const jk_wml_line *line = block->line;
	jk_list events = {0}, nodes = {0};
	size_t piece = 0, at = 0, done = 0;
	find_marks_before(d, &events, block->first);
	for (size_t i = 0; i < line->paragraphs.count; i++)
		find_marks_in(d, &events, line, line->paragraphs.items[i], &piece);
	for (size_t i = 0; i < events.count && jk_redline_fine(d->r); i++) {
		const event *e = events.items[i];
		if (e->at > done)
			jk_wml_copy_pieces(d, &nodes, paragraph, line, &at, done, e->at);
		done = e->at > done ? e->at : done;
		if (jk_wml_is(e->node, "bookmarkStart"))
			begin_bookmark(m, paragraph, e->node, open);
		else
			end_one(d, paragraph, e->node, open);
	}
	jk_wml_copy_pieces(d, &nodes, paragraph, line, &at, done, line->length);
}
