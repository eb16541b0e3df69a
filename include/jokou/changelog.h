#ifndef JOKOU_CHANGELOG_H
#define JOKOU_CHANGELOG_H
/* The changelog of a catalog: what differs between two versions of it, and why, as its revisions tell. */
#include "jokou/compare.h"

typedef struct jk_changelog jk_changelog;

/* What the number of the newer version must at least be raised by. */
typedef enum {
	JK_BUMP_NONE,  /* nothing differs */
	JK_BUMP_PATCH, /* editorial changes and corrections of wording only */
	JK_BUMP_MINOR, /* substantive changes, new clauses, parameters, papers, vocabularies */
	JK_BUMP_MAJOR  /* something that profiles, drafts or other catalogs rely on goes: a clause, parameter, choice, document kind, term, vocabulary */
} jk_bump;

/* Both catalogs must outlive it. *out owned. Reports V…. */
JK_CHECKED jk_result jk_changelog_new(jk_changelog **out, const jk_catalog *older, const jk_catalog *newer, jk_diagnostics *diagnostics);
/* Adds the templates that came in, went or changed, from the folders of both: call it once, before the questions below. Reports F…. */
JK_CHECKED jk_result jk_changelog_templates(jk_changelog *changelog, const char *older, const char *newer, jk_diagnostics *diagnostics);
void jk_changelog_free(jk_changelog *changelog);
/* What differs between the texts of both: for tables and pages of old and new. Borrowed. */
const jk_comparison *jk_changelog_comparison(const jk_changelog *changelog);
/* The least that fits the changes, and one line that says why ("clause 'x' was taken out"), in the language of the locale. Borrowed. */
jk_bump jk_changelog_bump(const jk_changelog *changelog);
const char *jk_changelog_bump_reason(const jk_changelog *changelog);
/* Whether the step from one version to the other is at least that: 1.2.0 to 1.3.0 is minor. */
int jk_version_fits(const char *older, const char *newer, jk_bump bump);
/* Reports each change that its author left without trace: a text that differs under the same version of its clause, a version that no revision tells of, a
 * revision called editorial although the comparison finds duties or values changed (a warning), L060 to L069. The number of errors. */
size_t jk_changelog_check(const jk_changelog *changelog, jk_diagnostics *diagnostics);

/* For people: what came in, was taken out, changed, by weight (substantive first), each with versions, reason, weaker or stronger, provisions. As text in
 * the language of the locale, JSON (docs/man/jokou-catalog.1), one HTML page. *out owned, to be freed with jk_text_free. */
JK_CHECKED jk_result jk_changelog_text(char **out, const jk_changelog *changelog, const jk_compare_text_options *options);
JK_CHECKED jk_result jk_changelog_json(char **out, const jk_changelog *changelog);
JK_CHECKED jk_result jk_changelog_html(char **out, const jk_changelog *changelog);

#endif
