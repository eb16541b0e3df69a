/* References written by hand: 第1項 of an article with a single 項, 項 and 号 that are not there. */
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"

typedef struct {
	jk_paper_lint *paper;
	const jk_set_clause *clause; /* the reference stands in */
	const jk_block *block;
	const char *text;            /* of the block */
} referring;

static const jk_set_clause *target_of(const jk_paper_lint *p, const char *bookmark)
{
	for (size_t i = 0; bookmark && i < p->document->clauses.count; i++) {
		const jk_set_clause *clause = p->document->clauses.items[i];
		if (clause->in && jk_text_equal(clause->number_bookmark, bookmark))
			return clause;
	}
	return NULL;
}

/* "第12項" at `at`: the number, and its bytes in *length; 0 when there is none. */
static unsigned counted(const char *at, const char *unit, size_t *length)
{
	static const char prefix[] = "第";
	unsigned number = 0;
	*length = 0;
	if (!jk_text_starts(at, prefix))
		return 0;
	const char *p = at + sizeof prefix - 1;
	for (; *p >= '0' && *p <= '9' && number < 1000; p++)
		number = number * 10 + (unsigned)(*p - '0');
	if (!number || !jk_text_starts(p, unit))
		return 0;
	*length = (size_t)(p - at) + strlen(unit);
	return number;
}

static unsigned items_of(const jk_set_clause *clause, unsigned paragraph)
{
	unsigned count = 0;
	for (size_t i = 0; i < clause->blocks.count; i++) {
		const jk_block *block = clause->blocks.items[i];
		count += block->kind == JK_BLOCK_ITEM && block->paragraph == paragraph;
	}
	return count;
}

static void tell(referring *r, jk_code code, const char *at, size_t length)
{
	const char *words = jk_lint_keep(r->paper->lint, at, length);
	jk_spot spot = jk_block_spot(r->paper, r->clause, r->block);
	JK_LINT_ADD(r->paper->lint, code, &spot, words, r->text, {"paper", r->paper->document->kind->title});
}

/* What stands behind the number of an article, or alone for the article itself. Nothing is said of what has no 項. */
static void check_inside(referring *r, const jk_set_clause *target, const char *at)
{
	size_t length, more;
	unsigned paragraph = counted(at, "項", &length);
	if (paragraph && target->paragraphs == 1 && paragraph == 1)
		tell(r, JK_DIAG_LINT_ONLY_PARAGRAPH, at, length);
	else if (paragraph > target->paragraphs)
		tell(r, JK_DIAG_LINT_REFERENCE, at, length);
	unsigned item = counted(at + length, "号", &more);
	if (item > items_of(target, paragraph ? paragraph : 1))
		tell(r, JK_DIAG_LINT_REFERENCE, at, length + more);
}

/* --- references to other articles --- */

static void check_spans(referring *r)
{
	for (size_t i = 0; i < r->block->spans.count; i++) {
		const jk_span *span = r->block->spans.items[i];
		const jk_set_clause *target = span->kind == JK_SPAN_REFERENCE ? target_of(r->paper, span->bookmark) : NULL;
		if (target && target->paragraphs)
			check_inside(r, target, r->text + strlen(jk_spans_words(r->paper, &r->block->spans, i + 1)));
	}
}

/* --- references within the article --- */

/* Behind 条, a law's name or another number it belongs to something else. */
static int begins_reference(const char *text, const char *at)
{
	if (at == text)
		return 1;
	const char *p = at;
	do
		p--;
	while (p > text && ((unsigned char)*p & 0xC0) == 0x80);
	unsigned c = jk_text_next(&p);
	return !(c >= 0x4E00 && c <= 0x9FFF) && !(c >= '0' && c <= '9') && c != 0xFF09 && !(c >= 0x30A1 && c <= 0x30FC);
}

static int is_behind_article(const char *text, const char *at)
{
	return at - text >= 3 && (strncmp(at - 3, "条", 3) == 0 || (at - text >= 6 && strncmp(at - 6, "条の", 6) == 0));
}

static void check_own_paragraphs(referring *r)
{
	size_t length;
	static const char mark[] = "第";
	for (const char *at = strstr(r->text, mark); at; at = strstr(at + 1, mark))
		if (counted(at, "項", &length) && begins_reference(r->text, at) && !is_behind_article(r->text, at))
			check_inside(r, r->clause, at);
}

static unsigned article_number(const referring *r) { return r->clause->number; }

/* 前項 in the first 項, 前条 in the first 条, 前号 in the first 号. */
static void check_former(referring *r)
{
	const struct {
		const char *words;
		int nothing;
	} rows[] = {
		{"前項", r->block->paragraph <= 1},
		{"前条", article_number(r) <= 1},
		{"前号", r->block->kind == JK_BLOCK_ITEM && r->block->number <= 1},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *at = strstr(r->text, rows[i].words);
		if (at && rows[i].nothing && begins_reference(r->text, at))
			tell(r, JK_DIAG_LINT_REFERENCE, at, strlen(rows[i].words));
	}
}

void jk_lint_references(jk_paper_lint *p)
{
	for (size_t i = 0; i < p->document->clauses.count; i++) {
		const jk_set_clause *clause = p->document->clauses.items[i];
		for (size_t j = 0; clause->in && j < clause->blocks.count && !p->lint->no_memory; j++) {
			referring r = {.paper = p, .clause = clause, .block = clause->blocks.items[j]};
			r.text = jk_block_words(p, r.block);
			check_spans(&r);
			/* Sections have no numbered 項. */
			if (p->document->kind->sections || r.block->kind == JK_BLOCK_CAPTION)
				continue;
			check_own_paragraphs(&r);
			check_former(&r);
		}
	}
}
