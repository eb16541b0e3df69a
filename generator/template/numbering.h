#ifndef JK_TEMPLATE_NUMBERING_H
#define JK_TEMPLATE_NUMBERING_H
/* word/numbering.xml of a template (ISO/IEC 29500-1, 17.9). */
#include "template/compile.h"
#include "template/style_index.h"

enum { JK_NUMBERING_LEVELS = 9 };
#define JK_NUMBERING_PART "word/numbering.xml"

typedef struct jk_numbering {
	jk_xml *xml;          /* NULL: the template has none */
	jk_style_index index; /* w:num by w:numId, w:abstractNum by w:abstractNumId */
	unsigned most;        /* the highest w:numId */
} jk_numbering;

/* Reads it when it is first asked for; NULL when that fails (noted in c). Borrowed from the template. */
jk_numbering *jk_numbering_of(jk_compiling *c);
void jk_numbering_free(jk_numbering *numbering);
/* The w:num of that number, and the w:abstractNum it stands for, which a link by style (17.9.21) may lead to; NULL when there is none. */
jk_node *jk_numbering_num(jk_numbering *n, const char *number);
jk_node *jk_numbering_abstract(jk_numbering *n, const jk_node *num);
/* The w:lvlOverride of a w:num for a level (from 0); NULL: it changes nothing there. */
const jk_node *jk_numbering_override(const jk_node *num, unsigned level);
/* The w:lvl that holds for a level of a w:num, NULL when there is none; and the number it begins with. */
const jk_node *jk_numbering_level(jk_numbering *n, const jk_node *num, unsigned level);
unsigned jk_numbering_start(jk_numbering *n, const jk_node *num, unsigned level);
/* w:val of a child; NULL when there is no such child. */
const char *jk_numbering_value(const jk_node *node, const char *child);

#endif
