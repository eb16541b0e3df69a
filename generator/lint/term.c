/* Defined terms of a paper: twice, never used, used too early, or defined in another paper only. */
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"

/* A text of the paper in its order. */
typedef struct {
	const jk_set_clause *clause;
	const jk_block *block;
	const jk_row *row; /* of a cell, else NULL */
	const char *text;
} passage;

/* A definition. `local`: for its article only. */
typedef struct {
	const char *term;
	const passage *passage;
	size_t from, to; /* bytes of the definition in its text */
	int local, listed; /* listed: in a list of definitions, which all of the paper may rely on */
} definition;

typedef struct {
	jk_paper_lint *paper;
	jk_list passages, definitions;
} reading;

/* --- passages --- */

static void add_passage(reading *r, const jk_set_clause *clause, const jk_block *block, const jk_row *row, const char *text)
{
	passage *p = jk_lint_make(r->paper->lint, sizeof *p);
	if (p)
		*p = (passage){clause, block, row, text};
	jk_lint_push(r->paper->lint, &r->passages, p);
}

/* The words of the clause: what a profile says in a value of free text defines and uses nothing. */
static const char *own_words(reading *r, const jk_list *spans)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	for (size_t i = 0; i < spans->count; i++) {
		const jk_span *span = spans->items[i];
		int is_free = span->kind == JK_SPAN_VALUE && span->value && span->value->parameter->type == JK_TYPE_TEXT;
		jk_buffer_string(&text, is_free || span->kind == JK_SPAN_UNDECIDED ? "某" : span->text);
	}
	return jk_lint_keep_buffer(r->paper->lint, &text);
}

static void add_rows(reading *r, const jk_set_clause *clause, const jk_block *block)
{
	for (size_t i = 0; i < block->rows.count; i++) {
		const jk_row *row = block->rows.items[i];
		for (size_t j = 0; j < row->cells.count; j++) {
			add_passage(r, clause, block, row, own_words(r, row->cells.items[j]));
		}
	}
}

static void add_passages(reading *r, const jk_set_document *document)
{
	for (size_t i = 0; i < document->clauses.count; i++) {
		const jk_set_clause *clause = document->clauses.items[i];
		for (size_t j = 0; clause->in && j < clause->blocks.count; j++) {
			const jk_block *block = clause->blocks.items[j];
			add_passage(r, clause, block, NULL, own_words(r, &block->spans));
			add_rows(r, clause, block);
		}
	}
}

/* --- definitions --- */

static definition *add_definition(reading *r, const passage *p, const char *term, size_t length)
{
	definition *d = jk_lint_make(r->paper->lint, sizeof *d);
	if (d)
		*d = (definition){.term = jk_lint_keep(r->paper->lint, term, length), .passage = p, .from = (size_t)(term - p->text)};
	if (d)
		d->to = d->from + length;
	jk_lint_push(r->paper->lint, &r->definitions, d);
	return d;
}

/* The last 以下 before `at`, not beyond the bracket it stands in. */
static const char *hereafter(const char *text, const char *at)
{
	const char *found = NULL;
	for (const char *p = strstr(text, "以下"); p && p < at; p = strstr(p + 1, "以下"))
		found = p;
	return found && !memchr(found, '\n', (size_t)(at - found)) && (size_t)(at - found) < 90 ? found : NULL;
}

/* （以下「X」という。） and （以下この条において「X」と総称する。） */
static void find_short_names(reading *r, const passage *p)
{
	static const char open[] = "「", close[] = "」";
	for (const char *at = strstr(p->text, open); at; at = strstr(at + 1, open)) {
		const char *end = strstr(at, close), *start = hereafter(p->text, at);
		if (!end || !start || (!jk_text_starts(end, "」という") && !jk_text_starts(end, "」と総称") && !jk_text_starts(end, "」と略")))
			continue;
		const char *here = strstr(start, "この");
		const char *term = at + sizeof open - 1;
		definition *d = add_definition(r, p, term, (size_t)(end - term));
		if (d)
			d->local = here && here < at && (jk_text_starts(here, "この条") || jk_text_starts(here, "この項") || jk_text_starts(here, "この号"));
	}
}

static void list_definition(reading *r, const passage *p, size_t length)
{
	definition *d = add_definition(r, p, p->text, length);
	if (d)
		d->listed = 1;
}

