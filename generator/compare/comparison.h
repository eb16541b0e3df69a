#ifndef JK_COMPARE_COMPARISON_H
#define JK_COMPARE_COMPARISON_H
/* What a comparison found; outputs (text, JSON, HTML, tables) read it and nothing else. Lives in its arena; borrows from both sides. */
#include "compare/side.h"
#include "compare/words.h"

typedef enum { JK_PAIR_SAME, JK_PAIR_CHANGED, JK_PAIR_ADDED, JK_PAIR_REMOVED } jk_pair_state;

/* A run of text in reading order: kept, inserted or deleted. Deleted text comes before what replaces it. */
typedef struct {
	jk_mark mark;
	const char *text;
	const char *old_text; /* JK_KEPT: as the old side has it, which may differ in width; else NULL */
} jk_piece;

/* A row of a table: cells are jk_list of jk_piece. */
typedef struct {
	const jk_side_row *old_row, *new_row; /* one may be NULL */
	jk_list cells;
} jk_row_pair;

typedef struct jk_unit_pair jk_unit_pair;

/* A paragraph or table. One that went to another unit is listed there with both sides; where it stood, without the new one (JK_PAIR_REMOVED
 * and moved). JK_PAIR_SAME with renumbered: the pieces may differ in numbers of references, which only follow a renumbering. */
typedef struct {
	const jk_side_block *old_block, *new_block; /* one may be NULL */
	jk_pair_state state;
	int moved, renumbered; /* stands elsewhere in its unit or paper; has another label */
	const jk_unit_pair *elsewhere; /* moved between units: the one at the other end; else NULL */
	jk_list pieces;        /* jk_piece of the text */
	jk_list rows;          /* jk_row_pair */
} jk_block_pair;

typedef struct {
	const jk_side_value *old_value, *new_value; /* one may be NULL */
	jk_effect effect;
} jk_value_change;

/* What else a change of words means. */
typedef enum {
	JK_FINDING_DUTY,    /* しなければならない → 努めるものとする; may → must not */
	JK_FINDING_TIME,    /* 直ちに → 速やかに */
	JK_FINDING_FORM,    /* 書面による taken out */
	JK_FINDING_SCOPE,   /* 等, 再委託先を含む, すべて added or dropped */
	JK_FINDING_PROVISO, /* ただし added or dropped */
	JK_FINDING_NUMBER,  /* a number or deadline outside parameters */
	JK_FINDING_ITEM,    /* a 号 or 項 added or dropped */
	JK_FINDING_PARTY,   /* 甲 ↔ 乙 */
	JK_FINDING_NEGATION /* ない added or dropped */
} jk_finding_kind;
typedef struct {
	jk_finding_kind kind;
	jk_effect effect;
	const char *old_words, *new_words; /* "" for what is not there */
	const jk_block_pair *block;
} jk_finding;

/* A unit on both sides, or on one. */
struct jk_unit_pair {
	const jk_side_unit *old_unit, *new_unit; /* one is NULL in JK_PAIR_ADDED and JK_PAIR_REMOVED */
	const char *reason; /* JK_PAIR_REMOVED: why the clause is out now; "" when nobody tells */
	jk_pair_state state;
	int moved, renumbered;
	jk_effect effect;   /* the worst of what follows; a clause taken out is weakened, one that came in strengthened */
	jk_list blocks;     /* jk_block_pair in reading order of the new paper */
	jk_list values;     /* jk_value_change that differ */
	jk_list findings;   /* jk_finding */
	jk_list because;    /* jk_side_revision of the versions between the two: why, when the catalog tells */
	jk_list lost;       /* const char *: provisions that lose their only cover here */
};

typedef struct {
	const jk_side_paper *old_paper, *new_paper; /* one may be NULL */
	jk_list units; /* jk_unit_pair in the order of the new paper, those taken out where they stood */
} jk_paper_pair;

typedef struct {
	const jk_side_provision *provision;
	const jk_side_unit *was;       /* that covered it */
	const jk_side_paper *was_in;
	const char *reason;            /* why nothing covers it now: the reason for which the clause is out; "" when there is none */
} jk_uncovered;

struct jk_comparison {
	jk_arena *arena;
	const jk_side *old_side, *new_side;
	const char *kind; /* only papers of that kind; NULL: all */
	const char *words_version;
	jk_list papers;    /* jk_paper_pair */
	jk_list uncovered; /* jk_uncovered in the order of the standard */
	jk_list worst;     /* jk_unit_pair: all that differ, worst first */
	jk_compare_counts counts;
	int review;        /* the new side came back from somebody: words of reports differ */
};

/* Steps of jk_compare, one file each: pairs of papers, units and blocks (pair.c); values and words (effect.c); provisions (uncovered.c). */
JK_CHECKED jk_result jk_pair_sides(jk_comparison *comparison, jk_words *words);
JK_CHECKED jk_result jk_judge_effects(jk_comparison *comparison);
JK_CHECKED jk_result jk_find_uncovered(jk_comparison *comparison);
/* Reads the values of a document's units back out of their sentences: `base` is the set it came from, whose spans tell where values stood.
 * Adds jk_side_value (origin "document") to the units of `document` (readback.c). */
JK_CHECKED jk_result jk_read_values_back(jk_side *document, const jk_side *base, jk_words *words);

#endif
