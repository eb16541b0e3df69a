/* Two clauses, parted by the first TAB, of paragraphs, one a line: compared and judged both ways, values read back. The pieces of every
 * paragraph give both texts again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "compare/comparison.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void *must(void *block)
{
	if (!block)
		abort();
	return block;
}
#define MAKE(arena, type) ((type *)must(jk_arena_allocate(arena, sizeof(type))))

static void add(jk_list *list, jk_arena *arena, const void *item)
{
	if (jk_list_add(list, arena, item) != JK_OK)
		abort();
}

static void add_paragraph(jk_side *side, jk_side_unit *unit, const char *text, size_t length)
{
	jk_side_block *block = MAKE(side->arena, jk_side_block);
	jk_side_span *head = MAKE(side->arena, jk_side_span), *rest = MAKE(side->arena, jk_side_span);
	size_t value = length < 9 ? length : 9;
	*block = (jk_side_block){.kind = unit->blocks.count ? JK_BLOCK_ITEM : JK_BLOCK_ARTICLE, .label = ""};
	block->text = must((void *)(uintptr_t)jk_arena_text(side->arena, text, length));
	block->path = must((void *)(uintptr_t)jk_arena_format(side->arena, "1/%zu", unit->blocks.count));
	/* The first bytes are the value of a parameter. */
	*head = (jk_side_span){JK_SPAN_VALUE, must((void *)(uintptr_t)jk_arena_text(side->arena, text, value)), "x"};
	*rest = (jk_side_span){JK_SPAN_TEXT, block->text + value, NULL};
	add(&block->spans, side->arena, head);
	add(&block->spans, side->arena, rest);
	add(&unit->blocks, side->arena, block);
}

static jk_side *side_of(const char *text, size_t length, jk_side_kind kind)
{
	jk_side *side;
	if (jk_side_new(&side, kind, "side") != JK_OK)
		abort();
	jk_side_paper *paper = MAKE(side->arena, jk_side_paper);
	jk_side_unit *unit = MAKE(side->arena, jk_side_unit);
	jk_side_value *value = MAKE(side->arena, jk_side_value);
	*paper = (jk_side_paper){.kind = "contract", .title = "contract", .group = "g"};
	*unit = (jk_side_unit){.id = "a", .label = "", .title = "", .chapter = "", .reason = "", .in = 1};
	*value = (jk_side_value){.name = "x", .label = "x", .raw = "24", .unit = "hour", .text = "24時間", .origin = "profile", .stricter = JK_STRICTER_LESS};
	if (kind != JK_SIDE_DOCUMENT)
		add(&unit->values, side->arena, value);
	add(&paper->units, side->arena, unit);
	add(&side->papers, side->arena, paper);
	for (size_t at = 0; at < length;) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t line = end ? (size_t)(end - text) - at : length - at;
		add_paragraph(side, unit, text + at, line);
		at += line + 1;
	}
	return side;
}

static void demand_text(const jk_list *pieces, const char *text, int old_side)
{
	for (size_t i = 0; i < pieces->count; i++) {
		const jk_piece *piece = pieces->items[i];
		const char *part = old_side && piece->mark == JK_KEPT ? piece->old_text : piece->text;
		if (piece->mark == (old_side ? JK_INSERTED : JK_DELETED))
			continue;
		if (!jk_text_starts(text, part))
			abort();
		text += strlen(part);
	}
	if (*text)
		abort();
}

static void try_pair(const jk_side *was, const jk_side *is, jk_diagnostics *diagnostics)
{
	jk_comparison *comparison;
	if (jk_compare(&comparison, was, is, NULL, diagnostics) != JK_OK)
		return;
	const jk_paper_pair *papers = comparison->papers.items[0];
	const jk_unit_pair *unit = papers->units.items[0];
	for (size_t i = 0; i < unit->blocks.count; i++) {
		const jk_block_pair *block = unit->blocks.items[i];
		demand_text(&block->pieces, block->old_block ? block->old_block->text : "", 1);
		demand_text(&block->pieces, block->new_block ? block->new_block->text : "", 0);
	}
	jk_comparison_free(comparison);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	enum { LONGEST = 20000 };
	char *text = must(jk_allocate(length + 1));
	memcpy(text, bytes, length);
	for (size_t i = 0; i < length; i++)
		text[i] = text[i] ? text[i] : ' ';
	text[length] = '\0';
	const char *tab = memchr(text, '\t', length);
	jk_diagnostics *diagnostics;
	jk_words *words;
	if (tab && length < LONGEST && jk_diagnostics_new(&diagnostics) == JK_OK) {
		jk_side *was = side_of(text, (size_t)(tab - text), JK_SIDE_SET), *is = side_of(tab + 1, length - (size_t)(tab + 1 - text), JK_SIDE_DOCUMENT);
		if (jk_words_new(&words, diagnostics) == JK_OK) {
			(void)!jk_read_values_back(is, was, words);
			jk_words_free(words);
		}
		try_pair(was, is, diagnostics);
		try_pair(is, was, diagnostics);
		jk_side_free(was);
		jk_side_free(is);
		jk_diagnostics_free(diagnostics);
	}
	jk_release(text);
	return 0;
}