/* 用語　意義をいう。 as an item. */
static void find_list_entry(reading *r, const passage *p)
{
	static const char space[] = "　";
	const char *end = strstr(p->text, space);
	if (end && end != p->text && p->block->kind == JK_BLOCK_ITEM && strstr(end, "をいう"))
		list_definition(r, p, (size_t)(end - p->text));
}

/* The same as a row of a table: the term, and behind it a cell that ends with をいう。 */
static void find_row(reading *r, const passage *p, const passage *next)
{
	if (p->row && next && next->row == p->row && (jk_text_ends(next->text, "をいう。") || jk_text_ends(next->text, "をいう")))
		list_definition(r, p, strlen(p->text));
}

static void find_definitions(reading *r)
{
	for (size_t i = 0; i < r->passages.count; i++) {
		find_short_names(r, r->passages.items[i]);
		find_list_entry(r, r->passages.items[i]);
		find_row(r, r->passages.items[i], i + 1 < r->passages.count ? r->passages.items[i + 1] : NULL);
	}
}

/* --- uses --- */

/* Whether a longer defined term, or the definition itself, covers the place. */
static int is_other(const reading *r, const definition *d, const passage *p, const char *at)
{
	if (p == d->passage && (size_t)(at - p->text) >= d->from && (size_t)(at - p->text) < d->to)
		return 1;
	for (size_t i = 0; i < r->definitions.count; i++) {
		const definition *other = r->definitions.items[i];
		const char *inside = strlen(other->term) > strlen(d->term) ? strstr(other->term, d->term) : NULL;
		size_t before = inside ? (size_t)(inside - other->term) : 0;
		if (inside && (size_t)(at - p->text) >= before && jk_text_starts(at - before, other->term))
			return 1;
	}
	return 0;
}

/* Part of a longer word of the same script is another word: 監査 in 監査役. */
static int is_word(const char *text, const char *at, size_t length)
{
	const char *after = at + length, *p = at;
	unsigned right = jk_text_next(&after), left = 0;
	if (p > text) {
		do
			p--;
		while (p > text && ((unsigned char)*p & 0xC0) == 0x80);
		left = jk_text_next(&p);
	}
	int han_left = left >= 0x4E00 && left <= 0x9FFF, han_right = right >= 0x4E00 && right <= 0x9FFF;
	int kana_left = left >= 0x30A1 && left <= 0x30FC, kana_right = right >= 0x30A1 && right <= 0x30FC;
	return !han_left && !kana_left && !han_right && !kana_right;
}

/* 第35条に規定する第三者報告書: the reference says where it is defined. */
static int is_referred(const char *text, const char *at, const char *term)
{
	static const char *const words[] = {"に規定する", "に定める", "の規定による"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i]);
		if ((size_t)(at - text) >= length && strncmp(at - length, words[i], length) == 0)
			return 1;
	}
	/* 計画停止（第25条に規定する計画停止をいう。） */
	const char *close = jk_text_starts(at + strlen(term), "（") ? strstr(at, "）") : NULL, *said = close ? strstr(at, "に規定する") : NULL;
	return said && said < close;
}

/* `strict`: only where it is a word of its own that says nothing of where it is defined. */
static const char *use_in(const reading *r, const definition *d, const passage *p, int strict)
{
	for (const char *at = strstr(p->text, d->term); at; at = strstr(at + 1, d->term))
		if (!is_other(r, d, p, at) && (!strict || (is_word(p->text, at, strlen(d->term)) && !is_referred(p->text, at, d->term))))
			return at;
	return NULL;
}

static const char *place_of(reading *r, const passage *p) { return jk_block_spot(r->paper, p->clause, p->block).place; }

/* Captions and headings name things before anything is said of them. */
static int is_heading(const reading *r, const passage *p)
{
	return p->block->kind == JK_BLOCK_CAPTION || (r->paper->document->kind->sections && p->block->kind == JK_BLOCK_ARTICLE);
}

static const passage *first_use(const reading *r, const definition *d)
{
	for (size_t i = 0; i < r->passages.count && r->passages.items[i] != d->passage; i++) {
		const passage *p = r->passages.items[i];
		if ((!d->local || p->clause == d->passage->clause) && !is_heading(r, p) && use_in(r, d, p, 1))
			return p;
	}
	return NULL;
}

static int is_used(const reading *r, const definition *d)
{
	for (size_t i = 0; i < r->passages.count; i++) {
		const passage *p = r->passages.items[i];
		if ((!d->local || p->clause == d->passage->clause) && use_in(r, d, p, 0))
			return 1;
	}
	return 0;
}

