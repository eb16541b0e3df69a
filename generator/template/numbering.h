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
	jk_list notes;        /* jk_numbering_note */
} jk_numbering;

/* What is known of a w:num or w:abstractNum. */
typedef struct {
	size_t index;         /* among those that something is known of */
	struct jk_list_chain *chain;
	const struct jk_label_scheme *scheme;
} jk_numbering_note;

/* Reads it when it is first asked for; NULL when that fails (noted in c). Borrowed from the template. */
jk_numbering *jk_numbering_of(jk_compiling *c);
void jk_numbering_free(jk_numbering *numbering);
/* The w:num of that number, and the w:abstractNum it stands for, which a link by style (17.9.21) may lead to; NULL when there is none. */
jk_node *jk_numbering_num(jk_numbering *n, const char *number);
jk_node *jk_numbering_abstract(jk_numbering *n, const jk_node *num);
/* The w:lvlOverride of a w:num for a level (from 0); NULL: it changes nothing there. */
const jk_node *jk_numbering_override(const jk_node *num, unsigned level);
/* Whether it changes any level of its w:abstractNum, besides with which number that begins. */
int jk_numbering_changes_levels(const jk_node *num);
/* The w:lvl that holds for a level of a w:num, NULL when there is none; and the number it begins with. */
const jk_node *jk_numbering_level(jk_numbering *n, const jk_node *num, unsigned level);
unsigned jk_numbering_start(jk_numbering *n, const jk_node *num, unsigned level);
/* The note on a node of the part; NULL when out of memory (noted in c). */
jk_numbering_note *jk_numbering_note_of(jk_compiling *c, jk_numbering *n, jk_node *node);
/* w:val of a child; NULL when there is no such child. */
const char *jk_numbering_value(const jk_node *node, const char *child);

#endif
