/* Clauses by their bookmarks. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "review/units.h"

/* A clause of the document. */
typedef struct {
	const char *id;
	size_t first, stop; /* pieces */
	size_t from, to;    /* bytes of the text of the first and of the last */
	int closed;
} extent;

typedef struct {
	jk_splitting *s;
	jk_list extents;    /* extent in the order of the document */
	jk_index by_id;
	jk_side_unit *unit; /* that is being filled */
	size_t stop;        /* where its bookmark ends */
	int heads;          /* it has no block yet, or only its caption */
	const char *chapter, *chapter_label;
} assigning;

/* "incident-report" for cl_incident_report (with the prefix cl_), in the arena. NULL when the name is another's. *copied: it is that of a copy, which word
 * processors make when a clause is copied ("… Copy 1", "…_Copy_1"). */
static const char *clause_of(jk_splitting *s, const char *name, const char *prefix, int *copied)
{
	*copied = 0;
	if (!jk_text_starts(name, prefix) || !name[3])
		return NULL;
	const char *copy = strstr(name + 4, "_Copy_");
	copy = copy ? copy : strstr(name + 4, " Copy ");
	*copied = copy != NULL;
	size_t length = copy ? (size_t)(copy - name) - 3 : strlen(name) - 3;
	char *id = jk_arena_allocate(s->arena, length + 1);
	s->no_memory |= !id;
	for (size_t i = 0; id && i < length; i++)
		id[i] = name[3 + i] == '_' ? '-' : name[3 + i];
	return id;
}

static const jk_doc_piece *piece_at(const jk_splitting *s, size_t index) { return s->doc->pieces.items[index]; }

/* What is left of a bookmark when its text was taken out. */
static int is_empty(const jk_splitting *s, const extent *e)
{
	if (e->first >= s->count || e->stop <= e->first)
		return 1;
	if (!e->closed || e->stop > e->first + 1 || piece_at(s, e->first)->table)
		return 0;
	const char *text = piece_at(s, e->first)->text;
	size_t length = strlen(text), to = e->to < length ? e->to : length;
	for (size_t i = e->from; i < to; i++)
		if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n')
			return 0;
	return 1;
}

static void report_copy(const jk_splitting *s, const char *id, const jk_doc_mark *mark)
{
	const jk_doc_piece *piece = mark->first < s->count ? piece_at(s, mark->first) : NULL;
	jk_origin where = {.file = s->path, .paragraph = piece ? (unsigned)piece->paragraph : 0};
	JK_REPORT(s->diagnostics, JK_DIAG_REVIEW_COPY, &where, {"id", id});
}

/* A second bookmark of one name is one of those that LibreOffice leaves open, or closes at once where a table ends the clause: the clause
 * reaches from the first beginning to the last end. */
static void extend(extent *e, const jk_doc_mark *mark)
{
	if (!mark->closed || (e->closed && mark->stop < e->stop))
		return;
	e->to = e->closed && mark->stop == e->stop && e->to > mark->to ? e->to : mark->to;
	e->stop = mark->stop > e->first ? mark->stop : e->stop;
	e->closed = 1;
}

static void add_extent(assigning *a, const char *id, const jk_doc_mark *mark)
{
	extent *new = jk_arena_allocate(a->s->arena, sizeof *new);
	if (!new || jk_list_add(&a->extents, a->s->arena, new) != JK_OK || jk_index_add(&a->by_id, a->s->arena, id, "", new) != JK_OK) {
		a->s->no_memory = 1;
		return;
	}
	*new = (extent){id, mark->first, mark->closed ? mark->stop : mark->first + 1, mark->from, mark->to, mark->closed};
}

static void add_mark(assigning *a, const jk_doc_mark *mark)
{
	int copied;
	const char *id = clause_of(a->s, mark->name, "cl_", &copied);
	extent *known = id && !copied ? jk_index_find(&a->by_id, id, "") : NULL;
	if (known)
		extend(known, mark);
	else if (id && copied)
		report_copy(a->s, id, mark);
	else if (id)
		add_extent(a, id, mark);
}

/* LibreOffice drops the bookmark of a clause that stands right behind a table, but not that of its number: the clause begins there, with
 * the caption before it, and all up to the next one belongs to it. */
