/* The house style of a body: its comma in every text of its papers, its kana in every label. The catalog and the templates are written in one
 * style; a body that writes another one gets it everywhere, for papers of two styles look like papers of two bodies. */
#include <string.h>
#include "assemble/assembling.h"
#include "base/text.h"

static const char usual[] = "、";

const char *jk_house_text(jk_assembling *a, const char *text)
{
	if (!a->set->vocabulary->commas || !text || !strstr(text, usual))
		return text;
	size_t length = strlen(text);
	char *changed = jk_make(a, length + 1);
	if (!changed)
		return text;
	memcpy(changed, text, length + 1);
	jk_text_commas(changed, length);
	return changed;
}

const char *jk_house_format(jk_assembling *a, const char *format)
{
	static const char kana[] = "{ア}", iroha[] = "{イ}";
	const char *at = a->set->vocabulary->iroha && format ? strstr(format, kana) : NULL;
	if (!at)
		return format;
	return jk_kept(a, jk_arena_format(a->arena, "%.*s%s%s", (int)(at - format), format, iroha, at + strlen(kana)));
}

static void change_spans(jk_assembling *a, const jk_list *spans)
{
	for (size_t i = 0; i < spans->count; i++) {
		jk_span *span = spans->items[i];
		span->text = jk_house_text(a, span->text);
	}
}

static void change_block(jk_assembling *a, const jk_block *block)
{
	change_spans(a, &block->spans);
	for (size_t i = 0; i < block->rows.count; i++) {
		const jk_row *row = block->rows.items[i];
		for (size_t k = 0; k < row->cells.count; k++)
			change_spans(a, row->cells.items[k]);
	}
}

void jk_house_clauses(jk_assembling *a)
{
	if (!a->set->vocabulary->commas)
		return;
	for (size_t i = 0; i < a->document->clauses.count; i++) {
		const jk_set_clause *clause = a->document->clauses.items[i];
		for (size_t k = 0; k < clause->blocks.count; k++)
			change_block(a, clause->blocks.items[k]);
	}
}

static void change_section(jk_assembling *a, jk_set_section *section)
{
	section->title = jk_house_text(a, section->title);
	for (size_t i = 0; i < section->rows.count; i++) {
		jk_set_row *row = section->rows.items[i];
		row->reason = jk_house_text(a, row->reason);
		row->basis = jk_house_text(a, row->basis);
		change_spans(a, &row->spans);
		for (size_t k = 0; k < row->cells.count; k++)
			change_spans(a, &((jk_set_cell *)row->cells.items[k])->spans);
	}
}

void jk_house_rows(jk_assembling *a)
{
	for (size_t i = 0; a->set->vocabulary->commas && i < a->document->sections.count; i++)
		change_section(a, a->document->sections.items[i]);
}

void jk_set_house(const jk_clause_set *set, jk_buffer *text)
{
	if (set->vocabulary->commas && text->bytes)
		jk_text_commas(text->bytes, text->length);
}
