/* Putting a document together, whatever format it is read from. */
#include <string.h>
#include "base/text.h"
#include "review/document.h"

void jk_gather_begin(jk_gathering *g, jk_doc *doc, jk_arena *arena)
{
	*doc = (jk_doc){.arena = arena};
	*g = (jk_gathering){.doc = doc, .arena = arena};
	jk_buffer_init(&g->text, 0);
	jk_buffer_init(&g->gone, 0);
	jk_buffer_init(&g->changed, 0);
}

void jk_gather_dispose(jk_gathering *g)
{
	g->no_memory |= g->text.failed || g->gone.failed || g->changed.failed;
	jk_buffer_dispose(&g->text);
	jk_buffer_dispose(&g->gone);
	jk_buffer_dispose(&g->changed);
}

static void add(jk_gathering *g, jk_list *list, const void *item) { g->no_memory |= !item || jk_list_add(list, g->arena, item) != JK_OK; }

const char *jk_gather_copy(jk_gathering *g, const char *text)
{
	const char *copy = jk_arena_string(g->arena, text ? text : "");
	g->no_memory |= !copy;
	return copy ? copy : "";
}

/* --- text and changes --- */

void jk_gather_text(jk_gathering *g, const char *text) { jk_buffer_string(g->deleting ? &g->gone : &g->text, text); }
void jk_gather_char(jk_gathering *g, char byte) { jk_buffer_char(g->deleting ? &g->gone : &g->text, byte); }

static void end_change(jk_gathering *g)
{
	if (!g->changed.length)
		return;
	jk_side_change *change = jk_arena_allocate(g->arena, sizeof *change);
	if (change) {
		*change = g->change;
		change->text = jk_gather_copy(g, jk_buffer_text(&g->changed));
	}
	g->no_memory |= g->changed.failed;
	add(g, &g->changes, change);
	jk_buffer_cut(&g->changed, 0);
}

/* Word parts a change at every run: neighbours of one author are one. */
static int goes_on(const jk_gathering *g, jk_mark mark, const char *author, const char *date, size_t at)
{
	const jk_side_change *last = &g->change;
	return g->changed.length && last->mark == mark && jk_text_equal(last->author, author) && jk_text_equal(last->date, date) &&
	       last->at + (mark == JK_INSERTED ? g->changed.length : 0) == at;
}

void jk_gather_change(jk_gathering *g, jk_mark mark, const char *author, const char *date, const char *text, size_t at)
{
	if (!*text)
		return;
	if (!goes_on(g, mark, author, date, at)) {
		end_change(g);
		g->change = (jk_side_change){mark, author ? jk_gather_copy(g, author) : NULL, date ? jk_gather_copy(g, date) : NULL, NULL, at};
	}
	jk_buffer_string(&g->changed, text);
}

/* --- bookmarks --- */

static int is_in_paragraph(const jk_gathering *g) { return g->first != 0; }

void jk_gather_mark(jk_gathering *g, const char *name, const char *id)
{
	jk_doc_mark *mark = jk_arena_allocate(g->arena, sizeof *mark);
	if (!mark) {
		g->no_memory = 1;
		return;
	}
	*mark = (jk_doc_mark){.name = jk_gather_copy(g, name), .id = jk_gather_copy(g, id), .first = g->doc->pieces.count};
	mark->stop = mark->first;
	mark->from = g->in_cell ? 0 : g->text.length;
	add(g, &g->doc->marks, mark);
	g->no_memory |= jk_index_add(&g->open, g->arena, mark->id, "", mark) != JK_OK;
}

void jk_gather_mark_end(jk_gathering *g, const char *id)
{
	jk_doc_mark *mark = id ? jk_index_find(&g->open, id, "") : NULL;
	if (!mark || mark->closed)
		return;
	mark->closed = 1;
	mark->stop = g->doc->pieces.count;
	mark->to = g->in_cell ? (size_t)-1 : g->text.length;
	if (is_in_paragraph(g) || g->tables)
		add(g, &g->ends, mark);
}

