#ifndef JK_REVIEW_PROVENANCE_H
#define JK_REVIEW_PROVENANCE_H
/* What a document remembers; private to the room. */
#include "base/index.h"
#include "base/json_read.h"
#include "jokou/review.h"
#include "package/package.h"

struct jk_provenance {
	jk_arena *arena;
	const char *clause_set, *profile;
	const char *catalog, *version, *vocabulary, *kind, *group, *date, *as_of, *service_profile;
	const char *generator, *digest, *template_version, *template_digest;
	const char *manifest;
	jk_index versions, digests;   /* of clauses by their ids: the manifest has [id, version, variant, digest] of each */
	int ours;                     /* it has a manifest */
};

/* The same as jk_provenance_read from a package that is open. */
JK_CHECKED jk_result jk_provenance_of(jk_provenance **out, const jk_package *package, jk_diagnostics *diagnostics);
/* Version of a clause of the document as it was made; NULL when it had none. */
const char *jk_provenance_clause_version(const jk_provenance *provenance, const char *id);

#endif
