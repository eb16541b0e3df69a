#ifndef JK_TESTS_REDLINES_H
#define JK_TESTS_REDLINES_H
/* Redlines of DOCX bodies, settled by a reader of the tests' own. */
#include "base/buffer.h"
#include "base/xml.h"
#include "jokou/redline.h"
#include "../pack.h"

#define W_P(content) "<w:p>" content "</w:p>"
#define W_T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define W_PT(text) W_P(W_T(text))
#define W_FIELD(code, result)                                                                                                  \
	"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" code "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=" \
	"\"separate\"/></w:r>" W_T(result) "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
#define W_TBL(columns, rows) "<w:tbl><w:tblPr/><w:tblGrid>" columns "</w:tblGrid>" rows "</w:tbl>"
#define W_TR(cells) "<w:tr>" cells "</w:tr>"
#define W_TC(text) "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>" W_PT(text) "</w:tc>"

/* A document whose body holds that, with those parts besides (or NULL). */
char *jk_redlines_pack(size_t *length, const char *body, const jk_pack_part *more);
/* The redline's package; checked: accepting gives the new text, rejecting the old one, and its mark-up keeps the rules. The options and counts of
 * the call may be NULL. The bytes live until the next call. */
const char *jk_redlines_make(size_t *length, const char *old_body, const char *new_body, const jk_pack_part *old_more, const jk_pack_part *new_more,
			     const jk_redline_options *options, jk_redline_counts *counts);
/* Its document part, and another; borrowed until the next call. */
const char *jk_redlines_document(const char *old_body, const char *new_body);
const char *jk_redlines_part(const char *name);
/* The text of a document with all its changes accepted, or rejected; to be freed with jk_text_free. With `author` only changes of authors whose
 * names begin so are settled like that; those of others are accepted. */
char *jk_redlines_settle(const char *bytes, size_t length, int accept, const char *author);
/* The rules of the mark-up: what may stand in what, ids and names that are there once. */
void jk_redlines_check(const char *bytes, size_t length);
/* How often the needle stands in the text. */
size_t jk_redlines_count(const char *text, const char *needle);
/* A part of a package as text, borrowed until the next call; NULL when it is not there. */
const char *jk_redlines_part_of(const char *bytes, size_t length, const char *name);
/* What was reported by the last one; NULL id for nothing. */
const char *jk_redlines_said(void);

#endif
