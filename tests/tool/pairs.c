/* pairs SET...: compares each set with each (canonical XML of `jokou clauses`) and says what does not hold: a set is the same as itself; the
 * pieces give both texts; every paragraph is told once; what is added one way is taken out the other way, and a value that got weaker
 * one way got stronger the other way. Exit status 1 when something does not hold.
 * pairs show OLD NEW: what was found, for reading. */
#include <stdio.h>
#include <string.h>
#include "base/diagnostic.h"
#include "base/text.h"
#include "compare/comparison.h"
#include "compare/summary.h"

enum { SETS_MOST = 64 };
static jk_side *sides[SETS_MOST];
static jk_diagnostics *diagnostics;
static unsigned long faults, compared;

#define FAULT(...) (faults++, fprintf(stderr, __VA_ARGS__), fputc('\n', stderr))

/* --- texts --- */

static int is_text(const jk_list *pieces, const char *text, int old_side)
{
	for (size_t i = 0; i < pieces->count; i++) {
		const jk_piece *piece = pieces->items[i];
		if (piece->mark == (old_side ? JK_INSERTED : JK_DELETED))
			continue;
		const char *part = old_side && piece->mark == JK_KEPT ? piece->old_text : piece->text;
		if (!jk_text_starts(text, part))
			return 0;
		text += strlen(part);
	}
	return !*text;
}

static void check_rows(const jk_block_pair *block, const jk_side *was, const jk_side *is)
{
	for (size_t i = 0; i < block->rows.count; i++) {
		const jk_row_pair *row = block->rows.items[i];
		for (size_t k = 0; k < row->cells.count; k++) {
			const char *old_cell = row->old_row && k < row->old_row->cells.count ? row->old_row->cells.items[k] : "";
			const char *new_cell = row->new_row && k < row->new_row->cells.count ? row->new_row->cells.items[k] : "";
			if (!is_text(row->cells.items[k], old_cell, 1) || !is_text(row->cells.items[k], new_cell, 0))
				FAULT("%s, %s: the pieces of a cell do not give it: %s", was->name, is->name, new_cell);
		}
	}
}

static void check_block(const jk_block_pair *block, const jk_side *was, const jk_side *is)
{
	const char *old_text = block->old_block ? block->old_block->text : "", *new_text = block->new_block ? block->new_block->text : "";
	if (!block->old_block && !block->new_block)
		FAULT("%s, %s: a pair of no blocks", was->name, is->name);
	if (!is_text(&block->pieces, old_text, 1) || !is_text(&block->pieces, new_text, 0))
		FAULT("%s, %s: the pieces do not give the texts: %s", was->name, is->name, old_text);
	check_rows(block, was, is);
}

/* Every paragraph of both units stands in the list once; one that came from elsewhere is told in the other unit, too. */
static void check_unit(const jk_unit_pair *unit, const jk_side *was, const jk_side *is)
{
	size_t olds = 0, news = 0;
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_block_pair *block = unit->blocks.items[i];
		check_block(block, was, is);
		olds += block->old_block && !(block->elsewhere && block->new_block);
		news += block->new_block != NULL;
	}
	if (olds != (unit->old_unit ? unit->old_unit->blocks.count : 0) || news != (unit->new_unit ? unit->new_unit->blocks.count : 0))
		FAULT("%s, %s: paragraphs are missing or told twice", was->name, is->name);
}

/* --- there and back --- */

static const jk_unit_pair *find_back(const jk_comparison *back, const jk_side_unit *was, const jk_side_unit *is)
{
	for (size_t i = 0; i < back->papers.count; i++) {
		const jk_paper_pair *papers = back->papers.items[i];
		for (size_t k = 0; k < papers->units.count; k++) {
			const jk_unit_pair *unit = papers->units.items[k];
			if (unit->old_unit == is && unit->new_unit == was)
				return unit;
		}
	}
	return NULL;
}

