#ifndef JK_COMPARE_PAIRING_H
#define JK_COMPARE_PAIRING_H
/* Inside the step that finds pairs (pair*.c): who goes with whom, what moved, in which order both are read. */
#include "base/index.h"
#include "compare/align.h"
#include "compare/comparison.h"

/* Pairs between two sequences, by index. */
typedef struct {
	size_t old_count, new_count;
	size_t *to_new, *to_old;  /* JK_ALIGN_NONE: no partner */
	unsigned char *moved;     /* by new index */
} jk_match;

/* A place in reading order: a pair, or one without partner (the other is JK_ALIGN_NONE). */
typedef struct {
	size_t old_at, new_at;
} jk_step;

JK_CHECKED jk_result jk_match_new(jk_match *match, jk_arena *arena, size_t old_count, size_t new_count);
void jk_match_join(jk_match *match, size_t old_at, size_t new_at);
/* Pairs what jk_align finds. A key counts only where the other sequence has it, too: a piece whose key is gone may be found by its text. */
JK_CHECKED jk_result jk_match_align(jk_match *match, jk_arena *arena, jk_align_item *old_items, jk_align_item *new_items,
				    const jk_align_options *options);
/* Marks as moved what is not among the longest run of pairs in order. */
JK_CHECKED jk_result jk_match_find_moved(jk_match *match, jk_arena *arena);
/* The new sequence, what has no partner in it standing where it stood. *steps has *count of them. */
JK_CHECKED jk_result jk_match_order(jk_step **steps, size_t *count, jk_arena *arena, const jk_match *match);

/* The numbers that articles of a paper had, and have now. */
typedef struct {
	jk_index labels; /* 第15条 → const char * 第16条 */
} jk_renumbering;
JK_CHECKED jk_result jk_renumbering_add(jk_renumbering *renumbering, jk_arena *arena, const char *old_label, const char *new_label);
/* An old text, narrow, with the numbers that articles have now; NULL when out of memory. */
JK_CHECKED const char *jk_renumbering_apply(jk_arena *arena, const jk_renumbering *renumbering, const char *text);
/* Whether the texts of two blocks say the same but for numbers that follow a renumbering (of articles, or of undecided items). */
JK_CHECKED jk_result jk_renumbering_explains(int *out, jk_arena *arena, const jk_renumbering *renumbering, const jk_side_block *old_block,
					     const jk_side_block *new_block);

/* Adds jk_piece: of a text that one side has, of two texts. */
JK_CHECKED jk_result jk_pieces_whole(jk_list *pieces, jk_arena *arena, jk_mark mark, const char *text);
JK_CHECKED jk_result jk_pieces_compare(jk_list *pieces, jk_arena *arena, jk_words *words, const char *old_text, const char *new_text);
/* Whether they are all kept. */
int jk_pieces_same(const jk_list *pieces);
/* The jk_row_pair of two tables; one may be NULL. *same when nothing differs. */
JK_CHECKED jk_result jk_pair_rows(jk_list *rows, int *same, jk_arena *arena, jk_words *words, const jk_side_block *old_block,
				  const jk_side_block *new_block);

/* A unit pair at work: how its blocks go together, and which went from one unit to another. */
typedef struct jk_unit_work jk_unit_work;
typedef struct {
	jk_unit_work *unit; /* NULL: nowhere */
	size_t block;
} jk_far_block;
struct jk_unit_work {
	jk_unit_pair *pair;
	jk_list old_blocks, new_blocks;  /* borrowed from the units; empty for a unit that is not there */
	jk_match match;
	jk_far_block *went_to, *came_from; /* by old and new block */
};
/* Pairs the blocks of one unit (`renumbering` may be NULL), what is left over between all units of a paper, and what is left then (pair_blocks.c). */
JK_CHECKED jk_result jk_match_blocks(jk_match *match, jk_arena *arena, const jk_renumbering *renumbering, const jk_list *old_blocks,
				     const jk_list *new_blocks);
JK_CHECKED jk_result jk_match_far_blocks(const jk_list *works, jk_arena *arena);
JK_CHECKED jk_result jk_match_rewritten(jk_unit_work *work, jk_arena *arena);
/* Fills pair->blocks and the states that follow from them (pair_unit.c). */
JK_CHECKED jk_result jk_pair_unit(jk_unit_work *work, jk_arena *arena, jk_words *words, const jk_renumbering *renumbering);
/* Fills the units of a pair of papers (pair_units.c). */
JK_CHECKED jk_result jk_pair_units(jk_paper_pair *papers, jk_arena *arena, jk_words *words);

#endif
