#ifndef JK_COMPARE_TABLE_H
#define JK_COMPARE_TABLE_H
/* 新旧対照表: a comparison as rows of two cells, old and new. Decides which units stand in it, what is left out as 略, which words are
 * underlined and which cells of tables framed; how it looks is for templates (format/table_model.c). Everything lives in the arena given and
 * borrows from the comparison. */
#include "compare/comparison.h"

/* Index of a side in what has two. */
enum { JK_OLD_SIDE, JK_NEW_SIDE, JK_SIDES };

/* How what changed stands out. Only the style of the State has double lines; they beat frames, and frames beat lines. */
typedef enum {
	JK_CONTRAST_PLAIN,
	JK_CONTRAST_LINED,   /* words that changed */
	JK_CONTRAST_DOUBLED, /* the caption or number of what moved, came in or went */
	JK_CONTRAST_FRAMED   /* of a cell */
} jk_contrast_mark;

typedef struct {
	const char *text;
	jk_contrast_mark mark;
} jk_contrast_run;

typedef enum {
	JK_LINE_CHAPTER,
	JK_LINE_CAPTION,   /* （目的） */
	JK_LINE_HEADING,   /* 4　再委託: of a paper whose units have no captions */
	JK_LINE_ARTICLE,
	JK_LINE_PARAGRAPH,
	JK_LINE_PLAIN,     /* a paragraph without number */
	JK_LINE_ITEM,
	JK_LINE_SUBITEM1,
	JK_LINE_SUBITEM2,
	JK_LINE_TITLE,     /* of a table */
	JK_LINE_TABLE,
	JK_LINE_NOTE       /* （新設）, （削る） */
} jk_contrast_kind;

typedef enum { JK_ROW_HEAD, JK_ROW_PLAIN, JK_ROW_FRAMED, JK_ROW_OMITTED } jk_contrast_row_kind;

/* A row of a table inside a cell; cells: jk_contrast_run. Omitted: rows that are the same stand here; no cells. */
typedef struct {
	jk_contrast_row_kind kind;
	jk_list cells;
} jk_contrast_table_row;

typedef struct {
	jk_contrast_kind kind;
	jk_list runs;    /* jk_contrast_run */
	jk_list rows;    /* jk_contrast_table_row; as many cells each as `columns` */
	size_t columns;  /* of a table */
	int framed;      /* the whole table came in or went */
} jk_contrast_line;

/* What stands at one height. */
typedef struct {
	jk_list lines[JK_SIDES]; /* jk_contrast_line */
	int first;               /* of its unit: a border stands above it */
	jk_list remarks;         /* const char *: lines of 備考 */
} jk_contrast_row;

typedef struct {
	const jk_paper_pair *paper;
	const char *title; /* of the new paper, else of the old one */
	jk_list rows;      /* jk_contrast_row; papers without any are left out */
	int framed;        /* some table has frames */
} jk_contrast_paper;

/* A line of the summary: a unit that became weaker or stronger, came in or went, or whose values or duties a person must judge. */
typedef struct {
	const jk_unit_pair *unit;
	const char *effect, *state;  /* 緩和, 変更 */
	const char *place, *title;   /* 契約書第12条; what the unit is called */
	jk_list remarks;             /* const char * */
	const char *provisions;      /* 3.1(8)⑤、3.4② */
} jk_contrast_point;

/* A provision that nothing covers any more. */
typedef struct {
	const jk_uncovered *uncovered;
	const char *place; /* that covered it */
} jk_contrast_gap;

/* A paper that only one side has: it has no table, in which nothing would stand opposite anything. */
typedef struct {
	const char *title;
	int added;     /* else it went out */
	size_t units;  /* in it */
} jk_contrast_whole;

/* Units of a paper of which nothing can be said but that their words changed. */
typedef struct {
	const char *title;  /* of the paper */
	const char *places; /* 第3条、第5条 */
} jk_contrast_rest;

typedef struct {
	jk_list papers; /* jk_contrast_paper */
	jk_list points; /* jk_contrast_point, worst first */
	jk_list wholes; /* jk_contrast_whole, those that went out first */
	jk_list rests;  /* jk_contrast_rest */
	jk_list gaps;   /* jk_contrast_gap */
} jk_contrast;

typedef struct {
	int without_notes;   /* （新設） and （削る） are not printed */
	int national;        /* the style of the State: captions and numbers of what moved, came in or went have double lines */
	int all;             /* units that are the same are listed, as 略 */
	const char *omitted; /* what stands for text that is left out; NULL: 略 */
} jk_contrast_options;

/* Linear in the size of the comparison. *out lives in the arena. */
JK_CHECKED jk_result jk_contrast_make(jk_contrast **out, jk_arena *arena, const jk_comparison *comparison, const jk_contrast_options *options);

#endif
