/* A linting from its beginning to what is told of it. */
#include "lint/lint.h"
#include <string.h>
#include "base/diagnostic.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/text.h"

static jk_result new_lint(jk_lint **out, const jk_catalog *catalog, jk_diagnostics *diagnostics)
{
	jk_arena *arena;
	*out = NULL;
	if (jk_arena_new(&arena) != JK_OK)
		return JK_NO_MEMORY;
	jk_lint *l = jk_arena_allocate(arena, sizeof *l);
	if (!l) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	l->arena = arena;
	l->catalog = catalog;
	l->diagnostics = diagnostics;
	l->vocabulary = catalog->vocabularies.count ? catalog->vocabularies.items[0] : NULL;
	if (!jk_lint_turn(l)) {
		jk_arena_free(arena);
		return JK_NO_MEMORY;
	}
	*out = l;
	return JK_OK;
}

static void run(jk_lint *l, const jk_lint_options *options)
{
	jk_lint_examples(l);
	jk_lint_catalog(l);
	jk_lint_decision(l);
	jk_lint_periods(l, options->templates);
	jk_lint_templates(l, options->templates);
	jk_lint_spellings(l);
	jk_lint_cases(l, options);
	jk_lint_leftovers(l);
	jk_lint_sort(l);
}

jk_result jk_lint_run(jk_lint **out, const jk_catalog *catalog, const jk_lint_options *options, jk_diagnostics *diagnostics)
{
	jk_result result = new_lint(out, catalog, diagnostics);
	if (result != JK_OK)
		return result;
	jk_lint *l = *out;
	result = jk_rules_read(&l->rules, catalog, diagnostics);
	if (result == JK_OK)
		run(l, options);
	if (result == JK_NO_MEMORY || l->no_memory) {
		jk_lint_free(l);
		*out = NULL;
		return JK_NO_MEMORY;
	}
	return result == JK_OK && !l->failed ? JK_OK : JK_FAILED;
}

void jk_lint_free(jk_lint *lint)
{
	if (!lint)
		return;
	jk_rules_free(lint->rules);
	jk_arena_free(lint->scratch);
	jk_arena_free(lint->arena);
}

size_t jk_lint_count(const jk_lint *lint, jk_severity severity) { return lint->severities[severity]; }

/* --- what is told --- */

void jk_lint_report(const jk_lint *lint, jk_diagnostics *diagnostics)
{
	for (size_t i = 0; i < lint->findings.count; i++) {
		const jk_finding *f = lint->findings.items[i];
		const jk_spot *spot = &f->spot;
		const jk_origin where = {.file = spot->file, .line = spot->line, .part = spot->part, .paragraph = spot->paragraph, .place = spot->place,
					 .quote = jk_text_blank(f->quote) || strcmp(f->quote, f->words) == 0 ? NULL : f->quote};
		jk_report(diagnostics, f->code, &where, f->arguments);
	}
}

jk_result jk_lint_summary(char **out, const jk_lint *lint)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	jk_buffer_format(&text, _("%zu texts, %zu rules, papers of %zu cases: "), lint->texts, lint->rules ? lint->rules->rules.count : 0, lint->cases);
	if (lint->findings.count)
		jk_buffer_format(&text, _("%zu errors, %zu warnings, %zu notes\n"), lint->severities[JK_ERROR], lint->severities[JK_WARNING],
				 lint->severities[JK_NOTE]);
	else
		jk_buffer_string(&text, _("no faults\n"));
	return jk_text_take(out, &text);
}

static void put_filled(jk_json *json, const char *key, const char *words, const jk_argument *arguments)
{
	jk_buffer text;
	jk_buffer_init(&text, 0);
	if (words)
		jk_diagnostic_fill(&text, _(words), arguments);
	jk_json_string(json, key, words ? jk_buffer_text(&text) : NULL);
	jk_buffer_dispose(&text);
}

static void json_finding(jk_json *json, const jk_finding *f)
{
	const jk_diagnostic_kind *kind = jk_diagnostic_kind_of(f->code);
	jk_json_object(json, NULL);
	jk_json_string(json, "id", kind->id);
	jk_json_string(json, "rule", f->rule);
	jk_json_string(json, "severity", jk_severity_word(kind->severity));
	jk_json_string(json, "file", f->spot.file);
	jk_json_number(json, "line", f->spot.line);
	jk_json_string(json, "clause", f->spot.clause);
	jk_json_string(json, "paper", f->spot.paper);
	jk_json_string(json, "place", f->spot.place);
	jk_json_string(json, "part", f->spot.part);
	jk_json_number(json, "paragraph", f->spot.paragraph);
	jk_json_string(json, "words", f->words);
	jk_json_string(json, "text", f->quote);
	put_filled(json, "message", kind->message, f->arguments);
	put_filled(json, "hint", kind->hint, f->arguments);
	jk_json_end_object(json);
}

static void json_exemption(jk_json *json, const jk_exemption *e)
{
	jk_json_object(json, NULL);
	jk_json_string(json, "rule", e->rule);
	jk_json_string(json, "clause", e->clause);
	jk_json_string(json, "file", e->file);
	jk_json_string(json, "text", e->text);
	jk_json_string(json, "reason", e->reason);
	jk_json_number(json, "uses", (double)e->uses);
	jk_json_end_object(json);
}

static void json_lists(jk_json *json, const jk_lint *lint)
{
	jk_json_array(json, "findings");
	for (size_t i = 0; i < lint->findings.count; i++)
		json_finding(json, lint->findings.items[i]);
	jk_json_end_array(json);
	jk_json_array(json, "exemptions");
	for (size_t i = 0; lint->rules && i < lint->rules->exemptions.count; i++)
		json_exemption(json, lint->rules->exemptions.items[i]);
	jk_json_end_array(json);
}

jk_result jk_lint_json(char **out, const jk_lint *lint)
{
	jk_buffer text;
	jk_json json;
	jk_buffer_init(&text, 0);
	jk_json_begin(&json, &text);
	jk_json_object(&json, NULL);
	jk_json_string(&json, "catalog", lint->catalog->id);
	jk_json_string(&json, "version", lint->catalog->version);
	jk_json_string(&json, "rulesVersion", lint->rules ? lint->rules->version : NULL);
	jk_json_number(&json, "rules", lint->rules ? (double)lint->rules->rules.count : 0);
	jk_json_number(&json, "texts", (double)lint->texts);
	jk_json_number(&json, "cases", (double)lint->cases);
	jk_json_number(&json, "errors", (double)lint->severities[JK_ERROR]);
	jk_json_number(&json, "warnings", (double)lint->severities[JK_WARNING]);
	jk_json_number(&json, "notes", (double)lint->severities[JK_NOTE]);
	json_lists(&json, lint);
	jk_json_end_object(&json);
	jk_json_finish(&json);
	return jk_text_take(out, &text);
}
