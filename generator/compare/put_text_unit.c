/* A changed clause as text: its words, values, findings, and why. */
#include <stdio.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/text.h"
#include "compare/page.h"
#include "compare/summary.h"

static const char margin[] = "   ", note[] = "   │ ";

jk_style jk_effect_style(jk_effect effect)
{
	static const jk_style styles[] = {JK_PLAIN, JK_STYLE_GOOD, JK_STYLE_DOUBT, JK_STYLE_BAD};
	return styles[effect];
}

/* --- heading --- */

static void say_versions(jk_page *page, const jk_unit_pair *unit)
{
	const jk_side_unit *was = jk_pair_old(unit), *is = jk_pair_new(unit), *shown = jk_pair_shown(unit);
	if (!shown->id)
		return;
	jk_page_say(page, JK_STYLE_FAINT, "  ");
	jk_page_say(page, JK_STYLE_FAINT, shown->id);
	if (!shown->version)
		return;
	int both = was && is && was->version && !jk_text_equal(was->version, is->version);
	jk_page_say(page, JK_STYLE_FAINT, " ");
	jk_page_say(page, JK_STYLE_FAINT, both ? was->version : shown->version);
	jk_page_say(page, JK_STYLE_FAINT, both ? " → " : "");
	jk_page_say(page, JK_STYLE_FAINT, both ? shown->version : "");
}

static void say_states(jk_page *page, const jk_comparison *comparison, const jk_unit_pair *unit)
{
	jk_page_say(page, JK_PLAIN, "  [");
	jk_page_say(page, JK_STYLE_HEAD, jk_pair_name(unit, comparison->review));
	if (unit->moved && unit->state != JK_PAIR_SAME) {
		jk_page_say(page, JK_PLAIN, _(", "));
		jk_page_say(page, JK_PLAIN, _("moved"));
	}
	if (!jk_pair_is_same(unit)) {
		jk_page_say(page, JK_PLAIN, _(", "));
		jk_page_say(page, jk_effect_style(unit->effect), jk_effect_name(unit->effect));
	}
	jk_page_say(page, JK_PLAIN, "]");
}

static void say_label(jk_page *page, const jk_unit_pair *unit)
{
	const jk_side_unit *was = jk_pair_old(unit), *is = jk_pair_new(unit), *shown = jk_pair_shown(unit);
	int renumbered = was && is && !jk_text_equal(was->label, is->label);
	if (renumbered)
		jk_page_say(page, JK_STYLE_DELETED, was->label);
	jk_page_say(page, renumbered ? JK_STYLE_INSERTED : JK_STYLE_HEAD, shown->label);
	jk_page_say(page, JK_STYLE_HEAD, *shown->label && *shown->title ? "　" : "");
	jk_page_say(page, JK_STYLE_HEAD, *shown->title ? shown->title : *shown->label ? "" : shown->id ? shown->id : "－");
}

static void say_heading(jk_page *page, const jk_comparison *comparison, const jk_unit_pair *unit)
{
	say_label(page, unit);
	say_states(page, comparison, unit);
	say_versions(page, unit);
	jk_page_break(page, "■ ");
}

/* --- words --- */

static void say_piece(void *state, const jk_piece *piece)
{
	static const jk_style styles[] = {[JK_KEPT] = JK_PLAIN, [JK_INSERTED] = JK_STYLE_INSERTED, [JK_DELETED] = JK_STYLE_DELETED};
	jk_page_say(state, styles[piece->mark], piece->text);
}

static void say_number(jk_page *page, const jk_block_pair *pair)
{
	const jk_side_block *was = pair->old_block, *is = pair->new_block;
	const char *label = jk_block_shown(pair)->label;
	jk_style style = !was ? JK_STYLE_INSERTED : !is ? JK_STYLE_DELETED : JK_PLAIN;
	if (was && is && is->kind != JK_BLOCK_ARTICLE && !jk_text_equal(was->label, is->label)) {
		jk_page_say(page, JK_STYLE_DELETED, was->label);
		jk_page_say(page, JK_STYLE_INSERTED, is->label);
	} else
		jk_page_say(page, style, label);
	jk_page_say(page, style, *label ? "　" : "");
}

