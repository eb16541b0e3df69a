#ifndef JK_INTERVIEW_INTERVIEWING_H
#define JK_INTERVIEW_INTERVIEWING_H
/* An interview; private to the room. */
#include "assemble/set.h"
#include "catalog/questions.h"
#include "jokou/interview.h"
#include "profile/reader.h"

typedef enum { JK_ASKED_VALUE, JK_ASKED_WHOLE, JK_ASKED_MORE } jk_asked_what;

/* Something that is asked: a question at a place of the profile, how to go about a section, whether there is one more of a repeat. */
typedef struct {
	jk_asked_what what;
	const jk_ask *ask, *section;
	const char *context; /* the repeated element it is in: "functions/function[2]"; "" at the root */
	const char *key;
	const char *added;   /* of what was asked and affirmed: the element that was added */
} jk_asked;

typedef struct {
	const char *key, *text;
} jk_stood;

struct jk_interview {
	jk_arena *arena;
	const jk_catalog *catalog;
	const char *date, *id;
	jk_questions *questions;
	jk_profile_reader *reader;
	const jk_schema *schema; /* of profiles, the reader's */
	jk_xml *tree;            /* what was answered: a profile with gaps */
	jk_list passed;          /* keys (const char *) of what was passed over, and of repeats that are complete */
	jk_list fillers;         /* paths of what was put into the last draft only to make it valid */
	jk_list stood;           /* jk_stood */
	jk_list history;         /* jk_asked, in the order they were answered */
	size_t at;               /* in the history while somebody has gone back, else its count */
	jk_asked now;            /* what is asked now; ask NULL: nothing */
	size_t left;
	/* What the answers so far give. */
	jk_profile *profile;
	jk_clause_set *set;
	jk_xml *view;            /* the case that conditions see */
	jk_xpath_scope *scope;
	const char *decision;
	jk_interview_question shown;
	const char *said;
	int reading_form;        /* words of a form must be its own words */
	int no_memory;
};

/* An answer, understood. */
typedef struct {
	int undecided;
	jk_list texts;     /* const char *, as they go into the profile; several for JK_ASKS_MANY */
	const char *unit;  /* NULL: none */
	const char *decider, *due, *note; /* of what is undecided; NULL: not said */
} jk_answer;

/* --- helpers (interview.c) --- */
const char *jk_iv_format(jk_interview *iv, const char *format, ...) JK_PRINTF(2, 3);
const char *jk_iv_keep(jk_interview *iv, jk_buffer *text);
void jk_iv_push(jk_interview *iv, jk_list *list, const void *item);
/* Draft, decision and view anew from the tree. JK_FAILED: faults were reported; all is as before. */
JK_CHECKED jk_result jk_iv_settle(jk_interview *iv, jk_diagnostics *diagnostics);
/* Changes the tree and settles; when that is refused the tree is as before, and iv->said tells why. */
typedef jk_result jk_iv_change(jk_interview *iv, void *state);
JK_CHECKED jk_result jk_iv_try(int *taken, jk_interview *iv, jk_iv_change *change, void *state);

/* Finds the next question (turn.c). */
JK_CHECKED jk_result jk_iv_go_on(jk_interview *iv, jk_diagnostics *diagnostics);
/* Checks the questions against the shape of profiles (fit.c). Reports N001 to N003. */
JK_CHECKED jk_result jk_questions_fit(jk_interview *iv, jk_diagnostics *diagnostics);

/* --- the tree (tree.c) --- */
/* The node at "functions/function[2]/information[1]" below the root; "" is the root; NULL when there is none. */
jk_node *jk_tree_at(jk_node *root, const char *path);
/* "functions/function[2]" of the Nth (from 1). */
const char *jk_tree_nth(jk_interview *iv, const char *context, const char *path, unsigned n);
/* The element that holds the repeated ones of a path below `from`; NULL when there is none yet. */
jk_node *jk_tree_parent(jk_node *from, const char *path);
unsigned jk_tree_count(jk_node *from, const char *path);
/* Whether the tree has an answer to a question there: a value, or that it is undecided. */
int jk_tree_has(jk_interview *iv, const jk_asked *asked);
/* The element the question is about, NULL when there is none; for an attribute the element that bears it. */
jk_node *jk_tree_element(jk_interview *iv, const jk_asked *asked);
/* The name of the attribute the path ends with; NULL: it ends with an element. */
const char *jk_tree_attribute(const jk_ask *ask);
JK_CHECKED jk_result jk_tree_put(jk_interview *iv, const jk_asked *asked, const jk_answer *answer);
void jk_tree_drop(jk_interview *iv, const jk_asked *asked);
/* Adds one of a repeat; *path is where. */
JK_CHECKED jk_result jk_tree_add(const char **path, jk_interview *iv, const jk_asked *asked);
/* Makes the elements of a path of names and gives the last. */
jk_node *jk_tree_make(jk_node *from, const char *path, size_t length);

