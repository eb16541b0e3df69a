#ifndef JOKOU_INTERVIEW_H
#define JOKOU_INTERVIEW_H
/* The interview behind `jokou new`: it is given answers, one line each, and builds a profile of them. It neither reads nor prints: a front
 * end shows jk_interview_ask and hands in what was typed. */
#include "jokou/catalog.h"

typedef struct jk_interview jk_interview;

typedef struct {
	const char *id;         /* of the profile; NULL or unfit: "service" */
	const char *vocabulary; /* NULL: it is asked for when the catalog has several */
	const char *date;       /* today, "2026-11-23": proposed as the date of the papers; must not be NULL */
} jk_interview_options;

/* Reads questions.xml of the catalog, which must outlive the interview, and is ready for the first question. *out owned; NULL unless JK_OK.
 * Reports X…, C…, N001 to N003. */
JK_CHECKED jk_result jk_interview_new(jk_interview **out, const jk_catalog *catalog, const jk_interview_options *options, jk_diagnostics *diagnostics);
/* Frees it; NULL is allowed. */
void jk_interview_free(jk_interview *interview);

/* Whether the file is a profile that an interview left unfinished. 0 also when it cannot be read. */
int jk_interview_is_unfinished(const char *path);
/* Goes on with such a profile. Before the first answer only. Reports what jk_profile_read reports. */
JK_CHECKED jk_result jk_interview_resume(jk_interview *interview, const char *path, jk_diagnostics *diagnostics);

/* A question as it is to be shown, in the language of the locale. Borrowed until the next call of another function of the interview. */
typedef struct {
	const char *key;      /* what it is about: "functions/function[1]/name" */
	const char *heading;  /* section, and which of several: "機能 2　電子メール" */
	const char *place;    /* what the heading is of: the same as long as the same thing is asked about */
	const char *prompt;
	const char *why;      /* provision and our words for it; NULL: none */
	const char *help;     /* "" when there is none */
	const char *form;     /* how to write the answer: "a date, like …" */
	const char *const *options; /* to be numbered from 1 */
	size_t option_count;
	const char *present;  /* the answer it has; NULL: none yet. An empty line keeps it */
	const char *proposal; /* what an empty line means then; NULL: it is refused */
	const char *stood;    /* what stood in the form and was not understood; NULL: nothing */
	int may_be_undecided;
	size_t left;          /* questions still to come, this one included, as far as can be seen now */
} jk_interview_question;
/* The question now; NULL when there is none left. */
const jk_interview_question *jk_interview_ask(jk_interview *interview);

typedef enum {
	JK_TURN_TAKEN,   /* the next question is there */
	JK_TURN_REFUSED, /* the same question again; jk_interview_said tells why */
	JK_TURN_HELP,    /* the same question; its help was asked for */
	JK_TURN_BACK,    /* an earlier question */
	JK_TURN_STOP,    /* to save what is there and end */
} jk_interview_turn;

/* Takes a line: an answer, or one of the words 戻る ? 中断 未定 (back help stop undecided) that stand for turns. An answer that the profile,
 * its rules or the catalog refuse leaves everything as it was. JK_FAILED only when the catalog itself is at fault (reported). */
JK_CHECKED jk_result jk_interview_answer(jk_interview_turn *out, jk_interview *interview, const char *line, jk_diagnostics *diagnostics);
/* Why the last answer was refused, or a remark on what became of it; "" for nothing. */
const char *jk_interview_said(const jk_interview *interview);

/* What became of a value of a form. */
typedef enum {
	JK_OFFER_TAKEN,
	JK_OFFER_UNDECIDED, /* it is undecided in the form, too */
	JK_OFFER_ASKED,     /* not understood: it will be asked, with what stood there */
	JK_OFFER_BLANK,     /* nothing stood there, or that nobody has looked */
	JK_OFFER_KEPT,      /* it had an answer already */
	JK_OFFER_NOWHERE,   /* no field of the profile, or nothing it could belong to */
} jk_offer_outcome;
/* A field of a form: `field` is an id that the document kind `application` lists. The last two are the answer: what became of it, and what was
 * understood, in words (borrowed until the next call; NULL when nothing was). */
typedef struct {
	const char *field, *text;
	jk_offer_outcome outcome;
	const char *shown;
} jk_interview_field;
/* Takes a field that stands once, or with `listed` the fields of one row of a list. What has an answer already keeps it. */
JK_CHECKED jk_result jk_interview_offer(jk_interview *interview, jk_interview_field *fields, size_t count, int listed);
/* To be called when all of a form was offered: finds the first question that is left. */
JK_CHECKED jk_result jk_interview_offered(jk_interview *interview, jk_diagnostics *diagnostics);
/* The title of a field, as forms have it; NULL when there is no such field. */
const char *jk_interview_field_title(const jk_interview *interview, const char *field);

/* The decision as it stands, in one line: chapter, approver, number of papers and of open items; "" while there is none. */
const char *jk_interview_decision(const jk_interview *interview);
/* Whether the standard governs the service, so far. */
int jk_interview_governed(const jk_interview *interview);
/* The profile as XML, valid whatever is still open; marked as unfinished while a question is left. *out: free with jk_text_free. */
JK_CHECKED jk_result jk_interview_write(char **out, jk_interview *interview, jk_diagnostics *diagnostics);
void jk_text_free(char *text);

#endif
