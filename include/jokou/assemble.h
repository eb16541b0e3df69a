#ifndef JOKOU_ASSEMBLE_H
#define JOKOU_ASSEMBLE_H
/* Assembly: a profile and a catalog give the decision and the clause set, with the reason for every clause in and out. */
#include <stddef.h>
#include "jokou/catalog.h"
#include "jokou/profile.h"

typedef struct jk_clause_set jk_clause_set;

/* The number of an undecided item: parameter, or path in the profile, as the canonical XML names it, and "U-003". */
typedef struct {
	const char *parameter, *number;
} jk_known_undecided;

/* How to assemble. Zero-initialise; every member may be left 0. */
typedef struct {
	const char *date;   /* date of the papers, "2026-11-23"; NULL: paper/date of the profile */
	const char *as_of;  /* clauses in force on that day; NULL: date */
	int final;          /* anything undecided is then an error (A010), not a marker */
	const char *default_date; /* date of the papers when neither `date` nor the profile gives one */
	/* Whether a paper of that kind can be made, of the template of that name without ending: what `check` says beside it. NULL: those the catalog has clauses for. */
	int (*can_make)(const char *kind, const char *template, void *state);
	void *state; /* handed to can_make */
	const char *vocabulary; /* id of the vocabulary; NULL: the one the profile names */
	/* Undecided items that have their numbers already, in papers made earlier: they keep them, others get the next above. Borrowed for the call. */
	const jk_known_undecided *known;
	size_t known_count;
} jk_assemble_options;

/* Decides (chapter, approver, papers, groups: standard sections 2, 5 and the reference table) and assembles every paper the catalog has
 * clauses for. Profile and catalog must outlive the set. Reports A…: unknown vocabulary or level, missing requirement, conflict,
 * reference to an omitted clause, a value that does not fit its parameter. *out owned; NULL unless JK_OK. */
JK_CHECKED jk_result jk_assemble(jk_clause_set **out, const jk_profile *profile, const jk_catalog *catalog,
				 const jk_assemble_options *options, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_clause_set_free(jk_clause_set *set);

/* Texts made from a set; *out is a NUL-terminated UTF-8 string owned by the caller, to be freed with jk_text_free. */
/* The canonical XML form. `kind` restricts it to one document kind; NULL = all. */
JK_CHECKED jk_result jk_clause_set_xml(char **out, const jk_clause_set *set, const char *kind);
/* JSON of `clauses` and `explain` (docs/man/jokou-clauses.1). */
JK_CHECKED jk_result jk_clause_set_json(char **out, const jk_clause_set *set, const char *kind);
/* The clauses as plain text with their numbers. */
JK_CHECKED jk_result jk_clause_set_text(char **out, const jk_clause_set *set, const char *kind);
/* The decision, papers, warnings and undecided items, as text in the language of the locale and as JSON (docs/man/jokou-check.1). */
JK_CHECKED jk_result jk_decision_text(char **out, const jk_clause_set *set);
JK_CHECKED jk_result jk_decision_json(char **out, const jk_clause_set *set);
/* Why each clause, or those of the given clause or provision id, is in or out; text. JK_FAILED when `about` is neither (reported). */
JK_CHECKED jk_result jk_explain_text(char **out, const jk_clause_set *set, const char *about, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_explain_json(char **out, const jk_clause_set *set, const char *about, jk_diagnostics *diagnostics);

/* A paper that the decision asks for. Members are borrowed from the set. */
typedef struct {
	const char *group; /* id of the group it is for (the leading one for papers of the whole service) */
	const char *kind, *title;
	const char *stem;  /* file name without ending: "contract", "application-g2" */
	const char *template; /* of the template that serves on the day of the set: "contract", "contract@2027-04-01" */
} jk_paper_info;
/* Number of papers, and the paper at an index, in the order of the decision: papers of the whole service once. */
size_t jk_clause_set_paper_count(const jk_clause_set *set);
jk_paper_info jk_clause_set_paper(const jk_clause_set *set, size_t index);

/* Counts for a summary: what nobody decided; values taken from the catalog's defaults; warnings. */
size_t jk_clause_set_undecided(const jk_clause_set *set);
size_t jk_clause_set_defaults(const jk_clause_set *set);
size_t jk_clause_set_warnings(const jk_clause_set *set);
/* Whether the standard governs the service, itself or by analogy; and the first reason of the decision, which says why or why not:
 * "" when there is none. Borrowed from the set. */
int jk_clause_set_governed(const jk_clause_set *set);
const char *jk_clause_set_scope_reason(const jk_clause_set *set);

#endif
