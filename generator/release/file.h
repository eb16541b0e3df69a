#ifndef JK_RELEASE_FILE_H
#define JK_RELEASE_FILE_H
/* What the files of a release are called and what release.xml says of them; private to the room. */
#include "base/buffer.h"
#include "base/digest.h"
#include "base/schema.h"
#include "jokou/release.h"

#define JK_RELEASE_MANIFEST "release.xml"
#define JK_RELEASE_CATALOG "clauses/catalog.xml"

/* A file of a release. */
typedef struct {
	const char *path;  /* "clauses/catalog.xml" */
	const char *bytes;
	size_t length;
	char sha256[JK_DIGEST_TEXT];
} jk_release_part;

/* Why no file of a release may be called so, as a msgid; NULL when it may. */
const char *jk_release_name_fault(const char *path);
/* The digest of a catalog, over the lines of its parts. */
void jk_release_digest(char text[JK_DIGEST_TEXT], const jk_release_part *parts, size_t count);
/* Whether this program knows the format and is the needed one, or newer. */
int jk_version_is_known(const char *format, const char *program);
/* Parses bytes whose root is <root format="…" program="…">; those two are looked at before anything else (R001), then the schema. *out owned. */
JK_CHECKED jk_result jk_release_parse(jk_xml **out, const char *bytes, size_t length, const jk_origin *where, const char *root,
				      const jk_schema_source *schema, jk_diagnostics *diagnostics);
/* Reports `code` at the file with {path}, {part} and {reason}. Always JK_FAILED. */
jk_result jk_release_refuse(jk_code code, const char *path, const char *part, const char *reason, jk_diagnostics *diagnostics);

#endif
