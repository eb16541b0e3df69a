#ifndef JK_ASSEMBLE_PUT_CATALOG_H
#define JK_ASSEMBLE_PUT_CATALOG_H
/* The canonical XML of a whole catalog, as if it were one paper of each kind in which every clause stands; private to put_catalog*.c. */
#include "assemble/texts.h"

typedef struct {
	jk_xml_text xml;
	const jk_catalog *catalog;
	jk_arena *arena;
	const jk_document_kind *kind; /* the paper being written */
	const jk_clause *clause;      /* the clause, NULL in rows */
	jk_list used;                 /* jk_parameter of the unit, each once */
	int no_memory;
} jk_catalog_text;

/* --- words (put_catalog_words.c) --- */

/* The word of a term in the first vocabulary that has it; the key when none has. */
const char *jk_catalog_word(const jk_catalog *catalog, const char *key);
/* Appends a text as XML, its slots as people read them: terms in words, 〔label〕 of a parameter, 〔title〕 of a clause. */
void jk_catalog_put_phrase(jk_catalog_text *t, const jk_phrase *phrase);
/* The same as a plain text in the arena. */
const char *jk_catalog_phrase(jk_catalog_text *t, const jk_phrase *phrase);
/* Appends 〔…のとき〕 and 〔…ごと〕 for the conditions given; nothing for NULL. */
void jk_catalog_put_conditions(jk_catalog_text *t, const jk_xpath *only_if, const jk_xpath *each);
/* <parameter> and, for one that the clause owns, a <cell> with its defaults and bounds. */
void jk_catalog_put_parameter(jk_catalog_text *t, const jk_parameter *parameter);
void jk_catalog_put_bounds(jk_catalog_text *t, const jk_parameter *parameter);
/* <cell name title>text</cell>; nothing for a NULL or empty text. */
void jk_catalog_put_cell(jk_catalog_text *t, const char *name, const char *title, const char *text);

/* --- wording (put_catalog_text.c) --- */

/* <text> of a clause in the paper; and the parameters that it names, added to `used`. */
void jk_catalog_put_text(jk_catalog_text *t, const jk_clause_text *text);
void jk_catalog_use(jk_catalog_text *t, const jk_element *element);
void jk_catalog_use_phrase(jk_catalog_text *t, const jk_phrase *phrase);
void jk_catalog_use_parameter(jk_catalog_text *t, const jk_parameter *parameter);

#endif
