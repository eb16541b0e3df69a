#ifndef JK_PACKAGE_PACKAGE_H
#define JK_PACKAGE_PACKAGE_H
/* Packages: a ZIP of named parts, read within limits, written the same for the same parts. */
#include <stdint.h>
#include "base/buffer.h"
#include "base/digest.h"
#include "jokou/diagnostic.h"

typedef struct jk_package jk_package; /* a package that was read; never changes */
typedef struct jk_output jk_output;   /* a package to be written: a read one with parts replaced and added */

/* One member as it lies in the archive. Borrowed from its package. */
typedef struct {
	const char *name;
	const char *bytes;    /* `stored` of them, deflated (RFC 1951) when `deflated`, else the part itself */
	size_t stored, size;  /* bytes in the archive, bytes of the part */
	uint32_t check;       /* CRC-32 of the part */
	unsigned char deflated;
	unsigned char sound;  /* was inflated once: size and check sum are right */
} jk_package_member;

/* Reads a file of at most JK_PACKAGE_FILE_LIMIT bytes and checks every member: number, inflated bytes, ratio, names, doubles, overlaps,
 * encryption (limits.h). Memory afterwards: the members as they are stored, and a line for each. *out owned.
 * Reports FILE_OPEN, FILE_LARGE, PACKAGE_*. */
JK_CHECKED jk_result jk_package_read(jk_package **out, const char *path, jk_diagnostics *diagnostics);
/* The same from memory; `path` only names it in diagnostics. `bytes` is emptied in any case. */
JK_CHECKED jk_result jk_package_from_bytes(jk_package **out, const char *path, jk_buffer *bytes, jk_diagnostics *diagnostics);
void jk_package_free(jk_package *package);
const char *jk_package_path(const jk_package *package);
/* Members in the order of the archive. */
size_t jk_package_count(const jk_package *package);
const char *jk_package_name(const jk_package *package, size_t index);
int jk_package_has(const jk_package *package, const char *name);
/* Where a member stands in that order; JK_PACKAGE_NONE when there is none of that name. */
#define JK_PACKAGE_NONE SIZE_MAX
size_t jk_package_find(const jk_package *package, const char *name);
const jk_package_member *jk_package_at(const jk_package *package, size_t index);
/* Appends the inflated bytes of a part. Reports PACKAGE_PART when it is absent or damaged. */
JK_CHECKED jk_result jk_package_part(jk_buffer *out, const jk_package *package, const char *name, jk_diagnostics *diagnostics);
/* Inflates what nobody has read yet, once in the life of the package, so that no damaged member is passed on. Reports PACKAGE_PART. */
JK_CHECKED jk_result jk_package_verify(const jk_package *package, jk_diagnostics *diagnostics);
/* Digest of the package, as jk_output_digest defines it. Reports PACKAGE_PART. */
JK_CHECKED jk_result jk_package_digest(char text[JK_DIGEST_TEXT], const jk_package *package, jk_diagnostics *diagnostics);

/* An output on top of `base`, which must outlive it. *out owned. */
JK_CHECKED jk_result jk_output_new(jk_output **out, const jk_package *base);
void jk_output_free(jk_output *output);
/* Forgets all parts and stands on `base` from now on. The memory is kept: a batch makes document after document in one output. */
JK_CHECKED jk_result jk_output_clear(jk_output *output, const jk_package *base);
const jk_package *jk_output_base(const jk_output *output);
/* How hard parts are deflated: 1 (quick) to 12 (small; from 10 on it takes 9 MB of memory); 0 is the usual level. */
void jk_output_set_level(jk_output *output, int level);

/* Replaces or adds a part (bytes are copied). Added parts come last, in the order of adding. */
JK_CHECKED jk_result jk_output_put(jk_output *output, const char *name, const char *bytes, size_t length);
/* The same without copying: the output keeps the memory of `bytes`, which is left empty, maybe with room of an earlier document.
 * JK_NO_MEMORY when a write to `bytes` had failed. */
JK_CHECKED jk_result jk_output_take(jk_output *output, const char *name, jk_buffer *bytes);
/* Appends the part as it stands now: replaced, or of the base. */
JK_CHECKED jk_result jk_output_part(jk_buffer *out, const jk_output *output, const char *name, jk_diagnostics *diagnostics);
int jk_output_has(const jk_output *output, const char *name);

/* Appends the archive: `mimetype` first and stored (ODF 1.3 part 2, 3.3), then the members of the base in their order, then added parts. Untouched
 * members are copied as they are stored, dates are 1980-01-01. The memory for it is taken at once. Reports PACKAGE_PART, PACKAGE_WRITE. */
JK_CHECKED jk_result jk_output_bytes(jk_buffer *out, const jk_output *output, jk_diagnostics *diagnostics);
/* SHA-256 over name, size and CRC-32 of each part in the order of the base, added parts last, without the part `left_out` (may be NULL); how
 * they are stored does not matter. It shows that somebody saved the package since and costs next to nothing; no protection from forgery.
 * Reports PACKAGE_PART. */
JK_CHECKED jk_result jk_output_digest(char text[JK_DIGEST_TEXT], const jk_output *output, const char *left_out, jk_diagnostics *diagnostics);

#endif
