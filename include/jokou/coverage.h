#ifndef JOKOU_COVERAGE_H
#define JOKOU_COVERAGE_H
/* Coverage: for each provision of the standard, what in the catalog answers it, and where. */
#include "jokou/catalog.h"

typedef struct jk_coverage jk_coverage;

/* Holds every provision against the whole catalog, without any profile. What may answer one: a clause (once for each document kind that
 * lists it), a row of a sheet, a field of a form, the decision (a reason it gives, a paper it asks for), or a stated reason why nothing
 * follows. Relations are the OSCAL mapping terms, seen from what answers. A check of the catalog that names the provision is shown, but does not
 * answer it. States of a link:
 *   current    nothing is wrong with it
 *   outdated   the provision has changed in a later edition than the one its author named (<covers edition>)
 *   orphaned   the provision was withdrawn, or the clause is in no paper
 *   ambiguous  another clause claims to be equal-to the same provision in the same paper
 *   duplicate  the same clause, row or field names the provision before
 * A provision is covered (a current, ambiguous or duplicate link), explained, outdated (only outdated links), or uncovered.
 * The catalog must outlive it. *out owned; NULL unless JK_OK. */
JK_CHECKED jk_result jk_coverage_new(jk_coverage **out, const jk_catalog *catalog);
/* Frees it; NULL is allowed. */
void jk_coverage_free(jk_coverage *coverage);

/* Reports L040 (error) for each provision that is uncovered, L041 to L044 (warnings) for links that are not current; by file and line. */
void jk_coverage_report(const jk_coverage *coverage, jk_diagnostics *diagnostics);

/* The matrix as text, JSON (docs/man/jokou-catalog.1) and as one HTML page that needs no other file. *out to be freed with jk_text_free. */
JK_CHECKED jk_result jk_coverage_text(char **out, const jk_coverage *coverage);
JK_CHECKED jk_result jk_coverage_json(char **out, const jk_coverage *coverage);
JK_CHECKED jk_result jk_coverage_html(char **out, const jk_coverage *coverage);

#endif
