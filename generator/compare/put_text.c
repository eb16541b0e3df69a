/* A comparison as text: the summary, worst first, then the changed clauses of each paper. */
#include <stdio.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "compare/page.h"
#include "compare/summary.h"

enum { COLUMNS_USUAL = 100 };

typedef struct {
	jk_page page;
	const jk_comparison *comparison;
	jk_arena *arena;
	int all;
} telling;

/* --- head --- */

static void say_side(telling *t, const char *word, const jk_side *side)
{
	jk_page *p = &t->page;
	const struct {
		const char *name, *value;
	} rows[] = {{_("service"), side->service}, {_("catalog"), side->catalog}, {_("version"), side->version},
		    {_("vocabulary"), side->vocabulary}, {_("date"), side->date}};
	jk_page_say(p, JK_STYLE_HEAD, side->name ? side->name : "");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (!rows[i].value)
			continue;
		jk_page_say(p, JK_STYLE_FAINT, "  ");
		jk_page_say(p, JK_STYLE_FAINT, rows[i].name);
		jk_page_say(p, JK_STYLE_FAINT, " ");
		jk_page_say(p, JK_STYLE_FAINT, rows[i].value);
	}
	jk_page_break(p, word);
}

static void say_counts(telling *t)
{
	const jk_compare_counts c = t->comparison->counts;
	const int review = t->comparison->review;
	const struct {
		const char *name;
		size_t count;
		jk_style style;
	} rows[] = {{_("weaker"), c.weakened, JK_STYLE_BAD},       {_("without cover"), c.uncovered, JK_STYLE_BAD},
		    {_("to be judged"), c.unclear, JK_STYLE_DOUBT}, {_("stronger"), c.strengthened, JK_STYLE_GOOD},
		    {_("changed"), c.changed, JK_PLAIN},           {review ? _("put in") : _("added"), c.added, JK_PLAIN},
		    {review ? _("missing") : _("taken out"), c.removed, JK_PLAIN},
		    {_("moved"), c.moved, JK_PLAIN},               {_("renumbered"), c.renumbered, JK_PLAIN},
		    {review ? _("untouched") : _("unchanged"), c.same, JK_PLAIN}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char count[32];
		snprintf(count, sizeof count, " %zu", rows[i].count);
		jk_page_say(&t->page, JK_PLAIN, i == 4 ? "\n" : i ? "　" : "");
		jk_page_say(&t->page, rows[i].count ? rows[i].style : JK_STYLE_FAINT, rows[i].name);
		jk_page_say(&t->page, rows[i].count ? rows[i].style : JK_STYLE_FAINT, count);
	}
	jk_page_break(&t->page, "  ");
}

/* --- tables of the summary --- */

/* "契約書　第12条　事故の報告". */
static const char *place_of(telling *t, const jk_side_paper *paper, const jk_side_unit *unit)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_string(&text, jk_paper_title(paper));
	jk_buffer_string(&text, "　");
	jk_put_unit_name(&text, unit);
	const char *place = jk_buffer_result(&text) == JK_OK ? jk_arena_string(t->arena, jk_buffer_text(&text)) : NULL;
	jk_buffer_dispose(&text);
	return place ? place : "";
}

/* A line for each place; its number alone but for the first of a paper. */
static const char *places_of(telling *t, const jk_summary_row *row)
{
	const char *text = "";
	const jk_paper_pair *before = NULL;
	for (size_t i = 0; i < row->places.count && text; i++) {
		const jk_summary_place *place = row->places.items[i];
		const jk_side_unit *unit = jk_pair_shown(place->unit);
		const char *name = place->paper != before || !*unit->label ? place_of(t, jk_paper_shown(place->paper), unit) : unit->label;
		text = jk_arena_format(t->arena, "%s%s%s", text, i == 0 ? "" : place->paper != before ? "\n" : "、", name);
		before = place->paper;
	}
	return text ? text : "";
}

/* Of several places that of the first. */
static const char *provisions_of(telling *t, const jk_summary_row *row)
{
	const jk_summary_place *first = row->places.items[0];
	const char *text = jk_arena_format(t->arena, "%s%s", first->provisions, row->places.count > 1 && *first->provisions ? _(" and others") : "");
	return text ? text : "";
}

static const char *from_to(telling *t, const jk_summary_row *row)
{
	const char *text = *row->old_text || *row->new_text ? jk_arena_format(t->arena, "%s → %s", *row->old_text ? row->old_text : "－",
									       *row->new_text ? row->new_text : "－")
							      : "";
	return text ? text : "";
}

