#ifndef JK_CLI_GIVEN_H
#define JK_CLI_GIVEN_H
/* What a command is given to compare: a profile, a clause set, a catalog or a document, told by what is in it, not by its name. A catalog may be named in
 * all ways in which --catalog names one. */
#include "cli/session.h"
#include "jokou/review.h"

typedef enum { JK_GIVEN_PROFILE, JK_GIVEN_SET, JK_GIVEN_CATALOG, JK_GIVEN_DOCX, JK_GIVEN_ODT } jk_given_kind;

/* All owned by it. */
typedef struct {
	const char *path;
	jk_given_kind kind;
	jk_profile *profile;         /* of a profile */
	jk_clause_set *set;
	const jk_source *source;     /* of a catalog; borrowed */
	jk_catalog *catalog;
	jk_provenance *provenance;   /* of a document */
	jk_side *base;               /* of a document: the clause set it carries */
	jk_side *side;
} jk_given;

/* Tells its kind; begins it, so that jk_given_free is due. Reports V080, V081, F…, X…, R…. */
JK_CHECKED jk_result jk_given_recognise(jk_given *out, const jk_arguments *arguments, const char *path);
int jk_given_is_document(const jk_given *given);
/* "docx" or "odt" of a document. */
const char *jk_given_format(const jk_given *given);
/* Reads it into its side. `kind` restricts clause sets to one kind of paper, NULL: all. `base` helps to find the clauses of a document that
 * carries no clause set; may be NULL. */
JK_CHECKED jk_result jk_given_read(jk_given *given, jk_session *session, const char *kind, const jk_side *base);
/* Reads a catalog without its side. */
JK_CHECKED jk_result jk_given_read_catalog(jk_given *given, const jk_arguments *arguments);
/* Reads what a document remembers, once. */
JK_CHECKED jk_result jk_given_remember(jk_given *given, jk_diagnostics *diagnostics);
void jk_given_free(jk_given *given);

#endif
