#ifndef JK_BASE_PATTERN_H
#define JK_BASE_PATTERN_H
/* Regular expressions over UTF-8, compiled once. PCRE2 stays behind this header. */
#include "jokou/diagnostic.h"

typedef struct jk_pattern jk_pattern;

/* Compiles an expression that a text must match from its first to its last character. `where` gives the place for PATTERN_SYNTAX.
 * *out owned. */
JK_CHECKED jk_result jk_pattern_compile(jk_pattern **out, const char *expression, const jk_origin *where,
					jk_diagnostics *diagnostics);
void jk_pattern_free(jk_pattern *pattern);
/* Whether the whole text matches; no, too, when finding out takes more than JK_PATTERN_MATCH_LIMIT or the text is no UTF-8. */
JK_CHECKED jk_result jk_pattern_matches(int *out, const jk_pattern *pattern, const char *text);
/* The same, and where the first `count` named groups (?<name>…) stand, in the order of the expression; one that took no part is not found. */
typedef struct {
	int found;
	size_t start, end; /* bytes */
} jk_group;
JK_CHECKED jk_result jk_pattern_groups(int *out, jk_group *groups, size_t count, const jk_pattern *pattern, const char *text);

/* As jk_pattern_compile, for an expression that is looked for anywhere in a text. */
JK_CHECKED jk_result jk_pattern_compile_search(jk_pattern **out, const char *expression, const jk_origin *where,
					       jk_diagnostics *diagnostics);
/* What a search gave. `tired`: it gave up at JK_PATTERN_MATCH_LIMIT, or the text is no UTF-8. */
typedef struct {
	int found, tired;
	size_t start, end; /* bytes */
} jk_found;
/* The first match in text[from, length); what stands before `from` is seen by lookbehind. One search at a time for each pattern. */
JK_CHECKED jk_result jk_pattern_find(jk_found *out, const jk_pattern *pattern, const char *text, size_t length, size_t from);

#endif
