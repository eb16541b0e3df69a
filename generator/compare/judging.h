#ifndef JK_COMPARE_JUDGING_H
#define JK_COMPARE_JUDGING_H
/* Inside the step that judges effects (effect*.c). */
#include "compare/comparison.h"

/* --- words that mean something (effect_term.c; the words are in effect_term.def) --- */

typedef enum { JK_TERM_DUTY, JK_TERM_TIME, JK_TERM_FORM, JK_TERM_SCOPE, JK_TERM_PROVISO, JK_TERM_LIABILITY, JK_TERM_PARTY, JK_TERM_NOT, JK_TERM_PLAIN } jk_term_kind;
/* What a sentence demands of whom it is about, from nothing to everything. */
typedef enum { JK_DUTY_FREE, JK_DUTY_MAY, JK_DUTY_NONE, JK_DUTY_DESIRE, JK_DUTY_EFFORT, JK_DUTY_MUST, JK_DUTY_BAN } jk_duty;
typedef struct {
	jk_term_kind kind;
	const char *sense;
	int level;
	const char *words;
} jk_term;
typedef struct {
	const jk_term *term;
	size_t from, to; /* bytes */
} jk_term_hit;
/* Adds a jk_term_hit for each in text, in order. */
JK_CHECKED jk_result jk_terms_find(jk_list *out, jk_arena *arena, const char *text);

/* Who is meant: by what stands before は. */
typedef enum { JK_WHO_NOBODY, JK_WHO_SUPPLIER, JK_WHO_BUYER, JK_WHO_BOTH } jk_who;
/* Whom the sentence around `at` is about; JK_WHO_NOBODY when it names nobody. */
jk_who jk_topic_at(const char *text, size_t at);
/* The first that a text names as its topic. */
jk_who jk_topic_first(const char *text);
/* The sentence around a place: bytes [*from, *to), 。 included; those in brackets belong to the sentence outside. */
void jk_sentence_around(size_t *from, size_t *to, const char *text, size_t at);

/* --- values (effect_value.c) --- */

JK_CHECKED jk_result jk_judge_values(jk_unit_pair *unit, jk_arena *arena);

/* --- words (effect_words.c, effect_number.c) --- */

typedef struct {
	size_t from, to;
} jk_range;
/* A place where two texts differ. */
typedef struct {
	jk_range was, is;
	jk_range was_words, is_words; /* the same, widened to whole words of effect_term.def */
	int whole;  /* a sentence came or went, and nothing stands for it */
	int judged; /* something of it is a finding, or is told elsewhere */
} jk_edit;
/* Two texts that differ, as read for judging. */
typedef struct {
	jk_arena *arena;
	jk_unit_pair *unit;
	const jk_block_pair *block;
	const char *was, *is;
	jk_list was_terms, is_terms;   /* jk_term_hit */
	jk_list was_values, is_values; /* jk_range: values of parameters, judged as such */
	jk_list edits;                 /* jk_edit */
	jk_who who;                    /* whom it is about where it names nobody */
	int with_values;               /* values were told; else numbers in them are words like others */
	int rewritten;                 /* so little stayed that only duties and liability can be set against each other */
} jk_reading;

/* Judges the words of all blocks: adds findings. *unclear when words changed that no rule knows. */
JK_CHECKED jk_result jk_judge_words(jk_unit_pair *unit, jk_arena *arena, int with_values, int *unclear);
JK_CHECKED jk_result jk_judge_terms(jk_reading *reading);
JK_CHECKED jk_result jk_judge_numbers(jk_reading *reading);
JK_CHECKED jk_result jk_add_finding(jk_reading *reading, jk_finding_kind kind, jk_effect effect, const char *old_words, const char *new_words);
/* Whether a term or number stands in a value of a parameter. */
int jk_in_ranges(const jk_list *ranges, size_t from, size_t to);
/* Whether a stretch shares text with a range, or holds the place of an empty one inside. */
int jk_touches(jk_range range, size_t from, size_t to);
/* What the sentence around a place demands: the level of its last word of duty; JK_DUTY_NONE without one. */
jk_duty jk_duty_around(const jk_list *terms, const char *text, size_t at);
/* Whom a place is about: the topic of its sentence, else that of the reading. */
jk_who jk_who_at(const jk_reading *reading, const char *text, size_t at);

/* --- wholes (effect_whole.c) --- */

/* What a text that comes in does: in favour of the buyer JK_EFFECT_STRENGTHENED, of the supplier JK_EFFECT_WEAKENED. `who` as in a reading. */
JK_CHECKED jk_result jk_judge_whole(jk_effect *out, jk_arena *arena, const char *text, jk_who who);
/* The effect of a unit that came in or is gone. */
JK_CHECKED jk_result jk_judge_lone_unit(jk_unit_pair *unit, jk_arena *arena);
/* The other way round: what is gone does the opposite of what came in. */
jk_effect jk_effect_turned(jk_effect effect);

#endif