/* Those that end in the piece that was just made reach over it. */
static void end_marks(jk_gathering *g)
{
	for (size_t i = 0; i < g->ends.count; i++)
		((jk_doc_mark *)g->ends.items[i])->stop = g->doc->pieces.count;
	g->ends = (jk_list){0};
}

/* --- pieces --- */

static jk_doc_piece *add_piece(jk_gathering *g)
{
	jk_doc_piece *piece = jk_arena_allocate(g->arena, sizeof *piece);
	if (piece)
		*piece = (jk_doc_piece){.text = "", .label = "", .style = "", .beside = g->beside, .changes = g->changes};
	add(g, &g->doc->pieces, piece);
	g->changes = (jk_list){0};
	return piece;
}

/* The text up to here is that of the paragraph read so far. */
static void close_place(jk_gathering *g)
{
	jk_side_place *last = g->places.count ? g->places.items[g->places.count - 1] : NULL;
	if (last && g->first)
		last->length = g->text.length - last->at;
}

void jk_gather_paragraph(jk_gathering *g, size_t number)
{
	jk_side_place *place = jk_arena_allocate(g->arena, sizeof *place);
	close_place(g);
	if (place)
		*place = (jk_side_place){.at = g->text.length, .paragraph = number};
	add(g, &g->places, place);
	if (!g->first)
		g->first = number;
	if (g->tables && !g->table_first)
		g->table_first = number;
}

/* Where the paragraphs begin that make up the open line of a cell: the first of their places. */
static size_t first_of_line(const jk_gathering *g)
{
	size_t i = g->places.count;
	while (i && ((const jk_side_place *)g->places.items[i - 1])->paragraph > g->first)
		i--;
	return i ? i - 1 : 0;
}

/* Numbers in cells are part of what the cell says. */
static void put_number(jk_gathering *g, const char *label)
{
	size_t first = first_of_line(g), at = ((const jk_side_place *)g->places.items[first])->at;
	const char *line = jk_gather_copy(g, jk_buffer_text(&g->text) + at);
	jk_buffer_cut(&g->text, at);
	jk_buffer_format(&g->text, "%s　", label);
	for (size_t i = first, more = g->text.length - at; i < g->places.count; i++)
		((jk_side_place *)g->places.items[i])->at += more;
	jk_buffer_string(&g->text, line);
}

static void end_line(jk_gathering *g, const jk_doc_traits *traits)
{
	close_place(g);
	if (*traits->label && g->text.length && g->places.count)
		put_number(g, traits->label);
	jk_buffer_char(&g->text, '\n');
}

/* Changes of a paragraph that leaves nothing wait for the next piece. */
static void keep_changes(jk_gathering *g)
{
	for (size_t i = 0; i < g->changes.count; i++)
		((jk_side_change *)g->changes.items[i])->at = 0;
	for (size_t i = 0; i < g->ends.count; i++)
		((jk_doc_mark *)g->ends.items[i])->to = 0;
	g->ends = (jk_list){0};
}

static void end_paragraph(jk_gathering *g, const jk_doc_traits *traits)
{
	if (jk_text_blank(jk_buffer_text(&g->text))) {
		keep_changes(g);
		return;
	}
	jk_doc_piece *piece = add_piece(g);
	if (piece) {
		piece->text = jk_gather_copy(g, jk_buffer_text(&g->text));
		piece->label = traits->label;
		piece->style = traits->style;
		piece->outline = traits->outline;
		piece->level = traits->level;
		piece->paragraph = g->first;
		if (!g->beside) /* notes have no paragraphs of their own in the count */
			piece->places = g->places;
	}
	end_marks(g);
}

void jk_gather_end(jk_gathering *g, const jk_doc_traits *traits)
{
	end_change(g);
	if (g->in_cell)
		end_line(g, traits);
	else {
		close_place(g);
		end_paragraph(g, traits);
		g->places = (jk_list){0};
		jk_buffer_cut(&g->text, 0);
	}
	g->no_memory |= g->text.failed;
	g->first = 0;
}