static void check_uses(reading *r, const definition *d)
{
	jk_spot spot = jk_block_spot(r->paper, d->passage->clause, d->passage->block);
	const passage *early = d->listed ? NULL : first_use(r, d);
	if (!is_used(r, d))
		JK_LINT_ADD(r->paper->lint, JK_DIAG_LINT_TERM_UNUSED, &spot, d->term, d->passage->text, {"paper", r->paper->document->kind->title});
	if (!early)
		return;
	jk_spot there = jk_block_spot(r->paper, early->clause, early->block);
	JK_LINT_ADD(r->paper->lint, JK_DIAG_LINT_TERM_EARLY, &there, d->term, early->text, {"paper", r->paper->document->kind->title},
		    {"first", spot.place});
}

/* Whether it is a second one, which is told; its uses are those of the first. */
static int check_twice(reading *r, size_t index)
{
	const definition *d = r->definitions.items[index];
	for (size_t i = 0; i < index; i++) {
		const definition *other = r->definitions.items[i];
		int meet = (!d->local && !other->local) || d->passage->clause == other->passage->clause;
		if (!meet || !jk_text_equal(d->term, other->term))
			continue;
		jk_spot spot = jk_block_spot(r->paper, d->passage->clause, d->passage->block);
		JK_LINT_ADD(r->paper->lint, JK_DIAG_LINT_TERM_TWICE, &spot, d->term, d->passage->text,
			    {"paper", r->paper->document->kind->title}, {"first", place_of(r, other->passage)});
		return 1;
	}
	return 0;
}

/* --- terms of other papers --- */

static int defines(const reading *r, const char *term)
{
	for (size_t i = 0; i < r->definitions.count; i++)
		if (jk_text_equal(((const definition *)r->definitions.items[i])->term, term))
			return 1;
	return 0;
}

/* A word that any vocabulary has is known without being defined. */
static int is_vocabulary(const jk_catalog *catalog, const char *word)
{
	for (size_t i = 0; i < catalog->vocabularies.count; i++) {
		const jk_vocabulary *v = catalog->vocabularies.items[i];
		for (size_t j = 0; j < v->term_count; j++)
			if (jk_text_equal(v->terms[j], word))
				return 1;
	}
	return 0;
}

static void check_foreign(reading *r, const reading *other, const definition *d)
{
	if (d->local || defines(r, d->term) || is_vocabulary(r->paper->set->catalog, d->term))
		return;
	for (size_t i = 0; i < r->passages.count; i++) {
		const passage *p = r->passages.items[i];
		if (!use_in(r, d, p, 1))
			continue;
		jk_spot spot = jk_block_spot(r->paper, p->clause, p->block);
		JK_LINT_ADD(r->paper->lint, JK_DIAG_LINT_TERM_UNDEFINED, &spot, d->term, p->text, {"paper", r->paper->document->kind->title},
			    {"first", other->paper->document->kind->title});
		return;
	}
}

/* 用語…契約書の定義による: the paper takes over the terms of another. */
static int takes_over(const reading *r)
{
	for (size_t i = 0; i < r->passages.count; i++) {
		const char *text = ((const passage *)r->passages.items[i])->text;
		if (strstr(text, "用語") && (strstr(text, "の定義による") || strstr(text, "の例による") || strstr(text, "において使用する用語")))
			return 1;
	}
	return 0;
}

/* An annex is part of the contract and has its terms; what an annex defines is for itself. */
static void check_other_papers(reading *r)
{
	const jk_set_group *group = r->paper->group;
	if (!jk_text_blank(r->paper->document->kind->annex) || takes_over(r))
		return;
	for (size_t i = 0; i < group->documents.count; i++) {
		jk_paper_lint paper = *r->paper;
		paper.document = group->documents.items[i];
		if (paper.document == r->paper->document || !jk_text_blank(paper.document->kind->annex))
			continue;
		reading other = {.paper = &paper};
		add_passages(&other, paper.document);
		find_definitions(&other);
		for (size_t j = 0; j < other.definitions.count; j++)
			check_foreign(r, &other, other.definitions.items[j]);
	}
}

void jk_lint_terms(jk_paper_lint *p)
{
	reading r = {.paper = p};
	add_passages(&r, p->document);
	find_definitions(&r);
	for (size_t i = 0; i < r.definitions.count && !p->lint->no_memory; i++)
		if (!check_twice(&r, i))
			check_uses(&r, r.definitions.items[i]);
	check_other_papers(&r);
}
