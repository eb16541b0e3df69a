#ifndef JK_TESTS_MINI_H
#define JK_TESTS_MINI_H
/* A small world for the tests of the rooms above base: one body with its vocabulary, a catalog, a profile, templates. It is written into
 * the test's folder, changed as the test needs, and gone with the test. */
#include "assemble/set.h"
#include "jokou/format.h"
#include "suite.h"

/* Begins it: catalog/ with catalog.xml, provisions.xml, labels.xml and vocabularies/town.xml (mini.c shows what stands in them). */
void jk_mini(void);
/* Writes a file of the world ("catalog/labels.xml") with the folders above it; its path, good to the end of the test. */
const char *jk_mini_put(const char *name, const char *text);

/* --- catalog --- */

/* catalog/topic/ID.xml: a clause with the attributes and content given. It joins the list of clauses of the document "contract". */
void jk_mini_clause_with(const char *id, const char *attributes, const char *content);
/* The usual clause: basis practice, with `head` (condition, param …) and for "contract" an article of these paragraphs. */
void jk_mini_clause(const char *id, const char *head, const char *paragraphs);
/* documents/KIND.xml. Without a call for "contract" there is one of layout article with all clauses in one place. */
void jk_mini_document(const char *kind, const char *attributes, const char *content);
/* Reads the catalog as it stands; NULL when it has faults. */
const jk_catalog *jk_mini_read_catalog(void);
/* The same, which must succeed without a word. */
const jk_catalog *jk_mini_catalog(void);
/* Fails unless reading reports just this one diagnostic, in a file that ends with `file`, at that line. */
void jk_mini_catalog_fails(jk_code code, const char *file, unsigned line);

/* --- profile and clause set --- */

/* profile.xml of these elements, from its second line; where they lack <body>, <paper>, <scope>, <service> or <functions>, plain ones are put
 * in: vocabulary town, date 2026-11-23, the standard applies, one function with information of class-1. */
void jk_mini_profile(const char *elements);
/* Assembles; NULL when it fails. Reads catalog and profile if that was not done. `options` may be NULL. */
const jk_clause_set *jk_mini_try(const jk_assemble_options *options);
/* The same, which must succeed without a word. */
const jk_clause_set *jk_mini_set(void);
/* Fails unless assembling reports just this diagnostic. */
void jk_mini_set_fails(jk_code code);
/* The clauses of the current set as text; the document's title with the empty line after it, and the label ［実務］, left out. */
const char *jk_mini_text(void);
/* The first group; a clause of its first document, NULL when it is not listed; an undecided item by its parameter, NULL when there is none. */
const jk_set_group *jk_mini_group(const jk_clause_set *set);
const jk_set_clause *jk_mini_find(const jk_clause_set *set, const char *clause);
const jk_undecided *jk_mini_undecided(const jk_clause_set *set, const char *parameter);

/* --- packages and templates --- */

/* Writes a package of name, text, name, text, …, NULL; "mimetype" is stored, the others are deflated. Its path. */
const char *jk_mini_package(const char *file, ...);
/* A template around a body: FORMAT is "docx" or "odt"; it has all the styles of the clause writer. Its path. */
const char *jk_mini_template(const char *format, const char *body);
/* Compiles a template; it must succeed. */
const jk_template *jk_mini_compile(const char *path);
/* Compiles a template of that body, which must fail with just this diagnostic at that paragraph of the main part. */
void jk_mini_compile_fails(const char *format, const char *body, jk_code code, unsigned paragraph);
/* Runs a template of that body over a model ("<paper>…</paper>"): what the body became. */
const char *jk_mini_fill(const char *format, const char *body, const char *model);
/* The same, for a run that fails with just this diagnostic. */
void jk_mini_fill_fails(const char *format, const char *body, const char *model, jk_code code);
/* Makes the paper "contract" (or `kind`) of the set with a template; its bytes at *length. */
const char *jk_mini_document_make(const jk_clause_set *set, const char *kind, const jk_template *compiled, size_t *length);
/* A part of a package in memory, as text; fails when it is not there. */
const char *jk_mini_part(const char *bytes, size_t length, const char *part);

/* Text put together; good to the end of the test. */
const char *jk_mini_format(const char *format, ...) JK_PRINTF(1, 2);

#endif
