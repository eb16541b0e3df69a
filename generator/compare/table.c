/* 新旧対照表: which units stand in it. */
#include "compare/table.h"
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "compare/table_private.h"

/* --- units of which only the number is told --- */

static const jk_block_pair *numbered_article(jk_contrasting *c, const jk_unit_pair *unit)
{
	const jk_block_pair *article = jk_contrast_article(c, unit);
	return article && article->old_block && article->new_block && *article->old_block->label && *article->new_block->label ? article : NULL;
}

/* Units that are the same and share one line: they were all renumbered, or none was. */
typedef struct {
	size_t count, end;              /* how many; index behind the last */
	const jk_block_pair *from, *to; /* articles of the first and the last */
} still_run;

static still_run find_run(jk_contrasting *c, const jk_list *units, size_t at)
{
	const jk_unit_pair *first = units->items[at];
	still_run run = {.end = at};
	for (size_t i = at; i < units->count; i++) {
		const jk_unit_pair *unit = units->items[i];
		const jk_block_pair *article = numbered_article(c, unit);
		if (!unit->blocks.count) /* in neither paper */
			continue;
		if (!article || unit->renumbered != first->renumbered || unit->moved || !jk_contrast_is_still(unit))
			break;
		run = (still_run){run.count + 1, i + 1, run.count ? run.from : article, article};
	}
	return run;
}

static void put_still(jk_contrasting *c, const still_run *run)
{
	jk_contrast_row *row = jk_contrast_add_row(c, 1);
	for (int side = 0; side < JK_SIDES; side++)
		jk_contrast_put_omitted(c, row, side, JK_LINE_ARTICLE, run->from, run->to, run->count);
}

/* --- chapters --- */

/* The number is what the unit's label has before that of its heading. */
typedef struct {
	const char *number, *title; /* "" when there is none */
} chapter;

static chapter chapter_of(jk_contrasting *c, const jk_side_unit *unit, const jk_side_block *heading)
{
	if (!unit || !*unit->chapter)
		return (chapter){"", ""};
	size_t length = heading && *heading->label && jk_text_ends(unit->label, heading->label) ? strlen(unit->label) - strlen(heading->label) : 0;
	return (chapter){jk_contrast_kept(c, jk_arena_text(c->arena, unit->label, length)), unit->chapter};
}

static const jk_side_unit *unit_on(const jk_unit_pair *pair, int side) { return side == JK_OLD_SIDE ? pair->old_unit : pair->new_unit; }

enum { LOOK_AHEAD = 64 }; /* units */

/* A unit that one side lacks tells no chapter there; the next one that it has may. */
static void find_chapters(jk_contrasting *c, chapter *out, const jk_list *units, size_t at)
{
	for (int side = 0; side < JK_SIDES; side++) {
		size_t i = at;
		while (i < units->count && i < at + LOOK_AHEAD && !unit_on(units->items[i], side))
			i++;
		const jk_unit_pair *pair = i < units->count && i < at + LOOK_AHEAD ? units->items[i] : NULL;
		const jk_block_pair *article = pair && !jk_contrast_is_row(pair) ? jk_contrast_article(c, pair) : NULL;
		out[side] = pair ? chapter_of(c, unit_on(pair, side), article ? jk_contrast_block(article, side) : NULL) : (chapter){"", ""};
	}
	for (int side = 0; side < JK_SIDES; side++)
		if (!unit_on(units->items[at], side) && !jk_text_equal(out[side].title, out[!side].title))
			out[side] = (chapter){"", ""};
}

static void put_chapter_line(jk_contrasting *c, jk_contrast_row *row, int side, const chapter *now, const chapter *other)
{
	jk_contrast_line *line = jk_contrast_add_line(c, row, side, JK_LINE_CHAPTER);
	int renumbered = *other->title && !jk_text_equal(now->number, other->number), renamed = *other->title && !jk_text_equal(now->title, other->title);
	jk_contrast_add_run(c, line, now->number, renumbered ? JK_CONTRAST_DOUBLED : JK_CONTRAST_PLAIN);
	jk_contrast_add_run(c, line, *now->number ? "　" : "", JK_CONTRAST_PLAIN);
	jk_contrast_add_run(c, line, now->title, renamed ? JK_CONTRAST_LINED : JK_CONTRAST_PLAIN);
	c->chapter[side] = now->title;
}

