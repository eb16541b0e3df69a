#ifndef JK_PACKAGE_PACKAGE_H
#define JK_PACKAGE_PACKAGE_H
/* Packages: a ZIP of named parts, read within limits, written the same for the same parts. */
#include "base/buffer.h"
#include "base/digest.h"
#include "jokou/diagnostic.h"

typedef struct jk_package jk_package; /* a package that was read; never changes */
typedef struct jk_output jk_output;   /* a package to be written: a read one with parts replaced and added */

/* Reads a file of at most JK_PACKAGE_FILE_LIMIT bytes and checks every member: number, inflated bytes, ratio, names, doubles, encryption
 * (limits.h). *out owned. Reports FILE_OPEN, FILE_LARGE, PACKAGE_*. */
JK_CHECKED jk_result jk_package_read(jk_package **out, const char *path, jk_diagnostics *diagnostics);
void jk_package_free(jk_package *package);
const char *jk_package_path(const jk_package *package);
/* Members in the order of the archive. */
size_t jk_package_count(const jk_package *package);
const char *jk_package_name(const jk_package *package, size_t index);
int jk_package_has(const jk_package *package, const char *name);
/* Appends the inflated bytes of a part. Reports PACKAGE_PART when it is absent or damaged. */
JK_CHECKED jk_result jk_package_part(jk_buffer *out, const jk_package *package, const char *name, jk_diagnostics *diagnostics);

/* An output on top of `base`, which must outlive it. *out owned. */
JK_CHECKED jk_result jk_output_new(jk_output **out, const jk_package *base);
void jk_output_free(jk_output *output);
const jk_package *jk_output_base(const jk_output *output);
/* Replaces or adds a part (bytes are copied). Added parts come last, in the order of adding. */
JK_CHECKED jk_result jk_output_put(jk_output *output, const char *name, const char *bytes, size_t length);
/* Appends the part as it stands now: replaced, or of the base. */
JK_CHECKED jk_result jk_output_part(jk_buffer *out, const jk_output *output, const char *name, jk_diagnostics *diagnostics);
int jk_output_has(const jk_output *output, const char *name);
/* Makes the archive: untouched members are copied compressed, dates are 1980-01-01, `mimetype` stays first and stored. */
JK_CHECKED jk_result jk_output_bytes(jk_buffer *out, const jk_output *output, jk_diagnostics *diagnostics);
/* Digest of the names and bytes of all parts, in the order of the archive, without the part `left_out`. */
JK_CHECKED jk_result jk_output_digest(char text[JK_DIGEST_TEXT], const jk_output *output, const char *left_out, jk_diagnostics *diagnostics);

#endif
