#ifndef JK_COMPARE_SUMMARY_H
#define JK_COMPARE_SUMMARY_H
/* What all outputs of a comparison share: their words, the rows of the summary, and pieces of blocks whatever state these are in. */
#include "base/json.h"
#include "compare/comparison.h"

/* --- words --- */

/* The state in JSON: "unchanged" "changed" "added" "removed" "moved"; of a review "untouched" and "missing". */
const char *jk_pair_word(const jk_unit_pair *pair, int review);
/* The same for people, in the language of the locale; so are the next ones' names. */
const char *jk_pair_name(const jk_unit_pair *pair, int review);
const char *jk_effect_word(jk_effect effect);
const char *jk_effect_name(jk_effect effect);
const char *jk_finding_word(jk_finding_kind kind);
const char *jk_finding_name(jk_finding_kind kind);
const char *jk_side_kind_word(jk_side_kind kind);
/* The value as the paper writes it, or that nobody has decided it; "" for NULL. */
const char *jk_side_value_text(const jk_side_value *value);

/* --- units --- */

/* The unit as it stands in a paper: NULL when the side lacks it, or left it out. */
const jk_side_unit *jk_pair_old(const jk_unit_pair *pair);
const jk_side_unit *jk_pair_new(const jk_unit_pair *pair);
/* The one reports call it by: the new one, else the old one. */
const jk_side_unit *jk_pair_shown(const jk_unit_pair *pair);
/* Whether it is in neither paper, and no report tells of it. */
int jk_pair_is_nowhere(const jk_unit_pair *pair);
/* Whether it is the same and stands where it stood; another number alone does not count. */
int jk_pair_is_same(const jk_unit_pair *pair);
/* Why the catalog has it in or out, for one that came in or went out; "" when nobody says. */
const char *jk_pair_reason(const jk_unit_pair *pair);
/* The paper's title, "" when it has none; the one it is called by. */
const jk_side_paper *jk_paper_shown(const jk_paper_pair *pair);
const char *jk_paper_title(const jk_side_paper *paper);
/* The group it is for, when there is another paper of its kind; else "". */
const char *jk_paper_group(const jk_comparison *comparison, const jk_paper_pair *pair);
/* Whether anything in it is told without being asked for. */
int jk_paper_differs(const jk_paper_pair *pair);
/* Appends 第12条　事故の報告; only the label or the title when the other is missing; "－" when both are. */
void jk_put_unit_name(jk_buffer *out, const jk_side_unit *unit);
/* The section of a provision (3.1(8)⑤), or its id when neither side knows it. */
const jk_side_provision *jk_find_provision(const jk_comparison *comparison, const char *id);
const char *jk_provision_name(const jk_comparison *comparison, const char *id);
/* Appends the sections of all provisions that either of the units covers, each once, parted by 、. */
void jk_put_covers(jk_buffer *out, const jk_comparison *comparison, const jk_unit_pair *pair);

/* --- findings --- */

typedef void jk_finding_visit(void *state, jk_finding_kind kind, jk_effect effect, const char *old_words, const char *new_words);
/* Calls `visit` for the findings of a unit, those of one kind and effect together, worst first: the words parted by 、, each once. JK_NO_MEMORY:
 * some are missing. */
JK_CHECKED jk_result jk_unit_findings(const jk_unit_pair *unit, jk_finding_visit *visit, void *state);

/* Appends what the margin of a paper says of the clause, lines parted by LF: its state and effect, values and words that differ, why, and
 * provisions. In Japanese whatever the locale. */
void jk_put_remark(jk_buffer *out, const jk_comparison *comparison, const jk_unit_pair *pair);

/* Member "because": the revisions (jk_side_revision) that say why. */
void jk_json_because(jk_json *j, const jk_list *revisions);

/* --- blocks --- */

typedef void jk_piece_visit(void *state, const jk_piece *piece);
/* Calls `visit` for each piece of the text, also of blocks without pieces, which are then one piece. */
void jk_block_pieces(const jk_block_pair *pair, jk_piece_visit *visit, void *state);
/* The same for a cell of a row; and the number of its cells. */
void jk_cell_pieces(const jk_row_pair *pair, size_t cell, jk_piece_visit *visit, void *state);
size_t jk_row_cells(const jk_row_pair *pair);
/* Whether all its words are kept. */
int jk_row_is_same(const jk_row_pair *pair);
/* The block reports take kind and path from. */
const jk_side_block *jk_block_shown(const jk_block_pair *pair);
/* Whether nothing of it need be told: same words, same number, same place. */
int jk_block_is_same(const jk_block_pair *pair);
/* Whether it is the heading of its unit, which every report prints anyway. */
int jk_block_is_heading(const jk_unit_pair *unit, const jk_block_pair *pair);
/* Blocks of the unit from `from` on that are the same, down to the next that is less deep: the end of the run. */
size_t jk_same_run(const jk_unit_pair *unit, size_t from);
/* Appends what stands for blocks from…to - 1 of the unit: "2及び3　略", "(1)～(4)　略"; "（略）" when they have no numbers. */
void jk_put_omitted(jk_buffer *out, const jk_unit_pair *unit, size_t from, size_t to);

/* --- the summary --- */

typedef struct {
	const jk_paper_pair *paper;
	const jk_unit_pair *unit;
	size_t paper_number, unit_number; /* from 1, as they stand in the comparison */
	const char *provisions;           /* sections it covers; "" */
} jk_summary_place;

typedef struct {
	jk_list places;                   /* jk_summary_place: at least one; several clauses may have one value */
	jk_effect effect;
	const char *what;                 /* 第一報の期限; "duty"; "taken out" */
	const char *old_text, *new_text;  /* "" for what is not there */
	const char *value;                /* name of the parameter, which tells equal rows; NULL: it is no value */
} jk_summary_row;

/* A row for each value, finding or change of words; a value that changed alike in several clauses has one. What got weaker first, and of that what leaves a provision without cover; then what
 * only a person can tell, what got stronger, and the rest. */
typedef struct {
	jk_list rows;     /* jk_summary_row */
	size_t weakened;  /* how many of them, from the first, are about what got weaker */
} jk_summary;
JK_CHECKED jk_result jk_summarise(jk_summary *out, jk_arena *arena, const jk_comparison *comparison);

#endif
