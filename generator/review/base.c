/* What a document does not say of itself, from the set it was made of. */
#include <string.h>
#include "base/text.h"
#include "compare/align.h"
#include "review/units.h"

enum { LEAST = 60 }; /* likeness below which nothing is guessed */

/* --- which paper --- */

static const char *paper_text(const jk_side_paper *paper, jk_arena *arena)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < paper->units.count; i++) {
		const char *unit = jk_side_unit_text(paper->units.items[i], arena);
		jk_buffer_string(&text, unit ? unit : "");
		text.failed |= !unit;
	}
	const char *copy = text.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return copy;
}

/* Of a document that does not say what it is: the paper that reads most like it. */
static jk_result find_like(jk_side_paper **out, const jk_splitting *s, const jk_side *base, jk_arena *arena)
{
	const char *own = paper_text(s->paper, arena);
	unsigned best = 0;
	*out = base->papers.count == 1 ? base->papers.items[0] : NULL;
	for (size_t i = 0; own && base->papers.count > 1 && i < base->papers.count; i++) {
		unsigned like;
		const char *text = paper_text(base->papers.items[i], arena);
		if (!text || jk_alike(&like, own, text) != JK_OK)
			return JK_NO_MEMORY;
		if (like > best) {
			best = like;
			*out = base->papers.items[i];
		}
	}
	return own ? JK_OK : JK_NO_MEMORY;
}

/* --- which unit --- */

/* Text without numbers: a clause that was renumbered reads the same. */
static const char *plain_text(const jk_side_unit *unit, jk_arena *arena)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_side_block *block = unit->blocks.items[i];
		jk_buffer_string(&text, block->text);
		jk_buffer_char(&text, '\n');
		for (size_t r = 0; r < block->rows.count; r++)
			for (size_t k = 0; k < ((const jk_side_row *)block->rows.items[r])->cells.count; k++)
				jk_buffer_string(&text, ((const jk_side_row *)block->rows.items[r])->cells.items[k]);
	}
	const char *copy = text.failed ? NULL : jk_arena_string(arena, jk_buffer_text(&text));
	jk_buffer_dispose(&text);
	return copy;
}

typedef struct {
	jk_align_item *items;
	jk_side_unit **units;
	size_t count;
} candidates;

static jk_result add_candidate(candidates *c, jk_side_unit *unit, jk_arena *arena)
{
	const char *text = plain_text(unit, arena);
	if (!text)
		return JK_NO_MEMORY;
	c->items[c->count] = (jk_align_item){.text = text};
	c->units[c->count++] = unit;
	return JK_OK;
}

static jk_result new_candidates(candidates *c, const jk_side_paper *paper, jk_arena *arena)
{
	*c = (candidates){jk_arena_array(arena, paper->units.count + 1, sizeof *c->items), jk_arena_array(arena, paper->units.count + 1, sizeof *c->units), 0};
	return c->items && c->units ? JK_OK : JK_NO_MEMORY;
}

/* Clauses of the set that stand in the paper and that no bookmark was found of. */
static jk_result lost_units(candidates *c, const jk_side_paper *base, const jk_side_paper *paper, jk_arena *arena)
{
	jk_result result = new_candidates(c, base, arena);
	for (size_t i = 0; i < base->units.count && result == JK_OK; i++) {
		jk_side_unit *unit = base->units.items[i];
		if (unit->in && unit->id && unit->blocks.count && !jk_text_starts(unit->id, "row:") && !jk_side_find_unit(paper, unit->id))
			result = add_candidate(c, unit, arena);
	}
	return result;
}

static jk_result nameless_units(candidates *c, const jk_side_paper *paper, jk_arena *arena)
{
	jk_result result = new_candidates(c, paper, arena);
	for (size_t i = 0; i < paper->units.count && result == JK_OK; i++) {
		jk_side_unit *unit = paper->units.items[i];
		if (!unit->id && unit->blocks.count)
			result = add_candidate(c, unit, arena);
	}
	return result;
}

