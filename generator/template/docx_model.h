#ifndef JK_TEMPLATE_DOCX_MODEL_H
#define JK_TEMPLATE_DOCX_MODEL_H
/* What styles.xml and numbering.xml of a DOCX template say about headings and numbers, put together while it is compiled and only read
 * afterwards. */
#include "template/label.h"
#include "template/list.h"
#include "template/markup.h"
#include "template/numbering.h"

/* A paragraph style, with what it has from those it is based on. */
typedef struct {
	const char *id, *name;
	unsigned outline;      /* level of the outline, from 1; 0: text */
	unsigned heading;      /* 1 to 9: Word's own heading style of that level */
	unsigned contents;     /* 1 to 9: Word's own style of entries of a table of contents */
	const char *number;    /* w:numId; NULL: not numbered */
	unsigned level;        /* in that list */
	int breaks_page;       /* before it */
} jk_docx_style;

/* A w:num. */
typedef struct {
	const char *number;
	size_t list;           /* among the lists that are counted: those of one w:abstractNum count together */
	const jk_label_scheme *scheme;
	unsigned overridden;   /* levels that begin anew when this w:num is first used at them, as bits */
	unsigned starts[JK_NUMBERING_LEVELS];
	size_t index;
} jk_docx_number;

typedef struct jk_docx_model {
	jk_list styles;        /* jk_docx_style by id */
	jk_list numbers;       /* jk_docx_number by number, as text */
	size_t lists;          /* at least as many as there are */
	unsigned most;         /* the highest w:numId of the template */
} jk_docx_model;

/* NULL when that fails (noted in c). */
jk_docx_model *jk_docx_model_of(jk_compiling *c);
/* NULL when there is none. */
const jk_docx_style *jk_docx_style_find(const jk_docx_model *model, jk_slice id);
/* The paragraph style of entries of that level, NULL when the template has none. */
const jk_docx_style *jk_docx_contents_style(const jk_docx_model *model, unsigned level);
const jk_docx_number *jk_docx_number_find(const jk_docx_model *model, jk_slice number);

#endif
