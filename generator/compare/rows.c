/* Rows of the summary, worst first. */
#include <stdio.h>
#include <string.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "compare/summary.h"

enum { GRADES = 5, HUNK_MOST = 40 }; /* grades of rows; characters of a change of words that the summary quotes */

typedef struct {
	jk_arena *arena;
	const jk_comparison *comparison;
	jk_list grades[GRADES];
	const jk_paper_pair *paper;
	const jk_unit_pair *unit;
	size_t paper_number, unit_number;
	const char *provisions; /* of the unit */
	jk_result result;
} summing;

/* 0 is worst. */
static int grade(const jk_unit_pair *unit, jk_effect effect)
{
	static const int grades[] = {[JK_EFFECT_WEAKENED] = 1, [JK_EFFECT_UNCLEAR] = 2, [JK_EFFECT_STRENGTHENED] = 3, [JK_EFFECT_NEUTRAL] = 4};
	return effect == JK_EFFECT_WEAKENED && unit->lost.count ? 0 : grades[effect];
}

static int is_same_value(const jk_summary_row *a, const jk_summary_row *b)
{
	return a->value && jk_text_equal(a->value, b->value) && a->effect == b->effect && strcmp(a->old_text, b->old_text) == 0 &&
	       strcmp(a->new_text, b->new_text) == 0;
}

/* The row that stands already, or this one, copied. */
static jk_summary_row *find_or_add(summing *s, const jk_summary_row *row)
{
	jk_list *rows = &s->grades[grade(s->unit, row->effect)];
	for (size_t i = 0; row->value && i < rows->count; i++)
		if (is_same_value(rows->items[i], row))
			return rows->items[i];
	jk_summary_row *copy = jk_arena_allocate(s->arena, sizeof *copy);
	if (!copy || jk_list_add(rows, s->arena, copy) != JK_OK)
		return NULL;
	*copy = *row;
	return copy;
}

static void add_row(summing *s, const jk_summary_row *row)
{
	int usable = s->result == JK_OK && row->what && row->old_text && row->new_text;
	jk_summary_row *found = usable ? find_or_add(s, row) : NULL;
	jk_summary_place *place = found ? jk_arena_allocate(s->arena, sizeof *place) : NULL;
	if (place)
		*place = (jk_summary_place){s->paper, s->unit, s->paper_number, s->unit_number, s->provisions};
	if (!place || jk_list_add(&found->places, s->arena, place) != JK_OK)
		s->result = JK_NO_MEMORY;
}

static void add(summing *s, jk_effect effect, const char *what, const char *old_text, const char *new_text)
{
	add_row(s, &(jk_summary_row){.effect = effect, .what = what, .old_text = old_text, .new_text = new_text});
}

static const char *take(summing *s, jk_buffer *buffer)
{
	const char *text = jk_buffer_result(buffer) == JK_OK ? jk_arena_string(s->arena, jk_buffer_text(buffer)) : NULL;
	jk_buffer_dispose(buffer);
	return text;
}

/* --- changes of words that are neither value nor finding: the first of them is quoted --- */

typedef struct {
	jk_buffer old_text, new_text;
	size_t hunks;
	jk_mark last;
} hunk;

static void look(void *state, const jk_piece *piece)
{
	hunk *h = state;
	jk_mark mark = piece->mark;
	if (mark != JK_KEPT && h->last == JK_KEPT)
		h->hunks++;
	h->last = mark;
	if (mark != JK_KEPT && h->hunks == 1)
		jk_buffer_string(mark == JK_INSERTED ? &h->new_text : &h->old_text, piece->text);
}

static void shorten(jk_buffer *text)
{
	const char *at = jk_buffer_text(text);
	for (int i = 0; i < HUNK_MOST && *at; i++)
		(void)jk_text_next(&at);
	if (!*at)
		return;
	jk_buffer_cut(text, (size_t)(at - jk_buffer_text(text)));
	jk_buffer_string(text, "…");
}

