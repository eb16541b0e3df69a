/* Rules over texts, over their own examples, and what is left over at the end. */
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"

enum { WORDS_SHOWN = 40 /* characters of a match that are shown */ };

/* The beginning of a long match is enough to find it. */
static const char *shortened(jk_lint *l, const char *words)
{
	const char *end = words;
	for (int i = 0; i < WORDS_SHOWN && *end; i++)
		(void)jk_text_next(&end);
	if (!*end)
		return words;
	const char *cut = jk_arena_format(l->arena, "%.*s…", (int)(end - words), words);
	l->no_memory |= !cut;
	return cut ? cut : words;
}

static void tell(jk_lint *l, const jk_rule *rule, const jk_spot *spot, const char *words, const char *quote)
{
	static const jk_code codes[] = {[JK_NOTE] = JK_DIAG_LINT_NOTE, [JK_WARNING] = JK_DIAG_LINT_WARNING, [JK_ERROR] = JK_DIAG_LINT_ERROR,
					[JK_ENVIRONMENT] = JK_DIAG_LINT_ERROR};
	jk_lint_add(l, codes[rule->severity], rule->id, spot, shortened(l, words), quote,
		    (const jk_argument[]){{"rule", rule->id}, {"note", rule->note}, {"suggestion", rule->suggestion}, {NULL, NULL}});
}

/* JK_OK and found = 0 when it gave up, which is told once for each rule. */
static jk_found find(jk_lint *l, const jk_rule *rule, const jk_pattern *pattern, const jk_masked *masked, size_t from)
{
	jk_found found = {0};
	if (!l->no_memory && jk_pattern_find(&found, pattern, jk_buffer_text(&masked->text), masked->text.length, from) != JK_OK)
		l->no_memory = 1;
	if (found.tired)
		JK_LINT_ADD(l, JK_DIAG_LINT_TIRED, (&(jk_spot){.file = l->rules->path, .line = rule->line}), rule->id, "", {"rule", rule->id});
	return found;
}

static void run_pattern(jk_lint *l, const jk_rule *rule, const jk_pattern *pattern, const jk_spot *spot, const jk_masked *masked)
{
	size_t from = 0;
	while (from <= masked->text.length && !l->no_memory) {
		jk_found found = find(l, rule, pattern, masked, from);
		if (!found.found)
			return;
		const char *words = found.end > found.start ? jk_masked_words(l, masked, found.start, found.end) : NULL;
		if (words)
			tell(l, rule, spot, words, masked->source);
		/* Behind an empty match the search goes on with the next character. */
		const char *next = jk_buffer_text(&masked->text) + found.end;
		if (found.end == found.start && jk_text_next(&next))
			found.end = (size_t)(next - jk_buffer_text(&masked->text));
		else if (found.end == found.start)
			return;
		from = found.end;
	}
}

void jk_lint_text(jk_lint *l, const jk_spot *spot, const char *text, unsigned scopes, jk_slots slots)
{
	jk_masked masked;
	if (jk_text_blank(text))
		return;
	l->texts++;
	jk_mask(&masked, l, text, slots);
	for (size_t i = 0; i < l->rules->rules.count; i++) {
		const jk_rule *rule = l->rules->rules.items[i];
		if (rule->pattern && scopes & 1U << rule->scope)
			run_pattern(l, rule, rule->pattern, spot, &masked);
	}
	jk_lint_loanwords(l, spot, &masked);
	jk_unmask(&masked);
}

void jk_lint_punctuation(jk_lint *l, const jk_spot *spot, const char *text, const char *punct)
{
	for (size_t i = 0; i < l->rules->rules.count; i++) {
		const jk_rule *rule = l->rules->rules.items[i];
		if (!rule->turned)
			continue;
		jk_masked masked;
		jk_mask(&masked, l, text, JK_SLOTS_NONE);
		const jk_pattern *pattern = jk_text_equal(rule->punct, punct) ? rule->turned : rule->pattern;
		if (pattern)
			run_pattern(l, rule, pattern, spot, &masked);
		jk_unmask(&masked);
	}
}

/* --- examples --- */

static void try_example(jk_lint *l, const jk_rule *rule, const char *example, int bad)
{
	jk_found found = {0};
	jk_spot spot = {.file = l->rules->path, .line = rule->line};
	if (!rule->pattern)
		return;
	if (jk_pattern_find(&found, rule->pattern, example, strlen(example), 0) != JK_OK)
		l->no_memory = 1;
	else if (bad && !found.found)
		JK_LINT_ADD(l, JK_DIAG_LINT_BAD_EXAMPLE, &spot, example, example, {"rule", rule->id});
	else if (!bad && found.found)
		JK_LINT_ADD(l, JK_DIAG_LINT_GOOD_EXAMPLE, &spot, example, example, {"rule", rule->id});
}

void jk_lint_examples(jk_lint *l)
{
	for (size_t i = 0; i < l->rules->rules.count; i++) {
		const jk_rule *rule = l->rules->rules.items[i];
		for (size_t j = 0; j < rule->bad_count; j++)
			try_example(l, rule, rule->bad[j], 1);
		for (size_t j = 0; j < rule->good_count; j++)
			try_example(l, rule, rule->good[j], 0);
	}
}

/* --- what is left over --- */

static int is_check(const char *id)
{
	for (int code = 0; code < JK_DIAG_COUNT; code++)
		if (*id == 'L' && jk_text_equal(jk_diagnostic_kind_of((jk_code)code)->id, id))
			return 1;
	return 0;
}

void jk_lint_leftovers(jk_lint *l)
{
	for (size_t i = 0; i < l->rules->exemptions.count; i++) {
		const jk_exemption *e = l->rules->exemptions.items[i];
		jk_spot spot = {.file = l->rules->path, .line = e->line, .clause = e->clause};
		if (!is_check(e->rule) && !jk_rules_find(l->rules, e->rule))
			JK_LINT_ADD(l, JK_DIAG_LINT_EXEMPTION_RULE, &spot, e->text ? e->text : "", "", {"rule", e->rule});
		else if (!e->uses)
			JK_LINT_ADD(l, JK_DIAG_LINT_EXEMPTION_UNUSED, &spot, e->text ? e->text : "", "", {"rule", e->rule});
	}
	for (size_t i = 0; i < l->rules->names.count; i++) {
		const jk_proper_name *name = l->rules->names.items[i];
		jk_spot spot = {.file = l->rules->path, .line = name->line};
		if (!name->uses)
			JK_LINT_ADD(l, JK_DIAG_LINT_NAME_UNUSED, &spot, name->text, "", {"rule", ""});
	}
}