/* --- tables --- */

void jk_gather_table(jk_gathering *g)
{
	if (g->tables++)
		return;
	if (g->text.length) { /* a paragraph whose end was deleted */
		static const jk_doc_traits none = {"", "", 0, 0};
		jk_gather_end(g, &none);
	}
	g->rows = (jk_list){0};
	g->table_first = 0;
}

void jk_gather_row(jk_gathering *g, int header)
{
	if (g->tables != 1) {
		if (g->text.length && g->text.bytes[g->text.length - 1] == '\t')
			g->text.bytes[g->text.length - 1] = '\n';
		return;
	}
	jk_side_row *row = jk_arena_allocate(g->arena, sizeof *row);
	add(g, &g->rows, row);
	if (row)
		row->header = header;
	g->row = row;
}

void jk_gather_cell(jk_gathering *g)
{
	if (g->tables != 1)
		return;
	g->in_cell = 1;
	g->places = (jk_list){0};
	jk_buffer_cut(&g->text, 0);
}

/* What stands behind the last line of the cell was cut off. */
static void add_cell(jk_gathering *g)
{
	jk_list *places = jk_arena_allocate(g->arena, sizeof *places);
	for (size_t i = 0; i < g->places.count; i++) {
		jk_side_place *place = g->places.items[i];
		place->at = place->at < g->text.length ? place->at : g->text.length;
		place->length = place->at + place->length < g->text.length ? place->length : g->text.length - place->at;
	}
	if (places)
		*places = g->places;
	add(g, &g->row->cells, jk_gather_copy(g, jk_buffer_text(&g->text)));
	add(g, &g->row->places, places);
}

/* Cells of a table in a cell are parted by a tab. */
void jk_gather_cell_end(jk_gathering *g)
{
	if (g->tables != 1) {
		size_t length = g->text.length;
		if (length && g->text.bytes[length - 1] == '\n')
			g->text.bytes[length - 1] = '\t';
		return;
	}
	size_t length = g->text.length;
	while (length && (g->text.bytes[length - 1] == '\n' || g->text.bytes[length - 1] == '\t'))
		length--;
	jk_buffer_cut(&g->text, length);
	if (g->row)
		add_cell(g);
	g->no_memory |= g->text.failed;
	g->places = (jk_list){0};
	jk_buffer_cut(&g->text, 0);
	g->in_cell = 0;
	g->first = 0;
}

void jk_gather_table_end(jk_gathering *g)
{
	if (!g->tables || --g->tables) {
		if (g->tables && g->text.length && g->text.bytes[g->text.length - 1] == '\t')
			g->text.bytes[g->text.length - 1] = '\n';
		return;
	}
	end_change(g);
	if (g->rows.count) {
		for (size_t i = 0; i < g->changes.count; i++)
			((jk_side_change *)g->changes.items[i])->at = 0;
		jk_doc_piece *piece = add_piece(g);
		if (piece) {
			piece->table = 1;
			piece->rows = g->rows;
			piece->paragraph = g->table_first;
		}
		end_marks(g);
	}
	g->rows = (jk_list){0};
	g->row = NULL;
	g->first = 0;
}

void jk_gather_finish(jk_gathering *g)
{
	static const jk_doc_traits none = {"", "", 0, 0};
	if (g->text.length && !g->in_cell)
		jk_gather_end(g, &none);
	end_change(g);
	/* What was taken out behind the last paragraph belongs to that. */
	jk_doc_piece *last = g->doc->pieces.count ? g->doc->pieces.items[g->doc->pieces.count - 1] : NULL;
	for (size_t i = 0; last && i < g->changes.count; i++) {
		jk_side_change *change = g->changes.items[i];
		change->at = strlen(last->text);
		add(g, &last->changes, change);
	}
	g->changes = (jk_list){0};
}
