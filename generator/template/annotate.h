#ifndef JK_TEMPLATE_ANNOTATE_H
#define JK_TEMPLATE_ANNOTATE_H
/* Comments in the margin of a template, one for each fault; and, for the rooms behind, at anything else. */
#include "base/xml.h"
#include "template/template.h"

/* One comment and what it is anchored on: something in a paragraph of the body that stands in no other. */
typedef struct {
	jk_node *paragraph;
	jk_node *inside;   /* a child of it, with the text box or note that the fault is in; or NULL */
	size_t start, end; /* of the tag, bytes of the paragraph's text; equal: all of the paragraph */
	jk_list lines;     /* strings, a paragraph each */
} jk_note;

/* The children of the paragraph where the anchor begins and ends, NULL for all of it; the bytes count in those that are text nodes. */
typedef struct {
	jk_node *first, *last;
	size_t start, end;
} jk_note_span;

typedef struct {
	jk_output *output;
	const jk_dialect *dialect;
	jk_arena *arena;
	jk_xml *body;
	const char *author; /* NULL: JK_NOTE_AUTHOR */
	const char *date; /* "2026-11-23", or NULL */
	jk_list notes;    /* jk_note in the order of the document */
	jk_diagnostics *diagnostics;
} jk_annotating;

#define JK_NOTE_AUTHOR "jokou"

/* Where the note's anchor is in the tree as it stands now. */
JK_CHECKED jk_result jk_note_find(jk_note_span *out, const jk_annotating *a, const jk_note *note);
/* Put all notes into the body and, for DOCX, into the part of comments, which is made when there is none. The body's tree is changed; the
 * caller writes it. */
JK_CHECKED jk_result jk_annotate_docx(jk_annotating *a);
JK_CHECKED jk_result jk_annotate_odt(jk_annotating *a);

#endif
