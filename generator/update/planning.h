#ifndef JK_UPDATE_PLANNING_H
#define JK_UPDATE_PLANNING_H
/* From two comparisons over one base (by hand, by the release) to amendments of the draft and lines of the report. Private to the room. */
#include "compare/comparison.h"
#include "jokou/redline.h"
#include "jokou/update.h"
#include "update/merge.h"
#include "update/where.h"

#define JK_UPDATE_NUMBERING "numbering" /* author of numbers that follow a renumbering */

/* An amendment, and what becomes of it when it cannot be put in. */
typedef struct {
	jk_amendment amendment;
	jk_update_line *line;  /* of the clause it is about; NULL: none */
	unsigned group;        /* those of one paragraph are put in together or not at all */
	const char *instead;   /* remark that is made then; NULL for remarks */
	size_t at;             /* paragraph of the draft by which it is ordered, and at which that remark stands */
	size_t sequence;       /* among those of one place */
} jk_planned;

/* What the release asks and nobody has decided: its number stands in the texts as the name of a span. */
typedef struct {
	const char *number, *text; /* text: of the comment, lines parted by LF */
	int asked;                 /* the comment stands */
} jk_question;

/* What has been decided of one clause. */
typedef struct {
	int by_hand;                        /* the hand changed something */
	int put_in, conflict, left_out, told;
	const char *instead;                /* msgid of the sentence that says it better than that of what was done; NULL: none */
	jk_done of;                         /* what must have been done for it */
} jk_tally;

typedef struct {
	jk_arena *arena;
	jk_words *words;
	const jk_paper_pair *hand, *release; /* base → draft, base → new set; both over the same base paper */
	const jk_side_paper *source;         /* the new document */
	const jk_catalog *catalog;           /* of the release; NULL in tests: differences have no weight */
	const char *author;                  /* "catalog v1.1.0" */
	jk_list questions;                   /* jk_question */
	jk_list steps;                       /* jk_planned, in the order of the draft once jk_plan is done */
	jk_list lines;                       /* jk_update_line */
	unsigned groups;
	/* of the clause that is looked at */
	jk_update_line *line;
	jk_tally tally;
	/* Behind which paragraph of the draft the next new clause stands, and the chapter that is, as the release calls it. */
	size_t behind;
	const char *chapter;
	int no_memory;
} jk_plan;

/* All of it. `plan` comes with everything up to `author`. */
JK_CHECKED jk_result jk_plan_make(jk_plan *plan);
/* Amendments that were refused (as jk_amend tells, in the order of the steps) become remarks and lines; *any when there were some. */
JK_CHECKED jk_result jk_plan_refused(jk_plan *plan, const unsigned char *refused, int *any);

/* --- parts of it; memory that lacks is noted in the plan --- */

/* The pair whose base unit that is; the pair of a base block in it, or in the unit where it went, that has both sides; NULL when there is none. */
const jk_unit_pair *jk_plan_unit(const jk_paper_pair *papers, const jk_side_unit *base);
const jk_block_pair *jk_plan_block(const jk_unit_pair *unit, const jk_side_block *base);
/* The block of the new document that shows a block of the new set; NULL when the document has it in other words. */
const jk_side_block *jk_plan_source(const jk_plan *plan, const jk_side_unit *unit, const jk_side_block *block);

/* Adds an amendment of the clause that is looked at, to the group that is open: who begins one counts plan->groups up. */
void jk_plan_add(jk_plan *plan, const jk_amendment *amendment, const char *instead);
/* Adds a remark at a paragraph of the draft, or at one of the source (0: none) that an insertion behind that paragraph brings. */
void jk_plan_remark(jk_plan *plan, size_t paragraph, size_t source, const char *text);
/* Adds the questions that a block of the new set asks for the first time, as remarks at the paragraph, or the source, that has it. */
void jk_plan_ask(jk_plan *plan, const jk_side_block *block, size_t paragraph, size_t source);
/* A conflict in a paragraph: remark, and the three texts for the report. `why` is its first line. */
void jk_plan_conflict(jk_plan *plan, size_t paragraph, const char *why, const char *hand, const char *base, const char *release);
/* Something a person has to do: remark and report. */
void jk_plan_tell(jk_plan *plan, size_t paragraph, const char *remark);

/* Blocks of a clause that stands on all three sides (plan_block.c), a table (plan_table.c), a text whose places are known on both ends. */
void jk_plan_blocks(jk_plan *plan, const jk_unit_pair *hand, const jk_unit_pair *release);
void jk_plan_table(jk_plan *plan, const jk_side_unit *unit, const jk_block_pair *hand, const jk_block_pair *release);
/* One text of the base, what the hand and the release made of it, and where the latter two stand. `followed`: the release only followed a
 * renumbering. 0: it cannot be told where (nothing was done). */
typedef struct {
	const char *base, *hand, *release;
	const jk_list *hand_places, *release_places;
	const jk_side_block *base_block, *release_block; /* whose spans tell live references; NULL for cells */
	size_t paragraph; /* of the draft, for remarks */
	int followed;
} jk_three_texts;
int jk_plan_texts(jk_plan *plan, const jk_three_texts *texts);
/* Clauses that only one side has (plan_unit.c). */
void jk_plan_new_unit(jk_plan *plan, const jk_unit_pair *release);
void jk_plan_withdrawn(jk_plan *plan, const jk_unit_pair *hand, const jk_unit_pair *release);
void jk_plan_gone(jk_plan *plan, const jk_unit_pair *hand, const jk_unit_pair *release);
/* The paragraph nearest before a clause of the base, or behind it, that stays in the draft. */
size_t jk_plan_neighbour(const jk_plan *plan, const jk_side_unit *base);

/* The text, "" when there was no memory for it, which is noted: jk_plan_keep(plan, jk_arena_format(plan->arena, …)). */
const char *jk_plan_keep(jk_plan *plan, const char *text);
/* What was done, told of a clause by what was decided in it; its word in JSON, its sentence in the language of the locale (plan_say.c).
 * What stands in the margin is Japanese whatever the locale, for it becomes part of a document. */
jk_done jk_done_of(const jk_tally *tally);
const char *jk_done_sentence(jk_done done);
const char *jk_done_word(jk_done done);

#endif
