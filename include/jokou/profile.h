#ifndef JOKOU_PROFILE_H
#define JOKOU_PROFILE_H
/* A service profile: the description of one service and of the body that buys it, read and checked. */
#include "jokou/diagnostic.h"

typedef struct jk_profile jk_profile;
typedef struct jk_xml jk_xml;

/* Reads the file `path`, at most 8 MiB. It is checked by the schema (generator/profile/profile.rng) and by the rules that no schema
 * can say: all faults of both are reported (F…, X…, P…) before it fails; warnings do not fail it. *out is owned by the caller;
 * NULL unless JK_OK. */
JK_CHECKED jk_result jk_profile_read(jk_profile **out, const char *path, jk_diagnostics *diagnostics);
/* The same with what all profiles share (the schema), read once for many. */
typedef struct jk_profile_reader jk_profile_reader;
JK_CHECKED jk_result jk_profile_reader_new(jk_profile_reader **out, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. Profiles do not need it any more. */
void jk_profile_reader_free(jk_profile_reader *reader);
JK_CHECKED jk_result jk_profile_read_with(jk_profile **out, const jk_profile_reader *reader, const char *path, jk_diagnostics *diagnostics);
/* The same from memory; `path` names it in messages and gives jk_profile_path and jk_profile_name. */
JK_CHECKED jk_result jk_profile_parse(jk_profile **out, const jk_profile_reader *reader, const char *bytes, size_t length, const char *path,
				      jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_profile_free(jk_profile *profile);

/* All borrowed until jk_profile_free; none is NULL. */
/* The document, its root is <service-profile>. */
const jk_xml *jk_profile_xml(const jk_profile *profile);
/* Its id: small letters, digits and hyphens. */
const char *jk_profile_id(const jk_profile *profile);
/* The path as it was given. */
const char *jk_profile_path(const jk_profile *profile);
/* The last component of the path without its ending: the name of the folder for its papers. */
const char *jk_profile_name(const jk_profile *profile);
/* Id of its vocabulary; "kitakyushu" when it names none. */
const char *jk_profile_vocabulary(const jk_profile *profile);
/* The whole document as a short text that a property of a paper can hold: its bytes, a colon, and base64 of it deflated. The same document
 * gives the same text. Put together when it is first asked for; NULL when out of memory. */
const char *jk_profile_packed(const jk_profile *profile);

#endif