static void say_rows(jk_page *page, const jk_block_pair *pair, int all)
{
	int omitted = 0;
	for (size_t i = 0; i < pair->rows.count; i++) {
		const jk_row_pair *row = pair->rows.items[i];
		const jk_side_row *shown = row->new_row ? row->new_row : row->old_row;
		if (!all && !shown->header && jk_row_is_same(row)) {
			omitted++;
			continue;
		}
		if (omitted)
			jk_page_line(page, JK_STYLE_FAINT, "   ｜ （略）");
		omitted = 0;
		for (size_t k = 0; k < jk_row_cells(row); k++) {
			jk_page_say(page, JK_PLAIN, k ? " ｜ " : "");
			jk_cell_pieces(row, k, say_piece, page);
		}
		jk_page_break(page, "   ｜ ");
	}
	if (omitted)
		jk_page_line(page, JK_STYLE_FAINT, "   ｜ （略）");
}

/* Deeper numbers stand further in. */
static const char *indent_of(jk_block_kind kind)
{
	static const char *const indents[] = {[JK_BLOCK_CAPTION] = "   ",   [JK_BLOCK_ARTICLE] = "   ",   [JK_BLOCK_PARAGRAPH] = "   ",
					      [JK_BLOCK_ITEM] = "     ",    [JK_BLOCK_SUBITEM1] = "       ", [JK_BLOCK_SUBITEM2] = "         ",
					      [JK_BLOCK_TABLE_TITLE] = "     ", [JK_BLOCK_TABLE] = "   "};
	return indents[kind];
}

static void say_pending(jk_page *page, const jk_side_change *change)
{
	int put_in = change->mark == JK_INSERTED;
	jk_page_say(page, JK_STYLE_DOUBT, put_in ? _("pending, put in: ") : _("pending, taken out: "));
	jk_page_say(page, put_in ? JK_STYLE_INSERTED : JK_STYLE_DELETED, change->text ? change->text : "");
	jk_page_say(page, JK_STYLE_FAINT, "  ");
	jk_page_say(page, JK_STYLE_FAINT, change->author ? change->author : _("(nobody named)"));
	jk_page_say(page, JK_STYLE_FAINT, change->date ? "  " : "");
	jk_page_say(page, JK_STYLE_FAINT, change->date ? change->date : "");
	jk_page_break(page, note);
}

/* A paragraph that now stands in another clause: told there. */
static void say_gone(jk_page *page, const jk_block_pair *pair)
{
	jk_buffer text, name;
	jk_buffer_init(&text, 0);
	jk_buffer_init(&name, 0);
	jk_put_unit_name(&name, jk_pair_shown(pair->elsewhere));
	JK_SAY(&text, _("(moved to {place})"), {"place", jk_buffer_text(&name)});
	jk_page_say(page, JK_STYLE_FAINT, pair->old_block->label);
	jk_page_say(page, JK_STYLE_FAINT, *pair->old_block->label ? "　" : "");
	jk_page_say(page, JK_STYLE_FAINT, jk_buffer_text(&text));
	jk_page_break(page, margin);
	jk_buffer_dispose(&name);
	jk_buffer_dispose(&text);
}

static void say_block(jk_page *page, const jk_block_pair *pair, int all)
{
	const jk_side_block *shown = jk_block_shown(pair);
	if (pair->elsewhere && !pair->new_block) {
		say_gone(page, pair);
		return;
	}
	say_number(page, pair);
	jk_block_pieces(pair, say_piece, page);
	if (pair->moved) {
		jk_page_say(page, JK_STYLE_FAINT, "  ");
		jk_page_say(page, JK_STYLE_FAINT, _("(moved)"));
	}
	jk_page_break(page, indent_of(shown->kind));
	say_rows(page, pair, all);
	for (size_t i = 0; pair->new_block && i < pair->new_block->changes.count; i++)
		say_pending(page, pair->new_block->changes.items[i]);
}

static void say_omitted(jk_page *page, const jk_unit_pair *unit, size_t from, size_t to)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_put_omitted(&text, unit, from, to);
	jk_page_say(page, JK_STYLE_FAINT, jk_buffer_text(&text));
	jk_page_break(page, margin);
	jk_buffer_dispose(&text);
}

static int all_same(const jk_unit_pair *unit)
{
	size_t i = 0;
	while (i < unit->blocks.count && jk_block_is_same(unit->blocks.items[i]))
		i++;
	return i == unit->blocks.count;
}

static void say_blocks(jk_page *page, const jk_unit_pair *unit, int all)
{
	size_t i = 0;
	if (unit->blocks.count && jk_block_is_heading(unit, unit->blocks.items[0]) && jk_block_is_same(unit->blocks.items[0]))
		i++;
	if (!all && all_same(unit))
		return;
	while (i < unit->blocks.count) {
		size_t end = all ? i : jk_same_run(unit, i);
		if (end > i)
			say_omitted(page, unit, i, end);
		else
			say_block(page, unit->blocks.items[end++], all);
		i = end;
	}
}

