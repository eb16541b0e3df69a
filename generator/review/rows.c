/* Rows of checklists, risks and matrices: they have no bookmarks, so each is found by its words in the tables of the document. */
#include <string.h>
#include "base/text.h"
#include "compare/align.h"
#include "review/units.h"

enum { LEAST = 60 }; /* likeness below which nothing is guessed */

/* A row of a table of the document. */
typedef struct {
	const jk_side_row *row, *head; /* head: the first of its table */
	size_t paragraph;
	const jk_side_unit *base; /* which row of the set it is; NULL: not known */
	unsigned score;
} line;

/* A cell, and the next one of the same words. */
typedef struct cell {
	line *line;
	struct cell *next, *last;
} cell;

typedef struct {
	jk_splitting *s;
	const jk_side_paper *base;
	jk_arena *arena;  /* scratch */
	jk_list lines;    /* line */
	jk_index cells;   /* cell by its text */
	int no_memory;
} finding;

static int is_row(const jk_side_unit *unit) { return unit->id && jk_text_starts(unit->id, "row:") && unit->in && unit->blocks.count; }

/* --- the document's rows --- */

static void add_cell(finding *f, line *l, const char *text)
{
	cell *new = jk_arena_allocate(f->arena, sizeof *new), *first = jk_index_find(&f->cells, text, "");
	if (!new || (!first && jk_index_add(&f->cells, f->arena, text, "", new) != JK_OK)) {
		f->no_memory = 1;
		return;
	}
	new->line = l;
	new->last = new;
	if (first) {
		first->last->next = new;
		first->last = new;
	}
}

static void add_line(finding *f, const jk_side_row *row, const jk_side_row *head, size_t paragraph)
{
	line *l = jk_arena_allocate(f->arena, sizeof *l);
	if (!l || jk_list_add(&f->lines, f->arena, l) != JK_OK) {
		f->no_memory = 1;
		return;
	}
	l->row = row;
	l->head = head;
	l->paragraph = paragraph;
	for (size_t i = 0; i < row->cells.count && !f->no_memory; i++)
		add_cell(f, l, jk_unit_clean_cell(f->s, row->cells.items[i]));
}

static void gather_lines(finding *f)
{
	for (size_t i = 0; i < f->s->count; i++) {
		const jk_doc_piece *piece = f->s->parts[i].piece;
		for (size_t r = 0; r < piece->rows.count && !f->no_memory; r++)
			add_line(f, piece->rows.items[r], piece->rows.items[0], piece->paragraph);
	}
}

/* --- finding --- */

static const char *text_of(const jk_side_unit *row) { return ((const jk_side_block *)row->blocks.items[0])->text; }

/* Rows with the very words come first, in the order of the document. */
static int find_same(const finding *f, const jk_side_unit *row)
{
	cell *c = jk_index_find(&f->cells, text_of(row), "");
	while (c && c->line->base)
		c = c->next;
	if (!c)
		return 0;
	c->line->base = row;
	c->line->score = 100;
	return 1;
}

/* Where the tables of the paper show the words of rows: as in the first that is found by its very words. */
static size_t main_column(const finding *f, const line *l)
{
	for (size_t i = 0; i < l->row->cells.count; i++)
		if (jk_text_equal(jk_unit_clean_cell(f->s, l->row->cells.items[i]), text_of(l->base)))
			return i;
	return l->row->cells.count;
}

/* The row of the set's that tells where a table has its words; NULL when it holds no rows. */
static const line *known_line(const finding *f, const line *like)
{
	for (size_t i = 0; i < f->lines.count; i++) {
		const line *l = f->lines.items[i];
		if (l->head == like->head && l->base && main_column(f, l) < l->row->cells.count)
			return l;
	}
	return NULL;
}

/* What of a row may be the words of one: the cell where others of its table have them, else the longest. */
static const char *words_of(const finding *f, const line *l)
{
	const char *longest = "";
	const line *known = known_line(f, l);
	size_t column = known ? main_column(f, known) : l->row->cells.count;
	if (column < l->row->cells.count)
		return jk_unit_clean_cell(f->s, l->row->cells.items[column]);
	for (size_t i = 0; i < l->row->cells.count; i++) {
		const char *text = jk_unit_clean_cell(f->s, l->row->cells.items[i]);
		longest = strlen(text) > strlen(longest) ? text : longest;
	}
	return longest;
}

