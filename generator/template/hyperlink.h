#ifndef JK_TEMPLATE_HYPERLINK_H
#define JK_TEMPLATE_HYPERLINK_H
/* Links whose target holds tags; what the hyperlink*.c files share. */
#include "template/compile.h"

/* A piece of a target: text as it is in the template (a URI), or a value. */
typedef struct {
	const char *text;
	const jk_xpath *xpath; /* instead of text */
} jk_link_piece;

typedef struct {
	const char *part;      /* whose link it is */
	const char *id;        /* DOCX: of the relationship that holds the target; ODT: NULL */
	jk_list pieces;        /* jk_link_piece */
} jk_link;

/* A part of a DOCX file that has such links. */
typedef struct jk_linked_part {
	const char *part;
	const char *prefix;    /* no id of its relationships begins like this */
	jk_list links;         /* jk_link */
} jk_linked_part;

/* While a document is made (hyperlink_fill.c): begins a target, adds a piece, writes the target or what leads to it. */
void jk_link_begin(jk_running *r, const void *link);
void jk_link_add(jk_running *r, const void *piece);
void jk_link_put(jk_running *r, const void *link);

#endif
