#ifndef JK_TEMPLATE_HEADING_H
#define JK_TEMPLATE_HEADING_H
/* Which paragraphs an author takes for headings: by style or outline level, or by how they read (第3条 …, 第2章 …, 別紙 …, a caption in brackets). */
#include "template/template.h"

typedef struct {
	jk_arena *arena;
	const jk_dialect *dialect;
	jk_xml *styles; /* DOCX; NULL when there are none to read */
} jk_headings;

/* Cannot fail: without styles, headings are known by their words only. */
void jk_headings_open(jk_headings *out, jk_arena *arena, const jk_package *package, const jk_dialect *dialect, jk_diagnostics *diagnostics);
void jk_headings_close(jk_headings *headings);
/* The heading's text, at most 40 characters of it, in the arena; NULL when it is none. */
const char *jk_heading_text(const jk_headings *headings, const jk_node *paragraph);

#endif
