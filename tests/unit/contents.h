#ifndef JK_TESTS_CONTENTS_H
#define JK_TESTS_CONTENTS_H
/* Templates with numbered headings, for tests of tables of contents and references. Call jk_mini first.
 *
 * DOCX: styles 1 2 3 are headings with 第1章, 1.1, 1.1.1; 11 21 31 entries of a table of contents; "own" is named 自作; "based" is based on 1
 * by hand of its author. ODT: the outline has the same numbers; L is a list 1. (a). Data: <data><i>い</i><i>ろ</i></data>. */
#include "jokou/assemble.h"
#include "mini.h"

#define SPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define T(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define P(content) "<w:p>" content "</w:p>"

/* The body that a template of that body becomes; and another part of what was made last. */
const char *jk_contents_fill(const char *body);
const char *jk_contents_fill_odt(const char *body);
const char *jk_contents_fill_header(const char *body, const char *header);
/* The same for a contract of two clauses, "one" and "two", whose captions are headings of the first level. */
const char *jk_contents_fill_clauses(const char *body);
const char *jk_contents_part(const char *part);
void jk_contents_becomes(const char *body, const char *wanted);
void jk_contents_becomes_odt(const char *body, const char *wanted);
/* The document stays as it is, to the byte, while a header with that content is filled. */
void jk_contents_stays(const char *body, const char *header);
/* The template is refused with this diagnostic at that paragraph. */
void jk_contents_fails(const char *body, jk_code code, unsigned paragraph);

#endif
