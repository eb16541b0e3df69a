/* Impact as text: counts, profiles, clauses, and for each profile what differs in its papers. */
#include <stdio.h>
#include "base/i18n.h"
#include "compare/impact.h"
#include "compare/page.h"
#include "compare/summary.h"

enum { COLUMNS_USUAL = 100 };

typedef struct {
	jk_page page;
	const jk_impact *impact;
	jk_arena *arena;
	jk_list profiles, totals;
	int all;
} telling;

/* --- words in the arena --- */

static const char *kept(telling *t, jk_buffer *text)
{
	const char *copy = text->failed ? NULL : jk_arena_string(t->arena, jk_buffer_text(text));
	jk_buffer_dispose(text);
	t->page.out->failed |= !copy;
	return copy ? copy : "";
}

static const char *number(telling *t, size_t count)
{
	const char *text = count ? jk_arena_format(t->arena, "%zu", count) : "－";
	t->page.out->failed |= !text;
	return text ? text : "";
}

static const char *profile_name(telling *t, const jk_impact_profile *profile)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_impact_put_profile(&text, profile);
	return kept(t, &text);
}

static const char *place_of(telling *t, const jk_impact_clause *clause)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_impact_put_place(&text, clause);
	return kept(t, &text);
}

static const char *details_of(telling *t, const jk_impact_clause *clause, size_t of)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_impact_put_details(&text, clause, of);
	return kept(t, &text);
}

/* --- head --- */

static void say_catalog(telling *t, const char *word, const jk_catalog *catalog)
{
	jk_page *p = &t->page;
	jk_page_say(p, JK_STYLE_HEAD, word);
	jk_page_say(p, JK_PLAIN, jk_catalog_path(catalog));
	jk_page_say(p, JK_STYLE_FAINT, "  ");
	jk_page_say(p, JK_STYLE_FAINT, jk_catalog_id(catalog));
	jk_page_say(p, JK_STYLE_FAINT, " ");
	jk_page_say(p, JK_STYLE_FAINT, jk_catalog_version(catalog));
	jk_page_break(p, "");
}

static void say_counts(telling *t)
{
	const jk_impact_counts c = jk_impact_count(t->impact);
	const struct {
		const char *name;
		size_t count;
		jk_style style;
	} rows[] = {{_("profiles"), c.profiles, JK_PLAIN},     {_("changed"), c.changed, JK_PLAIN},           {_("unchanged"), c.same, JK_PLAIN},
		    {_("weaker"), c.weakened, JK_STYLE_BAD}, {_("without cover"), c.uncovered, JK_STYLE_BAD}, {_("not made"), c.failed, JK_STYLE_BAD}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char count[32];
		snprintf(count, sizeof count, " %zu", rows[i].count);
		jk_page_say(&t->page, JK_PLAIN, i ? "　" : "");
		jk_page_say(&t->page, rows[i].count ? rows[i].style : JK_STYLE_FAINT, rows[i].name);
		jk_page_say(&t->page, rows[i].count ? rows[i].style : JK_STYLE_FAINT, count);
	}
	jk_page_break(&t->page, "  ");
}

/* --- tables --- */

static jk_style style_of_state(const jk_impact_profile *profile)
{
	if (profile->state > JK_IMPACT_CHANGED)
		return profile->state == JK_IMPACT_MENDED ? JK_STYLE_DOUBT : JK_STYLE_BAD;
	return profile->state == JK_IMPACT_CHANGED ? JK_PLAIN : JK_STYLE_FAINT;
}

static void say_profiles(telling *t)
{
	enum { COLUMNS = 6 };
	const char *const heads[COLUMNS] = {_("profile"), _("papers"), _("weaker"), _("without cover"), _("to be judged"), _("clauses")};
	jk_page_cell *cells = jk_arena_array(t->arena, (t->profiles.count + 1) * COLUMNS, sizeof *cells), *at = cells;
	if (!cells) {
		t->page.out->failed = 1;
		return;
	}
	for (size_t i = 0; i < COLUMNS; i++)
		*at++ = (jk_page_cell){JK_STYLE_HEAD, heads[i]};
	for (size_t i = 0; i < t->profiles.count; i++) {
		const jk_impact_profile *profile = t->profiles.items[i];
		*at++ = (jk_page_cell){JK_PLAIN, profile_name(t, profile)};
		*at++ = (jk_page_cell){style_of_state(profile), jk_impact_state_name(profile)};
		*at++ = (jk_page_cell){JK_STYLE_BAD, number(t, profile->counts.weakened)};
		*at++ = (jk_page_cell){JK_STYLE_BAD, number(t, profile->counts.uncovered)};
		*at++ = (jk_page_cell){JK_STYLE_DOUBT, number(t, profile->counts.unclear)};
		*at++ = (jk_page_cell){JK_PLAIN, number(t, profile->clauses.count)};
	}
	jk_page_table(&t->page, cells, t->profiles.count + 1, COLUMNS);
}