static jk_effect turned(jk_effect effect)
{
	return effect == JK_EFFECT_WEAKENED ? JK_EFFECT_STRENGTHENED : effect == JK_EFFECT_STRENGTHENED ? JK_EFFECT_WEAKENED : effect;
}

static const jk_value_change *find_value(const jk_unit_pair *unit, const jk_value_change *change)
{
	for (size_t i = 0; i < unit->values.count; i++) {
		const jk_value_change *other = unit->values.items[i];
		if (other->old_value == change->new_value && other->new_value == change->old_value)
			return other;
	}
	return NULL;
}

static void check_mirror(const jk_unit_pair *unit, const jk_comparison *there, const jk_comparison *back)
{
	const jk_unit_pair *other = find_back(back, unit->old_unit, unit->new_unit);
	const jk_side_unit *any = unit->new_unit ? unit->new_unit : unit->old_unit;
	if (!other) {
		FAULT("%s, %s: %s goes with something else on the way back", there->old_side->name, there->new_side->name, any->title);
		return;
	}
	if (unit->state != other->state && !(unit->state == JK_PAIR_ADDED && other->state == JK_PAIR_REMOVED) &&
	    !(unit->state == JK_PAIR_REMOVED && other->state == JK_PAIR_ADDED))
		FAULT("%s, %s: %s is not the same on the way back", there->old_side->name, there->new_side->name, any->title);
	if (unit->state != JK_PAIR_SAME && unit->state != JK_PAIR_CHANGED && unit->effect != turned(other->effect))
		FAULT("%s, %s: the effect of %s does not turn", there->old_side->name, there->new_side->name, any->title);
	for (size_t i = 0; i < unit->values.count; i++) {
		const jk_value_change *change = unit->values.items[i], *counter = find_value(other, change);
		if (!counter || counter->effect != turned(change->effect))
			FAULT("%s, %s: a value of %s does not turn", there->old_side->name, there->new_side->name, any->title);
	}
}

/* --- pairs --- */

static jk_comparison *compare(const jk_side *was, const jk_side *is)
{
	jk_comparison *comparison = NULL;
	if (jk_compare(&comparison, was, is, NULL, diagnostics) != JK_OK)
		FAULT("%s, %s: not compared", was->name, is->name);
	compared++;
	return comparison;
}

static void check_same(const jk_side *side)
{
	jk_comparison *comparison = compare(side, side);
	if (!comparison)
		return;
	jk_compare_counts c = jk_comparison_counts(comparison);
	if (c.added + c.removed + c.changed + c.moved + c.renumbered + c.weakened + c.strengthened + c.unclear + c.uncovered || comparison->worst.count)
		FAULT("%s is not the same as itself", side->name);
	jk_comparison_free(comparison);
}

static void check_pair(const jk_side *was, const jk_side *is)
{
	jk_comparison *there = compare(was, is), *back = compare(is, was);
	for (size_t i = 0; there && back && i < there->papers.count; i++) {
		const jk_paper_pair *papers = there->papers.items[i];
		for (size_t k = 0; k < papers->units.count; k++) {
			check_unit(papers->units.items[k], was, is);
			check_mirror(papers->units.items[k], there, back);
		}
	}
	for (size_t i = 0; there && back && i < back->papers.count; i++) {
		const jk_paper_pair *papers = back->papers.items[i];
		for (size_t k = 0; k < papers->units.count; k++)
			check_unit(papers->units.items[k], is, was);
	}
	jk_comparison_free(there);
	jk_comparison_free(back);
}

/* --- reading --- */

static void show_pieces(const jk_list *pieces)
{
	for (size_t i = 0; i < pieces->count; i++) {
		const jk_piece *piece = pieces->items[i];
		printf(piece->mark == JK_KEPT ? "%s" : piece->mark == JK_DELETED ? "[-%s-]" : "{+%s+}", piece->text);
	}
}

static const char *state_of(jk_pair_state state)
{
	static const char *const words[] = {"same", "changed", "added", "removed"};
	return words[state];
}

