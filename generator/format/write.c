/* Clauses as a sequence of pieces; the formats only know how a piece looks. */
#include "base/text.h"
#include "format/writing.h"

static const jk_format *format_of(const jk_writing *w) { return jk_format_of(w->compiled->dialect); }

/* --- spans --- */

static int needs_comment(jk_writing *w, const jk_undecided *item)
{
	for (size_t i = 0; i < w->commented.count; i++)
		if (w->commented.items[i] == item)
			return 0;
	w->no_memory |= jk_list_add(&w->commented, w->arena, item) != JK_OK;
	return 1;
}

static void comment_lines(jk_writing *w, const jk_undecided *item, jk_list *lines)
{
	const char *provision = item->provision;
	const jk_provision *found = provision ? jk_catalog_provision(w->set->catalog, provision) : NULL;
	const struct {
		const char *head, *text;
	} parts[] = {
		{"未決", item->label},        {"選択肢", item->options}, {"既定案", item->proposal},
		{"根拠", found ? jk_arena_format(w->arena, "基準%s（%s）", found->section, found->id) : NULL},
		{"決める人", item->decider},  {"期限", item->due},       {"メモ", item->note},
	};
	w->no_memory |= found && !parts[3].text;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *line = parts[i].text ? jk_arena_format(w->arena, "%s%s：%s", i ? "" : item->id, parts[i].head, parts[i].text) : NULL;
		if (parts[i].text)
			w->no_memory |= !line || jk_list_add(lines, w->arena, line) != JK_OK;
	}
}

static int shows_default(const jk_writing *w, const jk_span *span)
{
	return span->kind == JK_SPAN_VALUE && span->value->origin == JK_FROM_CATALOG && !w->set->final;
}

/* The first place of an item in a document carries the comment; all places are marked. */
static void write_undecided(jk_writing *w, const jk_span *span)
{
	const jk_format *format = format_of(w);
	jk_list lines = {0};
	if (!needs_comment(w, span->undecided)) {
		format->put_text(w, "JkUndecided", span->text);
		return;
	}
	unsigned id = w->next_comment++;
	comment_lines(w, span->undecided, &lines);
	format->begin_comment(w, id, &lines);
	format->put_text(w, "JkUndecided", span->text);
	format->end_comment(w, id);
}

void jk_write_spans(jk_writing *w, const jk_list *spans)
{
	const jk_format *format = format_of(w);
	for (size_t i = 0; i < spans->count; i++) {
		const jk_span *span = spans->items[i];
		if (span->kind == JK_SPAN_UNDECIDED)
			write_undecided(w, span);
		else if (span->kind == JK_SPAN_REFERENCE && span->bookmark)
			format->put_reference(w, span);
		else if (shows_default(w, span)) {
			format->put_text(w, "JkDefault", span->text);
			format->put_text(w, "JkDefault", "〔既定〕");
		} else
			format->put_text(w, NULL, span->text);
	}
}

/* --- blocks --- */

void jk_write_block_text(jk_writing *w, const jk_set_clause *clause, const jk_block *block, void (*mark_number)(jk_writing *, const char *, int))
{
	const jk_format *format = format_of(w);
	int caption = block->kind == JK_BLOCK_CAPTION, article = block->kind == JK_BLOCK_ARTICLE;
	format->put_text(w, NULL, caption ? "（" : "");
	if (article)
		mark_number(w, clause->number_bookmark, 1);
	jk_write_spans(w, &block->spans);
	if (article)
		mark_number(w, clause->number_bookmark, 0);
	format->put_text(w, NULL, caption ? "）" : "");
	if (article && w->kind->sections) {
		format->put_text(w, NULL, jk_role_text(w, block));
		format->put_text(w, "JkBasis", jk_basis_text(w, clause));
	}
}

int jk_needs_break(const jk_set_clause *clause, size_t index)
{
	const jk_block *before = index ? clause->blocks.items[index - 1] : NULL;
	return before && before->kind != JK_BLOCK_TABLE_TITLE;
}

void jk_write_clauses(jk_writing *w)
{
	const jk_format *format = format_of(w);
	for (size_t i = 0; w->document && i < w->document->chapters.count; i++) {
		const jk_set_chapter *chapter = w->document->chapters.items[i];
		if (w->kind->chapters)
			format->put_chapter(w, chapter);
		for (size_t k = 0; k < chapter->clauses.count; k++) {
			const jk_set_clause *clause = chapter->clauses.items[k];
			for (size_t n = 0; n < clause->blocks.count; n++)
				format->put_block(w, clause, n, n + 1 == clause->blocks.count);
		}
	}
	if (format->end_clauses)
		format->end_clauses(w);
}
