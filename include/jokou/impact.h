#ifndef JOKOU_IMPACT_H
#define JOKOU_IMPACT_H
/* Impact: what another version of the catalog does to the papers of many profiles. */
#include "jokou/compare.h"

typedef struct jk_impact jk_impact;

/* Zero-initialise; every member may be left 0. */
typedef struct {
	const jk_assemble_options *assemble; /* for both versions; borrowed for the life of the impact */
	const char *kind;                    /* only papers of that kind; NULL: all. Borrowed likewise */
} jk_impact_options;

/* An impact without profiles yet. Both catalogs must outlive it. `options` may be NULL. *out owned. */
JK_CHECKED jk_result jk_impact_new(jk_impact **out, const jk_catalog *old_catalog, const jk_catalog *new_catalog,
				   const jk_impact_options *options);
void jk_impact_free(jk_impact *impact);

/* Assembles the profile with both versions, compares the papers and keeps what became of them; one profile is in memory at a time. A
 * profile that cannot be read or assembled is no fault of the run: it is listed with the reason, and JK_OK comes back. What profiles
 * have to say otherwise (warnings) is not reported. JK_NO_MEMORY leaves the impact fit for nothing but jk_impact_free. */
JK_CHECKED jk_result jk_impact_add(jk_impact *impact, const char *path);
/* Adds each file of the folder itself whose name ends with .xml, by name. JK_FAILED (reported: F001, F007, G007) when there is none. */
JK_CHECKED jk_result jk_impact_add_folder(jk_impact *impact, const char *folder, jk_diagnostics *diagnostics);

/* Profiles: how many there are, by what becomes of their papers. One with clauses that got weaker and provisions that nothing covers any
 * more counts as both; `failed` do not read or assemble under one of the catalogs. */
typedef struct {
	size_t profiles, same, changed, weakened, uncovered, failed;
} jk_impact_counts;
jk_impact_counts jk_impact_count(const jk_impact *impact);

/* Reports, worst profile first: what fails, then what gets weaker or uncovered, then what changes most. As text in the language of the
 * locale, as JSON (docs/man/jokou-diff.1), and as one HTML page. *out owned by the caller, to be freed with jk_text_free. */
JK_CHECKED jk_result jk_impact_text(char **out, const jk_impact *impact, const jk_compare_text_options *options);
JK_CHECKED jk_result jk_impact_json(char **out, const jk_impact *impact);
JK_CHECKED jk_result jk_impact_html(char **out, const jk_impact *impact);

#endif
