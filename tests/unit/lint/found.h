#ifndef JK_TESTS_FOUND_H
#define JK_TESTS_FOUND_H
/* Linting of the small world, and what it found. */
#include <string.h>
#include "base/text.h"
#include "lint/lint.h"
#include "mini.h"

#define SENTENCE(words) "<Sentence>" words "</Sentence>"
#define P(words) "<Paragraph>" SENTENCE(words) "</Paragraph>\n"

/* rules.xml around these elements. */
static inline void put_rules(const char *elements)
{
	jk_mini_put("catalog/rules.xml", jk_mini_format("<rules version='1.0.0'>\n%s</rules>", elements));
}

/* Lints the world as it stands, with the templates of a folder (NULL: none); nothing else may be said. */
static inline const jk_lint *lint_with(const char *templates)
{
	static jk_lint *lint;
	jk_diagnostics *d = jk_test_diagnostics();
	const jk_lint_options options = {.templates = templates};
	jk_lint_free(lint);
	ck_assert_int_eq(jk_lint_run(&lint, jk_mini_catalog(), &options, d), JK_OK);
	ck_assert_uint_eq(jk_diagnostics_count(d), 0);
	return lint;
}
static inline const jk_lint *lint(void) { return lint_with(NULL); }

/* Number of findings of that code. */
static inline size_t count(const jk_lint *l, jk_code code)
{
	size_t found = 0;
	for (size_t i = 0; i < l->findings.count; i++)
		found += ((const jk_finding *)l->findings.items[i])->code == code;
	return found;
}

/* The one finding of that code. */
static inline const jk_finding *the(const jk_lint *l, jk_code code)
{
	const jk_finding *found = NULL;
	ck_assert_uint_eq(count(l, code), 1);
	for (size_t i = 0; i < l->findings.count; i++)
		if (((const jk_finding *)l->findings.items[i])->code == code)
			found = l->findings.items[i];
	return found;
}

static inline const char *argument(const jk_finding *finding, const char *name)
{
	for (const jk_argument *a = finding->arguments; a->name; a++)
		if (strcmp(a->name, name) == 0)
			return a->value;
	return NULL;
}

#endif