/* --- what it means --- */

static void say_note(jk_page *page, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	jk_page_say(page, JK_STYLE_FAINT, name);
	jk_page_say(page, JK_PLAIN, text);
	jk_page_break(page, note);
}

static void say_change(jk_page *page, const char *name, const char *old_text, const char *new_text, jk_effect effect)
{
	jk_page_say(page, JK_STYLE_FAINT, name);
	jk_page_say(page, JK_PLAIN, *old_text ? old_text : "－");
	jk_page_say(page, JK_PLAIN, " → ");
	jk_page_say(page, JK_PLAIN, *new_text ? new_text : "－");
	jk_page_say(page, JK_PLAIN, "  ");
	jk_page_say(page, jk_effect_style(effect), jk_effect_name(effect));
	jk_page_break(page, note);
}

static void say_named_change(jk_page *page, const char *name, const char *old_text, const char *new_text, jk_effect effect)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	JK_SAY(&text, _("{name}: "), {"name", name});
	say_change(page, jk_buffer_text(&text), old_text, new_text, effect);
	jk_buffer_dispose(&text);
}

static void say_finding(void *state, jk_finding_kind kind, jk_effect effect, const char *old_words, const char *new_words)
{
	say_named_change(state, jk_finding_name(kind), old_words, new_words, effect);
}

static void say_found(jk_page *page, const jk_unit_pair *unit)
{
	const jk_side_unit *is = jk_pair_new(unit);
	char score[16];
	jk_buffer text;
	if (!is || is->how != JK_FOUND_BY_TEXT)
		return;
	snprintf(score, sizeof score, "%u", is->score);
	jk_buffer_init(&text, 0);
	JK_SAY(&text, _("its mark is lost; found by its text, {score} of 100 alike"), {"score", score});
	say_note(page, "", jk_buffer_text(&text));
	jk_buffer_dispose(&text);
}

static void say_because(jk_page *page, const jk_unit_pair *unit)
{
	for (size_t i = 0; i < unit->because.count; i++) {
		const jk_side_revision *revision = unit->because.items[i];
		jk_page_say(page, JK_STYLE_FAINT, _("history: "));
		jk_page_say(page, JK_PLAIN, revision->version);
		jk_page_say(page, JK_PLAIN, revision->date ? " (" : "");
		jk_page_say(page, JK_PLAIN, revision->date ? revision->date : "");
		jk_page_say(page, JK_PLAIN, revision->date ? ") " : " ");
		jk_page_say(page, JK_PLAIN, revision->text);
		jk_page_break(page, note);
	}
}

static void say_provisions(jk_page *page, const jk_comparison *comparison, const jk_unit_pair *unit)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_put_covers(&text, comparison, unit);
	say_note(page, _("standard: "), jk_buffer_text(&text));
	jk_buffer_clear(&text);
	for (size_t i = 0; i < unit->lost.count; i++)
		jk_buffer_format(&text, "%s%s", i ? "、" : "", jk_provision_name(comparison, unit->lost.items[i]));
	jk_page_say(page, unit->lost.count ? JK_STYLE_BAD : JK_PLAIN, unit->lost.count ? _("nothing covers any more: ") : "");
	jk_page_say(page, JK_STYLE_BAD, jk_buffer_text(&text));
	jk_page_break(page, note);
	jk_buffer_dispose(&text);
}

void jk_say_unit(jk_page *page, const jk_comparison *comparison, const jk_unit_pair *unit, int all)
{
	jk_page_gap(page);
	say_heading(page, comparison, unit);
	say_blocks(page, unit, all);
	say_found(page, unit);
	for (size_t i = 0; i < unit->values.count; i++) {
		const jk_value_change *change = unit->values.items[i];
		const jk_side_value *value = change->new_value ? change->new_value : change->old_value;
		say_named_change(page, value->label ? value->label : value->name, jk_side_value_text(change->old_value),
				 jk_side_value_text(change->new_value), change->effect);
	}
	page->out->failed |= jk_unit_findings(unit, say_finding, page) != JK_OK;
	say_note(page, _("reason: "), jk_pair_reason(unit));
	say_because(page, unit);
	say_provisions(page, comparison, unit);
}
