/* Findings: told once each, unless an exemption holds, in the order of files and lines. */
#include <stdlib.h>
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"

void *jk_lint_make(jk_lint *l, size_t bytes)
{
	void *block = jk_arena_allocate(l->arena, bytes);
	l->no_memory |= !block;
	return block;
}

void jk_lint_push(jk_lint *l, jk_list *list, const void *item)
{
	l->no_memory |= !item || jk_list_add(list, l->arena, item) != JK_OK;
}

const char *jk_lint_keep(jk_lint *l, const char *text, size_t length)
{
	const char *kept = jk_arena_text(l->arena, text, length);
	l->no_memory |= !kept;
	return kept ? kept : "";
}

const char *jk_lint_keep_buffer(jk_lint *l, jk_buffer *buffer)
{
	l->no_memory |= jk_buffer_result(buffer) != JK_OK;
	const char *kept = jk_lint_keep(l, jk_buffer_text(buffer), buffer->length);
	jk_buffer_dispose(buffer);
	return kept;
}

/* --- exemptions --- */

/* The end of the path, whole components only. */
static int is_file(const char *path, const char *file)
{
	size_t length = strlen(file);
	const char *end = path && strlen(path) >= length ? path + strlen(path) - length : NULL;
	return end && strcmp(end, file) == 0 && (end == path || end[-1] == '/');
}

/* The exempt text must be what the finding is about, not just stand in the same sentence. */
static int is_about(const jk_exemption *e, const char *words, const char *quote)
{
	return !e->text || (strstr(quote, e->text) && (strstr(e->text, words) || strstr(words, e->text))) || strcmp(e->text, words) == 0;
}

static int is_exempt(const jk_lint *l, const char *rule, const jk_spot *spot, const char *words, const char *quote)
{
	for (size_t i = 0; i < l->rules->exemptions.count; i++) {
		jk_exemption *e = l->rules->exemptions.items[i];
		if (!jk_text_equal(e->rule, rule) || (e->clause && !jk_text_equal(e->clause, spot->clause)) ||
		    (e->file && !is_file(spot->file, e->file)) || !is_about(e, words, quote))
			continue;
		e->uses++;
		return 1;
	}
	return 0;
}

/* --- adding --- */

/* In the arena: `more` and words. */
static const jk_argument *keep_arguments(jk_lint *l, const char *words, const jk_argument *more)
{
	size_t count = 0;
	while (more[count].name)
		count++;
	jk_argument *kept = jk_lint_make(l, (count + 2) * sizeof *kept);
	for (size_t i = 0; kept && i < count; i++)
		kept[i] = (jk_argument){more[i].name, jk_lint_keep(l, more[i].value ? more[i].value : "", strlen(more[i].value ? more[i].value : ""))};
	if (kept)
		kept[count] = (jk_argument){"words", words};
	return kept;
}

/* A finding is told once, whichever cases and checks see it: by file, line, rule and words; of texts also by the text, for a line may hold
 * several. */
static int is_new(jk_lint *l, const char *rule, const jk_spot *spot, const char *words, const char *quote)
{
	const char *text = *rule == 'L' ? "" : quote;
	const char *key = jk_arena_format(l->arena, "%s|%u|%s|%u|%s|%s|%s", spot->file ? spot->file : spot->place ? spot->place : "", spot->line,
					  spot->part ? spot->part : "", spot->paragraph, rule, words, text);
	if (!key || jk_index_find(&l->known, key, "")) {
		l->no_memory |= !key;
		return 0;
	}
	l->no_memory |= jk_index_add(&l->known, l->arena, key, "", l) != JK_OK;
	return 1;
}

void jk_lint_add(jk_lint *l, jk_code code, const char *rule, const jk_spot *spot, const char *words, const char *quote, const jk_argument *arguments)
{
	if (is_exempt(l, rule, spot, words, quote) || !is_new(l, rule, spot, words, quote))
		return;
	jk_finding *finding = jk_lint_make(l, sizeof *finding);
	if (!finding)
		return;
	words = jk_lint_keep(l, words, strlen(words));
	*finding = (jk_finding){.code = code, .rule = rule, .spot = *spot, .words = words, .quote = jk_lint_keep(l, quote, strlen(quote)),
				.arguments = keep_arguments(l, words, arguments), .order = l->findings.count};
	jk_lint_push(l, &l->findings, finding);
	l->severities[jk_diagnostic_kind_of(code)->severity]++;
}

/* --- order --- */

static int by_words(const char *a, const char *b) { return strcmp(a ? a : "", b ? b : ""); }

static int by_place(const void *a, const void *b)
{
	const jk_finding *first = *(const jk_finding *const *)a, *second = *(const jk_finding *const *)b;
	int order = by_words(first->spot.file, second->spot.file);
	if (!order)
		order = (first->spot.line > second->spot.line) - (first->spot.line < second->spot.line);
	return order ? order : first->order < second->order ? -1 : 1;
}

void jk_lint_sort(jk_lint *l)
{
	if (l->findings.count)
		qsort(l->findings.items, l->findings.count, sizeof *l->findings.items, by_place);
}
