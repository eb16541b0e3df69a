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
/* The same from memory: the clause set that a document carries. */
JK_CHECKED jk_result jk_side_parse_set(jk_side **out, const char *xml, size_t length, const char *name, jk_diagnostics *diagnostics);
/* The side of a whole catalog: every clause with its wording, the labels of parameters in place of values. *out owned. */
JK_CHECKED jk_result jk_side_of_catalog(jk_side **out, const jk_catalog *catalog, const char *name, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_side_free(jk_side *side);
/* Date of its papers, "2026-11-23"; NULL when not known. Borrowed. */
const char *jk_side_date(const jk_side *side);

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
/* JSON (docs/man/jokou-diff.1). */
JK_CHECKED jk_result jk_comparison_json(char **out, const jk_comparison *comparison);

/* How a page shows the two columns. All zero is the usual page. */
typedef struct {
	const char *new_title, *old_title; /* of the columns; NULL: in the language of the locale */
	int old_left;                      /* the old column to the left */
} jk_compare_page_options;
/* One HTML page with everything in it. */
JK_CHECKED jk_result jk_comparison_html(char **out, const jk_comparison *comparison, const jk_compare_page_options *options);

/* What to write in the margin of a paper at each clause that differs: what became of it, values old and new, weaker or stronger, and why, as
 * the catalog's history tells. In Japanese whatever the locale, for they become part of documents. */
typedef struct {
	const char *kind, *group;  /* of the paper; NULL when not known */
	const char *bookmark;      /* cl_… of the clause; rows of sheets have none, and no remark */
	const char *text;          /* lines parted by LF */
} jk_compare_remark;
typedef struct jk_compare_remarks jk_compare_remarks;
/* In the order of the papers. The comparison must outlive them. *out owned. */
JK_CHECKED jk_result jk_comparison_remarks(jk_compare_remarks **out, const jk_comparison *comparison);
size_t jk_compare_remark_count(const jk_compare_remarks *remarks);
const jk_compare_remark *jk_compare_remark_at(const jk_compare_remarks *remarks, size_t index);
void jk_compare_remarks_free(jk_compare_remarks *remarks);

#endif
