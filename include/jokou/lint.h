#ifndef JOKOU_LINT_H
#define JOKOU_LINT_H
/* Linting: how the texts of a catalog and its templates are written, and whether the papers made from them hang together. */
#include <stddef.h>
#include "jokou/catalog.h"

typedef struct jk_lint jk_lint;

/* What to look at. Zero-initialise. */
typedef struct {
	const char *templates;       /* folder; NULL or not there: none */
	const char *const *profiles; /* whose papers are looked at; none: those of built-in cases */
	size_t profile_count;
} jk_lint_options;

/* Finds all there is to find. JK_FAILED only when something could not be read or assembled at all (reported in diagnostics); what was found by
 * then is in *out all the same. *out is owned; NULL only without memory. */
JK_CHECKED jk_result jk_lint_run(jk_lint **out, const jk_catalog *catalog, const jk_lint_options *options, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. The catalog must outlive it. */
void jk_lint_free(jk_lint *lint);

/* Number of findings of just this severity. */
size_t jk_lint_count(const jk_lint *lint, jk_severity severity);
/* Reports every finding (L…), sorted by file, line and place. */
void jk_lint_report(const jk_lint *lint, jk_diagnostics *diagnostics);
/* One line in the language of the locale, and the object of docs/man/jokou-catalog.1. *out owned, to be freed with jk_text_free. */
JK_CHECKED jk_result jk_lint_summary(char **out, const jk_lint *lint);
JK_CHECKED jk_result jk_lint_json(char **out, const jk_lint *lint);

#endif
