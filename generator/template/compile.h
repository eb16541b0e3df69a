#ifndef JK_TEMPLATE_COMPILE_H
#define JK_TEMPLATE_COMPILE_H
/* A part on its way from tree to program; private to the room. */
#include "template/template.h"

/* Target of the processing instruction that stands for a tag in the tree; its content is the tag's index. */
#define JK_TAG_MARK "jokou-tag"

typedef enum { JK_TAG_VALUE, JK_TAG_IF, JK_TAG_ELIF, JK_TAG_ELSE, JK_TAG_END_IF, JK_TAG_FOR, JK_TAG_END_FOR, JK_TAG_CLAUSES } jk_tag_kind;

typedef struct jk_tag {
	jk_tag_kind kind;
	const char *source;     /* as typed, without braces */
	const char *variable;
	jk_xpath *xpath;
	jk_node *mark, *paragraph;
	jk_origin where;
	struct jk_tag *opener;  /* of the block this tag belongs to; itself for an opener */
	struct jk_tag *next_in_block; /* opener → elif → … → end */
} jk_tag;

typedef struct {
	jk_template *compiled;
	const jk_dialect *dialect;
	jk_arena *arena;        /* the template's */
	jk_xml *xml;
	const char *part;
	jk_diagnostics *diagnostics;
	jk_list tags;           /* jk_tag in document order */
	unsigned paragraphs;
	int failed, no_memory;
} jk_compiling;

/* Finds the tags of all paragraphs and puts a mark in the place of each (scan.c). */
void jk_scan_tags(jk_compiling *c);
/* Reads one tag (tag.c); NULL when out of memory. Faults are reported. */
jk_tag *jk_read_tag(jk_compiling *c, const char *body, size_t length, const jk_origin *where);
/* Pairs block tags and moves their marks to where the enclosed nodes are whole (block.c). */
void jk_place_blocks(jk_compiling *c);
/* Writes the tree as literals and operations (emit.c). */
jk_program *jk_emit_program(jk_compiling *c);

int jk_is_paragraph(const jk_dialect *dialect, const jk_node *node);
void jk_compile_fault(jk_compiling *c, jk_code code, const jk_origin *where, const char *tag, const char *detail);
/* Compiles an expression for this template; NULL when faulty (reported). */
jk_xpath *jk_compile_expression(jk_compiling *c, const char *expression, const jk_origin *where);

#endif
