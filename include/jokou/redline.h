#ifndef JOKOU_REDLINE_H
#define JOKOU_REDLINE_H
/* Redlines: two documents give the second one with tracked changes. Accepting all gives the new text, rejecting all the old. */
#include <stddef.h>
#include "jokou/diagnostic.h"

/* A remark at a clause. */
typedef struct {
	const char *bookmark; /* cl_…: of the new document, or of the old one when only that has it */
	const char *text;     /* lines parted by LF */
} jk_redline_remark;

typedef struct {
	const char *author; /* of the changes; NULL: "jokou" */
	const char *date;   /* "2026-11-23"; NULL: changes bear no date */
	const jk_redline_remark *remarks; /* comments in the margin */
	size_t remark_count;
} jk_redline_options;

/* How much was marked. */
typedef struct {
	size_t inserted, deleted; /* characters */
	size_t moves;             /* paragraphs that moved */
} jk_redline_counts;

/* Two files of one format, DOCX or ODT, in memory; `old_name` and `new_name` name them in diagnostics. The result keeps the second one's
 * formatting and everything outside the changes; its own pending changes stay as they are, with their authors. *out holds *length bytes,
 * owned by the caller, to be freed with jk_text_free. The same arguments give the same bytes. Reports V…, D…, X…, PACKAGE_…. */
JK_CHECKED jk_result jk_redline_make(char **out, size_t *length, const char *old_bytes, size_t old_length, const char *old_name,
				     const char *new_bytes, size_t new_length, const char *new_name, const jk_redline_options *options,
				     jk_redline_counts *counts, jk_diagnostics *diagnostics);

#endif