static void add_number_mark(assigning *a, const jk_doc_mark *mark)
{
	int copied;
	const char *id = clause_of(a->s, mark->name, "ar_", &copied);
	if (!id || copied || mark->first >= a->s->count || jk_index_find(&a->by_id, id, ""))
		return;
	jk_doc_mark own = *mark;
	if (own.first && a->s->parts[own.first - 1].role == JK_ROLE_CAPTION)
		own.first--;
	if (mark->closed && mark->stop > mark->first)
		add_extent(a, id, &own);
}

static void drop_empty(assigning *a)
{
	size_t kept = 0;
	for (size_t i = 0; i < a->extents.count; i++)
		if (!is_empty(a->s, a->extents.items[i]))
			a->extents.items[kept++] = a->extents.items[i];
	a->extents.count = kept;
}

static int by_first(const void *a, const void *b)
{
	const extent *x = *(const extent *const *)a, *y = *(const extent *const *)b;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return strcmp(x->id, y->id);
}

/* --- assigning --- */

static void end_unit(assigning *a)
{
	jk_unit_finish(a->s, a->unit, a->chapter_label);
	a->unit = NULL;
}

static void begin_unit(assigning *a, const char *id, size_t stop)
{
	end_unit(a);
	a->unit = jk_unit_add(a->s, id, a->chapter);
	a->stop = stop;
	a->heads = 1;
}

static void add_part(assigning *a, const jk_unit_part *part)
{
	jk_unit_add_part(a->s, a->unit, part);
	a->heads = a->heads && part->role == JK_ROLE_CAPTION;
}

int jk_part_begins_unit(const jk_unit_part *part, const jk_side_unit *unit)
{
	const jk_side_block *last = unit && unit->blocks.count ? unit->blocks.items[unit->blocks.count - 1] : NULL;
	if (part->piece->beside)
		return 0;
	if (part->role == JK_ROLE_CAPTION)
		return 1;
	return part->role == JK_ROLE_ARTICLE && !(last && last->kind == JK_BLOCK_CAPTION);
}

/* Behind the last clause stand the closing words and the places to sign: only what looks like a part of a clause still belongs to it. */
static int belongs_behind(const jk_unit_part *part) { return part->styled && part->role != JK_ROLE_CHAPTER; }

static void take_part(assigning *a, size_t index, size_t last_stop)
{
	const jk_unit_part *part = &a->s->parts[index];
	if (part->role == JK_ROLE_CHAPTER && part->styled) {
		end_unit(a);
		a->chapter = part->text;
		a->chapter_label = part->label;
		a->s->chapter_paragraph = part->piece->paragraph;
		return;
	}
	/* A 条 that somebody wrote between two others, or between the paragraphs of one. */
	int inside = a->unit && index < a->stop;
	if (jk_part_begins_unit(part, a->unit) && (!inside || !a->heads) && (inside || index < last_stop || belongs_behind(part)))
		begin_unit(a, NULL, inside ? a->stop : index + 1);
	else if (!inside && index >= last_stop && !(belongs_behind(part) && a->unit))
		return;
	else if (!a->unit)
		begin_unit(a, NULL, index + 1);
	add_part(a, part);
}

static void assign(assigning *a)
{
	const extent *const *extents = (const extent *const *)a->extents.items;
	size_t next = 0, last_stop = 0;
	for (size_t i = 0; i < a->extents.count; i++)
		last_stop = extents[i]->stop > last_stop ? extents[i]->stop : last_stop;
	for (size_t i = 0; i < a->s->count && !a->s->no_memory; i++) {
		const extent *begins = NULL;
		for (; next < a->extents.count && extents[next]->first <= i; next++)
			begins = begins ? begins : extents[next];
		if (begins) {
			begin_unit(a, begins->id, begins->stop);
			add_part(a, &a->s->parts[i]);
		} else if (next)
			take_part(a, i, last_stop);
		else if (a->s->parts[i].role == JK_ROLE_CHAPTER && a->s->parts[i].styled)
			take_part(a, i, last_stop);
	}
	end_unit(a);
}

int jk_units_by_marks(jk_splitting *s)
{
	assigning a = {.s = s, .chapter = "", .chapter_label = ""};
	for (size_t i = 0; i < s->doc->marks.count; i++)
		add_mark(&a, s->doc->marks.items[i]);
	for (size_t i = 0; i < s->doc->marks.count && s->provenance->ours; i++)
		add_number_mark(&a, s->doc->marks.items[i]);
	drop_empty(&a);
	if (!a.extents.count)
		return 0;
	qsort(a.extents.items, a.extents.count, sizeof *a.extents.items, by_first);
	assign(&a);
	return 1;
}
