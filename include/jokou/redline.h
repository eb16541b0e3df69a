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

/* --- amending a draft --- */

typedef enum {
	JK_AMEND_TEXT,   /* text within a paragraph, also within a cell */
	JK_AMEND_REMOVE, /* whole blocks of the draft */
	JK_AMEND_INSERT, /* whole blocks of the source, behind a block of the draft */
	JK_AMEND_TABLE,  /* a table of the draft by a table of the source */
	JK_AMEND_REMARK  /* a comment in the margin */
} jk_amendment_kind;

/* One change to a draft. Paragraphs are numbers from 1, as diagnostics count them (template/paragraph.h), 0: none. Places in a paragraph are
 * bytes of its text as it reads with all pending changes accepted: tabs as TAB, line breaks as LF, fields as what they show; pictures,
 * notes and comments are nothing. A block is a paragraph or table that stands in the body itself (a table with all its paragraphs). */
typedef struct {
	jk_amendment_kind kind;
	size_t paragraph, last;        /* of the draft: TEXT, REMARK, TABLE (any one in it); first and last of REMOVE; the block behind which
					  INSERT puts (0: before the first) */
	size_t from, to;               /* TEXT: what of it goes; equal: nothing does */
	size_t source, source_last;    /* of the source: TEXT, TABLE (any one in it); first and last of INSERT; of a REMARK without
					  `paragraph`: a paragraph that an INSERT of the same run brings */
	size_t source_from, source_to; /* TEXT: what of it comes; equal: nothing does */
	const char *author;            /* of the change or comment */
	const char *text;              /* REMARK: lines parted by LF */
} jk_amendment;

typedef struct {
	const char *date;              /* "2026-11-23"; NULL: changes bear no date */
	const char *references_author; /* when set: live references whose number is no longer that of what they lead to are corrected, tracked under
					  this author. The number counts as if all changes were accepted */
} jk_amend_options;

/* What was done, and what could not be. */
typedef struct {
	size_t done, references; /* amendments; references that were corrected */
	const unsigned char *refused; /* for each amendment 1 when it could not be tracked here (it would cut a pending change, or the format has no
					 mark for it); nothing of it was done. Owned by the caller, to be freed with jk_text_free (as a char *) */
} jk_amend_result;

/* Puts amendments into a draft as tracked changes; draft and source are of one format, DOCX or ODT, in memory. Everything else of the draft
 * stays as it is: formatting, pictures, comments, pending changes with their authors; accepting all of ours gives the amended text,
 * rejecting all of ours the draft. What comes from the source brings its styles, references, bookmarks (where the draft has none of that
 * name, or only one in what is removed) and parts; text without formatting of its own takes that of the draft's text before it, else behind
 * it. `amendments` are in the order of the draft, those of one place in the order wanted; TEXTs of one paragraph ascend and do not overlap.
 * *out holds *length bytes, owned by the caller, to be freed with jk_text_free. The same arguments give the same bytes.
 * Reports V063 to V069, D…, X…, PACKAGE_…. */
JK_CHECKED jk_result jk_amend(char **out, size_t *length, jk_amend_result *result, const char *draft, size_t draft_length, const char *draft_name,
			      const char *source, size_t source_length, const char *source_name, const jk_amendment *amendments, size_t count,
			      const jk_amend_options *options, jk_diagnostics *diagnostics);

#endif
