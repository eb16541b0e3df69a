/* A paper as it was assembled: numbers, announcements, annexes, punctuation. */
#include <stdio.h>
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"

const char *jk_block_words(jk_paper_lint *p, const jk_block *block)
{
	return jk_spans_words(p, &block->spans, block->spans.count);
}

const char *jk_spans_words(jk_paper_lint *p, const jk_list *spans, size_t count)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < count; i++) {
		const jk_span *span = spans->items[i];
		/* The label of what nobody decided is no word of the sentence. */
		jk_buffer_string(&text, span->kind == JK_SPAN_UNDECIDED ? "某" : span->text);
	}
	return jk_lint_keep_buffer(p->lint, &text);
}

jk_spot jk_block_spot(jk_paper_lint *p, const jk_set_clause *clause, const jk_block *block)
{
	jk_buffer place;
	jk_spot spot = {.file = clause->clause->file, .clause = clause->clause->id, .paper = p->document->kind->kind};
	spot.line = block && block->line ? block->line : clause->text && clause->text->article ? clause->text->article->line : clause->clause->line;
	jk_buffer_init(&place, 0);
	jk_buffer_format(&place, "%s %s", p->document->kind->title, clause->full_label ? clause->full_label : "");
	if (block && block->paragraph > 1)
		jk_buffer_format(&place, "第%u項", block->paragraph);
	if (block && block->kind >= JK_BLOCK_ITEM && block->kind <= JK_BLOCK_SUBITEM2)
		jk_buffer_format(&place, " %s", block->label);
	spot.place = jk_lint_keep_buffer(p->lint, &place);
	return spot;
}

/* --- numbers --- */

static void wrong_number(jk_paper_lint *p, const jk_set_clause *clause, const jk_block *block, const char *label)
{
	jk_spot spot = jk_block_spot(p, clause, block);
	JK_LINT_ADD(p->lint, JK_DIAG_LINT_NUMBER, &spot, label, "", {"paper", p->document->kind->title});
}

/* A level that the kind numbers must show a number, each once and in order. */
static void check_number(jk_paper_lint *p, const jk_set_clause *clause, const jk_block *block, unsigned *last, jk_element_kind level)
{
	int wanted = p->document->kind->formats[level] != NULL;
	if (block->number != *last + 1 || (wanted && jk_text_blank(block->label)))
		wrong_number(p, clause, block, block->label);
	*last = block->number;
}

static void check_numbers(jk_paper_lint *p, const jk_set_clause *clause)
{
	unsigned paragraph = 1, counters[3] = {0}; /* of items, subitems 1, subitems 2 */
	for (size_t i = 0; i < clause->blocks.count; i++) {
		const jk_block *block = clause->blocks.items[i];
		int level = (int)block->kind - (int)JK_BLOCK_ITEM;
		if (block->kind == JK_BLOCK_PARAGRAPH && block->number)
			check_number(p, clause, block, &paragraph, JK_ELEMENT_PARAGRAPH);
		if (block->kind == JK_BLOCK_PARAGRAPH || block->kind == JK_BLOCK_ARTICLE)
			counters[0] = counters[1] = counters[2] = 0;
		if (level < 0 || level > 2)
			continue;
		/* A paragraph that vanished, because it only carried items, began them anew. */
		if (block->number == 1)
			counters[level] = 0;
		check_number(p, clause, block, &counters[level], (jk_element_kind)((int)JK_ELEMENT_ITEM + level));
		for (int below = level + 1; below < 3; below++)
			counters[below] = 0;
	}
}

static void check_article_numbers(jk_paper_lint *p)
{
	for (size_t i = 0; i < p->document->chapters.count; i++) {
		const jk_set_chapter *chapter = p->document->chapters.items[i];
		static const char *const none = "";
		const jk_set_clause *before = NULL;
		for (size_t j = 0; j < chapter->clauses.count; j++) {
			const jk_set_clause *clause = chapter->clauses.items[j];
			const char *label = clause->full_label ? clause->full_label : none;
			if ((before && clause->number != before->number + 1) || jk_text_blank(label))
				wrong_number(p, clause, NULL, label);
			before = clause;
		}
	}
}

/* Counters that run out of letters give the same label again: イロハ after 48. */
static void check_labels(jk_paper_lint *p)
{
	jk_index seen = {0};
	for (size_t i = 0; i < p->document->clauses.count; i++) {
		const jk_set_clause *clause = p->document->clauses.items[i];
		if (!clause->in || jk_text_blank(clause->full_label))
			continue;
		if (jk_index_find(&seen, clause->full_label, ""))
			wrong_number(p, clause, NULL, clause->full_label);
		p->lint->no_memory |= jk_index_add(&seen, p->lint->arena, clause->full_label, "", clause) != JK_OK;
	}
}

/* --- announcements --- */

static int is_item(const jk_block *block) { return block && block->kind >= JK_BLOCK_ITEM && block->kind <= JK_BLOCK_SUBITEM2; }
static int is_table(const jk_block *block) { return block && (block->kind == JK_BLOCK_TABLE || block->kind == JK_BLOCK_TABLE_TITLE); }

/* Whether the block stands one level below the other. */
static int is_below(const jk_block *block, const jk_block *above)
{
	if (is_item(above))
		return is_item(block) && block->kind > above->kind;
	return is_item(block);
}

