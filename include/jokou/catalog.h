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

/* What is in it: document kinds, clauses, parameters, vocabularies. As text in the language of the locale and as JSON (docs/man/jokou-catalog.1);
 * *out is owned by the caller, to be freed with jk_text_free. */
JK_CHECKED jk_result jk_catalog_list_text(char **out, const jk_catalog *catalog);
JK_CHECKED jk_result jk_catalog_list_json(char **out, const jk_catalog *catalog);
/* The fields of a form: their number for a document kind, and the id of one ("service-name"). */
size_t jk_catalog_field_count(const jk_catalog *catalog, const char *kind);
const char *jk_catalog_field(const jk_catalog *catalog, const char *kind, size_t index);

#endif
