#ifndef JK_TEMPLATE_ODT_STYLES_H
#define JK_TEMPLATE_ODT_STYLES_H
/* Styles of an ODT template, as a part of it sees them: its automatic ones, then the common ones of styles.xml. */
#include "template/compile.h"
#include "template/style_index.h"

typedef struct {
	jk_style_index index;
	jk_xml *common;        /* styles.xml; the template's, which keeps it */
} jk_odt_styles;

/* Those that hold in the part that is being compiled, in the template's arena; NULL when they cannot be read (noted in c). */
jk_odt_styles *jk_odt_styles_of(jk_compiling *c);
/* The text:list-style of that name (NULL allowed); NULL when there is none. */
const jk_node *jk_odt_list_style(jk_odt_styles *styles, const char *name);
/* The list style that the paragraph has from a common style, not by hand; NULL when there is none. */
const char *jk_odt_style_numbering(jk_odt_styles *styles, const jk_node *paragraph);
/* With which number a level (from 0) of a list style begins: "1". */
const char *jk_odt_level_start(jk_odt_styles *styles, const char *name, unsigned level);

#endif
