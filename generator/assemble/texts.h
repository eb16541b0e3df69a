#ifndef JK_ASSEMBLE_TEXTS_H
#define JK_ASSEMBLE_TEXTS_H
/* What the texts made from a set share; private to the room. */
#include "assemble/set.h"
#include "base/diagnostic.h"
#include "base/json.h"

/* Which clauses a text tells of; a NULL member does not restrict. */
typedef struct {
	const char *kind; /* document kind */
	const jk_clause *clause;
	const jk_provision *provision; /* that the clause covers */
	int with_text;                 /* JSON: with the wording */
} jk_selection;
int jk_selects_document(const jk_selection *selection, const jk_set_document *document);
int jk_selects_clause(const jk_selection *selection, const jk_set_clause *clause);

/* "profile", "catalog", "undecided". */
const char *jk_origin_word(jk_value_origin origin);
/* "yes" or "no". */
const char *jk_yes_no(int flag);

/* The wording of a clause with its numbers (put_text.c). */
void jk_put_clause_text(jk_buffer *out, const jk_clause_set *set, const jk_set_clause *clause);
/* The member "groups" of `clauses` and `explain` (put_json.c). */
void jk_json_groups(jk_json *json, const jk_clause_set *set, const jk_selection *selection);
/* The member "catalog", and those that name the profile (put_json.c). */
void jk_json_head(jk_json *json, const jk_clause_set *set);

/* Canonical XML: one element a line but within sentences, two spaces for each level (put_xml.c). */
typedef struct {
	jk_buffer *out;
	unsigned depth;
} jk_xml_text;
/* "<name" on a line of its own; the attributes follow. */
void jk_xml_text_start(jk_xml_text *xml, const char *name);
/* An attribute; nothing when the value is NULL. */
void jk_xml_text_attribute(jk_xml_text *xml, const char *name, const char *value);
void jk_xml_text_number(jk_xml_text *xml, const char *name, unsigned value);
/* ">" before children, "/>" without any, ">text</name>". */
void jk_xml_text_open(jk_xml_text *xml);
void jk_xml_text_empty(jk_xml_text *xml);
void jk_xml_text_content(jk_xml_text *xml, const char *name, const char *text);
void jk_xml_text_end(jk_xml_text *xml, const char *name);
/* A whole element with text and nothing else; nothing when the text is NULL. */
void jk_xml_text_element(jk_xml_text *xml, const char *name, const char *text);
/* <text>…</text> of a clause, and the content of an element that holds nothing but spans (put_blocks.c). */
void jk_xml_text_blocks(jk_xml_text *xml, const jk_set_document *document, const jk_set_clause *clause);
void jk_xml_text_spans(jk_xml_text *xml, const jk_list *spans);
/* <parameter>, <provision> and <revision> of a clause or row; <provisions> of the standard (put_about.c). */
void jk_xml_text_value(jk_xml_text *xml, const jk_value *value);
void jk_xml_text_covers(jk_xml_text *xml, const jk_cover *covers, size_t count);
void jk_xml_text_revisions(jk_xml_text *xml, const jk_revision *revisions, size_t count);
void jk_xml_text_provisions(jk_xml_text *xml, const jk_clause_set *set, const jk_selection *selection);

#endif