static jk_result find_like(finding *f, const jk_list *left)
{
	static const jk_align_options options = {.least = LEAST, .least_moved = LEAST, .shortest_moved = 1};
	jk_align_item *rows = jk_arena_array(f->arena, left->count + 1, sizeof *rows), *lines = jk_arena_array(f->arena, f->lines.count + 1, sizeof *lines);
	line **owners = jk_arena_array(f->arena, f->lines.count + 1, sizeof *owners);
	jk_alignment found;
	size_t count = 0;
	if (!rows || !lines || !owners)
		return JK_NO_MEMORY;
	for (size_t i = 0; i < left->count; i++)
		rows[i] = (jk_align_item){.text = text_of(left->items[i])};
	for (size_t i = 0; i < f->lines.count; i++) {
		line *l = f->lines.items[i];
		if (l->base)
			continue;
		owners[count] = l;
		lines[count++] = (jk_align_item){.text = words_of(f, l)};
	}
	jk_result result = jk_align(&found, f->arena, rows, left->count, lines, count, &options);
	for (size_t i = 0; i < count && result == JK_OK; i++)
		if (found.to_old[i] != JK_ALIGN_NONE && found.alike[i] >= LEAST) {
			owners[i]->base = left->items[found.to_old[i]];
			owners[i]->score = found.alike[i];
		}
	return result;
}

static jk_result find_rows(finding *f)
{
	jk_list left = {0};
	for (size_t i = 0; i < f->base->units.count && !f->no_memory; i++) {
		const jk_side_unit *row = f->base->units.items[i];
		if (is_row(row) && !find_same(f, row))
			f->no_memory |= jk_list_add(&left, f->arena, row) != JK_OK;
	}
	if (f->no_memory)
		return JK_NO_MEMORY;
	return left.count ? find_like(f, &left) : JK_OK;
}

/* --- rows as units --- */

/* 該当なし（reason）: papers show the reason alone. */
static int says_so(const jk_side_block *block, const char *text)
{
	enum { BYTES_LEAST = 12 };
	if (jk_text_equal(block->anchor, "applicable") && strlen(text) >= BYTES_LEAST && strstr(block->text, text))
		return 1;
	return *block->text && strstr(text, block->text) != NULL;
}

#define NO_CELL ((size_t)-1)

/* The cell below that heading; NO_CELL when the table has none. */
static size_t cell_headed(const finding *f, const line *l, const char *heading)
{
	for (size_t i = 0; *heading && i < l->head->cells.count && i < l->row->cells.count; i++)
		if (jk_text_equal(jk_unit_clean_cell(f->s, l->head->cells.items[i]), heading))
			return i;
	return NO_CELL;
}

/* Whether a cell shows another block of the row. */
static int is_of_another(const line *l, const jk_side_block *block, const char *text)
{
	for (size_t i = 0; i < l->base->blocks.count; i++)
		if (l->base->blocks.items[i] != block && jk_text_equal(((const jk_side_block *)l->base->blocks.items[i])->text, text))
			return 1;
	return 0;
}

/* What a block of the set reads like in the document, and the cell it stands in (NO_CELL: none is known). */
typedef struct {
	const char *text;
	size_t cell;
} shown;

/* The cell that says just that; NO_CELL when none does. */
static size_t cell_of(const finding *f, const line *l, const char *text)
{
	for (size_t i = 0; i < l->row->cells.count; i++)
		if (jk_text_equal(jk_unit_clean_cell(f->s, l->row->cells.items[i]), text))
			return i;
	return NO_CELL;
}

/* What the document's row says in the place of a block of the set. A block that the paper does not show (or puts into one cell with
 * others, in other words) is taken as unchanged: nobody can tell. */
static shown shown_for(const finding *f, const line *l, const jk_side_block *block, int main_text)
{
	shown best = {.cell = NO_CELL};
	unsigned score = 0;
	/* Another cell may have the same words among others. */
	size_t same = cell_of(f, l, block->text);
	if (same != NO_CELL)
		return (shown){block->text, same};
	for (size_t i = 0; i < l->row->cells.count; i++) {
		const char *text = jk_unit_clean_cell(f->s, l->row->cells.items[i]);
		unsigned like = 0;
		if (!main_text && says_so(block, text))
			return (shown){block->text, i};
		if (!is_of_another(l, block, text) && jk_alike(&like, block->text, text) == JK_OK && like > score) {
			score = like;
			best = (shown){text, i};
		}
	}
	if (best.text && (score >= LEAST || main_text))
		return best;
	size_t headed = cell_headed(f, l, block->label);
	return headed == NO_CELL ? (shown){block->text, NO_CELL} : (shown){jk_unit_clean_cell(f->s, l->row->cells.items[headed]), headed};
}

/* Where in its cell the text stands; nowhere, when the cell has it in other words. */
static jk_list places_of(const finding *f, const line *l, shown what)
{
	jk_list out = {0};
	if (what.cell >= l->row->places.count)
		return out;
	const char *raw = l->row->cells.items[what.cell], *clean = jk_unit_clean_cell(f->s, raw), *begin = strstr(clean, what.text);
	const jk_list places = jk_unit_clean_places(f->s, raw, l->row->places.items[what.cell]);
	size_t from = begin ? (size_t)(begin - clean) : 0;
	if (begin)
		f->s->no_memory |= jk_places_add_part(&out, f->s->arena, &places, from, from + strlen(what.text), 0) != JK_OK;
	return out;
}

