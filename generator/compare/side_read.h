#ifndef JK_COMPARE_SIDE_READ_H
#define JK_COMPARE_SIDE_READ_H
/* Reading the canonical XML of a clause set into a side; private to side*.c. */
#include "base/diagnostic.h"
#include "base/index.h"
#include "base/xml.h"
#include "compare/side.h"

/* What is being read. Faults set `failed` and reading goes on, so that all of them are seen. */
typedef struct {
	jk_side *side;
	const jk_xml *xml;
	jk_diagnostics *diagnostics;
	jk_side_paper *paper;
	int sections;    /* layout "section": the heading is the article */
	jk_index papers; /* by kind and group */
	jk_index seen;   /* ids of the paper */
	jk_index values; /* parameters of the unit */
	jk_index cells;  /* names of the unit's cells: how many (unsigned) there were */
	int failed, no_memory;
} jk_side_reading;

/* --- what all readers need (side_set.c) --- */

/* Zeroed memory of the side; NULL sets no_memory. */
void *jk_side_make(jk_side_reading *r, size_t bytes);
void jk_side_push(jk_side_reading *r, jk_list *list, const void *item);
/* A copy in the side; "" and no_memory when there is no memory; NULL stays NULL. */
const char *jk_side_copy(jk_side_reading *r, const char *text);
/* Copy of an attribute, NULL when it is not there; one that must be there ("" and reported when it is not); text below a node, "" for NULL. */
const char *jk_side_attribute(jk_side_reading *r, const jk_node *node, const char *name);
const char *jk_side_need(jk_side_reading *r, const jk_node *node, const char *name);
const char *jk_side_content(jk_side_reading *r, const jk_node *node);
/* Reports an element that does not belong where it stands, and a value that an attribute cannot have. */
void jk_side_stray(jk_side_reading *r, const jk_node *node, const char *allowed);
void jk_side_bad_value(jk_side_reading *r, const jk_node *node, const char *attribute, const char *allowed);
/* The next child element, from NULL; text between them is reported. */
jk_node *jk_side_next(jk_side_reading *r, const jk_node *parent, const jk_node *before);

/* Counts the name in the index: 1 at the first time. */
unsigned jk_side_count(jk_side_reading *r, jk_index *index, const char *first, const char *second);

/* --- wording (side_blocks.c) --- */

/* <text> of a clause: adds its blocks. */
void jk_side_read_text(jk_side_reading *r, jk_side_unit *unit, const jk_node *text);
/* A paragraph whose words are the content of `node`. */
jk_side_block *jk_side_read_line(jk_side_reading *r, jk_side_unit *unit, jk_block_kind kind, const jk_node *node);
/* Puts together the text of the block from its spans. */
void jk_side_join(jk_side_reading *r, jk_side_block *block);

/* --- clauses and rows (side_unit.c) --- */

void jk_side_read_clause(jk_side_reading *r, const jk_node *node, const char *chapter);
void jk_side_read_section(jk_side_reading *r, const jk_node *node);

#endif
