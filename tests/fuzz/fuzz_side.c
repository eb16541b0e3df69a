/* Any bytes as the XML of a clause set: refused with a place, or a side whose parts fit, and that does not differ from itself. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "compare/comparison.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void must(int holds)
{
	if (!holds)
		abort();
}

static void judge_block(const jk_side_block *block)
{
	size_t length = 0;
	for (size_t i = 0; i < block->spans.count; i++) {
		const jk_side_span *span = block->spans.items[i];
		must(strncmp(block->text + length, span->text, strlen(span->text)) == 0);
		length += strlen(span->text);
		must((span->kind == JK_SPAN_TEXT) == (span->name == NULL));
	}
	must(block->text[length] == '\0' && block->label && block->path);
	for (size_t i = 0; i < block->rows.count; i++) {
		const jk_side_row *row = block->rows.items[i];
		for (size_t k = 0; k < row->cells.count; k++)
			must(row->cells.items[k] != NULL);
	}
}

static void judge_unit(const jk_side_paper *paper, const jk_side_unit *unit)
{
	must(unit->id && *unit->id && unit->label && unit->title && unit->chapter && unit->reason);
	must(jk_side_find_unit(paper, unit->id) == unit);
	must(unit->in || !unit->blocks.count);
	for (size_t i = 0; i < unit->blocks.count; i++)
		judge_block(unit->blocks.items[i]);
	for (size_t i = 0; i < unit->values.count; i++) {
		const jk_side_value *value = unit->values.items[i];
		must(value->name && *value->name && value->label);
	}
}

static void judge(const jk_side *side, jk_diagnostics *d)
{
	jk_comparison *comparison;
	size_t units = 0;
	for (size_t i = 0; i < side->papers.count; i++) {
		const jk_side_paper *paper = side->papers.items[i];
		must(paper->kind && paper->title);
		units += paper->units.count;
		for (size_t k = 0; k < paper->units.count; k++)
			judge_unit(paper, paper->units.items[k]);
	}
	must(jk_compare(&comparison, side, side, NULL, d) == JK_OK);
	const jk_compare_counts c = jk_comparison_counts(comparison);
	must(c.same <= units && !c.added && !c.removed && !c.changed && !c.moved && !c.weakened && !c.uncovered);
	jk_comparison_free(comparison);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_diagnostics *d;
	jk_side *side;
	must(jk_diagnostics_new(&d) == JK_OK);
	jk_result result = jk_side_parse_set(&side, (const char *)bytes, length, "fuzz.xml", d);
	must(result == JK_OK ? side != NULL && !jk_diagnostics_count(d) : side == NULL && jk_diagnostics_count(d) > 0);
	if (side)
		judge(side, d);
	jk_side_free(side);
	jk_diagnostics_free(d);
	return 0;
}