static void show_block(const jk_block_pair *block)
{
	if (block->state == JK_PAIR_SAME && !block->moved && !block->renumbered)
		return;
	const jk_side_block *any = block->new_block ? block->new_block : block->old_block;
	printf("    %s%s%s %s: ", state_of(block->state), block->moved ? " moved" : "", block->renumbered ? " renumbered" : "", any->label);
	show_pieces(&block->pieces);
	for (size_t i = 0; i < block->rows.count; i++) {
		const jk_row_pair *row = block->rows.items[i];
		printf("\n      |");
		for (size_t k = 0; k < row->cells.count; k++) {
			show_pieces(row->cells.items[k]);
			putchar('|');
		}
	}
	putchar('\n');
}

static const char *text_of(const jk_side_value *value) { return !value ? "-" : value->text ? value->text : "?"; }

static void show_unit(const jk_paper_pair *papers, const jk_unit_pair *unit)
{
	const jk_side_unit *any = unit->new_unit ? unit->new_unit : unit->old_unit;
	if (unit->state == JK_PAIR_SAME && !unit->moved && !unit->renumbered)
		return;
	printf("## %s %s %s: %s%s%s, %s%s\n", (papers->new_paper ? papers->new_paper : papers->old_paper)->title, any->label, any->title,
	       state_of(unit->state), unit->moved ? " moved" : "", unit->renumbered ? " renumbered" : "", jk_effect_word(unit->effect),
	       any->practice ? " (practice)" : "");
	for (size_t i = 0; i < unit->values.count; i++) {
		const jk_value_change *change = unit->values.items[i];
		printf("  value %s: %s → %s %s\n", (change->new_value ? change->new_value : change->old_value)->label, text_of(change->old_value),
		       text_of(change->new_value), jk_effect_word(change->effect));
	}
	for (size_t i = 0; i < unit->findings.count; i++) {
		const jk_finding *finding = unit->findings.items[i];
		printf("  %s: %s → %s %s\n", jk_finding_word(finding->kind), finding->old_words, finding->new_words, jk_effect_word(finding->effect));
	}
	for (size_t i = 0; i < unit->lost.count; i++)
		printf("  lost %s\n", (const char *)unit->lost.items[i]);
	for (size_t i = 0; unit->state == JK_PAIR_CHANGED && i < unit->blocks.count; i++)
		show_block(unit->blocks.items[i]);
}

static void show(const jk_side *was, const jk_side *is)
{
	jk_comparison *comparison = compare(was, is);
	for (size_t i = 0; comparison && i < comparison->papers.count; i++) {
		const jk_paper_pair *papers = comparison->papers.items[i];
		for (size_t k = 0; k < papers->units.count; k++)
			show_unit(papers, papers->units.items[k]);
	}
	for (size_t i = 0; comparison && i < comparison->uncovered.count; i++) {
		const jk_uncovered *item = comparison->uncovered.items[i];
		printf("uncovered %s (%s): %s\n", item->provision->id, item->was->title, item->reason);
	}
	jk_comparison_free(comparison);
}

int main(int count, char **arguments)
{
	int showing = count == 4 && strcmp(arguments[1], "show") == 0, first = showing ? 2 : 1;
	size_t known = 0;
	if (count < 2 || jk_diagnostics_new(&diagnostics) != JK_OK)
		return 3;
	for (int i = first; i < count && known < SETS_MOST; i++, known++)
		if (jk_side_read_set(&sides[known], arguments[i], diagnostics) != JK_OK) {
			jk_diagnostics_print(diagnostics, stderr);
			return 2;
		}
	if (showing)
		show(sides[0], sides[1]);
	for (size_t i = 0; !showing && i < known; i++) {
		check_same(sides[i]);
		for (size_t k = i + 1; k < known; k++)
			check_pair(sides[i], sides[k]);
	}
	if (!showing)
		printf("%zu sets, %lu comparisons, %lu faults\n", known, compared, faults);
	for (size_t i = 0; i < known; i++)
		jk_side_free(sides[i]);
	jk_diagnostics_free(diagnostics);
	return faults != 0;
}