static void say_totals(telling *t)
{
	enum { COLUMNS = 5 };
	const char *const heads[COLUMNS] = {_("effect"), _("clause"), _("change"), _("profiles"), _("what")};
	jk_page_cell *cells = jk_arena_array(t->arena, (t->totals.count + 1) * COLUMNS, sizeof *cells), *at = cells;
	if (!cells) {
		t->page.out->failed = 1;
		return;
	}
	for (size_t i = 0; i < COLUMNS; i++)
		*at++ = (jk_page_cell){JK_STYLE_HEAD, heads[i]};
	for (size_t i = 0; i < t->totals.count; i++) {
		const jk_impact_clause *total = t->totals.items[i];
		*at++ = (jk_page_cell){jk_effect_style(total->effect), jk_effect_name(total->effect)};
		*at++ = (jk_page_cell){JK_PLAIN, place_of(t, total)};
		*at++ = (jk_page_cell){JK_PLAIN, jk_impact_change_name(total)};
		*at++ = (jk_page_cell){JK_PLAIN, number(t, total->profiles)};
		*at++ = (jk_page_cell){JK_PLAIN, details_of(t, total, total->profiles)};
	}
	jk_page_table(&t->page, cells, t->totals.count + 1, COLUMNS);
}

/* --- one profile --- */

static void say_clause(telling *t, const jk_impact_clause *clause)
{
	jk_page *p = &t->page;
	jk_page_say(p, JK_PLAIN, place_of(t, clause));
	jk_page_say(p, JK_PLAIN, "　");
	jk_page_say(p, JK_PLAIN, jk_impact_change_name(clause));
	if (clause->effect != JK_EFFECT_NEUTRAL) {
		jk_page_say(p, JK_PLAIN, "　");
		jk_page_say(p, jk_effect_style(clause->effect), jk_effect_name(clause->effect));
	}
	jk_page_break(p, "  ");
	jk_page_say(p, JK_PLAIN, details_of(t, clause, 0));
	jk_page_break(p, "      ");
}

static void say_papers(telling *t, const char *word, const jk_list *papers)
{
	if (!papers->count)
		return;
	jk_page_say(&t->page, JK_PLAIN, word);
	for (size_t i = 0; i < papers->count; i++) {
		jk_page_say(&t->page, JK_PLAIN, i ? "、" : "");
		jk_page_say(&t->page, JK_PLAIN, papers->items[i]);
	}
	jk_page_break(&t->page, "  ");
}

static void say_profile(telling *t, const jk_impact_profile *profile)
{
	jk_page *p = &t->page;
	if (profile->state == JK_IMPACT_SAME && !t->all)
		return;
	jk_page_gap(p);
	jk_page_say(p, JK_STYLE_HEAD, profile_name(t, profile));
	jk_page_break(p, "━━ ");
	if (profile->state != JK_IMPACT_CHANGED)
		jk_page_line(p, style_of_state(profile), jk_impact_state_name(profile));
	jk_page_say(p, JK_PLAIN, profile->reason ? profile->reason : "");
	jk_page_break(p, "  ");
	say_papers(t, _("needed now: "), &profile->papers_added);
	say_papers(t, _("needed no more: "), &profile->papers_removed);
	for (size_t i = 0; i < profile->clauses.count; i++)
		say_clause(t, profile->clauses.items[i]);
}

static void say_all(telling *t)
{
	jk_page *p = &t->page;
	say_catalog(t, _("old  "), t->impact->old_catalog);
	say_catalog(t, _("new  "), t->impact->new_catalog);
	jk_page_gap(p);
	jk_page_line(p, JK_STYLE_HEAD, _("Impact on the papers"));
	say_counts(t);
	if (t->profiles.count) {
		jk_page_gap(p);
		jk_page_line(p, JK_STYLE_HEAD, _("Profiles, worst first"));
		say_profiles(t);
	}
	if (t->totals.count) {
		jk_page_gap(p);
		jk_page_line(p, JK_STYLE_HEAD, _("Clauses, worst first"));
		say_totals(t);
	}
	for (size_t i = 0; i < t->profiles.count; i++)
		say_profile(t, t->profiles.items[i]);
}

jk_result jk_impact_text(char **out, const jk_impact *impact, const jk_compare_text_options *options)
{
	telling t = {.impact = impact, .all = options && options->all};
	jk_buffer text;
	*out = NULL;
	if (jk_arena_new(&t.arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_buffer_init(&text, 0);
	jk_page_begin(&t.page, &text, options && options->columns ? options->columns : COLUMNS_USUAL, options && options->colour);
	if (jk_impact_worst_profiles(&t.profiles, t.arena, impact) == JK_OK && jk_impact_worst_totals(&t.totals, t.arena, impact) == JK_OK)
		say_all(&t);
	else
		text.failed = 1;
	jk_page_end(&t.page);
	jk_arena_free(t.arena);
	return jk_text_take(out, &text);
}
