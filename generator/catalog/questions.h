#ifndef JK_CATALOG_QUESTIONS_H
#define JK_CATALOG_QUESTIONS_H
/* The table of questions, clauses/questions.xml: only `jokou new` pays for reading it. */
#include "catalog/catalog.h"

typedef enum { JK_ASK_SECTION, JK_ASK_QUESTION, JK_ASK_REPEAT } jk_ask_shape;

typedef enum {
	JK_ASKS_TEXT,
	JK_ASKS_YES_NO,
	JK_ASKS_CHOICE,
	JK_ASKS_MANY, /* choices, several of them */
	JK_ASKS_LEVEL,
	JK_ASKS_NUMBER,
	JK_ASKS_DURATION,
	JK_ASKS_DATE,
	JK_ASKS_COUNTRY,
	JK_ASKS_VOCABULARY,
} jk_ask_kind;

/* Words in both languages; slots of terms only. */
typedef struct {
	jk_phrase japanese, english;
} jk_wording;

typedef struct {
	const char *key;
	jk_wording words;
} jk_ask_option;

/* A section, a question or a repeated element. */
typedef struct jk_ask {
	jk_ask_shape shape;
	const char *id;
	const char *path; /* from the profile's root or the repeated element; NULL for a section */
	jk_xpath *only_if;
	const jk_provision *provision; /* NULL: none */
	jk_wording title, prompt, help, any, more; /* empty when it has none; a question has prompt and help, a repeat any and more */
	/* questions */
	jk_ask_kind kind;
	const jk_parameter *parameter; /* NULL: none */
	const char *list, *of, *unit;
	const jk_ask_option *options;
	size_t option_count;
	int always_decided, may_skip, takes_today;
	int gate;           /* of a section: it is asked first how to go about it as a whole */
	const char *number; /* of a repeat: letters before the number of its ids, or NULL */
	struct jk_ask *first, *next, *parent;
	unsigned line;
} jk_ask;

typedef struct jk_questions jk_questions;

/* Reads the table of the catalog's folder. *out owned; the catalog must outlive it. Reports F001, X…, C001, C002, C003, C005, N001. */
JK_CHECKED jk_result jk_questions_read(jk_questions **out, const jk_catalog *catalog, jk_diagnostics *diagnostics);
void jk_questions_free(jk_questions *questions);
/* The first section; the file's path. */
const jk_ask *jk_questions_first(const jk_questions *questions);
const char *jk_questions_path(const jk_questions *questions);

#endif
