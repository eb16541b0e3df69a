#ifndef JK_FORMAT_REMEMBER_H
#define JK_FORMAT_REMEMBER_H
/* Properties that documents carry about their making. All begin with "jokou": nothing else of a template may. */
#include "base/memory.h"
#include "package/package.h"
#include "assemble/set.h"
#include "base/digest.h"

#define JK_PROPERTY_MANIFEST "jokou"
#define JK_PROPERTY_DIGEST "jokou-digest"
/* The profile, deflated, as "bytes:base64", in pieces: jokou-profile-1, jokou-profile-2 and so on. */
#define JK_PROPERTY_PROFILE "jokou-profile"
enum {
	JK_PROFILE_PROPERTY = 4000,  /* characters of a piece */
	JK_PROFILE_PROPERTIES = 3000 /* pieces */
};

/* What goes into the properties of a document. */
typedef struct {
	const char *manifest, *profile, *digest; /* profile: NULL while the digest is not known */
} jk_memory;

/* jk_document_untouched of a package that is open. */
int jk_package_untouched(const jk_package *package);

/* What the manifest has of a clause's text: the first digits of its digest. */
JK_CHECKED jk_result jk_clause_digest(char digest[JK_DIGEST_TEXT], const jk_set_clause *clause);
/* A property of ours, be it of this making or of another. */
int jk_is_property_of_ours(const char *name);
/* Calls `put` for each of them, in order: name and value, which last as long as the arena. JK_NO_MEMORY also when `put` says so. */
JK_CHECKED jk_result jk_memory_each(const jk_memory *memory, jk_arena *arena, jk_result (*put)(void *state, const char *name, const char *value), void *state);

#endif
