#ifndef JK_TESTS_AMENDS_H
#define JK_TESTS_AMENDS_H
/* Amended DOCX drafts, held against their texts by readers that know nothing of amending: the settling one of the tests, and that of reviews. */
#include "redlines.h"

/* Authors of amendments begin so. */
#define JK_AMENDS_AUTHOR "様式"

/* Amends and checks: the rules of the mark-up are kept, rejecting all of ours gives the draft's text, the changes of others are all there, a second
 * run gives the same bytes. Bytes and result live until the next call. */
const char *jk_amends_bytes(size_t *length, const char *draft, size_t draft_length, const char *source, size_t source_length,
			    const jk_amendment *amendments, size_t count, const jk_amend_options *options);
/* The same with bodies; the document part. */
const char *jk_amends_document(const char *draft, const char *source, const jk_amendment *amendments, size_t count);
const char *jk_amends_document_with(const char *draft, const jk_pack_part *draft_more, const char *source, const jk_pack_part *source_more,
				    const jk_amendment *amendments, size_t count, const jk_amend_options *options);
const jk_amend_result *jk_amends_result(void);
/* The last one's text with all changes accepted, lines ended by LF. */
const char *jk_amends_text(void);
/* A part of the last one. */
const char *jk_amends_part(const char *name);
/* What was reported by the last one; NULL for nothing. */
const char *jk_amends_said(void);

#endif