static void say_rows(telling *t, const jk_summary *summary, size_t from, size_t to)
{
	enum { COLUMNS = 5 };
	const char *const heads[COLUMNS] = {_("effect"), _("clause"), _("what"), _("old → new"), _("standard")};
	jk_page_cell *cells = jk_arena_array(t->arena, (to - from + 1) * COLUMNS, sizeof *cells), *at = cells;
	if (!cells) {
		t->page.out->failed = 1;
		return;
	}
	for (size_t i = 0; i < COLUMNS; i++)
		*at++ = (jk_page_cell){JK_STYLE_HEAD, heads[i]};
	for (size_t i = from; i < to; i++) {
		const jk_summary_row *row = summary->rows.items[i];
		*at++ = (jk_page_cell){jk_effect_style(row->effect), jk_effect_name(row->effect)};
		*at++ = (jk_page_cell){JK_PLAIN, places_of(t, row)};
		*at++ = (jk_page_cell){JK_PLAIN, row->what};
		*at++ = (jk_page_cell){JK_PLAIN, from_to(t, row)};
		*at++ = (jk_page_cell){JK_PLAIN, provisions_of(t, row)};
	}
	jk_page_table(&t->page, cells, to - from + 1, COLUMNS);
}

static void say_uncovered(telling *t)
{
	jk_page *p = &t->page;
	const jk_list *list = &t->comparison->uncovered;
	if (!list->count)
		return;
	jk_page_gap(p);
	jk_page_line(p, JK_STYLE_BAD, _("Provisions that nothing covers any more"));
	for (size_t i = 0; i < list->count; i++) {
		const jk_uncovered *item = list->items[i];
		jk_page_say(p, JK_STYLE_BAD, item->provision->section);
		jk_page_say(p, JK_PLAIN, "　");
		jk_page_say(p, JK_PLAIN, item->provision->text);
		jk_page_break(p, "  ");
		jk_page_say(p, JK_PLAIN, _("was covered by: "));
		jk_page_say(p, JK_PLAIN, item->was ? place_of(t, item->was_in, item->was) : "－");
		jk_page_break(p, "      ");
		jk_page_say(p, JK_PLAIN, item->reason && *item->reason ? _("why not now: ") : "");
		jk_page_say(p, JK_PLAIN, item->reason ? item->reason : "");
		jk_page_break(p, "      ");
	}
}

static jk_result say_summary(telling *t)
{
	jk_summary summary;
	jk_page *p = &t->page;
	jk_result result = jk_summarise(&summary, t->arena, t->comparison);
	if (result != JK_OK)
		return result;
	jk_page_line(p, JK_STYLE_HEAD, _("Summary"));
	say_counts(t);
	if (summary.weakened) {
		jk_page_gap(p);
		jk_page_line(p, JK_STYLE_BAD, _("What got weaker"));
		say_rows(t, &summary, 0, summary.weakened);
	}
	say_uncovered(t);
	if (summary.rows.count > summary.weakened) {
		jk_page_gap(p);
		jk_page_line(p, JK_STYLE_HEAD, summary.weakened ? _("What else changed") : _("What changed"));
		say_rows(t, &summary, summary.weakened, summary.rows.count);
	}
	if (!summary.rows.count)
		jk_page_line(p, JK_PLAIN, _("Nothing differs."));
	return JK_OK;
}

/* --- papers --- */

static void say_paper(telling *t, const jk_paper_pair *pair)
{
	const jk_side_paper *paper = jk_paper_shown(pair);
	if (!t->all && !jk_paper_differs(pair))
		return;
	jk_page_gap(&t->page);
	jk_page_say(&t->page, JK_STYLE_HEAD, jk_paper_title(paper));
	const char *group = jk_paper_group(t->comparison, pair);
	jk_page_say(&t->page, JK_STYLE_HEAD, *group ? "　" : "");
	jk_page_say(&t->page, JK_STYLE_HEAD, group);
	jk_page_break(&t->page, "━━ ");
	if (!pair->old_paper)
		jk_page_line(&t->page, JK_PLAIN, _("This paper is new."));
	if (!pair->new_paper)
		jk_page_line(&t->page, JK_PLAIN, _("This paper is not made any more."));
	for (size_t i = 0; i < pair->units.count; i++) {
		const jk_unit_pair *unit = pair->units.items[i];
		if (!jk_pair_is_nowhere(unit) && (t->all || !jk_pair_is_same(unit)))
			jk_say_unit(&t->page, t->comparison, unit, t->all);
	}
}

static void say_all(telling *t)
{
	const jk_comparison *c = t->comparison;
	say_side(t, c->review ? _("made from: ") : _("old: "), c->old_side);
	say_side(t, c->review ? _("document:  ") : _("new: "), c->new_side);
	jk_page_gap(&t->page);
	t->page.out->failed |= say_summary(t) != JK_OK;
	for (size_t i = 0; i < c->papers.count; i++)
		say_paper(t, c->papers.items[i]);
}

jk_result jk_comparison_text(char **out, const jk_comparison *comparison, const jk_compare_text_options *options)
{
	telling t = {.comparison = comparison, .all = options->all};
	jk_buffer text;
	*out = NULL;
	if (jk_arena_new(&t.arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&text, 0);
	jk_page_begin(&t.page, &text, options->columns ? options->columns : COLUMNS_USUAL, options->colour);
	say_all(&t);
	jk_page_end(&t.page);
	jk_arena_free(t.arena);
	return jk_text_take(out, &text);
}