static void add_block(finding *f, jk_side_unit *unit, const line *l, const jk_side_block *from, int main_text)
{
	jk_splitting *s = f->s;
	const shown what = shown_for(f, l, from, main_text);
	jk_side_block *block = jk_arena_allocate(s->arena, sizeof *block);
	jk_side_span *span = jk_arena_allocate(s->arena, sizeof *span);
	if (!block || !span) {
		s->no_memory = 1;
		return;
	}
	*block = (jk_side_block){.kind = from->kind, .label = jk_arena_string(s->arena, from->label), .text = jk_arena_string(s->arena, what.text),
				 .path = jk_arena_string(s->arena, from->path), .anchor = jk_arena_string(s->arena, from->anchor), .paragraph = l->paragraph,
				 .places = places_of(f, l, what)};
	*span = (jk_side_span){JK_SPAN_TEXT, block->text, NULL};
	s->no_memory |= !block->label || !block->text || !block->path || (from->anchor && !block->anchor);
	s->no_memory |= jk_list_add(&block->spans, s->arena, span) != JK_OK || jk_list_add(&unit->blocks, s->arena, block) != JK_OK;
}

static void add_unit(finding *f, const line *l)
{
	jk_splitting *s = f->s;
	const char *id = jk_arena_string(s->arena, l->base->id), *chapter = jk_arena_string(s->arena, l->base->chapter);
	jk_side_unit *unit = id && chapter ? jk_unit_add(s, id, chapter) : NULL;
	if (!unit) {
		s->no_memory = 1;
		return;
	}
	/* Rows have no marks: the very words are as sure as one. */
	unit->how = l->score == 100 ? JK_FOUND_BY_ID : JK_FOUND_BY_TEXT;
	unit->score = l->score;
	unit->label = jk_arena_string(s->arena, l->base->label);
	s->no_memory |= !unit->label;
	for (size_t i = 0; i < l->base->blocks.count; i++)
		add_block(f, unit, l, l->base->blocks.items[i], i == 0);
}

/* --- new rows --- */

static void add_new_row(finding *f, const line *l, size_t column)
{
	static const jk_side_block plain = {.kind = JK_BLOCK_PARAGRAPH, .label = "", .path = "1"};
	jk_splitting *s = f->s;
	const char *text = column < l->row->cells.count ? jk_unit_clean_cell(s, l->row->cells.items[column]) : "";
	jk_side_unit *unit = jk_text_blank(text) || l->row == l->head || l->row->header ? NULL : jk_unit_add(s, NULL, "");
	jk_side_block *block = unit ? jk_arena_allocate(s->arena, sizeof *block) : NULL;
	jk_side_span *span = block ? jk_arena_allocate(s->arena, sizeof *span) : NULL;
	s->no_memory |= unit && !span;
	if (!span)
		return;
	*block = plain;
	block->text = unit->title = jk_arena_string(s->arena, text);
	block->paragraph = l->paragraph;
	*span = (jk_side_span){JK_SPAN_TEXT, block->text, NULL};
	s->no_memory |= !block->text || jk_list_add(&block->spans, s->arena, span) != JK_OK || jk_list_add(&unit->blocks, s->arena, block) != JK_OK;
}

static void add_all(finding *f)
{
	const line *known = NULL;
	for (size_t i = 0; i < f->lines.count && !f->s->no_memory; i++) {
		const line *l = f->lines.items[i];
		if (!i || l->head != ((const line *)f->lines.items[i - 1])->head)
			known = known_line(f, l);
		if (l->base)
			add_unit(f, l);
		else if (known)
			add_new_row(f, l, main_column(f, known));
	}
}

/* --- */

static int has_rows(const jk_side_paper *paper, int *clauses)
{
	int rows = 0;
	*clauses = 0;
	for (size_t i = 0; i < paper->units.count; i++) {
		const jk_side_unit *unit = paper->units.items[i];
		rows |= is_row(unit);
		*clauses |= unit->in && unit->id && !jk_text_starts(unit->id, "row:");
	}
	return rows;
}

jk_result jk_units_of_rows(jk_splitting *s, const jk_side_paper *base, jk_arena *scratch)
{
	finding f = {.s = s, .base = base, .arena = scratch};
	int clauses;
	if (!has_rows(base, &clauses))
		return JK_OK;
	/* A paper of rows alone has no other units: its headings part them. */
	if (!clauses)
		s->paper->units = (jk_list){0};
	gather_lines(&f);
	jk_result result = f.no_memory ? JK_NO_MEMORY : find_rows(&f);
	if (result == JK_OK)
		add_all(&f);
	return s->no_memory ? JK_NO_MEMORY : result;
}
