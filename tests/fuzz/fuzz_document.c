/* Any bytes as the main part of a document that came back; the first byte chooses the format, the second whether it is taken for ours. What
 * is read is whole: texts, paths, places of changes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "review/units.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void check_text(const char *text)
{
	if (!text)
		abort();
	for (const char *at = text; *at;)
		if (!jk_text_next(&at))
			abort();
}

static void check_block(const jk_side_block *block)
{
	check_text(block->text);
	check_text(block->label);
	check_text(block->path);
	for (size_t i = 0; i < block->changes.count; i++) {
		const jk_side_change *change = block->changes.items[i];
		check_text(change->text);
		if (change->at > strlen(block->text) || !*change->text)
			abort();
	}
	if ((block->kind == JK_BLOCK_TABLE) != (block->rows.count > 0))
		abort();
}

static void check_unit(const jk_side_unit *unit)
{
	if (!unit->blocks.count || (unit->id != NULL) != (unit->how != JK_FOUND_NOT))
		abort();
	check_text(unit->title);
	check_text(unit->label);
	for (size_t i = 0; i < unit->blocks.count; i++)
		check_block(unit->blocks.items[i]);
}

static jk_result read(jk_side *side, int odt, int ours, const char *text, size_t length, jk_diagnostics *d)
{
	jk_doc doc;
	const jk_provenance provenance = {.ours = ours};
	jk_result result = jk_doc_parse(&doc, side->arena, odt, text, length, d);
	return result == JK_OK ? jk_units_split(side, &doc, &provenance, "fuzz", NULL, d) : result;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	jk_side *side;
	jk_diagnostics *d;
	if (length < 2 || jk_diagnostics_new(&d) != JK_OK)
		return 0;
	if (jk_side_new(&side, JK_SIDE_DOCUMENT, "fuzz") == JK_OK) {
		jk_result result = read(side, bytes[0] == 'o', bytes[1] == 'j', (const char *)bytes + 2, length - 2, d);
		if (result == JK_FAILED && !jk_diagnostics_at_least(d, JK_ERROR))
			abort();
		const jk_side_paper *paper = result == JK_OK ? side->papers.items[0] : NULL;
		for (size_t i = 0; paper && i < paper->units.count; i++)
			check_unit(paper->units.items[i]);
	}
	jk_side_free(side);
	jk_diagnostics_free(d);
	return 0;
}