static jk_result find_by_text(jk_splitting *s, const jk_side_paper *base, jk_arena *arena)
{
	static const jk_align_options options = {.least = LEAST, .least_moved = LEAST, .shortest_moved = 1};
	candidates lost, nameless;
	jk_alignment found;
	jk_result result = lost_units(&lost, base, s->paper, arena);
	if (result == JK_OK)
		result = nameless_units(&nameless, s->paper, arena);
	if (result != JK_OK || !lost.count || !nameless.count)
		return result;
	result = jk_align(&found, arena, lost.items, lost.count, nameless.items, nameless.count, &options);
	for (size_t i = 0; i < nameless.count && result == JK_OK; i++) {
		jk_side_unit *unit = nameless.units[i];
		if (found.to_old[i] == JK_ALIGN_NONE || found.alike[i] < LEAST)
			continue;
		unit->id = jk_arena_string(s->arena, lost.units[found.to_old[i]]->id);
		unit->how = JK_FOUND_BY_TEXT;
		unit->score = found.alike[i];
		s->no_memory |= !unit->id;
	}
	return s->no_memory ? JK_NO_MEMORY : result;
}

/* --- what the set tells --- */

static const char *keep(jk_splitting *s, const char *text)
{
	const char *copy = jk_arena_string(s->arena, text);
	s->no_memory |= text && !copy;
	return copy;
}

static void take_covers(jk_splitting *s, jk_side_unit *unit, const jk_side_unit *from)
{
	for (size_t i = 0; i < from->covers.count; i++) {
		const jk_side_cover *cover = from->covers.items[i];
		jk_side_cover *own = jk_arena_allocate(s->arena, sizeof *own);
		if (own)
			*own = (jk_side_cover){keep(s, cover->id), keep(s, cover->relation)};
		s->no_memory |= !own || jk_list_add(&unit->covers, s->arena, own) != JK_OK;
	}
}

static void take_unit(jk_splitting *s, jk_side_unit *unit, const jk_side_unit *from)
{
	if (!from)
		return;
	if (!unit->version)
		unit->version = keep(s, from->version);
	if (!*unit->title)
		unit->title = keep(s, from->title);
	if (!*unit->chapter)
		unit->chapter = keep(s, from->chapter);
	unit->reason = keep(s, from->reason);
	unit->practice = from->practice;
	take_covers(s, unit, from);
}

static void take_paper(jk_splitting *s, const jk_side *base, const jk_side_paper *paper)
{
	s->paper->kind = keep(s, paper->kind);
	s->paper->title = keep(s, paper->title);
	s->paper->group = keep(s, paper->group);
	s->side->service = keep(s, base->service);
	for (size_t i = 0; i < s->paper->units.count; i++) {
		jk_side_unit *unit = s->paper->units.items[i];
		take_unit(s, unit, unit->id ? jk_side_find_unit(paper, unit->id) : NULL);
	}
}

static jk_result find_in(jk_splitting *s, const jk_side *base, jk_arena *arena)
{
	jk_side_paper *paper = jk_side_find_paper(base, s->paper->kind, s->paper->group);
	jk_result result = JK_OK;
	if (!paper)
		paper = jk_side_find_paper(base, s->paper->kind, NULL);
	if (!paper && !s->paper->kind)
		result = find_like(&paper, s, base, arena);
	if (result != JK_OK)
		return result;
	/* A form, or a table that the catalog does not hold as rows: there is nothing to hold it against. */
	if (s->provenance->ours && (!paper || !paper->units.count))
		s->paper->units = (jk_list){0};
	if (!paper)
		return JK_OK;
	result = find_by_text(s, paper, arena);
	if (result == JK_OK)
		result = jk_units_of_rows(s, paper, arena);
	if (result == JK_OK)
		take_paper(s, base, paper);
	return s->no_memory ? JK_NO_MEMORY : result;
}

jk_result jk_units_by_base(jk_splitting *s, const jk_side *base)
{
	jk_arena *scratch;
	if (jk_arena_new(&scratch) != JK_OK)
		return JK_NO_MEMORY;
	jk_result result = find_in(s, base, scratch);
	jk_arena_free(scratch);
	return result;
}
