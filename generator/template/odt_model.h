#ifndef JK_TEMPLATE_ODT_MODEL_H
#define JK_TEMPLATE_ODT_MODEL_H
/* What the styles of an ODT template say about headings and numbers, put together while it is compiled and only read afterwards. */
#include "template/label.h"
#include "template/markup.h"
#include "template/odt_styles.h"

/* A list style, or a paragraph style. */
typedef struct {
	const char *name;
	const char *common;    /* paragraph style: itself, or for an automatic one the one it changes */
	const jk_label_scheme *scheme; /* list style */
	int unnumbered;        /* paragraph style: its headings have no number of the outline */
	int breaks_page;       /* paragraph style: before it */
} jk_odt_style;

typedef struct jk_odt_model {
	jk_list lists, paragraphs;     /* jk_odt_style by name */
	const jk_label_scheme *outline; /* NULL: headings have no numbers */
} jk_odt_model;

/* Of the main part, which is being compiled; NULL when that fails (noted in c). */
jk_odt_model *jk_odt_model_of(jk_compiling *c);
/* In one of the lists of the model; NULL when there is none. */
const jk_odt_style *jk_odt_style_find(const jk_list *styles, jk_slice name);

#endif
