#ifndef JOKOU_COMPARE_H
#define JOKOU_COMPARE_H
/* Comparing: two sides (clause sets, catalogs, documents) give what was added, taken out, changed and moved, and what became weaker. */
#include <stddef.h>
#include "jokou/assemble.h"

typedef struct jk_side jk_side;
typedef struct jk_comparison jk_comparison;

/* What a change does to the body that buys: its protection became weaker or stronger, stayed, or only a person can tell. */
typedef enum { JK_EFFECT_NEUTRAL, JK_EFFECT_STRENGTHENED, JK_EFFECT_UNCLEAR, JK_EFFECT_WEAKENED } jk_effect;

/* --- sides --- */

/* The side of a clause set. `kind` restricts it to one document kind, NULL: all. `name` names it in reports. *out owned. */
JK_CHECKED jk_result jk_side_of_set(jk_side **out, const jk_clause_set *set, const char *kind, const char *name, jk_diagnostics *diagnostics);
/* The side of a file with the canonical XML of a clause set, as `jokou clauses` writes it. *out owned. Reports X…, V…. */
JK_CHECKED jk_result jk_side_read_set(jk_side **out, const char *path, jk_diagnostics *diagnostics);
/* The side of a whole catalog: every clause with its wording, the labels of parameters in place of values. *out owned. */
JK_CHECKED jk_result jk_side_of_catalog(jk_side **out, const jk_catalog *catalog, const char *name, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_side_free(jk_side *side);

/* --- comparing --- */

typedef struct {
	int review;       /* the new side is a document that came back */
	const char *kind; /* only papers of that kind; NULL: all */
} jk_compare_options;

/* Compares. Both sides must outlive the result. *out owned. Reports V…. */
JK_CHECKED jk_result jk_compare(jk_comparison **out, const jk_side *old_side, const jk_side *new_side, const jk_compare_options *options,
				jk_diagnostics *diagnostics);
void jk_comparison_free(jk_comparison *comparison);

/* Units (clauses, rows) by what became of them. A unit that moved and changed counts as both. */
typedef struct {
	size_t same, added, removed, changed, moved, renumbered, weakened, strengthened, unclear, uncovered;
} jk_compare_counts;
jk_compare_counts jk_comparison_counts(const jk_comparison *comparison);

/* --- what people and programs read; texts owned by the caller, to be freed with jk_text_free --- */

typedef struct {
	int colour; /* escape sequences of a terminal */
	int all;    /* units that are the same are told, too */
	size_t columns; /* of a line, at least 40; 0: 100 */
} jk_compare_text_options;
JK_CHECKED jk_result jk_comparison_text(char **out, const jk_comparison *comparison, const jk_compare_text_options *options);
/* JSON (docs/man/jokou-diff.1), and one HTML page with everything in it. */
JK_CHECKED jk_result jk_comparison_json(char **out, const jk_comparison *comparison);
JK_CHECKED jk_result jk_comparison_html(char **out, const jk_comparison *comparison);

#endif