static void put_chapter(jk_contrasting *c, const jk_list *units, size_t at)
{
	static const chapter none = {"", ""};
	chapter now[JK_SIDES];
	int begins[JK_SIDES];
	find_chapters(c, now, units, at);
	for (int side = 0; side < JK_SIDES; side++)
		begins[side] = *now[side].title && !jk_text_equal(now[side].title, c->chapter[side]);
	if (!begins[JK_OLD_SIDE] && !begins[JK_NEW_SIDE])
		return;
	jk_contrast_row *row = jk_contrast_add_row(c, 1);
	for (int side = 0; side < JK_SIDES; side++)
		if (begins[side])
			put_chapter_line(c, row, side, &now[side], begins[!side] ? &now[!side] : &none);
}

/* --- papers --- */

/* As many units as go together; gives the index behind them. */
static size_t put_units(jk_contrasting *c, const jk_list *units, size_t at)
{
	const jk_unit_pair *unit = units->items[at];
	int still = !unit->moved && jk_contrast_is_still(unit);
	if (!unit->blocks.count || (still && !unit->renumbered && !c->options.all))
		return at + 1;
	put_chapter(c, units, at);
	still_run run = still ? find_run(c, units, at) : (still_run){0};
	if (run.count > 1 || (run.count && !unit->renumbered)) {
		put_still(c, &run);
		return run.end;
	}
	jk_contrast_put_unit(c, unit);
	return at + 1;
}

static void put_paper(jk_contrasting *c, jk_contrast *contrast, const jk_paper_pair *pair)
{
	jk_contrast_paper *paper = jk_arena_allocate(c->arena, sizeof *paper);
	if (!paper) {
		c->no_memory = 1;
		return;
	}
	*paper = (jk_contrast_paper){.paper = pair, .title = jk_contrast_title(pair)};
	c->paper = paper;
	c->chapter[JK_OLD_SIDE] = c->chapter[JK_NEW_SIDE] = "";
	for (size_t at = 0; at < pair->units.count && !c->no_memory;)
		at = put_units(c, &pair->units, at);
	if (paper->rows.count)
		jk_contrast_add(c, &contrast->papers, paper);
}

static void add_whole(jk_contrasting *c, jk_contrast *contrast, const jk_paper_pair *pair)
{
	jk_contrast_whole *whole = jk_arena_allocate(c->arena, sizeof *whole);
	if (whole) {
		*whole = (jk_contrast_whole){.title = jk_contrast_title(pair), .added = !pair->old_paper};
		for (size_t i = 0; i < pair->units.count; i++)
			whole->units += ((const jk_unit_pair *)pair->units.items[i])->blocks.count != 0;
	}
	jk_contrast_add(c, &contrast->wholes, whole);
}

static void put_papers(jk_contrasting *c, jk_contrast *contrast)
{
	const jk_list *papers = &c->comparison->papers;
	for (int added = 0; added < 2; added++)
		for (size_t i = 0; i < papers->count && !c->no_memory; i++) {
			const jk_paper_pair *pair = papers->items[i];
			if (jk_contrast_is_whole(pair) && added == !pair->old_paper)
				add_whole(c, contrast, pair);
		}
	for (size_t i = 0; i < papers->count && !c->no_memory; i++)
		if (!jk_contrast_is_whole(papers->items[i]))
			put_paper(c, contrast, papers->items[i]);
}

jk_result jk_contrast_make(jk_contrast **out, jk_arena *arena, const jk_comparison *comparison, const jk_contrast_options *options)
{
	jk_contrasting c = {.arena = arena, .comparison = comparison, .options = *options};
	jk_contrast *contrast = jk_arena_allocate(arena, sizeof *contrast);
	*out = NULL;
	if (!contrast)
		return JK_NO_MEMORY;
	if (!c.options.omitted)
		c.options.omitted = "略";
	put_papers(&c, contrast);
	jk_contrast_summarise(&c, contrast);
	if (c.no_memory)
		return JK_NO_MEMORY;
	*out = contrast;
	return JK_OK;
}