/* A table without rows is none. */
static int is_full(const jk_set_clause *clause, size_t at)
{
	for (; at < clause->blocks.count; at++) {
		const jk_block *block = clause->blocks.items[at];
		if (block->kind == JK_BLOCK_TABLE)
			return block->rows.count > 0;
		if (!is_table(block))
			return 0;
	}
	return 0;
}

static void check_announcement(jk_paper_lint *p, const jk_set_clause *clause, size_t at)
{
	int table;
	const jk_block *block = clause->blocks.items[at];
	const jk_block *next = at + 1 < clause->blocks.count ? clause->blocks.items[at + 1] : NULL;
	if (is_table(block) || block->kind == JK_BLOCK_CAPTION)
		return;
	const char *text = jk_block_words(p, block), *words = jk_announces(text, &table);
	if (!words || is_full(clause, at + 1) || (!table && is_below(next, block)))
		return;
	jk_spot spot = jk_block_spot(p, clause, block);
	JK_LINT_ADD(p->lint, JK_DIAG_LINT_NO_ITEMS, &spot, words, text, {NULL, NULL});
}

/* --- annexes --- */

static const jk_document_kind *annex_named(const jk_catalog *catalog, const char *at, size_t length)
{
	for (size_t i = 0; i < catalog->documents.count; i++) {
		const jk_document_kind *kind = catalog->documents.items[i];
		if (kind->annex && strlen(kind->annex) == length && strncmp(kind->annex, at, length) == 0)
			return kind;
	}
	return NULL;
}

static int is_made(const jk_paper_lint *p, const char *kind)
{
	for (size_t i = 0; i < p->set->groups.count; i++) {
		const jk_set_group *group = p->set->groups.items[i];
		for (size_t j = 0; j < group->papers.count; j++)
			if (jk_text_equal(((const jk_paper *)group->papers.items[j])->kind, kind))
				return 1;
	}
	return 0;
}

static void check_annexes(jk_paper_lint *p, const jk_spot *spot, const char *text)
{
	static const char annex[] = "別紙";
	for (const char *at = strstr(text, annex); at; at = strstr(at + 1, annex)) {
		size_t length = sizeof annex - 1 + strspn(at + sizeof annex - 1, "0123456789");
		const jk_document_kind *kind = annex_named(p->set->catalog, at, length);
		if (!kind || is_made(p, kind->kind))
			continue;
		JK_LINT_ADD(p->lint, JK_DIAG_LINT_ANNEX, spot, kind->annex, text, {"paper", p->document->kind->title}, {"kind", kind->kind});
	}
}

/* --- punctuation that a vocabulary turns round --- */

static void check_punctuation(jk_paper_lint *p, const jk_spot *spot, const char *text)
{
	if (p->punct && !jk_text_equal(p->punct, "、。"))
		jk_lint_punctuation(p->lint, spot, text, p->punct);
}

/* --- all of it --- */

static void lint_clause(jk_paper_lint *p, const jk_set_clause *clause)
{
	check_numbers(p, clause);
	for (size_t i = 0; i < clause->blocks.count && !p->lint->no_memory; i++) {
		const jk_block *block = clause->blocks.items[i];
		const char *text = jk_block_words(p, block);
		jk_spot spot = jk_block_spot(p, clause, block);
		check_announcement(p, clause, i);
		check_annexes(p, &spot, text);
		check_punctuation(p, &spot, text);
	}
}

/* --- rows of sheets --- */

static void lint_spans(jk_paper_lint *p, const jk_spot *spot, const jk_list *spans)
{
	const char *text = jk_spans_words(p, spans, spans->count);
	check_annexes(p, spot, text);
	check_punctuation(p, spot, text);
}

static void lint_row(jk_paper_lint *p, const jk_set_row *row)
{
	jk_spot spot = {.file = row->sheet->file, .line = row->row->line, .clause = row->row->id, .paper = p->document->kind->kind};
	spot.place = jk_arena_format(p->lint->arena, "%s No.%u", p->document->kind->title, row->number);
	p->lint->no_memory |= !spot.place;
	lint_spans(p, &spot, &row->spans);
}

static void lint_rows(jk_paper_lint *p)
{
	for (size_t i = 0; i < p->document->sections.count; i++) {
		const jk_set_section *section = p->document->sections.items[i];
		for (size_t j = 0; j < section->rows.count && !p->lint->no_memory; j++)
			lint_row(p, section->rows.items[j]);
	}
}

static void note_reached(jk_paper_lint *p, const jk_set_clause *clause)
{
	jk_lint *l = p->lint;
	if (!jk_index_find(&l->reached_by_name, clause->clause->id, p->document->kind->kind))
		l->no_memory |= jk_index_add(&l->reached_by_name, l->arena, clause->clause->id, p->document->kind->kind, clause->clause) != JK_OK;
}

void jk_lint_paper(jk_paper_lint *p)
{
	check_article_numbers(p);
	check_labels(p);
	for (size_t i = 0; i < p->document->clauses.count && !p->lint->no_memory; i++) {
		const jk_set_clause *clause = p->document->clauses.items[i];
		if (!clause->in)
			continue;
		note_reached(p, clause);
		lint_clause(p, clause);
	}
	lint_rows(p);
	jk_lint_references(p);
	jk_lint_terms(p);
	jk_lint_levels(p);
}