/* --- drafts (draft.c) --- */
/* The profile as it could be written now: without what lacks its attributes, with what a profile must have. */
JK_CHECKED jk_result jk_draft_put(jk_buffer *out, jk_interview *iv, int finished);
/* Takes off what a draft was filled with, and what it says was passed over. */
void jk_draft_take_off(jk_interview *iv);
/* The content of the mark of an unfinished profile; NULL when it is none. */
const char *jk_draft_mark(const jk_xml *xml);

/* --- what is asked (agenda.c) --- */
/* Sets iv->now and iv->left. */
JK_CHECKED jk_result jk_agenda_next(jk_interview *iv, jk_diagnostics *diagnostics);
/* Keys of all that matters, answered or not. */
JK_CHECKED jk_result jk_agenda_all(jk_list *out, jk_interview *iv, jk_diagnostics *diagnostics);
int jk_agenda_passed(const jk_interview *iv, const char *key);
void jk_agenda_pass(jk_interview *iv, const char *key);
void jk_agenda_unpass(jk_interview *iv, const char *key);
/* The value a paper takes for the question's parameter, NULL when no paper does. */
const jk_value *jk_agenda_value(const jk_interview *iv, const jk_ask *ask);
/* The catalog's default that stands while nothing is said, in words; NULL when there is none. */
const char *jk_agenda_default(const jk_interview *iv, const jk_ask *ask);
/* The questions of a section at the root that have no answer yet, passed over or not. */
void jk_agenda_each_open(jk_interview *iv, const jk_ask *section, void (*visit)(jk_interview *, const jk_asked *, void *), void *state);

/* --- words (words.c) --- */
/* Whether questions are shown in Japanese. */
int jk_words_japanese(void);
const jk_vocabulary *jk_words_vocabulary(const jk_interview *iv);
/* A label of the catalog in the words of that body, as its papers show it. */
const char *jk_words_label(jk_interview *iv, const jk_label *label);
const char *jk_words_of(jk_interview *iv, const jk_wording *words);
/* Keys and words of what can be chosen; both empty when it is not a choice. */
void jk_words_options(jk_interview *iv, const jk_ask *ask, jk_list *keys, jk_list *words);
/* The answer in the tree, in words; NULL when there is none. */
const char *jk_words_present(jk_interview *iv, const jk_asked *asked);
/* How a section may be gone about: keys "defaults", "each", "later" and their words. */
void jk_words_ways(jk_interview *iv, const jk_ask *section, jk_list *keys, jk_list *words);
/* Fills iv->shown for iv->now. */
void jk_words_show(jk_interview *iv);
/* The decision in one line. */
const char *jk_words_decision(jk_interview *iv);

/* --- what a turn does (turn.c) --- */
/* Puts an answer into the tree, when the profile takes it; else iv->said tells why not. */
JK_CHECKED jk_result jk_iv_put(int *taken, jk_interview *iv, const jk_asked *asked, const jk_answer *answer);
/* Adds one of the repeat asked->ask; asked->added is where. */
JK_CHECKED jk_result jk_iv_add(int *taken, jk_interview *iv, jk_asked *asked);

/* --- answers (answer.c) --- */
/* Reads a line as an answer to the question; 0: iv->said tells what is wrong. */
/* The key that the line chooses: by number, key or word; NULL when it is none of them. */
const char *jk_answer_choose(jk_interview *iv, const char *line, const jk_list *keys, const jk_list *words);
int jk_answer_read(jk_interview *iv, const jk_asked *asked, const char *line, jk_answer *out);
/* Whether the line is one of the words of that turn. */
int jk_answer_is(const char *line, jk_interview_turn turn);
/* 1 yes, 0 no, -1 neither. */
int jk_answer_yes(jk_interview *iv, const char *line);

#endif