static void look_at_block(hunk *h, const jk_block_pair *pair)
{
	h->last = JK_KEPT;
	if (pair->state == JK_PAIR_SAME || pair->elsewhere)
		return;
	jk_block_pieces(pair, look, h);
	for (size_t i = 0; i < pair->rows.count; i++)
		for (size_t k = 0; k < jk_row_cells(pair->rows.items[i]); k++) {
			h->last = JK_KEPT;
			jk_cell_pieces(pair->rows.items[i], k, look, h);
		}
}

static void add_words(summing *s)
{
	hunk h = {.last = JK_KEPT};
	jk_buffer what;
	char places[24];
	jk_buffer_init(&h.old_text, 0);
	jk_buffer_init(&h.new_text, 0);
	jk_buffer_init(&what, 0);
	for (size_t i = 0; i < s->unit->blocks.count; i++)
		look_at_block(&h, s->unit->blocks.items[i]);
	shorten(&h.old_text);
	shorten(&h.new_text);
	snprintf(places, sizeof places, "%zu", h.hunks);
	if (h.hunks > 1)
		JK_SAY(&what, _("wording ({count} places)"), {"count", places});
	else
		jk_buffer_string(&what, _("wording"));
	const char *words = take(s, &what), *old_text = take(s, &h.old_text), *new_text = take(s, &h.new_text);
	add(s, s->unit->effect, words, old_text, new_text);
}

/* --- a unit --- */

static void add_values(summing *s)
{
	for (size_t i = 0; i < s->unit->values.count; i++) {
		const jk_value_change *change = s->unit->values.items[i];
		const jk_side_value *value = change->new_value ? change->new_value : change->old_value;
		add_row(s, &(jk_summary_row){.effect = change->effect,
					     .what = value->label ? value->label : value->name,
					     .old_text = jk_side_value_text(change->old_value),
					     .new_text = jk_side_value_text(change->new_value),
					     .value = value->name});
	}
}

static void add_finding(void *state, jk_finding_kind kind, jk_effect effect, const char *old_words, const char *new_words)
{
	summing *s = state;
	add(s, effect, jk_finding_name(kind), jk_arena_string(s->arena, old_words), jk_arena_string(s->arena, new_words));
}

static const char *lost_or_covers(summing *s)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_put_covers(&text, s->comparison, s->unit);
	return take(s, &text);
}

static void add_unit(summing *s)
{
	const jk_unit_pair *unit = s->unit;
	s->provisions = lost_or_covers(s);
	if (!s->provisions)
		s->result = JK_NO_MEMORY;
	else if (unit->state == JK_PAIR_REMOVED)
		add(s, unit->effect, s->comparison->review ? _("clause missing") : _("clause taken out"), jk_pair_shown(unit)->title, "");
	else if (unit->state == JK_PAIR_ADDED)
		add(s, unit->effect, s->comparison->review ? _("clause put in") : _("clause added"), "", jk_pair_shown(unit)->title);
	else if (unit->values.count || unit->findings.count) {
		add_values(s);
		if (jk_unit_findings(unit, add_finding, s) != JK_OK)
			s->result = JK_NO_MEMORY;
	} else if (unit->state == JK_PAIR_CHANGED)
		add_words(s);
	else
		add(s, unit->effect, _("moved"), jk_pair_old(unit)->label, jk_pair_new(unit)->label);
}

static void add_paper(summing *s)
{
	for (size_t i = 0; i < s->paper->units.count && s->result == JK_OK; i++) {
		s->unit = s->paper->units.items[i];
		s->unit_number = i + 1;
		if (!jk_pair_is_same(s->unit))
			add_unit(s);
	}
}

jk_result jk_summarise(jk_summary *out, jk_arena *arena, const jk_comparison *comparison)
{
	summing s = {.arena = arena, .comparison = comparison};
	*out = (jk_summary){0};
	for (size_t i = 0; i < comparison->papers.count && s.result == JK_OK; i++) {
		s.paper = comparison->papers.items[i];
		s.paper_number = i + 1;
		add_paper(&s);
	}
	for (int g = 0; g < GRADES && s.result == JK_OK; g++)
		for (size_t i = 0; i < s.grades[g].count && s.result == JK_OK; i++) {
			s.result = jk_list_add(&out->rows, arena, s.grades[g].items[i]);
			out->weakened += g < 2;
		}
	return s.result;
}
