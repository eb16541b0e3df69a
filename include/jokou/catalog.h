#ifndef JOKOU_CATALOG_H
#define JOKOU_CATALOG_H
/* A catalog: provisions, clauses, vocabularies and document kinds of one folder, read and compiled once, then shared read-only. */
#include "jokou/diagnostic.h"

typedef struct jk_catalog jk_catalog;

/* Reads the folder `path` (the one that holds catalog.xml): every file is validated by its schema, every condition and text is
 * compiled, every cross-reference is checked. All faults of all files are reported (X…, C…) before it fails. *out is owned by
 * the caller; NULL unless JK_OK. */
JK_CHECKED jk_result jk_catalog_read(jk_catalog **out, const char *path, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. Clause sets made from it must be freed before. */
void jk_catalog_free(jk_catalog *catalog);

/* Borrowed until jk_catalog_free. */
const char *jk_catalog_id(const jk_catalog *catalog);
const char *jk_catalog_version(const jk_catalog *catalog);
const char *jk_catalog_path(const jk_catalog *catalog);
/* The document kinds, in the order of their files: their number, and the kind at an index ("contract"). */
size_t jk_catalog_kind_count(const jk_catalog *catalog);
const char *jk_catalog_kind(const jk_catalog *catalog, size_t index);

/* A release that is held, to be listed beside a catalog. */
typedef struct {
	const char *id, *version, *effective, *date;
} jk_catalog_release;
/* What is in it: document kinds, clauses, parameters, vocabularies; before that the releases that are held. As text in the language of the locale and as
 * JSON (docs/man/jokou-catalog.1); *out is owned by the caller, to be freed with jk_text_free. */
JK_CHECKED jk_result jk_catalog_list_text(char **out, const jk_catalog *catalog, const jk_catalog_release *releases, size_t count);
JK_CHECKED jk_result jk_catalog_list_json(char **out, const jk_catalog *catalog, const jk_catalog_release *releases, size_t count);
/* The fields of a form: their number for a document kind, and the id of one ("service-name"). */
size_t jk_catalog_field_count(const jk_catalog *catalog, const char *kind);
const char *jk_catalog_field(const jk_catalog *catalog, const char *kind, size_t index);

/* --- versions and days --- */

/* What a revision is, as its author says (attribute `kind`): wording only; a mistake put right; another duty, value or condition. */
typedef enum { JK_WEIGHT_NONE, JK_WEIGHT_EDITORIAL, JK_WEIGHT_CORRECTION, JK_WEIGHT_SUBSTANTIVE } jk_weight;

/* The catalog as it is in force on a day ("2027-04-01"): where several files have one clause id (or document kind of a sheet, id of a vocabulary), each
 * with its own period, the one whose period holds the day; before and after all periods the nearest, of which clause sets say that it is not in force. Borrowed from
 * `catalog`; the catalog itself when nothing in it has successors. `day` NULL: the latest, which is what jk_catalog_read gave. */
const jk_catalog *jk_catalog_as_of(const jk_catalog *catalog, const char *day);
/* SHA-256, in hexadecimal, over the lines "<sha256>  <path>\n" of all its files, in the order of their paths, which begin with "clauses/": what
 * `sha256sum` prints. Reckoned from the files at the first call, so call it soon, and before processes or threads share the catalog. Borrowed;
 * NULL when a file cannot be read any more. */
const char *jk_catalog_digest(const jk_catalog *catalog);
/* The worst kind of the revisions of a clause above version `from` up to the one in the catalog; NONE when they are the same or the clause is not known,
 * SUBSTANTIVE when a revision between them is missing. */
jk_weight jk_catalog_weight(const jk_catalog *catalog, const char *clause, const char *from);
/* The revisions of everything (clauses, sheets, vocabularies, provisions, templates, the catalog), latest first, or of the clause, sheet, vocabulary, provision or template of
 * that id: version, period, date, kind, reason. As text in the language of the locale, and as JSON (docs/man/jokou-catalog.1). *out owned, to be freed with
 * jk_text_free. Reports C020 when there is none of that id. */
JK_CHECKED jk_result jk_catalog_history_text(char **out, const jk_catalog *catalog, const char *id, jk_diagnostics *diagnostics);
JK_CHECKED jk_result jk_catalog_history_json(char **out, const jk_catalog *catalog, const char *id, jk_diagnostics *diagnostics);
/* The name without ending ("contract", "contract@2027-04-01") of the file in templates/ that serves for a document kind, or for "comparison-table", on
 * a day (NULL: the latest), as templates.xml beside the catalog says; the kind itself when it says nothing of it. All names of a kind: NULL behind the last.
 * The version of the template of that name, NULL when none is told. Borrowed. */
const char *jk_catalog_template(const jk_catalog *catalog, const char *kind, const char *day);
const char *jk_catalog_template_at(const jk_catalog *catalog, const char *kind, size_t index);
const char *jk_catalog_template_version(const jk_catalog *catalog, const char *stem);

#endif
